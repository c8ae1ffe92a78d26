"""What the source file says of keeping, carried out on what is stored: bytes that were there to be read alone, and
articles whose time is over, go.

That an article is known by its publisher's name and its address, and that what was forgotten is not taken in again,
holds here as for any request to forget: retention is one, made by the source file day by day.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta

import duckdb
import pyarrow as pa

from dateline.connectors.store import Writer
from dateline.pipelines.batches import Tools
from dateline.pipelines.erase import carry_out
from dateline.pipelines.steps.feeditems import MEDIA
from dateline.pipelines.steps.feedpages import without_words
from dateline.schemas.edit import stamp
from dateline.schemas.erasure import Request, Tombstone
from dateline.schemas.errors import StoreError
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
        carry_out(writer, Request(made, BY, WHY, "url", stones), tools)
    return len(gone)


def drop_unkept(writer: Writer) -> None:
    """Deletes the archived bytes of what is not kept as it came.

    A killed run leaves them to the next.
    """
    if not writer.db.execute("select 1 from input where keep <> 'text' and sha256 is not null limit 1").fetchall():
        return  # as in most stores, whose tables are then not looked through
    gone = [sha256 for (sha256,) in writer.db.execute(query("archive/unkept")).fetchall()]
    _keep_items(writer, gone)
    writer.archive.drop(gone)
    writer.db.execute(query("archive/unkept_inputs"), {"gone": gone})


def _keep_items(writer: Writer, gone: Sequence[str]) -> None:
    """Keeps what feeds say of articles beside their words: with it, a page that is looked at again is compared."""
    named = {"gone": gone, "media": MEDIA}
    for sha256, uri in writer.db.execute(query("archive/unkept_items"), named).fetchall():
        with suppress(StoreError):  # it is gone already: its feed's next word on it brings it back
            less = writer.archive.put(without_words(writer.archive.get(sha256)))
            writer.db.execute("update feed_page set article = $less where uri = $uri", {"less": less, "uri": uri})
    writer.archive.sync()


def expired(db: duckdb.DuckDBPyConnection, registry: Registry, now: datetime) -> tuple[str, ...]:
    """The addresses of what came so long ago that it is not to be kept any more.

    Days end at midnight UTC, all at once, since to erase anything is to write the store anew.

    :param now: UTC without a zone
    """
    if not registry.has_policies:
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
