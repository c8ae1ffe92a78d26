"""A batch without documents: a change that a person made, as a run of its own in the ledger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb

from dateline.connectors.database import transaction
from dateline.connectors.landing import Landing, enter, next_batch
from dateline.pipelines.ruleset import ruleset


def record(
    db: duckdb.DuckDBPyConnection, kind: str, what: str, now: datetime, change: Callable[[datetime], int]
) -> None:
    """Makes a change and what follows of it one recorded batch: it is in the store whole, or not at all.

    :param kind: of the run, as `run_log` has them
    :param what: the change in words, for `dateline runs`
    :param now: UTC, without a zone
    :param change: given the batch's transaction time; gives the number of rows that ended or began
    """
    batch, recorded = next_batch(db, now)
    run_id = f"{recorded:%Y%m%dT%H%M%S%f}-{kind}"
    run = Landing(Path(run_id), run_id, kind, recorded, ruleset(), (what,), last=True)
    with transaction(db):
        enter(db, run, batch, recorded, change(recorded))
