"""Real feeds: all that feedparser finds in them is found, and every one gives its entries or a reason."""

from __future__ import annotations

import gzip
import io
from pathlib import Path

import feedparser
import pytest

from dateline.connectors.files import find, read_all
from dateline.pipelines.unpacking import unpacked
from dateline.schemas.inputs import Item


@pytest.mark.nightly
def test_every_feed_gives_what_feedparser_finds(corpora: Path) -> None:
    files = sorted((corpora / "feeds").iterdir())
    for file in files:
        found = list(unpacked(read_all(find([str(file)]))))
        entries = [one for one in found if isinstance(one, Item) or one.reason == "title-only"]
        assert len(entries) >= len(feedparser.parse(io.BytesIO(gzip.decompress(file.read_bytes()))).entries), file.name
        assert found, file.name
    assert files
