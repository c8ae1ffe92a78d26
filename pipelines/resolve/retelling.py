"""Whether an undated statement comes back to what a dated one tells: "the lawsuit", "the killing of Ann Lee", a title.

Each rule looks at the two statements alone (and at the days on which their articles appeared), so that what rides with
what is the same whatever else is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from dateline.pipelines.resolve.acts import CONTENT, content
from dateline.pipelines.resolve.alike import (
    NEWSWORTHY,
    OPENING,
    SAME_FAMILY,
    SELDOM,
    apart,
    are_one_news,
    is_noun,
    likeness,
    means_another,
    names_one,
    number_of,
    one_act,
    threshold,
    within_one_sentence,
)
from dateline.pipelines.resolve.items import Item
from dateline.pipelines.resolve.once import befell_another
from dateline.pipelines.resolve.parties import meet, persons_meet
from dateline.pipelines.steps.kinds import KINDS, family, is_told_apart
from dateline.pipelines.steps.terms import terms

# An article tells news that is so many days old without saying when; later it says.
NEWS_DAYS = 3
# In a noun's phrase they give it a day of its own: "his resignation last year", "his inauguration day order".
_TIMES = frozenset(("ago", "day", "last", "year"))
# Who a noun gives the happening to, by name.
_OWNER = re.compile(r"\b(?!(?:The|An?|His|Her|Its|Their)\b)([A-Z][\w.-]*)(?: [a-z]+)?[’']s?\s")
# Who does what others do too; who is called one of these is none of the rest.
_OFFICES = "chancellor|commissioner|governor|judge|king|mayor|minister|president|queen|senator|sheriff"
_OFFICE = re.compile(rf"\b({_OFFICES})\b", re.I)
_OF_OFFICE = re.compile(rf"\b({_OFFICES})[’']s\b", re.I)
# Who gives no executive order.
_COURT = re.compile(r"\b(?:[Jj]udges?|[Jj]ustices?|[Cc]ourts?)\b")
# What somebody is to do, after the noun that says so.
_PURPOSE = re.compile(r"\bto [a-z]+ (\S+ \S.*)$")
MANY_WORDS = 2  # of a purpose: "to stay in place" is none
# Words with a noun that say which happening it is, its own among them.
MANY_TERMS = 4
# Of a name and family, the dated statements known first that an undated one is compared with.
MOST_BEFORE = 64
# Likeness from which a statement about a named person or bill tells again what was told at any time before: nearly the
# same words, since the same man signs an order every week.
LONG_AFTER = 0.5
# A kind of which one happening can be told from another where a verb and its object say which.
_ACTED = "announcement"
# Kinds that tell one happening from two sides.
_LOOKED_UP = {"attack": "death", "fighting": "death"}


@dataclass(frozen=True, slots=True)
class Retold:
    """A statement without a date, and a dated one of another article that it may come back to."""

    version_id: str
    mention_id: str
    target_version: str
    target_mention: str
    known_from: datetime  # since when both are known, and what relates them
    near: bool  # whether that day is among the days of the other, or soon after
    once: bool = False  # whether both tell of what befell one person


def looked_up() -> tuple[list[str], list[str]]:
    """The kinds of which one happening can be told from another, and beside each the family under which it is looked
    up.
    """
    names = [kind.name for kind in KINDS if is_told_apart(kind.name)]
    families = [_LOOKED_UP.get(family(name), family(name)) for name in names]
    return [*names, _ACTED], [*families, _ACTED]


def refers(item: Item, target: Item) -> bool:
    """Whether an undated statement refers to a dated one of its own article, or of one that copies or quotes it.

    A title does, and a definite noun, to what the opening tells of that sort. A verb does where it tells of the same
    parties in much the same words.
    """
    if family(item.kind) != family(target.kind) or not _one(item, target):
        return False
    opens = target.part == "body" and target.start < OPENING
    if is_noun(item) and not _says_which(item, target):
        return opens and item.kind == target.kind and _of_one_owner(item, target)
    if item.part == "title":
        return opens and item.earliest is None
    met = meet(item, target) or (opens and not target.parties)
    return met and _same_act(item, target) and likeness(item, target) >= SAME_FAMILY


def tells_again(item: Item, target: Item, near: bool, once: bool = False) -> bool:
    """Whether an undated statement of one article comes back to a dated one of another, with a name in common.

    :param near: whether its article appeared on the days of the other, or within `NEWS_DAYS` after
    :param once: whether both tell of what befell one person
    """
    if item.earliest is not None and _one_act_of(item, target):
        return True
    if not _one(item, target):
        return False
    if item.earliest is not None:
        return _same_act(item, target) and likeness(item, target) >= threshold(item, target)
    if once:
        return not within_one_sentence(item, target) or item.version_id != target.version_id
    if near and item.kind == target.kind and are_one_news(item, target):
        return True
    return _same_act(item, target) and likeness(item, target) >= (SAME_FAMILY if near else LONG_AFTER)


def _one_act_of(item: Item, target: Item) -> bool:
    """Whether a statement of a week, a month or a year tells what another tells of a day of it."""
    same = item.status == target.status and _within(item, target) and not means_another(item)
    return same and one_act(item, target)


def _of_one_owner(item: Item, target: Item) -> bool:
    """Whether the other line names whoever a noun gives the happening to: "Lee's order" is no mayor's."""
    if _of_another_office(item.headline, f"{target.lead} {target.headline}"):
        return False
    owner = _OWNER.search(item.headline)
    timed = not _TIMES.isdisjoint(item.headline.lower().split())
    by_office = "executive" in item.headline.lower() and _COURT.search(f"{target.lead} {target.headline}") is not None
    named = owner is None or owner[1] in target.headline
    if item.part == "title":  # which may say by a name what the lede says by an office
        named = named or meet(item, target)
    return named and not timed and not by_office


