"""What a file is by its first bytes."""

from __future__ import annotations

import pytest

from dateline.connectors.sniffing import HEAD, kind_of
from tests.connectors.feeds.told import atom, rss


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (rss(), "feed"),
        (atom(), "feed"),
        (
            '<?xml version="1.0"?><!-- made <b>by</b> hand --><?xsl x?>\n<!DOCTYPE rss [<!ENTITY a "b">]>\n<rss/>',
            "feed",
        ),
        ('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">', "feed"),
        ("<a:feed xmlns:a='http://www.w3.org/2005/Atom'>", "feed"),
        ('<br />\n<b>Warning</b>: in <b>/x.php</b>\n<?xml version="1.0"?>\n<feed xmlns="x">', "feed"),
        ("\ufeff\n" + rss(), "feed"),
        ('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">', "feed"),
        ("<sitemapindex>", "sitemaps"),
        ('<opml version="2.0">', "opml"),
        ("<!DOCTYPE html>\n<html><head>", "html"),
        ("<div>no head</div>", "html"),
        ('\n {"version": 1}', "json"),
        ("[{}]", "json"),
        ('<?xml version="1.0"?><project name="build"/>', "unknown"),
        ("Some text.", "unknown"),
        ("", "unknown"),
    ],
)
def test_a_file_is_what_its_first_element_says(head: str, kind: str) -> None:
    assert kind_of(head.encode()) == kind


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-8-sig"])
def test_in_whatever_encoding(encoding: str) -> None:
    assert kind_of(rss().encode(encoding)[:HEAD]) == "feed"
