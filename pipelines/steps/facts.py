"""What a sentence states that can be wrong by itself: dates, numbers, quoted words and names, with where they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

from dateline.pipelines.steps.fingerprint import fold, word_spans
from dateline.pipelines.steps.lexicon import words as listed
from dateline.schemas.records import Span, TimeExpression

FactKind = Literal["date", "number", "quotation", "name"]
FACTS: tuple[FactKind, ...] = get_args(FactKind)
SHORTEST_QUOTATION = 3  # words: fewer between quotation marks are a term ("so-called “sanctuary” cities")
# Share of capitals among a line's words from which it is set as a heading and capitals tell no names.
HEADING = 0.6

_SYMBOL = re.compile(r"[$€£¥₹%]")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_GROUPED = re.compile(r",(?=\d{3}(?!\d))")
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"
_VALUES: dict[str, float] = (
    {word: float(n) for n, word in enumerate(_ONES.split())}
    | {word: 20.0 + 10 * n for n, word in enumerate(_TENS.split())}
    | {word: 1.0 + n for n, word in enumerate(_ORDINALS.split())}
    | {"half": 0.5, "dozen": 12.0, "dozens": 12.0}
)
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SCALES |= {f"{word}s": scale for word, scale in _SCALES.items()}
_ABBREVIATED = {"m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12, "k": 1e3}  # behind a figure alone
# "One" and "second" are numbers only beside another number, or in the place of one.
_WEAK = frozenset(("one", "second", "first", "zero"))
_QUOTED = re.compile(r"“[^“”\n]*(?:”|$)|„[^„“”\n]*(?:[“”]|$)|«[^«»\n]*(?:»|$)|\"[^\"\n]*(?:\"|$)", re.M)
# Words that open a sentence with a capital and are no part of the name behind them.
_OPENERS = listed(
    """
    a an the this that these those he she it they we i you his her its their our my your who what when where why how
    in on at by for from of to with without as and but or nor so yet if after before while since until although though
    because under over during despite among between against about earlier later last next no not some many most all both
    each every other another one two three four five six seven eight nine ten there here then now also still
    even just only
    """
)


class Word(NamedTuple):
    """A word, figure or sign of currency: where it stands, and the form in which it is compared."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A stretch of text that states something: what it states, in a form that two ways to write it share."""

    kind: FactKind
    start: int
    end: int
    said: Hashable


def words_of(text: str, start: int, end: int) -> tuple[Word, ...]:
    """The words of a stretch of text, with their figures as numbers and without what printers change."""
    piece = text[start:end]
    spans = sorted([*word_spans(piece), *(m.span() for m in _SYMBOL.finditer(piece))])
    return tuple(Word(start + a, start + b, _key(piece[a:b])) for a, b in spans)


def _key(word: str) -> str:
    """Unlike ``fold``, it keeps the point of "1.5"; 1,000 is 1000."""
    if word[0].isdigit() or _SYMBOL.match(word):
        return _GROUPED.sub("", word).casefold()
    return fold(word)


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text's quotations stand, without their marks; one that is not closed ends with its paragraph."""
    found = []
    for match in _QUOTED.finditer(text):
        closed = len(match[0]) > 1 and match[0][-1] in '”“»"'
        found.append((match.start() + 1, match.end() - closed))
    return tuple(found)


def facts_of(
    text: str,
    sentences: Sequence[Span],
    times: Sequence[TimeExpression],
    quoted: Sequence[tuple[int, int]],
    common: frozenset[str],
) -> list[Fact]:
    """The facts of some sentences of one text, in order.

    :param times: the time expressions of that text
    :param quoted: its ``quoted_spans``
    :param common: words that stand somewhere in the article in lower case: with a capital they merely open a sentence
    """
    found: list[Fact] = []
    for sentence in sentences:
        words = words_of(text, sentence.start, sentence.end)
        dates = [_date(t) for t in times if t.type in ("DATE", "TIME") and _within(t.start, t.end, sentence)]
        free = [w for w in words if not any(d.start <= w.start < d.end for d in dates)]
        found += [*dates, *_numbers(free, text), *_names(words, free, text, common)]
        found += _quotations(words, quoted)
    return sorted(found, key=lambda f: (f.start, f.end))


def _within(start: int, end: int, span: Span) -> bool:
    return span.start <= start and end <= span.end


def _date(time: TimeExpression) -> Fact:
    return Fact("date", time.start, time.end, time.symbol)


