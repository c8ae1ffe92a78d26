"""The view `edit`: which decisions hold, which were taken back, and which have lost their ground, and why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import duckdb
import pytest

from dateline.connectors import edits as log
from dateline.connectors import migrations
from dateline.schemas.edit import MAIN, OTHER, Action, Edit, Ground

RECORDED = datetime(2031, 5, 7)
TEXT = "The bridge is to close on June 9. The council met on Monday."


def ground(quote: str, side: int = MAIN, article: str = "gazette") -> Ground:
    return Ground(side, article, f"https://{article}.example/", "0" * 64, "body", quote, "close")


def edit(action: Action, *grounds: Ground, value: str = "", second: int = 0) -> Edit:
    return Edit(f"2031-05-08T00:00:{second:02}.000000Z", "Ada", "why", action, value, grounds)


@pytest.fixture
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    """A store with one article, of which `close` stands for an event, and a version that it replaced."""
    with duckdb.connect() as made:
        migrations.create(made)
        for version, current, text in (("old", False, f"Old. {TEXT}"), ("new", True, TEXT)):
            life = (version, "gazette", RECORDED, None if current else RECORDED, current, RECORDED, None)
            made.execute("insert into lifetime values (?, ?, ?, ?, ?, ?, ?)", life)
            made.execute("insert into part values (?, 1, 'body', ?)", (version, text))
        made.execute(
            "insert into membership values ('block', 'event', 'new', 'close', $at, null, true, $at, null)",
            {"at": RECORDED},
        )
        yield made


def match(db: duckdb.DuckDBPyConnection, of: Edit, place: int, version: str = "new") -> None:
    """Settles that a ground is the mention `close` of a version."""
    row = (of.edit_id, place, version, "close", RECORDED, None)
    db.execute("insert into edit_match values (?, ?, ?, ?, ?, ?)", row)


def state(db: duckdb.DuckDBPyConnection, of: Edit) -> tuple[list[str], bool, str | None]:
    sql = "select event_ids, stale, reason from edit where edit_id = $edit"
    [(events, stale, reason)] = db.execute(sql, {"edit": of.edit_id}).fetchall()
    return events, stale, reason


def test_a_decision_names_the_events_that_its_statements_stand_for(db: duckdb.DuckDBPyConnection) -> None:
    hide = edit("hide", ground("The bridge is to close on June 9."))
    log.insert(db, [hide], RECORDED)
    match(db, hide, 0)
    assert state(db, hide) == (["event"], False, None)
    sql = "select ordinal, made, editor, action, value, why, quotes, uris, sides, undone_by, recorded from edit"
    assert db.execute(sql).fetchall() == [
        (1, datetime(2031, 5, 8), "Ada", "hide", None, "why", ["The bridge is to close on June 9."],
         ["https://gazette.example/"], [MAIN], None, RECORDED)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("grounds", "reason"),
    [
        ((ground("The bridge is to close on June 8."),), "unsaid"),
        ((ground("The council met on Monday."),), "unread"),
        ((ground("The dam broke.", article="herald"),), "gone"),
        ((ground("The dam broke.", article="herald"), ground("The council met on Monday.")), "unread"),
    ],
)
def test_a_decision_without_ground_is_stale_for_a_reason(
    db: duckdb.DuckDBPyConnection, grounds: tuple[Ground, ...], reason: str
) -> None:
    hide = edit("hide", *grounds)
    log.insert(db, [hide], RECORDED)
    assert state(db, hide) == ([], True, reason)


def test_a_decision_whose_statements_are_forgotten_is_stale(db: duckdb.DuckDBPyConnection) -> None:
    quote = "The bridge is to close on June 9."
    hide, split = edit("hide"), edit("split", ground(quote))
    log.insert(db, [hide, split], RECORDED)
    match(db, split, 0)
    assert state(db, hide) == ([], True, "gone")
    assert state(db, split) == (["event"], True, "gone")


def test_what_only_a_version_says_that_was_replaced_is_no_ground(db: duckdb.DuckDBPyConnection) -> None:
    hide = edit("hide", ground("Old."))
    log.insert(db, [hide], RECORDED)
    match(db, hide, 0, version="old")
    assert state(db, hide) == ([], True, "unsaid")


def test_one_ground_of_several_is_enough_but_a_merge_needs_one_on_each_side(db: duckdb.DuckDBPyConnection) -> None:
    quote = "The bridge is to close on June 9."
    hide = edit("hide", ground("Unsaid."), ground(quote))
    merge = edit("merge", ground(quote), ground("Unsaid.", OTHER))
    log.insert(db, [hide, merge], RECORDED)
    match(db, hide, 1)
    match(db, merge, 0)
    assert state(db, hide) == (["event"], False, None)
    assert state(db, merge) == (["event"], True, "unsaid")


def test_what_is_undone_is_not_stale_and_what_is_undone_twice_holds_again(db: duckdb.DuckDBPyConnection) -> None:
    hide = edit("hide", ground("Unsaid."))
    undo = edit("undo", value=hide.edit_id, second=1)
    redo = edit("undo", value=undo.edit_id, second=2)
    again = edit("undo", value=hide.edit_id, second=3)
    sql = "select undone_by, stale from edit order by ordinal"
    log.insert(db, [hide, undo], RECORDED)
    assert db.execute(sql).fetchall() == [(undo.edit_id, False), (None, False)]
    log.insert(db, [redo], RECORDED)
    assert db.execute(sql).fetchall() == [(None, True), (redo.edit_id, False), (None, False)]
    log.insert(db, [again], RECORDED)
    assert db.execute(sql).fetchall()[0] == (again.edit_id, False)
