"""The most salient events of the sanctuary articles, judged by eye one by one, and how a store fares by that now.

    python -m tests.gold.events.judged CORPORA STORE            # how much of what was judged still stands, and is right
    python -m tests.gold.events.judged CORPORA STORE --sheet    # what is not judged yet, to be judged

STORE holds CORPORA's `sanctuary/articles.jsonl` alone. A judgement is of an event as it was told: its interval, its
status, and the statement that it is named after, which is kept by article and offsets. Where the store tells another
interval or status, or rests on more or fewer statements, the judgement says nothing any more.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from tests.gold.events.labels import FOLDER

FILE = FOLDER / "judged.jsonl"
SQL = FOLDER / "judged.sql"
TOP = 40
# Each question is answered for the event as the store told it: did it happen, or is it to; do its days hold it; is its
# status right; is it one happening and not several, and nowhere else among the events judged; does every statement
# that it rests on tell of it.
COUNTS = ("real", "interval", "status_right", "one", "evidence")


@dataclass(frozen=True, slots=True)
class Told:
    """An event as a store tells it, by the statement that it is named after; no text."""

    article: str  # "sanctuary/ID"
    part: str
    start: int  # of the statement
    end: int
    trigger: tuple[int, int]
    sha256: str  # of the statement, 16 hex digits
    earliest: str | None
    latest: str | None
    status: str
    n_evidence: int  # statements that it rests on


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement, one answer a question; `note` says in a judge's words why an answer is no."""

    rank: int
    told: Told
    real: bool
    interval: bool
    status_right: bool
    one: bool
    evidence: bool
    split: bool  # whether another event among the judged is the same happening
    note: str


def load() -> tuple[Judged, ...]:
    """The kept judgements, by rank."""
    rows = map(json.loads, FILE.read_text(encoding="utf-8").splitlines())
    return tuple(Judged(**{**row, "told": _told(row["told"])}) for row in rows)


def _told(row: Mapping[str, object]) -> Told:
    return Told(**{**row, "trigger": tuple(row["trigger"])})  # type: ignore[arg-type]


def shares(judged: Sequence[Judged]) -> dict[str, float]:
    """The share of events that are right, by question."""
    return {count: sum(getattr(one, count) for one in judged) / len(judged) for count in COUNTS}


def top(corpora: Path, store: Path) -> Iterator[tuple[Told, str]]:
    """The most salient events of a store, with their headline."""
    articles = (corpora / "sanctuary" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    ids = {row["url"]: f"sanctuary/{row['id']}" for row in map(json.loads, articles)}
    with duckdb.connect(str(store), read_only=True) as db:
        rows = db.execute(SQL.read_text(encoding="utf-8"), {"top": TOP}).fetchall()
    for uri, part, start, end, first, last, quote, earliest, latest, status, n_evidence, headline in rows:
        days = [day and day.isoformat() for day in (earliest, latest)]
        sha256 = hashlib.sha256(quote.encode()).hexdigest()[:16]
        yield Told(ids[uri], part, start, end, (first, last), sha256, days[0], days[1], status, n_evidence), headline


def main() -> int:
    """Exit code 0: the figures are for a reader."""
    parser = argparse.ArgumentParser(prog="python -m tests.gold.events.judged", description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("store", type=Path)
    parser.add_argument("--sheet", action="store_true")
    options = parser.parse_args()
    judged = {one.told: one for one in load()} if FILE.exists() else {}
    found = list(enumerate(top(options.corpora, options.store), 1))
    unjudged = [(rank, told, headline) for rank, (told, headline) in found if told not in judged]
    if options.sheet:
        for rank, told, headline in unjudged:
            answers = dict.fromkeys(COUNTS, None)
            print(json.dumps({"rank": rank, "told": asdict(told), **answers, "split": None, "note": ""}), headline)
        return 0
    standing = [judged[told] for _, (told, _) in found if told in judged]
    print(f"{len(judged)} judged, {len(standing)} among the {TOP} of this store, {len(unjudged)} to be judged")
    for name, events in (("as judged", list(judged.values())), ("still standing", standing)):
        if events:
            print(f"{name}: " + ", ".join(f"{count} {share:.3f}" for count, share in shares(events).items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
