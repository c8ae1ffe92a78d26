"""How much an event matters on a timeline: who covers it, how prominently, how independently, of what kind it is."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from dateline.pipelines.resolve.items import Item

# What an editor would put on a timeline by its kind, relative to 1 for most; talk about deeds counts less than deeds.
KIND_WEIGHT = {"statement": 0.5, "other": 0.6, "visit": 0.8, "meeting": 0.8}
STATUS_WEIGHT = {"occurred": 1.0, "scheduled": 0.8, "cancelled": 0.8, "denied": 0.6}
OPEN_WEIGHT = 0.4  # threatened, demanded, proposed, possible: they hang on an act that has its own entry
SPAN_HALF = 7  # days of interval at which an entry counts half: a year is no day
POSITION_HALF = 6  # mentions into the article at which prominence is half of the lede's


def salience(items: Sequence[Item], dated: Item, kind: str, status: str, n_independent: int) -> float:
    """A positive number without unit, comparable within a store of one ruleset; six decimals.

    :param items: the evidence at one time
    :param dated: the statement that dates the event
    """
    best: dict[str, float] = defaultdict(float)
    for item in items:
        prominence = 1.0 if item.part == "title" else POSITION_HALF / (POSITION_HALF + item.ordinal)
        best[item.article_id] = max(best[item.article_id], prominence)
    coverage = math.log2(1 + math.fsum(sorted(best.values())))
    weight = KIND_WEIGHT.get(kind, 1.0) * STATUS_WEIGHT.get(status, OPEN_WEIGHT)
    return round(coverage * (1 + math.log2(max(n_independent, 1))) * weight * _sharpness(dated), 6)


def _sharpness(item: Item) -> float:
    """1 for a day, less the wider the interval."""
    first, last = item.earliest or item.latest or date.min, item.latest or item.earliest or date.min
    return SPAN_HALF / (SPAN_HALF + (last - first).days)
