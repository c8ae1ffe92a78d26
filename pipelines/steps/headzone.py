"""Where a page shows its article's date: beside the headline, and not in teasers, captions, sidebars and footers.

The zone around the headline begins a few lines above it and ends where the text is well under way. Nothing beyond it
is searched: on development pages whose statements of the date were taken out, a search of the whole page
(htmldate's) gave another day than the article's nine times in thirteen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from dateline.pipelines.steps.microdata import item_of, others
from dateline.pipelines.steps.statedates import date_line

ABOVE = 8  # lines of text above the headline: breadcrumbs, a kicker, a date, the outlet
BELOW = 2  # paragraphs below it: some pages print the date under the lead
LINES = 30  # below it: a deck, a byline, a caption and a row of buttons, with room
PARAGRAPH = 120  # characters of a line that is text of the article
LONGEST_LINE = 160  # characters of a line that may state a date
LONGEST_LABEL = 60  # characters before a date that say what it is of
_APART = frozenset(("aside", "blockquote", "button", "figcaption", "figure", "footer", "form", "nav", "table"))
_UNSEEN = frozenset(("iframe", "noscript", "option", "script", "style", "svg", "template", "textarea"))
# What markup names the article's date: schema.org in microdata or RDFa, h-entry, hAtom.
_PROPERTY = re.compile(r"(?:\w+:)?(?:date(?:published|created|modified|issued)?|created|issued|modified)", re.I)
_CLASSES = frozenset(("dt-published", "dt-updated"))
# What a page's make calls its clock, the weather of today, and the bar in which they stand.
_CLOCKS = re.compile(
    r"(?:(?:header|site|top)[-_]?)?(?:clock|current-?(?:date|day|time)|today|todays?-?date|weather)"
    r"(?:[-_](?:bar|box|widget))?|masthead|site-header|top-?bar",
    re.I,
)
_HEADINGS = ("h1", "h2", "h3", "h4")
_PUNCTUATION = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Zone:
    """The elements around a headline that do not stand apart, in the page's order."""

    above: tuple[HtmlElement, ...]
    below: tuple[HtmlElement, ...]
    marked: tuple[HtmlElement, ...]  # those of the whole page whose markup names them the article's date
    apart: frozenset[HtmlElement] = frozenset()  # items of microdata that are not the article


def zone_of(tree: HtmlElement, titles: Iterable[str]) -> Zone:
    """The zone of a page's headline; without a headline the beginning of the page."""
    body = tree.find("body")
    elements = [element for element in (tree if body is None else body).iter() if isinstance(element.tag, str)]
    heading = _headline(elements, {folded(title) for title in titles} - {""})
    inside = set() if heading is None else set(heading.iterancestors())
    apart = others(elements, heading)
    at = -1 if heading is None else elements.index(heading)
    above = list(_reaching(elements[:at][::-1] if at > 0 else [], inside, ABOVE, ABOVE))
    below = list(_reaching(elements[at + 1 :], inside, LINES, BELOW))
    return Zone(
        tuple(e for e in above[::-1] if not _stands_apart(e, inside)),
        tuple(e for e in below if not _stands_apart(e, inside)),
        tuple(e for e in elements if _is_marked(e) and item_of(e) not in apart),
        apart,
    )


def _is_marked(element: HtmlElement) -> bool:
    if element.tag in ("meta", "link"):
        return False
    named = element.get("itemprop") or element.get("property") or ""
    classes = (element.get("class") or "").split()
    abbreviated = element.tag == "abbr" and ("published" in classes or "updated" in classes)
    marked = bool(_PROPERTY.fullmatch(named)) or not _CLASSES.isdisjoint(classes) or abbreviated
    return marked or (element.tag == "time" and element.get("pubdate") is not None)


def folded(text: str) -> str:
    """A text by its words alone: lower case, without punctuation."""
    return _PUNCTUATION.sub(" ", text).strip().lower()


def _headline(elements: list[HtmlElement], titles: set[str]) -> HtmlElement | None:
    """The heading in a title's words, perhaps with a kicker; else the page's only first heading; None for neither.

    Of several the one of the highest rank that is no link: a teaser may repeat the title.
    """
    headings = [e for e in elements if e.tag in _HEADINGS and not _is_within(e, "nav", "aside", "footer")]
    headings.sort(key=lambda e: (_is_within(e, "a"), e.tag))
    texts = [folded(" ".join(heading.itertext())) for heading in headings]
    for fits in (str.__eq__, str.__contains__):
        for heading, text in zip(headings, texts, strict=True):
            if any(fits(text, title) for title in titles):
                return heading
    first = [heading for heading in headings if heading.tag == "h1"]
    return first[0] if len(first) == 1 else None


def _is_within(element: HtmlElement, *tags: str) -> bool:
    return next(element.iterancestors(*tags), None) is not None


def _reaching(
    elements: list[HtmlElement], inside: set[HtmlElement], most: int, paragraphs: int
) -> Iterator[HtmlElement]:
    """The first elements, with at most so many lines and so many paragraphs; not those that the headline stands in."""
    for element in elements:
        if element in inside or element.tag in _UNSEEN:
            continue
        length = len(_own_text(element))
        most -= length > 0
        paragraphs -= length >= PARAGRAPH
        if min(most, paragraphs) < 0:
            return
        yield element


def _own_text(element: HtmlElement) -> str:
    return " ".join("".join((element.text or "", *(child.tail or "" for child in element))).split())


def _stands_apart(element: HtmlElement, inside: set[HtmlElement]) -> bool:
    """Whether an element belongs to something else than the headline: a menu, a caption, another article's teaser."""
    among_articles = any(around.tag == "article" for around in inside)
    for around in (element, *element.iterancestors()):
        if around in inside:
            return False
        if around.tag in _APART or around.tag in _UNSEEN or (around.tag == "article" and among_articles):
            return True
        if any(map(_CLOCKS.fullmatch, f"{around.get('class') or ''} {around.get('id') or ''}".split())):
            return True
        if around.tag == "header" and not _is_within(around, "article", "main"):
            return True  # the site's, not the article's
        if around.tag == "a" and not _is_date(around):
            return True
    return False


def _is_date(link: HtmlElement) -> bool:
    """Whether a link has nothing but a date for its words, as one to the day's other articles has."""
    line = line_of(link)
    return bool(date_line(line)) or [line_of(element) for element in link.iter("time")] == [line]


def line_of(element: HtmlElement) -> str:
    """What an element reads as one line; "" where that is no line but a block, or nothing."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        length += len(piece.strip())
        if length > LONGEST_LINE:
            return ""
        pieces.append(piece)
    return " ".join(" ".join(pieces).split())


def label_of(element: HtmlElement) -> str:
    """The words just before an element that say what it is: "Updated" in ``Published <time/>, updated <time/>``."""
    for around in (element, element.getparent()):
        before = around.getprevious() if around is not None else None
        if before is not None:
            words = line_of(before) if before.tag not in (element.tag, *_HEADINGS) else ""
            label = (before.tail or "").strip(" \n\t|·•,:-") or words
        else:
            parent = around.getparent() if around is not None else None
            label = (parent.text or "") if parent is not None else ""
        if label.strip():
            return " ".join(label.split())[-LONGEST_LABEL:]
    return ""
