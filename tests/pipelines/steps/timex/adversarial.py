"""Texts that are made to hurt: random, broken, endless or almost a time expression; the same for the same seed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from dateline.pipelines.steps.timex.english import ENGLISH
from dateline.pipelines.steps.timex.grammar import words_of

RULES = tuple(rule for layer in ENGLISH.layers for rule in layer)
EXAMPLES = tuple(rule.example.replace("[", "").replace("]", "") for rule in RULES)
# All words that the tables know or show, and some that govern or part expressions.
WORDS = sorted(
    {word for example in EXAMPLES for word in re.findall(r"\w+|\S", example)}
    | {word for rule in RULES for word in words_of(rule.pattern)}
    | {word for words in ENGLISH.words.values() for word in words}
    | set(
        re.findall(r"\S+", "said will was scheduled set trial for by until since to be 1999 31 1,984 12:30 3.45 ” ( …")
    )
)
GAPS = (" ", " ", " ", "", "\n", "\n\n", ", ", ". ", " \t\n", "-", "\u00a0", "\u200b", " (", "” ")
# Digits of other scripts, halves of surrogate pairs, marks that combine, signs that look like others, and the like.
ODD = "٣７²¼Ⅻ\ud83d\udc00\ufeff\u0301\u202e\u2028\u0085\x00\x1cİıſßﬁ−‒–—’‘“”…،。\U0001f570\U00010ffff"


def texts(random: Random, count: int, size: int) -> Iterator[str]:
    """So many texts of about `size` characters, of every maker in turn."""
    for place in range(count):
        yield MAKERS[place % len(MAKERS)](random, size)[:size]


def salad(random: Random, size: int) -> str:
    """Words of time in any order, with any gaps."""
    return "".join(random.choice(WORDS) + random.choice(GAPS) for _ in range(size // 4))


def over_and_over(random: Random, size: int) -> str:
    """A few words of time and a gap, again and again."""
    unit = "".join(random.choice(WORDS) + random.choice(GAPS) for _ in range(random.randint(1, 5)))
    return unit * (size // len(unit) + 1)


def figures(random: Random, size: int) -> str:
    """Digits without end, with the signs that dates and times put between them."""
    signs = random.choice(("", ",", ".", ":", "/", "-", ",.:/- \n"))
    return "".join(
        random.choice("0123456789") * random.randint(1, 40) + random.choice(signs or "0") for _ in range(size)
    )


def broken(random: Random, size: int) -> str:
    """Beginnings and ends of real expressions, glued together."""
    pieces = []
    for _ in range(size // 8):
        example = random.choice(EXAMPLES)
        pieces.append(example[random.randrange(len(example)) :][: random.randint(1, 30)])
    return random.choice((" ", "", "\n")).join(pieces)


def signs(random: Random, size: int) -> str:
    """Quotes, brackets, stops and white space, with a date now and then."""
    return "".join(random.choice((*"\"'“”‘’()[].,;:!?-–— \n\t", "May 3", "Sept.", "a.m.")) for _ in range(size))


def unicode(random: Random, size: int) -> str:
    """Characters of all planes, halves of pairs among them, and words of time."""
    return "".join(
        random.choice((chr(random.randrange(0x110000)), random.choice(ODD), random.choice(WORDS), " "))
        for _ in range(size // 2)
    )


def one_word(random: Random, size: int) -> str:
    """One word of time, or one letter, without end and without a gap."""
    return random.choice((*WORDS, "a", "é", "1", ".", "\n", " ", "\ud800")) * size


def governed(random: Random, size: int) -> str:
    """Sentences without end, full of words that point ahead or back, and days that ask for them."""
    cues = (
        "will",
        "was set to",
        "to be",
        "is scheduled tentatively for",
        "said",
        "moved the first trial for",
        "by the",
    )
    days = ("Thursday", "June 3", "Sept.", "the third quarter", "Easter", "May")
    return " ".join(random.choice(cues) + " " + random.choice(days) for _ in range(size // 8))


MAKERS: tuple[Callable[[Random, int], str], ...] = (
    salad, over_and_over, figures, broken, signs, unicode, one_word, governed,
)  # fmt: skip
