"""The table of faults: one row a fault, printed at the end of a run with what became of it.

A test belongs to a row by its name, ``test_p2_…``, or, where it stands elsewhere, by the mark ``fault("P2")``. Tests
count what they did through the fixture ``tally`` (kills, answers, …) and ``remark``; the table adds the counts up over
all tests of a row, also where several processes share the tests.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

ROWS = {
    "F1": "a feed's body is a path or an address",
    "F2": "external entities, DOCTYPE with a system id, parameter entities, XInclude",
    "F3": "entities upon entities, 200,000 deep, 100,000 attributes",
    "F4": "feeds cut short, NUL, wrong charset, UTF-16 and 32, GIF, HTML, empty",
    "F5": "no guid, a guid used again, a guid or an address that changes",
    "F6": "dates without a zone, of no calendar, of the future, of 1970",
    "F7": "entries removed, edited, reordered, repeated 50 times",
    "D1": "empty, blank, NUL, binary as .txt, unreadable, link out, loop, FIFO, name not UTF-8",
    "D2": "50 MB HTML, 10 MB in one line, 100,000 nested div, 60,000 open tags",
    "D3": "mixed encodings, mixed line ends, NFD, lone surrogate",
    "D4": "no date, several dates, dates in other languages",
    "D5": "the same input 100 times; two files with one story; an edit of one character",
    "N1": "a server that sends a byte now and then, before its headers and in its body",
    "N2": "redirects in a circle, without end, to another host, from https to http",
    "N3": "304, the same ETag, the same bytes without one",
    "N4": "410, 404, 5xx, 401, a page that asks whether one is a person",
    "N5": "429 and 503 with Retry-After in seconds, as a date, absurd, negative",
    "N6": "bombs in gzip and deflate, a coding on a coding, chunks without a length",
    "N7": "bodies without end, lengths that lie",
    "N8": "certificates expired, for another host, self-signed; HTTP for TLS; a reset; no reply",
    "N9": "names and numbers of private, loopback, link-local, mapped and NAT64 addresses",
    "N10": "a redirect into this network, a name that changes its mind, a proxy in the environment",
    "N11": "addresses of files, scripts, data and FTP",
    "P1": "kill -9 at every stage",
    "P2": "disk full on database, log, archive, landing, snapshot",
    "P3": "read-only folder or file, wrong owner, corrupt header, empty file, another application's database",
    "P4": "readers, a reader of the writer's own file, two writers",
    "P5": "clock a year back and ten years forward, time zones, summer time",
    "P6": "any order and partition of the inputs, one worker or several",
    "P7": "stores of each older schema and of a newer one; kill -9 in a migration",
}
_NAMED = re.compile(r"^test_([a-z]\d+)_")
_ROW, _COUNT, _REMARK = "fault-row", "fault-count", "fault-remark"


@dataclass(slots=True)
class Result:
    """What the tests of one row came to."""

    outcomes: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    def words(self) -> str:
        """The last column: whether the row held, by how many tests, and what they counted and remarked."""
        if not self.outcomes:
            return "not run"
        verdict = "FAILED" if self.outcomes["failed"] else "held" if self.outcomes["passed"] else "skipped"
        tests = ", ".join(f"{n} {outcome}" for outcome, n in sorted(self.outcomes.items()))
        counted = [f"{n:,} {what}" for what, n in self.counts.items()]
        return "; ".join((f"{verdict} ({tests})", *([", ".join(counted)] if counted else []), *self.remarks))


@pytest.fixture
def tally(record_property: Callable[[str, object], None]) -> Callable[..., None]:
    """Adds to the counts of the test's row: ``tally(kills=1, lost=0)``. Underscores are shown as spaces."""

    def add(**counts: int) -> None:
        for what, count in counts.items():
            record_property(_COUNT, [what.replace("_", " "), count])

    return add


@pytest.fixture
def remark(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Says something of the test's row that no count says."""
    return lambda words: record_property(_REMARK, words)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "fault(row): a test of a row of the fault table that stands elsewhere")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Writes each test's row into its report, which is what a process that shares the tests hands back."""
    for item in items:
        for row in rows_of(item):
            item.user_properties.append((_ROW, row))


def rows_of(item: pytest.Item) -> Iterator[str]:
    """The rows that a test belongs to."""
    named = _NAMED.match(item.name)
    rows = [named[1].upper()] if named else []
    rows += [row for mark in item.iter_markers("fault") for row in mark.args]
    for row in dict.fromkeys(rows):
        if row not in ROWS:
            raise pytest.UsageError(f"{item.nodeid}: there is no row {row} in the table of faults")
        yield row


def results(reports: list[pytest.TestReport]) -> dict[str, Result]:
    """What each row's tests came to, from all reports of a run."""
    found = {row: Result() for row in ROWS}
    for report in reports:
        mine = [found[row] for name, row in report.user_properties if name == _ROW]
        if report.when != "call" and report.outcome == "passed":
            continue  # a set-up or an end that went well says nothing; one that failed or skipped does
        for result in mine:
            result.outcomes[report.outcome] += 1
            _note(result, report)
    return found


def _note(result: Result, report: pytest.TestReport) -> None:
    for name, value in report.user_properties:
        if name == _COUNT:
            what, count = value  # type: ignore[misc]
            result.counts[what] += count
        elif name == _REMARK:
            result.remarks.append(str(value))
    if report.outcome == "skipped" and isinstance(report.longrepr, tuple):
        result.remarks.append(report.longrepr[2].removeprefix("Skipped: "))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints the table, where any of its tests ran."""
    stats = terminalreporter.stats
    reports = [report for key in ("passed", "failed", "error", "skipped") for report in stats.get(key, [])]
    found = results([report for report in reports if isinstance(report, pytest.TestReport)])
    if not any(result.outcomes for result in found.values()):
        return
    terminalreporter.section("faults")
    for row, fault in ROWS.items():
        terminalreporter.write_line(f"{row} | {fault}")
        terminalreporter.write_line(f"   | {found[row].words()}")
