"""Gather: what each input is to the run and to the store, and the archived documents that are to be read.

What connectors give as :class:`Item` leaves as :class:`Document`: hashed, archived, and compared with what came earlier
in the run, with what the store holds, and with what it was asked to forget. The store is asked once for many documents,
and an unchanged document goes no further than that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import duckdb
import pyarrow as pa

from dateline.connectors.archive import Archive
from dateline.pipelines.steps.forgetting import ERASED, NOTHING, Forgotten
from dateline.pipelines.steps.imprint import read_imprint
from dateline.schemas.identity import article_id, version_id
from dateline.schemas.inputs import MEBIBYTE, Item, Unread
from dateline.schemas.queries import query
from dateline.schemas.records import Document, Input
from dateline.schemas.source import Registry
from dateline.schemas.wishes import Keep

# A batch is one transaction and its readings pass through memory, where they take some five times their
# bytes.
BATCH_DOCUMENTS = 2_000
BATCH_BYTES = 256 * MEBIBYTE
# An input that is not to be read costs a row and nothing else.
BATCH_INPUTS = 20_000
# Documents whose bytes are held at once while the store is asked about them.
CHUNK_ITEMS = 250
CHUNK_BYTES = 32 * MEBIBYTE
UNCHANGED = "the store holds the same bytes of this article"
KEPT_ANEW: dict[Keep, str] = {
    "text": f"{UNCHANGED}, and from now on all of its text",
    "evidence": f"{UNCHANGED}, and from now on no more of them than evidence quotes",
}
NOT_KEPT = 'the source file says keep = "nothing" of its publisher'
ERASED_URI = "erased:"  # before the article_id of what was forgotten, in the place of its address


@dataclass(frozen=True, slots=True)
class Gathered:
    """One batch of a run's inputs."""

    inputs: tuple[Input, ...]  # all; those to be read say 'stored' until a later stage says otherwise
    documents: tuple[Document, ...]
    last: bool  # of its run
    again: tuple[Document, ...] = ()  # no inputs: versions from the archive that are to be read under present rules


@dataclass(frozen=True, slots=True)
class Held:
    """What a store has of an article, as it was last observed."""

    sha256: str
    observed: str  # ISO 8601 UTC instant, "" for none
    keep: Keep


@dataclass(frozen=True, slots=True)
class _Numbered:
    """An item with its place in the run's input, and the document that it would be."""

    item: Item
    document: Document
    version_id: str


class Gatherer:
    """Gathers one run's inputs: numbers what comes in, and remembers which versions it has met.

    :param first: the number of the first input, where others of the run came before
    """

    def __init__(
        self,
        run_id: str,
        archive: Archive,
        registry: Registry,
        items: Iterable[Item | Unread],
        forgotten: Forgotten = NOTHING,
        first: int = 0,
    ) -> None:
        self._run_id = run_id
        self._archive = archive
        self._registry = registry
        self._forgotten = forgotten
        self._chunks = _chunks(items)
        self._next = next(self._chunks, None)
        self._met: set[str] = set()
        self.given = first  # inputs of the run so far

    @property
    def done(self) -> bool:
        """Whether nothing is left to gather."""
        return self._next is None

    def batch(self, db: duckdb.DuckDBPyConnection) -> Gathered:
        """The next batch, empty where nothing is left; archives what is to be read, and rejects that were
        read.
        """
        inputs: list[Input] = []
        documents: list[Document] = []
        size = 0
        while self._next is not None:
            for row, document, length in self._settle(self._next, db):
                inputs.append(row)
                size += length
                if document:
                    documents.append(document)
            self._next = next(self._chunks, None)
            # A chunk is taken whole: stop where the next one might be too much.
            if (
                len(documents) + CHUNK_ITEMS > BATCH_DOCUMENTS
                or size + CHUNK_BYTES > BATCH_BYTES
                or len(inputs) + CHUNK_ITEMS > BATCH_INPUTS
            ):
                break
        return Gathered(tuple(inputs), tuple(documents), last=self.done)

    def _settle(
        self, chunk: Sequence[Item | Unread], db: duckdb.DuckDBPyConnection
    ) -> Iterator[tuple[Input, Document | None, int]]:
        """Each input's row; with it the document to read and its length, where there is one."""
        numbered = [self._number(item) if isinstance(item, Item) else self._unread(item) for item in chunk]
        known = known_versions(db, [one.version_id for one in numbered if isinstance(one, _Numbered)])
        for one in numbered:
            if isinstance(one, Input):
                yield one, None, 0
                continue
            row = self._row(one.document)
            if one.version_id not in known and is_forgotten(one.item, self._forgotten, self._registry):
                yield self._erased(row, one.item), None, 0
                continue
            if row.keep == "nothing":
                yield _not_kept(row), None, 0
                continue
            if one.version_id in self._met:
                detail = "the same bytes of the same article came earlier in this run"
                yield replace(row, outcome="duplicate", reason="same-version", detail=detail), None, 0
            elif one.version_id in known:
                is_alike = row.keep == known[one.version_id]
                if row.keep == "text" or not is_alike:
                    self._archive.put(one.item.body)  # which the archive lacks where FILE was moved without it
                detail = UNCHANGED if is_alike else KEPT_ANEW[row.keep]
                unchanged = replace(row, outcome="unchanged", reason="same-bytes", detail=detail)
                yield unchanged, None if is_alike else one.document, 0
            else:
                self._archive.put(one.item.body)
                yield replace(row, stage="resolve"), one.document, len(one.item.body)
            self._met.add(one.version_id)

    def _number(self, item: Item) -> _Numbered:
        item = replace(item, source=publisher(item, self._registry))
        hints = self._registry.hints(item.uri, item.source)
        keep = self._registry.keep(item.uri, item.source, item.keep)
        document = Document(
            article_id=article_id(item.uri),
            uri=item.uri,
            sha256=hashlib.sha256(item.body).hexdigest(),
            media=item.media,
            source=self._registry.name_of(item.uri, item.source),
            observed=item.observed,
            ordinal=self._count(),
            hints=replace(hints, wishes=item.wishes, keep=keep),
        )
        return _Numbered(item, document, version_of(document))

    def _erased(self, row: Input, given: Item | Unread) -> Input:
        """The row of an input that was forgotten: it counts, and says nothing of what it was."""
        return replace(
            row,
            uri=f"{ERASED_URI}{article_id(row.uri)}",
            article_id=article_id(row.uri),
            source="" if self._forgotten.has_source(row.source, given.source) else row.source,
            sha256="",
            outcome="erased",
            stage="gather",
            reason="forgotten",
            detail=ERASED,
        )

    def _unread(self, unread: Unread) -> Input:
        row = self._row_of_unread(unread)
        if unread.outcome == "erased" or is_forgotten(unread, self._forgotten, self._registry):
            return self._erased(row, unread)
        if row.keep == "nothing":
            return _not_kept(row)
        return row if unread.body is None else replace(row, sha256=self._archive.put(unread.body))

    def _row_of_unread(self, unread: Unread) -> Input:
        return Input(
            run_id=self._run_id,
            ordinal=self._count(),
            uri=unread.uri,
            source=self._registry.name_of(unread.uri, unread.source),
            article_id="",
            sha256="",
            media=unread.media or "",
            observed="",
            outcome=unread.outcome,
            stage="gather",
            reason=unread.reason,
            detail=unread.detail,
            keep=self._registry.keep(unread.uri, unread.source),
        )

    def _row(self, document: Document) -> Input:
        return row_of(self._run_id, document)

    def _count(self) -> int:
        self.given += 1
        return self.given - 1


