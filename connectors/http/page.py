"""A server's answer as a document to read: of which kind it is, and its bytes so that they say their charset."""

from __future__ import annotations

import codecs
import re

from dateline.connectors.sniffing import HEAD, JSON_FEED, kind_of
from dateline.schemas.fetched import Fetched
from dateline.schemas.inputs import FeedBody, Item, Unread
from dateline.schemas.records import Media

_KINDS: dict[str, Media] = {
    "text/html": "text/html",
    "application/xhtml+xml": "text/html",
    "text/plain": "text/plain",
}
_UNTOLD = ("", "application/octet-stream", "binary/octet-stream", "unknown/unknown")
_MARKUP = ("xml", "html")
_JSON = ("json", "javascript")
_CHARSET = re.compile(r"charset\s*=\s*\"?\s*([\w.:-]{2,40})", re.IGNORECASE)
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def page(fetched: Fetched) -> Item | Unread | FeedBody:
    """The document or the feed that an answer is; what is neither by its type is a reject.

    Feeds are served as anything, and are known by how they begin.

    A byte order mark counts more than what the server says, and that more than what the page says (WHATWG Encoding,
    "decode"). What is archived is bytes alone, so that text which the server gave a charset for is written in UTF-8
    with a mark where its bytes would be taken for something else. The journal has them as they came.
    """
    said = fetched.header("content-type")
    kind = said.split(";")[0].strip().lower()
    if kind in _UNTOLD or kind.endswith(_MARKUP):
        begins = kind_of(fetched.body[:HEAD])
        if begins == "feed":
            return FeedBody(fetched.url, fetched.body, fetched.feed)
        kind = "text/html" if begins == "html" else kind
    if kind.endswith(_JSON) and JSON_FEED in fetched.body[:HEAD]:
        return FeedBody(fetched.url, fetched.body, fetched.feed)
    observed = fetched.observed.isoformat() + "Z"
    if kind not in _KINDS:
        what = f"it is served as {kind[:60]!r}" if kind else "the server does not say what it is"
        return Unread(fetched.url, "rejected", "other-kind", f"{what}, and only pages and plain text are read")
    return Item(fetched.url, _KINDS[kind], _marked(fetched.body, _charset(said)), observed=observed)


def _charset(said: str) -> str:
    """The codec that a server names for a text, "" for none that is known."""
    found = _CHARSET.search(said)
    try:
        name = codecs.lookup(found[1]).name if found else ""
        b"".decode(name or "ascii")  # raises for codecs of no characters, such as "hex"
    except (LookupError, ValueError):
        return ""
    # By the same standard these two names mean Windows' Latin alphabet.
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _marked(body: bytes, charset: str) -> bytes:
    # Any bytes are UTF-16, which Read knows by itself where it is true.
    if (
        charset in ("", "utf-8")
        or charset.startswith(("utf-16", "utf-32"))
        or body.startswith(_MARKS)
        or _is_utf8(body)
    ):
        return body
    try:
        return codecs.BOM_UTF8 + body.decode(charset).encode()
    except (UnicodeError, LookupError):
        return body  # the server is wrong, which is common: the page itself may know better


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True
