"""What makes an event matter more than another."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from dateline.pipelines.resolve.items import Item
from dateline.pipelines.resolve.salience import salience
from tests.pipelines.resolve.test_states import DAY, START, item

LEDE = item("a", 1)


def weight(
    *items: Item, kind: str = "strike", status: str = "occurred", independent: int = 1, blemishes: int = 0
) -> float:
    return salience(items, items[0], kind, status, independent, blemishes)


def test_more_articles_and_more_sources_matter_more() -> None:
    assert weight(LEDE) < weight(LEDE, item("b", 2)) < weight(LEDE, item("b", 2), independent=2)


def test_an_article_counts_once_however_often_it_says_so() -> None:
    again = replace(item("b", 1), article_id=LEDE.article_id, version_id=LEDE.version_id, ordinal=9)
    assert weight(LEDE, again) == weight(LEDE)


def test_what_stands_first_matters_more_and_a_title_most() -> None:
    deep = replace(LEDE, ordinal=12)
    assert weight(deep) < weight(LEDE) < weight(replace(deep, part="title"))


def test_who_argues_counts_for_less() -> None:
    assert weight(replace(LEDE, opinion=True)) < weight(LEDE)


def test_what_an_article_comes_back_to_after_a_month_is_nearly_as_good_as_a_lede() -> None:
    deep = replace(LEDE, ordinal=40)
    later = [replace(deep, enter=START + timedelta(days=days)) for days in (0, 3, 60)]
    assert weight(later[0]) < weight(later[1]) < weight(later[2]) < weight(LEDE)


def test_an_article_that_nobody_knows_the_day_of_comes_back_to_nothing() -> None:
    assert weight(replace(LEDE, ordinal=40, enter=None)) == weight(replace(LEDE, ordinal=40))


@pytest.mark.parametrize(("more", "less"), [("ruling", "announcement"), ("announcement", "statement")])
def test_deeds_matter_more_than_talk_of_them(more: str, less: str) -> None:
    assert weight(LEDE, kind=more) > weight(LEDE, kind=less)


def test_what_happened_matters_more_than_what_is_planned_and_that_more_than_what_may_be() -> None:
    assert weight(LEDE) > weight(LEDE, status="scheduled") > weight(LEDE, status="possible")


def test_a_day_matters_more_than_a_month_and_a_deadline_more_than_what_went_on_since_a_day() -> None:
    month = replace(LEDE, latest=DAY + timedelta(days=30))
    since = replace(LEDE, latest=None)
    assert weight(LEDE) > weight(month)
    assert weight(LEDE) > weight(since)
    due = replace(LEDE, status="scheduled", earliest=None, latest=DAY)
    assert weight(due, kind="deadline", status="scheduled") == weight(LEDE, kind="deadline", status="scheduled")


def test_what_no_line_tells_by_itself_matters_less() -> None:
    assert weight(LEDE, blemishes=2) < weight(LEDE, blemishes=1) < weight(LEDE)


def test_a_date_of_another_sentence_counts_for_less() -> None:
    assert weight(replace(LEDE, bound="inherited")) < weight(LEDE)
