"""When each article version was published and from when it was known: as it says itself, or as its copies
say.

What a document states is never overruled. One that states nothing takes its day from what it copies and from
its own words, never from a clock. Its date is settled by the evidence that was known first, and what becomes
known later does not revise it: so what is said as of any instant is what a store with only what was known
then would say.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from dateline.pipelines.resolve.date_evidence import (
    Clue,
    combined,
    day_names,
    from_copy,
    from_modified,
    from_quotation,
    from_text,
)
from dateline.pipelines.steps.date_accounts import explained
from dateline.pipelines.steps.dates import choose
from dateline.schemas.records import Copy, DateCandidate, Publication, TimeExpression

# A publisher's day may be one ahead of the UTC day on which it was seen (UTC+14), never more.
ZONE_SLACK = 1  # day
OPEN = Publication(None, None, "", "", 0.0, "nothing says when", "", "unknown", "")


@dataclass(frozen=True, slots=True)
class DatedVersion:
    """What is needed of a version to date it."""

    version_id: str
    name: str  # for a person: its address, or publisher and title
    source: str  # the publisher, "" where not known
    observed: str  # "2017-08-03T21:00:00Z", "" for a file or a backfill
    dates: tuple[DateCandidate, ...] = ()
    times: tuple[TimeExpression, ...] = ()  # in text order
    told: tuple[int, ...] = ()  # indices into `times`: those on which events that occurred hang
    planned: tuple[int, ...] = ()  # … on which scheduled events hang


# A place in the order of what was known: the instant, then how many inferences away from a stated date.
Key = tuple[str, int]


def stated(version: DatedVersion) -> Publication:
    """The publication date that the document itself gives, open where it gives none, and when it was known.

    Known: when observed; without an observation when modified, else when published; a bare day counts from
    its end.
    """
    published, modified = choose(version.dates, "published"), choose(version.dates, "modified")
    result = OPEN
    if version.observed:
        result = replace(OPEN, known_at=version.observed, known_basis="observed")
    elif modified and (not published or _moment(modified) >= _moment(published)):
        result = replace(OPEN, known_at=_moment(modified), known_basis="modified")
    elif published:
        basis = replace(OPEN, known_basis="published" if published.instant else "day")
        result = replace(basis, known_at=_moment(published))
    if published is None:
        return replace(result, why=explained(version.dates))
    day = date.fromisoformat(published.day)
    return replace(
        result,
        earliest=day,
        latest=day,
        at=published.instant,
        method=published.method,
        confidence=published.confidence,
        why=explained(version.dates),
        dated_at=result.known_at,
    )


def infer(
    undated: Sequence[DatedVersion],
    dated: Mapping[str, Publication],
    copies: Sequence[Copy],
    siblings: Sequence[DatedVersion],
) -> dict[str, Publication]:
    """The publication of each undated version, from its copies and its own words; open where they do not
    bound it.

    Independent of the order of its arguments.

    :param undated: the versions whose ``stated`` is open
    :param dated: the publications of versions that state one, by version id
    :param copies: the pairs among all of them; others are passed over
    :param siblings: the versions in `dated`
    """
    return _Sweep(undated, dated, copies, siblings).run()


def _moment(candidate: DateCandidate) -> str:
    return candidate.instant or _end_of(candidate.day)


def _end_of(day: date | str) -> str:
    return f"{day}T23:59:59Z"


class _Sweep:
    """Goes through what was known, in order, as Dijkstra's algorithm through distances.

    A version that is dated is announced to those that share words with it; an undated one that hears of it is
    decided by all that was announced before. Announcements come in the order of knowledge, so the first that
    settles a date is the earliest known.
    """

    def __init__(
        self,
        undated: Sequence[DatedVersion],
        dated: Mapping[str, Publication],
        copies: Sequence[Copy],
        siblings: Sequence[DatedVersion],
    ) -> None:
        self.about = {v.version_id: v for v in [*siblings, *undated]}
        self.names = {v: day_names(version.times) for v, version in self.about.items()}
        self.dated = {v: dated[v] for v in self.about if v in dated}
        self.open = {v.version_id: stated(v) for v in undated}
        self.own = {v.version_id: _own_clues(v) for v in undated}
        self.pairs: dict[str, list[Copy]] = defaultdict(list)
        for copy in sorted(copies, key=lambda c: (c.version_id, c.other_id)):
            if copy.version_id in self.about and copy.other_id in self.about:
                self.pairs[copy.version_id].append(copy)
                self.pairs[copy.other_id].append(copy)
        self.settled: dict[str, Publication] = {}
        self.announced: dict[str, Key] = {}
        self.queue: list[tuple[Key, bool, str]] = []  # when, whether to decide or to announce, whom

    def run(self) -> dict[str, Publication]:
        """All publications of the undated."""
        for version_id, publication in self.dated.items():
            if publication.dated_at:
                self._later((publication.dated_at, 0), False, version_id)
        for version_id, clues in self.own.items():
            clue = combined(clues)
            if clue and clue.latest:
                self._later((self.open[version_id].known_at or _end_of(clue.latest), 0), True, version_id)
        while self.queue:
            key, deciding, version_id = heapq.heappop(self.queue)
            if deciding:
                self._decide(version_id, key)
            else:
                self._announce(version_id, key)
        return {v: self.settled.get(v) or _left_open(was, self.own[v]) for v, was in self.open.items()}

    def _later(self, key: Key, deciding: bool, version_id: str) -> None:
        heapq.heappush(self.queue, (key, deciding, version_id))

    def _announce(self, version_id: str, key: Key) -> None:
        """Have the undated ones that share words with a dated version decided, now or once they are known."""
        self.announced[version_id] = key
        for copy in self.pairs.get(version_id, ()):
            other = _other(copy, version_id)
            if other in self.open and other not in self.settled:
                self._later(max((self.open[other].known_at, 0), (key[0], key[1] + 1)), True, other)

    def _decide(self, version_id: str, key: Key) -> None:
        """Settle a version by what was announced before `key`, if that closes its interval."""
        clue = None if version_id in self.settled else combined(self._clues(version_id, key))
        was = self.open[version_id]
        if clue is None or clue.earliest is None or clue.latest is None or _unseen(was, clue.earliest):
            return
        if not was.known_at:  # its readers had it by the end of its day at the latest
            key = max(key, (_end_of(clue.latest), 0))
            was = replace(was, known_at=key[0], known_basis="inferred")
        self.settled[version_id] = replace(
            was,
            earliest=clue.earliest,
            latest=clue.latest,
            method=clue.method,
            confidence=clue.confidence,
            why=clue.why,
            dated_at=key[0],
        )
        self._later(key, False, version_id)

    def _clues(self, version_id: str, key: Key) -> list[Clue]:
        clues = list(self.own[version_id])
        for copy in self.pairs.get(version_id, ()):
            other = _other(copy, version_id)
            if self.announced.get(other, key) < key:
                clue = self._clue(copy, version_id, other)
                clues += [clue] if clue else []
        return clues

    def _clue(self, copy: Copy, version_id: str, other: str) -> Clue | None:
        published = self.settled.get(other) or self.dated[other]
        name = self.about[other].name
        if copy.relation == "quotes":
            return from_quotation(copy, version_id, name, published)
        one_source = self.about[version_id].source == self.about[other].source != ""
        return from_copy(copy, name, published, self.names[version_id], self.names[other], one_source)


def _own_clues(version: DatedVersion) -> list[Clue]:
    modified = choose(version.dates, "modified")
    clues = from_text(version.times, version.told, version.planned)
    return [*clues, from_modified(date.fromisoformat(modified.day))] if modified else clues


def _left_open(was: Publication, clues: Sequence[Clue]) -> Publication:
    """An open publication that says which bounds there are."""
    return replace(was, why="; ".join([was.why, *(clue.why for clue in clues)]))


def _other(copy: Copy, version_id: str) -> str:
    return copy.other_id if copy.version_id == version_id else copy.version_id


def _unseen(was: Publication, day: date) -> bool:
    """Whether a day lies after the version was known. The crawl gives no date, but it refuses one."""
    return bool(was.known_at) and (day - datetime.fromisoformat(was.known_at).date()).days > ZONE_SLACK