def _numbers(words: Sequence[Word], text: str) -> Iterator[Fact]:
    """Numbers in figures or words, those that follow each other as one: "$2.5 million", "two hundred"."""
    run: list[tuple[Word, float, bool]] = []
    sign: Word | None = None
    before: Word | None = None
    for word in [*words, Word(len(text) + 1, len(text) + 1, "")]:
        if len(_FIGURE.findall(word.key)) > 1:  # "5-4", "2017-18"
            yield Fact("number", word.start, word.end, word.key)
        value = _value(word.key, bool(run))
        adjoins = not run or text[run[-1][0].end : word.start].strip("-‐‑ ") == ""
        if run and (value is None or not adjoins):
            ends = word if word.key == "%" and adjoins else None
            yield from _number(run, sign, ends)
            run, sign = [], None
        if value is not None:
            if not run and before and before.key in ("a", "an") and (value[1] or word.key == "dozen"):
                run.append((before, 1.0 if value[1] else 0.0, False))  # "a million", "a dozen"
            run.append((word, *value))
        elif _SYMBOL.match(word.key):
            sign = word
        else:
            sign = None
        before = word


def _number(run: Sequence[tuple[Word, float, bool]], sign: Word | None, ends: Word | None) -> Iterator[Fact]:
    total = current = 0.0
    for _, value, is_scale in run:
        if is_scale:
            current = (current or 1.0) * value
            if value >= 1e3:  # below, a scale belongs to what follows: "two hundred thousand"
                total, current = total + current, 0.0
        else:
            current += value
    if len(run) == 1 and run[0][0].key in _WEAK and not (sign or ends):
        return
    signs = tuple(s.key for s in (sign, ends) if s)
    start = sign.start if sign else run[0][0].start
    yield Fact("number", start, ends.end if ends else run[-1][0].end, (f"{total + current:.12g}", *signs))


def _value(key: str, follows: bool) -> tuple[float, bool] | None:
    """A word's value, and whether it multiplies what stands before it."""
    if key in _SCALES:
        return _SCALES[key], True
    if follows and key in _ABBREVIATED:
        return _ABBREVIATED[key], True
    if key in _VALUES:
        return _VALUES[key], key.startswith("dozen") and follows
    figures = _FIGURE.findall(key)
    if figures:
        return (_decimal(figures[0]), False) if len(figures) == 1 else None
    for tens in _TENS.split():  # "twentyfive", as it is folded
        rest = key.removeprefix(tens)
        if rest != key and rest in _VALUES and _VALUES[rest] < 10:
            return _VALUES[tens] + _VALUES[rest], False
    return None


def _decimal(figure: str) -> float:
    """ "1.5" and "1,5" are one and a half; of several points or commas all but the last part thousands."""
    plain = _GROUPED.sub("", figure)
    head, mark, tail = plain.replace(",", ".").rpartition(".")
    return float(head.replace(".", "") + "." + tail) if mark else float(plain)


def _quotations(words: Sequence[Word], quoted: Sequence[tuple[int, int]]) -> Iterator[Fact]:
    """What of these words is quoted, a quotation that goes on in the next sentence up to the end of this one."""
    if not words:
        return
    at = max(0, bisect_right(quoted, (words[0].start, -1)) - 1)
    for start, end in quoted[at:]:
        if start >= words[-1].end:
            return
        inside = [w for w in words if start <= w.start and w.end <= end]
        if len(inside) >= SHORTEST_QUOTATION:
            yield Fact("quotation", inside[0].start, inside[-1].end, tuple(w.key for w in inside))


def _names(words: Sequence[Word], free: Sequence[Word], text: str, common: frozenset[str]) -> Iterator[Fact]:
    """Runs of words with capitals, but for what merely opens the sentence, and for headings, which have them all."""
    letters = [w for w in words if text[w.start].isalpha()]
    if not letters:
        return
    capitals = sum(text[w.start].isupper() for w in letters)
    if capitals > HEADING * len(letters) and text[words[-1].end : words[-1].end + 1] not in (".", "!", "?", ","):
        return
    opening = letters[0].start
    run: list[Word] = []
    for word in [*free, Word(len(text), len(text), "")]:
        goes_on = bool(run) and text[run[-1].end : word.start].strip(". ") == ""
        is_name = (
            word.end > word.start and text[word.start].isupper() and not _merely_opens(word, opening, common, text)
        )
        if run and not (is_name and goes_on):
            yield Fact("name", run[0].start, run[-1].end, tuple(w.key for w in run))
            run = []
        if is_name:
            run.append(word)


def _merely_opens(word: Word, opening: int, common: frozenset[str], text: str) -> bool:
    """Whether a word has its capital from the beginning of a sentence or quotation; "I" is no name either."""
    begins = word.start == opening or text[max(0, word.start - 1) : word.start] in ("“", '"', "‘", "'", "«", "„")
    return word.key == "i" or (begins and (word.key in _OPENERS or word.key in common or word.key in _VALUES))
