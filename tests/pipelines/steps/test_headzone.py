"""Where a page shows its date: pages made up, each with a date beside the headline and others elsewhere."""

from __future__ import annotations

import pytest

from dateline.pipelines.steps.dates import choose
from dateline.pipelines.steps.headzone import label_of, line_of, zone_of
from dateline.pipelines.steps.html import lay_out, parse

URL = "https://herald.example/news/orla-mud"
PARAGRAPHS = (
    "A wall of mud buried three villages above the Orla valley on Monday night, and nobody was found alive in them, "
    "the army said.",
    "The slope came down at 11 p.m. after four days of rain, the governor, Ana Ruiz, told reporters who had come up to "
    "Orla by boat.",
    "Schools in the town were opened as shelters for some 400 people, who were brought down by the army in the early "
    "morning hours.",
)
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
OTHERS = (
    "<aside><h3>Most read</h3><p>12 March 2015</p><time datetime='2015-03-12'>12 March</time></aside>"
    "<article><h3>Older news</h3><time datetime='2014-01-02'>2 January 2014</time></article>"
    "<footer>Herald, 1 June 2019</footer>"
)


def page(above: str = "", below: str = "", foot: str = OTHERS, lang: str = "en") -> str:
    """A page whose headline has something above it and something below it."""
    return (
        f"<html lang='{lang}'><head><title>Mud buries villages | Herald</title></head><body>"
        f"<header><nav><a href='/'>Home</a></nav><p>Saturday, 9 July 2022 17:04</p></header>"
        f"<main><article>{above}<h1>Mud buries villages</h1>{below}{TEXT}</article></main>{foot}</body></html>"
    )


def published(markup: str, url: str = URL) -> tuple[str, str]:
    """The method and the day of a page's date, both "" where it is open."""
    best = choose(lay_out(markup, url).dates, "published")
    return (best.method, best.day) if best else ("", "")


@pytest.mark.parametrize(
    ("below", "method"),
    [
        ("<div class='x'><span>By Ann Lee</span><span>May 3, 2016</span></div>", "text"),
        ("<p>Published May 3, 2016 10:33AM (EDT)</p>", "text"),
        ("<p>PUBLISHED: May 3, 2016 at 10:33 a.m. | UPDATED: May 5, 2016 at 9 a.m.</p>", "text"),
        ("<p>First posted Tue 3 May 2016 10.33 BST, last modified on Thu 5 May 2016 09.00 BST</p>", "text"),
        ("<p>Posted: May 3, 2016 6:15 PM PDT Updated: May 4, 2016 6:15 PM PDT</p>", "text"),
        ("<p>Updated 4 May 2016, first published 3 May 2016</p>", "text"),
        ("<p>Tuesday, May 3, 2016 - 10:33 am</p>", "text"),
        ("<p>May 3, 2016 | Ann Lee | Orla Bureau</p>", "text"),
        ("<a href='/2016/05/03/'>3 May 2016</a>", "text"),
        ("<p>By <b>Ann Lee</b>, Staff Writer</p><p>3 May 2016</p>", "text"),
        ("<time datetime='2016-05-03T10:33:00-04:00'>3 May</time>", "time-element"),
        ("<p>Updated <time datetime='2016-05-05'>5 May</time> Published <time datetime='2016-05-03'>3 May</time></p>",
         "time-element"),
        ("<time class='updated' datetime='2016-05-05'></time><time class='published' datetime='2016-05-03'></time>",
         "time-element"),
        ("<span itemprop='datePublished' content='2016-05-03'>Tuesday</span>", "time-element"),
        ("<abbr class='published' title='2016-05-03T10:33:00Z'>Tuesday</abbr>", "time-element"),
        ("<span property='dc:date' content='2016-05-03'></span>", "time-element"),
    ],
)  # fmt: skip
def test_the_date_that_a_reader_sees_beside_the_headline_is_the_articles(below: str, method: str) -> None:
    assert published(page(below=below)) == (method, "2016-05-03")


def test_the_date_may_stand_above_the_headline_or_under_the_lead() -> None:
    assert published(page(above="<p>News</p><p>3 May 2016</p>")) == ("text", "2016-05-03")
    lead = f"<p>{PARAGRAPHS[0]}</p><p>3 May 2016</p>"
    assert published(page(below=lead)) == ("text", "2016-05-03")


def test_the_nearest_time_element_is_the_articles_and_teasers_are_not() -> None:
    teasers = "<ul><li><a href='/x'>Dam of Santa Lucia reopens <time datetime='2015-02-02'>2 Feb</time></a></li></ul>"
    dated = "<time datetime='2016-05-03'>3 May</time>"
    assert published(page(below=teasers + dated)) == ("time-element", "2016-05-03")
    assert published(page(below=teasers)) == ("", "")


