"""The numbers by which others know a place."""

from __future__ import annotations

import pytest

from dateline.pipelines.steps.identifiers import named_places
from dateline.schemas.records import NamedPlace


@pytest.mark.parametrize(
    ("name", "geonames", "geoid"),
    [
        ("Stockton, California", 5399020, ""),
        ("California", 5332921, "06"),
        ("San Bernardino County, California", 0, "06071"),
        ("Libya", 2215636, ""),
        ("New York", 5128638, "36"),
        ("New York, New York", 5128581, ""),
        ("D.C.", 4138106, "11"),
        ("Puerto Rico", 4566966, "72"),
        ("Middle East", 0, ""),
        ("Nowhere, Atlantis", 0, ""),
    ],
)
def test_a_place_has_the_numbers_that_the_gazetteer_has(name: str, geonames: int, geoid: str):
    assert named_places([name]) == (NamedPlace(name, geonames, geoid),)


def test_a_name_that_is_a_state_and_a_country_has_no_number():
    assert named_places(["Georgia"]) == (NamedPlace("Georgia", 0, ""),)


def test_places_are_given_once_and_in_order():
    assert [place.name for place in named_places(["Libya", "California", "Libya"])] == ["California", "Libya"]
