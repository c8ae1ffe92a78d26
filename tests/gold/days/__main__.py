"""Prints what each signal of view `timeline_day` is worth on timelines that newsrooms wrote.

    python -m tests.gold.days                # reads the articles of DATELINE_CORPORA anew, about a minute
    python -m tests.gold.days --stores DIR   # DIR/TOPIC.duckdb, where there are stores of them already

The topics are the folders of DATELINE_CORPORA/timelines: `articles.jsonl`, and `references.jsonl` with `days`.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import mean

from dateline.connectors.store import open_reader
from dateline.pipelines import ingest
from tests.bench.corpus import corpora
from tests.gold.days.scoring import Scores, Telling, Topic, Weigh, Weights, by_article, by_event, held_out, weigh

TELLINGS = Path(__file__).with_name("tellings.sql")
Score = Callable[[Sequence[Telling]], Scores]
SHIPPED = weigh(Weights())


def each(weight: Weigh) -> Score:
    """A ranking by articles with that weight."""
    return lambda tellings: by_article(tellings, weight)


def times(factor: Callable[[Telling], float]) -> Score:
    """The shipped ranking with one more factor."""
    return each(lambda telling, day: SHIPPED(telling, day) * factor(telling))


VARIANTS: Mapping[str, Score] = {
    "as shipped": each(SHIPPED),
    "without: later articles count more": each(weigh(Weights(back=0))),
    "without: events of several articles count more": each(weigh(Weights(shared=0))),
    "without: half for what has not happened": each(weigh(Weights(open=1))),
    "without any: articles that tell the day": each(weigh(Weights(0, 0, 1))),
    "without: intervals of several days": lambda told: by_article([t for t in told if t.length == 1], SHIPPED),
    "with: statements half": times(lambda t: 0.5 if t.kind == "statement" else 1),
    "with: unnamed kinds half": times(lambda t: 0.5 if t.kind == "other" else 1),
    "with: first in the article counts more": times(lambda t: 6 / (6 + t.ordinal)),
    "with: titles twice": times(lambda t: 2 if t.in_title else 1),
    "with: events of many sources more": times(lambda t: 1 + math.log2(max(1, t.n_independent))),
    "the sum of the events' salience": by_event,
}


def topic(folder: Path, stores: Path) -> Topic:
    """A topic's tellings, from its store, which is made where there is none."""
    store = stores / f"{folder.name}.duckdb"
    if not store.exists():
        ingest.run(ingest.IngestOptions((str(folder / "articles.jsonl"),), store), lambda: datetime.now(UTC))
    with open_reader(store) as db:
        rows = db.execute(TELLINGS.read_text()).fetchall()
        view = db.execute("select day, salience from timeline_day where story = 'all'").fetchall()
    tellings = [Telling(*row) for row in rows]
    if dict(view) != by_article(tellings, SHIPPED):
        raise SystemExit(f"{folder.name}: the view weighs otherwise than `Weights` says: mend whichever is wrong")
    lines = (folder / "references.jsonl").read_text().splitlines()
    return Topic(
        folder.name, tellings, [frozenset(map(date.fromisoformat, json.loads(line)["days"])) for line in lines]
    )


def report(topics: Sequence[Topic]) -> None:
    """Prints the table of signals, and what weights that are chosen on other topics do."""
    print(f"{'Date-F1':47}{'mean':>6}  " + "  ".join(f"{t.name}" for t in topics))
    for name, score in VARIANTS.items():
        found = [t.f1(score) for t in topics]
        every = mean(f1 for values in found for f1 in values)
        print(f"{name:47}{every:6.3f}  " + "  ".join(" ".join(f"{f1:.2f}" for f1 in values) for values in found))
    print("\nweights chosen on the other topics, tried on:")
    for name, best, theirs, ours in held_out(topics):
        print(f"{name:10} {best}: {theirs:.3f}; with the shipped ones {ours:.3f}")


def main() -> int:
    """Exit code 0, also where there are no articles to try it on."""
    parser = argparse.ArgumentParser(prog="python -m tests.gold.days", description=__doc__)
    parser.add_argument("--stores", type=Path)
    options = parser.parse_args()
    folder = corpora()
    if folder is None:
        print("skipped: no timelines of newsrooms; set DATELINE_CORPORA")
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        stores = options.stores or Path(scratch)
        report([topic(one, stores) for one in sorted((folder / "timelines").iterdir())])
    return 0


if __name__ == "__main__":
    sys.exit(main())
