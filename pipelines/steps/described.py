"""Names that a common noun completes: "the Reid administration", "an appeals court", "the Head Start program"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from dateline.pipelines.steps.lexicon import any_of, words
from dateline.pipelines.steps.terms import STOP_WORDS

_LED: dict[str, Literal["agency", "organisation"]] = {"administration": "agency", "campaign": "organisation"}
# The noun is looked for first, what stands before it only there: nearly all of a text has neither.
_NOUNS = "administration campaign court program programs programme programmes initiative scheme"
_NOUN = re.compile(any_of(words(_NOUNS), apart=r"\w") + r"\b")
BEFORE = 90  # characters before the noun in which the rest of the name stands
_LED_BY = re.compile(r"\b((?:[A-Z]\. ?)*[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?) $")
# A court that has no name in the sentence; "a court order" is none that takes part.
_COURT = re.compile(
    r"\b(?:(?:federal|state|lower|trial|district|appeals|appellate|circuit|county|superior|supreme|high|bankruptcy"
    r"|juvenile|military|immigration|criminal|municipal|constitutional) )+$",
    re.IGNORECASE,
)
_PAPERS = re.compile(
    r" (?:orders?|cases?|filings?|documents?|records?|papers?|hearings?|rulings?|decisions?|system|battles?|fights?"
    r"|challenges?|dates?|judges?|appearances?)\b"
)
_PROGRAMME = re.compile(r"\b((?:[A-Z][\w’'&-]* ){1,5})(?:(?:grant|loan|aid|pilot|funding) )?$")


class Described(NamedTuple):
    """A name with what its common noun says that it is; ``text[start:end]`` is how it stands."""

    start: int
    end: int
    kind: Literal["agency", "court", "organisation", "programme"]
    name: str


@lru_cache(maxsize=16)
def described(text: str) -> tuple[Described, ...]:
    """Find such names, in order; remembered, since a text is asked for them again once its cast is known."""
    return tuple(name for noun in _NOUN.finditer(text) if (name := _named(text, noun)) is not None)


def _named(text: str, noun: re.Match[str]) -> Described | None:
    begin, end = max(0, noun.start() - BEFORE), noun.start()
    word = noun.group()
    if word == "court":
        court = _COURT.search(text, begin, end)
        if court is None or _PAPERS.match(text, noun.end()):
            return None
        return Described(court.start(), noun.end(), "court", text[court.start() : noun.end()].lower())
    if word in _LED:
        led = _LED_BY.search(text, begin, end)
        leader = led.group(1).split()[-1] if led else ""
        if led is None or leader.lower() in STOP_WORDS:
            return None
        return Described(led.start(), noun.end(), _LED[word], f"{leader} {word}")
    programme = _PROGRAMME.search(text, begin, end)
    return _programme(programme) if programme else None


def _programme(found: re.Match[str]) -> Described | None:
    """Name a programme by the capitals before the noun; a single plain word is whose it is: "the Obama program"."""
    words, start = found.group(1).split(), found.start(1)
    while words and words[0].lower() in STOP_WORDS:
        start += len(words.pop(0)) + 1
    name = " ".join(words)
    is_name = len(words) > 1 or (name.isupper() and len(name) > 2)
    return Described(start, start + len(name), "programme", name) if is_name else None
