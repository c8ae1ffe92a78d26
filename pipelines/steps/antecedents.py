"""Whom "he" or "she" at the head of a line means, where the text leaves no doubt.

Only a person who is the subject of the sentence counts, or else of the sentence before, and whom it names alone:
any second name makes it a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.pipelines.steps.participants import Cast, participants
from dateline.schemas.records import Span

REACH = 3  # sentences back, as long as each goes on with the same pronoun
# What may stand between a sentence's start and the name that is its subject: "Former President", "But".
_TITLE = re.compile(r"\s*(?:(?:[A-Z][\w.’'-]*|the|former|then),?\s+)*")
_PRONOUN = re.compile(r"(?:He|She)(?=[\s:])")


def with_antecedent(line: str, text: str, sentences: Sequence[Span], number: int, verb: int, cast: Cast) -> str:
    """The line with a name for the pronoun that opens it; as it is where nobody or several may be meant.

    :param number: the place of the line's sentence among `sentences`
    :param verb: where the pronoun's verb stands in the text
    """
    pronoun = _PRONOUN.match(line)
    if pronoun is None:
        return line
    span = sentences[number]
    here = list(re.finditer(rf"\b{pronoun[0]}\b", text[span.start : verb], re.IGNORECASE))
    if not here:
        return line
    persons = _persons(text, span.start, span.start + here[-1].start(), cast)
    at = number
    while not persons and number - at < REACH and at and sentences[at - 1].part == span.part:
        at -= 1
        persons = _persons(text, sentences[at].start, sentences[at].end, cast)
        if not text.startswith(pronoun[0], sentences[at].start):
            break
    return persons.pop() + line[pronoun.end() :] if len(persons) == 1 else line


def _persons(text: str, start: int, end: int, cast: Cast) -> set[str]:
    """The persons whom a stretch of the text names."""
    if start >= end:
        return set()
    persons = [who for who in participants(text, start, end, start, cast) if who.kind == "person"]
    if len(persons) == 1 and not _TITLE.fullmatch(text, start, persons[0].start):
        return {persons[0].name, ""}  # named, but not as the subject: no clear antecedent
    return {who.name for who in persons}
