"""What publishers ask with their pages is obeyed by who fetches them, unless the source file answers for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline.pipelines.cli import common
from tests.pipelines.bytes import places
from tests.pipelines.cli.conftest import Result, Run
from tests.pipelines.polling.web import Post, page, rss
from tests.servers import Server, reply, serving

pytestmark = pytest.mark.usefixtures("quickly")

FIRE = "A warehouse in Stockton burned down on Tuesday, and two firefighters were hurt, the fire department said."
GULLS = "the gulls and cranes of"  # words that no evidence quotes
BEGAN = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
STORE = "at/news.duckdb"
ASKED: dict[str, dict[str, str]] = {
    "/noarchive": {"x_robots_tag": "noarchive"},
    "/reserved": {"tdm_reservation": "1", "tdm_policy": "https://news.example/terms"},
    "/plain": {},
}

Poll = Callable[..., Result]


def untold(name: str) -> str:
    return f"Behind it all {GULLS} {name}, a picture of what the harbour once used to be, red and grey."


@pytest.fixture
def server() -> Iterator[Server]:
    """A site whose feed leads to three pages, each of which asks for something else."""
    with serving() as site:
        posts = [Post(site.url(target), f"Fire {target[1:]}", "A fire.") for target in ASKED]
        site.replies["/feed.xml"] = reply(rss("City News", posts), kind="application/rss+xml")
        for target, asked in ASKED.items():
            site.replies[target] = reply(page(f"Fire {target[1:]}", FIRE, untold(target[1:])), **asked)
        yield site


@pytest.fixture
def poll(run: Run, server: Server, monkeypatch: pytest.MonkeyPatch) -> Poll:
    """Polls the feed some hours after it was added."""
    Path("at").mkdir()
    run("feeds", "add", server.url("/feed.xml"), "--store", STORE)

    def again(hours: int = 0, *options: str) -> Result:
        monkeypatch.setattr(common, "now", lambda: BEGAN + timedelta(hours=hours))
        return run("feeds", "poll", "--allow-host", "127.0.0.1", "--store", STORE, *options)

    return again


def asked(run: Run, question: str) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in run("sql", "--format", "jsonl", "--store", STORE, question).rows]


def test_a_poll_keeps_of_each_page_what_its_publisher_lets_be_kept(run: Run, poll: Poll, server: Server) -> None:
    assert poll().code == 0
    kept = "select split_part(uri, '/', 4), keep, wishes, contains(text, 'gulls') from article order by all"
    assert asked(run, kept) == [
        ("noarchive", "evidence", ["noarchive"], False),
        ("plain", "text", [], True),
        ("reserved", "text", [], False),  # as its feed gives it
    ]
    assert asked(run, "select split_part(uri, '/', 4), reason from input where outcome = 'skipped'") == [
        ("reserved", "not-kept")
    ]
    told = "select count(distinct article_id) from evidence where starts_with(quote, 'A warehouse in Stockton burned')"
    assert asked(run, told) == [(2,)]
    assert places(Path(STORE), f"{GULLS} noarchive", f"{GULLS} reserved") == []
    assert places(Path(STORE), f"{GULLS} plain")

    # A later poll asks again for what may change, never for what may not be kept; an unchanged page is unchanged.
    server.asked.clear()
    assert poll(3).code == 0
    assert sorted(set(server.targets()) & ASKED.keys()) == ["/noarchive", "/plain"]
    assert asked(run, "select count(*) from article_version where contains(uri, 'noarchive')") == [(1,)]
    changed = page("Fire noarchive", FIRE.replace("two", "three"), untold("noarchive"))
    server.replies["/noarchive"] = reply(changed, x_robots_tag="none, noarchive")
    assert poll(12).code == 0
    now = "select keep, wishes, contains(text, 'three firefighters') from article where contains(uri, 'noarchive')"
    assert asked(run, now) == [("evidence", ["noarchive", "noindex"], True)]
    assert places(Path(STORE), f"{GULLS} noarchive") == []


def test_what_a_publisher_asks_later_holds_for_what_was_fetched_before(run: Run, poll: Poll, server: Server) -> None:
    plain = page("Fire plain", FIRE, untold("plain"))
    assert poll().code == 0
    server.replies["/plain"] = reply(plain, x_robots_tag="noarchive")
    assert poll(3).code == 0
    kept = "select keep, wishes from article_version where contains(uri, 'plain')"
    assert asked(run, kept) == [("evidence", ["noarchive"])]
    assert places(Path(STORE), f"{GULLS} plain") == []


def test_a_page_given_by_its_address_is_kept_as_its_publisher_asks_by_now(run: Run, server: Server) -> None:
    Path("at").mkdir()
    fetch = ("ingest", server.url("/plain"), "--allow-host", "127.0.0.1", "--store", STORE)
    kept = "select keep, wishes, contains(text, 'gulls') from article"
    plain = page("Fire plain", FIRE, untold("plain"))
    for wish, found in (
        ({}, ("text", [], True)),
        ({"x_robots_tag": "noarchive"}, ("evidence", ["noarchive"], False)),
        ({}, ("text", [], True)),
    ):
        server.replies["/plain"] = reply(plain, **wish)
        assert run(*fetch).code == 0
        assert asked(run, kept) == [found]
        assert asked(run, "select count(*) from article_version") == [(1,)]
        assert bool(places(Path(STORE), GULLS)) == found[2]


def test_nothing_of_a_source_may_lie_anywhere_where_the_source_file_says_so(
    run: Run, poll: Poll, server: Server
) -> None:
    del server.replies["/plain"]
    Path("mine.toml").write_text('[[source]]\nname = "City"\ndomains = ["127.0.0.1"]\nkeep = "evidence"\n')
    poll(0, "--sources", "mine.toml")
    assert places(Path(STORE), GULLS) == []
    assert asked(run, "select distinct keep from article where contains(uri, 'archive')") == [("evidence",)]
    Path("mine.toml").write_text('[[source]]\nname = "City"\ndomains = ["127.0.0.1"]\nkeep = "nothing"\n')
    server.asked.clear()
    assert poll(30, "--sources", "mine.toml").code == 0
    assert server.targets() == []


def test_the_source_file_answers_for_what_it_lets_be_kept_and_asked_for(run: Run, server: Server) -> None:
    server.replies["/robots.txt"] = reply(b"User-agent: *\nDisallow: /", kind="text/plain")
    policy = 'keep = "text"\nrobots = "ignore"\n'
    Path("mine.toml").write_text(f'[[source]]\nname = "City"\ndomains = ["127.0.0.1"]\n{policy}')
    Path("at").mkdir()
    fetch = ("ingest", server.url("/reserved"), "--allow-host", "127.0.0.1", "--store", STORE)
    assert "robots" in run(*fetch).said
    assert run(*fetch, "--sources", "mine.toml").code == 0
    assert asked(run, "select keep, wishes, contains(text, 'gulls') from article") == [
        ("text", ["tdm-reservation"], True)
    ]
    assert [one.target for one in server.asked] == ["/robots.txt", "/reserved"]


def test_a_page_whose_mining_is_reserved_is_skipped_with_the_terms_that_it_names(run: Run, server: Server) -> None:
    Path("at").mkdir()
    done = run("ingest", server.url("/reserved"), "--allow-host", "127.0.0.1", "--store", STORE)
    assert done.code == 0
    assert "https://news.example/terms" in done.said
    assert places(Path(STORE), GULLS) == []


def test_a_site_that_reserves_mining_for_all_of_its_pages_in_one_file_is_asked_for_it_once_a_run(
    run: Run, poll: Poll, server: Server
) -> None:
    rules = b'[{"location": "/plain", "tdm-reservation": 1, "tdm-policy": "https://news.example/all"}]'
    server.replies["/.well-known/tdmrep.json"] = reply(rules, kind="application/json")
    assert poll().code == 0
    [(said,)] = asked(run, "select detail from input where outcome = 'skipped' and contains(uri, 'plain')")
    assert "https://news.example/all" in said
    assert [one.target for one in server.asked].count("/.well-known/tdmrep.json") == 1
    assert places(Path(STORE), f"{GULLS} plain") == []
    assert asked(run, "select count(*) from article where contains(uri, 'noarchive')") == [(1,)]
    Path("mine.toml").write_text('[[source]]\nname = "City"\ndomains = ["127.0.0.1"]\nkeep = "text"\n')
    fetch = ("ingest", server.url("/plain"), "--allow-host", "127.0.0.1", "--sources", "mine.toml", "--store", STORE)
    assert run(*fetch).code == 0
    assert asked(run, "select contains(text, 'gulls') from article where contains(uri, 'plain')") == [(True,)]


def test_a_rebuild_takes_what_the_source_file_says_now_to_what_was_fetched_before(run: Run, poll: Poll) -> None:
    poll()
    assert places(Path(STORE), f"{GULLS} plain")
    Path("mine.toml").write_text('[[source]]\nname = "City"\ndomains = ["127.0.0.1"]\nkeep = "evidence"\n')
    assert run("rebuild", "--sources", "mine.toml", "--store", STORE).code == 0
    assert places(Path(STORE), GULLS) == []
    assert asked(run, "select distinct keep from article") == [("evidence",)]
    assert run("doctor", "--store", STORE).code == 0


def test_a_rebuild_reaches_what_was_fetched_of_a_source_that_its_feed_alone_names(
    run: Run, poll: Poll, server: Server
) -> None:
    named = b"<item><source url='https://courier.example/'>Courier</source>"
    feed = rss("City News", [Post(server.url("/plain"), "Fire", "A fire.")]).replace(b"<item>", named)
    server.replies["/feed.xml"] = reply(feed, kind="application/rss+xml")
    assert poll().code == 0
    assert places(Path(STORE), GULLS)
    Path("mine.toml").write_text('[[source]]\nname = "Courier"\nkeep = "evidence"\n')
    assert run("rebuild", "--sources", "mine.toml", "--store", STORE).code == 0
    assert places(Path(STORE), GULLS) == []


def test_retention_reaches_what_came_before_its_source_was_named_and_never_a_feed(
    run: Run, poll: Poll, server: Server
) -> None:
    feed = server.replies["/feed.xml"]
    server.replies["/feed.xml"] = reply(b"<html>Back soon</html>")
    assert poll().code == 3  # so that its address is among what came to nothing
    server.replies["/feed.xml"] = feed
    assert poll(12).code == 0
    assert asked(run, "select count(*) from article") == [(3,)]
    Path("mine.toml").write_text('[[source]]\nname = "City"\ndomains = ["127.0.0.1"]\nretain_days = 2\n')
    assert poll(100, "--sources", "mine.toml").code == 0
    assert asked(run, "select count(*) from article") == [(0,)]
    assert places(Path(STORE), GULLS) == []
    assert "City News" in run("feeds", "--store", STORE).out


@pytest.mark.parametrize("command", [("feeds", "poll"), ("rebuild",)])
def test_an_articles_time_is_over_where_no_feed_is_due_any_more(
    run: Run, poll: Poll, server: Server, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    assert poll().code == 0
    assert run("feeds", "remove", server.url("/feed.xml"), "--store", STORE).code == 0
    Path("mine.toml").write_text("retain_days = 2\n")
    monkeypatch.setattr(common, "now", lambda: BEGAN + timedelta(hours=100))
    done = run(*command, "--sources", "mine.toml", "--store", STORE)
    assert "(retain_days): 3." in done.said
    assert asked(run, "select count(*) from article") == [(0,)]
    assert places(Path(STORE), GULLS) == []


@pytest.mark.parametrize("keep", ["evidence", "nothing"])
def test_a_page_that_an_address_leads_to_is_kept_as_its_own_source_is(run: Run, server: Server, keep: str) -> None:
    Path("at").mkdir()
    Path("mine.toml").write_text(f'[[source]]\nname = "City"\ndomains = ["127.0.0.2"]\nkeep = "{keep}"\n')
    with serving("127.0.0.2") as city:
        city.replies["/plain"] = server.replies["/plain"]
        server.replies["/short"] = server.replies["/brief"] = reply(status=302, location=city.url("/plain"))
        server.replies["/feed.xml"] = reply(
            rss("Short", [Post(server.url("/short"), "Fire", "A fire.")]), kind="text/xml"
        )
        run("feeds", "add", server.url("/feed.xml"), "--store", STORE)
        allowed = ("--allow-host", "127.0.0.1", "--allow-host", "127.0.0.2", "--sources", "mine.toml")
        assert run("feeds", "poll", *allowed, "--store", STORE).code == 0
        assert run("ingest", server.url("/brief"), *allowed, "--store", STORE).code == 0
    assert places(Path(STORE), GULLS) == []


@pytest.mark.parametrize(("keep", "found"), [("evidence", [("evidence",)]), ("nothing", [])])
def test_an_archive_is_replayed_as_the_source_file_says_by_now_wherever_its_pages_stood(
    run: Run, server: Server, keep: str, found: list[tuple[str]]
) -> None:
    Path("at").mkdir()
    Path("mine.toml").write_text(f'[[source]]\nname = "City"\ndomains = ["127.0.0.2"]\nkeep = "{keep}"\n')
    with serving("127.0.0.2") as city:
        city.replies["/plain"] = server.replies["/plain"]
        server.replies["/short"] = reply(status=302, location=city.url("/plain"))
        allowed = ("--allow-host", "127.0.0.1", "--allow-host", "127.0.0.2")
        assert run("ingest", server.url("/short"), *allowed, "--store", "first.duckdb").code == 0
    assert run("ingest", "first.duckdb.d/fetched", "--sources", "mine.toml", "--store", STORE).code == 0
    assert asked(run, "select keep from article") == found
    assert places(Path(STORE), GULLS) == []


def test_a_tag_in_the_text_of_an_entry_asks_nothing_for_its_feed(run: Run, poll: Poll, server: Server) -> None:
    told = b'<![CDATA[To keep miners out, write <meta name="tdm-reservation" content="1"> into each page.]]>'
    feed = rss("City News", [Post(server.url("/plain"), "How to", "MARK")]).replace(b"MARK", told)
    server.replies["/feed.xml"] = reply(feed, kind="application/rss+xml")
    assert poll().code == 0
    assert asked(run, "select outcome from input") == [("stored",)]


def test_what_is_tried_again_is_kept_as_the_source_file_says(run: Run, server: Server) -> None:
    Path("at").mkdir()
    there = server.replies.pop("/plain")
    allowed = ("--allow-host", "127.0.0.1", "--store", STORE)
    assert run("ingest", server.url("/plain"), *allowed).code == 3
    server.replies["/plain"] = there
    Path("mine.toml").write_text('[[source]]\nname = "City"\ndomains = ["127.0.0.1"]\nkeep = "evidence"\n')
    assert run("rejects", "--retry", "--sources", "mine.toml", *allowed).code == 0
    assert asked(run, "select source, keep from article") == [("City", "evidence")]
    assert places(Path(STORE), GULLS) == []


@pytest.mark.parametrize(("keep", "came"), [("evidence", ["stored", "stored"]), ("nothing", ["skipped"])])
def test_a_source_that_its_feed_alone_names_is_kept_as_it_is_called_however_often_it_changes(
    run: Run, poll: Poll, server: Server, keep: str, came: list[str]
) -> None:
    named = b"<item><source url='https://courier.example/'>Courier</source>"
    feed = rss("City News", [Post(server.url("/plain"), "Fire", "A fire.")]).replace(b"<item>", named)
    server.replies["/feed.xml"] = reply(feed, kind="application/rss+xml")
    Path("mine.toml").write_text(f'[[source]]\nname = "Courier"\nkeep = "{keep}"\n')
    assert poll(0, "--sources", "mine.toml").code == 0
    server.replies["/plain"] = reply(page("Fire", FIRE.replace("two", "three"), untold("plain")))
    assert poll(9, "--sources", "mine.toml").code == 0
    assert asked(run, "select source, outcome from input order by batch") == [("Courier", one) for one in came]
    assert places(Path(STORE), GULLS) == []
