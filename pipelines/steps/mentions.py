"""From an article's sentences and time expressions to mentions: who did what when, how certain, who says so.

Each sentence gives drafts; the article as a whole then dates what elaborates its opening, finds what its
speech acts threaten or demand, and ties deadlines to them. Nothing here needs a date of publication: a
mention points to its time expression, which is anchored later.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from dateline.pipelines.steps import attribution, timex
from dateline.pipelines.steps.antecedents import with_antecedent
from dateline.pipelines.steps.arguments import arguments
from dateline.pipelines.steps.carrying import TALE_REACH, carry, go_along, speak_on
from dateline.pipelines.steps.draft import Draft, Sentence
from dateline.pipelines.steps.drafts import drafts, interesting, sentence, tells
from dateline.pipelines.steps.happenings import counts
from dateline.pipelines.steps.headlines import headline
from dateline.pipelines.steps.inflection import PAST, verb
from dateline.pipelines.steps.kinds import DEADLINE, family
from dateline.pipelines.steps.links import Chain, deadlines, effects, inherit, postponements
from dateline.pipelines.steps.openings import dateline_end, sentence_start
from dateline.pipelines.steps.participants import Cast, participants
from dateline.pipelines.steps.phrases import TALKING
from dateline.pipelines.steps.places import PlaceContext, find_places
from dateline.pipelines.steps.remembered import Remembered
from dateline.pipelines.steps.tagging import line, quotations
from dateline.pipelines.steps.terms import terms
from dateline.schemas.identity import mention_id
from dateline.schemas.records import Anchor, Mention, MentionLink, Part, Span, TimeExpression

# Any day will do: only whether an expression is a place on the calendar, and how coarse, is asked of it.
_SOME_DAY = Anchor(date(2015, 6, 17), date(2015, 6, 17))
# "Mon Mar 2, 2009 4:23 pm EST": when a page was written, nothing that a sentence tells.
_STAMP = re.compile(r"\b(?:19|20)\d\d\b.*\d:\d\d|\d:\d\d.*\b(?:19|20)\d\d\b")
# A clock time or part of a day that says of which day: "Tuesday morning", "last night"; not "the afternoon".
_DAYED = re.compile(
    r"day\b|tonight|overnight|tomorrow|\b(?:last|this)\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\d{4}-\d\d",
    re.IGNORECASE,
)
_LABEL = re.compile(
    # "A statement posted late Thursday" labels nothing.
    r"(?:\b(?:Updated|[Ll]ast updated|UPDATED|Posted|Published|PUBLISHED|Modified)|(?<![a-z] )\b(?:updated|posted))\b"
    r"(?: (?:on|at|:|,|\||-)|[:,|-])*\s*$"
)
_LABEL_AFTER = re.compile(r"\s*(?:[|,-]\s*)?(?:Last [Uu]pdated|Updated|UPDATED|Posted|Published)\b")
_LABEL_REACH = 24  # characters
# Families of events that a reporter goes to; a statement's dateline is only where the reporter sits.
_ON_THE_SPOT = frozenset(
    ("attack", "protest", "disaster", "trial", "hearing", "capture", "rescue", "ceremony", "arrest")
)
_PRESENT = frozenset(("title", "caption"))  # parts that tell past things in the present tense
_WORD = re.compile(r"[^\W\d_]+")
_CAPITALISED = re.compile(r"(?<=[\w,;] )[A-Z][a-z]+")  # within a sentence
_SHORT = 3  # letters: "of", "the" stay small in titles
_MOST = 0.9
_NO_TIMES: tuple[list[int], list[int]] = ([], [])
# Words by which who spoke on a day may go on, however far from it.
_SPEAKING: Remembered[bool] = Remembered(lambda low: verb(low).lemma in TALKING and bool(verb(low).form & PAST))
_OPENING = 4  # body sentences that may tell the news in the present tense


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the whole article says of who and where."""

    context: PlaceContext
    cast: Cast
    dateline: tuple[str, ...]  # the places that it names
    first_body: int  # the body's first sentence
    told_in: Mapping[int, Sentence]  # those that were parsed, by number


