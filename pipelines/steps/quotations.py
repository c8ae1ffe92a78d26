"""Words that an article puts into somebody's mouth: direct quotations, and indirect ones (see `indirect`).

Quoted words are told by their marks: curly, straight, those of tokenised text (two backticks, two
apostrophes), British single ones; a quotation that runs over paragraphs has one piece a paragraph. The
speaker stands beside them ("Sessions said", "said Anthony McCarthy, a spokesman", "McClatchy reported").
One or two quoted words are scare quotes or a title, no quotation, unless right behind a verb of saying; a few are
one only where somebody is said to say them.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from dateline.pipelines.steps.indirect import statements
from dateline.pipelines.steps.names import Name, covered
from dateline.pipelines.steps.participants import Cast, cast_names
from dateline.pipelines.steps.pronouns import WINDOW
from dateline.pipelines.steps.speakers import Said, naming_pattern, said, verbs_pattern
from dateline.schemas.records import Part, Quotation, Span

SCARE_WORDS = 2  # quoted words up to this many are scare quotes: "sanctuary cities"
SHORT_WORDS = 6  # up to this many are a quotation only beside a verb of saying; titles of works are short
NEAR = 120  # characters before a word or two in marks in which somebody must be said to say them: "vowed to “defund”"
CLOSE = 30  # characters from the verb to the marks, within which a noun may follow: "vowed to “defund” cities"
REMEMBERED = 700  # characters, a paragraph or two, from what somebody said to a paragraph of nothing but quoted words
SMALL = 3  # letters: "of", "the" stay small in titles
LONGEST = 3000  # characters: a mark that closes later belongs to something else

# What must not stand before a mark is asked behind it: so re leaps from mark to mark.
_QUOTED = re.compile(
    r"“(?P<curly>[^“”\n]{2,}?)(?:”|(?<=[,.?!])\"(?=[\s)]|$)|(?=\n+\s*“)|(?=\n|$))"
    r"|``\s(?P<tokenised>(?:(?!``|'').){2,3000}?)\s''"
    r"|\"(?<![\w\"]\")(?=\S)(?P<straight>[^\"“”\n]{2,}?)(?:[\"”](?!\w)|(?=\n+\s*\")|(?=\n|$))"
    r"|‘(?<!\w‘)(?=\S)(?P<single>(?:[^‘’“”\"\n]|’(?=\w)){2,}?)’(?!\w)"
    r"|`(?<!\S`) (?P<ticks>[^`\n]{2,600}?) '(?![\w'])",
    re.DOTALL,
)
_SENTENCE_END = re.compile(r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?]['\"”’)]*\s+(?=[\"“‘`A-Z])")
# Nobody said it: "none of them called itself a “haven”".
_UNSAID = re.compile(r"\b(?:[Nn]o|not|[Nn]ever|[Nn]one|[Nn]obody|[Nn]either)\b[^.!?\n]*$|n['’]t\b[^.!?\n]*$")
_ITSELF = re.compile(r"\b(?:them|it|him|her)sel(?:f|ves)\b")
_TITLED = re.compile(r"\b(?:en)?titled,? $|\bheadlined,? $|\b(?:RELATED|READ MORE|SEE ALSO|WATCH):[^.\n]*$")
_ANOTHER = re.compile(r"[.!?;“”\"]|so-called $")
# Where one or two words in marks stand before a noun, they are its name: "the “sanctuary” cities"
_STANDS_ALONE = re.compile(
    r"\s*(?:$|[.,;:!?)\n—–-]|(?:and|or|but|in|on|of|to|for|with|from|by|that|because|when|if|as|at|among|about|into|after"
    r"|before|during|until|while|than|over|towards?|against|under)\b)"
)
_GOES_ON = re.compile(r"\b(?:and|but)\b (?:also |then |later )?(?:[a-z]+ed|said|told|wrote)\b|\b(?:adding|saying)\b")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class _Marks(NamedTuple):
    """One pair of marks: the marks' own extent and that of the words inside."""

    outer: int
    outer_end: int
    start: int
    end: int


