"""A rebuilt store holds what its archive says under the present rules, or is the one that it was."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dateline.connectors.store import open_writer
from dateline.pipelines import ingest, rebuild
from dateline.pipelines.ingest import IngestOptions, Naming
from dateline.pipelines.rebuild import RebuildOptions
from dateline.pipelines.report import RunReport
from dateline.schemas.errors import StoreError
from dateline.schemas.records import Document, Reading
from tests.pipelines.conftest import Clock
from tests.pipelines.runs import count_new, outcomes, read_quickly, rows

STORY = 'name = "flood"\ntitle = "Flood"\nphrases = ["levee"]\n'


def read_anew(document: Document, body: bytes) -> Reading:
    """Newer rules: they find a title, and can read what the older ones failed at."""
    return replace(read_quickly(document, body.replace(b"fail", b"work")), title="a title")


def take(store: Path, clock: Clock, *inputs: Path) -> RunReport:
    options = IngestOptions(tuple(map(str, inputs)), store)
    return ingest.run(options, clock, read=read_quickly, resolve=count_new)


def build_again(store: Path, clock: Clock, **steps: Any) -> RunReport:
    return rebuild.run(RebuildOptions(store), clock, **{"read": read_anew, "resolve": count_new, **steps})


def holds(store: Path) -> list[Any]:
    versions = rows(store, "select version_id, uri, title from version order by all")
    return [versions, rows(store, "select run_id, landing from batch order by batch")]


def test_every_document_is_read_under_the_present_rules(store: Path, clock: Clock, articles: Path) -> None:
    (articles / "c.txt").write_text("please fail")
    take(store, clock, articles)
    before = rows(store, "select version_id from version order by 1")
    report = build_again(store, clock)
    assert (report.kind, report.given, report.total.stored, report.exit_code) == ("rebuild", 3, 3, 0)
    after = rows(store, "select version_id, title from version order by 1")
    assert {title for _, title in after} == {"a title"}
    assert {version for (version,) in before} < {version for version, _ in after}


def test_what_still_cannot_be_read_is_a_reject_again(store: Path, clock: Clock, articles: Path) -> None:
    (articles / "c.txt").write_text(" ")
    take(store, clock, articles)
    report = build_again(store, clock)
    assert report.adds_up
    assert (report.total.stored, report.total.rejected, report.exit_code) == (2, 1, 3)
    assert outcomes(store, report.run_id)["c.txt"] == ("rejected", "empty")


def test_runs_inputs_and_stories_are_kept(store: Path, clock: Clock, articles: Path) -> None:
    first = take(store, clock, articles, articles / "never.txt")
    with open_writer(store) as writer:
        writer.db.execute("insert into story values ('flood', 'Flood', $text, 'abc', '2030-01-01')", {"text": STORY})
    inputs = rows(store, "select * from input order by ordinal")
    report = build_again(store, clock, resolve=lambda *_: 0)
    assert rows(store, "select run_id, kind from run_log order by started") == [
        (first.run_id, "ingest"),
        (report.run_id, "rebuild"),
    ]
    kept = rows(store, f"select * from input where run_id = '{first.run_id}' order by ordinal")
    assert kept == inputs
    assert rows(store, "select name from story") == [("flood",)]
    assert rows(store, "select batch from batch order by batch") == [(1,), (2,)]


def test_versions_stay_in_the_order_in_which_they_came(store: Path, clock: Clock, articles: Path) -> None:
    for text in ("zz first", "aa second", "mm third"):
        (articles / "a.txt").write_text(text)
        take(store, clock, articles)
    for _ in range(2):
        build_again(store, clock, read=read_quickly)
        ordered = rows(
            store,
            "select text from version join part using (version_id) where uri like '%a.txt' order by batch, ordinal",
        )
        assert [text for (text,) in ordered] == ["zz first", "aa second", "mm third"]


def test_a_rebuilt_store_still_knows_what_it_holds(store: Path, clock: Clock, articles: Path) -> None:
    take(store, clock, articles)
    build_again(store, clock)
    assert take(store, clock, articles).total.unchanged == 2


def test_a_rebuild_that_fails_leaves_the_store_as_it_was(store: Path, clock: Clock, articles: Path) -> None:
    def failing(db: duckdb.DuckDBPyConnection, *_: Any) -> int:
        raise RuntimeError("no more memory")

    def interrupted(*_: Any) -> Reading:
        raise KeyboardInterrupt

    take(store, clock, articles)
    before = holds(store)
    with pytest.raises(RuntimeError, match="no more memory"):
        build_again(store, clock, resolve=failing)
    assert holds(store) == before
    with pytest.raises(KeyboardInterrupt):
        build_again(store, clock, read=interrupted)
    assert holds(store) == before
    assert take(store, clock, articles).total.unchanged == 2
    left = {path.name for path in store.with_name(f"{store.name}.d").iterdir()}
    assert not left & {"rebuild", "store.duckdb.new"}


def test_what_a_killed_rebuild_left_is_swept_and_never_loaded(store: Path, clock: Clock, articles: Path) -> None:
    take(store, clock, articles)
    folder = store.with_name(f"{store.name}.d")
    (folder / "rebuild" / "old-0001").mkdir(parents=True)
    (folder / "store.duckdb.new").write_bytes(b"half a database")
    assert take(store, clock, articles).recovered == 0
    report = build_again(store, clock)
    assert (report.total.stored, report.recovered) == (2, 0)
    assert not (folder / "rebuild").exists()
    assert not (folder / "store.duckdb.new").exists()


def test_a_rebuild_refuses_to_lose_what_the_archive_lacks(store: Path, clock: Clock, articles: Path) -> None:
    take(store, clock, articles)
    before = holds(store)
    shutil.rmtree(store.with_name(f"{store.name}.d") / "archive")
    with pytest.raises(StoreError, match="lacks 2 of 2 documents"):
        build_again(store, clock)
    assert holds(store) == before


def test_there_must_be_a_store_to_rebuild(store: Path, clock: Clock) -> None:
    with pytest.raises(StoreError, match="no store"):
        build_again(store, clock)
    assert not store.exists()


def test_the_seed_articles_give_the_same_timeline_again(store: Path, clock: Clock, seeds: Path) -> None:
    ingest.run(IngestOptions((str(seeds),), store, addresses=(Naming(str(seeds.parent), "seed:"),)), clock)
    timeline = "select * from timeline order by all"
    before = rows(store, timeline)
    rebuild.run(RebuildOptions(store), clock)
    assert before
    assert rows(store, timeline) == before


def test_a_damaged_document_is_never_rebuilt_away(store: Path, clock: Clock, articles: Path) -> None:
    take(store, clock, articles)
    before = holds(store)
    damaged = next((store.parent / f"{store.name}.d" / "archive").glob("*/*/*.gz"))
    damaged.write_bytes(b"not what it was")
    with pytest.raises(StoreError) as refused:
        build_again(store, clock)
    assert refused.value.reason == "archive-incomplete"
    assert holds(store) == before


def test_what_the_archive_lacks_comes_back_with_the_articles(store: Path, clock: Clock, articles: Path) -> None:
    take(store, clock, articles)
    shutil.rmtree(store.parent / f"{store.name}.d")
    again = take(store, clock, articles)
    assert (again.total.unchanged, again.changed) == (2, 0)
    assert build_again(store, clock).total.stored == 2