def find_mentions(
    article_id: str,
    parts: Sequence[Part],
    sentences: Sequence[Span],
    times: Sequence[TimeExpression],
    dateline: str,
    context: PlaceContext,
    cast: Cast,
) -> tuple[tuple[Mention, ...], tuple[MentionLink, ...]]:
    """The mentions of an article in text order, and how they hang together."""
    texts = {part.ordinal: part.text for part in parts}
    told_in: dict[int, Sentence] = {}
    found: list[Draft] = []
    for one, grains in _sentences(parts, sentences, times):
        told_in[one.number] = one
        found += drafts(one, grains)
    outlet = _outlets(sentences, texts)
    first_body = next((k for k, s in enumerate(sentences) if _names(parts)[s.part] == "body"), 0)
    held = inherit(found, texts, first_body) + carry(found, texts, sentences, times)
    go_along(held + speak_on(found, texts, times, outlet), found, told_in)
    made, chain = effects(found)
    chain += deadlines(found) + postponements(found)
    kept = [draft for draft in (*found, *made) if _counts(draft)]
    chain = [link for link in chain if _counts(link[0]) and _counts(link[1])]
    ordered = sorted(kept, key=lambda d: (d.part, d.sentence, d.trigger, d.status))
    for draft in ordered:
        draft.attributed = outlet(draft.sentence)
    return _finish(
        article_id,
        ordered,
        chain,
        parts,
        sentences,
        _Scene(context, cast, _at(dateline, context), first_body, told_in),
    )


def _counts(draft: Draft) -> bool:
    return draft.time >= 0 or (counts(draft.kind, draft.status) and not draft.of_many)


def _names(parts: Sequence[Part]) -> dict[int, str]:
    return {part.ordinal: part.name for part in parts}


def _grains(times: Sequence[TimeExpression]) -> dict[int, str]:
    """The granularity of each expression that is a place on the calendar; durations, sets and vague ones
    are none.
    """
    anchored = timex.anchor(times, _SOME_DAY)
    return {
        k: value.granularity
        for k, (time, value) in enumerate(zip(times, anchored, strict=True))
        if value.edtf
        and (
            time.type == "DATE"
            or (time.type == "TIME" and _DAYED.search(time.text))
            or time.symbol.startswith("offset(")  # "three weeks later": TimeML has the length for its value
        )
        and not _STAMP.search(time.text)
    }


def _sentences(
    parts: Sequence[Part], sentences: Sequence[Span], times: Sequence[TimeExpression]
) -> Iterator[tuple[Sentence, Mapping[int, str]]]:
    """The sentences that may tell something, parsed."""
    grains = _grains(times)
    by_part: dict[int, tuple[list[int], list[int]]] = {}
    for k, time in enumerate(times):
        numbers, starts = by_part.setdefault(time.part, ([], []))
        numbers.append(k)
        starts.append(time.start)
    names, texts = _names(parts), _as_prose(parts)
    quotes = {part.ordinal: quotations(part.text) for part in parts}
    seen: Counter[int] = Counter()
    dated = -1
    for number, span in enumerate(sentences):
        opening = names[span.part] == "body" and seen[span.part] < _OPENING
        seen[span.part] += 1
        text = texts[span.part]
        start = dateline_end(text, span.start, span.end) if opening else span.start
        numbers, starts = by_part.get(span.part, _NO_TIMES)
        first, last = bisect_left(starts, start), bisect_left(starts, span.end)
        held = [k for k in numbers[first:last] if times[k].end <= span.end]
        start = _after_headings(text, start, span.end, [times[k] for k in held])
        spans = [(times[k].start, times[k].end, k if k in grains else -1 - k) for k in held if times[k].start >= start]
        spans = [(a, b, -1 - abs(k) if _labels(text, a, b) else k) for a, b, k in spans]
        row = line(text, start, span.end, spans, quotes[span.part])
        dated = number if "T" in row.tags else dated
        follows = dated >= 0 and (number - dated <= TALE_REACH or any(map(_SPEAKING.__getitem__, row.lows)))
        if tells(row) if follows else interesting(row):
            yield sentence(row, span.part, number, names[span.part] in _PRESENT, opening, follows), grains


def _as_prose(parts: Sequence[Part]) -> dict[int, str]:
    """The texts of the parts, of a title in Capitals with the words in lower case that the article does not capitalise.

    "Court Blocks Ban on Masks in Oakland" tells its verb by no other sign.
    """
    texts = {part.ordinal: part.text for part in parts}
    titles = [part for part in parts if part.name == "title" and _is_capitalised(part.text)]
    if titles:
        named = {word for part in parts if part.name != "title" for word in _CAPITALISED.findall(part.text)}
        texts |= {
            title.ordinal: _WORD.sub(lambda m: m[0] if m[0] in named or m[0].isupper() else m[0].lower(), title.text)
            for title in titles
        }
    return texts


def _is_capitalised(title: str) -> bool:
    """Whether nearly all words of a title that are not short are capitalised."""
    long = [word for word in _WORD.findall(title) if len(word) > _SHORT]
    return len(long) > 1 and sum(word[0].isupper() for word in long) >= _MOST * len(long)


def _after_headings(text: str, start: int, end: int, times: Sequence[TimeExpression]) -> int:
    """Where the sentence proper begins; a date that opens an entry is no heading: "11 January 2011 The trial opens"."""
    found = sentence_start(text, start, end)
    if found == start:
        return start
    entry = any(time.start == start and not text[time.end : found].strip() for time in times if time.end <= found)
    return start if entry else found


