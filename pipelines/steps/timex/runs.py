"""Stage one, first half: cuts a text into words and finds the runs of known words that may hold an expression."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, count, pairwise
from operator import add

from dateline.pipelines.steps.remembered import LONGEST, Remembered
from dateline.pipelines.steps.timex.grammar import DIGITS, OTHER, Token, Vocabulary

# Words, numbers (grouped or decimal ones whole), white space with or without a blank line, and every other sign by
# itself: each character lies in one. Each alternative is bounded or cannot be entered twice for the same characters,
# so that the split is linear.
_WORD = re.compile(r"[^\W\d_]+|[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])|[0-9]+(?:\.[0-9]+)?|[^\S\n]+|\n\s*\n|\n|\S")
# The character of white space, which never matters; but a blank line is no known word and ends a run.
_SPACE = " "
_UNEVEN = "\0"  # the character of no word
# An expression of more words than this is none; it also bounds the work on adversarial text.
LONGEST_RUN = 400
# Characters read at once: enough that the cuts cost nothing, few enough that a long text needs no more memory.
WINDOW = 1 << 16
# Words whose characters are kept: news of one language has fewer that come again.
MOST_CODES = 1 << 16
# What stands between two runs.
BREAK = Token(OTHER, {}, 0, 0)
_CUT = re.compile(r"(?<=\S)\s")  # between two words, with all white space on one side


class Runs:
    """Finds the unbroken runs of known words that hold a trigger.

    :param triggers: classes, or words as ``=word``, one of which every expression holds; where several are joined by
        blanks, they must follow each other
    """

    def __init__(self, vocabulary: Vocabulary, triggers: Iterable[str]) -> None:
        self._entry = vocabulary.entry
        self._codes = _Codes(vocabulary)
        self._pieces: Remembered[str] = Remembered(self._codes_between_blanks)
        patterns = [_pattern(trigger, vocabulary) for trigger in sorted(triggers)]
        self._trigger = re.compile("|".join(patterns))
        # What any of them begins with: re leaps from one to the next, which it does not with alternatives.
        self._first = re.compile("[" + "".join(pattern[1 : pattern.index("]")] for pattern in patterns) + "]")

    def of(self, text: str) -> Iterator[list[Token]]:
        """The words of the text's runs, in order: those of a window at once, as what is done for each of many lists
        costs more than what is done for a word. A break, which no rule describes, stands before each run."""
        at, size = 0, WINDOW
        while at < len(text):
            cut = _CUT.search(text, at + size)
            end = cut.start() if cut else len(text)
            words = self._cut(text[at:end])
            rest = self._open(words.codes) if end < len(text) else len(words.codes)  # it may go on: read again
            tokens = []
            for first, last in self._spans(words.codes[:rest]):
                tokens.append(BREAK)
                tokens += [self._token(word, at + start) for word, start in words.between(first, last)]
            yield tokens
            # A run longer than all that was read: thousands of digits a number.
            size = size if rest else 2 * size
            at = at + words.place(rest) if end < len(text) else end

    def _cut(self, text: str) -> _Words:
        """The words of a stretch of a text, those between two blanks at once where nothing but one blank parts them."""
        pieces = text.split(_SPACE)
        words = _Words(pieces, list(map(self._pieces.__getitem__, pieces)), _SPACE)
        if _UNEVEN in words.codes:
            pieces = _WORD.findall(text)
            words = _Words(pieces, list(map(self._codes.__getitem__, pieces)), "")
        return words

    def _codes_between_blanks(self, piece: str) -> str:
        """The characters of the words between two blanks; UNEVEN where other white space is beside one of these, or so
        many are they that to find one of them costs much."""
        if not piece or piece[0].isspace() or piece[-1].isspace() or len(piece) > LONGEST:
            return _UNEVEN
        return "".join(map(self._codes.__getitem__, _WORD.findall(piece)))

    def _spans(self, codes: str) -> Iterator[tuple[int, int]]:
        """Where the runs that hold a trigger begin and end among the words, long ones in pieces."""
        done = 0
        for match in self._first.finditer(codes):  # from trigger to trigger: one run of thirty has any
            if match.start() < done or not self._trigger.match(codes, match.start()):
                continue
            end = codes.find(OTHER, match.start())
            done = end if end >= 0 else len(codes)
            yield from (span for span in _pieces(codes, match.start(), done) if self._trigger.search(codes, *span))

    def _open(self, codes: str) -> int:
        """Where the last piece of the run begins that reaches the end of the words."""
        last = len(codes) - 1
        return len(codes) if codes[last] == OTHER else max((a for a, _ in _pieces(codes, last, last + 1)), default=0)

    def _token(self, word: str, start: int) -> Token:
        entry = self._entry(word)
        return Token(entry.code, entry.values, start, start + len(word))


class _Words:
    """The words of a stretch of a text as a character each, and where they stand, worked out when it is asked: most
    stand in no run.

    :param pieces: of one word or more
    :param codes: the characters of each piece's words
    :param gap: what stands between two pieces, a blank or nothing
    """

    def __init__(self, pieces: Sequence[str], codes: Sequence[str], gap: str) -> None:
        self._pieces, self._codes_of, self._gap = pieces, codes, len(gap)
        self.codes = gap.join(codes)
        self._starts: list[int] = []  # of the pieces among the characters of the text
        self._firsts: list[int] = []  # and among those of the words

    def between(self, first: int, last: int) -> Iterator[tuple[str, int]]:
        """The words from `first` up to `last`, which are no white space, and where they begin."""
        piece = self._piece_of(first)
        at = self._firsts[piece]
        while at < last:
            start = self._starts[piece]
            for word in _WORD.findall(self._pieces[piece]):
                if first <= at < last and self.codes[at] != _SPACE:
                    yield word, start
                start += len(word)
                at += 1
            at += self._gap
            piece += 1

    def place(self, word: int) -> int:
        """Where a word begins, or where all end."""
        if word >= len(self.codes):
            return sum(map(len, self._pieces)) + self._gap * (len(self._pieces) - 1)
        piece = self._piece_of(word)
        within = _WORD.findall(self._pieces[piece])[: word - self._firsts[piece]]
        return self._starts[piece] + sum(map(len, within))

    def _piece_of(self, word: int) -> int:
        if not self._starts:
            self._starts, self._firsts = _places(self._pieces, self._gap), _places(self._codes_of, self._gap)
        return bisect_right(self._firsts, word) - 1


def _places(pieces: Sequence[str], gap: int) -> list[int]:
    """Where each of some pieces begins, and the last ends, with so many characters between two."""
    return list(map(add, accumulate(map(len, pieces), initial=0), count(0, gap)))


def _pieces(codes: str, place: int, last: int) -> Iterator[tuple[int, int]]:
    """The run around a word up to where it ends, in pieces of LONGEST_RUN words."""
    first = codes.rfind(OTHER, 0, place) + 1
    if last - first <= LONGEST_RUN:
        yield first + (codes[first] == _SPACE), last
        return
    places = [place for place in range(first, last) if codes[place] != _SPACE]
    yield from pairwise((*places[::LONGEST_RUN], last))


class _Codes(dict[str, str]):
    """The character that stands for a word; white space is SPACE, a word that no table knows OTHER."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        super().__init__({word: entry.code for word, entry in vocabulary.entries.items()})
        self.update({" ": _SPACE, "\n": _SPACE})
        self._entry = vocabulary.entry

    def __missing__(self, word: str) -> str:
        first = word[0]
        if first in DIGITS:
            return self._entry(word).code
        code = _SPACE if first.isspace() and word.count("\n") < 2 else OTHER
        if len(self) < MOST_CODES:
            self[word] = code
        return code


def _pattern(trigger: str, vocabulary: Vocabulary) -> str:
    """A trigger as a regular expression over characters of words; ValueError where no word is one."""
    codes = [vocabulary.codes((name,)) for name in trigger.split()]
    if not all(codes):
        raise ValueError(f"nothing is a {trigger!r}")
    return f"{_SPACE}?".join(f"[{some}]" for some in codes)
