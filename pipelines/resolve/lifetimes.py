"""When each version was what its article said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dateline.pipelines.resolve.items import FAR


@dataclass(frozen=True, slots=True)
class Edition:
    """What decides a version's place among its article's versions."""

    version_id: str
    article_id: str
    known_at: datetime | None
    batch: int
    ordinal: int
    content: str

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
    """The lifetimes of one article's versions; a version that says what the one before it said has none of its own."""
    distinct: list[Edition] = []
    for edition in sorted(editions, key=lambda e: e.order):
        if not distinct or distinct[-1].content != edition.content:
            distinct.append(edition)
    return [
        Lifetime(e.version_id, e.article_id, e.known_at, later.known_at if later else None, later is None)
        for e, later in zip(distinct, [*distinct[1:], None], strict=True)
    ]
