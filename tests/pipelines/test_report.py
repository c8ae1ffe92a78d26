"""A run's report adds up, and says so in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from dateline.pipelines.report import Reason, RunReport, Tally, Unmined

START = datetime(2030, 1, 1)


def made(
    *tallies: Tally, given: int | None = None, reasons: tuple[Reason, ...] = (), seconds: float = 1, recovered: int = 0
) -> RunReport:
    total = sum(tally.total for tally in tallies)
    return RunReport(
        run_id="r",
        kind="ingest",
        started=START,
        ended=START + timedelta(seconds=seconds),
        given=total if given is None else given,
        sources=tallies,
        reasons=reasons,
        changed=7,
        batches=1,
        recovered=recovered,
    )


def test_the_sum_is_over_all_sources() -> None:
    report = made(Tally("A", stored=2, rejected=1), Tally("B", stored=1, unchanged=3, skipped=1, duplicate=1))
    assert report.total == Tally("", stored=3, duplicate=1, unchanged=3, skipped=1, rejected=1)
    assert report.adds_up
    assert report.lines()[0] == "9 documents in: 3 stored, 1 duplicate, 3 unchanged, 1 skipped, 1 rejected."


@pytest.mark.parametrize(
    ("report", "code"),
    [
        (made(Tally("A", stored=2)), 0),
        (made(Tally("A", unchanged=2, skipped=1)), 0),
        (made(), 0),
        (made(Tally("A", stored=2, rejected=1)), 3),
        (made(Tally("A", stored=2), given=3), 1),
    ],
)
def test_the_exit_code_says_whether_all_was_taken(report: RunReport, code: int) -> None:
    assert report.exit_code == code


def test_what_is_not_accounted_for_is_said_aloud() -> None:
    report = made(Tally("A", stored=2), given=3)
    assert not report.adds_up
    assert any("1 are not accounted for" in line for line in report.lines())


def test_reasons_are_given_with_an_example() -> None:
    reasons = (
        Reason("rejected", "empty", 3, "file:///a.txt", "there is nothing in it"),
        Reason("skipped", "hidden", 1, "file:///.b", "the name begins with a dot"),
    )
    said = made(Tally("A", rejected=3, skipped=1), reasons=reasons).lines()
    assert said[-2:] == (
        "rejected, empty: file:///a.txt and 2 more: there is nothing in it",
        "skipped, hidden: file:///.b: the name begins with a dot",
    )


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.26, "0.3 s"), (59.4, "59.4 s"), (75, "1 min 15 s"), (3725, "1 h 02 min")]
)
def test_the_time_is_said_as_a_person_would(seconds: float, words: str) -> None:
    assert f"7 rows changed, in {words}." in made(Tally("A", stored=1), seconds=seconds).lines()


def test_articles_that_name_no_source_are_said_to_count_as_their_own() -> None:
    line = "2 articles name no source: each counts as one of its own, unless it copies another."
    assert line in made(Tally("A", stored=2), Tally("", stored=2, rejected=1)).lines()
    assert not any("no source" in said for said in made(Tally("A", stored=2), Tally("", rejected=1)).lines())


def test_what_a_killed_run_left_is_told() -> None:
    assert "First loaded 2 batches of a run that had been interrupted." in made(recovered=2).lines()


def test_versions_that_were_read_again_and_such_as_could_not_be_are_told_apart() -> None:
    report = replace(made(Tally("A", stored=2)), read_again=1, read_otherwise=1200)
    again, otherwise = report.lines()[-2:]
    assert again == "Read 1 earlier version of these articles again, under the present rules."
    assert otherwise.startswith("1,200 earlier versions of these articles cannot be read again")
    assert "Read" not in " ".join(replace(report, kind="rebuild", read_otherwise=0).lines())


def test_articles_in_languages_without_rules_are_counted_by_language() -> None:
    report = replace(made(Tally("A", stored=1300)), unmined=(Unmined("de", 1204), Unmined("fr", 2), Unmined("", 1)))
    assert report.lines()[-1] == (
        "No events were looked for in 1,207 articles, for want of rules for the language: "
        "1,204 de, 2 fr, 1 not recognised."
    )
    assert report.exit_code == 0
    one = replace(made(Tally("A", stored=1)), unmined=(Unmined("ja", 1),))
    assert "in 1 article, for want of rules for the language: 1 ja." in one.lines()[-1]
