"""The generated store is what it claims to be: tried on a small one, of the seed articles."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from dateline.connectors import migrations
from dateline.connectors.database import connect
from dateline.pipelines.resolve.resolve import settle_events
from dateline.pipelines.steps.read import read
from dateline.pipelines.stories import defined
from dateline.schemas.identity import article_id
from dateline.schemas.inputs import Item
from dateline.schemas.records import Document
from dateline.schemas.source import load
from tests.bench import million, world
from tests.bench.corpus import Original
from tests.bench.questions import questions
from tests.bench.retell import tellings
from tests.conftest import ROOT


def _original(path: Path) -> Original:
    body, uri = path.read_bytes(), f"https://example.org/{path.stem}"
    item = Item(uri, "text/plain", body)
    document = Document(article_id(uri), uri, hashlib.sha256(body).hexdigest(), item.media)
    return Original(item, read(document, body))


@pytest.fixture(scope="module")
def originals() -> list[Original]:
    return [_original(path) for path in sorted((ROOT / "seeds" / "corpus").glob("*.txt"))]


@pytest.fixture(scope="module")
def store(originals: list[Original], tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    folder = tmp_path_factory.mktemp("million")
    world.make(folder / "one", originals)
    million.multiply(folder / "one", folder / "many")
    with connect(folder / "many", 0) as db:
        db.execute(f"attach '{folder / 'one'}' as one (read_only)")
        migrations.resurface(db)
        yield db


def test_every_world_holds_what_the_first_holds(store: duckdb.DuckDBPyConnection) -> None:
    for table in ("version", "part", "mention", "event_state", "membership", "fingerprint", "story_version"):
        one, many, rows = store.execute(
            f"select (select count(*) from one.{table}), (select count(*) from {table}), "
            f"(select count(*) from (select distinct * from {table}))"
        ).fetchall()[0]
        assert one > 0
        assert many == rows == one * million.WORLDS, table


def test_playing_its_events_anew_changes_nothing(store: duckdb.DuckDBPyConnection) -> None:
    versions = {v for (v,) in store.execute("select version_id from version").fetchall()}
    assert settle_events(store, versions, defined(store), datetime(2031, 1, 1), load()) == 0


def test_every_view_and_macro_is_asked_something(store: duckdb.DuckDBPyConnection) -> None:
    then = datetime(2017, 8, 5)
    subjects = dict.fromkeys(("known", "since", "until", "a", "b", "recorded", "recorded_b"), then)
    asked = {
        question.name: store.execute(question.sql, question.values).description
        for question in questions(
            store, {**subjects, "story": "all", "event_id": "", "article_id": "", "pattern": "city", "who": "Sessions"}
        )
    }
    assert {"timeline", "timeline_as_of", "evidence", "event_history"} <= asked.keys()


def test_retold_statements_stand_where_they_say(originals: list[Original]) -> None:
    chance = random.Random(1)
    told = [telling for o in originals for telling in tellings(o.reading, chance)]
    assert len({r.version_id for r in told}) == len(told)
    for reading in told:
        texts = {part.ordinal: part.text for part in reading.parts}
        for mention in reading.mentions:
            assert texts[mention.part][mention.trigger_start : mention.trigger_end] == mention.trigger
        assert [m.ordinal for m in reading.mentions] == list(range(len(reading.mentions)))
