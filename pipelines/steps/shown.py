"""The stretch of a sentence that tells an event by itself: what its headline is made of.

A main clause is told by its sentence. What a relative or adverbial clause, or only a noun, tells is told by that
clause or noun phrase: the rest of the sentence speaks of something else ("fans waited on the day of the verdict").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.pipelines.steps.attachment import lead
from dateline.pipelines.steps.inflection import verb
from dateline.pipelines.steps.phrases import REPORTING, STATIVE
from dateline.pipelines.steps.tagging import Line
from dateline.pipelines.steps.verbgroups import Group

_WITHIN = frozenset(("of", "for", "'s"))
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
# Relative adverbs after which a whole clause stands: "in Egypt, where a revolt overthrew the president".
_ADVERBIAL = frozenset(
    ("where", "when", "while", "after", "before", "since", "as", "because", "until", "till", "though")
)
# Bare verbs that have no tag of their own and often stand before a noun phrase.
_BARE = frozenset(("include", "remain", "become", "seem", "hope", "say", "believe"))
_ORIGINS = frozenset(("from", "in", "at", "near"))
_AIMS = frozenset(("attempt", "bid", "effort", "move", "order"))  # before "to": why somebody did it
_ASIDE = frozenset(("after", "before", "following", "since", "amid"))
_OPENERS = frozenset("SW")  # tags of what opens a clause
_NAMING = frozenset("NR")  # of what may be its subject
MIN_NOUNS = 2  # "the verdict" alone says nothing; "the verdict against the mayor" does


class Shown(NamedTuple):
    """A stretch of tokens, both ends in, and those of it to leave out."""

    first: int
    last: int
    cut: tuple[tuple[int, int], ...] = ()


def clause_shown(row: Line, groups: Sequence[Group], number: int) -> Shown | None:
    """What tells the event of a verb group below the main clause; None where the sentence does."""
    group = groups[number]
    if group.clause == "sub":
        return _adverbial(row, groups, number)
    if group.clause in ("rel", "red"):
        return _relative(row, groups, number)
    if group.open and group.clause == "main" and not group.passive and (found := _announced(row, groups, number)):
        return found
    return _among_others(row, groups, number) if group.clause == "main" and group.finite else None


def _among_others(row: Line, groups: Sequence[Group], number: int) -> Shown | None:
    """A main clause beside others that have subjects of their own: "Lee left, and the council sent a note"."""
    mains = [k for k, group in enumerate(groups) if group.finite and group.clause == "main"]
    end = len(row.tags) - 1
    first, last = 0, end
    for k in mains:
        if k < number and (at := _joint(row, groups, k, number)) >= 0:
            first = at + 1
        if k > number and (at := _joint(row, groups, number, k)) >= 0:
            last = at - 1
            break
    if first and "R" in row.tags[first : groups[number].first]:
        first = 0  # "…, but it upheld the rest": the clause before says who
    while last < end and row.tags[last] in ",Q":
        last -= 1
    return Shown(first, last) if (first, last) != (0, end) else None


def _joint(row: Line, groups: Sequence[Group], before: int, after: int) -> int:
    """The token that joins the clauses of two verbs, where the second has its own subject; -1 for none."""
    start, stop = groups[before].head + 1, groups[after].first
    if not _OPENERS.isdisjoint(row.tags[start:stop]):
        return -1
    start = max(start, groups[after - 1].first)  # no other verb stands between the joint and the second one
    for at in range(stop - 1, start - 1, -1):
        # "Lee died and it seems"; "the council cut its grant and the bank refused a loan"
        counted = row.tags[at + 1] == "R" or row.words[at + 1][0].isdigit()  # "four were killed and 11 were hurt"
        parted = row.tags[at - 1] in ",Q" or counted or _is_phrase(row, at + 1, stop)
        joins = row.lows[at] == ";" or (row.lows[at] in ("and", "but") and parted)
        level = (
            row.quoted[at] == row.quoted[groups[before].head]
        )  # not a joint within what is quoted, seen from outside
        if joins and level and not _NAMING.isdisjoint(row.tags[at + 1 : stop]):
            return at
    return -1


def _is_phrase(row: Line, start: int, stop: int) -> bool:
    """Whether nothing but one noun phrase with its article stands between two tokens."""
    return row.tags[start] == "D" and row.tags[stop - 1] in "NV" and set(row.tags[start + 1 : stop]) <= set("NJV")


def own_subject(row: Line, group: Group) -> int:
    """Where the phrase before a verb begins that "and" or "but" joins to a whole clause: "the port depends on oil and
    ‸the rebels have struggled"; 0 for none."""
    at = group.first - 1
    while at > 0 and row.tags[at] in "NJV":
        at -= 1
    joined = at > 1 and row.lows[at - 1] in ("and", "but") and "V" in row.tags[: at - 1]
    return at if joined and _is_phrase(row, at, group.first) else 0


