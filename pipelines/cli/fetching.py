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

    hosts = frozenset(host.strip("[]").rstrip(".").lower() for host in allowed or ())
    return FetchOptions(agent=agent or AGENT, allowed=hosts, proxy=proxy)
