"""Whole runs: everything that goes in comes to an end that is on record, whatever is done to the run."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dateline.pipelines import gather, ingest
from dateline.pipelines.ingest import IngestOptions, Naming, Progress, RunReport
from dateline.schemas.errors import InputError, UsageError
from tests.pipelines.conftest import Clock
from tests.pipelines.runs import count_new, outcomes, read_quickly, rows

Ingest = Callable[..., RunReport]


@pytest.fixture
def take(store: Path, clock: Clock) -> Ingest:
    """Ingests into the test's store, with quick stand-ins for the pure steps unless told otherwise."""

    def run(*inputs: Path | str, progress: Any = None, **more: Any) -> RunReport:
        steps = {name: more.pop(name) for name in ("read", "resolve") if name in more}
        options = IngestOptions(tuple(str(one) for one in inputs), store, **more)
        report = ingest.run(options, clock, progress, **{"read": read_quickly, "resolve": count_new, **steps})
        assert report.adds_up
        return report

    return run


def test_articles_are_stored_and_read_again_change_nothing(take: Ingest, articles: Path, store: Path) -> None:
    first = take(articles)
    assert (first.given, first.total.stored, first.changed, first.exit_code) == (2, 2, 2, 0)
    before = rows(store, "select version_id from version order by all")
    second = take(articles)
    assert (second.given, second.total.unchanged, second.changed, second.exit_code) == (2, 2, 0, 0)
    assert "0 rows changed" in second.lines()[1]
    assert rows(store, "select version_id from version order by all") == before


def test_an_edited_file_is_another_version_of_its_article(take: Ingest, articles: Path, store: Path) -> None:
    take(articles)
    with (articles / "a.txt").open("a") as file:
        file.write("A correction was added.\n")
    report = take(articles)
    assert (report.total.stored, report.total.unchanged) == (1, 1)
    assert rows(store, "select count(distinct article_id), count(*) from version") == [(2, 3)]


def test_the_same_file_named_twice_is_a_duplicate(take: Ingest, articles: Path) -> None:
    report = take(articles, articles / "a.txt")
    assert (report.total.stored, report.total.duplicate) == (2, 1)


def test_the_same_bytes_at_another_address_are_another_article(take: Ingest, articles: Path, store: Path) -> None:
    (articles / "c.txt").write_bytes((articles / "a.txt").read_bytes())
    assert take(articles).total.stored == 3
    assert rows(store, "select count(distinct article_id), count(distinct sha256) from version") == [(3, 2)]


def test_a_missing_input_is_a_reject_and_the_run_partial(take: Ingest, articles: Path, store: Path) -> None:
    report = take(articles, articles / "never.txt")
    assert (report.total.stored, report.total.rejected, report.exit_code) == (2, 1, 3)
    assert outcomes(store, report.run_id)["never.txt"] == ("rejected", "missing")
    assert any("never.txt: there is no such file" in line for line in report.lines())


def test_where_nothing_can_be_read_no_store_is_made(take: Ingest, tmp_path: Path, store: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        take(tmp_path / "never.txt")
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"looked for \.txt"):
        take(tmp_path / "empty")
    assert not store.exists()
    assert not store.with_name(f"{store.name}.d").exists()


def test_options_that_mean_nothing_are_refused(store: Path) -> None:
    for wrong in ({"inputs": ()}, {"workers": -1}, {"wait": -1.0}):
        with pytest.raises(UsageError):
            IngestOptions(**{"inputs": ("a",), "store": store, **wrong})


def test_a_prefix_names_articles_instead_of_this_machines_paths(take: Ingest, articles: Path, store: Path) -> None:
    take(articles, addresses=(Naming(str(articles), "seed:corpus/"),))
    assert rows(store, "select uri from version order by uri") == [("seed:corpus/a.txt",), ("seed:corpus/b.txt",)]


