"""What a server's robots.txt allows (RFC 9309), by protego."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from protego import Protego

# The least that a crawler has to read of it (RFC 9309, 2.5); what comes after is passed over.
MOST = 500 << 10
# Delays that mean "do not come": a file that asks for more would keep every other page of its server from being read.
LONGEST_DELAY = 30.0
_GROUP = re.compile(r"^[ \t]*user[- ]?agent\s*:(.*)$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a robots.txt says of one address."""

    allowed: bool
    delay: float = 0.0  # seconds between two requests that it asks for, 0 for none


def verdict(status: int, body: bytes, url: str, agent: str) -> Verdict:
    """What an answer to the request for robots.txt says of an address of that server.

    :param status: of the answer, after redirects; 0 where there was none
    :param agent: the product that asks, as robots.txt would name it: "Dateline"
    """
    if not is_reachable(status):
        return Verdict(False)
    if status >= 300:
        return Verdict(True)
    rules = _rules(body[:MOST], agent)
    return Verdict(rules.can_fetch(url, agent), _bounded(rules.crawl_delay(agent) or 0.0))


def is_reachable(status: int) -> bool:
    """Whether robots.txt could be had, or was said not to be there; else nothing of its server may be asked for.

    429 counts as unreachable, as with Google: a server that is too busy to say allows nothing.
    """
    return 200 <= status < 500 and status != 429


def _bounded(delay: float) -> float:
    return max(0.0, delay) if delay <= LONGEST_DELAY else LONGEST_DELAY  # which "nan" is not, either


@lru_cache(maxsize=64)
def _rules(body: bytes, agent: str) -> Protego:
    """The rules of a robots.txt, in time that grows with its length.

    Protego takes each rule down for each agent of its group, which a file may have ten thousand of both of. Those that
    do not speak of us are therefore one.
    """

    def concerns_us(line: re.Match[str]) -> str:
        named = line[1].split("#")[0].strip().lower()
        return line[0] if "*" in named or agent.lower().startswith(named) else "User-agent: (another)"

    return Protego.parse(_GROUP.sub(concerns_us, body.decode("utf-8-sig", "replace")))
