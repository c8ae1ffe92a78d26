"""The places that a text names, resolved with what its whole article says about them.

A name alone says little: Stockton is in California and on the Tees, Jackson a singer, Reading a verb. What
settles it is the article: a state named beside the town once, the dateline, the countries that it speaks of,
and full names of persons who share the name. `place_context` gathers that from the whole article;
`find_places` uses it for any stretch of text.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from dateline.pipelines.steps.gazetteer import Candidate, PlaceKind, demonyms
from dateline.pipelines.steps.names import lexicon, own_names
from dateline.pipelines.steps.place_scan import Hit, capitals, is_title_case, qualified, scan, vocabulary
from dateline.pipelines.steps.terms import STOP_WORDS

# Thousands of inhabitants. A name alone is taken for a city from FAMOUS on, several words from WELL_KNOWN on;
# below SMALL, words like "in" are not enough either: the article must speak of the country, too. Set by
# reading news of the United States, Libya and Britain.
FAMOUS = 400
GREAT = 1000  # a name that persons have, too: Houston, Paris
WELL_KNOWN = 80
SMALL = 50
# In powers of ten of inhabitants: how much a mention of its state or country speaks for a candidate.
STATE_NAMED = 1.5
COUNTRY_NAMED = 1.2
HOME_NAMED = 0.6  # the United States are spoken of in most American articles, and have most of the names
OTHER_SPELLING = -0.7

_ORIGINS = frozenset(("-based", "-born", "-led", "-backed", "-trained", "-registered", "-made", "-style"))
_NEXT_WORD = re.compile(r" ([^\W\d_]+)")
_LIST_GAP = re.compile(r"\s*[,;]?\s*(?:and|or|&)?\s*(?:the\s+)?(?:in\s+)?")


class Place(NamedTuple):
    """A place where a text names it; ``text[start:end]`` is its name, with the state or country after it."""

    name: str  # canonical: "Stockton, California", "California", "Tripoli, Libya", "Libya"
    start: int
    end: int
    kind: PlaceKind
    country: str  # ISO 3166-1 alpha-2, "" for what spans several
    state: str  # US postal code, "" elsewhere


@dataclass(frozen=True, slots=True, eq=False)
class PlaceContext:
    """What a whole article says that settles ambiguous names; like a `Cast`, the same only as one object."""

    regions: frozenset[str]  # "LY", "US", "US-CA": countries and states that it speaks of
    main: str  # the one that it speaks of most
    known: Mapping[str, str]  # folded names and the canonical name that the article gives them
    established: frozenset[str]  # folded names that it uses as places somewhere
    persons: frozenset[str]  # folded names that it uses as persons' names


def place_context(texts: Sequence[str], dateline: str) -> PlaceContext:
    """Gather what an article's texts and its dateline say about its places."""
    regions: Counter[str] = Counter()
    known: dict[str, str] = {}
    established: set[str] = set()
    persons: set[str] = set()
    for text, is_dateline in ((dateline, True), *((text, False) for text in texts)):
        title_case = is_title_case(text) and not is_dateline
        regions.update(_demonyms(text))
        for hit in scan(text):
            _vote(hit, regions)
            if is_dateline or (_is_strong(hit) and not title_case and not _is_person(hit)):
                established.add(hit.key)
            chosen = qualified(hit)
            if chosen is not None:
                known.setdefault(hit.key, chosen.name)
            if not title_case and _is_person(hit):
                persons.add(hit.key)
    main = min(regions, key=lambda r: (-regions[r], r), default="")
    return PlaceContext(frozenset(regions), main, known, frozenset(established), frozenset(persons))


def find_places(text: str, context: PlaceContext, start: int = 0, end: int | None = None) -> tuple[Place, ...]:
    """Find the places that ``text[start:end]`` names, in order; offsets in the text.

    Names of persons, papers and teams that are names of places too are left out, as are names of which
    nothing tells that a place is meant. A whole text is looked at once and remembered: to ask for its
    sentences one by one, give it whole with their offsets, which also lets their neighbours speak.
    """
    stop = len(text) if end is None else end
    found = _all_places(text, context)
    first = bisect_left(found, start, key=lambda p: p.start)
    return found[first : bisect_left(found, stop, key=lambda p: p.start)]


@lru_cache(maxsize=16)
def _all_places(text: str, context: PlaceContext) -> tuple[Place, ...]:
    title_case = is_title_case(text)
    hits = _own(text)
    taken = [_decide(hit, context, title_case) for hit in hits]
    for order in (range(1, len(hits)), range(len(hits) - 2, -1, -1)):
        step = -1 if order.step > 0 else 1
        for i in order:
            if taken[i] is None and taken[i + step] is not None and _are_listed(text, hits[i], hits[i + step]):
                taken[i] = _choose_listed(hits[i], context)
    return tuple(
        Place(c.name, hit.start, _end(hit, c), c.kind, c.country, c.state)
        for hit, c in zip(hits, taken, strict=True)
        if c is not None and c.kind != "area"
    )


