"""Which verb of a sentence a time expression hangs on, where no event noun holds it.

It is the nearest verb whose clause the expression stands in or opens; from an infinitive or participle the expression
climbs to the verb that governs it, unless it can only be meant of the one beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from dateline.pipelines.steps.kinds import VERB_KINDS
from dateline.pipelines.steps.phrases import ADJECTIVAL, LIGHT, PROSPECTIVE, REPORTING, STATIVE
from dateline.pipelines.steps.tagging import Line
from dateline.pipelines.steps.verbgroups import Group
from dateline.schemas.records import Bound

# Openings of a subordinate clause that must have a verb of its own.
_STAGING = frozenset(("if", "unless", "when", "while", "although", "though", "because", "as", "once"))
# An expression this close after a participle is the participle's: "letters sent late Tuesday".
PARTICIPLE_REACH: Final = 2
_FUTURE_WORDS = ("next ", "tomorrow", "coming ", "upcoming")


def is_past(words: str) -> bool:
    """Whether the words of a time say themselves that it is over."""
    return words.startswith(("last ", "earlier ")) or words.endswith((" ago", "yesterday"))


def is_future(words: str) -> bool:
    """Whether the words of a time say themselves that it is to come."""
    return words.startswith(_FUTURE_WORDS)


def governing_verb(row: Line, groups: Sequence[Group], start: int, at: int, bound: Bound) -> int:
    """The verb group that the time token `at` hangs on, -1 for none.

    :param start: the token with which the phrase around the expression begins
    """
    before = max((n for n, group in enumerate(groups) if group.head < at), default=-1)
    ahead = before + 1 if before + 1 < len(groups) else -1
    if (
        before < 0
        and ahead >= 0
        and row.lows[0] in _STAGING
        and start > 0
        and "," in row.tags[at + 1 : groups[ahead].first]
    ):
        return -1  # "If the rebels attack on Friday, …": the verb between was not found
    if start and row.tags[start - 1] == "W" and ahead >= 0 and groups[ahead].finite:
        return ahead  # "who in 2017 along with three others voted"
    if before >= 0 and ahead >= 0 and _closes_participle(row, groups[before], at, groups[ahead]):
        return before
    adjacent = before >= 0 and groups[before].head >= start - 1
    if ahead >= 0 and not adjacent and _leads_into(row, groups, start, at, before, ahead):
        return _forward(row, groups, at, ahead)
    if before < 0 or (bound in ("by", "before", "until") and _is_aim(row, groups[before])):
        return before
    return _climb(groups, _out_of_object(row, groups, before), start, bound, row.lows[at])


def _closes_participle(row: Line, group: Group, at: int, after: Group) -> bool:
    """Whether the expression ends what a participle says of a subject: "the list sent over by the mayor Friday was"."""
    touches = after.finite and set(row.tags[at + 1 : after.first]) <= {"J"}
    return touches and group.clause == "red" and group.tense == "participle" and "," not in row.tags[group.head : at]


def _is_aim(row: Line, group: Group) -> bool:
    """Whether a form in -ing says what is thought of or meant: "sceptical about finishing it by Friday"."""
    return group.tense == "gerund" and row.lows[group.first - 1] in ("about", "of", "on", "at", "for")


def _out_of_object(row: Line, groups: Sequence[Group], number: int) -> int:
    """The verb whose object a clause with "what" is: "launched what appeared to be assaults on Friday"."""
    held = groups[number].parent if groups[number].clause == "inf" else number
    if held < 1 or groups[held].clause != "rel" or groups[held].lemma not in STATIVE | REPORTING | {"call", "appear"}:
        return number
    return held - 1 if "what" in row.lows[groups[held - 1].head + 1 : groups[held].first] else number


def _leads_into(row: Line, groups: Sequence[Group], start: int, at: int, before: int, ahead: int) -> bool:
    """Whether the expression belongs to the clause after it: it opens the sentence or clause, or touches
    its verb.
    """
    between = row.lows[at + 1 : groups[ahead].first]
    if ":" in between and start > 1:
        return False  # "Born: Aug. 29, 1958": a label
    if before < 0 or all(tag in "JTUX" for tag in row.tags[at + 1 : groups[ahead].first]):
        # "said Monday he's leaving": the pronoun of the clause after it is part of its verb's token
        clitic = before >= 0 and row.lows[groups[ahead].first].rpartition("'")[0].isalpha()
        # "who spoke at the service last year said"
        relative = before >= 0 and groups[before].clause == "rel" and "," not in row.tags[groups[before].head : at]
        return before < 0 or (groups[ahead].finite and not clitic and not relative)
    if start == 0 or row.tags[start - 1] not in ",CWSQ":
        return False
    rest = row.tags[at + 1 : groups[ahead].first]
    rest = rest[1:] if rest[:1] == [","] else rest
    finite = next((g for g in groups[ahead:] if g.clause in ("main", "comp")), None)
    opens = row.lows[start - 1] == ";"  # "; in 2018, under Mr. Lee, 200 were deported"
    return finite is not None and (opens or "," not in rest) and bool(rest)


def _forward(row: Line, groups: Sequence[Group], at: int, ahead: int) -> int:
    """The verb that an opening expression dates: the next main one, past relative clauses and participles."""
    for number in range(ahead, len(groups)):
        group = groups[number]
        if group.finite and group.clause == "main" and not _parenthetical(row, groups, number):
            return number
        if group.clause in ("sub", "cond") and all(tag in "JNDTRQ" for tag in row.tags[at + 1 : group.first]):
            return number
    for number in range(ahead, len(groups)):
        if groups[number].finite and groups[number].clause == "comp":
            return number
    return ahead if groups[ahead].finite else -1


def _parenthetical(row: Line, groups: Sequence[Group], number: int) -> bool:
    """ "A day earlier, the cable said, he had": who says it, between commas."""
    group = groups[number]
    later = any(g.finite for g in groups[number + 1 :])
    return group.lemma in REPORTING and later and row.tags[group.head + 1 : group.head + 2] == [","]


def _climb(groups: Sequence[Group], number: int, start: int, bound: Bound, words: str) -> int:
    """From the verb before the expression up to the one that it dates."""
    group = groups[number]
    distance = start - 1 - group.head
    if group.clause == "inf":
        parent = _governor(groups, number)
        later = bound in ("by", "before", "until", "since") or is_future(words)
        if (
            later
            or parent < 0
            or (groups[parent].lemma in PROSPECTIVE and group.lemma != "be")
            or groups[parent].tense in ("future", "modal", "present", "perfect")
        ):
            return number
        return parent
    if group.clause == "adj":
        return _finite_parent(groups, number) if group.parent >= 0 else _next_main(groups, number)
    touching = group.parent >= 0 and groups[group.parent].head == group.first - 1
    if touching and (group.tense == "gerund" or (group.clause == "red" and groups[group.parent].passive)):
        return group.parent  # "went hunting", "was found abandoned"
    if group.tense == "gerund" and group.clause == "red" and distance == 0 and _finite_parent(groups, number) >= 0:
        return _finite_parent(groups, number)  # "fell in early trading yesterday": a noun, as far as the date goes
    if group.clause != "red" or distance <= PARTICIPLE_REACH:
        return number
    if words.endswith("day"):
        finite = _finite_parent(groups, number)
        return finite if finite >= 0 else number  # a weekday is this week's news, which the finite verb tells
    telling = group.lemma in LIGHT or group.lemma in VERB_KINDS
    # "pupils diagnosed with the virus earlier this week"; but in "featuring the mayor in 2010", "compared with its
    # budget in 2010" a date may be any part of the story's past.
    return number if telling or (group.tense == "participle" and group.lemma not in ADJECTIVAL) else -1


def _governor(groups: Sequence[Group], number: int) -> int:
    """The verb that an infinitive hangs on, itself no infinitive: "pushing them to go", -1 for none."""
    number = groups[number].parent
    while number >= 0 and groups[number].clause == "inf":
        number = groups[number].parent
    if number >= 0 and groups[number].clause in ("adj", "red"):
        return (
            number
            if groups[number].clause == "red" and groups[number].tense == "gerund"
            else _finite_parent(groups, number)
        )
    return number


def _next_main(groups: Sequence[Group], number: int) -> int:
    """The main verb after an opening -ing phrase: "Speaking in Rome on Sunday, he called"."""
    return next((k for k in range(number + 1, len(groups)) if groups[k].finite and groups[k].clause == "main"), -1)


def _finite_parent(groups: Sequence[Group], number: int) -> int:
    number = groups[number].parent
    while number >= 0 and not groups[number].finite:
        number = groups[number].parent
    return number
