"""What new rules would change, for the eye: counts and a few examples of each sort of change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dateline.pipelines.cli.output import Rows, safe
from dateline.pipelines.cli.render import count

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dateline.pipelines.comparison import Comparison, Difference

EXAMPLES = 3  # of one sort of change; programs get them all
ID_SHOWN = 6  # digits of an event's id, as under the dates of a timeline
COLUMNS = ("about", "story", "change", "subject", "title", "was", "now")


def all_rows(found: Sequence[Difference]) -> Rows:
    """The differences for a program, a row each."""
    return Rows(COLUMNS, [tuple(getattr(one, name) for name in COLUMNS) for one in found])


def page(compared: Comparison) -> RenderableType:
    """The differences for the eye: articles, dates, and the events of each story, the story `all` last."""
    told = {story: f"{count(before, 'event')}, {now:,} then" for story, before, now in compared.n_events}
    order = sorted(told, key=lambda story: (story == "all", story))
    by_part = {part: list(found) for part, found in groupby(sorted(compared.differences, key=_part), key=_part)}
    parts = [
        _section("Articles", by_part.get(("article", ""), [])),
        _section("Dates of articles", by_part.get(("date", ""), [])),
        *(_section(f"Story {story}: {told[story]}", by_part.get(("event", story), [])) for story in order),
    ]
    return Group(*parts)


def summary(compared: Comparison) -> str:
    """Between which rules the comparison is, and how much it found."""
    before = ", ".join(f"{rules} ({count(n, 'article')})" for rules, n in compared.before) or "none"
    found = count(len(compared.differences), "difference")
    return f"{found} · read under: {before} · present ruleset: {compared.ruleset}"


def _part(one: Difference) -> tuple[str, str]:
    return (one.about, one.story)


def _section(title: str, found: Sequence[Difference]) -> RenderableType:
    if not found:
        return Text.assemble((title, "bold"), "\n  as it was\n")
    groups = groupby(sorted(found, key=lambda one: one.change), key=lambda one: one.change)
    return Group(Text(title, style="bold"), *(_change(change, list(some)) for change, some in groups))


def _change(change: str, found: Sequence[Difference]) -> RenderableType:
    left = len(found) - EXAMPLES
    more = [Padding(Text(f"and {left:,} more", style="dim"), (0, 0, 0, 4))] if left > 0 else []
    examples = (Padding(_example(one), (0, 0, 0, 4)) for one in found[:EXAMPLES])
    return Group(Text(f"  {change}: {len(found):,}"), *examples, *more, Text(""))


def _example(one: Difference) -> RenderableType:
    subject = one.subject[:ID_SHOWN] if one.about == "event" else one.subject
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim")
    grid.add_column(ratio=1, overflow="fold")
    for label, text in _lines(one, subject):
        grid.add_row(label, Text(safe(text)))
    return grid


def _lines(one: Difference, subject: str) -> Iterable[tuple[str, str]]:
    return _event_lines(one, subject) if one.about == "event" else _article_lines(one, subject)


def _event_lines(one: Difference, subject: str) -> Iterator[tuple[str, str]]:
    if one.change != "headline":
        yield subject, one.title
    if one.was is not None and one.now is not None:
        yield ("was" if one.change != "headline" else subject), one.was or "undated"
        yield "now", one.now or "undated"


def _article_lines(one: Difference, subject: str) -> Iterator[tuple[str, str]]:
    yield "", subject
    if one.was is not None or one.about == "date":
        yield "was", one.was or "nothing"
    if one.now is not None or one.about == "date":
        yield "now", one.now or "nothing"
