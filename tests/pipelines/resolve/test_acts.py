"""One act is who does what to what: the same verb, doer and object, however unlike the other words are."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dateline.pipelines.resolve.acts import is_telling, one_object
from dateline.pipelines.resolve.alike import same_event
from dateline.pipelines.resolve.finding import Finder
from dateline.pipelines.resolve.retelling import looked_up, tells_again
from tests.laws.harness import article
from tests.pipelines.resolve.test_across_articles import store
from tests.pipelines.resolve.test_states import item

PORT = replace(
    item("port", 1),
    kind="announcement",
    trigger="declared",
    lemma="declare",
    headline="The Port Council declared a quarantine for every ship from the south",
    terms=("quarantin", "ship", "south"),
    weights=(7.0, 3.0, 2.0),
    doers=frozenset({"Port Council"}),
)
FULL = replace(
    PORT,
    mention_id="full",
    version_id="v-full",
    article_id="a-full",
    headline="The Port Council declared it a full quarantine, and sent the pilots home",
    terms=("full", "home", "pilot", "quarantin"),
    weights=(3.0, 3.0, 6.0, 2.0),
)


@pytest.mark.parametrize(
    ("line", "other", "one"),
    [
        ("Lee declared a strict quarantine", "Lee declared it a full quarantine", True),
        ("Lee declared a quarantine", "A quarantine was declared by Lee", True),
        ("Lee declared a quarantine", "Lee declared a ceasefire after a quarantine", False),
        ("Lee declared a plan", "Lee declared another plan", False),  # plans are many
        ("Lee declared 14 harbours closed", "Lee declared 25 harbours closed", False),
        ("Lee declared a quarantine", "Lee declared two quarantines", False),
        ("Lee declared quarantines", "Lee declared two quarantines", True),
        ("Lee unveiled a quarantine", "Lee declared a quarantine", False),  # no such word in the first
    ],
)
def test_an_object_is_one_by_its_telling_words_and_its_number(line: str, other: str, one: bool):
    assert one_object(line, "declared", other, "declared") is one


def test_talk_has_no_telling_object():
    assert is_telling("declare", "announcement")
    assert not is_telling("say", "statement")
    assert not is_telling("say", "other")
    assert not is_telling("have", "other")


def test_unlike_words_of_one_act_are_one_event_and_are_found():
    assert same_event(PORT, FULL, {})
    assert list(Finder([PORT, FULL], {}).earlier(1)) == [0]
    for other in (
        replace(FULL, doers=frozenset({"Harbour Union"})),
        replace(FULL, doers=frozenset()),
        replace(FULL, lemma="lift"),
        replace(FULL, status="threatened"),
        replace(FULL, headline="The Port Council declared a budget"),
        replace(FULL, persons=frozenset({"Bo Ray"})),
    ):
        first = replace(PORT, persons=frozenset({"Ann Lee"})) if other.persons else PORT
        assert not same_event(first, other, {}), other


def test_a_person_acts_under_any_form_of_the_name():
    lee = replace(PORT, doers=frozenset({"Ann Lee"}), actors=frozenset({"Ann Lee"}))
    surname = replace(FULL, doers=frozenset({"Lee"}), actors=frozenset({"Lee"}))
    assert same_event(lee, surname, {})
    assert list(Finder([lee, surname], {}).earlier(1)) == [0]
    assert not same_event(lee, replace(surname, doers=frozenset({"Bo Lee"}), actors=frozenset({"Bo Lee"})), {})


def test_the_week_of_an_act_tells_of_its_day():
    assert PORT.earliest is not None
    week = replace(FULL, earliest=PORT.earliest - timedelta(2), latest=PORT.earliest + timedelta(4), edtf="")
    assert tells_again(week, PORT, near=False)
    assert not tells_again(replace(week, doers=frozenset({"Harbour Union"})), PORT, near=False)
    before = replace(week, latest=PORT.earliest - timedelta(1))
    assert not tells_again(before, PORT, near=False)
    assert all("announcement" in names for names in looked_up())


def test_a_declaration_is_one_event_on_its_day_in_whatever_order_its_reports_come():
    day = article(
        "echo", "2031-05-07T10:00:00Z", "Ann Lee declared a strict quarantine on Tuesday, to the pilots’ anger."
    )
    full = article("post", "2031-05-07T12:00:00Z", "On Tuesday Mayor Ann Lee declared it a full quarantine.")
    week = article("star", "2031-05-14T10:00:00Z", "Last week Ann Lee declared a quarantine that closed seven piers.")
    for order in ((day, full, week), (week, full, day)):
        rows = store(order).db.execute(
            "select edtf, n_articles from timeline where story = 'all' and kind = 'announcement' order by all"
        )
        assert rows.fetchall() == [("2031-05-06", 3)]
