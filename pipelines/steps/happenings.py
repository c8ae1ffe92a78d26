"""Everything that a sentence tells as happening, done or to be done: one draft for each verb or noun that tells it.

A verb tells an event unless it tells a state, a habit or an opinion. A noun does where it has a date of its own, or
where it names a certain happening ("after the attack", "the killing of Ann Lee").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from dateline.pipelines.steps.calling_off import called_off, calls_off, is_superseded, moved, put_off_later
from dateline.pipelines.steps.draft import Draft, Sentence, make, negated
from dateline.pipelines.steps.governing import is_future, is_past
from dateline.pipelines.steps.inflection import noun
from dateline.pipelines.steps.kinds import (
    DEADLINE,
    NOUN_KINDS,
    OBJECTS,
    OCCASIONS,
    OTHER,
    STATEMENT,
    family,
    is_told_apart,
    kind,
)
from dateline.pipelines.steps.lexicon import load, words
from dateline.pipelines.steps.phrases import HAPPEN, LIGHT, TALKING
from dateline.pipelines.steps.status import statuses
from dateline.pipelines.steps.telling import NOTHING, Told, objects, subject, told
from dateline.pipelines.steps.timing import Key, Timed, timed
from dateline.pipelines.steps.verbgroups import Group
from dateline.schemas.records import Bound, Status

# What such acts are called says little of when: "the fiscal 2020 budget proposal".
_TALK = frozenset(("statement", "pressure", "proposal", "pledge", "order"))
_ASKED = frozenset(("threatened", "demanded", "proposed", "cancelled"))
_CLOSE = frozenset(("minute", "part_of_day", "day", "weekend", "week", "month"))
_WORDS: Final = load("certainty")["words"]
_STATES: Final = words(_WORDS["states"])
_INTENTS: Final = words(_WORDS["intents"])
_DOING: Final = words(_WORDS["doing"])
_MEANINGS: Final = words(_WORDS["meanings"])
_REFERRING: Final = words(_WORDS["referring"])
# Before a noun these say that it names a happening: "after the attack", "during the hearing".
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "his", "her", "its", "their", "my", "our"))
_AROUND = frozenset(("after", "before", "following", "during", "since", "amid"))
_CHANNELS: Final = words(_WORDS["channels"])
_PERCEIVED = frozenset(("hear", "see"))
COPULA_REACH = 3  # tokens from the verb to the day: "will be held on", "is set for"
OF_REACH = 2  # tokens from "after" to its noun's article


def happenings(s: Sentence, granularities: Mapping[int, str]) -> list[Draft]:
    """The drafts of one sentence, in text order, one for each trigger.

    :param granularities: of the calendar expressions, by their index
    """
    times = timed(s, granularities)
    if times:
        _claim_objects(s, times)
    found: dict[tuple[int, Status], Draft] = {}
    for draft in _verbs(s, times, granularities):
        found.setdefault((draft.trigger, draft.status), draft)
    told = {draft.trigger: draft for draft in found.values()}
    said = {draft.time for draft in told.values() if draft.lemma.split()[0] in TALKING}
    for draft in _nouns(s, times, granularities):
        verbs = told.get(draft.trigger)
        if verbs is None and draft.time in said and draft.lemma in _CHANNELS:
            continue  # "said in an email on Tuesday": one act
        if verbs is None:
            found[draft.trigger, draft.status] = draft
        elif verbs.time < 0 <= draft.time:  # "the 1957 pandemic killed": the noun has the day of what its verb tells
            verbs.time, verbs.bound, verbs.granularity = draft.time, draft.bound, draft.granularity
    if "T" in s.row.tags:
        for draft in _occasions(s, granularities):
            found.setdefault((draft.trigger, draft.status), draft)
    return sorted(found.values(), key=lambda draft: (draft.trigger, draft.status))


def _claim_objects(s: Sentence, times: dict[Key, Timed]) -> None:
    """Give a verb the time of its own object, which with it tells one event: "will hear the appeal on March 3"."""
    for number, group in enumerate(s.groups):
        if group.passive:
            continue
        for name in s.names:
            given, held = times.get(("noun", name.at)), times.get(("verb", number))
            own = (group.lemma, name.lemma) in OBJECTS or group.lemma in LIGHT
            if given is None or given.ahead or not own or name.at not in objects(s.row, s.groups, number):
                continue
            if held is None:
                times["verb", number] = given
            if held is None or (given.shared and held.at == given.at):
                del times["noun", name.at]


def counts(name: str, state: Status) -> bool:
    """Whether a happening can be told from others without its day: by its kind, or as what somebody is to do.

    What everybody says and does every day, and what may be, is left out.
    """
    return is_told_apart(name) or state in _ASKED


def _verbs(s: Sentence, times: Mapping[Key, Timed], granularities: Mapping[int, str]) -> Iterator[Draft]:
    dated = {number for what, number in times if what == "verb"}
    states = statuses(s.row, s.groups, dated, s.present)
    for number, state in enumerate(states):
        when = times.get(("verb", number))
        off = called_off(s, number, times) if state is not None else ()
        one = _verb(s, number, state, when)
        for draft in off or (one, _due(s, number, one)):
            if draft is not None:
                draft.granularity = granularities.get(draft.time, "")
                yield draft


def _due(s: Sentence, number: int, one: Draft | None) -> Draft | None:
    """What is demanded up to a deadline, beside the deadline itself: "asked them to show proof by Aug. 18"."""
    group = s.groups[number]
    if one is None or one.kind != DEADLINE or group.lemma in ("be", "have", "give"):
        return None
    event = told(s.row, s.groups, number, s.names)
    at = next((k for k, time in enumerate(s.row.times) if time == one.time and s.row.starts[k] == one.trigger), -1)
    if at < 0:
        return None  # "set a deadline of Friday": a noun says it
    asked = Told(OTHER, group.head, group.lemma) if event is NOTHING else event
    return make(s, asked, "demanded", at, "until", number)


def _verb(s: Sentence, number: int, state: Status | None, when: Timed | None) -> Draft | None:
    group = s.groups[number]
    if when is None and state is None and group.tense != "present":
        return None
    if when is not None and not when.shared:
        if _is_deadline(s, number, when.bound, state) or (group.lemma in ("have", "give") and when.bound == "until"):
            return make(s, Told(DEADLINE, when.at, group.lemma), "scheduled", when.at, "by", number)
        if group.lemma == "be":
            return _copula(s, number, when)
        if group.lemma == "expect" and group.passive:
            return _expected(s, number, when, "scheduled")
        if when.ahead:
            return None if put_off_later(s, number) else moved(s, number, when)
    if when is not None and when.bound == "until" and group.negated and group.tense in ("past", "pluperfect"):
        state, when = "occurred", Timed(when.at, "at")  # "was not found until Monday"
    referring = _refers(s, number)
    if referring is not None:
        return make(s, referring, "occurred", when.at if when else -1, when.bound if when else "none", number)
    event = _event(s, number, when is not None or (s.follows and s.groups[number].tense == "past"))
    if state is None and s.opening and group.tense == "present" and not group.negated and kind(event.kind).effect:
        state = "occurred"  # an opening sentence tells its news in the present: "is cracking down, and threatens to"
    if event is NOTHING or state is None or negated(s.row, group, event.trigger):
        return None
    if event.kind == STATEMENT and s.row.lows[group.head + 1 : group.head + 2] in (["nothing"], ["little"]):
        state = "denied"  # "said nothing"
    if when is None or _misplaced(s, group, state, when):
        if not s.follows and not counts(event.kind, state):
            return None
        return make(s, event, state, -1, "none", number)
    return make(s, event, state, when.at, when.bound, number)


def _refers(s: Sentence, number: int) -> Told | None:
    """ "The move showed", "this threat marks": the noun that speaks of what was told is the happening, not the verb."""
    group = s.groups[number]
    if (
        group.lemma not in _MEANINGS
        or group.tense not in ("past", "present")
        or group.clause != "main"
        or group.passive
    ):
        return None
    span = subject(s.row, s.groups, number)
    at = next((k for k in span if s.row.tags[k] in "PW" and k > span.start), span.stop) - 1
    while at >= span.start and s.row.tags[at] in "J":
        at -= 1
    lemma = noun(s.row.lows[at]) if at > span.start else ""
    before = s.row.lows[at - 1] if at > span.start else ""
    definite = before in _DEFINITE or (group.lemma == "come" and before.endswith(("'s", "’s")))
    if not definite or lemma not in (NOUN_KINDS.keys() | _REFERRING):
        return None
    return Told(NOUN_KINDS.get(lemma, OTHER), at, lemma)


def _event(s: Sentence, number: int, dated: bool) -> Told:
    """What a group tells; of verbs that as often tell a state, only the past of a bare happening."""
    group = s.groups[number]
    event = told(s.row, s.groups, number, s.names)
    following = s.groups[number + 1] if number + 1 < len(s.groups) else None
    touching = following is not None and following.tense == "infinitive" and following.first == group.head + 1
    if group.lemma in _INTENTS and touching:
        return NOTHING  # "planned to involve": the plan is a state, what is planned is proposed
    if event is NOTHING and group.lemma and _acts(group, dated):
        return Told(OTHER, group.head, group.lemma)
    return event


def _acts(group: Group, dated: bool) -> bool:
    """Whether a verb of state tells something done after all: "got up"; "a vow to involve them"."""
    if group.tense in ("past", "perfect", "pluperfect"):
        if group.passive:
            return dated and not group.negated and group.lemma in _PERCEIVED  # "gunfire was heard on Sunday"
        return group.lemma in _DOING or (dated and group.lemma not in _STATES)
    if group.tense == "gerund":
        return dated and group.lemma not in _STATES
    ahead = group.tense == "infinitive" or (dated and group.tense in ("future", "modal"))
    return ahead and group.lemma not in ("be", "have")


def _misplaced(s: Sentence, group: Group, state: Status, when: Timed) -> bool:
    """Whether the expression, after all, does not say when: what is put ahead is past, what is long over lies ahead."""
    if state in ("scheduled", "possible"):
        return is_past(s.row.lows[when.at]) or is_superseded(s, group)
    return when.bound == "until" and group.tense != "future"


def _is_deadline(s: Sentence, number: int, bound: Bound, state: Status | None) -> bool:
    """ "asked cities to show proof by Aug. 18", "must comply by Friday": a duty and its last day."""
    group = s.groups[number]
    if bound not in ("by", "before"):
        return False
    if group.clause == "cond":
        return state == "demanded" and _escapes(s, number)
    if group.negated:
        return False
    parent = s.groups[group.parent] if group.parent >= 0 else None
    if group.modal == "must":
        return True
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


def _escapes(s: Sentence, number: int) -> bool:
    """Whether who fulfils a condition escapes what is threatened: "unless they pay", "if they do not pay"."""
    group = s.groups[number]
    marks = [low for low in s.row.lows[: group.first] if low in ("if", "unless")]
    return marks[-1:] == ["unless"] or (marks[-1:] == ["if"] and (group.negated or negated(s.row, group, group.head)))


def _copula(s: Sentence, number: int, when: Timed) -> Draft | None:
    """ "The deadline is Friday", "the funeral will be on Monday": the subject is the event."""
    group = s.groups[number]
    if s.row.lows[group.first - 1 : group.first] == ["there"] and not group.negated:
        return _existing(s, number, when)
    purpose = any(other.clause == "inf" and other.parent == number for other in s.groups)
    if s.row.lows[group.head + 1 : group.head + 2] == ["due"] and group.tense in ("present", "past") and not purpose:
        told = Told(OTHER, group.head + 1, "due")  # "are due in court on Monday"
        return make(s, told, "scheduled", when.at, when.bound, number)
    if s.row.lows[group.head + 1 : group.head + 2] in (["possible"], ["likely"]):
        return _expected(s, number, when, "possible")
    name = next((n for n in s.names if n.at < group.first), None)
    between = s.row.tags[name.at + 1 : group.first] if name else []
    near = (
        when.at <= group.head + COPULA_REACH and not any(g.head > name.at for g in s.groups[:number]) if name else False
    )
    apart = "W," if name is not None and name.kind == DEADLINE else "PW,"  # "the deadline for bids is Friday"
    if name is None or not near or group.negated or any(tag in apart for tag in between):
        return None
    ahead: Status = "scheduled" if group.tense in ("future", "present", "modal") else "occurred"
    bound: Bound = "by" if name.kind == DEADLINE else when.bound
    return make(s, Told(name.kind, name.at, name.lemma), ahead, when.at, bound, number)


def _expected(s: Sentence, number: int, when: Timed, state: Status) -> Draft | None:
    """ "A vote on the plan is expected on Monday": the subject is the event."""
    opens = subject(s.row, s.groups, number)
    name = next((n for n in s.names if n.at in opens and "P" not in s.row.tags[opens.start : n.at]), None)
    if name is None or s.groups[number].negated:
        return None
    return make(s, Told(name.kind, name.at, name.lemma), state, when.at, when.bound, number)


def _existing(s: Sentence, number: int, when: Timed) -> Draft | None:
    """ "There were air strikes on the airport Thursday": the event stands after the verb."""
    group = s.groups[number]
    name = next((n for n in s.names if n.at in objects(s.row, s.groups, number)), None)
    if name is None or negated(s.row, group, name.at) or group.tense not in ("past", "future"):
        return None
    state: Status = "occurred" if group.tense == "past" else "scheduled"
    return make(s, Told(name.kind, name.at, name.lemma), state, when.at, when.bound, number)


def _nouns(s: Sentence, times: Mapping[Key, Timed], granularities: Mapping[int, str]) -> Iterator[Draft]:
    """What nouns name: with a date of their own, or as a certain happening that nothing else in the sentence tells."""
    for name in s.names:
        when = times.get(("noun", name.at))
        if when is None and not _certain(s, name.at):
            continue
        if name.kind in ("publication", "test") and when is None:
            continue
        event = Told(name.kind, name.at, name.lemma)
        if when is None:
            yield make(s, event, "occurred", -1, "none", -1)
            continue
        state, bound = _noun_state(s, name.at, name.kind, when)
        grain = granularities[s.row.times[when.at]]
        if grain not in _CLOSE and (state == "scheduled" or family(name.kind) in _TALK):
            continue  # "this year's prize will be …", "the fiscal 2020 budget proposal"
        draft = make(s, event, state, when.at, bound, -1)
        draft.granularity = grain
        yield draft


def _occasions(s: Sentence, granularities: Mapping[int, str]) -> Iterator[Draft]:
    """What happens on a day that is called after it: "Lee voted on Election Day"."""
    for at in [at for at, time in enumerate(s.row.times) if time in granularities]:
        time = s.row.times[at]
        day = " ".join(s.row.lows[at].removeprefix("the ").split()[:2])  # "Election Day in 2016"
        named = OCCASIONS.get(day)
        if named is not None:
            main = next((g for g in s.groups if g.finite and g.clause == "main"), None)
            state: Status = "scheduled" if main is not None and main.tense in ("future", "modal") else "occurred"
            draft = make(s, Told(named, at, day.split()[0]), state, at, "at", -1)
            draft.granularity, draft.shown = granularities[time], (s.row.starts[at], s.row.ends[at])
            yield draft


def _certain(s: Sentence, token: int) -> bool:
    """Whether a noun names one happening: "after the attack", "the killing of"."""
    after = s.row.lows[token + 1] if token + 1 < len(s.row.lows) else ""
    start = token
    while start > 0 and s.row.tags[start - 1] in "NDVJ" and start > token - OF_REACH - 1:
        start -= 1
    around = start > 0 and s.row.lows[start - 1] in _AROUND
    named = after == "of" and s.row.tags[start] == "D" and s.row.lows[start] in ("the", "his", "her", "their", "its")
    return around or named


def _noun_state(s: Sentence, token: int, name: str, when: Timed) -> tuple[Status, Bound]:
    governing = next((g for g in s.groups if g.finite and g.clause == "main"), None)
    nearest = next((g for g in reversed(s.groups) if g.finite and g.head < token), governing)
    governing = governing or nearest  # "it is unlikely that he will be back for a hearing in May"
    if name == DEADLINE:
        return "scheduled", "by"
    if governing is not None and calls_off(s, governing):
        return "cancelled", when.bound
    if is_past(s.row.lows[when.at]):
        return "occurred", when.bound
    if (
        when.ahead
        or is_future(s.row.lows[when.at])
        or all(group is not None and _lies_ahead(group, token) for group in (governing, nearest))
    ):
        return "scheduled", when.bound
    return "occurred", when.bound


def _lies_ahead(governing: Group, token: int) -> bool:
    """Whether a future main verb puts the noun ahead: it happens by that verb, or follows it."""
    if governing.tense not in ("future", "modal"):
        return False
    return token > governing.head or governing.lemma in HAPPEN or governing.lemma in LIGHT or governing.lemma == "be"
