"""Fingerprints of a text: a few stable numbers by which two texts that share a sentence find each other.

Winnowing (Schleimer, Wilkerson, Aiken: *Winnowing: local algorithms for document fingerprinting*, SIGMOD
2003) over hashes of word shingles: in each window of hashes the smallest is kept. Any run of ``GUARANTEE``
words that two texts share gives them a fingerprint in common; a run shorter than ``SHINGLE`` words never
does. Between two versions of ``SCHEME`` nothing can be compared, so the fingerprints of a store belong to one
ruleset.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

# Changes with anything that changes a fingerprint.
SCHEME = "winnow-8-11-1"
# Words a shingle: shorter ones are set phrases of the trade ("could not immediately be reached for comment"
# is seven).
SHINGLE = 8
# Shingles a window. With it, one shared run of 18 words is never missed (the median sentence of news has 22),
# at 2/12 of the shingles kept.
WINDOW = 11
GUARANTEE = SHINGLE + WINDOW - 1

# 64 bits, signed where they leave: a BIGINT.
_BITS = (1 << 64) - 1
_SIGN = 1 << 63
# Knuth's multiplier for 64-bit linear congruence (MMIX); any odd number without structure serves.
_BASE = 6364136223846793005
_LEAVING = pow(_BASE, SHINGLE, 1 << 64)

# A word: letters and digits, held together by the marks that writers put inside words or leave out
# ("common-sense", "commonsense"; "U.S.", "US"; "1,000", "1000"), but no missing space after a full stop.
# Scripts that write no spaces give a word a character.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Chinese and Japanese
)
_LETTER = rf"[^\W_{_UNSPACED}]"
_INSIDE = "-\u2010\u2011'’ʼ"
_WORD = re.compile(rf"[{_UNSPACED}]|{_LETTER}+(?:[{_INSIDE}]{_LETTER}+|(?<=\d)[.,]\d+|(?<=\b\w)\.{_LETTER}\b)*")
_MARKS = {ord(mark): None for mark in _INSIDE + ".,"}
# A word cut at a line's end, and the soft hyphen, which is not there unless a line ends at it.
_CUT = re.compile(r"\u00ad|(?<=[a-z])-\n(?=[a-z])")


def fingerprints(text: str) -> tuple[int, ...]:
    """The text's winnowed shingle hashes: signed 64-bit integers, sorted, unique.

    A text shorter than a shingle has one, of the whole of it; an empty one none. Never raises.
    """
    words = folded_words(text)
    if not words:
        return ()
    return tuple(sorted(value - _SIGN for value in _winnow(_shingles(words))))


def folded_words(text: str) -> list[str]:
    """The words of a text without what printers change: case, quotes, dashes, hyphens, punctuation, width."""
    if "\u00ad" in text or "-\n" in text:
        text = _CUT.sub("", text)
    return [fold(word) for word in _WORD.findall(text)]


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where the words of a text stand: its ``folded_words``, but for words cut at a line's end."""
    return [match.span() for match in _WORD.finditer(text)]


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """One word in the form that is compared."""
    plain = word.translate(_MARKS)
    return (plain if plain.isascii() else unicodedata.normalize("NFKC", plain)).casefold()


@lru_cache(maxsize=65536)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def _shingles(words: list[str]) -> list[int]:
    """An unsigned hash of each run of ``SHINGLE`` words, in order (Karp and Rabin's, rolled over words)."""
    of = [_hash(word) for word in words]
    rolling = 0
    for entering in of[:SHINGLE]:
        rolling = (rolling * _BASE + entering) & _BITS
    hashes = [rolling]
    for entering, leaving in zip(of[SHINGLE:], of, strict=False):
        rolling = (rolling * _BASE + entering - leaving * _LEAVING) & _BITS
        hashes.append(rolling)
    return hashes


def _winnow(hashes: list[int]) -> set[int]:
    """The smallest hash of each window of ``WINDOW`` (one window where there are fewer)."""
    kept = set()
    least, where = 0, -1  # the window's smallest and where it last stands
    for end in range(min(WINDOW, len(hashes)), len(hashes) + 1):
        start = max(0, end - WINDOW)
        if where < start:
            least = min(hashes[start:end])
            where = end - 1 - hashes[start:end][::-1].index(least)
        elif hashes[end - 1] <= least:
            least, where = hashes[end - 1], end - 1
        kept.add(least)
    return kept
