"""Who does it and to whom it is done: the role of a name by where it stands towards the word that tells the event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from dateline.pipelines.steps.names import Name

Role = Literal["actor", "target", "other"]

_TRIGGER = re.compile(r"[^\W\d_]+")
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|be|been|being|got|get|gets)\s+(?:not\s+|also\s+|\w+ly\s+|since\s+|then\s+|later\s+)*$",
    re.IGNORECASE,
)
_LEAD_IN = r"(?:\s+(?:the|a|an|his|her|their|its|former|then|late|\w+ing))*\s+(?:[A-Z][\w.-]+\s+)*$"
_PREPOSITIONS = (
    "by|to|against|from|on|at|for|with|of|in|near|about|over|under|between|into|through|during|outside|inside"
    "|across|around|toward|towards|upon|among|amid|via|including|like"
)
# "after the court ruled": before a subject these begin a clause, before an object a phrase
_PREPOSITION = re.compile(rf"\b({_PREPOSITIONS}){_LEAD_IN}")
_PHRASE = re.compile(rf"\b({_PREPOSITIONS}|than|as|until|since|after|before){_LEAD_IN}")
_CLAUSE_END = re.compile(
    r"[;:]|,\s+\w+ed\b|\b(?:that|which|who|whom|whose|because|after|before|while|when|where|as|if|unless|although"
    r"|though|but|and \w+ed)\b"
)
OBJECT_WORDS = 8  # between a trigger and its object: "sent a strongly worded letter to the mayor of" has 8
LEAD = 80  # characters before a word in which its auxiliary or preposition is looked for
_COORDINATED = re.compile(r"\s*(?:,|and|or|&|, and)\s*(?:the\s+)?")


def roles(text: str, start: int, trigger_start: int, names: Sequence[Name]) -> list[Role]:
    """The role of each name of ``text[start:]`` in the event whose word begins at `trigger_start`.

    What is the word's subject is the actor, its object the target, the other way round in the passive.
    """
    trigger = _TRIGGER.match(text, trigger_start)
    trigger_end = trigger.end() if trigger else trigger_start
    passive = bool(_PASSIVE.search(text, max(start, trigger_start - LEAD), trigger_start))
    found: list[Role] = ["other"] * len(names)
    for i in _subject(text, start, trigger_start, names):
        found[i] = "target" if passive else "actor"
    for i, name in enumerate(names):
        if name.start >= trigger_end:
            found[i] = _object_role(text, trigger_end, names, found, i, passive)
    return found


def hangs(text: str, start: int, name: int) -> bool:
    """Tell whether the name at an offset hangs on a preposition: "Trump" in "in a letter to Trump, Lopez said"."""
    return _PREPOSITION.search(text, max(start, name - LEAD), name) is not None


def _subject(text: str, start: int, trigger_start: int, names: Sequence[Name]) -> list[int]:
    """Find the names that are the trigger's subject: the nearest before it that hangs on no preposition."""
    before = [i for i, n in enumerate(names) if n.end <= trigger_start]
    for i in reversed(before):
        if hangs(text, start, names[i].start):
            continue
        chosen = [i]
        for k in reversed(before[: before.index(i)]):
            gap = text[names[k].end : names[chosen[-1]].start]
            if not _COORDINATED.fullmatch(gap):
                break
            chosen.append(k)
        return chosen
    return []


def _object_role(
    text: str, trigger_end: int, names: Sequence[Name], roles: Sequence[Role], i: int, passive: bool
) -> Role:
    name = names[i]
    between = text[trigger_end : name.start]
    if i and names[i - 1].start >= trigger_end and _COORDINATED.fullmatch(text[names[i - 1].end : name.start]):
        return roles[i - 1]
    if _CLAUSE_END.search(between):
        return "other"
    preposition = _PHRASE.search(text, max(trigger_end, name.start - LEAD), name.start)
    word = preposition.group(1) if preposition else ""
    if word == "by":
        return "actor"
    if word == "from" and not between.strip().count(" "):
        return "actor"
    taken = any(n.start >= trigger_end and roles[k] == "target" for k, n in enumerate(names[:i]))
    if passive or taken or len(between.split()) > OBJECT_WORDS:
        return "other"
    if not word:
        return "target" if not any(n.start >= trigger_end for n in names[:i]) else "other"
    return "target" if word in ("to", "against", "on", "upon", "with", "between", "of") else "other"
