"""Feeds as text, for tests to bend."""

from __future__ import annotations

ITEMS = """
<item><title>Levee at Millbrook holds</title><link>https://news.example/levee</link><guid>levee-1</guid>
 <pubDate>Thu, 03 Aug 2017 10:00:00 GMT</pubDate><description>The levee held, the county said.</description></item>
<item><title>Council votes</title><link>https://news.example/vote</link><guid>vote-1</guid>
 <pubDate>Fri, 04 Aug 2017 10:00:00 GMT</pubDate><description>The council voted 5 to 2.</description></item>
"""
ENTRIES = """
<entry><title>Levee at Millbrook holds</title><id>urn:x:1</id><link href="/levee"/>
 <updated>2017-08-03T10:00:00Z</updated><summary>The levee held, the county said.</summary></entry>
<entry><title>Council votes</title><id>urn:x:2</id><link href="https://news.example/vote"/>
 <published>2017-08-04T10:00:00Z</published>
 <content type="html">&lt;p&gt;The council voted 5 to 2.&lt;/p&gt;</content></entry>
"""
TITLES = ["Levee at Millbrook holds", "Council votes"]


def rss(items: str = ITEMS, root: str = '<rss version="2.0">', about: str = "") -> str:
    """An RSS feed around items."""
    return f"{root}<channel><title>News</title><link>https://news.example/</link>{about}{items}</channel></rss>"


def atom(entries: str = ENTRIES, root: str = '<feed xmlns="http://www.w3.org/2005/Atom">') -> str:
    """An Atom feed around entries."""
    return f'{root}<title>News</title><link href="https://news.example/"/>{entries}</feed>'
