"""The content words of a text with fixed weights, so that likeness is measured the same way on every machine.

A weight is an inverse document frequency in nats, from a word list that ships with wordfreq instead of from
the corpus at hand: how surprising it is that an article of ordinary length has the word. What dates, or
counts, or reports an event (numbers, weekdays, months, "said") does not tell which event it is, and is left
out.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from dateline.pipelines.steps.lexicon import load, words
from dateline.pipelines.steps.remembered import Remembered

ARTICLE_WORDS = 500  # the length of an ordinary news article, the document of the document frequency
# The 'small' list ends at one occurrence in a million words: a word that it lacks weighs as the last ones.
RAREST = 1e-6
DIGITS = 3  # of a weight and a cosine: far from where floating point differs between machines

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-'][^\W_]+)*")
_MARKS = "“”—–"  # of no word, and in most texts all that is not ASCII
_VOWEL = re.compile(r"[aeiouy]")

_WORDS = load("terms")
STOP_WORDS = words(_WORDS["stop"])
_COUNTING = words(_WORDS["counting"])
_CAPITALISED_DATES = words(_WORDS["capitalised_dates"])
_IRREGULAR: dict[str, str] = {
    form: lemma for lemma, forms in _WORDS["irregular"].items() for form in (lemma, *forms.split())
}


def terms(text: str) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """Give the content words of a text, stemmed, sorted and unique, and their weights beside them.

    Weights are in nats, above 0 to 7.601, rounded to 3 digits: ``-ln(1 - exp(-500 p))`` with p the relative
    frequency of all forms of the word in wordfreq's 'small' English list (``p = 10 ** (zipf - 9)``); in the
    bracket is the Poisson chance that an article of 500 words has it.
    """
    found: set[str] = set()
    found.update(*map(_STEMS.__getitem__, _TOKEN.findall(_plain(text))))
    ordered = tuple(sorted(found))
    return ordered, tuple(map(_WEIGHTS.__getitem__, ordered))


def cosine(
    a_terms: Sequence[str], a_weights: Sequence[float], b_terms: Sequence[str], b_weights: Sequence[float]
) -> float:
    """Compare two weighted bags of terms: 1 where they are the same, 0 where nothing is shared."""
    return cosine_of(bag(a_terms, a_weights), bag(b_terms, b_weights))


class Bag(NamedTuple):
    """Weights by term, and the square of their length: for what is compared with many."""

    weights: dict[str, float]
    square: float


def bag(terms: Sequence[str], weights: Sequence[float]) -> Bag:
    """A bag of terms with their weights beside them."""
    return Bag(dict(zip(terms, weights, strict=True)), math.fsum(w * w for w in weights))


def cosine_of(one: Bag, other: Bag) -> float:
    """As `cosine`, of bags that were made before."""
    weights = other.weights
    shared = [w * weights[t] for t, w in one.weights.items() if t in weights]
    if not shared:
        return 0.0
    # fsum is exact, so that the order of the terms cannot matter.
    norm = one.square * other.square
    return min(1.0, round(math.fsum(shared) / math.sqrt(norm), DIGITS)) if norm > 0 else 0.0


def weight(term: str) -> float:
    """Weigh one stemmed term, as described at `terms`."""
    return _WEIGHTS[term]


def _weight(term: str) -> float:
    frequency = max(_frequencies().get(term, 0.0), RAREST)
    return round(-math.log(-math.expm1(-ARTICLE_WORDS * frequency)), DIGITS)


_WEIGHTS: Final[Remembered[float]] = Remembered(_weight)


def stem(word: str) -> str:
    """Fold the inflected forms of a lower-case English word into one key, which need not be a word itself.

    Lighter than Porter: plural and verb endings only, so that "universe" and "university" stay apart.
    """
    if word in _IRREGULAR:
        return _drop_e(_IRREGULAR[word])
    if len(word) < 4 or not word.isascii():
        return word
    return _drop_e(_verb_ending(_plural(word)))


def _plural(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def _verb_ending(word: str) -> str:
    if word.endswith("ied") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        root = word[: -len(ending)]
        # "king", "need", "bring": no verb is left without a vowel or with fewer than three letters
        if word.endswith(ending) and len(root) >= 3 and _VOWEL.search(root):
            if ending == "ed" and root.endswith("e"):
                return word  # "need", "proceed"
            doubled = root[-1] == root[-2] and root[-1] not in "aeioulsz"
            return root[:-1] if doubled else root
    return word


def _drop_e(word: str) -> str:
    # "fire" must meet "firing"; "controlled" must meet "control"
    if len(word) > 3 and word.endswith("e") and not word.endswith("ee"):
        return word[:-1]
    return word[:-1] if len(word) > 5 and word.endswith("ll") else word


def _token_stems(token: str) -> tuple[str, ...]:
    if token in _CAPITALISED_DATES:
        return ()
    if token == "US" or token.startswith("U.S."):
        return ("usa",)  # "us" is a pronoun
    word = token.lower()
    if word.endswith("."):
        word = word[:-1] if word in ("a.m.", "p.m.") else word.replace(".", "")
    if "-" in word and not any(c.isdigit() for c in word):  # "covid-19", "ms-13" stay whole
        return tuple(s for part in word.split("-") for s in _word_stem(part))
    return _word_stem(word)


def _word_stem(word: str) -> tuple[str, ...]:
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) < 2 or word in STOP_WORDS or word in _COUNTING or _is_number(word):
        return ()
    return (stem(word),)


_STEMS: Final[Remembered[tuple[str, ...]]] = Remembered(_token_stems)


def _is_number(word: str) -> bool:
    # "30", "1990s", "10th", "10-15", "2m": a number with nothing but a suffix of measure
    letters = word.lstrip("0123456789-")
    return word[0].isdigit() and (len(letters) <= 2 or not letters.isalpha())


def _plain(text: str) -> str:
    if text.isascii():
        return text
    text = text.replace("’", "'").replace("‘", "'")
    for mark in _MARKS:
        text = text.replace(mark, " ")
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=1)
def _frequencies() -> dict[str, float]:
    from wordfreq import get_frequency_list  # 0.3 s to import: only where terms are asked for

    table: dict[str, float] = {}
    # The list is in buckets by centibels: the index is -100 times the common logarithm of the frequency.
    for centibels, bucket in enumerate(get_frequency_list("en", "small")):
        for word in bucket:
            key = stem(word)
            table[key] = table.get(key, 0.0) + 10 ** (-centibels / 100)
    return table


def is_listed(word: str) -> bool:
    """Tell whether the word list has a word in some form: most English words, and the commonest names."""
    return stem(word.lower()) in _frequencies()
