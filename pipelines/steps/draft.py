"""A mention in the making: what a sentence tells of one event, before the article is seen as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dateline.pipelines.steps.attachment import lead
from dateline.pipelines.steps.event_nouns import Name
from dateline.pipelines.steps.extents import clause_extent, noun_extent
from dateline.pipelines.steps.inflection import noun
from dateline.pipelines.steps.kinds import DEADLINE, OTHER, STATEMENT, kind
from dateline.pipelines.steps.phrases import TALKING
from dateline.pipelines.steps.shown import POSSESSIVE, aside_shown, clause_shown, noun_shown
from dateline.pipelines.steps.subjects import clause_start, content_shown, subject_start
from dateline.pipelines.steps.tagging import Line
from dateline.pipelines.steps.telling import Told, told
from dateline.pipelines.steps.verbgroups import Group
from dateline.schemas.records import Bound, Status

# What weakens an expression and goes with it: "a little more than a decade ago".
_ABOUT = frozenset(("little", "just", "only", "some", "shortly", "nearly", "almost"))
_NO = frozenset(("no", "neither", "none", "nobody"))
CONTENT_REACH = 4  # verb groups after an act among which its content is looked for
# Before a date these go with it from a headline: "late on Friday"; "during", "by", "before" stay.
_DROPPED = frozenset(("on", "in", "early", "late", "earlier", "later", "the"))


@dataclass(slots=True)
class Content:
    """What a speech act threatens, demands, proposes or denies: a clause of its sentence, offsets in the
    part.
    """

    start: int
    end: int
    trigger: int
    trigger_end: int
    lemma: str
    kind: str
    shown: tuple[int, int] | None  # the stretch that its headline is made of, where it is not the clause
    cut: list[tuple[int, int]]  # of it, what the headline leaves out


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
    shown: tuple[int, int] | None  # the stretch that the headline is made of, where it is not the evidence
    core: int  # offset of that verb's subject, where a phrase that may go stands before it; else the start
    cut: list[tuple[int, int]] = field(default_factory=list)  # times that the headline leaves out
    scope: tuple[int, int] = (0, 0)  # the stretch that tells it and nothing else
    subject: str = ""  # the last word of the subject, lower case
    level: str = ""  # the clause of its verb group, "" for a noun
    simple: bool = False  # told in the simple past, or in the present of an opening sentence
    quoted: bool = False  # told between quotation marks
    content: Content | None = None
    attributed: str = ""
    of_many: bool = False  # told in a relative clause of a plural noun: "judges who have ruled"
    act: Draft | None = None  # the speech act of the same sentence whose deadline this is
    granularity: str = ""


class Sentence(NamedTuple):
    """A parsed sentence and where it stands; a tuple, since one is made of nearly every sentence."""

    row: Line
    groups: list[Group]
    names: list[Name]
    part: int
    number: int
    present: bool  # captions tell past things in the present tense
    opening: bool  # among the first sentences of the body
    follows: bool = False  # a tale may go on in it, whose day it then has


def negated(row: Line, group: Group | None, trigger: int) -> bool:
    """Whether "no" stands with subject or event: "there were no clashes", "issued no order"."""
    near = row.lows[max(0, trigger - 2) : trigger]
    before = row.lows[max(0, group.first - 2) : group.first] if group else []
    return not (_NO.isdisjoint(near) and _NO.isdisjoint(before))


def make(s: Sentence, event: Told, state: Status, at: int, bound: Bound, number: int) -> Draft:
    """The draft of an event that a verb group tells, or a noun where ``number`` is -1."""
    row = s.row
    cut = []
    if at >= 0 and number >= 0 and bound == "at" and s.groups[number].finite:
        start, _ = lead(row, at)
        start += row.lows[start] == "in" and row.lows[at].endswith("day")  # "weighed in Tuesday"
        # "in the November election", "this March 23 letter", "in Thursday's fire": the noun's own
        names = row.tags[at + 1 : at + 2] == ["N"] and ("the" in row.lows[start:at] or row.lows[at].startswith("this "))
        names = names or not POSSESSIVE.isdisjoint(row.lows[at + 1 : at + 2])
        if not names and all(low in _DROPPED for low in row.lows[start:at]):
            while start and row.lows[start - 1] in _ABOUT:
                start -= 1
            last = at + 2 if row.tags[at + 1 : at + 3] == ["C", "T"] else at  # "Friday and Saturday"
            cut = [(row.starts[start], row.ends[last])]
    group = s.groups[number] if number >= 0 else None
    shown = clause_shown(row, s.groups, number) if number >= 0 else None
    if number < 0 and at >= 0 and state != "cancelled" and event.kind != DEADLINE:
        shown = noun_shown(row, event.trigger, at)
    if number < 0 and at < 0 and state == "occurred":
        shown = aside_shown(row, event.trigger)
    if shown is not None:
        cut += [(row.starts[a], row.ends[b]) for a, b in shown.cut]
    effect = kind(event.kind).effect if number >= 0 else None
    first, last = 0, len(row.tags) - 1  # a saying is told by all that is said, what is due by who asks for it
    if event.kind not in (DEADLINE, STATEMENT):
        first, last = clause_extent(row, s.groups, number) if number >= 0 else noun_extent(row, s.groups, event.trigger)
    return Draft(
        part=s.part,
        sentence=s.number,
        start=row.start,
        end=row.end,
        trigger=row.starts[event.trigger],
        trigger_end=row.ends[event.trigger],
        lemma=event.lemma,
        kind=event.kind,
        status=state,
        time=row.times[at] if at >= 0 else -1,
        bound=bound,
        verb=row.starts[group.head if group else event.trigger],
        shown=(row.starts[shown.first], row.ends[shown.last]) if shown is not None else None,
        core=row.starts[subject_start(row, s.groups, group)] if group is not None else row.start,
        cut=cut,
        subject=_subject_word(row, s.groups, number) if number >= 0 else "",
        level=group.clause if group is not None else "",
        of_many=group is not None and group.clause == "rel" and _of_many(row, group),
        simple=group is not None and group.tense in ("past", "present"),
        quoted=row.quoted[event.trigger],
        scope=(row.starts[first], row.ends[last]),
        content=_content(s, number, event) if number >= 0 and (effect or event.kind == "threat") else None,
    )


def _of_many(row: Line, group: Group) -> bool:
    """Whether a relative clause speaks of many, and so of no single happening: "judges who have ruled"."""
    at = next((k for k in range(group.first - 1, 0, -1) if row.tags[k] == "W"), 0)
    return at > 0 and row.tags[at - 1] in "NV" and noun(row.lows[at - 1]) != row.lows[at - 1]


def _subject_word(row: Line, groups: Sequence[Group], number: int) -> str:
    """The last noun before the verb, which names its subject in most sentences; who spoke may stand after it."""
    first = groups[number].first
    speaker = _speaker_after(row, groups[number])
    if speaker:
        return speaker
    for at in range(first - 1, -1, -1):
        if row.tags[at] in "NR" and row.words[at][0].isalnum():
            return row.lows[at]
        if row.tags[at] in "SW":
            return ""
    return ""


def _speaker_after(row: Line, group: Group) -> str:
    """The last word of the name in "“It is old,” said Ann Lee, the mayor", "" where none stands there."""
    after = group.head + 1
    named = row.tags[after : after + 1] == ["N"] and row.words[after][0].isupper()
    if not named or row.tags[group.first - 1 : group.first] not in (["Q"], [","]) or group.lemma not in TALKING:
        return ""
    stop = next((k for k in range(after, len(row.tags)) if row.tags[k] != "N" and row.lows[k] != "."), len(row.tags))
    return next(row.lows[k] for k in range(stop - 1, after - 1, -1) if row.tags[k] == "N")


def _content(s: Sentence, number: int, event: Told) -> Content | None:
    """What the act at ``groups[number]`` is about: the infinitive or that-clause after it, to the
    sentence's end.
    """
    base = max(event.trigger, s.groups[number].head)
    for later in range(number + 1, min(len(s.groups), number + CONTENT_REACH)):
        group = s.groups[later]
        if group.clause in ("inf", "comp") and group.first >= base and group.lemma:
            if later > number + 1 and not _hangs_on(s, later, number):
                return None
            start = group.first if group.clause == "inf" else clause_start(s.row, base, group.first)
            start -= s.row.tags[start - 1] == "X"  # "ordered not to"
            return _content_of(s, later, start)
        if group.finite:
            return None
    return None


def _hangs_on(s: Sentence, number: int, act: int) -> bool:
    """Whether a clause belongs to the act, directly or by an -ing form that repeats it."""
    parent = s.groups[number].parent
    if parent == act:
        return True
    middle = s.groups[parent]
    return middle.tense == "gerund" and kind(told(s.row, s.groups, parent, s.names).kind).effect == "demanded"


def _content_of(s: Sentence, number: int, start: int) -> Content | None:
    row, group = s.row, s.groups[number]
    inner = told(row, s.groups, number, s.names)
    trigger = group.head
    if group.lemma == "be" and group.clause == "inf" and not group.passive:
        return None  # "told them to be positive"
    if group.lemma == "be":  # "will be ineligible": the predicate says it
        trigger = next((k for k in range(group.head + 1, len(row.tags)) if row.tags[k] in "NV"), group.head)
    stop = _clause_end(row, trigger)
    shown = content_shown(row, s.groups, group.parent, start, stop) if 0 <= group.parent < number else None
    return Content(
        start=row.starts[start],
        end=row.ends[stop],
        trigger=row.starts[trigger],
        trigger_end=row.ends[trigger],
        lemma=group.lemma if group.lemma != "be" else row.lows[trigger],
        kind=inner.kind or OTHER,
        shown=(row.starts[shown.first], row.ends[shown.last]) if shown else None,
        cut=[(row.starts[a], row.ends[b]) for a, b in shown.cut] if shown else [],
    )


def _clause_end(row: Line, at: int) -> int:
    """The last token of the clause around `at`: before a closing quotation mark, attribution or the full
    stop.
    """
    stop = len(row.tags) - 1
    for k in range(at + 1, len(row.tags)):
        if (row.tags[k] == "Q" and row.quoted[at] and not row.quoted[k]) or row.lows[k : k + 2] == [
            "according",
            "to",
        ]:
            stop = k - 1
            break
    while stop > at and (row.tags[stop] in ",Q" or row.lows[stop] in (".", "!")):
        stop -= 1
    return stop
