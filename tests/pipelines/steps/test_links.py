"""How an article's mentions hang together: what is put off, called off, and due."""

from __future__ import annotations

import pytest

from .mentioning import Told


def links(body: str) -> set[tuple[str, str, str, str, str]]:
    """By relation what does it and what it is done to, each with its status and the words that date it."""
    told = Told(body)
    return {
        (k.relation, f"{a.kind} {a.status}", told.when(a), f"{b.kind} {b.status}", told.when(b))
        for k in told.links
        for a, b in ((told.mentions[k.source], told.mentions[k.target]),)
    }


@pytest.mark.parametrize(
    ("body", "new", "old"),
    [
        ("The hearing, scheduled for Friday, was postponed until Monday.", "Monday", "Friday"),
        ("The hearing was postponed until Monday, the court said.", "Monday", ""),
        ("The committee rescheduled the hearing for Aug. 20.", "Aug. 20", ""),
    ],
)
def test_what_is_on_instead_postpones_what_was_to_be(body: str, new: str, old: str):
    assert ("postpones", "hearing scheduled", new, "hearing cancelled", old) in links(body)


def test_a_deadline_that_is_extended_postpones_the_one_before_and_belongs_to_no_cancellation():
    found = links("The department moved the deadline from Aug. 18 to Sept. 1.")
    assert found == {("postpones", "deadline scheduled", "Sept. 1", "deadline cancelled", "Aug. 18")}


def test_what_is_called_off_without_another_day_is_withdrawn_by_the_act():
    found = links("The committee on Monday called off Friday's vote on House Bill 9.")
    assert found == {("withdraws", "cancellation occurred", "Monday", "vote cancelled", "Friday")}


def test_what_was_put_off_has_no_day_of_its_own_where_none_is_said():
    told = Told("The trial of John Smith was delayed until Sept. 12.")
    off, new = told.of("trial", "cancelled"), told.of("trial", "scheduled")
    assert (off.time, off.bound) == (-1, "before")
    assert told.when(new) == "Sept. 12"
    assert off.mention_id != new.mention_id


def test_what_somebody_is_forced_to_do_is_done_and_not_demanded():
    told = Told("The rebels were forced to retreat on Tuesday.")
    assert told.when(told.of("withdrawal", "occurred")) == "Tuesday"
    assert not told.links
