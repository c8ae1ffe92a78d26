"""The text of a web page: trafilatura's extraction, and what is taken off it by form.

Trafilatura's main extractor is run first, its fallbacks (readability, jusText) only where its result looks
too short or where the page is not marked up in paragraphs: with the fallbacks always on, it is slower and
takes in more that is not the article. Then what the page says around its text goes: the title again, dates,
bylines, lines that are links.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document

from dateline.pipelines.steps import lines as form
from dateline.pipelines.steps.bylines import read_byline
from dateline.pipelines.steps.decode import clean
from dateline.pipelines.steps.notices import without_notices
from dateline.pipelines.steps.statedates import date_line
from dateline.pipelines.steps.withheld import OFFER_ROOTS, is_offer
from dateline.schemas.records import DateCandidate

# What it warns of comes back as an empty text, which becomes a reject with its reason.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

# Length of the extracted text over that of the page's paragraphs: below, the extractor stopped early; above,
# the page keeps its text elsewhere than in paragraphs. Any pair from .25 and 8 to .45 and 12 scores the same
# on development pages.
MIN_SHARE, MAX_SHARE = 0.35, 10.0
SHORTEST_PARAGRAPH = 80  # characters of a <p> that is counted as text
# Shorter lines that are a link's words may be text ("Live ticker" as a heading); bullets of any length are
# not.
SHORTEST_LINK = 25
EDGE = 6  # lines at either end within which titles, dates and bylines stand
LONGEST_CRUMB = 150  # characters of a line above the repeated title that goes with it
# For one look at the whole tree.
_NEAR_OFFER = "//*[not(self::script or self::style)]/text()[{}]".format(
    " or ".join(f"contains(., '{root}')" for root in OFFER_ROOTS)
)
_PUNCTUATION = re.compile(r"\W+")
_LABELLED = re.compile(r".{2,40}?[:–|>»]\s*(.+)")


@dataclass(slots=True)
class PageText:
    """The lines of a page's text, and what its other lines stated."""

    paragraphs: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    dates: list[DateCandidate] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def read_text(tree: HtmlElement, titles: Sequence[str], zone: str = "") -> PageText:
    """The text of a parsed page.

    :param titles: the article's title in the forms in which the page gives it
    """
    rows = _below_title(_extract(tree), {_folded(title) for title in titles} - {""})
    links = _link_texts(tree)
    page = PageText()
    rows, page.notices = without_notices(rows)
    for i, row in enumerate(rows):
        at_edge = i < EDGE or i >= len(rows) - EDGE
        if not (at_edge and _states(row, page, zone)) and not _is_link(row, links) and not form.is_label(row):
            _keep(row, page)
    while len(page.paragraphs) > 1 and _closes(page.paragraphs[-1]):
        page.paragraphs.pop()
    return page


def offers(tree: HtmlElement) -> bool:
    """Whether an element of a page bids its reader subscribe, or sign in, to read on."""
    for piece in tree.xpath(_NEAR_OFFER):
        around = piece.getparent()
        for element in (around, around.getparent()):
            if element is not None and is_offer(" ".join(" ".join(element.itertext()).split())):
                return True
    return False


def _extract(tree: HtmlElement) -> list[str]:
    """The extracted text in lines."""
    text = _text_of(tree, fast=True)
    share = len(text) / max(1, _paragraph_length(tree))
    if not MIN_SHARE <= share <= MAX_SHARE:
        text = _text_of(tree, fast=False)
    return [line for row in text.split("\n") if (line := row.strip())]


def _text_of(tree: HtmlElement, fast: bool) -> str:
    document = bare_extraction(tree, fast=fast, include_comments=False)
    text = document.text if isinstance(document, Document) else None
    return clean(text) if text else ""


def _paragraph_length(tree: HtmlElement) -> int:
    lengths = (len(" ".join(element.itertext()).strip()) for element in tree.iter("p"))
    return sum(length for length in lengths if length >= SHORTEST_PARAGRAPH)


def _folded(text: str) -> str:
    return _PUNCTUATION.sub(" ", text).strip().lower()


def _below_title(rows: list[str], titles: set[str]) -> list[str]:
    """The lines without the title, and without the breadcrumbs above it."""
    for i, row in enumerate(rows[:EDGE]):
        if _folded(row) in titles:
            return [*(above for above in rows[:i] if len(above) > LONGEST_CRUMB), *rows[i + 1 :]]
    return rows


def _link_texts(tree: HtmlElement) -> set[str]:
    """The words of the page's links to other pages."""
    anchors = (a for a in tree.iter("a") if not (a.get("href") or "").startswith("#"))
    return {folded for a in anchors if (folded := _folded(" ".join(a.itertext())))}


def _is_link(row: str, links: set[str]) -> bool:
    """Whether a line is a link to another page and nothing else, with a label before it perhaps."""
    folded = _folded(row)
    if folded in links:
        return len(folded) > SHORTEST_LINK or row.startswith("- ")
    labelled = _LABELLED.match(row)
    return bool(labelled and len(labelled[1]) > SHORTEST_LINK and _folded(labelled[1]) in links)


def _states(row: str, page: PageText, zone: str) -> bool:
    """Keep what a line states of its article; whether it was such a line."""
    if dates := date_line(row, zone):
        page.dates.extend(dates)
        return True
    byline = read_byline(row)
    if byline:
        page.authors.extend(byline.authors)
        page.dates.extend(date_line(byline.rest, zone))
    return byline is not None


def _keep(row: str, page: PageText) -> None:
    if not form.is_caption(row):
        page.paragraphs.append(row)
    elif said := form.caption_text(row):
        page.captions.append(said)


def _closes(row: str) -> bool:
    return form.is_notice(row) or form.is_invitation(row) or form.is_contribution(row) or is_offer(row)
