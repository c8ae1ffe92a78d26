"""Fetches what a poll asks for: spread by server through Beam, each server's requests one after another in one place.

Every answer is in the journal before anything else is done with it, so that neither a killed run nor a bundle that a
runner tries again asks for it twice; through the pipeline travel only where it lies there, and what went wrong. Servers
wait for nobody but themselves: a worker has a thread for each of several, and a server's time in one run is bounded.
"""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Protocol
from uuid import uuid4

from dateline.connectors.beam_io import beam
from dateline.connectors.http.journal import FRESH, Journal, Kept, left, of_run
from dateline.pipelines.polling.stopping import STOP, heard_by_threads
from dateline.pipelines.runner import Engine, run
from dateline.schemas.fetched import Failed, Fetched, HostState, Request

AT_ONCE = 32  # servers that one worker talks to: more would wait for a slow line anyway
BUDGET = 120.0  # seconds of one server's in one run; what it does not reach is left for the next


class Asker(Protocol):
    """What asks a server: politely, safely, and without ever raising for what the server does."""

    def fetch(self, request: Request) -> Fetched | Failed: ...

    def hosts(self) -> tuple[HostState, ...]: ...


MakeAsker = Callable[[Sequence[HostState]], Asker]


@dataclass(frozen=True, slots=True)
class Fetching:
    """How requests are made: the same for every round of a run."""

    make: MakeAsker
    journals: Path
    run_id: str
    hosts: tuple[HostState, ...]
    engine: Engine
    now: datetime  # UTC without a zone: what was fetched long before is fetched again
    budget: float = BUDGET


@dataclass(slots=True)
class Round:
    """What a round of requests gave, by the address that was asked for."""

    answers: dict[str, Kept] = field(default_factory=dict)
    failures: dict[str, Failed] = field(default_factory=dict)
    later: set[str] = field(default_factory=set)
    hosts: dict[str, HostState] = field(default_factory=dict)  # by origin: those of which something was learned

    def add(self, other: Round) -> None:
        """Takes in what another round, or a part of this one, gave."""
        self.answers |= other.answers
        self.failures |= other.failures
        self.later |= other.later
        self.hosts |= other.hosts


def fetch(requests: Sequence[Request], origin: Callable[[str], str], how: Fetching) -> Round:
    """Asks for all of them, each once.

    :param origin: the server of an address, which is what requests are spread by
    """
    done = Round()
    if requests:
        jobs = [(origin(request.url), request) for request in requests]
        with TemporaryDirectory() as room, heard_by_threads():
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
        self._make = how.make
        self._journals = how.journals
        self._run_id = how.run_id
        self._hosts = {host.origin: host for host in how.hosts}
        self._budget = how.budget
        self._now = how.now
        self._folder = folder

    def start_bundle(self) -> None:
        self._servers: list[tuple[str, list[Request]]] = []

    def process(self, server: tuple[str, Iterable[Request]]) -> None:
        self._servers.append((server[0], list(server[1])))

    def finish_bundle(self) -> None:
        if not self._servers:
            return
        # What killed runs had fetched, and what an earlier attempt at this bundle was answered.
        wanted = {request.url: request for _, requests in self._servers for request in requests}
        before = left(self._journals, self._run_id)
        had = {kept.url: kept for kept, answer in before if self._answers(answer, wanted.get(answer.url))}
        had |= {kept.url: kept for kept in of_run(self._journals, self._run_id)}
        done = Round()
        with Journal(self._journals, self._run_id) as journal, ThreadPoolExecutor(AT_ONCE) as pool:
            asked = [pool.submit(self._ask, requests, had, journal) for _, requests in self._servers]
            for one in asked:
                done.add(one.result())
        part = self._folder / f"{uuid4().hex}.part"
        part.write_bytes(pickle.dumps(done))
        part.rename(part.with_suffix(".done"))

    def _answers(self, answer: Fetched, request: Request | None) -> bool:
        """Whether what a killed run had fetched answers a request as well as its server would.

        It may have served a poll since, though others of its journal did not: then it is of yesterday.
        """
        if request is None or (answer.status == 304 and not (request.etag or request.modified)):
            return False
        return request.since < answer.observed and abs(self._now - answer.observed) < FRESH

    def _ask(self, requests: Sequence[Request], had: dict[str, Kept], journal: Journal) -> Round:
        asker = self._make(tuple(self._hosts.values()))  # all: servers lead to one another
        end = time.monotonic() + self._budget
        done = Round()
        for request in requests:
            if request.url in had:
                done.answers[request.url] = had[request.url]
            elif STOP.is_set() or time.monotonic() >= end:
                done.later.add(request.url)
            elif isinstance(answer := asker.fetch(request), Fetched):
                done.answers[request.url] = journal.append(answer)
            else:
                done.failures[request.url] = answer
        done.hosts = {host.origin: host for host in asker.hosts()}
        return done
