"""What it costs to take a hundred new articles into a store of a million mentions, beside an empty one."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from unittest.mock import patch

from dateline.connectors.layout import Layout
from dateline.connectors.store import Writer, open_writer
from dateline.pipelines import ingest
from tests.bench.corpus import Original

ROUNDS = 2  # of both sides in turns, after one that warms up; the best of each counts
BOUND = 2.0
SUFFIXES = {"text/html": "html", "text/plain": "txt", "application/x-dateline-article+json": "jsonl"}


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds of one ingest by the clock, and how they were spent."""

    read: float  # gathered, read by the pipeline and landed
    resolved: float  # loaded, resolved and committed
    published: float  # checkpoint and snapshot
    rest: float  # opening, ledger, report

    @property
    def ingest(self) -> float:
        """Without the snapshot, which is a copy of the store and costs what that is large."""
        return self.read + self.resolved + self.rest


def measure(store: Path, new: Sequence[Original]) -> tuple[Taken, Taken]:
    """The best ingest of the new articles into a copy of the store, and into an empty one."""
    large: list[Taken] = []
    empty: list[Taken] = []
    with tempfile.TemporaryDirectory() as folder:
        inputs = _write(Path(folder) / "new", new)
        for n in range(ROUNDS + 1):
            empty.append(_ingest(Path(folder) / f"empty-{n}.duckdb", None, inputs))
            large.append(_ingest(Path(folder) / f"large-{n}.duckdb", store, inputs))
    return tuple(min(side[1:], key=lambda taken: taken.ingest) for side in (large, empty))  # type: ignore[return-value]


def table(large: Taken, empty: Taken) -> str:
    """Both sides, stage by stage, and the ratio that is bounded."""
    ratio = large.ingest / empty.ingest
    rows = [
        ("gather, read and land", large.read, empty.read),
        ("load and resolve", large.resolved, empty.resolved),
        ("open, report", large.rest, empty.rest),
        ("snapshot", large.published, empty.published),
    ]
    lines = [f"{name:<24} {a:7.2f} s  empty {b:7.2f} s" for name, a, b in rows]
    held = "" if ratio <= BOUND else ": MISSED"
    return "\n".join([*lines, f"{'without the snapshot':<24} ratio {ratio:5.2f}  (at most {BOUND:g}{held})"])


def _write(folder: Path, new: Sequence[Original]) -> Path:
    folder.mkdir()
    for n, original in enumerate(new):
        (folder / f"{n:03d}.{SUFFIXES[original.item.media]}").write_bytes(original.item.body + b"\n")
    return folder


def _ingest(file: Path, store: Path | None, inputs: Path) -> Taken:
    layout = Layout.of(file)
    layout.make()
    if store:
        shutil.copyfile(store, layout.database)
    with open_writer(file):
        pass  # publishes what it finds: the snapshot of the old rows is no part of the ingest
    options = ingest.IngestOptions(inputs=(str(inputs),), store=file, workers=1)
    with _clocked() as spent:
        began = time.perf_counter()
        ingest.run(options, lambda: datetime.now(UTC))
        whole = time.perf_counter() - began
    shutil.rmtree(layout.folder)
    file.unlink()
    rest = whole - sum(spent.values())
    return Taken(spent["land"], spent["commit"], spent["publish"], rest)


@contextmanager
def _clocked() -> Iterator[dict[str, float]]:
    """Seconds by the clock in each of a run's stages, by wrapping them where they are called."""
    spent: dict[str, float] = defaultdict(float)

    def clocked(function: Callable[..., Any], name: str) -> Callable[..., Any]:
        def timed(*args: Any, **kwargs: Any) -> Any:
            began = time.perf_counter()
            try:
                return function(*args, **kwargs)
            finally:
                spent[name] += time.perf_counter() - began

        return timed

    with ExitStack() as stack:
        for owner, name in ((ingest, "land"), (ingest, "commit"), (Writer, "publish")):
            stack.enter_context(patch.object(owner, name, clocked(getattr(owner, name), name)))
        yield spent
