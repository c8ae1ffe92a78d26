"""The page of an event shows every statement with its words, its date's reason, its links and its history."""

from dataclasses import replace
from datetime import date, datetime

from dateline.pipelines.cli.output import draw
from dateline.pipelines.cli.render import Event
from dateline.pipelines.cli.render_event import (
    Deadline,
    Dossier,
    Evidence,
    Link,
    Party,
    State,
    dossier,
    quote,
    why_dated,
)
from dateline.pipelines.resolve.stories import Belonging
from dateline.pipelines.steps.timex import find

T = datetime.fromisoformat
STRIKE = Event(
    event_id="0123456789abcdef",
    edtf="2019-05-02",
    earliest=date(2019, 5, 2),
    latest=date(2019, 5, 2),
    granularity="day",
    status="occurred",
    kind="strike",
    headline="Bus drivers walked out",
    places=("Ghent, Belgium",),
    n_articles=2,
    n_independent=1,
)
SAID = Evidence(
    mention_id="0123456789abcdef",
    uri="https://example.org/strike",
    address="http://example.org/strike",
    source="The Ghent Courier",
    title="Drivers on strike",
    part="body",
    quote="Bus drivers walked out on Thursday over pay.",
    trigger="walked",
    trigger_at=12,
    status="occurred",
    attributed_to="Belga",
    bound="at",
    expression="Thursday",
    expression_type="DATE",
    symbol=find("on Thursday")[0].symbol,
    expression_at=26,
    edtf="2019-05-02",
    earliest=date(2019, 5, 2),
    latest=date(2019, 5, 2),
    granularity="day",
    dated_by=None,
    dated_by_uri=None,
    published_earliest=date(2019, 5, 3),
    published_latest=date(2019, 5, 3),
    published_why="the page's JSON-LD",
)
TALKS = Link(
    "threatens",
    True,
    "fedcba9876543210",
    "",
    date(2019, 5, 3),
    None,
    "day",
    "strike",
    "threatened",
    "more strikes",
    1,
    2,
)
STATES = (
    State(
        T("2019-05-03 09:00"),
        T("2019-05-03 23:59:59"),
        False,
        "2019-05-02",
        *[date(2019, 5, 2)] * 2,
        "day",
        "strike",
        "occurred",
        1,
        1,
    ),
    State(
        T("2019-05-03 23:59:59"),
        None,
        True,
        "2019-05-02",
        *[date(2019, 5, 2)] * 2,
        "day",
        "strike",
        "occurred",
        2,
        1,
    ),
)
ABOUT = Dossier(STRIKE, False, ("ghent",), ("The Ghent Courier = Daily (copy)",), (SAID,), (TALKS,), STATES)


def words(about=ABOUT):
    return " ".join(draw(dossier(about), 100).split())


def test_the_page_has_the_quote_verbatim_its_article_status_and_whom_it_cites():
    text = words()
    assert "“Bus drivers walked out on Thursday over pay.”" in text
    assert "The Ghent Courier · Drivers on strike http://example.org/strike" in text
    assert "published Fri 3 May 2019: the page's JSON-LD" in text
    assert "occurred · according to Belga · “walked” is dated by" in text


def test_the_statements_of_one_article_stand_together():
    other = replace(
        SAID, uri="https://example.org/other", address="http://example.org/other", source="Daily", part="title"
    )
    text = words(replace(ABOUT, evidence=(SAID, replace(SAID, trigger="drivers"), other)))
    assert text.count("http://example.org/strike") == 1
    assert "occurred · in the title · according to Belga" in text


def test_the_page_says_why_sources_count_as_one_what_is_linked_and_what_was_known_when():
    text = words()
    assert "Why 1 source The Ghent Courier = Daily (copy)" in text
    assert "threatens from 3 May 2019 · threatened · more strikes" in text
    assert "from Fri 3 May 2019, 09:00 UTC: occurred · Thu 2 May 2019 · 1 source, 1 article" in text
    assert "from the end of Fri 3 May 2019, UTC: occurred · Thu 2 May 2019 · 1 source, 2 articles" in text


def test_a_step_of_another_article_is_told_with_its_sources_and_whom_both_name():
    step = replace(TALKS, relation="follows", outward=False, names=("belga union",))
    text = words(replace(ABOUT, links=(step,)))
    assert (
        "followed by from 3 May 2019 · threatened · more strikes · 1 source, 2 articles · both name belga union" in text
    )


