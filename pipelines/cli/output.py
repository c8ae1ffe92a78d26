"""Data on stdout, talk on stderr: rows in four formats, pages of text, and the silence after ``| head``."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

# Longer lines tire the eye on its way back; typography says 45 to 75, and there is a column of dates.
WIDEST = 110
NARROWEST = 16  # columns that long text in a table needs to be legible: two or three words
GAP = 3  # columns between those of a table
KEPT_WHOLE = 24  # characters of a cell that is not broken as long as others can give way: names, instants
# Terminal escapes and direction overrides: a page may hold them, a terminal must not obey them.
UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Rows:
    """A query's answer: column names, and tuples in their order."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]


def safe(text: str) -> str:
    """The text without what would steer a terminal, character for character, so that offsets stay."""
    return UNSAFE.sub("\N{REPLACEMENT CHARACTER}", text)


def plain(value: Any) -> Any:
    """A value as JSON has it: dates and instants (all are UTC) in ISO 8601, within lists and structs too."""
    if isinstance(value, datetime):
        return value.isoformat() + ("Z" if value.tzinfo is None else "")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(value)


def _cell(value: Any) -> str:
    value = plain(value)
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def lines(rows: Rows, form: Format) -> Iterator[str]:
    """The rows as text in a machine's format, line by line; a list in CSV is written as JSON."""
    if form is Format.CSV:
        buffer = io.StringIO()
        writer = csv.writer(buffer, lineterminator="\n")
        for row in (rows.columns, *rows.rows):
            writer.writerow([_cell(value) for value in row])
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
        return
    objects = (
        json.dumps(dict(zip(rows.columns, map(plain, row), strict=True)), ensure_ascii=False) for row in rows.rows
    )
    if form is Format.JSONL:
        yield from (line + "\n" for line in objects)
        return
    first = True
    for line in objects:
        yield ("[\n  " if first else ",\n  ") + line
        first = False
    yield "[]\n" if first else "\n]\n"


def table(rows: Rows, columns: int) -> RenderableType:
    """The rows for the eye: a table, or one row under the other where its columns would be too narrow."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    cells = [[safe(_cell(value)) for value in row] for row in rows.rows]
    columns_of = list(zip(rows.columns, *cells, strict=True))
    widths = _widths(columns_of, columns - GAP * (len(columns_of) - 1))
    if not widths:
        return _stacked(rows.columns, cells)
    grid = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for index, (name, wide) in enumerate(zip(rows.columns, widths, strict=True)):
        numbers = bool(rows.rows) and all(isinstance(row[index], (int, float)) for row in rows.rows)
        grid.add_column(Text(name), justify="right" if numbers else "left", overflow="fold", width=wide)
    for row in cells:
        grid.add_row(*map(Text, row))
    return grid


def _widths(columns: Sequence[Sequence[str]], room: int) -> list[int]:
    """How wide columns are drawn, given their cells; none where the room does not do for a legible table.

    What is short is kept on one line as long as long text can give way, then each word of it, then nothing.
    """
    whole = [max(len(line) for cell in cells for line in cell.split("\n")) for cells in columns]
    words = [max((len(word) for cell in cells for word in cell.split()), default=0) for cells in columns]
    lines_kept = [n if n <= KEPT_WHOLE else NARROWEST for n in whole]
    words_kept = [n if n <= KEPT_WHOLE else NARROWEST for n in words]
    for least in (lines_kept, words_kept):
        if sum(least) <= room:
            return _filled(least, whole, room)
    return []


def _filled(widths: list[int], wanted: Sequence[int], room: int) -> list[int]:
    """The widths, and what room they leave shared out evenly among columns that want more."""
    widths = list(widths)
    spare = room - sum(widths)
    hungry = sorted(
        (index for index in range(len(widths)) if widths[index] < wanted[index]), key=lambda i: wanted[i] - widths[i]
    )
    for left, index in zip(range(len(hungry), 0, -1), hungry, strict=True):
        more = min(wanted[index] - widths[index], spare // left)
        widths[index] += more
        spare -= more
    return widths


def _stacked(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> RenderableType:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    blocks: list[RenderableType] = []
    for row in cells:
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(width=max(map(len, columns)))
        grid.add_column(ratio=1, overflow="fold")
        for name, cell in zip(columns, row, strict=True):
            grid.add_row(Text(name, style="bold"), Text(cell))
        blocks += [Text(""), grid] if blocks else [grid]
    return Group(*blocks)


def print_rows(rows: Rows, form: Format) -> None:
    """Print the rows on stdout."""
    if form is Format.TABLE:
        show(table(rows, console(sys.stdout).width), widest=None)
        return
    with quiet_pipe():
        for line in lines(rows, form):
            sys.stdout.write(line)


def show(page: RenderableType, widest: int | None = WIDEST) -> None:
    """Print something made for the eye on stdout, no wider than one likes to read."""
    terminal = console(sys.stdout)
    columns = min(terminal.width, widest) if widest else terminal.width
    with quiet_pipe():
        sys.stdout.write(draw(page, columns, terminal))


def draw(page: RenderableType, columns: int, terminal: Console | None = None) -> str:
    """The page as text of so many columns, in the terminal's colours or none; lines end without blanks."""
    terminal = terminal or console(io.StringIO(), columns)
    with terminal.capture() as captured:
        terminal.print(page, width=columns)
    return "".join(line.rstrip() + "\n" for line in captured.get().splitlines())


def say(words: str, style: str = "", label: str = "") -> None:
    """Say something about the data, on stderr; a label before it stands out."""
    from rich.text import Text

    said = Text.assemble((label, "bold red"), (safe(words), style))
    console(sys.stderr).print(said, soft_wrap=True)


def say_rows(rows: Rows) -> None:
    """Say rows on stderr, as a table of the width that there is."""
    terminal = console(sys.stderr)
    columns = min(terminal.width, WIDEST)
    sys.stderr.write(draw(table(rows, columns), columns, terminal))


def width() -> int:
    """Columns that a page on stdout may use."""
    return min(console(sys.stdout).width, WIDEST)


def console(file: Any, columns: int | None = None) -> Console:
    """A terminal, or what stands for one, that prints text as it is: no markup, no guessing at colours."""
    from rich.console import Console

    return Console(file=file, width=columns, highlight=False, emoji=False, markup=False)


@contextmanager
def quiet_pipe() -> Iterator[None]:
    """End the command in silence where the reader of stdout has seen enough."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        _leave()


def _leave() -> NoReturn:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter complains at its exit
    raise SystemExit(0)
