"""Tries again what was rejected: its bytes from the archive under present rules, or its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import duckdb

from dateline.connectors.archive import Archive
from dateline.connectors.jsonl import MEDIA, article
from dateline.schemas.errors import StoreError
from dateline.schemas.inputs import FeedBody, Item, Unread
from dateline.schemas.queries import query


@dataclass(frozen=True, slots=True)
class Rejected:
    """Something that was rejected when it last came. ``""`` is none."""

    uri: str
    sha256: str  # of its bytes in the archive
    media: str
    source: str
    observed: str
    stage: str  # where it was rejected


def rejected(
    db: duckdb.DuckDBPyConnection, ruleset: str, run: str | None = None
) -> tuple[tuple[str, ...], tuple[Rejected, ...]]:
    """What can be tried again and may end otherwise: addresses to ask for, and documents whose bytes are archived.

    :param ruleset: the present one
    :param run: the id of the run that rejected it, or how that begins; None for any
    """
    rows = [Rejected(*row) for row in db.execute(query("gather/rejected"), {"ruleset": ruleset, "run": run}).fetchall()]
    return tuple(row.uri for row in rows if not row.sha256), tuple(row for row in rows if row.sha256)


def read_again(rows: Iterable[Rejected], archive: Archive) -> Iterator[Item | Unread | FeedBody]:
    """These documents as they came when they were rejected."""
    for row in rows:
        try:
            body = archive.get(row.sha256)
        except StoreError as error:
            yield Unread(row.uri, "rejected", error.reason, error.detail, source=row.source)
            continue
        if not row.media:
            yield FeedBody(row.uri, body)
        elif row.stage == "gather" and row.media == MEDIA:  # a line that was none
            yield article(body, row.uri)
        else:
            yield Item(row.uri, row.media, body, row.source, row.observed)  # type: ignore[arg-type]
