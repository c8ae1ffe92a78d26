"""Undated statements that ride with an event: what an article says of what it, or its twin, dates elsewhere.

A statement without a time of its own joins the event of a dated statement that it resembles, in its own article or in
one that copies or quotes it. Which one hangs on pairs alone and on what was known first, so that it never changes by
what comes to be known later (law 3). It joins that mention and none else: passengers never make two events one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from dateline.pipelines.resolve.alike import NONE, Related, compatible, likeness, threshold
from dateline.pipelines.resolve.items import FAR, Item

WIDEST_DAYS = 7  # an event that spans more is too vague to be what an undated sentence means


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


def attach(waiting: Sequence[Item], placed: Sequence[Item], related: Related) -> list[Attachment]:
    """The attachments of the waiting; none for a statement that nothing explains.

    :param placed: the dated mentions of the waiting ones' articles and of all articles related to these
    """
    by_version: dict[str, list[Item]] = defaultdict(list)
    for item in placed:
        if _is_sharp(item):
            by_version[item.version_id].append(item)
    found = []
    for item in waiting:
        targets = [t for v in sorted({item.version_id, *related.get(item.version_id, NONE)}) for t in by_version[v]]
        best = min((_offer(item, t) for t in targets if _explains(t, item)), default=None)
        if best:
            found.append(best[-1])
    return found


def _is_sharp(item: Item) -> bool:
    return item.earliest is not None and item.latest is not None and (item.latest - item.earliest).days <= WIDEST_DAYS


def _explains(target: Item, item: Item) -> bool:
    return compatible(target, item) and likeness(target, item) >= threshold(target, item)


def _offer(item: Item, target: Item) -> tuple[datetime, float, str, str, Attachment]:
    """Earliest first, then the most alike, then by content."""
    both = max(item.enter or FAR, target.enter or FAR)
    return (
        both,
        -likeness(item, target),
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
