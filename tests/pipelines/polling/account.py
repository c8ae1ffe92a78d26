"""Lives through a simulated month with the real poll, and gives an account of it: what was seen, missed, and sent."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from dateline.connectors import feed_state
from dateline.connectors.database import transaction
from dateline.connectors.store import open_reader, open_writer
from dateline.pipelines import ingest
from dateline.pipelines.polling.poll import PollOptions, PollReport, poll
from dateline.schemas.polling import FeedState
from tests.pipelines.polling.month import DAY, HOUR, START, Month, Publisher, Story, Visitor, visit
from tests.pipelines.polling.web import Browser

FIXED = timedelta(minutes=15)
# After the month nothing changes, and what is still due is looked at: the feeds that wait longest, then the pages.
SETTLING = (30 * HOUR, 8 * DAY)
Look = tuple[str, datetime]  # a story's address, and since when it said what was seen


@dataclass(frozen=True, slots=True)
class Cost:
    """What polling asked of feeds, and what they sent: with ETags, and without the pages."""

    requests: int
    sent: int  # bytes
    lost: int  # stories that stood in a feed that answered, and were never seen there


@dataclass(frozen=True, slots=True)
class Account:
    """What came of a month."""

    served: int  # stories that stood in a feed that answered
    seen: frozenset[str]
    withdrawn: frozenset[str]  # of those served, between two polls by their publisher
    lost: frozenset[str]  # of those served, all else that was not seen
    passed: int  # versions of stories that were withdrawn, or corrected again, between two looks
    stale: frozenset[str]  # seen stories whose last version still stands and was never looked at
    delays: tuple[timedelta, ...]  # from publication until seen
    feeds: Cost
    fixed: Cost  # the same for asking every 15 minutes
    pages: int  # requests
    sent_pages: int  # bytes


def live(
    month: Month, until: datetime, store: Path, step: timedelta, tell: Callable[[PollReport], None] = lambda _: None
) -> Cost:
    """Polls whatever is due, at multiples of a step, until the month ends, and then until everything was looked at.

    :return: what was asked until the month's end
    """
    Browser.web = Visitor.month = month
    chance = random.Random(1)
    options = PollOptions(store, visit, workers=1)
    with open_writer(store) as writer, transaction(writer.db):
        feed_state.add(writer.db, [FeedState(one.feed, START) for one in month.publishers])
    while month.now < until:
        done = poll(options, month.clock, chance=chance)
        tell(done)
        due = done.next_due or until
        month.now = max(month.now + step, START + -(-(due - START) // step) * step)
    feeds = {one.feed for one in month.publishers}
    asked = Cost(sum(month.asked[url] for url in feeds), sum(month.sent[url] for url in feeds), 0)
    for after in SETTLING:
        month.now = until + after
        poll(options, month.clock, chance=chance)
    return asked


def account(month: Month, until: datetime, asked: Cost) -> Account:
    """What came of it, from what servers held and what they were asked."""
    served: set[str] = set()
    looks: set[Look] = set()
    fixed = set()
    sent = 0
    for one in month.publishers:
        served |= _served(one, until)
        looks |= set(_looks(one, month))
        ticked, bytes_sent = _fixed(one, until)
        fixed |= ticked
        sent += bytes_sent
    first = {story.url: at for one in month.publishers for at, story in _firsts(one, month)}
    unseen = {month.stories[url] for url in served - first.keys()}
    withdrawn = frozenset(story.url for story in unseen if story.withdrawn)
    passed = {
        (story.url, version.since)
        for story in map(month.stories.__getitem__, first)
        for version in story.versions
        if version.since < until
    } - looks
    feeds = {one.feed for one in month.publishers}
    ticks = (until - START) // FIXED * len(feeds)
    # What stood in a feed before its first poll came before anybody waited for it.
    new = ((at, month.stories[url].published) for url, at in first.items() if at < until)
    waited = (at - published for at, published in new if published > START)
    return Account(
        served=len(served),
        seen=frozenset(first),
        withdrawn=withdrawn,
        lost=frozenset(story.url for story in unseen) - withdrawn,
        passed=len(passed),
        stale=frozenset(_standing(passed, month)),
        delays=tuple(sorted(waited)),
        feeds=Cost(asked.requests, asked.sent, len(unseen)),
        fixed=Cost(ticks, sent, len(served - fixed)),
        pages=sum(n for url, n in month.asked.items() if url not in feeds),
        sent_pages=sum(n for url, n in month.sent.items() if url not in feeds),
    )


def one_shot(month: Month, seen: Iterable[str], store: Path, file: Path) -> None:
    """Ingests, in one run, all that was ever served of these stories and was looked at while it stood."""
    looks = {look for one in month.publishers for look in _looks(one, month)}
    owners = {story.url: one for one in month.publishers for story in one.stories}
    with file.open("w", encoding="utf-8") as out:
        for url in sorted(seen):
            for line in _lines(month.stories[url], owners[url], looks):
                out.write(json.dumps(line) + "\n")
    ingest.run(ingest.IngestOptions((str(file),), store, workers=1), month.clock)


def articles(store: Path) -> dict[str, tuple[str, str]]:
    """The current articles of a store: title and text by address."""
    with open_reader(store) as db:
        found = db.execute("select uri, title, text from article").fetchall()
    return {uri: (title, text) for uri, title, text in found}


def _lines(story: Story, owner: Publisher, looks: set[Look]) -> Iterator[dict[str, str]]:
    """A story's versions as lines of a file, each observed when it came to stand."""
    said = [version for version in story.versions if (story.url, version.since) in looks]
    for version in said or story.versions[:1]:
        line = {
            "url": story.url,
            "title": version.title,
            "published": f"{story.published.isoformat()}Z",
            "observed": f"{version.since.isoformat(timespec='seconds')}Z",
        }
        page = owner.page(story, version.since)
        if not said:  # its page could never be had: it is as its feed gives it
            yield line | {"text": owner.summary(story)}
        elif owner.is_whole or page is None:
            yield line | {"text": "\n\n".join(version.paragraphs)}
        else:
            yield line | {"html": page.decode()}


