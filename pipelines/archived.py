"""Documents that a store was given before: their bytes are in its archive, to be read again under other rules.

All of them are read again by a rebuild. Between two, a new state of an article may arrive: what it changed in the
article is to be seen, and not what new rules changed. So the versions of that article that were read under other rules
are read again beside it, from the archive, under the rules of the newcomer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import duckdb
import pyarrow as pa

from dateline.connectors.archive import Archive
from dateline.schemas.errors import StoreError
from dateline.schemas.queries import query
from dateline.schemas.records import Document
from dateline.schemas.source import Registry
from dateline.schemas.wishes import Keep

# Documents that are read again have no place among a run's inputs: they are numbered from here, above any input's.
AGAIN = 1 << 40


@dataclass(frozen=True, slots=True)
class Came:
    """A document that the store was given, and when that was."""

    document: Document
    batch: int
    ordinal: int
    recorded: datetime


def archived(db: duckdb.DuckDBPyConnection, registry: Registry) -> tuple[Came, ...]:
    """Every document that the store read, or failed to read, numbered in the order in which they came."""
    rows = db.execute(query("rebuild/documents")).fetchall()
    return tuple(Came(_document(n, row[:7], registry), *row[7:]) for n, row in enumerate(rows))


def outdated(
    db: duckdb.DuckDBPyConnection, arriving: Iterable[Document], ruleset: str, registry: Registry, archive: Archive
) -> tuple[Document, ...]:
    """The versions that the arriving documents' articles have, and that were read under other rules than these; or that
    are kept as they came, where of the one that arrives no more than evidence may be kept.

    Where the archive lacks the bytes of one, what was read of it before stays as it is, and so does its ruleset.
    """
    keeps: dict[str, Keep] = {}
    for document in arriving:
        if keeps.get(document.article_id) != "evidence":
            keeps[document.article_id] = document.hints.keep
    if not keeps:
        return ()
    db.register("wanted", pa.table({"article_id": list(keeps), "keep": list(keeps.values())}))
    try:
        rows = db.execute(query("gather/outdated"), {"ruleset": ruleset}).fetchall()
    finally:
        db.unregister("wanted")
    documents = (_document(AGAIN + n, row, registry, keeps[row[0]]) for n, row in enumerate(rows))
    return tuple(document for document in documents if archive.has(document.sha256))


def check_archive(documents: Sequence[Document], archive: Archive, store: str) -> None:
    """Refuses an archive that lacks documents, or in which some are damaged: what is read again would lack them.

    :raises StoreError: which archive it is, and what to do
    """
    lacking = [document for document in documents if not archive.is_whole(document.sha256)]
    if lacking:
        raise StoreError(
            "archive-incomplete",
            store,
            f"the archive {archive.root} lacks {len(lacking):,} of {len(documents):,} documents, or they are damaged "
            f"there ({lacking[0].sha256}), and a rebuild would lose them; put back the folder that belongs to this "
            "store, or delete what is damaged and ingest the articles again",
        )


def _document(ordinal: int, row: Sequence[Any], registry: Registry, asked: Keep = "text") -> Document:
    article, uri, sha256, media, named, observed, wishes = row
    # What is stored does not go by itself where the source file now says "nothing".
    keep: Keep = "evidence" if registry.keep(uri, named, asked) == "evidence" else "text"
    hints = replace(registry.hints(uri, named), wishes=tuple(wishes), keep=keep)
    return Document(
        article_id=article,
        uri=uri,
        sha256=sha256,
        media=media,
        source=registry.name_of(uri, named),
        observed=observed or "",
        ordinal=ordinal,
        hints=hints,
    )
