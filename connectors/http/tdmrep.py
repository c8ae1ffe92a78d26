"""What a site's tdmrep.json reserves of its addresses (TDM Reservation Protocol, W3C Community Group report of 2024).

The file is a list of rules, each with a location, a pattern of paths as in robots.txt, and what holds there. The first
that an address matches counts.
"""

from __future__ import annotations

import json

from dateline.schemas.fetched import Headers

PLACE = "/.well-known/tdmrep.json"
MOST = 500 << 10  # bytes, as of a robots.txt
_SAID = ("tdm-reservation", "tdm-policy")


def said(body: bytes, target: str) -> Headers:
    """What the file says of a path, as headers of an answer would say it; nothing where it says nothing, or is none.

    :param target: path and query of an address
    """
    try:
        rules = json.loads(body[:MOST] or b"[]")
    except (ValueError, RecursionError):
        return ()
    for rule in rules if isinstance(rules, list) else [rules]:
        if isinstance(rule, dict) and _matches(str(rule.get("location", "")), target):
            told = ((name, rule.get(name)) for name in _SAID)
            return tuple((name, "1" if value is True else str(value)) for name, value in told if value)
    return ()


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
