"""What a machine or a person wrote for a date and time, read: ISO 8601, RFC 5322, epoch seconds, and dates in
words.

The day is the writer's own ("2017-08-03T22:30-07:00" is the third), the instant is UTC. Nothing is guessed:
an ambiguous "3/4/2017", a 31 February, a default such as 1970-01-01 are refused with the reason. No clock is
read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateline.pipelines.steps.calendar_words import (
    DAY_FIRST,
    MONTH_FIRST,
    MONTHS,
    OFFSETS,
    SPELT_ZONES,
    WEEKDAYS,
    ZONES,
)

# Newspaper archives reach back to 1800 or so; from 2050 on it is a placeholder ("never expires"), whatever
# today is.
FIRST_YEAR, LAST_YEAR = 1800, 2049
# What software writes where it was given no date: epochs of Unix (either side of Greenwich), SQL and .NET.
DEFAULTS = frozenset(map(date.fromisoformat, ("1970-01-01", "1969-12-31", "1900-01-01", "1980-01-01")))
MAX_OFFSET = 14 * 60  # minutes, Kiribati's

_MONTH = r"(?P<month>[^\W\d_]{3,13})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)?"
_YEAR = r"(?P<year>\d{4})"
_CLOCK = (
    r"(?P<hour>\d{1,2})(?:(?::|\.|h|時|시)\s?(?P<minute>\d{1,2})(?:[:分]\s?(?P<second>\d{1,2})(?:[.,]\d+)?)?|"
    r"(?=\s?[ap]\.?m\b))(?:\s?(?P<half>[ap])\.?\s?m\b\.?)?"
)
_SPELT = "|".join(sorted(SPELT_ZONES, key=len, reverse=True))
_ZONE = (
    rf"(?P<zone>Z\b|(?:{_SPELT})\b|(?:GMT|UTC)\s?[+-]\d{{1,2}}(?::?\d{{2}})?|"
    r"[+\-−]\d{2}:?\d{2}\b|[+-]\d{2}(?!\d)|\b(?-i:[A-Z]{2,5})\b|\b(?:gmt|utc|[ecmp][sd]t|bst|cest?|ae[sd]t)\b)"
)
_FORMS = tuple(
    re.compile(form, re.I)
    for form in (
        rf"(?<!\d){_YEAR}(?P<by>[-/.])(?P<month>\d{{1,2}})(?P=by)(?P<day>\d{{1,2}})(?!\d)",
        r"(?<!\d)(?P<year>[12]\d{3})(?P<month>[01]\d)(?P<day>[0-3]\d)(?=T?\d{4}|T\d|\D|\Z)",
        rf"(?<!\d){_YEAR}\s?[年년]\s?(?P<month>\d{{1,2}})\s?[月월]\s?(?P<day>\d{{1,2}})\s?[日일]",
        rf"(?<!\w){_DAY}\s?,?(?:\s|-)(?:of\s|de\s)?\s?{_MONTH}\s?,?(?:\s|-)(?:de\s|del\s)?\s?{_YEAR}(?!\d)",
        # A scrape may glue the time of day to the year: "JAN 30 20202:35 PM".
        rf"\b{_MONTH}\s+{_DAY}\s?,?\s+(?:at\s)?{_YEAR}(?:(?!\d)|(?=\d{{1,2}}:\d\d\s?[ap]\.?m))",
        rf"\b{_MONTH}\s+{_DAY}\s+(?=\d{{1,2}}:\d\d)(?:[\d:]+)\s+(?:[A-Z]{{1,5}}\s+|"
        rf"[+-]\d{{4}}\s+)?{_YEAR}(?!\d)",
        r"(?<![\d/.])(?P<first>\d{1,2})(?P<by>[/.])(?P<second_>\d{1,2})(?P=by)(?P<year>\d{4})(?!\d)",
        # Two digits of a year only before a time of day: "01/25/19 02:24 PM", "25.04.24 | 14:07 Uhr".
        r"(?<![\d/.])(?P<first>\d{1,2})(?P<by>[/.])(?P<second_>\d{1,2})(?P=by)(?P<year>\d{2})"
        r"(?=[\s,|–-]{1,3}(?:(?:at|um|às)\s)?\d{1,2}[:.]\d\d)",
    )
)
# Seconds since 1970, or thousandths, millionths, billionths of them.
_EPOCH = re.compile(r"\s*(?P<seconds>\d{10})(?:\d{3}|\d{6}|\d{9}|\.\d+)?\s*\Z")
_HOURS_TOO = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?:[01]\d|2[0-3])")
# Between a date and its time, or a time and its date: little more than a comma, "at", "um", "à", a weekday.
_AFTER = re.compile(
    rf"(?:T|[\s,|•·@/–—-]|\bat\b|\bum\b|\bà\b|\ba\slas\b|\bkl\b|\balle\b|\bom\b|"
    rf"\bàs\b)*?{_CLOCK}(?:\s?(?:Uhr|hrs|uur)\b)?[\s,]*(?P<bracket>[(\[](?=[A-Z+-]))?{_ZONE}?(?(bracket)[)\]]?)",
    re.I,
)
_BEFORE = re.compile(
    rf"{_CLOCK}[\s,]*[(\[]?{_ZONE}?[)\]]?(?:[\s,|•·–—-]|\bon\b|[^\W\d_]{{2,10}}\.?,|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)*\Z",
    re.I,
)
_COMPACT_CLOCK = re.compile(r"T?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?(?!\d)" + rf"\s?{_ZONE}?")
_WEEKDAY = re.compile(r"([^\W\d_]{2,13})[.,]?\s{0,2}\Z")  # "Fri, " before a date
_AMBIGUOUS = (-1, 0, 0)
_LAST_SHORT_YEAR = LAST_YEAR % 100
_REACH = 40  # characters before a date in which its time may stand


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as it stands in ``text[start:end]``: a day, perhaps with its instant, or a reason against it."""

    start: int
    end: int
    day: str = ""
    instant: str = ""
    refused: str = ""


