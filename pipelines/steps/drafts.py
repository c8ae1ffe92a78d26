"""From one sentence to the happenings that it tells: drafts of mentions.

One draft an event, not one a verb: verbs that share a date and a subject tell one happening, of the kind
that says most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.pipelines.steps.attachment import event_nouns
from dateline.pipelines.steps.clauses import parse
from dateline.pipelines.steps.dated import dated
from dateline.pipelines.steps.draft import Draft, Sentence, best, first_person, make, negated
from dateline.pipelines.steps.inflection import verb
from dateline.pipelines.steps.kinds import DEADLINE, OBJECTS, PHRASAL, STATEMENT, VERB_KINDS, kind
from dateline.pipelines.steps.phrases import ASKING, INFORMING, LIGHT, REPORTING
from dateline.pipelines.steps.shown import is_object_relative
from dateline.pipelines.steps.status import status
from dateline.pipelines.steps.tagging import Line
from dateline.pipelines.steps.telling import Told, told
from dateline.pipelines.steps.verbgroups import Group

_PAUSES = frozenset((",", ".", ";", ")", "(", "'s", "’s"))
# Verbs by which a sentence without a date may tell a lasting kind; mere saying is none.
_INTEREST = frozenset(
    {v for v, name in VERB_KINDS.items() if kind(name).lasting}
    | (LIGHT | ASKING | INFORMING | {v for v, _ in OBJECTS} | {v for v, _ in PHRASAL}) - {"say"}
)


def interesting(row: Line) -> bool:
    """Whether a sentence is worth parsing: it has a calendar expression, or a verb that may tell a listed
    kind.
    """
    if row.lows and row.lows[-1] == "?":
        return False
    if "T" in row.tags:
        return True
    return any(tag == "V" and verb(low).lemma in _INTEREST for low, tag in zip(row.lows, row.tags, strict=True))


def sentence(row: Line, part: int, number: int, present: bool, opening: bool) -> Sentence:
    """Parse a tagged sentence."""
    present = present or _is_entry(row)
    groups = parse(row, present)
    return Sentence(row, groups, event_nouns(row, groups), part, number, present, opening)


def _is_entry(row: Line) -> bool:
    """Whether a full date opens the sentence, as in timelines: "4 May 2011 The trial opens"."""
    first = row.words[0] if row.tags[:1] == ["T"] else ""
    full = len(first) > len("2011") and (first[0].isdigit() or first[-1].isdigit()) and first[:3] != "The"
    return full and len(row.tags) > 1 and row.lows[1] not in _PAUSES


def drafts(told_in: Sentence, granularities: Mapping[int, str]) -> list[Draft]:
    """The drafts of one sentence, in text order.

    :param granularities: of the calendar expressions, by their index
    """
    found = list(dated(told_in, granularities))
    found = _without_frames(found)
    if not found:
        return list(_undated(told_in))[:1]
    for draft in [d for d in found if d.kind == DEADLINE]:
        draft.act = _act_of(told_in, draft)
        if draft.act is not None and draft.act not in found:
            found.append(draft.act)
    _part_clauses(told_in.row, found)
    return sorted(found, key=lambda d: d.trigger)


def _act_of(s: Sentence, deadline: Draft) -> Draft | None:
    """The speech act of the sentence that sets a deadline."""
    for number, group in enumerate(s.groups):
        if group.finite and group.clause in ("main", "comp") and s.row.starts[group.head] < deadline.trigger:
            event = told(s.row, s.groups, number, s.names)
            state = status(s.groups, number, False, "none", s.present)
            if kind(event.kind).effect is not None and state == "occurred" and not s.row.quoted[event.trigger]:
                return make(s, event, state, -1, "none", number)
    return None


def _without_frames(found: list[Draft]) -> list[Draft]:
    """Drop "said Thursday" where what was said is itself a dated happening: the happening is the event."""
    frames = [d for d in found if d.kind == STATEMENT or d.lemma == "report"]
    if len(found) < 2 or len(frames) == len(found):
        return found
    last = max(d.trigger for d in found)
    return [d for d in found if d not in frames or (d.kind == STATEMENT and d.trigger_end > last)]


def _undated(s: Sentence) -> Iterator[Draft]:
    """Lasting kinds told in the past tense of a main clause, or reported: "police said he was arrested"."""
    for number, group in enumerate(s.groups):
        if not group.finite or s.row.quoted[group.head] or "T" in s.row.tags[group.first : group.head]:
            continue
        reported = group.clause == "comp" and group.parent >= 0 and s.groups[group.parent].lemma in REPORTING
        if group.clause != "main" and not reported:
            continue
        event, doer = best(s, number)
        state = status(s.groups, number, False, "none", s.present or (s.opening and _telling_now(group, event)))
        if (
            state != "occurred"
            or negated(s.row, group, event.trigger)
            or is_object_relative(s.row, s.groups, number)
            or first_person(s.row, group)
            or not kind(event.kind).lasting
            or not _plain(group, s.opening)
        ):
            continue
        if reported and kind(event.kind).effect is not None:
            continue
        yield make(s, event, state, -1, "none", number, doer)


def _telling_now(group: Group, event: Told) -> bool:
    """An opening sentence may tell its news in the present: "is cracking down …, and threatening to"."""
    return group.tense == "present" and kind(event.kind).effect is not None


def _plain(group: Group, opening: bool) -> bool:
    return group.tense == "past" or (opening and group.tense in ("perfect", "present"))


def _part_clauses(row: Line, found: list[Draft]) -> None:
    """Give two differently dated happenings their own clauses, where "; " or ", and" with a new subject
    parts them.
    """
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
