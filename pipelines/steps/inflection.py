"""English inflection by table and rule: which verb a word may be a form of, and which noun.

No tagger stands behind this. A word is looked up among the forms of the listed verbs (in
``data/inflection.toml``); a word in -ed or -ing that no listed verb has is still taken for a form of an
unlisted one, since those endings seldom lie.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final, NamedTuple

from dateline.pipelines.steps.lexicon import load, words

_VOWELS = frozenset("aeiou")


# The forms that one spelling may be, as bits: plain integers, since they are tested for every word of an
# article.
BASE: Final = 1
THIRD: Final = 2  # "threatens"
PAST: Final = 4
PARTICIPLE: Final = 8  # past participle
ING: Final = 16


class Verb(NamedTuple):
    """A word read as a verb."""

    lemma: str
    form: int  # sum of the bits above


NO_VERB = Verb("", 0)

_TABLE: Final = load("inflection")
_NOT_VERBS: Final = words(_TABLE["not_verbs"])
_DOUBLING: Final = words(_TABLE["doubling"])
_PLURALS: Final[dict[str, str]] = dict(pair.split(":") for pair in _TABLE["plurals"].split())


@lru_cache(maxsize=65536)
def verb(word: str) -> Verb:
    """The verb that a lower-case word may be a form of, `NO_VERB` where it can be none."""
    known = _forms().get(word)
    if known is not None:
        return known
    if word in _NOT_VERBS or not word.isascii():
        return NO_VERB
    stem = word.rpartition("-")[2]  # "re-elected", "co-sponsored"
    if stem != word and stem in _forms() and word.startswith(("re-", "co-", "pre-", "over-", "mis-", "out-")):
        base = _forms()[stem]
        return Verb(word[: len(word) - len(stem)] + base.lemma, base.form)
    if len(word) > 4 and word.endswith("ed") and word.isalpha():
        return Verb(word[:-2], PAST | PARTICIPLE)
    return NO_VERB


@lru_cache(maxsize=65536)
def noun(word: str) -> str:
    """The singular of a lower-case word read as a noun; possessive endings go."""
    word = word.removesuffix("'s").removesuffix("’s").rstrip("'’")
    if word in _PLURALS:
        return _PLURALS[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]


@cache
def _forms() -> dict[str, Verb]:
    """Every spelling of every listed verb; where two verbs share one, the irregular and the shorter are
    kept.
    """
    table: dict[str, Verb] = {}
    for base, past, participle in _irregular():
        _add(table, base, past, participle)
    for base in _TABLE["regular"].split():
        past = (regular_past(base),)
        _add(table, base, past, past)
    for word in _NOT_VERBS:
        table.pop(word, None)
    return table


def _irregular() -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    fields = (row.split() for row in _TABLE["irregular"].replace("\n", "|").split("|"))
    return [(base, tuple(past.split("/")), tuple(part.split("/"))) for base, past, part in fields]


def _add(table: dict[str, Verb], base: str, past: tuple[str, ...], participle: tuple[str, ...]) -> None:
    spellings: dict[str, int] = {}
    for word, form in (
        [(base, BASE), (third(base), THIRD), (ing(base), ING)]
        + [(word, PAST) for word in past]
        + [(word, PARTICIPLE) for word in participle]
    ):
        spellings[word] = spellings.get(word, 0) | form
    for word, form in spellings.items():
        # "found" is find's before it is found's; "lay" is lay's own before it is lie's
        if word not in table or (word == base and not table[word].form & (PAST | PARTICIPLE)):
            table[word] = Verb(base, form)


def third(base: str) -> str:
    """The third person singular of a verb, or the plural of a noun."""
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    return base[:-1] + "ies" if _consonant_y(base) else base + "s"


def _doubles(base: str) -> bool:
    if base in _DOUBLING:
        return True
    short = sum(1 for at, c in enumerate(base) if c in _VOWELS and (at == 0 or base[at - 1] not in _VOWELS)) == 1
    return short and len(base) > 2 and base[-1] not in "aeiouwxy" and base[-2] in _VOWELS and base[-3] not in _VOWELS


def _consonant_y(base: str) -> bool:
    return base.endswith("y") and len(base) > 1 and base[-2] not in _VOWELS


def regular_past(base: str) -> str:
    """The regular past form of a verb."""
    if base.endswith("e"):
        return base + "d"
    if _consonant_y(base):
        return base[:-1] + "ied"
    return base + (base[-1] if _doubles(base) else "") + "ed"


def ing(base: str) -> str:
    """The -ing form of a verb."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + (base[-1] if _doubles(base) else "") + "ing"