def _own(text: str) -> tuple[Hit, ...]:
    """The hits that are no part of another name: not "California" in "California Senate", nor "U.S." in "U.S. law"."""
    names = [n for n in own_names(text) if n.kind != "person" or " " in n.name]
    starts = [n.start for n in names]
    kept = []
    for hit in scan(text):
        before = bisect_right(starts, hit.start) - 1
        inside = before >= 0 and hit.end <= names[before].end
        if not inside and not _is_adjective(text, hit):
            kept.append(hit)
    return tuple(kept)


def _is_adjective(text: str, hit: Hit) -> bool:
    """Tell "U.S. law" and "UK citizens", where a country's short form stands for what belongs to it."""
    if text[hit.start : hit.end] not in vocabulary()["short"] or hit.possessive:
        return False
    word = _NEXT_WORD.match(text, hit.end)
    if word is None:
        return False
    plain = word.group(1).lower()
    return not (plain in STOP_WORDS or plain.endswith(("ly", "day", "ed")) or plain in vocabulary()["speech"])


# -------------------------------------------------------------------------------- the article


def _demonyms(text: str) -> Iterable[str]:
    codes = demonyms()
    return (codes[c.word] for c in capitals(text) if c.word in codes)


def _vote(hit: Hit, regions: Counter[str]) -> None:
    for place in (hit.qualifier, qualified(hit) or _plain_region(hit)):
        if place is not None and place.country:
            regions[place.country] += 1
            if place.state:
                regions[f"US-{place.state}"] += 1


def _plain_region(hit: Hit) -> Candidate | None:
    """Give the state, country or great city that a name means without doubt."""
    top = hit.found[0]
    if _is_person(hit) or hit.suffix in vocabulary()["not_places"]:
        return None
    if top.kind == "area":
        return None
    if top.kind in ("state", "country", "region"):
        return top if len({c.name for c in hit.found if c.kind in ("state", "country")}) == 1 else None
    others = [c.population for c in hit.found[1:] if c.name != top.name]
    alone = not others or top.population > 10 * max(others)
    return top if alone and top.population >= FAMOUS and hit.key not in vocabulary()["doubtful"] else None


# -------------------------------------------------------------------------------- the one name


def _is_strong(hit: Hit) -> bool:
    words = vocabulary()
    if hit.suffix and hit.suffix not in words["institutions"] and hit.key in words["people"]:
        return False
    return hit.before in words["strong"] or (hit.before == "of" and hit.phrase.lower() in words["kinds_of_place"])


def _is_person(hit: Hit) -> bool:
    """Tell whether the words around a name make a person's name of it: "Jesse Jackson", "Paris Hilton"."""
    words = vocabulary()
    top = hit.found[0]
    shared = hit.key in words["people"]
    if top.kind == "county" or (top.kind != "city" and not shared):
        return False
    if _is_first_name(hit.prefix, well_known=top.population >= WELL_KNOWN and not shared):
        return True
    return not hit.prefix and bool(hit.suffix) and shared and not _continues_a_place(hit)


def _is_first_name(prefix: str, *, well_known: bool) -> bool:
    """Tell whether the capitalised word before a name is a title or a first name.

    Before the name of a small town any word is taken for one; a great city must be contradicted by a known
    one.
    """
    words = vocabulary()
    if not prefix or prefix in words["directions"] or prefix in demonyms():
        return False
    if prefix in words["titles"] or prefix.lower() in lexicon().given:
        return True
    plain = prefix in words["institutions"] or prefix.endswith("ly") or (prefix.isupper() and len(prefix) > 1)
    return not well_known and not plain


def _continues_a_place(hit: Hit) -> bool:
    words = vocabulary()
    return hit.suffix in words["institutions"] or hit.suffix in words["not_places"]


def _decide(hit: Hit, context: PlaceContext, title_case: bool) -> Candidate | None:
    named = qualified(hit)
    if named is not None and not _is_person(hit):
        return named
    if not _reads_as_place(hit, context, title_case):
        return None
    chosen = _choose(hit, context)
    if chosen is None or chosen.kind != "city":
        return chosen
    return chosen if _is_supported(hit, chosen, context) else None


def _reads_as_place(hit: Hit, context: PlaceContext, title_case: bool) -> bool:
    words = vocabulary()
    if hit.suffix in words["not_places"] or hit.phrase in words["institutions_of"]:
        return False
    if hit.after in _ORIGINS or hit.after in words["turned"]:  # "the Cairo-based league" met elsewhere
        return False
    if hit.key == "america" and (hit.prefix or hit.suffix):  # "Make America Great", "Miss America"
        return False
    if hit.key in context.persons and hit.key not in context.known:
        return _is_strong(hit) and hit.before != "in" and not hit.possessive
    top = hit.found[0]
    if title_case:
        large = " " in hit.key or top.population >= FAMOUS
        return top.kind != "city" or hit.key in context.established or (large and not _is_person(hit))
    continues = hit.suffix and hit.suffix not in words["institutions"] and top.kind == "city"
    return (not continues or _is_strong(hit)) and not _is_person(hit)


