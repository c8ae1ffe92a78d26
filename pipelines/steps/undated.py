"""Event nouns that refer to one happening without saying when: what an article comes back to.

"The lawsuit cites the constitution", "the threat marks a new effort": such a noun is no entry on a timeline by itself.
It is kept to ride with a report that dates the event (see ``dateline.pipelines.resolve.passengers``), and is out of
sight where there is none. So only what is named as one happening counts: definite, of a listed kind, no talk.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from dateline.pipelines.steps.draft import Draft, Sentence, make
from dateline.pipelines.steps.event_nouns import Name
from dateline.pipelines.steps.kinds import TOGETHER, is_told_apart
from dateline.pipelines.steps.tagging import Line
from dateline.pipelines.steps.telling import Told
from dateline.pipelines.steps.verbgroups import Group

_DEFINITE = frozenset(("the", "this", "that", "his", "her", "its", "their"))
_POSSESSIVE = ("'s", "’s", "s'", "s’")
_INDEFINITE = frozenset(("a", "an", "no", "any", "every", "each", "if", "whether"))
DEFINITE_REACH = 4  # tokens before an event noun: "the Justice Department's recent lawsuit"
PHRASE_REACH = 12  # tokens after it that may still belong to it: "the death of Ann Lee in a car in Oakland"


def undated_nouns(s: Sentence, taken: Collection[int] = ()) -> Iterator[Draft]:
    """Drafts of the happenings that a sentence refers to by a definite noun, in text order.

    :param taken: where the triggers begin, in the part, that the sentence has already; none is given twice
    """
    for name in s.names:
        start = s.row.starts[name.at]
        if start not in taken and _is_single(s, name) and is_told_apart(name.kind) and _definite(s, name):
            made = make(s, Told(name.kind, name.at, name.lemma), "occurred", -1, "none", -1)
            first, last = _phrase(s, name.at)
            yield replace(made, start=first, end=last)


def _is_single(s: Sentence, name: Name) -> bool:
    """Whether a noun stands for one happening: in the singular, or a plural that is told as one ("the demands")."""
    return s.row.lows[name.at] == name.lemma or name.lemma in TOGETHER


def _definite(s: Sentence, name: Name) -> bool:
    """Whether the noun names one happening: "the killing", "Monday's vote", "the death of", "a Supreme Court decision
    making"; not "a vote"."""
    before = _premodifiers(s.row, name.at)
    after = s.row.lows[name.at + 1 : name.at + 2]
    of = after == ["of"]
    whose = any(low.endswith(_POSSESSIVE) for low in before)
    if name.at and s.row.words[name.at - 1][0].isupper() and after and (after == ["that"] or after[0].endswith("ing")):
        return True
    return not _INDEFINITE & before and (of or whose or bool(_DEFINITE & before))


def _premodifiers(row: Line, at: int) -> frozenset[str]:
    """What stands before a noun in its phrase: "victims (and their families) of murder" are not theirs."""
    first = at
    while first and at - first < DEFINITE_REACH and not _governs(row, first - 1):
        first -= 1
    return frozenset(row.lows[first:at])


def _governs(row: Line, at: int) -> bool:
    """Whether a token is a preposition, and no "pending" that belongs to the noun."""
    return row.tags[at] == "P" and not row.lows[at].endswith("ing")


def _phrase(s: Sentence, at: int) -> tuple[int, int]:
    """Where the phrase around an event noun begins and ends, in the part, with what it is to do: "the order to withhold
    funds", "the decision not to sue".
    """
    row, first, last = s.row, at, at
    while first and at - first < DEFINITE_REACH and row.tags[first - 1] in "NDJ" and row.lows[first - 1] != ",":
        first -= 1
    verbs = {group.first for group in s.groups if not _is_purpose(row, group, at)}
    for here in range(at + 1, min(len(row.tags), at + 1 + PHRASE_REACH)):
        if here in verbs or row.tags[here] in "SWC,." or not row.words[here][0].isalnum():
            break
        last = here
    return row.starts[first], row.ends[last]


def _is_purpose(row: Line, group: Group, at: int) -> bool:
    """Whether an infinitive follows a noun at once, or after its "not"."""
    between = group.first - at - 1
    return group.tense == "infinitive" and (between == 0 or (between == 1 and row.lows[at + 1] == "not"))
