"""What a site's tdmrep.json reserves of its addresses (TDM Reservation Protocol, W3C Community Group report of 2024).

The file is a list of rules, each with a location, a pattern of paths as in robots.txt, and what holds there. The first
that an address matches counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache

from dateline.schemas.fetched import Headers

PLACE = "/.well-known/tdmrep.json"
MOST = 500 << 10  # bytes that are read of it, as of a robots.txt: a longer one is none
_SAID = ("tdm-reservation", "tdm-policy")


def said(body: bytes, target: str) -> Headers:
    """What the file says of a path, as headers of an answer would say it; nothing where it says nothing, or is none.

    :param target: path and query of an address
    """
    return next((told for location, told in _rules(body[:MOST]) if _matches(location, target)), ())


@lru_cache(maxsize=64)
def _rules(body: bytes) -> tuple[tuple[str, Headers], ...]:
    """The rules of a file, each as its location and what it says."""
    try:
        found = json.loads(body or b"[]")
    except (ValueError, RecursionError):
        return ()
    rules = [rule for rule in (found if isinstance(found, list) else [found]) if isinstance(rule, dict)]
    return tuple((str(rule.get("location", "")), tuple(_told(rule))) for rule in rules)


def _told(rule: dict[str, object]) -> Iterator[tuple[str, str]]:
    for name in _SAID:
        if value := rule.get(name):
            yield name, "1" if value is True else str(value)


def _matches(pattern: str, target: str) -> bool:
    """Whether a path begins as a pattern says, in which ``*`` is anything and ``$`` at the end the end; in time that
    grows with both alone.
    """
    first, *others = pattern.removesuffix("$").split("*")
    if not pattern or not target.startswith(first):
        return False
    at = len(first)
    for piece in others[:-1]:
        found = target.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    last = others[-1] if others else ""
    if not pattern.endswith("$"):
        return target.find(last, at) >= 0
    return target.endswith(last) and len(target) - len(last) >= at if others else target == first
