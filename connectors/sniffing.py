"""What a file is by its first bytes, where its name leaves that open."""

from __future__ import annotations

import codecs
import re
from typing import Literal

Kind = Literal["feed", "json", "sitemaps", "opml", "warc", "html", "unknown"]
HEAD = 4096  # bytes that are enough to tell: some feeds have a style sheet, a licence or a warning before them
JSON_FEED = b"jsonfeed.org/version/"  # what a JSON Feed says of its version

_ROOTS: dict[str, Kind] = {
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "channel": "feed",
    "urlset": "feed",
    "sitemapindex": "sitemaps",
    "opml": "opml",
    "html": "html",
}
_BEFORE = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.S | re.I)
_ELEMENT = re.compile(r"<(?:[\w.-]+:)?([\w.-]+)")
# Where something stands before a feed that is no XML: a server's warning.
_BURIED = re.compile(r"<(?:[\w.-]+:)?(rss|rdf|urlset|sitemapindex|opml)[\s>]|<\?xml[^>]*>\s*<(feed)[\s>]", re.I)
_HTML = re.compile(r"<(?:head|body|title|div|p|h1|article|meta)[\s>]", re.I)


def kind_of(head: bytes) -> Kind:
    """What a file is whose first bytes, unpacked, are these."""
    if head.startswith((b"WARC/", b"filedesc://")):
        return "warc"
    text = _text(head).lstrip("\ufeff \t\r\n")
    if text.startswith(("{", "[")):
        return "json"
    at = 0
    while before := _BEFORE.match(text, at):
        at = before.end()
    element = _ELEMENT.match(text, at)
    found = _ROOTS.get(element[1].lower()) if element else None
    if found and found != "html":
        return found
    buried = _BURIED.search(text)
    if buried:
        return _ROOTS[(buried[1] or buried[2]).lower()]
    return found or ("html" if _HTML.search(text) else "unknown")


def _text(head: bytes) -> str:
    for mark, encoding in (
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if head.startswith(mark):
            return head[len(mark) :].decode(encoding, "ignore")
    if head[:2] == b"<\0":
        return head.decode("utf-16-le", "ignore")
    if head[:2] == b"\0<":
        return head.decode("utf-16-be", "ignore")
    return head.decode("utf-8", "replace")
