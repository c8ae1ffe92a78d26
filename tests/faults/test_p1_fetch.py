"""P1 where pages are fetched: killed at any instant, no page that was kept is asked for again, and none is lost."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import duckdb
import pytest

from dateline.connectors.http import journal
from dateline.connectors.http.options import FetchOptions
from dateline.connectors.layout import Layout
from dateline.pipelines import ingest
from tests.faults import states
from tests.faults.articles import numbered
from tests.faults.children import Child, without_beam
from tests.faults.kills import KILLED, Kill, Point, Stage, die
from tests.faults.states import orphans
from tests.servers import Server, reply, serving

KILLS = 50 if os.environ.get("DATELINE_PROFILE") == "nightly" else 2
HOSTS = ("127.0.2.1", "127.0.2.2", "127.0.2.3")
PAGES = 4  # of each
AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
RUN = Stage("run", Point("dateline.pipelines.pages:fetch"), Point("dateline.pipelines.ingest:end", after=True))


@dataclass(frozen=True, slots=True)
class World:
    """Servers, the list of their pages, and what a run makes of it that nothing disturbs."""

    servers: tuple[Server, ...]
    listed: Path
    seconds: float
    seen: states.State


def now() -> datetime:
    return AT


def take(told: Connection, store: Path, listed: Path, kill: Kill | None) -> None:
    """Fetches and stores what a list names, in this process, and dies as it should."""
    without_beam()
    if kill:
        die(kill)
    began = time.monotonic()
    fetching = FetchOptions(allowed=frozenset(HOSTS), pause=0)
    done = ingest.run(ingest.IngestOptions((), store, workers=1, lists=(listed,), fetching=fetching), now)
    told.send((done.adds_up, done.exit_code, time.monotonic() - began))


def seen(store: Path) -> states.State:
    """All that readers see, but for how many runs it took."""
    with duckdb.connect(str(store), read_only=True) as db:
        return {view: rows for view, rows in states.state(db).items() if view not in ("run", "input")}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    folder = tmp_path_factory.mktemp("fetch")
    store, listed = folder / "news.duckdb", folder / "urls"
    with ExitStack() as stack:
        servers = tuple(stack.enter_context(serving(host)) for host in HOSTS)
        pages = [(server, f"/{number}") for server in servers for number in range(PAGES)]
        for number, (server, target) in enumerate(pages):
            server.replies[target] = reply(f"<html><body><p>{numbered(number)}</p></body></html>".encode())
        listed.write_text("\n".join(server.url(target) for server, target in pages), encoding="utf-8")
        child = Child(take, store, listed, None)
        [(adds_up, code, seconds)] = child.everything()
        assert (adds_up, code, child.ended()) == (True, 0, 0)
        yield World(servers, listed, seconds, seen(store))


@pytest.mark.parametrize("number", range(KILLS))
def test_p1_killed_while_it_fetches_no_page_that_was_kept_is_asked_for_again(
    number: int, world: World, tmp_path: Path, tally: Callable[..., None]
) -> None:
    store, dice = tmp_path / "news.duckdb", random.Random(number)
    killed = Child(take, store, world.listed, Kill(RUN, 1, dice.uniform(0, world.seconds)))
    killed.everything()
    assert killed.ended() in KILLED
    folder = Layout.of(store).fetched
    kept = {place.url for place, _ in journal.left(folder, but="")}  # nothing, where it came to its end
    for server in world.servers:
        server.asked.clear()
    last = Child(take, store, world.listed, None)
    [(adds_up, code, _)] = last.everything()
    assert (adds_up, code, last.ended()) == (True, 0, 0)
    again = {server.url(target) for server in world.servers for target in server.targets()}
    left = orphans(store)
    tally(kills=1, pages_kept=len(kept), asked_for_again=len(kept & again), orphaned=len(left))
    assert not kept & again
    assert len(kept | again) == len(HOSTS) * PAGES
    assert left == []
    assert seen(store) == world.seen
    assert journal.unfinished(folder) == []