def _labels(text: str, start: int, end: int) -> bool:
    """Whether an expression says when the page was written: "Last updated at 04:46 GMT", "Published Aug.
    4".
    """
    before, after = text[max(0, start - _LABEL_REACH) : start], text[end : end + _LABEL_REACH]
    return bool(_LABEL.search(before) or _LABEL_AFTER.match(after))


def _outlets(sentences: Sequence[Span], texts: Mapping[int, str]) -> Callable[[int], str]:
    """A function that says to which other report a sentence gives what it tells: by its own words, or by those of a
    sentence that introduces its paragraph.
    """
    openers = _paragraphs(sentences, texts)

    @cache  # a sentence may hold several drafts
    def outlet(number: int) -> str:
        span = sentences[number]
        text = texts[span.part]
        return attribution.attributed(text[span.start : span.end]) or _introduced(openers[number], sentences, text)

    return outlet


def _paragraphs(sentences: Sequence[Span], texts: Mapping[int, str]) -> list[int]:
    """The first sentence of each sentence's paragraph."""
    openers: list[int] = []
    for at, span in enumerate(sentences):
        before = sentences[at - 1] if at else None
        follows = (
            before is not None
            and before.part == span.part
            and texts[span.part].find("\n", before.start, span.start) < 0
        )
        openers.append(openers[-1] if follows else at)
    return openers


def _introduced(opener: int, sentences: Sequence[Span], text: str) -> str:
    """The outlet of "McClatchy elaborated:" at the end of the paragraph before."""
    if opener == 0 or sentences[opener - 1].part != sentences[opener].part:
        return ""
    return attribution.introduces(text[sentences[opener - 1].start : sentences[opener - 1].end])


def _finish(
    article_id: str,
    ordered: Sequence[Draft],
    chain: Chain,
    parts: Sequence[Part],
    sentences: Sequence[Span],
    scene: _Scene,
) -> tuple[tuple[Mention, ...], tuple[MentionLink, ...]]:
    names, texts = _names(parts), {part.ordinal: part.text for part in parts}
    told: dict[tuple[str, str], int] = {}
    words: dict[int, str] = {}  # of each sentence
    mentions = []
    for ordinal, draft in enumerate(ordered):
        text, span = texts[draft.part], sentences[draft.sentence]
        if draft.sentence not in words:
            words[draft.sentence] = " ".join(text[span.start : span.end].split())
        key = (words[draft.sentence], text[draft.trigger : draft.trigger_end])
        nth = told[key] = told.get(key, -1) + 1
        ident = mention_id(article_id, names[draft.part], *key, nth)
        shown = headline(text, *(draft.shown or (draft.start, draft.end)), draft.verb, draft.core, draft.cut)
        shown = with_antecedent(shown, text, sentences, draft.sentence, draft.verb, scene.cast)
        mentions.append(_mention(ident, ordinal, draft, text, shown, scene))
    places = {id(draft): k for k, draft in enumerate(ordered)}
    links = {MentionLink(places[id(a)], places[id(b)], relation) for a, b, relation in chain}
    return tuple(mentions), tuple(sorted(links, key=lambda x: (x.source, x.target, x.relation)))


def _at(dateline: str, context: PlaceContext) -> tuple[str, ...]:
    return tuple(place.name for place in find_places(dateline, context)) if dateline else ()


def _scene_of(draft: Draft, scene: _Scene) -> tuple[str, ...]:
    """The dateline's place, for what the first sentences tell of a kind that happens on the spot."""
    opens = scene.first_body <= draft.sentence < scene.first_body + _OPENING
    return scene.dateline if opens and draft.status == "occurred" and family(draft.kind) in _ON_THE_SPOT else ()


def _mention(ident: str, ordinal: int, draft: Draft, text: str, shown: str, scene: _Scene) -> Mention:
    places = find_places(text, scene.context, draft.start, draft.end)
    words, weights = terms(text[slice(*draft.scope)])
    parsed = scene.told_in[draft.sentence]
    who = arguments(parsed.row, parsed.groups, draft.trigger) if draft.kind != DEADLINE else None
    return Mention(
        mention_id=ident,
        ordinal=ordinal,
        part=draft.part,
        start=draft.start,
        end=draft.end,
        trigger=text[draft.trigger : draft.trigger_end],
        trigger_start=draft.trigger,
        trigger_end=draft.trigger_end,
        lemma=draft.lemma,
        kind=draft.kind,
        status=draft.status,
        time=draft.time,
        bound=draft.bound,
        headline=shown,
        places=tuple(dict.fromkeys(place.name for place in places)) or _scene_of(draft, scene),
        attributed_to=draft.attributed,
        participants=participants(text, draft.start, draft.end, draft.trigger, scene.cast, places, who),
        terms=words,
        weights=weights,
    )
