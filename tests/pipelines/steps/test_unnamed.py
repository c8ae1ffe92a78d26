"""Who or what takes part without a name."""

from __future__ import annotations

import pytest

from dateline.pipelines.steps.unnamed import kind_of, plain

from .mentioning import Told


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("four cities", "group"),
        ("harbour police", "group"),
        ("two 9-year-olds", "group"),
        ("cardiologist", "group"),
        ("Alba's army", "group"),
        ("large family", "group"),
        ("new virus", "thing"),
        ("bridge and the road", "thing"),
        ("guilty", None),
        ("hundreds", None),
        ("104", None),
        ("really", None),
        ("Alba's", None),
        ("", None),
    ],
)
def test_people_and_bodies_are_groups_and_what_is_no_noun_is_nothing(phrase: str, kind: str | None) -> None:
    assert kind_of(phrase) == kind


def test_an_article_inside_opens_the_phrase_anew() -> None:
    assert plain("the red boats") == "red boats"
    assert plain("keep the infection") == "infection"
    assert plain("all the cases") == "all the cases"
    assert plain("the bridge and the road") == "bridge and the road"


def test_who_pleaded_guilty_has_no_target_of_that_name() -> None:
    pleaded = Told("Bo Diaz pleaded guilty on Friday in Alba.").mentions[0]
    assert [(p.role, p.kind, p.name) for p in pleaded.participants][:1] == [("actor", "person", "Bo Diaz")]
    assert "guilty" not in {p.name for p in pleaded.participants}
