"""A change of rules is not an edit: what an article's versions say is compared under one ruleset."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.pipelines import ingest, rebuild
from dateline.pipelines.ingest import IngestOptions
from dateline.pipelines.rebuild import RebuildOptions
from dateline.pipelines.report import RunReport
from dateline.pipelines.steps.read import read as read_document
from dateline.schemas.errors import InputError
from dateline.schemas.records import Document, Reading
from tests.pipelines.conftest import Clock
from tests.pipelines.runs import outcomes, rows

Take = Callable[..., RunReport]
FIRST = "The levee broke on Tuesday. The county ordered 300 households to leave their homes on Wednesday."
MORE = f"{FIRST} The governor visited the town on Thursday."


def read_anew(document: Document, body: bytes) -> Reading:
    """Newer rules: another title, one event fewer, other words for the rest, no copy of a text that was one."""
    found = read_document(document, body)
    return replace(
        found,
        title=found.title.upper(),
        content=f"anew {found.content}",
        mentions=tuple(replace(m, headline=f"{m.headline}, it is said") for m in found.mentions[:-1]),
        links=(),
        fingerprints=(),
    )


def refuse_anew(document: Document, body: bytes) -> Reading:
    """Newer rules that cannot read what the older ones could: an article without its last sentence."""
    if b"governor" not in body:
        raise InputError("too-short", document.uri, "it has no last sentence")
    return read_document(document, body)


@pytest.fixture
def take(store: Path, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Take:
    """Ingests one article in a state, under some rules."""

    def run(text: str, rules: str = "older", read: Any = read_document, **more: str) -> RunReport:
        monkeypatch.setattr(ingest, "ruleset", lambda: rules)
        line = {"url": "https://courier.example/levee", "title": "Levee breaks", "published": "2031-05-01", **more}
        file = tmp_path / "levee.jsonl"
        file.write_text(json.dumps({**line, "text": text}))
        return ingest.run(IngestOptions((str(file),), store, workers=1), clock, read=read)

    return run


def versions(store: Path) -> list[tuple[str, str]]:
    return rows(store, "select title, ruleset from article_version order by known_from, version_id")


def test_a_rules_change_makes_no_version_of_an_article_that_says_the_same(take: Take, store: Path) -> None:
    take(FIRST)
    report = take(FIRST, "newer", read_anew, authors="Bo Lind")
    assert (report.total.unchanged, report.read_again) == (1, 1)
    assert outcomes(store, report.run_id) == {"levee": ("unchanged", "same-content")}
    assert versions(store) == [("LEVEE BREAKS", "newer")]


def test_an_edit_after_a_rules_change_is_seen_beside_what_the_new_rules_read_before(take: Take, store: Path) -> None:
    take(FIRST, observed="2031-05-01T08:00:00Z")
    first = rows(store, "select version_id, recorded from article_version")
    report = take(MORE, "newer", read_anew, observed="2031-05-02T08:00:00Z")
    assert (report.given, report.total.stored, report.adds_up) == (1, 1, True)
    assert versions(store) == [("LEVEE BREAKS", "newer")] * 2
    assert "Read 1 earlier version of these articles again, under the present rules." in report.lines()
    assert set(first) < set(rows(store, "select version_id, recorded from article_version"))
    assert rows(store, "select outcome from input order by batch") == [("stored",), ("stored",)]
    for table in ("version", "part", "mention", "time_expression", "date_candidate"):
        [(held, distinct)] = rows(store, f"select count(*), count(distinct t) from {table} as t")
        assert held == distinct > 0, table


def test_nothing_is_read_again_under_the_same_rules(take: Take) -> None:
    take(FIRST)
    assert take(MORE).read_again == 0


def test_where_the_archive_lacks_the_bytes_the_older_reading_stays_and_the_run_says_so(take: Take, store: Path) -> None:
    take(FIRST, observed="2031-05-01T08:00:00Z")
    shutil.rmtree(store.with_name(f"{store.name}.d") / "archive")
    report = take(MORE, "newer", read_anew, observed="2031-05-02T08:00:00Z")
    assert (report.total.stored, report.read_again, report.read_otherwise, report.exit_code) == (1, 0, 1, 0)
    assert any("1 earlier version of these articles cannot be read again" in line for line in report.lines())
    assert versions(store) == [("Levee breaks", "older"), ("LEVEE BREAKS", "newer")]


def test_what_the_new_rules_cannot_read_stays_as_it_was_read(take: Take, store: Path) -> None:
    take(FIRST, observed="2031-05-01T08:00:00Z")
    report = take(MORE, "newer", refuse_anew, observed="2031-05-02T08:00:00Z")
    assert (report.total.stored, report.total.rejected, report.read_otherwise) == (1, 0, 1)
    assert versions(store) == [("Levee breaks", "older"), ("Levee breaks", "newer")]


def test_a_store_of_two_rulesets_is_what_a_rebuild_by_both_would_make(
    store: Path, clock: Clock, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(seeds, corpus, copy_function=shutil.copyfile)
    first, *_ = sorted(corpus.glob("*.txt"))
    options = IngestOptions((str(corpus),), store, workers=1)
    monkeypatch.setattr(ingest, "ruleset", lambda: "older")
    ingest.run(options, clock)
    pairs = "select count(*) from copy_pair where recorded_to is null"
    before = rows(store, pairs)
    first.write_bytes(first.read_bytes() + b"\n\nThe mayor resigned on Aug. 9, 2017.\n")
    monkeypatch.setattr(ingest, "ruleset", lambda: "newer")
    assert ingest.run(options, clock, read=read_anew).read_again == 1
    assert rows(store, pairs) < before

    def read_by_both(document: Document, body: bytes) -> Reading:
        return (read_anew if document.uri.endswith(first.name) else read_document)(document, body)

    assert rebuild.run(RebuildOptions(store, workers=1), clock, read=read_by_both).changed == 0
