"""How much an event matters on a timeline: who covers it, how prominently, how independently, who comes back to it, of
what kind it is, and whether it can be told in a line."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from dateline.pipelines.resolve.items import Item

# What an editor would put on a timeline by its kind, relative to 1 for a deed: talk about deeds counts less than deeds,
# and what the table of kinds has no word for seldom was one.
TALK = (
    "accusation", "announcement", "apology", "confirmation", "criticism", "demand", "denial", "endorsement", "pledge",
    "proposal", "publication", "warning",
)  # fmt: skip
KIND_WEIGHT = {"statement": 0.2, "other": 0.4, "visit": 0.7, "meeting": 0.7, **dict.fromkeys(TALK, 0.7)}
STATUS_WEIGHT = {"occurred": 1.0, "scheduled": 0.8, "cancelled": 0.8, "denied": 0.6}
OPEN_WEIGHT = 0.4  # threatened, demanded, proposed, possible: they hang on an act that has its own entry
SPAN_HALF = 7  # days of interval at which an entry counts half: a year is no day
POSITION_HALF = 12  # mentions into the article at which prominence is half of the lede's: some two a sentence
# For each doubling of the days after which an article comes back to an event, as in view `timeline_day`, of which
# tests/gold/days shows that it pays: what is told of again after a month is nearly as good as a lede.
BACK = 0.2
AS_A_LEDE = 0.8
TITLE = 1.5  # what a title tells is what its article is about
OPINION = 0.5  # who argues picks his events
OPEN_SIDE = 0.3  # of a deed whose interval has no end or no beginning: mostly a count, or what went on
INHERITED = 0.7  # of an event whose date stands in another sentence: it is less sure
CLEAR = 0.5  # for each blemish of the headline: what cannot be told in a line by itself is seldom one event


def salience(
    items: Sequence[Item], dated: Item, kind: str, status: str, n_independent: int, blemishes: int = 0
) -> float:
    """A positive number without unit, comparable within a store of one ruleset; six decimals.

    :param items: the evidence at one time
    :param dated: the statement that dates the event
    :param blemishes: of the line that it would have on a timeline
    """
    best: dict[str, float] = defaultdict(float)
    for item in items:
        best[item.article_id] = max(best[item.article_id], _weight(item, dated))
    coverage = math.log2(1 + math.fsum(sorted(best.values())))
    weight = KIND_WEIGHT.get(kind, 1.0) * STATUS_WEIGHT.get(status, OPEN_WEIGHT) * CLEAR**blemishes
    weight *= INHERITED if all(item.bound == "inherited" for item in items if item.edtf) else 1
    return round(coverage * (1 + math.log2(max(n_independent, 1))) * weight * _sharpness(dated), 6)


def _weight(item: Item, dated: Item) -> float:
    """What one article's mention adds: by its place in the article, or by coming back to the event later."""
    genre = OPINION if item.opinion else 1.0
    if item.part == "title":
        return TITLE * genre
    prominence = POSITION_HALF / (POSITION_HALF + item.ordinal)
    last = dated.latest or dated.earliest
    later = (item.enter.date() - last).days if item.enter and last else 0
    return genre * max(prominence, min(AS_A_LEDE, prominence + BACK * math.log2(1 + max(0, later))))


def _sharpness(item: Item) -> float:
    """1 for a day, less the wider the interval; of a deed, little where a side is open: "since October" is no day."""
    if item.earliest is None or item.latest is None:
        return OPEN_SIDE if item.status == "occurred" else 1.0
    return SPAN_HALF / (SPAN_HALF + (item.latest - item.earliest).days)
