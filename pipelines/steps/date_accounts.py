"""Why a document has its date of publication, or none, in words for a person."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from dateline.pipelines.steps.dates import choose, rank
from dateline.schemas.records import DateCandidate

# What each reads, in words for a person.
NAMES: dict[str, str] = {
    "input": "its input",
    "feed": "its feed",
    "json-ld": "its JSON-LD",
    "meta": "its meta data",
    "time-element": "its time element",
    "url": "its address",
    "text": "its text",
}
# Why a statement is refused, in words for a person.
REFUSALS: dict[str, str] = {
    "ambiguous": "its numbers may be day and month or month and day",
    "default": "software writes that where it has no date",
    "future": "it is after the document was seen, or a placeholder",
    "impossible": "no calendar or clock shows it",
    "today": "it is the moment at which the page was fetched",
    "unreadable": "it is no full date",
    "unrelated": "its line says that it is the day of something else",
}
MOST_OTHERS = 2  # statements that an explanation passes over aloud


def explained(candidates: Sequence[DateCandidate]) -> str:
    """Why a document has its date of publication, or none: what says it, what agrees, what was passed over and why."""
    best = choose(candidates, "published")
    said = [c for c in candidates if c.role == "published"]
    told = ["nothing says when"]
    if best:
        agreeing = sorted({c.method for c in said if c.day == best.day} - {best.method}, key=rank)
        told = [_said(best) + _agreement(agreeing)]
        others = {c.day: c for c in said if c.day and c.day != best.day and c.method != best.method}
        told += [f"{_said(c)}, which counts for less" for c in islice(others.values(), MOST_OTHERS)]
    refused = {c.text: c for c in said if c.refused}
    told += [f"{_said(c)}, but {REFUSALS.get(c.refused, c.refused)}" for c in islice(refused.values(), MOST_OTHERS)]
    return "; ".join(told)


def _said(stated: DateCandidate) -> str:
    return f"{NAMES.get(stated.method, stated.method)} says “{' '.join(stated.text.split())}”"


def _agreement(methods: Sequence[str]) -> str:
    """The methods that give the same day, for the end of a clause: ", and so do its address and its text"."""
    names = [NAMES.get(method, method) for method in methods]
    if len(names) < 2:
        return "".join(f", and so does {name}" for name in names)
    return f", and so do {', '.join(names[:-1])} and {names[-1]}"
