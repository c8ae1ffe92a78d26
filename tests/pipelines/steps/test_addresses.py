"""One page has one address, and two pages never share one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.addresses import canonical, secured


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("HTTP://News.Example:80/a/../b?id=5", "http://news.example/b?id=5"),
        ("https://news.example", "https://news.example/"),
        ("https://news.example/a?utm_source=rss&utm_medium=feed&id=5&fbclid=x", "https://news.example/a?id=5"),
        ("https://news.example/a?utm_source=rss", "https://news.example/a"),
        ("https://news.example/a?b=2&a=1", "https://news.example/a?b=2&a=1"),
        ("https://news.example/a?ref=rss", "https://news.example/a"),
        ("https://news.example/a#xtor=RSS-3208", "https://news.example/a"),
        ("https://news.example/a#comments", "https://news.example/a"),
        ("https://news.example/a#:~:text=levee", "https://news.example/a"),
        ("https://news.example/a;jsessionid=1F?id=2", "https://news.example/a?id=2"),
        ("https://reader:secret@news.example/a", "https://news.example/a"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4"),
        (" https://news.example/a\n", "https://news.example/a"),
    ],
)
def test_what_only_counts_readers_is_no_part_of_an_address(url: str, page: str) -> None:
    assert canonical(url) == page
    assert canonical(page) == page


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://news.example/?p=1", "https://news.example/?p=2"),
        ("https://news.example/changes#v1", "https://news.example/changes#v2"),
        ("https://news.example/a?ref=chapter1", "https://news.example/a?ref=chapter2"),
        ("https://news.example/a", "https://news.example/a/"),
        ("https://news.example/A", "https://news.example/a"),
    ],
)
def test_what_may_choose_a_page_stays(one: str, other: str) -> None:
    assert canonical(one) == one
    assert canonical(other) == other


@pytest.mark.parametrize(
    "url",
    ["", "levee", "/a", "//news.example/a", "ftp://news.example/a", "file:///etc/passwd", "javascript:alert(1)",
     "data:text/html,x", "mailto:a@news.example", "http://", "http://[bad/", "https://news.example/" + "a" * 9000],
)  # fmt: skip
def test_what_is_no_address_of_the_web_has_none(url: str) -> None:
    assert canonical(url) == ""


@given(st.text())
def test_whatever_is_given_an_address_comes_out_that_stays_as_it_is(text: str) -> None:
    for url in (text, f"https://news.example/{text}"):
        assert canonical(canonical(url)) == canonical(url)


def test_a_site_that_moves_to_https_keeps_its_pages() -> None:
    assert secured("http://news.example/a") == secured("https://news.example/a") == "https://news.example/a"


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000/a", "http://news.example:8080", "http://[::1]:81/a:2"])
def test_a_port_of_its_own_speaks_no_https(url: str) -> None:
    assert secured(url) == url


def test_a_number_elsewhere_in_an_address_is_no_port() -> None:
    assert secured("http://news.example/a:80") == "https://news.example/a:80"
