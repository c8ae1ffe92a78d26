"""What became of a timeline between two instants, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from dateline.pipelines.cli.dates import humane, instant, read_edtf
from dateline.pipelines.cli.output import safe
from dateline.pipelines.cli.render import (
    EDITED,
    STYLES,
    UNEDITED,
    Event,
    beside,
    count,
    date_column,
    places,
    shorten,
    sources,
)
from dateline.pipelines.cli.render_revisions import quoted

GONE = frozenset({"retracted", "merged"})
COME = frozenset({"added", "split"})
MARKS = {"come": ("+", "bold green"), "gone": ("−", "bold red"), "changed": ("~", "bold yellow")}


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that became different of one event; fields are the macros' columns."""

    change: str
    other_id: str | None
    was: str | None
    now: str | None
    known_at: datetime | None
    cause: str | None = None
    source: str | None = None  # of the article that is the cause
    uri: str | None = None
    notice: str | None = None  # its word for it


@dataclass(frozen=True, slots=True)
class Changed:
    """An event and all that became different of it."""

    event: Event
    changes: tuple[Change, ...]

    @property
    def what(self) -> str:
        """ "come", "gone" or "changed"."""
        said = {change.change for change in self.changes}
        if said & COME:
            return "come"
        return "gone" if said & GONE else "changed"


def grouped(rows: Iterable[tuple[Event, Change]]) -> list[Changed]:
    """The changes put together by event, in the events' order of time."""
    ordered = sorted(rows, key=lambda row: (str(row[0].earliest or row[0].latest or "9"), row[0].event_id))
    return [
        Changed(pairs[0][0], tuple(change for _, change in pairs))
        for _, group in groupby(ordered, key=lambda row: row[0].event_id)
        if (pairs := list(group))
    ]


def changes(found: Sequence[Changed], width: int, edited: Mapping[str, str] = UNEDITED) -> RenderableType:
    """The changed events, one under the other.

    :param edited: of events that editors shaped, who decided what, in a few words
    """
    if not found:
        return Text("Nothing changed.", style="dim")
    short = shorten([one.event.event_id for one in found])
    dates = date_column([one.event for one in found]) + 2
    pages: list[RenderableType] = []
    for one in found:
        pages += [Text("")] if pages else []
        pages.append(changed(one, short[one.event.event_id], dates, width, edited.get(one.event.event_id, "")))
    return Group(*pages)


def changed(one: Changed, name: str, dates: int, width: int, edited: str = "") -> RenderableType:
    """One event with what became of it: "+" where it is new, "−" where it is gone, "~" where it changed."""
    mark, style = MARKS[one.what]
    when = Text.assemble((f"{mark} ", style), one.event.when())
    headline = Text(safe(one.event.headline), style="bold")
    about = told(one)
    if edited:
        about.append(f" · {edited}", style=EDITED)
    return beside(when, headline, Text(f"  {name}"), about, dates, width)


def told(one: Changed) -> Text:
    """What became of an event, change by change, those of one cause together, and how it stands."""
    event = one.event
    text = Text()
    for cause in dict.fromkeys(map(because, one.changes)):
        for change in (c for c in one.changes if because(c) == cause):
            text.append(" · " if text else "")
            style = MARKS[one.what][1].removeprefix("bold ") if one.what != "changed" else ""
            text.append(words(change), style=style)
        text.append(f" ({cause})" if cause else "", style="dim")
    if one.what != "gone":
        text.append(f" · {event.status}", style=STYLES.get(event.status, ""))
        text.append(f" · {sources(event.n_independent, event.n_articles)}")
    if one.what == "come" and event.places:
        text.append(f" · {safe(places(event.places))}")
    return text


def because(change: Change) -> str:
    """Why something changed and by which article: "silent edit: Gazette"; "" where nothing says it."""
    if not change.cause:
        return ""
    article = safe(change.source or "") or safe((change.uri or "").rstrip("/").rpartition("/")[2])
    said = f", {quoted(change.notice)}" if change.notice else ""
    return f"{change.cause}: {article}{said}"


def words(change: Change) -> str:
    """One change in words: "status: threatened → occurred"."""
    was, now = safe(change.was or "open"), safe(change.now or "open")
    match change.change:
        case "added":
            return "added"
        case "retracted":
            return "retracted: no article says it any more"
        case "merged":
            return f"merged into {change.other_id}: {now}"
        case "split":
            return f"split off from {change.other_id}: {was}"
        case "moved":
            return f"moved: {humane(read_edtf(was))} → {humane(read_edtf(now))}"
        case "corrected" if not change.was:
            return f"the article adds {quoted(now)}"
        case "corrected" if not change.now:
            return f"the article no longer says {quoted(was)}"
        case "corrected":
            return f"the article says {quoted(now)}, no longer {quoted(was)}"
        case "headline":
            return f"told before as “{was}”"
        case "renamed":
            return f"id was {was}"
        case kind:
            return f"{kind}: {was} → {now}"


def summary(found: Sequence[Changed], since: datetime, until: datetime | None) -> str:
    """How much changed and between when, in one line."""
    kinds = [one.what for one in found]
    said = [
        f"{kinds.count(kind)} {word}"
        for kind, word in (("come", "added"), ("changed", "changed"), ("gone", "gone"))
        if kind in kinds
    ]
    period = f"from {instant(since)} to {instant(until)}" if until else f"since {instant(since)}"
    return f"{count(len(found), 'event')} {period}" + (f": {', '.join(said)}" if said else "")
