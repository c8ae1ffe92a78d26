"""Plain-text articles as they come from a scrape: which line is title, byline, date, caption, boilerplate or
text.

Read in three zones. The head ends where running text begins; its lines are a title, a deck, bylines, dates,
captions, notices, and promotion for other pages. The tail is what follows the last running text. Between them
only captions, labels and repeated lines go. What cannot be told stays in the text: a lost sentence costs more
than a kept label.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dateline.pipelines.steps import lines as form
from dateline.pipelines.steps.bylines import (
    is_author_label,
    is_biography,
    is_name,
    is_outlet,
    read_byline,
    read_origin,
    read_signature,
)
from dateline.pipelines.steps.datelines import find_dateline
from dateline.pipelines.steps.decode import clean
from dateline.pipelines.steps.layout import Layout
from dateline.pipelines.steps.notices import without_notices
from dateline.pipelines.steps.runin import run_in_head
from dateline.pipelines.steps.statedates import date_line, dates_beside, from_stamp, leading_date
from dateline.pipelines.steps.treebank import untokenise
from dateline.pipelines.steps.withheld import is_offer
from dateline.schemas.records import DateCandidate

_BULLET = re.compile(r"(?:[•·*▪–—-]|\d{1,2}[.)])\s")
_PLACE_ALONE = re.compile(r"[A-Z][a-z]+(?:,?\s[A-Z][a-z]+)?")
_PIECE = re.compile(r"\s+[|•·]\s+")
# Beside a date on its line: "TNN | Nov 27, 2008", "May 25, 2015 10:41 pm IST - HYDERABAD:".
_WIRE = re.compile(r"(?P<agency>(?!AM|PM|ON|LAST|FIRST)[A-Z]{2,6})\s?[|/]\s")
_PLACE_BEHIND = re.compile(r"[–—-]\s(?P<place>[A-Z]{4,}(?:[ -][A-Z]{2,}){0,2})\s?:?\Z")
# A first line that asks, or ends in words it quotes, with no stop within: ledes end in a stop.
_HEADLINE = re.compile(r"(?:[^.!?]|[.!?](?!\s)){20,140}(?:\?|[^\s.!?,…][\"”»’'])")
HEAD_LINES = 14  # a title, a deck, a byline, dates, three captions with credits and a notice, with room
LONGEST_TITLE = 220
# Share of a title's content words that come back in the text. Promotion for other stories shares none or one.
TITLE_OVERLAP = 0.34
_STEM = 5  # letters: "threats" and "threatening" are one word here
_SHORTEST_CONTENT_WORD = 4
DECK_OVERLAP = 0.3
BELOW_DECK = 4  # lines in which a byline or a date shows that what stands above them was no text
SHORTEST_SENTENCE = 3  # words
LONGEST_ADDRESS = 60  # words
BELOW_LEAD = 2  # paragraphs: further down a date alone on its line heads an entry of a chronicle
LONGEST_LINK = 14  # words of a headline that is linked to
FIRST_OVERLAP = 0.2
SHORTEST_TITLE = 3  # words, where there is a longer line: shorter ones are names of sections
SHARED_WORDS = 2  # with the text, of a line that is preferred to the first
SENTENCE_TITLE = 0.5  # what the share of a line counts that ends in a full stop
SHORTEST_DECK = 6  # words; shorter lines below a title are section names


@dataclass(slots=True)
class _Found:
    """What the zones have given so far."""

    title: str = ""
    deck: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    credit: list[str] = field(default_factory=list)
    dates: list[DateCandidate] = field(default_factory=list)
    place: str = ""  # beside a date, not before the text
    notices: list[str] = field(default_factory=list)
    paywalled: bool = False


def lay_out(text: str, zone: str = "", title: str | None = None) -> Layout:
    """Take a decoded plain text apart.

    :param zone: IANA name of the publisher's time zone, "" where not known
    :param title: the title where the input gives it (perhaps ""): then none is looked for, and its repetition
        goes
    """
    found = _Found(title=title or "")
    dates, start = leading_date(text, zone)
    found.dates.extend(dates)
    rows, notices = without_notices(_rows(untokenise(text[start:]), found))
    found.notices.extend(notices)
    found.paywalled = any(map(is_offer, rows))
    first = _body_start(rows)
    body = rows[first:]
    _read_head(rows[:first], body, found, zone, search=title is None)
    body = _without_tail(body, found, zone)
    body = _without_inserts(body, found)
    return assemble(found.title, [*found.deck, *body], found)


def _rows(text: str, found: _Found) -> list[str]:
    """The lines of a text, a head that runs into the first one apart."""
    rows = [line for line in (" ".join(row.split()) for row in text.split("\n")) if line]
    head = run_in_head(rows[0]) if rows else None
    if head is None or not head.start:
        return rows
    found.dates.extend(from_stamp(rows[0], stamp) for stamp in head.stamps)
    return [*filter(None, head.rows), rows[0][head.start :], *rows[1:]]


def assemble(title: str, paragraphs: list[str], found: _Found) -> Layout:
    """The layout of what was found, with the dateline that opens the text."""
    place, lead = "", 0
    for paragraph in paragraphs[: len(found.deck) + 2]:
        opened = find_dateline(paragraph)
        if opened:
            place, lead = (
                opened.place,
                sum(len(p) + 2 for p in paragraphs[: paragraphs.index(paragraph)]) + opened.end,
            )
            found.credit.extend(opened.agencies)
            found.dates.extend(dates_beside(opened.date))
            break
    return Layout(
        title=clean(title),
        paragraphs=tuple(paragraphs),
        captions=tuple(dict.fromkeys(found.captions)),
        authors=tuple(dict.fromkeys(found.authors)),
        credit=tuple(dict.fromkeys(found.credit)),
        dateline=place or found.place,
        lead=lead,
        dates=tuple(dict.fromkeys(found.dates)),
        notices=tuple(dict.fromkeys(found.notices)),
        paywalled=found.paywalled,
    )


def _body_start(rows: list[str]) -> int:
    """Index of the first line of running text."""
    head = rows[:HEAD_LINES]
    start = next((i for i, row in enumerate(head) if _opens_text(row)), 0)
    if not rows or len(rows[start]) > LONGEST_TITLE or find_dateline(rows[start]):
        return start
    if start == 0 and _HEADLINE.fullmatch(rows[0]):
        return next((j for j in range(1, len(rows)) if _opens_text(rows[j])), start)
    # A byline or a date line below a finished sentence, before any other: that was a title or a deck.
    for i, row in enumerate(rows[start + 1 : start + 1 + BELOW_DECK], start + 1):
        if _opens_text(row):
            return start
        if read_byline(row) or date_line(row):
            return next((j for j in range(i + 1, len(rows)) if _opens_text(rows[j])), start)
    return start


def _opens_text(row: str) -> bool:
    if find_dateline(row) and len(row) > form.SHORTEST_PROSE and not form.is_caption(row):
        return True
    return form.is_prose(row) and not (
        form.is_caption(row) or form.is_notice(row) or form.is_invitation(row) or read_byline(row) or date_line(row)
    )


def _read_head(head: list[str], body: list[str], found: _Found, zone: str, search: bool) -> None:
    candidates: list[str] = []
    dated = False
    text = " ".join(paragraph for paragraph in body if not (is_biography(paragraph) or form.has_address(paragraph)))
    for i, row in enumerate(head):
        below = next(iter(head[i + 1 :]), "")
        if _PLACE_ALONE.fullmatch(below):  # name, place, date
            below = next(iter(head[i + 2 :]), "")
        # Names stand below a title, never above it.
        signed = read_signature(row, below, dated, text) if candidates or found.title else None
        dated = bool(date_line(row) or is_author_label(row))
        opened = find_dateline(row)
        if opened and is_outlet(row[opened.end :]):
            found.place = opened.place
            continue
        if _take_facts(row, found, zone) or _is_around(row, found):
            continue
        if signed:
            found.authors.extend(signed.authors)
            found.credit.extend(signed.outlets)
            found.dates.extend(dates_beside(signed.rest, zone))
        else:
            candidates.append(row)
    spoken = _content(text)
    if search:
        found.title = _choose_title(candidates, spoken)
    after = candidates[candidates.index(found.title) + 1 :] if found.title in candidates else candidates
    found.deck.extend(row for row in after if row != found.title and _is_deck(row, spoken))


def _is_deck(row: str, spoken: set[str]) -> bool:
    """Whether a line between title and text goes with them: a sentence, or long and of the same things."""
    count = len(form.words(row))
    if form.is_finished(row):
        return count >= SHORTEST_SENTENCE
    shared = len(_content(row) & spoken)
    return count >= SHORTEST_DECK and shared >= SHARED_WORDS and _overlap(row, spoken) > DECK_OVERLAP


def _take_facts(row: str, found: _Found, zone: str) -> bool:
    """Keep what a line states of its article (dates, authors, captions); whether it was such a line."""
    pieces = [row] if read_byline(row) else _PIECE.split(row)
    bylines = [read_byline(piece) for piece in pieces]
    if any(bylines):
        for piece, byline in zip(pieces, bylines, strict=True):
            found.authors.extend(byline.authors if byline else ())
            found.credit.extend(byline.outlets if byline else ())
            found.dates.extend(dates_beside(byline.rest if byline else piece, zone))
        return True
    if (origin := read_origin(row)) is not None:
        found.credit.extend(origin)
        return True
    if dates := date_line(row, zone):
        found.dates.extend(dates)
        if wire := _WIRE.match(row):
            found.credit.append(wire["agency"])
        if place := _PLACE_BEHIND.search(row):
            found.place = place["place"]
        return True
    if form.is_caption(row):
        if said := form.caption_text(row):
            found.captions.append(said)
        return True
    return False


def _is_around(row: str, found: _Found) -> bool:
    """Whether a line belongs to the page around the text."""
    return (
        row in found.authors
        or form.is_notice(row)
        or form.is_invitation(row)
        or is_offer(row)
        or form.is_label(row)
        or bool(form.COUNTED.fullmatch(row))
    )


def _content(text: str) -> set[str]:
    return {word[:_STEM] for word in form.words(text) if len(word) >= _SHORTEST_CONTENT_WORD}


def _overlap(row: str, spoken: set[str]) -> float:
    said = _content(row)
    return len(said & spoken) / len(said) if said else 0.0


def _choose_title(candidates: list[str], spoken: set[str]) -> str:
    """The first line that speaks of what the text speaks of, else the one that does most."""
    possible = [row for row in candidates if _may_be_title(row)]
    fitting = [row for row in possible if len(form.words(row)) >= SHORTEST_TITLE] or possible
    if not fitting:
        return ""
    # What is a sentence is a deck sooner than a title.
    shares = [_overlap(row, spoken) * (SENTENCE_TITLE if row.endswith(".") else 1) for row in fitting]
    enough = min(max(TITLE_OVERLAP, max(shares) / 2), max(shares))
    # The first line is the title unless it speaks of something else and a later one does not.
    if shares[0] >= FIRST_OVERLAP:
        return fitting[0]
    return next(
        (
            row
            for row, share in zip(fitting, shares, strict=True)
            if share >= enough and len(_content(row) & spoken) >= SHARED_WORDS
        ),
        fitting[0],
    )


def _may_be_title(row: str) -> bool:
    """Whether a line may be a title by its form: no heading of a list, no address, no dateline."""
    return len(row) <= LONGEST_TITLE and not row.endswith(":") and not form.has_address(row) and not find_dateline(row)


def _without_tail(body: list[str], found: _Found, zone: str) -> list[str]:
    end = _footer(body)
    while end > 1 and _is_tail(body[end - 1], found, zone):
        end -= 1
    if body and body[end - 1].endswith(":"):  # what follows is its list
        end = next((i for i in range(end, len(body)) if not _BULLET.match(body[i])), len(body))
    return body[:end]


def _footer(body: list[str]) -> int:
    """Where the page's footer begins: at the copyright line, or at a heading that only links follow."""
    half = sum(map(len, body)) / 2
    read = 0
    for i, row in enumerate(body):
        if i and read >= half and form.opens_footer(row):
            return i
        if i and form.announces_links(row) and all(_may_be_link(r) for r in body[i:]):
            return i
        read += len(row)
    return len(body)


