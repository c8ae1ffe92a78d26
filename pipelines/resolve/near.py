"""Narrows long neighbourhoods: a month or a year gets more mentions every day, and few have to do with a new one."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass, field

import duckdb

from dateline.pipelines.resolve.alike import LONG_DAYS, ONE_NAME
from dateline.pipelines.resolve.finding import POSTINGS_CAP, SLACK, Place
from dateline.pipelines.resolve.items import FAR
from dateline.pipelines.resolve.tables import keys
from dateline.schemas.queries import query

# Below so many mentions a neighbourhood is fetched whole: to narrow it would spare little.
WHOLE = 128


@dataclass(slots=True)
class Near:
    """What is fetched of one long neighbourhood."""

    mentions: list[int] = field(default_factory=list)  # by their keys
    limits: dict[str, Place] = field(default_factory=dict)  # as for `Finder`
    parted: bool = False  # whether what is new takes a place by which others found each other


def narrow(db: duckdb.DuckDBPyConnection, stirred: Mapping[str, Set[str]], fresh: Set[str]) -> dict[str, Near]:
    """Which mentions of the long ones of these neighbourhoods may be of one event with what is new in them.

    :param stirred: neighbourhoods, with the mentions that they are played anew for beside those of `fresh` versions
    """
    keys(db, "scope_blocks", stirred)
    sizes = {"days": LONG_DAYS, "whole": WHOLE}
    long = {block: Near() for (block,) in db.execute(query("resolve/long_blocks"), sizes).fetchall()}
    if not long:
        return long
    keys(db, "scope_blocks", long)
    keys(db, "scope_fresh", fresh)
    keys(db, "scope_stirred", set[str]().union(*(stirred[block] for block in long)))
    found = db.execute(query("resolve/near"), {"most": POSTINGS_CAP, "least": ONE_NAME - SLACK})
    for block, version, mention, number, enter, key, parted in found.fetchall():
        if key:
            long[block].limits[key] = (enter or FAR, mention, version)
        else:
            long[block].mentions.append(number)
            long[block].parted |= parted
    return long
