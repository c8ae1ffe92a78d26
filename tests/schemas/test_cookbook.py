"""Each recipe of the cookbook answers its question."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dateline.connectors.store import open_reader, open_writer
from dateline.schemas.document import recipes

from .conftest import KNOWN, SECOND, revise

MAY, JUNE = (lambda day: date(2031, 5, day)), (lambda day: date(2031, 6, day))
ANSWERS: dict[str, list[tuple[Any, ...]]] = {
    "01_what_happened.sql": [
        (MAY(1), MAY(31), "possible", "Traffic counted", 1),
        (MAY(2), MAY(2), "occurred", "Fenn: bridge to close", 1),
        (MAY(5), MAY(11), "occurred", "Tests of the piers", 1),
        (JUNE(9), JUNE(9), "scheduled", "Bridge to close later", 3),
    ],
    "02_what_did_we_know.sql": [
        (MAY(1), "possible", "Traffic counted", 1),
        (MAY(2), "occurred", "Fenn: bridge to close", 1),
        (MAY(5), "occurred", "Tests of the piers", 1),
        (JUNE(1), "scheduled", "Bridge to close", 2),
    ],
    "03_who_says_so.sql": [
        (
            "Courier",
            "2031-06-01",
            "scheduled",
            "the harbour bridge will close on June 1",
            "https://courier.example/bridge",
        ),
        (
            "Post",
            "2031-06-01",
            "scheduled",
            "The harbour bridge will close on June 1",
            "https://post.example/bridge",
        ),
        (
            "Gazette",
            "2031-06-09",
            "scheduled",
            "The bridge is to close on June 9",
            "https://gazette.example/bridge",
        ),
        ("Leaflet", "2031-06-09", "threatened", "It will close on June 9", "https://leaflet.example/bridge"),
    ],
    "04_one_source_only.sql": [
        (MAY(2), "Fenn: bridge to close", "Courier"),
        (MAY(5), "Tests of the piers", "Courier"),
    ],
    "05_sources_differ.sql": [
        ("Bridge to close later", ["2031-06-01", "2031-06-09"], ["scheduled", "threatened"]),
    ],
    "06_what_lies_ahead.sql": [(JUNE(9), "scheduled", "Bridge to close later", ["Brinmouth"])],
    "07_what_changed.sql": [
        (datetime(2031, 5, 6, 7), "retracted", "Council meets", "Council meets", None),
        (datetime(2031, 5, 6, 7), "corrected", "Bridge to close later", "June 8", "June 9"),
        (datetime(2031, 5, 6, 7), "moved", "Bridge to close later", "2031-06-08", "2031-06-09"),
    ],
    "08_key_days.sql": [(JUNE(9), 1, 4), (MAY(2), 1, 1), (MAY(5), 1, 0)],
    "09_who_copied.sql": [("Courier", "Bridge to close", "Post", "excerpt")],
    "10_who_said_what.sql": [(MAY(2), "It will cost $2 million,", "Courier")],
    "11_why_corrected.sql": [
        (datetime(2031, 5, 2, 8), "2031-06-01", 1, "Bridge to close"),
        (datetime(2031, 5, 2, 12), "2031-06-01", 1, "Bridge to close"),
        (datetime(2031, 5, 5, 7), "2031-06-08", 2, "Bridge to close later"),
        (datetime(2031, 5, 6, 7), "2031-06-09", 2, "Bridge to close later"),
    ],
    "12_what_was_not_read.sql": [("in/3.html", "because", "")],
    "13_where_is_it_told.sql": [
        (
            "Courier",
            1,
            "Mayor Ada Fenn said on Friday the harbour bridge will close on June",
            ["Fenn: bridge to close"],
        ),
        ("Post", 1, "The harbour bridge will close on June 1, the mayor says.", None),
    ],
    "14_who_was_first.sql": [
        ("Bridge to close later", "Courier", datetime(2031, 5, 2, 8), "Post", timedelta(hours=4)),
        ("Fenn: bridge to close", "Courier", datetime(2031, 5, 2, 8), None, None),
    ],
    "15_who_takes_part.sql": [(MAY(2), "actor", "Fenn: bridge to close", 1)],
    "16_what_hangs_together.sql": [
        (
            MAY(2),
            "Fenn: bridge to close",
            "proposes",
            "Bridge to close later",
            "scheduled",
            None,
            KNOWN["courier"],
        ),
    ],
    "17_what_is_undated.sql": [("Leaflet", "The bridge is unsafe, as the Post reported.", "possible", "Post")],
    "18_what_did_we_tell.sql": [
        (MAY(1), "possible", "Traffic counted", 1, "rules"),
        (MAY(2), "occurred", "Fenn: bridge to close", 1, "rules"),
        (MAY(5), "occurred", "Council meets", 1, "rules"),
        (MAY(5), "occurred", "Tests of the piers", 1, "rules"),
    ],
    "19_what_do_we_tell_otherwise.sql": [
        ("retracted", "Council meets", "Council meets", None),
        ("added", "Bridge to close later", None, "Bridge to close later"),
    ],
    "20_what_did_editors_decide.sql": [
        (SECOND, "Kit", "note", "Ask the harbour master.", "Ada Fenn called.", "Bridge to close later", "holds"),
        (SECOND, "Kit", "hide", None, "Ada Fenn called.", None, "unsaid"),
    ],
    "21_what_did_papers_change.sql": [
        (KNOWN["gazette2"], "Gazette", "date", "June 8", "June 9", "silently"),
        (KNOWN["gazette2"], "Gazette", "cut", "The council met on Monday", None, "silently"),
    ],
    "22_what_is_new_and_why.sql": [
        (KNOWN["gazette2"], "retracted", "Council meets", "Council meets", None, "silent edit", "Gazette"),
        (KNOWN["gazette2"], "corrected", "Bridge to close later", "June 8", "June 9", "silent edit", "Gazette"),
        (KNOWN["gazette2"], "moved", "Bridge to close later", "2031-06-08", "2031-06-09", "silent edit", "Gazette"),
        (None, "more sources", "Bridge to close later", "2", "3", "new article", "Leaflet"),
    ],
    "23_what_came_of_deadlines.sql": [(MAY(31), "open", "Traffic counted", None, None, KNOWN["gazette2"])],
    "25_what_is_told_of.sql": [
        (MAY(2), "occurred", "Fenn: bridge to close"),
        (JUNE(9), "scheduled", "Bridge to close later"),
    ],
    "24_why_so_many_sources.sql": [
        (JUNE(9), "Bridge to close later", 4, 3, source) for source in ("Courier, Post", "Gazette", "Leaflet")
    ],
}


@pytest.fixture(scope="module")
def archive(newsroom_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The newsroom's store with what the Gazette changed, opened to read."""
    path = tmp_path_factory.mktemp("cookbook") / "newsroom.duckdb"
    path.write_bytes(newsroom_file.read_bytes())
    with open_writer(path) as writer:
        revise(writer.db)
    with open_reader(path) as db:
        yield db


def test_every_recipe_is_tried() -> None:
    assert set(ANSWERS) == {recipe.name for recipe in recipes()}


@pytest.mark.parametrize("recipe", recipes(), ids=lambda recipe: recipe.question)
def test_a_recipe_answers_its_question(archive: duckdb.DuckDBPyConnection, recipe: Any) -> None:
    assert archive.sql(recipe.sql).fetchall() == ANSWERS[recipe.name]
