"""Regular expressions that find a term in a text as it stands, whatever its case and accents.

The letters of the pattern are folded, not the text: "Walesa" looks for ``[wŵ…][aàá…][lł…]…``. So the text needs no
second, folded copy in the store and none while it is searched (folding 150 million characters took 5.7 s, matching them
0.7), and the places that are found count in the text itself. Texts are in Unicode's form NFC, as Read leaves them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from dateline.pipelines.search.forms import forms
from dateline.pipelines.search.query import Term
from dateline.pipelines.steps.terms import STOP_WORDS

# Letters that Unicode does not take apart, and that people without them on their keyboard type so.
_TYPED = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe"}
_PAIRS = {"ss": "ß", "ae": "æ", "oe": "œ"}
_ACCENTS = re.compile("[\u0300-\u036f]")
_LETTERS = range(0xC0, 0x2000)  # every script of one case or two with letters that carry accents
# Thai, Lao, Burmese, Khmer, Japanese and Chinese set no blanks between words, and Korean none before its particles.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
# Vowel signs and the like, which belong to the word although Python's \w leaves them out.
_SIGNS = "".join(chr(n) for n in range(0x300, 0x2000) if unicodedata.category(chr(n)).startswith("M"))
_WORD = re.compile(rf"(?:[^\W_]|[{_SIGNS}])+")


@dataclass(frozen=True, slots=True)
class _Dialect:
    """How an engine writes the edges of words."""

    before: str
    after: str
    between: str  # two words of a phrase
    rest: str  # of a word of which the beginning is given


# RE2, DuckDB's engine, cannot look around: a match takes in the characters beside it.
_RE2 = _Dialect(r"(?:^|[^\pL\pM\pN])", r"(?:[^\pL\pM\pN]|$)", r"[^\pL\pM\pN]+", r"[\pL\pM\pN]*")
_PYTHON = _Dialect(
    rf"(?<![^\W_])(?<![{_SIGNS}])",
    rf"(?![^\W_]|[{_SIGNS}])",
    rf"(?:(?![{_SIGNS}])[\W_])+",
    rf"(?:[^\W_]|[{_SIGNS}])*",
)


def re2(term: Term, english: bool) -> str:
    """The pattern with which DuckDB finds a term, for regexp_extract_all; a match has a character more on each side.

    :param english: whether the text may be English, so that a word stands for its other forms, too
    """
    return "(?i)" + _pattern(term, english, _RE2)


def python(term: Term, english: bool) -> re.Pattern[str]:
    """The same pattern for Python; a match is the term and nothing else."""
    return re.compile(_pattern(term, english, _PYTHON), re.IGNORECASE)


def fold(text: str) -> str:
    """The text in small letters without accents: "Wałęsa" is "walesa", "Straße" is "strasse"."""
    return "".join(_plain(c) for c in text.casefold())


def words(text: str) -> list[str]:
    """The words of a text: runs of letters, digits and the signs on them."""
    return _WORD.findall(text)


def _pattern(term: Term, english: bool, dialect: _Dialect) -> str:
    if term.abbreviation:
        return dialect.before + _abbreviation(term.abbreviation) + dialect.after
    every = [fold(word) for word in words(unicodedata.normalize("NFC", term.text))]
    found = [word for word in every if word]  # of an accent that stands alone nothing is left
    inflected = english and len(found) == 1 and not (term.exact or term.beginning)
    core = _any_form(found[0]) if inflected else dialect.between.join(map(_spelled, found))
    before = "" if _UNSPACED.match(found[0]) else dialect.before
    if term.beginning:
        return before + core + dialect.rest
    return before + core + ("" if _UNSPACED.match(found[-1][-1]) else dialect.after)


def _abbreviation(letters: str) -> str:
    """With dots or without; where small letters would make another word ("US", "WHO"), in capitals only."""
    dotted = "".join(rf"{letter}\.?" for letter in letters)
    return f"(?-i:{dotted})" if letters.lower() in STOP_WORDS else dotted


def _any_form(word: str) -> str:
    return "(?:" + "|".join(map(_spelled, forms(word))) + ")"


def _spelled(word: str) -> str:
    """A folded word with every letter in all its accents."""
    spelled = "".join(f"[{c}{_accented().get(c, '')}]" for c in word)
    for pair, letter in _PAIRS.items():
        if pair in word:
            two = "".join(f"[{c}{_accented().get(c, '')}]" for c in pair)
            spelled = spelled.replace(two, f"(?:{two}|{letter})")
    return spelled


@cache
def _accented() -> dict[str, str]:
    """The letters that fold to each letter, both capital and small."""
    table: defaultdict[str, str] = defaultdict(str)
    for c in map(chr, _LETTERS):
        plain = fold(c)
        if c.isalpha() and len(plain) == 1 and plain != c.casefold():
            table[plain] += c
    return dict(table)


def _plain(c: str) -> str:
    base = _ACCENTS.sub("", unicodedata.normalize("NFD", c))
    return _TYPED.get(base, base) if len(base) <= 1 else c
