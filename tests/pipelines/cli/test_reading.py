"""The commands that show: timelines, changes, what an event rests on, why an article is there."""

import csv
import io
import json

import pytest

from tests.pipelines.cli.harbour import (
    BLOG,
    COURIER,
    DEATHS,
    DEFINITION,
    EMPTY,
    FIRE,
    FIRE_TOO,
    INSPECTION,
    LOOSE,
)


def test_the_default_story_is_the_only_one_and_the_page_goes_to_stdout_its_footer_to_stderr(ask):
    done = ask("timeline")
    assert done.code == 0
    assert "Thu 2 May 2019 A fire broke out in the harbour" in done.words
    assert "occurred · 1 source, 2 articles · Ghent, Belgium" in done.words
    assert "by 10 May 2019 Divers must inspect the quay" in done.words
    assert done.said == "2 events · story harbour-fire"


def test_the_story_all_holds_every_event_and_counts_what_is_undated(ask):
    done = ask("timeline", "--story", "all")
    assert done.said == "2 events · story all · 1 undated statement not shown"


def test_as_of_an_instant_shows_what_was_known_then(ask):
    done = ask("timeline", "--story", "all", "--as-of", "2019-05-03T12:00+02:00")
    assert "Two people died" in done.words
    assert "A fire broke out in the harbour" in done.words
    assert "1 source, 2 articles" not in done.words
    assert done.said == "3 events · story all · as known at Fri 3 May 2019, 10:00 UTC"


def test_as_of_a_day_means_its_end(ask):
    assert ask("timeline", "--as-of", "2019-05-02").words == "Nothing here."
    assert "1 source, 2 articles" in ask("timeline", "--as-of", "2019-05-03").words


def test_an_audit_shows_what_the_store_told_then_by_which_rules(ask):
    done = ask("timeline", "--recorded", "2019-06-01T09:00Z")
    assert "A fire broke out in the harbour" in done.words
    assert done.said == (
        "2 events · story harbour-fire · as this store told it at Sat 1 Jun 2019, 09:00 UTC "
        "(last ingest: Sat 1 Jun 2019, 08:00 UTC, ruleset 0123456789ab)"
    )


def test_an_audit_of_the_time_before_the_first_run_finds_that_nothing_was_told(ask):
    done = ask("timeline", "--recorded", "2019-05-31")
    assert done.words == "Nothing here."
    assert done.said.endswith("when nothing had been recorded yet")


def test_an_audit_may_ask_what_was_told_then_of_what_had_been_known(ask):
    asked = ("timeline", "--story", "all", "--as-of", "2019-05-03T12:00+02:00", "--format", "jsonl")
    told = ask(*asked, "--recorded", "2019-06-02").rows
    assert [row["event_id"] for row in told] == [row["event_id"] for row in ask(*asked).rows]
    assert {row["ruleset"] for row in told} == {"0123456789ab"}
    assert ask(*asked, "--recorded", "2019-05-31").rows == []


def test_from_to_and_top_choose_events(ask):
    assert [row["event_id"] for row in ask("timeline", "--from", "2019-05-03", "--format", "jsonl").rows] == [
        INSPECTION
    ]
    assert [row["event_id"] for row in ask("timeline", "--to", "2019-05-03", "--format", "jsonl").rows] == [FIRE]
    assert [row["event_id"] for row in ask("timeline", "--top", "1", "--format", "jsonl").rows] == [FIRE]


def test_programs_get_all_columns_of_the_view_in_each_format(ask):
    view = ask("sql", "select * from timeline where story = 'harbour-fire'", "--format", "jsonl").rows[0]
    as_json = json.loads(ask("timeline", "--format", "json").out)
    as_csv = list(csv.DictReader(io.StringIO(ask("timeline", "--format", "csv").out)))
    assert list(as_json[0]) == list(as_csv[0]) == list(view)
    assert as_json[0]["earliest"] == "2019-05-02"
    assert json.loads(as_csv[0]["places"]) == ["Ghent, Belgium"]