def _is_tail(row: str, found: _Found, zone: str) -> bool:
    if _take_facts(row, found, zone) or _is_around(row, found):
        return True
    if form.is_contribution(row):
        return True
    if is_name(row) or is_biography(row) or any(row.startswith(author) and len(row) < 400 for author in found.authors):
        return True
    reachable = form.has_address(row) or (form.has_telephone(row) and not form.is_finished(row))
    if reachable and len(form.words(row)) < LONGEST_ADDRESS and not row.startswith(('"', "“")):
        return True
    if form.is_own_label(row) or form.is_promotion(row):
        return True
    return not form.is_finished(row) and len(form.words(row)) <= LONGEST_LINK and not row.endswith(":")


def _without_inserts(body: list[str], found: _Found) -> list[str]:
    """The text without captions, labels and repeated lines that stand in it."""
    kept: dict[str, None] = {}
    in_capitals = sum(row.isupper() for row in body) * 2 > len(body)
    linked = False  # whether the lines stand in a list of links
    for i, row in enumerate(body):
        if i <= BELOW_LEAD and (dates := date_line(row)):
            found.dates.extend(dates)
            continue
        if form.is_caption(row):
            if said := form.caption_text(row):
                found.captions.append(said)
            continue
        linked = form.announces_links(row) or (linked and _is_link(row))
        if linked or row == found.title or form.is_label(row) or (form.is_promotion(row) and not in_capitals):
            continue
        kept[row] = None
    return list(kept)


def _may_be_link(row: str) -> bool:
    return len(form.words(row)) <= LONGEST_LINK and not row.endswith((".", "”", '"'))


def _is_link(row: str) -> bool:
    return len(form.words(row)) <= LONGEST_LINK and not form.is_finished(row) and not row.endswith(":")
