"""From one sentence to the happenings that it tells: drafts of mentions, one for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dateline.pipelines.steps.beside import tell_apart
from dateline.pipelines.steps.clauses import parse
from dateline.pipelines.steps.draft import Draft, Sentence
from dateline.pipelines.steps.event_nouns import event_nouns
from dateline.pipelines.steps.happenings import happenings
from dateline.pipelines.steps.inflection import verb
from dateline.pipelines.steps.kinds import (
    COURT_NOUNS,
    DEADLINE,
    NOUN_KINDS,
    OBJECTS,
    PHRASAL,
    VERB_KINDS,
    is_told_apart,
    kind,
)
from dateline.pipelines.steps.phrases import ASKING, INFORMING, LIGHT, REPORTING
from dateline.pipelines.steps.remembered import Remembered
from dateline.pipelines.steps.tagging import Line
from dateline.pipelines.steps.telling import objects, subject
from dateline.pipelines.steps.undated import undated_nouns

_PAUSES = frozenset((",", ".", ";", ")", "(", "'s", "’s"))


# Verbs by which a sentence without a date may tell a kind that can be told apart; mere saying is none.
_INTEREST = frozenset(
    {v for v, name in VERB_KINDS.items() if is_told_apart(name)}
    | (LIGHT | ASKING | INFORMING | {v for v, _ in OBJECTS} | {v for v, _ in PHRASAL}) - {"say", "tell", "write"}
)
_TELLING = frozenset("VMBHAT")  # tags of verbs and of calendar expressions
# Nouns that name what may be told apart.
_NAMING = NOUN_KINDS.keys() | COURT_NOUNS
_INTERESTING: Final[Remembered[bool]] = Remembered(lambda low: low in _NAMING or verb(low).lemma in _INTEREST)


def interesting(row: Line) -> bool:
    """Whether a sentence without a date may tell what can be told apart: by a verb or noun of a listed kind."""
    return tells(row) and any(map(_INTERESTING.__getitem__, row.lows))


def tells(row: Line) -> bool:
    """Whether a sentence may tell anything: it holds a verb or a calendar expression, and asks nothing."""
    return not (row.lows and row.lows[-1] == "?") and not _TELLING.isdisjoint(row.tags)


def sentence(row: Line, part: int, number: int, present: bool, opening: bool, follows: bool) -> Sentence:
    """Parse a tagged sentence."""
    present = present or _is_entry(row)
    groups = parse(row, present)
    if not present and "T" in row.tags and not any(group.finite for group in groups):
        groups = parse(row, True)  # "Voters head to the polls Tuesday", "The law goes into effect July 1"
    return Sentence(row, groups, event_nouns(row, groups), part, number, present, opening, follows)


def _is_entry(row: Line) -> bool:
    """Whether a full date opens the sentence, as in timelines: "4 May 2011 The trial opens"."""
    first = row.words[0] if row.tags[:1] == ["T"] else ""
    full = len(first) > len("2011") and (first[0].isdigit() or first[-1].isdigit()) and first[:3] != "The"
    return full and len(row.tags) > 1 and row.lows[1] not in _PAUSES


def drafts(told_in: Sentence, granularities: Mapping[int, str]) -> list[Draft]:
    """The drafts of one sentence, in text order, those of nouns without a day after the others.

    :param granularities: of the calendar expressions, by their index
    """
    found = happenings(told_in, granularities)
    for draft in [d for d in found if d.kind == DEADLINE and d.act is None]:
        draft.act = _act_of(found, draft)
    if len(found) > 1:
        _part_clauses(told_in.row, found)
        tell_apart(told_in, found)
    if not told_in.names:
        return found
    return [*found, *undated_nouns(told_in, {d.trigger for d in found} | _told_by_verbs(told_in))]


def _told_by_verbs(s: Sentence) -> set[int]:
    """Where nouns stand with which a verb tells one event, or that only name a paper: "hear the appeal", "the letter
    says".
    """
    found = set()
    for number, group in enumerate(s.groups):
        says = group.tense == "present" and group.lemma in REPORTING
        for name in s.names:
            own = (group.lemma, name.lemma) in OBJECTS or group.lemma in LIGHT
            if (own and name.at in objects(s.row, s.groups, number)) or (
                says and name.at in subject(s.row, s.groups, number)
            ):
                found.add(s.row.starts[name.at])
    return found


def _act_of(found: Sequence[Draft], deadline: Draft) -> Draft | None:
    """The speech act of the sentence that sets a deadline."""
    acts = (d for d in found if d.trigger < deadline.trigger and d.status == "occurred")
    return next((act for act in acts if kind(act.kind).effect is not None), None)


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