@pytest.mark.parametrize("option", ["--as-of", "--from", "--to"])
def test_nonsense_dates_are_usage_errors_with_an_example(ask, option):
    done = ask("timeline", option, "2019-02-30")
    assert done.code == 2
    assert "2019-02-30" in done.said
    assert "2017-08-03" in done.said
    assert done.out == ""


def test_a_period_that_ends_before_it_begins_is_a_usage_error(ask):
    assert ask("timeline", "--from", "2019-05-03", "--to", "2019-05-01").code == 2


def test_an_unknown_story_is_a_usage_error_that_names_those_there_are(ask):
    done = ask("timeline", "--story", "flood")
    assert done.code == 2
    assert "harbour-fire, all" in done.said


def test_new_says_what_was_added_or_retracted_since(ask):
    done = ask("new", "--since", "2019-05-03T09:00Z", "--story", "all")
    assert "− Thu 2 May 2019 Two people died" in done.words
    assert "retracted: no article says it any more" in done.words
    assert "1 gone" in done.said
    assert "+ Thu 2 May 2019 A fire broke out" in ask("new", "--since", "2019-05-02").words


def test_new_alone_tells_of_the_last_day_that_brought_anything(ask):
    assert "since the end of Fri 3 May 2019, UTC" in ask("new", "--story", "all").said
    assert ask("new", "--story", "all").out == ask("new", "--story", "all", "--since", "2019-05-03").out


def test_a_day_that_is_not_over_is_no_day_since_when_anything_is_new(ask):
    assert ask("new", "--since", "yesterday").code == 0
    refused = ask("new", "--since", "today")
    assert (refused.code, "--since yesterday" in refused.said) == (2, True)


def test_diff_compares_two_times_and_refuses_them_the_wrong_way_round(ask):
    done = ask("diff", "2019-05-02", "2019-05-03")
    assert "+ by 10 May 2019 Divers must inspect the quay" in done.words
    assert "2 added" in done.said
    assert ask("diff", "2019-05-03", "2019-05-03").words == "Nothing changed."
    assert ask("diff", "2019-05-03", "2019-05-02").code == 2


def test_diff_gives_programs_a_row_a_change(ask):
    rows = ask("diff", "2019-05-02", "2019-05-03", "--format", "jsonl").rows
    assert [(row["change"], row["event_id"]) for row in rows] == [("added", FIRE), ("added", INSPECTION)]


def test_show_has_evidence_reason_links_and_history(ask):
    text = ask("show", FIRE[:6]).words
    assert "“A fire broke out in the harbour on Thursday.”" in text
    assert "“broke” is dated by “Thursday”, counted from the publication: Thu 2 May 2019" in text
    assert "has the deadline by 10 May 2019" in text
    assert "Courier = Daily (copy)" in text
    assert "from the end of Fri 3 May 2019, UTC: occurred · Thu 2 May 2019 · 1 source, 2 articles" in text


def test_any_statement_s_id_leads_to_its_event(ask):
    assert ask("show", FIRE_TOO).out == ask("show", FIRE).out


def test_a_retracted_event_is_still_shown(ask):
    text = ask("show", DEATHS).words
    assert "Retracted: no article says this any more." in text
    assert "“Two people died on Thursday.”" in text
    assert "from Sat 4 May 2019, 12:00 UTC: said by no article" in text


def test_show_explains_an_undated_statement_and_an_unknown_id(ask):
    undated, unknown = ask("show", LOOSE), ask("show", "99")
    assert (undated.code, unknown.code) == (2, 2)
    assert f"dateline why {BLOG}" in undated.said
    assert "no such event" in unknown.said


def test_show_gives_programs_the_evidence(ask):
    rows = ask("show", FIRE, "--format", "jsonl").rows
    assert {row["source"] for row in rows} == {"Courier", "Daily"}
    assert all(row["quote"][row["trigger_at"] :].startswith(row["trigger"]) for row in rows)


def test_why_tells_dates_candidates_statements_copies_and_runs(ask):
    text = ask("why", COURIER).words
    assert text.startswith("On the timeline: 2 of its 2 statements stand for 2 events.")
    assert "Fri 3 May 2019, by meta (90% sure): its meta tags" in text
    assert "text says modified “2099-01-01”: refused, future" in text
    assert "shares a long passage with Daily" in text
    assert "Sat 1 Jun 2019, 08:00 UTC: stored" in text


