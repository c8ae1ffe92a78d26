"""What a publisher asks of whoever keeps a page: in the headers of an answer, and in the page itself.

Two ways of asking are read: robots rules, as an ``X-Robots-Tag`` header or a meta tag, in the words that search engines
agree on; and the TDM Reservation Protocol (TDMRep, W3C Community Group report of 2024), likewise a header or a meta
tag. Rules for a robot of another name are none of ours.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from html import unescape

from dateline.schemas.wishes import Wish, Wishes

Pairs = Collection[tuple[str, str]]

# Names by which everybody is meant, or we.
_OURS = frozenset({"", "*", "robots", "dateline"})
_WORDS: dict[str, tuple[Wish, ...]] = {
    "noarchive": ("noarchive",),
    "nocache": ("noarchive",),  # Bing's word for it
    "noindex": ("noindex",),
    "none": ("noindex",),  # noindex, nofollow
    "nosnippet": ("nosnippet",),
    "max-snippet:0": ("nosnippet",),
}
# Rules that have a value after a colon, as the name of a robot has its rules.
_VALUED = frozenset({"unavailable_after", "max-snippet", "max-image-preview", "max-video-preview"})
_ROBOT = re.compile(r"\*|[a-z][\w.-]*")  # which what follows the comma of a date ("Fri, 25 Jun 2010 15:00") is not
# In 182 real pages the last tag of these kinds stands at 170,000 characters.
_HEAD = 512 << 10
_META = re.compile(r"<meta\s[^<>]{1,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([a-z:-]{1,20})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


def wishes(headers: Pairs = (), metas: Pairs = ()) -> Wishes:
    """What a publisher asks with an answer.

    :param headers: names in lower case, a pair for each time that one comes
    :param metas: names in lower case and contents of the page's meta tags; what they say of mining counts more than
        what the headers say of it
    """
    rules = {word for name, value in headers if name == "x-robots-tag" for word in _rules(value)}
    rules |= {word for name, value in metas if name in _OURS for word in _rules(value)}
    found: set[Wish] = {wish for rule in rules for wish in _WORDS.get(rule, ())}
    if _last("tdm-reservation", headers, metas) == "1":
        found.add("tdm-reservation")
    return Wishes(tuple(sorted(found)), _last("tdm-policy", headers, metas))


def metas_of(body: bytes) -> tuple[tuple[str, str], ...]:
    """The names, in lower case, and contents of a page's meta tags, without parsing the page.

    These are ASCII in any encoding of the web, so that none needs to be known.
    """
    head = body[:_HEAD].decode("latin-1").replace("\0", "")  # which UTF-16 puts between the letters
    found = []
    for tag in _META.findall(_COMMENT.sub("", head) if "<!--" in head else head):
        said = {name.lower(): a or b or c for name, a, b, c in _ATTRIBUTE.findall(tag)}
        if "name" in said and "content" in said:
            found.append((said["name"].strip().lower(), unescape(said["content"]).strip()))
    return tuple(found)


def _rules(value: str, robot: str = "") -> Iterator[str]:
    """The rules of a header, or a tag, that are meant for us; a robot's name holds until the next."""
    for piece in value.lower().split(","):
        name, colon, rest = (part.strip() for part in piece.partition(":"))
        if colon and name not in _VALUED and _ROBOT.fullmatch(name):
            robot, name, rest = name, *(part.strip() for part in rest.partition(":")[::2])
        if robot in _OURS:
            yield f"{name}:{rest}" if rest else name


def _last(name: str, *places: Pairs) -> str:
    """What the last of these places says under a name, "" for nothing."""
    found = [value.strip() for pairs in places for key, value in pairs if key == name and value.strip()]
    return found[-1] if found else ""
