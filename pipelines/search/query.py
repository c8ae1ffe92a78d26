"""What a person types to search, read: words, phrases in quotation marks, and what must not occur."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.pipelines.steps.terms import STOP_WORDS
from dateline.schemas.errors import UsageError

MOST_SIGNS = 500  # of a word or phrase: each is looked for in all its accents, and DuckDB takes no pattern without end
EXAMPLE = "dateline search 'funding \"sanctuary cities\" -border'"
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_ITEM = re.compile(r'(?P<no>-?)(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_POSSESSIVE = re.compile(r"['’][sS]?$")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?|[A-Z]{2,4}")  # "U.S.", "FBI"; longer ones may be a held shift key


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is to occur, or not to."""

    text: str  # as it was typed, without quotation marks
    exact: bool = False  # in quotation marks: these words, and none of their other forms
    beginning: bool = False  # typed with an asterisk: words that begin so

    @property
    def abbreviation(self) -> str:
        """Its letters where it is one such as "U.S." or "FBI", else ""."""
        plain = not self.beginning and _ABBREVIATION.fullmatch(self.text)
        return self.text.replace(".", "") if plain else ""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: all of `wanted` and nothing of `unwanted`."""

    wanted: tuple[Term, ...]
    unwanted: tuple[Term, ...] = ()


def parse(text: str) -> Query:
    """Read a search: ``funding "sanctuary cities" -border deport*``.

    Words that every text has ("the", "of") are left out where others remain and no quotation marks hold them.

    :raises UsageError: there is nothing to look for, or too much at once, or a quotation mark is not closed
    """
    plain = text.translate(_QUOTES)
    if plain.count('"') % 2:
        raise UsageError("open-quotation", text, f"a quotation mark is not closed. Example: {EXAMPLE}")
    found = [(_term(item), bool(item["no"])) for item in _ITEM.finditer(plain)]
    said = [(term, no) for term, no in found if any(c.isalnum() for c in term.text)]
    if long := next((term.text for term, _ in said if len(term.text) > MOST_SIGNS), None):
        detail = f"has {len(long):,} characters, and {MOST_SIGNS:,} at most are looked for; give a part of it"
        raise UsageError("too-long", f"{long[:40]}…", detail)
    wanted = [term for term, no in said if not no]
    if not wanted:
        raise UsageError("no-words", text.strip(), f"there is no word to look for. Example: {EXAMPLE}")
    telling = [term for term in wanted if not _says_nothing(term)]
    return Query(_unique(telling or wanted), _unique([term for term, no in said if no]))


def _term(item: re.Match[str]) -> Term:
    if item["phrase"] is not None:
        return Term(item["phrase"].strip(), exact=True)
    word = item["word"]
    if word.endswith("*"):
        return Term(word.rstrip("*"), beginning=True)
    return Term(_POSSESSIVE.sub("", word))


def _says_nothing(term: Term) -> bool:
    plain = not (term.exact or term.beginning or term.abbreviation)
    return plain and term.text.lower() in STOP_WORDS


def _unique(terms: list[Term]) -> tuple[Term, ...]:
    return tuple(dict.fromkeys(terms))
