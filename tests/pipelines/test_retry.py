"""What was rejected is tried again: from the archive, where its bytes are, and by its address, where they are not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from dateline.connectors.http.options import FetchOptions
from dateline.pipelines import batches, ingest
from dateline.pipelines.ingest import IngestOptions
from dateline.pipelines.report import RunReport
from dateline.pipelines.retry import rejected
from dateline.pipelines.steps.read import read
from dateline.schemas.errors import InputError
from dateline.schemas.records import Document, Reading
from tests.faults.articles import PAGE
from tests.faults.children import read_here
from tests.pipelines.conftest import Clock
from tests.servers import reply, serving

OLDER, NOW = "0" * 12, "1" * 12  # rules


def refuse_a(document: Document, body: bytes) -> Reading:
    """Rules that cannot read one of the articles."""
    if document.uri.endswith("a.txt"):
        raise InputError("no-text", document.uri, "of an older release")
    return read(document, body)


@pytest.fixture
def take(store: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Callable[..., RunReport]:
    monkeypatch.setattr(batches, "read_batch", read_here)

    def run(*inputs: str, rules: Callable[[Document, bytes], Reading] = read) -> RunReport:
        """Takes inputs in; without any, tries again what was rejected."""
        fetching = FetchOptions(allowed=frozenset({"127.0.0.1"}), seconds=5, pause=0)
        urls, again = inputs, ()
        monkeypatch.setattr(ingest, "ruleset", lambda: OLDER if rules is refuse_a else NOW)
        if not inputs:
            with duckdb.connect(str(store), read_only=True) as db:
                urls, again = rejected(db, NOW)
        options = IngestOptions(urls, store, workers=1, fetching=fetching, again=again)
        return ingest.run(options, clock, read=rules)

    return run


def test_bytes_are_read_again_by_the_present_rules_and_addresses_are_asked_again(
    take: Callable[..., RunReport], store: Path, articles: Path
) -> None:
    (articles / "bad.jsonl").write_text("no line of an article\n", encoding="utf-8")
    with serving() as server:
        first = take(str(articles), server.url("/p"), server.url("/q"), rules=refuse_a)
        assert (first.total.stored, first.total.rejected) == (1, 4)
        (articles / "a.txt").unlink()  # the archive has it
        server.replies["/p"] = reply(PAGE.encode())
        again = take()
        assert again.adds_up
        assert (again.given, again.total.stored, again.total.rejected) == (4, 2, 2)
        assert {reason.reason for reason in again.reasons} == {"not-json", "not-found"}
        with duckdb.connect(str(store), read_only=True) as db:  # the line that is none stays that by the same rules
            assert rejected(db, NOW) == ((server.url("/q"),), ())
        server.replies["/q"] = reply(PAGE.encode())
        assert (take().total.stored, server.targets().count("/p")) == (1, 2)
    with duckdb.connect(str(store), read_only=True) as db:
        urls, left = rejected(db, OLDER)
        assert (urls, [row.uri.rsplit("/", 1)[-1] for row in left]) == ((), ["bad.jsonl#line=1"])
        assert rejected(db, OLDER, "no such run") == ((), ())
