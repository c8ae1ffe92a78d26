"""What a version of an article changed in the one before it, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from dateline.pipelines.cli.output import safe

SHOWN = 12  # of a version's changes, what matters most first; view `revision` has them all
LONGEST_QUOTE = 160  # characters: two lines of a terminal
SILENT = "of which the article says nothing"
NAMES = {
    "published": "date of publication",
    "cut": "passage cut",
    "added": "passage added",
    "moved": "passage moved",
    "notice": "notice added",
}
NOTICED = {
    "correction": "which it corrects",
    "clarification": "which it clarifies",
    "update": "which it calls an update",
    "withdrawal": "with which it is withdrawn",
}


@dataclass(frozen=True, slots=True)
class Revision:
    """One change of a version; fields are the view's columns."""

    version_id: str
    change: str
    was: str | None
    now: str | None
    notice_kind: str | None
    notice: str | None


def revisions(found: Sequence[Revision]) -> Iterator[Text]:
    """The changes of one version, a line each, under each notice those that it speaks of."""
    shown = found[:SHOWN]
    for notice in dict.fromkeys((r.notice_kind, r.notice) for r in shown):
        kind, said = notice
        spoken = [r for r in shown if (r.notice_kind, r.notice) == notice]
        yield from map(_line, spoken)
        if said:
            yield Text(f"  {NOTICED.get(kind or '', 'of which it says')}: {quoted(said)}", style="green")
        else:
            yield Text(f"  {SILENT}", style="yellow")
    if len(found) > SHOWN:
        yield Text(f"and {len(found) - SHOWN} more, in view revision", style="dim")


def _line(found: Revision) -> Text:
    name = NAMES.get(found.change, found.change)
    if found.change in ("moved", "notice") or not found.was:
        return Text(f"{name}: {quoted(found.now or '')}")
    if not found.now:
        return Text(f"{name}: {quoted(found.was)}" if found.change == "cut" else f"{name}: {quoted(found.was)} is gone")
    return Text(f"{name}: {quoted(found.was)} → {quoted(found.now)}")


def quoted(said: str) -> str:
    """Words in quotation marks on one line, cut where they are long."""
    line = safe(" ".join(said.split()))
    return f"“{line}”" if len(line) <= LONGEST_QUOTE else f"“{line[: LONGEST_QUOTE - 1].rstrip()}…”"
