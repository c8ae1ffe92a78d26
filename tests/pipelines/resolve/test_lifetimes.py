"""When each version was what its article said."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.resolve.lifetimes import Edition, lifetimes, withheld

MONDAY, TUESDAY = datetime(2021, 5, 3), datetime(2021, 5, 4)


def edition(version: str, known: datetime | None, content: str = "", batch: int = 1, ordinal: int = 0) -> Edition:
    return Edition(version, "article", known, batch, ordinal, content or version)


def told(*editions: Edition) -> list[tuple[str, datetime | None, datetime | None, bool]]:
    return [(x.version_id, x.known_from, x.known_to, x.current) for x in lifetimes(editions)]


def test_a_later_version_ends_the_one_before():
    assert told(edition("b", TUESDAY), edition("a", MONDAY)) == [
        ("a", MONDAY, TUESDAY, False),
        ("b", TUESDAY, None, True),
    ]


def test_a_version_that_says_the_same_is_no_version_of_its_own():
    assert told(edition("a", MONDAY, "same"), edition("b", TUESDAY, "same")) == [("a", MONDAY, None, True)]


def test_a_return_to_old_words_is_a_version_again():
    back = told(edition("a", MONDAY, "x"), edition("b", TUESDAY, "y"), edition("c", datetime(2021, 5, 5), "x"))
    assert [row[0] for row in back] == ["a", "b", "c"]


def test_versions_without_a_time_of_their_own_follow_each_other_as_they_came():
    assert told(edition("b", MONDAY, batch=2), edition("a", MONDAY, batch=1))[-1] == ("b", MONDAY, None, True)


def test_a_version_that_was_never_known_replaces_the_known_one_only_now():
    assert told(edition("a", MONDAY), edition("b", None)) == [
        ("a", MONDAY, None, False),
        ("b", None, None, True),
    ]


FULL = " ".join(f"The mayor of the {n}th city sued the department over its letter." for n in range(4, 14))
LEAD = "The mayor of the 4th city sued the department over its letter."


def paged(version: str, known: datetime | None, text: str, paywalled: bool = False) -> Edition:
    return replace(edition(version, known), text=text, paywalled=paywalled)


def test_what_a_paywall_left_of_an_article_supersedes_nothing():
    found = [paged("full", MONDAY, FULL), paged("stub", TUESDAY, LEAD, paywalled=True)]
    assert told(*found) == [("full", MONDAY, None, True)]
    assert withheld(found) == ["stub"]


def test_a_stub_is_what_the_article_says_until_more_of_it_can_be_read():
    found = [paged("stub", MONDAY, LEAD, paywalled=True), paged("full", TUESDAY, FULL)]
    assert told(*found) == [("stub", MONDAY, TUESDAY, False), ("full", TUESDAY, None, True)]
    assert withheld(found) == []


def test_an_edit_is_compared_with_what_stood_before_the_paywall():
    found = [
        paged("a", MONDAY, FULL),
        paged("stub", TUESDAY, LEAD, paywalled=True),
        replace(paged("b", datetime(2021, 5, 5), FULL), content="a"),
    ]
    assert told(*found) == [("a", MONDAY, None, True)]


@pytest.mark.parametrize("page_first", [True, False])
def test_a_feeds_summary_gives_way_to_its_page_of_the_same_instant_whichever_came_first(page_first: bool):
    page = replace(paged("page", MONDAY, FULL), batch=1 if page_first else 2)
    entry = replace(paged("entry", MONDAY, LEAD, paywalled=True), batch=2 if page_first else 1)
    assert told(page, entry) == [("page", MONDAY, None, True)]
    assert withheld([entry, page]) == ["entry"]


def test_a_summary_that_nothing_says_the_time_of_replaces_no_page():
    assert told(paged("page", MONDAY, FULL), paged("entry", None, LEAD, paywalled=True))[-1][0] == "page"


editions = st.lists(
    st.builds(
        edition,
        st.uuids().map(str),
        st.one_of(st.none(), st.datetimes(datetime(2021, 1, 1), datetime(2021, 1, 9))),
        st.sampled_from("xyz"),
        st.integers(1, 3),
        st.integers(0, 3),
    ),
    min_size=1,
    max_size=8,
)


@given(editions)
def test_exactly_one_version_is_current_and_lifetimes_do_not_overlap(found: list[Edition]):
    lives = lifetimes(found)
    assert sum(x.current for x in lives) == 1
    for before, after in pairwise(lives):
        assert before.known_to == after.known_from
