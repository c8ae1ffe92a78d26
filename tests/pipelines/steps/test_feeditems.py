"""What names an entry of a feed for good, and the article that it becomes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

import pytest

from dateline.pipelines.steps.feeditems import WHOLE, feed_items, feed_key, items
from dateline.schemas.feeds import Feed, FeedEntry, Unparsed
from dateline.schemas.inputs import Item, Unread

FEED = "https://news.example/rss.xml"
LEVEE = FeedEntry(
    guid="levee-1",
    link="https://news.example/levee",
    title="Levee holds",
    html="",
    text="The levee held, the county said.",
    published="Thu, 03 Aug 2017 10:00:00 GMT",
    updated="",
    authors=("Ann Lee",),
    source="",
    lang="",
)
VOTE = replace(LEVEE, guid="vote-1", link="https://news.example/vote", title="Council votes")


def feed(*entries: FeedEntry, **about: str) -> Feed:
    told = {"title": "News", "link": "https://news.example/", "address": FEED, "lang": "en"} | about
    return Feed(entries=entries, **told)  # type: ignore[arg-type]


def keys(*entries: FeedEntry, **about: str) -> list[str]:
    return [item.uri for item in feed_items(feed(*entries, **about), FEED)]


def test_an_entry_is_known_by_its_link() -> None:
    assert keys(LEVEE, VOTE) == ["https://news.example/levee", "https://news.example/vote"]


def test_f5_a_guid_that_is_missing_or_changes_doubles_nothing(tally) -> None:  # type: ignore[no-untyped-def]
    others = [replace(LEVEE, guid=guid) for guid in ("", "levee-2", "http://news.example/x", "https://news.example/x")]
    assert {key for other in others for key in keys(other)} == set(keys(LEVEE))
    tally(guids=len(others))


def test_f5_a_guid_that_is_used_again_for_another_page_is_another_article() -> None:
    assert keys(LEVEE) != keys(replace(VOTE, guid=LEVEE.guid))
    assert len(set(keys(LEVEE, replace(VOTE, guid=LEVEE.guid)))) == 2


def test_f5_an_address_that_moves_to_https_doubles_nothing() -> None:
    assert keys(replace(LEVEE, link="http://news.example/levee")) == keys(LEVEE)
    bare = replace(LEVEE, link="")
    assert keys(replace(bare, guid="http://news.example/?p=1")) == keys(replace(bare, guid="https://news.example/?p=1"))


def test_trackers_in_a_link_double_nothing() -> None:
    assert keys(replace(LEVEE, link="https://news.example/levee?utm_source=rss#xtor=RSS-1")) == keys(LEVEE)


@pytest.mark.parametrize("link", ["", "https://news.example/", "http://news.example", FEED, "javascript:alert(1)"])
def test_without_a_link_of_its_own_an_entry_is_known_by_its_guid_within_its_feed(link: str) -> None:
    assert keys(replace(LEVEE, link=link)) == [f"{FEED}#guid=levee-1"]


def test_without_either_by_its_title_and_date() -> None:
    bare = replace(LEVEE, link="", guid="")
    (key,) = keys(bare)
    assert key.startswith(f"{FEED}#entry=")
    assert keys(replace(bare, text="The levee held, it was said.")) == [key]
    assert keys(replace(bare, title="Levee breaks")) != [key]
    assert keys(replace(bare, published="")) != [key]
    untitled = [replace(bare, title="", published="", text=text) for text in ("One.", "Two.")]
    assert len(set(keys(*untitled))) == 2


def test_a_link_that_several_entries_share_names_none_of_them() -> None:
    live = "https://news.example/live"
    assert keys(replace(LEVEE, link=live), replace(VOTE, link=live)) == [f"{FEED}#guid=levee-1", f"{FEED}#guid=vote-1"]


def test_one_entry_that_is_there_twice_is_one() -> None:
    edited = replace(LEVEE, title="Levee holds, so far")  # of the same guid
    again = replace(LEVEE, guid="levee-2")  # of the same title
    assert len(set(keys(LEVEE, LEVEE, edited))) == 1
    assert len(set(keys(LEVEE, again))) == 1


def test_a_feed_that_points_to_pages_of_others_is_named_by_its_own() -> None:
    noted = replace(LEVEE, link="https://paper.example/levee", guid="https://news.example/notes/1")
    assert keys(noted) == ["https://news.example/notes/1"]
    assert keys(replace(noted, guid="note-1")) == ["https://paper.example/levee"]


def test_a_feed_is_named_by_itself_only_where_it_was_found_on_its_own_site() -> None:
    assert feed_key(feed(), "http://www.news.example/feed?format=rss") == FEED
    assert feed_key(feed(), "https://other.example/feed") == "https://other.example/feed"
    assert feed_key(feed(), "file:///saved.xml") == FEED
    assert feed_key(feed(address=""), "file:///saved.xml") == "file:///saved.xml"


def test_relative_links_are_to_where_the_feed_was_found() -> None:
    assert keys(replace(LEVEE, link="/levee"), link="/", address="/rss.xml") == ["https://news.example/levee"]


def test_the_same_entry_of_two_feeds_is_the_same_article() -> None:
    (one,) = feed_items(feed(LEVEE), FEED)
    (other,) = feed_items(feed(LEVEE, title="News: floods"), "https://news.example/floods.xml")
    assert (one.uri, one.body, one.digest) == (other.uri, other.body, other.digest)
    assert json.loads(one.body) == {
        "url": "https://news.example/levee",
        "title": "Levee holds",
        "text": "The levee held, the county said.",
        "published": "Thu, 03 Aug 2017 10:00:00 GMT",
        "authors": ["Ann Lee"],
        "lang": "en",
        "via": "feed",
    }


def test_an_entry_says_when_it_was_published_else_changed() -> None:
    def stamp(published: str, updated: str = "") -> datetime | None:
        (item,) = feed_items(feed(replace(LEVEE, published=published, updated=updated)), FEED)
        return item.stamp

    assert stamp("Thu, 03 Aug 2017 10:00:00 +0200") == datetime(2017, 8, 3, 8)
    assert stamp("", "2017-08-03T10:00:00Z") == datetime(2017, 8, 3, 10)
    assert stamp("soon", "31 Feb 2017") is None


def test_the_page_is_wanted_where_the_feed_gives_a_summary() -> None:
    def page(text: str, html: str = "") -> str:
        (item,) = feed_items(feed(replace(LEVEE, text=text, html=html, link=f"{LEVEE.link}?utm_source=rss")), FEED)
        return item.page

    long = "The levee held. " * (WHOLE // 3)
    assert page("The levee held.") == page("") == LEVEE.link
    assert page(long) == page("", f"<p>{long}</p>") == ""
    assert page(f"{long} […]") == page("", f"<p>{long} <a href='/levee'>Continue reading →</a></p>") == LEVEE.link


def test_an_entry_that_is_only_a_title_is_passed_over_with_a_word() -> None:
    untold = replace(VOTE, text="")
    found = list(items(feed(LEVEE, untold), FEED))
    assert [type(one) for one in found] == [Item, Unread]
    assert (found[1].uri, found[1].outcome, found[1].reason) == (VOTE.link, "skipped", "title-only")  # type: ignore[union-attr]


def test_a_feed_says_what_of_it_could_not_be_had() -> None:
    def last(found: Feed | Unparsed) -> tuple[str, str, str]:
        *_, one = items(found, FEED)
        assert isinstance(one, Unread)
        return one.uri, one.outcome, one.reason

    assert last(replace(feed(LEVEE), broken="truncated")) == (f"{FEED}#rest", "rejected", "truncated")
    assert last(replace(feed(LEVEE), broken="damaged")) == (f"{FEED}#rest", "rejected", "damaged")
    assert last(feed()) == (FEED, "skipped", "empty-feed")
    assert last(Unparsed("not-a-feed", "no")) == (FEED, "rejected", "not-a-feed")


def test_f4_no_control_character_or_half_of_one_comes_out_of_a_feed() -> None:
    odd = replace(LEVEE, guid="a\0b\ud800", link="", title="Le\0vee\ud83d", text="It\0 held.", authors=("A\0",))
    (item,) = feed_items(feed(odd, title="N\0ews", address=""), "file:///saved.xml")
    assert "\\u0000" not in item.body.decode()
    assert json.loads(item.body)["title"] == "Levee"
    assert (item.uri, item.source) == ("file:///saved.xml#guid=ab", "News")
