"""Takedowns and compaction as a person orders them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.pipelines.bytes import places
from tests.pipelines.cli.conftest import Run
from tests.pipelines.told import COURIER, NAME, jsonl, take

SIGNED = ("--by", "Ada", "--why", "a court says so")


def test_a_dry_run_lists_what_would_go_and_erases_nothing(run: Run, told_store: Path) -> None:
    done = run("forget", NAME, *SIGNED, "--dry-run", "--format", "json", "--store", told_store)
    assert done.code == 0
    assert [(row["uri"], row["versions"], row["left"]) for row in json.loads(done.out)] == [(COURIER, 2, 0)]
    assert "every version of an article that has these words" in done.said
    assert "1 article in 2 versions, and 3 inputs of past runs" in done.said
    assert places(told_store, NAME)


def test_where_nobody_can_be_asked_nothing_is_erased_without_yes(
    run: Run, told_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    done = run("forget", NAME, *SIGNED, "--store", told_store)
    assert done.code == 2
    assert "say --yes if you mean it" in done.said
    assert "left" in done.said.split()  # the table is made for the width that there is: no heading of it is cut
    assert places(told_store, NAME)


@pytest.mark.parametrize(("answer", "code"), [("n", 1), ("y", 0)])
def test_a_person_is_asked_first(
    run: Run, told_store: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.confirm", lambda *_, **__: answer == "y")
    done = run("forget", NAME, *SIGNED, "--store", told_store)
    assert done.code == code
    assert bool(places(told_store, NAME)) == (answer == "n")
    assert ("Nothing was erased." in done.said) == (answer == "n")


def test_forgetting_says_what_it_did_and_what_is_left_to_do(run: Run, told_store: Path) -> None:
    done = run("forget", COURIER, *SIGNED, "--yes", "--store", told_store)
    assert done.code == 0
    assert done.out == ""
    assert "Forgotten: 2 versions of articles, 2 inputs of past runs, 2 archived documents." in done.said
    assert "exports and copies of the store" in done.said
    again = run("forget", COURIER, *SIGNED, "--yes", "--store", told_store)
    assert (again.code, again.said) == (0, "It was forgotten before; nothing is left to erase.")


def test_what_a_killed_run_had_read_is_found(
    run: Run, told_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = {"url": "https://wire.example/2", "text": "Zebulon Crane was arrested in Oakfield on Monday."}
    with monkeypatch.context() as patched:
        patched.setattr("dateline.pipelines.ingest.commit", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            take(told_store, jsonl(tmp_path, "late.jsonl", late))
    assert run("forget", "Zebulon Crane", *SIGNED, "--yes", "--store", told_store).code == 0
    assert places(told_store, "Zebulon Crane") == []


@pytest.mark.parametrize(
    ("what", "code", "words"),
    [
        ("https://courier.example/nothing", 1, "nothing here has this address; nothing was erased"),
        ("words that nobody wrote", 1, "no article here has these words in this order"),
        ("word " * 201, 2, "200 at most"),
    ],
)
def test_what_cannot_be_meant_is_refused(run: Run, told_store: Path, what: str, code: int, words: str) -> None:
    done = run("forget", what, *SIGNED, "--yes", "--store", told_store)
    assert done.code == code
    assert words in done.said


def test_it_has_to_be_signed(run: Run, told_store: Path) -> None:
    assert run("forget", NAME, "--by", "Ada", "--why", " ", "--yes", "--store", told_store).code == 2
    assert run("forget", NAME, "--why", "a court", "--yes", "--store", told_store).code == 2


def test_compacting_says_how_much_room_that_gave(run: Run, told_store: Path) -> None:
    done = run("compact", "--store", told_store)
    assert done.code == 0
    assert re.search(
        r"Database: [1-9][0-9.]* [kM]B before, [1-9][0-9.]* [kM]B now. Archive: [1-9]\d* kB before", done.said
    )
