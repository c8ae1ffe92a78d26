"""A store's own records for the eye: feeds, rejects, runs and editors' decisions, as entries like a timeline's."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from dateline.pipelines.cli.output import Format, Rows, print_rows, safe, show, width
from dateline.pipelines.cli.render import beside, shorten
from dateline.pipelines.cli.render_edits import of_quotes, state, what
from dateline.pipelines.report import OUTCOMES

GAP = " · "
TROUBLED = {"failing": "bold red", "silent": "yellow", "retired": "bright_black"}
SHOWN_INPUTS = 3  # of the many that a command may name


@dataclass(frozen=True, slots=True)
class Entry:
    """One record: what it is found by on the left, what it says on the right."""

    mark: str  # beside the first line
    head: str
    name: str  # beside the second line
    lines: tuple[str, ...]  # under the head
    style: str = ""  # of the mark


def print_list(rows: Rows, form: Format, entries: Callable[[Rows], Sequence[Entry]]) -> None:
    """Print records: as entries for the eye, or all columns for a program."""
    if form is Format.TABLE:
        show(page(entries(rows), width()))
    else:
        print_rows(rows, form)


def page(entries: Sequence[Entry], width: int) -> RenderableType:
    """The entries one under the other, with an empty line between."""
    dates = max((len(text) for entry in entries for text in (entry.mark, entry.name)), default=0)
    blocks: list[RenderableType] = []
    for entry in entries:
        mark, head = Text(safe(entry.mark), style=entry.style), Text(safe(entry.head), style="bold")
        about = Text(safe("\n".join(line for line in entry.lines if line)))
        blocks += [Text("")] if blocks else []
        blocks.append(beside(mark, head, Text(entry.name), about, dates, width))
    return Group(*blocks)


def feeds(rows: Rows) -> list[Entry]:
    """Feeds, and how they fare: health and name, the address that `feeds poll` takes, and why something is wrong."""
    return [
        Entry(
            row["health"],
            _feed_name(row["title"], row["folder"]) or row["url"],
            "",
            (
                row["url"] if row["title"] or row["folder"] else "",
                f"{row['reason']}: {row['detail']}" if row["reason"] else "",
                GAP.join(_rhythm(row["good"], row["due"], row["retired"], row["items_a_week"])),
            ),
            TROUBLED.get(row["health"], ""),
        )
        for row in _named(rows)
    ]


def _feed_name(title: str, folder: str) -> str:
    return f"{title} ({folder})" if title and folder else title or folder


def _rhythm(good: datetime | None, due: datetime | None, retired: datetime | None, weekly: float) -> list[str]:
    asked = [f"last good {minute(good)}" if good else "never good yet"]
    if retired:
        return [*asked, f"gone for good {minute(retired)}: asked again only by its address"]
    return [*asked, f"next due {minute(due)}" if due else "due at once", f"{weekly:,.1f} items a week"]


def rejects(rows: Rows) -> list[Entry]:
    """What could not be had or read: when, what it was, what became of it and why."""
    return [
        Entry(minute(row["recorded"]), row["subject"], "", (f"{row['outcome']}, {row['reason']}: {row['detail']}",))
        for row in _named(rows)
    ]


def runs(rows: Rows) -> list[Entry]:
    """Runs: when, of what kind and of what; what came of it, and the rules in force."""
    named = _named(rows)
    short = shorten([row["run_id"] for row in named])
    return [Entry(minute(row["started"]), _of_what(row), short[row["run_id"]], (_came_to(row),)) for row in named]


def _of_what(run: dict[str, Any]) -> str:
    kind = run["kind"] if run["ended"] else f"{run['kind']} (unfinished)"
    given, more = ", ".join(run["inputs"][:SHOWN_INPUTS]), len(run["inputs"]) - SHOWN_INPUTS
    return (f"{kind}: {given}" if given else kind) + (f" and {more:,} more" if more > 0 else "")


def _came_to(run: dict[str, Any]) -> str:
    outcomes = ", ".join(f"{run[f'n_{name}']:,} {name}" for name in OUTCOMES if run[f"n_{name}"])
    took = f"{run['n_inputs']:,} in: {outcomes}" if outcomes else "nothing in"
    return GAP.join((took, f"{run['n_changed']:,} rows changed", f"rules {run['ruleset']}"))


def edits(rows: Rows) -> list[Entry]:
    """Editors' decisions: when, what of which statement, by whom and why, and whether it holds."""
    named = _named(rows)
    short = shorten([row["edit_id"] for row in named])
    return [
        Entry(
            minute(row["made"]),
            what(row["action"], row["value"]),
            short[row["edit_id"]],
            (
                of_quotes(row["quotes"]),
                f"{row['editor']}: {row['why']}",
                state(row["event_ids"], row["undone_by"], row["reason"]),
            ),
        )
        for row in named
    ]


def minute(at: datetime) -> str:
    """An instant as lists have it, to the minute, UTC."""
    return f"{at:%Y-%m-%d %H:%M}"


def _named(rows: Rows) -> list[dict[str, Any]]:
    return [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]
