"""What each view and table macro costs for one story, event or article, beside bare scans of what it reads.

The questions are derived from the catalogue, so that a new view or macro is measured without a word here: a view is
asked for the rows of one story, event or article, whichever it has a column of, and a macro for the values of its
parameters. What a question reads is what DuckDB's plan says that it scans. The scan beside it touches each value of
these columns of these tables once, all rows, and does nothing else.
"""

from __future__ import annotations

import json
import re
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import duckdb

from dateline.connectors.database import connect_readonly

ROUNDS = 7  # of question and scan in turns; odd, so that the median is one of them
WARM = 2  # rounds before these
STORY = "libya-7"
# What issue and README promise, as a multiple of the scan.
BOUNDS = {"timeline": 2.0, "timeline_as_of": 5.0, "evidence": 2.0}
_RECORDED = {"a": "recorded", "b": "recorded_b"}
_SUBJECTS = ("story", "event_id", "article_id")


@dataclass(frozen=True, slots=True)
class Question:
    """A statement about one thing, with its values."""

    name: str
    sql: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a question and the scan of what it reads took, medians in seconds."""

    name: str
    rows: int
    asked: float
    scanned: float

    @property
    def ratio(self) -> float:
        return self.asked / self.scanned

    def __str__(self) -> str:
        bound = BOUNDS.get(self.name)
        held = "" if bound is None else f"  (at most {bound:g}{'' if self.ratio <= bound else ': MISSED'})"
        return (
            f"{self.name:<24} {self.rows:>7} rows {self.asked * 1e3:8.1f} ms  scan {self.scanned * 1e3:8.1f} ms"
            f"  ratio {self.ratio:5.2f}{held}"
        )


def measure(path: Path) -> list[Cost]:
    """Asks all questions of a store's file in turns with their scans."""
    with connect_readonly(path) as db:
        subjects = _subjects(db)
        return [_cost(db, question) for question in questions(db, subjects)]


def questions(db: duckdb.DuckDBPyConnection, subjects: Mapping[str, Any]) -> Iterator[Question]:
    """One question for each view and table macro that a reader sees.

    :param subjects: the story, event, article and instants that are asked for, by the names of columns and parameters
    :raises LookupError: a macro takes a parameter for which there is no value
    """
    views = db.execute(
        "select view_name, list(column_name) from duckdb_views() as v "
        "join duckdb_columns() as c on c.table_oid = v.view_oid and c.database_name = v.database_name "
        "where not v.internal group by all order by all"
    ).fetchall()
    for view, columns in views:
        yield _of_view(view, columns, subjects)
    macros = db.execute(
        "select function_name, parameters from duckdb_functions() "
        "where function_type = 'table_macro' and not internal order by all"
    ).fetchall()
    for macro, parameters in macros:
        if missing := [p for p in parameters if p not in subjects]:
            raise LookupError(f"{macro}({', '.join(parameters)}): say in tests/bench what {missing} are to be")
        listed = ", ".join(f"${p}" for p in parameters)
        clock = _RECORDED if "recorded" in macro else {}  # the macro's two instants are then the store's own
        yield Question(macro, f"from {macro}({listed})", {p: subjects[clock.get(p, p)] for p in parameters})


def _of_view(view: str, columns: Sequence[str], subjects: Mapping[str, Any]) -> Question:
    for subject in _SUBJECTS:
        if subject in columns:
            return Question(view, f"from {view} where {subject} = ${subject}", {subject: subjects[subject]})
    if "event_ids" in columns:
        return Question(
            view, f"from {view} where list_contains(event_ids, $event_id)", {"event_id": subjects["event_id"]}
        )
    return Question(view, f"from {view}", {})


def _subjects(db: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """A story in the middle of the store, its most told event, an article that tells it, and instants of its life."""
    event, article, known = db.execute(
        "select t.event_id, any_value(e.article_id), t.known_at from timeline as t join evidence as e using (event_id) "
        "where t.story = $story group by t.event_id, t.n_articles, t.known_at order by t.n_articles desc limit 1",
        {"story": STORY},
    ).fetchall()[0]
    recorded, recorded_b = db.execute(
        "select max(recorded) - interval 3 day, max(recorded) - interval 1 day from batch"
    ).fetchall()[0]
    before = known - timedelta(days=30)
    return {
        "story": STORY, "event_id": event, "article_id": article, "known": known, "since": before, "until": known,
        "a": before, "b": known, "recorded": recorded, "recorded_b": recorded_b,
        "pattern": r"\brebels\b", "who": "NATO",
    }  # fmt: skip


def _cost(db: duckdb.DuckDBPyConnection, question: Question) -> Cost:
    scans = [_scan(db, table, columns) for table, columns in sorted(_reads(db, question).items())]
    asked: list[float] = []
    scanned: list[float] = []
    rows = 0
    for _ in range(WARM + ROUNDS):
        began = time.perf_counter()
        rows = db.sql(question.sql, params=dict(question.values)).to_arrow_table().num_rows
        asked.append(time.perf_counter() - began)
        began = time.perf_counter()
        for scan in scans:
            db.execute(scan).fetchall()
        scanned.append(time.perf_counter() - began)
    return Cost(question.name, rows, statistics.median(asked[WARM:]), statistics.median(scanned[WARM:]))


def _reads(db: duckdb.DuckDBPyConnection, question: Question) -> dict[str, set[str]]:
    """Which columns of which tables a question scans, filters included: the plan's word for it."""
    (_, plan) = db.execute(f"explain (format json) {question.sql}", question.values).fetchall()[0]
    found: dict[str, set[str]] = defaultdict(set)
    for scan in _scans(json.loads(plan)):
        table = scan["Table"].split(".")[-1].strip('"')
        words = re.findall(r"\w+", f"{scan.get('Projections', '')} {scan.get('Filters', '')}")
        found[table] |= _columns(db, table).keys() & set(words)
    return found


def _scans(plan: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for node in plan:
        if "Table" in node.get("extra_info", {}):
            yield node["extra_info"]
        yield from _scans(node.get("children", ()))


def _scan(db: duckdb.DuckDBPyConnection, table: str, columns: set[str]) -> str:
    """A statement that touches every value of some columns once."""
    kinds = _columns(db, table)
    return f"select {', '.join(_touch(c, kinds[c]) for c in sorted(columns)) or 'count(*)'} from {table}"


def _columns(db: duckdb.DuckDBPyConnection, table: str) -> dict[str, str]:
    """A table's columns and their types."""
    rows = db.execute(
        "select column_name, data_type from duckdb_columns() where table_name = $t and database_name = 'store'",
        {"t": table},
    )
    return dict(rows.fetchall())


def _touch(column: str, kind: str) -> str:
    if kind == "VARCHAR":
        return f'sum(strlen("{column}"))'  # count() would read the nulls alone
    return f'sum(len("{column}"))' if kind.endswith("[]") else f'max("{column}")'
