"""A saved page says itself whose it is."""

from __future__ import annotations

from time import process_time

import pytest

from dateline.pipelines.steps.imprint import HEAD, Imprint, read_imprint

PAGE = "<html><head>{}</head><body><p>A fire broke out.</p></body></html>"
ADDRESS = "https://gazette.example/fire"
ARTICLE = '{"@type": "NewsArticle", "publisher": {"logo": {"name": "x.png"}, "name": "The Oakvale Gazette"}}'


@pytest.mark.parametrize(
    ("head", "imprint"),
    [
        (f'<link rel="canonical" href="{ADDRESS}">', Imprint(ADDRESS)),
        (f"<LINK HREF='{ADDRESS}' REL='canonical'>", Imprint(ADDRESS)),
        (f'<meta property="og:url" content="{ADDRESS}">', Imprint(ADDRESS)),
        ('<link rel="canonical" href="/fire">', Imprint()),  # of which site is not said
        ('<meta property="og:site_name" content="Oakvale &amp; Tarn  Gazette">', Imprint("", "Oakvale & Tarn Gazette")),
        (f'<script type="application/ld+json">{ARTICLE}</script>', Imprint("", "The Oakvale Gazette")),
        (
            f'<meta content="Gazette" property="og:site_name"><script type="application/ld+json">{ARTICLE}</script>',
            Imprint("", "Gazette"),
        ),
        ('<script type="application/ld+json">{"@type": "Product", "publisher": "Ad Corp"}</script>', Imprint()),
        (f'<link rel="canonical" href="https://web.archive.org/web/20090612/{ADDRESS}">', Imprint(ADDRESS)),
        ('<link rel="canonical" href="//gazette.example/fire">', Imprint(ADDRESS)),
        (f'<link rel="not-canonical-thing" href="{ADDRESS}">', Imprint()),
        ('<link rel="canonical" href="http://localhost:8000/fire">', Imprint()),
        ('<link rel="canonical" href="http://192.168.1.5/fire">', Imprint()),
        (f'</head><body><p>write <link rel="canonical" href="{ADDRESS}"></p>', Imprint()),
        (f'<!-- <link rel="canonical" href="{ADDRESS}"> -->', Imprint()),
        (f'<meta property="og:site_name" content="{"x" * 90}">', Imprint()),
        ("", Imprint()),
    ],
)
def test_a_page_says_whose_it_is(head: str, imprint: Imprint):
    assert read_imprint(PAGE.format(head).encode()) == imprint


def test_a_head_of_words_that_name_no_attribute_is_read_in_no_time():
    read_imprint(PAGE.format(f"<meta {'a' * 1990}>" * 262).encode())  # took 16 seconds; the suite's own limit holds it


def test_a_name_is_read_in_the_encoding_of_its_page():
    page = PAGE.format('<meta charset="iso-8859-1"><meta property="og:site_name" content="La Dépêche">')
    assert read_imprint(page.encode("latin-1")).site == "La Dépêche"


def test_what_is_no_page_says_nothing():
    assert read_imprint(b"") == read_imprint(b"%PDF-1.7 of something") == Imprint()


@pytest.mark.parametrize("piece", ["<!--", "<meta ", "<script ld+json>", '<link rel="', "<script ld+json>[{"])
def test_a_page_made_to_cost_costs_no_more_than_its_length(piece: str):
    began = process_time()
    read_imprint((piece * (HEAD // len(piece))).encode())
    assert process_time() - began < 1.0
