"""Fetches addresses politely: past the guard at each hop, as robots.txt allows, and at its server's pace.

    fetcher = Fetcher(FetchOptions(agent="Dateline/0.2 (+https://us.example/bot)"), clock=clock)
    found = fetcher.fetch(Request("https://news.example/feed.xml"))

A fetcher remembers the servers that it has met, and is used by one thread. Whatever a server is or does, `fetch` gives
a value; only a defect of ours raises.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from dateline.connectors.http import tdmrep
from dateline.connectors.http.address import Address, parse
from dateline.connectors.http.answers import GOOD, HOPS, refused
from dateline.connectors.http.coding import OFFERED, decoded
from dateline.connectors.http.exchange import Answer, Route, exchange
from dateline.connectors.http.guard import Guard, Resolver, system_resolver
from dateline.connectors.http.options import FetchOptions
from dateline.connectors.http.robots import MOST, is_reachable, verdict
from dateline.connectors.http.times import fresh_until, retry_at
from dateline.connectors.http.trouble import FetchError
from dateline.connectors.http.way import Way
from dateline.connectors.http.wire import Deadline
from dateline.schemas.fetched import UNWELL, Failed, Fetched, Headers, HostState, Request, unmet

ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,*/*;q=0.5"
# A robots.txt is not to be relied on for longer than a day (RFC 9309, 2.4), nor asked for with every run of a timer.
ROBOTS_MOST, ROBOTS_LEAST = timedelta(days=1), timedelta(hours=1)
# After so many failures of a server in a row, the rest of its addresses wait for another run.
STRIKES = 3


class Fetcher:
    """Fetches, one address after another.

    :param hosts: what is known of servers from runs before
    :param clock: the present, aware or in UTC
    :param sleep: waits for some seconds
    :param monotonic: seconds of a clock that is never set
    :param tls: whom to trust; the system's authorities where it is not given
    :param heeds: whether an address is asked for only as its server's robots.txt allows
    :param minds: whether it matters what an address's site reserves of it, so that its tdmrep.json is asked for, once
    """

    def __init__(
        self,
        options: FetchOptions,
        hosts: Iterable[HostState] = (),
        *,
        clock: Callable[[], datetime],
        sleep: Callable[[float], object] = time.sleep,
        monotonic: Callable[[], float] = time.monotonic,
        resolver: Resolver = system_resolver,
        tls: ssl.SSLContext | None = None,
        heeds: Callable[[str], bool] = lambda _: True,
        minds: Callable[[str], bool] = lambda _: False,
    ) -> None:
        proxy = parse(options.proxy, login=True) if options.proxy else None
        self._options = options
        self._route = Route(Guard(options.allowed, resolver), tls or ssl.create_default_context(), proxy)
        self._clock = clock
        self._sleep = sleep
        self._monotonic = monotonic
        self._heeds = heeds
        self._minds = minds
        self._hosts = {host.origin: host for host in hosts}
        self._changed: set[str] = set()
        self._asked: dict[str, datetime] = {}
        # By origin: the monotonic second from which it may be asked again.
        self._next = {host.origin: self._after(host.asked) for host in self._hosts.values() if host.asked}
        self._strikes: dict[str, int] = {}
        self._down: dict[str, FetchError] = {}  # servers that this fetcher has given up

    def hosts(self) -> tuple[HostState, ...]:
        """What is to be remembered of the servers that were asked, or of which something new was learnt."""
        met = sorted(self._changed | self._asked.keys())
        hosts = map(self._host, met)
        return tuple(replace(host, asked=self._asked.get(host.origin, host.asked)) for host in hosts)

    def fetch(self, request: Request) -> Fetched | Failed:
        """Asks for an address, and for those that it is redirected to."""
        way = None
        try:
            if any(sign <= " " for sign in request.url):
                raise FetchError("bad-address", f"{request.url[:80]!r} has a space or a line break in it")
            way = Way(parse(request.url), self._options.seconds)
            return self._follow(request, way)
        except FetchError as error:
            moved = way.moved if way else ""
            return Failed(request.url, error.reason, error.detail, error.status, error.not_before, moved)

    def _follow(self, request: Request, way: Way) -> Fetched:
        conditions = _conditions(request)
        while True:
            self._permit(way)
            answer = self._ask(way, conditions)
            if answer.status not in HOPS:
                break
            way.turn(answer)
        now = self._now()
        if answer.status not in GOOD or (answer.status == 304 and not conditions):
            self._heed(way.address, answer, now)
            raise refused(answer.status, answer.headers, now)
        body = decoded(answer.headers, answer.body, self._options.cap)
        observed = answer.began.replace(microsecond=0)
        found = Fetched(request.url, str(way.address), way.moved, answer.status, answer.headers, body, observed)
        return replace(found, site=self._reserved(way)) if body and self._minds(found.address) else found

    def _heed(self, address: Address, answer: Answer, now: datetime) -> None:
        """Leaves a server alone as a whole where it asks for that; whoever is busy is so for all addresses."""
        until = retry_at(answer.headers, now)
        if until and answer.status in (429, 503):
            self._remember(replace(self._host(address.origin), not_before=until))

    def _permit(self, way: Way) -> None:
        """Waits until an address may be asked for. Raises FetchError where it may not."""
        origin, now = way.address.origin, self._now()
        if origin in self._down:
            raise self._down[origin]
        not_before = self._host(origin).not_before
        if not_before and not_before > now:
            said = f"{origin} has asked to be left alone until {not_before:%Y-%m-%d %H:%M:%S} UTC"
            raise FetchError("retry-later", said, 0, not_before)
        self._wait(origin, self._allowed_delay(way) if self._heeds(str(way.address)) else 0.0)

    def _allowed_delay(self, way: Way) -> float:
        """The seconds between two requests that a server's robots.txt asks for. Raises FetchError where it says no."""
        origin = way.address.origin
        if self._host(origin).robots_until <= self._now():
            self._ask_robots(way)
        known = self._host(origin)
        found = verdict(known.robots_status, known.robots, str(way.address), self._options.product)
        if not found.allowed:
            why = "disallows it" if is_reachable(known.robots_status) else f"cannot be had ({known.robots_status})"
            raise FetchError("robots", f"{origin}/robots.txt {why}", 0, None)
        return found.delay

    def _reserved(self, way: Way) -> Headers:
        """What the site of an address that answered says of it in its tdmrep.json, for which it is asked once."""
        origin = way.address.origin
        if self._host(origin).tdmrep is None:
            found = self._tdmrep(Way(parse(f"{origin}{tdmrep.PLACE}"), way.left))
            self._remember(replace(self._host(origin), tdmrep=found))
        return tdmrep.said(self._host(origin).tdmrep or b"", way.address.target)

    def _tdmrep(self, way: Way) -> bytes:
        """What a site has for its tdmrep.json, b"" for nothing: most have none, and none is to be had in its place."""
        try:
            self._permit(way)
            while (answer := self._ask(way, ())).status in HOPS:
                way.turn(answer)
                self._permit(way)
            found = decoded(answer.headers, answer.body, self._options.cap) if answer.status == 200 else b""
            return found if len(found) <= tdmrep.MOST else b""
        except FetchError:
            return b""

    def _wait(self, origin: str, delay: float) -> None:
        """Waits for a server's turn.

        :param delay: seconds that its robots.txt asks for
        """
        wait = self._next.get(origin, 0.0) - self._monotonic() + max(0.0, delay - self._options.pause)
        if origin in self._next and wait > 0:
            self._sleep(wait)

    def _after(self, asked: datetime) -> float:
        """From when on a server may be asked that another fetcher of this run asked last."""
        passed = max(0.0, (self._now() - asked).total_seconds())
        return self._monotonic() + self._options.pause - passed

    def _ask(self, way: Way, headers: Headers) -> Answer:
        """One exchange, its time taken from what is left of the fetch. A server that fails often is given up."""
        origin, began = way.address.origin, self._monotonic()
        deadline = Deadline(way.left, self._monotonic, self._options.seconds)
        asked = (("User-Agent", self._options.agent), ("Accept", ACCEPT), ("Accept-Encoding", OFFERED), *headers)
        try:
            answer = exchange(way.address, asked, self._route, deadline, self._options.cap, self._now)
            self._strikes.pop(origin, None)
            return answer
        except FetchError as error:
            if error.reason in UNWELL:
                self._strikes[origin] = self._strikes.get(origin, 0) + 1
                if self._strikes[origin] >= STRIKES:
                    said = f"{error.detail}; given up for this run after {STRIKES} failures"
                    self._down[origin] = FetchError(error.reason, said)
            raise
        finally:
            now = self._monotonic()
            way.left -= now - began
            self._next[origin] = now + self._options.pause
            self._asked[origin] = self._now()

    def _ask_robots(self, way: Way) -> None:
        """Asks for a server's robots.txt and remembers it.

        A server that cannot be reached for it cannot be asked for the address either: that raises FetchError, now and
        for the rest of its addresses.
        """
        origin = way.address.origin
        ahead = Way(parse(f"{origin}/robots.txt"), way.left)
        try:
            while (answer := self._ask(ahead, ())).status in HOPS:
                ahead.turn(answer)
            status, headers, body = answer.status, answer.headers, b""
            if status == 200:
                body = decoded(headers, answer.body, self._options.cap)[:MOST]
        except FetchError as error:
            if error.reason not in ("redirects", "bad-address"):
                self._down[origin] = error
                raise
            status, headers, body = 404, (), b""  # one that leads nowhere is not there (RFC 9309, 2.3.1.2)
        finally:
            way.left = ahead.left
            self._next.pop(origin, None)  # it goes with the request that it is for
        until = _robots_until(status, headers, self._now())
        self._remember(replace(self._host(origin), robots=body, robots_status=status, robots_until=until))

    def _host(self, origin: str) -> HostState:
        return self._hosts.get(origin) or unmet(origin)

    def _remember(self, host: HostState) -> None:
        self._hosts[host.origin] = host
        self._changed.add(host.origin)

    def _now(self) -> datetime:
        at = self._clock()
        return at.astimezone(UTC).replace(tzinfo=None) if at.tzinfo else at


def _conditions(request: Request) -> Headers:
    """The headers that let a server say that nothing has changed (RFC 9110, 13.1)."""
    said = (("If-None-Match", request.etag), ("If-Modified-Since", request.modified))
    # A tag that is more than ASCII cannot be sent back as it came: its server sends the whole again.
    return tuple((name, value) for name, value in said if value and value.isascii() and value.isprintable())


def _robots_until(status: int, headers: Headers, now: datetime) -> datetime:
    if not is_reachable(status):
        return max(retry_at(headers, now) or now, now + ROBOTS_LEAST)
    fresh = fresh_until(headers, now) or now + ROBOTS_MOST
    return min(max(fresh, now + ROBOTS_LEAST), now + ROBOTS_MOST)
