"""What is put off or called off is the event that other articles had announced, whatever the order of arrival."""

from __future__ import annotations

from datetime import datetime
from itertools import permutations

from tests.laws.harness import Doc, Replica, article, known

SET = article("echo", "2031-05-05T10:00:00Z", "The trial of John Smith will begin on Friday, the court said.")
OFF = article("star", "2031-05-08T10:00:00Z", "The trial of John Smith was postponed until May 20, a judge said.")
AGAIN = article("post", "2031-05-09T10:00:00Z", "The trial of John Smith has been delayed to May 20, the town heard.")
ELSE = article("gale", "2031-05-08T12:00:00Z", "The trial of Ann Roe was postponed until May 21, a judge said.")


def told(replica: Replica) -> list[tuple[str, str]]:
    """The trials on the timeline, by day."""
    return replica.db.execute(
        "select edtf, status from timeline where story = 'all' and kind = 'trial' order by all"
    ).fetchall()


def links(replica: Replica, at: datetime | None = None) -> list[tuple[object, ...]]:
    return replica.db.execute(
        "select event_id, other_id, relation, n_articles, known_at, names, rule "
        "from event_link_as_of($at) order by all",
        {"at": at},
    ).fetchall()


def store(*docs: Doc) -> Replica:
    replica = Replica()
    for doc in docs:
        replica.ingest([doc])
    return replica


def test_what_was_announced_is_cancelled_once_another_article_puts_it_off():
    for order in permutations((SET, OFF, AGAIN)):
        assert told(store(*order)) == [("2031-05-09", "cancelled"), ("2031-05-20", "scheduled")], order


def test_the_new_day_postpones_the_old_one_and_the_history_shows_it():
    replica = store(AGAIN, OFF, SET)
    [(new, old, count)] = replica.db.execute(
        "select event_id, other_id, n_articles from event_link where relation = 'postpones'"
    ).fetchall()
    days = dict(replica.db.execute("select event_id, edtf from timeline where story = 'all'").fetchall())
    assert (days[new], days[old], count) == ("2031-05-20", "2031-05-09", 2)
    history = replica.db.execute(
        "select known_from, status from event_history($e) where recorded_to is null order by 1", {"e": old}
    ).fetchall()
    assert history[:2] == [(datetime(2031, 5, 5, 10), "scheduled"), (datetime(2031, 5, 8, 10), "cancelled")]


def test_another_ones_trial_is_not_put_off():
    assert ("2031-05-09", "scheduled") in told(store(SET, ELSE))


def test_what_was_linked_at_a_time_is_what_a_store_of_that_time_links():
    docs = (AGAIN, ELSE, SET, OFF)
    whole = store(*docs)
    for instant in whole.instants():
        then = [d for d in docs if (at := known(d, whole)) is not None and at <= instant]
        assert links(whole, instant) == links(store(*then), instant) == links(store(*then)), instant
