"""Dates that microdata gives to something else than the article: comments, pictures, other articles."""

from __future__ import annotations

import pytest

from dateline.pipelines.steps.html import parse
from dateline.pipelines.steps.microdata import item_of, others

HEADING = "<h1>Mud buries villages</h1>"
DATED = "<meta itemprop='datePublished' content='2016-05-05'>"


def is_anothers(markup: str) -> bool:
    """Whether the one date of a page is that of something else."""
    tree = parse(f"<html><body>{markup}</body></html>")
    heading = next(tree.iter("h1"), None)
    (dated,) = (e for e in tree.iter() if e.get("itemprop") == "datePublished")
    return item_of(dated) in others(tree.iter(), heading)


@pytest.mark.parametrize(
    "markup",
    [
        f"{HEADING}<div itemscope itemtype='https://schema.org/Comment'>{DATED}</div>",
        f"{HEADING}<figure itemscope itemtype='http://schema.org/ImageObject'>{DATED}</figure>",
        f"<div itemscope itemtype='https://schema.org/NewsArticle'>{HEADING}<div itemscope "
        f"itemtype='https://schema.org/UserComments'>{DATED}</div></div>",
        f"{HEADING}<div itemscope itemtype='https://schema.org/NewsArticle'>"
        f"<a itemprop='url' href='/other'>Floods</a>{DATED}</div>",
        f"{HEADING}<div itemscope><h3 itemprop='headline'>Floods in Pell</h3>{DATED}</div>",
    ],
)
def test_a_date_of_something_else_is_not_the_articles(markup: str) -> None:
    assert is_anothers(markup)


@pytest.mark.parametrize(
    "markup",
    [
        f"{HEADING}{DATED}",
        f"<div itemscope itemtype='https://schema.org/NewsArticle'>{HEADING}{DATED}</div>",
        f"{HEADING}<div itemscope itemtype='https://schema.org/NewsArticle'>{DATED}</div>",
        f"{HEADING}<div itemscope><a itemprop='url' href='/mud'>Mud buries villages</a>{DATED}</div>",
        f"{HEADING}<div itemscope itemtype='https://schema.org/Person'><b>Ann Lee</b>{DATED}</div>",
        f"<div itemscope itemtype='https://schema.org/NewsArticle'><a itemprop='url' href='/x'>Mud</a>{DATED}</div>",
    ],
)
def test_a_date_that_may_be_the_articles_stays_its(markup: str) -> None:
    assert not is_anothers(markup)
