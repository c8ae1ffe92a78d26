"""Archives of polls, read again, give what the polls took, in whatever order their records stand."""

from __future__ import annotations

import gzip
from itertools import permutations
from pathlib import Path

import pytest

from dateline.connectors.files import archived, find, read_all
from dateline.pipelines.replay import survey
from dateline.pipelines.unpacking import unpacked
from dateline.schemas.inputs import Item, Unread
from tests.connectors.warc.making import http, record

SITE = "https://news.example/"
ONE, TWO, THREE = ("2017-08-03T10:00:00Z", "2017-08-04T10:00:00Z", "2017-08-05T10:00:00Z")


def entry(name: str, text: str = "In short.") -> str:
    return f"<item><title>{name}</title><link>{SITE}{name}</link><description>{text}</description></item>"


def feed(at: str, *entries: str, name: str = "rss") -> bytes:
    body = f"<rss version='2.0'><channel><title>N</title><link>{SITE}</link>{''.join(entries)}</channel></rss>"
    return record(name, http(body.encode(), "Content-Type: application/rss+xml"), WARC_Date=at)


def page(at: str, name: str, text: str = "At length.") -> bytes:
    return record(name, http(f"<!DOCTYPE html><html><p>{text}</p>".encode()), WARC_Date=at)


def replay(folder: Path, *records: bytes) -> list[Item | Unread]:
    for number, one in enumerate(records):
        (folder / f"{number}.warc.gz").write_bytes(gzip.compress(one))
    given = [str(folder)]
    return list(unpacked(read_all(find(given)), survey(lambda: archived(find(given)))))


def taken(found: list[Item | Unread]) -> set[tuple[str, str, str]]:
    """Each article's name, whether it is a page or an entry, and when it was observed."""
    return {
        (one.uri.removeprefix(SITE), "page" if b"At " in one.body else "entry", one.observed)
        for one in found
        if isinstance(one, Item)
    }


POLLS = (
    feed(ONE, entry("levee"), entry("vote"), entry("old")),
    page(ONE, "levee"),
    feed(TWO, entry("levee"), entry("vote", "In short, later."), entry("new"), entry("told")),
    page(TWO, "new"),
    page(THREE, "levee", "At greater length."),
)
TAKEN = {
    ("levee", "page", ""),  # it was there at the first poll
    ("levee", "page", THREE),  # and changed later
    ("vote", "entry", ""),
    ("vote", "entry", TWO),
    ("old", "entry", ""),
    ("new", "page", TWO),
    ("told", "entry", TWO),
}


def test_a_poll_is_read_again_as_it_was_taken(tmp_path: Path) -> None:
    found = replay(tmp_path, *POLLS)
    assert taken(found) == TAKEN
    assert [(one.uri, one.outcome) for one in found if isinstance(one, Unread)] == []


@pytest.mark.parametrize("order", list(permutations(range(5)))[7::23])
def test_the_order_of_the_records_is_nothing_to_it(tmp_path: Path, order: tuple[int, ...]) -> None:
    assert taken(replay(tmp_path, *(POLLS[number] for number in order))) == TAKEN


def test_what_a_feed_goes_on_saying_is_nothing_new(tmp_path: Path) -> None:
    found = replay(tmp_path, feed(ONE, entry("vote")), feed(TWO, entry("vote")), feed(THREE, entry("vote")))
    assert taken(found) == {("vote", "entry", "")}
    assert [(one.outcome, one.reason) for one in found if isinstance(one, Unread)] == [("unchanged", "same-bytes")] * 2


def test_each_feed_has_a_first_poll_of_its_own(tmp_path: Path) -> None:
    found = replay(tmp_path, feed(ONE, entry("vote")), feed(TWO, entry("levee"), name="other"))
    assert taken(found) == {("vote", "entry", ""), ("levee", "entry", "")}


def test_a_page_that_says_the_same_again_is_nothing_new(tmp_path: Path) -> None:
    again = record("levee", http(b"<!DOCTYPE html><html><p>At length.</p><!-- 2 -->"), WARC_Date=TWO)
    found = replay(tmp_path, again, feed(ONE, entry("levee")), page(ONE, "levee"), page(THREE, "levee", "At last."))
    assert taken(found) == {("levee", "page", ""), ("levee", "page", THREE)}
    assert [(one.outcome, one.reason) for one in found if isinstance(one, Unread)] == [("unchanged", "same-content")]


def test_a_page_that_is_none_leaves_its_article_to_what_the_feed_gave(tmp_path: Path) -> None:
    wall = record("levee", http(b"<html><title>Just a moment...</title><body></body></html>"), WARC_Date=ONE)
    found = replay(tmp_path, feed(ONE, entry("levee")), wall)
    assert taken(found) == {("levee", "entry", "")}
    assert [(one.outcome, one.reason) for one in found if isinstance(one, Unread)] == [("rejected", "no-article")]


def test_pages_that_no_feed_names_were_observed_when_they_were_fetched(tmp_path: Path) -> None:
    assert taken(replay(tmp_path, page(ONE, "levee"), page(TWO, "vote"))) == {
        ("levee", "page", ONE),
        ("vote", "page", TWO),
    }


def test_a_page_that_came_where_a_poll_asked_for_a_feed_is_no_article(tmp_path: Path) -> None:
    body = http(b"<!DOCTYPE html><html><p>At home.</p>")
    polled = record("rss", body, WARC_Date=ONE, Dateline_Feed=f"{SITE}rss")
    [(outcome, reason)] = [(one.outcome, one.reason) for one in replay(tmp_path, polled) if isinstance(one, Unread)]
    assert (outcome, reason) == ("skipped", "not-a-feed")
    assert taken(replay(tmp_path, record("rss", body, WARC_Date=ONE))) == {("rss", "page", ONE)}
