"""Rids editors' decisions of what is forgotten: statements that they rest on, and words that they repeat.

A decision is named by its content, so that one without some of its grounds has another name, and all that names it has
to follow.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from dateline.connectors import edits as log
from dateline.pipelines.resolve.decisions import edited_blocks
from dateline.pipelines.steps.forgetting import Forgotten, less
from dateline.schemas.edit import Edit
from dateline.schemas.queries import query


@dataclass(frozen=True, slots=True)
class Ridded:
    """Which decisions changed, and the neighbourhoods of events that they speak of."""

    edits: frozenset[str]  # under their new ids, those that are left
    blocks: frozenset[str]


def rid(db: duckdb.DuckDBPyConnection, sought: Forgotten) -> Ridded:
    """Takes what is forgotten out of the tables of decisions, inside the caller's transaction."""
    before = log.stored(db)
    kept, renamed = less(before, sought)
    if not renamed:
        return Ridded(frozenset(), frozenset())
    blocks = frozenset(edited_blocks(db, renamed.keys()))
    _register(db, [edit for edit in before if edit.edit_id in renamed], renamed, {e.edit_id: e for e in kept}, sought)
    for name in ("edit_log", "edit_ground", "edit_match", "edits_of_states"):
        db.execute(query(f"forget/{name}"))
    for view in ("renamed_edit", "renumbered_ground"):
        db.unregister(view)
    for table in ("edit_log", "edit_ground", "edit_match"):
        db.execute(f"delete from {table} where edit_id = ''")  # noqa: S608
    return Ridded(frozenset(renamed.values()) - {""}, blocks)


def _register(
    db: duckdb.DuckDBPyConnection,
    changed: Sequence[Edit],
    renamed: Mapping[str, str],
    kept: Mapping[str, Edit],
    sought: Forgotten,
) -> None:
    """Give statements the views `renamed_edit` and `renumbered_ground`: what each was, and what it is now."""
    now = [kept.get(renamed[edit.edit_id]) for edit in changed]
    edits = {
        "was": [edit.edit_id for edit in changed],
        "edit_id": [renamed[edit.edit_id] for edit in changed],
        "why": [edit.why if edit else "" for edit in now],
        "value": [edit.value if edit else "" for edit in now],
    }
    db.register("renamed_edit", pa.table({name: pa.array(column, pa.string()) for name, column in edits.items()}))
    grounds = [
        (edit.edit_id, was, renamed[edit.edit_id] if stays else "", sum(stay[:was]))
        for edit in changed
        for stay in ([not sought.has_ground(ground) for ground in edit.grounds],)
        for was, stays in enumerate(stay)
    ]
    columns = list(zip(*grounds, strict=True)) or [(), (), (), ()]
    types = (pa.string(), pa.int32(), pa.string(), pa.int32())
    arrays = [pa.array(column, kind) for column, kind in zip(columns, types, strict=True)]
    db.register("renumbered_ground", pa.Table.from_arrays(arrays, names=["was", "was_ordinal", "edit_id", "ordinal"]))
