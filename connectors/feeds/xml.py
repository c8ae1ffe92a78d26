"""RSS, RDF and Atom by feedparser, which is given bytes in UTF-8 and nothing that it could open or fetch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import urljoin

import feedparser

from dateline.connectors.feeds.mending import Mended, count_entries, trim, without_namespaces
from dateline.schemas.feeds import Feed, FeedEntry, Unparsed

Fields = dict[str, Any]
# feedparser's own header for "this is in UTF-8, whatever it declares".
_UTF8 = {"content-type": "application/xml; charset=utf-8"}
_TAG = re.compile(r"<[/!]?[a-zA-Z][^<>]*>")
_MARKUP = ("text/html", "application/xhtml+xml")
_WEB = ("http://", "https://")
_NUMBER = re.compile(r"\d{1,6}", re.A)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_xml(text: str) -> Feed | Unparsed:
    """The feed that a decoded XML document is, its entries as far as they are whole.

    :raises MemoryError, RecursionError: it needs more than there is
    """
    try:
        return _read(trim(text))
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # whatever a body brings feedparser to raise, it costs that feed alone
        return Unparsed("parser-failed", f"the feed's parser failed with {type(error).__name__}: {error}")


def _read(mended: Mended) -> Feed | Unparsed:
    parsed = _parse(mended.text)
    seen = count_entries(mended.text)
    if len(parsed["entries"]) < seen:
        again = _parse(without_namespaces(mended.text))
        parsed = max(parsed, again, key=lambda one: len(one["entries"]))
    if not parsed["entries"] and not _get(parsed, "version"):
        return Unparsed("not-a-feed", "this is neither RSS nor Atom, or too damaged to tell")
    about: Fields = parsed["feed"]
    links = [link for link in _get(about, "links", ()) if _get(link, "href")]
    address = next((link["href"] for link in links if _get(link, "rel") == "self"), "")
    link = _get(about, "link")
    base = link if link.startswith(_WEB) else address
    return Feed(
        title=_plain(_get(about, "title")),
        link=urljoin(base, link),
        address=urljoin(base, address) if address else "",  # else it would be its home page
        lang=_get(about, "language"),
        entries=tuple(_entry(entry, base, parsed["version"]) for entry in parsed["entries"]),
        hub=next((link["href"] for link in links if _get(link, "rel") == "hub"), ""),
        ttl=int(ttl) if _NUMBER.fullmatch(ttl := _get(about, "ttl").strip()) else 0,
        skip_hours=tuple(sorted({int(hour) % 24 for hour in _skipped(mended.text, "hour") if _NUMBER.fullmatch(hour)})),
        skip_days=tuple(sorted({DAYS.index(day) for day in _skipped(mended.text, "day") if day in DAYS})),
        broken=mended.broken or ("damaged" if len(parsed["entries"]) < seen else ""),
    )


def _parse(text: str) -> Fields:
    # What makes markup safe to show, and its links absolute, takes most of feedparser's time, and is of no use here.
    found: Fields = feedparser.parse(
        BytesIO(text.encode("utf-8", "replace")),
        response_headers=_UTF8,
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    return found


def _skipped(text: str, unit: str) -> Iterator[str]:
    """The hours or days of the elements ``skipHours`` and ``skipDays`` (RSS 2.0), which feedparser passes over."""
    if "<skip" not in text:  # as in most: a look that costs nothing
        return
    found = re.search(rf"<skip{unit}s\s*>(.{{0,2000}}?)</skip{unit}s", text, re.I | re.S)
    for value in re.findall(rf"<{unit}\s*>([^<]*)<", found[1] if found else "", re.I):
        yield value.strip().lower()


def _entry(entry: Fields, base: str, version: str) -> FeedEntry:
    words, is_markup = _words(entry)
    published, updated = _get(entry, "published"), _get(entry, "updated")
    if not published and not version.startswith("atom"):
        published, updated = updated, ""  # RSS knows one date, which Dublin Core calls just that
    link = _link(entry, base)
    return FeedEntry(
        guid=_get(entry, "id"),
        link=link,
        title=_plain(_get(entry, "title")),
        html=words if is_markup else "",
        text="" if is_markup else unescape(words),
        published=published,
        updated=updated,
        authors=tuple(dict.fromkeys(filter(None, (_get(author, "name") for author in _get(entry, "authors", ()))))),
        source=_plain(_get(_get(entry, "source", {}), "title")),
        lang=_get(_get(entry, "title_detail", {}), "language"),
    )


def _link(entry: Fields, base: str) -> str:
    """Where an entry stands: absolute where the feed says enough for that, "" where it says none for the web."""
    link = _get(entry, "link") or next((_get(one, "href") for one in _get(entry, "links", ()) if _is_page(one)), "")
    if not link:
        return ""
    try:
        return str(urljoin(base, link.strip()))
    except ValueError:  # "http://[…"
        return ""


def _is_page(link: Fields) -> bool:
    return bool(_get(link, "rel") == "alternate")


def _words(entry: Fields) -> tuple[str, bool]:
    """The fullest text of an entry, and whether it is markup."""
    given: Iterable[Fields] = (*_get(entry, "content", ()), _get(entry, "summary_detail", {}))
    readable = [
        (_get(one, "value"), _get(one, "type")) for one in given if _get(one, "type").startswith(("text/", *_MARKUP))
    ]
    if not any(words for words, _ in readable):
        return _get(entry, "summary"), bool(_TAG.search(_get(entry, "summary")))
    words, kind = max(readable, key=lambda one: len(one[0]))
    return words, kind in _MARKUP and bool(_TAG.search(words))


def _plain(markup: str) -> str:
    """A title without the markup that some feeds put into it."""
    if "<" in markup:
        markup = _TAG.sub("", markup)
    return " ".join((unescape(markup) if "&" in markup else markup).split())


def _get(fields: Fields, key: str, default: Any = "") -> Any:
    """A field as feedparser stored it: its own look-up lets one field stand for another."""
    return dict.get(fields, key) or default
