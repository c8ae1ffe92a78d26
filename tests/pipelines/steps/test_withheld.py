"""Pages that withhold their article are told by what such pages say, and never retract what it said."""

from __future__ import annotations

import pytest

from dateline.pipelines.steps.withheld import is_offer, is_stub, says_closed, says_gone

GONE = (
    ("Page not found", ("The page you are looking for no longer exists.",)),
    ("404", ("Sorry!",)),
    ("404 Not Found", ()),
    ("Oops! That page can’t be found.", ("It looks like nothing was found at this location. Maybe try a search?",)),
    ("Example Times", ("We're sorry, but the page you requested could not be found.", "Try searching.")),
    ("Article no longer available", ("This article is no longer available.",)),
    ("The Gazette", ("This content has expired.",)),
    ("Error 404", ("The requested URL was not found on this server.",)),
    ("", ("This story is no longer available.",)),
    ("Sanctuary cities", ("The article you are looking for has been removed.",)),
    ("Seite nicht gefunden", ("Die gewünschte Seite wurde nicht gefunden.",)),
    ("Mayor sues", ("We can't find the page you're looking for.",)),
    ("410 Gone", ("Gone",)),
)
STILL_THERE = (
    ("Missing girl not found", ("Police said on Tuesday that the girl was not found.",)),
    (
        "Mayor sues",
        ("The mayor sued the department on Tuesday over a page that has been removed.",),
    ),
    ("Service unavailable for days", ("Trains were unavailable on Monday.",)),
    ("Page not found: how links die", ("A study found that a quarter of all web pages no longer exist.",) * 12),
    ("Gone", ("A novel by Roe appeared on Tuesday.",) * 30),
)
OFFERS = (
    "Subscribe to continue reading.",
    "To continue reading, subscribe or sign in.",
    "To Read the Full Story Subscribe Sign In",
    "THIS CONTENT IS RESERVED FOR SUBSCRIBERS ONLY",
    "Already a subscriber? Log in.",
    "You have reached your limit of free articles.",
    "You’ve read your 3 free articles this month.",
    "Sign in to read the full story.",
    "This article is for subscribers only.",
    "Log in or create a free account to keep reading.",
    "Cet article est réservé aux abonnés.",
    "Become a member to read this story and all the rest.",
    "Create an account to read the full story and get unlimited access to hundreds of Nature articles.",
)
NO_OFFERS = (
    "Subscribe to our newsletter.",
    "Continue reading the main story",
    "Sign up for our newsletter to get the news.",
    "The gym is for members, who pay $20.",
    "Drivers must register to vote.",
    "Police urged residents to sign up to receive alerts.",
    "The council is reserved for members of the party.",
)
FULL = " ".join(f"The mayor of the {n}th city sued the department on Tuesday over its letter." for n in range(4, 24))
LEAD = "The mayor of the 4th city sued the department on Tuesday over its letter. The mayor of the 5th city"


@pytest.mark.parametrize(("title", "paragraphs"), GONE)
def test_a_page_that_says_that_it_is_gone_is_no_article(title: str, paragraphs: tuple[str, ...]) -> None:
    assert says_gone(title, paragraphs)


@pytest.mark.parametrize(("title", "paragraphs"), STILL_THERE)
def test_news_of_what_is_gone_is_an_article(title: str, paragraphs: tuple[str, ...]) -> None:
    assert not says_gone(title, paragraphs)


@pytest.mark.parametrize("line", OFFERS)
def test_an_offer_to_subscribe_in_order_to_read_on_is_told_by_its_form(line: str) -> None:
    assert is_offer(line)


@pytest.mark.parametrize("line", NO_OFFERS)
def test_what_else_speaks_of_subscribing_and_of_members_is_no_offer(line: str) -> None:
    assert not is_offer(line)


@pytest.mark.parametrize("value", ["false", '"False"', '"http://schema.org/False"', '"https://schema.org/false"'])
def test_json_ld_says_that_an_article_is_closed(value: str) -> None:
    assert says_closed(['{"@type": "NewsArticle", "isAccessibleForFree": ' + value + "}"])
    assert not says_closed(['{"@type": "NewsArticle", "isAccessibleForFree": true}'])


def test_the_opening_of_the_former_text_on_a_paywalled_page_is_a_stub() -> None:
    assert is_stub(LEAD, FULL, paywalled=True)


@pytest.mark.parametrize("end", ["", "…", "...", " [+1234 chars]", " …"])
def test_an_opening_that_breaks_off_is_a_stub_on_any_page(end: str) -> None:
    assert is_stub(LEAD + end, FULL, paywalled=False)


def test_a_shortened_article_that_ends_in_a_sentence_is_an_edit() -> None:
    assert not is_stub(LEAD + " sued too.", FULL, paywalled=False)


def test_a_text_of_most_of_the_former_length_is_an_edit_even_on_a_closed_page() -> None:
    assert not is_stub(FULL[: len(FULL) * 3 // 4], FULL, paywalled=True)


def test_nothing_is_a_stub_of_a_shorter_or_empty_text() -> None:
    assert not is_stub(FULL, LEAD, paywalled=True)
    assert not is_stub(LEAD, "", paywalled=True)


def test_a_text_that_is_blank_but_for_its_evidence_is_as_long_as_it_was() -> None:
    blank = " " * (len(FULL) - len(LEAD))
    assert is_stub(LEAD, LEAD + blank, paywalled=True)
    assert not is_stub(LEAD + blank, FULL, paywalled=True)
