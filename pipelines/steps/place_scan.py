"""Where place names stand in a text, and what stands around them: the half of `places` without judgement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from dateline.pipelines.steps.gazetteer import LONGEST, Candidate, candidates, extras, fold, is_name
from dateline.pipelines.steps.lexicon import words
from dateline.pipelines.steps.remembered import Remembered
from dateline.pipelines.steps.terms import STOP_WORDS

# A capitalised word or a run of initials. Python's re has no class for capitals: Latin, Greek, Cyrillic. The capital
# stands first, and that nothing stands before it behind it: so re leaps from capital to capital, in half the time.
_CAPITAL = "[A-ZÀ-ÖØ-ÞĀ-žΑ-ΩА-Я]"
_CAPITALISED = re.compile(
    rf"{_CAPITAL}(?<!\w{_CAPITAL})(?:(?<=W)\.Va|(?<=[A-Z])\.(?:[A-Z]\.)+|[^\W\d_]*(?:['’ʼ][^\W\d_]+)*)"
)
_APOSTROPHES = ("'", "’")
_JOINING = [
    "de",
    "del",
    "do",
    "da",
    "du",
    "of",
    "of the",
    "and",
    "and the",
    "es",
    "la",
    "el",
    "au",
    "on",
    "upon",
    "sur",
    "en",
    "d",
    "al",
]
# What may stand between two words of one name, and what it is in the folded name.
_PARTICLES = {a + word + b: f" {word} " for word in _JOINING for a, b in ((" ", " "), ("-", "-"), (" ", "-"))} | {
    " ": " ",
    "-": " ",
    " - ": " ",
    " d'": " d",
}
_ABBREVIATED = frozenset({"St", "Ft", "Mt", "Ste"})
_QUALIFYING_GAP = re.compile(r" ?, (?:in )?| in | ?\(| -LRB- ")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_REACH_BEFORE = 30  # characters before a name in which that word stands
_WORD_AFTER = re.compile(r" ?(-?[^\W\d_]+)")
_OF_PHRASE = re.compile(r"([^\W\d_]+) of (?:the )?$")
_ZONES = words("EST EDT CST CDT MST MDT PST PDT GMT BST CET CEST UTC IST JST")  # before a dateline
_LOWER_CASE = re.compile(r"\b[a-z]{4,}")
_SMALL_WORDS = words("with from over into after amid than that their this upon until near")
_NOT_A_NAME = words(
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun"
)
# Thousands of inhabitants: a larger city in another state is not taken for an unlisted town of that name in
# this
UNLISTED = 80
TITLE_CASE = 8  # capitals for each plain word of four letters or more, from which a line is in title case


class Capital(NamedTuple):
    """One capitalised word of a text, without a possessive ending."""

    start: int
    end: int
    word: str
    possessive: bool


class Hit(NamedTuple):
    """A name of the gazetteer as it stands in a text, with its surroundings."""

    start: int
    end: int
    key: str
    found: tuple[Candidate, ...]
    before: str  # the word before in lower case, skipping "the"; "" at the start of a sentence
    phrase: str  # X in "X of <name>"
    prefix: str  # the capitalised word that runs into the name: "Jesse" in "Jesse Jackson"
    suffix: str  # the capitalised word that the name runs into: "Times" in "Los Angeles Times"
    after: str  # the next word in lower case, with the hyphen that joins it: "-based"
    possessive: bool
    qualifier: Candidate | None  # the state or country that follows: "N.M." in "Albuquerque, N.M."
    qualifier_end: int
    abbreviated: bool  # whether the qualifier is an abbreviation, which stands nowhere else than after a town


@lru_cache(maxsize=1)
def vocabulary() -> dict[str, frozenset[str]]:
    """Give the sets of words around names, from ``data/places.toml``."""
    return {name: words(text) for name, text in extras().raw["words"].items()}


@lru_cache(maxsize=1)
def _states() -> dict[str, Candidate]:
    """Map abbreviations of states, AP and postal, to their states."""
    by_code = extras().states
    found = dict(by_code)
    for code, forms in extras().raw["states"].items():
        for form in forms.split():
            found[form.removesuffix(".")] = by_code[code]
            found[form] = by_code[code]
    return found


@lru_cache(maxsize=16)
def capitals(text: str) -> tuple[Capital, ...]:
    """Find the capitalised words of a text; remembered, since several steps ask for those of one article."""
    return find_capitals(text)


def find_capitals(text: str) -> tuple[Capital, ...]:
    """Find the capitalised words of a stretch of text."""
    found = []
    for match in _CAPITALISED.finditer(text):
        start, end = match.span()
        word = match.group()
        possessive = text[end : end + 3] in (" 's", " ’s") or (word[-1] == "s" and text[end : end + 1] in _APOSTROPHES)
        if len(word) > 2 and word[-2] in "'’" and word[-1] == "s":
            word, end, possessive = word[:-2], end - 2, True
        found.append(Capital(start, end, word, possessive))
    return tuple(found)


@lru_cache(maxsize=16)
def is_title_case(text: str) -> bool:
    """Tell whether capitals say nothing in this text, because every word of weight has one."""
    found = capitals(text)
    if len(found) < 3:
        return False
    enough = len(found) // TITLE_CASE + 1
    plain = (match for match in _LOWER_CASE.finditer(text) if match.group() not in _SMALL_WORDS)
    return sum(1 for _ in islice(plain, enough)) * TITLE_CASE < len(found)


@lru_cache(maxsize=16)
def scan(text: str) -> tuple[Hit, ...]:
    """Find every name of the gazetteer, the longest at each place, without judging it; remembered."""
    found = capitals(text)
    hits = []
    i = 0
    while i < len(found):
        match = _longest(text, found, i)
        if match is None:
            i += 1
            continue
        j, key, names = match
        hit = _hit(text, found, i, j, key, names)
        hits.append(hit)
        i = j
        while qualified(hit) is not None and i < len(found) and found[i].start < hit.qualifier_end:
            i += 1
    return tuple(hits)


def qualified(hit: Hit) -> Candidate | None:
    """Choose the candidate that lies in the state or country named right after it."""
    place = hit.qualifier
    if place is None:
        return None
    if hit.found[0].kind in ("state", "country") and not hit.abbreviated:
        # "New York, California and Illinois" is a list; only a state's own namesake is a town in it
        return next((c for c in hit.found if c.kind == "city" and c.state == place.state != ""), None)
    for c in hit.found:
        if c.kind in ("city", "county") and c.country == place.country and c.state == place.state:
            return c
    if place.state:
        return _town_without_entry(hit, place)
    return next((c for c in hit.found if c.kind == "city" and c.country == place.country), None)


def _town_without_entry(hit: Hit, state: Candidate) -> Candidate | None:
    """Make a town of "Bedford, New York", which the gazetteer lacks; "Chicago, New York" is a list."""
    at_home = max((c.population for c in hit.found if c.country == "US"), default=0)
    small = at_home < UNLISTED and hit.found[0].population < 5 * UNLISTED
    if state.kind != "state" or hit.found[0].kind != "city" or not (small or hit.abbreviated):
        return None
    name = hit.found[0].name.split(",")[0]
    return replace(state, kind="city", name=f"{name}, {state.name}")


def _longest(text: str, found: Sequence[Capital], i: int) -> tuple[int, str, tuple[Candidate, ...]] | None:
    first = found[i].word
    key = _OPENERS[first]
    if key is None:
        return None
    keys = [key]
    last = found[i]
    for word in found[i + 1 : i + LONGEST]:
        gap = text[last.end : word.start]
        if gap == ". " and last.word in _ABBREVIATED:
            gap = " "
        if gap not in _PARTICLES or last.possessive:
            break
        key += _PARTICLES[gap] + fold(word.word)
        keys.append(key)
        last = word
    for end in range(i + len(keys), i, -1):
        key = keys.pop()
        if is_name(key) and (len(key) > 3 or end > i + 1 or _is_upper(first)):
            return end, key, candidates(key)
    if "." in first and first in _states():
        return i + 1, fold(first), (_states()[first],)
    return _unknown_town(text, found, i)


def _opener(word: str) -> str | None:
    """A capitalised word as it begins a folded name, None for one that begins none."""
    if word in _NOT_A_NAME or (word.lower() in STOP_WORDS and word not in ("US", "The", "La", "Las", "Los")):
        return None
    return fold(word)


_OPENERS: Final[Remembered[str | None]] = Remembered(_opener)


def _is_upper(word: str) -> bool:
    return word.replace(".", "").isupper()


def _unknown_town(text: str, found: Sequence[Capital], i: int) -> tuple[int, str, tuple[Candidate, ...]] | None:
    """Take "in Gold Bar, Wash." for a town although the gazetteer lacks it: the form says so."""
    if i and text[found[i - 1].end : found[i].start] == " ":
        return None
    end = i + 1
    while end < len(found) and end < i + 3 and text[found[end - 1].end : found[end].start] == " ":
        end += 1
    if text[found[end - 1].end : found[end - 1].end + 2].lstrip()[:1] != ",":
        return None
    regions, _, abbreviated = _qualifier(text, found, end)
    state = _fitting(regions, ())
    introduced = _before(text, found[i].start) in vocabulary()["strong"] | {"at", "from", "of", "to"}
    if state is None or state.kind != "state" or not (introduced or (abbreviated and end == i + 1)):
        return None
    name = text[found[i].start : found[end - 1].end]
    town = Candidate("city", "US", state.state, 0, False, False, f"{name}, {state.name}")
    return end, fold(name), (town,)


def _hit(text: str, found: Sequence[Capital], i: int, j: int, key: str, names: tuple[Candidate, ...]) -> Hit:
    start, end = found[i].start, found[j - 1].end
    regions: tuple[Candidate, ...] = ()
    qualifier_end, abbreviated = end, False
    if not found[j - 1].possessive:
        regions, qualifier_end, abbreviated = _qualifier(text, found, j)
    lead = text[max(0, start - _REACH_BEFORE) : start]
    phrase = _OF_PHRASE.search(lead) if lead.endswith((" of ", " of the ")) else None
    return Hit(
        start,
        end,
        key,
        names,
        _before(text, start),
        phrase.group(1) if phrase else "",
        _prefix(text, found, i),
        _suffix(text, found, j),
        _next_word(text, end),
        found[j - 1].possessive,
        _fitting(regions, names),
        qualifier_end,
        abbreviated,
    )


def _qualifier(text: str, found: Sequence[Capital], j: int) -> tuple[tuple[Candidate, ...], int, bool]:
    """Find the state or country after a name: what it may be, where it ends, whether it is abbreviated."""
    end = found[j - 1].end
    gap = text[end : found[j].start] if j < len(found) else "."
    if len(gap) > 7 or not _QUALIFYING_GAP.fullmatch(gap):
        return (), end, False
    word = found[j].word
    stop = found[j].end + (text[found[j].end : found[j].end + 1] == ".")
    abbreviated = "." in word or stop > found[j].end or (word.isupper() and len(word) == 2)
    if abbreviated and word in _states() and gap != " in ":
        return (_states()[word],), stop, True
    for k in (3, 2, 1):
        name = text[found[j].start : found[j + k - 1].end] if j + k <= len(found) else ""
        regions = tuple(c for c in candidates(fold(name)) if c.kind in ("state", "country", "region"))
        if regions:
            return regions, found[j + k - 1].end, False
    return (), end, False


def _fitting(regions: Sequence[Candidate], names: Sequence[Candidate]) -> Candidate | None:
    """Choose the Georgia that has a town of the name; the state where neither or both have."""
    by_state = sorted(regions, key=lambda region: region.kind != "state")
    for region in by_state:
        if any(c.kind == "city" and (c.country, c.state) == (region.country, region.state) for c in names):
            return region
    return by_state[0] if by_state else None


def _before(text: str, start: int) -> str:
    if text[start - 1 : start] not in (" ", "\n"):
        return ""
    words = text[max(0, start - _REACH_BEFORE) : start].rstrip(" \n")
    for skipped in ("the", "what is now"):
        if words.endswith(skipped):
            rest = words[: -len(skipped)]
            plain = rest.rstrip(" \n")
            if len(plain) < len(rest) and (word := _last_word(plain)):
                return word
    return _last_word(words)


def _last_word(words: str) -> str:
    match = _LAST_WORD.search(words, max(words.rfind(" "), words.rfind("\n")) + 1)
    return match.group().lower() if match else ""


def _next_word(text: str, end: int) -> str:
    match = _WORD_AFTER.match(text, end)
    return match.group(1).lower() if match else ""


def _prefix(text: str, found: Sequence[Capital], i: int) -> str:
    if i == 0 or found[i - 1].possessive:
        return ""
    word, gap = found[i - 1].word, text[found[i - 1].end : found[i].start]
    runs_in = gap == " " or (gap == ". " and (word in vocabulary()["titles"] or len(word) == 1))
    if not runs_in or word in _NOT_A_NAME or word in _ZONES or word.lower() in STOP_WORDS:
        return ""
    return word


def _suffix(text: str, found: Sequence[Capital], j: int) -> str:
    if j >= len(found) or found[j - 1].possessive or text[found[j - 1].end : found[j].start] != " ":
        return ""
    word = found[j].word
    return "" if word in _NOT_A_NAME or word.lower() in STOP_WORDS else word