def find_quotations(parts: Sequence[Part], sentences: Sequence[Span], cast: Cast) -> tuple[Quotation, ...]:
    """Find the quotations of an article's parts, in order, each with its speaker's name if it is told."""
    found = []
    for part in parts:
        told = [(s.start, s.end) for s in sentences if s.part == part.ordinal]
        found += sorted(_in_part(part, told, cast), key=lambda q: (q.start, q.end))
    return tuple(found)


@dataclass(slots=True)
class _Told:
    """What was said last while a text is gone through."""

    said: Said = field(default_factory=Said)
    end: int = -WINDOW  # of its marks
    person: str = ""  # who spoke last, directly or not, where that is a person


def _in_part(part: Part, sentences: Sequence[tuple[int, int]], cast: Cast) -> Iterator[Quotation]:
    text = part.text
    spans = _spans(text)
    quoted = covered(text, spans)
    names = [name for name in cast_names(text, cast) if not quoted[name.start]]
    persons = {name.name for name in names if name.kind == "person"}
    starts = [name.start for name in names]
    marks = [(span.outer, span.outer_end) for span in spans]
    last, done = _Told(), 0
    for start, end in [*sentences, (len(text), len(text))]:
        until = bisect_left(marks, (end, 0))
        beside = marks[max(0, done - 1) : until]
        near = _near(names, starts, start, end)
        for i in range(done, until):
            yield from _direct(part, spans, i, _near(names, starts, spans[i].outer, spans[i].outer_end), last, cast)
            last.person = last.said.speaker if last.said.speaker in persons else last.person
        done = until
        for told in statements(text, (start, end), beside, near, last.person, cast) if part.name != "title" else ():
            last.person = told.said.speaker if told.said.speaker in persons else last.person
            yield _quotation(part, told.start, told.end, told.said, direct=False)


def _direct(
    part: Part, spans: Sequence[_Marks], i: int, near: Sequence[Name], last: _Told, cast: Cast
) -> Iterator[Quotation]:
    """The words between one pair of marks, if they are a quotation; what was said last moves on."""
    text, span = part.text, spans[i]
    count = len(_WORD.findall(text, span.start, span.end))
    if (count <= SCARE_WORDS and not _is_said(text, span)) or _is_title(text, span):
        return
    told = _attribution(text, spans, i, near, last.person, cast)
    if not told.verb and _continues(text, last.end, span):
        told = last.said
    if not told.verb and last.person and _is_paragraph(text, span) and span.outer - last.end < REMEMBERED:
        told = Said(last.person)
    if told.verb and not told.speaker and _is_one_sentence(text, last.end, span.outer):
        told = told._replace(speaker=last.said.speaker)  # "called it “unfair” and said that it was “wrong”"
    if not told.verb and (count <= SHORT_WORDS or part.name != "body"):
        return
    yield _quotation(part, span.start, span.end, told, direct=True)
    last.said, last.end = told, span.outer_end