def _announced(row: Line, groups: Sequence[Group], number: int) -> Shown | None:
    """A past form taken for the main verb before a bare present: "the measures announced by Lee fall short"."""
    group = groups[number]
    after = group.head + 1 + (row.tags[group.head + 1 : group.head + 2] == ["T"])
    if number or after >= len(row.tags):
        return None
    stop = _agent_end(row, group, len(row.tags))
    if row.words[after].islower() and row.tags[after] == "N" and verb(row.lows[after]).lemma in STATIVE:
        stop = after
    return Shown(0, stop - 1) if stop < len(row.tags) else None


def _subject_between(row: Line, at: int, first: int) -> bool:
    return any(row.tags[k] in "NRO" for k in range(at + 1, first))


def _pronoun(row: Line, group: Group) -> int:
    return next((at for at in range(group.first - 1, -1, -1) if row.tags[at] == "W" or row.lows[at] == "where"), -1)


def _adverbial(row: Line, groups: Sequence[Group], number: int) -> Shown | None:
    """The clause after its conjunction, where it has a subject: "since protests broke out"."""
    group = groups[number]
    if not any(g.finite for g in groups if g is not group):
        return None  # "a hearing before Judge Lee is set for May": the only clause there is
    at = next((k for k in range(group.first - 1, -1, -1) if row.lows[k] in _ADVERBIAL), -1)
    if at < 0 or not _subject_between(row, at, group.first):
        return None
    if not {"R", ","}.isdisjoint(row.tags[at + 1 : group.first]):
        return None  # "before the war, the port exported": no clause begins at "before"
    return Shown(at + 1, _clause_stop(row, groups, number) - 1)


def _clause_stop(row: Line, groups: Sequence[Group], number: int) -> int:
    """Where the clause ends: at a comma or the conjunction of another clause, else with the sentence."""
    group = groups[number]
    joints = (_joint(row, groups, number, k) for k in range(number + 1, len(groups)) if groups[k].finite)
    parted = next((at for at in joints if at >= 0), -1)
    for at in range(group.head + 1, len(row.tags)):
        if at == parted:  # "when Lee died and it seems that"
            return at
        if row.tags[at] == "," and row.tags[at + 1 : at + 2] != ["T"]:
            return at
        if row.lows[at] in _ADVERBIAL and any(g.finite and g.first > at for g in groups[number + 1 :]):
            return at
    return len(row.tags)


def _relative(row: Line, groups: Sequence[Group], number: int) -> Shown | None:
    """The antecedent with its clause; who or which goes, so that a sentence remains: "the shot that killed her"."""
    group = groups[number]
    start = group.first
    cut: tuple[tuple[int, int], ...] = ()
    if group.clause == "red" and start > 1 and row.tags[start - 1] == "," and row.tags[start - 2] in "NT":
        start, cut = start - 1, ((start - 1, start - 1),)  # "the raids, launched on Saturday"
    if group.clause == "rel":
        at = _pronoun(row, group)
        if at < 0:
            return None
        if row.lows[at] == "where" or (at and row.tags[at - 1] == "P"):
            return _adverbial(row, groups, number)
        start = at - (at > 0 and row.tags[at - 1] == ",")
        cut = () if _subject_between(row, at, group.first) else ((start, at),)
    start -= group.clause == "rel" and row.tags[start - 1 : start] == ["V"]  # "the hearing, which"
    of_which = row.lows[start : start + 2] == [",", "which"]
    within = _WITHIN if group.clause == "red" else ()  # "troops who": never "a ceremony for troops were"
    while start > 0 and (_in_phrase(row, start - 1) or row.lows[start - 1] in within):
        start -= 1
        if row.tags[start] == "D" and row.lows[start - 1 : start] not in (["of"], ["for"]):
            break
    if row.lows[start - 1 : start] == ["of"] and " ".join(row.words[start - 2 : start + 1 : 2]).istitle():
        return None  # "Secretary of State Ann Lee, who"
    start = _whole(row, start) if of_which else start
    if row.lows[start - 1 : start] and row.lows[start - 1] in _ORIGINS and "V" not in row.tags[start - 2 : start - 1]:
        return None  # "a flight from Rome that is to land": the flight or Rome; not "wrote in a paper, which appeared"
    # "police said the man who fled was armed": the clause ends also where what is said goes on
    ends = ("main",) if group.lemma in REPORTING else ("main", "comp")
    stop = next((g.first for g in groups[number + 1 :] if g.finite and g.clause in ends), len(row.tags))
    comma = next((at for at in range(group.head + 1, stop) if row.tags[at] == "," and row.lows[at] != "-"), stop)
    last = _agent_end(row, group, comma) - 1
    return Shown(start, last, cut) if row.tags[start] in "NDJ" and start < group.first else None


