"""What was known when, and what changed between two instants."""

from __future__ import annotations

from datetime import date, datetime

import duckdb
import pytest

from .conftest import FIRST, KNOWN, SECOND, insert, state

Db = duckdb.DuckDBPyConnection
CHANGES = "select change, event_id, other_id, was, now, known_at from {}"


def changes(db: Db, call: str) -> list[tuple[object, ...]]:
    return db.sql(CHANGES.format(call)).fetchall()


# ------------------------------------------------------------------------------------------------ instants


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("timestamp '2031-05-05 06:59:59'", datetime(2031, 5, 5, 6, 59, 59)),
        ("date '2031-05-05'", datetime(2031, 5, 5, 23, 59, 59, 999999)),
        ("'2031-05-05'", datetime(2031, 5, 5, 23, 59, 59, 999999)),
        ("'2031-05-05 07:00'", datetime(2031, 5, 5, 7)),
        ("'2031-05-05T07:00:00Z'", datetime(2031, 5, 5, 7)),
        ("'2031-05-05T07:00:00-07:00'", datetime(2031, 5, 5, 14)),
        ("timestamptz '2031-05-05 07:00:00-07'", datetime(2031, 5, 5, 14)),
        ("null", None),
    ],
)
@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles"])
def test_an_instant_means_the_same_however_it_is_written(desk: Db, written: str, meant: datetime, zone: str) -> None:
    desk.execute(f"set TimeZone = '{zone}'")
    assert desk.sql(f"select as_instant({written})").fetchall() == [(meant,)]


# ------------------------------------------------------------------------------------------------ as of


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ("timestamp '2031-05-02 07:59:59'", []),
        ("timestamp '2031-05-02 08:00'", [("2031-06-01", 1)]),
        ("date '2031-05-02'", [("2031-06-01", 2)]),
        ("date '2031-05-05'", [("2031-06-08", 3)]),
        ("timestamp '2031-05-06 06:59:59'", [("2031-06-08", 3)]),
        ("timestamp '2031-05-06 07:00'", [("2031-06-09", 3)]),
        ("date '2099-01-01'", [("2031-06-09", 3)]),
    ],
)
def test_as_of_tells_what_was_known_then_and_nothing_undated(newsroom: Db, known: str, told: list[object]) -> None:
    assert (
        newsroom.sql(f"select edtf, n_articles from timeline_as_of('all', {known}) where event_id = 'close'").fetchall()
        == told
    )


def test_as_of_tells_one_story(newsroom: Db) -> None:
    rows = newsroom.sql("select distinct story, event_id from timeline_as_of('harbour', date '2031-05-05')").fetchall()
    assert rows == [("harbour", "close")]


def test_as_of_forgets_what_was_corrected_since_only_since(newsroom: Db) -> None:
    met = "select count(*) from timeline_as_of('all', {}) where event_id = 'met'"
    assert newsroom.sql(met.format("date '2031-05-05'")).fetchall() == [(1,)]
    assert newsroom.sql(met.format("date '2031-05-06'")).fetchall() == [(0,)]


def test_as_of_has_the_columns_of_the_timeline(newsroom: Db) -> None:
    columns = newsroom.sql("from timeline").columns
    assert newsroom.sql("from timeline_as_of('all', date '2031-05-05')").columns == columns


# ------------------------------------------------------------------------------------------------ changes


def test_a_diff_tells_each_change_and_when_it_came_about(newsroom: Db) -> None:
    assert changes(newsroom, "timeline_diff('all', date '2031-05-02', date '2031-05-05')") == [
        ("added", "met", None, None, "Council meets", KNOWN["gazette1"]),
        ("headline", "close", None, "Bridge to close", "Bridge to close later", KNOWN["gazette1"]),
        ("more sources", "close", None, "1", "2", KNOWN["gazette1"]),
        ("moved", "close", None, "2031-06-01", "2031-06-08", KNOWN["gazette1"]),
    ]
    assert changes(newsroom, "timeline_diff('all', date '2031-05-05', date '2031-05-06')") == [
        ("retracted", "met", None, "Council meets", None, KNOWN["gazette2"]),
        ("moved", "close", None, "2031-06-08", "2031-06-09", KNOWN["gazette2"]),
    ]


