"""What a request to forget reaches: which versions, inputs of past runs and archived bytes it names.

It is found by hashes alone, so that a killed command can be finished by one that was never told the words.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile
from urllib.parse import unquote

import duckdb

from dateline.connectors.archive import Archive
from dateline.pipelines.steps.forgetting import Forgotten
from dateline.schemas.errors import StoreError
from dateline.schemas.identity import article_id
from dateline.schemas.queries import query

ROWS = 5_000  # of a table of texts that are held at once


@dataclass(frozen=True, slots=True)
class _Thing:
    """A version, or an input of a past run: the key of its row, and what it may be known by."""

    key: tuple[str, int]  # of a version its id and 0, of an input its run and ordinal
    article_id: str
    uri: str
    url: str
    source: str
    sha256: str
    media: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """All that a request names in a store."""

    versions: frozenset[str]
    inputs: tuple[tuple[str, int, str], ...]  # run, ordinal, article_id (of the address where it had none)
    articles: frozenset[str]  # of these versions and inputs
    bodies: frozenset[str]  # archived bytes that nothing else has
    shared: frozenset[str]  # archived bytes that something has that was not named: they stay
    damaged: frozenset[str]  # archived bytes that could not be looked through
    sources: frozenset[str]  # the names of publishers that were named themselves
    addresses: frozenset[str]  # of all that was named

    def __bool__(self) -> bool:
        return bool(self.versions or self.inputs)


def find(db: duckdb.DuckDBPyConnection, archive: Archive, sought: Forgotten) -> Reach:
    """Looks for what a request names. Works on a reader's connection too; texts are looked through one by one."""
    versions, inputs = list(_versions(db)), list(_inputs(db))
    bodies, damaged = set(sought.bodies), frozenset[str]()
    if sought.texts:
        archived, damaged = _archived_with(archive, sought, (*versions, *inputs))
        read_with = _read_with(db, sought)
        bodies |= archived | {thing.sha256 for thing in versions if thing.key[0] in read_with}
    is_named = _by_address(sought, frozenset(bodies))
    mine = [thing for thing in versions if is_named(thing)]
    given = [thing for thing in inputs if is_named(thing)]
    named = {thing.sha256 for thing in (*mine, *given)} - {""}
    others = {thing.sha256 for things, taken in ((versions, mine), (inputs, given)) for thing in _less(things, taken)}
    return Reach(
        versions=frozenset(thing.key[0] for thing in mine),
        inputs=tuple((*thing.key, thing.article_id or article_id(thing.uri)) for thing in given),
        articles=frozenset(thing.article_id or article_id(thing.uri) for thing in (*mine, *given)),
        bodies=frozenset(named - others),
        shared=frozenset(named & others),
        damaged=damaged,
        sources=frozenset(thing.source for thing in (*mine, *given) if sought.has_source(thing.source)),
        addresses=frozenset(address for thing in (*mine, *given) for address in (thing.uri, thing.url) if address),
    )


def is_file_of(given: str, addresses: Collection[str]) -> bool:
    """Whether what a run was given is a file at one of these addresses, as it is written at a command line."""
    steps = [step for step in given.split("/") if step not in {"", "."}]
    path = "/".join(dropwhile(lambda step: step == "..", steps))
    return bool(path) and any(
        unquote(address.split("#line=")[0]).endswith(f"/{path}") for address in addresses if address.startswith("file:")
    )


def _versions(db: duckdb.DuckDBPyConnection) -> Iterator[_Thing]:
    for version, *values in db.execute(query("forget/versions")).fetchall():
        yield _Thing((version, 0), *values)


def _inputs(db: duckdb.DuckDBPyConnection) -> Iterator[_Thing]:
    for run, ordinal, article, uri, source, sha256, media, detail in db.execute(query("forget/inputs")).fetchall():
        yield _Thing((run, ordinal), article or "", uri, "", source, sha256 or "", media or "", detail)


def _by_address(sought: Forgotten, bodies: frozenset[str]) -> Callable[[_Thing], bool]:
    """Says of a thing whether it is named: by its address, its publisher or its bytes."""
    has_address, has_source = cache(sought.has_address), cache(sought.has_source)
    has_text = cache(sought.has_text)

    def is_named(thing: _Thing) -> bool:
        return (
            thing.article_id in sought.articles
            or thing.sha256 in bodies
            or has_address(thing.uri)
            or bool(thing.url and has_address(thing.url))
            or has_source(thing.source)
            or has_text(thing.source, thing.detail)
        )

    return is_named


def _less(things: Iterable[_Thing], taken: Iterable[_Thing]) -> list[_Thing]:
    keys = {thing.key for thing in taken}
    return [thing for thing in things if thing.key not in keys]


def _archived_with(archive: Archive, sought: Forgotten, things: Iterable[_Thing]) -> tuple[set[str], frozenset[str]]:
    """The archived bytes in which a passage stands, and those that are damaged. What is not there holds nothing."""
    media = {thing.sha256: thing.media for thing in things if thing.sha256}
    found: set[str] = set()
    damaged: set[str] = set()
    for sha256, kind in media.items():
        try:
            if sought.has_body(archive.get(sha256), kind):
                found.add(sha256)
        except StoreError as error:
            if error.reason == "archive-damaged":
                damaged.add(sha256)
    return found, frozenset(damaged)


def _read_with(db: duckdb.DuckDBPyConnection, sought: Forgotten) -> set[str]:
    """The versions in whose rows of Read a passage stands."""
    found: set[str] = set()
    rows = db.execute(query("forget/texts"))
    while some := rows.fetchmany(ROWS):
        found |= {version for version, text in some if version not in found and sought.has_text(text)}
    return found
