"""A simulated month: servers whose feeds and pages change by the minute, and what of it a store was shown.

A publisher's stories appear by the rhythm of given stamps, are corrected, retitled, withdrawn, listed in another order,
and their server fails at times and recovers. What an address holds is a function of the instant alone, so that what was
ever served can be told beside what was asked for.
"""

from __future__ import annotations

import math
import random
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import ClassVar

from dateline.schemas.fetched import Failed, Fetched, HostState, Request, Trouble
from tests.pipelines.polling.web import Browser, Post, Web, page, rss

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
START = datetime(2029, 3, 5)
EDITED, RETITLED, WITHDRAWN = 0.08, 0.04, 0.02  # of the stories
LATEST_EDIT = 6.0  # days after publication: corrections come in the first week
LATEST_WITHDRAWAL = 3.0
OUTAGES_A_WEEK = 1.0  # of each server
LONGEST_OUTAGE = 12.0  # hours
TROUBLES: tuple[tuple[Trouble, int], ...] = (("timeout", 0), ("server-error", 503), ("not-found", 404))
OF_PAGES = 0.4  # of the outages
VOLATILE = 0.2  # of the publishers: what stands around their feeds and pages changes every hour
DATED = 0.5
SHUFFLED = 0.25  # of a feed's half-days: listed by title rather than by time
NOUNS = """
    lake river hill pine birch island meadow harbour mill road bridge tower garden orchard valley shore stone path field
    barn fence pond reed heron otter boat rope lantern window door roof chimney kitchen table bread cheese apple pear
    kettle blanket basket ladder wheel wagon horse goat sheep hen cloud rain wind snow ice moss fern ivy oak elm willow
""".split()  # noqa: SIM905
SENTENCES = (
    "The {} by the {} lies quiet between the {} and the {}, and a {} stands near it.",
    "Behind every {} there grows a {}, as whoever has a {} and a {} will know.",
    "Nobody knows why the {} is kept under the {}, though many ask about the {} and the {}.",
    "A {} without a {} is like a {} that has never met a {}.",
)


Told = tuple[str, tuple[str, ...]]  # a title and paragraphs


@dataclass(frozen=True, slots=True)
class Version:
    """What a story says from an instant on."""

    since: datetime
    title: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """A story at its address: its versions, the first at its publication, until it is withdrawn, if ever."""

    url: str
    versions: tuple[Version, ...]
    withdrawn: datetime | None = None

    @property
    def published(self) -> datetime:
        return self.versions[0].since

    def at(self, now: datetime) -> Version | None:
        """What it says; None where it is not out yet, or no longer."""
        if self.withdrawn and now >= self.withdrawn:
            return None
        number = bisect_right(self.versions, now, key=lambda version: version.since)
        return self.versions[number - 1] if number else None


@dataclass(frozen=True, slots=True)
class Outage:
    """A stretch of time in which a server answers nothing of use."""

    since: datetime
    until: datetime
    reason: Trouble
    status: int
    says_when: bool = False  # by Retry-After
    is_of_pages: bool = False  # its feed is answered all the while


