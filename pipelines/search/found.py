"""A search of a store: which articles and statements have the words, the best first, with the passages that do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from dateline.pipelines.search.passages import Passage, occurrences, passage
from dateline.pipelines.search.patterns import python, re2
from dateline.pipelines.search.query import Query, Term
from dateline.pipelines.search.ranking import Count, Group, Match, grouped, ranked, weigh
from dateline.schemas.queries import query as sql

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

Kind = Literal["article", "statement"]
Rows = dict[str, dict[str, Any]]  # of a query, by key
_COUNTS = {"article": "search/articles", "statement": "search/statements"}
_OF_ARTICLE = ("article_id", "version_id", "uri", "source", "title", "published_earliest", "published_latest")


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look: a story, and if given one publisher and some days, both inclusive."""

    story: str = "all"
    source: str | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """What is told: an event on the story's timeline, or an undated statement that no event took."""

    event_id: str | None
    edtf: str | None
    earliest: date | None
    latest: date | None
    granularity: str | None
    status: str
    kind: str
    headline: str
    edits: tuple[str, ...]  # editors' decisions that shaped it


@dataclass(frozen=True, slots=True)
class Found:
    """An article, or a statement in it, with the passage that was found: ``text[char_start:char_end]`` of the part."""

    found: Kind
    score: float
    article_id: str
    version_id: str
    uri: str
    source: str
    title: str
    published_earliest: date | None
    published_latest: date | None
    part: str
    part_ordinal: int
    char_start: int
    char_end: int
    passage: str
    hits: tuple[tuple[int, int], ...]  # start and end of each within the passage
    event: Event | None  # that the statement tells, or the weightiest that an article's passage tells
    also: tuple[str, ...]  # addresses of articles that say the same: copies, or others that tell the event


@dataclass(frozen=True, slots=True)
class Answer:
    """The best of what was found of one kind, and how much there is; what a copy repeats counts once."""

    best: tuple[Found, ...]
    total: int


def search(db: DuckDBPyConnection, kinds: Iterable[Kind], query: Query, scope: Scope, top: int) -> dict[Kind, Answer]:
    """Find the articles, and the statements in them, that have all words and none that is unwanted.

    :param db: a store opened to read
    :param top: how many to give of each kind, the best
    """
    articles = ranked(_counts(db, "article", query, replace(scope, first=None, last=None), None))
    versions = [match.key for match in articles]
    answers: dict[Kind, Answer] = {}
    for kind in kinds:
        if kind == "article":
            kept = _within(db, articles, query, scope)
            groups = grouped(kept, _copies(db, kept))
            answers[kind] = Answer(tuple(_shown_articles(db, query, scope.story, groups[:top])), len(groups))
        else:  # what a statement says, its article says: only those are looked into
            statements = ranked(_counts(db, "statement", query, scope, versions))
            groups = grouped(_without(db, kind, statements, query, scope))
            answers[kind] = Answer(tuple(_shown_statements(db, query, scope.story, groups[:top])), len(groups))
    return answers


def count_alone(db: DuckDBPyConnection, query: Query, scope: Scope) -> list[tuple[Term, int]]:
    """How many articles of any day have each word for itself: which one asks too much?"""
    whenever = replace(scope, first=None, last=None)
    return [(term, len(_count(db, "article", term, whenever))) for term in query.wanted]


def _counts(
    db: DuckDBPyConnection, kind: Kind, query: Query, scope: Scope, versions: list[str] | None
) -> list[tuple[float, dict[str, Count]]]:
    """The most telling term is looked for everywhere, the others only where those before them are."""
    counts: list[tuple[float, dict[str, Count]]] = []
    left: list[str] | None = None
    for term in sorted(query.wanted, key=weigh, reverse=True):
        found = _count(db, kind, term, scope, versions, left)
        counts.append((weigh(term), found))
        left = list(found)
    return counts


def _within(db: DuckDBPyConnection, matches: list[Match], query: Query, scope: Scope) -> list[Match]:
    """The articles of the scope's days that have nothing unwanted."""
    kept = _without(db, "article", matches, query, scope)
    if not (scope.first or scope.last):
        return kept
    inside = _count(db, "article", query.wanted[0], scope, [match.key for match in kept])
    return [match for match in kept if match.key in inside]


def _without(db: DuckDBPyConnection, kind: Kind, matches: list[Match], query: Query, scope: Scope) -> list[Match]:
    keys = [match.key for match in matches]
    versions = [key.partition(" ")[0] for key in keys]
    unwanted = {key for term in query.unwanted for key in _count(db, kind, term, scope, versions, keys)}
    return [match for match in matches if match.key not in unwanted]


