"""What a feed's file gives to the run: its articles, and a word for what is none."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from dateline.connectors.files import find, read_all
from dateline.pipelines.pages import listed
from dateline.pipelines.unpacking import unpacked
from dateline.schemas.errors import InputError
from dateline.schemas.inputs import Item, Unread
from tests.connectors.feeds.told import TITLES, atom, rss
from tests.connectors.warc.making import http, packed, record

ARTICLE = {"url": "https://news.example/levee", "text": "The levee held."}


def taken(*paths: Path | str) -> list[Item | Unread]:
    return list(unpacked(read_all(find([str(path) for path in paths]))))


def titles(found: list[Item | Unread]) -> list[str]:
    return [json.loads(one.body).get("title", "") for one in found if isinstance(one, Item)]


def refusals(found: list[Item | Unread]) -> dict[str, tuple[str, str]]:
    return {one.uri.rsplit("/", 1)[-1]: (one.outcome, one.reason) for one in found if isinstance(one, Unread)}


@pytest.mark.parametrize("name", ["a.xml", "a.rss", "a.atom", "a.rdf", "a.XML.gz"])
def test_a_feed_is_known_by_its_name_or_its_first_bytes(tmp_path: Path, name: str) -> None:
    body = atom().encode()
    (tmp_path / name).write_bytes(gzip.compress(body) if name.endswith(".gz") else body)
    assert titles(taken(tmp_path)) == TITLES


def test_a_name_that_tells_nothing_will_do_where_it_is_given(tmp_path: Path) -> None:
    (tmp_path / "021a787a").write_bytes(rss().encode())
    (tmp_path / "022b.gz").write_bytes(gzip.compress(rss().encode()))
    assert titles(taken(tmp_path / "021a787a", tmp_path / "022b.gz")) == TITLES * 2
    assert titles(taken(tmp_path / "02*")) == TITLES * 2
    assert refusals(taken(tmp_path))["022b.gz"] == ("skipped", "other-kind")  # but not where a folder holds it


def test_a_page_without_an_ending_is_a_page(tmp_path: Path) -> None:
    (tmp_path / "page").write_text("<!DOCTYPE html><html><body><p>The levee held.</p></body></html>")
    (found,) = taken(tmp_path / "page")
    assert isinstance(found, Item)
    assert (found.media, found.uri) == ("text/html", (tmp_path / "page").as_uri())


def test_json_is_an_article_a_list_of_them_or_a_feed(tmp_path: Path) -> None:
    one, many, feed = tmp_path / "one.json", tmp_path / "many.json", tmp_path / "feed.json"
    one.write_text(json.dumps(ARTICLE, indent=1))
    many.write_text(json.dumps([ARTICLE, {**ARTICLE, "url": "https://news.example/vote"}, {"text": "nowhere"}]))
    items = [{"id": "1", "url": ARTICLE["url"], "title": "Levee", "content_text": "The levee held."}]
    feed.write_text(json.dumps({"version": "https://jsonfeed.org/version/1", "items": items}))
    assert [one.uri for one in taken(one)] == [ARTICLE["url"]]
    assert [one.uri for one in taken(many)][:2] == [ARTICLE["url"], "https://news.example/vote"]
    assert refusals(taken(many)) == {"many.json#item=3": ("rejected", "no-url")}
    assert titles(taken(feed)) == ["Levee"]
    feed.write_text(feed.read_text()[:-20])
    assert refusals(taken(feed))["feed.json#rest"] == ("rejected", "truncated")


def test_what_is_no_feed_after_all_is_passed_over_in_a_folder_and_rejected_where_it_was_named(tmp_path: Path) -> None:
    file = tmp_path / "build.xml"
    file.write_text('<?xml version="1.0"?><project/>')
    assert refusals(taken(tmp_path))["build.xml"] == ("skipped", "other-kind")
    assert refusals(taken(file)) == {"build.xml": ("rejected", "other-kind")}


@pytest.mark.parametrize(("root", "reason"), [("sitemapindex", "list-of-sitemaps"), ("opml", "list-of-feeds")])
def test_lists_of_addresses_hold_no_article(tmp_path: Path, root: str, reason: str) -> None:
    (tmp_path / "list.xml").write_text(f"<{root}></{root}>")
    assert refusals(taken(tmp_path / "list.xml")) == {"list.xml": ("rejected", reason)}


def test_a_web_page_in_the_place_of_a_feed_and_a_damaged_file_have_their_reasons(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text("<html><body>Not found</body></html>")
    (tmp_path / "b.xml.gz").write_bytes(gzip.compress(rss().encode())[:40])
    (tmp_path / "c.rss.gz").write_bytes(b"no gzip")
    assert refusals(taken(tmp_path)) == {
        "a.rss": ("rejected", "not-a-feed"),
        "b.xml.gz": ("rejected", "damaged-gzip"),
        "c.rss.gz": ("rejected", "damaged-gzip"),
    }


def test_a_sitemap_names_pages_whose_texts_are_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "news.xml").write_text("<urlset><url><loc>https://news.example/a?utm_source=x</loc></url></urlset>")
    (found,) = taken(tmp_path)
    assert isinstance(found, Unread)
    assert (found.uri, found.outcome, found.reason) == ("https://news.example/a", "skipped", "title-only")


def test_a_list_of_addresses_may_be_a_sitemap_a_list_of_these_or_a_feed(tmp_path: Path) -> None:
    pages = ["https://news.example/levee", "https://news.example/vote"]
    locs = "".join(f"<url><loc>{page}</loc></url>" for page in pages)
    for name, body in (
        ("plain", "\n".join(pages)),
        ("sitemap.xml", f"<urlset>{locs}<url><loc>javascript:alert(1)</loc></url></urlset>"),
        ("index.xml", f"<sitemapindex>{locs.replace('url>', 'sitemap>')}</sitemapindex>"),
        ("feed", rss()),
        ("packed.gz", rss()),
    ):
        (tmp_path / name).write_bytes(gzip.compress(body.encode()) if name.endswith(".gz") else body.encode())
        assert list(listed(tmp_path / name)) == pages
    for wrong, reason in (("<sitemapindex/>", "not-a-feed"), (rss()[:-40], "truncated")):
        (tmp_path / "wrong.xml").write_text(wrong)
        with pytest.raises(InputError) as caught:
            list(listed(tmp_path / "wrong.xml"))
        assert caught.value.reason == reason


def test_an_archive_gives_pages_and_the_articles_of_feeds_by_the_names_that_they_have_everywhere(
    tmp_path: Path,
) -> None:
    kept = [
        record("levee", http(b"<!DOCTYPE html><p>Le lev\xe9e held.", "Content-Type: text/html; charset=latin-1")),
        record("rss", http(rss().encode(), "Content-Type: text/html")),
        record("api", http(b"{}", "Content-Type: application/json")),
        record("cut")[:-80],
    ]
    (tmp_path / "a.warc.gz").write_bytes(packed(kept))
    found = taken(tmp_path)
    page = found[0]
    assert isinstance(page, Item)
    assert (page.uri, page.media, page.observed) == ("https://news.example/levee", "text/html", "2017-08-03T10:00:00Z")
    assert "levée" in page.body.decode("utf-8-sig")
    assert titles(found[1:3]) == TITLES
    assert refusals(found) == {"api": ("skipped", "other-kind"), "cut": ("rejected", "truncated")}


def test_what_is_no_feed_goes_on_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The levee held.")
    (tmp_path / "b.rss").write_text(rss())
    (tmp_path / "c.txt").write_text("The council voted.")
    uris = [one.uri.rsplit("/", 1)[-1] for one in taken(tmp_path)]
    assert uris == ["a.txt", "levee", "vote", "c.txt"]
