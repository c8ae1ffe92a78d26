"""Fetches what a poll asks for: spread by server through Beam, each server's requests one after another in one place.

Every answer is in the journal before anything else is done with it, so that neither a killed run nor a bundle that a
runner tries again asks for it twice; through the pipeline travel only where it lies there, and what went wrong. Servers
wait for nobody but themselves: a worker has a thread for each of several, and a server's time in one round is bounded.
"""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import inf
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol
from uuid import uuid4

from dateline.connectors.beam_io import beam
from dateline.connectors.http.journal import FRESH, Journal, Kept, left, of_run, read
from dateline.pipelines.polling.stopping import STOP
from dateline.pipelines.runner import Engine, run
from dateline.schemas.fetched import UNWELL, Failed, Fetched, HostState, Request

AT_ONCE = 32  # servers that one worker talks to: more would wait for a slow line anyway


class Asker(Protocol):
    """What asks a server: politely, safely, and without ever raising for what the server does."""

    def fetch(self, request: Request) -> Fetched | Failed: ...

    def hosts(self) -> tuple[HostState, ...]: ...


MakeAsker = Callable[[Sequence[HostState]], Asker]


def is_never(_: Fetched) -> bool:
    """Nothing is fleeting where nothing was forgotten."""
    return False


@dataclass(frozen=True, slots=True)
class Before:
    """What a killed run had fetched."""

    kept: Kept
    observed: datetime
    is_unchanged: bool  # its server had said that nothing had changed since some request

    def answers(self, request: Request | None, now: datetime) -> bool:
        """Whether it answers a request as well as its server would.

        It may have served a poll since, though others of its journal did not: then it is of yesterday.
        """
        if request is None or (self.is_unchanged and not (request.etag or request.modified)):
            return False
        return request.since < self.observed and abs(now - self.observed) < FRESH


def before(journals: Path, run_id: str) -> tuple[Before, ...]:
    """What killed runs had fetched; only while holding the lock of polls."""
    return tuple(Before(kept, found.observed, found.status == 304) for kept, found in left(journals, run_id))


@dataclass(frozen=True, slots=True)
class Fetching:
    """How requests are made: the same for every round of a run, but for what was learned in the rounds before."""

    make: MakeAsker
    journals: Path
    run_id: str
    engine: Engine
    now: datetime  # UTC without a zone: what was fetched long before is fetched again
    before: tuple[Before, ...] = ()
    round: int = 1  # of the run's, each of which has its own journals
    hosts: tuple[HostState, ...] = ()
    spent: dict[str, float] = field(default_factory=dict)  # by origin, seconds: who had least of them comes first
    slice: float = inf  # seconds of one server's in one round; a round begins to ask nobody after two of them
    # Whether an answer is to lie nowhere, as what was forgotten is: then it is handed on itself.
    is_fleeting: Callable[[Fetched], bool] = is_never


@dataclass(slots=True)
class Round:
    """What a round of requests gave, by the address that was asked for."""

    answers: dict[str, Kept | Fetched] = field(default_factory=dict)
    failures: dict[str, Failed] = field(default_factory=dict)
    hosts: dict[str, HostState] = field(default_factory=dict)  # by origin: those of which something was learned
    spent: dict[str, float] = field(default_factory=dict)  # by origin, seconds
    silent: set[str] = field(default_factory=set)  # origins that were asked, and gave no answer of any kind

    def add(self, other: Round) -> None:
        """Takes in what a part of the round gave."""
        self.answers |= other.answers
        self.failures |= other.failures
        self.hosts |= other.hosts
        self.spent |= other.spent
        self.silent |= other.silent

    def answer(self, url: str) -> Fetched:
        """The answer of an address that was answered. Raises StoreError where the journal does not have it any more."""
        found = self.answers[url]
        return found if isinstance(found, Fetched) else read(found)


