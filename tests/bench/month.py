"""A simulated month of polling: what is asked and sent beside asking every 15 minutes, how late news is, what is lost.

    python -m tests.bench.month --feeds 20 --days 5 --step 60    # a smaller one than `python -m tests.bench month`

Publishers come by the rhythm of real feeds, each feed several times on a day and at a minute of its own, or print real
articles by day. The polls are real ones, with the servers and the clock in memory.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles

from dateline.connectors.feeds.reader import FeedReader
from dateline.connectors.files import find, read_all
from dateline.pipelines.polling.poll import PollReport
from dateline.pipelines.steps.decode import decode_markup
from dateline.pipelines.steps.feeditems import feed_items
from dateline.schemas.feeds import Feed
from dateline.schemas.inputs import FeedBody
from tests.bench.corpus import corpora
from tests.pipelines.polling.account import Account, account, articles, live, one_shot
from tests.pipelines.polling.month import DAY, HOUR, START, Month, Publisher, Told, publisher

FEEDS, DAYS = 200, 30
# Minutes: polls due within so long run together, as each costs a second or two whatever it brings. `watch` gathers
# those of a minute, so that delays are up to a step shorter there.
STEP = 60
SEED = 6
PRINTED = 0.1  # of the publishers print real articles by day
MOST_HELD = 100  # items: the few real feeds that hold more would only cost time
WORDS = 60  # of a real article that are printed
QUARTER = 0.25  # of a fixed poller's requests, at most


def main(corpora: Path, feeds: int = FEEDS, days: int = DAYS, step: int = STEP) -> None:
    """Lives the month and prints what came of it."""
    until = START + days * DAY
    month = Month(publishers=tuple(_publishers(corpora, feeds, until)))
    stories = sum(story.published > START for story in month.stories.values())
    print(f"{feeds} feeds, {days} days, {stories:,} new stories; polls due within {step} minutes run together")
    began = time.process_time(), time.perf_counter()
    polls: list[PollReport] = []

    def tell(done: PollReport) -> None:
        polls.append(done)
        if (month.now - START) % DAY < timedelta(minutes=step):
            took = time.process_time() - began[0]
            print(f"day {(month.now - START) // DAY:2d}  {len(polls):4d} polls {took:7.0f} s of CPU", flush=True)

    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        asked = live(month, until, room / "polled.duckdb", timedelta(minutes=step), tell)
        cpu, wall = time.process_time() - began[0], time.perf_counter() - began[1]
        print(f"{len(polls)} polls, {cpu / len(polls):.2f} s of CPU each; {cpu:.0f} s, {wall:.0f} s by the clock")
        found = account(month, until, asked)
        one_shot(month, found.seen, room / "once.duckdb", room / "everything.jsonl")
        _print_store(found, articles(room / "polled.duckdb"), articles(room / "once.duckdb"))
    _print_costs(found, feeds, days)


def _print_store(found: Account, polled: dict[str, tuple[str, str]], once: dict[str, tuple[str, str]]) -> None:
    unequal = [uri for uri in polled.keys() | once.keys() if polled.get(uri) != once.get(uri)]
    print(f"served {found.served:,} stories, seen {len(found.seen):,}, in the store {len(polled):,}")
    print(f"withdrawn between two polls {len(found.withdrawn)}; lost {_ought(len(found.lost))}")
    print(f"versions corrected or withdrawn between two looks {found.passed}; stale {_ought(len(found.stale))}")
    print(f"otherwise than in a one-shot ingest of all of it: {_ought(len(unequal))}")
    for uri in [*sorted(unequal), *sorted(found.lost | found.stale)][:10]:
        print(f"  {uri}: {polled.get(uri)} / {once.get(uri)}")


def _print_costs(found: Account, feeds: int, days: int) -> None:
    ratio = found.feeds.requests / found.fixed.requests
    print("                      requests of a feed a day    MB of feeds   stories unseen")
    for name, cost in (("by rhythm", found.feeds), ("every 15 minutes", found.fixed)):
        print(f"{name:20s} {cost.requests / feeds / days:27.1f} {cost.sent / 1e6:14.1f} {cost.lost:16d}")
    missed = "" if ratio <= QUARTER else ": MISSED"
    print(f"requests of feeds: {ratio:.3f} of the fixed poller's (at most {QUARTER:g}{missed})")
    print(f"requests of pages: {found.pages:,}, {found.sent_pages / 1e6:.1f} MB, for {len(found.seen):,} stories")
    waits = [wait / timedelta(minutes=1) for wait in found.delays]
    late = quantiles(waits, n=10)[-1]
    print(f"from publication until seen: median {median(waits):.0f} min, 90th percentile {late:.0f} min")


def _ought(number: int) -> str:
    return f"{number}{': MISSED' if number else ''}"


# -------------------------------------------------------------------------------------------------------- publishers


def _publishers(folder: Path, feeds: int, until: datetime) -> Iterator[Publisher]:
    chance = random.Random(SEED)
    printed = list(_printed(folder / "sanctuary" / "articles.jsonl", round(feeds * PRINTED)))
    for n, (stamps, told) in enumerate(printed):
        yield publisher(f"paper{n}.example", stamps, 20, False, until, chance, told)
    found = list(_rhythms(folder / "feeds"))
    chance.shuffle(found)
    for n, (stamps, held, is_whole) in enumerate(islice(cycle(found), feeds - len(printed))):
        yield publisher(f"feed{n}.example", stamps, held, is_whole, until, chance)


def _rhythms(folder: Path) -> Iterator[tuple[list[datetime], int, bool]]:
    """Of each real feed that dates its items: their stamps, how many it holds, and whether it gives whole texts."""
    with FeedReader() as reader:
        for one in read_all(find([str(file) for file in sorted(folder.iterdir())])):
            if not isinstance(one, FeedBody):
                continue
            feed = reader.read(decode_markup(one.body, one.uri))
            items = tuple(feed_items(feed, one.uri)) if isinstance(feed, Feed) else ()
            stamps = [item.stamp for item in items if item.stamp]
            if len(set(stamps)) > 1:
                is_whole = sum(not item.page for item in items) * 2 > len(items)
                yield stamps, min(len(items), MOST_HELD), is_whole


def _printed(file: Path, papers: int) -> Iterator[tuple[list[datetime], list[Told]]]:
    """Real articles dealt out to papers, their days in turn over the days of a month."""
    found = sorted((json.loads(line) for line in file.open(encoding="utf-8")), key=lambda one: str(one["published"]))
    days = sorted({one["published"] for one in found})
    dealt: defaultdict[int, list[tuple[datetime, Told]]] = defaultdict(list)
    for n, one in enumerate(found):
        day = START + days.index(one["published"]) * DAYS // len(days) * DAY
        words = str(one["text"]).split()
        told = (str(one["title"]), (" ".join(words[: WORDS // 2]), " ".join(words[WORDS // 2 : WORDS])))
        dealt[n % papers].append((day + (8 + n % 12) * HOUR, told))
    for paper in range(papers):
        if len({at for at, _ in dealt[paper]}) > 1:
            yield [at for at, _ in dealt[paper]], [told for _, told in dealt[paper]]


def _run(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=FEEDS)
    parser.add_argument("--days", type=int, default=DAYS)
    parser.add_argument("--step", type=int, default=STEP, metavar="MINUTES")
    given = parser.parse_args(arguments)
    folder = corpora()
    if folder is None:
        parser.exit(message="skipped: no real feeds to simulate; set DATELINE_CORPORA\n")
    main(folder, given.feeds, given.days, given.step)


if __name__ == "__main__":
    _run()
