"""What kind of event a verb group tells, and the word that names it.

The verb may say it ("arrested"), or its particle ("called off"), its object ("signed the bill"), an event
noun that it lends its tense to ("made a threat", "an explosion occurred"), or the infinitive that it
carries ("moved to punish").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.pipelines.steps.bills import BILL_HEADS
from dateline.pipelines.steps.event_nouns import Name
from dateline.pipelines.steps.inflection import noun
from dateline.pipelines.steps.kinds import (
    COURT_ACTS,
    COURT_FINDINGS,
    COURTS,
    DATED_NOUNS,
    OBJECTS,
    OTHER,
    PASSIVE,
    PHRASAL,
    VERB_KINDS,
)
from dateline.pipelines.steps.phrases import ASKING, CARRYING, DUTY, HAPPEN, INFORMING, JUDGES, LIGHT, STATIVE
from dateline.pipelines.steps.tagging import Line
from dateline.pipelines.steps.verbgroups import Group

OBJECT_REACH = 9  # tokens after a verb in which its object's head is looked for
PARTICLE_REACH = 4  # "called the meeting off", "left three people dead"
# Prepositions as often as particles: these must touch the verb.
_CLOSE_PARTICLES = frozenset(("on", "for", "in", "over", "from", "up", "out", "at"))
AGENT_REACH = 7  # tokens between a verb and who does it: "by a federal judge in San Francisco"
CONDITION_REACH = 7  # tokens after "if" in which its "not" stands
HEAD_REACH = 5  # tokens before an event noun in which a preposition would govern it
# "A press conference" presses nobody.
_OF_THE_PRESS = frozenset(("briefing", "club", "conference", "corps", "freedom", "office", "release", "secretary"))
_HARM = ("death", "injury", OTHER)


class Told(NamedTuple):
    """An event by the words that tell it; an empty kind where the group tells none."""

    kind: str
    trigger: int  # token
    lemma: str


NOTHING = Told("", -1, "")


def told(row: Line, groups: Sequence[Group], number: int, names: Sequence[Name]) -> Told:
    """The event that a verb group tells, `NOTHING` for a state, an opinion or a habit."""
    group = groups[number]
    return (
        _by_particle(row, groups, number, names)
        or _by_court(row, groups, number)
        or _by_object(row, groups, number)
        or _by_noun(row, groups, number, names)
        or _by_content(row, groups, number)
        or _by_infinitive(row, groups, number, names)
        or _by_verb(row, group)
    ) or NOTHING


def objects(row: Line, groups: Sequence[Group], number: int) -> range:
    """The tokens in which the group's object stands: after the verb, or before it in a passive."""
    group = groups[number]
    if group.passive or (group.clause == "red" and group.tense == "participle"):  # "the lawsuit, filed Tuesday"
        start = max((g.head + 1 for g in groups[:number] if g.finite), default=0)
        begun = (at + 1 for at in _marks(row, range(start, group.first)) if group.passive and row.tags[at] == "S")
        return range(group.first - 1, max(begun, default=start) - 1, -1)  # "after ‸the men were released"
    stop = min(len(row.tags), group.head + 1 + OBJECT_REACH)
    for later in groups[number + 1 :]:
        stop = min(stop, later.first)
        break
    for at in range(group.head + 1, stop):
        if row.tags[at] in "SWC" or (row.tags[at] == "," and at > group.head + 1):
            stop = at
            break
    return range(group.head + 1, stop)


def subject(row: Line, groups: Sequence[Group], number: int) -> range:
    """The tokens in which the group's subject stands."""
    first = groups[number].first
    start = max((g.head + 1 for g in groups[:number] if g.finite and g.clause != "rel"), default=0)
    marks = [at + 1 for at in _marks(row, range(start, first))]
    return range(max([start, *marks]) if groups[number].clause != "main" else start, first)


def _marks(row: Line, span: range) -> list[int]:
    """The words that open clauses: "after", "who"."""
    return [at for at in span if row.tags[at] in "SW" and row.lows[at] not in ("as", "than")]


def _by_particle(row: Line, groups: Sequence[Group], number: int, names: Sequence[Name]) -> Told | None:
    group = groups[number]
    if group.lemma not in _PHRASAL:
        return None
    for at in range(group.head + 1, min(len(row.lows), group.head + 1 + PARTICLE_REACH)):
        found = PHRASAL.get((group.lemma, row.lows[at]))
        if found is None or (row.tags[at] == "P" and row.tags[at + 1 : at + 2] == ["T"]):
            continue  # "called on Monday" is not "called on the king"
        if found == "happen":
            name = _first(names, subject(row, groups, number)) or _antecedent(row, group, names)
            return Told(name.kind, name.at, name.lemma) if name else Told(OTHER, group.head, group.lemma)
        if found == "light":
            return None
        if found == "none":
            return NOTHING
        if _particle_fits(row, group, at):
            return Told(found, group.head, f"{group.lemma} {row.lows[at]}")
    return None


