"""What the store told stays on record: no article that comes late, no correction and no other rules change an audit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.pipelines.history import carry_history, carry_records
from dateline.schemas.records import Reading
from tests.laws.harness import OF_THE_STORE, Doc, Replica, reading
from tests.laws.test_laws import EXAMPLES, SEEDS, STORY, batched, documents, observed, store_of

# An example plays several stores and asks each many questions.
FEW = settings(max_examples=max(3, EXAMPLES // 4))
STORIES = ("all", STORY.name)


@dataclass(frozen=True)
class Told:
    """What a store answered when it had just recorded something."""

    recorded: datetime
    timelines: dict[str, list[str]]
    as_of: dict[tuple[str, datetime], list[str]]


def last_recorded(replica: Replica) -> datetime:
    return replica.db.execute("select max(recorded) from batch").fetchall()[0][0]


def told_now(replica: Replica, instants: list[datetime]) -> Told:
    return Told(
        last_recorded(replica),
        {story: answer(replica, f"timeline where story = '{story}'") for story in STORIES},
        {(s, t): answer(replica, f"timeline_as_of('{s}', timestamp '{t}')") for s, t in pairs(instants)},
    )


def told_then(replica: Replica, recorded: datetime, instants: list[datetime]) -> Told:
    known = {
        (s, t): f"timeline_as_of_recorded('{s}', timestamp '{t}', timestamp '{recorded}')" for s, t in pairs(instants)
    }
    return Told(
        recorded,
        {story: answer(replica, f"timeline_recorded('{story}', timestamp '{recorded}')") for story in STORIES},
        {asked: answer(replica, source) for asked, source in known.items()},
    )


def pairs(instants: list[datetime]) -> list[tuple[str, datetime]]:
    return [(story, t) for story in STORIES for t in instants]


def answer(replica: Replica, source: str) -> list[str]:
    """Rows as sorted text, less what only says when the store learnt them."""
    columns = ", ".join(f'"{c}"' for c in replica.columns("timeline") if c not in OF_THE_STORE)
    return sorted(map(repr, replica.db.execute(f"select {columns} from {source}").fetchall()))


def other_rules(doc: Doc) -> Reading:
    """Rules that find one event fewer in each article, and other words for the rest."""
    found = reading(doc)
    fewer = tuple(replace(m, headline=f"{m.headline}, it is said") for m in found.mentions[:-1])
    return replace(found, mentions=fewer, links=())


def rebuilt(old: Replica, docs: list[Doc], read: Callable[[Doc], Reading]) -> tuple[Replica, int]:
    """A store made anew by some rules, with the history of the old one; and how many rows these changed."""
    fresh = Replica(old.stories)
    fresh.runs = old.runs
    carry_records(old.db, fresh.db)
    fresh.ingest(docs, read)
    return fresh, carry_history(old.db, fresh.db, last_recorded(fresh))


@FEW
@given(st.data(), documents)
def test_an_audit_answers_what_was_answered_then_whatever_came_since(data: st.DataObject, docs: list[Doc]):
    instants = store_of([docs]).instants()[:4]
    replica = Replica([STORY])
    told = []
    for batch in data.draw(batched(docs)):
        replica.ingest(batch)
        told.append(told_now(replica, instants))
    if data.draw(st.booleans()):
        replica, _ = rebuilt(replica, docs, other_rules)
        told.append(told_now(replica, instants))
    for then in told:
        assert told_then(replica, then.recorded, instants) == then


@FEW
@given(st.data(), documents)
def test_a_rebuild_by_the_same_rules_changes_no_row(data: st.DataObject, docs: list[Doc]):
    replica = store_of(data.draw(batched(docs)))
    fresh, changed = rebuilt(replica, docs, reading)
    assert changed == 0
    for table in ("event_state", "membership", "anchored", "publication", "lifetime", "copy_pair", "story_version"):
        concluded = f"select * from {table} order by all"
        assert fresh.db.execute(concluded).fetchall() == replica.db.execute(concluded).fetchall()


@FEW
@given(documents)
def test_a_rebuild_by_other_rules_says_what_a_fresh_store_by_these_rules_says(docs: list[Doc]):
    fresh, _ = rebuilt(store_of([docs]), docs, other_rules)
    alone = Replica([STORY])
    alone.ingest(docs, other_rules)
    assert fresh.everything() == alone.everything()


def test_an_article_that_comes_late_rewrites_what_was_known_and_never_what_was_told():
    early, late = SEEDS[2:], SEEDS[:2]
    replica = store_of([early])
    evening = datetime(2017, 8, 4, 23, 59, 59)
    before = told_now(replica, [evening])
    replica.ingest(late)
    assert told_now(replica, [evening]).as_of != before.as_of
    assert told_then(replica, before.recorded, [evening]) == before
    assert told_then(replica, last_recorded(replica), [evening]) == told_now(replica, [evening])


def test_a_correction_ends_what_was_told_and_the_audit_still_tells_it():
    first = observed(SEEDS[1], 0)
    emptied = observed(SEEDS[1], 1, b"Correction\n\nThis article was withdrawn by its editors on Monday.\n")
    replica = store_of([[first]])
    before = told_now(replica, [])
    replica.ingest([emptied])
    assert before.timelines["all"]
    assert told_now(replica, []).timelines != before.timelines
    assert told_then(replica, before.recorded, []) == before


def test_before_the_first_run_the_store_told_nothing():
    replica = store_of([SEEDS])
    assert not any(told_then(replica, datetime(2029, 12, 31), [datetime(2020, 1, 1)]).as_of.values())


def test_the_rules_that_said_so_stand_beside_what_they_said():
    replica = store_of([SEEDS[:1]])
    assert replica.db.execute(
        "select distinct ruleset from timeline_recorded('all', $at)", {"at": last_recorded(replica)}
    ).fetchall() == [("test",)]


def test_the_difference_between_two_audits_is_what_the_rules_in_between_made_of_it():
    old = store_of([SEEDS])
    fresh, _ = rebuilt(old, SEEDS, other_rules)
    bounds = {"a": last_recorded(old), "b": last_recorded(fresh)}
    asked = "select change, event_id, was, now from timeline_recorded_diff('all', $a, $b)"
    found = fresh.db.execute(asked, bounds).fetchall()
    events = {e for (e,) in old.db.execute("select event_id from timeline where story = 'all'").fetchall()}
    present = {e for (e,) in fresh.db.execute("select event_id from timeline where story = 'all'").fetchall()}
    by_change = {change: {event for c, event, *_ in found if c == change} for change, *_ in found}
    assert by_change["retracted"] | by_change.get("merged", set()) == {
        e for e in events - present if e not in {was for c, _, was, _ in found if c == "renamed"}
    }
    assert all(now.endswith(", it is said") for c, e, _, now in found if c == "headline" and e in events & present)
    assert by_change["headline"]
    assert not fresh.db.execute(asked, {"a": bounds["b"], "b": bounds["b"]}).fetchall()
