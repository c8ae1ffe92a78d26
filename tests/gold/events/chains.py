"""Links between events, judged by eye one by one, and how many of a store's links were judged right.

    python -m tests.gold.events.chains CORPORA sanctuary STORE            # what was judged of it, and still stands
    python -m tests.gold.events.chains CORPORA sanctuary STORE --sheet    # its links that are not judged yet

STORE holds the articles of one folder of CORPORA, or `seeds` those of this repository. A link is kept by its relation
and the statements that its two events are named after, each by article and the offset of its trigger; no text. It is
right if the one event is to the other what the relation says, and neither is misread.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import duckdb

from tests.gold.events.labels import FOLDER

FILE = FOLDER / "chains.jsonl"
SQL = FOLDER / "chains.sql"


@dataclass(frozen=True, slots=True)
class Link:
    """A link as a store makes it."""

    relation: str
    event: str  # "FOLDER/ARTICLE:PART:TRIGGER", the offset of the trigger of its earliest-known statement
    other: str
    across: bool  # whether it follows across articles, and no article says so itself


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement; `note` says in a judge's words why a link is wrong."""

    link: Link
    right: bool
    note: str = ""


def load() -> tuple[Judged, ...]:
    """The kept judgements."""
    rows = map(json.loads, FILE.read_text(encoding="utf-8").splitlines())
    return tuple(Judged(Link(**row["link"]), row["right"], row["note"]) for row in rows)


def links(corpora: Path, name: str, store: Path) -> Iterator[tuple[Link, str]]:
    """The links of a store, each with what it says, for the eye."""
    ids = _ids(corpora, name)
    with duckdb.connect(str(store), read_only=True) as db:
        rows = db.execute(SQL.read_text(encoding="utf-8")).fetchall()
    for relation, across, uri, part, at, other_uri, other_part, other_at, words in rows:
        event, other = f"{ids(uri)}:{part}:{at}", f"{ids(other_uri)}:{other_part}:{other_at}"
        yield Link(relation, event, other, across), words


def _ids(corpora: Path, name: str) -> Callable[[str], str]:
    """What names an article of a folder by its address."""
    if name == "seeds":
        return lambda uri: f"seeds/{uri.rsplit('/', 1)[-1]}"
    (file,) = corpora.glob(f"**/{name}/articles.jsonl")
    rows = map(json.loads, file.read_text(encoding="utf-8").splitlines())
    known = {row["url"]: f"{name}/{row['id']}" for row in rows}
    return known.__getitem__


def shares(judged: Sequence[Judged]) -> Iterator[str]:
    """In words how many links are right, across articles and within them."""
    for across in (True, False):
        some = [one for one in judged if one.link.across is across]
        if some:
            right = sum(one.right for one in some)
            where = "across articles" if across else "as articles say"
            yield f"{where}: {right} of {len(some)} right ({right / len(some):.2f})"


def main() -> int:
    """Exit code 0: the figures are for a reader."""
    parser = argparse.ArgumentParser(prog="python -m tests.gold.events.chains", description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("name")
    parser.add_argument("store", type=Path)
    parser.add_argument("--sheet", action="store_true")
    options = parser.parse_args()
    judged = {one.link: one for one in load()} if FILE.exists() else {}
    found = list(links(options.corpora, options.name, options.store))
    if options.sheet:
        for link, words in found:
            if link not in judged:
                print(json.dumps({"link": asdict(link), "right": None, "note": ""}), words)
        return 0
    standing = [judged[link] for link, _ in found if link in judged]
    print(f"{len(judged)} judged in all, {len(found)} links here, {len(standing)} of them judged")
    for said in (*shares(list(judged.values())), *(f"here, {line}" for line in shares(standing))):
        print(said)
    return 0


if __name__ == "__main__":
    sys.exit(main())