# --------------------------------------------------------------------------------------------------------- what was


def _instants(one: Publisher, until: datetime) -> list[datetime]:
    """The instants within the month at which a feed that answers may hold something else than before."""
    return sorted({START, *(at for at in one.changes(until) if START <= at < until)})


def _served(one: Publisher, until: datetime) -> set[str]:
    return {story.url for at in _instants(one, until) if not one.outage(at) for story in one.listed(at)}


def _firsts(one: Publisher, month: Month) -> Iterator[tuple[datetime, Story]]:
    """When each story was first seen in a feed."""
    had: set[str] = set()
    for at in month.answered[one.feed]:
        for story in one.listed(at):
            if story.url not in had:
                had.add(story.url)
                yield at, story


def _looks(one: Publisher, month: Month) -> Iterator[Look]:
    """Which version of which story was looked at: in the feed, where that gives the whole text, else on its page."""
    if one.is_whole:
        for at in month.answered[one.feed]:
            yield from ((story.url, version.since) for story in one.listed(at) if (version := story.at(at)))
        return
    for story in one.stories:
        for at in month.answered.get(story.url, ()):
            if version := story.at(at):
                yield story.url, version.since


def _standing(passed: Iterable[Look], month: Month) -> Iterator[str]:
    """Of versions that nobody looked at, the stories of which these are the last word, and still stand."""
    for url, since in passed:
        story, owner = month.stories[url], month.of(url)
        now = story.at(month.now)
        if now and now.since == since and (not owner.is_whole or story in owner.listed(month.now)):
            yield url


def _fixed(one: Publisher, until: datetime) -> tuple[set[str], int]:
    """What asking a feed every 15 minutes, with its ETag, would have shown of it, and the bytes sent."""
    ticks = sorted({START + -(-(at - START) // FIXED) * FIXED for at in _instants(one, until)})
    seen: set[str] = set()
    sent, before = 0, b""
    for at in ticks:
        if at < until and not one.outage(at):
            seen.update(story.url for story in one.listed(at))
            body = one.body(at)
            sent += len(body) if body != before else 0
            before = body
    return seen, sent
