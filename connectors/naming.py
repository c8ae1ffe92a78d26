"""What the definitions of a store's stories call by which name, as rows that SQL can ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass, fields, replace
from typing import TYPE_CHECKING

import duckdb

from dateline.schemas.errors import UsageError

if TYPE_CHECKING:
    from dateline.schemas.story import Story


@dataclass(frozen=True, slots=True)
class Known:
    """One row of table `story_entity`: what a name means in the articles of a story."""

    story: str
    kind: str  # "entity" or "place"
    alias: str
    name: str
    wikidata: str
    geoid: str
    bare: bool  # a place whose names all say nothing of what it lies in


def known_names(stories: Sequence[Story]) -> list[Known]:
    """What the names of all definitions mean, in order; what has one identifier is one thing, by one name.

    What one story tells without an identifier is what another tells with the only one that goes by its name.
    """
    rows = sorted({row for story in stories for row in _rows(story)}, key=astuple)
    identified: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        identified[row.name.casefold()] |= {row.wikidata or row.geoid} - {""}
    things: dict[str, list[Known]] = defaultdict(list)
    for row in rows:
        namesakes = identified[row.name.casefold()]
        only = next(iter(namesakes)) if len(namesakes) == 1 else row.name.casefold()
        things[row.wikidata or row.geoid or only].append(row)
    return sorted((one for thing in things.values() for one in _as_one(thing)), key=astuple)


def enter_names(db: duckdb.DuckDBPyConnection) -> bool:
    """Makes table `story_entity` say what the definitions in table `story` do, and says whether it said anything else.

    Inside the caller's transaction. A definition that an older Dateline took and this one does not gives no names here:
    the next command that needs it says what is wrong.
    """
    defined = db.execute("select name, definition from story order by name").fetchall()
    return keep_names(db, known_names(list(_parsed(defined))) if defined else ())


def keep_names(db: duckdb.DuckDBPyConnection, names: Sequence[Known]) -> bool:
    """Makes these the rows of table `story_entity`, and says whether it had others."""
    wanted = sorted(map(astuple, names))
    columns = ", ".join(field.name for field in fields(Known))
    if sorted(db.execute(f"select {columns} from story_entity").fetchall()) == wanted:  # noqa: S608 (names of ours)
        return False
    db.execute("delete from story_entity")
    if wanted:
        marks = ", ".join("?" for _ in fields(Known))
        db.executemany(f"insert into story_entity ({columns}) values ({marks})", wanted)  # noqa: S608
    return True


def _parsed(defined: Sequence[tuple[str, str]]) -> Iterator[Story]:
    from dateline.schemas.story import parse  # which takes a tenth of a second, and most stores have no story

    for name, definition in defined:
        with suppress(UsageError):
            yield parse(definition, name)


def _rows(story: Story) -> Iterator[Known]:
    for kind, ones in (("entity", story.entities), ("place", story.places)):
        for one in ones:
            bare = kind == "place" and not any("," in name for name in one.names())
            for alias in one.names():
                yield Known(story.name, kind, alias, one.name, one.wikidata, one.geoid, bare)


def _as_one(thing: Sequence[Known]) -> Iterator[Known]:
    """The rows of one thing with one name, that of the first story, and with all of its identifiers."""
    wikidata, geoid = max(row.wikidata for row in thing), max(row.geoid for row in thing)
    return (replace(row, name=thing[0].name, wikidata=wikidata, geoid=geoid) for row in thing)
