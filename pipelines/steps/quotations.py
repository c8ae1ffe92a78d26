"""Words that an article puts into somebody's mouth: direct quotations, and indirect ones after "that".

Quoted words are told by their marks: curly, straight, those of tokenised text (two backticks, two
apostrophes), British single ones; a quotation that runs over paragraphs has one piece a paragraph. The
speaker stands beside them ("Sessions said", "said Anthony McCarthy, a spokesman", "McClatchy reported").
One or two quoted words are scare quotes or a title, no quotation; a few are one only where somebody is said
to say them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.pipelines.steps.lexicon import load, words
from dateline.pipelines.steps.names import Name
from dateline.pipelines.steps.participants import Cast, cast_names
from dateline.schemas.records import Part, Quotation

SCARE_WORDS = 2  # quoted words up to this many are scare quotes: "sanctuary cities"
SHORT_WORDS = 6  # up to this many are a quotation only beside a verb of saying; titles of works are short
LONGEST = 3000  # characters: a mark that closes later belongs to something else
LONGEST_CLAUSE = 1000  # characters: longer sentences are none
WINDOW = 220  # characters beside the marks in which the speaker is looked for

_QUOTED = re.compile(
    r"“(?P<curly>[^“”\n]{2,}?)(?:”|(?<=[,.?!])\"(?=[\s)]|$)|(?=\n+\s*“)|(?=\n|$))"
    r"|``\s(?P<tokenised>(?:(?!``|'').){2,3000}?)\s''"
    r"|(?<![\w\"])\"(?=\S)(?P<straight>[^\"\n]{2,}?)(?:\"(?!\w)|(?=\n+\s*\")|(?=\n|$))"
    r"|(?<!\w)‘(?=\S)(?P<single>(?:[^‘’“”\"\n]|’(?=\w)){2,}?)’(?!\w)"
    r"|(?<!\S)` (?P<ticks>[^`\n]{2,600}?) '(?![\w'])",
    re.DOTALL,
)
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?]['\"”’)]*\s+(?=[\"“‘`A-Z])")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PRONOUN = re.compile(r"\b(he|she|they|it)\s+(?:\w+ly\s+|also\s+|later\s+|then\s+)*$", re.IGNORECASE)
_NOUN_SUBJECT = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ne|[Aa]nother)\s+([a-z]\w+)(?:\s+also)?\s+$"
)
_CAPITAL_SUBJECT = re.compile(r"((?:[A-Z][\w&.-]*\s+){1,4})(?:also\s+|later\s+|\w+ly\s+)*$")
_OWNS = re.compile(r" ?['’](?:s\b|(?= ))")
_INVERTED = re.compile(r"\s+(?:[\w-]+\.?\s+){0,4}")
# "the White House official said": somebody of the institution, not the institution
_STAFF = re.compile(r"\s+(?!also|later|then|has|have|had|in|on|at|\w+ly)[a-z]+s?\s*$")
_THAT = re.compile(r"\s+that\s+(?=[^\n])")
BEFORE_THAT = 60  # characters: "told a news conference in the capital", "said late on Wednesday"
_REPORTING = (
    r"(?<!-)\b(?:(?:told|warned|informed|reminded|assured)(?:\s+(?!that\b|in\b)[\w.'’-]+){{0,4}}?"
    r"|(?:{verbs})(?:\s+(?:(?:on|late|early|later|earlier)\s+)?"
    r"(?:[A-Z][a-z]+day|today|yesterday|again|earlier|later))?)$"
)


@dataclass(frozen=True, slots=True)
class _Span:
    """One pair of marks: the marks' own extent and that of the words inside."""

    outer: int
    outer_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Said:
    """Who says it and how; the verb is "" where nobody is said to."""

    speaker: str = ""
    verb: str = ""


def find_quotations(parts: Sequence[Part], cast: Cast) -> tuple[Quotation, ...]:
    """Find the quotations of an article's parts, in order, each with its speaker's name if it is told."""
    found = [q for part in parts for q in _in_part(part, cast)]
    return tuple(sorted(found, key=lambda q: (q.part, q.start, q.end)))


def _in_part(part: Part, cast: Cast) -> Iterator[Quotation]:
    text = part.text
    spans = _spans(text)
    if not spans and " that " not in text:
        return
    quoted = {i for span in spans for i in range(span.start, span.end)}
    names = [name for name in cast_names(text, cast) if name.start not in quoted]
    persons = {name.name for name in names if name.kind == "person"}
    last = _Said()
    last_end = -WINDOW
    for i, span in enumerate(spans):
        count = len(_WORD.findall(text, span.start, span.end))
        if count <= SCARE_WORDS:
            continue
        near = _near(names, span.outer, span.outer_end)
        he = last.speaker if last.speaker in persons else ""
        said = _attribution(text, spans, i, near, he, cast)
        if not said.verb and _continues(text, last_end, span):
            said = last
        if not said.verb and (count <= SHORT_WORDS or part.name != "body"):
            continue
        yield _quotation(part, span.start, span.end, said, direct=True)
        last, last_end = said, span.outer_end
    yield from _indirect(part, spans, names, cast)


