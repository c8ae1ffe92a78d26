"""What reading feeds costs beside feedparser alone, feed by feed in the same run, and whether an entry is lost."""

from __future__ import annotations

import gzip
import io
import time
from collections.abc import Callable, Sequence
from functools import partial
from math import inf
from pathlib import Path

import feedparser

from dateline.connectors.feeds.reader import FeedReader
from dateline.connectors.files import find, read_all
from dateline.pipelines.feedbodies import articles
from dateline.schemas.inputs import FeedBody

ROUNDS, SECONDS = 5, 0.4  # at least so many turns and so long; the best counts, as noise only ever adds
MOST = 1.2  # times feedparser's, for each feed


def main(corpora: Path) -> None:
    """Prints the entries of all feeds and the time that they take, both ways, and the feeds that miss a bound."""
    files = sorted((corpora / "feeds").iterdir())
    theirs = ours = 0.0
    entries = found = 0
    ratios: list[tuple[float, str]] = []
    with FeedReader() as reader:
        _read(files[0], reader)  # imports, and starts the child
        _read(max(files, key=lambda file: file.stat().st_size), reader)
        for file in files:
            works = partial(_parsed, file), partial(_read, file, reader)
            (alone, parsed), (taken, read) = in_turns(works)
            ratios.append((taken / alone, file.name))
            theirs, ours, entries, found = theirs + alone, ours + taken, entries + parsed, found + read
            if read < parsed:
                print(f"LOST: {file.name}: {read} of {parsed} entries")
    print(
        f"{len(files)} feeds, wall time, best of {ROUNDS} turns or more; ours from the file to articles with their keys"
    )
    print(f"feedparser alone  {theirs:6.2f} s, {entries:,} entries")
    print(f"as taken in       {ours:6.2f} s, {found:,} entries: {ours / theirs:.2f} times as long (at most {MOST})")
    ratios.sort(reverse=True)
    print("the slowest:", ", ".join(f"{name} {ratio:.2f}" for ratio, name in ratios[:3]))
    print(f"over {MOST} times: {sum(ratio > MOST for ratio, _ in ratios)} feeds")


def in_turns(works: Sequence[Callable[[], int]]) -> list[tuple[float, int]]:
    """Of each work the shortest of its turns in seconds, and what it gave: what slows one down slows the other."""
    best = [(inf, 0) for _ in works]
    end, turns = time.perf_counter() + SECONDS, 0
    while turns < ROUNDS or time.perf_counter() < end:
        turns += 1
        for n, work in enumerate(works):
            start = time.perf_counter()
            result = work()
            best[n] = min(best[n][0], time.perf_counter() - start), result
    return best


def _parsed(file: Path) -> int:
    return len(feedparser.parse(io.BytesIO(gzip.decompress(file.read_bytes()))).entries)


def _read(file: Path, reader: FeedReader) -> int:
    given = [one for one in read_all(find([str(file)])) if isinstance(one, FeedBody)]
    return sum(1 for feed in given for _ in articles(feed, reader))
