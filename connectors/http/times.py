"""When to come back, by what an answer's headers say: Retry-After, and for how long it stays fresh.

Servers say anything: nothing, nonsense, a second, thirty years. What cannot be believed is cut down or passed over.
Instants are UTC without a zone.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from dateline.schemas.fetched import Headers, header

# A server that is down for maintenance says hours; who obeys one that says years has lost its feed.
RETRY_MOST = timedelta(days=1)
# Caches may take a year for ever (RFC 9111 has no bound); a day is as long as any news feed is left alone.
FRESH_MOST = timedelta(days=1)
_SECONDS = re.compile(r"\d{1,18}")
_MAX_AGE = re.compile(r"(?:^|[\s,])max-age\s*=\s*\"?(\d{1,18})", re.IGNORECASE)
_NEVER = re.compile(r"(?:^|[\s,])no-(?:store|cache)(?!\s*=)\b", re.IGNORECASE)


def retry_at(headers: Headers, now: datetime) -> datetime | None:
    """Before when a server asks not to be asked again (RFC 9110, 10.2.3); None where it says nothing that holds."""
    said = header(headers, "retry-after").strip()
    if _SECONDS.fullmatch(said):
        return now + min(timedelta(seconds=min(int(said), 10**9)), RETRY_MOST)
    at = http_date(said)
    return min(at, now + RETRY_MOST) if at and at > now else None


def fresh_until(headers: Headers, now: datetime) -> datetime | None:
    """Until when an answer stays what it is (RFC 9111, 4.2.1); None where it does not say.

    :param now: when it came
    """
    control = header(headers, "cache-control")
    if _NEVER.search(control):
        return None
    if found := _MAX_AGE.search(control):
        spent = header(headers, "age").strip()
        seconds = int(found[1]) - (int(spent) if _SECONDS.fullmatch(spent) else 0)
        return now + min(timedelta(seconds=min(seconds, 10**9)), FRESH_MOST) if seconds > 0 else None
    expires, began = http_date(header(headers, "expires")), http_date(header(headers, "date"))
    # By the server's own clock, which may be wrong: what counts is the distance.
    left = expires - (began or now) if expires else timedelta(0)
    return now + min(left, FRESH_MOST) if left > timedelta(0) else None


def http_date(text: str) -> datetime | None:
    """An HTTP date (RFC 9110, 5.6.7) as an instant; None for what is none."""
    try:
        at = parsedate_to_datetime(text)
        return (at.astimezone(UTC) if at.tzinfo else at).replace(tzinfo=None)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
