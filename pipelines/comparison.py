"""What the present rules say otherwise than those before them: of articles, of their dates, of each story's events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import duckdb

from dateline.pipelines.history import stream
from dateline.pipelines.report import RunReport
from dateline.schemas.queries import query

EVERY_STORY = "all"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the present rules say otherwise."""

    about: Literal["article", "date", "event"]
    story: str  # "" for articles and dates
    change: str  # of an event, as `timeline_recorded_diff` names it
    subject: str  # the article's address, the event's id
    title: str  # of the article, the event's headline
    was: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A store beside what a rebuild would make of it."""

    rebuilt: RunReport  # of the rebuild that was not kept
    ruleset: str  # the present one
    before: tuple[tuple[str, int], ...]  # the rulesets under which it was read, with how many articles each
    n_events: tuple[tuple[str, int, int], ...]  # by story: how many were on the timeline, how many would be
    differences: tuple[Difference, ...]


def compared(old: duckdb.DuckDBPyConnection, fresh: duckdb.DuckDBPyConnection, rebuilt: RunReport) -> Comparison:
    """Compares a store with the database that was derived from it anew and has its history."""
    recorded, ruleset = fresh.execute("select recorded, ruleset from batch order by batch desc limit 1").fetchall()[0]
    stories = sorted({story for db in (old, fresh) for story in _stories(db)})
    counts = tuple((story, _count(old, story), _count(fresh, story)) for story in stories)
    differences = (*_articles(old, fresh), *(d for story in stories for d in _events(fresh, story, recorded)))
    before = tuple((rules, n) for rules, n, *_ in old.execute(query("cli/ruleset_share")).fetchall())
    return Comparison(rebuilt, ruleset, before, counts, differences)


def _articles(old: duckdb.DuckDBPyConnection, fresh: duckdb.DuckDBPyConnection) -> Iterator[Difference]:
    said = query("rebuild/articles")
    with stream(old.sql(said), fresh) as streamed:
        fresh.execute(f"create temp table article_before as from {streamed}")
    fresh.execute(f"create temp table article_now as {said}")
    for about, change, uri, title, was, now in fresh.execute(query("rebuild/articles_changed")).fetchall():
        yield Difference(about, "", change, uri, title, was, now)


def _events(fresh: duckdb.DuckDBPyConnection, story: str, recorded: object) -> Iterator[Difference]:
    found = fresh.execute(query("rebuild/events_changed"), {"story": story, "recorded": recorded}).fetchall()
    for change, event, headline, was, now in found:
        yield Difference("event", story, change, event, headline, was, now)


def _stories(db: duckdb.DuckDBPyConnection) -> set[str]:
    return {EVERY_STORY} | {name for (name,) in db.execute("select name from story").fetchall()}


def _count(db: duckdb.DuckDBPyConnection, story: str) -> int:
    rows = db.execute("select count(*) from timeline where story = $story", {"story": story}).fetchall()
    return int(rows[0][0])
