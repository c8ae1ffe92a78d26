"""What the views say of a newsroom of five articles."""

from __future__ import annotations

from datetime import date, datetime
from math import log2

import duckdb
import pytest

from tests.schemas.conftest import FIRST, insert, state

Db = duckdb.DuckDBPyConnection


def test_article_holds_current_versions_only(newsroom: Db) -> None:
    rows = newsroom.sql(
        "select article_id, version_id, uri, title, published_earliest, published_method, known_at, known_basis, "
        "authors from article order by article_id"
    ).fetchall()
    may = date(2031, 5, 2)
    assert rows == [
        ("courier", "courier", "https://courier.example/bridge", "Bridge to close", may, "json-ld",
         datetime(2031, 5, 2, 8), "published", ["Bo Lind"]),
        ("gazette", "gazette2", "https://gazette.example/bridge", "Later date for bridge", date(2031, 5, 6), "json-ld",
         datetime(2031, 5, 6, 7), "published", []),
        ("leaflet", "leaflet", "https://leaflet.example/bridge", "Your bridge", None, None, None, "unknown", []),
        ("post", "post", "https://post.example/bridge", "Harbour bridge to close", may, "json-ld",
         datetime(2031, 5, 2, 12), "published", []),
    ]  # fmt: skip


def test_an_articles_text_is_its_body_alone(newsroom: Db) -> None:
    assert newsroom.sql("select text from article where article_id = 'gazette'").fetchall() == [
        ("The bridge is to close on June 9.",)
    ]


def test_article_version_says_from_when_to_when_an_article_said_what(newsroom: Db) -> None:
    assert newsroom.sql(
        "select version_id, text, known_from, known_to, current from article_version "
        "where article_id = 'gazette' order by known_from"
    ).fetchall() == [
        ("gazette1", "The bridge is to close on June 8. The council met on Monday.",
         datetime(2031, 5, 5, 7), datetime(2031, 5, 6, 7), False),
        ("gazette2", "The bridge is to close on June 9.", datetime(2031, 5, 6, 7), None, True),
    ]  # fmt: skip


def test_article_part_names_title_body_and_captions(newsroom: Db) -> None:
    assert newsroom.sql(
        "select part, ordinal, text[:10] from article_part where article_id = 'courier' order by ordinal"
    ).fetchall() == [("title", 0, "Bridge to "), ("body", 1, "Mayor Ada "), ("caption", 2, "The bridge")]


def test_copy_speaks_of_articles_as_they_read_now(newsroom: Db) -> None:
    assert newsroom.sql("select article_id, other_id, relation from copy order by all").fetchall() == [
        ("courier", "post", "excerpt"),
        ("gazette", "courier", "quotes"),
    ]


def test_timeline_is_what_stands_now_for_each_story(newsroom: Db) -> None:
    assert newsroom.sql(
        "select story, event_id, edtf, n_independent, known_at from timeline "
        "where event_id in ('close', 'month', 'week') order by all"
    ).fetchall() == [
        ("all", "close", "2031-06-09", 3, None),
        ("all", "month", "2031-05", 1, datetime(2031, 5, 2, 8)),
        ("all", "week", "2031-05-05/2031-05-11", 1, datetime(2031, 5, 2, 8)),
        ("harbour", "close", "2031-06-09", 3, None),
    ]
    assert newsroom.sql("select * from timeline where event_id = 'met'").fetchall() == []


def test_a_day_weighs_its_own_events_fully_those_of_its_week_thinly_and_those_of_its_month_not(
    newsroom: Db,
) -> None:
    rows = newsroom.sql(
        "select day, salience, n_events, n_articles from timeline_day where story = 'all' order by day"
    ).fetchall()
    assert rows == [
        (date(2031, 5, 2), 1.0, 1, 1),
        *((date(2031, 5, day), pytest.approx(1 / 7, abs=1e-6), 1, 0) for day in range(5, 12)),
        (date(2031, 6, 9), pytest.approx(0.5 * 4 * (1 + 0.3 * log2(4))), 1, 4),  # it has not happened
    ]


