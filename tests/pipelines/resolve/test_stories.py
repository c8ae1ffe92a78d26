"""What a story's definition selects."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.pipelines.resolve.stories import Belonging, Selection, belonging, fold, rules, selects
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


def test_an_event_is_the_storys_own_as_far_as_its_line_and_places_name_what_the_story_is_of():
    selection = Selection(rules([parse(DOCKS)]))
    own = selection.relevance("dock-strike", "HWU calls off the walkout", ("Felixstowe, United Kingdom",))
    half = selection.relevance("dock-strike", "Ferries stood still", ("Felixstowe, United Kingdom",))
    assert own == 1 > half > selection.relevance("dock-strike", "The king visited Oslo", ()) > 0
    assert selection.relevance("all", "The king visited Oslo", ()) == 1


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
        ('name = "x"\ntitle = "x"\nphrase = ["y"]', "phrase: there is no such entry; there are name, title"),
        ('name = "Dock Strike"\ntitle = "x"\nphrases = ["y"]', "small letters, digits and hyphens"),
        ('name = "x"\nphrases = ["y"]', "title: is missing"),
        (
            'name = "x"\ntitle = "x"\nphrases = ["y"]\n[[lanes]]\nname = "a"\nkind = ["z"]',
            "lanes.0.kind: there is no such entry; there are name, kinds, places",
        ),
        ('name = "x"\ntitle = "x"\nphrases = ["y"]\n[[lanes]]\nname = "a"', "takes nothing"),
        (
            'name = "x"\ntitle = "x"\nphrases = ["y"]\n' + '[[lanes]]\nname = "a"\nkinds = ["vote"]\n' * 2,
            "two lanes have one name",
        ),
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


LANES = """
[[lanes]]
name = "In court"
kinds = ["lawsuit", "ruling"]
[[lanes]]
name = "Votes in Suffolk"
kinds = ["vote"]
places = ["Suffolk"]
[[lanes]]
name = "Felixstowe"
places = ["felixstowe"]
"""


@pytest.mark.parametrize(
    ("kind", "places", "lane"),
    [
        ("ruling", ("Felixstowe, Suffolk",), "In court"),
        ("vote", ("Ipswich, Suffolk",), "Votes in Suffolk"),
        ("vote", ("Felixstowe, Suffolk",), "Votes in Suffolk"),
        ("strike", ("Felixstowe, Suffolk",), "Felixstowe"),
        ("vote", ("Kent",), ""),
        ("strike", (), ""),
    ],
)
def test_an_event_is_in_the_first_lane_that_takes_it(kind: str, places: tuple[str, ...], lane: str):
    selection = Selection(rules([parse(DOCKS + LANES)]))
    assert selection.lane("dock-strike", kind, places) == lane
    assert selection.lane("all", kind, places) == ""


TOLD = {"Echo": "HWU calls a dock strike in Felixstowe", "Star": "The weather in Felixstowe"}
MAY, JULY = date(2021, 5, 3), date(2021, 7, 3)


@pytest.mark.parametrize(
    ("names", "day", "belongs", "why"),
    [
        (("Echo", "Star"), MAY, True, "Echo names “dock strike” and “HWU” and “Felixstowe”"),
        (("Echo",), JULY, False, "it lies after 2021-06-30, the period's last day"),
        (("Echo",), date(2021, 4, 3), False, "it lies before 2021-05-01, the period's first day"),
        (("Star",), MAY, False, "no article of it names “dock strike”, “walkout”"),
    ],
)
def test_why_an_event_is_in_a_story_or_not(names: tuple[str, ...], day: date, belongs: bool, why: str):
    articles = {name: TOLD[name] for name in names}
    assert belonging(parse(DOCKS), articles, day, day, "strike") == Belonging("dock-strike", belongs, why)


def test_a_kind_that_is_not_asked_for_is_why_an_event_is_out():
    story = parse(DOCKS.replace("[[entities]]", 'kinds = ["vote"]\n[[entities]]'))
    said = belonging(story, TOLD, MAY, MAY, "strike")
    assert (said.belongs, said.why) == (False, "its kind, strike, is none of those asked for")


def test_what_only_two_articles_together_name_is_said_so():
    said = belonging(parse(DOCKS), {"Echo": "A dock strike by the HWU", "Star": "Felixstowe"}, MAY, MAY, "strike")
    assert said.why == "no one article of it names an item of each of the definition's lists"