def fetch(requests: Sequence[Request], origin: Callable[[str], str], how: Fetching) -> Round:
    """Asks for all of them, each once at most: those that no answer or failure is given of, there was no time for.

    :param origin: the server of an address, which is what requests are spread by
    """
    done = Round()
    if requests:
        jobs = [(origin(request.url), request) for request in requests]
        with TemporaryDirectory() as room:
            run(lambda root: root | "Fetch" >> FetchByServer(jobs, how, Path(room)), 1, how.engine)
            for file in sorted(Path(room).glob("*.done")):
                done.add(pickle.loads(file.read_bytes()))
    return done


class FetchByServer(beam.PTransform):  # type: ignore[misc]
    """Asks servers, each in one place, and lands what came of it as files of a folder."""

    def __init__(self, jobs: Sequence[tuple[str, Request]], how: Fetching, folder: Path) -> None:
        super().__init__()
        self._jobs = jobs
        self._ask = AskServers(how, folder)

    def expand(self, begin: Any) -> Any:
        requests = begin | "List requests" >> beam.Create(self._jobs)
        return requests | "Gather by server" >> beam.GroupByKey() | "Ask servers" >> beam.ParDo(self._ask)


class AskServers(beam.DoFn):  # type: ignore[misc]
    """Asks each server for what is wanted of it, several servers at once and each one's pages in turn.

    What comes of a bundle is one file, renamed into place when whole; a bundle that is tried again lands the same.
    """

    def __init__(self, how: Fetching, folder: Path) -> None:
        self._how = how
        self._folder = folder

    def start_bundle(self) -> None:
        self._servers: list[tuple[str, list[Request]]] = []

    def process(self, server: tuple[str, Iterable[Request]]) -> None:
        self._servers.append((server[0], list(server[1])))

    def finish_bundle(self) -> None:
        if not self._servers:
            return
        how = self._how
        had = self._had({request.url: request for _, requests in self._servers for request in requests})
        until = time.monotonic() + 2 * how.slice
        done = Round()
        # Who had to wait in the round before comes first in this one.
        turns = sorted(self._servers, key=lambda server: how.spent.get(server[0], 0.0))
        with Journal(how.journals, how.run_id, how.round) as journal, ThreadPoolExecutor(AT_ONCE) as pool:
            asked = [pool.submit(self._ask, origin, requests, had, journal, until) for origin, requests in turns]
            for one in asked:
                done.add(one.result())
        part = self._folder / f"{uuid4().hex}.part"
        part.write_bytes(pickle.dumps(done))
        part.rename(part.with_suffix(".done"))

    def _had(self, wanted: dict[str, Request]) -> dict[str, Kept]:
        """What killed runs had fetched, and what an earlier attempt at this bundle was answered."""
        how = self._how
        had = {one.kept.url: one.kept for one in how.before if one.answers(wanted.get(one.kept.url), how.now)}
        return had | {kept.url: kept for kept in of_run(how.journals, how.run_id, how.round)}

    def _ask(
        self, origin: str, requests: Sequence[Request], had: dict[str, Kept], journal: Journal, until: float
    ) -> Round:
        asker = self._how.make(self._how.hosts)  # all: servers lead to one another
        began = time.monotonic()
        end = min(began + self._how.slice, until)
        done = Round()
        for request in requests:
            if request.url in had:
                done.answers[request.url] = had[request.url]
            elif STOP.is_set() or time.monotonic() >= end:
                continue
            elif isinstance(answer := asker.fetch(request), Failed):
                done.failures[request.url] = answer
            else:
                answer = replace(answer, feed=request.feed)
                done.answers[request.url] = answer if self._how.is_fleeting(answer) else journal.append(answer)
        done.hosts = {host.origin: host for host in asker.hosts()}
        done.spent = {origin: time.monotonic() - began}
        if done.failures and not done.answers and all(one.reason in UNWELL for one in done.failures.values()):
            done.silent = {origin}
        return done