@pytest.mark.parametrize(
    ("address", "verdict"),
    [
        ("zeitung.example/hafen", "no rules read events from its language (de)"),
        ("quay", "nothing says when it was published"),
        (EMPTY, "it was rejected (empty): there is no text in it"),
        ("wire.example/1", "none of its sentences tells an event"),
    ],
)
def test_why_says_why_an_article_is_not_on_the_timeline(ask, address, verdict):
    done = ask("why", address)
    assert done.code == 0
    assert "Not on the timeline: " in done.words
    assert verdict in done.words


def test_why_wants_one_article_that_the_store_has_met(ask):
    assert ask("why", "https://nowhere.example").code == 1
    several = ask("why", "example")
    assert several.code == 2
    assert "could be any of" in several.said


def test_runs_add_up_and_rejects_have_reason_subject_and_detail(ask):
    run = ask("runs", "--format", "jsonl").rows[0]
    outcomes = ("stored", "duplicate", "unchanged", "skipped", "rejected", "erased")
    assert run["n_inputs"] == sum(run[f"n_{outcome}"] for outcome in outcomes) == 7
    reject = ask("rejects", "--format", "jsonl").rows[0]
    assert (reject["reason"], reject["subject"], reject["detail"]) == (
        "empty",
        EMPTY,
        "there is no text in it",
    )
    assert EMPTY in ask("rejects").out
    assert ask("rejects", "--run", "r2").said == "Nothing was rejected."


def test_stories_are_listed_and_printed_as_they_were_added(ask):
    assert ask("story", "list", "--format", "jsonl").rows[0]["n_events"] == 2
    assert ask("story", "show", "harbour-fire").out == DEFINITION
    assert ask("story", "show", "all").code == 2
    assert ask("story", "show", "flood").code == 2


def test_sql_reads_and_does_nothing_else(ask, tmp_path):
    assert ask("sql", "select 1 as one", "--format", "csv").out == "one\n1\n"
    for query in (
        f"copy article to '{tmp_path}/x.csv'",
        "select * from read_csv('/etc/passwd')",
        "drop view timeline",
    ):
        done = ask("sql", query)
        assert done.code == 1
        assert done.err.startswith("Error: ")
    assert not (tmp_path / "x.csv").exists()


def test_sql_comes_from_stdin_too(ask, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("select 2 as two"))
    assert ask("sql", "--format", "jsonl").rows == [{"two": 2}]
    monkeypatch.setattr("sys.stdin", io.StringIO(" "))
    assert ask("sql").code == 2


def test_every_query_of_several_is_answered_in_their_order(ask, monkeypatch):
    queries = "-- the first\nselect 1 as one;\nbegin;\n-- the second\nselect 2 as two;\n-- no more"
    monkeypatch.setattr("sys.stdin", io.StringIO(queries))
    assert ask("sql").out.split() == ["one", "───", "1", "two", "───", "2"]
    for form in ("csv", "json", "jsonl"):  # a program would take the second answer for rows of the first
        done = ask("sql", "select 1 as one; select 2 as two", "--format", form)
        assert (done.code, done.out) == (2, "")
        assert "2 queries" in done.said


def test_sql_may_open_with_a_comment_and_an_unknown_option_is_still_refused(ask):
    for comment in ("-- what is told", "--told=1", "--"):
        assert ask("sql", f"{comment}\nselect 3 as three", "--format", "csv").out == "three\n3\n"
    assert "No such option: --fromat" in ask("sql", "select 3", "--fromat", "csv").said


def test_sql_errors_are_short_and_point_at_the_place(ask):
    done = ask("sql", "select sum(story) from timeline")
    assert done.code == 1
    assert "LINE 1: select sum(story) from timeline" in done.err
    assert len(done.err.splitlines()) <= 9


def test_sql_that_asks_nothing_prints_nothing(ask):
    done = ask("sql", "/* nothing */", "--format", "jsonl")
    assert (done.code, done.out) == (0, "")
