"""What is called off, put off or put on another day: "the hearing, set for Friday, was postponed until Monday".

The act of doing so is one happening, what is off another, and what is on instead a third.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.pipelines.steps.draft import Draft, Sentence, make
from dateline.pipelines.steps.kinds import CANCELLATION, DEADLINE, OTHER, PHRASAL, VERB_KINDS
from dateline.pipelines.steps.phrases import MOVING, SCHEDULING
from dateline.pipelines.steps.telling import Told, objects, subject
from dateline.pipelines.steps.timing import Key, Timed
from dateline.pipelines.steps.verbgroups import Group
from dateline.schemas.records import Bound

_SUPERSEDED = frozenset(("initially", "originally", "previously", "first"))
_PLANNED = SCHEDULING | {"expect"}
_OFF = frozenset(what for what, kind in VERB_KINDS.items() if kind == CANCELLATION)
# The verbs that may call something off or put it on another day: most are asked no further.
_MOVERS = MOVING | _OFF | {verb for (verb, _), kind in PHRASAL.items() if kind == CANCELLATION}
_ONTO = frozenset(("for", "to", "until", "till"))  # before the new day of what is put off


def called_off(s: Sentence, number: int, times: Mapping[Key, Timed]) -> tuple[Draft, ...]:
    """ "The hearing, set for Friday, was postponed until Monday": the act, what is off, and what is on instead."""
    group = s.groups[number]
    if group.lemma not in _MOVERS or group.negated or group.tense in ("infinitive", "participle"):
        return ()
    if not (calls_off(s, group) or _moves(s, group)):
        return ()
    spans = (objects(s.row, s.groups, number), subject(s.row, s.groups, number))
    name = next((n for span in spans for n in s.names if n.at in span), None)
    if name is None and group.passive:
        name = next((n for n in s.names if n.at < group.first), None)
    if name is None:
        return ()
    on = times.get(("verb", number))
    event = Told(name.kind, name.at, name.lemma)
    ahead = on if on is not None and (on.ahead or on.bound == "until") else _instead(s, number, name.at, times)
    act = on if ahead is None and on is not None and on.bound == "at" else None
    found = [
        make(
            s,
            Told(CANCELLATION, group.head, group.lemma),
            "occurred",
            act.at if act else -1,
            "at" if act else "none",
            number,
        )
    ]
    if group.tense in ("future", "modal"):
        found[0].status = "scheduled"
    due = event.kind == DEADLINE
    before = _first_day(s, number, name.at, times)
    unsaid: Bound = "none" if ahead is None else "before"  # before the day that it was put off to
    found.append(make(s, event, "cancelled", before, unsaid if before < 0 else "by" if due else "at", -1))
    if ahead is not None:
        found.append(make(s, event, "scheduled", ahead.at, "by" if due else "at", -1))
    for draft in found[1:]:
        draft.act = found[0]
    return tuple(found)


def _instead(s: Sentence, number: int, noun: int, times: Mapping[Key, Timed]) -> Timed | None:
    """The day that stands with the noun but is the new one: "rescheduled the vote for Aug. 20"."""
    own, group = times.get(("noun", noun)), s.groups[number]
    onto = own is not None and own.at > group.head and s.row.lows[own.at - 1] in _ONTO
    return own if onto and group.lemma in MOVING else None


def _first_day(s: Sentence, number: int, noun: int, times: Mapping[Key, Timed]) -> int:
    """The token of the day on which what was put off was to be: "scheduled for Friday", "from Aug. 18"; -1 for none."""
    own = times.get(("noun", noun))
    if own is not None and own is not _instead(s, number, noun, times):
        return own.at
    for other, group in enumerate(s.groups[:number]):
        when = times.get(("verb", other))
        if when is not None and group.head > noun and (when.ahead or _was_to_be(s, group)):
            return when.at
    after = range(s.groups[number].head + 1, len(s.row.tags))
    return next((k for k in after if s.row.times[k] >= 0 and s.row.lows[k - 1] == "from"), -1)


def _moves(s: Sentence, group: Group) -> bool:
    """Whether a verb puts something on another day; who pushes for something wants it."""
    return group.lemma in MOVING and s.row.lows[group.head + 1 : group.head + 2] != ["for"]


def _was_to_be(s: Sentence, group: Group) -> bool:
    """Whether an infinitive tells what was planned: "a concert expected to take place in May"."""
    return group.clause == "inf" and group.parent >= 0 and s.groups[group.parent].lemma in _PLANNED


def put_off_later(s: Sentence, number: int) -> bool:
    """Whether what was set for a day is called off in the same sentence, which then says so."""
    later = s.groups[number + 1 :]
    return any(g.finite and (_moves(s, g) or calls_off(s, g)) for g in later)


def moved(s: Sentence, number: int, when: Timed) -> Draft | None:
    """ "The hearing was set for April 5", "extended the deadline to May": the event is what was put on that
    day.
    """
    group = s.groups[number]
    if group.tense == "pluperfect" or group.negated or is_superseded(s, group):
        return None
    spans = (objects(s.row, s.groups, number), subject(s.row, s.groups, number))
    name = next((n for span in spans for n in s.names if n.at in span), None)
    event = Told(name.kind, name.at, name.lemma) if name else Told(OTHER, group.head, group.lemma)
    return make(s, event, "scheduled", when.at, "by" if event.kind == DEADLINE else when.bound, number)


def calls_off(s: Sentence, group: Group) -> bool:
    """Whether a verb calls something off: "was called off", "canceled the talks"."""
    particle = s.row.lows[group.head + 1] if group.head + 1 < len(s.row.lows) else ""
    return group.lemma in _OFF or PHRASAL.get((group.lemma, particle)) == CANCELLATION


def is_superseded(s: Sentence, group: Group) -> bool:
    """Whether a verb tells what was so at first and is no more: "was originally set for May"."""
    return any(low in _SUPERSEDED for low in s.row.lows[group.first : group.head])
