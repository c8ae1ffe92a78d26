"""The command that finds words: what it prints for the eye and for programs, and what it refuses."""

from __future__ import annotations

import csv
import io
import json

import pytest

from dateline.connectors.store import open_writer
from tests.pipelines.cli import harbour
from tests.pipelines.cli.harbour import BLOG, COURIER, DAILY, FIRE, INSPECTION, TEXT, THURSDAY, ZEITUNG


def test_events_and_articles_are_shown_with_the_words_marked_and_copies_put_together(ask):
    done = ask("search", "harbour", "fires")
    assert done.code == 0
    events, _, articles = done.words.partition("Articles ")
    assert events.startswith("Events and statements Thu 2 May 2019 A fire broke out in the harbour f1f1f1 occurred")
    assert "A *fire* broke out in the *harbour* on Thursday. Courier · Fri 3 May 2019" in events
    assert f"also {DAILY}" in events
    assert articles.startswith("Fri 3 May 2019 Fire in the harbour A *fire* broke out")
    assert f"Courier · {COURIER} · also {DAILY}" in articles
    assert "tells f1f1f1 Thu 2 May 2019: A fire broke out in the harbour" in articles
    assert done.said == "1 event or statement, 1 article · story harbour-fire"


def test_an_article_is_shown_with_the_event_that_has_the_words(ask):
    for word, event in (("divers", INSPECTION), ("fires", FIRE)):
        (row,) = ask("search", word, "--in", "articles", "--format", "jsonl").rows
        assert row["event_id"] == event


def test_only_articles_or_only_evidence(ask):
    assert {row["found"] for row in ask("search", "fire", "--format", "jsonl").rows} == {"article", "statement"}
    for where, found in (("articles", "article"), ("evidence", "statement")):
        assert [row["found"] for row in ask("search", "fire", "--in", where, "--format", "jsonl").rows] == [found]


@pytest.mark.parametrize("words", ["inspect quay", "INSPECTED", '"must inspect the quay"', "inspec*", "divers -crew"])
def test_a_statement_is_found_by_its_words_in_any_form(ask, words):
    (row,) = ask("search", words, "--in", "evidence", "--format", "jsonl").rows
    assert row["event_id"] == INSPECTION
    assert row["status"] == "scheduled"


def test_a_phrase_stands_as_it_is_typed(ask):
    assert ask("search", '"inspects the quay"', "--format", "jsonl").rows == []
    assert ask("search", '"quay the inspect"', "--format", "jsonl").rows == []


def test_a_word_after_a_minus_is_not_to_be_found_whatever_options_it_resembles(ask):
    for words in (["fire", "-divers"], ["-divers", "fire"], ["fire -divers"]):
        (row,) = ask("search", *words, "--in", "articles", "--format", "jsonl").rows
        assert row["uri"] == DAILY
    assert ask("search", "fire", "-harbour").words == "Nothing found."


def test_rows_say_where_the_passage_stands_and_where_the_hits_are_in_it(ask):
    for row in ask("search", "quay", "--story", "all", "--format", "jsonl").rows:
        text = TEXT if row["uri"] == COURIER else "The quay" if row["part"] == "title" else None
        assert text is not None
        assert row["passage"] == text[row["char_start"] : row["char_end"]]
        assert [row["passage"][start:end].lower() for start, end in row["hits"]] == ["quay"]


def test_each_format_has_the_same_columns(ask):
    as_json = json.loads(ask("search", "fire", "--format", "json").out)
    as_csv = list(csv.DictReader(io.StringIO(ask("search", "fire", "--format", "csv").out)))
    assert list(as_json[0]) == list(as_csv[0])
    assert as_csv[0]["earliest"] == as_json[0]["earliest"] == str(THURSDAY)
    assert json.loads(as_csv[0]["also"]) == [DAILY]


def test_a_hit_in_the_title_alone_is_marked_there(ask):
    assert "undated The *quay* Blog" in ask("search", "quay", "--story", "all", "--source", "blog").words


def test_articles_without_events_and_in_other_languages_are_found(ask):
    (row,) = ask("search", "hafen brannte", "--story", "all", "--format", "jsonl").rows
    assert row["uri"] == ZEITUNG
    assert row["event_id"] is None


