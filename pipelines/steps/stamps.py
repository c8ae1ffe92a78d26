"""A date as software writes it into a field, read whole: the dates of feeds, of page markup and of article objects.

RFC 822 and its successors, ISO 8601, ctime, JavaScript, epochs, and what locales and hands make of them. Each word
of a stamp must be one that is known (a month, a weekday, a zone, "at"); what is written otherwise is searched for a
date as any text is. Where the words leave two days possible ("3/4/2017", "28 listopada") a weekday beside them may
settle it; else the stamp is refused as ambiguous, never guessed. https://www.rfc-editor.org/rfc/rfc5322#section-3.3
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from dateline.pipelines.steps.calendar_words import (
    ALL_MONTHS,
    DAY_FIRST,
    MONTH_FIRST,
    OFFSETS,
    SPELT_ZONES,
    WEEKDAYS,
    ZONES,
)
from dateline.pipelines.steps.lexicon import words
from dateline.pipelines.steps.moments import LAST_YEAR, Moment, bare, read, timed

_LONGEST = 120  # characters: the longest stamp of software, JavaScript's with the zone's full name, has 70
_LAST_SHORT_YEAR = LAST_YEAR % 100  # RFC 5322, 4.3: 00 to 49 are of this century
_YEARS_SINCE_1900 = range(100, 150)  # a year of three digits counts from 1900, by the same section

_TOKEN = re.compile(
    r"(?P<year_first>\d{4}(?P<by>[-/.])\s?\d{1,2}(?P=by)\s?\d{1,2}(?!\d))"
    r"|(?P<year_last>\d{1,2}(?P<by_>[-/.])\s?\d{1,2}(?P=by_)\s?(?:\d{4}|\d{2})(?!\d))"
    r"|(?P<compact>\d{8}(?:T?(?:\d{6}|\d{4}))?(?!\d))"
    r"|(?P<clock>\d{1,2}:\d{1,2}(?::\d{1,2}(?:[.,]\d{1,9})?)?(?![\d:]))"
    r"|(?P<region>[A-Za-z]{2,12}/[A-Za-z_]{2,20}(?:/[A-Za-z_]{2,20})?)"
    r"|(?P<number>\d+)(?:st\b|nd\b|rd\b|th\b|er\b|º|ª)?"
    r"|(?P<word>[^\W\d_][^\s\d,.;:|/()\[\]+•·@-]*)"
    r"|(?P<gap>\s+|[,.;|•·@()\[\]/:'’-])"
)
_OFFSET = re.compile(r"([+-]\d{1,2}(?::?\d{2})?)(?::00)?(?!\d)")
_ABBREVIATION = re.compile(r"[A-Z]{2,5}")
_DASHES = str.maketrans("−‐‑‒–—", "------")
# What other scripts put between the numbers, made into the same with signs.
_SIGNS = (
    (re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일号號]"), r"\1-\2-\3 "),
    (re.compile(r"(\d{1,2})\s?[時时点點시]\s?(\d{1,2})\s?[分분](?:\s?(\d{1,2})\s?[秒초])?"), r" \1:\2:\3 "),
    (re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})", re.I), r"\3-\2-\1"),
    (re.compile(r"(?<![^\W\d_])([ap])\.\s?m\b\.?", re.I), r"\1m"),
    (re.compile(r"\A/?(?:new )?Date\((\d+)(?:[+-]\d{4})?\)/?\Z"), r"\1"),  # .NET's JSON
)
_SPELT = re.compile(rf"\b(?:{'|'.join(sorted(SPELT_ZONES, key=len, reverse=True))})\b", re.I)
_NUMBER = re.compile(r"\d+")
_COMMENT = re.compile(r"\(([^()]*)\)")
_UTC = words("Z UTC GMT UT")
_HALVES = {
    **dict.fromkeys(("am", "오전", "上午", "午前", "早上", "凌晨", "πμ", "ص"), "a"),
    **dict.fromkeys(("pm", "오후", "下午", "午後", "晚上", "μμ", "م"), "p"),
}
_FILLERS = words("t at on um uhr uur h hrs kl klo ore alle om o de del do of the le el den a à las às г года р feira")


@dataclass(slots=True)
class _Stamp:
    """The words of a stamp by what they are."""

    groups: list[tuple[str, list[str]]] = field(default_factory=list)  # kind of token, the numbers in it
    numbers: list[str] = field(default_factory=list)
    months: list[str] = field(default_factory=list)
    weekdays: frozenset[int] = frozenset(range(1, 8))  # that the words leave possible
    clocks: list[list[str]] = field(default_factory=list)
    half: str = ""
    zones: list[str] = field(default_factory=list)  # "+0900", "EST", "America/New_York"


def read_stamp(text: str, zone: str = "", day_first: bool | None = None) -> Moment:
    """The moment that a field gives: a day, perhaps with its instant, or the reason against it.

    :param zone: IANA name of the writer's time zone, for times that name none and for instants written in UTC
    :param day_first: how "3/4/2017" is read; where not known, by the zone or the weekday beside it, or not at all
    """
    if len(text) > _LONGEST:
        return Moment(0, len(text), refused="unreadable")
    plain = _plain(text)
    stamp = _understood(plain)
    found = stamp and _moment(stamp, zone, day_first)
    return replace(found, end=len(text)) if found else replace(read(plain, zone, day_first), start=0, end=len(text))


def _plain(text: str) -> str:
    """The stamp in common signs: digits of ASCII, one kind of dash, no comment that repeats its zone in words."""
    text = unicodedata.normalize("NFKC", text).translate(_DASHES).strip()
    text = "".join(str(unicodedata.decimal(c, c)) if c.isdecimal() else c for c in text)
    for pattern, sign in _SIGNS:
        text = pattern.sub(sign, text)
    text = _SPELT.sub(lambda found: SPELT_ZONES[found[0].lower()], text)
    return " ".join(_COMMENT.sub(lambda found: f" {found[1]} " if _is_known(found[1]) else " ", text).split())


def _is_known(word: str) -> bool:
    return word.upper() in OFFSETS or word.upper() in ZONES or word.casefold() in WEEKDAYS


def _understood(text: str) -> _Stamp | None:
    """The stamp by its words; None where one of them is not known, or stands where it has no sense."""
    stamp, at, after_clock = _Stamp(), 0, False
    while at < len(text):
        found = _OFFSET.match(text, at) if after_clock else None
        if found:
            stamp.zones.append(found[1])
        else:
            found, clocks = _TOKEN.match(text, at), len(stamp.clocks)
            if found is None or not _takes(stamp, found, after_clock):
                return None
            after_clock = len(stamp.clocks) > clocks or (after_clock and _may_precede_offset(found[0]))
        at = found.end()
    return stamp


def _may_precede_offset(token: str) -> bool:
    return token.isspace() or token.upper() in _UTC or token.casefold() in _HALVES


def _takes(stamp: _Stamp, token: re.Match[str], after_clock: bool) -> bool:
    """Keep a token by what it is; whether it is something."""
    text = token[0]
    match token.lastgroup:
        case "year_first" | "year_last":
            stamp.groups.append((token.lastgroup, _NUMBER.findall(text)))
        case "compact":
            stamp.groups.append(("year_first", [text[:4], text[4:6], text[6:8]]))
            if rest := text[8:].lstrip("T"):
                stamp.clocks.append([rest[i : i + 2] for i in range(0, len(rest), 2)])
        case "clock":
            stamp.clocks.append(_NUMBER.findall(text)[:3])  # less the parts of a second
        case "region":
            stamp.zones.append(text)
        case "number":
            stamp.numbers.append(token["number"])
        case "word":
            return _takes_word(stamp, text, after_clock)
    return True


def _takes_word(stamp: _Stamp, text: str, after_clock: bool) -> bool:
    name = text.casefold().rstrip("'’")
    known = text.upper() in OFFSETS or text.upper() in ZONES
    if name in _HALVES:
        stamp.half = _HALVES[name]
    elif name in ALL_MONTHS:
        stamp.months.append(name)
    elif after_clock and _ABBREVIATION.fullmatch(text) and (known or name not in WEEKDAYS):
        stamp.zones.append(text)  # before weekdays: "PT" is a zone, "pt" the Polish Friday
    elif name in WEEKDAYS:
        stamp.weekdays &= WEEKDAYS[name]
    elif known:
        stamp.zones.append(text.upper())
    else:
        return name in _FILLERS
    return True


def _moment(stamp: _Stamp, zone: str, day_first: bool | None) -> Moment | None:
    """What a stamp's words give; None where they are too many or too few for one date."""
    _tell_weekday_from_month(stamp)
    readings = list(_readings(stamp, _order(stamp, day_first)))
    if not readings or len(stamp.clocks) > 1:
        return None
    days = set(filter(None, map(_day, readings)))
    if len(days) > 1:
        days = {day for day in days if day.isoweekday() in stamp.weekdays} or days
    if len(days) != 1:
        why = "ambiguous" if days else "default" if all(year <= 1 for year, _, _ in readings) else "impossible"
        return Moment(0, 0, refused=why)
    written = _written_zone(stamp.zones)
    if not stamp.clocks or written is None:
        return bare(days.pop())
    hour, minute, second = (*map(int, stamp.clocks[0]), 0)[:3]
    return timed(days.pop(), (hour, minute, second), stamp.half, written, zone)


