"""Fetches the mentions that linking compares, each in every phase of what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any, Final, NamedTuple, Protocol

import duckdb

from dateline.pipelines.resolve.items import Item
from dateline.pipelines.resolve.once import SIGNED
from dateline.pipelines.resolve.passengers import WIDEST_DAYS
from dateline.pipelines.resolve.tables import Named, numbers
from dateline.pipelines.steps.remembered import Remembered
from dateline.schemas.queries import query


class Owners(Protocol):
    """What the source registry tells of a publisher."""

    def owner(self, source: str) -> str:
        """Who owns it; the publisher itself where nothing is known, "" for no publisher."""
        ...

    def name_of(self, url: str, name: str) -> str:
        """What it is called, by its address or else by a name that others give it."""
        ...

    def wire(self, names: Iterable[str]) -> str:
        """The first of these publishers that is a wire, "" for none."""
        ...


Riding = tuple[Item, Named]  # an item, and what it rides with, ("", "") for nothing
PARTED, WITHIN = "\x1f", "\x1e"  # between the terms, weights and participants of a mention, and within a participant
_SINGLE = frozenset({"person", "court", "bill"})  # agencies and groups take part in many things a day


def fetch(
    db: duckdb.DuckDBPyConnection,
    owners: Owners,
    placed: Iterable[int] = (),
    ridden: Iterable[int] = (),
    waiting: Iterable[int] = (),
) -> list[Riding]:
    """Items in canonical order, each with what it rides with; of mentions given by their keys.

    :param placed: the mentions that are wanted where they have a place on the calendar
    :param ridden: those with which the riders are wanted, too
    :param waiting: the mentions that are wanted in the phases in which they have no place
    """
    numbers(db, "scope_placed", placed)
    numbers(db, "scope_ridden", ridden)
    numbers(db, "scope_waiting", waiting)
    names = _Names(cache(owners.owner), cache(owners.wire), cache(lambda cited: owners.name_of("", cited)))
    db.execute(query("resolve/phase"), {"widest": WIDEST_DAYS, "signed": SIGNED.pattern})
    found = [(_item(row, names), (row[-2], row[-1])) for row in db.execute(query("resolve/items")).fetchall()]
    db.execute("drop table phase")  # nothing of a batch is to outlast it: what is forgotten next may be in it
    return sorted(found, key=lambda f: f[0].key)


class _Names(NamedTuple):
    """`Owners`, each name looked up once."""

    owner: Callable[[str], str]
    wire: Callable[[tuple[str, ...]], str]
    called: Callable[[str], str]


def _item(row: Sequence[Any], names: _Names) -> Item:
    (mention_id, version_id, article_id, source, block, earliest, latest, edtf, granularity, enter, leave, current,
     ordinal, time, part, kind, status, bound, headline, trigger, places, attributed_to, terms, weights, uri, lemma,
     start, end, participants, opinion, credit, lead, _, _) = row  # fmt: skip
    named = [tuple(said.split(WITHIN)) for said in participants.split(PARTED)] if participants else []
    persons = [(role, name) for sort, role, name in named if sort == "person"]
    return Item(
        mention_id, version_id, article_id, source, names.owner(source), block, earliest, latest, edtf, granularity,
        enter, leave, current, ordinal, time, part, kind, status, bound, headline, trigger, tuple(places),
        frozenset(name for sort, _, name in named if sort in _SINGLE), names.called(attributed_to),
        tuple(terms.split(PARTED) if terms else ()), _numbers(weights), lemma, start, end,
        frozenset(name for _, _, name in named), frozenset(name for _, name in persons),
        frozenset(name for role, name in persons if role == "target"),
        frozenset(name for role, name in persons if role == "actor"),
        frozenset(name for _, role, name in named if role == "actor"), opinion, names.wire((source, *credit)),
        source or uri.rsplit("/", 1)[-1], lead,
    )  # fmt: skip


def _numbers(weights: str) -> tuple[float, ...]:
    return tuple(map(_NUMBERS.__getitem__, weights.split(PARTED))) if weights else ()


_NUMBERS: Final[Remembered[float]] = Remembered(float)  # weights are of three digits: some thousand come again
