"""Feeds to take in, and what a store says of what came of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from tests.faults.children import Ended, command, without_beam

HOME = "https://news.example/"


@dataclass(frozen=True, slots=True)
class Told:
    """An item of an RSS feed."""

    title: str
    text: str = "The levee at Millbrook held on Thursday, the county said."
    link: str = ""
    guid: str = ""
    date: str = "Thu, 03 Aug 2017 10:00:00 GMT"

    def __str__(self) -> str:
        fields = {
            "title": self.title,
            "link": self.link,
            "guid": self.guid,
            "pubDate": self.date,
            "description": self.text,
        }
        return f"<item>{''.join(f'<{name}>{value}</{name}>' for name, value in fields.items() if value)}</item>"


def rss(*items: Told, declared: str = "utf-8") -> str:
    """A feed of these items."""
    about = f"<title>News</title><link>{HOME}</link>"
    return (
        f'<?xml version="1.0" encoding="{declared}"?>\n<rss version="2.0"><channel>{about}'
        f"{''.join(map(str, items))}</channel></rss>"
    )


def take_in(feed: str | bytes, store: Path) -> Ended:
    """Ingests a feed from the file that this store's feed always has."""
    file = store.parent / "feed.xml"
    file.write_bytes(feed if isinstance(feed, bytes) else feed.encode())
    return command("ingest", file, "--store", store, before=[without_beam])


def ask(store: Path, sql: str) -> list[tuple[Any, ...]]:
    """The rows of a question to what readers open."""
    with duckdb.connect(str(store), read_only=True) as db:
        return db.execute(sql).fetchall()
