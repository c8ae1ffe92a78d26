"""Everything that readers see explains itself, and the guide says what the store says."""

from __future__ import annotations

import re

import duckdb
import pytest

from dateline.schemas.document import MARK, TARGET, empty_store, macros, readme, recipes, views

PUBLIC_VIEWS = {
    "article", "article_version", "article_part", "copy", "timeline", "timeline_day", "evidence", "event_link",
    "participant", "money", "quotation", "source", "run", "reject", "revision", "edit",
    "forgotten", "chain_rule", "deadline", "event", "feed", "place", "alias",
}  # fmt: skip
PUBLIC_MACROS = {
    "timeline_as_of": ("story", "known"),
    "whats_new": ("story", "since"),
    "timeline_diff": ("story", "a", "b"),
    "event_history": ("event_id",),
    "search": ("story", "pattern"),
    "event_link_as_of": ("known",),
    "deadline_as_of": ("known",),
    "statements_about": ("who",),
}
# In the order that users were promised; more may follow or stand between.
PUBLIC_COLUMNS = {
    "article": "article_id uri source title text authors credit lang genre published_earliest published_latest "
    "published_at published_method known_at known_basis",
    "copy": "article_id other_id relation score",
    "timeline": "story event_id edtf earliest latest granularity status kind headline places n_articles n_independent "
    "salience known_at",
    "timeline_day": "story day salience n_events n_articles",
    "evidence": "event_id article_id version_id part char_start char_end quote status attributed_to",
}


@pytest.fixture(scope="module")
def empty() -> duckdb.DuckDBPyConnection:
    return empty_store()


def test_every_view_that_users_rely_on_is_there(empty: duckdb.DuckDBPyConnection) -> None:
    assert {view.name for view in views(empty)} == PUBLIC_VIEWS


def test_every_macro_that_users_rely_on_is_there(empty: duckdb.DuckDBPyConnection) -> None:
    assert PUBLIC_MACROS.items() <= {macro.name: macro.parameters for macro in macros(empty)}.items()


@pytest.mark.parametrize("view", PUBLIC_COLUMNS)
def test_the_columns_that_users_rely_on_are_there_in_their_order(empty: duckdb.DuckDBPyConnection, view: str) -> None:
    promised = PUBLIC_COLUMNS[view].split()
    (found,) = [v for v in views(empty) if v.name == view]
    assert [c.name for c in found.columns if c.name in promised] == promised


def test_every_view_column_and_macro_has_a_comment(empty: duckdb.DuckDBPyConnection) -> None:
    missing = [view.name for view in views(empty) if not view.comment]
    missing += [f"{view.name}.{c.name}" for view in views(empty) for c in view.columns if not c.comment]
    missing += [macro.name for macro in macros(empty) if not macro.comment]
    assert missing == []


def test_comments_are_sentences(empty: duckdb.DuckDBPyConnection) -> None:
    said = [view.comment for view in views(empty)] + [macro.comment for macro in macros(empty)]
    said += [column.comment for view in views(empty) for column in view.columns]
    assert [comment for comment in said if not re.match(r"[A-Za-z].*[.…:]$", comment, re.DOTALL)] == []


def test_instants_are_timestamps_and_days_are_dates(empty: duckdb.DuckDBPyConnection) -> None:
    kinds = {c.type for view in views(empty) for c in view.columns}
    assert "TIMESTAMP WITH TIME ZONE" not in kinds
    assert {"DATE", "TIMESTAMP"} <= kinds


def test_the_readme_is_current(empty: duckdb.DuckDBPyConnection) -> None:
    written = TARGET.read_text(encoding="utf-8")
    assert written == readme(empty, written), "run: make docs"


def test_what_is_written_by_hand_is_kept(empty: duckdb.DuckDBPyConnection) -> None:
    again = readme(empty, f"# By hand\n\n{MARK}\n\nby machine, long ago")
    assert again.startswith(f"# By hand\n\n{MARK}\n\n## Cookbook")
    assert "long ago" not in again


def test_each_recipe_asks_a_question() -> None:
    assert all(recipe.question.endswith("?") for recipe in recipes())
    assert len(recipes()) >= 15  # the questions that reporters ask
