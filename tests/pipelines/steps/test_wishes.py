"""What publishers ask is read where they say it, and only what is meant for us."""

from __future__ import annotations

import pytest

from dateline.pipelines.steps.wishes import metas_of, wishes


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("noarchive", ("noarchive",)),
        ("NoArchive, NoIndex", ("noarchive", "noindex")),
        ("nocache", ("noarchive",)),
        ("none", ("noindex",)),
        ("max-snippet: 0", ("nosnippet",)),
        ("max-snippet:-1, max-image-preview:large", ()),
        ("index, follow, all", ()),
        ("unavailable_after: 25 Jun 2030 15:00:00 PST, noarchive", ("noarchive",)),
        ("unavailable_after: Fri, 25 Jun 2030 15:00:00 GMT, noarchive", ("noarchive",)),
        ("googlebot: noarchive, nosnippet", ()),
        ("otherbot: noindex, dateline: noarchive", ("noarchive",)),
        ("*: nosnippet", ("nosnippet",)),
        ("otherbot: max-snippet:0", ()),
        ("", ()),
        (", :, ::,", ()),
    ],
)
def test_a_header_counts_where_it_names_nobody_or_us(header: str, words: tuple[str, ...]) -> None:
    assert wishes([("x-robots-tag", header)]).words == words


def test_a_robots_name_holds_within_its_own_header_alone() -> None:
    said = [("x-robots-tag", "googlebot: noindex"), ("x-robots-tag", "noarchive")]
    assert wishes(said).words == ("noarchive",)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (b'<meta name="robots" content="noarchive,noodp">', ("noarchive",)),
        (b"<META NAME=robots CONTENT=noarchive />", ("noarchive",)),
        (b"<meta data-x content='noarchive' name='ROBOTS'>", ("noarchive",)),
        (b'<meta name="googlebot" content="noarchive">', ()),
        (b'<meta name="Dateline" content="nosnippet">', ("nosnippet",)),
        (b'<!-- <meta name="robots" content="noarchive"> --><meta name="robots" content="noindex">', ("noindex",)),
        (b'<meta property="og:title" content="noarchive">', ()),
        (b'<meta name="tdm-reservation" content="1">', ("tdm-reservation",)),
        (b'<meta name="tdm-reservation" content="0">', ()),
        ('<meta name="robots" content="noarchive">'.encode("utf-16"), ("noarchive",)),
        (b"<p>The word noarchive in a text.</p>", ()),
    ],
)
def test_a_page_counts_by_its_meta_tags(page: bytes, words: tuple[str, ...]) -> None:
    assert wishes((), metas_of(page)).words == words


def test_a_page_knows_better_than_its_server_whether_mining_is_reserved() -> None:
    reserved = [("tdm-reservation", "1"), ("tdm-policy", "https://news.example/terms.json")]
    assert wishes(reserved).words == ("tdm-reservation",)
    assert wishes(reserved).licence == "https://news.example/terms.json"
    assert wishes(reserved, [("tdm-reservation", "0")]).words == ()


def test_what_may_be_kept_follows_from_the_strongest_wish() -> None:
    assert wishes([("x-robots-tag", "noindex, nosnippet")]).keep == "text"
    assert wishes([("x-robots-tag", "noarchive")]).keep == "evidence"
    assert wishes([("x-robots-tag", "noarchive"), ("tdm-reservation", "1")]).keep == "nothing"


def test_a_page_made_to_hurt_costs_little() -> None:
    for piece in (b"<meta ", b"<!--", b'<meta name="robots" ', b"<meta name='", b"a=" * 4):
        assert metas_of(piece * (600_000 // len(piece))) == ()
