"""How to fetch: what a user may say of it, as plain data that travels to wherever a fetcher is made."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.connectors.http.address import parse
from dateline.connectors.http.trouble import FetchError
from dateline.schemas.errors import UsageError
from dateline.schemas.inputs import MEBIBYTE

AGENT = "Dateline"
# The whole of a fetch, robots.txt and redirects with it: 8 MiB at 3 Mbit/s. Aggregators allow 20 to 60.
SECONDS = 30.0
PAUSE = 1.0  # seconds between two requests to one server, where its robots.txt asks for nothing longer
_AGENT = re.compile(r"[\x21-\x7e][\x20-\x7e]{0,250}")


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """How to fetch."""

    agent: str = AGENT  # the User-Agent; its first word, up to a slash, is what robots.txt may name
    allowed: frozenset[str] = frozenset()  # hosts that may be in a private network
    proxy: str = ""  # "http://user:password@host:port"; the environment's is not used
    seconds: float = SECONDS
    cap: int = 8 * MEBIBYTE  # bytes of a body, as sent and decoded: as of a file's document
    pause: float = PAUSE

    def __post_init__(self) -> None:
        if not _AGENT.fullmatch(self.agent):
            raise UsageError("user-agent", self.agent, "a user agent is one line of ASCII: 'Name/1.0 (mail@host)'")
        if self.seconds <= 0 or self.pause < 0:
            raise UsageError("seconds", "", "a fetch takes more than 0 s, and the pause between two is 0 s or more")
        if self.proxy:
            try:
                parse(self.proxy, login=True)
            except FetchError as error:
                raise UsageError("proxy", self.proxy, error.detail) from None

    @property
    def product(self) -> str:
        """What robots.txt calls us."""
        return self.agent.split()[0].split("/")[0]