def _is_one_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence goes on with its own subject from one pair of marks to the next."""
    between = text[max(0, start) : end]
    goes_on = start >= 0 and "\n" not in between and len(between) < WINDOW and not _SENTENCE_END.search(between)
    return goes_on and _GOES_ON.search(between) is not None


def _is_said(text: str, span: _Marks) -> bool:
    """Tell a word or two that somebody says ("vowed to “defund” them") from a term or a name in marks."""
    words = text[span.start : span.end]
    verbs = list(naming_pattern().finditer(text, max(0, span.outer - NEAR), span.outer))
    called = verbs[-1] if verbs else None
    if called is None or _ANOTHER.search(text, called.end(), span.outer) or all(w[0].isupper() for w in words.split()):
        return False
    if _UNSAID.search(text, max(0, called.start() - NEAR), called.start()) or _ITSELF.search(
        text, called.end(), span.outer
    ):
        return False
    alone = words[-1] in ".!?" or (_STANDS_ALONE.match(text, span.outer_end) and text.count(words) == 1)
    return bool(alone) or span.outer - called.end() < CLOSE


def _is_paragraph(text: str, span: _Marks) -> bool:
    """Tell a paragraph of nothing but quoted words."""
    return (
        text[: span.outer].rstrip(" ")[-1:] == "\n" and text[span.outer_end : span.outer_end + 2].strip(" ")[:1] in "\n"
    )


def _is_title(text: str, span: _Marks) -> bool:
    """Tell the title of a work: "an evening titled “war on tax”", and what is set like one: “Lawyers Against Tax”."""
    begin = max(0, span.outer - NEAR)
    lead = text[begin : span.outer]
    if (":" in lead or "titled" in lead or "headlined" in lead) and _TITLED.search(text, begin, span.outer):
        return True
    long = [word for word in _WORD.findall(text, span.start, span.end) if len(word) > SMALL]
    return len(long) >= SCARE_WORDS and all(word[0].isupper() and not word.isupper() for word in long)


def _near(names: Sequence[Name], starts: Sequence[int], start: int, end: int) -> Sequence[Name]:
    """Cut the names, which begin at `starts`, down to those that can have to do with what stands there."""
    return names[bisect_left(starts, start - 3 * WINDOW) : bisect_left(starts, end + WINDOW)]


def _quotation(part: Part, start: int, end: int, said: Said, *, direct: bool) -> Quotation:
    text = part.text[start:end]
    return Quotation(part.ordinal, start, end, text, said.speaker, said.verb, direct)


# ------------------------------------------------------------------------------------------ the marks


def _spans(text: str) -> list[_Marks]:
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
            spans.append(_Marks(match.start(), match.end(), start, end))
    return spans


def _continues(text: str, last_end: int, span: _Marks) -> bool:
    """Tell whether a quotation goes on from the one before, so that its speaker is the same."""
    if last_end < 0:
        return False
    between = text[last_end : span.outer]
    lines = between.count("\n")
    if text.startswith("``", span.outer):  # tokenised text has one sentence a line, and no paragraphs
        return lines <= 1 and len(between) < WINDOW
    if lines or len(between) >= WINDOW:
        return not between.strip()
    return len(_SENTENCE_END.findall(between)) <= 1


# ------------------------------------------------------------------------------------------ the speaker


def _attribution(text: str, spans: Sequence[_Marks], i: int, names: Sequence[Name], last: str, cast: Cast) -> Said:
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
    before = said(text, begin, span.outer, names, last, cast, nearest_last=True)
    ended = text[span.end - 1] in ".!" and text[span.end : span.end + 1] not in (",",)
    behind = (
        Said()
        if ended and _starts_anew(text, span.outer_end)
        else said(text, span.outer_end, after, names, last, cast, nearest_last=False)
    )
    if not before.verb and not ended:
        behind = _closing(text, spans, i, names, last, cast) or behind
    announces = text[span.end : span.end + 1] == ","  # "…," McClatchy reported
    first, second = (before, behind) if inside_sentence and not announces else (behind, before)
    return first if first.verb else second


def _closing(text: str, spans: Sequence[_Marks], i: int, names: Sequence[Name], last: str, cast: Cast) -> Said | None:
    """Who is said to say all that a sentence quotes, behind the last of it: "a “blow” to “all,” Reuters reported"."""
    k = i
    while k + 1 < len(spans) and "\n" not in (gap := text[spans[k].outer_end : spans[k + 1].outer]):
        if len(gap) > WINDOW or _SENTENCE_END.search(gap):
            break
        k += 1
    if k == i or text[spans[k].end : spans[k].end + 1] != ",":
        return None
    end = min(_line_end(text, spans[k].outer_end), spans[k].outer_end + WINDOW)
    found = said(
        text, spans[k].outer_end, _clause(text, spans[k].outer_end, end), names, last, cast, nearest_last=False
    )
    return found if found.verb else None


def _starts_anew(text: str, start: int) -> bool:
    rest = text[start : start + 40].lstrip()
    return not rest or (rest[0].isupper() and not verbs_pattern().search(rest))


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _clause(text: str, start: int, stop: int) -> int:
    """End where the sentence ends that goes on after the marks."""
    match = _SENTENCE_END.search(text, start, stop)
    return match.end() if match else stop
