"""An editor has the last word: what is decided of an event holds, outlasts what comes after, and can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.connectors import edits as log
from dateline.connectors.layout import Layout
from dateline.connectors.store import open_reader
from dateline.pipelines import rebuild
from dateline.pipelines.deciding import Place, Saying, Taken, decide, take_in, undo
from dateline.schemas.edit import OTHER, to_line
from dateline.schemas.errors import DatelineError, UsageError
from tests.pipelines.conftest import Clock
from tests.pipelines.editing import (
    CHAIR,
    DAM,
    GAZETTE,
    HERALD,
    VOTE,
    WHO,
    WHY,
    ask,
    copied,
    event,
    say,
    timeline,
)
from tests.pipelines.editing import take_in as ingest

VOTED = ("2016-05-04", "occurred", "The Harlan council voted, to close the old bridge near the mill")
INSPECTED = ("2016-06-02", "occurred", "Engineers inspected the dam")
ELECTED = ("2016-07-11", "occurred", "The school board elected Rosa Quill its chair")


def taken_back(store: Path, clock: Clock, edit_id: str) -> None:
    undo(edit_id, WHO, "no, they do not", Place(store), clock)


def test_a_hidden_event_is_on_no_timeline_and_is_shown_again_when_that_is_undone(newsroom: Path, clock: Clock) -> None:
    done = say(newsroom, clock, "hide", dam := event(newsroom, DAM))
    assert timeline(newsroom) == [VOTED, ELECTED]
    assert done.event_ids == (dam,)
    with pytest.raises(UsageError, match=f"hidden already, by {WHO}"):
        say(newsroom, clock, "hide", dam)
    taken_back(newsroom, clock, done.edit.edit_id[:6])
    assert timeline(newsroom) == [VOTED, INSPECTED, ELECTED]


def test_date_status_headline_and_note_are_the_editor_s(newsroom: Path, clock: Clock) -> None:
    dam = event(newsroom, DAM)
    say(newsroom, clock, "date", dam, value="2016-06-03/..")
    say(newsroom, clock, "status", dam, value="cancelled")
    say(newsroom, clock, "headline", dam, value="  Dam  to be\ninspected ")
    say(newsroom, clock, "note", dam, value="Confirmed by phone")
    assert timeline(newsroom) == [VOTED, ("2016-06-03/..", "cancelled", "Dam to be inspected"), ELECTED]
    said = ask(newsroom, "select action, value, editor, why, event_ids from edit order by ordinal")
    assert [row[:2] for row in said][2:] == [("headline", "Dam to be inspected"), ("note", "Confirmed by phone")]
    assert {row[2:4] for row in said} == {(WHO, WHY)}
    assert all(row[4] == [dam] for row in said)


def test_of_two_that_contradict_each_other_the_later_holds_until_it_is_undone(newsroom: Path, clock: Clock) -> None:
    dam = event(newsroom, DAM)
    say(newsroom, clock, "status", dam, value="denied")
    later = say(newsroom, clock, "status", dam, value="possible").edit.edit_id
    assert timeline(newsroom)[1][1] == "possible"
    taken_back(newsroom, clock, later)
    assert timeline(newsroom)[1][1] == "denied"
    [(by,)] = ask(newsroom, "select undone_by from edit where edit_id = $edit", edit=later)
    with pytest.raises(UsageError, match=f"taken back already, by {by}"):
        taken_back(newsroom, clock, later)
    taken_back(newsroom, clock, by)
    assert timeline(newsroom)[1][1] == "possible"


def test_merged_events_are_one_and_apart_again_when_that_is_undone(newsroom: Path, clock: Clock) -> None:
    dam, chair = event(newsroom, DAM), event(newsroom, CHAIR)
    done = say(newsroom, clock, "merge", dam, chair)
    assert len(timeline(newsroom)) == 2
    assert event(newsroom, DAM) == event(newsroom, CHAIR) == done.event_ids[0]
    with pytest.raises(UsageError, match="one event already"):
        say(newsroom, clock, "merge", dam, chair)
    taken_back(newsroom, clock, done.edit.edit_id)
    assert timeline(newsroom) == [VOTED, INSPECTED, ELECTED]


def test_what_is_split_off_is_an_event_of_its_own(newsroom: Path, clock: Clock) -> None:
    vote = event(newsroom, VOTE)
    told = dict(ask(newsroom, "select quote, mention_id from evidence where event_id = $e", e=vote))
    assert len(told) == 3  # two that tell of the vote with its day, and a title
    [gazette] = [mention for quote, mention in told.items() if "near the mill" in quote]
    done = say(newsroom, clock, "split", vote, statements=(gazette[:8],))
    assert len(done.event_ids) == 2
    assert len(timeline(newsroom)) == 4
    assert [ground.side for ground in done.edit.grounds] == [0, 0, OTHER]


def test_a_split_must_name_statements_of_the_event_and_leave_some(newsroom: Path, clock: Clock) -> None:
    vote, dam = event(newsroom, VOTE), event(newsroom, DAM)
    with pytest.raises(UsageError, match="no statement of this event"):
        say(newsroom, clock, "split", vote, statements=(dam,))
    with pytest.raises(UsageError, match="leaves none"):
        say(newsroom, clock, "split", dam, statements=(dam,))
    assert not Layout.of(newsroom).edits.exists()


@pytest.mark.parametrize(
    ("saying", "words"),
    [
        (Saying("date", ("x",), WHO, WHY, "last Tuesday"), "no date in EDTF"),
        (Saying("status", ("x",), WHO, WHY, "likely"), "give one of occurred, scheduled"),
        (Saying("headline", ("x",), WHO, WHY, " "), "empty"),
        (Saying("hide", ("x",), " ", WHY), "--by NAME: is empty"),
        (Saying("hide", ("x",), WHO, ""), "--why TEXT: is empty"),
        (Saying("hide", ("x",), WHO, WHY), "no such event"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words_and_not_kept(
    newsroom: Path, clock: Clock, saying: Saying, words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        decide(saying, Place(newsroom), clock)
    assert not Layout.of(newsroom).edits.exists()


def test_a_decision_holds_in_what_was_known_before_it_and_audits_show_what_was_said(
    newsroom: Path, clock: Clock
) -> None:
    say(newsroom, clock, "headline", event(newsroom, DAM), value="Dam seen to")
    known = "select headline from timeline_as_of('all', timestamp '2029-06-01')"
    current = "select headline from timeline where story = 'all'"
    assert ("Dam seen to",) in ask(newsroom, current)
    assert set(ask(newsroom, known)) <= set(ask(newsroom, current))
    audit = "select headline from event_history($event) where recorded_to is not null"
    assert ask(newsroom, audit, event=event(newsroom, DAM)) == [("Engineers inspected the dam",)]


def test_decisions_outlast_the_same_articles_and_a_new_version(newsroom: Path, clock: Clock) -> None:
    say(newsroom, clock, "hide", event(newsroom, DAM))
    assert ingest(newsroom, clock).changed == 0
    report = ingest(newsroom, clock, herald=f"{HERALD}The mayor resigned on August 1, 2016.\n")
    assert report.stale == 0
    assert [row[0] for row in timeline(newsroom)] == ["2016-05-04", "2016-07-11", "2016-08-01"]


@pytest.mark.nightly
def test_decisions_outlast_a_rebuild(newsroom: Path, clock: Clock) -> None:
    say(newsroom, clock, "hide", event(newsroom, DAM))
    say(newsroom, clock, "date", event(newsroom, CHAIR), value="2016-07")
    told = timeline(newsroom)
    rebuild.run(rebuild.RebuildOptions(newsroom, workers=1), clock)
    assert timeline(newsroom) == told
    assert len(told) == 2


def test_a_decision_that_lost_its_ground_is_reported_and_holds_again_when_that_comes_back(
    newsroom: Path, clock: Clock
) -> None:
    say(newsroom, clock, "status", event(newsroom, DAM), value="denied")
    report = ingest(newsroom, clock, herald=HERALD.splitlines()[2] + "\n")
    assert report.stale == 1
    assert "1 decision of editors has lost its ground: dateline edit list --stale" in report.lines()
    assert ask(newsroom, "select stale, reason, event_ids from edit") == [(True, "unsaid", [])]
    assert ingest(newsroom, clock, herald=f"{HERALD}It rained.\n").stale == 0
    assert ("2016-06-02", "denied", "Engineers inspected the dam") in timeline(newsroom)


@pytest.mark.nightly
def test_a_retracted_event_can_be_decided_of_in_advance(newsroom: Path, clock: Clock) -> None:
    dam = event(newsroom, DAM)
    ingest(newsroom, clock, herald=HERALD.splitlines()[2] + "\n")
    assert say(newsroom, clock, "hide", dam).reason == "unsaid"
    ingest(newsroom, clock, herald=f"{HERALD}It rained.\n")
    assert event(newsroom, DAM) == dam
    assert timeline(newsroom) == [VOTED, ELECTED]


def test_what_one_store_gives_out_another_takes_in_and_tells_the_same(
    newsroom: Path, read_once: Path, tmp_path: Path, clock: Clock
) -> None:
    say(newsroom, clock, "hide", event(newsroom, DAM))
    say(newsroom, clock, "date", event(newsroom, CHAIR), value="2016-07")
    other = copied(read_once, tmp_path / "other")
    with open_reader(newsroom) as db:
        given = log.stored(db)
    lines = [to_line(edit).encode() for edit in given]
    assert take_in(lines, "edits.jsonl", Place(other), clock) == Taken(given, 0, 0)
    assert timeline(other) == timeline(newsroom)
    assert take_in(lines, "edits.jsonl", Place(other), clock) == Taken((), 2, 0)
    assert log.read(Layout.of(other).edits) == log.read(Layout.of(newsroom).edits) == given


@pytest.mark.nightly
def test_decisions_of_articles_that_are_not_here_wait_for_them(newsroom: Path, tmp_path: Path, clock: Clock) -> None:
    say(newsroom, clock, "hide", event(newsroom, DAM))
    lines = Layout.of(newsroom).edits.read_bytes().splitlines()
    (tmp_path / "other").mkdir()
    other = tmp_path / "other" / "harlan.duckdb"
    ingest(other, clock, gazette=GAZETTE)
    take_in(lines, "edits.jsonl", Place(other), clock)
    assert ask(other, "select stale, reason from edit") == [(True, "gone")]
    ingest(other, clock, herald=HERALD)
    assert timeline(other) == timeline(newsroom)


def test_a_file_with_one_damaged_line_is_taken_in_not_at_all(newsroom: Path, clock: Clock) -> None:
    good = say(newsroom, clock, "hide", event(newsroom, DAM)).edit
    lines = [to_line(good).encode(), to_line(good).replace("hide", "date").encode()]
    with pytest.raises(DatelineError, match="theirs, line 2"):
        take_in(lines, "theirs", Place(newsroom), clock)
    assert len(log.read(Layout.of(newsroom).edits)) == 1
