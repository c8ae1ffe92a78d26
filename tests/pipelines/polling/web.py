"""A web without a network: pages and feeds by address, as they stand at a given hour, and who asked for what."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from typing import ClassVar

from dateline.schemas.fetched import Failed, Fetched, HostState, Request

HOUR = datetime(2026, 3, 4, 12)
FEED = "https://news.example/feed.xml"


@dataclass(slots=True)
class Web:
    """Everything that servers hold. ``failing`` addresses fail with that reason, ``asked`` counts requests."""

    now: datetime = HOUR
    pages: dict[str, bytes] = field(default_factory=dict)
    failing: dict[str, Failed] = field(default_factory=dict)
    headers: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    sent: Counter[str] = field(default_factory=Counter)

    def clock(self) -> datetime:
        return self.now


@dataclass(frozen=True, slots=True)
class Browser:
    """An asker of the web that is being tested; travels by its class, as everything of a pipeline does."""

    hosts_given: tuple[HostState, ...] = ()

    web: ClassVar[Web] = Web()

    def fetch(self, request: Request) -> Fetched | Failed:
        web = self.web
        web.asked[request.url] += 1
        if request.url in web.failing:
            return web.failing[request.url]
        if request.url not in web.pages:
            return Failed(request.url, "not-found", "there is no such page (404)", 404)
        moved = web.moved.get(request.url, "")
        body = web.pages[moved or request.url]
        etag = f'"{hashlib.sha256(body).hexdigest()[:12]}"'
        headers = (("etag", etag), *web.headers.get(request.url, ()))
        at = moved or request.url
        if request.etag == etag:
            return Fetched(request.url, at, moved, 304, headers, b"", web.now)
        web.sent[request.url] += len(body)
        return Fetched(request.url, at, moved, 200, headers, body, web.now)

    def hosts(self) -> tuple[HostState, ...]:
        return ()


def make(hosts: Sequence[HostState]) -> Browser:
    """What polls of tests ask with."""
    return Browser(tuple(hosts))


@dataclass(frozen=True, slots=True)
class Post:
    """An item of a feed."""

    link: str
    title: str
    summary: str
    published: str = "Wed, 04 Mar 2026 10:00:00 GMT"
    guid: str = ""


def rss(title: str, posts: Sequence[Post]) -> bytes:
    """An RSS 2.0 feed."""
    items = "".join(
        f"<item><title>{escape(post.title)}</title><link>{escape(post.link)}</link>"
        f"<guid isPermaLink='false'>{escape(post.guid or post.link)}</guid>"
        f"<pubDate>{post.published}</pubDate><description>{escape(post.summary)}</description></item>"
        for post in posts
    )
    return (
        f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{escape(title)}</title>'
        f"<link>https://news.example/</link>{items}</channel></rss>"
    ).encode()


def page(title: str, *paragraphs: str, advert: str = "") -> bytes:
    """An article's page."""
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html><head><title>{escape(title)}</title></head><body><header>{escape(advert)}</header>"
        f"<main><article><h1>{escape(title)}</h1>{text}</article></main></body></html>"
    ).encode()