def read(text: str, zone: str = "", day_first: bool | None = None) -> Moment:
    """The first date that a short text gives; ``refused="unreadable"`` where it gives none.

    :param zone: IANA name of the writer's time zone, for times that name none and for instants written in UTC
    :param day_first: how "3/4/2017" is read; refused as "ambiguous" where not known
    """
    if epoch := _EPOCH.match(text):
        if _HOURS_TOO.fullmatch(epoch["seconds"]):  # a day and its hour, or a moment from 2030 on
            return Moment(0, len(text), refused="ambiguous")
        local = datetime.fromtimestamp(int(epoch["seconds"]), UTC)
        return replace(_settled(local, _zone(zone) or UTC), end=len(text))
    return next(find(text, zone, day_first), Moment(0, len(text), refused="unreadable"))


def find(text: str, zone: str = "", day_first: bool | None = None) -> Iterator[Moment]:
    """Every full date (day, month and year) of a text, in order, each with the time of day beside it."""
    matches = sorted((m for form in _FORMS for m in form.finditer(text)), key=lambda m: (m.start(), -m.end()))
    done = 0
    for match in matches:
        if match.start() < done:
            continue
        moment = _moment(text, match, done, zone, day_first)
        if moment is not None:
            yield moment
            done = max(match.end(), moment.end)


def _moment(text: str, match: re.Match[str], done: int, zone: str, day_first: bool | None) -> Moment | None:
    start, end = match.span()
    numbers = _numbers(match, _order(text, match, done, day_first))
    if numbers is None:
        return None
    if numbers == _AMBIGUOUS:
        return Moment(start, end, refused="ambiguous")
    try:
        day = date(*numbers)
    except ValueError:
        return Moment(start, end, refused="default" if numbers[0] <= 1 else "impossible")
    clock = _clock(text, match, done)
    if clock is None:
        return replace(bare(day), start=start, end=end)
    return _timed(day, clock, min(start, clock.start("hour")), max(end, clock.end()), zone)


