"""The other forms of an English word: all that `terms.stem` takes for the same one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dateline.pipelines.steps.lexicon import load
from dateline.pipelines.steps.terms import stem


def forms(word: str) -> tuple[str, ...]:
    """Give the forms of a lower-case English word, itself among them: "city" has "cities", "fight" has "fought".

    Sorted. Those that no English word has ("citying") are among them, since they are not met and cost nothing. A
    word that is not of plain letters has itself alone.
    """
    if not (word.isascii() and word.isalpha()):
        return (word,)
    key = stem(word)
    regular = {form for base in _bases(key) for form in (*_verb_forms(base), *_noun_forms(base))}
    folded = {form for form in regular if stem(form) == key}
    return tuple(sorted({word, *_irregular().get(key, ()), *folded, *_in_ie(word)}))


def _bases(key: str) -> tuple[str, ...]:
    """What `stem` may have cut a last letter from: "fire", "controll"."""
    return (key, f"{key}e", f"{key}l")


def _verb_forms(base: str) -> Iterator[str]:
    for ending in ("ed", "eds", "ing", "ings"):
        yield base + ending
        yield base + base[-1] + ending  # "stopped"
    if base.endswith("y"):
        yield f"{base[:-1]}ied"


def _noun_forms(base: str) -> Iterator[str]:
    yield from (base, f"{base}s", f"{base}es")
    if base.endswith("y"):
        yield f"{base[:-1]}ies"


def _in_ie(word: str) -> tuple[str, ...]:
    """ "movie" and "movies", which the stem takes for a "movy" each of its own."""
    if word.endswith("ie"):
        return (f"{word}s",)
    return (word[:-1],) if word.endswith("ies") else ()


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """The forms of the listed irregular words, by their stem."""
    table: dict[str, tuple[str, ...]] = {}
    for lemma, others in load("terms")["irregular"].items():
        key = stem(lemma)
        table[key] = (*table.get(key, ()), lemma, *others.split())
    return table
