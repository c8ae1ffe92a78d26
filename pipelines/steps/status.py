"""Whether what a clause tells occurred, is scheduled, may be, or does not count: tense, modals, negation
and clause type.

Status is the sentence's own word for it, no judgement on whether it is so. ``None`` means that the clause
tells no happening: a condition, a negation, a present state, a hope.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.pipelines.steps.phrases import AHEAD, DUTY, OPINION, PROGRAMMED, REPORTING, UNMET
from dateline.pipelines.steps.verbgroups import Group
from dateline.schemas.records import Bound, Status

_POSSIBLE = frozenset(("could", "may", "might", "can"))


def status(groups: Sequence[Group], number: int, dated: bool, bound: Bound, present: bool) -> Status | None:
    """The status of what ``groups[number]`` tells.

    :param dated: a calendar expression hangs on it
    :param present: the part tells past things in the present tense, as captions do
    """
    group = groups[number]
    if group.negated or _hypothetical(groups, number):
        return None
    if group.clause == "comp" and group.parent >= 0 and groups[group.parent].lemma == "deny":
        return "denied"
    if group.tense in ("past", "pluperfect"):
        return "occurred" if not (group.progressive and bound == "by") else "scheduled"
    if group.tense == "perfect":
        return "occurred" if bound != "since" or group.lemma in PROGRAMMED else None
    if group.tense == "present":
        return _present(group, dated, present)
    if group.tense == "future":
        return "scheduled" if dated else None
    if group.tense == "modal":
        return _modal(group, dated)
    if group.tense == "infinitive":
        return _infinitive(groups, number, dated)
    return "occurred" if group.tense == "participle" and dated else None


def _present(group: Group, dated: bool, present: bool) -> Status | None:
    if present or (dated and group.progressive and group.lemma in REPORTING):  # "is warning on Tuesday that"
        return "occurred"
    if dated and group.clause in ("main", "comp", "rel") and (group.progressive or group.lemma in PROGRAMMED):
        return "scheduled"
    return None


def _modal(group: Group, dated: bool) -> Status | None:
    if not dated:
        return None
    if group.modal.endswith(" have") and not group.modal.startswith("may"):
        return None  # "could have been struck" was not
    if group.modal in DUTY:
        return "demanded" if group.modal == "must" else None  # "should vote this year" is an opinion
    if group.modal in _POSSIBLE:
        return "possible"
    return "scheduled" if group.modal in ("would", "scheduled", "plan") else "possible"


def _infinitive(groups: Sequence[Group], number: int, dated: bool) -> Status | None:
    """What is to be done, by the verb that it hangs on."""
    group = groups[number]
    if not dated or group.parent < 0:
        return None
    parent = groups[group.parent]
    if parent.negated or parent.lemma in UNMET or parent.tense == "pluperfect":  # "had been expected to meet"
        return None
    if parent.tense in ("future", "modal") or parent.lemma in AHEAD:
        return "scheduled"
    return None


def _hypothetical(groups: Sequence[Group], number: int) -> bool:
    """Whether the clause, or one that it hangs in, is a condition or an opinion's content."""
    seen = 0
    while number >= 0 and seen <= len(groups):
        group = groups[number]
        if group.clause == "cond":
            return True
        if group.clause not in ("comp", "inf", "adj"):
            return False
        parent = group.parent
        if group.clause == "comp" and parent >= 0 and groups[parent].lemma in OPINION:
            return True
        number = parent if parent < number else -1
        seen += 1
    return False