@dataclass(frozen=True, slots=True)
class Publisher:
    """A server with a feed and the pages of its stories."""

    feed: str
    stories: tuple[Story, ...]  # by publication
    held: int  # the most that its feed holds
    is_whole: bool  # its feed gives all of a text, and there is no page to look up
    is_volatile: bool = False
    is_dated: bool = False  # its pages say themselves when they were published
    shuffled: frozenset[int] = frozenset()  # half-days since START
    outages: tuple[Outage, ...] = ()

    def listed(self, now: datetime) -> tuple[Story, ...]:
        """The stories that its feed holds, the newest first."""
        out = bisect_right(self.stories, now, key=lambda story: story.published)
        standing = (story for story in reversed(self.stories[:out]) if story.at(now))
        return tuple(story for story, _ in zip(standing, range(self.held), strict=False))

    def body(self, now: datetime) -> bytes:
        """Its feed."""
        stories = self.listed(now)
        if (now - START) // (12 * HOUR) in self.shuffled:
            stories = tuple(sorted(stories, key=lambda story: story.url[::-1]))
        built = format_datetime(now.replace(minute=0, tzinfo=UTC), usegmt=True) if self.is_volatile else ""
        return rss(f"News {built}".strip(), [self._post(story, now) for story in stories])

    def _post(self, story: Story, now: datetime) -> Post:
        version = story.at(now)
        assert version
        text = "\n\n".join(version.paragraphs) if self.is_whole else self.summary(story)
        published = format_datetime(story.published.replace(tzinfo=UTC), usegmt=True)
        return Post(story.url, version.title, text, published)

    def summary(self, story: Story) -> str:
        """What its feed gives of a story where that is not all of it."""
        return f"{story.versions[0].paragraphs[0]} Read more…"

    def page(self, story: Story, now: datetime) -> bytes | None:
        """A story's page; None where there is none."""
        version = story.at(now)
        if not version:
            return None
        found = page(version.title, *version.paragraphs, advert=f"Buy a boat at {now.hour}" if self.is_volatile else "")
        stated = f'<meta property="article:published_time" content="{story.published.isoformat()}Z"><title>'
        return found.replace(b"<title>", stated.encode(), 1) if self.is_dated else found

    def outage(self, now: datetime, url: str = "") -> Outage | None:
        """Why an address of it, its feed's unless told otherwise, is not answered; None where it is."""
        of_pages = url not in ("", self.feed)
        return next((o for o in self.outages if o.since <= now < o.until and (of_pages or not o.is_of_pages)), None)

    def changes(self, until: datetime) -> Iterator[datetime]:
        """Every instant from START on at which its feed may come to hold something else."""
        for story in self.stories:
            yield from (version.since for version in story.versions)
            if story.withdrawn:
                yield story.withdrawn
        for out in self.outages:
            yield out.until
        turn = HOUR if self.is_volatile else 12 * HOUR
        yield from (START + n * turn for n in range(math.ceil((until - START) / turn)))


# ------------------------------------------------------------------------------------------------- making publishers


def publisher(
    name: str,
    stamps: Sequence[datetime],
    held: int,
    is_whole: bool,
    until: datetime,
    chance: random.Random,
    told: Sequence[Told] = (),
) -> Publisher:
    """A publisher whose stories come by the rhythm of these stamps, over and over.

    :param stamps: at least two different ones
    :param until: when nothing changes any more
    :param told: what the stories tell, in turn; made up where nothing is given
    """
    came = _came(stamps, held, until, chance)
    words = [told[n % len(told)] if told else _made_up(4 if is_whole else 2, chance) for n in range(len(came))]
    stories = tuple(
        _story(f"https://{name}/{n}", at, said, until, chance)
        for n, (at, said) in enumerate(zip(came, words, strict=True))
    )
    turns = range(math.ceil((until - START) / (12 * HOUR)))
    return Publisher(
        f"https://{name}/feed.xml",
        stories,
        held,
        is_whole,
        is_volatile=chance.random() < VOLATILE,
        is_dated=chance.random() < DATED,
        shuffled=frozenset(n for n in turns if chance.random() < SHUFFLED),
        outages=tuple(_outages(until, chance)),
    )


def _came(stamps: Sequence[datetime], held: int, until: datetime, chance: random.Random) -> list[datetime]:
    """When stories came: the stamps shifted by whole days, weeks where they span some, so that hours stay what they
    are; from as many before START as the feed holds."""
    found = sorted(stamps)
    span = (found[-1] - found[0]) * (1 + 1 / (len(found) - 1))
    unit = 7 * DAY if span > 7 * DAY else DAY
    period = max(1, round(span / unit)) * unit
    shift = (START - found[0]) // DAY * DAY - chance.randrange(period // DAY) * DAY + chance.randrange(60) * HOUR / 60
    rounds = range(-math.ceil(held / len(found)) - 1, math.ceil((until - START) / period) + 2)
    all_of_them = sorted(stamp + shift + k * period for k in rounds for stamp in found)
    began = bisect_right(all_of_them, START)
    return [at for at in all_of_them[max(0, began - held) :] if at < until]


