"""A sentence as a row of tagged tokens: closed word classes by table, verbs by their forms, time
expressions as one token.

The tags are the little that finding clauses needs. What no table knows is a noun phrase's business and gets
``N``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.pipelines.steps import inflection
from dateline.pipelines.steps.phrases import NOT_ADVERBS, TAGS
from dateline.pipelines.steps.remembered import Remembered

# One token: a clitic standing alone, a word with inner apostrophes, hyphens and full stops, or a mark.
_TOKEN = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|['’](?:s|re|ve|ll|d|m)\b|[^\W_]+(?:['’\-.&/][^\W_]+)*|``|''|--|[^\w\s]|_"
)

_MARKS = dict.fromkeys([",", ";", ":", "—", "–", "--", "(", ")", "[", "]", "…", "-", "/"], ",") | dict.fromkeys(
    ['"', "“", "”", "«", "»", "``", "''", "‘"], "Q"
)
# Read by their commoner use; "lrb" and "rrb" are brackets in tokenised text.
_COMMONER = {"there": "R", "once": "S", "about": "P", "following": "P", "past": "P", "lrb": ",", "rrb": ","}
_TAGS = TAGS | _MARKS | _COMMONER
_TAGS |= dict.fromkeys(".!?", ".")
_CLITICS = {"'ll": "M", "'d": "M", "'re": "B", "'ve": "H", "n't": "X", "'m": "B"}
_NEGATED = dict.fromkeys(("won't", "can't", "couldn't", "wouldn't", "shouldn't", "mustn't", "mightn't"), "M")
_NEGATED |= dict.fromkeys(("isn't", "aren't", "wasn't", "weren't", "ain't"), "B")
_NEGATED |= dict.fromkeys(("hasn't", "haven't", "hadn't"), "H") | dict.fromkeys(("don't", "doesn't", "didn't"), "A")
# Names that would be pronouns in lower case.
_ACRONYMS = frozenset({"WHO", "US", "IT"})
_PRONOUNS = frozenset({"i", "you", "he", "she", "it", "we", "they", "who", "that", "there"})
_SHORT_IS = frozenset({"he", "she", "it", "that", "there", "what", "who", "here", "where"})


@dataclass(slots=True)
class Line:
    """One sentence's tokens as parallel rows; offsets are in the part's text."""

    start: int
    end: int
    starts: list[int]
    ends: list[int]
    words: list[str]
    lows: list[str]
    tags: list[str]
    times: list[int]  # index of the time expression that a "T" token stands for, else -1
    quoted: list[bool]

    def text(self, first: int, last: int) -> str:
        """The tokens from `first` to `last`, both in, as lower-case words with single spaces."""
        return " ".join(self.lows[first : last + 1])


@lru_cache(maxsize=65536)
def _classify(word: str) -> tuple[str, str]:
    """The lower-case form and the tag of a word by itself: "V" for any form of a verb but the bare one."""
    if word in _ACRONYMS:
        return word, "N"
    low = word.lower().replace("’", "'")
    tag = _TAGS.get(low) or _CLITICS.get(low) or _NEGATED.get(low)
    if tag is None and "'" in low:
        head, _, tail = low.rpartition("'")
        if tail != "s":
            tag = _CLITICS.get("'" + tail) if head in _PRONOUNS else None
        elif head in _SHORT_IS:
            tag = "B"
    if tag is None and low.endswith("ly") and len(low) > 4 and low not in NOT_ADVERBS and word[0] == low[0]:
        tag = "J"
    if tag is None and inflection.verb(low).form & ~inflection.BASE and (word.islower() or _may_open(word, low)):
        tag = "V"
    return low, tag or "N"


def _may_open(word: str, low: str) -> bool:
    """Whether a capitalised word may be a verb form that opens a sentence: "Accused", "Speaking"."""
    return word.istitle() and low.endswith(("ed", "ing"))


class _Words(NamedTuple):
    """The tokens of a whole text, or of a stretch of it, as parallel rows."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    lows: list[str]
    tags: list[str]


