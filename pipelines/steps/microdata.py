"""Which items of a page's microdata are something else than its article: comments, pictures, other articles' teasers.

https://html.spec.whatwg.org/multipage/microdata.html, with the types of https://schema.org
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

# Types that have dates of their own; those of a person or an organisation are wrongly closed parts of an article.
_OTHER = re.compile(r"/(?:\w*Event|\w*Comments?|\w*Review|\w*Object|Answer|Question)\s*\Z")
# What is seen of another item's title; an article's own may stand in meta elements far from its heading.
_SEEN = ("a", "h1", "h2", "h3", "h4")
_TITLES = ("headline", "name", "url")


def others(elements: Iterable[HtmlElement], heading: HtmlElement | None) -> frozenset[HtmlElement]:
    """The items that are not the page's article: of another type, or with another title apart from its heading.

    :param elements: all of the page
    :param heading: the page's own, None where it has none
    """
    holding = set() if heading is None else {heading, *heading.iterancestors()}
    title = "" if heading is None else _words(heading)
    found: set[HtmlElement] = set()
    for element in elements:
        if element.get("itemscope") is not None and _OTHER.search(element.get("itemtype") or ""):
            found.add(element)
        elif heading is not None and element.tag in _SEEN and element.get("itemprop") in _TITLES:
            item = item_of(element)
            if item is not None and item not in holding and _words(element) not in (title, ""):
                found.add(item)
    return frozenset(found)


def _words(element: HtmlElement) -> str:
    return " ".join(" ".join(element.itertext()).split()).casefold()


def item_of(element: HtmlElement) -> HtmlElement | None:
    """The item whose property an element is, None for none."""
    return next((around for around in element.iterancestors() if around.get("itemscope") is not None), None)
