"""Read as Beam transforms: thin wrappers around the pure step, which knows nothing of Beam.

Only references to archived documents travel through a pipeline, never their bytes: each worker fetches those from the
archive itself.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dateline.connectors.archive import Archive
from dateline.connectors.beam_io import WriteToParquet, beam
from dateline.pipelines.garbage import uncollected
from dateline.schemas.arrow import READING, schema_of, to_row
from dateline.schemas.errors import DatelineError
from dateline.schemas.identity import version_id
from dateline.schemas.records import Document, Reading

Read = Callable[[Document, bytes], Reading]
READINGS = "reading"
REJECTS = "reject"
# Workers whose journal nobody follows, since it would be on another machine's disk.
NO_JOURNAL = ""


@dataclass(frozen=True, slots=True)
class Reject:
    """A document that could not be read, and why."""

    ordinal: int
    reason: str
    detail: str


REJECT = schema_of(Reject)


def read_document(read: Read, document: Document, body: bytes) -> Reading | Reject:
    """One document's reading, or why there is none. This is the one place where any exception is caught."""
    try:
        reading = read(document, body)
    except DatelineError as error:
        return Reject(document.ordinal, error.reason, error.detail)
    except Exception as error:
        detail = f"reading it failed with {type(error).__name__}: {error}"[:500]
        return Reject(document.ordinal, "read-failed", detail.encode("utf-8", "replace").decode())
    if reading.observed == document.observed:
        return reading
    # When a document was observed is settled by Gather, which compared it with the store under this
    # identifier.
    own = version_id(document.article_id, document.sha256, document.observed)
    return replace(reading, observed=document.observed, version_id=own)


class ReadDocument(beam.DoFn):  # type: ignore[misc]
    """Fetches a document from the archive and reads it: a row of READING, or one of REJECT as a tagged
    output.

    :param journal: a file to which each worker adds a line when it begins a document and one when it has done
        it
    """

    def __init__(self, read: Read, archive: Path, journal: str = NO_JOURNAL) -> None:
        self._read = read
        self._root = archive
        self._journal = journal

    def setup(self) -> None:
        self._archive = Archive(self._root)
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
        self._log = os.open(self._journal, flags, 0o644) if self._journal else -1

    def teardown(self) -> None:
        if self._log >= 0:
            os.close(self._log)

    def process(self, document: Document) -> Iterator[Any]:
        self._note(document.ordinal)
        with uncollected():
            row = self._row(document)
        yield row
        self._note(-1)

    def _row(self, document: Document) -> Any:
        try:
            found = read_document(self._read, document, self._archive.get(document.sha256))
            if isinstance(found, Reading):
                return to_row(found)
        except DatelineError as error:
            found = Reject(document.ordinal, error.reason, error.detail)
        return beam.pvalue.TaggedOutput(REJECTS, to_row(found))

    def _note(self, ordinal: int) -> None:
        if self._log >= 0:
            os.write(self._log, f"{os.getpid()} {ordinal}\n".encode())


class ReadDocuments(beam.PTransform):  # type: ignore[misc]
    """Lands the readings of documents, and what could not be read, as Parquet files of a folder."""

    def __init__(
        self,
        documents: Sequence[Document],
        read: Read,
        archive: Path,
        folder: Path,
        journal: str = NO_JOURNAL,
    ) -> None:
        super().__init__()
        self._documents = documents
        self._read = read
        self._archive = archive
        self._folder = folder
        self._journal = journal

    def expand(self, begin: Any) -> Any:
        read = (
            begin
            | "List documents" >> beam.Create(self._documents)
            | "Read documents"
            >> beam.ParDo(ReadDocument(self._read, self._archive, self._journal)).with_outputs(REJECTS, main=READINGS)
        )
        landed = read[READINGS] | "Land readings" >> _write(self._folder / READINGS, READING)
        refused = read[REJECTS] | "Land rejects" >> _write(self._folder / REJECTS, REJECT)
        return landed, refused


def _write(prefix: Path, schema: Any) -> Any:
    return WriteToParquet(str(prefix), schema, codec="snappy", file_name_suffix=".parquet")
