"""What is wrong with a definition that a person wrote in TOML, in words that help to mend it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails


def wrong(text: str, error: ErrorDetails, whole: type[BaseModel], entries: Mapping[str, type[BaseModel]]) -> str:
    """Which entry of a definition is wrong, on which line and how: "line 3, source.0.keep: is to be text, in quotes".

    :param whole: what the text defines
    :param entries: what the items of its lists are, by the list's name
    """
    fault, where, at = error["type"], [str(step) for step in error["loc"]], place(text, error)
    if fault == "extra_forbidden":
        known = entries.get(where[0], whole) if len(where) > 1 else whole
        return f"{at}: there is no such entry; there are {', '.join(known.model_fields)}"
    if fault == "missing":
        return f"{at}: is missing"
    if fault == "string_type":
        return f"{at}: is to be text, in quotes"
    if fault == "tuple_type":
        return f"{at}: is to be a list, in square brackets"
    return f"{at}: {error['msg'].removeprefix('Value error, ')}"


def place(text: str, error: ErrorDetails) -> str:
    """Where an entry stands: "line 3, source.0.keep"; "definition" where it is the whole."""
    entry, line = ".".join(str(step) for step in error["loc"]), line_of(text, error["loc"], error["input"])
    return f"line {line}, {entry}" if line else entry or "definition"


def line_of(text: str, where: Sequence[str | int], value: object = None) -> int:
    """The line of a TOML text on which an entry stands, from 1; of what it belongs to where it is not there; else 0.

    :param where: the way to it: names of tables and keys, places in lists
    :param value: what it says, by which it is told from others of its name in a list that is written in line
    """
    lines, start, end = text.splitlines(), 0, None
    keys = [step for step in where if isinstance(step, str)]
    nth = where[1] if len(where) > 1 and isinstance(where[1], int) else 0
    tables = [n for n, said in enumerate(lines) if keys and re.match(rf"\s*\[+\s*{re.escape(keys[0])}\s*\]", said)]
    if nth < len(tables):
        start = tables[nth] + 1
        end = next((n for n in range(start, len(lines)) if re.match(r"\s*\[", lines[n])), None)
        keys = keys[1:]
    line = start
    for key in keys:
        said = rf"(?:^|[\s{{,]){re.escape(key)}\s*="
        exact = (
            rf"{said}\s*[\"']?{re.escape(str(value))}(?!\w)"
            if key == keys[-1] and isinstance(value, str | int)
            else said
        )
        line = _first(lines, exact, line, end) or _first(lines, said, line, end) or line
    return line


def _first(lines: Sequence[str], pattern: str, start: int, end: int | None) -> int:
    """The number of the first line that a pattern is found in, from the line numbered `start` on; 0 for none."""
    found = re.compile(pattern)
    return next((n for n, line in enumerate(lines[:end], 1) if n >= start and found.search(line)), 0)
