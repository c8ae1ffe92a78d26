"""What a status means: an answer to use, somewhere else to ask, or why there is nothing."""

from __future__ import annotations

from datetime import datetime

from dateline.connectors.http.times import retry_at
from dateline.connectors.http.trouble import FetchError
from dateline.schemas.fetched import Headers, Trouble, header

GOOD = (200, 203, 304)
HOPS = (301, 302, 303, 307, 308)
FOR_GOOD = (301, 308)
_REASONS: dict[int, Trouble] = {
    401: "forbidden",
    402: "forbidden",
    403: "forbidden",
    404: "not-found",
    407: "forbidden",
    410: "gone",
    429: "retry-later",
    451: "forbidden",
}
_WORDS: dict[Trouble, str] = {
    "forbidden": "it may not be read without leave",
    "not-found": "there is nothing there",
    "gone": "it is gone for good",
    "retry-later": "it asks to be left alone for a while",
    "server-error": "the server has an error of its own",
    "challenge": "it asks whether somebody reads, and not a program",
    "http-status": "which is no answer",
}


def refused(status: int, headers: Headers, now: datetime) -> FetchError:
    """Why an answer of this status is none, for any but those of `GOOD` and `HOPS`."""
    not_before = retry_at(headers, now)
    reason = _reason(status, headers, not_before)
    until = f" until {not_before:%Y-%m-%d %H:%M:%S} UTC" if not_before else ""
    return FetchError(reason, f"the server answers {status}: {_WORDS[reason]}{until}", status, not_before)


def _reason(status: int, headers: Headers, not_before: datetime | None) -> Trouble:
    if header(headers, "cf-mitigated") == "challenge":
        return "challenge"
    if status == 503 and not_before:
        return "retry-later"
    return _REASONS.get(status) or ("server-error" if 500 <= status < 600 else "http-status")
