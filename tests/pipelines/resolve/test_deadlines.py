"""What is demanded up to a day, and that day: one entry of a timeline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.pipelines.resolve.alike import same_event
from dateline.pipelines.resolve.anchoring import When
from dateline.pipelines.resolve.once import Hook, blocks_of
from tests.pipelines.resolve.test_states import item

DAY = date(2031, 6, 3)
SET = When("2031-06-03", DAY, DAY, "day", "2031-06-03")
UP_TO = When("../2031-06-03", None, DAY, "day", "2031-06-03")
DEADLINE = Hook("deadline", 2, "by", "scheduled", "deadline", "June 3")
DUE = Hook("due", 2, "until", "demanded", "compliance", "show")


def test_what_is_due_looks_for_its_event_where_its_deadline_does() -> None:
    assert blocks_of([DEADLINE, DUE], [SET, UP_TO]) == [SET.block, SET.block]


def test_what_is_due_by_another_day_does_not() -> None:
    other = replace(DUE, time=5)
    assert blocks_of([DEADLINE, other], [SET, UP_TO]) == [SET.block, UP_TO.block]
    assert blocks_of([replace(DUE, status="occurred")], [UP_TO]) == [UP_TO.block]


def test_a_demand_and_its_deadline_are_one_event_though_the_one_is_demanded_and_the_other_set() -> None:
    deadline = replace(item("a", 1), kind="deadline", status="scheduled", bound="by", time=2)
    due = replace(deadline, mention_id="due", kind="compliance", status="demanded", bound="until")
    assert same_event(deadline, due, {})
    assert same_event(due, deadline, {})
    assert not same_event(deadline, replace(due, time=5), {})
    assert not same_event(deadline, replace(due, version_id="b"), {})
