"""Adds, changes and removes story definitions: the store selects its articles anew, and reads none again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

import duckdb

from dateline.connectors.naming import enter_names
from dateline.connectors.store import WAIT, open_writer
from dateline.pipelines.recording import record
from dateline.pipelines.resolve.fetching import Owners
from dateline.pipelines.resolve.resolve import reselect
from dateline.pipelines.resolve.stories import fold
from dateline.pipelines.steps.kinds import KINDS, OTHER
from dateline.schemas.definition import line_of
from dateline.schemas.errors import UsageError
from dateline.schemas.story import Entity, Story, fingerprint, parse


@dataclass(frozen=True, slots=True)
class Change:
    """What adding or removing a story did."""

    name: str
    what: str  # "added", "changed", "unchanged", "removed"
    n_articles: int  # that the story selects now, current versions
    n_stored: int  # articles that there are
    n_events: int  # on its current timeline


def defined(db: duckdb.DuckDBPyConnection) -> tuple[Story, ...]:
    """The stories of a store, by name. Works on a reader's connection too."""
    rows = db.execute("select name, definition from story order by name").fetchall()
    return tuple(parse(definition, name) for name, definition in rows)


def add(
    store: Path, text: str, origin: str, owners: Owners, clock: Callable[[], datetime], wait: float = WAIT
) -> Change:
    """Define a story, or define it anew where one of its name exists, and select its articles and events.

    :param text: the definition, TOML
    :param origin: where it came from, for messages
    :raises UsageError: it is no definition, or asks for a kind of event that there is not; nothing was changed
    """
    story = parse(text, origin)
    check_kinds(story, origin)
    check_names(story, origin, text)
    with open_writer(store, wait) as writer:
        held = writer.db.execute("select sha256 from story where name = $name", {"name": story.name}).fetchone()
        if held == (fingerprint(text),):
            return _counted(writer.db, story.name, "unchanged")

        def change(recorded: datetime) -> int:
            writer.db.execute("delete from story where name = $name", {"name": story.name})
            writer.db.execute(
                "insert into story values ($name, $title, $definition, $sha256, $recorded)",
                {
                    "name": story.name,
                    "title": story.title,
                    "definition": text,
                    "sha256": fingerprint(text),
                    "recorded": recorded,
                },
            )
            enter_names(writer.db)
            return reselect(writer.db, recorded, defined(writer.db), owners)

        record(writer.db, "story", f"story add {origin}", clock(), change)
        return _counted(writer.db, story.name, "changed" if held else "added")


def check_kinds(story: Story, origin: str) -> None:
    """Make sure that a definition asks for kinds that there are: one misspelt would silently select nothing.

    :raises UsageError: it does not
    """
    known = {OTHER, *(kind.name for kind in KINDS)}
    asked = {*story.kinds, *(kind for lane in story.lanes for kind in lane.kinds)}
    for kind in sorted(asked - known):
        near = get_close_matches(kind, known, n=1)
        meant = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(sorted(known))}"
        raise UsageError("story-invalid", origin, f"not a story definition: {kind!r} is no kind of event; {meant}")


def check_names(story: Story, origin: str, text: str) -> None:
    """Make sure that every name of a definition means one thing: what it means could not be told otherwise.

    :raises UsageError: a name is empty, or it or an identifier stands for two of the entities and places
    """
    taken: dict[str, Entity] = {}
    for group, ones in (("entities", story.entities), ("places", story.places)):
        for n, one in enumerate(ones):
            signs = [*map(fold, one.names()), *filter(None, (one.wikidata, one.geoid))]
            wrong = next((sign for sign in signs if not sign.strip() or taken.get(sign, one) is not one), None)
            if wrong is not None:
                meant = f"{wrong.strip()!r} is already {taken[wrong].name!r}" if wrong.strip() else "an empty name"
                at = f"line {line_of(text, (group, n, 'name'), one.name)}, {group}.{n}"
                raise UsageError("story-invalid", origin, f"not a story definition: {at}: {meant}")
            taken.update(dict.fromkeys(signs, one))


def remove(store: Path, name: str, owners: Owners, clock: Callable[[], datetime], wait: float = WAIT) -> Change:
    """Take a story off the store; its articles and events stay, in the story `all`.

    :raises UsageError: there is no story of that name
    """
    with open_writer(store, wait) as writer:
        names = [n for (n,) in writer.db.execute("select name from story order by name").fetchall()]
        if name not in names:
            there = f"there are {', '.join(names)}" if names else "there are none; add one with `dateline story add`"
            raise UsageError("no-such-story", name, f"no story of this name: {there}")

        def change(recorded: datetime) -> int:
            writer.db.execute("delete from story where name = $name", {"name": name})
            enter_names(writer.db)
            return reselect(writer.db, recorded, defined(writer.db), owners)

        record(writer.db, "story", f"story remove {name}", clock(), change)
        return Change(name, "removed", 0, 0, 0)


def _counted(db: duckdb.DuckDBPyConnection, name: str, what: str) -> Change:
    articles = db.execute(
        "select count(*) from story_version s join lifetime l on l.version_id = s.version_id and l.recorded_to is null "
        "where s.recorded_to is null and l.current and s.story = $name",
        {"name": name},
    ).fetchall()[0][0]
    stored = db.execute("select count(*) from article").fetchall()[0][0]
    events = db.execute("select count(*) from timeline where story = $name", {"name": name}).fetchall()[0][0]
    return Change(name, what, articles, stored, events)
