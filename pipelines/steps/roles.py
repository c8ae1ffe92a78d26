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
    r"[;:]|,\s+(?:\w+ed|and|but)\b|\b(?:that|which|who|whom|whose|because|after|before|while|when|where|as|if|unless|although"
    r"|though|but|and \w+ed)\b"
)
OBJECT_WORDS = 8  # between a trigger and its object: "sent a strongly worded letter to the mayor of" has 8
LEAD = 80  # characters before a word in which its auxiliary or preposition is looked for
_REMARK = re.compile(r", (?:who|which|whose|whom)\b")
_OWNS = re.compile(r" ?['’](?:s\b|(?= ))")
_OWNED = re.compile(r" ?['’]s?(?: [\w-]+){0,2} ")  # "Lopez's latest threat"
_COORDINATED = re.compile(r"\s*(?:,|and|or|&|, and)\s*(?:the\s+)?")


def roles(text: str, start: int, trigger_start: int, names: Sequence[Name]) -> list[Role]:
    """The role of each name of ``text[start:]`` in the event whose word begins at `trigger_start`.

    What is the word's subject is the actor, its object the target, the other way round in the passive.
    """
    trigger = _TRIGGER.match(text, trigger_start)
    trigger_end = trigger.end() if trigger else trigger_start
    going_on = text[trigger_start:trigger_end].endswith("ing")  # "is threatening" is no passive
    passive = not going_on and bool(_PASSIVE.search(text, max(start, trigger_start - LEAD), trigger_start))
    found: list[Role] = ["other"] * len(names)
    subject = _subject(text, start, trigger_start, names)
    for i in subject:
        found[i] = "target" if passive else "actor"
    behind = [i for i, name in enumerate(names) if name.start >= trigger_end]
    for i in behind:
        found[i] = _object_role(text, trigger_end, names, found, i, passive)
    if not passive and any(found[i] == "actor" for i in behind):  # "Reid left after criticism from Cole"
        for i in subject:
            found[i] = "other"
    return found


def hangs(text: str, start: int, name: int) -> bool:
    """Tell whether the name at an offset hangs on a preposition: "Trump" in "in a letter to Trump, Lopez said"."""
    return _PREPOSITION.search(text, max(start, name - LEAD), name) is not None


def _subject(text: str, start: int, trigger_start: int, names: Sequence[Name]) -> list[int]:
    """Find the names that are the trigger's subject: the nearest before it that hang on no preposition.

    Not who owns what is (or whom a remark between commas names), unless the trigger itself is owned: "Lopez's threat".
    """
    before = [i for i, n in enumerate(names) if n.end <= trigger_start]
    remark = max((m.start() for m in _REMARK.finditer(text, start, trigger_start)), default=-1)
    for at in range(len(before) - 1, -1, -1):
        name = names[before[at]]
        behind = text[name.end : trigger_start]
        if _OWNED.fullmatch(behind):
            return [before[at]]
        if _OWNS.match(behind) or (start <= remark < name.start and "," in behind):
            continue
        first = at
        while first and _COORDINATED.fullmatch(text[names[before[first - 1]].end : names[before[first]].start]):
            first -= 1
        if not hangs(text, start, names[before[first]].start):
            return before[first : at + 1]
    return []


def _object_role(
    text: str, trigger_end: int, names: Sequence[Name], roles: Sequence[Role], i: int, passive: bool
) -> Role:
    name = names[i]
    between = text[trigger_end : name.start]
    if _OWNS.match(text, name.end):
        return "other"
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
