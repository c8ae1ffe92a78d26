"""Sitemaps are feeds of pages without texts."""

from __future__ import annotations

import pytest

from dateline.connectors.feeds.parse import parse
from dateline.connectors.feeds.sitemap import sitemaps
from dateline.schemas.feeds import Feed, Unparsed

HEAD = """<?xml version="1.0" encoding="ISO-8859-1"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">"""
NEWS = """<url><loc>https://news.example/levée</loc><lastmod>2017-08-03T11:00:00Z</lastmod>
 <news:news><news:publication><news:name>The News</news:name><news:language>en</news:language></news:publication>
  <news:publication_date>2017-08-03T10:00:00Z</news:publication_date><news:title>Levee  holds</news:title></news:news>
 <image:image><image:loc>https://news.example/a.jpg</image:loc><image:title>A levee</image:title></image:image></url>"""
PLAIN = "<url><loc> https://news.example/about </loc></url>"


def read(text: str) -> Feed:
    found = parse(text)
    assert isinstance(found, Feed)
    return found


def test_a_news_sitemap_gives_pages_with_titles_and_dates() -> None:
    news, plain = read(f"{HEAD}{NEWS}{PLAIN}<url><loc>ftp://x</loc></url></urlset>").entries
    assert (news.link, news.title) == ("https://news.example/levée", "Levee holds")
    assert (news.published, news.updated) == ("2017-08-03T10:00:00Z", "2017-08-03T11:00:00Z")
    assert (news.source, news.lang, news.text) == ("The News", "en", "")
    assert (plain.link, plain.title, plain.published) == ("https://news.example/about", "", "")


@pytest.mark.parametrize(("end", "pages"), [("", 2), (NEWS[:30], 2), (NEWS[:90], 2), ("</urlset", 2)])
def test_one_that_is_cut_short_gives_the_pages_that_are_whole(end: str, pages: int) -> None:
    found = read(f"{HEAD}{NEWS}{PLAIN}{end}")
    assert (len(found.entries), found.broken) == (pages, "truncated")


def test_nothing_is_expanded() -> None:
    bomb = '<!DOCTYPE u [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    found = read(f"{bomb}<urlset><url><loc>https://news.example/&x;</loc></url>{PLAIN}</urlset>")
    assert [entry.link for entry in found.entries][-1] == "https://news.example/about"


def test_a_list_of_sitemaps_is_no_feed_and_names_them() -> None:
    index = "<sitemapindex><sitemap><loc> https://x.example/a.xml </loc></sitemap><sitemap/></sitemapindex>"
    assert isinstance(parse(index), Unparsed)
    assert sitemaps(index) == ("https://x.example/a.xml",)
    assert sitemaps(f"{HEAD}{PLAIN}</urlset>") == sitemaps("no list") == ()