def test_the_page_says_who_takes_part_in_which_role():
    named = (Party("actor", "group", "Bus drivers", 2), Party("target", "organisation", "De Lijn", 1))
    text = words(replace(ABOUT, parties=named))
    assert "who does it: Bus drivers (group, 2 articles) to whom or what: De Lijn (organisation, 1 article)" in text


def test_who_has_a_name_comes_before_who_has_none_and_a_long_list_is_counted():
    drivers = [Party("actor", "group", f"{n} drivers", 1) for n in range(9)]
    text = words(replace(ABOUT, parties=(*drivers, Party("actor", "person", "Ann Lee", 1))))
    assert "who does it: Ann Lee (person, 1 article), 0 drivers (1 article)" in text
    assert "6 drivers (1 article), and 2 more" in text


def test_silence_on_a_deadline_is_told_with_the_last_report():
    silent = Deadline("passed in silence", T("2019-05-20 10:00"))
    assert "articles up to Mon 20 May 2019, 10:00 UTC do not say what came of it" in words(
        replace(ABOUT, deadline=silent)
    )
    assert "Open: no article is of a later day." in words(replace(ABOUT, deadline=Deadline("open", None)))
    assert "Postponed: see the linked events." in words(replace(ABOUT, deadline=Deadline("postponed", None)))


def test_the_page_says_why_the_event_is_in_a_story_or_is_not():
    why = (Belonging("ghent", True, "Daily names “Ghent”"), Belonging("rail", False, "it lies after 2018-12-31"))
    text = words(replace(ABOUT, belongings=why, lanes=(("ghent", "On the street"),)))
    assert "in ghent, lane On the street: Daily names “Ghent” not in rail: it lies after 2018-12-31" in text


def test_trigger_and_time_stand_out_where_they_are():
    marked = quote((SAID,))
    assert [marked.plain[s.start : s.end] for s in marked.spans] == ["walked", "Thursday"]


def test_a_sentence_that_tells_an_event_twice_is_shown_once_with_why_each_has_its_date():
    out = replace(SAID, mention_id="f" * 16, trigger="out", trigger_at=19)
    text = words(replace(ABOUT, evidence=(SAID, out)))
    assert text.count(SAID.quote) == 1
    assert text.index(SAID.quote) < text.index("“walked” is dated by") < text.index("“out” is dated by")


def test_a_relative_date_is_said_to_be_counted_from_the_publication():
    assert why_dated(SAID) == ("“walked” is dated by “Thursday”, counted from the publication: Thu 2 May 2019")


def test_what_an_update_added_is_said_to_be_counted_from_the_day_on_which_it_was_written():
    said = replace(SAID, edtf="2019-05-09", earliest=date(2019, 5, 9), latest=date(2019, 5, 9))
    assert why_dated(said) == (
        "“walked” is dated by “Thursday”, counted from the day on which it was written: Thu 9 May 2019"
    )


def test_a_narrative_date_is_said_to_be_counted_from_the_time_told_of():
    said = replace(SAID, expression="the next day", symbol=find("the next day")[0].symbol)
    assert "“the next day”, counted from the time told of before it: Thu 2 May 2019" in why_dated(said)


def test_an_absolute_date_needs_no_publication():
    said = replace(SAID, expression="May 2, 2019", symbol=find("May 2, 2019")[0].symbol)
    assert why_dated(said) == "“walked” is dated by “May 2, 2019”: Thu 2 May 2019"


def test_words_without_a_place_on_the_calendar_are_said_to_be_so():
    said = replace(SAID, expression="recently", edtf="", earliest=None, latest=None)
    assert why_dated(said) == "“walked” is said with “recently”, which is no place on the calendar"


def test_a_statement_without_time_words_says_whose_date_it_has():
    assert "no date of its own" in why_dated(replace(SAID, expression=None))


def test_a_statement_that_borrows_its_date_names_the_lender():
    own = replace(SAID, expression=None, dated_by="struck", dated_by_uri=SAID.uri)
    assert why_dated(own).endswith("it tells more of “struck” of the same article")
    other = replace(own, dated_by_uri="https://example.org/other")
    assert why_dated(other).endswith("it tells more of “struck” in https://example.org/other")


def test_the_far_end_of_a_link_reads_backwards():
    about = replace(
        ABOUT,
        links=(
            replace(
                TALKS,
                relation="deadline_of",
                outward=False,
                kind="deadline",
                earliest=date(2019, 5, 9),
                latest=date(2019, 5, 9),
            ),
        ),
    )
    assert "has the deadline by 9 May 2019" in words(about)


def test_a_retracted_event_says_so_in_words():
    text = words(replace(ABOUT, retracted=True))
    assert "Retracted: no article says this any more." in text
    assert "Who said so" in text
