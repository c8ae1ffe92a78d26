"""A decision keeps the earliest statements of each event that it speaks of."""

from __future__ import annotations

import pytest

from dateline.pipelines.grounds import MOST, Statement, apart, grounds
from dateline.schemas.edit import MAIN, OTHER
from dateline.schemas.errors import UsageError


def statement(name: str) -> Statement:
    return Statement(name, f"article of {name}", f"https://{name}.example/", "0" * 64, "body", f"{name} happened", name)


def said(*names: str) -> list[Statement]:
    return [statement(name) for name in names]


def test_each_event_gives_one_in_turn_so_that_none_goes_without() -> None:
    many = said(*(f"a{n:03}" for n in range(40)))
    kept = grounds([many, said("b"), said("c", "d")], OTHER)
    assert len(kept) == MOST
    assert [ground.trigger for ground in kept[:6]] == ["a000", "b", "c", "a001", "d", "a002"]
    assert {ground.side for ground in kept} == {OTHER}


def test_a_statement_that_two_versions_make_is_kept_once() -> None:
    assert len(grounds([said("a", "a", "b")], MAIN)) == 2


def test_more_events_than_statements_that_are_kept_are_too_many_for_one_decision() -> None:
    with pytest.raises(UsageError, match="merge up to 25 at once"):
        grounds([said(f"a{n}") for n in range(MOST + 1)], OTHER)


def test_statements_are_named_by_how_their_ids_begin() -> None:
    left, taken = apart(said("ab12", "ab34", "cd56"), ["AB3", " cd"])
    assert ([one.mention_id for one in left], [one.mention_id for one in taken]) == (["ab12"], ["ab34", "cd56"])


@pytest.mark.parametrize(
    ("name", "words"),
    [("ab", "could be any of ab12, ab34"), ("ef", "which has ab12, ab34, cd56"), ("", "is no statement")],
)
def test_a_name_that_means_none_or_several_is_refused_with_those_that_there_are(name: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        apart(said("ab12", "ab34", "cd56"), [name])
