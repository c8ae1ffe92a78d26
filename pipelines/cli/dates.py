"""Days, spans and instants as a person would write them, and the dates that a person types.

Months and weekdays are English whatever the locale, so that the same row reads the same on every machine.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}  # ISO 8601-2, 4.8
END_OF_DAY = time(23, 59, 59, 999_999)  # as the macro as_instant has it: a bare day means its end


@dataclass(frozen=True, slots=True)
class When:
    """When an event happened or is to happen, as the views give it."""

    earliest: date | None  # both inclusive, None where open
    latest: date | None
    granularity: str = "day"
    edtf: str = ""
    due: bool = False  # a deadline: the time by which, not at which


def humane(when: When) -> str:
    """A span as a person would write it: "Thu 3 Aug 2017", "24–30 Jul 2017", "by 18 Aug 2017", "Mar 2017"."""
    first, last = when.earliest, when.latest
    if first is None and last is None:
        return "undated"
    if first is None or last is None or when.due:
        return _one_sided(first, last)
    return _hedge(when.edtf) + _closed(first, last, when)


def _one_sided(first: date | None, last: date | None) -> str:
    if last is None:
        return f"from {day(first)}" if first else "undated"
    return f"by {day(last)}"


def _hedge(edtf: str) -> str:
    if "~" in edtf or "%" in edtf:
        return "about "
    return "perhaps " if "?" in edtf else ""


def _closed(first: date, last: date, when: When) -> str:
    if when.granularity == "season" and (named := _season(when.edtf)):
        return named
    if when.granularity == "century":
        return f"{_ordinal(first.year // 100 + 1)} century"
    if when.granularity == "decade":
        return f"{first.year}s"
    if when.granularity == "weekend" and (last - first).days in (1, 2):
        return f"weekend of {span(first, last)}"
    if when.granularity == "minute" and first == last and (clock := re.search(r"T(\d\d:\d\d)", when.edtf)):
        return f"{weekday(first)}, {clock[1]}"
    return span(first, last)


def _season(edtf: str) -> str:
    found = re.fullmatch(r"(\d{4})-(2[1-4])[~?%]?", edtf)
    if not found:
        return ""
    year = int(found[1])
    over = f"–{(year + 1) % 100:02}" if SEASONS[found[2]] == "winter" else ""  # it ends in the year after
    return f"{SEASONS[found[2]]} {year}{over}"


def _ordinal(n: int) -> str:
    suffix = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"


def day(d: date) -> str:
    """A day without its weekday: "3 Aug 2017"."""
    return f"{d.day} {MONTHS[d.month - 1]} {d.year}"


def weekday(d: date) -> str:
    """A day with its weekday: "Thu 3 Aug 2017"."""
    return f"{WEEKDAYS[d.weekday()]} {day(d)}"


def span(first: date, last: date) -> str:
    """A closed span, both ends inclusive, in its shortest clear form: whole years and months are named so."""
    if first == last:
        return weekday(first)
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return _months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def _months(first: date, last: date) -> str:
    start, end = MONTHS[first.month - 1], MONTHS[last.month - 1]
    if first.month == 1 and last.month == 12:
        return str(last.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.year != last.year:
        return f"{start} {first.year} – {end} {last.year}"
    return f"{end} {last.year}" if first.month == last.month else f"{start}–{end} {last.year}"


def instant(at: datetime) -> str:
    """An instant, UTC: "Fri 4 Aug 2017, 14:33 UTC"; the last second of a day stands for the whole of it."""
    if at.time() >= END_OF_DAY.replace(microsecond=0):
        return f"the end of {weekday(at.date())}, UTC"
    return f"{weekday(at.date())}, {at:%H:%M} UTC"


# ---------------------------------------------------------------------------------- what a person types


def day_before(at: datetime) -> datetime:
    """The end of the day before an instant's."""
    return datetime.combine(at.date() - timedelta(days=1), END_OF_DAY)


def parse_day(text: str, today: date | None = None) -> date:
    """The day that ``text`` names, YYYY-MM-DD. Raises ValueError with what to type instead.

    :param today: what "today" and "yesterday" count from; None where these are no days
    """
    if today and text.strip().lower() in ("today", "yesterday"):
        return today - timedelta(days=text.strip().lower() == "yesterday")
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"{text!r} is not a day. Write it like 2017-08-03.") from None


def parse_known(text: str, today: date | None = None) -> datetime:
    """The instant up to which something was known, naive UTC.

    A day stands for its end, an instant without a zone is UTC. Raises ValueError with what to type instead.

    :param today: what "today" and "yesterday" count from; None where these are no days
    """
    words = text.strip()
    try:
        if today and words.lower() in ("today", "yesterday"):
            return datetime.combine(parse_day(words, today), END_OF_DAY)
        if re.fullmatch(r"\d{4}-\d\d-\d\d|\d{8}", words):
            return datetime.combine(date.fromisoformat(words), END_OF_DAY)
        at = datetime.fromisoformat(words)
        return (at.astimezone(UTC) if at.tzinfo else at).replace(tzinfo=None)
    except (ValueError, OverflowError):
        raise ValueError(
            f"{text!r} is neither a day nor an instant. Write 2017-08-03 (its end, UTC) or 2017-08-03T18:30-07:00."
        ) from None


# ----------------------------------------------------------------------------------------------------- EDTF


def read_edtf(text: str) -> When:
    """The span that an EDTF level 1 text of the views means; undated for what is none."""
    start, slash, end = text.partition("/")
    first, last = _bounds(start), _bounds(end if slash else start)
    return When(first[0] if first else None, last[1] if last else None, _granularity(text), text)


def _bounds(text: str) -> tuple[date, date] | None:
    """First and last day of one EDTF date, None for "..", "" and what is none."""
    plain = text.rstrip("~?%")
    first = plain.replace("X", "0")
    last = plain.replace("X", "9")
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?", first)
    if not found:
        return None
    year, month, day_ = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        if f"{month}" in SEASONS:
            start = 3 * (month - 20)  # meteorological; a winter belongs to the year in which it begins
            end = date(year + start // 12, (start + 1) % 12 + 1, 1)
            return date(year, start, 1), _month_end(end)
        start_day = date(year, month or 1, day_ or 1)
        end = date(int(last[:4]), month or 12, day_ or 1)
        return start_day, end if day_ else _month_end(end)
    except ValueError:
        return None


def _month_end(d: date) -> date:
    return d.replace(day=monthrange(d.year, d.month)[1])


def _granularity(text: str) -> str:
    plain = text.rstrip("~?%")
    for pattern, name in (
        (r"\d\dXX", "century"),
        (r"\d{3}X", "decade"),
        (r"\d{4}-2[1-4]", "season"),
        (r"[\d-]+T\d\d:\d\d.*", "minute"),
    ):
        if re.fullmatch(pattern, plain):
            return name
    return "day"
