"""Web pages, all made up."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.dates import choose
from dateline.pipelines.steps.html import lay_out, parse
from dateline.schemas.errors import InputError

PARAGRAPHS = (
    "A wall of mud buried three villages above the Orla valley on Monday night, and nobody was found alive.",
    "The slide came down at 11 p.m. after four days of rain, the governor, Ana Ruiz, told reporters.",
    "Schools in the town were opened as shelters for some 400 people, brought down by the army.",
    "The national weather service expects more rain until Thursday and has asked villages to be ready to go.",
)
URL = "https://herald.example/news/orla-mud"


def page(head: str = "", above: str = "", below: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    nav = '<nav><a href="/">Home</a> <a href="/world">World</a></nav>'
    return (
        f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{nav}<main><article>"
        f"{above}{text}{below}</article></main><footer>© 2016 Herald</footer></body></html>"
    )


def jsonld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(fields)}</script>'


def test_the_text_of_a_page_in_paragraphs() -> None:
    found = lay_out(page("<title>Mud buries villages | Herald</title>"), URL)
    assert found.paragraphs == PARAGRAPHS
    assert found.title == "Mud buries villages"
    assert found.lang == "en"


def test_title_authors_section_and_link_as_the_page_describes_them() -> None:
    described = jsonld(
        **{"@type": "NewsArticle", "headline": "Mud buries villages", "articleSection": "World"},
        author=[{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "JOHN ROE"}],
    )
    found = lay_out(page(described + '<link rel="canonical" href="https://herald.example/a/1">'), URL)
    assert (found.title, found.section, found.url) == (
        "Mud buries villages",
        "World",
        "https://herald.example/a/1",
    )
    assert found.authors == ("Ann Lee", "John Roe")


@pytest.mark.parametrize(("said", "kind"), [("true", "OpinionNewsArticle"), ("false", "")])
def test_a_page_says_by_a_meta_tag_that_it_is_opinion(said: str, kind: str) -> None:
    assert lay_out(page(f'<meta property="article:opinion" content="{said}">'), URL).kind == kind


def test_the_outlets_name_is_not_of_the_title() -> None:
    titled = '<meta property="og:title" content="Mud buries villages - Herald">'
    meta = titled + '<meta property="og:site_name" content="Herald">'
    assert lay_out(page(meta), URL).title == "Mud buries villages"
    assert (
        lay_out(page('<meta property="og:title" content="Mud - and then nothing">'), URL).title
        == "Mud - and then nothing"
    )


def test_a_headline_with_a_dash_is_whole_where_the_page_shows_it() -> None:
    shown = "<title>Mud buries villages - and then nothing - Herald</title>"
    assert lay_out(page(shown, "<h1>Mud buries villages - and then nothing</h1>"), URL).title == (
        "Mud buries villages - and then nothing"
    )
    assert lay_out(page(shown), URL).title == "Mud buries villages - and then nothing"


def test_the_title_repeated_above_the_text_goes() -> None:
    found = lay_out(
        page('<meta property="og:title" content="Mud buries villages">', "<h1>Mud buries villages</h1>"), URL
    )
    assert found.paragraphs == PARAGRAPHS


def test_a_paragraph_that_is_a_link_goes_and_one_with_a_link_stays() -> None:
    teaser = '<p><a href="/other">Ten years on: what became of the dam of Santa Lucia</a></p>'
    linked = '<p>The slope had been <a href="/logging">cleared of its trees</a> in the spring, officials said.</p>'
    found = lay_out(page(below=teaser + linked), URL)
    assert not any("Santa Lucia" in p for p in found.paragraphs)
    assert any("cleared of its trees" in p for p in found.paragraphs)


def test_a_dateline_opens_the_text() -> None:
    found = lay_out(page(paragraphs=(f"ORLA, Peru (AP) — {PARAGRAPHS[0]}", *PARAGRAPHS[1:])), URL)
    assert (found.dateline, found.credit) == ("ORLA, Peru", ("AP",))
    assert found.body[found.lead :].startswith("A wall of mud")


def test_a_byline_in_the_text_names_the_author() -> None:
    found = lay_out(page(above="<p>By Ann Lee</p>"), URL)
    assert found.authors == ("Ann Lee",)
    assert found.paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    ("head", "above", "method", "day"),
    [
        (
            jsonld(**{"@type": "NewsArticle", "datePublished": "2016-05-03T22:30:00-07:00"}),
            "",
            "json-ld",
            "2016-05-03",
        ),
        (
            jsonld(**{"@graph": [{"@type": "WebPage"}, {"@type": ["Article"], "datePublished": "2016-05-03"}]}),
            "",
            "json-ld",
            "2016-05-03",
        ),
        (
            '<script type="application/ld+json">[{"@type":"Article","datePublished":"2016-05-03",}]</script>',
            "",
            "json-ld",
            "2016-05-03",
        ),
        (
            '<script type="application/ld+json">{"@type":"Article","x":"a"b","datePublished":"2016-05-03"',
            "",
            "json-ld",
            "2016-05-03",
        ),
        ('<meta property="article:published_time" content="2016-05-03T10:00:00Z">', "", "meta", "2016-05-03"),
        ('<meta name="DC.date.issued" content="2016-05-03">', "", "meta", "2016-05-03"),
        ('<meta itemprop="datePublished" content="20160503">', "", "meta", "2016-05-03"),
        ("", '<h1>Mud</h1><time datetime="2016-05-03T10:00">3 May</time>', "time-element", "2016-05-03"),
        ("", "<p>Posted: May 3, 2016 6:15 PM PDT</p>", "text", "2016-05-03"),
        ("<title>Mud buries villages | 03.05.2016</title>", "", "text", "2016-05-03"),
    ],
)
def test_the_day_by_the_method_that_states_it(head: str, above: str, method: str, day: str) -> None:
    best = choose(lay_out(page(head, above), URL).dates, "published")
    assert best is not None
    assert (best.method, best.day) == (method, day)


def test_a_page_that_states_no_date_stays_open() -> None:
    assert choose(lay_out(page(), URL).dates, "published") is None


def test_a_date_of_modification_is_never_one_of_publication() -> None:
    head = jsonld(**{"@type": "NewsArticle", "dateModified": "2016-05-09T10:00:00Z"})
    dates = lay_out(page(head + '<meta property="og:updated_time" content="2016-05-09">'), URL).dates
    assert choose(dates, "published") is None
    modified = choose(dates, "modified")
    assert modified is not None
    assert modified.day == "2016-05-09"


def test_a_teasers_date_is_not_the_articles() -> None:
    teaser = {
        "@type": "ItemList",
        "itemListElement": [{"@type": "NewsArticle", "datePublished": "2019-01-01"}],
    }
    head = jsonld(**teaser) + jsonld(**{"@type": "NewsArticle", "datePublished": "2016-05-03"})
    best = choose(lay_out(page(head), URL).dates, "published")
    assert best is not None
    assert best.day == "2016-05-03"


def test_a_default_date_is_kept_as_refused_and_the_next_one_taken() -> None:
    head = jsonld(**{"@type": "NewsArticle", "datePublished": "1970-01-01T00:00:00Z"})
    dates = lay_out(page(head + '<meta property="article:published_time" content="2016-05-03">'), URL).dates
    assert [(d.method, d.refused) for d in dates] == [("json-ld", "default"), ("meta", "")]


def test_an_instant_in_utc_is_put_on_the_publishers_day() -> None:
    head = jsonld(**{"@type": "NewsArticle", "datePublished": "2016-05-04T05:30:00Z"})
    assert lay_out(page(head), "https://herald.example/2016/05/03/mud").dates[0].day == "2016-05-03"
    assert lay_out(page(head), "https://herald.example/2016/05/01/mud").dates[0].day == "2016-05-04"
    both = head + '<meta property="article:published_time" content="2016-05-03T22:30:00-07:00">'
    assert {d.day for d in lay_out(page(both), URL).dates} == {"2016-05-03"}


@pytest.mark.parametrize("markup", ["", "<", "<html></html>", "<!-- -->", "<p>", "<a b=c", "]]>", "<script>x</script>"])
def test_pages_with_next_to_nothing_give_next_to_nothing(markup: str) -> None:
    with suppress(InputError):
        assert len(lay_out(markup, URL).body) < 10


def test_deep_nesting_does_no_harm() -> None:
    deep = "<div>" * 100_000 + PARAGRAPHS[0] + "</div>" * 100_000
    with suppress(InputError):
        lay_out(deep, URL)


@pytest.mark.parametrize(
    "markup",
    [
        "<div " + " ".join(f"a{i}=x" for i in range(20_000)) + ">text</div>",
        "<p>" + "<a href=x>a</a> " * 60_000,
    ],
)
def test_pages_that_would_take_minutes_are_refused(markup: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(markup, URL)
    assert (caught.value.reason, caught.value.subject) == ("too-large", URL)


@given(st.text(alphabet="<>/= \"'&;#apdivtmeh1x0\n-!", max_size=120))
def test_any_markup_is_laid_out_or_an_input_error(markup: str) -> None:
    with suppress(InputError):
        lay_out(markup, URL)
