"""One happening is one event whatever day its reports give it, or none, in whatever order they come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from tests.laws.harness import Doc, Replica, article, known

DAY = article("echo", "2031-05-07T10:00:00Z", "Ann Lee was killed on Tuesday in Oakland, the police said.")
WEEK = article("star", "2031-05-14T10:00:00Z", "A driver killed Ann Lee last week, and the mayor called for new rules.")
YEAR = article("post", "2033-03-01T10:00:00Z", "The bill is named after Ann Lee, who was killed by a driver in 2031.")
BACK = article("gale", "2034-06-01T10:00:00Z", "The mayor spoke of Ann Lee, who was killed by a driver on her way.")
OTHER = article("wave", "2031-05-07T12:00:00Z", "Bo Ray was killed on Tuesday in Oakland, the police said.")


def store(docs: Sequence[Doc]) -> Replica:
    replica = Replica()
    for doc in docs:
        replica.ingest([doc])
    return replica


def deaths(replica: Replica, at: datetime | None = None) -> list[tuple[object, ...]]:
    """The deaths on the timeline as of an instant, by day, with how many articles tell them."""
    table = "timeline_as_of('all', $at)" if at else "timeline"
    return replica.db.execute(
        f"select edtf, n_articles from {table} where story = 'all' and kind in ('death', 'attack') order by all",
        {"at": at} if at else {},
    ).fetchall()


def test_a_death_is_one_event_of_the_day_that_its_sharpest_report_gives():
    for order in ((DAY, WEEK, YEAR, BACK), (BACK, YEAR, WEEK, DAY), (WEEK, BACK, DAY, YEAR)):
        assert deaths(store(order)) == [("2031-05-06", 4)], order


def test_two_deaths_of_one_day_and_place_stay_two():
    assert deaths(store((DAY, OTHER))) == [("2031-05-06", 1), ("2031-05-06", 1)]


def test_what_was_one_event_at_a_time_is_what_a_store_of_that_time_has():
    docs = (BACK, WEEK, DAY)
    whole = store(docs)
    for instant in whole.instants():
        then = [d for d in docs if (at := known(d, whole)) is not None and at <= instant]
        assert deaths(whole, instant) == deaths(store(then[::-1])), instant
