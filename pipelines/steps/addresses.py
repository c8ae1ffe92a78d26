"""Addresses of pages as keys: one page, one address, whoever links to it and however its readers are counted.

Hosts, ports, percent signs and dots are written as the WHATWG URL standard writes them. Nothing is sorted and no
parameter is dropped that may choose a page.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import unquote_plus

import ada_url

# An address as the standard writes it: scheme, host and port, path, query and fragment.
_PARTS = re.compile(r"(https?://)(?:[^/?#@]*@)?([^/?#@]+)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.S)
_PORT = re.compile(r"http://[^/?#]*:\d+(?:[/?#]|\Z)")
_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#]*", re.I)
_TEXT_FRAGMENT = ":~:"  # "scroll to this text" (WICG)
_LONGEST = 8_000  # characters; most servers refuse 8 KiB


class _Trackers:
    """Which parameters and fragments only count readers."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._prefixes: tuple[str, ...] = tuple(table["prefixes"])
        self._names: frozenset[str] = frozenset(table["names"])
        self._values: dict[str, list[str]] = table["values"]
        self._fragments: frozenset[str] = frozenset(table["fragments"]["names"])

    def has(self, parameter: str) -> bool:
        """Whether ``name=value`` counts readers."""
        name, _, value = unquote_plus(parameter).lower().partition("=")
        return name.startswith(self._prefixes) or name in self._names or value in self._values.get(name, ())

    def has_fragment(self, fragment: str) -> bool:
        """Whether a fragment, without its sign, names nothing of its own."""
        if fragment.lower() in self._fragments:
            return True
        return "=" in fragment and all(self.has(part) for part in fragment.lstrip("?").split("&"))


@cache
def _trackers() -> _Trackers:
    table = files("dateline.pipelines.steps") / "data" / "trackers.toml"
    return _Trackers(tomllib.loads(table.read_text(encoding="utf-8")))


def canonical(url: str) -> str:
    """An http(s) address without what only counts readers; "" for what is none.

    A fragment stays that may name something on a page: pages of many short items are common, and two of them must
    not become one.
    """
    if len(url) > _LONGEST or url.startswith("file:"):  # which is what every file is asked for, some times over
        return ""
    try:
        written = str(ada_url.URL(url.strip()).href)
    except ValueError:
        return ""
    parted = _PARTS.fullmatch(written)
    if parted is None:
        return ""
    scheme, place, path, query, fragment = parted.groups(default="")
    if ";" in path:
        path = _SESSION.sub("", path)
    trackers = _trackers()
    if query:
        kept = "&".join(part for part in query.split("&") if part and not trackers.has(part))
        query = f"?{kept}" if kept else ""
    if fragment:
        fragment = fragment.partition(_TEXT_FRAGMENT)[0]
        fragment = f"#{fragment}" if fragment and not trackers.has_fragment(fragment) else ""
    return f"{scheme}{place}{path}{query}{fragment}"


def secured(url: str) -> str:
    """An address with https for http: a site that moves from the one to the other keeps its pages.

    A port of its own stays as it is: what speaks http there does not speak https.
    """
    return url if not url.startswith("http:") or _PORT.match(url) else f"https{url[4:]}"


def key(url: str) -> str:
    """What names the page at an address, however it was come by; the address itself where it is none of the web."""
    return secured(canonical(url)) or url
