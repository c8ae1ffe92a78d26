"""Events that a batch changes are taken up where it changes them, and told as if told from their beginning."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.pipelines.resolve import neighbourhood, playing
from tests.laws.harness import Doc, Replica, article
from tests.laws.test_laws import EXAMPLES, batched, documents, store_of
from tests.laws.test_updates import histories

FEW = max(3, EXAMPLES // 3)  # each plays two stores


def told(batches: list[list[Doc]], short: int) -> dict[str, list[str]]:
    """All that readers see and all that holds of events, where neighbourhoods of more than so many are taken up."""
    with patch.object(neighbourhood, "SHORT", short):
        replica = store_of(batches)
    live = "select * exclude (recorded_from, recorded_to) from {} where recorded_to is null"
    held = {table: replica.db.execute(live.format(table)).fetchall() for table in ("event_state", "membership")}
    return replica.everything() | {table: sorted(map(repr, rows)) for table, rows in held.items()}


@settings(max_examples=FEW)
@given(st.data(), st.one_of(documents, histories))
def test_events_are_taken_up_as_they_were_left(data: st.DataObject, docs: list[Doc]):
    batches = data.draw(batched(docs))
    assert told(batches, short=0) == told(batches, short=1000)


def test_an_event_that_one_more_joins_is_not_told_from_its_beginning():
    told_again = [
        article(f"paper{n}", f"2017-08-{n + 4:02d}T12:00:00Z", "Ann Lee died in Orla on August 3, 2017, police said.")
        for n in range(20)
    ]
    replica = Replica()
    replica.ingest(told_again[:-1])
    with (
        patch.object(neighbourhood, "SHORT", 0),
        patch.object(playing, "describe", side_effect=playing.describe) as described,
    ):
        replica.ingest(told_again[-1:])
    [n_articles] = {n for (n,) in replica.db.execute("select n_articles from timeline where kind = 'death'").fetchall()}
    assert n_articles == len(told_again)
    assert 0 < described.call_count <= 3 * 2  # of the death and what police said: as left, with the new one, and now


def test_what_other_rules_left_is_told_from_its_beginning():
    died = [
        article(f"paper{n}", f"2017-08-{n + 4:02d}T12:00:00Z", "Ann Lee died in Orla on August 3, 2017, police said.")
        for n in range(3)
    ]
    replica = store_of([died[:-1]])
    replica.db.execute("update event_state set event_id = 'by other rules'")
    with patch.object(neighbourhood, "SHORT", 0):
        replica.ingest(died[-1:])
    held = "select story, event_id, known_from, known_to from event_state where recorded_to is null"
    fresh = store_of([died])
    assert {*fresh.db.execute(held).fetchall()} <= {*replica.db.execute(held).fetchall()}
