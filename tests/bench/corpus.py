"""The real articles that the benchmarks resample: what Read says of each, cached beside the generated stores."""

from __future__ import annotations

import hashlib
import os
import pickle
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from multiprocessing import Pool
from pathlib import Path

from dateline.connectors.files import find, read_all
from dateline.pipelines.ruleset import ruleset
from dateline.pipelines.steps.read import read
from dateline.schemas.identity import article_id
from dateline.schemas.inputs import Item
from dateline.schemas.records import Document, Reading
from tests.conftest import ROOT

FOLDERS = ("sanctuary/articles.jsonl", "timelines/*/articles.jsonl", "pages")
# Articles that tell less than this are left out: a store of a million mentions would be mostly texts that tell nothing.
MENTIONS = 4


@dataclass(frozen=True, slots=True)
class Original:
    """A real article: its bytes as they came, and its reading."""

    item: Item
    reading: Reading


def corpora() -> Path | None:
    """The folder of real articles, None where there is none."""
    folder = Path(os.environ.get("DATELINE_CORPORA", ROOT / ".." / "shared" / "corpora")).resolve()
    return folder if folder.is_dir() else None


def cache() -> Path:
    """Where generated stores are kept between runs: a folder of the system's temporary one."""
    folder = Path(tempfile.gettempdir()) / f"dateline-bench-{os.getuid()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def stamp(*parts: object) -> str:
    """A short name of what a generated thing hangs on."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def originals(folder: Path) -> Sequence[Original]:
    """The real articles that tell enough, in the order of their addresses."""
    kept = cache() / f"originals-{stamp(str(folder), ruleset(), MENTIONS)}.pickle"
    if not kept.exists():
        for stale in cache().glob("originals-*.pickle"):
            stale.unlink()
        found = _read_all(folder)
        part = kept.with_suffix(f".{os.getpid()}")
        part.write_bytes(pickle.dumps(found))
        part.replace(kept)
    loaded: Sequence[Original] = pickle.loads(kept.read_bytes())
    return loaded


def _read_all(folder: Path) -> list[Original]:
    items = [item for item in read_all(find([str(folder / f) for f in FOLDERS])) if isinstance(item, Item)]
    with Pool() as pool:
        readings = pool.map(_read, items, chunksize=16)
    told = [
        Original(i, r) for i, r in zip(items, readings, strict=True) if r is not None and len(r.mentions) >= MENTIONS
    ]
    return sorted(told, key=lambda o: o.item.uri)


def _read(item: Item) -> Reading | None:
    digest = hashlib.sha256(item.body).hexdigest()
    document = Document(article_id(item.uri), item.uri, digest, item.media, item.source, item.observed)
    try:
        return read(document, item.body)
    except Exception:  # a page that cannot be read is no material; that such are rejected is tested elsewhere
        return None


def megabytes(texts: Iterable[Original]) -> float:
    """Size of the articles' texts in MB."""
    parts = chain.from_iterable(o.reading.parts for o in texts)
    return sum(len(p.text.encode("utf-8", "replace")) for p in parts) / 1e6