def _order(text: str, match: re.Match[str], done: int, day_first: bool | None) -> bool | None:
    """Whether the day comes first: as is known, or as the zone of the time beside the date writes it."""
    if day_first is not None or "first" not in match.groupdict():
        return day_first
    clock = _clock(text, match, done)
    zone = (clock["zone"] or "").upper() if clock else ""
    if zone in MONTH_FIRST:
        return False
    return True if zone in DAY_FIRST else _order_by_weekday(text, match)


def _order_by_weekday(text: str, match: re.Match[str]) -> bool | None:
    """The one order in which numbers are of the weekday before them, as in "Fri, 10/05/2018"; None for both or none."""
    said = _WEEKDAY.search(text, max(0, match.start() - _REACH), match.start())
    fitting = WEEKDAYS.get(said[1].casefold(), frozenset()) if said else frozenset()
    orders = [day_first for day_first in (True, False) if _weekday(match, day_first) in fitting]
    return orders[0] if len(orders) == 1 else None


def _weekday(match: re.Match[str], day_first: bool) -> int:
    numbers = _numbers(match, day_first)
    try:
        return date(*numbers).isoweekday() if numbers else 0
    except ValueError:
        return 0


def _numbers(match: re.Match[str], day_first: bool | None) -> tuple[int, int, int] | None:
    """(year, month, day); `_AMBIGUOUS` where their order is not known, None where the word is no month."""
    found = match.groupdict()
    year = int(found["year"])
    if len(found["year"]) == 2:
        year += 1900 if year > _LAST_SHORT_YEAR else 2000
    if "first" in found:
        first, second = int(found["first"]), int(found["second_"])
        if found["by"] == "." and day_first is None:  # German or Korean where the year is short
            day_first = True if len(found["year"]) == 4 else None
        if (first > 12 or first == second) and len(found["year"]) == 4:
            day_first = True
        if second > 12:
            day_first = False
        if day_first is None:
            return _AMBIGUOUS
        return (year, second, first) if day_first else (year, first, second)
    month = int(found["month"]) if found["month"].isdigit() else MONTHS.get(found["month"].casefold(), 0)
    if not month and not found["month"].isdigit():
        return None
    return year, month, int(found["day"])


def _clock(text: str, match: re.Match[str], done: int) -> re.Match[str] | None:
    """The time of day within, after or before a date."""
    within = _AFTER.search(match[0]) if "first" not in match.groupdict() and ":" in match[0] else None
    if within:
        return _AFTER.search(text, match.start() + within.start())
    compact = _COMPACT_CLOCK.match(text, match.end()) if match[0].isdigit() else None
    if compact:
        return compact
    after = _AFTER.match(text, match.end())
    if after:
        return after
    start = max(done, match.start() - _REACH)
    return next((m for m in _BEFORE.finditer(text, start, match.start()) if m.end() == match.start()), None)


def _timed(day: date, clock: re.Match[str], start: int, end: int, zone: str) -> Moment:
    found = clock.groupdict()
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    moment = timed(day, (hour, minute, second), (found.get("half") or "").lower(), found["zone"] or "", zone)
    return replace(moment, start=start, end=end)


