"""The statements that an event rests on, as a decision about it keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

import duckdb

from dateline.schemas.edit import Ground
from dateline.schemas.errors import UsageError
from dateline.schemas.queries import query

# Statements a side that a decision keeps. What everybody reports has hundreds, nearly all copies of the earliest;
# two dozen outlast the loss of any single source, and make a line of some 10 kB.
MOST = 24


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that stands for an event, or stood for it last."""

    mention_id: str
    article_id: str
    uri: str
    sha256: str
    part: str
    quote: str
    trigger: str

    def ground(self, side: int) -> Ground:
        """What a decision keeps of it."""
        return Ground(side, self.article_id, self.uri, self.sha256, self.part, self.quote, self.trigger)


def event_of(db: duckdb.DuckDBPyConnection, name: str) -> str:
    """The event that an event's or a statement's id means by now; one that was retracted is itself.

    :raises UsageError: there is none
    """
    found = db.execute(query("edit/event_of"), {"name": name}).fetchall()
    if not found:
        detail = "no such event here. Ids stand in `dateline timeline`, under the dates."
        raise UsageError("no-such-event", name, detail)
    return str(found[0][0])


def statements(db: duckdb.DuckDBPyConnection, event: str) -> tuple[Statement, ...]:
    """The statements that stand for an event, or stood for it last if none does now; the earliest known first."""
    rows = db.execute(query("edit/statements"), {"event": event}).fetchall()
    return tuple(Statement(*row) for row in rows)


def apart(said: Sequence[Statement], names: Sequence[str]) -> tuple[list[Statement], list[Statement]]:
    """The statements of an event that are left, and those that are named.

    :param names: ids, or how they begin
    :raises UsageError: one is no statement of the event, or could be several; or nothing would be left
    """
    named = {_named(said, name.strip().lower()) for name in names}
    taken = [one for one in said if one.mention_id in named]
    left = [one for one in said if one.mention_id not in named]
    if not left:
        detail = f"all {len(said)} statements are named, which leaves none of the event; name those to set apart"
        raise UsageError("nothing-left", "", detail)
    return left, taken


def _named(said: Sequence[Statement], name: str) -> str:
    found = sorted({one.mention_id for one in said if name and one.mention_id.startswith(name)})
    if len(found) == 1:
        return found[0]
    ids = ", ".join(found or sorted({one.mention_id for one in said}))
    what = f"could be any of {ids}" if found else f"is no statement of this event, which has {ids}"
    raise UsageError("statement", name, f"{what}. `dateline show EVENT` has them with their words.")


def grounds(events: Sequence[Sequence[Statement]], side: int) -> tuple[Ground, ...]:
    """The earliest statements of one or more events, one of each in turn, so that none of the events goes without.

    :raises UsageError: there are more events than a side keeps statements
    """
    if len(events) > MOST:
        detail = f"{len(events) + 1} events are too many for one decision; merge up to {MOST + 1} at once"
        raise UsageError("too-many", "", detail)
    turns = [one.ground(side) for turn in zip_longest(*events) for one in turn if one is not None]
    kept: dict[tuple[str, str, str, str], Ground] = {}
    for ground in turns:
        kept.setdefault((ground.article_id, ground.part, ground.quote, ground.trigger), ground)
    return tuple(kept.values())[:MOST]
