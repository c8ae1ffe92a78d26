"""A search of 50,000 generated articles: how long the scan takes, and what an index would save and cost instead.

Texts are drawn word by word with the frequencies of English, so that common words are as common as they are.
"""

from __future__ import annotations

import re
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa
from wordfreq import get_frequency_list

from dateline.connectors.store import open_reader, open_writer
from dateline.pipelines.search.found import Scope, search
from dateline.pipelines.search.query import parse
from dateline.pipelines.steps.terms import stem

ARTICLES = 50_000
WORDS = (250, 850)  # of an article
SENTENCE = 20  # words
STATEMENTS = 20  # of an article, each of a sentence's length
CHUNK = 2_000  # articles that an index takes in at a time, as a batch has them
QUERIES = ("sanctuary", "city", "president threatening", '"united states" senate', "deport*")
MEGA = 1e6


def main(_: Path) -> None:
    """Print the times of some searches, and those of two indexes with what they weigh."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        texts = list(_texts())
        _fill(folder / "scan.duckdb", texts)
        print(f"{ARTICLES:,} articles of {sum(map(len, texts)) / MEGA:.0f} million characters")
        _scan(folder / "scan.duckdb")
        _postings(folder / "postings.duckdb", texts)
        _fts5(folder / "fts5.sqlite", texts)


def _texts() -> Iterator[str]:
    pairs = [(word, 10 ** (-n / 100)) for n, words in enumerate(get_frequency_list("en", "small")) for word in words]
    words = np.array([word for word, _ in sorted(pairs)], dtype=object)
    weights = np.array([weight for _, weight in sorted(pairs)])
    random = np.random.default_rng(1)
    for length in random.integers(*WORDS, ARTICLES):
        drawn = words[random.choice(len(words), length, p=weights / weights.sum())]
        yield " ".join(" ".join(drawn[n : n + SENTENCE]).capitalize() + ".”" for n in range(0, length, SENTENCE))


def _fill(path: Path, texts: list[str]) -> None:
    """Makes a store of the articles as far as a search reads it."""
    ids = [f"{n:016x}" for n in range(len(texts))]
    articles = pa.table({"id": ids, "text": texts, "uri": [f"https://example.org/{name}" for name in ids]})
    with open_writer(path) as writer:
        writer.db.register("articles", articles)
        for statement in _FILL:
            writer.db.execute(statement, {"n": STATEMENTS} if "$n" in statement else {})


_FILL = (
    "insert into version by name select id as version_id, id as article_id, uri, '' as url, '' as source, "
    "id as sha256, '' as media, 0 as ordinal, 1 as batch, now()::timestamp as recorded, '' as ruleset, '' as title, "
    "[] as authors, [] as credit, '' as dateline, 'en' as lang, 'news' as genre, true as mined, '' as content "
    "from articles",
    "insert into part select id, 1, 'body', text from articles",
    "insert into lifetime by name select id as version_id, id as article_id, true as current, "
    "now()::timestamp as recorded_from from articles",
    "insert into mention by name select id as version_id, id || n as mention_id, n as ordinal, 1 as part, "
    "120 * n as char_start, 120 * n + 110 as char_end, '' as trigger, 0 as trigger_start, 0 as trigger_end, "
    "'' as lemma, '' as kind, 'occurred' as status, -1 as time, '' as bound, '' as headline, [] as places, "
    "'' as attributed_to, [] as terms, [] as weights from articles, range($n) as r(n)",
)


def _scan(path: Path) -> None:
    with open_reader(path) as db:
        bare = _best(lambda: db.execute("select sum(strlen(text)) from part").fetchall())
        print(f"scan: nothing kept; reading all texts and no more {_seconds(bare)}")
        for asked in QUERIES:
            query = parse(asked)
            found = _best(lambda query=query: search(db, ["article", "statement"], query, Scope(), 10))
            articles = _best(lambda query=query: search(db, ["article"], query, Scope(), 10))
            print(f"  {asked:24} articles {_seconds(articles)}, with evidence {_seconds(found)}")


def _postings(path: Path, texts: list[str]) -> None:
    start = time.perf_counter()
    stems = lru_cache(None)(stem)
    with duckdb.connect(str(path)) as db:
        db.execute("create table posting (term varchar, article integer, n integer)")
        for first in range(0, len(texts), CHUNK):
            rows = [
                (term, article, n)
                for article, text in enumerate(texts[first : first + CHUNK], first)
                for term, n in Counter(map(stems, re.findall(r"[^\W_]+", text.lower()))).items()
            ]
            names = ("term", "article", "n")
            db.register("rows", pa.table(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))))
            db.execute("insert into posting select * from rows order by term, article")
        db.execute("checkpoint")
        took = time.perf_counter() - start
        asked = _best(lambda: db.execute("select article, n from posting where term = 'city'").fetchall())
    print(f"a table of postings: {path.stat().st_size / MEGA:.0f} MB, made in {took:.0f} s, a word {_seconds(asked)}")


def _fts5(path: Path, texts: list[str]) -> None:
    start = time.perf_counter()
    db = sqlite3.connect(path)
    db.execute("create virtual table f using fts5(text, content='', tokenize='porter unicode61 remove_diacritics 2')")
    db.executemany("insert into f(rowid, text) values (?, ?)", enumerate(texts))
    db.commit()
    took = time.perf_counter() - start
    asked = _best(lambda: db.execute("select rowid from f where f match 'city' order by bm25(f) limit 10").fetchall())
    db.close()
    print(f"SQLite FTS5: {path.stat().st_size / MEGA:.0f} MB, made in {took:.0f} s, a word {_seconds(asked)}")


def _best(work: Callable[[], Any], times: int = 3) -> tuple[float, float]:
    """The least wall and processor time of a few runs."""
    runs = []
    for _ in range(times):
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        runs.append((time.perf_counter() - wall, time.process_time() - cpu))
    return min(wall for wall, _ in runs), min(cpu for _, cpu in runs)


def _seconds(time: tuple[float, float]) -> str:
    return f"{time[0]:.2f} s ({time[1]:.2f} of processor)"
