"""Sitemaps (sitemaps.org) as feeds: pages without their texts; in news sitemaps with titles and dates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from dateline.schemas.feeds import Feed, FeedEntry, Unparsed

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_PAGE_ENDS = re.compile(r"</(?:[\w.-]+:)?url\s*>")
_ENDS = re.compile(r"</(?:[\w.-]+:)?urlset\s*>")


def read_sitemap(text: str) -> Feed | Unparsed:
    """The pages that a decoded sitemap lists, one that is cut short as far as it goes."""
    root = _root(text)
    if root is None or _name(root) != "urlset":
        return Unparsed("not-a-feed", "this is no sitemap, or too damaged to tell")
    pages = [_page(element) for element in root.iter() if _name(element) == "url"]
    whole = len(_PAGE_ENDS.findall(text))
    broken = "" if _ENDS.search(text) else "truncated"
    return Feed("", "", "", "", tuple(page for page in pages[:whole] if page.link), broken=broken)


def sitemaps(text: str) -> tuple[str, ...]:
    """The addresses of the sitemaps that a decoded list of them (``sitemapindex``) names; none for what is none."""
    root = _root(text)
    if root is None or _name(root) != "sitemapindex":
        return ()
    return tuple(filter(None, (_page(element).link for element in root if _name(element) == "sitemap")))


def _root(text: str) -> etree._Element | None:
    # Nothing is loaded, fetched or expanded; what the text was encoded in, it no longer is.
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, recover=True, encoding="utf-8")
    try:
        return etree.fromstring(_DECLARATION.sub("", text).strip().encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _page(element: etree._Element) -> FeedEntry:
    fields: dict[str, str] = {}
    for name, text in _texts(element):
        fields.setdefault(name, text)
    link = fields.get("loc", "")
    return FeedEntry(
        guid="",
        link=link if link.startswith(("http://", "https://")) else "",
        title=fields.get("title", ""),
        html="",
        text="",
        published=fields.get("publication_date", ""),
        updated=fields.get("lastmod", ""),
        authors=(),
        source=fields.get("name", ""),
        lang=fields.get("language", ""),
    )


def _texts(element: etree._Element) -> Iterator[tuple[str, str]]:
    """What stands within an element, by the names of its own and its news' elements; not that of its pictures."""
    for child in element:
        name = _name(child)
        if name in ("news", "publication"):
            yield from _texts(child)
        elif child.text and not len(child):
            yield name, " ".join(child.text.split())


def _name(element: etree._Element) -> str:
    tag = element.tag  # no text for comments and the like
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
