"""Lists of feeds, in and out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.connectors.opml import read, write
from dateline.schemas.errors import InputError
from dateline.schemas.feeds import Listed

LIST = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="1.0"><head><title>Mine</title></head><body>
  <outline text="Local"><outline text="Courts/Crime">
    <outline type="rss" text="Gazette" title="The Gazette" xmlUrl=" https://gazette.example/rss " htmlUrl="x"/>
  </outline></outline>
  <outline text="Wire" XMLURL="https://wire.example/?a=1&amp;b=2"/>
  <outline text="Again" type="rss" xmlUrl="https://gazette.example/rss"/>
  <outline text="A note, no feed"/>
</body></opml>"""
FEEDS = (
    Listed("https://gazette.example/rss", "The Gazette", "Local/Courts-Crime"),
    Listed("https://wire.example/?a=1&b=2", "Wire"),
)
NAMES = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"], exclude_characters="/"), min_size=1)


def test_the_feeds_of_a_list_come_once_each_with_their_folders() -> None:
    assert read(LIST) == FEEDS


def test_what_is_written_is_read_again() -> None:
    assert read(write(FEEDS, "Mine")) == FEEDS
    assert write(FEEDS, "Mine") == write(read(write(FEEDS, "Mine")), "Mine")


def test_what_xml_cannot_hold_is_left_out() -> None:
    assert read(write([Listed("https://a.example/", "A\0\x1bB", "")], "M")) == (Listed("https://a.example/", "AB"),)


@given(st.lists(st.tuples(NAMES, st.lists(NAMES, max_size=3)), max_size=6))
def test_whatever_feeds_and_folders_are_called(named: list[tuple[str, list[str]]]) -> None:
    feeds = tuple(Listed(f"https://{n}.example/", name, "/".join(path)) for n, (name, path) in enumerate(named))
    assert sorted(read(write(feeds, "Mine")), key=lambda feed: feed.url) == sorted(feeds, key=lambda feed: feed.url)


def test_a_list_that_is_cut_short_gives_the_feeds_before_that() -> None:
    assert read(LIST[: LIST.index(b'<outline text="Again')]) == FEEDS


def test_a_list_loads_nothing_and_expands_nothing() -> None:
    bomb = b'<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY a "aaaa">]>'
    listed = read(bomb + b'<opml><body>&x;<outline text="&a;b" xmlUrl="https://a.example/"/></body></opml>')
    assert [feed.url for feed in listed] == ["https://a.example/"]


@pytest.mark.parametrize("body", [b"", b"no list", b"<rss/>", b"<html><body/></html>", b"\0\0", b"\xff\xfe"])
def test_what_is_no_list_is_refused(body: bytes) -> None:
    with pytest.raises(InputError) as caught:
        read(body)
    assert caught.value.reason == "not-opml"
