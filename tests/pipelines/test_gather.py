"""What each input is to the run and to the store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from dateline.connectors import migrations
from dateline.connectors.archive import Archive
from dateline.pipelines import gather
from dateline.pipelines.gather import Gathered, Gatherer, known_versions, version_of
from dateline.schemas.inputs import Item, Unread
from dateline.schemas.records import Hints
from dateline.schemas.source import Registry, Source


@pytest.fixture
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        migrations.migrate(connection, migrations.scripts("migrations"), 0)
        yield connection


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


def item(uri: str, body: bytes = b"text", **more: str) -> Item:
    return Item(uri, "text/plain", body, **more)


def gathered(
    db: duckdb.DuckDBPyConnection,
    archive: Archive,
    items: Sequence[Item | Unread],
    registry: Registry | None = None,
) -> list[Gathered]:
    gatherer = Gatherer("run", archive, registry or Registry(), items)
    batches = [gatherer.batch(db)]
    while not gatherer.done:
        batches.append(gatherer.batch(db))
    assert gatherer.given == sum(len(batch.inputs) for batch in batches)
    return batches


def ends(batch: Gathered) -> list[tuple[str, str]]:
    return [(row.outcome, row.reason) for row in batch.inputs]


def hold(db: duckdb.DuckDBPyConnection, version: str) -> None:
    """Puts a version in the store."""
    columns = db.execute("select column_name, data_type from duckdb_columns() where table_name = 'version'")
    zero = {"VARCHAR": "", "BIGINT": 0, "BOOLEAN": False, "TIMESTAMP": datetime(2020, 1, 1)}
    values = [version if name == "version_id" else zero.get(kind, []) for name, kind in columns.fetchall()]
    db.execute(f"insert into version values ({', '.join('?' * len(values))})", values)


def test_a_new_document_is_archived_and_to_be_read(db: duckdb.DuckDBPyConnection, archive: Archive) -> None:
    [batch] = gathered(db, archive, [item("file:///a", b"body", source="A", observed="2020-01-01T00:00:00Z")])
    [document] = batch.documents
    assert archive.get(document.sha256) == b"body"
    assert (document.uri, document.source, document.observed) == ("file:///a", "A", "2020-01-01T00:00:00Z")
    assert ends(batch) == [("stored", "")]
    assert batch.last


def test_the_same_version_twice_in_a_run_is_a_duplicate(db: duckdb.DuckDBPyConnection, archive: Archive) -> None:
    items = [item("a"), item("a"), item("b"), item("a", b"other"), item("a", observed="2020-01-01T00:00:00Z")]
    [batch] = gathered(db, archive, items)
    assert [outcome for outcome, _ in ends(batch)] == ["stored", "duplicate", "stored", "stored", "stored"]
    assert [document.ordinal for document in batch.documents] == [0, 2, 3, 4]


def test_what_the_store_holds_goes_no_further(db: duckdb.DuckDBPyConnection, archive: Archive) -> None:
    [first] = gathered(db, archive, [item("a"), item("b")])
    hold(db, version_of(first.documents[0]))
    fresh = Archive(archive.root.parent / "fresh")
    [batch] = gathered(db, fresh, [item("a"), item("b"), item("a", b"edited"), item("a")])
    assert ends(batch) == [("unchanged", "same-bytes"), ("stored", ""), ("stored", ""), ("duplicate", "same-version")]
    assert len(list(fresh.hashes())) == 2


def test_the_store_is_asked_once_for_many_documents(
    db: duckdb.DuckDBPyConnection, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def counting(connection: duckdb.DuckDBPyConnection, versions: Sequence[str]) -> frozenset[str]:
        asked.append(len(versions))
        return known_versions(connection, versions)

    monkeypatch.setattr(gather, "known_versions", counting)
    gathered(db, archive, [item(f"a{n}") for n in range(600)])
    assert asked == [250, 250, 100]


def test_what_was_not_read_is_on_record_with_its_bytes(db: duckdb.DuckDBPyConnection, archive: Archive) -> None:
    refused = Unread("file:///a#line=2", "rejected", "no-url", "the article has no url", b"{}", source="A")
    passed = Unread("file:///b.jpg", "skipped", "other-kind", "no article")
    [batch] = gathered(db, archive, [refused, passed])
    assert ends(batch) == [("rejected", "no-url"), ("skipped", "other-kind")]
    assert archive.get(batch.inputs[0].sha256) == b"{}"
    assert batch.inputs[1].sha256 == ""
    assert not batch.documents


def test_nothing_at_all_is_one_empty_batch(db: duckdb.DuckDBPyConnection, archive: Archive) -> None:
    assert gathered(db, archive, []) == [Gathered((), (), last=True)]


def test_batches_are_cut_by_documents_and_by_bytes(
    db: duckdb.DuckDBPyConnection, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gather, "CHUNK_ITEMS", 10)
    monkeypatch.setattr(gather, "BATCH_DOCUMENTS", 30)
    many = gathered(db, archive, [item(f"a{n}") for n in range(95)])
    assert [len(batch.documents) for batch in many] == [30, 30, 30, 5]
    assert [batch.last for batch in many] == [False, False, False, True]
    monkeypatch.setattr(gather, "CHUNK_BYTES", 100)
    monkeypatch.setattr(gather, "BATCH_BYTES", 200)
    large = gathered(db, archive, [item(f"b{n}", b"%100d" % n) for n in range(4)])
    assert [len(batch.documents) for batch in large] == [2, 2]


def test_a_source_gives_its_name_and_what_read_may_know_of_it(db: duckdb.DuckDBPyConnection, archive: Archive) -> None:
    ledger = Source(name="The Ledger", domains=("ledger.example",), aliases=("Ledger",), zone="America/Denver")
    items = [
        item("https://www.ledger.example/a", source="somebody"),
        item("file:///b", source="Ledger"),
        item("file:///c", source="A stranger"),
        item("https://www.other.example/d"),
        item("file:///e"),
    ]
    [batch] = gathered(db, archive, items, Registry([ledger]))
    assert [document.source for document in batch.documents] == [
        "The Ledger",
        "The Ledger",
        "A stranger",
        "other.example",
        "",
    ]
    assert [document.hints for document in batch.documents] == [Hints("America/Denver")] * 2 + [Hints()] * 3


def test_a_saved_page_is_of_the_paper_that_it_says_it_is_of(db: duckdb.DuckDBPyConnection, archive: Archive):
    def page(name: str, head: str, **more: str) -> Item:
        return Item(name, "text/html", f"<html><head>{head}</head><body>{name}</body></html>".encode(), **more)

    canonical = '<link rel="canonical" href="https://www.{}/fire">'.format
    site = '<meta property="og:site_name" content="{}">'.format
    items = [
        page("file:///a.html", canonical("gazette.example")),
        page("file:///b.html", canonical("gazette.example") + site("The Gazette")),  # as a page of its that is fetched
        page("file:///c.html", site("THE POST")),
        page("file:///d.html", canonical("post.example")),
        page("file:///e.html", site("Tarn Weekly")),
        page("file:///f.html", ""),
        page("file:///g.html", site("The Post"), source="Tarn Weekly"),  # whoever gives it says so
        page("https://tarn.example/h", site("The Post")),  # no page names itself away from its address
    ]
    registry = Registry((Source(name="The Post", owner="Post Group", domains=("post.example",)),))
    [batch] = gathered(db, archive, items, registry)
    assert [document.source for document in batch.documents] == [
        "gazette.example", "gazette.example", "The Post", "The Post", "Tarn Weekly", "", "Tarn Weekly", "tarn.example",
    ]  # fmt: skip
    assert [row.source for row in batch.inputs] == [document.source for document in batch.documents]
