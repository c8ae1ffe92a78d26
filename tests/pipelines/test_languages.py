"""Real pages in other languages than English: stored, dated, compared and searched, and no event is read from them."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from dateline.connectors.store import open_reader
from dateline.pipelines.ingest import IngestOptions, Naming, RunReport, run
from dateline.pipelines.report import Unmined
from dateline.pipelines.search.found import Scope, search
from dateline.pipelines.search.query import parse
from tests.pipelines.conftest import Clock

# How the ids of 21 pages begin: Austria, China, Czechia, Spain, France, Greenland, Israel, India, Italy, Japan.
PAGES = ("at/", "cn/", "cz/", "es/", "fr/", "gl/", "il/", "ind/Bhaskar", "it/", "jp/")
LANGUAGES = {"es": 6, "de": 4, "cs": 2, "fr": 2, "it": 2, "ja": 2, "da": 1, "hi": 1, "zh": 1}
COPIES = "https://copy.example/"


class Taken(NamedTuple):
    """What was taken in: the pages, and of each a copy of its bare text under another address."""

    gold: list[dict[str, Any]]
    report: RunReport
    store: Path

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        with open_reader(self.store) as db:
            return db.sql(sql).fetchall()


@pytest.fixture(scope="module")
def taken(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """A store of the pages and their copies."""
    pages, folder = corpora / "pages" / "fundus", tmp_path_factory.mktemp("languages")
    lines = (pages / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    gold = [page for page in map(json.loads, lines) if page["id"].startswith(PAGES)]
    copies = ({"url": f"{COPIES}{page['file']}", "title": page["title"], "text": page["text"]} for page in gold)
    (folder / "copies.jsonl").write_text("\n".join(map(json.dumps, copies)), encoding="utf-8")
    inputs = (*(str(pages / page["file"]) for page in gold), str(folder / "copies.jsonl"))
    options = IngestOptions(inputs, folder / "at.duckdb", workers=1, addresses=(Naming(str(pages), "page:"),))
    return Taken(gold, run(options, Clock(datetime(2030, 1, 1))), options.store)


def test_each_is_stored_with_the_day_of_its_publication(taken: Taken) -> None:
    said = "select uri, published_earliest::varchar, published_latest::varchar from article where uri like 'page:%'"
    found = {uri.removeprefix("page:"): days for uri, *days in taken.ask(said)}
    assert found == {page["file"]: [page["date"]] * 2 for page in taken.gold}
    assert len(found) == 21


def test_the_copy_of_each_is_known_for_one_and_dated_by_it(taken: Taken) -> None:
    said = f"""
        select c.uri, c.published_method, c.published_earliest::varchar, c.published_latest::varchar
        from article c
        join copy on c.article_id in (copy.article_id, copy.other_id)
        join article p on p.article_id in (copy.article_id, copy.other_id) and p.uri like 'page:%'
        where c.uri like '{COPIES}%' and replace(c.uri, '{COPIES}', 'page:') = p.uri and copy.relation <> 'quotes'"""
    found = {uri.removeprefix(COPIES): told for uri, *told in taken.ask(said)}
    assert found.keys() == {page["file"] for page in taken.gold}
    for page in taken.gold:
        method, first, last = found[page["file"]]
        assert method == "copy"
        assert first <= page["date"] <= last  # either may have been printed first: a day more or less


def test_each_is_found_by_a_word_of_its_title(taken: Taken) -> None:
    with open_reader(taken.store) as db:
        for page in taken.gold:
            word = max((word.strip('!?,.:;-–„“”"«»()') for word in page["title"].split()), key=len)
            (answer,) = search(db, ["article"], parse(f'"{word}"'), Scope(), 10).values()
            uris = {uri for found in answer.best for uri in (found.uri, *found.also)}
            assert {f"page:{page['file']}", f"{COPIES}{page['file']}"} <= uris, page["id"]


def test_none_tells_an_event(taken: Taken) -> None:
    assert taken.ask("select count(*) from article where mined") == [(0,)]
    assert taken.ask("select count(*) from timeline") == [(0,)]
    assert taken.ask("select count(*) from evidence") == [(0,)]


def test_the_run_says_how_many_of_which_language_were_not_mined(taken: Taken) -> None:
    assert set(taken.report.unmined) == {Unmined(lang, 2 * n) for lang, n in LANGUAGES.items()}
    assert "No events were looked for in 42 articles" in " ".join(taken.report.lines())