def _whole(row: Line, start: int) -> int:
    """Where the phrase begins of which another is part: "‸the trial of Ann Lee, which"; not "in the face of it"."""
    if row.lows[start - 1 : start] != ["of"]:
        return start
    at = start - 1
    while at > 0 and row.tags[at] != "D" and (at == start - 1 or row.tags[at - 1] in "ND"):
        at -= 1
    return at if at == 0 or row.tags[at - 1] not in "PI" else start


def _agent_end(row: Line, group: Group, stop: int) -> int:
    """Where "announced by President Lee" ends: a small word after the name is the next verb ("fall short")."""
    if not group.open or group.passive or "by" not in row.lows[group.head + 1 : group.head + 3]:
        return stop
    by = row.lows.index("by", group.head + 1)
    if row.tags[by + 1 : by + 2] == ["T"]:
        return stop
    for at in range(by + 2, stop):
        if row.words[at - 1][0].isupper() and row.tags[at] == "N" and row.words[at].islower():
            return at
    return stop


def _in_phrase(row: Line, at: int) -> bool:
    """Whether a token belongs to a noun phrase; an adverb or participle only after its article, no bare verb."""
    before = row.tags[at - 1] if at else ""
    if row.tags[at] in "JV":
        return before in ("D", "T")
    if row.tags[at] == "N" and (before in ("I", "M") or row.lows[at] in _BARE):
        return False
    return row.tags[at] in "ND"


def noun_shown(row: Line, noun: int, time: int) -> Shown | None:
    """The phrase around an event noun without its date: "the lawsuit against the city"; None if that says nothing."""
    first, last = noun_phrase(row, noun, time)
    start, _ = lead(row, time)
    end = time + (row.lows[time + 1 : time + 2] != [] and row.lows[time + 1] in POSSESSIVE)
    end += row.lows[end + 1 : end + 2] == [","] and end + 1 < noun
    cut = ((max(start, first), end),) if first <= time <= last else ()
    kept = [k for k in range(first, last + 1) if row.tags[k] in "NV" and not any(a <= k <= b for a, b in cut)]
    return Shown(first, last, cut) if len(kept) >= MIN_NOUNS else None


def aside_shown(row: Line, noun: int) -> Shown | None:
    """The phrase of a noun without a day, whose sentence tells something else: "held after [the Oslo fire]"."""
    first, last = noun_phrase(row, noun, -1)
    if not first or row.lows[first - 1] not in _ASIDE:
        return None
    kept = [k for k in range(first, last + 1) if row.tags[k] in "NV"]
    return Shown(first, last) if len(kept) >= MIN_NOUNS else None


def noun_phrase(row: Line, noun: int, time: int) -> tuple[int, int]:
    """The first and last token of the phrase around an event noun, its date included."""
    first = noun
    while first > 0 and row.tags[first] != "D" and (_in_phrase(row, first - 1) or _dated_before(row, first - 1, time)):
        first -= 1
    last = noun
    while last + 1 < len(row.tags) and _continues(row, last + 1, time):
        last += 1
    if row.tags[last + 1 : last + 2] == ["I"] and row.lows[last] in _AIMS:  # "the outbreak in an attempt to"
        last -= 1
    while last > noun and row.tags[last] in "DPC,J":
        last -= 1
    return first, last


def _dated_before(row: Line, at: int, time: int) -> bool:
    """Whether a token is the date that stands before the noun, or its "'s" or comma."""
    return at == time or row.lows[at] in POSSESSIVE or (row.tags[at] == "," and at == time + 1)


def _continues(row: Line, at: int, time: int) -> bool:
    """Whether a token carries a noun phrase on: prepositions and what they govern, its own date."""
    if at == time or row.lows[at] in POSSESSIVE:
        return True
    if row.lows[at] == "." and len(row.lows[at - 1]) == 1:
        return True  # "the defeat of Senator John Q. Roe"
    if row.tags[at] == "P":
        return row.lows[at] not in ("with", "despite", "amid")
    joined = row.tags[at] == "C" and row.lows[at] in ("and", "or")
    return row.tags[at] in "NDU" or (joined and row.tags[at - 1] == "N" and row.tags[at + 1 : at + 2] in (["N"], ["D"]))
