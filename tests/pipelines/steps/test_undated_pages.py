"""Pages whose own date was taken out: what else is dated on them (teasers, captions, clocks, uploads) dates nothing.

The texts are the seed articles', in ten layouts of our own, each with the dates that such pages have beside their own.
Each page is dated as it comes, and stays open without what states its date.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.pipelines.steps.dates import choose
from dateline.pipelines.steps.html import lay_out
from dateline.schemas.records import DateCandidate

TITLE = "San Bernardino, Stockton and two other cities get threats over crime-fighting money"
HEAD = f"<title>{TITLE} | The Valley Courier</title><meta property='og:title' content='{TITLE}'>"
URL = "https://courier.example/news/sanctuary-threats-{}"
# What states the date stands in double brackets; the rest is what a page of such a make has besides.
LAYOUTS = {
    "structured data, dated teasers in a list": """
        <head>{head}[[<script type="application/ld+json">{{"@type": "NewsArticle",
        "datePublished": "2017-08-03"}}</script>]]
        <script type="application/ld+json">{{"@type": "ItemList", "itemListElement": [{{"@type": "NewsArticle",
        "datePublished": "2016-02-02"}}]}}</script></head><body><h1>{title}</h1>{text}<ul><li><a href="/a">Floods
        <time datetime="2016-02-02">2 Feb</time></a></li></ul></body>""",
    "a meta element, and one of an update": """
        <head>{head}[[<meta property="article:published_time" content="2017-08-03T15:00:00-07:00">]]
        <meta property="article:modified_time" content="2019-01-08T11:00:00Z"></head>
        <body><main><h1>{title}</h1>{text}</main></body>""",
    "a time element, a sidebar of the most read": """
        <head>{head}</head><body><article><h1>{title}</h1>
        [[<time datetime="2017-08-03">Thursday</time>]]{text}</article>
        <aside><h2>Most read</h2><p>5 May 2016</p><time datetime="2016-05-05">May</time></aside></body>""",
    "a line under the byline, a captioned picture": """
        <head>{head}</head><body><h1>{title}</h1><p>By Ann Lee</p>[[<p>Posted: Aug 3, 2017 3:15 PM PDT</p>]]
        <figure><img src="/wp-content/uploads/2016/05/12/sessions.jpg"><figcaption>Jeff Sessions on May 12, 2016
        (AP)</figcaption></figure>{text}</body>""",
    "a line above the headline, a clock in the head of the page": """
        <head>{head}</head><body><header><div>Saturday, 9 July 2022 | 17:04</div><nav><a href="/">Home</a>
        </nav></header>
        <main>[[<p>3 August 2017</p>]]<h1>{title}</h1>{text}</main></body>""",
    "marked in microdata, comments with times": """
        <head>{head}</head><body><article><h1>{title}</h1>
        [[<span itemprop="datePublished" content="2017-08-03">Thu</span>]]
        {text}</article><section><h3>Comments</h3><p>Jo</p><p>August 9, 2017 at 8:02 am</p><p>Well said, and about time
        that somebody said it out loud.</p></section></body>""",
    "both dates in a line, of which the update stays": """
        <head>{head}</head><body><h1>{title}</h1><p>[[Published August 3, 2017 10:33AM (EDT) | ]]Updated January 8, 2019
        9:00AM (EST)</p>{text}</body>""",
    "cards of other articles between menu and text": """
        <head>{head}</head><body><div><article><a href="/x"><h3>Dam reopens</h3>
        <time datetime="2015-01-01">1 Jan</time></a>
        </article><article><a href="/y"><h3>Dam closes</h3><time datetime="2015-01-02">2 Jan</time></a></article></div>
        <article><h1>{title}</h1>[[<div class="meta"><b>Thu 3 Aug 2017 21.00 BST</b></div>]]{text}</article></body>""",
    "a date of the page's style, a year in its foot": """
        <head>{head}<style>.a {{ background: url(/static/2018-05-25T10:00:00/x.png) }}</style></head>
        <body data-build="2018-05-25"><h1>{title}</h1>
        [[<p class="pub">PUBLISHED: August 3, 2017 at 3:15 p.m.</p>]]{text}
        <footer>© 2018 The Valley Courier. Page made 25 May 2018</footer></body>""",
    "defaults and placeholders of software": """
        <head>{head}<script type="application/ld+json">{{"@type": "NewsArticle",
        "datePublished": "0001-01-01T00:00:00Z"}}
        </script><meta name="date" content="1970-01-01"><meta name="pubdate" content="2050-01-01">
        [[<meta name="dcterms.issued" content="2017-08-03">]]</head><body><h1>{title}</h1>{text}</body>""",
}
STATED = re.compile(r"\[\[(.*?)\]\]", re.S)


@pytest.fixture(scope="module")
def paragraphs(seeds: Path) -> str:
    """The long lines of a seed article as paragraphs."""
    text = (seeds / "003_2fbed4ffe81fe52c.txt").read_text(encoding="utf-8")
    return "".join(f"<p>{line}</p>" for line in text.split("\n") if len(line) > 120)


def dated(layout: str, text: str, keep: bool) -> DateCandidate | None:
    """The date of a page in a layout, with what states it or without."""
    page = STATED.sub(r"\1" if keep else "", layout).format(head=HEAD, title=TITLE, text=text)
    return choose(lay_out(f"<!DOCTYPE html><html lang='en'>{page}</html>", URL.format(1)).dates, "published")


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_page_is_dated_by_what_states_its_date(name: str, paragraphs: str) -> None:
    found = dated(LAYOUTS[name], paragraphs, keep=True)
    assert found is not None
    assert found.day == "2017-08-03"


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_page_stays_open_without_what_states_its_date(name: str, paragraphs: str) -> None:
    assert dated(LAYOUTS[name], paragraphs, keep=False) is None
