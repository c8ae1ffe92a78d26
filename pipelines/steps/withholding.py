"""A reading of which no more is kept than what evidence quotes: what an agreement, or its publisher, allows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from dateline.schemas.records import Part, Reading, Span

# What is said of the text, not by it: its headline, by which it is known, and notices of corrections.
_WHOLE = frozenset({"title", "notice"})
_WORDS = re.compile(r"[^\n]")


def withheld(reading: Reading) -> Reading:
    """The same reading with its text blank, character for character, but for what evidence quotes.

    What stays are headline and notices, the sentences of its mentions, whoever takes part in these, and the words of
    all times, by which those of the mentions may count. So every offset stays what it was, and every quote verbatim.
    Quotations and amounts that stand elsewhere go.
    """
    kept = _kept(reading)
    return replace(
        reading,
        keep="evidence",
        parts=tuple(part if part.name in _WHOLE else _blank(part, kept[part.ordinal]) for part in reading.parts),
        quotations=tuple(one for one in reading.quotations if _stands(one.start, one.end, kept[one.part])),
        money=tuple(one for one in reading.money if _stands(one.start, one.end, kept[one.part])),
    )


def _kept(reading: Reading) -> defaultdict[int, list[tuple[int, int]]]:
    """The stretches of each part that stay, in order and apart from one another."""
    spans = [Span(time.part, time.start, time.end) for time in reading.times]
    for mention in reading.mentions:
        spans.append(Span(mention.part, mention.start, mention.end))
        spans += (Span(mention.part, who.start, who.end) for who in mention.participants)
    whole = (Span(part.ordinal, 0, len(part.text)) for part in reading.parts if part.name in _WHOLE)
    return _joined((*spans, *whole))


def _joined(spans: Iterable[Span]) -> defaultdict[int, list[tuple[int, int]]]:
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for span in sorted(spans, key=lambda s: (s.part, s.start)):
        before = found[span.part]
        if before and span.start <= before[-1][1]:
            before[-1] = before[-1][0], max(span.end, before[-1][1])
        else:
            before.append((span.start, span.end))
    return found


def _stands(start: int, end: int, kept: Iterable[tuple[int, int]]) -> bool:
    return any(first <= start and end <= last for first, last in kept)


def _blank(part: Part, kept: Iterable[tuple[int, int]]) -> Part:
    pieces, at = [], 0
    for start, end in kept:
        pieces += [_WORDS.sub(" ", part.text[at:start]), part.text[start:end]]
        at = end
    return replace(part, text="".join((*pieces, _WORDS.sub(" ", part.text[at:]))))
