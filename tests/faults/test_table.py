"""The table of faults says of each row whether it held, whoever ran its tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.faults.table import ROWS, results


def report(row: str, outcome: str = "passed", when: str = "call", why: str = "", **counts: int) -> pytest.TestReport:
    said = [("fault-row", row), *(("fault-count", [what, count]) for what, count in counts.items())]
    skipped = ("file.py", 1, f"Skipped: {why}") if outcome == "skipped" else None
    return pytest.TestReport("a test", ("file.py", 1, "a test"), {}, outcome, skipped, when, user_properties=said)  # type: ignore[arg-type]


def words(*reports: pytest.TestReport) -> dict[str, str]:
    return {row: result.words() for row, result in results(list(reports)).items()}


def test_a_row_holds_where_all_its_tests_passed_and_their_counts_are_added_up() -> None:
    found = words(report("P1", kills=7, lost=0), report("P1", kills=5, lost=0), report("P2"))
    assert found["P1"] == "held (2 passed); 12 kills, 0 lost"
    assert found["P2"] == "held (1 passed)"
    assert found["P3"] == "not run"


@pytest.mark.parametrize("when", ["setup", "call", "teardown"])
def test_one_failure_fails_the_row(when: str) -> None:
    assert words(report("P1"), report("P1", "failed", when))["P1"] == "FAILED (1 failed, 1 passed)"


def test_a_row_that_was_skipped_says_why() -> None:
    skipped = report("P2", "skipped", "setup", "no file system may be mounted")
    assert words(skipped)["P2"] == "skipped (1 skipped); no file system may be mounted"


def test_every_row_has_tests_of_its_own() -> None:
    names = re.findall(r"def test_([a-z]\d+)_", "".join(p.read_text() for p in Path(__file__).parent.glob("test_*.py")))
    assert {name.upper() for name in names} == set(ROWS)
