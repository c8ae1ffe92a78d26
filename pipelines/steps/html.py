"""Web pages: one parse, and from the one tree the text, title, authors, dates and canonical link."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from dateline.pipelines.steps import dates
from dateline.pipelines.steps.bylines import tidy_name
from dateline.pipelines.steps.datelines import find_dateline
from dateline.pipelines.steps.dates import Writer
from dateline.pipelines.steps.decode import clean
from dateline.pipelines.steps.headzone import zone_of
from dateline.pipelines.steps.jsonld import Described, read_jsonld
from dateline.pipelines.steps.layout import Layout
from dateline.pipelines.steps.pagetext import PageText, offers, read_text
from dateline.pipelines.steps.posts import find_posts
from dateline.pipelines.steps.statedates import date_line
from dateline.pipelines.steps.walls import is_short, machinery_of
from dateline.pipelines.steps.wishes import wishes
from dateline.pipelines.steps.withheld import says_closed
from dateline.schemas.errors import InputError
from dateline.schemas.records import DateCandidate

_SEPARATOR = re.compile(r"\s+[|–—·»•-]+\s+|\s*\|\s*|\s::\s")
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;|]|\band\b|\bund\b|\bet\b|&)\s*")
_AUTHOR_KEYS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
)
_SECTION_KEYS = ("article:section", "parsely-section", "section", "cxenseparse:section")
_LONGEST_NAME = 60  # characters
# Extraction takes time in the square of the elements, parsing in that of an element's attributes: 50,000
# elements take half a minute. The largest of the development pages has 2,300; live blogs of several days have
# some 20,000.
MAX_ELEMENTS = 50_000
MAX_ATTRIBUTES = 5_000
_LONG_TAG = re.compile(r"<[a-z][^<>]{20000,}", re.I)
_ATTRIBUTE = re.compile(r"\s[^\s=<>\"']+\s*=")


@dataclass(slots=True)
class _Head:
    """The elements of a page that describe it, gathered in one walk."""

    metas: list[HtmlElement] = field(default_factory=list)
    links: list[HtmlElement] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    title: str = ""


def parse(text: str, subject: str = "") -> HtmlElement:
    """The tree of a decoded page.

    :raises InputError: "no-text" where there is no element in it, "too-large" where there are too many
    """
    if text.count("=") > MAX_ATTRIBUTES and any(map(_is_crowded, _LONG_TAG.finditer(text))):
        raise _too_large(subject, f"an element with more than {MAX_ATTRIBUTES:,} attributes")
    parser = HTMLParser(
        encoding="utf-8", collect_ids=False, default_doctype=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise InputError("no-text", subject, "there is no HTML in it") from error
    if int(tree.xpath("count(//*)")) > MAX_ELEMENTS:
        raise _too_large(subject, f"more than {MAX_ELEMENTS:,} elements")
    return tree


def _is_crowded(tag: re.Match[str]) -> bool:
    return len(_ATTRIBUTE.findall(tag[0])) > MAX_ATTRIBUTES


def _too_large(subject: str, what: str) -> InputError:
    return InputError("too-large", subject, f"it has {what}; leave it out, or save its text alone")


def lay_out(text: str, url: str, zone: str = "") -> Layout:
    """Take a decoded page apart.

    :param url: where the page was fetched, for the date in its path
    :param zone: IANA name of the publisher's time zone, "" where not known
    """
    tree = parse(text, url)
    head = _gather(tree)
    titles = (*head.headings, _meta(head, "og:title"), *_SEPARATOR.split(head.title)[:1])
    described = read_jsonld(head.scripts, _canonical(head) or url, titles)
    title = _title(head, described)
    # Extraction leaves the tree as it is, so the dates may be looked for after it.
    page = read_text(tree, (title, described.headline, _meta(head, "og:title"), *head.headings), zone)
    opened = find_dateline(page.paragraphs[0]) if page.paragraphs else None
    return Layout(
        title=clean(title),
        paragraphs=tuple(page.paragraphs),
        captions=tuple(dict.fromkeys(page.captions)),
        authors=_authors(head, described, page),
        credit=opened.agencies if opened else (),
        dateline=opened.place if opened else "",
        lead=opened.end if opened else 0,
        url=clean(_canonical(head)),
        section=described.section or _meta(head, *_SECTION_KEYS),
        kind="OpinionNewsArticle" if _meta(head, "article:opinion").lower() == "true" else described.type,
        lang=tree.get("lang") or "",
        dates=_dates(tree, head, described, page, url, Writer(zone, tree.get("lang") or "")),
        notices=tuple(dict.fromkeys(page.notices)),
        posts=find_posts(tree, head.scripts, zone),
        paywalled=says_closed(head.scripts) or offers(tree),
        wishes=wishes((), [((m.get("name") or "").lower(), m.get("content") or "") for m in head.metas]).words,
        machinery=machinery_of(text) if is_short(page.paragraphs) else frozenset(),
    )


def _gather(tree: HtmlElement) -> _Head:
    head = _Head()
    for element in tree.iter("meta", "link", "script", "h1", "title"):
        match element.tag:
            case "meta":
                head.metas.append(element)
            case "link":
                head.links.append(element)
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
            if (meta.get("property") or meta.get("name") or "").lower() == key and (meta.get("content") or "").strip():
                return " ".join(meta.get("content").split())
    return ""


def _title(head: _Head, described: Described) -> str:
    """The title as the page describes it, without the outlet's name behind it."""
    given = described.headline or _meta(head, "og:title", "twitter:title")
    given = " ".join((given or (head.headings[0] if head.headings else "") or head.title).split())
    for heading in head.headings:
        if len(heading) > 1 and given.startswith(heading) and _SEPARATOR.match(given, len(heading)):
            return heading
    pieces = _SEPARATOR.split(given)
    around = {_meta(head, key).lower() for key in ("og:site_name", *_SECTION_KEYS)} | {described.section.lower()}
    # What is a headline on the page, or is told as one, seldom has the outlet's name behind it; a window's title has.
    is_told = described.headline or _meta(head, "og:title") or given in head.headings
    if len(pieces) > 1 and (pieces[-1].lower() in around or not is_told):
        return given[: given.rindex(pieces[-1])].rstrip(" |–—·»•-:")
    return given


