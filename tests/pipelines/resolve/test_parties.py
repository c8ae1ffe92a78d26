"""Two articles name one party by a whole name, a short one, or what is called after it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.pipelines.resolve.alike import apart
from dateline.pipelines.resolve.items import Item
from dateline.pipelines.resolve.parties import meet, named_alike, persons_meet, places_meet
from tests.pipelines.resolve.test_states import item


def named(*persons: str, others: tuple[str, ...] = ()) -> Item:
    """A mention in which these take part."""
    who = frozenset(persons)
    return replace(item("m", 0), persons=who, names=who, parties=who | frozenset(others), places=())


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Lee", "Ann Lee", True),
        ("Omar Haddid", "Umar Hadid", False),  # of another first letter
        ("Yusuf Haddad", "Yousef Hadded", True),  # as two outlets spell one name
        ("Haddad", "Yousef Hadded", False),
        ("Karen Larson", "Kyle Larsen", False),  # two persons, whose surnames differ as spellings do
        ("John Meyer", "Joan Moyer", False),
        ("Ann Lee", "Lee", True),
        ("Kate Lee", "Kathryn Lee", True),
        ("Ann Lee", "Bo Lee", False),
        ("Ann Lee", "Ann Ray", False),
        ("Lee", "Leeds", False),
    ],
)
def test_a_surname_alone_is_whoever_has_it(one: str, other: str, same: bool) -> None:
    assert persons_meet({one}, {other}) is same
    assert named_alike(named(one), named(other)) is same
    assert meet(named(one), named(other)) is same
    assert apart(named(one), named(other)) is not same


def test_who_names_nobody_meets_nobody_and_is_not_apart() -> None:
    assert not meet(named(), named("Lee"))
    assert not apart(named(), named("Lee"))


def test_what_is_called_after_somebody_acts_for_him() -> None:
    office = named(others=("Lee administration",))
    assert meet(office, named("Ann Lee"))
    assert meet(named("Ann Lee"), office)
    assert not meet(office, named("Bo Ray"))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Oakland, California", "Oakland, California", True),
        ("Oakland, California", "California", True),
        ("California", "Oakland, California", True),
        ("Oakland, California", "Sacramento, California", False),
        ("Oakland, California", "United States", True),
        ("Paris, France", "United States", False),
        ("Paris, France", "France", True),
    ],
)
def test_a_place_meets_what_holds_it(one: str, other: str, same: bool) -> None:
    assert places_meet([one], [other]) is same
    assert apart(replace(named(), places=(one,)), replace(named(), places=(other,))) is not same


def test_who_takes_a_town_takes_nobody() -> None:
    town = replace(
        named(), kind="capture", trigger="captured", headline="Rebels captured Oakvale", places=("Oakvale, Ohio",)
    )
    lee = replace(named("Ann Lee"), kind="capture", trigger="captured", patients=frozenset({"Ann Lee"}))
    noun = replace(named("Ann Lee"), kind="capture", trigger="capture", headline="Lee’s capture")
    assert apart(town, lee)
    assert apart(lee, town)
    assert apart(town, noun)
    assert not apart(replace(town, patients=frozenset({"Ann Lee"})), lee)  # "captured her in Oakvale"
    assert not apart(replace(town, headline="Both were captured"), lee)  # the place is that of its article
    assert not apart(replace(town, kind="fighting"), replace(lee, kind="fighting"))