def test_a_day_weighs_by_its_articles_each_once_and_more_the_later_they_come_back_to_it(desk: Db) -> None:
    day, later = date(2031, 5, 2), 4  # the Gazette's version of Tuesday 6 May
    state(desk, "spoke", day, status="occurred", kind="statement", current=True)
    for event in ("said", "spoke"):
        insert(
            desk, "membership", block="b", event_id=event, version_id="gazette2", mention_id="latest", current=True,
            recorded_from=FIRST,
        )  # fmt: skip
    rows = desk.sql(f"select salience, n_events, n_articles from timeline_day where day = '{day}'").fetchall()
    shared = 1 + 0.3  # by two articles
    assert rows == [(pytest.approx(shared * (1 + 1 + 0.3 * log2(1 + later)), abs=1e-6), 2, 2)]


def test_every_quote_is_verbatim_where_its_offsets_say(newsroom: Db) -> None:
    parts = {
        (version, part): text
        for version, part, text in newsroom.sql("select version_id, ordinal, text from article_part").fetchall()
    }
    for view, words in (
        ("evidence", "quote"),
        ("participant", "text"),
        ("money", "text"),
        ("quotation", "text"),
    ):
        rows = newsroom.sql(f"select version_id, part_ordinal, char_start, char_end, {words} from {view}").fetchall()
        assert rows
        for version, part, start, end, text in rows:
            assert parts[version, part][start:end] == text


def test_evidence_is_every_statement_of_the_current_articles_taken_or_not(newsroom: Db) -> None:
    assert newsroom.sql(
        "select mention_id, event_id, article_id, part, status, attributed_to, edtf, time_text from evidence order by 1"
    ).fetchall() == [
        ("close", "close", "courier", "body", "scheduled", None, "2031-06-01", "June 1"),
        ("closes", "close", "leaflet", "body", "threatened", None, "2031-06-09", None),
        ("copied", "close", "post", "body", "scheduled", None, "2031-06-01", None),
        ("latest", "close", "gazette", "body", "scheduled", None, "2031-06-09", None),
        ("said", "said", "courier", "body", "occurred", None, "2031-05-02", "Friday"),
        ("unsafe", None, "leaflet", "body", "possible", "Post", None, None),
    ]


def test_event_link_joins_events_through_their_statements(newsroom: Db) -> None:
    assert newsroom.sql(
        "select event_id, other_id, relation, n_articles, known_at, rule from event_link"
    ).fetchall() == [("said", "close", "proposes", 1, datetime(2031, 5, 2, 8), None)]


def test_participant_money_and_quotation_know_their_events(newsroom: Db) -> None:
    assert newsroom.sql("select event_id, role, name, text from participant").fetchall() == [
        ("said", "actor", "Ada Fenn", "Ada Fenn")
    ]
    assert newsroom.sql("select text, low, event_ids from money").fetchall() == [("$2 million", 2e6, [])]
    assert newsroom.sql("select speaker, verb, direct, event_ids from quotation").fetchall() == [
        ("Ada Fenn", "warned", True, [])
    ]


def name(db: Db, *rows: tuple[str, str, str, str, str, str, bool]) -> None:
    """What stories call by which name: story, kind, alias, name, item of Wikidata, GEOID, whether it is bare."""
    db.executemany("insert into story_entity values (?, ?, ?, ?, ?, ?, ?)", rows)
    for story in {row[0] for row in rows}:
        db.execute("insert into story_version select 'courier', $story, now()::timestamp, null", {"story": story})


MAYOR = ("harbour", "entity", "Ada Fenn", "Mayor Fenn", "Q7", "", False)
TOWN = ("harbour", "place", "Brinmouth", "Brinmouth Town", "Q8", "9912345", True)


def test_a_participant_has_the_one_name_that_a_story_of_its_article_gives(desk: Db) -> None:
    asked = "select name, entity, wikidata, geoid from participant"
    assert desk.sql(asked).fetchall() == [("Ada Fenn", "Ada Fenn", None, None)]
    name(desk, MAYOR)
    assert desk.sql(asked).fetchall() == [("Ada Fenn", "Mayor Fenn", "Q7", None)]
    desk.execute("delete from story_version")
    assert desk.sql(asked).fetchall() == [("Ada Fenn", "Ada Fenn", None, None)]


def test_a_name_by_which_two_stories_of_an_article_mean_two_things_means_neither(desk: Db) -> None:
    name(desk, MAYOR, ("bridges", "entity", "Ada Fenn", "Fenn the novelist", "Q9", "", False))
    assert desk.sql("select entity, wikidata from participant").fetchall() == [("Ada Fenn", None)]