def _authors(head: _Head, described: Described, page: PageText) -> tuple[str, ...]:
    """The authors as JSON-LD names them, else the meta elements, else the bylines of the text."""
    named = described.authors or tuple(filter(None, (_meta(head, key) for key in _AUTHOR_KEYS)))[:1]
    names = [name for given in named for name in _BETWEEN_NAMES.split(given)] or page.authors
    tidy = (tidy_name(clean(name)).removeprefix("By ").removeprefix("by ") for name in names)
    return tuple(dict.fromkeys(n for n in tidy if 1 < len(n) <= _LONGEST_NAME and "/" not in n and "@" not in n))


def _canonical(head: _Head) -> str:
    for link in head.links:
        if "canonical" in (link.get("rel") or "").lower() and (link.get("href") or "").startswith("http"):
            return str(link.get("href")).strip()
    found = _meta(head, "og:url")
    return found if found.startswith("http") else ""


def _dates(
    tree: HtmlElement, head: _Head, described: Described, page: PageText, url: str, writer: Writer
) -> tuple[DateCandidate, ...]:
    """Every date that the page states of itself."""
    around = zone_of(tree, (_title(head, described), described.headline, _meta(head, "og:title")))
    lines = dates.from_lines(around, writer)
    found = [
        *dates.from_jsonld(described, writer),
        *dates.from_meta(head.metas, writer, around.apart),
        *dates.from_times(around, writer),
        *dates.from_url(_canonical(head) or url),
        *(said for piece in _SEPARATOR.split(head.title)[1:] for said in date_line(piece, writer.zone, writer.lang)),
        *lines,
        *dates.unrepeated(page.dates, lines),
    ]
    return dates.in_local_days(tuple(dict.fromkeys(found)))
