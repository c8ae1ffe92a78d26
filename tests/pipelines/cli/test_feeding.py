"""Feeds on the command line: added, listed with their health, polled, exported and removed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from dateline.pipelines.cli import common
from dateline.pipelines.cli.fetching import fetch_options
from tests.pipelines.cli.conftest import Run
from tests.pipelines.polling.web import Post, page, rss

FIRE = "A warehouse in Stockton burned down on Tuesday, and two firefighters were hurt, the fire department said."
BLAMED = "The mayor, Ann Lee, said on Wednesday that the owner had ignored three warnings about the wiring."
OPML = """<?xml version="1.0"?><opml version="2.0"><head/><body>
<outline text="World"><outline text="News" type="rss" xmlUrl="https://news.example/rss"/></outline>
<outline text="Disk" type="rss" xmlUrl="file:///etc/passwd"/></body></opml>"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """A site with a feed and a page, on loopback."""
    root = tmp_path / "site"
    root.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), lambda *given: Quiet(*given, directory=str(root)))
    base = f"http://127.0.0.1:{server.server_port}"
    (root / "feed.xml").write_bytes(rss("City News", [Post(f"{base}/fire.html", "Warehouse burns", "A fire.")]))
    (root / "fire.html").write_bytes(page("Warehouse burns", FIRE, BLAMED))
    Thread(target=server.serve_forever, daemon=True).start()
    yield base
    server.shutdown()
    server.server_close()


def test_feeds_are_added_polled_and_listed_with_how_they_fare(run: Run, site: str) -> None:
    run("feeds", "add", f"{site}/feed.xml", f"{site}/gone.xml")
    polled = run("feeds", "poll", "--allow-host", "127.0.0.1", "--metrics", "feeds.prom")
    assert polled.code == 3
    assert "2 feeds asked: 1 with something new, 0 without, 1 failed" in polled.said
    listed = run("feeds", "--format", "jsonl").rows
    assert [(row["health"], row["reason"], row["n_items"]) for row in listed] == [
        ("failing", "not-found", 0),
        ("good", "", 1),
    ]
    assert "City News" in run("feeds").words
    assert "firefighters" in run("sql", "select text from article").out
    told = Path("feeds.prom").read_text()
    assert 'dateline_feeds{health="failing"} 1.0' in told
    due = min(datetime.fromisoformat(row["due"]).timestamp() for row in listed)
    [said] = re.findall(r"^dateline_poll_due_timestamp_seconds (\S+)$", told, re.M)
    assert due == pytest.approx(float(said), abs=1)  # later than the poll: a poller that rests is not one that stopped


def test_a_page_that_changes_between_two_polls_gets_a_second_version_and_new_says_what_changed(
    run: Run, site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = datetime.now(UTC).replace(tzinfo=None)
    run("feeds", "add", f"{site}/feed.xml")
    assert run("feeds", "poll", "--allow-host", "127.0.0.1").code == 0
    changed = FIRE.replace("two firefighters", "three firefighters").replace("on Tuesday", "on Monday")
    (tmp_path / "site" / "fire.html").write_bytes(page("Warehouse burns", changed, BLAMED))
    monkeypatch.setattr(common, "now", lambda: began + timedelta(hours=3))
    polled = run("feeds", "poll", "--allow-host", "127.0.0.1")
    assert (polled.code, "1 stored" in polled.said) == (0, True)
    [(versions, text)] = [
        tuple(row.values())
        for row in run(
            "sql", "--format", "jsonl",
            "select count(*), max(article.text) from article_version join article using (article_id)",
        ).rows
    ]  # fmt: skip
    assert (versions, "three firefighters" in text) == (2, True)
    said = run("new", "--since", f"{began + timedelta(hours=2):%Y-%m-%dT%H:%M:%SZ}").words
    assert "Monday" in said or "2026-03-02" in said


@pytest.mark.parametrize("command", [("feeds", "poll"), ("watch",)])
def test_a_poll_where_there_is_no_store_says_so_and_makes_none(run: Run, tmp_path: Path, command: tuple[str]) -> None:
    refused = run(*command, "--store", "mistyped.duckdb")
    assert refused.code == 1
    assert "dateline feeds add" in refused.said
    assert list(tmp_path.iterdir()) == []


def test_a_private_host_is_asked_only_where_it_is_allowed_by_name_and_then_at_once(run: Run, site: str) -> None:
    run("feeds", "add", f"{site}/feed.xml")
    assert run("feeds", "poll").code == 3
    assert [row["reason"] for row in run("rejects", "--format", "jsonl").rows] == ["address-refused"]
    assert "No feed was due" in run("feeds", "poll", "--allow-host", "192.168.0.9").said
    assert "1 feed asked: 1 with something new" in run("feeds", "poll", "--allow-host", "127.0.0.1").said
    assert run("rejects", "--format", "jsonl").rows == []


def test_a_feed_that_failed_is_asked_at_once_by_its_address_and_a_poll_without_any_due_says_so(
    run: Run, site: str, tmp_path: Path
) -> None:
    feed = tmp_path / "site" / "feed.xml"
    given = feed.read_bytes()
    feed.unlink()
    run("feeds", "add", f"{site}/feed.xml")
    run("feeds", "poll", "--allow-host", "127.0.0.1")
    early = run("feeds", "poll", "--allow-host", "127.0.0.1")
    assert "No feed was due" in early.said
    assert "1 feed failed when last asked" in early.said
    assert early.said.endswith(f"dateline feeds poll {site}/feed.xml")
    feed.write_bytes(given)
    run("feeds", "poll", f"{site}/feed.xml", "--allow-host", "127.0.0.1")
    assert "failed when last asked" not in run("feeds", "poll", "--allow-host", "127.0.0.1").said


def test_feeds_are_listed_with_their_folders_and_the_addresses_that_other_commands_take(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "list.opml").write_text(OPML)
    run("feeds", "import", "list.opml")
    first, second, _ = run("feeds").out.splitlines()
    assert first.split() == ["new", "News", "(World)"]
    assert second.split() == ["https://news.example/rss"]


def test_rejects_name_the_pages_that_a_feed_promised_and_its_site_did_not_give(
    run: Run, site: str, tmp_path: Path
) -> None:
    posts = [Post(f"{site}/{name}.html", name, "A short fire.") for name in ("gone", "secret")]
    (tmp_path / "site" / "feed.xml").write_bytes(rss("City News", posts))
    (tmp_path / "site" / "robots.txt").write_text("User-agent: *\nDisallow: /secret.html\n")
    run("feeds", "add", f"{site}/feed.xml")
    run("feeds", "poll", "--allow-host", "127.0.0.1")
    listed = run("rejects", "--format", "jsonl").rows
    assert {(row["outcome"], row["reason"]) for row in listed} == {("skipped", "not-found"), ("skipped", "robots")}
    assert "skipped, robots" in run("rejects").words


def test_lists_come_in_and_go_out_as_opml(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.opml").write_text(OPML)
    taken = run("feeds", "import", "list.opml")
    assert taken.code == 3
    assert "1 feed added" in taken.said
    assert "file:///etc/passwd" in taken.said
    out = run("feeds", "export").out
    assert "https://news.example/rss" in out
    assert "World" in out
    (tmp_path / "out.opml").write_text(out)
    assert "0 feeds added, 1 there already" in run("feeds", "import", "out.opml").said


def test_a_feed_is_taken_off_the_list_and_an_unknown_one_named(run: Run) -> None:
    run("feeds", "add", "https://news.example/rss")
    assert run("feeds", "remove", "https://news.example/other").code == 2
    assert "1 feed removed" in run("feeds", "remove", "https://news.example/rss").said
    assert "No feeds yet" in run("feeds").said


@pytest.mark.parametrize("address", ["news.example/rss", "file:///etc/passwd", "javascript:alert(1)", "https://"])
def test_what_is_no_address_is_refused(run: Run, address: str) -> None:
    refused = run("feeds", "add", address)
    assert refused.code == 2
    assert "http(s) address" in refused.said


def test_one_feed_is_one_however_its_address_is_written(run: Run) -> None:
    run("feeds", "add", "HTTPS://News.example:443")
    assert "0 feeds added, 1 there already" in run("feeds", "add", "https://news.example/").said
    assert [row["url"] for row in run("feeds", "--format", "jsonl").rows] == ["https://news.example/"]
    assert "1 feed removed" in run("feeds", "remove", "https://NEWS.example").said


def test_a_list_that_is_none_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.opml").write_text("# Feeds")
    assert run("feeds", "import", "list.opml").code == 2
    assert run("feeds", "import", "missing.opml").code == 2


def test_a_line_of_the_watch_is_json_where_no_eye_looks() -> None:
    from datetime import datetime, timedelta

    from dateline.pipelines.cli.feeding import line_of
    from dateline.pipelines.polling.answers import Tally
    from dateline.pipelines.polling.poll import PollReport
    from dateline.pipelines.polling.watch import Failure
    from dateline.schemas.errors import StoreBusyError

    at = datetime(2026, 3, 4, 12)
    done = PollReport(Tally(brought=2, failed=1), None, at + timedelta(hours=1), 1.5)
    said = json.loads(line_of(done, at, for_eyes=False))
    assert (said["event"], said["feeds_brought"], said["next_due"]) == ("polled", 2, "2026-03-04T13:00:00Z")
    busy = Failure(StoreBusyError("store-busy", "x", "still held"), timedelta(minutes=2))
    assert json.loads(line_of(busy, at, for_eyes=False))["wait"] == 120
    assert "3 feeds asked" in line_of(done, at, for_eyes=True)


def test_a_site_that_knows_no_https_is_named_as_it_was_asked_for_and_a_page_has_one_name(
    run: Run, site: str, tmp_path: Path
) -> None:
    posts = [Post(f"{site}/{name}.html", name, "A short fire.") for name in ("fire", "late", "secret")]
    (tmp_path / "site" / "feed.xml").write_bytes(rss("City News", posts))
    (tmp_path / "site" / "robots.txt").write_text("User-agent: *\nDisallow: /secret.html\n")
    run("feeds", "add", f"{site}/feed.xml")
    polled = run("feeds", "poll", "--allow-host", "127.0.0.1")
    assert f"{site}/late.html" in polled.said
    assert {row["subject"] for row in run("rejects", "--format", "jsonl").rows} == {
        f"{site}/late.html",
        f"{site}/secret.html",
    }
    (event, *_) = run("timeline", "--format", "jsonl").rows
    shown = [
        run("show", event["event_id"]).out,
        *(run("why", name).out for name in ("fire", "late", f"{site}/secret.html")),
    ]
    assert all(f"{site}/" in one.replace("\n", "") for one in shown)
    secured = site.replace("http:", "https:")
    assert not any(secured in one.replace("\n", "") for one in (polled.said, *shown))
    assert run("why", f"{secured}/secret.html").code == run("why", "secret.html").code == 0


@pytest.mark.parametrize("given", ["http://127.0.0.1:8802", "127.0.0.1:8802", "127.0.0.1/rss", ""])
def test_what_is_allowed_is_a_host_and_nothing_that_would_match_none(run: Run, site: str, given: str) -> None:
    run("feeds", "add", f"{site}/feed.xml")
    refused = run("feeds", "poll", "--allow-host", given)
    assert refused.code == 2
    assert "is no host" in refused.said
    assert not given or "--allow-host 127.0.0.1" in refused.said


def test_an_address_of_the_sixth_version_is_allowed_with_its_brackets_and_without() -> None:
    assert fetch_options(None, ["[::1]", "fd00::2", "News.Intranet."], "").allowed == {
        "::1",
        "fd00::2",
        "news.intranet",
    }
