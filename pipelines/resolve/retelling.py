"""Whether an undated statement comes back to what a dated one tells: "the lawsuit", "the killing of Ann Lee", a title.

Each rule looks at the two statements alone (and at the days on which their articles appeared), so that what rides with
what is the same whatever else is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dateline.pipelines.resolve.alike import ONE_ARTICLE, apart, compatible, likeness, threshold
from dateline.pipelines.resolve.items import Item
from dateline.pipelines.resolve.once import as_hook, befallen, is_once
from dateline.pipelines.steps.inflection import noun
from dateline.pipelines.steps.kinds import KINDS, NOUN_KINDS, family, is_told_apart

# Characters of a body in which it tells its own news, some six sentences: "the lawsuit" further down means that one.
OPENING = 1000
# An article tells news that is so many days old without saying when; later it says.
NEWS_DAYS = 3
# Of a name and family, the dated statements known first that an undated one is compared with.
MOST_BEFORE = 64
# Likeness from which a statement about a named person or bill tells again what was told at any time before: nearly the
# same words, since the same man signs an order every week.
LONG_AFTER = 0.5
# Kinds that tell one happening from two sides.
_LOOKED_UP = {"attack": "death", "fighting": "death"}


@dataclass(frozen=True, slots=True)
class Retold:
    """A statement without a date, and a dated one of another article that it may come back to."""

    version_id: str
    mention_id: str
    target_version: str
    target_mention: str
    known_from: datetime  # since when the day of the first one's article is known
    near: bool  # whether that day is among the days of the other, or soon after


def looked_up() -> tuple[list[str], list[str]]:
    """The kinds of which one happening can be told from another, and beside each the family under which it is looked
    up.
    """
    names = [kind.name for kind in KINDS if is_told_apart(kind.name)]
    return names, [_LOOKED_UP.get(family(name), family(name)) for name in names]


def refers(item: Item, target: Item) -> bool:
    """Whether an undated statement refers to a dated one of its own article, or of one that copies or quotes it.

    A title does, and a noun for a happening, to what the opening tells of that sort; a verb, where it shares words.
    """
    if not is_told_apart(item.kind) or family(item.kind) != family(target.kind) or not _one(item, target):
        return False
    opens = target.part == "body" and target.start < OPENING
    if item.part == "title" or noun(item.trigger.lower()) in NOUN_KINDS:
        return opens
    return item.kind == target.kind and likeness(item, target) >= ONE_ARTICLE


def tells_again(item: Item, target: Item, near: bool) -> bool:
    """Whether an undated statement of one article comes back to a dated one of another, with a name in common.

    :param near: whether its article appeared on the days of the other, or within `NEWS_DAYS` after
    """
    if not _one(item, target):
        return False
    if is_once(target.block) and befallen(as_hook(item)) == target.block:
        return True
    least = threshold(item, target) if near else LONG_AFTER
    return likeness(item, target) >= least


def _one(item: Item, target: Item) -> bool:
    return compatible(item, target) and not apart(item, target)
