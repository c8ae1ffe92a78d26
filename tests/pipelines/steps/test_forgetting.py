"""A passage is found however it is written, by its hash alone."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.forgetting import NOTHING, Forgotten, Phrase, folded, less
from dateline.schemas.edit import Edit, Ground
from dateline.schemas.identity import article_id

SALT = "5a" * 16
WORDS = st.lists(st.text("abcdeéÀ'", min_size=1, max_size=6), min_size=1, max_size=12).map(" ".join)


def passage(text: str) -> Forgotten:
    return Forgotten(texts=frozenset({Phrase.of(folded(text), SALT)}))


@pytest.mark.parametrize(
    ("media", "body"),
    [
        ("text/plain", b"the mayor, JOHN O. SMITH's brother"),
        ("text/plain", "Jóhn O. Smith".encode()),
        ("text/plain", "Jo\u0301hn O. Smith".encode()),
        ("text/plain", "Jóhn O. Smith".encode("utf-16")),
        ("text/plain", b"J\xf3hn O. Smith"),
        ("text/plain", "Jo\u00adhn\u00a0O.\u200b Smith".encode()),
        ("text/plain", b"%PDF-1.4 (John O. Smith)"),
        ("text/html", b"<p>John&nbsp;O.<br>Smith"),
        ("text/html", b"<b>J</b>ohn <i>O. Sm</i>ith"),
        ("text/html", b"<p><span class=drop>J</span>ohn</p><p>O.<br>Smith"),
        ("text/html", b"<meta name=description content='J&oacute;hn O. Smith'>"),
        ("text/html", b'<script>{"name": "J\\u00f3hn\\nO. Smith"}</script>'),
        ("text/html", b'<a href="mailto:john%20o.%20smith@example.org">'),
        ("application/x-dateline-article+json", json.dumps({"text": "Jóhn\nO. Smith"}).encode()),
        ("application/x-dateline-article+json", json.dumps({"html": "<b>J&oacute;hn</b>\nO. Smith"}).encode()),
        ("application/x-dateline-article+json", json.dumps({"authors": ["John O. Smith"]}).encode()),
        ("application/x-dateline-article+json", b'{"text": "John O. Smith'),
    ],
)
def test_a_passage_is_found_however_it_is_written(media: str, body: bytes) -> None:
    assert passage("John  O. Smith").has_body(body, media)


@pytest.mark.parametrize("body", [b"John Smith", b"Smith, John O.", b"Johno Smith", b"", b"o smith john"])
def test_other_words_are_not_the_passage(body: bytes) -> None:
    assert not passage("John O. Smith").has_body(body, "text/plain")


def test_a_name_is_found_within_a_sentence_of_a_script_without_spaces() -> None:
    assert passage("王小明").has_text("昨天王小明在上海被捕")
    assert not passage("王小明").has_text("昨天王小红在上海被捕")


@given(WORDS, WORDS, WORDS)
def test_any_run_of_words_is_found_where_it_stands(before: str, text: str, after: str) -> None:
    if folded(text):
        assert passage(text).has_text(f"{before} {text} {after}")


@given(st.binary(max_size=200))
def test_any_bytes_can_be_looked_through(body: bytes) -> None:
    for media in ("text/html", "application/x-dateline-article+json", ""):
        assert not passage("a passage that no random bytes hold").has_body(body, media)


def test_hashes_say_nothing_to_who_has_no_key() -> None:
    ours, theirs = Phrase.of(["john", "smith"], "00" * 16), Phrase.of(["john", "smith"], "01" * 16)
    assert ours.hash != theirs.hash


def test_an_address_is_known_by_its_hash_and_by_a_passage_in_it() -> None:
    sought = Forgotten(articles=frozenset({article_id("https://example.org/a")}))
    assert sought.has_address("https://example.org/a")
    assert not sought.has_address("https://example.org/b")
    assert passage("John Smith").has_address("https://example.org/john-smith-arrested")
    assert passage("John Smith").has_address("https://example.org/?q=john%20smith")


def test_a_publisher_is_known_whatever_the_case_of_its_name() -> None:
    sought = Forgotten(sources=frozenset({Phrase.of(folded("The Daily"), SALT)}))
    assert sought.has_source("", "the daily")
    assert not sought.has_source("The Daily Bugle")
    assert sought.has_input("harvest/the-daily/2017")


def test_nothing_forgotten_finds_nothing() -> None:
    assert not NOTHING
    assert not NOTHING.has_address("https://example.org/")
    assert not NOTHING.has_body(b"anything", "text/html")


# ------------------------------------------------------------------------------------------------------------ edits


def ground(uri: str, quote: str = "They met.") -> Ground:
    return Ground(0, article_id(uri), uri, "0" * 64, "body", quote, "met")


def made(action: str, value: str = "", *grounds: Ground, why: str = "so it was") -> Edit:
    return Edit("2030-01-01T00:00:00.000000Z", "Ada", why, action, value, grounds)  # type: ignore[arg-type]


def test_a_decision_stays_without_the_statements_that_are_forgotten() -> None:
    gone, stays = ground("https://a.example/"), ground("https://b.example/")
    kept, renamed = less([made("hide", "", gone, stays)], Forgotten(articles=frozenset({gone.article_id})))
    assert kept == (made("hide", "", stays),)
    assert renamed == {made("hide", "", gone, stays).edit_id: kept[0].edit_id}


def test_a_decision_goes_whose_own_words_are_forgotten_and_so_does_what_undid_it() -> None:
    headline = made("headline", "John Smith freed", ground("https://a.example/"))
    undo = made("undo", headline.edit_id)
    kept, renamed = less([headline, undo], passage("John Smith"))
    assert kept == ()
    assert renamed == {headline.edit_id: "", undo.edit_id: ""}


def test_an_undo_follows_what_it_undoes_to_its_new_name() -> None:
    hidden = made("hide", "", ground("https://a.example/"), ground("https://b.example/"))
    kept, _ = less(
        [hidden, made("undo", hidden.edit_id)], Forgotten(articles=frozenset({article_id("https://a.example/")}))
    )
    assert kept[1].value == kept[0].edit_id


def test_a_reason_that_repeats_what_is_forgotten_is_blanked() -> None:
    kept, _ = less([made("hide", "", ground("https://a.example/"), why="John Smith asked")], passage("John Smith"))
    assert kept[0].why == "erased on request"


def test_decisions_that_have_nothing_to_do_with_it_stay_as_they_are() -> None:
    edits = (made("hide", "", ground("https://a.example/")), made("note", "true", ground("https://b.example/")))
    assert less(edits, passage("John Smith")) == (edits, {})


@pytest.mark.parametrize(
    ("page", "known"),
    [
        (b'<link rel="canonical" href="https://herald.example/2017/jane">', True),
        (b"<META content='https://herald.example/2017/jane' property=og:url>", True),
        (b'{"html": "<link href=\\"https://herald.example/2017/jane\\" rel=\\"canonical\\">"}', True),
        (b'<link rel="canonical" href="https://herald.example/2017/john">', False),
        (b'<a href="https://herald.example/2017/jane">what was said of Jane</a>', False),
    ],
)
def test_a_page_is_known_by_the_address_that_it_gives_itself(page: bytes, known: bool):
    forgotten = Forgotten(articles=frozenset({article_id("https://herald.example/2017/jane")}))
    assert forgotten.has_page(page) is known
