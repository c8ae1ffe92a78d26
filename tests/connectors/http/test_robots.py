"""robots.txt is read as RFC 9309 says, and no file of it costs more than its length."""

from __future__ import annotations

import time

import pytest

from dateline.connectors.http.robots import LONGEST_DELAY, MOST, verdict

RULES = b"""User-agent: *
Disallow: /private/
Disallow: /*.pdf$
Crawl-delay: 3

User-agent: Dateline
User-agent: OtherBot
Allow: /private/press/
Disallow: /private/
"""


def allowed(url: str, agent: str = "Someone", body: bytes = RULES, status: int = 200) -> bool:
    return verdict(status, body, f"https://news.example{url}", agent).allowed


def test_the_group_of_our_name_counts_and_else_that_of_all() -> None:
    assert allowed("/private/press/1", "Dateline")
    assert not allowed("/private/press/1", "Someone")
    assert allowed("/a.pdf", "dateline")
    assert not allowed("/a.pdf")
    assert allowed("/a.pdf?x=1")
    assert verdict(200, RULES, "https://news.example/", "Someone").delay == 3


@pytest.mark.parametrize("status", [404, 403, 401, 410, 400])
def test_where_there_is_none_everything_is_allowed(status: int) -> None:
    assert allowed("/private/", status=status)


@pytest.mark.parametrize("status", [0, 500, 503, 599, 429])
def test_where_it_cannot_be_had_nothing_is(status: int) -> None:
    assert not allowed("/", status=status, body=b"")


@pytest.mark.parametrize(
    ("said", "delay"), [("1e9", LONGEST_DELAY), ("inf", None), ("nan", None), ("-3", None), ("x", 0)]
)
def test_a_delay_is_bounded_whatever_it_says(said: str, delay: float | None) -> None:
    found = verdict(200, f"User-agent: *\nCrawl-delay: {said}\n".encode(), "https://news.example/", "Dateline").delay
    assert 0 <= found <= LONGEST_DELAY
    assert delay is None or found == delay


def test_only_the_first_half_megabyte_counts() -> None:
    assert allowed("/late", body=b"#" * MOST + b"\nUser-agent: *\nDisallow: /late\n")
    assert not allowed("/late", body=b"User-agent: *\nDisallow: /late\n" + b"#" * MOST)


def test_bytes_that_are_no_text_disallow_nothing() -> None:
    assert allowed("/", body=b"\xff\xfe\0\0" * 100)
    assert not allowed("/x", body=b"\xef\xbb\xbfUser-agent: *\r\nDisallow: /x\r\n")


def test_ten_thousand_agents_with_ten_thousand_rules_are_read_in_no_time() -> None:
    agents = "".join(f"User-agent: a{n}\n" for n in range(15_000))
    rules = "".join(f"Disallow: /{n}\n" for n in range(15_000))
    began = time.process_time()
    assert allowed("/x", body=(agents + rules).encode())
    assert time.process_time() - began < 2
