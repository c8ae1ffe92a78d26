"""The commands that write: what is said while a run goes on and after it."""

from datetime import datetime

import pytest

from dateline.pipelines import ingest
from dateline.pipelines.cli.running import by_source, how_many, next_steps, print_report, stage_name
from dateline.pipelines.report import Progress, Reason, RunReport, Tally

T = datetime.fromisoformat
DONE = RunReport(
    run_id="r1",
    kind="ingest",
    started=T("2021-02-01 10:00:00"),
    ended=T("2021-02-01 10:00:04"),
    given=5,
    sources=(Tally("Courier", stored=3, rejected=1), Tally("", stored=1)),
    reasons=(Reason("rejected", "empty", 1, "https://courier.example/x", "there is no text in it"),),
    changed=12,
    batches=1,
)


def test_a_report_says_counts_reasons_sources_and_where_the_rejects_are(capsys, tmp_path):
    print_report(DONE, tmp_path / "fire.duckdb")
    said = capsys.readouterr()
    assert said.out == ""
    assert "5 documents in: 4 stored, 1 rejected." in said.err
    assert "there is no text in it" in said.err
    assert "Courier" in said.err
    assert "dateline rejects --store" in said.err


def test_the_table_by_source_leaves_out_what_never_occurred():
    table = by_source(DONE)
    assert table.columns == ("source", "stored", "rejected")
    assert list(table.rows) == [("Courier", 3, 1), ("(not named)", 1, 0)]


@pytest.mark.parametrize(
    ("far", "stage", "count"),
    [
        (Progress("gather", 1, 0, 1200), "Looking", "1,200"),
        (Progress("read", 1, 40, 2000), "Reading", "40 of 2,000"),
        (Progress("resolve", 2, 0, 2000), "Putting together, part 2", "0 of 2,000"),
    ],
)
def test_progress_is_told_in_a_word_and_a_count(far, stage, count):
    assert (stage_name(far), how_many(far)) == (stage, count)


def test_what_older_rules_rejected_is_tried_again(run, tmp_path, monkeypatch):
    (tmp_path / "empty.txt").write_text("")
    with monkeypatch.context() as older:
        older.setattr(ingest, "ruleset", lambda: "0" * 12)
        assert run("ingest", "empty.txt").code == 3
    again = run("rejects", "--retry")
    assert again.code == 3
    assert "1 document in: 1 rejected." in again.err
    none = run("rejects", "--retry", "--run", "no-such-run")
    assert (none.code, none.out) == (0, "")
    assert "There is nothing to try again" in none.err


def test_a_source_file_that_is_not_there_is_named_in_words(run):
    missing = run("ingest", "x.txt", "--sources", "missing.toml")
    assert missing.code == 2
    assert missing.err.startswith("Error: missing.toml: cannot be read as a source file (No such file or directory)")


def test_a_reject_is_listed_once_however_often_it_was_tried_and_not_at_all_once_it_came(run, tmp_path):
    (tmp_path / "late.txt").write_text("")
    for _ in range(2):
        run("ingest", "late.txt", "--workers", "1")
    assert [row["reason"] for row in run("rejects", "--format", "jsonl").rows] == ["empty"]
    first = run("runs", "--format", "jsonl").rows[-1]
    assert str(first["started"])[:10] in run("rejects").words
    (tmp_path / "late.txt").write_text(
        "Bus drivers walked out on May 3, 2019, over their pay, the city said on Friday."
    )
    run("ingest", "late.txt", "--workers", "1")
    assert run("rejects").said == "There is nothing that could not be had or read."
    assert [row["reason"] for row in run("rejects", "--run", first["run_id"], "--format", "jsonl").rows] == ["empty"]
    assert run("sql", "select count(*) from reject", "--format", "csv").out.split()[1] == "2"


