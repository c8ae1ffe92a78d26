"""The happenings of a sentence that its time expressions date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.pipelines.steps.attachment import Hold, hold
from dateline.pipelines.steps.draft import Draft, Sentence, best, first_person, make, negated
from dateline.pipelines.steps.kinds import DEADLINE, OTHER, PHRASAL, STATEMENT, VERB_KINDS, family, kind
from dateline.pipelines.steps.phrases import HAPPEN, LIGHT
from dateline.pipelines.steps.shown import is_object_relative, noun_shown
from dateline.pipelines.steps.status import status
from dateline.pipelines.steps.telling import NOTHING, Told, objects, subject, told
from dateline.pipelines.steps.verbgroups import Group
from dateline.schemas.records import Bound, Status

# Granularities that date a happening of no listed kind: "in 2009 the firm opened" is background.
_CLOSE = frozenset(("minute", "part_of_day", "day", "weekend", "week", "month"))
# What such acts are called says little of when: "the fiscal 2020 budget proposal".
_TALK = frozenset(("statement", "pressure", "proposal", "pledge", "order"))
_SUPERSEDED = frozenset(("initially", "originally", "previously", "first"))
COPULA_REACH = 3  # tokens from the verb to the day: "will be held on", "is set for"


def dated(s: Sentence, granularities: Mapping[int, str]) -> Iterator[Draft]:
    holders: dict[tuple[str, int], list[tuple[int, Hold]]] = {}
    for at, time in enumerate(s.row.times):
        if time >= 0:
            held = hold(s.row, s.groups, s.names, at)
            if held is not None:
                holders.setdefault((held.what, held.at), []).append((at, held))
    triggers = set()
    for (what, number), held_times in holders.items():
        at, held = min(held_times, key=lambda x: (_fineness(granularities[s.row.times[x[0]]]), x[0]))
        grain = granularities[s.row.times[at]]
        draft = _noun_draft(s, number, held, at, grain) if what == "noun" else _verb_draft(s, number, held, at, grain)
        if draft is not None and draft.trigger not in triggers:
            triggers.add(draft.trigger)
            draft.granularity = grain
            yield draft


def _fineness(granularity: str) -> int:
    """A day says best when; then a part of it; then longer spans."""
    order = ("day", "part_of_day", "minute", "weekend", "week", "month")
    return order.index(granularity) if granularity in order else len(order)


def _verb_draft(s: Sentence, number: int, held: Hold, at: int, grain: str) -> Draft | None:
    group = s.groups[number]
    if _is_deadline(s, number, held.bound):
        return make(s, Told(DEADLINE, group.head, group.lemma), "scheduled", at, "by", number)
    if group.lemma == "be":
        return _copula(s, number, held, at)
    if group.lemma == "have" and held.bound == "until":
        return make(s, Told(DEADLINE, group.head, "have"), "scheduled", at, "by", number)
    if held.ahead:
        return _moved(s, number, held, at)
    event, doer = best(s, number)
    state = status(s.groups, number, True, held.bound, s.present)
    if (
        event is NOTHING
        or is_object_relative(s.row, s.groups, number)
        or (state in ("scheduled", "possible") and _contradicted(s, group, s.row.lows[at], grain))
        or state is None
        or negated(s.row, group, event.trigger)
        or not _worth(s, group, event, grain, held.bound)
    ):
        return None
    return make(s, event, state, at, held.bound, number, doer)


def _contradicted(s: Sentence, group: Group, words: str, grain: str) -> bool:
    """Whether what is put ahead is past after all: "was initially set for", "is expected to have risen last week"."""
    inside = s.row.lows[group.first : group.head]
    if any(low in _SUPERSEDED for low in inside) or ("have" in inside and group.tense in ("future", "modal")):
        return True
    past = words.startswith("last ") or words.endswith((" ago", "yesterday"))
    return past or (group.tense in ("present", "past") and grain not in _CLOSE)


def _worth(s: Sentence, group: Group, event: Told, grain: str, bound: Bound) -> bool:
    """Whether a dated happening is news: not background, not somebody's direct words, not a mere
    participle.
    """
    if first_person(s.row, group):
        return False
    if s.row.quoted[event.trigger] and not (kind(event.kind).lasting and group.tense == "past"):
        return False
    if event.kind == OTHER:
        return (
            group.finite
            and grain in _CLOSE
            and bound in ("at", "by")
            and (group.clause in ("main", "comp") or (group.clause == "rel" and group.tense == "future"))
            and (group.tense in ("past", "pluperfect", "future") or group.modal == "scheduled")
        )
    if event.kind == STATEMENT:
        return group.finite and grain in _CLOSE
    if bound == "until" and group.tense != "future":
        return False  # "closed until 6 May" says when it ends
    return bound != "since" or group.tense == "past"


def _moved(s: Sentence, number: int, held: Hold, at: int) -> Draft | None:
    """ "The hearing was set for April 5", "extended the deadline to May": the event is what was put on that
    day.
    """
    group = s.groups[number]
    if (
        group.tense == "pluperfect"
        or group.negated
        or any(low in _SUPERSEDED for low in s.row.lows[group.first : group.head])
    ):
        return None
    spans = (objects(s.row, s.groups, number), subject(s.row, s.groups, number))
    name = next((n for span in spans for n in s.names if n.at in span), None)
    event = Told(name.kind, name.at, name.lemma) if name else Told(OTHER, group.head, group.lemma)
    return make(s, event, "scheduled", at, "by" if event.kind == DEADLINE else held.bound, number)


def _copula(s: Sentence, number: int, held: Hold, at: int) -> Draft | None:
    """ "The deadline is Friday", "the funeral will be on Monday": the subject is the event."""
    group = s.groups[number]
    if s.row.lows[group.first - 1 : group.first] == ["there"] and not group.negated:
        return _existing(s, number, held, at)
    name = next((n for n in s.names if n.at < group.first), None)
    between = s.row.tags[name.at + 1 : group.first] if name else []
    near = at <= group.head + COPULA_REACH and not any(g.head > name.at for g in s.groups[:number]) if name else False
    if name is None or not near or group.negated or any(tag in "PW," for tag in between):
        return None
    ahead: Status = "scheduled" if group.tense in ("future", "present", "modal") else "occurred"
    return make(
        s,
        Told(name.kind, name.at, name.lemma),
        ahead,
        at,
        "by" if name.kind == DEADLINE else held.bound,
        number,
    )


def _existing(s: Sentence, number: int, held: Hold, at: int) -> Draft | None:
    """ "There were air strikes on the airport Thursday": the event stands after the verb."""
    group = s.groups[number]
    name = next((n for n in s.names if n.at in objects(s.row, s.groups, number)), None)
    if name is None or negated(s.row, group, name.at) or group.tense not in ("past", "future"):
        return None
    state: Status = "occurred" if group.tense == "past" else "scheduled"
    return make(s, Told(name.kind, name.at, name.lemma), state, at, held.bound, number)


def _noun_draft(s: Sentence, token: int, held: Hold, at: int, grain: str) -> Draft | None:
    name = next(n for n in s.names if n.at == token)
    if s.row.quoted[token] or name.kind in ("publication", "test"):
        return None
    governing = next((g for g in s.groups if g.finite and g.clause == "main"), None)
    if governing is not None and governing.negated:
        return None
    state: Status = "occurred"
    bound = held.bound
    if name.kind == DEADLINE:
        state, bound = "scheduled", "by"
    elif governing is not None and _calls_off(s, governing):
        state = "cancelled"
    elif held.ahead or (governing is not None and _lies_ahead(governing, token)):
        state = "scheduled"
    if grain not in _CLOSE and (state == "scheduled" or family(name.kind) in _TALK):
        return None  # "this year's prize will be …", "the fiscal 2020 budget proposal"
    if state == "occurred" and noun_shown(s.row, token, at) is None:
        return None  # "on the day of the verdict": nothing says which
    return make(s, Told(name.kind, token, name.lemma), state, at, bound, -1)


def _lies_ahead(governing: Group, token: int) -> bool:
    """Whether a future main verb puts the noun ahead: it happens by that verb, or follows it."""
    if governing.tense not in ("future", "modal"):
        return False
    return token > governing.head or governing.lemma in HAPPEN or governing.lemma in LIGHT or governing.lemma == "be"


def _calls_off(s: Sentence, group: Group) -> bool:
    particle = s.row.lows[group.head + 1] if group.head + 1 < len(s.row.lows) else ""
    return PHRASAL.get((group.lemma, particle)) == "cancellation" or VERB_KINDS.get(group.lemma) == "cancellation"


def _is_deadline(s: Sentence, number: int, bound: Bound) -> bool:
    """ "asked cities to show proof by Aug. 18", "must comply by Friday": a duty and its last day."""
    group = s.groups[number]
    if bound not in ("by", "before") or group.negated:
        return False
    parent = s.groups[group.parent] if group.parent >= 0 else None
    if group.modal == "must":
        return group.lemma != "be"
    if parent is None:
        return False
    if group.clause == "inf":
        act = told(s.row, s.groups, group.parent, s.names)
        return (
            kind(act.kind).effect == "demanded"
            or parent.modal == "must"
            or parent.lemma in ("have", "require", "oblige")
        )
    return group.clause == "comp" and parent.modal == "must"
