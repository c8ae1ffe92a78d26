"""By which numbers others know the places that an article's statements name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dateline.pipelines.steps.gazetteer import candidates, extras, fold
from dateline.schemas.records import NamedPlace


def named_places(names: Iterable[str]) -> tuple[NamedPlace, ...]:
    """The places of these names, each once, in order.

    :param names: canonical ones: "Stockton, California", "California", "Libya"
    """
    return tuple(map(named_place, sorted(set(names))))


@lru_cache(maxsize=8192)
def named_place(name: str) -> NamedPlace:
    """A place by its canonical name; without numbers where that is two things, as Georgia is a state and a country.

    Of several towns of one name and country it is the most populous, which is the one that such a name is read as.
    """
    places = (*candidates(fold(name.split(", ")[0])), *extras().states.values())
    found = [place for place in places if place.name == name and (place.geonames or place.geoid)]
    if len({place.geonames for place in found if place.kind in ("state", "country")}) > 1 or not found:
        return NamedPlace(name, 0, "")
    return NamedPlace(name, found[0].geonames, next((place.geoid for place in found if place.geoid), ""))
