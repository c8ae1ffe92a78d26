"""Which notice of an article speaks of which change: a correction names the wrong or the right words, or their kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.pipelines.steps.differences import Change, Passage, sentences_of
from dateline.pipelines.steps.facts import words_of
from dateline.pipelines.steps.lexicon import words as listed
from dateline.pipelines.steps.notices import NoticeKind, notice_kind
from dateline.schemas.records import Part

# What a notice calls the things that it sets right.
_SUBJECTS = {
    "number": re.compile(
        r"\b(?:numbers?|figures?|amounts?|totals?|sums?|ages?|percent\w*|rates?|costs?|prices?|counts?|toll|"
        r"how (?:many|much|old)|votes?|tally|value)\b",
        re.I,
    ),
    "date": re.compile(r"\b(?:dates?|days?|months?|years?|weeks?|when|times?|timing|timeline)\b", re.I),
    "quotation": re.compile(r"\b(?:quot\w+|misquot\w+|attribut\w+|misattribut\w+|remarks?|comments?|said by)\b", re.I),
    "name": re.compile(
        r"\b(?:names?|spell\w*|misspell\w*|identif\w*|misidentif\w*|titles? of|position|party|who)\b", re.I
    ),
    "title": re.compile(r"\b(?:headline|title of this)\b", re.I),
    "published": re.compile(r"\b(?:publication date|date of publication)\b", re.I),
    "added": re.compile(
        r"\b(?:adds?|added|include\w*|including|additional|with (?:new|more|details|comments?))\b", re.I
    ),
    "cut": re.compile(r"\b(?:remov\w*|delet\w*|omit\w*|cut|taken out|retract\w*)\b", re.I),
}
# Kinds of changes whose own words, being few, tell that a notice means them.
NAMED = frozenset(("number", "date", "quotation", "name", "title"))
SHARED_WORDS = 2  # that tell so of a passage: one may be chance
# Kinds that a notice which names nothing at all is taken to speak of: a correction sets facts right.
_CORRECTED = NAMED | {"published", "cut"}
# Words of every notice, and too common to tell what one speaks of.
_EMPTY = listed(
    """
    a an the this that these those and or but not no nor of in on at by for from to with as is was were are be been
    being has have had it its he she they his her their who whom which what when where an earlier previous original
    version story article report post piece headline incorrectly erroneously wrongly said stated reported misstated
    misidentified correct corrected correction corrections clarification clarified update updated amended editor editors
    note error would will rather than instead should there also more
    """
)


@dataclass(frozen=True, slots=True)
class Notice:
    """A notice, as it stands in its part."""

    kind: NoticeKind
    passage: Passage
    words: tuple[str, ...]


def notices_of(parts: Sequence[Part]) -> list[Notice]:
    """The notices of a version: those that Read took out of the text, and those that it left in it."""
    found: list[Notice] = []
    for part in parts:
        spans = [(0, len(part.text))] if part.name == "notice" else [(s.start, s.end) for s in sentences_of(part)]
        for start, end in spans if part.name in ("notice", "body") else ():
            text = part.text[start:end]
            if kind := notice_kind(text):
                words = tuple(w.key for w in words_of(part.text, start, end))
                found.append(Notice(kind, Passage(text, part.ordinal, start, end, start, end), words))
    return found


def speaking_of(changes: Sequence[Change], notices: Sequence[Notice]) -> list[Notice | None]:
    """For each change the notice that speaks of it, None for a silent one.

    A notice speaks of the facts whose words it names; where it names none, of the changes of the kinds that it
    mentions; else of the passages of which it repeats words; else of whatever was wrong, or, for an update, of
    everything. A withdrawal speaks of all.
    """
    said: list[Notice | None] = [None] * len(changes)
    for notice in notices:
        for at in _spoken_of(notice, changes):
            said[at] = said[at] or notice
    return said


def _spoken_of(notice: Notice, changes: Sequence[Change]) -> list[int]:
    every = list(range(len(changes)))
    if notice.kind == "withdrawal":
        return every
    shared = _shared(set(notice.words) - _EMPTY, changes)
    of_kind = [n for n in every if (form := _SUBJECTS.get(changes[n].kind)) and form.search(notice.passage.text)]
    found = (
        [n for n in every if shared[n] and changes[n].kind in NAMED]
        or of_kind
        or [n for n in every if len(shared[n]) >= SHARED_WORDS]
    )
    if notice.kind == "update":
        return sorted({*found, *of_kind}) or every
    return found or [n for n in every if changes[n].kind in _CORRECTED] or every


def _shared(named: set[str], changes: Sequence[Change]) -> list[set[str]]:
    """Of each change, the words by which it can be told and that a notice names.

    "Three died, not four" tells of the change from four to three, with the wrong word and the right one: neither tells
    of another change, in which a four may have come.
    """
    sides = [_distinctive(change) for change in changes]
    whole = [bool(was & named and now & named) for was, now in sides]
    told = {word for (was, now), both in zip(sides, whole, strict=True) if both for word in was | now}
    return [(was | now) & (named if both else named - told) for (was, now), both in zip(sides, whole, strict=True)]


def _distinctive(change: Change) -> tuple[set[str], set[str]]:
    """The words by which a change can be told: those that went and those that came, not those that stayed."""
    was, now = (set(_keys(p)) if p else set() for p in (change.was, change.now))
    return was - now - _EMPTY, now - was - _EMPTY


def _keys(passage: Passage) -> list[str]:
    return [w.key for w in words_of(passage.text, 0, len(passage.text))]
