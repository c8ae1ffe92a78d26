"""Mends what keeps a feed from being read: junk around it, an end that is missing, prefixes that stand for nothing.

Texts go in and come out decoded. Nothing here parses: an element is what its tag looks like.
"""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import dataclass

_OPENS = re.compile(r"<\?xml\s|<(?:[\w.-]{1,40}:)?(?:rss|feed|RDF|channel)\b", re.I)
_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?(?:rss|feed|RDF)\b[^>]*>", re.I)
_CLOSES = re.compile(r"</(?:[\w.-]{1,40}:)?(?:rss|feed|RDF)\s*>", re.I)
_ENTRY_ENDS = re.compile(r"</(?:([\w.-]{1,40}):)?(?:item|entry)\s*>", re.I)
_ENTRY_BEGINS = re.compile(r"<(?:[\w.-]{1,40}:)?(?:item|entry)[\s>]", re.I)
_CDATA = re.compile(r"<!\[CDATA\[.*?\]\]>", re.S)
# What XML 1.0 (2.2) does not allow even as a reference; one of them ends a strict parser's work.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAMED = re.compile(r"<(?:channel|item|entry)\s[^<>]*>", re.I)
_DECLARED = re.compile(r"""\sxmlns(?::([\w.-]+))?\s*=\s*("[^"]*"|'[^']*')""")
_NAMESPACES = {"feed": ' xmlns="http://www.w3.org/2005/Atom"'}


@dataclass(frozen=True, slots=True)
class Mended:
    """A feed that begins with its first tag and ends with its last."""

    text: str
    broken: str = ""  # what is missing behind its last whole entry; "" where nothing is


def trim(text: str) -> Mended:
    """A feed without what stands before and behind it, and where its end is missing, with one behind its last whole
    entry.
    """
    begins = _OPENS.search(text)
    if begins:
        text = text[begins.start() :]
    if not text.isascii() or not text.isprintable():
        text = _FORBIDDEN.sub("", text)
    ends = _last_match(_CLOSES, text, _last_entry(text))
    return Mended(text[: ends.end()]) if ends else _closed(text)


def _last_match(pattern: re.Pattern[str], text: str, start: int = 0) -> re.Match[str] | None:
    return next(iter(deque(pattern.finditer(text, start), 1)), None)


def _last_entry(text: str) -> int:
    """Where the last entry ends, or something before that; 0 where none does."""
    return max(text.rfind("</item"), text.rfind("</entry"), text.rfind(":item>"), text.rfind(":entry>"), 0)


def _closed(text: str) -> Mended:
    """A feed whose end is missing, ended behind its last whole entry."""
    root = _ROOT.search(text)
    if root is None:
        return Mended(text)
    last = _last_match(_ENTRY_ENDS, text)
    begun = _ENTRY_BEGINS.search(text)
    whole = text[: last.end() if last else begun.start() if begun else len(text)]
    name = root[0][1:].split()[0].rstrip(">")
    channel = "</channel>" if name.lower() == "rss" and "<channel" in whole else ""
    ended = "</channel" in text[len(whole) :]  # only the root's own end is missing
    return Mended(f"{whole}{channel}</{name}>", "" if ended else "truncated")


def count_entries(text: str) -> int:
    """How many entries a feed seems to hold: ends of entries outside of what it quotes."""
    if "</item" not in text and "</entry" not in text and ":item" not in text and ":entry" not in text:
        return 0
    return len(_ENTRY_ENDS.findall(_CDATA.sub("", text)))


def without_namespaces(text: str) -> str:
    """A feed whose elements and entries are named as its format names them: without the prefix that its entries have,
    and without namespaces that say something else than what they are.
    """
    prefixes = Counter(prefix for prefix in _ENTRY_ENDS.findall(_CDATA.sub("", text)))
    prefix = prefixes.most_common(1)[0][0] if prefixes else ""
    if prefix:
        text = re.sub(rf"(</?){re.escape(prefix)}:", r"\1", text)
    root = _ROOT.search(text)
    if root is None:
        return text
    name = root[0][1:].split()[0].rstrip(">/").lower()
    own = _undeclared(root[0], prefix)
    declared = own[: 1 + len(name)] + _NAMESPACES.get(name, "") + own[1 + len(name) :]
    below = _NAMED.sub(lambda found: _undeclared(found[0], prefix), text[root.end() :])
    return text[: root.start()] + declared + below


def _undeclared(tag: str, prefix: str) -> str:
    """A tag without the namespaces that it declares for itself."""
    return _DECLARED.sub(lambda found: "" if found[1] in (None, prefix) else found[0], tag)
