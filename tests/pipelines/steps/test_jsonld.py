"""What JSON-LD says of a page's article, in whatever state it is."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.jsonld import Described, read_jsonld

ARTICLE = '{"@type":"NewsArticle","headline":"Mud","datePublished":"2016-05-03"}'


@pytest.mark.parametrize(
    "block",
    [
        ARTICLE,
        f"<!-- {ARTICLE} -->",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        f"/* <![CDATA[ */ {ARTICLE} /* ]]> */",
        f"<![CDATA[[{ARTICLE}]]]>",
        f"{ARTICLE};",
        f"[{ARTICLE},]",
        f'{{"@graph":[{{"@type":"WebPage","datePublished":"2001-01-01"}},{ARTICLE}]}}',
        f'{{"@type":"WebPage","mainEntity":{ARTICLE}}}',
        ARTICLE.replace('"Mud"', '"Mud\tand\nmore "mud""'),
        ARTICLE.replace("2016-05-03", "2016-05-03").replace('"2016-05-03"', '["2016-05-03"]'),
        ARTICLE.replace('"2016-05-03"', '{"@type":"Date","@value":"2016-05-03"}'),
    ],
)
def test_the_article_is_found_whatever_is_around_it(block: str) -> None:
    assert read_jsonld([block]).published == "2016-05-03"


@pytest.mark.parametrize("value", ["null", "true", "[]", "{}", "[[],[]]", '{"@value":null}', '""', '{"name":"May"}'])
def test_a_date_of_another_type_is_none(value: str) -> None:
    assert read_jsonld([ARTICLE.replace('"2016-05-03"', value)]).published == ""


def test_a_date_in_seconds_is_taken_as_it_is() -> None:
    assert read_jsonld([ARTICLE.replace('"2016-05-03"', "1462233600")]).published == "1462233600"
    assert read_jsonld([ARTICLE.replace('"2016-05-03"', "1462233600.5")]).published == "1462233600.5"


def test_of_several_articles_the_one_at_the_pages_address_is_meant() -> None:
    nodes = [
        {"@type": "NewsArticle", "url": "https://herald.example/old", "datePublished": "2001-01-01"},
        {
            "@type": "NewsArticle",
            "mainEntityOfPage": {"@id": "http://herald.example/mud/"},
            "datePublished": "2016-05-03",
        },
    ]
    blocks = [json.dumps(node) for node in nodes]
    assert read_jsonld(blocks, "https://herald.example/mud?from=home").published == "2016-05-03"
    assert read_jsonld(blocks).published == "2001-01-01"


def test_of_several_articles_without_an_address_the_one_of_the_pages_title_is_meant() -> None:
    other = {"@type": "NewsArticle", "headline": "Floods in Pell", "datePublished": "2001-01-01"}
    blocks = [json.dumps(other), ARTICLE]
    assert read_jsonld(blocks, titles=["Herald", " mud "]).published == "2016-05-03"
    undated = json.dumps({"@type": "NewsArticle", "headline": "Mud"})
    assert read_jsonld([json.dumps(other), undated], titles=["Mud"]).published == ""


def test_a_broken_list_of_other_articles_says_nothing() -> None:
    listed = '{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"a "b"","datePublished":"2016"}]'
    assert read_jsonld([listed]) == Described()


@pytest.mark.parametrize("block", ["", "x", "[", "{" * 5000, "[" * 5000, '{"a":' * 5000, "1", '"x"', "9" * 9000])
def test_what_is_no_article_says_nothing(block: str) -> None:
    assert read_jsonld([block]) == Described()


def test_time_grows_with_the_length_of_hostile_blocks() -> None:
    def cost(length: int) -> float:
        blocks = ("-->" + " " * length + "x", "[" + " ," * length, '{"datePublished":"' + "\\" * length, "/*" * length)
        started = time.process_time()
        read_jsonld(list(blocks))
        return time.process_time() - started

    cost(1000)
    assert cost(200_000) < 40 * cost(20_000) + 0.05  # in the square it were 100 times, from 6 s on


KEYS = st.sampled_from(["@type", "@graph", "datePublished", "author", "name", "url", "x"])
LEAVES = st.none() | st.booleans() | st.floats() | st.text(max_size=8)


@given(st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner)))
def test_any_json_is_read(value: object) -> None:
    node = {"@type": "Article", "datePublished": value, "author": value}
    assert read_jsonld([json.dumps(node)]).type == "Article"
