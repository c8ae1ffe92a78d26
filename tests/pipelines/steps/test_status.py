"""What a sentence says of each thing that it tells: done, planned, demanded, threatened, possible, denied, off."""

from __future__ import annotations

import pytest

from dateline.pipelines.steps.drafts import drafts, sentence
from dateline.pipelines.steps.tagging import line


def told(words: str, *, present: bool = False) -> dict[str, str]:
    """Each trigger with its status, of a sentence that dates nothing."""
    row = line(words, 0, len(words), (), ())
    parsed = sentence(row, 0, 0, present, opening=False, follows=True)
    return {words[draft.trigger : draft.trigger_end]: draft.status for draft in drafts(parsed, {})}


@pytest.mark.parametrize(
    ("words", "trigger", "status"),
    [
        ("The union sued the port.", "sued", "occurred"),
        ("The union has sued the port.", "sued", "occurred"),
        ("The union is suing the port.", "suing", "occurred"),
        ("The council will vote on the plan.", "vote", "scheduled"),
        ("The court is set to rule on the ban.", "rule", "scheduled"),
        ("The union may sue the port.", "sue", "possible"),
        ("The union is likely to sue the port.", "sue", "possible"),
        ("The council considered suing the port.", "suing", "possible"),
        ("The minister asked the ports to show their books.", "show", "demanded"),
        ("Owners must repair the cranes.", "repair", "demanded"),
        ("He threatened to close the port.", "close", "threatened"),
        ("He vowed to withhold money from the port.", "withhold", "threatened"),
        ("She vowed to rebuild the pier.", "rebuild", "proposed"),
        ("The city planned to buy two ferries.", "buy", "proposed"),
        ("Lee said the city would appeal.", "appeal", "proposed"),
        ("The senate passed a bill that would ban nets.", "ban", "proposed"),
        ("The mayor did not sign the bill.", "sign", "denied"),
        ("The mayor refused to sign the bill.", "sign", "denied"),
        ("The mayor denied that she met the owner.", "met", "denied"),
        ("The owner began to build a wall.", "build", "occurred"),
        ("She left after dropping the charges.", "dropping", "occurred"),
        ("The owners said nothing.", "said", "denied"),
        ("Lee announced her decision to sue the port.", "sue", "threatened"),
        ("Lee defended her decision to sue the port.", "sue", "occurred"),
        ("Prices rose after the board's vote to shut the mine.", "shut", "occurred"),
        ("The ruling prompted the union to pull its money.", "pull", "occurred"),
    ],
)
def test_status_is_what_tense_modal_and_governor_say(words: str, trigger: str, status: str) -> None:
    assert told(words)[trigger] == status


def test_the_condition_of_a_threat_is_what_is_demanded() -> None:
    assert told("He threatened to close the port if they do not repair the cranes.") == {
        "threatened": "occurred",
        "close": "threatened",
        "repair": "demanded",
    }


def test_what_follows_and_under_one_governor_has_its_status() -> None:
    assert told("The judge ordered the firm to inspect and repair the cranes.") == {
        "ordered": "occurred",
        "inspect": "demanded",
        "repair": "demanded",
    }


@pytest.mark.parametrize(
    "words",
    [
        "The city has a port.",
        "The union wants a larger pier.",
        "Cities often sue their owners.",
        "The law prohibits nets.",
        "The letter says that the pier is old.",
        "Critics say the pier is old.",
        "The firm has never paid a fine.",
        "The council met in a hall to save money.",
        "The port could have been saved.",
    ],
)
def test_states_habits_rules_and_purposes_have_none(words: str) -> None:
    assert set(told(words)) <= {"met"}


def test_who_is_named_says_and_what_is_written_does_not() -> None:
    assert told("“The pier is old,” says Ann Lee.") == {"says": "occurred"}
    assert told("The report says that the pier is old.") == {}


def test_a_headline_tells_the_past_in_the_present() -> None:
    assert told("Court blocks ban on nets", present=True) == {"blocks": "occurred"}


def test_a_press_conference_presses_nobody() -> None:
    told_by = told("Lee speaks during a storm preparedness press conference in Doral.", present=True)
    assert "press" not in told_by
    assert "press" in told("They press the mayor to resign.", present=True)
