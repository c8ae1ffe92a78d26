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
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dateline.pipelines.steps.remembered import Remembered

Hashes = NDArray[np.uint64]

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
_SIGN = 1 << 63
# Knuth's multiplier for 64-bit linear congruence (MMIX); any odd number without structure serves.
_BASE = np.uint64(6364136223846793005)

# A word: letters and digits, held together by the marks that writers put inside words or leave out
# ("common-sense", "commonsense"; "U.S.", "US"; "1,000", "1000"), but no missing space after a full stop.
# Scripts that write no spaces give a word a character.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Chinese and Japanese
)
_INSIDE = "-\u2010\u2011'’ʼ"
_MIXED_LETTER = rf"[^\W_{_UNSPACED}]"


def _words_of(letter: str) -> str:
    return rf"{letter}+(?:[{_INSIDE}]{letter}+|(?<=\d)[.,]\d+|(?<=\b\w)\.{letter}\b)*"


_MIXED = re.compile(rf"[{_UNSPACED}]|{_words_of(_MIXED_LETTER)}")
_SPACED = re.compile(_words_of(r"[^\W_]"))  # the same in a text of other scripts alone, which is faster
_ANY_UNSPACED = re.compile(f"[{_UNSPACED}]")
_MARKS = {ord(mark): None for mark in _INSIDE + ".,"}
_ENDS = '.,;:!?)”"'  # with none of which a word ends
# A word cut at a line's end, and the soft hyphen, which is not there unless a line ends at it.
_CUT = re.compile(r"\u00ad|(?<=[a-z])-\n(?=[a-z])")


def fingerprints(text: str) -> tuple[int, ...]:
    """The text's winnowed shingle hashes: signed 64-bit integers, sorted, unique.

    A text shorter than a shingle has one, of the whole of it; an empty one none. Never raises.
    """
    hashes = _hashes(text)
    if not hashes:
        return ()
    least: list[int] = _winnow(_shingles(hashes)).tolist()
    return tuple([value - _SIGN for value in sorted(set(least))])


def folded_words(text: str) -> list[str]:
    """The words of a text without what printers change: case, quotes, dashes, hyphens, punctuation, width."""
    return [fold(word) for word in _words(text)]


def _words(text: str) -> list[str]:
    """The words as they stand, those cut at a line's end made whole."""
    text = _whole(text)
    return _pattern(text).findall(text)


def _whole(text: str) -> str:
    return _CUT.sub("", text) if "\u00ad" in text or "-\n" in text else text


def _hashes(text: str) -> bytes:
    """The hashes of all words, one behind the other."""
    text = _whole(text)
    if _is_unspaced(text):
        return b"".join(map(_hash, _MIXED.findall(text)))
    # No word holds white space, or hangs on what is behind it.
    return b"".join(map(_HASHES.__getitem__, text.split()))


def _hashes_between_blanks(chunk: str) -> bytes:
    """The hashes of what stands between two blanks, mostly one word."""
    word = chunk.rstrip(_ENDS)
    if word.isascii() and word.isalpha():  # as most are, which needs no folding but for its capitals
        return _hash_of(word.lower())
    return b"".join(map(_hash, _SPACED.findall(chunk)))


_HASHES: Final[Remembered[bytes]] = Remembered(_hashes_between_blanks)


def _pattern(text: str) -> re.Pattern[str]:
    return _MIXED if _is_unspaced(text) else _SPACED


def _is_unspaced(text: str) -> bool:
    """Whether a text has any word of a script that writes no spaces."""
    return not text.isascii() and _ANY_UNSPACED.search(text) is not None


def word_spans(text: str) -> list[tuple[int, int]]:
    """Where the words of a text stand: its ``folded_words``, but for words cut at a line's end."""
    return [match.span() for match in _pattern(text).finditer(text)]


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """One word in the form that is compared."""
    plain = word.translate(_MARKS)
    return (plain if plain.isascii() else unicodedata.normalize("NFKC", plain)).casefold()


@lru_cache(maxsize=65536)
def _hash(word: str) -> bytes:
    """64 bits of a word in the form that is compared, the most significant first."""
    return _hash_of(fold(word))


def _hash_of(folded: str) -> bytes:
    return blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def _shingles(hashes_of_words: bytes) -> Hashes:
    """An unsigned hash of each run of ``SHINGLE`` words, in order (Karp and Rabin's polynomial over words).

    A text shorter than a shingle has one, of the whole of it.
    """
    of = np.frombuffer(hashes_of_words, dtype=">u8").astype(np.uint64)
    size = min(SHINGLE, len(of))
    hashes = of[: len(of) - size + 1]
    for at in range(1, size):  # by Horner's rule, for all shingles at once; what exceeds 64 bits is dropped
        hashes = hashes * _BASE + of[at : len(of) - size + 1 + at]
    return hashes


def _winnow(hashes: Hashes) -> Hashes:
    """The smallest hash of each window of ``WINDOW``, in order; of all where there are fewer."""
    width = 1
    while (more := min(width, WINDOW - width, len(hashes) - 1)) > 0:  # the smallest of twice as many, while they fit
        hashes = np.minimum(hashes[:-more], hashes[more:])
        width += more
    return hashes