def _of_another_office(line: str, told: str) -> bool:
    """Whether a noun is of somebody in office, and what it may come back to of somebody in another: "the president's
    order", after what a mayor ordered."""
    owner = _OF_OFFICE.search(line)
    named = {office.lower() for office in _OFFICE.findall(told)}
    return owner is not None and bool(named) and owner[1].lower() not in named


def _says_which(item: Item, target: Item) -> bool:
    """Whether a noun comes with words that tell of another happening: "his inauguration day order on health care"."""
    return len(item.terms) >= MANY_TERMS and likeness(item, target) == 0 and not meet(item, target)


def _for_another_end(item: Item, target: Item) -> bool:
    """Whether a noun says what is to be done, and that is nothing that the other tells of: "the order to withhold
    funds" after one on travel.
    """
    if item.part == "title" or not is_noun(item) or (purpose := _PURPOSE.search(item.headline)) is None:
        return False
    words = terms(purpose[1])[0]
    return len(words) >= MANY_WORDS and set(words).isdisjoint(target.terms)


def _of_other_contents(item: Item, target: Item) -> bool:
    """Whether two acts of a kind that comes again and again made quite different things: two orders of one week."""
    if item.kind not in NEWSWORTHY or item.kind in SELDOM:
        return False
    mine, theirs = content(item.headline, item.trigger), content(target.headline, target.trigger)
    # What is told at length of the one, close to its verb, is in nothing that is told of the other.
    told = mine & {*item.terms} or theirs & {*target.terms}
    return min(len(mine), len(theirs)) >= CONTENT and len(told) >= CONTENT and mine.isdisjoint(theirs)


def _same_act(item: Item, target: Item) -> bool:
    """Whether both are of one kind, and told by one word where by verbs: who upholds strikes nothing."""
    return item.kind == target.kind and by_one_word(item.lemma, item.trigger, target.lemma, target.trigger)


def by_one_word(lemma: str, trigger: str, other_lemma: str, other_trigger: str) -> bool:
    """Whether two triggers may tell of one act: by one verb, or one of them by a noun."""
    return lemma == other_lemma or names_one(trigger) or names_one(other_trigger)


def _one(item: Item, target: Item) -> bool:
    same = item.status == target.status and is_told_apart(item.kind) and not _of_others(item, target)
    same = same and not befell_another(item, target) and not _for_another_end(item, target)
    same = same and not _of_other_contents(item, target)
    return same and _within(item, target) and number_of(item) == number_of(target) and not means_another(item)


def _of_others(item: Item, target: Item) -> bool:
    """Whether two statements tell of other parties: of a title and its own article only those to whom it is done say
    so, since others than the lede's may be named in it."""
    if item.part == "title" and item.version_id == target.version_id:
        return bool(item.patients and target.patients) and not persons_meet(item.patients, target.patients)
    return apart(item, target)


def _within(item: Item, target: Item) -> bool:
    """Whether the day lies in the month or year that a statement gives; where it gives none, it may."""
    if item.earliest is None or item.latest is None or target.earliest is None or target.latest is None:
        return item.earliest is None
    return item.earliest <= target.earliest and target.latest <= item.latest
