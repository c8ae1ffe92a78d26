"""JSON Feed, versions 1 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urljoin

from dateline.schemas.feeds import Feed, FeedEntry, Unparsed

_ITEMS = re.compile(r'"items"\s*:\s*\[')
_BETWEEN = re.compile(r"[\s,]*")


def read_json(text: str) -> Feed | Unparsed:
    """The feed that a decoded JSON document is; where it is cut short, with the items that are whole."""
    broken = ""
    try:
        found = json.loads(text)
    except RecursionError:
        return Unparsed("not-a-feed", "the JSON is nested too deep to be a feed")
    except ValueError:
        found, broken = _salvaged(text), "truncated"
    if not isinstance(found, dict) or not isinstance(found.get("items"), list):
        return Unparsed("not-a-feed", "this is JSON, but no JSON Feed: it has no items")
    link = _text(found, "home_page_url")
    lang = _text(found, "language")
    base = link or _text(found, "feed_url")
    entries = tuple(_entry(item, base) for item in found["items"] if isinstance(item, dict))
    return Feed(_text(found, "title"), link, _text(found, "feed_url"), lang, entries, _hub(found), broken=broken)


def _hub(found: dict[str, Any]) -> str:
    hubs = found.get("hubs")
    first = hubs[0] if isinstance(hubs, list) and hubs else None
    return _text(first, "url") if isinstance(first, dict) else ""


def _salvaged(text: str) -> dict[str, Any] | None:
    """The members before the items, and the items, of a feed that is damaged somewhere behind them."""
    opened = _ITEMS.search(text)
    if opened is None:
        return None
    try:
        found = json.loads(text[: opened.end()] + "]}")
    except (ValueError, RecursionError):
        found = {"items": []}
    items: list[Any] = []
    at, decoder = opened.end(), json.JSONDecoder()
    while True:
        at = _BETWEEN.match(text, at).end()  # type: ignore[union-attr]
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return {**found, "items": items}
        items.append(item)


def _entry(item: dict[str, Any], base: str) -> FeedEntry:
    markup, text = _text(item, "content_html"), _text(item, "content_text")
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    link = _text(item, "url") or _text(item, "external_url")
    return FeedEntry(
        guid=_text(item, "id"),
        link=_joined(base, link) if link else "",
        title=_text(item, "title"),
        html=markup,
        text="" if markup else text or _text(item, "summary"),
        published=_text(item, "date_published"),
        updated=_text(item, "date_modified"),
        authors=tuple(_text(one, "name") for one in authors or () if isinstance(one, dict) and _text(one, "name")),
        source="",
        lang=_text(item, "language"),
    )


def _joined(base: str, link: str) -> str:
    try:
        return urljoin(base, link)
    except ValueError:
        return ""


def _text(fields: dict[str, Any], key: str) -> str:
    value = fields.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool):  # an id as a number, which version 1.1 forbids
        value = str(value)
    return value.strip() if isinstance(value, str) else ""