def _is_supported(hit: Hit, place: Candidate, context: PlaceContext) -> bool:
    """Tell whether a city is well enough known, or well enough introduced, to be meant by its bare name."""
    fits = _fits(place, context)
    if hit.key in vocabulary()["doubtful"] and not hit.before:
        return False  # "Reading the bill, …" opens a sentence
    if hit.key in context.known:
        return True
    doubtful = hit.key in vocabulary()["doubtful"]
    if _is_strong(hit) or hit.key in context.established:
        return fits or (place.population >= SMALL and not doubtful)
    speaks = hit.after in vocabulary()["speech"] and (place.population < FAMOUS or " " not in hit.key)
    if doubtful or speaks:
        return place.capital and not doubtful
    famous = place.capital or place.population >= (WELL_KNOWN if " " in hit.key else FAMOUS)
    if hit.before in vocabulary()["weak"]:
        return famous or (fits and place.population >= WELL_KNOWN)
    return famous and (fits or place.population >= GREAT or hit.key not in vocabulary()["people"])


def _fits(place: Candidate, context: PlaceContext) -> bool:
    if place.country == "US":
        return f"US-{place.state}" in context.regions
    return place.country in context.regions


def _are_listed(text: str, a: Hit, b: Hit) -> bool:
    first, second = (a, b) if a.start < b.start else (b, a)
    gap = text[max(first.end, first.qualifier_end) : second.start]
    return len(gap) < 12 and not a.prefix and not a.suffix and bool(_LIST_GAP.fullmatch(gap)) and gap.strip() != ""


def _choose_listed(hit: Hit, context: PlaceContext) -> Candidate | None:
    if hit.key in context.persons or hit.key in vocabulary()["doubtful"]:
        return None
    chosen = _choose(hit, context)
    return chosen if chosen and (_fits(chosen, context) or chosen.population >= SMALL) else None


# -------------------------------------------------------------------------------- which of them


def _choose(hit: Hit, context: PlaceContext) -> Candidate | None:
    name = context.known.get(hit.key)
    for candidate in hit.found:
        if candidate.name == name:
            return candidate
    top = hit.found[0]
    if top.kind == "county":
        return _choose_county(hit, context)
    if top.kind in ("state", "country", "region", "area"):
        return _choose_region(hit, context)
    abroad = max((c.population for c in hit.found if c.country != "US"), default=0)
    return max(hit.found, key=lambda c: (_score(c, context, abroad), c.name))


def _choose_county(hit: Hit, context: PlaceContext) -> Candidate | None:
    if len(hit.found) == 1:
        return hit.found[0]
    named = [c for c in hit.found if f"US-{c.state}" in context.regions]
    return named[0] if len(named) == 1 else None


def _choose_region(hit: Hit, context: PlaceContext) -> Candidate | None:
    """Tell states, countries and cities of one name apart: Georgia, Washington, New York, Luxembourg."""
    regions = [c for c in hit.found if c.kind != "city"]
    city = next((c for c in hit.found if c.kind == "city" and c.population >= FAMOUS and c.country == "US"), None)
    if city is not None and not _means_the_state(hit):
        return city
    foreign = next((c for c in regions if c.kind == "country"), None)
    state = next((c for c in regions if c.kind == "state"), None)
    if foreign is not None and state is not None:
        at_home = "US" in context.regions or any(r.startswith("US-") for r in context.regions)
        return foreign if foreign.country in context.regions or not at_home else state
    return regions[0]


def _means_the_state(hit: Hit) -> bool:
    # "Washington state", "New York Gov. …", "state of New York", "upstate New York"
    official = hit.suffix in ("Gov", "Governor", "Legislature", "Senate", "Assembly", "State", "Attorney")
    return official or hit.after in ("state", "legislature") or "state" in (hit.phrase.lower(), hit.before[-5:])


def _score(place: Candidate, context: PlaceContext, largest: int) -> float:
    score = math.log10(place.population * 1000 + 1)
    if place.alias:
        score += OTHER_SPELLING
    # A town that shares its name with a city abroad is not meant because its state is named somewhere
    namesake = place.country == "US" and place.population < SMALL and largest >= WELL_KNOWN
    if place.state and f"US-{place.state}" in context.regions and not namesake:
        score += STATE_NAMED
    elif place.country in context.regions:
        score += HOME_NAMED if place.country == "US" else COUNTRY_NAMED
    return score


def _end(hit: Hit, place: Candidate) -> int:
    """End a city's span after the state or country that settles it."""
    settles = hit.qualifier is not None and place.kind in ("city", "county") and place == qualified(hit)
    return hit.qualifier_end if settles else hit.end
