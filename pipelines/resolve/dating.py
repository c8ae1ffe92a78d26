"""Settles when versions were published and known: as they state, or as their copies and their own words say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

import duckdb

from dateline.pipelines.resolve.publication import DatedVersion, infer, stated
from dateline.pipelines.resolve.tables import keys, settle
from dateline.schemas.queries import query
from dateline.schemas.records import Copy, DateCandidate, Publication, TimeExpression


@dataclass(frozen=True, slots=True)
class Dating:
    """One row of `publication`."""

    version_id: str
    earliest: date | None
    latest: date | None
    at: datetime | None
    method: str
    confidence: float
    why: str
    known_at: datetime | None
    known_basis: str
    dated_at: datetime | None


def settle_publications(
    db: duckdb.DuckDBPyConnection, new: set[str], paired: set[str], recorded: datetime
) -> tuple[set[str], int]:
    """Date the new versions, and the undated ones that share words with what changed.

    :param paired: versions whose copy relations changed
    :returns: the versions whose dating changed, and how many rows ended or began
    """
    keys(db, "scope_versions", new | paired)
    undated = {v for (v,) in db.execute(query("resolve/undated")).fetchall()}
    copies = _copies(db, undated)
    siblings = {v for c in copies for v in (c.version_id, c.other_id)} - undated
    versions = _versions(db, new | undated | siblings)
    says = {v: stated(versions[v]) for v in sorted((new | siblings) - undated)}
    inferred = infer(
        [versions[v] for v in sorted(undated)], {v: says[v] for v in siblings}, copies, [versions[v] for v in siblings]
    )
    rows = [_row(v, p) for v, p in sorted((says | inferred).items()) if v in new or v in undated]
    before = _held(db, new | undated)
    changed = settle(db, "publication", "version_id", new | undated, rows, recorded)
    return {row.version_id for row in before ^ set(rows)}, changed


def _copies(db: duckdb.DuckDBPyConnection, versions: set[str]) -> list[Copy]:
    keys(db, "scope_versions", versions)
    rows = db.execute(
        "select version_id, other_id, relation, score, words from copy_pair where recorded_to is null "
        "and (version_id in (select key from scope_versions) or other_id in (select key from scope_versions)) "
        "order by version_id, other_id"
    ).fetchall()
    return [Copy(*row) for row in rows]


def _versions(db: duckdb.DuckDBPyConnection, versions: set[str]) -> dict[str, DatedVersion]:
    keys(db, "scope_versions", versions)
    found: dict[str, DatedVersion] = {}
    for version, name, source, observed, dates, times, told, planned in db.execute(
        query("resolve/dated_versions")
    ).fetchall():
        found[version] = DatedVersion(
            version_id=version,
            name=name,
            source=source,
            observed=_text(observed),
            dates=tuple(DateCandidate(**d) for d in dates),
            times=tuple(TimeExpression(**t) for t in times),
            told=tuple(told),
            planned=tuple(planned),
        )
    return found


def _held(db: duckdb.DuckDBPyConnection, versions: set[str]) -> set[Dating]:
    keys(db, "scope_versions", versions)
    rows = db.execute(
        'select version_id, earliest, latest, "at", method, confidence, why, known_at, known_basis, dated_at '
        "from publication where recorded_to is null and version_id in (select key from scope_versions)"
    ).fetchall()
    return {Dating(*row) for row in rows}


def _row(version: str, p: Publication) -> Dating:
    return Dating(
        version, p.earliest, p.latest, _instant(p.at), p.method, p.confidence, p.why, _instant(p.known_at),
        p.known_basis, _instant(p.dated_at),
    )  # fmt: skip


def _instant(text: str) -> datetime | None:
    """A record's instant as the store keeps it: UTC without a zone, None for ""."""
    return datetime.fromisoformat(text).astimezone(UTC).replace(tzinfo=None) if text else None


def _text(instant: datetime | None) -> str:
    """The store's instant as records write it."""
    return "" if instant is None else f"{instant.isoformat(timespec='seconds')}Z"
