"""The passage of a text that shows best why it was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 240  # characters of a passage: three lines of a terminal
LEAD = 100  # characters before the first hit in which a sentence, or else a word, may begin
_SENTENCE = re.compile(r"[.!?…][\"”’)]*\s+|\n+")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """Where a term stands in a text: characters, end exclusive."""

    start: int
    end: int
    term: int  # which of them


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a text, and the hits in it; all offsets count in the whole text."""

    start: int
    end: int
    hits: tuple[Hit, ...] = ()


def occurrences(text: str, terms: Sequence[re.Pattern[str]]) -> tuple[Hit, ...]:
    """Find the terms in a text, in order; of two that overlap only the first is kept."""
    every = sorted(Hit(m.start(), m.end(), n) for n, term in enumerate(terms) for m in term.finditer(text))
    kept: list[Hit] = []
    for hit in every:
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return tuple(kept)


def passage(text: str, hits: Sequence[Hit]) -> Passage:
    """Choose some 240 characters with as many different terms as may be, then as many hits, the first of equals.

    It begins with a sentence where one begins near, else with a word, and ends with a word. Without hits it is the
    text's beginning.
    """
    if not hits:
        return Passage(0, _end(text, 0, WIDTH))
    first, last = max(_windows(hits), key=lambda w: (_worth(hits[w[0] : w[1] + 1]), -w[0]))
    start = _start(text, hits[first].start)
    end = _end(text, hits[last].end, start + WIDTH)
    return Passage(start, end, tuple(hit for hit in hits if start <= hit.start and hit.end <= end))


def _windows(hits: Sequence[Hit]) -> list[tuple[int, int]]:
    """First and last of the hits that fit into one passage, for each that may be its first."""
    windows, last = [], 0
    for first, hit in enumerate(hits):
        last = max(last, first)
        while last + 1 < len(hits) and hits[last + 1].end - hit.start <= WIDTH - LEAD:
            last += 1
        windows.append((first, last))
    return windows


def _worth(hits: Sequence[Hit]) -> tuple[int, int]:
    return len({hit.term for hit in hits}), len(hits)


def _start(text: str, hit: int) -> int:
    near = max(0, hit - LEAD)
    sentences = [m.end() for m in _SENTENCE.finditer(text, near, hit)]
    if sentences:
        return sentences[-1]
    if near == 0:
        return 0
    blank = _BLANK.search(text, near, hit)
    return blank.end() if blank else hit


def _end(text: str, least: int, wanted: int) -> int:
    """The end of the last word that ends at most at `wanted`, and no sooner than `least`."""
    if wanted >= len(text):
        return len(text.rstrip())
    blanks = [m.start() for m in _BLANK.finditer(text, least, max(wanted, least) + 1)]
    return blanks[-1] if blanks else max(wanted, least)
