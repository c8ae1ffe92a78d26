"""The schema.org article that a page describes in its JSON-LD, also where the JSON is broken.

https://schema.org/NewsArticle. A page may describe several articles (teasers, a list of further reading): the
one meant is the first at the top of a block or of its ``@graph``, not one inside a list.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

_ARTICLE_TYPE = re.compile(
    r"(?:Article|Report|BlogPosting|SocialMediaPosting|LiveBlogPosting|Review|VideoObject|WebPage)\Z"
)
_LESS = ("VideoObject", "WebPage", "Review")  # describe the page where no article does
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage")  # where the article itself may stand one level deeper
_MAX_DEPTH = 6
_FIELD = re.compile(
    r'"(datePublished|dateModified|dateCreated|headline|articleSection)"\s*:\s*"((?:[^"\\]|\\.)*)"',
    re.S,
)
_OPENING_TYPE = re.compile(r'"@type"\s*:\s*"(\w+)"')
_LISTS = frozenset(("Blog", "Collection", "CollectionPage", "ItemList", "SearchResultsPage"))
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_OPENS = re.compile(r"\[\s*\{|\{")  # what a comment or CDATA section around the JSON does not hold


@dataclass(frozen=True, slots=True)
class Described:
    """What JSON-LD says of the article; "" or () where it does not."""

    headline: str = ""
    published: str = ""
    created: str = ""
    modified: str = ""
    authors: tuple[str, ...] = ()
    section: str = ""
    type: str = ""


def read_jsonld(blocks: list[str], url: str = "", titles: Iterable[str] = ()) -> Described:
    """The article that a page's JSON-LD blocks describe: at its address, else of its title, else the first dated one.

    :param url: the page's own address, as its canonical link gives it, "" where it gives none
    :param titles: what the page itself gives as its title, in headings and meta elements
    """
    nodes = [node for block in blocks for node in _nodes(_loads(block), 0)]
    articles = [node for node in nodes if _ARTICLE_TYPE.search(_type(node))]
    own, named = _address(url), {_folded(title) for title in titles} - {""}
    articles.sort(
        key=lambda node: (
            _type(node).endswith(_LESS),
            not (own and own in _addresses(node)),
            _folded(_text(node.get("headline"))) not in named,
            not node.get("datePublished"),
        )
    )
    return _described(articles[0]) if articles else Described()


def publisher_of(blocks: Iterable[str]) -> str:
    """Who publishes the article that a page's JSON-LD blocks describe; "" where they do not say so."""
    nodes = (node for block in blocks if '"publisher"' in block for node in _nodes(_loads(block), 0))
    named = (name for node in nodes if _ARTICLE_TYPE.search(_type(node)) for name in _names(node.get("publisher")))
    return next(named, "")


def posts_of(blocks: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The posts of a live blog that a page's JSON-LD blocks describe: how each opens, and when it was published."""
    for node in (node for block in blocks if "liveBlogUpdate" in block for node in _nodes(_loads(block), 0)):
        updates = node.get("liveBlogUpdate")
        for update in updates if isinstance(updates, list) else [updates]:
            if isinstance(update, dict) and (published := _text(update.get("datePublished"))):
                yield from (
                    (text, published) for key in ("headline", "articleBody") if (text := _text(update.get(key)))
                )


def _loads(block: str) -> Any:
    text = _unwrapped(block)
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return _salvaged(block)


def _salvaged(block: str) -> dict[str, str] | None:
    """What broken JSON says of its article; None where it opens with a list of others, or has nothing to say."""
    opens = _OPENING_TYPE.search(block)
    if opens and opens[1] in _LISTS:
        return None
    fields: dict[str, str] = {"@type": "Article"}
    for key, value in _FIELD.findall(block):
        fields.setdefault(key, value.replace("\\/", "/").replace('\\"', '"'))
    return fields if len(fields) > 1 else None


def _unwrapped(block: str) -> str:
    """The JSON of a script element, without the comment or CDATA section that old pages put around it."""
    text = block.replace("<![CDATA[", "").replace("]]>", "")
    opens = _OPENS.search(text)
    end = max(text.rfind("}"), text.rfind("]"))
    return text[opens.start() : end + 1] if opens else ""


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in _NESTED:
            yield from _nodes(value.get(key), depth + 1)


def _type(node: dict[str, Any]) -> str:
    kind = node.get("@type", "")
    if isinstance(kind, list):
        kind = next((k for k in kind if isinstance(k, str) and _ARTICLE_TYPE.search(k)), "")
    return kind if isinstance(kind, str) else ""


def _described(node: dict[str, Any]) -> Described:
    return Described(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        published=_text(node.get("datePublished")),
        created=_text(node.get("dateCreated")),
        modified=_text(node.get("dateModified")),
        authors=tuple(_names(node.get("author") or node.get("creator"))),
        section=_text(node.get("articleSection")),
        type=_type(node),
    )


def _text(value: Any) -> str:
    """A value as text: the first of a list, the ``@value`` of an object."""
    while isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value", "")
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return unescape(str(value)).strip()


def _addresses(node: dict[str, Any]) -> set[str]:
    """Where an article says that it is."""
    page = node.get("mainEntityOfPage")
    given = (node.get("url"), node.get("@id"), page.get("@id") if isinstance(page, dict) else page)
    return {_address(_text(value)) for value in given} - {""}


def _address(url: str) -> str:
    """An address for comparison: without scheme, query, fragment and the last stroke."""
    return url.partition("://")[2].partition("#")[0].partition("?")[0].rstrip("/")


def _folded(title: str) -> str:
    """A title for comparison: case and white space aside."""
    return " ".join(title.casefold().split())


def _names(value: Any) -> Iterator[str]:
    for author in value if isinstance(value, list) else [value]:
        name = author.get("name") if isinstance(author, dict) else author
        if isinstance(name, list):
            yield from _names(name)
        elif isinstance(name, str) and name.strip() and not name.startswith("http"):
            yield unescape(name).strip()
