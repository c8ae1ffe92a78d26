"""Settles which version is what its article says, from when to when, and what each changed in the one before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

import duckdb

from dateline.pipelines.resolve.lifetimes import Edition, Lifetime, lifetimes, withheld
from dateline.pipelines.resolve.restating import Restated, Stated, restate
from dateline.pipelines.resolve.tables import keys, settle
from dateline.pipelines.steps import revisions as step
from dateline.pipelines.steps.differences import Passage
from dateline.pipelines.steps.revisions import Revision, revise
from dateline.pipelines.steps.withheld import is_stub
from dateline.schemas.queries import query
from dateline.schemas.records import Part, TimeExpression


@dataclass(frozen=True, slots=True)
class Revised:
    """One row of `revised`."""

    article_id: str
    before_id: str
    version_id: str
    ordinal: int
    change: str
    was: str
    was_part: int | None
    was_start: int | None
    was_end: int | None
    was_sentence_start: int | None
    was_sentence_end: int | None
    now: str
    now_part: int | None
    now_start: int | None
    now_end: int | None
    now_sentence_start: int | None
    now_sentence_end: int | None
    notice_kind: str
    notice: str
    notice_part: int | None
    notice_start: int | None
    notice_end: int | None


@dataclass(frozen=True, slots=True)
class _Pair:
    """A version and the one that it replaced."""

    article_id: str
    before_id: str
    version_id: str


@dataclass(frozen=True, slots=True)
class Read:
    """A version as its changes are looked for."""

    edition: step.Edition
    paywalled: bool
    keep: str

    @property
    def text(self) -> str:
        """Its body."""
        return next((part.text for part in self.edition.parts if part.name == "body"), "")


def settle_lifetimes(
    db: duckdb.DuckDBPyConnection, versions: set[str], batch: int, recorded: datetime
) -> tuple[set[str], int]:
    """Order the versions of the articles that these belong to; which versions' lifetimes changed, and how many rows.

    An input of the batch that was only what a paywall left of its article says so from here on.
    """
    articles = _scope_articles(db, versions)
    by_article: dict[str, list[Edition]] = defaultdict(list)
    for row in db.execute(query("resolve/editions")).fetchall():
        edition = Edition(*row)
        by_article[edition.article_id].append(edition)
    rows = [life for _, editions in sorted(by_article.items()) for life in lifetimes(editions)]
    before = set(_lifetimes(db))
    changed = settle(db, "lifetime", "article_id", articles, rows, recorded)
    keys(db, "scope_withheld", (v for editions in by_article.values() for v in withheld(editions)))
    db.execute(query("resolve/paywalled"), {"batch": batch})
    return {life.version_id for life in before ^ set(rows)}, changed


def settle_revisions(db: duckdb.DuckDBPyConnection, versions: set[str], recorded: datetime) -> int:
    """Say what each of these versions changed in the one before it, and the one after it in it; rows ended or begun."""
    _scope_articles(db, versions)
    follows: dict[str, list[Lifetime]] = defaultdict(list)
    for life in _lifetimes(db):
        follows[life.article_id].append(life)
    pairs = [
        _Pair(article, one.version_id, other.version_id)
        for article, lives in sorted(follows.items())
        for one, other in pairwise(lives)
        if one.version_id in versions or other.version_id in versions
    ]
    read = editions(db, {v for p in pairs for v in (p.before_id, p.version_id)})
    statements = _statements(db)
    revised: list[Revised] = []
    restated: list[Restated] = []
    for pair in pairs:
        before, after = read[pair.before_id], read[pair.version_id]
        was_hidden = opened(before, after)
        # Of words that are not kept of both, nobody can say what became of them.
        is_blank = was_hidden or before.keep != after.keep
        found = step.Revised((), ()) if is_blank else revise(before.edition, after.edition)
        revised += [_row(pair, number, revision) for number, revision in enumerate(found.revisions)]
        said = statements[pair.before_id], statements[pair.version_id]
        became = restate(pair.article_id, pair.before_id, pair.version_id, *said, found)
        restated += [r for r in became if r.before_mention is None or not was_hidden]
    scope = versions | {pair.version_id for pair in pairs}
    changed = settle(db, "revised", "version_id", scope, revised, recorded)
    return changed + settle(db, "restated", "version_id", scope, restated, recorded)


def _scope_articles(db: duckdb.DuckDBPyConnection, versions: Iterable[str]) -> set[str]:
    """Make the articles that versions belong to the scope of the next query, and give them."""
    keys(db, "scope_versions", versions)
    found = db.execute(
        "select distinct article_id from version where version_id in (select key from scope_versions)"
    ).fetchall()
    articles = {article for (article,) in found}
    keys(db, "scope_articles", articles)
    return articles


def _lifetimes(db: duckdb.DuckDBPyConnection) -> list[Lifetime]:
    """The lifetimes of the articles in scope, an article's in their order: each ends when the next begins."""
    return [Lifetime(*row) for row in db.execute(query("resolve/lifetimes")).fetchall()]


def opened(before: Read, after: Read) -> bool:
    """Whether the earlier version was only what a paywall left of the later one: then nothing was revised."""
    return is_stub(before.text, after.text, before.paywalled)


def lives_beside(db: duckdb.DuckDBPyConnection, versions: Iterable[str]) -> dict[str, list[str]]:
    """The versions of the articles that these belong to, in the order in which they replaced each other; by article,
    those with several."""
    _scope_articles(db, versions)
    chains: dict[str, list[str]] = defaultdict(list)
    for life in _lifetimes(db):
        chains[life.article_id].append(life.version_id)
    return {article: chain for article, chain in chains.items() if len(chain) > 1}


def editions(db: duckdb.DuckDBPyConnection, versions: set[str]) -> dict[str, Read]:
    """The texts of versions, as their changes are looked for."""
    keys(db, "scope_versions", versions)
    times: dict[str, list[TimeExpression]] = defaultdict(list)
    for version, *values in db.execute(query("resolve/times")).fetchall():
        times[version].append(TimeExpression(*values))
    return {
        version: Read(
            step.Edition(tuple(Part(**part) for part in parts), tuple(times[version]), published), paywalled, keep
        )
        for version, published, paywalled, keep, parts in db.execute(query("resolve/revised_versions")).fetchall()
    }


def _statements(db: duckdb.DuckDBPyConnection) -> dict[str, list[Stated]]:
    """The statements of the versions in scope, in text order."""
    found: dict[str, list[Stated]] = defaultdict(list)
    for version, *values in db.execute(query("resolve/stated")).fetchall():
        found[version].append(Stated(*values))
    return found


def _row(pair: _Pair, number: int, revision: Revision) -> Revised:
    notice = revision.notice
    return Revised(
        pair.article_id, pair.before_id, pair.version_id, number, revision.kind, *_columns(revision.was),
        *_columns(revision.now), notice.kind if notice else "", notice.passage.text if notice else "",
        *((notice.passage.part, notice.passage.start, notice.passage.end) if notice else (None, None, None)),
    )  # fmt: skip


def _columns(passage: Passage | None) -> tuple[str, int | None, int | None, int | None, int | None, int | None]:
    if passage is None:
        return "", None, None, None, None, None
    if passage.part < 0:  # the date of publication, which stands in no part
        return passage.text, None, None, None, None, None
    return (
        passage.text, passage.part, passage.start, passage.end, passage.sentence_start, passage.sentence_end,
    )  # fmt: skip
