"""What an update adds to a story counts its "Thursday" from the update, in whatever order the versions come."""

from __future__ import annotations

from datetime import date, datetime
from itertools import permutations

import pytest

from ...laws.harness import Doc, Replica, reading

URL = "https://gazette.example/hall"
STORM = "A storm tore the roof off the fish hall on Tuesday, the harbour master said in a statement to the council."
CLOSED = "The council closed the fish hall on Thursday after an inspection found that its beams were rotten."
SUED = "The fishermen sued the council on Monday and demanded that the market open again within a week."
OTHER = "Nobody was hurt, and a spokesman of the council did not want to say what a new roof would cost the town."


def page(observed: str, *lines: str, published: str = "2019-05-08T12:00:00+01:00", modified: str = "") -> Doc:
    """A page, first published on Wednesday, 8 May 2019."""
    head = f'<meta property="article:published_time" content="{published}">'
    head += f'<meta property="article:modified_time" content="{modified}">' if modified else ""
    body = "".join(f"<p>{line}</p>" for line in lines)
    text = (
        f"<html><head><title>Roof of fish hall gone</title>{head}</head><body><article><h1>Roof of fish hall gone</h1>"
    )
    return Doc(URL, f"{text}{body}</article></body></html>".encode(), "text/html", observed)


FIRST = page("2019-05-08T13:00:00Z", STORM, OTHER)
SECOND = page("2019-05-09T18:00:00Z", STORM, OTHER, CLOSED)
THIRD = page("2019-05-14T13:00:00Z", STORM, OTHER, CLOSED, SUED)


def days(replica: Replica) -> dict[str, tuple[date, date]]:
    """What each kind of event was told to have happened on, as known with everything in the store."""
    rows = replica.db.execute("select headline, earliest, latest from timeline where story = 'all'").fetchall()
    return {headline: (first, last) for headline, first, last in rows if first is not None}


def store(*docs: Doc) -> Replica:
    replica = Replica()
    for doc in docs:
        replica.ingest([doc])
    return replica


def of(found: dict[str, tuple[date, date]], word: str) -> tuple[str, str]:
    [(first, last)] = [span for headline, span in found.items() if word in headline]
    return str(first), str(last)


def test_each_sentence_counts_from_the_day_on_which_it_was_written() -> None:
    found = days(store(FIRST, SECOND, THIRD))
    assert of(found, "storm") == ("2019-05-07", "2019-05-07")
    assert of(found, "closed") == ("2019-05-09", "2019-05-09")  # not yet there on Wednesday
    assert of(found, "sued") == ("2019-05-13", "2019-05-13")


def test_the_day_of_change_that_the_page_states_settles_it() -> None:
    changed = page("2019-05-14T13:00:00Z", STORM, OTHER, SUED, modified="2019-05-14T10:00:00+01:00")
    assert of(days(store(FIRST, changed)), "sued") == ("2019-05-13", "2019-05-13")


def test_a_version_alone_counts_all_from_its_publication() -> None:
    assert of(days(store(THIRD)), "sued") == ("2019-05-06", "2019-05-06")


@pytest.mark.parametrize("order", list(permutations((FIRST, SECOND, THIRD))))
def test_versions_say_the_same_in_whatever_order_they_come(order: tuple[Doc, ...]) -> None:
    assert store(*order).everything() == _all_at_once()


def _all_at_once() -> dict[str, list[str]]:
    replica = Replica()
    replica.ingest([FIRST, SECOND, THIRD])
    return replica.everything()


@pytest.mark.parametrize("known", ["2019-05-08T13:00:00", "2019-05-09T18:00:00", "2019-05-14T13:00:00"])
def test_what_was_said_at_an_instant_is_what_the_versions_known_then_say(known: str) -> None:
    instant = datetime.fromisoformat(known)
    then = [doc for doc in (FIRST, SECOND, THIRD) if doc.observed <= f"{known}Z"]
    assert store(THIRD, FIRST, SECOND).as_of(instant) == store(*then).as_of(instant)


# ------------------------------------------------------------------------------------------ the border of a day

LATE = "2017-08-04T05:30:00Z"  # 22:30 on Thursday in California
SENT = "The sheriff sent the letters to the four cities today, a spokeswoman for the county said in an email."


def article(url: str, published: str, text: str = SENT) -> Doc:
    head = f'<meta property="article:published_time" content="{published}">'
    line = f"<html><head><title>Letters</title>{head}</head><body><article><h1>Letters</h1><p>{text}</p><p>{OTHER}</p>"
    return Doc(url, f"{line}</article></body></html>".encode(), "text/html")


@pytest.mark.parametrize(
    ("url", "published", "first", "last"),
    [
        ("https://paper.example/letters", LATE, "2017-08-03", "2017-08-04"),
        ("https://www.latimes.com/letters", LATE, "2017-08-03", "2017-08-03"),
        ("https://www.bbc.co.uk/letters", LATE, "2017-08-04", "2017-08-04"),
        ("https://paper.example/2017/08/03/letters", LATE, "2017-08-03", "2017-08-03"),
        ("https://paper.example/letters", "2017-08-03T22:30:00-07:00", "2017-08-03", "2017-08-03"),
        ("https://paper.example/letters", "2017-08-03T17:00:00Z", "2017-08-03", "2017-08-03"),
    ],
)
def test_today_at_half_past_ten_on_thursday_evening(url: str, published: str, first: str, last: str) -> None:
    replica = store(article(url, published))
    [found] = replica.db.execute(
        "select earliest::varchar, latest::varchar from timeline where story = 'all'"
    ).fetchall()
    assert found == (first, last)


def test_the_day_of_publication_itself_is_stated_and_stays_one_day() -> None:
    replica = store(article("https://paper.example/letters", LATE))
    found = replica.db.execute("select published_earliest::varchar, published_latest::varchar from article").fetchall()
    assert found == [("2017-08-04", "2017-08-04")]


def test_a_publishers_zone_is_what_its_source_file_gives() -> None:
    assert reading(article("https://www.latimes.com/letters", LATE)).dates[0].day == "2017-08-03"
