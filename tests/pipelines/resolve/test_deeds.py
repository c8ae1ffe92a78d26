"""A deed that nobody dates is an event once it is told twice, and one with what dates it once anybody does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from dateline.pipelines.resolve.anchoring import When
from dateline.pipelines.resolve.deeds import deed_blocks
from dateline.pipelines.resolve.once import Hook
from dateline.schemas.records import Anchor
from tests.laws.harness import Doc, Replica, article, known

MAY = Anchor(date(2031, 5, 7), date(2031, 5, 7))
JUNE = Anchor(date(2031, 6, 1), date(2031, 6, 1))
SUED = Hook("m", -1, "none", "occurred", "lawsuit", "sued", parties=("Larkspur Water Board", "Lee"))
NAMED = replace(SUED, kind="appointment", trigger="nominated", patients=("Ann Lee",), persons=("Ann Lee",))

FIRST = article("echo", "2031-05-07T10:00:00Z", "Nobody came. Ann Lee has sued the Justice Department.")
AGAIN = article("star", "2031-05-08T10:00:00Z", "Nobody came. Ann Lee sued the Justice Department, its lawyers wrote.")
DATED = article("post", "2031-05-09T10:00:00Z", "Ann Lee sued the Justice Department on May 5, court papers show.")
LATER = article("wave", "2031-07-09T10:00:00Z", "Nobody came. Ann Lee sued the Justice Department, its lawyers wrote.")


RULED = article(
    "echo", "2031-05-07T10:00:00Z",
    "Nobody came. The Supreme Court upheld the fishing law. Boats stayed out after the court’s rash ruling.",
)  # fmt: skip


def store(docs: Sequence[Doc]) -> Replica:
    replica = Replica()
    for doc in docs:
        replica.ingest([doc])
    return replica


def suits(replica: Replica, view: str = "event") -> list[tuple[object, ...]]:
    """The suits that a view has, by day, with how many articles tell them."""
    return replica.db.execute(
        f"select edtf, n_articles from {view} where story = 'all' and kind = 'lawsuit' order by all"
    ).fetchall()


@pytest.mark.parametrize(
    ("hook", "published", "block"),
    [
        (SUED, MAY, "~2031-05 lawsuit Larkspur Water Board"),
        (SUED, JUNE, "~2031-06 lawsuit Larkspur Water Board"),
        (NAMED, MAY, "~appointment: A. Lee"),
        (NAMED, None, "~appointment: A. Lee"),  # what comes once to a person needs no month
        (SUED, None, ""),
        (replace(SUED, parties=()), MAY, ""),
        (replace(SUED, status="proposed"), MAY, ""),
        (replace(SUED, time=0), MAY, ""),  # of a time that no calendar has: "in the last century"
        (replace(SUED, kind="statement"), MAY, ""),  # everybody says something every day
    ],
)
def test_where_a_deed_looks_for_its_other_reports(hook: Hook, published: Anchor | None, block: str):
    assert deed_blocks([hook], [When()], published) == [block]


def test_she_was_killed_tells_of_the_one_death_of_which_its_article_tells():
    death = replace(NAMED, kind="death", trigger="killed")
    she = Hook("n", -1, "none", "occurred", "death", "murdered", headline="She was murdered")
    officer = replace(she, headline="An officer was murdered")
    assert deed_blocks([death, she, officer], [When()] * 3, MAY) == ["~death: A. Lee", "~death: A. Lee", ""]
    assert deed_blocks([death, replace(death, patients=("Bo Ray",)), she], [When()] * 3, MAY)[-1] == ""


def test_a_time_that_gives_no_day_leaves_a_deed_undated_once_it_is_known_when_its_article_appeared():
    hook = replace(SUED, time=0, bound="since")
    assert deed_blocks([hook], [When(relative=True)], MAY) == ["~2031-05 lawsuit Larkspur Water Board"]
    assert deed_blocks([hook], [When(relative=True)], None) == [""]
    assert deed_blocks([hook], [When("2031-05-05", date(2031, 5, 5), date(2031, 5, 5), relative=True)], MAY) == [""]


def test_told_once_it_is_no_event_and_told_twice_it_is_one_without_a_day():
    assert suits(store([FIRST])) == []
    assert suits(store([FIRST, AGAIN])) == suits(store([AGAIN, FIRST])) == [(None, 2)]


def test_the_timeline_lists_no_event_without_a_day():
    assert suits(store([FIRST, AGAIN]), "timeline") == []


def test_reports_months_apart_are_not_one_deed():
    assert suits(store([FIRST, LATER])) == []


def test_all_join_the_event_of_the_report_that_dates_it_in_any_order():
    for order in ((FIRST, AGAIN, DATED), (DATED, AGAIN, FIRST), (AGAIN, DATED, FIRST)):
        assert suits(store(order)) == [("2031-05-05", 3)], order


def test_what_was_known_of_a_deed_at_a_time_is_what_a_store_of_that_time_has():
    docs = (FIRST, AGAIN, DATED)
    whole = store(docs)
    asked = (
        "select nullif(s.edtf, ''), s.n_articles from event_state as s where s.story = 'all' and s.kind = 'lawsuit' "
        "and s.recorded_to is null and s.known_from <= $at and (s.known_to is null or s.known_to > $at)"
    )
    for instant in whole.instants():
        then = [d for d in docs if (at := known(d, whole)) is not None and at <= instant]
        assert whole.db.execute(asked, {"at": instant}).fetchall() == suits(store(then[::-1])), instant


def test_a_bare_noun_comes_back_to_what_its_article_told_of_its_owner() -> None:
    rows = store([RULED]).db.execute("select n_articles, kind from event where story = 'all' and kind = 'ruling'")
    assert rows.fetchall() == [(1, "ruling")]
    told = store([RULED]).db.execute("select count(*) from evidence where event_id <> '' and kind = 'ruling'")
    assert told.fetchall() == [(2,)]


SIGNED = article("echo", "2031-05-07T10:00:00Z", "Nobody came. Ann Lee signed Senate Bill 9 in 2029.")
UNDATED = article("star", "2031-05-08T10:00:00Z", "Nobody came. Ann Lee signed Senate Bill 9, she wrote.")


def test_what_comes_once_is_one_event_with_what_gives_no_better_time_for_it_than_a_year():
    for order in ((SIGNED, UNDATED), (UNDATED, SIGNED)):
        rows = store(order).db.execute(
            "select edtf, n_articles from event where story = 'all' and kind = 'bill signed' order by all"
        )
        assert rows.fetchall() == [("2029", 2)], order


LAWS = article("echo", "2031-05-07T10:00:00Z", "The suit takes aim at three fishing laws passed last year.")
THREE = article("star", "2031-05-08T10:00:00Z", "Nobody came. The house approved three laws on fishing last year.")
TWO = article("wave", "2031-05-09T10:00:00Z", "Nobody came. The house approved two laws on fishing last year.")


def test_so_many_laws_of_a_year_are_the_same_so_many_and_no_fewer():
    for order in ((LAWS, THREE, TWO), (TWO, THREE, LAWS)):
        rows = store(order).db.execute(
            "select edtf, n_articles from event where story = 'all' and kind = 'bill passed' order by all"
        )
        assert rows.fetchall() == [("2030", 1), ("2030", 2)], order