def _count(
    db: DuckDBPyConnection,
    kind: Kind,
    term: Term,
    scope: Scope,
    versions: list[str] | None = None,
    among: list[str] | None = None,
) -> dict[str, Count]:
    """How often a term stands in each text, by its key, of these versions and keys alone where they are given."""
    if versions == [] or among == []:
        return {}
    parameters = {
        "english": re2(term, english=True), "plain": re2(term, english=False), "versions": versions, "among": among,
        "story": scope.story, "source": scope.source and scope.source.lower(),
        "first": scope.first, "last": scope.last,
    }  # fmt: skip
    rows = db.execute(sql(_COUNTS[kind]), parameters).fetchall()
    return {key: Count(key, topic, n, length, known_at) for key, topic, n, length, known_at in rows}


def _copies(db: DuckDBPyConnection, matches: list[Match]) -> list[tuple[str, str]]:
    keys = [match.key for match in matches]
    return [(one["version_id"], one["other_id"]) for one in _rows(db, "copies", keys=keys)]


def _shown_articles(db: DuckDBPyConnection, query: Query, story: str, groups: Sequence[Group]) -> list[Found]:
    rows = _by_key(db, "articles_shown", groups)
    found = [_article(query, group, rows) for group in groups]
    if not found:
        return []
    places = [
        {
            "version_id": f.version_id,
            "ordinal": f.part_ordinal,
            "char_start": f.char_start,
            "char_end": f.char_end,
            "hits": [f.char_start + start for start, _ in f.hits],
        }
        for f in found
    ]
    told = {row["key"]: _event(row) for row in _rows(db, "told", story=story, passages=places)}
    return [replace(one, event=told.get(one.version_id)) for one in found]


def _article(query: Query, group: Group, rows: Rows) -> Found:
    """The passage with most of the terms; one of the title, which is shown anyway, only where no other has any."""
    row = rows[group.best.key]
    terms = _patterns(query, row)
    passages = [(part, passage(part["text"], occurrences(part["text"], terms))) for part in row["parts"]]
    part, place = max(passages, key=lambda p: (bool(p[1].hits), p[0]["part"] != "title", _terms(p[1])))
    return _found("article", group, rows, part, place)


def _terms(place: Passage) -> int:
    return len({hit.term for hit in place.hits})


def _shown_statements(db: DuckDBPyConnection, query: Query, story: str, groups: Sequence[Group]) -> list[Found]:
    rows = _by_key(db, "statements_shown", groups, story=story)
    return [_statement(query, group, rows) for group in groups]


def _statement(query: Query, group: Group, rows: Rows) -> Found:
    """The statement's own words in full, which are a sentence or two."""
    row = rows[group.best.key]
    quote, start = row["quote"], row["char_start"]
    place = Passage(0, len(quote), occurrences(quote, _patterns(query, row)))
    part = {"part": row["part"], "ordinal": row["part_ordinal"], "text": quote}
    found = _found("statement", group, rows, part, place)
    return replace(found, char_start=start, char_end=start + len(quote), event=_event(row))


def _found(kind: Kind, group: Group, rows: Rows, part: dict[str, Any], place: Passage) -> Found:
    row = rows[group.best.key]
    return Found(
        found=kind,
        score=group.best.score,
        **{name: row[name] for name in _OF_ARTICLE},
        part=part["part"],
        part_ordinal=part["ordinal"],
        char_start=place.start,
        char_end=place.end,
        passage=part["text"][place.start : place.end],
        hits=tuple((hit.start - place.start, hit.end - place.start) for hit in place.hits),
        event=None,
        also=tuple(dict.fromkeys(rows[key]["uri"] for key in group.others if rows[key]["uri"] != row["uri"])),
    )


def _event(row: dict[str, Any]) -> Event:
    return Event(**{field.name: row[field.name] for field in fields(Event)} | {"edits": tuple(row["edits"] or ())})


def _patterns(query: Query, row: dict[str, Any]) -> list[re.Pattern[str]]:
    return [python(term, row["is_english"]) for term in query.wanted]


def _by_key(db: DuckDBPyConnection, name: str, groups: Sequence[Group], **parameters: Any) -> Rows:
    keys = [key for group in groups for key in (group.best.key, *group.others)]
    return {row["key"]: row for row in _rows(db, name, keys=keys, **parameters)}


def _rows(db: DuckDBPyConnection, name: str, **parameters: Any) -> list[dict[str, Any]]:
    cursor = db.execute(sql(f"search/{name}"), parameters)
    columns = [column[0] for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
