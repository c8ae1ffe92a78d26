"""A newsroom of two articles on a council, of which tests correct the timeline by hand."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from dateline.connectors.store import open_reader
from dateline.pipelines.batches import Clock
from dateline.pipelines.deciding import Decided, Place, Saying, decide
from dateline.pipelines.ingest import IngestOptions, Naming, run
from dateline.pipelines.report import RunReport
from dateline.schemas.edit import Action

HERALD = """Council closes bridge

HARLAN, Iowa -- The council voted on May 4, 2016, to close the old bridge.
Engineers inspected the dam on June 2, 2016.
"""
GAZETTE = """Bridge to close

HARLAN, Iowa -- The Harlan council voted on May 4, 2016, to close the old bridge near the mill.
The school board elected Rosa Quill its chair on July 11, 2016.
"""
VOTE, DAM, CHAIR = "to close the old bridge.", "inspected the dam", "elected Rosa Quill"  # words of their statements
WHO, WHY = "Ada Lovelace", "as the minutes say"


def take_in(store: Path, clock: Clock, **texts: str) -> RunReport:
    """Ingests articles, a file each beside the store, named by the keys."""
    folder = store.with_name("articles")
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    naming = (Naming(str(folder), "harlan:"),)  # the same articles wherever a test's folder is
    return run(IngestOptions((str(folder),), store, workers=1, addresses=naming), clock)


def copied(newsroom: Path, folder: Path) -> Path:
    """The store, its articles and its writer's folder, in a folder of their own."""
    shutil.copytree(newsroom.parent, folder, dirs_exist_ok=True)
    return folder / newsroom.name


def ask(store: Path, sql: str, **values: Any) -> list[tuple[Any, ...]]:
    """What readers of a store find."""
    with open_reader(store) as db:
        return db.execute(sql, values).fetchall()


def event(store: Path, word: str) -> str:
    """The id of the event on whose statement a word stands."""
    sql = "select distinct event_id from evidence where event_id is not null and contains(quote, $word)"
    [(found,)] = ask(store, sql, word=word)
    return str(found)


def timeline(store: Path) -> list[tuple[str, str, str]]:
    """Date, status and headline of every event, in order of time."""
    return ask(store, "select edtf, status, headline from timeline where story = 'all' order by earliest, headline")


def say(
    store: Path, clock: Clock, action: Action, *events: str, value: str = "", statements: tuple[str, ...] = ()
) -> Decided:
    """One decision, for a reason that does not matter."""
    return decide(Saying(action, events, WHO, WHY, value, statements), Place(store), clock)
