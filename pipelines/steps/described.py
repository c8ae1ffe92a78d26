"""Names that a common noun completes: "the Reid administration", "an appeals court", "the Head Start program"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from dateline.pipelines.steps.terms import STOP_WORDS

_LED: dict[str, Literal["agency", "organisation"]] = {"administration": "agency", "campaign": "organisation"}
_LED_BY = re.compile(rf"\b((?:[A-Z]\. ?)*[A-Z][^\W\d_]+(?:-[A-Z][^\W\d_]+)?) ({'|'.join(_LED)})\b")
# A court that has no name in the sentence; "a court order" is none that takes part.
_COURT = re.compile(
    r"\b(?:(?:[Ff]ederal|[Ss]tate|[Ll]ower|[Tt]rial|[Dd]istrict|[Aa]ppeals|[Aa]ppellate|[Cc]ircuit|[Cc]ounty|[Ss]uperior"
    r"|[Ss]upreme|[Hh]igh|[Bb]ankruptcy|[Jj]uvenile|[Mm]ilitary|[Ii]mmigration|[Cc]riminal|[Mm]unicipal"
    r"|[Cc]onstitutional) )+court\b(?! (?:orders?|cases?|filings?|documents?|records?|papers?|hearings?|rulings?"
    r"|decisions?|system|battles?|fights?|challenges?|dates?|judges?|appearances?)\b)"
)
_PROGRAMME = re.compile(
    r"\b((?:[A-Z][\w’'&-]* ){1,5})(?:(?:grant|loan|aid|pilot|funding) )?(?:programs?|programmes?|initiative|scheme)\b"
)


class Described(NamedTuple):
    """A name with what its common noun says that it is; ``text[start:end]`` is how it stands."""

    start: int
    end: int
    kind: Literal["agency", "court", "organisation", "programme"]
    name: str


def described(text: str) -> Iterator[Described]:
    """Find such names, those of one kind in order."""
    if any(noun in text for noun in _LED):
        for led in _LED_BY.finditer(text):
            leader, noun = led.group(1).split()[-1], led.group(2)
            if leader.lower() not in STOP_WORDS:
                yield Described(led.start(), led.end(), _LED[noun], f"{leader} {noun}")
    if "court" in text:
        for court in _COURT.finditer(text):
            yield Described(court.start(), court.end(), "court", court.group().lower())
    if "program" in text or "initiative" in text or "scheme" in text:
        for programme in _PROGRAMME.finditer(text):
            yield from _programme(programme)


def _programme(found: re.Match[str]) -> Iterator[Described]:
    """Name a programme by the capitals before the noun; a single plain word is whose it is: "the Obama program"."""
    words, start = found.group(1).split(), found.start(1)
    while words and words[0].lower() in STOP_WORDS:
        start += len(words.pop(0)) + 1
    name = " ".join(words)
    if len(words) > 1 or (name.isupper() and len(name) > 2):
        yield Described(start, start + len(name), "programme", name)
