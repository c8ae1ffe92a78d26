"""Undated statements that ride with an event: what an article says of what it, or another, dates elsewhere.

A statement without a time of its own joins the event of a dated statement that it resembles, in its own article or in
one that copies or quotes it; or that it comes back to, as a later report does to last week's ruling or to somebody's
death; what is put off rides with what other articles had announced. Which one hangs on pairs and their articles alone
and on what was known first, so that it never changes by what comes to be known later (law 3). It joins that mention and
none else: passengers never make two events one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dateline.pipelines.resolve.alike import (
    NONE,
    ONE_NAME,
    Related,
    apart,
    compatible,
    likeness,
    means_another,
    threshold,
)
from dateline.pipelines.resolve.items import FAR, Item
from dateline.pipelines.resolve.once import SIGNED
from dateline.pipelines.resolve.retelling import Retold, refers, tells_again
from dateline.pipelines.steps.kinds import CANCELLATION, DEADLINE

# What spans more (a week, a month) is too vague to be what an undated sentence means, and means itself what some day
# of it tells. Three days are a long weekend.
WIDEST_DAYS = 3


@dataclass(frozen=True, slots=True)
class Attachment:
    """One row of `attachment`: which placed mention an undated one rides with, and when."""

    version_id: str
    mention_id: str
    target_version: str
    target_mention: str
    block: str
    known_from: datetime | None
    known_to: datetime | None
    current: bool


def attach(
    waiting: Sequence[Item], placed: Sequence[Item], related: Related, retold: Sequence[Retold] = ()
) -> list[Attachment]:
    """The attachments of the waiting; none for a statement that nothing explains.

    :param placed: the dated mentions of the waiting ones' articles, of all articles related to these, and of those
        that they may come back to
    :param retold: which statements of other articles they may come back to
    """
    told = {(item.version_id, item.mention_id): item for item in placed}
    by_version: dict[str, list[Item]] = defaultdict(list)
    for item in placed:
        if is_sharp(item):
            by_version[item.version_id].append(item)
    elsewhere: dict[tuple[str, str], list[Retold]] = defaultdict(list)
    for pair in retold:
        elsewhere[pair.version_id, pair.mention_id].append(pair)
    found = []
    for item in waiting:
        near = [t for v in (item.version_id, *sorted(related.get(item.version_id, NONE))) for t in by_version[v]]
        offers = [_offer(item, t, item.enter) for t in near if _may_mean(item, t)]
        for pair in elsewhere.get((item.version_id, item.mention_id), ()):
            target = told.get((pair.target_version, pair.target_mention))
            if target is not None and _says_when(target) and _comes_back(item, target, pair):
                offers.append(_offer(item, target, max(item.enter or FAR, pair.known_from)))
        if offers:
            found.append(min(offers)[-1])
    return found


def is_sharp(item: Item) -> bool:
    """Whether a dated mention lies on few enough days to be what an undated one means."""
    return item.earliest is not None and item.latest is not None and (item.latest - item.earliest).days <= WIDEST_DAYS


def _says_when(item: Item) -> bool:
    """Whether an undated statement of another article may mean a dated one: of few days, or that a bill was signed."""
    return is_sharp(item) or SIGNED.match(item.block) is not None


def _comes_back(item: Item, target: Item, pair: Retold) -> bool:
    """Whether an undated statement means a dated one of another article, as far as the words go."""
    if item.status == "cancelled":
        return not apart(item, target) and _explains(target, item)
    return tells_again(item, target, pair.near, pair.once)


def _may_mean(item: Item, target: Item) -> bool:
    """Whether an undated statement means a dated one of its own article, or of one that copies or quotes it.

    What is off was to be; put off to a day that its article says ("before"), it is not what is on that day instead.
    """
    if item.status == "cancelled" and (target.status != "scheduled" or item.bound == "before"):
        return False
    if CANCELLATION in (item.kind, target.kind) and item.kind != target.kind:  # the act is not what it is done to
        return False
    if target.kind == DEADLINE != item.kind and item.status == "occurred":  # what is due is not what was done
        return False
    # Of its own article's words an act that is not the same one has many; of a copy's, the same ones.
    wordy = item.version_id != target.version_id or item.status == "cancelled"
    return refers(item, target) or (wordy and not means_another(item) and _explains(target, item))


def _explains(target: Item, item: Item) -> bool:
    alike = likeness(target, item)  # asked first: of most it is less than any kinds ask for
    return alike >= ONE_NAME and alike >= threshold(target, item) and compatible(target, item)


def _offer(item: Item, target: Item, since: datetime | None) -> tuple[datetime, bool, float, int, str, str, Attachment]:
    """Earliest known first, then of the own article, the most alike, the first told there, then by content."""
    both = max(since or FAR, target.enter or FAR)
    return (
        both,
        target.version_id != item.version_id,
        -likeness(item, target),
        target.start,
        target.mention_id,
        target.version_id,
        Attachment(
            item.version_id,
            item.mention_id,
            target.version_id,
            target.mention_id,
            target.block,
            both if both < FAR else None,
            item.leave,
            item.current,
        ),
    )
