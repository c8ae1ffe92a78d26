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
from dateline.pipelines.steps.read import read as read_document
from dateline.pipelines.transforms import Read
from dateline.schemas.errors import InputError, StoreError
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


def tell_otherwise(document: Document, body: bytes) -> Reading:
    """Rules that write titles in capitals, find one event fewer in each article, and other words for the rest."""
    found = read_document(document, body)
    fewer = tuple(replace(m, headline=f"{m.headline}, it is said") for m in found.mentions[:-1])
    return replace(found, title=found.title.upper(), mentions=fewer, links=())


def left_over(store: Path) -> set[str]:
    return {path.name for path in store.with_name(f"{store.name}.d").iterdir()} & {"rebuild", "store.duckdb.new"}


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
            "select text from part join version using (version_id) join arrival using (version_id) "
            "where uri like '%a.txt' order by arrival.batch, arrival.ordinal",
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
    assert not left_over(store)


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


@pytest.fixture
def told(store: Path, clock: Clock, seeds: Path) -> Path:
    """A store of the seed articles, by the real rules."""
    ingest.run(IngestOptions((str(seeds),), store, addresses=(Naming(str(seeds.parent), "seed:"),)), clock)
    return store


def everything(store: Path) -> dict[str, list[Any]]:
    """All rows of all tables, by table."""
    tables = [name for (name,) in rows(store, "select table_name from duckdb_tables() where database_name = 'store'")]
    return {table: rows(store, f'select * from "{table}" order by all') for table in tables}


def test_a_rebuild_by_the_same_rules_changes_no_row_but_adds_its_run(told: Path, clock: Clock) -> None:
    before = everything(told)
    assert rebuild.run(RebuildOptions(told), clock).changed == 0
    after = everything(told)
    own = {"run_log", "batch", "input", "migration", "version"}  # a version says which batch read it last
    assert before["event_state"]
    assert {name: kept for name, kept in after.items() if name not in own} == {
        name: kept for name, kept in before.items() if name not in own
    }
    for table in ("run_log", "batch", "input"):
        assert {*map(repr, before[table])} < {*map(repr, after[table])}


def test_what_was_told_before_a_rebuild_by_other_rules_is_on_record(told: Path, clock: Clock) -> None:
    timeline = "select event_id, headline from timeline where story = 'all' order by all"
    before, [(recorded,)] = rows(told, timeline), rows(told, "select max(recorded) from batch")
    report = rebuild.run(RebuildOptions(told), clock, read=tell_otherwise)
    now = rows(told, timeline)
    assert now != before
    audit = f"select event_id, headline from timeline_recorded('all', timestamp '{recorded}') order by all"
    assert rows(told, audit) == before
    ended, begun = (
        rows(told, f"select count(*) from event_state where {column} > timestamp '{recorded}'")[0][0]
        for column in ("recorded_to", "recorded_from")
    )
    assert 0 < ended + begun <= report.changed
    assert rows(told, "select count(*) from article where recorded > (select min(recorded) from batch)") == [(0,)]


def test_a_comparison_says_what_other_rules_change_and_keeps_nothing(told: Path, clock: Clock) -> None:
    before = everything(told)
    found = rebuild.compare(RebuildOptions(told), clock, read=tell_otherwise)
    assert everything(told) == before
    assert not left_over(told)
    said = {(one.about, one.change): one for one in found.differences}
    assert said["article", "title"].now == str(said["article", "title"].was).upper()
    renamed = [one for one in found.differences if (one.about, one.change) == ("event", "headline")]
    assert any(one.now == f"{one.was}, it is said" for one in renamed)
    assert ("event", "retracted") in said
    assert found.n_events == (("all", len(rows(told, "from timeline where story = 'all'")), found.n_events[0][2]),)
    assert found.rebuilt.changed > 0


def test_a_comparison_names_articles_that_are_read_no_more_or_at_last(
    store: Path, clock: Clock, articles: Path
) -> None:
    def refusing(name: str) -> Read:
        def read(document: Document, body: bytes) -> Reading:
            if document.uri.endswith(name):
                raise InputError("too-plain", document.uri, "these rules want more")
            return read_document(document, body)

        return read

    ingest.run(IngestOptions((str(articles),), store), clock, read=refusing("a.txt"))
    found = rebuild.compare(RebuildOptions(store), clock, read=refusing("b.txt")).differences
    said = {one.change: (one.subject.rsplit("/")[-1], one.was, one.now) for one in found if one.about == "article"}
    assert said == {
        "read at last": ("a.txt", None, "Levee holds after night of rain"),
        "not read any more": ("b.txt", "", None),
    }


def test_what_other_rules_refused_for_a_while_keeps_its_place(store: Path, clock: Clock, articles: Path) -> None:
    def refuse(document: Document, body: bytes) -> Reading:
        if body == b"zz first":
            raise InputError("too-plain", document.uri, "newer rules want more")
        return read_quickly(document, body)

    for text in ("zz first", "aa second"):
        (articles / "a.txt").write_text(text)
        take(store, clock, articles)
    build_again(store, clock, read=refuse)
    build_again(store, clock, read=read_quickly)
    ordered = rows(
        store,
        "select text from part join version using (version_id) join arrival using (version_id) "
        "where uri like '%a.txt' order by arrival.batch, arrival.ordinal",
    )
    assert [text for (text,) in ordered] == ["zz first", "aa second"]


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