@pytest.mark.parametrize(
    "below",
    [
        "",
        "<figure><img src='/2016/05/03/mud.jpg'><figcaption>The valley on 3 May 2016</figcaption></figure>",
        "<p>Updated 5 May 2016</p>",
        "<script>var published = '2016-05-03'</script><style>a{background:url(/2016-05-03/x.png)}</style>",
        "<p>The dam was opened on 3 May 2016.</p>",
    ],
)
def test_what_stands_elsewhere_dates_nothing(below: str) -> None:
    assert published(page(below=below)) == ("", "")


def test_marked_dates_far_from_the_headline_count_where_they_agree() -> None:
    end = "<p>Filed <span itemprop='datePublished' content='{}'></span></p>"
    assert published(page(foot=end.format("2016-05-03"))) == ("time-element", "2016-05-03")
    assert published(page(foot=end.format("2016-05-03") + end.format("2016-05-07"))) == ("", "")


def test_numbers_are_read_in_the_order_of_the_pages_language_or_place() -> None:
    assert published(page(below="<p>04/05/2016</p>", lang="es"))[1] == "2016-05-04"
    assert published(page(below="<p>Di 03.05.16 | 14:07 Uhr | Von Ann Lee</p>", lang="de"))[1] == "2016-05-03"
    assert published(page(below="<p>04/05/2016</p>"))[1] == ""
    markup = page(below="<p>04/05/2016</p>")
    dates = {zone: lay_out(markup, URL, zone).dates[0].day for zone in ("America/Chicago", "Europe/London")}
    assert dates == {"America/Chicago": "2016-04-05", "Europe/London": "2016-05-04"}


def test_english_tells_the_order_of_numbers_with_a_region_only_and_not_by_the_templates_default() -> None:
    assert published(page(below="<p>04/05/2016</p>", lang="en-GB"))[1] == "2016-05-04"
    assert published(page(below="<p>04/05/2016</p>", lang="en_AU"))[1] == "2016-05-04"
    assert published(page(below="<p>04/05/2016</p>", lang="en-US"))[1] == ""


@pytest.mark.parametrize(
    "above",
    [
        "<span class='today'>Monday, June 1, 2020</span>",
        "<div id='masthead'><span>Monday, June 1, 2020</span></div>",
        "<div class='site-header wide'><b>June 1, 2020</b></div>",
        "<div class='weather-widget'>Orla 21° June 1, 2020</div>",
    ],
)
def test_the_clock_of_a_site_and_its_weather_date_no_article(above: str) -> None:
    assert published(page(above=above)) == ("", "")
    assert published(page(above=above, below="<p>May 3, 2016</p>")) == ("text", "2016-05-03")


def test_a_meta_element_that_names_the_publication_comes_before_one_that_says_date() -> None:
    metas = "<meta name='date' content='2016-05-09'><meta property='article:published_time' content='2016-05-03'>"
    assert published(page().replace("<title>", metas + "<title>")) == ("meta", "2016-05-03")


def test_an_instant_in_utc_is_put_on_the_day_that_readers_see() -> None:
    meta = "<meta property='article:published_time' content='2016-05-04T01:30:12Z'>"
    shown = page(below="<p>May 3, 2016, 9:30 p.m.</p>").replace("<title>", meta + "<title>")
    assert {d.day for d in lay_out(shown, URL).dates} == {"2016-05-03"}
    other = page(below="<p>May 3, 2016, 9:41 p.m.</p>").replace("<title>", meta + "<title>")
    assert published(other) == ("meta", "2016-05-04")  # another moment's time, and so no clue


def test_a_headline_is_known_with_its_kicker_and_by_another_rank() -> None:
    tree = parse("<body><h1>Herald</h1><h2><span>Floods</span> Mud buries villages</h2><p>3 May 2016</p></body>")
    assert [line_of(element) for element in zone_of(tree, ("Mud buries villages",)).below][-1] == "3 May 2016"
    assert [line_of(element) for element in zone_of(tree, ("Mud buries villages",)).above] == ["Herald"]


def test_the_label_of_a_date_stands_before_it_or_before_what_it_is_in() -> None:
    tree = parse("<p>Published <time>a</time>, updated <b><time>b</time></b></p><div><i>Filed</i><time>c</time></div>")
    assert [label_of(element) for element in tree.iter("time")] == ["Published", "updated", "Filed"]


def test_a_page_of_thousands_of_dates_is_no_trouble() -> None:
    many = "".join(
        f"<li><time datetime='20{i % 100:02d}-01-01'>x</time> 1 May 20{i % 100:02d}</li>" for i in range(9000)
    )
    metas = "<meta name='date' content='2016-05-03'>" * 5000
    found = lay_out(page(foot=f"<ul>{many}</ul>").replace("<title>", metas + "<title>"), URL).dates
    assert [(d.method, d.day) for d in found] == [("meta", "2016-05-03")]
