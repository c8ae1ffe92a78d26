"""What reading pages costs, beside bare trafilatura on the same pages in turns."""

from __future__ import annotations

import gzip
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import trafilatura

from dateline.pipelines.ingest import IngestOptions, run
from tests.bench.stages import Stages

ROUNDS = 3  # of each side, taken in turns; the best of each counts, as noise only ever adds


def main(corpora: Path) -> None:
    """Prints how many pages a second are read, beside trafilatura alone, and where the time goes."""
    pages = sorted((corpora / "pages").glob("*/*.html.gz"))
    bodies = [gzip.decompress(page.read_bytes()) for page in pages]
    megabytes = sum(map(len, bodies)) / 1e6
    print(f"{len(pages)} pages, {megabytes:.1f} MB decoded, one core, best of {ROUNDS} turns")
    bare, whole = in_turns(lambda: extract(bodies), lambda: ingest(pages))
    print(f"bare trafilatura   {len(pages) / bare:7.1f} pages a CPU-second")
    print(f"whole ingest       {len(pages) / whole:7.1f} pages a CPU-second")
    print(f"ratio              {bare / whole:7.2f}  (at least 0.5)")
    stages = Stages()
    with stages.timed():
        ingest(pages)
    print(stages.table())


def extract(bodies: Sequence[bytes]) -> None:
    """What everybody does first: trafilatura's own text and metadata of each page, as it is called by default."""
    for body in bodies:
        trafilatura.bare_extraction(body, with_metadata=True)


def ingest(pages: Sequence[Path]) -> None:
    """The whole way from the files to a published store."""
    with tempfile.TemporaryDirectory() as folder:
        options = IngestOptions(inputs=tuple(map(str, pages)), store=Path(folder) / "b.duckdb", workers=1)
        run(options, lambda: datetime.now(UTC))


def in_turns(*sides: Callable[[], None]) -> list[float]:
    """The least CPU seconds of each side over some turns, after one turn that warms up."""
    best = [float("inf")] * len(sides)
    for turn in range(ROUNDS + 1):
        for i, side in enumerate(sides):
            began = time.process_time()
            side()
            took = time.process_time() - began
            best[i] = min(best[i], took) if turn else best[i]
    return best
