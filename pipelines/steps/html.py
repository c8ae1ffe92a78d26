"""Web pages: the text through trafilatura, the rest (title, authors, dates, link) from one parse of the same tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dateline.pipelines.steps import dates
from dateline.pipelines.steps.decode import clean
from dateline.pipelines.steps.jsonld import Described, read_jsonld
from dateline.pipelines.steps.layout import Layout
from dateline.schemas.errors import InputError
from dateline.schemas.records import DateCandidate
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction

_PARSER_OPTIONS = {
    "collect_ids": False,
    "default_doctype": False,
    "remove_comments": True,
    "remove_pis": True,
}
_SEPARATORS = re.compile(r"\s+[|–—·»•-]\s+|\s*\|\s*|\s::\s")


@dataclass(slots=True)
class _Head:
    """The elements of a page that describe it, gathered in one walk."""

    metas: list[HtmlElement] = field(default_factory=list)
    links: list[HtmlElement] = field(default_factory=list)
    times: list[HtmlElement] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    title: str = ""


def parse(text: str, subject: str = "") -> HtmlElement:
    """The tree of a decoded page.

    :raises InputError: "no-text" where there is no element in it
    """
    try:
        return document_fromstring(text.encode(), parser=HTMLParser(encoding="utf-8", **_PARSER_OPTIONS))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError("no-text", subject, "there is no HTML in it") from error


def lay_out(text: str, url: str, zone: str = "") -> Layout:
    """Take a decoded page apart.

    :param url: where the page was fetched, for links and for the date in its path
    :param zone: IANA name of the publisher's time zone, "" where not known
    """
    tree = parse(text, url)
    head = _gather(tree)
    described = read_jsonld(head.scripts)
    paragraphs = extract(tree)
    return Layout(
        title=clean(_title(head, described)),
        paragraphs=tuple(paragraphs),
        authors=described.authors,
        url=_canonical(head),
        section=described.section or _meta(head, "article:section", "section"),
        lang=(tree.get("lang") or "")[:2].lower(),
        dates=_dates(tree, head, described, url, zone),
    )


def extract(tree: HtmlElement) -> list[str]:
    """The paragraphs of a page's text, boilerplate gone."""
    document = bare_extraction(tree, include_comments=False)
    text = clean(document.text) if document is not None and document.text else ""
    return [line for row in text.split("\n") if (line := row.strip())]


def _gather(tree: HtmlElement) -> _Head:
    head = _Head()
    for element in tree.iter("meta", "link", "time", "script", "h1", "title"):
        match element.tag:
            case "meta":
                head.metas.append(element)
            case "link":
                head.links.append(element)
            case "time":
                head.times.append(element)
            case "script" if "ld+json" in (element.get("type") or ""):
                head.scripts.append(element.text or "")
            case "h1":
                head.headings.append(" ".join(" ".join(element.itertext()).split()))
            case "title" if not head.title:
                head.title = " ".join((element.text or "").split())
    return head


def _meta(head: _Head, *keys: str) -> str:
    """The content of the first meta element with one of the keys, the first key first."""
    for key in keys:
        for meta in head.metas:
            if (meta.get("property") or meta.get("name") or "").lower() == key and (
                meta.get("content") or ""
            ).strip():
                return " ".join(meta.get("content").split())
    return ""


def _title(head: _Head, described: Described) -> str:
    given = described.headline or _meta(head, "og:title", "twitter:title")
    return " ".join(
        (given or (head.headings[0] if head.headings else "") or _SEPARATORS.split(head.title)[0]).split()
    )


def _canonical(head: _Head) -> str:
    for link in head.links:
        if "canonical" in (link.get("rel") or "").lower() and (link.get("href") or "").startswith("http"):
            return str(link.get("href")).strip()
    found = _meta(head, "og:url")
    return found if found.startswith("http") else ""


def _dates(
    tree: HtmlElement, head: _Head, described: Described, url: str, zone: str
) -> tuple[DateCandidate, ...]:
    found = [
        *dates.from_jsonld(described, zone),
        *dates.from_meta(head.metas, zone),
        *dates.from_times(head.times, zone),
        *dates.from_url(_canonical(head) or url),
    ]
    if dates.choose(found, "published") is None:
        found.extend(dates.from_search(tree, url))
    return tuple(found)
