"""Landings of readings that no pipeline has just made: as a run leaves them, for the real load, Resolve and ledger."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dateline.schemas.arrow import schema_of, to_row
from dateline.schemas.records import Input, Reading


def write(folder: Path, run: str, started: datetime, readings: Sequence[Reading]) -> Path:
    """A whole landing of one run of one batch, in a new folder of that folder.

    :param started: UTC, without a zone
    """
    landing = folder / f"{run}-0001"
    landing.mkdir()
    numbered = [replace(r, ordinal=n) for n, r in enumerate(readings)]
    _table(landing / "reading-00000.parquet", numbered, Reading)
    _table(landing / "input.parquet", [_input(run, r) for r in numbered], Input)
    said = {
        "run_id": run,
        "kind": "ingest",
        "started": started.isoformat(),
        "ruleset": "generated",
        "inputs": [],
        "last": True,
    }
    (landing / "run.json").write_text(json.dumps(said), encoding="utf-8")
    return landing


def _table(path: Path, records: Sequence[object], kind: type) -> None:
    pq.write_table(pa.Table.from_pylist([to_row(r) for r in records], schema=schema_of(kind)), path)


def _input(run: str, r: Reading) -> Input:
    return Input(
        run, r.ordinal, r.uri, r.source, r.article_id, r.sha256, r.media, r.observed,  # type: ignore[arg-type]
        "stored", "read", "", "",
    )  # fmt: skip
