"""Rows come out the same for every program that reads them, and nothing from a page steers the terminal."""

import csv
import io
import json
from datetime import date, datetime

import pytest

from dateline.pipelines.cli.output import Format, Rows, draw, lines, plain, safe, table

ROWS = Rows(
    ("day", "known_at", "places", "n", "note"),
    [
        (date(2017, 8, 3), datetime.fromisoformat("2017-08-03 23:59:59"), ["Stockton, California"], 2, None),
        (None, None, [], 0, 'says “no”, "twice"\nand more'),
    ],
)


def text(form: Format, rows: Rows = ROWS) -> str:
    return "".join(lines(rows, form))


def test_json_and_jsonl_say_the_same():
    assert json.loads(text(Format.JSON)) == [json.loads(line) for line in text(Format.JSONL).splitlines()]


def test_days_and_instants_are_iso_8601_and_lists_stay_lists():
    first = json.loads(text(Format.JSON))[0]
    assert first == {
        "day": "2017-08-03",
        "known_at": "2017-08-03T23:59:59Z",
        "places": ["Stockton, California"],
        "n": 2,
        "note": None,
    }


def test_csv_reads_back_with_lists_as_json_and_nulls_empty():
    header, first, second = csv.reader(io.StringIO(text(Format.CSV)))
    assert header == list(ROWS.columns)
    assert json.loads(first[2]) == ["Stockton, California"]
    assert first[4] == ""
    assert second[4] == 'says “no”, "twice"\nand more'


@pytest.mark.parametrize(("form", "expected"), [(Format.JSON, "[]\n"), (Format.JSONL, ""), (Format.CSV, "a\n")])
def test_no_rows_are_still_well_formed(form, expected):
    assert text(form, Rows(("a",), [])) == expected


def test_structs_are_plain_through_and_through():
    assert plain({"at": [date(2017, 8, 3)]}) == {"at": ["2017-08-03"]}


def test_escapes_and_direction_overrides_do_not_reach_the_terminal():
    assert safe("a\x1b[31mred\u202etxt.exe\x07\tb\nc") == "a\ufffd[31mred\ufffdtxt.exe\ufffd\tb\nc"


@pytest.mark.parametrize("columns", [20, 50, 80, 200])
def test_no_cell_of_a_table_is_cut_at_any_width(columns):
    row = ("0123456789abcdef", "fedcba9876543210", "words " * 20)
    text = draw(table(Rows(("event_id", "article_id", "headline"), [row]), columns), columns)
    squeezed = "".join(text.split())
    assert row[0] in squeezed
    assert row[1] in squeezed
    assert text.count("w") == 20


def test_long_lines_give_way_in_a_table_before_it_is_given_up():
    asked = ("failing: address-refused", "2026-03-02 12:30", "2026-03-02 14:30", "https://news.example/" + "rss/" * 20)
    drawn = draw(table(Rows(("health", "last good", "next due", "feed"), [asked, asked]), 64), 64).splitlines()
    assert drawn[0].split() == ["health", "last", "good", "next", "due", "feed"]
    assert all(len(line) <= 64 for line in drawn)
    whole = " ".join(drawn).split()
    assert whole.count("address-refused") == whole.count("failing:") == 2  # no word that may stand whole is broken
    assert whole.count("2026-03-02") == 4


def test_a_table_of_too_many_columns_is_laid_out_row_under_row():
    rows = Rows(tuple(f"column{n}" for n in range(12)), [tuple(range(12)), tuple(range(100, 112))])
    stacked = draw(table(rows, 80), 80).splitlines()
    assert stacked[0].split() == ["column0", "0"]
    assert len(stacked) == 12 + 1 + 12
    wide = draw(table(rows, 200), 200).splitlines()
    assert wide[0].split() == list(rows.columns)
