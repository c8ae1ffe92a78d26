"""From one sentence to the happenings that it tells: drafts of mentions, before the article is seen as a whole.

One draft an event, not one a verb: verbs that share a date and a subject tell one happening, of the kind that says most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.pipelines.steps.attachment import Hold, Name, event_nouns, hold, lead
from dateline.pipelines.steps.clauses import REPORTING, Group, parse
from dateline.pipelines.steps.inflection import verb
from dateline.pipelines.steps.kinds import DEADLINE, OTHER, STATEMENT, family, kind
from dateline.pipelines.steps.phrases import ASKING, HAPPEN, INFORMING, LIGHT, OBJECTS, PHRASAL, VERB_KINDS
from dateline.pipelines.steps.status import status
from dateline.pipelines.steps.tagging import Line
from dateline.pipelines.steps.telling import NOTHING, Told, objects, outranks, subject, told
from dateline.schemas.records import Bound, Status

# Granularities that date a happening of no listed kind: "in 2009 the firm opened" is background.
_CLOSE = frozenset("minute part_of_day day weekend week month".split())
_INTEREST = frozenset(VERB_KINDS) | LIGHT | ASKING | INFORMING | {v for v, _ in OBJECTS} | {v for v, _ in PHRASAL}
_TALK = frozenset("statement pressure proposal pledge order".split())
_SUPERSEDED = frozenset("initially originally previously first".split())
COPULA_REACH = 3  # "will be held on", "is set for": tokens from the verb to the day
_DUTY = frozenset("must should shall ought".split())


@dataclass(slots=True)
class Content:
    """What a speech act threatens, demands, proposes or denies: a clause of its sentence, offsets in the part."""

    start: int
    end: int
    trigger: int
    trigger_end: int
    lemma: str
    kind: str


@dataclass(slots=True)
class Draft:
    """A mention in the making; offsets are in its part."""

    part: int
    sentence: int  # place among the article's sentences
    start: int
    end: int
    trigger: int
    trigger_end: int
    lemma: str
    kind: str
    status: Status
    time: int
    bound: Bound
    verb: int  # offset of the verb that the headline must keep
    core: int  # offset of that verb's subject, where a phrase that may go stands before it; else the start
    cut: list[tuple[int, int]] = field(default_factory=list)  # times that the headline leaves out
    subject: str = ""  # the last word of the subject, lower case
    simple: bool = False  # told in the simple past, or in the present of an opening sentence
    content: Content | None = None
    attributed: str = ""
    act: Draft | None = None  # the speech act of the same sentence whose deadline this is
    granularity: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence and where it stands."""

    row: Line
    groups: list[Group]
    names: list[Name]
    part: int
    number: int
    present: bool  # captions tell past things in the present tense
    opening: bool  # among the first sentences of the body


def interesting(row: Line) -> bool:
    """Whether a sentence is worth parsing: it has a calendar expression, or a verb that may tell a listed kind."""
    if row.lows and row.lows[-1] == "?":
        return False
    if "T" in row.tags:
        return True
    return any(tag == "V" and verb(low).lemma in _INTEREST for low, tag in zip(row.lows, row.tags, strict=True))


def sentence(row: Line, part: int, number: int, present: bool, opening: bool) -> Sentence:
    """Parse a tagged sentence."""
    groups = parse(row, present)
    return Sentence(row, groups, event_nouns(row, groups), part, number, present, opening)


def drafts(told_in: Sentence, granularities: Mapping[int, str]) -> list[Draft]:
    """The drafts of one sentence, in text order.

    :param granularities: of the calendar expressions, by their index
    """
    found = list(_dated(told_in, granularities))
    found = _without_frames(told_in, found)
    if not found:
        return list(_undated(told_in))[:1]
    for draft in [d for d in found if d.kind == DEADLINE]:
        draft.act = _act_of(told_in, draft)
        if draft.act is not None and draft.act not in found:
            found.append(draft.act)
    _part_clauses(told_in.row, found)
    return sorted(found, key=lambda d: d.trigger)


# ------------------------------------------------------------------------------------------------ dated


