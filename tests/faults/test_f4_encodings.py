"""F4: whatever a feed's bytes are, its whole entries are stored, and a reason says what of it is not."""

from __future__ import annotations

import codecs
import gzip
from collections.abc import Callable
from pathlib import Path

from tests.faults.children import command, without_beam
from tests.faults.feeds import Told, ask, rss

TITLE = "Café levée holds"


def named(name: str) -> Told:
    return Told(TITLE, f"The levée at {name} held on Thursday, the county said.", f"https://news.example/{name}")


WHOLE: dict[str, bytes] = {
    "utf8": rss(named("utf8")).encode(),
    "bom": codecs.BOM_UTF8 + rss(named("bom")).encode(),
    "utf16": rss(named("utf16"), declared="utf-16").encode("utf-16"),
    "utf16be": rss(named("utf16be"), declared="utf-16").encode("utf-16-be"),
    "utf32": rss(named("utf32"), declared="utf-32").encode("utf-32"),
    "latin": rss(named("latin"), declared="iso-8859-1").encode("latin-1"),
    "latin-as-utf8": rss(named("latin-as-utf8")).encode("latin-1"),
    "utf8-as-latin": rss(named("utf8-as-latin"), declared="iso-8859-1").encode(),
    "nul": rss(named("nul")).replace("<item>", "<item>\0").encode(),
    "stray": rss(named("stray")).encode().replace(b" held", b" \xff held"),
}
CUT = rss(named("cut"), named("lost"))
BROKEN: dict[str, tuple[bytes, str]] = {
    "cut": (CUT[: CUT.rindex("<description>")].encode(), "truncated"),
    "cutgz": (gzip.compress(CUT.encode())[:60], "damaged-gzip"),
    "gif": (b"GIF89a" + bytes(range(256)) * 4, "binary"),
    "html": (b"<!DOCTYPE html><html><body><h1>502</h1></body></html>", "not-a-feed"),
    "empty": (b"", "empty"),
    "blank": (b" \n ", "empty"),
    "text": (b"Feed is being rebuilt.", "not-a-feed"),
}


def test_f4_whole_entries_are_stored_and_the_rest_has_a_reason(store: Path, tally: Callable[..., None]) -> None:
    folder = store.parent / "feeds"
    folder.mkdir()
    for name, body in (*WHOLE.items(), *((name, body) for name, (body, _) in BROKEN.items())):
        (folder / f"{name}.rss{'.gz' if name == 'cutgz' else ''}").write_bytes(body)
    assert command("ingest", folder, "--store", store, before=[without_beam]).code == 3
    titles = dict(ask(store, "select uri, title from article"))
    assert titles == {f"https://news.example/{name}": TITLE for name in (*WHOLE, "cut")}
    reasons = ask(store, "select reason, uri from reject")
    assert {Path(uri.partition("#")[0]).name.split(".")[0]: reason for reason, uri in reasons} == {
        name: reason for name, (_, reason) in BROKEN.items()
    }
    assert ask(store, "select count(*) from part where contains(text, chr(0))") == [(0,)]
    tally(feeds=len(WHOLE) + len(BROKEN))