def test_each_source_adds_up_on_its_own(take: Ingest, tmp_path: Path) -> None:
    lines = [
        {"url": "https://apnews.com/1", "text": "one"},
        {"url": "https://apnews.com/1", "text": "one"},
        {"url": "https://www.example.org/2", "text": "two", "source": "The Example"},
        {"text": "no address", "source": "The Example"},
        "nonsense",
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    report = take(tmp_path / "a.jsonl")
    found = {t.source: (t.stored, t.duplicate, t.rejected) for t in report.sources}
    assert found == {"Associated Press": (1, 1, 0), "The Example": (1, 0, 1), "": (0, 0, 1)}


def test_an_observation_makes_a_version_of_its_own(take: Ingest, tmp_path: Path, store: Path) -> None:
    article = {"url": "https://a.example/", "text": "one"}
    for observed, stored in [("2017-08-03T10:00:00Z", 1), ("2017-08-04T10:00:00Z", 1), ("2017-08-04T10:00:00Z", 0)]:
        (tmp_path / "a.jsonl").write_text(json.dumps({**article, "observed": observed}))
        assert take(tmp_path / "a.jsonl").total.stored == stored
    assert rows(store, "select observed from version order by 1") == [
        (datetime(2017, 8, 3, 10),),
        (datetime(2017, 8, 4, 10),),
    ]


# ---------------------------------------------------------------------------------------------------------- rejects


def test_the_bytes_of_a_reject_are_kept(take: Ingest, articles: Path, store: Path) -> None:
    (articles / "c.txt").write_text("please fail")
    (articles / "d.jsonl").write_text('{"text": "no url"}\n')
    report = take(articles)
    assert report.exit_code == 3
    found = rows(store, "select reason, sha256 from reject order by reason")
    assert [reason for reason, _ in found] == ["no-url", "read-failed"]
    kept = {name.name.removesuffix(".gz") for name in store.with_name(f"{store.name}.d").rglob("archive/*/*/*.gz")}
    assert {sha256 for _, sha256 in found} <= kept


def test_a_reject_is_tried_again_by_the_next_run(take: Ingest, articles: Path) -> None:
    (articles / "c.txt").write_text("please fail")
    assert take(articles).total.rejected == 1
    assert take(articles).total.rejected == 1
    report = take(articles, read=lambda one, body: read_quickly(one, body.replace(b"fail", b"work")))
    assert (report.total.stored, report.total.rejected) == (1, 0)


# ------------------------------------------------------------------------------------------------- batches and crashes


def many(folder: Path, count: int) -> Path:
    folder.mkdir(exist_ok=True)
    for n in range(count):
        (folder / f"{n:03}.txt").write_text(f"Rain fell on {n} towns.")
    return folder


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gather, "CHUNK_ITEMS", 5)
    monkeypatch.setattr(gather, "BATCH_DOCUMENTS", 10)


@pytest.mark.usefixtures("small_batches")
def test_a_run_is_cut_into_batches_that_are_each_in_the_ledger(take: Ingest, tmp_path: Path, store: Path) -> None:
    report = take(many(tmp_path / "many", 35))
    assert (report.batches, report.total.stored) == (4, 35)
    assert rows(store, "select n_batches, ended is not null from run_log") == [(4, True)]
    assert rows(store, "select batch, count(*) from version group by batch order by batch") == [
        (1, 10),
        (2, 10),
        (3, 10),
        (4, 5),
    ]
    assert not list(store.with_name(f"{store.name}.d").glob("landing/*"))


@pytest.mark.usefixtures("small_batches")
def test_recorded_only_rises_though_the_clock_goes_back(
    take: Ingest, tmp_path: Path, store: Path, clock: Clock
) -> None:
    take(many(tmp_path / "many", 12))
    clock.at -= timedelta(days=365)
    take(many(tmp_path / "more", 12))
    clock.at += timedelta(days=3650)
    take(many(tmp_path / "most", 12))
    recorded = [at for (at,) in rows(store, "select recorded from batch order by batch")]
    assert recorded == sorted(set(recorded))
    assert len(recorded) == 6


def test_runs_of_one_instant_have_names_of_their_own(take: Ingest, articles: Path, clock: Clock) -> None:
    started = clock.at
    first = take(articles)
    clock.at = started
    second = take(articles)
    assert second.run_id == f"{first.run_id}-2"


