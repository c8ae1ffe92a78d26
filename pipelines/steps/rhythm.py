"""When a feed is due again: by its own rhythm, by what its publisher asks, and by how its last polls ended.

A feed's rhythm is the items that it is expected to bring in each hour of the day, learned from when items came, the
last two weeks counting most. Polls are dealt out by the square root of that rate, which for a given number of polls
makes items wait least (K. C. Sia, J. Cho and H.-K. Cho, "Efficient Monitoring Algorithm for Fast News Alerts", IEEE
TKDE 19(7), 2007): a daily that publishes by day is left alone at night, and a wire is not asked a hundred times as
often as a weekly. A feed is always due before half of what it holds can have been replaced, so that nothing is missed.
All instants are in UTC, without a zone; nothing here looks at a clock.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

HOUR = timedelta(hours=1)
DAY = 24 * HOUR
HALF_LIFE = 14 * DAY  # two whole weeks: a weekend must not look like the end of a feed
PRIOR = 2 * DAY  # how much watching the first guess at a rhythm is worth
PACE = 1.0  # polls an hour of a feed that brings one item an hour; four times as many make it two
REPLACED = 0.5  # of a feed's items: past that, one more burst like it would push some out unseen
MOST_DOUBLINGS = 8  # of the wait after errors: enough to come from any wait to the longest


@dataclass(frozen=True, slots=True)
class Bounds:
    """How soon and how late a feed may be asked again, whatever its rhythm."""

    soonest: timedelta = timedelta(minutes=10)
    latest: timedelta = 6 * HOUR
    after_errors: timedelta = DAY  # the longest wait after errors, and the longest that a server can ask for

    def clamp(self, wait: timedelta) -> timedelta:
        """The wait, within the bounds."""
        return min(max(wait, self.soonest), self.latest)


BOUNDS = Bounds()


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Items and watched time by hour of the day (UTC), both fading with :data:`HALF_LIFE`."""

    items: tuple[float, ...] = (0.0,) * 24
    hours: tuple[float, ...] = (0.0,) * 24

    def rate(self, hour: int) -> float:
        """Items expected in an hour of the day, 0–23: its own past, steadied by the whole day's."""
        prior = PRIOR / DAY  # of each hour of the day
        return (self.items[hour] + prior * self._mean) / (self.hours[hour] + prior)

    def expected(self, since: datetime, until: datetime) -> float:
        """Items expected between two instants; 0 where the second is not after the first."""
        return sum(self.rate(start.hour) * ((end - start) / HOUR) for start, end in _hours(since, until))

    @property
    def _mean(self) -> float:
        watched = sum(self.hours)
        return sum(self.items) / watched if watched else 0.0


@dataclass(frozen=True, slots=True)
class Asked:
    """What a publisher asks of those who poll."""

    fresh_until: datetime | None = None  # by Cache-Control, Expires or <ttl>: nothing new before
    not_before: datetime | None = None  # by Retry-After
    skip_hours: Collection[int] = ()  # of the day, UTC, 0–23
    skip_days: Collection[int] = ()  # of the week, Monday 0


NOTHING_ASKED = Asked()


def first_guess(stamps: Sequence[datetime], now: datetime) -> Rhythm:
    """A rhythm guessed from the stamps of the items that a feed holds at its first poll, most recent or not.

    Worth :data:`PRIOR` of watching; stamps in the future or all of one instant say nothing.
    """
    past = sorted(stamp for stamp in stamps if stamp <= now)
    if len(past) < 2 or past[0] == past[-1]:
        return Rhythm()
    a_day = (len(past) - 1) / ((now - past[0]) / DAY)
    watched = PRIOR / HOUR / 24
    return Rhythm((a_day / 24 * watched,) * 24, (watched,) * 24)


def learn(rhythm: Rhythm, since: datetime, until: datetime, came: Sequence[datetime]) -> Rhythm:
    """The rhythm after a poll that found some items new.

    :param since: when the poll before was, which is where watching began
    :param until: when this one was
    :param came: the stamp of each new item; those that lie elsewhere than between the polls count as if they had come
        evenly between them
    """
    if until <= since:
        return rhythm
    since = max(since, until - HALF_LIFE)  # who was away for longer, or whose clock was, has not seen it pass
    fading = 0.5 ** ((until - since) / HALF_LIFE)
    items = [kept * fading for kept in rhythm.items]
    hours = [kept * fading for kept in rhythm.hours]
    inside = [stamp for stamp in came if since < stamp <= until]
    spread = (len(came) - len(inside)) / ((until - since) / HOUR)
    for start, end in _hours(since, until):
        hours[start.hour] += (end - start) / HOUR
        items[start.hour] += spread * ((end - start) / HOUR)
    for stamp in inside:
        items[stamp.hour] += 1.0
    return replace(rhythm, items=tuple(items), hours=tuple(hours))


def due(
    rhythm: Rhythm,
    now: datetime,
    held: int,
    asked: Asked = NOTHING_ASKED,
    bounds: Bounds = BOUNDS,
    jitter: float = 0.0,
) -> datetime:
    """When to ask a feed again after a poll that went well.

    :param held: how many items the feed held; 0 where it is not known
    :param asked: freshness counts up to ``bounds.latest``, and less where the feed would lose items by then
    :param jitter: from -1 to 1, which moves the wait by up to a tenth, so that feeds polled together drift apart
    """
    replaced = _when(rhythm.rate, now, held * REPLACED, bounds) if held else now + bounds.latest
    paced = _when(lambda hour: PACE * math.sqrt(rhythm.rate(hour)), now, 1.0, bounds)
    wait = min(paced, replaced) - now
    at = now + bounds.clamp(wait * (1 + jitter / 10))
    if asked.fresh_until:
        at = max(at, min(asked.fresh_until, replaced, now + bounds.latest))
    if asked.not_before:
        at = max(at, min(asked.not_before, now + bounds.after_errors))
    return _unskipped(at, asked)


def due_after_error(
    now: datetime, errors: int, asked: Asked = NOTHING_ASKED, bounds: Bounds = BOUNDS, jitter: float = 0.0
) -> datetime:
    """When to ask a feed again that failed so many times in a row: twice as late each time.

    :param errors: 1 for the first
    :param jitter: from -1 to 1: up to a quarter sooner or later, as what fails together must not come back together
    """
    wait = bounds.soonest * (1 << min(errors, MOST_DOUBLINGS)) * (1 + jitter / 4)
    at = now + min(wait, bounds.after_errors)
    return max(at, min(asked.not_before, now + bounds.after_errors)) if asked.not_before else at


def _when(rate: Callable[[int], float], now: datetime, much: float, bounds: Bounds) -> datetime:
    """When what grows at this rate an hour has come to so much; at the latest when a feed is asked anyway."""
    end = now + bounds.latest
    for start, until in _hours(now, end):
        grows = rate(start.hour) * ((until - start) / HOUR)
        if grows >= much:
            return start + (until - start) * (much / grows)
        much -= grows
    return end


def _unskipped(at: datetime, asked: Asked) -> datetime:
    """The first instant from this one on at which the publisher may be asked; this one where it never may be."""
    hours = (at, *(start for start, _ in _hours(_next_hour(at), at + 8 * DAY)))
    return next((t for t in hours if t.hour not in asked.skip_hours and t.weekday() not in asked.skip_days), at)


def _next_hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0) + HOUR


def _hours(since: datetime, until: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The stretch between two instants, cut at full hours."""
    cuts = [since]
    while (following := _next_hour(cuts[-1])) < until:
        cuts.append(following)
    return pairwise((*cuts, until)) if until > since else iter(())
