"""JSON Feed, whole and cut short."""

from __future__ import annotations

import json

from dateline.connectors.feeds.jsonfeed import read_json
from dateline.schemas.feeds import Feed, Unparsed

FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "News",
    "home_page_url": "https://news.example/",
    "feed_url": "https://news.example/feed.json",
    "language": "en",
    "hubs": [{"type": "WebSub", "url": "https://hub.example/"}],
    "items": [
        {
            "id": 1,
            "url": "/levee",
            "title": "Levee holds",
            "content_html": "<p>The levee held.</p>",
            "date_published": "2017-08-03T10:00:00Z",
            "date_modified": "2017-08-03T11:00:00Z",
            "authors": [{"name": "Ann Lee"}, {"url": "https://ann.example"}],
        },
        {
            "id": "2",
            "external_url": "https://paper.example/vote",
            "content_text": "They voted.",
            "author": {"name": "Bo"},
        },
        "no item",
    ],
}


def read(text: str) -> Feed:
    found = read_json(text)
    assert isinstance(found, Feed)
    return found


def test_a_json_feed_gives_its_items() -> None:
    found = read(json.dumps(FEED))
    assert (found.title, found.link, found.address) == (
        "News",
        "https://news.example/",
        "https://news.example/feed.json",
    )
    assert (found.lang, found.hub, found.broken) == ("en", "https://hub.example/", "")
    levee, vote = found.entries
    assert (levee.guid, levee.link, levee.html) == ("1", "https://news.example/levee", "<p>The levee held.</p>")
    assert (levee.published, levee.updated) == ("2017-08-03T10:00:00Z", "2017-08-03T11:00:00Z")
    assert (levee.authors, vote.authors) == (("Ann Lee",), ("Bo",))
    assert (vote.link, vote.text) == ("https://paper.example/vote", "They voted.")


def test_one_that_is_cut_short_gives_the_items_that_are_whole() -> None:
    text = json.dumps(FEED)
    found = read(text[: text.index('"They')])
    assert [entry.title for entry in found.entries] == ["Levee holds"]
    assert (found.title, found.broken) == ("News", "truncated")


def test_json_that_is_no_feed_is_said_to_be_none() -> None:
    for text in ('{"items": 3}', "[1, 2]", '{"title": "no items"}', "[" * 200_000, '{"items'):
        found = read_json(text)
        assert isinstance(found, Unparsed)
        assert found.reason == "not-a-feed"