def _dated(s: Sentence, granularities: Mapping[int, str]) -> Iterator[Draft]:
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
        return _draft(s, Told(DEADLINE, group.head, group.lemma), "scheduled", at, "by", number)
    if group.lemma == "be":
        return _copula(s, number, held, at)
    if group.lemma == "have" and held.bound == "until":
        return _draft(s, Told(DEADLINE, group.head, "have"), "scheduled", at, "by", number)
    if held.ahead:
        return _moved(s, number, held, at)
    event, doer = _best(s, number)
    state = status(s.groups, number, True, held.bound, s.present)
    if event is NOTHING or state is None or not _worth(s, group, event, grain, held.bound):
        return None
    return _draft(s, event, state, at, held.bound, number, doer)


def _best(s: Sentence, number: int) -> tuple[Told, int]:
    """The event of a group or of an -ing adjunct that names it better, and the group that tells it."""
    best, doer = told(s.row, s.groups, number, s.names), number
    for later, group in enumerate(s.groups[number + 1 :], number + 1):
        if group.tense == "gerund" and group.clause == "adj" and group.parent == number:
            other = told(s.row, s.groups, later, s.names)
            if outranks(other.kind, best.kind):
                return other, later
    return best, doer


def _worth(s: Sentence, group: Group, event: Told, grain: str, bound: Bound) -> bool:
    """Whether a dated happening is news: not background, not somebody's direct words, not a mere participle."""
    if _first_person(s.row, group):
        return False
    if s.row.quoted[event.trigger] and not (kind(event.kind).lasting and group.tense == "past"):
        return False
    if event.kind == OTHER:
        return (
            group.finite
            and grain in _CLOSE
            and bound in ("at", "by")
            and group.clause in ("main", "comp")
            and group.tense in ("past", "pluperfect", "future")
        )
    if event.kind == STATEMENT:
        return group.finite and grain in _CLOSE
    if bound == "until" and group.tense != "future":
        return False  # "closed until 6 May" says when it ends
    return bound != "since" or group.tense == "past"


def _first_person(row: Line, group: Group) -> bool:
    """Whether the writer or a speaker tells of himself: "we ended", "as I reported"."""
    before = row.lows[max(0, group.first - 2) : group.first]
    return any(low in ("i", "we", "you") for low in before) or row.lows[group.first].startswith(("i'", "we'", "you'"))


def _moved(s: Sentence, number: int, held: Hold, at: int) -> Draft | None:
    """ "The hearing was set for April 5", "extended the deadline to May": the event is what was put on that day."""
    group = s.groups[number]
    if group.tense == "pluperfect" or group.negated or any(low in _SUPERSEDED for low in s.row.lows[group.first : group.head]):
        return None
    spans = (objects(s.row, s.groups, number), subject(s.row, s.groups, number))
    name = next((n for span in spans for n in s.names if n.at in span), None)
    event = Told(name.kind, name.at, name.lemma) if name else Told(OTHER, group.head, group.lemma)
    return _draft(s, event, "scheduled", at, "by" if event.kind == DEADLINE else held.bound, number)


def _copula(s: Sentence, number: int, held: Hold, at: int) -> Draft | None:
    """ "The deadline is Friday", "the funeral will be on Monday": the subject is the event."""
    group = s.groups[number]
    name = next((n for n in s.names if n.at < group.first), None)
    between = s.row.tags[name.at + 1 : group.first] if name else []
    near = at <= group.head + COPULA_REACH and not any(g.head > name.at for g in s.groups[:number]) if name else False
    if name is None or not near or group.negated or any(tag in "PW," for tag in between):
        return None
    ahead: Status = "scheduled" if group.tense in ("future", "present", "modal") else "occurred"
    return _draft(s, Told(name.kind, name.at, name.lemma), ahead, at, "by" if name.kind == DEADLINE else held.bound, number)


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
    return _draft(s, Told(name.kind, token, name.lemma), state, at, bound, -1)


def _lies_ahead(governing: Group, token: int) -> bool:
    """Whether a future main verb puts the noun ahead: it happens by that verb, or follows it."""
    if governing.tense not in ("future", "modal"):
        return False
    return token > governing.head or governing.lemma in HAPPEN or governing.lemma in LIGHT or governing.lemma == "be"


def _calls_off(s: Sentence, group: Group) -> bool:
    particle = s.row.lows[group.head + 1] if group.head + 1 < len(s.row.lows) else ""
    return PHRASAL.get((group.lemma, particle)) == "cancellation" or VERB_KINDS.get(group.lemma) == "cancellation"