def _particle_fits(row: Line, group: Group, at: int) -> bool:
    """Whether the word may belong to the verb from there: "left three dead", "called the race off"."""
    if at > group.head + 1:
        return row.lows[at] not in _CLOSE_PARTICLES
    taking = (group.lemma, row.lows[at]) == ("take", "over")
    return not taking or group.passive or row.tags[at + 1 : at + 2] in (["D"], ["N"], ["O"])


def _by_court(row: Line, groups: Sequence[Group], number: int) -> Told | None:
    """ "A judge blocked the order", "was blocked by a court", "the court found that"."""
    group = groups[number]
    if group.lemma not in COURT_ACTS:
        following = groups[number + 1] if group.lemma in COURT_FINDINGS and number + 1 < len(groups) else None
        if following is None or following.clause != "comp":
            return None
    doer = range(group.head + 1, min(len(row.lows), group.head + AGENT_REACH)) if group.passive else None
    if doer is not None and "by" not in row.lows[doer.start : doer.stop]:
        return None
    span = doer if doer is not None else range(max(0, group.first - AGENT_REACH), group.first)
    if any(noun(row.lows[at]) in COURTS for at in span):
        return Told("ruling", group.head, group.lemma)
    return None


def _by_object(row: Line, groups: Sequence[Group], number: int) -> Told | None:
    group = groups[number]
    if group.lemma not in _PAIRED:
        return None
    span = objects(row, groups, number)
    for at in span:
        if not group.passive and (row.tags[at] == "I" or _parts(row, at)):
            break
        found = OBJECTS.get((group.lemma, "bill" if _is_bill(row, at) else noun(row.lows[at])))
        if found and row.tags[at] in "NV":
            return Told(found, group.head, group.lemma)
    return _by_head(row, group)


def _is_bill(row: Line, at: int) -> bool:
    """Whether a bill's letters stand before its number: "A.B. 4", "SB 54"."""
    if row.lows[at].replace(".", "") not in BILL_HEADS:
        return False
    return next((low for low in row.lows[at + 1 : at + 3] if low != "."), "")[:1].isdigit()


def _by_head(row: Line, group: Group) -> Told | None:
    """ "The lawsuit, filed in Oakland, cites": what may as well be a participle as a past has its object before."""
    at = group.first - 1 - (row.tags[group.first - 1 : group.first] == [","])
    if not group.open or group.passive or at < 0 or row.tags[at] not in "NV":
        return None
    found = OBJECTS.get((group.lemma, noun(row.lows[at])))
    return Told(found, group.head, group.lemma) if found else None


# The verbs of these tables: most verbs are asked no further.
_PAIRED = frozenset(verb for verb, _ in OBJECTS)
_PHRASAL = frozenset(verb for verb, _ in PHRASAL)


def _by_noun(row: Line, groups: Sequence[Group], number: int, names: Sequence[Name]) -> Told | None:
    """ "made a similar threat"; "the attack killed 12"; "the hearing was held"."""
    group = groups[number]
    # Those that need a day say less, but where the word before gives them a kind: "a legal challenge".
    names = [name for name in names if name.kind != OTHER or name.lemma not in DATED_NOUNS] if names else ()
    if not names:
        return None
    if group.lemma in LIGHT:
        name = _first(names, objects(row, groups, number))
        if name is not None and not any(_parts(row, at) for at in range(group.head + 1, name.at)):
            return Told(name.kind, group.head, name.lemma)
    if group.clause == "rel" and (group.lemma in HAPPEN or group.lemma in LIGHT):
        name = _antecedent(row, group, names)
        if name is not None:
            return Told(name.kind, name.at, name.lemma)
    if group.clause == "adj":
        return None  # "opened fire, killing six": what stands before it is the object of another verb
    if group.lemma in HAPPEN or VERB_KINDS.get(group.lemma) in _HARM:
        name = _first(names, subject(row, groups, number))
        if name is not None and name.kind not in ("letter", "deadline", "publication") and _heads(row, name):
            return Told(name.kind, name.at, name.lemma)
    return None


# What these are "of" is what is meant: "a list of demands", "a state of emergency".
_SETS = frozenset(
    ("list", "set", "series", "string", "number", "package", "raft", "round", "slew", "couple", "pair", "state", "wave")
)


