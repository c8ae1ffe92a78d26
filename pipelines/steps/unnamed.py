"""Who or what takes part in an event without a name: "four cities" are a group, "a pandemic" is a thing.

A phrase that only counts ("hundreds") or that is no noun ("pleaded guilty") takes no part.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dateline.pipelines.steps.inflection import noun
from dateline.pipelines.steps.lexicon import load, words
from dateline.pipelines.steps.names import NameKind

_ARTICLE = r"(?:the|an?|his|her|its|their|our|my|your|this|that|these|those)"
_OPENING = re.compile(rf"^(?:(?:{_ARTICLE}|['’]s)\s+)+", re.IGNORECASE)
# "keep the infection": another word, then the phrase; not "all the cases".
_INNER = re.compile(rf"^(?!(?:all|both|half|of)\b).*\s{_ARTICLE}\s+", re.IGNORECASE)
_JOINED = re.compile(r"\s(?:and|or)\s")
_PEOPLE = re.compile(r"(?:ologists?|icians?|[^h]wom[ae]n|sm[ae]n|people|year-olds?)$")
_WORD = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, frozenset[str]]:
    return {name: words(listed) for name, listed in load("unnamed").items()}


def is_calling(word: str) -> bool:
    """Whether a noun in the singular says what somebody is, so that "the singer" may mean one: no kin, no "man"."""
    listed = _lexicon()
    of_one = word not in listed["anybody"] and word not in listed["bodies"] and noun(word) == word
    return of_one and kind_of(word) == "group"


def plain(phrase: str) -> str:
    """A noun phrase without its article, and without what is none of it before."""
    inner = _INNER.match(phrase)
    return _OPENING.sub("", phrase[inner.end() :] if inner and not _JOINED.search(phrase) else phrase)


def kind_of(phrase: str) -> NameKind | None:
    """What a noun phrase without a name tells of: a group of people or a body, or a thing; None where of neither."""
    said = phrase.lower().split()
    head = said[-1].strip("’'") if said else ""
    listed = _lexicon()
    single = noun(head)
    for word in (single, head):
        if word in listed["people"] or word in listed["bodies"]:
            return "group"
    if _PEOPLE.search(head):
        return "group"
    owns = head.endswith(("'s", "’s")) or said[-1:] in (["'"], ["’"])
    no_noun = not _WORD.search(head) or head in listed["nobody"] or head in listed["counting"] or head.endswith("ly")
    return None if owns or no_noun else "thing"
