"""The SQL that ships with the package, by name."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def query(name: str) -> str:
    """The text of ``schemas/sql/queries/<name>.sql``. Raises FileNotFoundError for a name that is none."""
    return (files("dateline.schemas") / "sql" / "queries" / f"{name}.sql").read_text(encoding="utf-8")
