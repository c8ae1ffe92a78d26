"""A store's records read well at any width: no column of single words, and nothing left out that a command takes."""

from datetime import datetime

import pytest

from dateline.pipelines.cli import render_lists
from dateline.pipelines.cli.output import Rows, draw

NOON = datetime(2026, 11, 22, 12)
FEED = {
    "health": "failing", "title": "Tarn Daily", "folder": "Local", "url": "https://tarn.example/rss.xml", "good": NOON,
    "due": datetime(2026, 11, 22, 12, 30), "retired": None, "items_a_week": 7.93, "reason": "not-found",
    "detail": "the server answers 404: there is nothing there",
}  # fmt: skip
GONE = FEED | {"health": "retired", "title": "", "folder": "", "good": None, "due": None, "retired": NOON}
NEW = FEED | {"health": "new", "good": None, "due": None, "reason": "", "detail": ""}
REJECT = {
    "recorded": NOON, "subject": "file:///desk/fire.txt", "outcome": "rejected", "reason": "empty", "detail": "no text",
}  # fmt: skip
RUN = {
    "run_id": "20261122T120000-1", "kind": "ingest", "started": NOON, "ended": None, "n_inputs": 1200, "n_changed": 34,
    "n_stored": 1100, "n_duplicate": 0, "n_unchanged": 0, "n_skipped": 0, "n_rejected": 100, "n_erased": 0,
    "ruleset": "0c8a6c61e185", "inputs": ("a.html", "b.html", "c.html", "d.html", "e.html"),
}  # fmt: skip
EDIT = {
    "edit_id": "2f5185cc3564e91c", "made": NOON, "editor": "Ada Lovelace", "action": "date", "value": "2017-08-03",
    "why": "The minutes say so", "quotes": ["A federal disaster was declared in Oakvale County on Wednesday.", "Too."],
    "event_ids": ["374b17ab00000000"], "undone_by": None, "reason": None,
}  # fmt: skip
LISTS = [
    (render_lists.feeds, (FEED, GONE, NEW)),
    (render_lists.rejects, (REJECT,)),
    (render_lists.runs, (RUN,)),
    (render_lists.edits, (EDIT,)),
]


def drawn(entries, named, width=80):
    rows = Rows(tuple(named[0]), [tuple(row.values()) for row in named])
    return draw(render_lists.page(entries(rows), width), width)


def test_a_feed_tells_its_address_what_is_wrong_and_its_rhythm():
    text = drawn(render_lists.feeds, (FEED, GONE, NEW))
    assert text == (
        "failing  Tarn Daily (Local)\n"
        "         https://tarn.example/rss.xml\n"
        "         not-found: the server answers 404: there is nothing there\n"
        "         last good 2026-11-22 12:00 · next due 2026-11-22 12:30 · 7.9 items a\n"
        "         week\n"
        "\n"
        "retired  https://tarn.example/rss.xml\n"
        "         not-found: the server answers 404: there is nothing there\n"
        "         never good yet · gone for good 2026-11-22 12:00: asked again only by\n"
        "         its address\n"
        "\n"
        "new      Tarn Daily (Local)\n"
        "         https://tarn.example/rss.xml\n"
        "         never good yet · due at once · 7.9 items a week\n"
    )


def test_a_reject_tells_when_what_and_why():
    assert drawn(render_lists.rejects, (REJECT,)) == (
        "2026-11-22 12:00  file:///desk/fire.txt\n                  rejected, empty: no text\n"
    )


def test_a_run_tells_what_came_of_its_inputs_and_which_it_had():
    words = " ".join(drawn(render_lists.runs, (RUN,)).split())
    assert "ingest (unfinished): a.html, b.html, c.html and 2 more" in words
    assert "1,200 in: 1,100 stored, 100 rejected · 34 rows changed · rules 0c8a6c61e185" in words


def test_a_decision_tells_what_of_which_statements_by_whom_and_whether_it_holds():
    words = " ".join(drawn(render_lists.edits, (EDIT,)).split())
    assert words == (
        "2026-11-22 12:00 date: Thu 3 Aug 2017 2f5185 “A federal disaster was declared in Oakvale County on …” "
        "and 1 more Ada Lovelace: The minutes say so holds 374b17ab"
    )


@pytest.mark.parametrize("width", [24, 40, 59, 60, 80, 110])
@pytest.mark.parametrize(("entries", "named"), LISTS)
def test_no_line_is_wider_than_the_terminal(entries, named, width):
    assert max(map(len, drawn(entries, named, width).splitlines())) <= width


def test_a_record_cannot_steer_the_terminal():
    assert "\x1b" not in drawn(render_lists.rejects, (REJECT | {"subject": "\x1b[2Jfire.txt"},))
