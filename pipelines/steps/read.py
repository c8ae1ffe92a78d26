"""One document's bytes to a reading: what can be said of it without other documents and without a clock."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from dateline.pipelines.steps import article_json, dates, html, plaintext, timex
from dateline.pipelines.steps.cards import without_cards
from dateline.pipelines.steps.decode import decode, decode_markup
from dateline.pipelines.steps.feeditems import sums_up
from dateline.pipelines.steps.fingerprint import fingerprints
from dateline.pipelines.steps.genre import LIVE, OPINION, SATIRE, find_genre
from dateline.pipelines.steps.identifiers import named_places
from dateline.pipelines.steps.language import MINED, decide
from dateline.pipelines.steps.layout import Layout
from dateline.pipelines.steps.mentions import find_mentions
from dateline.pipelines.steps.money import find_money
from dateline.pipelines.steps.notices import notice_kind
from dateline.pipelines.steps.participants import article_cast
from dateline.pipelines.steps.places import place_context
from dateline.pipelines.steps.posts import counted
from dateline.pipelines.steps.quotations import find_quotations
from dateline.pipelines.steps.sentences import bounded, split
from dateline.pipelines.steps.walls import wall
from dateline.pipelines.steps.withheld import is_offer, says_gone
from dateline.pipelines.steps.withholding import withheld
from dateline.schemas.errors import InputError
from dateline.schemas.identity import version_id
from dateline.schemas.records import (
    DateCandidate,
    Document,
    Mention,
    MentionLink,
    Money,
    Part,
    PartName,
    Quotation,
    Reading,
    Span,
    TimeExpression,
)

# A million characters are a long novel; live blogs of several days have some 200,000. Half a minute's work.
MAX_TEXT = 1_000_000
WALLS = {
    "challenge": "the page asks whether one is a person, or says that one may not see it; of its article there is none",
    "consent": "the page shows none of its article, only what it wants one to agree to",
    "login": "the page shows none of its article, only where to sign in",
}


def read(document: Document, body: bytes) -> Reading:
    """All that one document's bytes say.

    :raises InputError: for what cannot be read: "empty", "binary", "undecodable", "too-large", "not-json",
        "not-an-article", "no-text", "gone", "paywalled", "challenge", "consent", "login"
    """
    observed, source, layout = _lay_out(document, body)
    _must_show_text(layout, document.uri)
    body_text = layout.body
    if len(body_text) > MAX_TEXT:
        detail = f"its text has more than {MAX_TEXT:,} characters, which is no article; split it"
        raise InputError("too-large", document.uri, detail)
    parts = _parts(layout)
    lang = decide(f"{body_text}\n{layout.title}", document.hints.lang, layout.lang)
    told = tuple(  # a notice tells of the text, not of the world
        replace(part, text=without_cards(part.text)) for part in parts if part.name != "notice"
    )
    sentences = _sentences(told, layout)
    stated = dates.judged(layout.dates, observed)
    genre = OPINION if document.hints.opinion else find_genre(layout, layout.url or document.uri, lang)
    times = tuple(time for part in told for time in timex.find(part.text, part.ordinal, lang))
    if genre == LIVE:
        times = counted(times, told, layout.posts)
    found = _Mined()
    if lang in MINED and genre != SATIRE:  # what satire tells did not happen
        found = _mine(document.article_id, told, sentences, times, layout.dateline)
    reading = Reading(
        article_id=document.article_id,
        version_id=version_id(document.article_id, document.sha256, observed),
        uri=document.uri,
        sha256=document.sha256,
        media=document.media,
        source=source,
        observed=observed,
        ordinal=document.ordinal,
        url=layout.url,
        title=layout.title,
        authors=layout.authors,
        credit=layout.credit,
        dateline=layout.dateline,
        lang=lang,
        genre=genre,
        mined=lang in MINED,
        parts=parts,
        sentences=sentences,
        times=times,
        dates=stated,
        mentions=found.mentions,
        links=found.links,
        money=found.money,
        quotations=tuple(replace(q, text=parts[q.part].text[q.start : q.end]) for q in found.quotations),
        fingerprints=fingerprints(body_text),
        content=_content(layout, stated),
        paywalled=layout.paywalled or layout.summary,
        places=named_places(name for mention in found.mentions for name in mention.places),
        wishes=tuple(sorted({*layout.wishes, *document.hints.wishes})),
    )
    return reading if document.hints.keep == "text" else withheld(reading)


@dataclass(frozen=True, slots=True)
class Gist:
    """What a document says as a whole, without anything found in it."""

    content: str  # as Reading.content
    dated: bool  # whether it states when it was published
    titled: bool  # whether it has a headline


def gist(document: Document, body: bytes) -> Gist:
    """A document's gist.

    :raises InputError: as `read`
    """
    observed, _, layout = _lay_out(document, body)
    _must_show_text(layout, document.uri)
    stated = dates.judged(layout.dates, observed)
    dated = any(c.role == "published" and c.day and not c.refused for c in stated)
    return Gist(_content(layout, stated), dated, bool(layout.title))


def _must_show_text(layout: Layout, uri: str) -> None:
    if says_gone(layout.title, layout.paragraphs):
        raise InputError("gone", uri, "the page says that its article is no longer there")
    if layout.paywalled and all(map(is_offer, layout.paragraphs)):
        raise InputError("paywalled", uri, "the page shows none of its article, only how to subscribe")
    if kind := wall(layout.title, layout.paragraphs, layout.machinery):
        raise InputError(kind, uri, WALLS[kind])
    if not any(map(str.isalnum, layout.body)):
        raise InputError("no-text", uri, "no article text was found in it")


@dataclass(frozen=True, slots=True)
class _Mined:
    """What is looked for only where events are: in a language whose verbs are known, and not in satire."""

    mentions: tuple[Mention, ...] = ()
    links: tuple[MentionLink, ...] = ()
    money: tuple[Money, ...] = ()
    quotations: tuple[Quotation, ...] = ()


def _mine(
    article_id: str,
    parts: tuple[Part, ...],
    sentences: tuple[Span, ...],
    times: tuple[TimeExpression, ...],
    dateline: str,
) -> _Mined:
    context = place_context([part.text for part in parts], dateline)
    cast = article_cast(parts)
    mentions, links = find_mentions(article_id, parts, sentences, times, dateline, context, cast)
    return _Mined(mentions, links, find_money(parts, sentences, cast), find_quotations(parts, sentences, cast))


def _lay_out(document: Document, body: bytes) -> tuple[str, str, Layout]:
    """When it was observed, whose it is, and its layout, by kind of document."""
    zone = document.hints.zone
    if document.media == "text/html":
        return (
            document.observed,
            document.source,
            html.lay_out(decode_markup(body, document.uri), document.uri, zone),
        )
    if document.media == "text/plain":
        text = decode(body, document.uri)
        layout = _or_sentences(plaintext.lay_out(text, zone), text)
        return (
            document.observed,
            document.source,
            replace(layout, dates=(*layout.dates, *dates.from_url(document.uri))),
        )
    line = article_json.read_line(body, document.uri)
    if line.html:
        layout = html.lay_out(line.html, line.url, zone)
    else:
        layout = _or_sentences(plaintext.lay_out(line.text, zone, line.title), line.text)
        layout = replace(layout, dates=(*layout.dates, *dates.from_url(line.url)))
    return (
        document.observed,
        document.source or line.source,
        _with_fields(layout, line, zone),
    )


def _or_sentences(layout: Layout, text: str) -> Layout:
    """A layout that left no text, with the lines that are sentences for one: losing them is worse than keeping them."""
    if layout.body:
        return layout
    lines = tuple(line.strip() for line in text.split("\n") if line.strip().endswith((".", "。")))
    return replace(layout, paragraphs=lines, title="" if layout.title in lines else layout.title)


def _with_fields(layout: Layout, line: article_json.ArticleLine, zone: str) -> Layout:
    """A layout under what its article object says of itself, which comes before what the text shows."""
    stated: list[DateCandidate] = []
    if line.published:
        stated.append(dates.candidate("published", line.via, line.published, dates.Writer(zone)))
    if line.modified:
        stated.append(dates.candidate("modified", line.via, line.modified, dates.Writer(zone)))
    return replace(
        layout,
        title=line.title if line.title is not None else layout.title,
        authors=line.authors or layout.authors,
        url=layout.url or line.url,
        lang=line.lang or layout.lang,
        dates=(*stated, *layout.dates),
        summary=sums_up(line),
    )


def _parts(layout: Layout) -> tuple[Part, ...]:
    title = [Part(0, "title", layout.title)] if layout.title else []
    parts = [*title, Part(len(title), "body", layout.body)]
    named: list[tuple[PartName, str]] = [("caption", text) for text in layout.captions]
    named += [("notice", text) for text in layout.notices]
    return (*parts, *(Part(len(parts) + i, name, text) for i, (name, text) in enumerate(named)))


def _sentences(parts: tuple[Part, ...], layout: Layout) -> tuple[Span, ...]:
    """The sentences of every part; a title is one, and the first of the body begins after the dateline."""
    found: list[Span] = []
    for part in parts:
        if part.name == "title":
            found += [Span(part.ordinal, *one) for one in bounded(part.text, 0, len(part.text))]
            continue
        for span in split(part.text, part.ordinal):
            opens = part.name == "body" and span.start < layout.lead < span.end
            found.append(replace(span, start=layout.lead) if opens else span)
    return tuple(found)


def _content(layout: Layout, stated: tuple[DateCandidate, ...]) -> str:
    """A hash that is equal for two documents that say the same: title, text, captions and publication dates.

    Not when it was modified: a page that was only saved again is no new version. A notice of an update counts for
    nothing either: many pages renew one with every view.
    """
    fields = [
        layout.title,
        layout.body,
        *layout.captions,
        *(notice for notice in layout.notices if notice_kind(notice) != "update"),
        *(f"{c.day} {c.instant}" for c in stated if c.role == "published" and not c.refused),
    ]
    return hashlib.sha256("\0".join(fields).encode()).hexdigest()
