"""What changed is said in words, event by event."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from dateline.pipelines.cli.output import draw
from dateline.pipelines.cli.render import Event
from dateline.pipelines.cli.render_changes import Change, because, changes, grouped, summary, words

T = datetime.fromisoformat
RULING = Event(
    event_id="abcdef0123456789",
    edtf="2021-02-03",
    earliest=date(2021, 2, 3),
    latest=date(2021, 2, 3),
    granularity="day",
    status="scheduled",
    kind="ruling",
    headline="The court rules on the dam",
    places=("Basel, Switzerland",),
    n_articles=3,
    n_independent=2,
)
LATER = replace(RULING, event_id="fedcba9876543210", earliest=date(2021, 3, 1), latest=date(2021, 3, 1))


def change(kind, was=None, now=None, other=None):
    return Change(kind, other, was, now, T("2021-02-01 10:00"))


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (change("status", "scheduled", "occurred"), "status: scheduled → occurred"),
        (change("more sources", "1", "2"), "more sources: 1 → 2"),
        (change("moved", "2021-02", "2021-02-03"), "moved: Feb 2021 → Wed 3 Feb 2021"),
        (change("moved", None, "2021-02-03/.."), "moved: undated → from 3 Feb 2021"),
        (change("headline", "A ruling is due", "The court rules"), "told before as “A ruling is due”"),
        (change("merged", "A ruling", "The verdict", "fedc"), "merged into fedc: The verdict"),
        (change("split", "A ruling", "The verdict", "fedc"), "split off from fedc: A ruling"),
        (change("renamed", "fedc", "abcd"), "id was fedc"),
        (change("corrected", "12", "14"), "the article says “14”, no longer “12”"),
        (change("corrected", "a second suspect"), "the article no longer says “a second suspect”"),
        (change("corrected", None, "not"), "the article adds “not”"),
        (change("added"), "added"),
        (change("retracted"), "retracted: no article says it any more"),
    ],
)
def test_a_change_is_said_in_words(found, said):
    assert words(found) == said


def test_changes_of_one_event_stand_together_in_order_of_time():
    rows = [
        (LATER, change("added")),
        (RULING, change("status", "a", "b")),
        (RULING, change("more sources", "1", "2")),
    ]
    found = grouped(rows)
    assert [one.event for one in found] == [RULING, LATER]
    assert [len(one.changes) for one in found] == [2, 1]
    assert [one.what for one in found] == ["changed", "come"]


def test_marks_tell_what_came_went_and_changed():
    page = draw(changes(grouped([(RULING, change("retracted")), (LATER, change("added"))]), 80), 80)
    assert "− Wed 3 Feb 2021" in page
    assert "+ Mon 1 Mar 2021" in page
    assert "~ Wed 3 Feb 2021" in draw(changes(grouped([(RULING, change("status", "a", "b"))]), 80), 80)


def test_an_event_that_stands_says_how_and_one_that_is_gone_does_not():
    stands = draw(changes(grouped([(RULING, change("added"))]), 80), 80)
    gone = draw(changes(grouped([(RULING, change("retracted"))]), 80), 80)
    assert "2 sources, 3 articles · Basel, Switzerland" in stands
    assert "2 sources" not in gone


def test_the_summary_counts_events_and_names_the_period():
    found = grouped([(RULING, change("retracted")), (LATER, change("added"))])
    assert summary(found, T("2021-02-01 23:59:59"), T("2021-02-02 08:00")) == (
        "2 events from the end of Mon 1 Feb 2021, UTC to Tue 2 Feb 2021, 08:00 UTC: 1 added, 1 gone"
    )
    assert summary([], T("2021-02-01 08:00"), None) == "no events since Mon 1 Feb 2021, 08:00 UTC"


def test_changes_of_one_cause_stand_together_before_it():
    notice = "An earlier version misstated the number."
    caused = [
        replace(change("corrected", "12", "14"), cause="correction", source="Post", notice=notice),
        replace(change("moved", "2021-02-02", "2021-02-03"), cause="silent edit", source="Post"),
        replace(change("status", "possible", "scheduled"), cause="silent edit", source="Post"),
    ]
    page = " ".join(draw(changes(grouped([(RULING, one) for one in caused]), 400), 400).split())
    assert f"no longer “12” (correction: Post, “{notice}”) · moved: Tue 2 Feb 2021 → Wed 3 Feb 2021 · status" in page
    assert "possible → scheduled (silent edit: Post)" in page


def test_a_cause_names_an_article_without_a_source_by_the_end_of_its_address():
    found = replace(change("added"), cause="new article", source="", uri="file:///in/letters.txt")
    assert because(found) == "new article: letters.txt"
    assert because(change("added")) == ""
