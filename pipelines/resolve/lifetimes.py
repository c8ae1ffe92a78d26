"""When each version was what its article said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dateline.pipelines.resolve.items import FAR
from dateline.pipelines.steps.withheld import is_stub


@dataclass(frozen=True, slots=True)
class Edition:
    """What decides a version's place among its article's versions."""

    version_id: str
    article_id: str
    known_at: datetime | None
    batch: int
    ordinal: int
    content: str
    paywalled: bool = False  # or a feed's entry that sums its page up
    text: str = ""  # of the body, where the article has other versions

    @property
    def order(self) -> tuple[datetime, bool, int, int, str]:
        """Known first; of one instant, a whole article before what gives less of it; versions that carry no time of
        their own in the order in which they came."""
        return (self.known_at or FAR, self.paywalled, self.batch, self.ordinal, self.version_id)


@dataclass(frozen=True, slots=True)
class Lifetime:
    """One row of `lifetime`: known in [known_from, known_to); `current` with everything in the store known."""

    version_id: str
    article_id: str
    known_from: datetime | None
    known_to: datetime | None
    current: bool


def lifetimes(editions: Iterable[Edition]) -> list[Lifetime]:
    """The lifetimes of one article's versions, in order.

    A version that says what the one before it said has none of its own, nor has what a paywall left of that one or
    a feed sums it up by: they retract nothing.
    """
    standing, _ = _apart(editions)
    return [
        Lifetime(e.version_id, e.article_id, e.known_at, later.known_at if later else None, later is None)
        for e, later in zip(standing, [*standing[1:], None], strict=True)
    ]


def withheld(editions: Iterable[Edition]) -> list[str]:
    """The versions of one article that a paywall cut, or a feed: they supersede nothing."""
    return [edition.version_id for edition in _apart(editions)[1]]


def _apart(editions: Iterable[Edition]) -> tuple[list[Edition], list[Edition]]:
    """The versions that took the place of the one before them, and those that a paywall cut, or a feed.

    Each is judged by those before it alone, so that what was known at an instant decides what held then.
    """
    standing: list[Edition] = []
    cut: list[Edition] = []
    for edition in sorted(editions, key=lambda e: e.order):
        before = standing[-1] if standing else None
        if before and before.content == edition.content:
            continue
        if before and _gives_less(edition, before):
            cut.append(edition)
        else:
            standing.append(edition)
    return standing, cut


def _gives_less(edition: Edition, before: Edition) -> bool:
    """Whether an edition is only what a paywall or a feed gives of the one that stands.

    Of one instant, anything shorter that says so is: nobody edited the article in no time.
    """
    same_time = edition.known_at == before.known_at and edition.paywalled > before.paywalled
    shorter = len(edition.text) < len(before.text)
    return (same_time and shorter) or is_stub(edition.text, before.text, edition.paywalled)
