"""Whether the archive has the documents that the store names, and has them as they came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dateline.connectors.archive import Archive
from dateline.connectors.layout import Layout
from dateline.pipelines.cli.checking import Finding, some
from dateline.pipelines.cli.data import reading
from dateline.pipelines.cli.render import count
from dateline.schemas.errors import StoreError
from dateline.schemas.queries import query


def archive(layout: Layout, store: Path, deep: bool) -> Iterator[Finding]:
    """What is to be said of a store's archive; nothing where the store cannot be read.

    :param deep: read each document and compare it with its hash, too
    """
    try:
        with reading(store) as db:
            uris: dict[str, str] = dict(db.execute(query("archive/named")).fetchall())  # by hash
    except StoreError:
        return  # said already
    held = Archive(layout.archive)
    there = [sha256 for sha256 in uris if held.has(sha256)]
    wrong = [*_missing(there, uris), *(_damaged(there, uris, held) if deep else ())]
    if wrong:
        yield from wrong
        return
    how = "Each is what came in." if deep else "`dateline doctor --deep` reads each and compares it with its hash."
    yield Finding(True, f"The archive has {count(len(uris), 'document')}, all that the store names. {how}")


def _missing(there: Sequence[str], uris: Mapping[str, str]) -> Iterator[Finding]:
    if missing := sorted(uris.keys() - set(there)):
        what = f"{len(missing):,} of {len(uris):,} objects are not in the archive: {some(missing)}."
        articles = some([uris[sha256] for sha256 in missing])
        yield Finding(False, what, f"Ingest their articles again ({articles}); until then a rebuild is refused.")


def _damaged(there: Sequence[str], uris: Mapping[str, str], held: Archive) -> Iterator[Finding]:
    if damaged := [sha256 for sha256 in there if not held.is_whole(sha256)]:
        what = f"{len(damaged):,} of {len(there):,} objects in the archive are damaged: {some(damaged)}."
        articles = some([uris[sha256] for sha256 in damaged])
        yield Finding(
            False, what, f"Delete each ({held.place(damaged[0])}), then ingest their articles again ({articles})."
        )
