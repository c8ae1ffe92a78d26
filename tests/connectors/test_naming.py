"""What the names of stories' definitions mean, and where that is kept."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations

import duckdb
import pytest

from dateline.connectors import migrations
from dateline.connectors.naming import Known, enter_names, known_names
from dateline.schemas.story import Story, parse


def story(name: str, entries: str) -> Story:
    return parse(f'name = "{name}"\ntitle = "A story"\nphrases = ["quay"]\n{entries}')


FERRY = story(
    "ferry",
    '[[entities]]\nname = "Harbour Board"\naliases = ["HB"]\nwikidata = "Q11"\n'
    '[[places]]\nname = "Brinmouth"\naliases = ["Brin Mouth"]\ngeoid = "9912345"\n',
)
STRIKE = story("strike", '[[entities]]\nname = "The Board of the Harbour"\naliases = ["the Board"]\nwikidata = "Q11"')
TOLLS = story("tolls", '[[entities]]\nname = "harbour board"\n[[entities]]\nname = "Ada Fenn"')
ESTUARY = story("estuary", 'places = ["Selby", {name = "Brinmouth, Ohio", aliases = ["Brinmouth"], wikidata = "Q22"}]')


@pytest.fixture
def db() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        migrations.create(connection)
        yield connection


def meanings(*stories: Story) -> dict[tuple[str, str], tuple[str, str, str]]:
    return {(k.story, k.alias): (k.name, k.wikidata, k.geoid) for k in known_names(stories)}


def test_every_name_of_a_definition_means_what_it_is_the_name_of():
    assert known_names([FERRY]) == [
        Known("ferry", "entity", "HB", "Harbour Board", "Q11", "", False),
        Known("ferry", "entity", "Harbour Board", "Harbour Board", "Q11", "", False),
        Known("ferry", "place", "Brin Mouth", "Brinmouth", "", "9912345", True),
        Known("ferry", "place", "Brinmouth", "Brinmouth", "", "9912345", True),
    ]


def test_what_two_stories_give_one_identifier_has_one_name():
    found = meanings(FERRY, STRIKE)
    assert found["strike", "the Board"] == found["ferry", "HB"] == ("Harbour Board", "Q11", "")


def test_what_a_story_tells_without_an_identifier_is_what_another_tells_with_one():
    assert meanings(FERRY, TOLLS)["tolls", "harbour board"] == ("Harbour Board", "Q11", "")
    assert meanings(FERRY, TOLLS)["tolls", "Ada Fenn"] == ("Ada Fenn", "", "")


def test_a_place_that_says_what_it_lies_in_is_not_meant_by_every_place_of_its_name():
    bare = {known.alias: known.bare for known in known_names([ESTUARY])}
    assert bare == {"Selby": True, "Brinmouth, Ohio": False, "Brinmouth": False}


def test_the_order_of_stories_changes_nothing():
    stories = (FERRY, STRIKE, TOLLS, ESTUARY)
    assert len({tuple(known_names(order)) for order in permutations(stories)}) == 1


DEFINED = 'name = "tolls"\ntitle = "Tolls"\n[[entities]]\nname = "Ada Fenn"\n'


def test_the_table_says_what_the_definitions_do(db: duckdb.DuckDBPyConnection):
    put = "insert into story values (?, '', ?, '', now()::timestamp)"
    db.execute(put, ["tolls", DEFINED])
    assert enter_names(db)
    assert db.execute("select story, alias, name from alias").fetchall() == [("tolls", "Ada Fenn", "Ada Fenn")]
    assert not enter_names(db)
    db.execute("delete from story")
    assert enter_names(db)
    assert db.execute("select * from alias").fetchall() == []


def test_a_definition_that_is_none_any_more_gives_no_names_and_hinders_nobody(db: duckdb.DuckDBPyConnection):
    put = "insert into story values (?, '', ?, '', now()::timestamp)"
    db.executemany(put, [["ferry", 'colour = "red"'], ["tolls", DEFINED]])
    assert enter_names(db)
    assert db.execute("select distinct story from alias").fetchall() == [("tolls",)]