def test_case_and_apostrophes_do_not_part_names(desk: Db) -> None:
    desk.execute("update mention_participant set name = 'ADA O’FENN'")
    name(desk, ("harbour", "entity", "Ada O'Fenn", "Mayor Fenn", "Q7", "", False))
    assert desk.sql("select entity from participant").fetchall() == [("Mayor Fenn",)]


def test_a_place_has_the_numbers_of_the_gazetteer_and_of_the_story(desk: Db) -> None:
    desk.execute("insert into version_place select distinct version_id, 'Brinmouth', 123, '99' from mention")
    asked = "select distinct article_id, place, entity, wikidata, geoid, geonames from place where event_id = 'close'"
    plain = ("Brinmouth", "Brinmouth", None, "99", 123)
    assert {row[1:] for row in desk.sql(asked).fetchall()} == {plain}
    name(desk, TOWN)
    found = {row[0]: row[1:] for row in desk.sql(asked).fetchall()}
    assert found["courier"] == ("Brinmouth", "Brinmouth Town", "Q8", "9912345", 123)
    assert found["post"] == plain


@pytest.mark.parametrize(("bare", "entity"), [(True, "Brinmouth Town"), (False, "Brinmouth, Ohio")])
def test_a_place_without_what_it_lies_in_is_any_of_its_name(desk: Db, bare: bool, entity: str) -> None:
    desk.execute("update mention set places = ['Brinmouth, Ohio']")
    desk.execute("insert into version_place values ('courier', 'Brinmouth, Ohio', null, '')")
    name(desk, (*TOWN[:-1], bare))
    assert desk.sql("select distinct entity from place").fetchall() == [(entity,)]


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("ada fenn", {"said"}),
        ("Mayor Fenn", {"said"}),
        ("q7", {"said"}),
        ("the mayor", {"said"}),
        ("Brinmouth", {"said", "close", "copied", "later", "met", "latest", "unsafe", "closes"}),
        ("9912345", {"said", "close"}),  # of the story's only article
        ("Fenn", set()),
        ("", set()),
    ],
)
def test_statements_are_found_by_any_name_and_identifier(desk: Db, who: str, found: set[str]) -> None:
    name(desk, MAYOR, ("harbour", "entity", "the mayor", "Mayor Fenn", "Q7", "", False), TOWN)
    rows = desk.execute("select mention_id from statements_about($who)", {"who": who}).fetchall()
    assert {mention for (mention,) in rows} == found


def test_money_within_an_events_evidence_names_the_event(desk: Db) -> None:
    desk.execute("update mention set char_end = 110 where mention_id = 'close'")
    assert desk.sql("select event_ids from money").fetchall() == [(["close"],)]
    assert desk.sql("select event_ids from quotation").fetchall() == [(["close"],)]


def test_source_counts_what_each_publisher_brings(newsroom: Db) -> None:
    assert newsroom.sql(
        "select source, n_articles, n_dated, n_copies, n_events, last_published from source order by source"
    ).fetchall() == [
        ("Courier", 1, 1, 1, 2, date(2031, 5, 2)),
        ("Gazette", 1, 1, 0, 1, date(2031, 5, 6)),
        ("Leaflet", 1, 0, 0, 1, None),
        ("Post", 1, 1, 1, 1, date(2031, 5, 2)),
    ]


def test_a_runs_outcomes_add_up_to_its_inputs(newsroom: Db) -> None:
    row = newsroom.sql(
        "select n_inputs, n_stored, n_duplicate, n_unchanged, n_skipped, n_rejected, n_erased, n_changed from run"
    ).fetchall()[0]
    assert row == (6, 2, 1, 1, 1, 1, 0, 14)
    assert row[0] == sum(row[1:7])


def test_a_run_says_how_much_of_what_it_stored_was_looked_through_for_events(desk: Db) -> None:
    stored = "select n_stored, n_mined from run"
    desk.execute("update input set article_id = 'post', sha256 = repeat('1', 64) where outcome = 'stored'")
    assert desk.sql(stored).fetchall() == [(2, 2)]
    desk.execute("update version set lang = 'de', mined = false where version_id = 'post'")
    assert desk.sql(stored).fetchall() == [(2, 0)]


def test_reject_is_what_was_rejected(newsroom: Db) -> None:
    assert newsroom.sql("select uri, stage, reason, recorded from reject").fetchall() == [
        ("in/3.html", "gather", "because", datetime(2031, 5, 3))
    ]
