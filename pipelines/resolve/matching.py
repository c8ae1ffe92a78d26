"""Which mentions the statements are that an editor spoke of, in each version of their articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb

from dateline.pipelines.resolve.tables import keys, settle
from dateline.schemas.queries import query


@dataclass(frozen=True, slots=True)
class Sought:
    """A ground, folded for comparing."""

    edit_id: str
    ordinal: int
    article_id: str
    part: str
    quote: str
    trigger: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention of a version of a ground's article."""

    article_id: str
    version_id: str
    mention_id: str
    ordinal: int
    part: str
    quote: str
    trigger: str
    timed: bool  # it hangs on a time expression


@dataclass(frozen=True, slots=True)
class Match:
    """One row of `edit_match`."""

    edit_id: str
    ordinal: int
    version_id: str
    mention_id: str


def fold(text: str) -> str:
    """Words in the form in which a statement is found again: white space and case do not count."""
    return " ".join(text.split()).casefold()


def matches(grounds: Iterable[Sought], candidates: Iterable[Candidate]) -> list[Match]:
    """The mention that each ground is in each version of its article; none in a version that does not say so."""
    by_article: dict[str, dict[str, list[Candidate]]] = defaultdict(lambda: defaultdict(list))
    for candidate in candidates:
        by_article[candidate.article_id][candidate.version_id].append(candidate)
    found = []
    for ground in grounds:
        for version, mentions in sorted(by_article.get(ground.article_id, {}).items()):
            best = min((rank for c in mentions if (rank := _rank(ground, c))), default=None)
            if best:
                found.append(Match(ground.edit_id, ground.ordinal, version, best[-1]))
    return found


def _rank(ground: Sought, said: Candidate) -> tuple[bool, bool, bool, int, bool, int, str] | None:
    """How well a mention is a ground, the least the best; None where the one's words do not hold the other's.

    Rules may come to cut a sentence differently, or to name its event by another word: what says the most of the same
    words is then the same statement. A sentence may name two events by one word, "steps taken now and those taken in
    the 1930s": the one that has a time is on a timeline, where editors decide; the other one mostly is not.
    """
    mine, theirs = fold(ground.quote), fold(said.quote)
    if not mine or not theirs or (mine not in theirs and theirs not in mine):
        return None
    other_trigger = fold(ground.trigger) != fold(said.trigger)
    return (mine != theirs, other_trigger, ground.part != said.part, abs(len(mine) - len(theirs)), not said.timed,
            said.ordinal, said.mention_id)  # fmt: skip


def settle_matches(db: duckdb.DuckDBPyConnection, edits: set[str], recorded: datetime) -> int:
    """Say anew which mentions the grounds of these edits are; rows ended or begun."""
    if not edits:
        return 0
    keys(db, "scope_edits", edits)
    grounds = [Sought(*row) for row in db.execute(query("resolve/edit_grounds")).fetchall()]
    candidates = [Candidate(*row) for row in db.execute(query("resolve/edit_candidates")).fetchall()]
    return settle(db, "edit_match", "edit_id", edits, matches(grounds, candidates), recorded)


def speaking_of(db: duckdb.DuckDBPyConnection, versions: Sequence[str] | set[str]) -> set[str]:
    """The edits that speak of an article with one of these versions."""
    if not db.execute("select 1 from edit_log limit 1").fetchall():
        return set()
    keys(db, "scope_versions", versions)
    return {edit for (edit,) in db.execute(query("resolve/edits_of_versions")).fetchall()}


def undone_by(db: duckdb.DuckDBPyConnection, edits: set[str]) -> set[str]:
    """These edits, with those that they undo, and those that these undid."""
    keys(db, "scope_edits", edits)
    return {edit for (edit,) in db.execute(query("resolve/edits_undone")).fetchall()}