def test_ingest_stores_what_it_can_says_what_it_could_not_and_changes_nothing_again(run, tmp_path):
    (tmp_path / "news").mkdir()
    body = "GHENT, Belgium, May 3, 2019 -- Bus drivers in the city walked out on Thursday over their pay."
    (tmp_path / "news" / "strike.txt").write_text(f"Drivers walk out\n\n{body}\n\n{body}\n")
    (tmp_path / "news" / "empty.txt").write_text("")
    first = run("ingest", "news", "--workers", "1")
    assert first.code == 3
    assert "2 documents in: 1 stored, 1 rejected." in first.err
    assert "dateline rejects" in first.err
    assert first.out == ""
    assert "empty.txt" in run("rejects", "--format", "jsonl").out
    assert run("why", "news/strike.txt").code == 0
    second = run("ingest", "news/strike.txt", "--workers", "1")
    assert second.code == 0
    assert "1 unchanged" in second.err
    assert "0 rows changed" in second.err
    assert [row["kind"] for row in run("runs", "--format", "jsonl").rows] == ["ingest", "ingest"]
    assert run("doctor").code == 0
    assert run("rebuild", "--workers", "1").code in (0, 3)
    compared = run("rebuild", "--diff", "--workers", "1", "--format", "jsonl")
    assert (compared.code, compared.out) == (0, "")
    assert "no differences" in compared.said
    assert "Nothing was kept. To keep it: dateline rebuild" in compared.said
    assert [row["kind"] for row in run("runs", "--format", "jsonl").rows] == ["rebuild", "ingest", "ingest"]


def test_a_rebuild_that_is_kept_prints_no_rows(run):
    refused = run("rebuild", "--format", "jsonl")
    assert refused.code == 2
    assert "--format goes with --diff" in refused.said


def test_a_stopped_run_says_that_the_store_is_whole(run, monkeypatch, tmp_path):
    from dateline.pipelines import ingest

    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(ingest, "run", stop)
    done = run("ingest", tmp_path)
    assert done.code == 130
    assert "The store is whole" in done.said


def test_nothing_to_read_makes_no_store(run, tmp_path):
    done = run("ingest", "nowhere.txt")
    assert done.code in (1, 2)
    assert "nowhere.txt" in done.said
    assert not (tmp_path / "dateline.duckdb").exists()


def test_the_demo_prints_a_timeline_and_what_to_try_next(run, tmp_path):
    done = run("demo")
    assert done.code == 0
    assert (tmp_path / "dateline-demo.duckdb").exists()
    assert "by 18 Aug 2017" in done.out
    assert "Thu 3 Aug 2017" in done.out
    steps = [line.strip() for line in done.err.splitlines() if line.startswith("  dateline ")]
    assert [step.split()[1] for step in steps] == ["show", "timeline", "diff", "sql"]
    for step in steps[:-1]:
        assert run(*step.split()[1:]).code == 0


def test_an_empty_timeline_suggests_no_event_to_show(tmp_path):
    from dateline.pipelines.cli.output import Rows

    steps = list(next_steps(Rows(("event_id", "n_articles"), ()), tmp_path / "x.duckdb"))
    assert not any("dateline show" in step for step in steps)


GERMAN = (
    "Im Hafen von Kiel brannte in der Nacht zum Donnerstag eine Lagerhalle. Die Feuerwehr löschte den Brand am Morgen."
)


def test_ingest_says_how_many_articles_of_which_language_were_not_mined(run, tmp_path):
    (tmp_path / "feuer.txt").write_text(f"Feuer im Hafen\n\n{GERMAN}\n")
    (tmp_path / "strike.txt").write_text(
        "Bus drivers in the city walked out on May 3, 2019, over their pay, they said.\n"
    )
    done = run("ingest", "feuer.txt", "strike.txt", "--workers", "1")
    assert done.code == 0
    assert "No events were looked for in 1 article, for want of rules for the language: 1 de." in done.err
    assert "for want of rules" not in run("ingest", "feuer.txt", "--workers", "1").err  # it was not read again
    assert "no rules read events from its language (de)" in run("why", "feuer.txt").out
    latest, first = run("runs", "--format", "jsonl").rows
    assert (first["n_stored"], first["n_mined"], latest["n_mined"]) == (2, 1, 0)