def _is_deadline(s: Sentence, number: int, bound: Bound) -> bool:
    """ "asked cities to show proof by Aug. 18", "must comply by Friday": somebody's duty, and its last day."""
    if bound not in ("by", "before", "until"):
        return False
    group = s.groups[number]
    if group.negated or group.lemma == "be" and bound == "until":
        return False
    parent = s.groups[group.parent] if group.parent >= 0 else None
    if group.modal in _DUTY:
        return True
    if parent is None:
        return False
    if group.clause == "inf":
        act = told(s.row, s.groups, group.parent, s.names)
        return kind(act.kind).effect == "demanded" or parent.modal in _DUTY or parent.lemma in ("have", "require", "oblige")
    return group.clause == "comp" and parent.modal in _DUTY


def _act_of(s: Sentence, deadline: Draft) -> Draft | None:
    """The speech act of the sentence that sets a deadline."""
    for number, group in enumerate(s.groups):
        if group.finite and group.clause in ("main", "comp") and s.row.starts[group.head] < deadline.trigger:
            event = told(s.row, s.groups, number, s.names)
            state = status(s.groups, number, False, "none", s.present)
            if kind(event.kind).effect is not None and state == "occurred" and not s.row.quoted[event.trigger]:
                return _draft(s, event, state, -1, "none", number)
    return None


def _without_frames(s: Sentence, found: list[Draft]) -> list[Draft]:
    """Drop "said Thursday" where what was said is itself a dated happening: the happening is the event."""
    if len(found) < 2 or all(d.kind == STATEMENT for d in found):
        return found
    return [d for d in found if d.kind != STATEMENT or d.trigger_end > max(o.trigger for o in found)]


# ------------------------------------------------------------------------------------------------ undated


def _undated(s: Sentence) -> Iterator[Draft]:
    """Lasting kinds told in the past tense of a main clause, or reported: "police said he was arrested"."""
    for number, group in enumerate(s.groups):
        if not group.finite or s.row.quoted[group.head] or "T" in s.row.tags[group.first : group.head]:
            continue
        reported = group.clause == "comp" and group.parent >= 0 and s.groups[group.parent].lemma in REPORTING
        if group.clause != "main" and not reported:
            continue
        event, doer = _best(s, number)
        state = status(s.groups, number, False, "none", s.present or (s.opening and _telling_now(group, event)))
        if state != "occurred" or _first_person(s.row, group) or not kind(event.kind).lasting or not _plain(group, s.opening):
            continue
        if reported and kind(event.kind).effect is not None:
            continue
        yield _draft(s, event, state, -1, "none", number, doer)


def _telling_now(group: Group, event: Told) -> bool:
    """An opening sentence may tell its news in the present: "is cracking down …, and threatening to"."""
    return group.tense == "present" and kind(event.kind).effect is not None


def _plain(group: Group, opening: bool) -> bool:
    return group.tense == "past" or (opening and group.tense in ("perfect", "present"))


# ------------------------------------------------------------------------------------------------ making drafts


def _draft(s: Sentence, event: Told, state: Status, at: int, bound: Bound, number: int, doer: int | None = None) -> Draft:
    row = s.row
    cut = []
    if at >= 0 and number >= 0 and bound == "at" and s.groups[number].finite:
        start, _ = lead(row, at)
        if start == at or row.lows[start] in ("on", "in"):
            cut = [(row.starts[start], row.ends[at])]
    group = s.groups[number] if number >= 0 else None
    teller = doer if doer is not None else number
    effect = kind(event.kind).effect if teller >= 0 else None
    return Draft(
        s.part, s.number, row.start, row.end, row.starts[event.trigger], row.ends[event.trigger], event.lemma, event.kind,
        state, row.times[at] if at >= 0 else -1, bound,
        row.starts[group.head if group else event.trigger], _core(row, s.groups, group), cut,
        _subject_word(row, s.groups, number) if number >= 0 else "",
        group is not None and group.tense in ("past", "present"),
        _content(s, teller, event) if effect is not None or event.kind == "threat" else None,
    )  # fmt: skip


