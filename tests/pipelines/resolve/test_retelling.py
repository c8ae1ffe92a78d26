"""What an undated statement comes back to: a dated one of its own article, or an older report of the same."""

from __future__ import annotations

from dataclasses import replace

from dateline.pipelines.resolve.passengers import attach
from dateline.pipelines.resolve.retelling import Retold, refers, tells_again
from tests.pipelines.resolve.test_states import START, item

FILED = replace(
    item("filed", 1),
    kind="lawsuit",
    trigger="filed",
    lemma="file",
    headline="The union filed a lawsuit in Oakland",
    terms=("lawsuit", "oakland", "union"),
    weights=(5.0, 6.0, 4.0),
    parties=frozenset({"Dockers' Union"}),
)
UNDATED = replace(FILED, mention_id="w", block="", earliest=None, latest=None, edtf="", granularity="", bound="none")
NOUN = replace(UNDATED, trigger="lawsuit", lemma="lawsuit", headline="The lawsuit", terms=("lawsuit",), weights=(5.0,))
AGAIN = replace(UNDATED, version_id="v-later", article_id="a-later")


def test_the_lawsuit_is_the_one_of_which_the_opening_tells():
    assert refers(NOUN, FILED)
    assert not refers(NOUN, replace(FILED, start=4000))
    assert not refers(NOUN, replace(FILED, kind="ruling"))


def test_a_noun_with_an_owner_is_of_a_line_that_names_him():
    mayor = replace(FILED, headline="A mayor filed a lawsuit in Oakland", parties=frozenset())
    assert refers(replace(NOUN, headline="Lee’s lawsuit"), replace(mayor, headline="Ann Lee filed a lawsuit"))
    assert not refers(replace(NOUN, headline="Lee’s lawsuit"), mayor)
    assert not refers(replace(NOUN, headline="the Lee administration’s lawsuit"), mayor)


def test_what_is_of_one_office_is_not_of_another():
    mayor = replace(FILED, headline="Mayor Ann Lee filed a lawsuit in Oakland")
    assert refers(replace(NOUN, headline="The mayor’s lawsuit"), mayor)
    assert not refers(replace(NOUN, headline="The president’s lawsuit"), mayor)
    assert refers(replace(NOUN, headline="The president’s lawsuit"), FILED)  # whose office is not told


def test_an_executive_order_is_none_of_a_judges():
    order = replace(FILED, kind="order", headline="Judge Ray ordered a halt to the order", parties=frozenset())
    noun = replace(NOUN, kind="order", trigger="order", lemma="order", headline="The order")
    assert refers(noun, order)
    assert not refers(replace(noun, headline="The executive order"), order)
    told = replace(
        order, trigger="order", lemma="order", headline="A nationwide order", lead="Judge Ray entered a nationwide "
    )
    assert not refers(replace(noun, headline="The executive order"), told)


def test_a_noun_with_an_owner_in_a_title_is_not_somebody_elses():
    title = replace(NOUN, part="title", headline="Lee’s lawsuit shakes the port", parties=frozenset({"Ann Lee"}))
    assert refers(title, replace(FILED, parties=frozenset({"Lee administration", "Ann Lee"})))
    assert not refers(title, replace(FILED, parties=frozenset({"Bo Ray"})))


def test_a_noun_with_a_time_of_its_own_is_another_one():
    assert not refers(replace(NOUN, headline="The lawsuit last year"), FILED)


def test_a_noun_that_says_what_is_to_be_done_comes_back_to_what_tells_of_it():
    noun = replace(NOUN, headline="The lawsuit to stop the new harbour tax", parties=frozenset())
    assert refers(noun, replace(FILED, terms=("harbour", "tax", "union")))
    assert not refers(noun, FILED)
    assert refers(replace(noun, headline="The lawsuit to stay"), FILED)  # "lets the lawsuit stay" tells no purpose


