"""Landings: what Read left on the disk, loaded into the store set-wise, once.

A landing is a folder, written as ``NAME.part`` and renamed when whole: ``reading-*.parquet`` (one row a Reading),
``input.parquet`` (one row an Input), ``run.json``, and after a poll what is to be remembered of feeds. It is in the
store when its name is in the ledger, table `batch`, and nowhere else; a killed run's whole landing is loaded by the
next run.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb

from dateline.connectors import feed_state
from dateline.schemas.errors import StoreError
from dateline.schemas.queries import query

UNFINISHED = ".part"
# What Read says of a version. In this order: a link's ends are looked up among the mentions.
READ = (
    "version",
    "part",
    "time_expression",
    "date_candidate",
    "mention",
    "version_place",
    "mention_participant",
    "mention_link",
    "money_mention",
    "quotation_mention",
    "fingerprint",
)
# A reading without mentions, links or amounts holds empty lists, which leave no rows; a landing without readings has
# no file to read at all.
_READINGS = "reading-*.parquet"


@dataclass(frozen=True, slots=True)
class Landing:
    """A whole landing, as its ``run.json`` describes it."""

    folder: Path
    run_id: str
    kind: str  # "ingest" or "rebuild"
    started: datetime  # UTC, without a zone
    ruleset: str
    inputs: tuple[str, ...]
    last: bool  # of its run


def describe(folder: Path) -> Landing:
    """Reads what a landing says of itself.

    :raises StoreError: it is not as landings are
    """
    try:
        said = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        return Landing(
            folder=folder,
            run_id=said["run_id"],
            kind=said["kind"],
            started=_utc(said["started"]),
            ruleset=said["ruleset"],
            inputs=tuple(said["inputs"]),
            last=said["last"],
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StoreError(
            "landing-damaged",
            str(folder),
            f"is no whole landing ({error!r}); delete it and ingest its inputs again",
        ) from error


def pending(db: duckdb.DuckDBPyConnection, landings: Path) -> tuple[Landing, ...]:
    """Gives the whole landings that the ledger does not have, in the order in which they are to be loaded."""
    done = _landed(db)
    found = [describe(f) for f in _folders(landings) if f.suffix != UNFINISHED and f.name not in done]
    return tuple(sorted(found, key=lambda landing: (landing.started, landing.folder.name)))


def sweep(db: duckdb.DuckDBPyConnection, landings: Path) -> None:
    """Deletes what killed runs left unfinished, and what the ledger has. Only while holding the writer's lock."""
    done = _landed(db)
    for folder in _folders(landings):
        if folder.suffix == UNFINISHED or folder.name in done:
            shutil.rmtree(folder)


def next_batch(db: duckdb.DuckDBPyConnection, now: datetime) -> tuple[int, datetime]:
    """Gives the number of the next batch and the instant to record it at, which is later than any before it.

    :param now: UTC, without a zone; a clock that was set back does not set the store back
    """
    number, before = db.execute("select coalesce(max(batch), 0), max(recorded) from batch").fetchall()[0]
    return number + 1, now if before is None else max(now, before + timedelta(microseconds=1))


def load(db: duckdb.DuckDBPyConnection, folder: Path, batch: int, recorded: datetime) -> int:
    """Loads a landing's rows inside the caller's transaction, and gives the number of versions that it loaded.

    A version that comes twice in the landing is loaded once, with all that belongs to it. One that the store has is
    left alone where it was read under the landing's rules; else what was read of it before is replaced.
    """
    landing = describe(folder)
    readings = sorted(str(file) for file in folder.glob(_READINGS))
    loaded = 0
    if readings:
        db.execute(query("load/landed"), {"files": readings, "ruleset": landing.ruleset})
        _take_out_what_is_read_anew(db)
        facts = {"batch": batch, "recorded": recorded}
        db.execute(query("load/version"), facts | {"ruleset": landing.ruleset})
        db.execute(query("load/arrival"), facts)
        for table in READ[1:]:
            db.execute(query(f"load/{table}"))
        found = db.execute("select count(*) from landed").fetchone()
        loaded = found[0] if found else 0
        db.execute("drop table landed")
    feed_state.load(db, folder)
    db.execute(query("load/input"), {"files": [str(folder / "input.parquet")], "batch": batch})
    return int(loaded)


def _take_out_what_is_read_anew(db: duckdb.DuckDBPyConnection) -> None:
    # Asked first, since a deletion looks through its whole table, and hardly a landing replaces anything.
    if db.execute("select 1 from landed semi join version on version.version_id = landed.version_id").fetchone():
        for table in READ:
            db.execute(f"delete from {table} where version_id in (select version_id from landed)")  # noqa: S608
        db.execute(query("load/given_up"))


def enter(db: duckdb.DuckDBPyConnection, landing: Landing, batch: int, recorded: datetime, n_changed: int) -> None:
    """Enters a loaded landing in the ledger and in its run, inside the caller's transaction."""
    db.execute(
        "insert into batch values ($batch, $landing, $run_id, $recorded, $ruleset, $n_changed)",
        {
            "batch": batch,
            "landing": landing.folder.name,
            "run_id": landing.run_id,
            "recorded": recorded,
            "ruleset": landing.ruleset,
            "n_changed": n_changed,
        },
    )
    db.execute(
        query("load/run"),
        {
            "run_id": landing.run_id,
            "kind": landing.kind,
            "started": landing.started,
            "recorded": recorded,
            "ruleset": landing.ruleset,
            "inputs": list(landing.inputs),
            "last": landing.last,
        },
    )


def _landed(db: duckdb.DuckDBPyConnection) -> set[str]:
    return {name for (name,) in db.execute("select landing from batch").fetchall()}


def _folders(landings: Path) -> list[Path]:
    return sorted(path for path in landings.iterdir() if path.is_dir())


def _utc(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at
