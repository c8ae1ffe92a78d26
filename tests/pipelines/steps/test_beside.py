"""Several events of one sentence, each with a line of its own."""

from __future__ import annotations

import pytest

from .mentioning import Told


def lines(sentence: str) -> dict[str, str]:
    """The headline of each mention, by its trigger."""
    return {mention.trigger: mention.headline for mention in Told(sentence).mentions}


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        (
            "A fire broke out on Friday and destroyed four sheds.",
            {"fire": "A fire broke out", "destroyed": "A fire destroyed four sheds"},
        ),
        (
            "In 2012 Mr. Brown vetoed a fishing bill, but signed another after the storm.",
            {"vetoed": "Mr. Brown vetoed a fishing bill", "signed": "Mr. Brown signed another after the storm"},
        ),
        (
            "Ann Lee waited until after the 2014 elections, then announced her retreat.",
            {
                "waited": "Ann Lee waited until after the 2014 elections",
                "announced": "Ann Lee announced her retreat",
                "elections": "The 2014 elections",
            },
        ),
        (
            "Bo Diaz toured the port on Monday, accusing Alba of delay and promising to build a road.",
            {"accusing": "Bo Diaz accusing Alba of delay", "promising": "Bo Diaz promising to build a road"},
        ),
        (
            "Police said on Monday that two men were killed in the harbour on Sunday.",
            {"killed": "Two men were killed in the harbour"},
        ),
        (
            "The ministry originally planned to open 12 offices, but may close two in 2031.",
            {"close": "The ministry may close two"},
        ),
    ],
)
def test_each_event_is_told_by_its_own_verb_under_the_common_subject(sentence: str, own: dict[str, str]) -> None:
    found = lines(sentence)
    assert {trigger: found.get(trigger) for trigger in own} == own


@pytest.mark.parametrize(
    ("sentence", "trigger", "never"),
    [
        ("Ann Lee left on Friday and was accused of lying and hiding the notes.", "hiding", "Ann Lee hiding the notes"),
        ("The council did not sign the pact on Friday and left the hall.", "left", "The council left the hall"),
        (
            "Alvarez testified on Friday that Roe had called him to the bedroom, telling him of the pills.",
            "telling",
            "Alvarez telling him of the pills",
        ),
        ("Ann Lee pardoned or freed three men on Friday.", "pardoned", "Ann Lee pardoned"),
        (
            "Mayor Ann Lee said on Friday Kim had been called to the town hall but was killed before he arrived.",
            "killed",
            "Mayor Ann Lee was killed before he arrived",
        ),
        (
            "Alba accused Brenn on Friday of breaking the pact by arming the rebels.",
            "arming",
            "Alba arming the rebels",
        ),
        (
            "Three more cases were found in Alba, Ann Lee said on Friday, bringing the number to nine.",
            "bringing",
            "Three more cases were found in Alba, Ann Lee bringing the number to nine",
        ),
        ("Two planes were flown to Alba by defecting pilots on Friday.", "defecting", "Two planes defecting pilots"),
        ("Ann Lee spoke on Friday in Alba, not promising a road.", "promising", "Ann Lee promising a road"),
    ],
)
def test_nothing_is_put_under_a_subject_that_did_not_do_it(sentence: str, trigger: str, never: str) -> None:
    assert lines(sentence).get(trigger) != never


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("The ministry told towns on Friday they must pay the fee by June.", "Towns must pay the fee by June"),
        (
            "The ministry sent letters on Friday to four towns in need, telling them they would not be eligible "
            "for aid unless they open their stores.",
            "Four towns would not be eligible for aid unless they open their stores",
        ),
        ("On Friday the council called on the mayor to resign.", "The mayor to resign"),
        ("Residents were told on Friday to boil their water.", "Residents to boil their water"),
        ("Ann Lee threatened on Friday to deny the towns all aid.", "Ann Lee to deny the towns all aid"),
        (
            "Ann Lee toured Alba on Friday, threatening to deny its towns all aid.",
            "Ann Lee to deny its towns all aid",
        ),
    ],
)
def test_what_is_demanded_or_threatened_says_who_is_to_do_it(sentence: str, line: str) -> None:
    assert line in [m.headline for m in Told(sentence).mentions if m.status in ("demanded", "threatened")]


@pytest.mark.parametrize(
    ("sentence", "trigger", "line"),
    [
        (
            "Ann Lee said the pair who flew to Alba on Friday had not been in the harbour.",
            "flew",
            "The pair flew to Alba",
        ),
        ("The man who was shot dead on Monday had been unarmed.", "shot", "The man was shot dead"),
        (
            "The trial of Ann Lee, which was to begin on Sept. 9, has been put off.",
            "begin",
            "The trial of Ann Lee was to begin",
        ),
        (
            "The case goes to court in Alba, where towns resist in the face of a new law, which takes effect Sept. 1.",
            "takes",
            "A new law takes effect",
        ),
        (
            "A hearing before Judge Ann Lee is set for Wednesday, March 20.",
            "set",
            "A hearing before Judge Ann Lee is set for Wednesday, March 20",
        ),
        ("Four people were killed and 11 were injured on Friday in the blast.", "killed", "Four people were killed"),
        (
            "Kim Roe, the manager, was arrested on Friday and pleaded not guilty.",
            "pleaded",
            "Kim Roe, the manager, pleaded not guilty",
        ),
        (
            "Leaks are seldom, Kim wrote in the new paper, which was published online on Monday in the journal Alba.",
            "published",
            "The new paper was published online in the journal Alba",
        ),
        (
            "Kim was the last doctor there when Ann Lee died on Friday and it seems all are angry with him.",
            "died",
            "Ann Lee died",
        ),
        (
            "Before the war, Alba exported a million tons of grain in 2010.",
            "exported",
            "Before the war, Alba exported a million tons of grain",
        ),
        (
            "Reporters were aboard Secretary of State Ann Lee's plane, which landed in Alba on Friday.",
            "landed",
            "Reporters were aboard Secretary of State Ann Lee's plane, which landed in Alba",
        ),
        (
            "“We let him go,” Kim said on Friday, hours after the denial, and insisted he was coming back.",
            "insisted",
            "Kim insisted he was coming back",
        ),
    ],
)
def test_a_clause_ends_where_another_begins(sentence: str, trigger: str, line: str) -> None:
    assert lines(sentence)[trigger] == line
