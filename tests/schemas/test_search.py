"""The macro `search`: a regular expression over the articles as they read now."""

from __future__ import annotations

import duckdb
import pytest

Db = duckdb.DuckDBPyConnection


def found(db: Db, story: str, pattern: str) -> list[tuple[object, ...]]:
    sql = "select source, n_hits, event_ids from search($story, $pattern)"
    return db.execute(sql, {"story": story, "pattern": pattern}).fetchall()


def test_articles_with_most_hits_come_first_then_those_that_were_known_first(newsroom: Db) -> None:
    assert [source for source, *_ in found(newsroom, "all", "bridge")] == ["Courier", "Post", "Gazette", "Leaflet"]
    assert found(newsroom, "all", "bridge|mayor")[0] == ("Courier", 4, ["close", "said"])


def test_case_is_ignored_and_any_regular_expression_will_do(newsroom: Db) -> None:
    assert found(newsroom, "all", r"JUNE \d") == found(newsroom, "all", "june [0-9]")
    assert found(newsroom, "all", "unsafe|[$]2 million") == [("Courier", 1, []), ("Leaflet", 1, [])]


def test_events_are_those_of_the_story_that_are_told_in_such_words(newsroom: Db) -> None:
    assert found(newsroom, "all", "ada fenn") == [("Courier", 1, ["said"])]
    assert found(newsroom, "all", "close on june 9") == [("Gazette", 1, ["close"]), ("Leaflet", 1, ["close"])]


def test_what_an_article_no_longer_says_is_not_found(newsroom: Db) -> None:
    assert found(newsroom, "all", "council met") == []


def test_a_story_has_its_own_articles(desk: Db) -> None:
    assert found(desk, "harbour", "bridge") == []
    desk.execute("insert into story_version values ('post', 'harbour', now()::timestamp, null)")
    assert found(desk, "harbour", "bridge") == [("Post", 2, ["close"])]


def test_the_passage_is_of_the_body_where_that_has_it(newsroom: Db) -> None:
    sql = "select source, passage from search('all', 'bridge in 1931|later date|to close on')"
    assert newsroom.sql(sql).fetchall() == [
        ("Gazette", "The bridge is to close on June 9."),
        ("Courier", "The bridge in 1931."),
    ]


def test_a_pattern_that_is_none_is_an_error_that_says_so(newsroom: Db) -> None:
    with pytest.raises(duckdb.InvalidInputException, match="missing"):
        found(newsroom, "all", "(")