def _near(names: Sequence[Name], start: int, end: int) -> Sequence[Name]:
    """Cut the names down to those that can have to do with what stands there."""
    first = bisect_left(names, start - 3 * WINDOW, key=lambda n: n.start)
    return names[first : bisect_left(names, end + WINDOW, key=lambda n: n.start)]


def _quotation(part: Part, start: int, end: int, said: _Said, *, direct: bool) -> Quotation:
    text = part.text[start:end]
    return Quotation(part.ordinal, start, end, text, said.speaker, said.verb, direct)


# ------------------------------------------------------------------------------------------ the marks


def _spans(text: str) -> list[_Span]:
    spans = []
    for match in _QUOTED.finditer(text):
        start, end = next((match.start(g), match.end(g)) for g in match.groupdict() if match.group(g) is not None)
        while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
            end -= 1
        while start < end and text[start].isspace():
            start += 1
        closed = match.end() > match.end(match.lastgroup or 0)
        continued = text[match.end() :].lstrip()[:1] in ('"', "“")
        if start < end and (closed or continued) and end - start < LONGEST:
            spans.append(_Span(match.start(), match.end(), start, end))
    return spans


def _continues(text: str, last_end: int, span: _Span) -> bool:
    """Tell whether a quotation goes on from the one before, so that its speaker is the same."""
    if last_end < 0:
        return False
    between = text[last_end : span.outer]
    lines = between.count("\n")
    if text.startswith("``", span.outer):  # tokenised text has one sentence a line, and no paragraphs
        return lines <= 1 and len(between) < WINDOW
    sentences = len(_SENTENCE_END.findall(between))
    return not between.strip() or (len(between) < WINDOW and not lines and sentences <= 1)


# ------------------------------------------------------------------------------------------ the speaker


def _attribution(text: str, spans: Sequence[_Span], i: int, names: Sequence[Name], last: str, cast: Cast) -> _Said:
    span = spans[i]
    following = spans[i + 1].outer if i + 1 < len(spans) else len(text)
    previous = spans[i - 1].outer_end if i else 0
    stop = min(following, span.outer_end + WINDOW, _line_end(text, span.outer_end))
    after = _clause(text, span.outer_end, stop)
    begin = max(previous, span.outer - WINDOW, text.rfind("\n", 0, span.outer) + 1)
    begin = max([begin, *(m.end() for m in _SENTENCE_END.finditer(text, begin, span.outer))])
    inside_sentence = text[span.start : span.start + 1].islower() or text[span.outer - 2 : span.outer] in (
        ", ",
        ": ",
    )
    before = _said(text, begin, span.outer, names, last, cast, nearest_last=True)
    ended = text[span.end - 1] in ".!" and text[span.end : span.end + 1] not in (",",)
    behind = (
        _Said()
        if ended and _starts_anew(text, span.outer_end)
        else _said(text, span.outer_end, after, names, last, cast, nearest_last=False)
    )
    first, second = (before, behind) if inside_sentence else (behind, before)
    return first if first.verb else second


def _starts_anew(text: str, start: int) -> bool:
    rest = text[start : start + 40].lstrip()
    return not rest or (rest[0].isupper() and not _verbs_pattern().search(rest))


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _clause(text: str, start: int, stop: int) -> int:
    """End where the sentence ends that goes on after the marks."""
    match = _SENTENCE_END.search(text, start, stop)
    return match.end() if match else stop


def _said(
    text: str, start: int, end: int, names: Sequence[Name], last: str, cast: Cast, *, nearest_last: bool
) -> _Said:
    verbs = list(_verbs_pattern().finditer(text, start, end))
    according = re.compile(r"\baccording to (?:the )?").search(text, start, end)
    for match in reversed(verbs) if nearest_last else verbs:
        speaker = _subject(text, start, match, end, names, last, cast)
        if speaker is not None:
            return _Said(speaker, match.group().lower())
    if according:
        name = next((n for n in names if according.end() <= n.start + 4 <= according.end() + 4), None)
        capital = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*)*").match(text, according.end())
        if name or capital:
            return _Said(name.name if name else capital.group(), "according to")  # type: ignore[union-attr]
    return _Said()