def _core(row: Line, groups: Sequence[Group], group: Group | None) -> int:
    """Where the subject starts, in a sentence that opens with a phrase: "In the letters, ‸the department asked"."""
    if group is None or row.tags[0] not in "PST":
        return row.start
    at = group.first
    while at > 0 and row.tags[at - 1] in "NDRJV":
        at -= 1
    fronted = 0 < at < group.first and row.tags[at - 1] == "," and not any(
        g.finite and g.clause != "rel" and row.starts[g.first] < row.starts[at] for g in groups
    )
    return row.starts[at] if fronted else row.start


def _subject_word(row: Line, groups: Sequence[Group], number: int) -> str:
    """The last noun before the verb, which names its subject in most sentences."""
    first = groups[number].first
    for at in range(first - 1, -1, -1):
        if row.tags[at] in "NR" and row.words[at][0].isalnum():
            return row.lows[at]
        if row.tags[at] in "SW":
            return ""
    return ""


def _content(s: Sentence, number: int, event: Told) -> Content | None:
    """What the act at ``groups[number]`` is about: the infinitive or that-clause after it, to the sentence's end."""
    base = max(event.trigger, s.groups[number].head)
    for later in range(number + 1, min(len(s.groups), number + 4)):
        group = s.groups[later]
        if group.first < base or group.clause not in ("inf", "comp") or group.lemma == "":
            continue
        if group.clause == "inf" and later > number + 1 and s.groups[later - 1].finite:
            return None
        start = group.first if group.clause == "inf" else _clause_start(s.row, base, group.first)
        start -= s.row.tags[start - 1] == "X"  # "ordered not to"
        return _content_of(s, later, start)
    return None


def _content_of(s: Sentence, number: int, start: int) -> Content:
    row, group = s.row, s.groups[number]
    inner = told(row, s.groups, number, s.names)
    trigger = group.head
    if group.lemma == "be":  # "will be ineligible": the predicate says it
        trigger = next((k for k in range(group.head + 1, len(row.tags)) if row.tags[k] in "NV"), group.head)
    stop = _clause_end(row, trigger)
    lemma = group.lemma if group.lemma != "be" else row.lows[trigger]
    return Content(row.starts[start], row.ends[stop], row.starts[trigger], row.ends[trigger], lemma, inner.kind or OTHER)


def _clause_start(row: Line, base: int, first: int) -> int:
    """The first token of the clause whose verb group starts at `first`: after "that", else at its subject."""
    for at in range(first - 1, base, -1):
        if row.lows[at] == "that":
            return at + 1
        if row.tags[at] == "R":
            return at
        if row.tags[at] in "O,Q":
            return at + 1
    return base + 1


def _clause_end(row: Line, at: int) -> int:
    """The last token of the clause around `at`: before a closing quotation mark, attribution or the full stop."""
    stop = len(row.tags) - 1
    for k in range(at + 1, len(row.tags)):
        if (row.tags[k] == "Q" and row.quoted[at] and not row.quoted[k]) or row.lows[k : k + 2] == ["according", "to"]:
            stop = k - 1
            break
    while stop > at and (row.tags[stop] in ",Q" or row.lows[stop] in (".", "!")):
        stop -= 1
    return stop


def _part_clauses(row: Line, found: list[Draft]) -> None:
    """Give two differently dated happenings their own clauses, where "; " or ", and" with a new subject parts them."""
    dated = [draft for draft in found if draft.time >= 0 and draft.kind != DEADLINE]
    if len({draft.time for draft in dated}) != 2 or len(dated) != 2:
        return
    first, second = sorted(dated, key=lambda d: d.trigger)
    for at in range(len(row.tags) - 2):
        here = row.ends[at]
        if not first.trigger_end <= here <= second.trigger or row.tags[at] != ",":
            continue
        joined = row.tags[at + 1] == "C" and row.lows[at + 1] in ("and", "but")
        begin = at + 2 if joined else at + 1
        subject = [k for k in range(begin, len(row.tags)) if row.ends[k] <= second.trigger and row.tags[k] in "NR"]
        if (joined or row.lows[at] == ";") and subject and not _crosses(row, at, found):
            first.end, second.start = row.starts[at], row.starts[begin]
            return


def _crosses(row: Line, at: int, found: list[Draft]) -> bool:
    """Whether a cut at the token would part a draft from its own date."""
    for draft in found:
        token = next((k for k, time in enumerate(row.times) if time == draft.time and time >= 0), -1)
        if token >= 0 and (token < at) != (draft.trigger < row.starts[at]):
            return True
    return False

