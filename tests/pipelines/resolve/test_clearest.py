"""Which line heads an event."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.resolve.alike import likeness
from dateline.pipelines.resolve.clearest import blemishes, clearest
from tests.pipelines.resolve.test_states import item

STRIKE = item("a", 1, headline="Dockers in Alba walked out over pay")


@pytest.mark.parametrize(
    "line",
    [
        "The Ohio Senate approved House Bill 9",
        "Dockers in Alba walk out over pay",
        "Minister Ada Ferro: “We will not yield”",
        "Two men were held after the fire in Alba",
        "The court in Alba struck down the ban on rallies",
        "A deeply divided Supreme Court upheld the ban on rallies",
        "Ada Ferro left her office in the north",
        "Ferro signed two orders on the port",
        "The port of Alba was closed, Ada Ferro said",
        "Ada Ferro said the port was closed",
    ],
)
def test_a_clear_line_has_no_blemish(line: str) -> None:
    assert blemishes(line) == 0


@pytest.mark.parametrize(
    "line",
    [
        "Election Day",
        "He met with the ministers",
        "“It was signed”, Ferro said",
        "We have never seen so many people at the gates",
        "The minister told reporters that the plan for the northern…",
        "Will the council find the money for the bridge?",
        "The lawsuit was filed",
        "The ruling by a panel of three judges",
        "The party endorsed her challenger, Bo Diaz",
        "Moreover, they filed this lawsuit in Alba",
        "Three men were killed",
        "The lawsuit filed in a court in Alba",
        "Ferro, of the north, also said in a statement",
        "The High Court in Alba ruled",
        "Rebels from Alba captured it",
        "Troops from Alba fought with villagers there",
        "Three men from Alba were killed on the same road",
    ],
)
def test_what_says_nothing_by_itself_has_one(line: str) -> None:
    assert blemishes(line) >= 1


@given(st.text(max_size=200))
def test_any_line_can_be_judged(line: str) -> None:
    assert 0 <= blemishes(line) <= 6


def test_the_events_own_kind_comes_before_a_clear_line() -> None:
    said = item("b", 2, kind="statement", headline="Minister Ada Ferro spoke of the strike in Alba")
    own = replace(STRIKE, headline="They walked out")
    assert clearest([said, own], "strike", "occurred", likeness).text == "They walked out"


def test_an_editorial_heads_nothing_that_news_tells() -> None:
    column = replace(STRIKE, mention_id="m2", opinion=True, headline="Dockers in Alba walked out as greed won")
    news = replace(STRIKE, headline="Police said dockers in Alba walked out over pay and hours")
    assert clearest([column, news], STRIKE.kind, STRIKE.status, likeness).text == news.headline
    assert clearest([column], STRIKE.kind, STRIKE.status, likeness).text == column.headline


def test_a_clear_line_without_a_date_comes_before_a_poor_one_with_it() -> None:
    undated = replace(item("b", 2), edtf="", headline="The dockers’ union in Alba called a strike over pay")
    bare = replace(STRIKE, headline="The strike in the port of Alba")
    assert clearest([bare, undated], "strike", "occurred", likeness) == (undated.headline, 0)
    assert clearest([undated, STRIKE], "strike", "occurred", likeness) == (STRIKE.headline, 0)


def test_a_line_that_only_names_the_event_in_passing_has_two_blemishes() -> None:
    passing = replace(STRIKE, trigger="strike", headline="Minister Ada Ferro flew home before the strike in Alba")
    hanging = replace(STRIKE, trigger="called", headline="Ministers in Alba condemned the strike that the union called")
    assert [clearest([item], "strike", "occurred", likeness).blemishes for item in (passing, hanging)] == [2, 2]
    assert clearest([passing, STRIKE], "strike", "occurred", likeness) == (STRIKE.headline, 0)


def test_who_said_so_may_stand_last_and_an_infinitive_after_its_verb() -> None:
    ruled = replace(STRIKE, trigger="ruled", headline="Towns in Alba cannot ban strikes, the high court ruled")
    voted = replace(STRIKE, trigger="endorse", headline="The party in Alba voted to endorse Bo Diaz")
    assert [clearest([item], "strike", "occurred", likeness).blemishes for item in (ruled, voted)] == [0, 0]


def test_among_equals_the_line_that_says_what_most_say() -> None:
    odd = replace(STRIKE, terms=("fog", "ferry"), headline="Ferries stood still in Alba on a foggy morning")
    alike = [item(name, 3, headline="Dockers in Alba stopped work") for name in "cd"]
    assert clearest([odd, STRIKE, *alike], "strike", "occurred", likeness).text != odd.headline