def test_an_order_comes_back_to_none_with_other_contents():
    wall = replace(
        UNDATED,
        kind="order",
        trigger="signed",
        lemma="sign",
        headline="Lee signed an order to build a wall along the northern harbour",
        terms=("build", "harbour", "lee", "northern", "order", "sign", "wall"),
        weights=(2.0, 4.0, 4.0, 3.0, 2.0, 3.0, 4.0),
        parties=frozenset({"Ann Lee"}),
    )
    told = replace(wall, terms=("lee", "order", "sign"), weights=(4.0, 2.0, 3.0), earliest=FILED.earliest)
    ferry = replace(told, headline="Lee signed an order that closed three ferry lines to the islands")
    assert tells_again(wall, replace(told, headline="Lee signed an order"), near=True)  # of which nothing is told
    assert tells_again(wall, replace(told, headline="Lee signed an order on Friday for a long harbour wall"), near=True)
    assert not tells_again(wall, ferry, near=True)
    assert tells_again(replace(wall, kind="appeal"), replace(ferry, kind="appeal"), near=True)  # a day has seldom two


def test_what_tells_its_day_by_another_happening_is_of_that_day():
    assert not refers(replace(UNDATED, lead="Within hours of the strike, the union "), FILED)
    assert refers(replace(UNDATED, lead="After three days of talks, the union "), FILED)


def test_a_title_tells_what_the_opening_does():
    title = replace(UNDATED, part="title", trigger="sues", lemma="sue", terms=("city",), weights=(3.0,))
    assert refers(title, FILED)


def test_a_verb_refers_to_the_same_act_of_the_same_parties_alone():
    assert refers(UNDATED, FILED)
    assert not refers(replace(UNDATED, lemma="withdraw"), FILED)
    assert not refers(replace(UNDATED, parties=frozenset({"City of Oakland"})), FILED)


def test_what_says_that_it_is_another_or_many_refers_to_nothing():
    assert not refers(replace(NOUN, headline="The earlier lawsuit"), FILED)
    assert not refers(replace(UNDATED, headline="The union filed two lawsuits in Oakland"), FILED)


def test_a_plan_does_not_come_back_to_a_deed():
    assert not refers(replace(UNDATED, status="possible"), FILED)


def test_a_later_article_comes_back_to_what_is_near_by_less_than_to_what_is_long_past():
    fewer = replace(AGAIN, terms=("lawsuit", "march", "port"), weights=(5.0, 5.0, 1.0))
    assert tells_again(fewer, FILED, near=True)
    assert not tells_again(fewer, FILED, near=False)
    assert tells_again(AGAIN, FILED, near=False)


def test_it_rides_from_when_both_are_known_and_its_own_day():
    later = replace(AGAIN, enter=START)
    pair = Retold("v-later", "w", FILED.version_id, FILED.mention_id, START.replace(hour=START.hour + 5), near=True)
    [ride] = attach([later], [FILED], {}, [pair])
    assert (ride.target_mention, ride.block, ride.known_from) == ("filed", FILED.block, pair.known_from)


def test_its_own_article_comes_before_another_that_is_known_as_soon():
    here = replace(FILED, mention_id="here", version_id="v-later", enter=START)
    older = replace(FILED, enter=START)
    pair = Retold("v-later", "w", older.version_id, older.mention_id, START, near=True)
    [ride] = attach([replace(AGAIN, enter=START)], [older, here], {}, [pair])
    assert ride.target_mention == "here"


def test_a_threat_does_not_happen_on_the_day_that_it_sets():
    due = replace(FILED, kind="deadline", status="scheduled", bound="by", trigger="Friday", lemma="pay")
    copied = {AGAIN.version_id: {due.version_id: "verbatim"}}
    assert attach([replace(AGAIN, kind="threat", trigger="threatened", lemma="threaten")], [due], copied) == []
    assert attach([replace(AGAIN, kind="deadline", status="scheduled", trigger="deadline")], [due], copied)
