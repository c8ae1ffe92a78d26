"""What new rules would change is counted, with examples for the eye and every row for a program."""

from __future__ import annotations

from datetime import datetime

from dateline.pipelines.cli.output import draw
from dateline.pipelines.cli.render_rules import EXAMPLES, all_rows, page, summary
from dateline.pipelines.comparison import Comparison, Difference
from dateline.pipelines.report import RunReport

AT = datetime(2031, 5, 2)
EVENT = "09eea3d1b2c3d4e5"


def compared(*differences: Difference) -> Comparison:
    rebuilt = RunReport("r", "rebuild", AT, AT, 3, (), (), 7, 1)
    counts = (("all", 12, 13), ("bridge", 4, 4))
    return Comparison(rebuilt, "newer", (("older", 5), ("oldest", 1)), counts, differences)


def printed(found: Comparison) -> str:
    return draw(page(found), 80)


def headline(was: str, now: str, event: str = EVENT) -> Difference:
    return Difference("event", "all", "headline", event, now, was, now)


def test_a_page_has_articles_dates_and_the_events_of_each_story_the_story_all_last():
    lines = printed(compared()).splitlines()
    heads = [line for line in lines if line and not line.startswith(" ")]
    assert heads == ["Articles", "Dates of articles", "Story bridge: 4 events, 4 then", "Story all: 12 events, 13 then"]
    assert lines.count("  as it was") == 4


def test_a_change_is_told_with_what_was_and_what_would_be():
    date = Difference("date", "", "published", "https://a.example/1", "Bridge", "", "2031-05-02")
    text = printed(compared(date, headline("Bridge shuts", "Bridge closes")))
    assert "published: 1" in text
    assert "https://a.example/1" in text
    assert "was  nothing" in text
    assert "now  2031-05-02" in text
    assert "09eea3  Bridge shuts" in text
    assert "now     Bridge closes" in text


def test_a_page_shows_some_examples_and_says_how_many_more_there_are():
    many = [headline(f"was {n}", f"now {n}", f"{n:016x}") for n in range(EXAMPLES + 2)]
    text = printed(compared(*many))
    assert text.count("was ") == EXAMPLES
    assert "and 2 more" in text
    assert f"headline: {EXAMPLES + 2}" in text


def test_a_program_gets_every_row_whole():
    many = [headline(f"was {n}", f"now {n}") for n in range(EXAMPLES + 2)]
    rows = all_rows(many)
    assert rows.columns == ("about", "story", "change", "subject", "title", "was", "now")
    assert rows.rows[0] == ("event", "all", "headline", EVENT, "now 0", "was 0", "now 0")
    assert len(rows.rows) == len(many)


def test_what_a_page_holds_does_not_steer_the_terminal():
    assert "\x1b" not in printed(compared(headline("\x1b[31mred", "plain")))


def test_the_summary_names_the_rules_on_both_sides():
    assert summary(compared()) == (
        "no differences · read under: older (5 articles), oldest (1 article) · present ruleset: newer"
    )
    assert summary(compared(headline("a", "b"))).startswith("1 difference ·")
