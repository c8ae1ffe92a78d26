"""Editors' decisions: what a person said of an event, and how that is written down.

A decision is kept by the statements that it speaks of (article, quote, trigger), never by an event's id, which is a
conclusion and may change with the next article or the next rules. One decision is one line of JSON.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any, Literal, cast, get_args

from dateline.schemas.errors import DatelineError
from dateline.schemas.identity import digest

Action = Literal["merge", "split", "hide", "date", "status", "headline", "note", "undo"]
ACTIONS: tuple[Action, ...] = get_args(Action)
MAIN, OTHER = 0, 1  # sides of a decision about two events
_MADE = "%Y-%m-%dT%H:%M:%S.%fZ"


@dataclass(frozen=True, slots=True)
class Ground:
    """A statement that a decision speaks of, as the person saw it."""

    side: int  # OTHER: of a split, what is set apart; of a merge, the other event; else MAIN
    article_id: str
    uri: str
    sha256: str  # of the bytes in which it stood
    part: str  # title, body, caption
    quote: str  # verbatim
    trigger: str  # which event of the quote, where it tells several


@dataclass(frozen=True, slots=True)
class Edit:
    """One decision. ``value`` is the EDTF, status, headline or note, for `undo` the id of what is undone, else ""."""

    made: str  # ISO 8601 UTC with microseconds and Z: when the person said so
    editor: str
    why: str
    action: Action
    value: str = ""
    grounds: tuple[Ground, ...] = ()

    @property
    def edit_id(self) -> str:
        """Of its content, the same in every store that has it."""
        said = [field for g in self.grounds for field in (str(g.side), g.article_id, g.part, g.quote, g.trigger)]
        return digest("edit", self.made, self.editor, self.why, self.action, self.value, *said)

    @property
    def made_at(self) -> datetime:
        """``made`` as stores keep it: UTC, without a zone. Raises ValueError where it is no such instant."""
        return datetime.fromisoformat(self.made).replace(tzinfo=None)


def stamp(at: datetime) -> str:
    """An instant as ``made`` has it; one without a zone is UTC."""
    return (at.astimezone(UTC) if at.tzinfo else at).strftime(_MADE)


def to_line(edit: Edit) -> str:
    """One line of JSON, without its end."""
    return json.dumps({"edit_id": edit.edit_id, **asdict(edit)}, ensure_ascii=False)


def from_line(line: str, origin: str) -> Edit:
    """The decision that a line holds.

    :param origin: file and line number, for the message
    :raises DatelineError: ``edit-damaged``: it is no decision, or not the one that its `edit_id` names
    """
    try:
        said = json.loads(line)
        edit = _from_dict(said)
        named = str(said["edit_id"])
        if stamp(edit.made_at) != edit.made:
            raise ValueError(f"{edit.made} is no instant as decisions have it")
    except (ValueError, KeyError, TypeError) as error:
        raise DatelineError("edit-damaged", origin, f"is no editor's decision ({error})") from error
    if edit.action not in ACTIONS or not edit.editor or not edit.why:
        raise DatelineError("edit-damaged", origin, "has no known action, or does not say by whom and why")
    if named != edit.edit_id:
        raise DatelineError("edit-damaged", origin, f"is not what was written as {named}: it was changed by hand")
    return edit


def _from_dict(said: Mapping[str, Any]) -> Edit:
    grounds = tuple(_ground(g) for g in said["grounds"])
    made, editor, why, action, value = (_word(said[name]) for name in ("made", "editor", "why", "action", "value"))
    return Edit(made, editor, why, cast(Action, action), value, grounds)


def _ground(said: Mapping[str, Any]) -> Ground:
    side = said["side"]
    if side not in (MAIN, OTHER):
        raise ValueError(f"{side!r} is no side")
    article, uri, sha256, part, quote, trigger = (_word(said[name]) for name in Ground.__slots__[1:])
    return Ground(int(side), article, uri, sha256, part, quote, trigger)


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
