"""Reads what a TimeML document annotates: its text, its events, its times, and which time holds which event.

TimeML 1.2.1 (Pustejovsky et al., 2005), as TimeBank is written in it. Only links between an event and a time that the
text itself tells are kept: the day on which the document was written holds nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

from dateline.schemas.records import Anchor

# The event lies within the time, or fills it; by the event's own link, and by the time's.
_HOLDS = frozenset(("IS_INCLUDED", "DURING", "SIMULTANEOUS", "IDENTITY"))
_HELD = frozenset(("INCLUDES", "SIMULTANEOUS", "IDENTITY", "DURING_INV"))
_STATES = frozenset(("STATE", "I_STATE"))  # classes of events that do not happen but last
_WRITTEN = frozenset(("CREATION_TIME", "PUBLICATION_TIME"))
_VALUE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?|-W(\d\d)|-Q([1-4]))?(?:T.*)?")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Held:
    """An event, and the days of the time that holds it; both by characters of the text."""

    start: int
    end: int
    word: str  # its part of speech and tense, as annotated: "NOUN", "VERB PAST"
    at: tuple[int, int]  # the words of the time
    earliest: date
    latest: date


@dataclass(frozen=True, slots=True)
class Text:
    """A document: what it says, when it was written, and what its times hold."""

    name: str
    text: str
    written: Anchor
    held: tuple[Held, ...]
    events: tuple[tuple[int, int], ...]  # every annotated event that is no state


def documents(folder: Path) -> Iterator[Text]:
    """The documents of a folder in the order of their names; those that say no day of writing are left out."""
    for path in sorted(folder.glob("*.tml")):
        found = document(path.stem, path.read_text(encoding="utf-8"))
        if found is not None:
            yield found


def document(name: str, xml: str) -> Text | None:
    """One document; None where it does not say on which day it was written."""
    root = ElementTree.fromstring(xml)
    times = {time.get("tid", ""): time for time in root.iter("TIMEX3")}
    written = next((days(t.get("value", "")) for t in times.values() if t.get("functionInDocument") in _WRITTEN), None)
    body = root.find("TEXT")
    if written is None or body is None:
        return None
    places: dict[str, tuple[int, int]] = {}
    text = _flat(body, places)
    made = {one.get("eiid", ""): one for one in root.iter("MAKEINSTANCE")}
    classes = {event.get("eid", ""): event.get("class", "") for event in root.iter("EVENT")}
    held = []
    for instance, tid in _links(root):
        event = made[instance].get("eventID", "") if instance in made else ""
        span, stretch = places.get(event), days(times[tid].get("value", "")) if tid in times else None
        told = times[tid].get("functionInDocument") not in _WRITTEN if tid in times else False
        if span and stretch and told and tid in places and classes.get(event) not in _STATES:
            tense = f"{made[instance].get('pos', '')} {made[instance].get('tense', '')}"
            held.append(Held(*span, tense.removesuffix(" NONE"), places[tid], *stretch))
    happening = (places[eid] for eid, name in classes.items() if name not in _STATES and eid in places)
    return Text(name, text, Anchor(*written), tuple(dict.fromkeys(held)), tuple(sorted(happening)))


def _links(root: ElementTree.Element) -> Iterator[tuple[str, str]]:
    """The event instance and the time of every link by which the time holds the event."""
    for link in root.iter("TLINK"):
        relation = link.get("relType", "")
        if relation in _HOLDS and link.get("eventInstanceID") and link.get("relatedToTime"):
            yield link.get("eventInstanceID", ""), link.get("relatedToTime", "")
        elif relation in _HELD and link.get("timeID") and link.get("relatedToEventInstance"):
            yield link.get("relatedToEventInstance", ""), link.get("timeID", "")


def _flat(body: ElementTree.Element, places: dict[str, tuple[int, int]]) -> str:
    """The text with its paragraphs as lines, and in ``places`` where each event and time stands."""
    pieces: list[str] = []

    def walk(element: ElementTree.Element) -> None:
        start = sum(map(len, pieces))
        pieces.append(element.text or "")
        for child in element:
            walk(child)
            pieces.append(child.tail or "")
        ident = element.get("eid") or element.get("tid")
        if ident:
            places.setdefault(ident, (start, sum(map(len, pieces))))

    walk(body)
    # Lines are broken anywhere, paragraphs by an empty one; every character keeps its place.
    return _BLANK.sub(lambda m: ("\n" if m[0].count("\n") > 1 else " ") * len(m[0]), "".join(pieces))


def days(value: str) -> tuple[date, date] | None:
    """The first and last day of a TIMEX3 value from a day to a year; None for what is no place on the calendar."""
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    year = int(match[1])
    if match[4]:
        monday = date.fromisocalendar(year, int(match[4]), 1)
        return monday, monday + timedelta(days=6)
    if match[3]:
        day = date(year, int(match[2]), int(match[3]))
        return day, day
    first, last = (int(match[2]), int(match[2])) if match[2] else (1, 12)
    if match[5]:
        first, last = 3 * int(match[5]) - 2, 3 * int(match[5])
    following = date(year + last // 12, last % 12 + 1, 1)
    return date(year, first, 1), following - timedelta(days=1)
