"""Addresses that may be fetched, taken apart by the WHATWG URL standard, as browsers do.

That standard also says what ``http://2130706433/``, ``http://0x7f.1/`` and ``http://0177.1/`` are: 127.0.0.1. So a host
that is a number in any spelling comes out as an IP address, and one in any script as its ASCII form (UTS 46).
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote

import ada_url

from dateline.connectors.http.trouble import FetchError

PORTS = {"http": 80, "https": 443}
SHOWN = 200  # characters of an address that a message repeats


@dataclass(frozen=True, slots=True)
class Address:
    """An http(s) address without its fragment."""

    scheme: str  # "http" or "https"
    host: str  # a name in ASCII and lower case, or an IP address without brackets
    port: int
    target: str  # path and query, as a request line has them
    login: str = ""  # "user:password", which only a proxy's address may have

    @property
    def origin(self) -> str:
        """Scheme, host, and the port where it is not the scheme's own."""
        return f"{self.scheme}://{self.authority}"

    @property
    def authority(self) -> str:
        """Host and port as a ``Host`` header has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return self.origin + self.target


def parse(url: str, base: str | None = None, *, login: bool = False) -> Address:
    """Takes an address apart.

    :param base: the address that a relative one, such as a redirect's, is relative to
    :param login: whether it may have a name and a password in it
    :raises FetchError: ``bad-address``
    """
    try:
        parsed = ada_url.URL(url, base)
    except ValueError:
        raise FetchError("bad-address", f"{url[:SHOWN]!r} is no address") from None
    scheme = str(parsed.protocol).removesuffix(":")
    if scheme not in PORTS:
        raise FetchError("bad-address", f"only http and https are fetched, not {scheme}: {url[:SHOWN]!r}")
    named = ":".join(unquote(str(part)) for part in (parsed.username, parsed.password) if part)
    if named and not login:
        raise FetchError("bad-address", "the address has a name or a password in it, and addresses are kept")
    host = str(parsed.hostname).strip("[]").rstrip(".")
    port = int(parsed.port or PORTS[scheme])
    return Address(scheme, host, port, f"{parsed.pathname}{parsed.search}", named)


def origin(url: str) -> str:
    """The server of an address, by which addresses are told apart that share a pace; "" for what is no address."""
    try:
        return parse(url).origin
    except FetchError:
        return ""


def written(url: str) -> str:
    """An address as the standard writes it, so that ``HTTPS://News.example`` and ``https://news.example/`` are one; ""
    for what is no address."""
    try:
        return str(parse(url))
    except FetchError:
        return ""
