"""Editors' decisions in words: in lists, beside the events that they shape, and just after they were made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from rich.text import Text

from dateline.pipelines.cli.dates import humane, instant, read_edtf
from dateline.pipelines.cli.output import safe
from dateline.pipelines.cli.render import EDITED, listing

if TYPE_CHECKING:
    from dateline.schemas.edit import Edit

SHOWN_ID = 8  # characters of an id in a sentence, as the other commands suggest them
SHOWN_QUOTE = 60  # characters of a statement in a list: enough to know it again
DONE = {
    "merge": "Merged",
    "split": "Split",
    "hide": "Hidden",
    "date": "Dated",
    "status": "Status set",
    "headline": "Headline set",
    "note": "Noted",
    "undo": "Undone",
}
REPLACING = frozenset({"date", "status", "headline"})  # of several on one event only the last holds
REASONS = {
    "unsaid": "no article says so any more",
    "unread": "its words still stand there, but the rules no longer read an event in them",
    "gone": "its articles are not in this store",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A decision that shapes an event."""

    event_id: str
    edit_id: str
    action: str
    value: str | None
    editor: str
    why: str
    made: datetime


def by_event(found: Iterable[Mark]) -> dict[str, tuple[Mark, ...]]:
    """The decisions on each event, in their order."""
    marks: dict[str, tuple[Mark, ...]] = {}
    for mark in found:
        marks[mark.event_id] = (*marks.get(mark.event_id, ()), mark)
    return marks


def brief(marks: Sequence[Mark]) -> str:
    """Who decided what of an event, in a few words: "edited by Ada Lovelace: date, headline".

    :param marks: at least one
    """
    editors, actions = (
        list(dict.fromkeys(found)) for found in zip(*((m.editor, m.action) for m in marks), strict=True)
    )
    return f"edited by {listing([safe(name) for name in editors])}: {', '.join(actions)}"


def decisions(marks: Sequence[Mark]) -> Iterator[Text]:
    """The decisions on a page of their event: what, by whom, when, why, and the id to undo it by."""
    last = {mark.action: mark for mark in marks}
    for mark in marks:
        text = Text(what(mark.action, mark.value), style=EDITED)
        text.append(f" · {safe(mark.editor)}, {instant(mark.made)}: “{safe(mark.why)}”", style="default")
        if mark.action in REPLACING and mark is not last[mark.action]:
            text.append(" · a later one holds", style="yellow")
        yield text.append(f" · {mark.edit_id[:SHOWN_ID]}", style="dim")


def what(action: str, value: str | None) -> str:
    """What was decided, in words: "date: Thu 3 Aug 2017"."""
    if action == "date" and value:
        return f"date: {humane(read_edtf(value))}"
    return f"{action}: {safe(value)}" if value else action


def of_quotes(quotes: Sequence[str]) -> str:
    """The statements that a decision speaks of: the first, and how many more."""
    if not quotes:
        return ""
    first = " ".join(quotes[0].split())
    first = first if len(first) <= SHOWN_QUOTE else f"{first[:SHOWN_QUOTE].rsplit(' ', 1)[0]} …"
    return f"“{first}”" + (f" and {len(quotes) - 1} more" if len(quotes) > 1 else "")


def state(events: Sequence[str], undone_by: str | None, reason: str | None) -> str:
    """Whether a decision holds, and of which events now."""
    if undone_by:
        return f"undone by {undone_by[:SHOWN_ID]}"
    if reason:
        return f"stale: {REASONS[reason]}"
    return f"holds {listing([event[:SHOWN_ID] for event in events])}" if events else ""


def outcome(edit: Edit, events: Sequence[str], reason: str, at: str) -> Iterator[str]:
    """What a decision came to, just made, and how to see it and take it back.

    :param at: the option that names the store
    """
    shown = [f"dateline show {event[:SHOWN_ID]}{at}" for event in events]
    yield f"{DONE[edit.action]}. " + (f"See: {', '.join(shown)}" if shown else "No event of now is concerned.")
    if reason:
        yield f"As yet it has nothing to hold on to: {REASONS[reason]}. It is kept, and holds once there is."
    yield f"Take it back: dateline edit undo {edit.edit_id[:SHOWN_ID]}{at}"
