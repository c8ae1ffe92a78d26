"""RSS, RDF and Atom as they are written, well and badly: no entry is lost that can be told apart."""

from __future__ import annotations

import re

import pytest

from dateline.connectors.feeds.xml import read_xml
from dateline.schemas.feeds import Feed, Unparsed
from tests.connectors.feeds.told import ENTRIES, ITEMS, TITLES, atom, rss

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RSS_1 = "http://purl.org/rss/1.0/"


def prefixed(prefix: str, text: str) -> str:
    return re.sub(r"<(/?)(\w)", rf"<\1{prefix}:\2", text)


def feed(text: str) -> Feed:
    found = read_xml(text)
    assert isinstance(found, Feed)
    return found


def titles(text: str) -> list[str]:
    return [entry.title for entry in feed(text).entries]


def test_an_item_is_read_with_all_that_it_says() -> None:
    item = (
        "<item><title>A &amp;amp; B</title><link>https://news.example/a</link><guid>1</guid>"
        "<dc:creator>Ann Lee</dc:creator><pubDate>Thu, 03 Aug 2017 10:00:00 GMT</pubDate>"
        '<source url="https://paper.example/rss">The Paper</source>'
        "<description>In short.</description><content:encoded><![CDATA[<p>At length, and more.</p>]]></content:encoded>"
        "</item>"
    )
    root = (
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    )
    (entry,) = feed(rss(item, root)).entries
    assert (entry.guid, entry.link, entry.title) == ("1", "https://news.example/a", "A & B")
    assert (entry.html, entry.text) == ("<p>At length, and more.</p>", "")
    assert (entry.published, entry.updated) == ("Thu, 03 Aug 2017 10:00:00 GMT", "")
    assert (entry.authors, entry.source) == (("Ann Lee",), "The Paper")


def test_atom_tells_when_an_entry_was_changed_from_when_it_was_published() -> None:
    first, second = feed(atom()).entries
    assert (first.published, first.updated) == ("", "2017-08-03T10:00:00Z")
    assert (second.published, second.html) == ("2017-08-04T10:00:00Z", "<p>The council voted 5 to 2.</p>")
    assert first.link == "https://news.example/levee"  # relative to the feed's own page
    assert first.text == "The levee held, the county said."


def test_a_date_of_dublin_core_is_that_of_publication() -> None:
    item = f"<item><title>A</title><dc:date>2017-08-03</dc:date><link>{RSS_1}a</link></item>"
    root = f'<rdf:RDF xmlns:rdf="{RDF}" xmlns="{RSS_1}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    (entry,) = feed(f'{root}<channel rdf:about="x"><title>T</title></channel>{item}</rdf:RDF>').entries
    assert (entry.published, entry.updated) == ("2017-08-03", "")


def test_a_feed_says_where_it_stands_and_when_it_wants_to_be_asked() -> None:
    about = (
        '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="https://news.example/rss"/>'
        '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="hub" href="https://hub.example/"/>'
        "<ttl>60</ttl><language>en-gb</language><skipHours><hour>24</hour><hour>3</hour><hour>x</hour></skipHours>"
        "<skipDays><day>Sunday</day><day>Someday</day></skipDays>"
    )
    found = feed(rss(about=about))
    assert (found.title, found.link, found.address) == ("News", "https://news.example/", "https://news.example/rss")
    assert (found.hub, found.ttl, found.lang) == ("https://hub.example/", 60, "en-gb")
    assert (found.skip_hours, found.skip_days) == ((0, 3), (6,))


@pytest.mark.parametrize(
    "text",
    [
        rss(root='<rss version="2.0" xmlns="http://some.example/rss">'),
        rss(root='<rss version="2.0" xmlns="http://purl.org/dc/elements/1.1/">'),
        rss(root='<rss version="2.0" xmlns="http://search.yahoo.com/mrss/">'),
        prefixed("ns0", rss(root='<rss version="2.0" xmlns:ns0="http://some.example/">')),
        prefixed("ns0", rss()),
        rss(ITEMS.replace("<item>", '<item xmlns="http://www.itunes.com/dtds/podcast-1.0.dtd">')),
        atom(root='<feed xmlns="https://www.w3.org/2005/Atom">'),
        atom(root='<feed xmlns="http://www.w3.org/1999/xhtml">'),
        atom(root="<feed>"),
        prefixed("a", atom(root='<feed xmlns:a="https://www.w3.org/2005/Atom">')),
        prefixed("a", atom(root="<feed>")),
        rss(prefixed("atom", ENTRIES), '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">'),
        f'<rdf:RDF xmlns="{RSS_1}"><channel rdf:about="x"><title>T</title></channel>{ITEMS}</rdf:RDF>',
        f'<rdf:RDF xmlns:rdf="{RDF}" xmlns:rss="{RSS_1}">{prefixed("rss", ITEMS)}</rdf:RDF>',
        f"<rss>{ITEMS}</rss>",
    ],
)
def test_entries_are_found_whatever_namespace_their_feed_puts_them_in(text: str) -> None:
    assert titles(text) == TITLES


@pytest.mark.parametrize(
    "text",
    [
        f"\n  {rss()}",
        f'<br />\n<b>Warning</b>: no such table in <b>/x.php</b>\n<?xml version="1.0"?>{rss()}',
        f"{rss()}<script>track()</script><!-- made in 0.2 s -->",
        rss().removesuffix("</rss>"),
        rss().replace("The levee", "\x08The\x0b levee"),
        rss().replace("The levee", "The&nbsp;levee & dam &eacute;"),
        rss().replace("<description>", "<dc:creator>Ann</dc:creator><description>"),
        f'<?xml version="1.0" encoding="utf-16"?>{rss()}',
    ],
)
def test_junk_around_and_within_a_feed_costs_no_entry(text: str) -> None:
    found = feed(text)
    assert [entry.title for entry in found.entries] == TITLES
    assert found.broken == ""


@pytest.mark.parametrize("whole", [rss(), atom()])
def test_a_feed_that_is_cut_short_gives_its_whole_entries_and_says_so(whole: str) -> None:
    cut = whole[: whole.rindex("<title>") + 10]
    found = feed(cut)
    assert [entry.title for entry in found.entries] == TITLES[:1]
    assert found.broken == "truncated"


def test_a_feed_that_is_cut_in_its_first_entry_gives_none_of_it() -> None:
    found = feed(rss()[:120])
    assert (found.title, found.entries, found.broken) == ("News", (), "truncated")


def test_an_entry_that_cannot_be_told_from_the_next_makes_its_feed_damaged() -> None:
    found = feed(rss(f"<item><title>Cut off</item>{ITEMS}"))
    assert {entry.title for entry in found.entries} >= {TITLES[1]}
    assert found.broken == "damaged"


@pytest.mark.parametrize("text", ["", "<html><body>Not found</body></html>", "<opml/>", "no markup at all"])
def test_what_is_no_feed_is_said_to_be_none(text: str) -> None:
    found = read_xml(text)
    assert isinstance(found, Unparsed)
    assert found.reason == "not-a-feed"


def test_an_address_that_is_none_is_no_link() -> None:
    found = feed(rss("<item><title>A</title><link>http://[bad/</link></item>"))
    assert found.entries[0].link == ""
