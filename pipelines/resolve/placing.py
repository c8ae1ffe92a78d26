"""Settles when each mention takes place: every version's time expressions, counted from the days on which they were
written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

import duckdb

from dateline.pipelines.resolve.anchoring import UPDATED_WITHIN, When, place
from dateline.pipelines.resolve.deeds import deed_blocks, hangs_on_publication
from dateline.pipelines.resolve.once import Hook, blocks_of
from dateline.pipelines.resolve.tables import keys, settle
from dateline.pipelines.resolve.versioning import Read, editions, lives_beside, opened
from dateline.pipelines.steps.dates import choose
from dateline.pipelines.steps.writing import Draft, ages, day_as_stated, days_of, written
from dateline.schemas.queries import query
from dateline.schemas.records import Anchor, DateCandidate, TimeExpression


class Zones(Protocol):
    """What the source registry tells of a publisher."""

    def zone(self, source: str) -> str:
        """Where its days begin and end (IANA), "" where that is not known."""
        ...


@dataclass(frozen=True, slots=True)
class Anchored:
    """One row of `anchored`."""

    version_id: str
    mention_id: str
    block: str
    edtf: str
    earliest: date | None
    latest: date | None
    granularity: str
    value: str
    known_from: datetime | None


@dataclass(frozen=True, slots=True)
class _Told:
    """When a version was published and known, as its expressions are counted from it."""

    known_from: datetime | None
    dated_at: datetime | None
    published: Anchor | None
    saved: Anchor | None
    modified: Anchor | None
    seen: date | None


def settle_anchored(
    db: duckdb.DuckDBPyConnection, versions: set[str], recorded: datetime, zones: Zones
) -> tuple[set[str], int]:
    """Give each mention of these versions, and of those that replaced them, its place on the calendar.

    :returns: the versions of whose mentions one was moved, and how many rows ended or began
    """
    lives = lives_beside(db, versions)
    scope = versions | {version for chain in lives.values() for version in chain}
    keys(db, "scope_versions", scope)
    told = {row[0]: _told(row, zones) for row in db.execute(query("resolve/anchors")).fetchall()}
    before = _held(db)
    rows = _placed(db, told, _later(db, told, lives))
    changed = settle(db, "anchored", "version_id", scope, rows, recorded)
    return {str(row[0]) for row in before ^ {_values(row) for row in rows}}, changed


def _told(row: Sequence[Any], zones: Zones) -> _Told:
    _, source, earliest, latest, at, known_at, basis, dated_at, known_from, dates = row
    zone = zones.zone(source)
    candidates = tuple(DateCandidate(**d) for d in dates)
    modified = choose(candidates, "modified")
    changed = _day(modified, zone, candidates) if modified else None
    published = Anchor(earliest, latest) if earliest and latest else None
    if published and at and earliest == latest:
        published = day_as_stated(earliest, at, zone, [c for c in candidates if c.role == "published"])
    saved = published if basis in ("published", "day") else changed if basis == "modified" else None
    if basis == "observed":
        saved = days_of(known_at, zone)
    seen = known_at.date() if basis in ("observed", "modified") else None
    return _Told(known_from, dated_at, published, saved, changed, seen)


def _day(stated: DateCandidate, zone: str, candidates: Sequence[DateCandidate]) -> Anchor:
    instant = datetime.fromisoformat(stated.instant).replace(tzinfo=None) if stated.instant else None
    same = [c for c in candidates if c.role == stated.role]
    return day_as_stated(date.fromisoformat(stated.day), instant, zone, same)


def _later(
    db: duckdb.DuckDBPyConnection, told: dict[str, _Told], lives: dict[str, list[str]]
) -> dict[str, dict[int, Anchor]]:
    """Of each version that replaced another, the days on which what it added was written, by expression."""
    read = editions(db, {version for chain in lives.values() for version in chain})
    found: dict[str, dict[int, Anchor]] = {}
    for chain in lives.values():
        drafts = [_draft(told[v], read[v], read.get(before)) for before, v in zip(["", *chain], chain, strict=False)]
        for version, ages_of in zip(chain[1:], ages(drafts)[1:], strict=True):
            published = told[version].published
            if published is not None:
                found[version] = written(drafts, ages_of, published.latest + UPDATED_WITHIN)
    return found


def _draft(told: _Told, read: Read, before: Read | None) -> Draft:
    opens = before is not None and opened(before, read)
    return Draft(read.edition.parts, read.edition.times, told.saved, told.modified, opens)


def _placed(
    db: duckdb.DuckDBPyConnection, told: dict[str, _Told], later: dict[str, dict[int, Anchor]]
) -> list[Anchored]:
    times: dict[str, list[TimeExpression]] = defaultdict(list)
    keys(db, "scope_versions", told)
    for version, *values in db.execute(query("resolve/times")).fetchall():
        times[version].append(TimeExpression(*values))
    hooks: dict[str, list[Hook]] = defaultdict(list)
    for version, *values in db.execute(query("resolve/hooks")).fetchall():
        hooks[version].append(Hook(*values))
    rows: list[Anchored] = []
    for version, said in told.items():
        mentions = hooks[version]
        on = [(m.time, m.bound, m.status) for m in mentions]
        whens = place(times[version], on, said.published, said.seen, later.get(version, {}))
        undated = deed_blocks(mentions, whens, said.published)
        blocks = [block or deed for block, deed in zip(blocks_of(mentions, whens), undated, strict=True)]
        rows += [_row(version, m, when, block, said) for m, when, block in zip(mentions, whens, blocks, strict=True)]
    return rows


def _row(version: str, mention: Hook, when: When, block: str, told: _Told) -> Anchored:
    since = told.known_from
    if (when.relative or hangs_on_publication(block)) and since is not None:
        since = None if told.dated_at is None else max(since, told.dated_at)
    return Anchored(
        version, mention.mention_id, block, when.edtf, when.earliest, when.latest, when.granularity, when.value, since
    )


def _held(db: duckdb.DuckDBPyConnection) -> set[tuple[object, ...]]:
    """What holds of the versions in scope."""
    return {tuple(row) for row in db.execute(query("resolve/anchored")).fetchall()}


def _values(row: Anchored) -> tuple[object, ...]:
    return (
        row.version_id, row.mention_id, row.block, row.edtf, row.earliest, row.latest, row.granularity, row.value,
        row.known_from,
    )  # fmt: skip
