"""Quick stand-ins for the pure steps, and questions to a store, so that tests of runs are about runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb

from dateline.connectors.store import open_reader
from dateline.schemas.errors import InputError
from dateline.schemas.identity import article_id, version_id
from dateline.schemas.records import Document, Part, Reading
from dateline.schemas.source import Registry
from dateline.schemas.story import Story


def read_quickly(document: Document, body: bytes) -> Reading:
    """A reading whose body is the document's text; refuses an empty one, and fails where the text asks for it."""
    if not body.strip():
        raise InputError("empty", document.uri, "there is nothing in it")
    if b"please fail" in body:
        raise ZeroDivisionError("as the text asked")
    if b"please interrupt" in body:
        raise KeyboardInterrupt
    text = body.decode("utf-8", "replace")
    return Reading(
        article_id=document.article_id,
        version_id=version_id(document.article_id, document.sha256, document.observed),
        uri=document.uri,
        sha256=document.sha256,
        media=document.media,
        source=document.source,
        observed=document.observed,
        ordinal=document.ordinal,
        url="",
        title="",
        authors=(),
        credit=(),
        dateline="",
        lang=document.hints.lang,
        genre="news",
        mined=False,
        parts=(Part(0, "body", text),),
        sentences=(),
        times=(),
        dates=(),
        mentions=(),
        links=(),
        money=(),
        quotations=(),
        fingerprints=(),
        content=document.sha256,
    )


def count_new(
    db: duckdb.DuckDBPyConnection,
    batch: int,
    recorded: datetime,
    stories: Sequence[Story],
    owners: Registry,
) -> int:
    """A resolve that concludes nothing, and counts the versions that came."""
    found = db.execute("select count(*) from version where batch = $batch", {"batch": batch}).fetchone()
    return found[0] if found else 0


def document(uri: str, body: bytes, ordinal: int = 0, observed: str = "") -> Document:
    """A plain text document of these bytes."""
    return Document(article_id(uri), uri, sha256(body).hexdigest(), "text/plain", "", observed, ordinal)


def rows(store: Path, sql: str) -> list[tuple[Any, ...]]:
    """What readers of a store find."""
    with open_reader(store) as db:
        return db.execute(sql).fetchall()


def outcomes(store: Path, run_id: str) -> dict[str, tuple[str, str]]:
    """How each input of a run ended, by the last part of its address."""
    found = rows(store, f"select uri, outcome, reason from input where run_id = '{run_id}' order by ordinal")
    return {uri.rsplit("/", 1)[-1]: (outcome, reason) for uri, outcome, reason in found}
