"""A timeline as one likes to read it in a terminal: rows in, a page out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from dateline.pipelines.cli.dates import When, humane
from dateline.pipelines.cli.output import safe

NARROW = 60  # columns under which dates stand above the headlines instead of beside them
DATE_COLUMN = 20  # "30 Jul – 10 Aug 2017"; the rare span over the turn of a year takes two lines
SHOWN_PLACES = 4  # more would bury the headline; `show` has them all
SHORTEST_ID = 6  # characters of an event's id; more where two events share them
STYLES = {
    "occurred": "green",
    "scheduled": "cyan",
    "demanded": "yellow",
    "threatened": "red",
    "proposed": "magenta",
    "possible": "blue",
    "denied": "bright_black",
    "cancelled": "bright_black",
}
EDITED = "magenta"  # what is a person's word and no article's
UNEDITED: Mapping[str, str] = MappingProxyType({})
DUE = frozenset({"deadline"})  # kinds of events whose date is the last on which they can happen


@dataclass(frozen=True, slots=True)
class Event:
    """An event as the timeline shows it; fields are the view's columns."""

    event_id: str
    edtf: str | None
    earliest: date | None
    latest: date | None
    granularity: str
    status: str
    kind: str
    headline: str
    places: tuple[str, ...]
    n_articles: int
    n_independent: int

    def when(self) -> str:
        """Its date as a person would write it."""
        due = self.kind in DUE
        return humane(When(self.earliest, self.latest, self.granularity, self.edtf or "", due))


def timeline(events: Sequence[Event], width: int, edited: Mapping[str, str] = UNEDITED) -> RenderableType:
    """The events in the order given, under their years where there are several.

    :param edited: of events that editors shaped, who decided what, in a few words
    """
    if not events:
        return Text("Nothing here.", style="dim")
    short = shorten([event.event_id for event in events])
    dates = date_column(events)
    years = [_year(event) for event in events]
    pages: list[RenderableType] = []
    for index, event in enumerate(events):
        if len(set(years)) > 1 and (index == 0 or years[index] != years[index - 1]):
            pages.append(_heading(years[index], first=index == 0))
        elif index:
            pages.append(Text(""))
        pages.append(entry(event, short[event.event_id], dates, width, edited.get(event.event_id, "")))
    return Group(*pages)


def _year(event: Event) -> str:
    start = event.earliest or event.latest
    return str(start.year) if start else "undated"


def _heading(year: str, first: bool) -> RenderableType:
    return Padding(Rule(Text(year, style="bold"), style="bright_black", align="left"), (0 if first else 1, 0, 1, 0))


def entry(event: Event, name: str, dates: int, width: int, edited: str = "") -> RenderableType:
    """One event: date and headline, under them its short name and what makes it credible."""
    about = Text(event.status, style=STYLES.get(event.status, ""))
    about.append(f" · {sources(event.n_independent, event.n_articles)}", style="default")
    if event.places:
        about.append(f" · {safe(places(event.places))}", style="default")
    if edited:
        about.append(f" · {edited}", style=EDITED)
    headline = Text(safe(event.headline), style="bold")
    return beside(Text(event.when()), headline, Text(name), about, dates, width)


def date_column(events: Iterable[Event]) -> int:
    """Columns that the events' dates need beside their headlines."""
    return min(DATE_COLUMN, max(len(event.when()) for event in events))


def beside(when: Text, headline: Text, name: Text, about: Text, dates: int, width: int) -> RenderableType:
    """Date and headline, under them a name and what is said of it; one above the other where it is narrow."""
    name.stylize("dim")
    if width < NARROW:
        short = name.plain.strip()
        told = Text.assemble(about, " · " if short else "", (short, "dim"))
        return Group(when, Padding(Group(headline, told), (0, 0, 0, 2)))
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=dates)
    grid.add_column(ratio=1)
    grid.add_row(when, headline)
    grid.add_row(name, about)
    return grid


def sources(independent: int, articles: int) -> str:
    """ "1 source, 5 articles": how many say so of their own ("opinion only" for none), in how many articles."""
    return f"{count(independent, 'source') if independent else 'opinion only'}, {count(articles, 'article')}"


def count(n: int, noun: str, plural: str = "") -> str:
    """ "1 article", "2 articles", "no articles"."""
    return f"{n or 'no'} {noun if n == 1 else plural or noun + 's'}" if n < 1000 else f"{n:,} {plural or noun + 's'}"


def size(n: int) -> str:
    """A number of bytes: "12 bytes", "12 kB", "3.4 MB"."""
    if n < 1000:
        return f"{n} bytes"
    return f"{n / 1_000_000:,.1f} MB" if n >= 1_000_000 else f"{n / 1000:,.0f} kB"


def listing(items: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def places(names: Sequence[str], most: int = SHOWN_PLACES) -> str:
    """Places in few words: "San Bernardino and Stockton, California; Baltimore, Maryland"."""
    most = len(names) if len(names) == most + 1 else most  # "and 1 more" is no shorter than the one
    regions: dict[str, list[str]] = {}
    for name in names[:most]:
        town, _, region = name.partition(", ")
        regions.setdefault(region if region else name, []).extend([town] if region else [])
    said = [f"{listing(towns)}, {region}" if towns else region for region, towns in regions.items()]
    return "; ".join(said) + (f"; and {len(names) - most} more" if len(names) > most else "")


def shorten(names: Iterable[str], least: int = SHORTEST_ID) -> dict[str, str]:
    """Each identifier cut to the fewest characters, the same for all, that still tell these apart."""
    every = sorted(set(names))
    size = least
    while len({name[:size] for name in every}) < len(every):
        size += 1
    return {name: name[:size] for name in every}
