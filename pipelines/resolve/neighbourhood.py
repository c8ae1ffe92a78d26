"""Plays the blocks that a batch touches: joins undated statements, links mentions to events, settles their states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

import duckdb

from dateline.pipelines.resolve.alike import Related
from dateline.pipelines.resolve.decisions import NOWHERE, UNDECIDED, Decisions, decided
from dateline.pipelines.resolve.fetching import Owners, Riding, fetch
from dateline.pipelines.resolve.finding import NO_LIMITS, Finder, Place
from dateline.pipelines.resolve.items import ALWAYS, FAR
from dateline.pipelines.resolve.linking import Components, edges, parted, touched
from dateline.pipelines.resolve.near import Near, narrow
from dateline.pipelines.resolve.passengers import WIDEST_DAYS, Attachment, attach
from dateline.pipelines.resolve.playing import Kept, NotKeptError, play
from dateline.pipelines.resolve.retelling import MOST_BEFORE, NEWS_DAYS, Retold, by_one_word, looked_up
from dateline.pipelines.resolve.states import Member, State
from dateline.pipelines.resolve.stories import Rule, Selection
from dateline.pipelines.resolve.tables import Named, keys, moments, pairs, settle
from dateline.schemas.queries import query

# Below so many mentions a neighbourhood's events are played from their beginning: to ask what stood would cost more.
SHORT = 64


Outcome = tuple[list[State], list[Member], set[str]]  # what was played, with the names of all events of it


@dataclass(slots=True)
class Stirred:
    """The mentions of one block for which something changed, though nothing did in their articles."""

    mentions: set[str] = field(default_factory=set)
    since: datetime = FAR  # the first instant at which what stands there may be other than it was

    def add(self, mentions: Set[str], since: datetime | None) -> None:
        """Add what changed at an instant; None for what counts on the current timeline alone."""
        self.mentions |= mentions
        self.since = min(self.since, since or FAR)


@dataclass(slots=True)
class Played:
    """What was played of some blocks, to be settled together."""

    blocks: set[str] = field(default_factory=set)
    states: list[State] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    events: dict[str, datetime] = field(default_factory=dict)  # each with the instant from which on it was played

    def add(self, blocks: set[str], played: Outcome, since: datetime = ALWAYS) -> None:
        """Add what was played of these blocks."""
        self.blocks |= blocks
        self.states += played[0]
        self.members += played[1]
        self.events |= dict.fromkeys(played[2], since)


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

    def placed(self, blocks: Iterable[str]) -> list[int]:
        """The keys of the mentions of these blocks."""
        keys(self.db, "scope_blocks", set(blocks) - {""})
        found = self.db.execute(
            "select mention_key from anchored "
            "where recorded_to is null and block_key in (select md5_number_lower(key) from scope_blocks)"
        )
        return [key for (key,) in found.fetchall()]

    def dated(self, versions: Iterable[str]) -> list[int]:
        """The keys of the mentions of these versions that have a day, or few, of their own."""
        keys(self.db, "scope_versions", versions)
        found = self.db.execute(
            "select mention_key from anchored where recorded_to is null and edtf <> '' "
            "and latest - earliest <= $widest and version_key in (select md5_number_lower(key) from scope_versions)",
            {"widest": WIDEST_DAYS},
        )
        return [key for (key,) in found.fetchall()]

    def touched_blocks(self, versions: Iterable[str]) -> set[str]:
        """The blocks that hold, or held until this batch, a mention of these versions."""
        keys(self.db, "scope_versions", versions)
        return {block for (block,) in self.db.execute(query("resolve/touched_blocks")).fetchall()}

    def join_passengers(self, versions: set[str], fresh: Set[str]) -> dict[str, Stirred]:
        """Let the undated statements of versions, and of others those that may come back to what these date, look for
        an event anew; by block the mentions for which that changed something: what rides or rode, and what it rides or
        rode with.

        :param fresh: of these versions, those that had no part in any event before
        """
        if not versions:
            return {}
        waiting, back = self._waiting(versions, fresh)
        reached = versions | {version for version, _ in back}
        near, (retold, targets) = self.related(reached), self._retold()
        told = self.dated(reached | near.keys()) + targets
        found = [item for item, _ in fetch(self.db, self.owners, placed=told, waiting=waiting)]
        attachments = attach([i for i in found if not i.block], [i for i in found if i.block], near, retold)
        before = self._attached(reached)
        self._settle_attachments(versions, back, attachments)
        return self._stirred(before ^ self._attached(reached))

    def _stirred(self, changed: set[tuple[Any, ...]]) -> dict[str, Stirred]:
        """By block the mentions that attachments which came or went concern."""
        stirred: dict[str, Stirred] = defaultdict(Stirred)
        moved: dict[Named, Stirred] = defaultdict(Stirred)
        for block, version, mention, _, target, since, *_ in changed:
            stirred[block].add({mention, target}, since)
            moved[version, mention].add({mention}, since)
        keys(self.db, "scope_versions", {version for version, _ in moved})
        for block, version, mention in self.db.execute(query("resolve/blocks_of_versions")).fetchall():
            if (version, mention) in moved:
                stirred[block].add({mention}, moved[version, mention].since)
        return stirred

    def _settle_attachments(self, versions: set[str], back: set[Named], attachments: Sequence[Attachment]) -> None:
        """Make these what holds of versions, and of single statements of others."""
        mine = [a for a in attachments if a.version_id in versions]
        settle(self.db, "attachment", "version_id", versions, mine, self.recorded)
        if back:
            named = {f"{version} {mention}" for version, mention in back}
            theirs = [a for a in attachments if a.version_id not in versions]
            settle(self.db, "attachment", "concat(version_id, ' ', mention_id)", named, theirs, self.recorded)

    def _waiting(self, versions: set[str], fresh: Set[str]) -> tuple[list[int], set[Named]]:
        """The mentions of these versions with the undated ones of others that may come back to what they date, or did
        until now, as table `own`, by their keys; and the latter alone."""
        keys(self.db, "scope_versions", versions)
        keys(self.db, "scope_fresh", fresh)
        self.db.execute(query("resolve/own"))
        self.db.execute(query("resolve/own_name"))
        kinds, families = looked_up()
        within = {"kinds": kinds, "families": families, "widest": WIDEST_DAYS, "days": NEWS_DAYS, "most": MOST_BEFORE}
        found = self.db.execute(query("resolve/retellers"), within).fetchall()
        back = {(version, mention) for version, mention in found if version not in versions}
        if back:
            pairs(self.db, "scope_back", back)
            self.db.execute(query("resolve/own_back"))
            self.db.execute(query("resolve/own_name"))
        return [key for (key,) in self.db.execute("select mention_key from own").fetchall()], back

    def _retold(self) -> tuple[list[Retold], list[int]]:
        """Which dated statements of other articles the undated ones of `own` may come back to, and their keys."""
        kinds, families = looked_up()
        within = {"kinds": kinds, "families": families, "widest": WIDEST_DAYS, "days": NEWS_DAYS, "most": MOST_BEFORE}
        told = self.db.execute(query("resolve/retold"), within).fetchall()
        off = self.db.execute(query("resolve/put_off"), {"widest": WIDEST_DAYS}).fetchall()
        for table in ("own", "own_name"):  # nothing of a batch is to outlast it
            self.db.execute(f"drop table {table}")
        # What is no news, nor befell one person, is the same act by the same verb only, or by a noun.
        found = [row[:-4] for row in told if any(row[6:8]) or by_one_word(*row[-4:])] + off
        return [Retold(*row) for _, *row in found], [row[0] for row in found]

    def _attached(self, versions: Iterable[str]) -> set[tuple[Any, ...]]:
        keys(self.db, "scope_versions", versions)
        rows = self.db.execute(
            "select block, version_id, mention_id, target_version, target_mention, known_from, known_to, current "
            "from attachment where recorded_to is null and version_id in (select key from scope_versions)"
        )
        return set(rows.fetchall())

    def play(
        self,
        whole: set[str],
        rules: Mapping[str, Rule],
        stirred: Mapping[str, Stirred] | None = None,
        fresh: Set[str] = NOWHERE,
    ) -> int:
        """Link and play blocks, settle their states and memberships, and return how many rows changed.

        :param whole: blocks to play from end to end
        :param stirred: blocks where nothing changed but that mentions of `fresh` versions joined, and what the mentions
            given for each ride with: of these only the events of either are played
        """
        stirred = stirred or {}
        if not whole and not stirred:
            return 0
        decisions = decided(self.db)
        groups = self._groups(whole | stirred.keys())
        group_of = {block: n for n, group in enumerate(groups) for block in group}
        alone = {block: stirred.get(block, Stirred()) for group in groups if len(group) == 1 for block in group - whole}
        near = narrow(self.db, {block: changed.mentions for block, changed in alone.items()}, fresh)
        placed = self.placed(group_of.keys() - near.keys())
        placed += [mention for narrowed in near.values() for mention in narrowed.mentions]
        by_group: dict[int, list[Riding]] = defaultdict(list)
        for item, ride in fetch(self.db, self.owners, placed, ridden=placed):
            if item.block in group_of:
                by_group[group_of[item.block]].append((item, ride))
        versions = {item.version_id for found in by_group.values() for item, _ in found}
        related, selection = self.related(versions), self._selection(versions, rules)
        kept = {} if decisions.made else self._kept(_long(by_group, group_of, alone, fresh))
        played, limited = Played(), Played()
        for n, group in enumerate(groups):
            [block, *others] = group
            together = partial(play_together, by_group[n], related, selection, decisions)
            if block in alone and not others:
                seeds = _seeds(by_group[n], fresh, alone[block].mentions)
                found, since = _limited(together, fresh, seeds, near.get(block, Near()), kept.get(block))
                found[2].update(f"{block} {mention}" for mention in alone[block].mentions)
                limited.add(group, found, since)
            else:
                played.add(group, together())
        return self._settle(played, None) + self._settle(limited, limited.events)

    def _kept(self, until: Mapping[str, datetime]) -> dict[str, Kept]:
        """What the store holds of blocks up to an instant."""
        kept = {block: Kept(instant, {}, {}) for block, instant in until.items()}
        if kept:
            moments(self.db, "scope_since", until)
            for block, event, version, mention, since in self.db.execute(query("resolve/kept")).fetchall():
                if version:
                    kept[block].members[event, version, mention] = since
                else:
                    kept[block].events[event] = since
        return kept

    def _settle(self, played: Played, events: Mapping[str, datetime] | None) -> int:
        changed = settle(self.db, "event_state", "block", played.blocks, played.states, self.recorded, events)
        return changed + settle(self.db, "membership", "block", played.blocks, played.members, self.recorded, events)

    def _groups(self, blocks: set[str]) -> list[set[str]]:
        """The blocks, and whatever editors merged with them or had merged until now, by what is played as one."""
        if not self.db.execute("select 1 from edit_log where action = 'merge' limit 1").fetchall():
            return [{block} for block in sorted(blocks)]
        merged: dict[str, set[str]] = defaultdict(set)
        for edit, block in self.db.execute(query("resolve/merged_blocks")).fetchall():
            merged[edit].add(block)
        reached, grown = set(blocks), set[str]()
        while grown != reached:
            grown = set(reached)
            keys(self.db, "scope_blocks", grown)
            reached |= {block for (block,) in self.db.execute(query("resolve/shared_events")).fetchall()}
            reached = reached.union(*(group for group in merged.values() if group & reached))
        return _connected(reached, merged.values())

    def _selection(self, versions: set[str], rules: Mapping[str, Rule]) -> Selection:
        keys(self.db, "scope_versions", versions)
        stories: dict[str, set[str]] = defaultdict(set)
        for version, story in self.db.execute(
            "select version_id, story from story_version "
            "where recorded_to is null and version_id in (select key from scope_versions)"
        ).fetchall():
            stories[version].add(story)
        return Selection(rules, stories)


def play_together(
    found: Sequence[Riding],
    related: Related,
    selection: Selection,
    decisions: Decisions = UNDECIDED,
    fresh: Set[str] = NOWHERE,
    seeds: Set[int] | None = None,
    limits: Mapping[str, Place] = NO_LIMITS,
    kept: Kept | None = None,
) -> Outcome:
    """The states and memberships of one block, or of some that an editor's merge binds together.

    :param found: their items in canonical order, each with what it rides with
    :param seeds: of one block, the items to whose events it is to be limited, all of `fresh` versions among them, and
        the events that these part; None for all
    :param limits: of one block that was narrowed, as for `Finder`
    :param kept: of one block, what the store holds of it
    :returns: also the names, as for `settle`, of all events that were played
    """
    items = [item for item, _ in found]
    apart = [decisions.apart(item) for item in items] if decisions.made else []
    ties = _ties(found, apart, decisions)
    finders = [Finder(items, related, mine, limits) for mine in _dated(found).values()]
    within = set(range(len(items)))
    if seeds is not None:
        within = set().union(*(touched(finder, seeds | parted(finder, fresh), apart, ties) for finder in finders))
    links = ties + [pair for finder in finders for pair in edges(finder, apart, within)]
    place = {i: n for n, i in enumerate(sorted(within))}
    played = [items[i] for i in place]
    linked = [(place[i], place[j]) for i, j in links if i in place]
    states, members = play(played, linked, related, selection, decisions, kept)
    return states, members, {f"{item.block} {item.mention_id}" for item in played}


def _limited(
    together: Callable[..., Outcome], fresh: Set[str], seeds: Set[int], near: Near, kept: Kept | None
) -> tuple[Outcome, datetime]:
    """What is played of one block where something changed, and the instant from which on it is."""
    of_all = None if near.parted else seeds
    try:
        return together(fresh, of_all, near.limits, kept), kept.until if kept else ALWAYS
    except NotKeptError:  # the store is of older rules, and waits for its rebuild
        return together(fresh, of_all, near.limits), ALWAYS


def _long(
    found: Mapping[int, Sequence[Riding]], group_of: Mapping[str, int], alone: Mapping[str, Stirred], fresh: Set[str]
) -> dict[str, datetime]:
    """The blocks of many mentions, each with the first instant at which these are others than they were."""
    until: dict[str, datetime] = {}
    for block, stirred in alone.items():
        mine = found[group_of[block]]
        if len(mine) > SHORT:
            enter = (item.enter or FAR for item, _ in mine if item.version_id in fresh)
            until[block] = min([stirred.since, *enter])
    return until


def _seeds(found: Sequence[Riding], fresh: Set[str], mentions: Set[str]) -> set[int]:
    """The items of fresh versions, and those that are one of these mentions."""
    return {i for i, (item, _) in enumerate(found) if item.version_id in fresh or item.mention_id in mentions}


def _dated(found: Sequence[Riding]) -> dict[str, list[int]]:
    """The items that have a date of their own, by block."""
    dated: dict[str, list[int]] = defaultdict(list)
    for i, (item, ride) in enumerate(found):
        if not ride[0]:
            dated[item.block].append(i)
    return dated


def _ties(found: Sequence[Riding], apart: Sequence[Set[str]], decisions: Decisions) -> list[tuple[int, int]]:
    """The pairs of items that are one event whatever they are like: by what editors say, by what they ride with."""
    place = {(item.version_id, item.mention_id): i for i, (item, ride) in enumerate(found) if not ride[0]}
    rides = ((i, place[ride]) for i, (_, ride) in enumerate(found) if ride in place)
    ties = decisions.must_link([item for item, _ in found])
    return ties + [(i, j) for i, j in rides if not apart or apart[i] == apart[j]]


def _connected(blocks: set[str], merged: Iterable[set[str]]) -> list[set[str]]:
    """Blocks by what merges connect, in order."""
    order = sorted(blocks)
    place = {block: n for n, block in enumerate(order)}
    groups = Components()
    for n in range(len(order)):
        groups.add(n)
    for together in merged:
        inside = sorted(place[block] for block in together if block in place)
        for n in inside[1:]:
            groups.join(inside[0], n)
    return [{order[n] for n in groups.members(root)} for root in groups.roots(range(len(order)))]
