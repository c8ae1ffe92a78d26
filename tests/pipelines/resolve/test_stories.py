"""What a story's definition selects."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.pipelines.resolve.stories import fold, rules, selects
from dateline.schemas.errors import UsageError
from dateline.schemas.story import parse

DOCKS = """
name = "dock-strike"
title = "The dock strike"
phrases = ["dock strike", "walkout"]
places = ["Felixstowe"]
[[entities]]
name = "Harbour Workers' Union"
aliases = ["HWU"]
[period]
first = 2021-05-01
last = 2021-06-30
"""


def test_an_article_must_name_one_item_of_each_list():
    story = parse(DOCKS)
    assert selects(story, fold("The walkout at FELIXSTOWE, said the Harbour Workers’ Union, goes on."))
    assert selects(story, fold("HWU calls a dock strike in Felixstowe"))
    assert not selects(story, fold("HWU calls a dock strike in Southampton"))


def test_names_match_whole_words_only():
    story = parse('name = "ice"\ntitle = "ICE"\nphrases = ["ICE"]')
    assert selects(story, fold("Agents of ICE came."))
    assert not selects(story, fold("The police came."))


@pytest.mark.parametrize(
    ("first", "last", "held"),
    [
        (date(2021, 4, 1), date(2021, 4, 30), False),
        (date(2021, 4, 1), date(2021, 5, 1), True),
        (date(2021, 6, 30), None, True),
        (date(2021, 7, 1), None, False),
        (None, date(2021, 4, 30), False),
    ],
)
def test_an_event_belongs_if_its_days_touch_the_period(first: date | None, last: date | None, held: bool):
    assert rules([parse(DOCKS)])["dock-strike"].admits(first, last, "strike") is held


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("name = ", "not valid TOML"),
        ('name = "All"\ntitle = "x"\nphrases = ["y"]', "name"),
        ('name = "all"\ntitle = "x"\nphrases = ["y"]', "taken"),
        ('name = "x"\ntitle = "x"', "at least one of phrases, entities and places"),
        ('name = "x"\ntitle = "x"\nphrases = [" "]', "would match every article"),
        ('name = "x"\ntitle = "x"\nphrase = ["y"]', "phrase"),
        (
            'name = "x"\ntitle = "x"\nphrases = ["y"]\n[period]\nfirst = 2021-02-01\nlast = 2021-01-01',
            "before it begins",
        ),
    ],
)
def test_a_wrong_definition_is_refused_with_what_is_wrong(text: str, says: str):
    with pytest.raises(UsageError, match=r"x\.toml") as error:
        parse(text, "x.toml")
    assert says in str(error.value)
