"""The options of commands that fetch: who asks, by which way, and where they may go that others may not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from dateline.connectors.http.options import FetchOptions

AgentOption = Annotated[
    str | None,
    typer.Option(
        "--user-agent",
        metavar="TEXT",
        envvar="DATELINE_USER_AGENT",
        help="What servers are told of who asks; put an address in it at which you can be reached.",
    ),
]
AllowOption = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host",
        metavar="HOST",
        help="A host that may be fetched from although it is in a private network. May be repeated.",
    ),
]
ProxyOption = Annotated[
    str, typer.Option("--proxy", metavar="URL", help="A proxy to fetch by; http_proxy and its like are not looked at.")
]


def fetch_options(agent: str | None, allowed: list[str] | None, proxy: str) -> FetchOptions:
    """What these options come to. Raises UsageError."""
    from dateline.connectors.http.options import AGENT, FetchOptions

    return FetchOptions(agent=agent or AGENT, allowed=frozenset(map(_host, allowed or ())), proxy=proxy)


def _host(given: str) -> str:
    """A host as it stands in addresses. Raises UsageError for what is more than that, which would match none."""
    from dateline.schemas.errors import UsageError
    from dateline.schemas.source import host

    named = given.strip().strip("[]").rstrip(".").lower()
    if named and not set(named) & set("/?#@* ") and named.count(":") != 1:  # of which an IPv6 address has more
        return named
    meant = host(given if "://" in given else f"http://{given}")
    hint = f": --allow-host {meant}" if meant else ""
    raise UsageError("host", given, f"is no host; name it without scheme, port and path{hint}")
