"""An answer is a document of a kind, and its bytes say by themselves what they mean."""

from __future__ import annotations

import codecs
from datetime import datetime

import pytest

from dateline.connectors.http.page import page
from dateline.pipelines.steps.decode import decode_markup
from dateline.schemas.fetched import Fetched
from dateline.schemas.inputs import FeedBody, Item, Unread

CYRILLIC = "<html><p>Дамба выдержала.</p></html>"


def told(body: bytes, kind: str) -> Item | Unread | FeedBody:
    at = datetime(2026, 3, 4, 5, 6, 7)
    return page(
        Fetched("https://news.example/a", "https://news.example/b", "", 200, (("content-type", kind),), body, at)
    )


@pytest.mark.parametrize(
    ("kind", "media"),
    [
        ("text/html", "text/html"),
        ("TEXT/HTML; charset=utf-8", "text/html"),
        ("application/xhtml+xml", "text/html"),
        ("text/plain; charset=us-ascii", "text/plain"),
        ("", "text/html"),
        ("application/octet-stream", "text/html"),
    ],
)
def test_pages_and_plain_texts_are_documents_under_the_address_that_was_asked_for(kind: str, media: str) -> None:
    found = told(b" <!DOCTYPE html><p>x", kind)
    assert isinstance(found, Item)
    assert (found.uri, found.media, found.observed) == ("https://news.example/a", media, "2026-03-04T05:06:07Z")


@pytest.mark.parametrize(("kind", "body"), [("application/pdf", b"%PDF"), ("image/png", b"<html>"), ("", b"GIF89a")])
def test_what_is_no_article_by_its_type_is_a_reject(kind: str, body: bytes) -> None:
    found = told(body, kind)
    assert isinstance(found, Unread)
    assert (found.outcome, found.reason) == ("rejected", "other-kind")


@pytest.mark.parametrize(
    "kind", ["text/html", "text/xml; charset=utf-8", "application/rss+xml", "", "application/x+xml"]
)
def test_a_feed_is_one_as_whatever_it_is_served(kind: str) -> None:
    body = b"<?xml version='1.0'?><rss version='2.0'><channel><title>x</title></channel></rss>"
    assert told(body, kind) == FeedBody("https://news.example/a", body)


@pytest.mark.parametrize("kind", ["application/feed+json", "application/json; charset=utf-8"])
def test_a_feed_in_json_is_one_by_what_it_says_of_itself(kind: str) -> None:
    body = b'{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": []}'
    assert told(body, kind) == FeedBody("https://news.example/a", body)
    assert isinstance(told(b'{"items": []}', kind), Unread)


@pytest.mark.parametrize(
    ("charset", "encoding"), [("windows-1251", "cp1251"), ("KOI8-R", "koi8-r"), ('"iso-8859-5"', "iso-8859-5")]
)
def test_a_charset_that_only_the_server_knows_goes_into_the_bytes(charset: str, encoding: str) -> None:
    found = told(CYRILLIC.encode(encoding), f"text/html; charset={charset}")
    assert isinstance(found, Item)
    assert decode_markup(found.body) == CYRILLIC


@pytest.mark.parametrize(
    ("body", "charset"),
    [
        (CYRILLIC.encode(), "windows-1251"),  # it is UTF-8, whatever the server says
        (codecs.BOM_UTF16_LE + CYRILLIC.encode("utf-16-le"), "windows-1251"),
        (CYRILLIC.encode("cp1251"), "utf-8"),
        (CYRILLIC.encode("cp1251"), "x-unknown"),
        (CYRILLIC.encode("cp1251"), "hex"),
        (CYRILLIC.encode("cp1251"), "utf-16"),
        (b"\xff\xfe", ""),
    ],
)
def test_bytes_stay_as_they_came_where_the_server_adds_nothing(body: bytes, charset: str) -> None:
    found = told(body, f"text/html; charset={charset}")
    assert isinstance(found, Item)
    assert found.body == body


def test_latin_letters_are_read_as_browsers_read_them() -> None:
    found = told("<p>“Naïve”".encode("cp1252"), "text/html; charset=ISO-8859-1")
    assert isinstance(found, Item)
    assert decode_markup(found.body) == "<p>“Naïve”"
