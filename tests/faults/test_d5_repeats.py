"""D5: the same again changes nothing, however often; one story in two files is one event; an edit is a version."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from tests.faults.articles import LEVEE
from tests.faults.children import command, without_beam
from tests.faults.states import holds

TIMES = 100 if os.environ.get("DATELINE_PROFILE") == "nightly" else 4


def size(store: Path) -> int:
    """Bytes of FILE and of all that lies in FILE.d."""
    return sum(path.stat().st_size for path in store.parent.rglob("*") if path.is_file())


def test_d5_the_same_input_again_and_again_changes_no_row_and_the_size_is_bounded(
    inputs: Path, store: Path, tally: Callable[..., None]
) -> None:
    assert command("ingest", inputs, "--store", store, before=[without_beam]).code == 3
    first, grown = holds(store), size(store)
    for _ in range(TIMES):
        ended = command("ingest", inputs, "--store", store, before=[without_beam])
        assert ended.code == 3
        assert "4 unchanged, 1 rejected." in ended.said
        assert " 0 rows changed" in ended.said
    last = holds(store)
    assert last.seen == first.seen
    told = {"input", "run_log", "batch"}  # what was given, and when, is kept of every run
    assert {t: n for t, n in last.rows.items() if t not in told} == {
        t: n for t, n in first.rows.items() if t not in told
    }
    assert last.rows["run_log"] == 1 + TIMES
    assert size(store) < 1.5 * grown  # a database grows by blocks of 256 KiB, of which it has some twenty
    tally(repeats=TIMES)


def test_d5_one_story_in_two_files_is_two_articles_and_one_event(tmp_path: Path, store: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(LEVEE)
        assert command("ingest", tmp_path / f"{name}.txt", "--store", store, before=[without_beam]).code == 0
    seen = holds(store)
    assert seen.rows["version"] == 2
    alone = tmp_path / "alone" / "news.duckdb"
    alone.parent.mkdir()
    assert command("ingest", tmp_path / "a.txt", "--store", alone, before=[without_beam]).code == 0
    assert len(seen.seen["timeline"]) == len(holds(alone).seen["timeline"]) > 0


def test_d5_an_edit_of_one_character_is_another_version_and_the_same_events(tmp_path: Path, store: Path) -> None:
    article = tmp_path / "a.txt"
    events = []
    for text in (LEVEE, LEVEE.replace("sandbags along", "sandbags, along")):
        article.write_text(text)
        assert command("ingest", article, "--store", store, before=[without_beam]).code == 0
        events.append(len(holds(store).seen["timeline"]))
    assert holds(store).rows["version"] == 2
    assert events[0] == events[1] > 0
