"""What the five seed articles must give, line by line of `seeds/expected.json`, through a real run."""

from __future__ import annotations

import json
import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dateline.pipelines import ingest
from tests.conftest import ROOT

EXPECTED = json.loads((ROOT / "seeds" / "expected.json").read_text())
ARTICLES, TIMELINE, COPIES = EXPECTED["articles"], EXPECTED["timeline"], EXPECTED["copies"]
KEPT = 0.97  # of the words in the paragraphs of a seed must stand in some part of its article
COPY = {"identical", "excerpt", "rewrite"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("seeds") / "seeds.duckdb"
    done = ingest.run(ingest.IngestOptions(inputs=(str(seeds),), store=path, workers=1), lambda: datetime.now(UTC))
    assert sum(tally.stored for tally in done.sources) == len(ARTICLES)
    with duckdb.connect(str(path), read_only=True) as db:
        yield db


def folded(text: object) -> str:
    """Text as the expectations are compared: white space and case folded."""
    return " ".join(str(text or "").split()).casefold()


def article(db: duckdb.DuckDBPyConnection, name: str) -> dict[str, Any]:
    found = db.execute("select * from article where uri like '%/' || $n", {"n": name})
    columns = [d[0] for d in found.description]
    return dict(zip(columns, found.fetchone(), strict=True))


def parts(db: duckdb.DuckDBPyConnection, name: str) -> list[tuple[str, str]]:
    query = "select part, text from article_part where article_id = $a"
    return db.execute(query, {"a": article(db, name)["article_id"]}).fetchall()


def bounds(when: str) -> tuple[str, str]:
    """First and last day of a day, a month, or day/day."""
    if "/" in when:
        first, last = when.split("/")
        return first, last
    if len(when) == len("2017-08"):
        return f"{when}-01", f"{when}-{monthrange(*map(int, when.split('-')))[1]}"
    return when, when


def events(db: duckdb.DuckDBPyConnection, expected: dict[str, Any], relation: str = "timeline") -> list[dict[str, Any]]:
    """The events on the expected days of which one sentence says all that is expected."""
    source = "timeline where story = 'all'" if relation == "timeline" else relation
    found = db.execute(f"select * from {source}")
    columns = [d[0] for d in found.description]
    rows = [dict(zip(columns, row, strict=True)) for row in found.fetchall()]
    days = bounds(expected["when"])
    quotes = db.execute("select event_id, quote from evidence").fetchall()
    said = {e for e, quote in quotes if all(folded(s) in folded(quote) for s in expected["says"])}
    return [r for r in rows if (str(r["earliest"]), str(r["latest"])) == days and r["event_id"] in said]


@pytest.mark.parametrize("name", ARTICLES)
def test_the_publication_date_is_found(store: duckdb.DuckDBPyConnection, name: str):
    found, expected = article(store, name), ARTICLES[name]
    day = expected["published"][:10]
    assert (str(found["published_earliest"]), str(found["published_latest"])) == (day, day)
    assert found["published_method"] in ("copy", "text") or not expected["inferred"]
    if "T" in expected["published"]:
        instant = datetime.fromisoformat(expected["published"]).astimezone(UTC).replace(tzinfo=None)
        assert found["published_at"] == instant


@pytest.mark.parametrize("name", ARTICLES)
def test_title_author_and_credit_are_found(store: duckdb.DuckDBPyConnection, name: str):
    found, expected = article(store, name), ARTICLES[name]
    if "title" in expected:
        assert folded(found["title"]) == folded(expected["title"])
    assert set(expected.get("authors", [])) <= set(found["authors"])
    for credit in expected.get("credit", []):
        assert folded(credit) in folded(found["credit"])
    if "dateline_place" in expected:
        assert folded(found["dateline"]) == folded(expected["dateline_place"])


@pytest.mark.parametrize("name", ARTICLES)
def test_boilerplate_goes_and_the_article_stays(store: duckdb.DuckDBPyConnection, seeds: Path, name: str):
    found, expected = article(store, name), ARTICLES[name]
    texts = parts(store, name)
    for line in expected["boilerplate"]:
        assert folded(line) not in folded(found["text"])
    for phrase in expected["must_keep"]:
        assert any(folded(phrase) in folded(text) for _, text in texts), phrase
    if "caption" in expected:
        assert any(folded(expected["caption"]) in folded(text) for part, text in texts if part == "caption")
        assert folded(expected["caption"]) not in folded(found["text"])
    raw = (seeds / name).read_text()
    for line in expected["boilerplate"]:
        raw = raw.replace(line, " ")
    have = {word for _, text in texts for word in re.findall(r"\w+", folded(text))}
    words = [w for paragraph in raw.split("\n") if len(paragraph) > 120 for w in re.findall(r"\w+", folded(paragraph))]
    assert sum(word in have for word in words) / len(words) >= KEPT


@pytest.mark.parametrize("expected", TIMELINE, ids=lambda e: e["when"])
def test_the_event_is_on_the_timeline_once(store: duckdb.DuckDBPyConnection, expected: dict[str, Any]):
    found = [e for e in events(store, expected) if e["status"] == expected["status"]]
    assert found
    assert len({e["kind"] for e in found}) == len(found)
    best = max(found, key=lambda e: e["n_articles"])
    query = "select a.uri from evidence e join article a using (article_id) where e.event_id = $e"
    told_by = {uri.rsplit("/", 1)[-1] for (uri,) in store.execute(query, {"e": best["event_id"]}).fetchall()}
    assert set(expected["articles"]) <= told_by
    assert set(expected.get("places", [])) <= set(best["places"])
    assert best["n_independent"] == expected.get("n_independent", best["n_independent"])


def test_the_timeline_is_no_list_of_sentences(store: duckdb.DuckDBPyConnection):
    (count,) = store.execute("select count(*) from timeline where story = 'all'").fetchone()
    assert len(TIMELINE) <= count <= EXPECTED["max_events_dated"]


@pytest.mark.parametrize("asked", EXPECTED["as_of"], ids=lambda a: a["at"])
def test_as_of_knows_what_was_known(store: duckdb.DuckDBPyConnection, asked: dict[str, Any]):
    relation = f"timeline_as_of('all', timestamp '{asked['at']}')"
    known = {e["when"] for e in TIMELINE if events(store, e, relation)}
    assert set(asked["has"]) <= known
    assert not set(asked["has_not"]) & known


@pytest.mark.parametrize("expected", COPIES, ids=lambda c: "-".join(n[:3] for n in c["articles"]))
def test_copies_are_told_from_quotations(store: duckdb.DuckDBPyConnection, expected: dict[str, Any]):
    one, other = (article(store, name)["article_id"] for name in expected["articles"])
    pairs = {(a, b): r for a, b, r in store.execute("select article_id, other_id, relation from copy").fetchall()}
    if expected["relation"] == "quotes":
        assert pairs[one, other] == "quotes"
    else:
        assert {pairs.get((one, other)), pairs.get((other, one))} & COPY


def test_the_letters_say_what_they_threaten_demand_and_by_when(store: duckdb.DuckDBPyConnection):
    letters = next(e for e in TIMELINE if "n_independent" in e)
    act = max(events(store, letters), key=lambda e: e["n_articles"])["event_id"]
    links = store.execute("select event_id, relation, other_id from event_link").fetchall()
    assert {"threatens", "demands"} <= {relation for one, relation, _ in links if one == act}
    (deadline,) = {one for one, relation, other in links if relation == "deadline_of" and other == act}
    found = store.execute(
        "select earliest, status from timeline where story = 'all' and event_id = $e", {"e": deadline}
    )
    assert [(str(day), status) for day, status in found.fetchall()] == [("2017-08-18", "scheduled")]
