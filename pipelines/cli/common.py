"""What the commands share: the options that several take, and the words of their help."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from shlex import quote
from typing import Annotated, TypeVar

import typer

from dateline.pipelines.cli.dates import parse_day, parse_known
from dateline.pipelines.cli.output import Format

DEFAULT_STORE = "dateline.duckdb"
STORE_VARIABLE = "DATELINE_STORE"
MOST = 1_000_000_000  # rows that can be asked for: as good as all, and a number that SQL takes
PARTIAL = 3  # exit code: some inputs were rejected, the rest is stored

T = TypeVar("T")


@dataclass(slots=True)
class Settings:
    """What was given before the command's name."""

    store: Path | None = None
    debug: bool = False


def examples(*lines: str) -> str:
    """A help's closing paragraph: commands to copy, as they stand."""
    return "\n".join(("\b", "Example:" if len(lines) == 1 else "Examples:", *(f"  {line}" for line in lines)))


def store_of(ctx: typer.Context, store: Path | None) -> Path:
    """The store that the command works on: its own option, else the one before its name."""
    return store or ctx.ensure_object(Settings).store or Path(DEFAULT_STORE)


def option_for(store: Path) -> str:
    """What a command that is suggested needs to reach this store, "" where it is the default one."""
    return "" if store == Path(os.environ.get(STORE_VARIABLE, DEFAULT_STORE)) else f" --store {quote(str(store))}"


def _refusing(parse: Callable[[str], T]) -> Callable[[str], T]:
    def checked(text: str) -> T:
        try:
            return parse(text)
        except ValueError as error:
            raise typer.BadParameter(str(error)) from None

    return checked


def now() -> datetime:
    """The clock's instant, naive UTC: the command line is where it is read."""
    return datetime.now(UTC).replace(tzinfo=None)


_known = _refusing(lambda text: parse_known(text, now().date()))
_day = _refusing(lambda text: parse_day(text, now().date()))

StoreOption = Annotated[
    Path | None,
    typer.Option(
        "--store",
        metavar="FILE",
        readable=False,  # the store itself says what is wrong with it, which is no wrong usage
        help=f"The store [default: DATELINE_STORE, or {DEFAULT_STORE}].",
    ),
]
StoryOption = Annotated[
    str | None,
    typer.Option("--story", metavar="NAME", help="The story [default: the only one, else all]."),
]
FormatOption = Annotated[Format, typer.Option("--format", metavar="FORMAT", help="table, json, jsonl or csv.")]
KnownOption = Annotated[
    datetime | None,
    typer.Option(
        "--as-of",
        metavar="T",
        parser=_known,
        help="What was known then: a day (its end, UTC) or an instant, like 2017-08-03T18:30-07:00.",
    ),
]
RecordedOption = Annotated[
    datetime | None,
    typer.Option(
        "--recorded",
        metavar="T",
        parser=_known,
        help="For audits: as this store told it then, whatever it learnt since; alone or with --as-of.",
    ),
]
FromOption = Annotated[
    date | None,
    typer.Option("--from", metavar="DAY", parser=_day, help="Only what touches this day or a later one."),
]
ToOption = Annotated[
    date | None,
    typer.Option("--to", metavar="DAY", parser=_day, help="Only what touches this day or an earlier one."),
]
SinceOption = Annotated[
    datetime | None,
    typer.Option(
        "--since",
        metavar="T",
        parser=_known,
        help="A day (its end, UTC; also `yesterday`) or an instant, like 2017-08-03T18:30Z "
        "[default: the day before the last that brought anything].",
    ),
]
InstantArgument = Annotated[
    datetime, typer.Argument(metavar="T", parser=_known, help="A day (its end, UTC) or an instant.")
]
