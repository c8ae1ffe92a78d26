"""What an amount of money is for, and who pays it, as far as its own sentence says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from dateline.pipelines.steps.lexicon import load, words
from dateline.pipelines.steps.names import Name

LONGEST = 12  # words of a purpose: "support law enforcement in places where crime has risen" goes on into a clause
LONGEST_TITLE = 40  # characters: "San Francisco Police Commissioner "
REACH = 300  # characters of its sentence on each side of an amount in which its payer is looked for
NEAR = 80  # characters between an amount and the name of who pays it
_PAYERS = frozenset(("person", "agency", "court", "organisation", "group", "programme"))

# Not "a $15-an-hour wage"; "$2 million a year in federal funding"
_LEAD = re.compile(
    r"(?!-(?:an?|per)\b)(?: (?:a|per|each) (?:year|month|week|day|person|head))?"
    r"(?P<link> in| of| for| worth of| to|)[ -]"
)
_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_][\w’'&-]*")
_GAP = re.compile(r" (?!-)")
_LINKS = words("in of for on with")
_FROM = re.compile(r"\bfrom (?:the |a |an )?")
_MARK = re.compile(r"[,;:—–(]")
_BY = re.compile(r"\bby (?:the |a |an )?")
_BE = r"(?:was|were|is|are|be|been|being|got)"


def purpose(text: str, start: int, end: int) -> tuple[int, int] | None:
    """What the amount that ends at `start` is for, offsets in the text: "crime-fighting grants" of "in crime-…".

    :param end: of its sentence
    """
    lead = _LEAD.match(text, start, end)
    if lead is None:
        return None
    link, first = lead.group("link").strip(), _WORD.match(text, lead.end(), end)
    if first is None or not _may_begin(link, first.group()):
        return None
    last = _end(text, first, end)
    if last is None:
        return None
    begins = lead.start("link") + 1 if link == "to" else first.start()
    return (begins, last) if link or _is_plain(text[first.start() : last]) else None


def _may_begin(link: str, word: str) -> bool:
    if link == "to":
        return word in _lists()["purposes"]
    if link == "for" or _ends(word):
        return not _ends(word)
    return word.islower() and not (link == "in" and word in _lists()["opens"])  # not "in the first quarter"


def _ends(word: str) -> bool:
    return bool({word, word.lower()} & _lists()["ends"])


def _is_plain(what: str) -> bool:
    """Whether the words right behind an amount are nouns that it measures: "a $5 million fine"."""
    first = what.split()[0]
    return first not in _lists()["opens"] and not first.endswith(("ly", "ed", "ing"))


def _end(text: str, word: re.Match[str], end: int) -> int | None:
    """Where the phrase ends that begins with a word: before punctuation, or a word that begins something else."""
    opens = _lists()["opens"]
    last = word.end() if word.group().lower() not in opens else None
    for _ in range(LONGEST - 1):
        gap = _GAP.match(text, word.end(), end)
        following = _WORD.match(text, gap.end(), end) if gap else None
        if following is None or following.group().endswith("ed") or _ends(following.group()):
            break
        word = following
        if word.group().lower() not in opens | _LINKS:
            last = word.end()
    return last


def payer(text: str, sentence: tuple[int, int], amount: tuple[int, int], names: Sequence[Name]) -> str:
    """Who gives the amount, by full name; "" where its sentence names nobody.

    :param names: those of the text, in order
    """
    start, stop = amount
    begin, end = max(sentence[0], start - REACH), min(sentence[1], stop + REACH)
    near = names[bisect_left(names, begin, key=lambda n: n.start) : bisect_left(names, end, key=lambda n: n.start)]
    here = [n for n in near if n.end <= end and n.kind in _PAYERS]
    behind = _at(here, _FROM.search(text, stop, _clause_end(text, stop, min(end, stop + NEAR))))
    if behind is None and _passive().search(text, begin, end):
        behind = _at(here, _BY.search(text, stop, end)) or _at(here, _BY.search(text, begin, start))
    if behind is not None:
        return behind.name
    for name in reversed([n for n in here if n.end <= start]):
        if _active().fullmatch(text, name.end, start):
            return name.name
    return ""


def _clause_end(text: str, start: int, end: int) -> int:
    mark = _MARK.search(text, start, end)
    return mark.start() if mark else end


def _at(names: Sequence[Name], link: re.Match[str] | None) -> Name | None:
    """The name that stands right behind "from" or "by"; a person's title may stand between."""
    if link is None:
        return None
    near = (n for n in names if link.start() < n.start <= link.end() + LONGEST_TITLE)
    return next((n for n in near if all(w[:1].isupper() for w in link.string[link.end() : n.start].split())), None)


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    return {name: words(text) for name, text in load("spending").items()}


@lru_cache(maxsize=1)
def _active() -> re.Pattern[str]:
    """Match what stands between a payer and the amount: " has agreed to pay the city"."""
    verbs = "|".join(sorted(_lists()["paying"]))
    auxiliary = "has|have|had|will|would|could|may|might|also|already|later|since|then|agreed|plans?|planned|vowed|to"
    return re.compile(rf"(?: (?:{auxiliary}))* (?:{verbs})\b[^,;:.]{{0,{NEAR}}}")


@lru_cache(maxsize=1)
def _passive() -> re.Pattern[str]:
    return re.compile(rf"\b{_BE} (?:\w+ly )?(?:{'|'.join(sorted(_lists()['paid']))})\b")
