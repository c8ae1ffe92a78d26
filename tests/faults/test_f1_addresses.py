"""F1: a feed's body is text, also where it looks like a path or an address: nothing is opened or fetched for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dateline.connectors.feeds.reader import FeedReader
from dateline.pipelines.feedbodies import articles
from dateline.schemas.inputs import FeedBody, Unread
from tests.faults.children import command, without_beam
from tests.faults.hooks import watched
from tests.faults.states import outcomes


def test_f1_a_body_that_is_a_path_or_an_address_is_never_opened(tmp_path: Path, tally: Callable[..., None]) -> None:
    secret = tmp_path / "secret.xml"
    secret.write_text("<rss><channel><item><title>Secret</title></item></channel></rss>")
    bodies = [str(secret), secret.as_uri(), "http://127.0.0.1:9/rss", "ftp://127.0.0.1/rss", "feed:http://127.0.0.1:9/"]
    with FeedReader() as reader:
        list(articles(FeedBody("file:///warm.xml", b"<rss></rss>"), reader))  # what is imported is opened too
        for body in bodies:
            with watched() as events:
                (found,) = articles(FeedBody("file:///a.xml", body.encode()), reader)
            assert isinstance(found, Unread)
            assert found.reason == "not-a-feed"
            assert events == []
    tally(bodies=len(bodies))


def test_f1_a_file_that_holds_a_path_is_a_reject_and_its_neighbour_is_stored(inputs: Path, store: Path) -> None:
    folder = store.parent / "in"
    folder.mkdir()
    (folder / "a.rss").write_text(str(inputs / "a-levee.txt"))
    (folder / "b.txt").write_bytes((inputs / "a-levee.txt").read_bytes())
    assert command("ingest", folder, "--store", store, before=[without_beam]).code == 3
    assert outcomes(store) == {"a.rss": ("rejected", "not-a-feed"), "b.txt": ("stored", "")}
