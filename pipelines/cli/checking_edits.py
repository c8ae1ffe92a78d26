"""Whether editors' decisions are whole, in the store as in their file, and still have their ground."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.connectors import edits as log
from dateline.connectors.layout import Layout
from dateline.pipelines.cli.checking import Finding
from dateline.pipelines.cli.common import option_for
from dateline.pipelines.cli.data import ask, reading
from dateline.pipelines.cli.render import count
from dateline.schemas.errors import DatelineError, StoreError


def edits(layout: Layout, store: Path) -> Iterator[Finding]:
    """What is to be said of the decisions of a store; nothing where there are none."""
    try:
        with reading(store) as db:
            stored = set(log.stored_ids(db))
            stale = len(ask(db, "edits", stale=True).rows)
        written = {edit.edit_id for edit in log.read(layout.edits)}
    except StoreError:
        return  # said already
    except DatelineError as error:
        yield Finding(False, str(error), f"The file's other lines are whole: {layout.edits}")
        return
    wrong = [*_apart(stored, written, layout, option_for(store)), *_stale(stale, option_for(store))]
    if wrong or not stored:
        yield from wrong
    else:
        yield Finding(True, f"{count(len(stored), 'decision')} of editors, in the store as in {layout.edits.name}.")


def _apart(stored: set[str], written: set[str], layout: Layout, at: str) -> Iterator[Finding]:
    """What only one of file and store has, which the next writing command puts right."""
    if waiting := len(written - stored):
        todo = f"Any command that takes in or decides applies them first: dateline ingest, dateline edit{at}"
        yield Finding(False, f"{count(waiting, 'decision')} of editors not applied yet: a command was killed.", todo)
    if missing := len(stored - written):
        todo = f"Any command that takes in or decides writes them there again: dateline ingest, dateline edit{at}"
        yield Finding(False, f"{layout.edits} lacks {count(missing, 'decision')} that the store has.", todo)


def _stale(stale: int, at: str) -> Iterator[Finding]:
    if stale:
        todo = f"See which and why, and undo them or decide anew: dateline edit list --stale{at}"
        have = "has lost its" if stale == 1 else "have lost their"
        yield Finding(False, f"{count(stale, 'decision')} of editors {have} ground in the articles.", todo)