def test_each_change_is_dated_by_itself_though_several_lie_between(newsroom: Db) -> None:
    found = {
        c: at for c, e, _, _, _, at in changes(newsroom, "timeline_diff('all', date '2031-05-02', date '2031-05-06')")
    }
    assert found == {
        "headline": KNOWN["gazette1"],
        "more sources": KNOWN["gazette1"],
        "moved": KNOWN["gazette2"],
    }


def test_a_diff_of_an_instant_with_itself_is_empty(newsroom: Db) -> None:
    for day in ("2031-05-01", "2031-05-02", "2031-05-06"):
        assert changes(newsroom, f"timeline_diff('all', date '{day}', date '{day}')") == []


def test_a_diff_backwards_undoes(newsroom: Db) -> None:
    back = changes(newsroom, "timeline_diff('all', date '2031-05-05', date '2031-05-02')")
    assert {(change, event) for change, event, *_ in back} == {
        ("retracted", "met"),
        ("headline", "close"),
        ("fewer sources", "close"),
        ("moved", "close"),
    }


def test_a_diff_from_nothing_adds_what_as_of_tells(newsroom: Db) -> None:
    added = newsroom.sql("select event_id from timeline_diff('all', date '2031-01-01', date '2031-05-05') order by 1")
    told = newsroom.sql("select event_id from timeline_as_of('all', date '2031-05-05') order by 1")
    assert added.fetchall() == told.fetchall()


def test_a_diff_shows_the_event_as_it_is_after_or_as_it_was_where_it_is_gone(newsroom: Db) -> None:
    assert newsroom.sql(
        "select event_id, headline, edtf, earliest, status, n_independent, places "
        "from timeline_diff('all', date '2031-05-05', date '2031-05-06')"
    ).fetchall() == [
        ("met", "Council meets", "2031-05-05", date(2031, 5, 5), "occurred", 1, ["Brinmouth"]),
        ("close", "Bridge to close later", "2031-06-09", date(2031, 6, 9), "scheduled", 2, ["Brinmouth"]),
    ]


def test_whats_new_compares_with_now(newsroom: Db) -> None:
    assert changes(newsroom, "whats_new('all', timestamp '2031-05-05 12:00')") == [
        ("retracted", "met", None, "Council meets", None, KNOWN["gazette2"]),
        ("moved", "close", None, "2031-06-08", "2031-06-09", KNOWN["gazette2"]),
        ("more sources", "close", None, "2", "3", None),
    ]


def test_what_undated_articles_say_is_new_once(newsroom: Db) -> None:
    found = changes(newsroom, f"whats_new('all', timestamp '{FIRST}')")
    assert ("more sources", "close", None, "1", "3", None) in found
    assert changes(newsroom, f"whats_new('all', timestamp '{SECOND}')") == []


def test_whats_new_tells_one_story(newsroom: Db) -> None:
    found = newsroom.sql("select distinct event_id from whats_new('harbour', timestamp '2031-01-01')").fetchall()
    assert found == [("close",)]


@pytest.fixture
def merged(desk: Db) -> Db:
    """Two events of 10 May that turn out on the 12th to be one, and one that turns out to be two."""
    day, ten, twelve = date(2031, 5, 9), datetime(2031, 5, 10), datetime(2031, 5, 12)
    for event in ("one", "other"):
        state(desk, event, day, known_from=ten, known_to=twelve if event == "other" else None, headline=event,
              current=event == "one")  # fmt: skip
        insert(desk, "membership", block="b", event_id=event, version_id="v", mention_id=event, known_from=ten,
               known_to=twelve if event == "other" else None, current=event == "one", recorded_from=FIRST)  # fmt: skip
    insert(desk, "membership", block="b", event_id="one", version_id="v", mention_id="other", known_from=twelve,
           current=True, recorded_from=FIRST)  # fmt: skip
    state(desk, "whole", day, known_from=ten, current=True, headline="whole")
    state(desk, "half", day, known_from=twelve, current=True, headline="half")
    insert(desk, "membership", block="b", event_id="whole", version_id="v", mention_id="half", known_from=ten,
           known_to=twelve, current=False, recorded_from=FIRST)  # fmt: skip
    insert(desk, "membership", block="b", event_id="half", version_id="v", mention_id="half", known_from=twelve,
           current=True, recorded_from=FIRST)  # fmt: skip
    return desk


