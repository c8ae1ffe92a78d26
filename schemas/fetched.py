"""What comes of asking a server for an address: its answer, or why there is none.

A server may be anything, so that nothing here is an error: what cannot be had is a `Failed` with one of a closed list
of reasons, which become those of reject rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

Headers = tuple[tuple[str, str], ...]
NEVER = datetime(1, 1, 1)  # noqa: DTZ001
KEPT = "kept"  # metadata of a field: False where it is not remembered from one run to the next
# What went wrong, from the address to the end of the body. `tls-*` is always a certificate, which is never let pass.
Trouble = Literal[
    "bad-address",  # no http(s) address, or one with a password
    "dns",
    "address-refused",  # private, loopback, link-local, …: see dateline.connectors.http.guard
    "connection",
    "tls",
    "tls-expired",
    "tls-wrong-host",
    "tls-untrusted",
    "proxy",
    "timeout",  # of the whole fetch, not of one read
    "empty-reply",
    "not-http",
    "truncated",
    "too-large",
    "encoding",  # a content coding that was not asked for, or that is damaged
    "redirects",  # too many, in a circle, or to nowhere
    "robots",
    "retry-later",
    "gone",  # 410
    "not-found",  # 404
    "forbidden",  # 401, 402, 403, 407, 451
    "challenge",  # a page that asks whether one is a person
    "server-error",  # 5xx
    "http-status",  # any other that is no answer
    "not-kept",  # nothing of it may be, by the source file or its publisher's wish
    "not-a-feed",  # an answer that is none, by whoever reads it
    "no-article",
]
UNWELL: tuple[Trouble, ...] = ("timeout", "connection", "empty-reply", "dns", "tls")  # of a server as a whole


@dataclass(frozen=True, slots=True, order=True)
class Request:
    """An address to ask for, and what the last answer said by which the server can see that nothing has changed."""

    url: str
    etag: str = ""
    modified: str = ""  # its Last-Modified, verbatim
    since: datetime = NEVER  # UTC without a zone: when it was last asked for; an older answer is none to this
    feed: str = ""  # what a feed is known by, which is asked for; "" for a page


@dataclass(frozen=True, slots=True)
class Fetched:
    """A server's answer."""

    url: str  # that was asked for
    address: str  # that answered: the last of the redirects
    moved: str  # where redirects that hold for good lead, "" for nowhere
    status: int  # 200 or 203, or 304 where the request was conditional
    headers: Headers  # names in lower case, in the order in which they came
    body: bytes  # without transfer and content coding
    observed: datetime  # UTC without a zone, to the second: when the answer began
    feed: str = ""  # what the feed is known by that was asked for, wherever it has moved; "" for a page
    # What its site says elsewhere of the address that answered, as headers would: no part of the answer as it is kept.
    site: Headers = ()

    def header(self, name: str) -> str:
        """A header's values with commas between them, "" for none."""
        return header(self.headers, name)


@dataclass(frozen=True, slots=True)
class Failed:
    """Why there is no answer that could be used."""

    url: str  # that was asked for
    reason: Trouble
    detail: str  # for a person
    status: int = 0  # that the server gave, 0 for none
    not_before: datetime | None = None  # UTC without a zone: the server asks not to be asked before
    moved: str = ""  # as with Fetched


@dataclass(frozen=True, slots=True)
class HostState:
    """What is to be remembered of a server between two runs. Instants are UTC without a zone."""

    origin: str  # "https://news.example:8443": scheme, host, and the port where it is not the scheme's own
    robots: bytes  # its robots.txt, as far as it is read
    robots_status: int  # 0 where it was not reached
    robots_until: datetime  # when it is to be asked for again
    not_before: datetime | None = None  # it asked to be left alone until then
    asked: datetime | None = field(default=None, metadata={KEPT: False})  # last, in this run
    tdmrep: bytes | None = field(default=None, metadata={KEPT: False})  # None: not asked for in this run


def unmet(origin: str) -> HostState:
    """What is known of a server that was never asked."""
    return HostState(origin, b"", 0, NEVER)


def header(headers: Iterable[tuple[str, str]], name: str) -> str:
    """A header's values with commas between them (RFC 9110, 5.3), "" for none."""
    return ", ".join(value for key, value in headers if key == name)
