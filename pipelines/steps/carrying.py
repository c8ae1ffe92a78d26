"""Times that plainly hold on: what a tale goes on to tell without saying anew when.

"In March the director testified. … She was asked whether …, and answered": the sentences after a dated one that go on
about whom or what it named, in the same plain past, happened when it did. A sentence in another tense, of others, or
with a time of its own ends the tale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dateline.pipelines.steps.draft import Draft
from dateline.pipelines.steps.inflection import noun
from dateline.pipelines.steps.kinds import NOUN_KINDS
from dateline.schemas.records import Span

GAP = 1  # sentences that may tell nothing, or of something else, before the tale goes on; set by reading news
_PRONOUNS = frozenset(("he", "she", "they", "it"))
_REFERS = re.compile(
    r"\W*(?:[Tt]hat|[Tt]his|[Tt]hose|[Tt]hese|[Tt]he|[Dd]uring|[Aa]fterwards?|[Tt]hen|[Ll]ater) ([\w-]+)"
)
_LEVELS = frozenset(("main", "adj"))
_FINE = frozenset(("minute", "part_of_day", "day", "weekend", "week", "month"))


@dataclass(slots=True)
class _Tale:
    """The dated sentence that later ones go on from."""

    lead: Draft
    words: str  # of the sentence
    last: int  # the sentence that went on last


def carry(drafts: Sequence[Draft], texts: Mapping[int, str], sentences: Sequence[Span]) -> None:
    """Give undated drafts of sentences that go on with a dated one its time, bound "inherited", in place."""
    tale: _Tale | None = None
    for number, told in groupby(drafts, key=lambda draft: draft.sentence):
        here = list(told)
        span = sentences[number]
        words = texts[span.part][span.start : span.end]
        if any(draft.time >= 0 for draft in here):
            lead = _lead(here)
            tale = _Tale(lead, words, number) if lead is not None else None
        elif tale is not None:
            if number - tale.last > GAP + 1 or span.part != tale.lead.part:
                tale = None
            elif _goes_on(here, tale, words):
                for draft in _holding(here):
                    draft.time, draft.bound, draft.granularity = tale.lead.time, "inherited", tale.lead.granularity
                tale.last = number


def _lead(here: Sequence[Draft]) -> Draft | None:
    """What a dated sentence tells that a tale may go on from; None where its times are several or lie ahead."""
    dated = [draft for draft in here if draft.time >= 0]
    if len({draft.time for draft in dated}) > 1:
        return None
    plain = [d for d in dated if d.status == "occurred" and d.bound == "at" and d.level in ("main", "sub", "comp")]
    return plain[0] if plain and plain[0].granularity in _FINE else None


def _goes_on(here: Sequence[Draft], tale: _Tale, words: str) -> bool:
    main = next((d for d in here if d.level == "main" and d.simple and d.status == "occurred"), None)
    if main is None or not main.subject:
        return False
    if main.subject in _PRONOUNS or (main.subject == tale.lead.subject and main.sentence - tale.last <= 1):
        return True
    match = _REFERS.match(words)
    return match is not None and (noun(match[1].lower()) in NOUN_KINDS or match[1].lower() in tale.words.lower())


def _holding(here: Sequence[Draft]) -> Iterator[Draft]:
    for draft in here:
        if draft.level in _LEVELS and draft.status in ("occurred", "denied") and (draft.simple or draft.level == "adj"):
            yield draft
