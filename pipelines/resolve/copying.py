"""Settles which article versions share words, and how: candidates by fingerprints, verified on the texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple
from datetime import datetime

import duckdb

from dateline.pipelines.resolve.copies import TEXTS, CopyText, compare
from dateline.pipelines.resolve.tables import begin, end, keys
from dateline.pipelines.steps.dates import ORDER
from dateline.schemas.queries import query
from dateline.schemas.records import Copy

Pair = tuple[str, str]
TILE = TEXTS // 2  # a tile of pairs has so many texts on either side


def settle_copies(db: duckdb.DuckDBPyConnection, new: set[str], batch: int, recorded: datetime) -> tuple[set[str], int]:
    """Compare the new versions, and those that were read anew, with all that may share words with them.

    A verified copy stays one, unless a reading under other rules no longer has its words, or versions that were known
    earlier took the place at which the two met.

    :returns: the versions that take part in a pair that was found or ended, and the number of these pairs
    """
    pairs = _candidates(db, new, batch)
    displaced = {v for (v,) in db.execute(query("resolve/copy_displaced")).fetchall()}
    texts = _texts(db, {v for pair in pairs for v in pair})
    found = {copy for a, b in _tiled(pairs) if (copy := compare(texts[a], texts[b]))}
    held, lost = _read_anew(db, new, found, recorded)
    found -= held
    if displaced:
        lost |= _end_pairs(db, displaced, batch, recorded)
    begin(db, "copy_pair", sorted(found, key=astuple), recorded)
    settled = lost | {(copy.version_id, copy.other_id) for copy in found}
    return {v for pair in settled for v in pair}, len(settled)


def _candidates(db: duckdb.DuckDBPyConnection, versions: set[str], batch: int) -> set[Pair]:
    """The pairs with one of these versions that are worth comparing, smaller id first."""
    keys(db, "scope_versions", versions)
    db.execute(query("resolve/copy_places"), {"methods": list(ORDER), "batch": batch})
    return set(db.execute(query("resolve/copy_candidates")).fetchall())


def _tiled(pairs: set[Pair]) -> list[Pair]:
    """Pairs in an order in which few texts do at a time, so that `compare` takes each apart once, not once a pair."""
    tile = {version: n // TILE for n, version in enumerate(sorted({version for pair in pairs for version in pair}))}
    return sorted(pairs, key=lambda pair: (tile[pair[0]], tile[pair[1]], pair))


def _read_anew(
    db: duckdb.DuckDBPyConnection, versions: set[str], found: set[Copy], recorded: datetime
) -> tuple[set[Copy], set[Pair]]:
    """End the pairs that these versions had and that were not found again; which still hold, and which ended.

    Only a version that the store had before this batch has any.
    """
    keys(db, "scope_versions", versions)
    live = {row: Copy(*values) for row, *values in db.execute(query("resolve/copy_rows")).fetchall()}
    ended = {row: copy for row, copy in live.items() if copy not in found}
    end(db, "copy_pair", ended, recorded)
    return set(live.values()) & found, {(copy.version_id, copy.other_id) for copy in ended.values()}


def _end_pairs(db: duckdb.DuckDBPyConnection, displaced: set[str], batch: int, recorded: datetime) -> set[Pair]:
    """End the pairs of displaced versions that would not meet, had all been there at once; which these are."""
    meeting = _candidates(db, displaced, batch)
    keys(db, "scope_versions", displaced)
    live = db.execute(query("resolve/copy_rows")).fetchall()
    ended = {row: (a, b) for row, a, b, *_ in live if (min(a, b), max(a, b)) not in meeting}
    end(db, "copy_pair", ended, recorded)
    return set(ended.values())


def _texts(db: duckdb.DuckDBPyConnection, versions: Iterable[str]) -> dict[str, CopyText]:
    keys(db, "scope_versions", versions)
    rows = db.execute(query("resolve/bodies")).fetchall()
    return {version: CopyText(version, *rest) for version, *rest in rows}
