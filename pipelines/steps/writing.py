"""Which of an article's versions each of its time expressions was written for.

A sentence that an update adds counts its "Thursday" from the update, one that stood there before from the day on which
that was written. A changed sentence keeps the age of those of its expressions that mean what they meant, direction and
all: "voted Thursday" was not yet written where it said "will vote Thursday".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from dateline.pipelines.steps.alignment import Sentence, align
from dateline.pipelines.steps.differences import sentences_of
from dateline.schemas.records import Anchor, DateCandidate, Part, TimeExpression

# Where the day of an instant is not known, it is one of those that it has between the zones of Hawaii and of Moscow:
# most publishers that no source file names are American or European, and others are named there.
WEST, EAST = timedelta(hours=-10), timedelta(hours=3)
# An instant that software wrote: in UTC, or in seconds since 1970.
_IN_UTC = re.compile(r"(?:(?:Z|[+-]00:?00|\bUTC|\bGMT)[)\]]?|\A\s*[0-9.]+)\s*\Z")


@dataclass(frozen=True, slots=True)
class Draft:
    """One version of an article: its text, its time expressions in text order, and its days, None where unknown."""

    parts: tuple[Part, ...]
    times: tuple[TimeExpression, ...]
    saved: Anchor | None  # when it was known
    modified: Anchor | None = None  # when it says that it was changed
    opens: bool = False  # whether it only shows what a paywall hid of the one before it


def ages(drafts: Sequence[Draft]) -> list[list[int]]:
    """For which of an article's versions each expression of each was written, as their numbers.

    :param drafts: the versions that replaced each other, in order
    """
    found = [[0] * len(draft.times) for draft in drafts[:1]]
    for number in range(1, len(drafts)):
        found.append(_inherited(drafts[number - 1], drafts[number], found[-1], _own_age(drafts, number)))
    return found


def written(drafts: Sequence[Draft], ages_of: Sequence[int], until: date) -> dict[int, Anchor]:
    """The days on which those expressions of a version may have been written that were not in the first, by index.

    :param ages_of: the numbers of the versions that its expressions were written for
    :param until: the last day of which the version can tell what was new; what is found later was only found later
    """
    days = {age: _between(drafts[age - 1], drafts[age]) for age in set(ages_of) if age}
    told = {age: anchor for age, anchor in days.items() if anchor is not None and anchor.latest <= until}
    return {time: told[age] for time, age in enumerate(ages_of) if age in told}


def _own_age(drafts: Sequence[Draft], number: int) -> int:
    """Which version what is new in one was written for: an earlier one, where that one's text was only hidden."""
    while number and drafts[number].opens:
        number -= 1
    return number


def _between(before: Draft, after: Draft) -> Anchor | None:
    """When a version was written: as it says, if that is after the one before it, else some time between the two."""
    if before.saved is None or after.saved is None:
        return None
    if after.modified and before.saved.earliest <= after.modified.latest <= after.saved.latest:
        return after.modified
    return Anchor(min(before.saved.earliest, after.saved.earliest), after.saved.latest)


def _inherited(before: Draft, after: Draft, ages_before: Sequence[int], own: int) -> list[int]:
    """For which version each expression of `after` was written, given that of each of `before`."""
    was, now = _Sentences(before), _Sentences(after)
    became = {new: match.was for match in align(was.all, now.all) for new in match.now}
    stood = {sentence.words: sentence for sentence in was.all}
    told: dict[Sentence, dict[str, int]] = {}
    for time, age in zip(before.times, ages_before, strict=True):
        sentence = was.of(time)
        if sentence is not None:
            told.setdefault(sentence, {}).setdefault(time.symbol, age)
    found = []
    for time in after.times:
        sentence = now.of(time)
        former = became.get(sentence, (stood.get(sentence.words),)) if sentence else ()
        kept = [told[old][time.symbol] for old in former if old in told and time.symbol in told[old]]
        found.append(min(kept, default=own))
    return found


class _Sentences:
    """The sentences of a version, and which one an expression stands in."""

    def __init__(self, draft: Draft) -> None:
        self.all = [sentence for part in draft.parts for sentence in sentences_of(part)]
        self._starts = [(sentence.part, sentence.start) for sentence in self.all]

    def of(self, time: TimeExpression) -> Sentence | None:
        """The sentence that an expression stands in."""
        at = bisect_right(self._starts, (time.part, time.start)) - 1
        return self.all[at] if at >= 0 and self.all[at].part == time.part else None


def days_of(instant: datetime, zone: str) -> Anchor:
    """The publisher's day at an instant, or both days that it may have been where the zone is not known.

    :param instant: UTC, without a zone
    :param zone: IANA name, "" where not known
    """
    if zone:
        day = instant.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).date()
        return Anchor(day, day)
    return Anchor((instant + WEST).date(), (instant + EAST).date())


def day_as_stated(day: date, instant: datetime | None, zone: str, stated: Sequence[DateCandidate]) -> Anchor:
    """The days that a stated date may have had on the publisher's own calendar.

    A day is what it is, and so is an instant with an offset. An instant in UTC is software's: where neither the source
    file gives the zone nor the document gives that day in another way, it may have been another day with the publisher.

    :param instant: UTC, without a zone; None where a day alone is stated
    :param stated: the candidates of the document for the date
    """
    if instant is None or zone or any(c.day == day.isoformat() and _is_local(c) for c in stated if not c.refused):
        return Anchor(day, day)
    days = days_of(instant, zone)
    return days if days.earliest <= day <= days.latest else Anchor(day, day)


def _is_local(stated: DateCandidate) -> bool:
    """Whether a candidate gives a day in the publisher's own terms."""
    return not stated.instant or not _IN_UTC.search(stated.text)
