"""What a search found, as a page for the eye or as rows for a program."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields

from rich.console import Group, RenderableType
from rich.text import Text

from dateline.pipelines.cli.dates import When, humane
from dateline.pipelines.cli.output import Rows, safe
from dateline.pipelines.cli.render import DATE_COLUMN, DUE, EDITED, STYLES, beside, count, listing, shorten
from dateline.pipelines.search.found import Answer, Event, Found, Kind
from dateline.pipelines.search.query import Term

HIT = "bold cyan"
SHOWN_COPIES = 3  # addresses of articles that say the same; the others are counted
HEADINGS: Mapping[Kind, str] = {"statement": "Events and statements", "article": "Articles"}
NOUNS: Mapping[Kind, str] = {"statement": "event or statement", "article": "article"}
PLURALS: Mapping[Kind, str] = {"statement": "events and statements", "article": "articles"}
COLUMNS = (
    *("found", "score", "event_id", "edtf", "earliest", "latest", "granularity", "status", "kind", "headline", "edits"),
    *("article_id", "version_id", "uri", "source", "title", "published_earliest", "published_latest"),
    *("part", "part_ordinal", "char_start", "char_end", "passage", "hits", "also"),
)
_OF_EVENT = frozenset(field.name for field in fields(Event))
_SENTENCE_END = re.compile(r"[.!?…][\"”’)]*$")


@dataclass(frozen=True, slots=True)
class Look:
    """What a page needs to know beside what was found."""

    width: int
    marks: bool  # whether hits stand between asterisks, where nothing shows them in bold
    edited: Mapping[str, str]  # of events that editors shaped, who decided what, in a few words


def rows(found: Sequence[Found]) -> Rows:
    """A row each, with its event; `hits` are pairs of offsets in `passage`."""
    return Rows(
        COLUMNS,
        [
            tuple(getattr(one.event, name, None) if name in _OF_EVENT else getattr(one, name) for name in COLUMNS)
            for one in found
        ],
    )


def page(found: Sequence[Found], look: Look) -> RenderableType:
    """The statements, then the articles, each with the passage that was found."""
    if not found:
        return Text("Nothing found.", style="dim")
    short = shorten([one.event.event_id for one in found if one.event and one.event.event_id])
    dates = min(DATE_COLUMN, max(len(_when(one)) for one in found))
    pages: list[RenderableType] = []
    for kind, heading in HEADINGS.items():
        some = [one for one in found if one.found == kind]
        if some:
            pages += [Text("")] * bool(pages) + [Text(heading, style="bold underline")]
        for one in some:
            told = _statement(one, look) if kind == "statement" else _article(one, short, look)
            name = short.get(one.event.event_id or "", "") if one.event and kind == "statement" else ""
            pages += [Text(""), beside(Text(_when(one)), _heading(one, look), Text(name), told, dates, look.width)]
    return Group(*pages)


def _statement(one: Found, look: Look) -> Text:
    status = one.event.status if one.event else ""
    about = Text.assemble((status, STYLES.get(status, "")), (_edited(one.event, look), EDITED), "\n")
    return about.append_text(_passage(one, look)).append(f"\n{_origin(one)}", style="dim")


def _article(one: Found, short: Mapping[str, str], look: Look) -> Text:
    about = Text() if one.part == "title" else _passage(one, look).append("\n")
    about.append(_origin(one), style="dim")
    if one.event and one.event.event_id:
        about.append(f"\ntells {short[one.event.event_id]}", style="dim")
        about.append(f" {_date(one.event)}: {safe(one.event.headline)}").append(_edited(one.event, look), style=EDITED)
    return about


def _edited(event: Event | None, look: Look) -> str:
    said = look.edited.get(event.event_id or "") if event else None
    return f" · {said}" if said else ""


def _heading(one: Found, look: Look) -> Text:
    if one.found == "statement" and one.event:
        return Text(safe(one.event.headline), style="bold")
    title = _passage(one, look) if one.part == "title" else Text(safe(one.title or "without a title"))
    title.stylize("bold")
    return title


def _when(one: Found) -> str:
    if one.found == "article" or one.event is None:
        return humane(When(one.published_earliest, one.published_latest))
    return _date(one.event)


def _date(event: Event) -> str:
    due = event.kind in DUE
    return humane(When(event.earliest, event.latest, event.granularity or "", event.edtf or "", due))


def _passage(one: Found, look: Look) -> Text:
    """The words that were found, white space in one line, with dots where a sentence is cut."""
    text = Text()
    at = 0
    plain = re.sub(r"\s", " ", safe(one.passage))
    for start, end in one.hits:
        hit = plain[start:end]
        text.append(plain[at:start]).append(f"*{hit}*" if look.marks else hit, style=HIT)
        at = end
    text.append(plain[at:])
    if one.part == "title":
        return text
    before = "… " if one.char_start and plain[:1].islower() else ""
    return Text.assemble(before, text, "" if _SENTENCE_END.search(plain) else " …")


def _origin(one: Found) -> str:
    """Publisher, day for a statement, address, and where else it stands."""
    said = [one.source, humane(When(one.published_earliest, one.published_latest)) if one.found == "statement" else ""]
    said.append(one.uri)
    if one.also:
        more = len(one.also) - SHOWN_COPIES
        also = list(one.also if more <= 1 else (*one.also[:SHOWN_COPIES], f"{more} more"))
        said.append(f"also {listing(also)}")
    return safe(" · ".join(part for part in said if part))


def summary(answers: Mapping[Kind, Answer]) -> str:
    """How much there is, and how to see the rest: "10 of 34 events and statements, 3 articles · all: --top 34"."""
    said = []
    for kind, answer in answers.items():
        total = count(answer.total, NOUNS[kind], PLURALS[kind])
        shown = len(answer.best)
        said.append(f"{shown} of {answer.total:,} {PLURALS[kind]}" if shown < answer.total else total)
    hidden = max((answer.total for answer in answers.values() if len(answer.best) < answer.total), default=0)
    return ", ".join(said) + (f" · all: --top {hidden}" if hidden else "")


def why_nothing(alone: Sequence[tuple[Term, int]]) -> str:
    """Which word asks too much: how many articles of any day have each of them for itself."""
    return "Articles with each word alone: " + ", ".join(f"“{term.text}” {n:,}" for term, n in alone)
