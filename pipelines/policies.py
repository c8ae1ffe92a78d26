"""What the source file says of keeping, carried out on what is stored: bytes that were there to be read alone, and
articles whose time is over, go.

That an article is known by its publisher's name and its address, and that what was forgotten is not taken in again,
holds here as for any request to forget: retention is one, made by the source file day by day.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import duckdb
import pyarrow as pa

from dateline.connectors import lock
from dateline.connectors.http import journal
from dateline.connectors.store import Writer
from dateline.pipelines.admission import is_agreed, is_kept
from dateline.pipelines.batches import Tools
from dateline.pipelines.erase import carry_out
from dateline.pipelines.steps.addresses import key
from dateline.pipelines.steps.feeditems import MEDIA
from dateline.pipelines.steps.feedpages import without_words
from dateline.schemas.edit import stamp
from dateline.schemas.erasure import Request, Tombstone
from dateline.schemas.errors import StoreBusyError, StoreError
from dateline.schemas.fetched import Fetched
from dateline.schemas.identity import article_id
from dateline.schemas.queries import query
from dateline.schemas.source import Registry

# Who is on record as having asked, and why.
BY, WHY = "source file", "its time to be kept is over (retain_days)"
_RETENTION: dict[str, pa.DataType] = {"source": pa.string(), "host": pa.string(), "since": pa.timestamp("us")}


def obey(writer: Writer, tools: Tools) -> int:
    """Lets go what a run was not to leave behind, and says how many articles' time was over.

    :raises StoreError: the disk refuses it; done again, it goes on
    """
    drop_unkept(writer)
    gone = expired(writer.db, tools.registry, tools.now())
    if gone:
        made = stamp(tools.now())
        stones = tuple(Tombstone("article", article_id(uri)) for uri in gone)
        carry_out(writer, Request(made, BY, WHY, "url", stones), tools, _first_run(writer.db, gone))
    return len(gone)


def drop_unkept(writer: Writer) -> None:
    """Deletes the archived bytes of what is not kept as it came, and all else that was kept of it until now.

    A killed run leaves them to the next: last to go is what says so.
    """
    if not writer.db.execute("select 1 from input where keep <> 'text' and sha256 is not null limit 1").fetchall():
        return  # as in most stores, whose tables are then not looked through
    gone = [sha256 for (sha256,) in writer.db.execute(query("archive/unkept")).fetchall()]
    given_up = {key(uri) for (uri,) in writer.db.execute(query("archive/given_up")).fetchall()}
    _keep_items(writer, gone)
    writer.archive.drop(gone)
    if given_up:
        its = partial(_is_of, pages=given_up)
        journal.scrub(journal.finished(writer.fetched), its)
        writer.db.execute(query("rebuild/unkept_words"))
        writer.rewrite()  # what was deleted lies in its file until then
    writer.db.execute(query("archive/unkept_inputs"), {"gone": gone})


def _is_of(answer: Fetched, pages: Container[str]) -> bool:
    """Whether an answer is one of these pages, by what names them, or led to one."""
    return key(answer.url) in pages or key(answer.address) in pages


def _keep_items(writer: Writer, gone: Sequence[str]) -> None:
    """Keeps what feeds say of articles beside their words: with it, a page that is looked at again is compared."""
    named = {"gone": gone, "media": MEDIA}
    for sha256, uri in writer.db.execute(query("archive/unkept_items"), named).fetchall():
        with suppress(StoreError):  # it is gone already: its feed's next word on it brings it back
            less = writer.archive.put(without_words(writer.archive.get(sha256)))
            writer.db.execute("update feed_page set article = $less where uri = $uri", {"less": less, "uri": uri})
    writer.archive.sync()


def withhold(writer: Writer, registry: Registry) -> None:
    """Takes out of all journals what the source file lets lie in none, as it is now.

    :raises StoreError: the disk refuses it; done again, it goes on
    """
    withhold_unfinished(writer, registry)
    if registry.has_policies:
        policy = _Policy(registry, _sources(writer.db, registry))
        journal.scrub(journal.finished(writer.fetched), policy.disagrees)


def withhold_unfinished(writer: Writer, registry: Registry, *, holds: bool = False) -> None:
    """Takes out of the journals of killed runs what is not to be kept as it came, so that no run takes it from there.

    Where a run fetches meanwhile, they are its own.

    :param holds: whether the caller is the one that fetches, and holds its lock
    :raises StoreError: the disk refuses it; done again, it goes on
    """
    if not registry.has_policies or not journal.unfinished(writer.fetched):
        return
    if not holds:
        with suppress(StoreBusyError), lock.hold(writer.polling, 0):
            withhold_unfinished(writer, registry, holds=True)
        return
    policy = _Policy(registry, _sources(writer.db, registry))
    journal.scrub(journal.unfinished(writer.fetched), policy.withholds)


@dataclass(frozen=True, slots=True)
class _Policy:
    """What a source file says of answers that were fetched before."""

    registry: Registry
    sources: Mapping[str, str]  # of articles and their pages, by what names these

    def disagrees(self, answer: Fetched) -> bool:
        """Whether it does not let an answer stay as it came, whatever the publisher asks: somebody had let it."""
        return not is_agreed(answer, self.registry, self.sources.get(key(answer.url), ""))

    def withholds(self, answer: Fetched) -> bool:
        """Whether it or the publisher does not."""
        return not is_kept(answer, self.registry, self.sources.get(key(answer.url), ""))


def _sources(db: duckdb.DuckDBPyConnection, registry: Registry) -> dict[str, str]:
    """Whose articles and pages are, by what names these, of publishers whose articles are not kept as they come."""
    every = db.execute("select distinct source from version union select distinct source from input").fetchall()
    names = [name for (name,) in every if registry.policy("", name).keep in ("evidence", "nothing")]
    pages = db.execute(query("archive/pages_of"), {"names": names}).fetchall() if names else []
    return {key(url): name for url, name in pages}


def _first_run(db: duckdb.DuckDBPyConnection, gone: Sequence[str]) -> datetime | None:
    """When the first run began that can have fetched one of these addresses: its journal, or a killed run's that it
    took up, is the first to look through. None where no run is known to have been given any.
    """
    db.register("gone", pa.table({"uri": pa.array(gone, pa.string())}))
    try:
        ((started,),) = db.execute(query("retention/first_run")).fetchall()
    finally:
        db.unregister("gone")
    return started - journal.FRESH if started else None


def expired(db: duckdb.DuckDBPyConnection, registry: Registry, now: datetime) -> tuple[str, ...]:
    """The addresses of what came so long ago that it is not to be kept any more.

    Days end at midnight UTC, all at once, since to erase anything is to write the store anew.

    :param now: UTC without a zone
    """
    if not registry.has_retention:
        return ()
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    rows = [
        {"source": source, "host": host, "since": today - timedelta(days=days)}
        for source, host in db.execute(query("retention/sources")).fetchall()
        if (days := registry.policy(f"https://{host}/", source).retain_days)
    ]
    if not rows:
        return ()
    db.register("retention", pa.Table.from_pylist(rows, pa.schema(_RETENTION)))
    try:
        return tuple(uri for (uri,) in db.execute(query("retention/expired")).fetchall())
    finally:
        db.unregister("retention")