def _subject(
    text: str, start: int, verb: re.Match[str], end: int, names: Sequence[Name], last: str, cast: Cast
) -> str | None:
    """Name the subject of a verb of saying, before it or after it where the order is turned; None if none."""
    lead = text[start : verb.start()]
    pronoun = _PRONOUN.search(lead)
    if pronoun:
        he = pronoun.group(1).lower() in ("he", "she")
        return _antecedent(text, names, start + pronoun.start(), last) if he else ""
    before = [n for n in names if start <= n.start and n.end <= verb.start()]
    noun = _NOUN_SUBJECT.search(lead)
    if noun and not any(n.end >= start + noun.start(1) for n in before):
        return _institution(noun.group(1), cast)
    for name in sorted(before, key=lambda n: n.kind == "group"):
        between = text[name.end : verb.start()]
        owns = _OWNS.match(between)
        if len(between) < 120 and not owns and not re.search(r"\b(?:that|which|if)\b", between):
            return "" if _STAFF.match(between) else name.name
    capital = _CAPITAL_SUBJECT.search(lead)
    if capital and capital.group(1).split()[0] not in ("The", "A", "In", "But", "And"):
        return capital.group(1).strip()
    if lead.strip(" ,—-"):
        return "" if re.search(r"\b(?:the|a|an|one|another|some|many|who)\b", lead, re.IGNORECASE) else None
    behind = [n for n in names if verb.end() <= n.start < end and _INVERTED.fullmatch(text, verb.end(), n.start)]
    for name in sorted(behind, key=lambda n: n.kind != "person"):
        return name.name
    following = re.compile(r"\s+(he|she)\b").match(text, verb.end(), end)
    if following:
        return _antecedent(text, names, start, last)
    capital_after = re.compile(r"\s+((?:[A-Z][\w.&-]*(?:\s|,|$)){1,4})").match(text, verb.end(), end)
    return capital_after.group(1).strip(" ,") if capital_after else None


def _antecedent(text: str, names: Sequence[Name], before: int, last: str) -> str:
    """Resolve "he" and "she": who is said to speak just before, else the last speaker, else who is named."""
    near = [n for n in names if n.kind == "person" and before - 2 * WINDOW < n.start and n.end <= before]
    for name in reversed(near):
        after, lead = text[name.end : name.end + 14], text[max(0, name.start - 14) : name.start]
        if _verbs_pattern().match(after.lstrip(" ,")) or re.search(r"(?:said|says|told|added) $", lead):
            return name.name
    subjects = [n for n in near if not _OWNS.match(text, n.end)]
    line = text.rfind("\n", 0, before)
    here = [n.name for n in subjects if n.start > line]
    if last in here or (last and not here):
        return last
    if here:
        return here[0]
    line = max((text.rfind("\n", 0, n.start) for n in subjects), default=-1)
    return next((n.name for n in subjects if n.start > line), "")


def _institution(noun: str, cast: Cast) -> str:
    return next((meant.name for meant in cast.nouns if meant.noun == noun.lower()), "")


# ------------------------------------------------------------------------------------------ indirect


def _indirect(part: Part, spans: Sequence[_Span], names: Sequence[Name], cast: Cast) -> Iterator[Quotation]:
    text = part.text
    outers = [span.outer for span in spans]
    for that in _THAT.finditer(text):
        match = _reporting_pattern().search(text, max(0, that.start() - BEFORE_THAT), that.start())
        if match is None:
            continue
        start = that.end()
        stop = _clause(text, start, min(_line_end(text, start), start + LONGEST_CLAUSE))
        end = start + len(text[start:stop].rstrip().rstrip(".!?,;'\"”’ "))
        beside = spans[max(0, bisect_left(outers, match.start()) - 1) : bisect_left(outers, stop)]
        if end <= start or any(match.start() < s.outer_end for s in beside):
            continue
        line = max(text.rfind("\n", 0, match.start()) + 1, match.start() - 2 * WINDOW)
        begin = max([line, *(m.end() for m in _SENTENCE_END.finditer(text, line, match.start()))])
        verb = _WORD.match(text, match.start())
        near = _near(names, match.start(), stop)
        speaker = _subject(text, begin, verb, match.start(), near, "", cast) if verb else None
        if verb and speaker:
            yield _quotation(part, start, end, _Said(speaker, verb.group().lower()), direct=False)


@lru_cache(maxsize=1)
def load_speech() -> dict[str, str]:
    """Read the verbs of saying, ``data/speech.toml``."""
    return dict(load("speech"))


@lru_cache(maxsize=1)
def _verbs_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(sorted(words(load_speech()['verbs'])))}|(?:shot|fired|hit|pushed) back)\b"
    )


@lru_cache(maxsize=1)
def _reporting_pattern() -> re.Pattern[str]:
    return re.compile(_REPORTING.format(verbs="|".join(sorted(words(load_speech()["reporting"])))))
