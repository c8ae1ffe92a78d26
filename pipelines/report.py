"""What a run did: counts that add up, the reasons behind them, and the words for a person.

The counts are the store's own, from table `input`; what was given is counted apart from it while it is gathered, so
that a document that got lost in between shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

import duckdb

from dateline.schemas.queries import query

OUTCOMES = ("stored", "duplicate", "unchanged", "skipped", "rejected", "erased")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a batch of a run has come."""

    stage: Literal["gather", "read", "resolve"]
    batch: int  # of this run, from 1
    done: int  # documents; in `resolve` all or none
    total: int  # documents of the batch; in `gather`, what was looked at so far


Watcher = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class Tally:
    """How what came in ended, of one source or of a whole run."""

    source: str
    stored: int = 0
    duplicate: int = 0
    unchanged: int = 0
    skipped: int = 0
    rejected: int = 0
    erased: int = 0

    @property
    def total(self) -> int:
        return self.stored + self.duplicate + self.unchanged + self.skipped + self.rejected + self.erased


@dataclass(frozen=True, slots=True)
class Reason:
    """Why some inputs were not stored."""

    outcome: str
    reason: str
    count: int
    example: str  # the address of the first
    detail: str  # of the first, for a person


@dataclass(frozen=True, slots=True)
class Unmined:
    """Articles that no events were looked for in, since there are no rules for their language."""

    lang: str  # ISO 639-1, "" where it was not recognised
    n: int


@dataclass(frozen=True, slots=True)
class RunReport:
    """A finished run."""

    run_id: str
    kind: str
    started: datetime  # UTC, without a zone
    ended: datetime
    given: int  # inputs as they came, counted before anything was done with them
    sources: tuple[Tally, ...]  # the biggest first
    reasons: tuple[Reason, ...]  # the most frequent first
    changed: int  # rows that this run wrote or ended
    batches: int
    recovered: int = 0  # batches of a run before that was killed, loaded first
    expired: int = 0  # articles of before that were erased, as the source file gave them so long and no longer
    read_again: int = 0  # versions from before the run, of which these rules now say what they say
    read_otherwise: int = 0  # versions of the articles that came, of which other rules still do
    stale: int = 0  # editors' decisions that have lost their ground, in this run or before
    unmined: tuple[Unmined, ...] = ()  # of what this run read, the most frequent language first

    @property
    def total(self) -> Tally:
        """All sources together."""
        return Tally("", *(sum(getattr(tally, outcome) for tally in self.sources) for outcome in OUTCOMES))

    @property
    def adds_up(self) -> bool:
        """Whether all that was given is accounted for."""
        return self.given == self.total.total

    @property
    def exit_code(self) -> int:
        """0 where everything was taken, 3 where inputs were rejected, 1 where the report does not add up."""
        if not self.adds_up:
            return 1
        return 3 if self.total.rejected else 0

    @property
    def seconds(self) -> float:
        return (self.ended - self.started).total_seconds()

    def lines(self) -> tuple[str, ...]:
        """The report in words, the sum first."""
        total = self.total
        counts = [f"{getattr(total, outcome):,} {outcome}" for outcome in OUTCOMES if getattr(total, outcome)]
        said = [f"{_counted(self.given, 'document')} in: {', '.join(counts) or 'none'}."]
        if not self.adds_up:
            said.append(f"{abs(self.given - total.total):,} are not accounted for: this is a defect of Dateline.")
        if self.recovered:
            batches = "batch" if self.recovered == 1 else "batches"
            said.append(f"First loaded {self.recovered} {batches} of a run that had been interrupted.")
        said += of_retention(self.expired)
        said.append(f"{_counted(self.changed, 'row')} changed, in {_duration(self.seconds)}.")
        told = (*self._of_sources(), *self._of_languages(), *self._of_rules(), *self._of_edits())
        return (*said, *told, *(_because(reason) for reason in self.reasons))

    def _of_sources(self) -> Iterator[str]:
        unnamed = sum(tally.stored for tally in self.sources if not tally.source)
        if unnamed and self.kind == "ingest":
            names = "names no source: it counts" if unnamed == 1 else "name no source: each counts"
            yield f"{_counted(unnamed, 'article')} {names} as one of its own, unless it copies another."

    def _of_languages(self) -> Iterator[str]:
        if self.unmined:
            articles = _counted(sum(one.n for one in self.unmined), "article")
            languages = by_language(self.unmined)
            yield f"No events were looked for in {articles}, for want of rules for the language: {languages}."

    def _of_rules(self) -> Iterator[str]:
        if self.read_again and self.kind != "rebuild":
            versions = _counted(self.read_again, "earlier version")
            yield f"Read {versions} of these articles again, under the present rules."
        if self.read_otherwise:
            yield (
                f"{_counted(self.read_otherwise, 'earlier version')} of these articles cannot be read again: what "
                "other rules read there stays. See what `dateline doctor` says of the archive."
            )

    def _of_edits(self) -> Iterator[str]:
        if self.stale:
            have = "has lost its" if self.stale == 1 else "have lost their"
            yield f"{_counted(self.stale, 'decision')} of editors {have} ground: dateline edit list --stale"


def of_retention(expired: int) -> Iterator[str]:
    """How many articles a source file did not let be kept any longer, where there were any."""
    if expired:
        yield f"Erased what the source file lets be kept no longer (retain_days): {expired:,}."


def by_language(unmined: Sequence[Unmined]) -> str:
    """How many articles of which language: "12 de, 3 fr, 1 not recognised"."""
    return ", ".join(f"{one.n:,} {one.lang or 'not recognised'}" for one in unmined)


def _counted(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count:,} {what}s"


def _duration(seconds: float) -> str:
    whole = round(seconds)
    if whole < 60:
        return f"{seconds:.1f} s"
    minutes, left = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min {left:02d} s"


def _because(reason: Reason) -> str:
    more = f" and {reason.count - 1:,} more" if reason.count > 1 else ""
    return f"{reason.outcome}, {reason.reason}: {reason.example}{more}: {reason.detail}"


def report(db: duckdb.DuckDBPyConnection, run_id: str, given: int, started: datetime, ended: datetime) -> RunReport:
    """The report of a run whose batches are all in the store.

    :param ended: by a clock that may have been set back since `started`; the run then took no time that anybody knows
    """
    named = {"run_id": run_id}
    tallies = tuple(Tally(*row) for row in db.execute(query("report/tallies"), named).fetchall())
    reasons = tuple(Reason(*row) for row in db.execute(query("report/reasons"), named).fetchall())
    ran = db.execute(query("report/run"), named).fetchone()
    kind, changed, batches = ran if ran else ("ingest", 0, 0)
    again, otherwise = db.execute(query("report/rules"), named).fetchall()[0]
    [(stale,)] = db.execute("select count(*) from edit where stale").fetchall()
    unmined = tuple(Unmined(*row) for row in db.execute(query("report/unmined"), named).fetchall())
    made = RunReport(run_id, kind, started, max(started, ended), given, tallies, reasons, changed, batches)
    return replace(made, read_again=again, read_otherwise=otherwise, stale=stale, unmined=unmined)
