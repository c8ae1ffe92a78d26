"""Whether the web archives of what was fetched are whole, and what killed runs left in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.connectors import lock
from dateline.connectors.http import journal
from dateline.connectors.layout import Layout
from dateline.pipelines.cli.checking import Finding, some
from dateline.pipelines.cli.render import count, size
from dateline.schemas.errors import StoreBusyError


def journals(layout: Layout, deep: bool) -> Iterator[Finding]:
    """What is to be said of a store's journals; nothing where it never fetched.

    :param deep: read each record and compare it with its digest, too
    """
    if not layout.fetched.is_dir():
        return
    finished = journal.finished(layout.fetched)
    if finished:
        held = size(sum(path.stat().st_size for path in finished))
        yield Finding(True, f"What was fetched is kept in {count(len(finished), 'web archive')}, {held}.")
    left = journal.unfinished(layout.fetched)
    if left and not _is_fetching(layout):
        what = f"Killed runs had fetched what is not in the store yet: {some([path.name for path in left])}."
        yield Finding(False, what, "Run them again: what they had fetched within a day is not asked for again.")
    if damaged := [path for path in finished if deep and not journal.is_whole(path)]:
        what = f"{len(damaged):,} of {len(finished):,} web archives are damaged: {some([one.name for one in damaged])}."
        yield Finding(False, what, f"The archive has their documents still. Move each away: {_named(damaged)}")


def _is_fetching(layout: Layout) -> bool:
    try:
        with lock.hold(layout.polling, 0):
            return False
    except StoreBusyError:
        return True


def _named(paths: list[Path]) -> str:
    return some([str(path) for path in paths])
