"""Resolve: everything that needs other articles, for one batch, in the transaction that also records it.

Each step settles one table for what the step before it changed: copies, publication dates, lifetimes, anchored times,
stories, passengers, and last the blocks of events that any of this touches. All steps are functions of the documents in
the store, never of the order in which they came, so the same documents give the same rows in any batching.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import duckdb

from dateline.pipelines.resolve.copying import settle_copies
from dateline.pipelines.resolve.dating import settle_publications
from dateline.pipelines.resolve.decisions import edited_blocks
from dateline.pipelines.resolve.fetching import Owners
from dateline.pipelines.resolve.matching import settle_matches, speaking_of, undone_by
from dateline.pipelines.resolve.neighbourhood import Neighbourhood, Stirred
from dateline.pipelines.resolve.placing import Zones, settle_anchored
from dateline.pipelines.resolve.stories import fold, rules, selects
from dateline.pipelines.resolve.tables import keys, settle
from dateline.pipelines.resolve.versioning import settle_lifetimes, settle_revisions
from dateline.schemas.queries import query
from dateline.schemas.story import Story


class Publishers(Owners, Zones, Protocol):
    """What the source registry tells of publishers."""


@dataclass(frozen=True, slots=True)
class StoryVersion:
    """One row of `story_version`."""

    version_id: str
    story: str


def resolve(
    db: duckdb.DuckDBPyConnection, batch: int, recorded: datetime, stories: Sequence[Story], owners: Publishers
) -> int:
    """Conclude what a loaded batch changes, inside the caller's transaction; the number of rows ended or begun.

    :param batch: whose versions are new: those with this number in table `version`
    :param recorded: the batch's transaction time, UTC without zone
    :param stories: the definitions that hold now
    """
    new = {v for (v,) in db.execute("select version_id from version where batch = $b", {"b": batch}).fetchall()}
    changed = conclude(db, new, batch, recorded, stories, owners)
    db.execute(query("resolve/unchanged"), {"batch": batch})
    return changed


def conclude(
    db: duckdb.DuckDBPyConnection,
    new: set[str],
    batch: int,
    recorded: datetime,
    stories: Sequence[Story],
    owners: Publishers,
    gone: frozenset[str] = frozenset(),
) -> int:
    """Conclude what follows of versions that came, and of those that went; the number of rows ended or begun.

    :param new: versions whose rows of Read are there and were not considered, or are to be considered anew
    :param gone: versions whose rows of Read are not there any more; what was concluded of them is left to the caller
    """
    fresh = new - _placed_before(db, new)
    paired, changed = settle_copies(db, new | gone, batch, recorded)
    dated, n = settle_publications(db, new, paired - gone, recorded)
    changed += n
    succeeded, n = settle_lifetimes(db, new | dated, batch, recorded)
    changed += n + settle_revisions(db, succeeded | new | dated, recorded)
    touched = (succeeded | new | dated | paired) - gone
    moved, n = settle_anchored(db, touched, recorded, owners)
    touched |= moved
    changed += n
    changed += settle_matches(db, speaking_of(db, new), recorded)
    selected, n = settle_stories(db, new, stories, recorded)
    touched |= selected | gone
    # Copies of fresh versions alone bring nothing but what the fresh versions bring: they count in events of both.
    same = paired - _paired_without(db, fresh, recorded) - succeeded - dated - moved - selected - gone
    return changed + n + settle_events(db, touched, stories, recorded, owners, fresh, same)


def _placed_before(db: duckdb.DuckDBPyConnection, versions: set[str]) -> set[str]:
    """Which of these versions have, or once had, mentions on the calendar."""
    keys(db, "scope_versions", versions)
    known = (
        "select distinct version_id from anchored "
        "where version_key in (select md5_number_lower(key) from scope_versions)"
    )
    return {version for (version,) in db.execute(known).fetchall()}


def _paired_without(db: duckdb.DuckDBPyConnection, fresh: set[str], recorded: datetime) -> set[str]:
    """The versions that this batch paired, or parted, with another that is not fresh either."""
    keys(db, "scope_fresh", fresh)
    pairs = db.execute(query("resolve/paired_without"), {"recorded": recorded}).fetchall()
    return {version for pair in pairs for version in pair}


def reselect(db: duckdb.DuckDBPyConnection, recorded: datetime, stories: Sequence[Story], owners: Owners) -> int:
    """Apply changed story definitions to everything in the store, reading no article again; rows ended or begun."""
    everything = {v for (v,) in db.execute("select version_id from version").fetchall()}
    selected, changed = settle_stories(db, everything, stories, recorded)
    held = {v for (v,) in db.execute(query("resolve/held_by_stories")).fetchall()}
    return changed + settle_events(db, selected | held, stories, recorded, owners)


def redecide(
    db: duckdb.DuckDBPyConnection, edits: set[str], recorded: datetime, stories: Sequence[Story], owners: Owners
) -> int:
    """Apply editors' decisions that are new in table `edit_log`, inside the caller's transaction; rows ended or begun.

    :param edits: their ids; where one undoes another, that one is meant too
    """
    concerned = undone_by(db, edits)
    changed = settle_matches(db, concerned, recorded)
    return changed + Neighbourhood(db, recorded, owners).play(edited_blocks(db, concerned), rules(stories))


def settle_stories(
    db: duckdb.DuckDBPyConnection, versions: set[str], stories: Sequence[Story], recorded: datetime
) -> tuple[set[str], int]:
    """Say which of these versions each story selects; the versions for which that changed, and how many rows."""
    keys(db, "scope_versions", versions)
    rows = []
    if stories:
        for version, text in db.execute(query("resolve/texts")).fetchall():
            folded = fold(text)
            rows += [StoryVersion(version, s.name) for s in stories if selects(s, folded)]
    before = db.execute(
        "select version_id, story from story_version "
        "where recorded_to is null and version_id in (select key from scope_versions)"
    ).fetchall()
    changed = settle(db, "story_version", "version_id", versions, rows, recorded)
    return {version for version, _ in set(before) ^ {(r.version_id, r.story) for r in rows}}, changed


def settle_events(
    db: duckdb.DuckDBPyConnection,
    touched: set[str],
    stories: Sequence[Story],
    recorded: datetime,
    owners: Owners,
    fresh: Set[str] = frozenset(),
    same: Set[str] = frozenset(),
) -> int:
    """Play every block in which these versions have, had, or by likeness get a part; rows ended or begun.

    :param fresh: of these versions, those that had no part in any event before
    :param same: those that have what they had, but that fresh ones may ride with their statements, or they with fresh
        ones'
    """
    near = Neighbourhood(db, recorded, owners)
    whole = near.touched_blocks(touched - fresh - same)
    stirred = {block: Stirred() for block in near.touched_blocks(fresh & touched)}
    stirred |= near.join_passengers(touched | near.related(touched).keys(), fresh)
    return near.play(whole, rules(stories), stirred, fresh)
