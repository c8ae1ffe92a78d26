"""The tombstones of a store: what it was asked to forget, read from it and added to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import duckdb
import pyarrow as pa

from dateline.pipelines.steps.forgetting import Forgotten, Phrase
from dateline.schemas.erasure import Request, Tombstone
from dateline.schemas.queries import query


def forgotten(db: duckdb.DuckDBPyConnection) -> Forgotten:
    """All that a store was asked to forget. Works on a reader's connection too."""
    return known_by(laid(db))


def laid(db: duckdb.DuckDBPyConnection) -> frozenset[Tombstone]:
    """All tombstones of a store."""
    rows = db.execute("select kind, hash, words, salt from tombstone").fetchall()
    return frozenset(Tombstone(*row) for row in rows)


def known_by(stones: Iterable[Tombstone]) -> Forgotten:
    """What is known by these tombstones."""
    by_kind: dict[str, list[Tombstone]] = {"article": [], "bytes": [], "source": [], "text": []}
    for stone in stones:
        by_kind[stone.kind].append(stone)
    return Forgotten(
        articles=frozenset(stone.hash for stone in by_kind["article"]),
        bodies=frozenset(stone.hash for stone in by_kind["bytes"]),
        sources=frozenset(_phrase(stone) for stone in by_kind["source"]),
        texts=frozenset(_phrase(stone) for stone in by_kind["text"]),
    )


def salt_of(db: duckdb.DuckDBPyConnection, fresh: str) -> str:
    """The key with which a store hashes what it forgets: the one that it has, so that each place of a document is
    hashed once, else a fresh one. Works on a reader's connection too.
    """
    found = db.execute("select min(salt) from tombstone where salt <> ''").fetchone()
    return str(found[0]) if found and found[0] else fresh


def is_done(db: duckdb.DuckDBPyConnection, request: Request) -> bool:
    """Whether the tables have been rid of what a request names."""
    return bool(db.execute("select 1 from erasure where erasure_id = $id", {"id": request.erasure_id}).fetchall())


def lay(
    db: duckdb.DuckDBPyConnection,
    request: Request,
    found: Sequence[Tombstone],
    counts: tuple[int, int, int],
    recorded: datetime,
) -> None:
    """Enters a request and its tombstones, inside the caller's transaction.

    :param found: the tombstones of what it reached, beside its own
    :param counts: the articles, versions and inputs that it reached
    """
    articles, versions, inputs = counts
    said = {
        "id": request.erasure_id,
        "made": datetime.fromisoformat(request.made).astimezone(UTC).replace(tzinfo=None),
        "editor": request.editor,
        "why": request.why,
        "kind": request.kind,
        "articles": articles,
        "versions": versions,
        "inputs": inputs,
        "recorded": recorded,
    }
    db.execute(query("forget/erasure"), said)
    stones = sorted({*request.stones, *found})
    columns = {name: [getattr(stone, name) for stone in stones] for name in ("kind", "hash", "words", "salt")}
    db.register("laid", pa.table(columns))
    db.execute("insert into tombstone select $id, kind, hash, words, salt from laid", {"id": request.erasure_id})
    db.unregister("laid")


def _phrase(stone: Tombstone) -> Phrase:
    return Phrase(stone.salt, stone.words, stone.hash)
