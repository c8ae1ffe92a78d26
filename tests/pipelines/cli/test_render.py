"""A timeline reads well at any width, and says in words what its colours say."""

from datetime import date

import pytest

from dateline.pipelines.cli.output import draw
from dateline.pipelines.cli.render import Event, count, places, shorten, sources, timeline

LETTERS = Event(
    event_id="4fa19c2b00000001",
    edtf="2017-08-03",
    earliest=date(2017, 8, 3),
    latest=date(2017, 8, 3),
    granularity="day",
    status="occurred",
    kind="statement",
    headline="The department wrote to four cities that they would lose the programme's money",
    places=("San Bernardino, California", "Stockton, California", "Baltimore, Maryland", "Ruritania"),
    n_articles=5,
    n_independent=1,
)
DEADLINE = Event(
    event_id="77aa3e9100000002",
    edtf="2018-01-18",
    earliest=date(2018, 1, 18),
    latest=date(2018, 1, 18),
    granularity="day",
    status="scheduled",
    kind="deadline",
    headline="Proof of compliance is due",
    places=(),
    n_articles=4,
    n_independent=2,
)


def page(events, width):
    return draw(timeline(events, width), width)


def test_an_event_shows_date_headline_status_sources_places_and_a_short_name():
    text = " ".join(page([LETTERS], 100).split())
    assert "Thu 3 Aug 2017" in text
    assert "The department wrote to four cities" in text
    assert "occurred · 1 source, 5 articles · San Bernardino and Stockton, California; Baltimore, Maryland" in text
    assert "4fa19c" in text


def test_a_deadline_reads_by_its_day():
    assert "by 18 Jan 2018" in page([DEADLINE], 80)


@pytest.mark.parametrize("width", [24, 40, 59, 60, 80, 120])
def test_no_line_is_wider_than_the_terminal_nor_ends_in_blanks(width):
    for line in page([LETTERS, DEADLINE], width).splitlines():
        assert len(line) <= width
        assert line == line.rstrip()


@pytest.mark.parametrize("width", [24, 40, 80, 120])
def test_no_word_is_lost_at_any_width(width):
    text = " ".join(page([LETTERS], width).split())
    for word in LETTERS.headline.split():
        assert word in text


def test_years_are_headings_only_where_there_are_several():
    alone = page([LETTERS], 80).splitlines()
    both = page([LETTERS, DEADLINE], 80).splitlines()
    assert not any(line.startswith("2017 ─") for line in alone)
    assert [line[:4] for line in both if "──" in line] == ["2017", "2018"]


def test_what_looks_like_markup_is_printed_as_it_stands():
    event = LETTERS.__class__(**{f: getattr(LETTERS, f) for f in LETTERS.__slots__} | {"headline": "a [red]b[/red]"})
    assert "a [red]b[/red]" in page([event], 80)


def test_an_empty_timeline_says_so():
    assert page([], 80) == "Nothing here.\n"


def test_sources_count_in_words():
    assert sources(1, 5) == "1 source, 5 articles"
    assert sources(2, 2) == "2 sources, 2 articles"
    assert sources(0, 1) == "opinion only, 1 article"
    assert count(0, "event") == "no events"
    assert count(1200, "article") == "1,200 articles"


def test_places_share_their_region_and_are_not_listed_without_end():
    names = ["Fresno, California", "Baltimore, Maryland", "Stockton, California", "France", "Oslo, Norway"]
    most = "Fresno and Stockton, California; Baltimore, Maryland; France"
    assert places(names) == f"{most}; Oslo, Norway"
    assert places([*names, "Kiel, Germany"]) == f"{most}; and 2 more"


def test_short_names_stay_distinct():
    assert shorten(["aaaaaaaa1", "bbbbbbbb2"]) == {"aaaaaaaa1": "aaaaaa", "bbbbbbbb2": "bbbbbb"}
    assert set(shorten(["aaaaaaaa1", "aaaaaaaa2"]).values()) == {"aaaaaaaa1", "aaaaaaaa2"}