def _story(url: str, published: datetime, told: Told, until: datetime, chance: random.Random) -> Story:
    title, paragraphs = told
    first = Version(published, title, paragraphs)
    versions = [first]
    if chance.random() < EDITED + RETITLED:
        at = published + DAY * _age(chance, LATEST_EDIT)
        again = replace(first, since=at, paragraphs=(*paragraphs, _sentences(chance, 3)))
        is_retitled = chance.random() < RETITLED / (EDITED + RETITLED)
        versions.append(replace(again, title=_title(chance)) if is_retitled else again)
    withdrawn = published + DAY * _age(chance, LATEST_WITHDRAWAL) if chance.random() < WITHDRAWN else None
    # Nothing but publication lies before START: nobody looked yet.
    kept = tuple(v for v in versions if v is first or START < v.since < min(withdrawn or until, until))
    return Story(url, kept, withdrawn if withdrawn and START < withdrawn < until else None)


def _age(chance: random.Random, most: float) -> float:
    """An age in days, the shorter the likelier; from five minutes on."""
    least = 5 / (24 * 60)
    return least * math.exp(math.log(most / least) * chance.random())


def _made_up(paragraphs: int, chance: random.Random) -> Told:
    return _title(chance), tuple(_sentences(chance, 4) for _ in range(paragraphs))


def _title(chance: random.Random) -> str:
    return "The {} and the {} of the {} {}".format(*chance.sample(NOUNS, 4))


def _sentences(chance: random.Random, number: int) -> str:
    return " ".join(_capital(chance.choice(SENTENCES).format(*chance.sample(NOUNS, 5))) for _ in range(number))


def _capital(sentence: str) -> str:
    return sentence[0].upper() + sentence[1:]


def _outages(until: datetime, chance: random.Random) -> Iterator[Outage]:
    at = START
    while True:
        at += 7 * DAY / OUTAGES_A_WEEK * chance.expovariate(1.0)
        end = at + HOUR * 0.5 * (LONGEST_OUTAGE / 0.5) ** chance.random()
        if end >= until:
            return
        reason, status = chance.choice(TROUBLES)
        says_when = status == 503 and chance.random() < 0.5
        yield Outage(at, end, reason, status, says_when, is_of_pages=chance.random() < OF_PAGES)
        at = end


# ------------------------------------------------------------------------------------------------------- serving them


class _Failing(dict[str, Failed]):
    """The addresses that fail now."""

    def __init__(self, month: Month) -> None:
        self._month = month

    def __contains__(self, url: object) -> bool:
        return self._month.of(str(url)).outage(self._month.now, str(url)) is not None

    def __getitem__(self, url: str) -> Failed:
        out = self._month.of(url).outage(self._month.now, url)
        assert out
        detail = f"no answer of use ({out.reason})"
        return Failed(url, out.reason, detail, out.status, not_before=out.until if out.says_when else None)


class _Pages(dict[str, bytes]):
    """What addresses hold now."""

    def __init__(self, month: Month) -> None:
        self._month = month

    def __contains__(self, url: object) -> bool:
        return self._held(str(url)) is not None

    def __getitem__(self, url: str) -> bytes:
        held = self._held(url)
        assert held is not None
        return held

    def _held(self, url: str) -> bytes | None:
        owner, now = self._month.of(url), self._month.now
        return owner.body(now) if url == owner.feed else owner.page(self._month.stories[url], now)


@dataclass(slots=True)
class Month(Web):
    """The web of these publishers, and when each address was answered with success."""

    publishers: tuple[Publisher, ...] = ()
    answered: defaultdict[str, list[datetime]] = field(default_factory=lambda: defaultdict(list))
    stories: dict[str, Story] = field(default_factory=dict)
    owners: dict[str, Publisher] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.now = START
        self.stories = {story.url: story for one in self.publishers for story in one.stories}
        self.owners = {one.feed.rsplit("/", 1)[0]: one for one in self.publishers}
        self.pages, self.failing = _Pages(self), _Failing(self)

    def of(self, url: str) -> Publisher:
        """Whose an address is."""
        return self.owners[url.rsplit("/", 1)[0]]


class Visitor(Browser):
    """A browser that notes what was answered."""

    month: ClassVar[Month]

    def fetch(self, request: Request) -> Fetched | Failed:
        answer = Browser.fetch(self, request)
        if isinstance(answer, Fetched):
            self.month.answered[request.url].append(self.month.now)
        return answer


def visit(hosts: Sequence[HostState]) -> Visitor:
    """What polls of a month ask with."""
    return Visitor(tuple(hosts))
