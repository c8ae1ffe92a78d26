"""Articles as JSON, one a line, or one or a list of them in a document: address, publisher, and the object's bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, time

from dateline.connectors.sniffing import JSON_FEED
from dateline.schemas.inputs import FeedBody, Item, Unread
from dateline.schemas.records import Media

MEDIA: Media = "application/x-dateline-article+json"


def article(line: bytes, at: str) -> Item | Unread:
    """The article of a line, addressed by its ``url``; or why the line is none.

    :param at: how the line itself is addressed, for a reject row
    """
    try:
        fields = json.loads(line)
    except UnicodeDecodeError:
        return _rejected(at, "not-utf8", "the line is not UTF-8", line)
    except (ValueError, RecursionError):
        return _rejected(at, "not-json", "the line is no JSON", line)
    if not isinstance(fields, dict):
        return _rejected(at, "not-an-object", "the line is JSON, but no object with the fields of an article", line)
    source = _word(fields.get("source"))
    url = _word(fields.get("url"))
    if not url:
        return _rejected(at, "no-url", "the article has no url", line, source)
    return Item(url, MEDIA, line, source, instant(fields.get("observed")))


def document(body: bytes, at: str) -> Iterator[Item | Unread | FeedBody]:
    """What a JSON document holds: an article, a list of them, or a feed (JSON Feed, also a damaged one).

    :param at: how the document is addressed
    """
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        found = None
    if (isinstance(found, dict) and isinstance(found.get("items"), list)) or (found is None and JSON_FEED in body):
        yield FeedBody(at, body)
    elif isinstance(found, list) and found:
        for number, one in enumerate(found, 1):
            yield article(json.dumps(one, ensure_ascii=False).encode("utf-8", "surrogatepass"), f"{at}#item={number}")
    else:
        yield article(body.removeprefix(b"\xef\xbb\xbf").strip(), at)


def _rejected(at: str, reason: str, detail: str, line: bytes, source: str = "") -> Unread:
    return Unread(at, "rejected", reason, detail, line, MEDIA, source)


def _word(value: object) -> str:
    """A field's text on one line; "" for what is none, or cannot be stored (lone surrogates)."""
    if not isinstance(value, str):
        return ""
    text = " ".join(value.replace("\0", " ").split())
    return text if text.isascii() or _encodes(text) else ""


def _encodes(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def instant(value: object) -> str:
    """When a line says that it was observed, as an ISO 8601 UTC instant; "" where that is nothing readable.

    A time without an offset is UTC, a number counts seconds from 1970 (POSIX), and a bare day counts from its
    end, as everywhere where it is asked what was known.
    """
    try:
        at = _moment(value).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return ""
    return at.replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _moment(value: object) -> datetime:
    """An aware instant. Raises ValueError, OverflowError or OSError for what is none."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return datetime.fromtimestamp(value, UTC)
    text = _word(value)
    at = datetime.fromisoformat(text)
    if len(text) <= len("2017-08-03"):
        return datetime.combine(at.date(), time(23, 59, 59), UTC)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
