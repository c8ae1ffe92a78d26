"""One request and its answer, over a connection of its own (HTTP/1.1, RFC 9112), held to a size and a time.

A server that says less or more than it announced has given nothing: half a body is never taken for a whole one. Each
exchange makes its own connection, so that each goes past the guard, and nothing of one server is kept for the next.
"""

from __future__ import annotations

import base64
import ssl
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import h11

from dateline.connectors.http.address import Address
from dateline.connectors.http.guard import Guard
from dateline.connectors.http.trouble import FetchError
from dateline.connectors.http.wire import Deadline, Wire, dial
from dateline.schemas.fetched import Headers
from dateline.schemas.inputs import MEBIBYTE

HEADERS_LIMIT = 64 << 10  # bytes of a status line and headers; real ones take some 2 KiB, cookies and policies 20
# The server was asked to close the connection; where it does not, nothing more is to be expected after this long.
LINGER = 0.2
Stamp = Callable[[], datetime]  # UTC without a zone


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered, its body as it was sent but for the transfer coding."""

    status: int
    headers: Headers  # names in lower case
    body: bytes
    began: datetime


@dataclass(frozen=True, slots=True)
class Route:
    """By which way servers are reached."""

    guard: Guard
    tls: ssl.SSLContext
    proxy: Address | None = None


def exchange(address: Address, asked: Headers, route: Route, deadline: Deadline, cap: int, now: Stamp) -> Answer:
    """Asks for an address and gives the answer, whatever its status.

    :param asked: headers of the request beside Host and Connection
    :param cap: bytes of the body, as sent
    :raises FetchError: of any reason but those that speak of a status
    """
    wire, target = _reach(address, route, deadline)
    try:
        connection = h11.Connection(h11.CLIENT, max_incomplete_event_size=HEADERS_LIMIT)
        headers = [("Host", address.authority), *_proxy_login(address, route), *asked, ("Connection", "close")]
        wire.send(connection.send(h11.Request(method="GET", target=target, headers=headers)))
        wire.send(connection.send(h11.EndOfMessage()))
        head = _head(connection, wire)
        began = now()
        body = b"".join(_body(connection, wire, cap, _length(head)))
        return Answer(head.status_code, _text(head.headers), body, began)
    finally:
        wire.close()


def _reach(address: Address, route: Route, deadline: Deadline) -> tuple[Wire, str]:
    """A wire to whoever answers for an address, and what to call it there."""
    through = route.proxy
    if through:
        route.guard.check_literal(address.host)
    wire = dial(through or address, None if through else route.guard, deadline)
    try:
        if through and through.scheme == "https":
            wire.secure(route.tls, through.host)
        if through and address.scheme == "http":
            return wire, str(address)
        if through:
            _tunnel(wire, address, through)
        if address.scheme == "https":
            wire.secure(route.tls, address.host)
    except BaseException:
        wire.close()
        raise
    return wire, address.target


def _tunnel(wire: Wire, address: Address, proxy: Address) -> None:
    """Has a proxy pass everything on to a server (RFC 9110, 9.3.6)."""
    host = f"[{address.host}]" if ":" in address.host else address.host
    target = f"{host}:{address.port}"
    connection = h11.Connection(h11.CLIENT, max_incomplete_event_size=HEADERS_LIMIT)
    headers = [("Host", target), *_login(proxy)]
    wire.send(connection.send(h11.Request(method="CONNECT", target=target, headers=headers)))
    head = _head(connection, wire)
    if not 200 <= head.status_code < 300:
        raise FetchError("proxy", f"{proxy.origin} answers {head.status_code} when asked for {target}")


def _proxy_login(address: Address, route: Route) -> Sequence[tuple[str, str]]:
    return _login(route.proxy) if route.proxy and address.scheme == "http" else ()


def _login(proxy: Address) -> Sequence[tuple[str, str]]:
    packed = base64.b64encode(proxy.login.encode()).decode()
    return (("Proxy-Authorization", f"Basic {packed}"),) if proxy.login else ()


def _head(connection: h11.Connection, wire: Wire) -> h11.Response:
    """The status and headers of the answer itself, after any that only say that it is to come."""
    while not isinstance(event := _next(connection, wire), h11.Response):
        if not isinstance(event, h11.InformationalResponse) or event.status_code == 101:
            raise FetchError("not-http", f"the answer begins with {event!r}"[:200])
    return event


def _body(connection: h11.Connection, wire: Wire, cap: int, length: int) -> Iterator[bytes]:
    """The pieces of a body, which are one only if no error ends them."""
    if length > cap:
        raise _too_large(cap)
    size = 0
    while not isinstance(event := _next(connection, wire, size), h11.EndOfMessage):
        if isinstance(event, h11.Data):
            size += len(event.data)
            if size > cap:
                raise _too_large(cap)
            yield bytes(event.data)
    if length >= 0 and (connection.trailing_data[0] or wire.has_more(LINGER)):
        raise FetchError("truncated", f"more came than the {length:,} bytes that were announced")


def _next(connection: h11.Connection, wire: Wire, size: int = -1) -> object:
    """The next event of an answer.

    :param size: bytes of its body so far, -1 before it
    """
    while True:
        try:
            event = connection.next_event()
        except h11.RemoteProtocolError as error:
            if size >= 0:
                raise FetchError("truncated", f"broke off after {size:,} bytes ({error})") from None
            raise _no_answer(wire, str(error)) from None
        if event is not h11.NEED_DATA:
            return event
        try:
            connection.receive_data(wire.receive())
        except FetchError as error:
            if error.reason == "connection" and size >= 0:
                raise FetchError("truncated", f"broke off after {size:,} bytes ({error.detail})") from None
            raise


def _no_answer(wire: Wire, said: str) -> FetchError:
    if not wire.received:
        return FetchError("empty-reply", "the server closed the connection without a word")
    return FetchError("not-http", f"what came is no HTTP ({said})"[:200])


def _length(head: h11.Response) -> int:
    """The length that an answer announces for its body, -1 for none. h11 has seen to it that it is a number."""
    if head.status_code in (204, 304):  # which announces what another answer would have had
        return -1
    found = {bytes(value) for name, value in head.headers if name == b"content-length"}
    chunked = any(name == b"transfer-encoding" for name, _ in head.headers)
    return int(found.pop()) if found and not chunked else -1


def _text(headers: Sequence[tuple[bytes, bytes]]) -> Headers:
    return tuple((bytes(name).decode("latin-1").lower(), bytes(value).decode("latin-1")) for name, value in headers)


def _too_large(cap: int) -> FetchError:
    return FetchError("too-large", f"over {cap / MEBIBYTE:g} MiB, the most that is read of one document")
