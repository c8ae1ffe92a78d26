"""What a page of 800 words costs after its text has been taken out of it: sentences to events, stage by stage.

The budget is absolute, in milliseconds of one core, unlike all other measures here: a loaded machine takes longer.
"""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from dateline.connectors.store import open_reader
from dateline.pipelines.ingest import IngestOptions, run
from tests.bench.stages import Stages

FILES = ("sanctuary/articles.jsonl", "timelines/h1n1/articles.jsonl")
PAGE = 800  # words
MOST_MS = 20.0  # a page, for all that is neither extraction nor the carrying of rows and files
ROUNDS = 3  # the best of each stage counts, as noise only ever adds
CARRYING = ("Gather, Beam and the rest", "archive", "publish the snapshot")


def main(corpora: Path) -> None:
    """Prints milliseconds a page, stage by stage, and their sum after extraction."""
    files = [corpora / name for name in FILES]
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        words, spent = measure(files)
        best = {stage: min(took, best.get(stage, took)) for stage, took in spent.items()}
    pages = words / PAGE
    print(f"{words:,} words, one core, milliseconds a page of {PAGE} words, best of {ROUNDS}")
    after = {stage: took for stage, took in best.items() if is_after_extraction(stage)}
    for stage, took in sorted(best.items(), key=lambda row: (row[0] in after, -row[1])):
        print(f"{1000 * took / pages:7.2f}  {stage}{'' if stage in after else ' (not counted)'}")
    ms = 1000 * sum(after.values()) / pages
    print(f"{ms:7.2f}  after extraction  (at most {MOST_MS:g}{'' if ms <= MOST_MS else ': MISSED'})")


def measure(files: Sequence[Path]) -> tuple[int, dict[str, float]]:
    """The words of these articles, and the CPU seconds of each stage of their ingest into an empty store."""
    stages = Stages()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "words.duckdb"
        with stages.timed():
            run(IngestOptions(inputs=tuple(map(str, files)), store=store, workers=1), lambda: datetime.now(UTC))
        with open_reader(store) as db:
            texts = db.execute("select text from article_part").fetchall()
    return sum(len(text.split()) for (text,) in texts), dict(stages.seconds)


def is_after_extraction(stage: str) -> bool:
    """Whether a stage counts: what finds and links events, not what takes the text out or carries it about."""
    return stage not in CARRYING and not stage.startswith("extract")
