"""Heads that run into the text: stamps, bylines and highlights on one line with the first sentence.

"By Ann Lee, Health Editor LIMA | Mon Mar 2, 2009 4:23 pm EST LIMA (Reuters) - The ministry said …" is a
byline, a stamp and a dateline before the text; "28 May 2011 Last updated at 15:41 GMT The court …" a stamp.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.pipelines.steps.datelines import find_dateline
from dateline.pipelines.steps.moments import Moment, find

REACH = 700  # characters in which a dateline ends a head: four highlights, a byline and a stamp
STAMP_REACH = 40  # characters of labels before a stamp
# Where a dateline with an agency may begin inside a line: one capitalised word, or two where the first is
# never a place alone ("New", "San"), or words in capitals.
_AGENCY = re.compile(r"\([A-Z][\w.&'’ /-]{1,40}\)\s*(?:[—–―]|--+|-(?=\s))")
_PLACE_BEFORE = re.compile(
    r"(?:(?:[A-Z][A-Z.'’-]+\s){0,3}[A-Z][A-Z.'’-]+(?:,\s[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?|(?:(?:New|San|Santa|"
    r"Los|Las|El|St\.|Saint|Port|Fort|Cape|Mount|North|South|East|West|Tel|Abu|Kuala|Buenos|Rio|Sao|São|"
    r"Addis|Mexico|"
    r"Hong)\s)?[A-Z][\w.'’-]+(?:,\s(?:[A-Z][\w.]+\s)?[A-Z][\w.]+)?)(?:,\s[A-Z][a-z]{2,8}\.?\s\d{1,2})?\s*\Z"
)
# What stands before a stamp's date and goes with it: the place in capitals, the day of the week.
_BEFORE_STAMP = re.compile(
    r"(?:(?:(?<=\s)|\A)[A-Z][A-Z.'’-]+(?:,?\s[A-Z][\w.'’-]+)*(?:\s\d{1,2})?\s*)?(?:\|\s*)?(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|"
    r"Sun)\w*,?)?\s*\Z"
)
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")
_LABELS = re.compile(r"(?:\W|\b(?:page|last|first|updated|published|posted|modified|at|on|by)\b)*\Z", re.I)
_TRAILING_LABEL = re.compile(r"\s*last updated at \d{1,2}[:.]\d\d(?:\s[A-Z]{2,4}\b)?", re.I)


@dataclass(frozen=True, slots=True)
class Head:
    """What runs into the first line: rows before the text, the stamps among them, where the text begins."""

    rows: tuple[str, ...]
    stamps: tuple[Moment, ...]
    start: int


def run_in_head(line: str) -> Head:
    """The head that a first line begins with; ``start == 0`` where it begins with text."""
    if find_dateline(line):
        return Head((), (), 0)
    agency = _AGENCY.search(line, 1, REACH)
    if not agency:
        return _stamp(line)
    before = line[: agency.start()]
    stamps = tuple(m for m in find(before) if _CLOCK.search(before[m.start : m.end]))
    place = _PLACE_BEFORE.search(before, stamps[-1].end if stamps else 0)
    start = place.start() if place and find_dateline(line[place.start() :]) else agency.start()
    row = _BEFORE_STAMP.sub("", line[: stamps[0].start]) if stamps else line[:start].strip()
    return Head((row,) if row else (), stamps, start)


def _stamp(line: str) -> Head:
    """A date with a time of day that opens a line."""
    first = next(find(line[:160]), None)
    if first is None or first.start > STAMP_REACH or not _LABELS.match(line[: first.start]):
        return Head((), (), 0)
    label = _TRAILING_LABEL.match(line, first.end)
    if not label and not _CLOCK.search(line[first.start : first.end]):
        return Head((), (), 0)
    end = label.end() if label else first.end
    rest = line[end:]
    return Head((), (first,), len(line) - len(rest.lstrip(" ,|·–—-)")))
