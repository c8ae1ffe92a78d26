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
    paywalled: bool = False
    text: str = ""  # of the body, where the article has other versions

    @property
    def order(self) -> tuple[datetime, int, int, str]:
        """Known first; versions that carry no time of their own in the order in which they came."""
        return (self.known_at or FAR, self.batch, self.ordinal, self.version_id)


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

    A version that says what the one before it said has none of its own, nor has what a paywall left of that one: both
    retract nothing.
    """
    standing, _ = _apart(editions)
    return [
        Lifetime(e.version_id, e.article_id, e.known_at, later.known_at if later else None, later is None)
        for e, later in zip(standing, [*standing[1:], None], strict=True)
    ]


def withheld(editions: Iterable[Edition]) -> list[str]:
    """The versions of one article that a paywall cut: they supersede nothing."""
    return [edition.version_id for edition in _apart(editions)[1]]


def _apart(editions: Iterable[Edition]) -> tuple[list[Edition], list[Edition]]:
    """The versions that took the place of the one before them, and those that a paywall cut.

    Each is judged by those before it alone, so that what was known at an instant decides what held then.
    """
    standing: list[Edition] = []
    cut: list[Edition] = []
    for edition in sorted(editions, key=lambda e: e.order):
        before = standing[-1] if standing else None
        if before and before.content == edition.content:
            continue
        if before and is_stub(edition.text, before.text, edition.paywalled):
            cut.append(edition)
        else:
            standing.append(edition)
    return standing, cut
