"""What a page that cannot be had means for the article that is already there, or waits for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from dateline.pipelines.polling.answers import Article, Poll, Wanted
from dateline.pipelines.steps.feeditems import MEDIA
from dateline.pipelines.steps.polled import page_failed
from dateline.schemas.fetched import Failed
from dateline.schemas.polling import PageState

NOW = datetime(2026, 3, 4, 12)
URL = "https://news.example/fire"
SEEN = PageState(URL, "https://news.example/feed.xml", URL, NOW)
WHOLE = PageState(URL, SEEN.feed, URL, NOW, article="a1", content="c1", etag='"e1"', taken=True)
AWAY = Failed(URL, "timeout", "no answer in 30 s")
SUMMARY = Wanted(WHOLE, Article(MEDIA, b'{"title": "Fire out", "text": "It is out."}', ""), is_new=True)


def test_a_feeds_new_summary_does_not_take_the_place_of_a_whole_text_while_its_page_cannot_be_had() -> None:
    poll = Poll(NOW + timedelta(hours=1), lambda: 0.0)
    poll.page_failed(SUMMARY, AWAY)
    assert [type(one).__name__ for one in poll.given] == ["Unread"]
    assert poll.pages[URL].due is not None


@pytest.mark.parametrize("is_late", [True, False])
def test_what_a_feed_says_anew_of_a_page_is_kept_until_the_page_is_asked_for_whole(is_late: bool) -> None:
    poll = Poll(NOW + timedelta(hours=1), lambda: 0.0)
    if is_late:
        poll.page_later(SUMMARY)
    else:
        poll.page_failed(SUMMARY, AWAY)
    kept = poll.pages[URL]
    assert (kept.etag, kept.taken, kept.content) == ("", True, "c1")
    assert kept.article != WHOLE.article


def test_what_a_feed_says_anew_is_taken_at_once_where_its_words_are_all_there_is_and_there_was_no_time() -> None:
    poll = Poll(NOW + timedelta(hours=1), lambda: 0.0)
    told = replace(SUMMARY, page=replace(WHOLE, content="", etag=""))
    poll.page_later(told)
    assert [type(one).__name__ for one in poll.taken()] == ["Item"]
    assert (poll.pages[URL].due, poll.to_save(), poll.to_save()) == (poll.now, (poll.pages[URL],), ())


def test_a_page_that_is_not_there_yet_is_looked_for_again_at_the_ages_of_its_revisits() -> None:
    gone = Failed(URL, "not-found", "there is no such page (404)", 404)
    page = page_failed(SEEN, gone, 0.0, NOW)
    ages = []
    while page.due:
        ages.append((page.due - NOW) / timedelta(hours=1))
        page = page_failed(page, gone, 0.0, page.due)
    assert ages == [2, 8, 24, 72, 168]


def test_a_page_whose_server_is_away_for_a_night_is_asked_for_on_the_next_day() -> None:
    page, at = SEEN, NOW
    while at < NOW + timedelta(hours=20):
        page = page_failed(page, AWAY, 0.0, at)
        assert page.due is not None
        at = page.due
    assert at == NOW + timedelta(days=1)


def test_a_page_that_its_publisher_does_not_want_read_is_not_asked_for_again() -> None:
    assert page_failed(SEEN, Failed(URL, "robots", "robots.txt disallows it"), 0.0, NOW).due is None
