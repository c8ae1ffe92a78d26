"""Plays the blocks that a batch touches: joins undated statements, links mentions to events, settles their states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

import duckdb

from dateline.pipelines.resolve.items import Item
from dateline.pipelines.resolve.linking import Related, edges
from dateline.pipelines.resolve.passengers import attach
from dateline.pipelines.resolve.states import Member, State, play
from dateline.pipelines.resolve.stories import Rule, Selection
from dateline.pipelines.resolve.tables import keys, settle
from dateline.schemas.queries import query


class Owners(Protocol):
    """What the source registry tells of a publisher."""

    def owner(self, source: str) -> str:
        """Who owns it; the publisher itself where nothing is known, "" for no publisher."""
        ...


@dataclass(frozen=True, slots=True)
class StoryState:
    """One row of `event_state`."""

    story: str
    event_id: str
    block: str
    edtf: str
    earliest: Any
    latest: Any
    granularity: str
    status: str
    kind: str
    headline: str
    places: tuple[str, ...]
    n_articles: int
    n_independent: int
    lineages: tuple[str, ...]
    salience: float
    first_known: datetime | None
    known_from: datetime | None
    known_to: datetime | None
    current: bool
    edits: tuple[str, ...]
    hidden: bool


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A connection with what every query of one batch needs beside it."""

    db: duckdb.DuckDBPyConnection
    recorded: datetime
    owners: Owners

    def related(self, versions: Iterable[str]) -> dict[str, dict[str, str]]:
        """How versions share words with any other: (one, other) to relation, both ways round."""
        keys(self.db, "scope_versions", versions)
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for a, b, relation in self.db.execute(query("resolve/related")).fetchall():
            found[a][b] = found[b][a] = relation
        return found

    def items(
        self, blocks: Iterable[str] = (), targets: Iterable[str] = (), waiting: Iterable[str] = ()
    ) -> list[tuple[Item, tuple[str, str]]]:
        """Items in canonical order, each with the (version, mention) that it rides with, ("", "") for none."""
        keys(self.db, "scope_blocks", blocks)
        keys(self.db, "scope_targets", targets)
        keys(self.db, "scope_waiting", waiting)
        rows = self.db.execute(query("resolve/items")).fetchall()
        found = [(self._item(row), (row[-2], row[-1])) for row in rows]
        return sorted(found, key=lambda f: f[0].key)

    def _item(self, row: Sequence[Any]) -> Item:
        (mention_id, version_id, article_id, source, block, earliest, latest, edtf, granularity, enter, leave, current,
         ordinal, time, part, kind, status, bound, headline, quote, lemma, places, names, attributed_to, terms, weights,
         uri, _, _) = row  # fmt: skip
        return Item(
            mention_id, version_id, article_id, source, self.owners.owner(source), block, earliest, latest, edtf,
            granularity, enter, leave, current, ordinal, time, part, kind, status, bound, headline, quote, lemma,
            tuple(places), frozenset(names), attributed_to, tuple(terms), tuple(weights),
            source or uri.rsplit("/", 1)[-1],
        )  # fmt: skip

    def touched_blocks(self, versions: Iterable[str]) -> set[str]:
        """The blocks that hold, or held until this batch, a mention of these versions."""
        keys(self.db, "scope_versions", versions)
        return {block for (block,) in self.db.execute(query("resolve/touched_blocks")).fetchall()}

    def join_passengers(self, versions: set[str]) -> set[str]:
        """Let the undated statements of versions look for an event anew; the blocks where that changed something."""
        if not versions:
            return set()
        near = self.related(versions)
        partners = versions | near.keys()
        found = self.items(targets=partners, waiting=versions)
        waiting = [item for item, _ in found if not item.block and item.version_id in versions]
        attachments = attach(waiting, [item for item, _ in found if item.block], near)
        before = self._attached(versions)
        settle(self.db, "attachment", "version_id", versions, attachments, self.recorded)
        after = self._attached(versions)
        return {row[0] for row in before ^ after}

    def _attached(self, versions: Iterable[str]) -> set[tuple[Any, ...]]:
        keys(self.db, "scope_versions", versions)
        rows = self.db.execute(
            "select block, version_id, mention_id, target_version, target_mention, known_from, known_to, current "
            "from attachment where recorded_to is null and version_id in (select key from scope_versions)"
        )
        return set(rows.fetchall())

    def play(self, blocks: set[str], rules: Mapping[str, Rule]) -> int:
        """Link and play the blocks, settle their states and memberships, and return how many rows changed."""
        if not blocks:
            return 0
        by_block: dict[str, list[tuple[Item, tuple[str, str]]]] = defaultdict(list)
        for item, ride in self.items(blocks=blocks):
            by_block[item.block].append((item, ride))
        versions = {item.version_id for found in by_block.values() for item, _ in found}
        related, selection = self.related(versions), self._selection(versions, rules)
        states: list[StoryState] = []
        members: list[Member] = []
        for _, found in sorted(by_block.items()):
            some_states, some_members = play_block(found, related, selection)
            states += some_states
            members += some_members
        changed = settle(self.db, "event_state", "block", blocks, states, self.recorded)
        return changed + settle(self.db, "membership", "block", blocks, members, self.recorded)

    def _selection(self, versions: set[str], rules: Mapping[str, Rule]) -> Selection:
        keys(self.db, "scope_versions", versions)
        stories: dict[str, set[str]] = defaultdict(set)
        for version, story in self.db.execute(
            "select version_id, story from story_version "
            "where recorded_to is null and version_id in (select key from scope_versions)"
        ).fetchall():
            stories[version].add(story)
        return Selection(rules, stories)


def play_block(
    found: Sequence[tuple[Item, tuple[str, str]]], related: Related, selection: Selection
) -> tuple[list[StoryState], list[Member]]:
    """The states and memberships of one block.

    :param found: its items in canonical order, each with what it rides with
    """
    items = [item for item, _ in found]
    dated = [i for i, (_, ride) in enumerate(found) if not ride[0]]
    place = {(items[i].version_id, items[i].mention_id): i for i in dated}
    links = [(dated[i], dated[j]) for i, j in edges([items[i] for i in dated], related)]
    links += [(i, place[ride]) for i, (_, ride) in enumerate(found) if ride in place]
    states, members = play(items, links, related, selection)
    return [_row(story, state) for story, state in states], members


def _row(story: str, state: State) -> StoryState:
    return StoryState(
        story, state.event_id, state.block, state.edtf, state.earliest, state.latest, state.granularity, state.status,
        state.kind, state.headline, state.places, state.n_articles, state.n_independent, state.lineages,
        state.salience, state.first_known, state.known_from, state.known_to, state.current, state.edits, state.hidden,
    )  # fmt: skip