def _parts(row: Line, at: int) -> bool:
    """Whether a preposition sets the noun after it apart from the verb; not in "a list of demands"."""
    return row.tags[at] == "P" and not (row.lows[at] == "of" and row.lows[at - 1] in _SETS)


def _antecedent(row: Line, group: Group, names: Sequence[Name]) -> Name | None:
    """The event noun that a relative clause speaks of: "a trial that is scheduled to begin"."""
    if group.clause != "rel":
        return None
    at = group.first - 1
    while at > 0 and row.tags[at] not in "W":
        at -= 1
    return next((name for name in names if at - 2 <= name.at < at), None)


def _heads(row: Line, name: Name) -> bool:
    """Whether the noun is the subject itself, not part of a phrase inside it: "survivors of the attack"."""
    for at in range(name.at - 1, max(-1, name.at - HEAD_REACH), -1):
        if row.tags[at] in "S,TC":
            return True
        if row.tags[at] in "PW":
            return False
    return True


def _first(names: Sequence[Name], span: range) -> Name | None:
    return next((name for name in names if name.at in span), None)


def _by_content(row: Line, groups: Sequence[Group], number: int) -> Told | None:
    """ "told cities they must show", "informed them they would not be eligible unless": telling that
    demands or threatens.
    """
    group = groups[number]
    if group.lemma not in INFORMING and group.lemma not in ASKING:
        return None
    child = next((g for g in groups[number + 1 : number + 2] if g.clause in ("comp", "inf")), None)
    if child is None or (child.clause == "inf" and any(tag in "W," for tag in row.tags[group.head : child.first])):
        return None
    if child.clause == "inf" and group.lemma in ASKING and not child.passive:
        return Told("demand", group.head, group.lemma)
    if group.lemma not in INFORMING or group.lemma == "say":
        return None
    if child.modal in DUTY:
        return Told("demand", group.head, group.lemma)
    if (child.tense == "future" or child.modal == "would") and _with_condition(row, child.head):
        return Told("threat", group.head, group.lemma)
    return None


def _with_condition(row: Line, head: int) -> bool:
    """Whether what will happen hangs on somebody's giving in: "unless they", "if they do not"."""
    for at in range(head + 1, len(row.lows)):
        if row.lows[at] == "unless":
            return True
        if row.lows[at] == "if":
            near = row.lows[at + 1 : at + CONDITION_REACH]
            return any(low in ("not", "fail", "refuse") or low.endswith("n't") for low in near)
    return False


def _by_infinitive(row: Line, groups: Sequence[Group], number: int, names: Sequence[Name]) -> Told | None:
    """ "moved to punish", "voted to approve", "took new steps to curb": the infinitive says what was done."""
    group = groups[number]
    if number + 1 >= len(groups) or groups[number + 1].tense != "infinitive":
        return None
    steps = group.lemma == "take" and any(
        noun(row.lows[at]) in ("step", "action", "measure") for at in objects(row, groups, number)
    )
    if not (group.lemma in CARRYING or steps):
        return None
    child = groups[number + 1]
    inner = _by_object(row, groups, number + 1) or _by_noun(row, groups, number + 1, names) or _by_verb(row, child)
    if inner is None or inner.kind in (OTHER, "statement"):
        return Told("vote" if group.lemma == "vote" else OTHER, group.head, group.lemma)
    return Told(inner.kind, group.head, group.lemma)


def _by_verb(row: Line, group: Group) -> Told | None:
    if group.lemma == "press" and not _OF_THE_PRESS.isdisjoint(row.lows[group.head + 1 : group.head + 2]):
        return NOTHING
    found = (PASSIVE.get(group.lemma) if group.passive else None) or VERB_KINDS.get(group.lemma)
    if found == "denial" and not _disclaims(row, group):
        found = None
    if found == "ruling" and group.lemma == "rule" and not _judges(row, group):
        return None
    if found is not None:
        return Told(found, group.head, group.lemma)
    if group.lemma in STATIVE or not group.lemma:
        return None
    return Told(OTHER, group.head, group.lemma)


def _judges(row: Line, group: Group) -> bool:
    """Whether a court rules rather than a king; "his death was ruled a homicide" is a coroner's ruling."""
    if group.passive:
        return group.tense != "participle" and row.lows[group.head + 1 : group.head + 2] != ["by"]
    return any(noun(row.lows[at]) in JUDGES for at in range(max(0, group.first - 8), group.first))


def _disclaims(row: Line, group: Group) -> bool:
    """Whether "deny" disputes something ("denied that", "denied killing") rather than withholds it ("denied
    them aid").
    """
    after = group.head + 1
    return after < len(row.lows) and (
        row.lows[after] in ("that", "any", "it", "having") or row.lows[after].endswith("ing")
    )
