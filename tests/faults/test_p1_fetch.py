"""P1 where the network is asked: killed at any instant, nothing that was kept is asked for again, nothing is lost."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path

import duckdb
import pytest

from dateline.connectors import feed_state
from dateline.connectors.database import transaction
from dateline.connectors.http import journal
from dateline.connectors.http.options import FetchOptions
from dateline.connectors.layout import Layout
from dateline.connectors.store import open_writer
from dateline.pipelines import ingest
from dateline.pipelines.polling.poll import Fetchers, PollOptions, poll
from dateline.schemas.polling import FeedState
from tests.faults import states
from tests.faults.articles import numbered
from tests.faults.children import Child, without_beam
from tests.faults.kills import KILLED, Kill, Point, Stage, die
from tests.faults.states import orphans
from tests.pipelines.polling.web import Post, rss
from tests.servers import Server, reply, serving

KILLS = 50 if os.environ.get("DATELINE_PROFILE") == "nightly" else 2
HOSTS = ("127.0.2.1", "127.0.2.2", "127.0.2.3")
PAGES = 4  # of each
AT = datetime(2026, 3, 4, 15, 6, 7, tzinfo=UTC)
FETCHING = FetchOptions(allowed=frozenset(HOSTS), pause=0)
FETCH = "dateline.connectors.http.fetcher:Fetcher.fetch"
Ended = tuple[bool, int]  # whether its report adds up, and its exit code


@dataclass(frozen=True, slots=True)
class Command:
    """A command that asks the network: how its store is made ready, what it does, and until when it is killed.

    It is given the addresses of a server's pages, and of a feed of them.
    """

    prepare: Callable[[Path, Sequence[str]], None]
    work: Callable[[Path], Ended]
    end: str  # the last function that matters


@dataclass(frozen=True, slots=True)
class World:
    """Servers, and what a command makes of them that nothing disturbs."""

    servers: tuple[Server, ...]
    seconds: float
    seen: states.State


def now() -> datetime:
    return AT


def pages_of(servers: Sequence[Server]) -> list[str]:
    return [server.url(f"/{number}") for server in servers for number in range(PAGES)]


def list_of(store: Path) -> Path:
    return store.parent.with_name("urls")


def list_pages(store: Path, hosts: Sequence[str]) -> None:
    list_of(store).write_text("\n".join(f"{host}/{n}" for host in hosts for n in range(PAGES)), encoding="utf-8")


def take(store: Path) -> Ended:
    done = ingest.run(ingest.IngestOptions((), store, workers=1, lists=(list_of(store),), fetching=FETCHING), now)
    return done.adds_up, done.exit_code


def add_feeds(store: Path, hosts: Sequence[str]) -> None:
    with open_writer(store) as writer, transaction(writer.db):
        added = AT.replace(tzinfo=None) - timedelta(days=1)
        feed_state.add(writer.db, [FeedState(f"{host}/feed", added) for host in hosts])


def ask(store: Path) -> Ended:
    done = poll(PollOptions(store, Fetchers(FETCHING, now), workers=1), now).run
    return (done.adds_up, done.exit_code) if done else (True, 0)


COMMANDS = {
    "pages": Command(
        list_pages,
        take,
        "dateline.pipelines.ingest:end",
    ),
    "feeds": Command(
        add_feeds,
        ask,
        "dateline.pipelines.polling.poll:_reported",
    ),
}


def do(told: Connection, name: str, store: Path, kill: Kill | None) -> None:
    """Does a command in this process, which dies as it should."""
    without_beam()
    if kill:
        die(kill)
    began = time.monotonic()
    told.send((*COMMANDS[name].work(store), time.monotonic() - began))


def seen(store: Path) -> states.State:
    """All that readers see, but for how many runs it took."""
    with duckdb.connect(str(store), read_only=True) as db:
        found = {view: rows for view, rows in states.state(db).items() if view not in ("run", "input")}
        return found | {"feed": [repr(row) for row in db.execute("select * from feed order by all").fetchall()]}


def asked_for(servers: Sequence[Server]) -> list[str]:
    return [server.url(target) for server in servers for target in server.targets()]


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], World]]:
    """Each command's world, made when it is first asked for."""
    with ExitStack() as stack:
        servers = tuple(stack.enter_context(serving(host)) for host in HOSTS)
        for number in range(len(servers) * PAGES):
            server = servers[number // PAGES]
            server.replies[f"/{number % PAGES}"] = reply(
                f"<html><body><p>{numbered(number)}</p></body></html>".encode()
            )
        for server in servers:
            posts = [Post(url, f"Pier {n} closes", "A vote.") for n, url in enumerate(pages_of([server]))]
            server.replies["/feed"] = reply(rss(server.host, posts), kind="application/rss+xml")
        yield cache(lambda name: _make(name, servers, tmp_path_factory.mktemp(name) / "store" / "news.duckdb"))


def _make(name: str, servers: tuple[Server, ...], store: Path) -> World:
    store.parent.mkdir()
    COMMANDS[name].prepare(store, [server.url("") for server in servers])
    child = Child(do, name, store, None)
    [(adds_up, code, seconds)] = child.everything()
    assert (adds_up, code, child.ended()) == (True, 0, 0)
    return World(servers, seconds, seen(store))


def _draw(command: Command, world: World, dice: random.Random) -> Kill:
    """Some time after one of its requests began: soon, so that others are still to come, or any time until its end."""
    stage = Stage("run", Point(FETCH), Point(command.end, after=True))
    return Kill(
        stage, dice.randint(1, len(HOSTS) * PAGES), dice.choice([dice.uniform(0, 0.02), world.seconds * dice.random()])
    )


@pytest.mark.parametrize("number", range(KILLS))
@pytest.mark.parametrize("name", COMMANDS)
def test_p1_killed_while_it_asks_the_network_nothing_that_was_kept_is_asked_for_again(
    name: str, number: int, worlds: Callable[[str], World], tmp_path: Path, tally: Callable[..., None]
) -> None:
    world, store, dice = worlds(name), tmp_path / "store" / "news.duckdb", random.Random(f"{name} {number}")
    command = COMMANDS[name]
    store.parent.mkdir()
    command.prepare(store, [server.url("") for server in world.servers])
    killed = Child(do, name, store, _draw(command, world, dice))
    killed.everything()
    assert killed.ended() in KILLED
    folder = Layout.of(store).fetched
    kept = {place.url for place, _ in journal.left(folder, but="")}  # nothing, where it came to its end
    for server in world.servers:
        server.asked.clear()
    last = Child(do, name, store, None)
    [(adds_up, code, _)] = last.everything()
    assert (adds_up, code, last.ended()) == (True, 0, 0)
    again = asked_for(world.servers)
    left = orphans(store)
    tally(kills=1, answers_kept=len(kept), asked_for_again=len(kept & set(again)), orphaned=len(left))
    assert not kept & set(again)
    assert len(again) == len(set(again))
    assert left == []
    assert seen(store) == world.seen
    assert journal.unfinished(folder) == []
