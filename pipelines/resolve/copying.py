"""Settles which article versions share words, and how: candidates by fingerprints, verified on the texts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import duckdb

from dateline.pipelines.resolve.copies import CopyText, compare
from dateline.pipelines.resolve.tables import begin, keys
from dateline.schemas.queries import query


def settle_copies(db: duckdb.DuckDBPyConnection, new: set[str], recorded: datetime) -> tuple[set[str], int]:
    """Compare the new versions with all that may share words with them.

    Pairs are only ever added: a verified copy stays one, whatever comes later.

    :returns: the versions that take part in a pair that was found, and the number of pairs
    """
    keys(db, "scope_versions", new)
    pairs = db.execute(query("resolve/copy_candidates")).fetchall()
    texts = _texts(db, {v for pair in pairs for v in pair})
    found = [copy for a, b in sorted(pairs) if (copy := compare(texts[a], texts[b]))]
    begin(db, "copy_pair", found, recorded)
    return {v for copy in found for v in (copy.version_id, copy.other_id)}, len(found)


def _texts(db: duckdb.DuckDBPyConnection, versions: Iterable[str]) -> dict[str, CopyText]:
    keys(db, "scope_versions", versions)
    rows = db.execute(
        "select v.version_id, v.title, p.text from version v "
        "join part p on p.version_id = v.version_id and p.name = 'body' "
        "where v.version_id in (select key from scope_versions)"
    ).fetchall()
    return {version: CopyText(version, title, body) for version, title, body in rows}