def _tell_weekday_from_month(stamp: _Stamp) -> None:
    """Take "mar" for the weekday where the month stands beside it: "mar, 8 ago 2017"."""
    if stamp.months and stamp.months[0] in WEEKDAYS and (stamp.months[1:] or stamp.groups):
        stamp.weekdays &= WEEKDAYS[stamp.months.pop(0)]


def _order(stamp: _Stamp, day_first: bool | None) -> bool | None:
    """Whether the day comes first in numbers: as is known, or as those write who use the zone beside it."""
    if day_first is None and MONTH_FIRST.intersection(stamp.zones):
        return False
    return True if day_first is None and DAY_FIRST.intersection(stamp.zones) else day_first


def _readings(stamp: _Stamp, day_first: bool | None) -> Iterator[tuple[int, int, int]]:
    """Every (year, month, day) that the words may mean; none where they are not those of one date."""
    match stamp.groups, stamp.months, stamp.numbers:
        case [("year_first", [year, month, day])], [], []:
            yield int(year), int(month), int(day)
        case [("year_last", [first, second, third])], [], []:
            if day_first is not False:
                yield _year(third), int(second), int(first)
            if not day_first:
                yield _year(third), int(first), int(second)
            if day_first is None and len(third) == 2:
                yield _year(first), int(second), int(third)
        case [], [month], [first, second]:
            year, day = (first, second) if len(first) == 4 else (second, first)
            if len(day) <= 2:
                yield from ((_year(year), number, int(day)) for number in ALL_MONTHS[month])


def _year(digits: str) -> int:
    """A year as RFC 5322, section 4.3, reads short ones."""
    year = int(digits)
    if len(digits) == 2:
        return year + (1900 if year > _LAST_SHORT_YEAR else 2000)
    return year + 1900 if len(digits) == 3 and year in _YEARS_SINCE_1900 else year


def _day(reading: tuple[int, int, int]) -> date | None:
    try:
        return date(*reading)
    except (ValueError, OverflowError):
        return None


def _written_zone(zones: list[str]) -> str | None:
    """The one zone that a stamp's zones name, "" for none; None where they contradict each other."""
    match zones:
        case []:
            return ""
        case [zone]:
            return zone
        case ["UTC" | "GMT" | "UT", zone, *names] if zone.startswith(("+", "-")):
            return _written_zone([zone, *names])  # "GMT-0400 (EDT)" is JavaScript's
        case [offset, zone] if offset.startswith(("+", "-")):  # the name repeats what the number says
            return None if zone in _UTC and offset.strip("+-:0") else offset
    return None