@pytest.mark.usefixtures("small_batches")
def test_progress_is_told_stage_by_stage(take: Ingest, tmp_path: Path) -> None:
    told: list[Progress] = []
    take(many(tmp_path / "many", 12), progress=told.append)
    stages = [(one.batch, one.stage) for one in told]
    assert sorted(set(stages), key=stages.index) == [
        (batch, stage) for batch in (1, 2) for stage in ("gather", "read", "resolve")
    ]
    assert Progress("read", 1, 10, 10) in told
    assert all(one.done <= one.total for one in told if one.stage != "gather")


@pytest.mark.usefixtures("small_batches")
def test_a_resolve_that_fails_leaves_its_landing_to_the_next_run(take: Ingest, tmp_path: Path, store: Path) -> None:
    def failing(db: duckdb.DuckDBPyConnection, batch: int, *rest: Any) -> int:
        if batch == 2:
            raise RuntimeError("no more memory")
        return count_new(db, batch, *rest)

    folder = many(tmp_path / "many", 25)
    with pytest.raises(RuntimeError, match="no more memory"):
        take(folder, resolve=failing)
    report = take(folder)
    assert (report.recovered, report.total.stored, report.total.unchanged) == (1, 5, 20)
    assert rows(store, "select count(*), count(distinct version_id) from version") == [(25, 25)]
    assert rows(store, "select ended is null from run_log order by started") == [(True,), (False,)]


def test_an_interrupted_read_leaves_nothing_behind_the_next_run(take: Ingest, articles: Path, store: Path) -> None:
    (articles / "c.txt").write_text("please interrupt")
    with pytest.raises(KeyboardInterrupt):
        take(articles)
    report = take(articles, read=lambda one, body: read_quickly(one, body.replace(b"interrupt", b"go on")))
    assert (report.recovered, report.total.stored) == (0, 3)
    assert not list(store.with_name(f"{store.name}.d").glob("landing/*"))


PROGRAM = textwrap.dedent("""
    import os, signal, sys, time
    from datetime import UTC, datetime
    from pathlib import Path
    from dateline.pipelines import gather, ingest
    from tests.pipelines.runs import count_new, read_quickly

    # Shells have what they start in the background ignore SIGINT, which is handed on to this process.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    gather.CHUNK_ITEMS, gather.BATCH_DOCUMENTS = 5, 10

    def read_slowly(document, body):
        time.sleep(0.02)
        return read_quickly(document, body)

    options = ingest.IngestOptions((sys.argv[1],), Path(sys.argv[2]))
    told = lambda progress: print(progress.stage, progress.batch, flush=True)
    try:
        ingest.run(options, lambda: datetime.now(UTC), told, read=read_slowly, resolve=count_new)
    except KeyboardInterrupt:
        os._exit(130)  # Beam's threads may outlive the run, and DuckDB remarks on that at an orderly exit
""")


def start(folder: Path, store: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(folder), str(store)],
        cwd=Path(__file__).parents[2],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(process: subprocess.Popen[str], line: str) -> None:
    assert process.stdout is not None
    assert any(said.strip() == line for said in process.stdout)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_run_that_is_asked_to_end_keeps_what_it_committed(
    take: Ingest, tmp_path: Path, store: Path, number: int
) -> None:
    folder = many(tmp_path / "many", 30)
    process = start(folder, store)
    wait_for(process, "read 2")
    process.send_signal(number)
    _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (130, "")
    report = take(folder)
    assert (report.total.unchanged, report.total.stored) == (10, 20)


# ------------------------------------------------------------------------------------------------------- the real road


def test_the_seed_articles_make_a_timeline(store: Path, clock: Clock, seeds: Path) -> None:
    options = IngestOptions((str(seeds),), store, addresses=(Naming(str(seeds.parent), "seed:"),))
    report = ingest.run(options, clock)
    assert (report.total.stored, report.exit_code) == (5, 0)
    assert rows(store, "select count(*) from timeline where story = 'all'")[0][0] > 0
    again = ingest.run(options, clock)
    assert (again.total.unchanged, again.changed) == (5, 0)
