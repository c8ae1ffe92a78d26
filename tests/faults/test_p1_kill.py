"""P1: killed at any instant of any stage, a command leaves whole batches, and the next one ends as if nothing had been.

Lost is an acknowledged batch that is not there after the kill; torn, what is neither the store before a batch nor the
store after it, or a reader's file that is not whole; orphaned, whatever the next run leaves that nothing refers to.
"""

from __future__ import annotations

import gzip
import os
import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from dateline.connectors.layout import Layout
from tests.conftest import ROOT
from tests.faults.children import Child
from tests.faults.kills import COMMANDS, KILLED, Command, Kill, do, measure
from tests.faults.states import Held, committed, holds, orphans

NIGHTLY = os.environ.get("DATELINE_PROFILE") == "nightly"
ROUNDS = 10 if NIGHTLY else 1  # kills at each of the 23 stages
# What an ordinary run leaves to the nightly one: stages that are those of an ingest, under another command's name.
RARE = {("rebuild", stage) for stage in ("check", "read", "land", "load", "resolve", "publish")} | {
    ("edit", "publish"),
    ("compact", "publish"),
    ("compact", "drop"),
}
LIVES = [
    pytest.param(command.name, stage.name, number, id=f"{command.name}-{stage.name}-{number}")
    for command in COMMANDS.values()
    for stage in command.stages
    for number in range(ROUNDS)
    if NIGHTLY or (command.name, stage.name) not in RARE
]


@dataclass(frozen=True)
class World:
    """A command, the store that it begins with, and what it makes of it when nothing disturbs it."""

    command: Command
    inputs: Path
    before: Path  # a folder with the store
    spans: dict[str, list[float]]  # seconds of each stage, each time
    states: tuple[Held, ...]  # before, and after each batch, or after all where a command does all or nothing

    def begin(self, folder: Path) -> Path:
        """A store of its own to try on."""
        shutil.copytree(self.before, folder)
        return folder / "news.duckdb"


@pytest.fixture(scope="module")
def worlds(tmp_path_factory: pytest.TempPathFactory, inputs: Path) -> Callable[[str], World]:
    """Each command's world, made when it is first asked for."""
    return cache(lambda name: _make(COMMANDS[name], tmp_path_factory.mktemp(name), inputs))


def _make(command: Command, folder: Path, inputs: Path) -> World:
    before, after, kept = folder / "before", folder / "after", folder / "states"
    before.mkdir()
    kept.mkdir()
    store = before / "news.duckdb"
    if command.name == "migration":
        store.write_bytes(gzip.decompress((ROOT / "tests" / "data" / "stores" / "0001.duckdb.gz").read_bytes()))
    else:
        earlier = inputs / "a-levee.txt" if command.name == "ingest" else inputs
        assert Child(do, "ingest", store, earlier, None).ended() == 0
    shutil.copytree(before, after)
    child = Child(measure, command.name, after / "news.duckdb", inputs, kept)
    [spans] = child.everything()
    assert child.ended() == 0
    batches = sorted(kept.iterdir(), key=lambda path: int(path.name))
    states = [holds(path / "store.duckdb") for path in batches] or [holds(after / "news.duckdb")]
    return World(command, inputs, before, spans, (holds(store), *states))


@pytest.mark.parametrize(("name", "stage", "number"), LIVES)
def test_p1_killed_at_any_stage_nothing_is_lost_torn_or_orphaned(
    name: str, stage: str, number: int, worlds: Callable[[str], World], tmp_path: Path, tally: Callable[..., None]
) -> None:
    world = worlds(name)
    store, dice = world.begin(tmp_path / "store"), random.Random(f"{name} {stage} {number}")
    kill = _draw(world, stage, dice)
    child = Child(do, name, store, world.inputs, kill)
    acknowledged = len(child.everything())
    assert child.ended() in KILLED, "the stage was never reached"
    lost, torn = _damage(world, store, acknowledged)
    last = Child(do, name if world.command.again else "ingest", store, world.inputs, None)
    *_, (adds_up, code) = last.everything()
    assert last.ended() == 0
    left = orphans(store)
    tally(kills=1, lost=lost, torn=torn, orphaned=len(left))
    assert (lost, torn, left) == (0, 0, [])
    assert adds_up
    assert code in (0, 3)  # one of the articles is empty
    ends = [held.seen for held in (world.states[-1:] if world.command.again else world.states)]
    assert holds(store).seen in ends


def _draw(world: World, stage: str, dice: random.Random) -> Kill:
    spans = world.spans[stage]
    assert spans, f"no {stage} in an undisturbed {world.command.name}"
    nth = dice.randrange(len(spans))
    [found] = [one for one in world.command.stages if one.name == stage]
    return Kill(found, nth + 1, dice.uniform(0, spans[nth]))


def _damage(world: World, store: Path, acknowledged: int) -> tuple[int, int]:
    """How many acknowledged batches the writer's database lacks, and how many of the two databases are not whole."""
    torn = int(not _is_whole(world, holds(store)))
    database = Layout.of(store).database
    if not database.exists():
        return acknowledged, torn
    with committed(store) as copy:
        found = holds(copy)
    made = found.batches - world.states[0].batches
    return max(0, acknowledged - made), torn + (not _is_whole(world, found))


def _is_whole(world: World, found: Held) -> bool:
    if world.command.name == "migration":  # each migration is whole by itself
        return found == world.states[0] or found.lies_between(world.states[0], world.states[-1])
    return found in world.states
