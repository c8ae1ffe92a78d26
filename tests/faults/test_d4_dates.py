"""D4: what has no date gets none, from no clock and no file; when an event was is not when it was written of."""

from __future__ import annotations

import json
import os
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.faults.children import command, without_beam

TUESDAY = "Volunteers stacked sandbags along the river on Tuesday. The levee held, the sheriff said."
JURY = "A jury found the treasurer guilty on May 4, 2016. The levee held on Tuesday, the sheriff said."
FILES = {
    "none.txt": TUESDAY,
    "several.txt": "A jury on May 4, 2016, found him guilty. The fund dates from 2009; sentencing is on July 11, 2017.",
    "german.txt": "HAMBURG - Am Dienstag hielt der Deich, wie die Feuerwehr am 7. Mai 2019 sagte.",
}
PUBLISHED = {"nonsense": "31 February 2017", "far": "9999-01-01", "zero": "0", "empty": "", "good": "2016-05-09"}


@pytest.fixture(scope="module")
def dated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of articles without dates, with several, in another language, and with wrong ones."""
    folder = tmp_path_factory.mktemp("articles")
    for name, text in FILES.items():
        (folder / name).write_text(text)
        os.utime(folder / name, (1.4e9, 1.4e9))  # in 2014: a file's age is no date
    lines = [{"url": f"https://a.example/{n}", "published": p, "text": JURY} for n, p in PUBLISHED.items()]
    (folder / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    store = tmp_path_factory.mktemp("store") / "news.duckdb"
    ended = command("ingest", folder, "--store", store, before=[without_beam])
    assert ended.code == 0, ended.said
    return store


def ask(store: Path, sql: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(str(store), read_only=True) as db:
        return db.execute(sql).fetchall()


def test_d4_an_article_without_a_date_has_none_and_says_that_nothing_gave_one(dated: Path) -> None:
    known = "coalesce(published_earliest, published_latest, known_at::date)"
    found = {
        uri.rsplit("/", 1)[-1]: (day, method, basis)
        for uri, day, method, basis in ask(dated, f"select uri, {known}, published_method, known_basis from article")
    }
    assert found.pop("good") == (date(2016, 5, 9), "input", "day")
    assert set(found) == {*FILES, "nonsense", "far", "zero", "empty"}
    assert set(found.values()) == {(None, None, "unknown")}


def test_d4_a_weekday_is_a_day_only_where_the_publication_is_known(dated: Path) -> None:
    levee = ask(dated, "select distinct earliest, first_known from timeline where headline ilike '%levee%'")
    assert levee == [(date(2016, 5, 3), datetime(2016, 5, 9, 23, 59, 59))]


def test_d4_the_day_of_an_event_is_not_the_day_of_its_report(dated: Path) -> None:
    verdict = ask(dated, "select distinct earliest, latest from timeline where headline ilike '%guilty%'")
    assert verdict == [(date(2016, 5, 4), date(2016, 5, 4))]
    assert ask(dated, "select count(*) from timeline where earliest = date '2016-05-09'") == [(0,)]