@pytest.mark.parametrize(
    "call",
    ["timeline_diff('all', date '2031-05-10', date '2031-05-12')", "whats_new('all', date '2031-05-10')"],
)
def test_events_that_merge_or_split_are_not_told_as_lost_or_found(merged: Db, call: str) -> None:
    assert changes(merged, call) == [
        ("split", "half", "whole", "whole", "half", datetime(2031, 5, 12)),
        ("merged", "other", "one", "other", "one", datetime(2031, 5, 12)),
    ]


def test_an_event_whose_founding_statement_was_withdrawn_goes_on_under_the_next(desk: Db) -> None:
    day, ten, twelve = date(2031, 5, 9), datetime(2031, 5, 10), datetime(2031, 5, 12)
    state(desk, "old", day, known_from=ten, known_to=twelve, headline="Sinking", n_independent=2)
    state(desk, "new", day, known_from=twelve, current=True, headline="Sinking")
    for event, mention, start, end in (
        ("old", "old", ten, twelve),
        ("old", "new", ten, twelve),
        ("new", "new", twelve, None),
    ):
        insert(desk, "membership", block="b", event_id=event, version_id="v", mention_id=mention, known_from=start,
               known_to=end, current=end is None, recorded_from=FIRST)  # fmt: skip
    assert changes(desk, "timeline_diff('all', date '2031-05-10', date '2031-05-12')") == [
        ("fewer sources", "new", "old", "2", "1", twelve),
        ("renamed", "new", "old", "old", "new", twelve),
    ]


# ------------------------------------------------------------------------------------------------ history


def test_history_shows_each_state_with_when_it_was_known_and_recorded(newsroom: Db) -> None:
    assert newsroom.sql(
        "select edtf, n_articles, known_from, known_to, current, recorded_from, recorded_to from event_history('close')"
    ).fetchall() == [
        ("2031-06-01", 1, KNOWN["courier"], KNOWN["post"], False, FIRST, None),
        ("2031-06-01", 2, KNOWN["post"], KNOWN["gazette1"], False, FIRST, None),
        ("2031-06-08", 3, KNOWN["gazette1"], KNOWN["gazette2"], False, FIRST, None),
        ("2031-06-09", 3, KNOWN["gazette2"], None, False, SECOND, None),
        ("2031-06-09", 4, None, None, True, SECOND, None),
    ]


def test_history_keeps_what_was_retracted(newsroom: Db) -> None:
    assert newsroom.sql("select current, recorded_from, recorded_to from event_history('met')").fetchall() == [
        (False, FIRST, SECOND),
        (False, SECOND, None),
    ]


@pytest.mark.parametrize("mention", ["close", "copied", "later", "latest", "closes"])
def test_history_takes_the_id_of_any_statement_that_ever_stood_for_the_event(newsroom: Db, mention: str) -> None:
    found = newsroom.execute("select distinct event_id from event_history($m)", {"m": mention}).fetchall()
    assert found == [("close",)]


def test_macros_take_prepared_parameters(newsroom: Db) -> None:
    known = datetime(2031, 5, 5, 12)
    for call in ("timeline_as_of($story, $known)", "whats_new($story, $known)"):
        assert newsroom.execute(f"select * from {call}", {"story": "all", "known": known}).fetchall()
    assert newsroom.execute(
        "select * from timeline_diff($story, $a, $b)", {"story": "all", "a": date(2031, 5, 2), "b": known}
    ).fetchall()
