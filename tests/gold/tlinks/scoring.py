"""Lays the mentions of a TimeML document beside the events that its times hold.

An event is found where a dated mention's trigger shares a character with it, and agrees where the days of the two
overlap. What annotators did not link says little (they linked some), so of mentions that no link is of only those are
counted whose trigger is no annotated event at all.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.pipelines.resolve.anchoring import When, place
from dateline.pipelines.steps import timex
from dateline.pipelines.steps.mentions import find_mentions
from dateline.pipelines.steps.participants import article_cast
from dateline.pipelines.steps.places import place_context
from dateline.pipelines.steps.sentences import split
from dateline.schemas.records import Mention, Part, Span
from tests.gold.tlinks.timeml import Held, Text

What = Literal["agrees", "differs", "undated", "nothing", "spare"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one held event, or a dated mention at no annotated event ("spare")."""

    half: str
    what: What
    word: str  # part of speech and tense of the event
    near: bool  # whether its time stands in its own sentence
    shown: str  # the sentence with event and time marked, for readers


def half(name: str) -> str:
    """The half that a document falls into: "read" or "blind"."""
    return "read" if hashlib.sha256(name.encode()).digest()[0] % 2 else "blind"


def judge(text: Text) -> Iterator[Outcome]:
    """The outcome of every event of a document that a told time holds, then its spare mentions."""
    part = Part(0, "body", text.text)
    sentences = tuple(split(part.text, 0))
    found = _mentions(text, part, sentences)
    for held in dict.fromkeys((one.start, one.end) for one in text.held):
        yield _outcome(text, [one for one in text.held if (one.start, one.end) == held], found, sentences)
    for mention, when in found:
        here = (mention.trigger_start, mention.trigger_end)
        if when.edtf and not any(_meet(here, event) for event in text.events):
            yield Outcome(half(text.name), "spare", mention.kind, True, _spare(text, mention, when))


def _mentions(text: Text, part: Part, sentences: tuple[Span, ...]) -> list[tuple[Mention, When]]:
    times = tuple(timex.find(part.text, 0, "en"))
    cast, context = article_cast((part,)), place_context([part.text], "")
    mentions, _ = find_mentions(text.name, (part,), sentences, times, "", context, cast)
    placed = place(times, [(m.time, m.bound, m.status) for m in mentions], text.written)
    return list(zip(mentions, placed, strict=True))


def _outcome(
    text: Text, links: Sequence[Held], found: Sequence[tuple[Mention, When]], sentences: Sequence[Span]
) -> Outcome:
    one = links[0]
    here = [when for m, when in found if _meet((one.start, one.end), (m.trigger_start, m.trigger_end))]
    dated = [when for when in here if when.edtf]
    what: What = "nothing" if not here else "undated" if not dated else "differs"
    if any(_overlap(when, link) for when in dated for link in links):
        what = "agrees"
    around = next(s for s in sentences if s.start <= one.start < s.end or one.start < s.end)
    near = any(around.start <= link.at[0] < around.end for link in links)
    return Outcome(half(text.name), what, one.word, near, _shown(text, one, around, dated))


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return max(a[0], b[0]) < min(a[1], b[1])


def _overlap(when: When, link: Held) -> bool:
    begins_late = when.earliest is not None and when.earliest > link.latest
    ends_early = when.latest is not None and when.latest < link.earliest
    return not begins_late and not ends_early


def _shown(text: Text, one: Held, around: Span, dated: Sequence[When]) -> str:
    marked = f"{text.text[around.start : one.start]}[{text.text[one.start : one.end]}]{text.text[one.end : around.end]}"
    ours = " ".join(when.edtf for when in dated)
    days = f"{one.earliest}/{one.latest} ({text.text[slice(*one.at)]}) {ours}"
    return f"{text.name} {days}\n    {' '.join(marked.split())}"


def _spare(text: Text, mention: Mention, when: When) -> str:
    words = " ".join(text.text[mention.start : mention.end].split())
    return f"{text.name} {mention.trigger!r} {when.edtf}\n    {words}"


def lines(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """What is said of both halves: the share that agrees, by where the time stands, and what became of the rest."""
    found = list(outcomes)
    for name in ("read", "blind"):
        for where in (True, False):
            counts = Counter(o.what for o in found if o.half == name and o.near == where and o.what != "spare")
            good, total = counts["agrees"], sum(counts.values())
            rest = ", ".join(f"{counts[what]} {what}" for what in ("differs", "undated", "nothing"))
            which = "in its sentence" if where else "elsewhere"
            yield f"{name}, time {which}: agrees {good}/{total} = {good / max(1, total):.3f}; {rest}"
        yield f"{name}: {sum(o.what == 'spare' and o.half == name for o in found)} dated mentions at no annotated event"


def misses(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """What went wrong in the half that is read, by what became of it."""
    for one in sorted((o for o in outcomes if o.half == "read" and o.what != "agrees"), key=lambda o: (o.what, o.word)):
        yield f"{one.what} ({one.word}{'' if one.near else ', elsewhere'}) {one.shown}"