def test_an_undated_statement_is_shown_as_such(ask):
    (row,) = ask("search", "criticise", "--in", "evidence", "--story", "all", "--format", "jsonl").rows
    assert (row["event_id"], row["uri"], row["headline"]) == (None, BLOG, "Officials criticised the crew.")
    assert "undated Officials criticised the crew." in ask("search", "criticise", "--story", "all").words


def test_what_an_article_no_longer_says_is_not_found(ask):
    assert ask("search", "died", "--story", "all").words == "Nothing found."
    (row,) = ask("search", "nobody", "--story", "all", "--format", "jsonl").rows
    assert row["title"] == "Nobody hurt"


def test_the_story_the_publisher_and_the_days_choose(ask):
    found = ["search", "fire", "--format", "jsonl"]
    assert ask("search", "hafen", "--story", "harbour-fire", "--format", "jsonl").rows == []
    assert {row["uri"] for row in ask(*found, "--source", "daily").rows} == {DAILY}
    assert [row["found"] for row in ask(*found, "--from", "2019-05-03").rows] == ["article"]
    assert [row["found"] for row in ask(*found, "--to", "2019-05-02").rows] == ["statement"]
    assert ask(*found, "--from", "2019-05-04").rows == []
    (due,) = ask("search", "divers", "--in", "evidence", "--from", "2019-05-10", "--format", "jsonl").rows
    assert due["event_id"] == INSPECTION


def test_top_cuts_and_says_so(ask):
    done = ask("search", "the", "--in", "evidence", "--top", "1")
    assert done.said == "1 of 2 events and statements · all: --top 2 · story harbour-fire"
    both = ask("search", "the", "--in", "evidence", "--format", "jsonl", "--top", "2").rows
    assert {row["event_id"] for row in both} == {FIRE, INSPECTION}


def test_where_nothing_is_found_it_says_which_word_asks_too_much(ask):
    done = ask("search", "fire", "flood")
    assert (done.code, done.words) == (0, "Nothing found.")
    assert done.said == "Articles with each word alone: “fire” 2, “flood” 0 · story harbour-fire"
    assert ask("search", "flood", "--format", "json").out == "[]\n"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["-fire"], "no word to look for"),
        (['"fire'], "quotation mark is not closed"),
        (["fire", "--fromat", "csv"], "--fromat: no such option"),
        (["fire", "--source", "Herald"], "There are Blog, Courier, Daily, Wire, Zeitung"),
        (["fire", "--story", "flood"], "no such story"),
        (["fire", "--in", "titles"], "titles"),
        (["fire", "--from", "2019-05-03", "--to", "2019-05-01"], "before --from"),
        ([], "WORDS"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error_that_says_why(ask, words, why):
    done = ask("search", *words)
    assert done.code == 2
    assert why in done.said
    assert done.out == ""


def test_a_narrow_page_ends_no_line_with_an_empty_name(ask, monkeypatch):
    monkeypatch.setenv("COLUMNS", "50")
    assert not any(line.endswith("·") for line in ask("search", "hafen", "--story", "all").out.splitlines())


@pytest.fixture
def desk(tmp_path, run):
    """A store of the harbour to change, and a way to run commands on it."""
    path = harbour.make(tmp_path / "desk.duckdb")

    def change(statement):
        with open_writer(path) as writer:
            writer.db.execute(statement)

    return change, lambda *arguments: run(*arguments, "--store", path)


def test_an_event_that_an_editor_hid_is_not_found_its_article_is(desk):
    change, ask = desk
    change(f"update event_state set hidden = true where event_id = '{FIRE}'")
    (row,) = ask("search", "fire", "--format", "jsonl").rows
    assert (row["found"], row["event_id"]) == ("article", INSPECTION)  # which its passage tells, too


def test_an_event_that_an_editor_shaped_is_marked(desk):
    change, ask = desk
    change(f"update event_state set edits = ['e1'] where event_id = '{INSPECTION}'")
    change(
        "insert into edit_log values "
        "('e1', 0, timestamp '2019-05-04', 'Ada', 'He called.', 'note', 'Ask him.', timestamp '2019-05-04')"
    )
    (row, article) = ask("search", "inspect", "--format", "jsonl").rows
    assert row["edits"] == article["edits"] == ["e1"]
    assert ask("search", "inspect").words.count("Ada") == 2
