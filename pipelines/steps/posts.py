"""The posts of a live blog, each of which counts "today" and "Thursday" from its own stamp, not from the publication.

A stamp is what a page says of when a post was written (``liveBlogUpdate`` in its JSON-LD, ``<time datetime>`` before
the post), or a date that opens a line of the text. A bare time of day stamps no day: such a post is of the day above.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from lxml.html import HtmlElement

from dateline.pipelines.steps import moments
from dateline.pipelines.steps.jsonld import posts_of
from dateline.pipelines.steps.layout import Post
from dateline.pipelines.steps.timex import needs_anchor
from dateline.pipelines.steps.timex.symbol import parse
from dateline.schemas.records import Part, TimeExpression

OPENING_CHARS = 60  # of a post, by which it is found in the text again
FEWEST = 3  # times with lines after them: an article has its publication, and perhaps a change
SHORTEST = 20  # characters of a line that may be a post's: "Share" is not
# Between a line's start and the stamp, and after the stamp: nothing that makes a sentence of it.
_BEFORE = re.compile(
    r"(?:(?:Posted|Updated|Published|Added|Filed)(?: on| at)?:?\s*|[-–—•*#[(]+\s*)?(?:\d{1,2}[:.]\d\d\W*)?", re.I
)
_AFTER = re.compile(r"\s*(?:[|:–—\])-]|\n|\Z|(?:at )?\d{1,2}[:.]\d\d|[A-Z]{2,4}\b)")
_DAYS = frozenset(("date", "monthday", "weekday", "named"))  # symbols that say a day
_OF_A_DAY = frozenset(("part", "clock", "mod"))  # symbols of a part of one
_TOLD = ("then(", "back(", "ahead(", "worded(")  # what hangs on the text before it, or is a stretch


def find_posts(tree: HtmlElement, scripts: Sequence[str], zone: str = "") -> tuple[Post, ...]:
    """The posts that a page marks with their times, in its order.

    :param scripts: its JSON-LD
    :param zone: IANA name of the publisher's time zone, for times in UTC
    """
    timed = list(_timed(tree))
    marked = [*posts_of(scripts), *(timed if len(timed) >= FEWEST else ())]
    found = ((opening, moments.read(stamp, zone).day) for opening, stamp in marked)
    return tuple(dict.fromkeys(Post(" ".join(text.split())[:OPENING_CHARS], day) for text, day in found if day))


def _timed(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    """The first line after each time element, and the time."""
    stamp = ""
    for element in tree.iter("time", "p", "h2", "h3", "h4"):
        if element.tag == "time":
            stamp = element.get("datetime") or stamp
        elif stamp and len(text := " ".join(" ".join(element.itertext()).split())) >= SHORTEST:
            yield text, stamp
            stamp = ""


def counted(
    times: Sequence[TimeExpression], parts: Sequence[Part], posts: Sequence[Post]
) -> tuple[TimeExpression, ...]:
    """The time expressions of a live blog, those of each post as they would be in an article of the post's day.

    :param posts: as the page marks them; dates that open lines of the text count besides
    """
    stamps = sorted((*_in_text(times, parts), *_marked(parts, posts)))
    found: list[TimeExpression] = []
    at = -1
    for time in times:
        while at + 1 < len(stamps) and stamps[at + 1][:2] <= (time.part, time.start):
            at += 1
        own = at >= 0 and stamps[at][0] == time.part and stamps[at][1] < time.start
        found.append(replace(time, symbol=f"seen({time.symbol},{stamps[at][2]})") if own and _moves(time) else time)
    return tuple(found)


def _moves(time: TimeExpression) -> bool:
    return time.type in ("DATE", "TIME") and needs_anchor(time) and not any(told in time.symbol for told in _TOLD)


def _in_text(times: Iterable[TimeExpression], parts: Sequence[Part]) -> Iterator[tuple[int, int, str]]:
    """The dates that open lines of the body: part, offset, symbol of the day."""
    bodies = {part.ordinal: part.text for part in parts if part.name == "body"}
    for time in times:
        text = bodies.get(time.part)
        if text is None or not (day := _day(time.symbol)):
            continue
        line = text.rfind("\n", 0, time.start) + 1
        if _BEFORE.fullmatch(text, line, time.start) and _AFTER.match(text, time.end):
            yield time.part, time.start, day


def _day(symbol: str) -> str:
    """The symbol of the day that a symbol says, or says a part of; "" for any other."""
    term = parse(symbol)
    while term.head in _OF_A_DAY:
        term = term.term(-1)
    whole = term.head != "date" or all(map(str, term.args))
    return str(term) if term.head in _DAYS and whole else ""


def _marked(parts: Sequence[Part], posts: Sequence[Post]) -> Iterator[tuple[int, int, str]]:
    for part in (part for part in parts if part.name == "body"):
        for post in posts:
            at = part.text.find(post.opening)
            if at >= 0:
                day = date.fromisoformat(post.day)
                yield part.ordinal, at - 1, f"date({day.year},{day.month},{day.day})"
