"""Stage one, first half: cuts a text into words and finds the runs of known words that may hold an expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from dateline.pipelines.steps.timex.grammar import DIGITS, OTHER, Token, Vocabulary

# Words, numbers (grouped or decimal ones whole), white space with or without a blank line, and every other sign by
# itself: each character lies in one. Each alternative is bounded or cannot be entered twice for the same characters,
# so that the split is linear.
_WORD = re.compile(r"[^\W\d_]+|[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])|[0-9]+(?:\.[0-9]+)?|[^\S\n]+|\n\s*\n|\n|\S")
# The character of white space, which never matters; but a blank line is no known word and ends a run.
_SPACE = " "
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
            words = _WORD.findall(text, at, end)
            starts = list(accumulate(map(len, words), initial=at))
            codes = "".join(map(self._codes.__getitem__, words))
            rest = self._open(codes) if end < len(text) else len(codes)  # it may go on: read again with what follows
            tokens = []
            for first, last in self._spans(codes[:rest]):
                tokens.append(BREAK)
                tokens += [self._token(words, starts, i) for i in range(first, last) if codes[i] != _SPACE]
            yield tokens
            # A run longer than all that was read: thousands of digits a number.
            size = size if rest else 2 * size
            at = starts[rest]

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

    def _token(self, words: Sequence[str], starts: Sequence[int], place: int) -> Token:
        entry = self._entry(words[place])
        return Token(entry.code, entry.values, starts[place], starts[place + 1])


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
