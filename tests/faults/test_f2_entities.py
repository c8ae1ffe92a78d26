"""F2: what a feed asks its parser to open or fetch is neither, and its stories are kept."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.connectors.feeds.reader import FeedReader
from dateline.pipelines.feedbodies import articles
from dateline.schemas.inputs import FeedBody, Item
from tests.faults.hooks import watched

ITEM = (
    "<item><title>Levee holds{extra}</title><link>https://news.example/levee</link>"
    "<description>It held.</description></item>"
)


@pytest.fixture
def server() -> Iterator[socket.socket]:
    """Somebody who listens on loopback, and would hear who connects."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.setblocking(False)
        yield listening


def bombs(secret: Path, port: int) -> dict[str, str]:
    address = f"http://127.0.0.1:{port}/x.dtd"
    feed = f"<rss version='2.0' xmlns:xi='http://www.w3.org/2001/XInclude'><channel>{ITEM}</channel></rss>"
    return {
        "external entity": f'<!DOCTYPE r [<!ENTITY x SYSTEM "{secret.as_uri()}">]>' + feed.format(extra="&x;"),
        "on lines": f'<!DOCTYPE r [\n<!ENTITY x SYSTEM "{secret.as_uri()}">\n]>\n' + feed.format(extra="&x;"),
        "system id": f'<!DOCTYPE r SYSTEM "{address}">' + feed.format(extra=""),
        "public id": f'<!DOCTYPE r PUBLIC "-//X//Y" "{address}">' + feed.format(extra="&nbsp;"),
        "parameter": f'<!DOCTYPE r [<!ENTITY % x SYSTEM "{address}"> %x;]>' + feed.format(extra=""),
        "xinclude": feed.format(extra=f'<xi:include href="{secret.as_uri()}" parse="text"/>'),
        "style": f'<?xml-stylesheet href="{address}" type="text/xsl"?>' + feed.format(extra=""),
    }


@pytest.mark.parametrize("small", [1 << 30, 0], ids=["here", "child"])
def test_f2_nothing_is_opened_or_fetched_and_the_story_is_kept(
    tmp_path: Path, server: socket.socket, small: int, tally: Callable[..., None]
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("TOP SECRET")
    told = bombs(secret, server.getsockname()[1])
    with FeedReader(small) as reader:
        list(articles(FeedBody("file:///warm.xml", b"<!DOCTYPE r><rss></rss>"), reader))
        for name, text in told.items():
            with watched() as events:
                found = list(articles(FeedBody("file:///a.xml", f'<?xml version="1.0"?>{text}'.encode()), reader))
            item = found[0]
            assert isinstance(item, Item), name
            assert item.uri == "https://news.example/levee"
            assert b"Levee holds" in item.body
            assert b"SECRET" not in item.body
            assert [event for event in events if "secret" in event or "socket" in event] == []
    with pytest.raises(BlockingIOError):
        server.accept()
    tally(feeds=len(told))
