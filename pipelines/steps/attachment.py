"""Which verb or event noun a time expression dates, and how: the expression's governor in its clause.

"The Justice Department in June tapped", "moved Thursday to punish", "show proof by Aug. 18", "Thursday's
ruling", "the attack of Sept. 11": the governor is the nearest verb group whose clause the expression stands
in, unless an event noun holds it. What no clause holds dates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from dateline.pipelines.steps.event_nouns import NOUN_REACH, Name
from dateline.pipelines.steps.governing import governing_verb, is_future, is_past
from dateline.pipelines.steps.kinds import DEADLINE
from dateline.pipelines.steps.phrases import LEADS, MOVING, NAMED_DAYS, REPORTING, SCHEDULING, STATIVE
from dateline.pipelines.steps.superlatives import is_top
from dateline.pipelines.steps.tagging import Line
from dateline.pipelines.steps.verbgroups import Group
from dateline.schemas.records import Bound

_BOUNDS: Final[dict[str, Bound]] = {
    "by": "by",
    "since": "since",
    "from": "since",
    "starting": "since",
    "beginning": "since",
    "until": "until",
    "till": "until",
    "through": "until",
    "before": "before",
    "after": "after",
    "following": "after",
}
_PHRASE_BOUNDS: Final[dict[str, Bound]] = {"ahead of": "before", "prior to": "before", "later than": "by"}
SETTING_REACH: Final = 7  # tokens from "in" to the noun: "in a closely watched Senate hearing"
_BIRTH = frozenset(("dob", "birthdate", "birthday", "born"))
# Before a date and one of these, "in" says when: "in the 2016 presidential campaign", not "in the 2013 bill".
_WITHIN = frozenset(("in", "during", "of", "at"))
_PERIODS = frozenset(
    (
        "campaign",
        "race",
        "season",
        "cycle",
        "recess",
        "term",
        "quarter",
        "session",
        "games",
        "olympics",
        "holiday",
        "issue",
        "edition",
        "editions",
        "newscast",
        "broadcast",
    )
)
PERIOD_REACH: Final = 3  # tokens from the date to that noun
LABEL_TOKENS: Final = 3  # of a label that opens a line: "Date of birth:"
_THE_YEAR = re.compile(r"the \d{4}")  # "after the 2018 elections"
# What may stand beside a perfect: "has met twice this week".
_LASTING_WORDS = ("this ", "today", "earlier this", "the past ", "the last ", "recent")


class Hold(NamedTuple):
    """What an expression dates: ``groups[at]``, or the event noun at token `at`."""

    what: Literal["verb", "noun"]
    at: int
    bound: Bound
    ahead: bool  # what is dated lies ahead: "a hearing set for Sept. 6", "postponed until Monday"


def lead(row: Line, at: int) -> tuple[int, Bound]:
    """Where the phrase around the time token `at` starts, and the bound that its preposition sets."""
    start = at
    while start > 0 and (row.lows[start - 1] in LEADS or row.lows[start - 1] in _BOUNDS):
        word = row.lows[start - 1]
        pair = row.text(start - 2, start - 1) if start > 1 else ""
        if pair in _PHRASE_BOUNDS:
            return start - 2, _PHRASE_BOUNDS[pair]
        start -= 1
        if word == "from" and row.lows[at + 1 : at + 2] in (["to"], ["until"], ["through"], ["till"]):
            return start, "at"  # "from January to June": a span, not an open end
        if word in _BOUNDS:
            return start, _BOUNDS[word]
        if word == "and":
            return start + 1, "at"
    return start, "at"


def hold(row: Line, groups: Sequence[Group], names: Sequence[Name], at: int) -> Hold | None:
    """The governor of the time token `at`, None where none is found."""
    if at and row.lows[at - 1] in (*NAMED_DAYS, "spending", "spent"):
        return None
    start, bound = lead(row, at)
    if _supposed(row, at):  # "If the senate passes it next week, …"
        supposed = next((n for n, group in enumerate(groups) if group.clause == "cond" and group.head < at), -1)
        return Hold("verb", supposed, bound, False) if supposed >= 0 else None
    if bound == "since" and (is_top(row, start) or _in_remark(row, groups, start, at)):
        return None
    if row.lows[start - 1 : start + 1] == ["date", "of"]:
        return None  # "set a trial date of Sept. 9"
    preposition = row.lows[start] if start < at else ""
    name = _premodified(row, names, at)
    if name is not None:
        bound, preposition = "at", ""  # "affected by Tuesday's ruling", "jailed for the 2015 attack"
    name = name or _postmodified(row, groups, names, start, at, preposition)
    if name is not None and not (_is_setting(row, name) and _opens(groups, name)):
        return Hold("noun", name.at, bound, preposition == "for")
    if name is None and (_modifies(row, start, at) or (_possessive(row, at) and not _in_period(row, at))):
        return None
    group = governing_verb(row, groups, start, at, bound)
    as_of = row.lows[start : start + 2] == ["as", "of"]
    if group < 0 or (as_of and groups[group].tense not in ("future", "modal", "perfect", "pluperfect")):
        return None  # what is so as of a day did not happen on it
    if as_of and groups[group].tense in ("perfect", "pluperfect"):
        return Hold("verb", group, "by", False)  # but up to it: "as of Tuesday, they had filed three suits"
    if _cleft(row, groups, group, at):
        group, bound = group + 1, "at"  # "it was not until Monday that he resigned"
    lemma = groups[group].lemma
    within = [name for name in names if groups[group].head < name.at < start]
    if lemma == "be" and within and bound == "at" and preposition not in ("of", "for"):
        return Hold("noun", within[-1].at, bound, False)  # "was behind two killings in Belfast last week"
    ahead = (preposition == "for" and lemma in SCHEDULING) or (
        preposition in ("to", "until", "for") and lemma in MOVING
    )
    if not ahead and not start - 1 <= groups[group].head <= at + 1 and _jars(groups[group], bound, row.lows[at]):
        if groups[group].head > at:  # "With the finding of a boat on Monday, police have proof"
            within = [name for name in names if name.at < start]
        if within:
            return Hold("noun", within[-1].at, bound, is_future(row.lows[at]))
        near = max((n for n, g in enumerate(groups) if g.head < at), default=-1)  # "has fallen since leaving on Friday"
        return Hold("verb", near, bound, False) if near >= 0 and groups[near].clause == "adj" else None
    return Hold("verb", group, "at" if ahead else bound, ahead)


def _in_remark(row: Line, groups: Sequence[Group], start: int, at: int) -> bool:
    """Whether a time ends a remark without a verb: "Ann Lee, mayor of Alba since 2020‸, was released"."""
    comma = next((k for k in range(start - 1, 0, -1) if row.tags[k] == ","), 0)
    return comma > 0 and row.tags[at + 1 : at + 2] == [","] and not any(comma < g.head < at for g in groups)


def _cleft(row: Line, groups: Sequence[Group], number: int, at: int) -> bool:
    """Whether the next verb is what a cleft sentence dates: "it was on Monday that he resigned"."""
    if groups[number].lemma != "be" or row.lows[max(0, groups[number].first - 1)] != "it":
        return False
    return row.lows[at + 1 : at + 2] == ["that"] and number + 1 < len(groups) and groups[number + 1].finite


def _jars(group: Group, bound: Bound, words: str) -> bool:
    """Whether English sets no such time beside the tense, so that it is a noun's: "has backed a concert on Oct. 8",
    "announced a trip next week", "follows a ruling last week"."""
    if group.tense == "perfect":
        return bound == "at" and not words.startswith(_LASTING_WORDS)
    if group.tense == "present":
        return bound == "at" and is_past(words) and group.clause == "main" and group.lemma not in REPORTING
    return group.tense in ("past", "pluperfect") and bound == "at" and is_future(words)


def _modifies(row: Line, start: int, at: int) -> bool:
    """Whether the expression only describes a thing: "the 2009 budget", "his Monday show"."""
    if at == 0:
        return False
    before = row.lows[at - 1]
    if before == ":" and start <= LABEL_TOKENS:
        return True  # "Born: Aug. 29, 1958"
    near = range(max(0, start - LABEL_TOKENS), start + 1)
    if any(row.lows[k] in _BIRTH and row.tags[max(0, k - 1)] != "B" for k in near):
        return True  # "with a DOB of 1/08/1963" dates a person, not what the sentence tells
    described = (start == at or before == "the") and row.tags[at - 1] == "D" and before not in ("this", "that")
    if described and row.lows[at - 2] in _WITHIN and _before_period(row, at):
        return False  # "in the 2016 presidential campaign" says when
    described = described or (row.tags[at - 1] in "PS" and _THE_YEAR.fullmatch(row.lows[at]) is not None)
    described = described or before in ("'s", "’s") or before.endswith(("'s", "s'"))
    return described and at + 1 < len(row.tags) and row.tags[at + 1] == "N"


def _in_period(row: Line, at: int) -> bool:
    """Whether a possessive says when: "during last year's presidential campaign"."""
    return at > 0 and row.lows[at - 1] in _WITHIN and _before_period(row, at)


def _before_period(row: Line, at: int) -> bool:
    return not _PERIODS.isdisjoint(row.lows[at + 1 : at + 1 + PERIOD_REACH])


def _possessive(row: Line, at: int) -> bool:
    """Whether "'s" hangs on the expression."""
    after = row.lows[at + 1] if at + 1 < len(row.lows) else ""
    return after in ("'s", "'", "’", "’s", "s") or row.lows[at].endswith(("'s", "’s"))


def _supposed(row: Line, at: int) -> bool:
    """Whether the expression stands in a condition that opens the sentence."""
    return row.lows[0] in ("if", "unless") and "," not in row.tags[:at] and "," in row.tags[at:]


def _premodified(row: Line, names: Sequence[Name], at: int) -> Name | None:
    """The noun in "Thursday's ruling" and "the June 2016 shooting"."""
    possessive = _possessive(row, at)
    owned = at > 0 and row.lows[at - 1].endswith(("'s", "’s", "s'", "s’"))  # "the firm's June 2009 collapse"
    if not possessive and not owned and (at == 0 or row.tags[at - 1] != "D"):
        return None
    for name in names:
        if at < name.at <= at + NOUN_REACH + possessive:
            between = row.tags[at + 1 : name.at]
            return name if all(tag in "NVJ" or (tag == "," and k == 0) for k, tag in enumerate(between)) else None
    return None


def _postmodified(
    row: Line, groups: Sequence[Group], names: Sequence[Name], start: int, at: int, preposition: str
) -> Name | None:
    """The noun in "the attack of Sept. 11", "a hearing set for Friday", "after the vote on Monday, …"."""
    gap = start - 1
    if gap >= 0 and row.lows[gap] in ("scheduled", "set", "planned", "due", "slated") and preposition == "for":
        gap -= 1
    name = next((n for n in names if n.at == gap), None)
    if name is None or (preposition in _BOUNDS and name.kind != DEADLINE):
        return None
    if preposition in ("for", "of"):
        return None if row.lows[at].startswith("the ") else name  # "the trial of the year"
    before = [group for group in groups if group.head < name.at]
    if any(group.first == at + 1 and group.finite for group in groups) and not _governed(row, name):
        return None
    if not before:
        return name
    if before[-1].lemma in STATIVE and before[-1].lemma != "be":
        return name  # "heard explosions early Monday", "led to his death on June 25"
    return name if _inside_phrase(row, before[-1], name) else None


def _opens(groups: Sequence[Group], name: Name) -> bool:
    return bool(groups) and all(group.first > name.at for group in groups)


def _is_setting(row: Line, name: Name) -> bool:
    """Whether the noun only says where the clause's own event took place: "in a speech on Thursday, he
    announced".
    """
    for at in range(name.at - 1, max(-1, name.at - SETTING_REACH), -1):
        if row.tags[at] in "PS":
            return row.lows[at] in ("in", "at", "during")
    return False


def _governed(row: Line, name: Name) -> bool:
    """Whether the noun hangs on a preposition close before it: "survivors of the attack"."""
    return any(row.tags[at] == "P" for at in range(max(0, name.at - 3), name.at))


def _inside_phrase(row: Line, group: Group, name: Name) -> bool:
    """Whether the noun hangs on a preposition after the verb: "wounded in the attack on Friday" dates the
    attack.
    """
    at = next((k for k in range(name.at - 1, group.head, -1) if row.tags[k] in "PS"), -1)
    return at >= 0 and row.lows[at] in ("after", "before", "since", "from", "following", "until", "till")
