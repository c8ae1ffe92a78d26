"""The texts that answer best come first, and what copies repeat comes once."""

from __future__ import annotations

from datetime import datetime

from dateline.pipelines.search.query import Term
from dateline.pipelines.search.ranking import Count, Match, grouped, ranked, weigh

MONDAY, TUESDAY = datetime(2031, 5, 5), datetime(2031, 5, 6)


def counts(**n: float) -> dict[str, Count]:
    return {key: Count(key, key, int(times), 1.0, MONDAY) for key, times in n.items()}


def order(*terms: tuple[float, dict[str, Count]]) -> list[str]:
    return [match.key for match in ranked(terms)]


def test_only_texts_that_have_every_term_are_given() -> None:
    assert order((1.0, counts(a=1, b=1)), (1.0, counts(b=1, c=9))) == ["b"]
    assert order((1.0, counts(a=1)), (1.0, {})) == []


def test_more_occurrences_tell_more_and_the_next_one_less_than_the_one_before() -> None:
    once, twice, thrice = (ranked([(1.0, counts(a=n))])[0].score for n in (1, 2, 3))
    assert once < twice < thrice
    assert thrice - twice < twice - once


def test_a_rare_word_decides_over_a_common_one() -> None:
    assert order((7.0, counts(a=1, b=3)), (0.5, counts(a=9, b=1))) == ["b", "a"]


def test_a_short_text_says_it_with_more_weight() -> None:
    long, short = Count("long", "l", 2, 4.0, MONDAY), Count("short", "s", 2, 0.5, MONDAY)
    assert order((1.0, {"long": long, "short": short})) == ["short", "long"]


def test_of_equals_the_earlier_known_comes_first_and_the_undated_last() -> None:
    same = {key: Count(key, key, 1, 1.0, at) for key, at in (("x", None), ("late", TUESDAY), ("soon", MONDAY))}
    assert order((1.0, same)) == ["soon", "late", "x"]


def test_a_rare_word_weighs_more_and_a_phrase_as_all_its_words() -> None:
    assert weigh(Term("sanctuary")) > weigh(Term("city")) > weigh(Term("the"))
    assert weigh(Term("sanctuary cities", exact=True)) == weigh(Term("sanctuary")) + weigh(Term("city"))


def matches(*keys: str, topic: str = "") -> list[Match]:
    return [Match(key, topic or key, 1.0, None) for key in keys]


def test_copies_are_put_under_the_best_of_them() -> None:
    groups = grouped(matches("a", "b", "c", "d"), [("c", "a"), ("d", "c")])
    assert [(group.best.key, group.others) for group in groups] == [("a", ("c", "d")), ("b", ())]


def test_statements_of_one_event_are_put_together() -> None:
    found = [*matches("a", topic="fire"), *matches("b"), *matches("c", topic="fire")]
    assert [(group.best.key, group.others) for group in grouped(found)] == [("a", ("c",)), ("b", ())]