def timed(day: date, clock: tuple[int, int, int], half: str = "", written: str = "", zone: str = "") -> Moment:
    """A day with a time of day, at no place in a text.

    :param clock: hour, minute and second; 24:00 is the next day's 0:00, as in ISO 8601
    :param half: "a" or "p", "" for a clock of 24 hours
    :param written: the zone that stands beside it, "" for none; of one that is not known only the day is kept
    :param zone: IANA name of the writer's time zone, "" where not known
    """
    local = _local(day, clock, half)
    if local is None:
        return Moment(0, 0, refused="impossible")
    own = _zone(zone)
    named = _written_zone(written, local, own) if written else ""
    if named is None:
        return Moment(0, 0, refused="impossible")
    if isinstance(named, str):
        known = own if not written.isupper() else None
        return bare(day) if known is None or _is_twofold(local, known) else _settled(local.replace(tzinfo=known), known)
    if _is_twofold(local, named):
        return bare(day)
    instant = local.replace(tzinfo=named)
    # An instant written in UTC is software's: its day is the one on the publisher's own calendar.
    return _settled(instant, own if own and not instant.utcoffset() else named)


def _local(day: date, clock: tuple[int, int, int], half: str) -> datetime | None:
    """The day at that time, without a zone; None where no clock shows it. A leap second is the last one before it."""
    hour, minute, second = clock
    if half and not (0 <= hour <= 12 if half == "a" else 1 <= hour <= 23):  # "13:42pm" is on real pages
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        if clock == (24, 0, 0):
            return datetime(day.year, day.month, day.day) + timedelta(days=1)  # noqa: DTZ001 - the zone follows
        return datetime(day.year, day.month, day.day, hour, minute, 59 if second == 60 else second)  # noqa: DTZ001
    except (ValueError, OverflowError):
        return None


def _is_twofold(local: datetime, zone: tzinfo) -> bool:
    """Whether a zone's clocks show a time twice or never on that day, as when summer time ends or begins."""
    return local.replace(tzinfo=zone).utcoffset() != local.replace(tzinfo=zone, fold=1).utcoffset()


def bare(day: date) -> Moment:
    """A day without an instant, at no place in a text."""
    objection = _objection(day)
    return Moment(0, 0, "" if objection else day.isoformat(), refused=objection)


def _settled(instant: datetime, zone: tzinfo) -> Moment:
    try:
        day, utc = instant.astimezone(zone).date(), instant.astimezone(UTC)
    except (OverflowError, ValueError):
        return Moment(0, 0, refused="impossible")
    objection = _objection(day) or _objection(utc.date())
    if objection:
        return Moment(0, 0, refused=objection)
    return Moment(0, 0, day.isoformat(), utc.strftime("%Y-%m-%dT%H:%M:%SZ"))


def _objection(day: date) -> str:
    if day in DEFAULTS or day.year == 1:
        return "default"
    if day.year > LAST_YEAR:
        return "future"
    return "impossible" if day.year < FIRST_YEAR else ""


def _written_zone(text: str, local: datetime, own: tzinfo | None) -> tzinfo | str | None:
    """The zone that a text names: "" for none that is known, None for an offset that no place has.

    An abbreviation that the writer's own zone uses is that zone's: "CST" is China's in Shanghai.

    :param own: the writer's time zone, None where not known
    """
    name = SPELT_ZONES.get(text.lower(), text).upper().replace("−", "-").replace(" ", "")
    if own and own.tzname(local) in (name, f"A{name}"):  # Australians leave out the A
        return own
    if name in OFFSETS:
        return timezone(timedelta(minutes=OFFSETS[name]))
    if name in ZONES:
        return _zone(ZONES[name])
    if "/" in text:
        return _zone(text) or ""
    offset = re.fullmatch(r"(?:GMT|UTC)?([+-])(\d{1,2})(?::?(\d{2}))?", name)
    if not offset:
        return ""
    minutes = int(offset[2]) * 60 + int(offset[3] or 0)
    if minutes > MAX_OFFSET or int(offset[3] or 0) > 59:
        return None
    return timezone(timedelta(minutes=-minutes if offset[1] == "-" else minutes))


@lru_cache(maxsize=512)  # names come from texts too
def _zone(name: str) -> tzinfo | None:
    if not name:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # not in the database; "" and "../x" are refused as values
        return None
