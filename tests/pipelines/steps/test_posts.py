"""Live blogs: each post counts its times from its own stamp."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.pipelines.steps import timex
from dateline.pipelines.steps.html import lay_out
from dateline.pipelines.steps.layout import Post
from dateline.pipelines.steps.posts import counted
from dateline.schemas.records import Anchor, Part

PUBLISHED = Anchor(date(2031, 5, 7), date(2031, 5, 7))
PAGE = """<html lang="en"><head><title>Storm Orla: live updates</title>
<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Storm Orla: live updates",
"datePublished": "2031-05-05T08:00:00+02:00", "liveBlogUpdate": [
{"@type": "BlogPosting", "headline": "Bridge closed", "datePublished": "2031-05-07T20:15:00+02:00",
 "articleBody": "The council closed the old bridge on Tuesday."},
{"@type": "BlogPosting", "datePublished": "2031-05-05T21:30:00Z",
 "articleBody": "Firefighters rescued two men from a roof today."}]}</script></head>
<body><main><article><h1>Storm Orla: live updates</h1>
<p>The council closed the old bridge on Tuesday. Engineers will inspect it tomorrow, the mayor said.</p>
<p>Firefighters rescued two men from a roof today. Both were taken to a hospital in Alba, police said.</p>
</article></main></body></html>"""


def days(body: str, *posts: Post) -> dict[str, str]:
    """The EDTF value of each expression of a live blog of 7 May 2031, by its words."""
    times = counted(timex.find(body), (Part(0, "body", body),), posts)
    return {time.text: at.edtf for time, at in zip(times, timex.anchor(times, PUBLISHED), strict=True)}


def test_a_date_that_opens_a_line_is_the_day_of_the_posts_below_it() -> None:
    told = days(
        "Wednesday, May 7\n\n8:15 p.m. The council closed the bridge on Tuesday.\n\n"
        "Monday, May 5\n\n11:30 p.m. Firefighters rescued two men today.\n\n"
        "9 a.m. The ministry had warned them yesterday."
    )
    assert (told["Tuesday"], told["today"], told["yesterday"]) == ("2031-05-06", "2031-05-05", "2031-05-04")


@pytest.mark.parametrize(
    "stamp", ["Posted on May 5 at 5:30 p.m.\n", "May 5, 2031 | 17:30\n", "[5 May 2031] ", "5 May, 10:15 BST: "]
)
def test_a_stamp_may_have_a_label_a_clock_or_brackets(stamp: str) -> None:
    assert days(f"It stopped today.\n\n{stamp}It rained yesterday.")["yesterday"] == "2031-05-04"


def test_a_date_in_a_sentence_is_no_stamp() -> None:
    assert days("May 5 was a Monday.\n\nOn May 5 it rained.\n\nIt stopped today.")["today"] == "2031-05-07"


def test_a_time_of_day_stamps_no_other_day() -> None:
    assert days("10:15 It rained today.\n\n09:00 It had rained yesterday.")["yesterday"] == "2031-05-06"


def test_a_date_that_says_itself_stays_as_it_is() -> None:
    assert days("May 5, 2031\nThe dam was built on 3 June 1984.")["3 June 1984"] == "1984-06-03"


def test_a_page_marks_its_posts_in_json_ld() -> None:
    layout = lay_out(PAGE, "https://courier.example/live/storm", "Europe/Rome")
    assert Post("Firefighters rescued two men from a roof today.", "2031-05-05") in layout.posts
    told = days(layout.body, *layout.posts)
    assert (told["Tuesday"], told["tomorrow"], told["today"]) == ("2031-05-06", "2031-05-08", "2031-05-05")


def test_a_page_marks_its_posts_by_times_before_them() -> None:
    posts = "".join(
        f'<div><time datetime="2031-05-0{n}T10:00:00+02:00">10:00</time><p>Post number {n}: it rained today.</p></div>'
        for n in (7, 6, 5)
    )
    page = f"<html><body><article><h1>Rain, live</h1>{posts}</article></body></html>"
    assert [post.day for post in lay_out(page, "https://courier.example/live/rain").posts] == [
        "2031-05-07",
        "2031-05-06",
        "2031-05-05",
    ]


def test_two_times_on_a_page_are_its_publication_and_a_change() -> None:
    page = (
        '<article><h1>Rain</h1><time datetime="2031-05-07">today</time><p>It rained in Alba for three days.</p>'
        '<time datetime="2031-05-08">updated</time><p>The council closed the old bridge.</p></article>'
    )
    assert lay_out(f"<html><body>{page}</body></html>", "https://courier.example/rain").posts == ()