# Of what stands between two blanks: the lower-case form and the tag of a word by itself, as most are; else starts,
# ends, words, lows and tags. Tuples of what holds nothing else, which the garbage collector does not look at: tens of
# thousands are remembered, and each object less that is looked at counts.
_Tokens = tuple[str, str] | tuple[tuple[int, ...], tuple[int, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def line(
    text: str, start: int, end: int, spans: Sequence[tuple[int, int, int]], quotes: Sequence[tuple[int, int]]
) -> Line:
    """Tag the sentence ``text[start:end]``.

    :param spans: the time expressions in it as (start, end, index; -1 - index for one that dates nothing),
        in order
    :param quotes: the stretches of the text inside quotation marks, in order
    """
    row = Line(start, end, [], [], [], [], [], [], [])
    found = _words_of(text)
    at = start
    for span_start, span_end, index in spans:
        _add_words(row, text, found, at, max(at, span_start))
        if span_end > at:
            _add_time(row, text, max(at, span_start), span_end, index)
            at = span_end
    _add_words(row, text, found, at, end)
    row.quoted += [False] * len(row.starts)
    place = bisect_left(quotes, (start,))
    place -= place > 0 and quotes[place - 1][1] > start
    while place < len(quotes) and quotes[place][0] < end:
        first, last = bisect_left(row.starts, quotes[place][0]), bisect_left(row.starts, quotes[place][1])
        row.quoted[first:last] = [True] * (last - first)
        place += 1
    return row


@lru_cache(maxsize=16)
def _words_of(text: str) -> _Words:
    """The tokens of a whole text; remembered, since its sentences are asked for one after the other."""
    return _cut(text, 0, len(text))


def _cut(text: str, start: int, end: int) -> _Words:
    found = _Words([], [], [], [], [])
    begin = start
    chunks = text[start:end].split(" ")  # no token holds a blank, or hangs on another chunk
    all_starts, all_ends, all_words, all_lows, all_tags = found
    for chunk, tokens in zip(chunks, map(_TOKENS.__getitem__, chunks), strict=True):
        end = begin + len(chunk)
        if len(tokens) == 2:
            all_starts.append(begin)
            all_ends.append(end)
            all_words.append(chunk)
            all_lows.append(tokens[0])
            all_tags.append(tokens[1])
        else:
            starts, ends, words, lows, tags = tokens
            all_starts += [begin + at for at in starts]
            all_ends += [begin + at for at in ends]
            all_words += words
            all_lows += lows
            all_tags += tags
        begin = end + 1
    return found


def _tokens(chunk: str) -> _Tokens:
    if chunk.isalpha():
        return _classify(chunk)
    word, mark = chunk[:-1], _TAGS.get(chunk[-1:])
    if mark is not None and word.isalpha():  # "city,"
        at, (low, tag) = len(word), _classify(word)
        return (0, at), (at, at + 1), (word, chunk[-1]), (low, chunk[-1]), (tag, mark)
    found = list(_TOKEN.finditer(chunk))
    words = tuple([match[0] for match in found])
    classified = [_classify(word) for word in words]
    return (
        tuple([match.start() for match in found]),
        tuple([match.end() for match in found]),
        words,
        tuple([low for low, _ in classified]),
        tuple([tag for _, tag in classified]),
    )


_TOKENS: Final[Remembered[_Tokens]] = Remembered(_tokens)


def _add_words(row: Line, text: str, found: _Words, start: int, end: int) -> None:
    """Add the tokens of ``text[start:end]``, whose edges may cut a word in two."""
    if start >= end:
        return
    first, last = bisect_left(found.starts, start), bisect_left(found.starts, end)
    if (first and found.ends[first - 1] > start) or (last and found.ends[last - 1] > end):
        found = _cut(text, start, end)
        first, last = 0, len(found.starts)
    row.starts += found.starts[first:last]
    row.ends += found.ends[first:last]
    row.words += found.words[first:last]
    row.lows += found.lows[first:last]
    row.tags += found.tags[first:last]
    row.times += [-1] * (last - first)


def _add_time(row: Line, text: str, start: int, end: int, index: int) -> None:
    row.starts.append(start)
    row.ends.append(end)
    row.words.append(text[start:end])
    row.lows.append(text[start:end].lower())
    row.tags.append("T" if index >= 0 else "U")
    row.times.append(index if index >= 0 else -1)


_MARK = re.compile(r"[\"“”«»\n]|``|''")
_OPENING = frozenset("“«") | {"``"}


def quotations(text: str) -> list[tuple[int, int]]:
    """The stretches inside double quotation marks; one that is not closed ends with its paragraph."""
    spans: list[tuple[int, int]] = []
    opened = -1
    for match in _MARK.finditer(text):
        mark = match.group()
        if mark == "\n":
            if opened >= 0:
                spans.append((opened, match.start()))
            opened = -1
        elif opened < 0 and mark not in "”»''":
            opened = match.end()
        elif opened >= 0 and mark not in _OPENING:
            spans.append((opened, match.start()))
            opened = -1
    return spans + ([(opened, len(text))] if opened >= 0 else [])
