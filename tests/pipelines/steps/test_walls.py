"""What a server shows in the place of an article is told from an article, whatever both say."""

from __future__ import annotations

import pytest

from dateline.pipelines.steps.read import read
from dateline.pipelines.steps.walls import machinery_of, wall
from dateline.schemas.errors import InputError
from dateline.schemas.records import Document

CHALLENGES = (
    ("Just a moment...", "<p>Enable JavaScript and cookies to continue</p>"),
    ("harbour-news.example", "<p>Verifying that you are human. This may take a few seconds.</p><p>Ray ID: 8f1a</p>"),
    ("Access Denied", '<p>You don\'t have permission to access "/fire" on this server.</p><p>Reference ID 18.ab</p>'),
    ("Attention Required! | Cloudflare", "<h2>Sorry, you have been blocked</h2><p>Cloudflare Ray ID: 8f1a</p>"),
    ("Pardon Our Interruption", "<p>As you were browsing, something made us think you might be a bot.</p>"),
    ("harbour-news.example", "<script src='https://geo.captcha-delivery.com/captcha.js'></script><p>Please wait</p>"),
    ("Are you a robot?", "<p>We've detected unusual activity from your network. Please click the box below.</p>"),
)
CONSENTS = (
    (
        "Before you continue",
        "<p>We use cookies and data to deliver and maintain our services, and to track outages.</p>"
        "<p>If you choose to accept all, we will also use cookies and data to measure the effectiveness of ads.</p>"
        "<p>You can change your choices at any time in your privacy settings.</p>",
    ),
    (
        "Harbour News",
        "<p>We value your privacy. We and our 842 partners store and access information on your device.</p>"
        "<p>With your consent, we and our partners may process personal data for personalised ads and content.</p>"
        "<p>Some partners rely on their legitimate interest. Withdraw your consent whenever you like.</p>"
        "<p>Accept all</p><p>Reject all</p><p>Manage settings</p>",
    ),
    (
        "Datenschutzeinstellungen",
        "<p>Wir und unsere Partner verwenden Cookies, wenn Sie uns Ihre Einwilligung geben.</p><p>Alle akzeptieren</p>",
    ),
)
LOGINS = (
    (
        "Sign in - Harbour News",
        "<p>Email address</p><p>Password</p><p>Forgot your password?</p><p>Create an account</p>",
    ),
    ("Log in to continue", "<p>Don't have an account? Create your account in a minute.</p>"),
)
ARTICLES = (
    (
        "Regulator fines shop over cookies",
        "<p>The data regulator on Tuesday fined a furniture shop $2 million for setting cookies without consent.</p>"
        "<p>The shop said it would appeal. Its site asked visitors to accept all cookies, with no way out.</p>"
        "<p>“People have to be free to say no,” said Ada Roe, who leads the office. The case began in March 2021.</p>"
        "<p>The fine is the largest of its kind in the state.</p>",
    ),
    (
        "Just a moment: how the mayor changed her mind",
        "<p>The mayor of Troy withdrew the plan on Friday after two residents spoke for less than a minute each.</p>",
    ),
    ("Robot check", "<p>The county will check its 12 parking robots on May 4, the sheriff's office said.</p>"),
    ("Access denied", "<p>Two reporters were denied access to the hearing on Monday, and their paper sued.</p>"),
    (
        "Pier closes",
        "<script src='/cdn-cgi/challenge-platform/scripts/jsd/main.js'></script>"
        + "<p>The council voted on Monday to close the pier, and the harbour master said so.</p>" * 12,
    ),
)


def page(title: str, inner: str) -> bytes:
    return f"<html><head><title>{title}</title></head><body><article>{inner}</article></body></html>".encode()


def outcome(title: str, inner: str) -> str:
    document = Document("a" * 16, "https://harbour-news.example/fire", "b" * 64, "text/html")
    try:
        read(document, page(title, inner))
    except InputError as error:
        return error.reason
    return "read"


@pytest.mark.parametrize(("title", "inner"), CHALLENGES)
def test_a_page_that_asks_whether_one_is_a_person_is_no_article(title: str, inner: str) -> None:
    assert outcome(title, inner) in ("challenge", "no-text")


@pytest.mark.parametrize(("title", "inner"), CONSENTS)
def test_a_page_that_asks_to_be_agreed_to_is_no_article(title: str, inner: str) -> None:
    assert outcome(title, inner) == "consent"


@pytest.mark.parametrize(("title", "inner"), LOGINS)
def test_a_page_that_asks_who_one_is_is_no_article(title: str, inner: str) -> None:
    assert outcome(title, inner) == "login"


@pytest.mark.parametrize(("title", "inner"), ARTICLES)
def test_an_article_about_such_things_or_beside_them_is_one(title: str, inner: str) -> None:
    assert outcome(title, inner) == "read"


def test_an_article_with_a_banner_beneath_it_is_one() -> None:
    told = ("The council voted on Monday to close the pier, the harbour master said.",) * 3
    assert wall("Pier closes", (*told, *("We and our partners use cookies on your device.",) * 2), frozenset()) == ""
    assert wall("Pier closes", ("We and our partners use cookies on your device.",) * 2, frozenset()) == "consent"


def test_machinery_is_told_by_the_source_and_counts_only_on_a_page_with_little_else() -> None:
    found = machinery_of("<script>window._CF_chl_opt = {}</script>")
    assert found == {"challenge"}
    assert wall("Pier closes", ("One moment.",), found) == "challenge"
    assert wall("Pier closes", ("The council voted on Monday to close the pier.",) * 20, found) == ""
    assert machinery_of("<p>An article about clouds.</p>") == frozenset()
