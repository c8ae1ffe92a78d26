"""A site's tdmrep.json says of which addresses mining is reserved."""

from __future__ import annotations

import json
import time

import pytest

from dateline.connectors.http.tdmrep import said

TERMS = "https://news.example/terms"
RULES = [
    {"location": "/free/*", "tdm-reservation": 0},
    {"location": "/photos/*.jpg$", "tdm-reservation": 1},
    {"location": "/archive/", "tdm-reservation": True},
    {"location": "/", "tdm-reservation": 1, "tdm-policy": TERMS},
    {"location": "/free/never", "tdm-reservation": 1},
]


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("/free/never", ()),  # the first rule that fits counts
        ("/photos/a.jpg", (("tdm-reservation", "1"),)),
        ("/photos/a.jpg?size=2", (("tdm-reservation", "1"), ("tdm-policy", TERMS))),
        ("/archive/2017", (("tdm-reservation", "1"),)),
        ("/a", (("tdm-reservation", "1"), ("tdm-policy", TERMS))),
    ],
)
def test_the_first_rule_whose_location_an_address_matches_counts(target: str, found: object) -> None:
    assert said(json.dumps(RULES).encode(), target) == found


@pytest.mark.parametrize(
    "body", [b"", b"<html>Not found</html>", b"7", b"null", b"[1, [], {}]", b"[" * 90_000, b"\xff"]
)
def test_what_is_no_such_file_reserves_nothing(body: bytes) -> None:
    assert said(body, "/a") == ()


def test_a_rule_alone_is_read_like_a_list_of_one() -> None:
    assert said(b'{"location": "*", "tdm-reservation": "1"}', "/a") == (("tdm-reservation", "1"),)


def test_no_pattern_takes_long() -> None:
    rules = json.dumps([{"location": "/" + "*a" * 5_000 + "$", "tdm-reservation": 1}]).encode()
    began = time.process_time()
    assert said(rules, "/" + "a" * 4_000 + "b") == ()
    assert time.process_time() - began < 0.5
