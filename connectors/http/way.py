"""The way of one fetch, from the address that was asked for over its redirects."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.connectors.http.address import Address, parse
from dateline.connectors.http.answers import FOR_GOOD
from dateline.connectors.http.exchange import Answer
from dateline.connectors.http.trouble import FetchError

HOPS_MOST = 10  # as browsers have 20, and nobody means more than three


@dataclass(slots=True)
class Way:
    """How far a fetch has come."""

    address: Address
    left: float  # seconds
    moved: str = ""
    for_good: bool = True  # whether all redirects so far are
    hops: int = 0
    been: set[str] = field(default_factory=set)

    def turn(self, answer: Answer) -> None:
        """Goes where a redirect leads. Raises FetchError."""
        location = next((value for name, value in answer.headers if name == "location"), "")
        if not location:
            raise FetchError(
                "redirects", f"the server answers {answer.status}, and does not say where to", answer.status
            )
        self.been.add(str(self.address))
        there = parse(_as_meant(location), str(self.address))
        self.hops += 1
        if str(there) in self.been:
            raise FetchError("redirects", f"redirects in a circle, over {there}", answer.status)
        if self.hops > HOPS_MOST:
            raise FetchError("redirects", f"more than {HOPS_MOST} redirects, the last to {there}", answer.status)
        # Who redirects from https to http is followed, but is not believed for ever.
        downgrade = (self.address.scheme, there.scheme) == ("https", "http")
        self.for_good = self.for_good and answer.status in FOR_GOOD and not downgrade
        self.moved = str(there) if self.for_good else self.moved
        self.address = there


def _as_meant(location: str) -> str:
    """A redirect's address, of which many a server writes letters in raw UTF-8; headers are read as Latin-1."""
    try:
        return location.encode("latin-1").decode()
    except UnicodeError:
        return location