def publisher(item: Item, registry: Registry) -> str:
    """Who published an item, as far as its input says so, or a saved page by its own markup; "" where only its address
    does, or nothing.
    """
    if item.source or item.media != "text/html" or registry.name_of(item.uri):
        return item.source
    says = read_imprint(item.body)
    known = registry.find(says.url, says.site)
    return known.name if known else registry.name_of(says.url) or says.site


def is_forgotten(given: Item | Unread, forgotten: Forgotten, registry: Registry) -> bool:
    """Whether somebody asked to have this forgotten: then nothing of it is kept, not for a moment."""
    body = given.body or b""
    return bool(forgotten) and (
        hashlib.sha256(body).hexdigest() in forgotten.bodies
        or forgotten.has_address(given.uri)
        or forgotten.has_source(given.source, registry.name_of(given.uri, given.source))
        or forgotten.has_page(body)
        or forgotten.has_body(body, given.media or "")
    )


def row_of(run_id: str, document: Document) -> Input:
    """The input row of a document that is to be read."""
    return Input(
        run_id=run_id,
        ordinal=document.ordinal,
        uri=document.uri,
        source=document.source,
        article_id=document.article_id,
        sha256=document.sha256,
        media=document.media,
        observed=document.observed,
        outcome="stored",
        stage="gather",
        reason="",
        detail="",
        keep=document.hints.keep,
    )


def _not_kept(row: Input) -> Input:
    """The row of an input of which nothing is kept but that it came."""
    return replace(row, sha256="", outcome="skipped", stage="gather", reason="not-kept", detail=NOT_KEPT)


def version_of(document: Document) -> str:
    """The identifier that the reading of a document will have."""
    return version_id(document.article_id, document.sha256, document.observed)


def known_versions(db: duckdb.DuckDBPyConnection, versions: Sequence[str]) -> dict[str, Keep]:
    """Which of these versions the store holds, and how much of each; one question, however many."""
    if not versions:
        return {}
    db.register("wanted", pa.table({"version_id": pa.array(versions, pa.string())}))
    try:
        return dict(db.execute(query("gather/known")).fetchall())
    finally:
        db.unregister("wanted")


def held_versions(db: duckdb.DuckDBPyConnection, uris: Iterable[str]) -> dict[str, Held]:
    """What was last observed of the articles that are known by these addresses, by `article_id`, of those that the
    store has.
    """
    articles = sorted(map(article_id, set(uris)))
    db.register("wanted", pa.table({"article_id": pa.array(articles, pa.string())}))
    try:
        return {article: Held(*held) for article, *held in db.execute(query("gather/held")).fetchall()}
    finally:
        db.unregister("wanted")


def _chunks(items: Iterable[Item | Unread]) -> Iterator[list[Item | Unread]]:
    """Items some at a time: no more than can be held in memory."""
    chunk: list[Item | Unread] = []
    size = 0
    for item in items:
        chunk.append(item)
        size += len(item.body or b"")
        if len(chunk) >= CHUNK_ITEMS or size >= CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
