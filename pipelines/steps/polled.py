"""What an answer of a feed, or of an item's page, means for what is remembered of it.

No I/O and no clock: what was answered goes in with the instant, what is to be remembered comes out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dateline.pipelines.steps.feeditems import FeedItem
from dateline.pipelines.steps.rhythm import (
    DAY,
    HOUR,
    Asked,
    Rhythm,
    due,
    due_after_error,
    first_guess,
    learn,
)
from dateline.schemas.fetched import Failed, Fetched
from dateline.schemas.polling import FeedState, ItemState, PageState

# After an article was first seen, when its page is asked for again. Of the corrections that publishers append, most
# come on the first day and hardly any after a week.
REVISITS = (2 * HOUR, 8 * HOUR, DAY, 3 * DAY, 7 * DAY)
MOST_PAGE_ERRORS = 5  # in a row, over some ten hours
# Errors after which an article is taken in as its feed gives it: what its page adds an hour later is a new version.
PATIENCE = 2
NOT_WANTED = frozenset({"robots", "not-kept", "gone", "forbidden", "bad-address", "address-refused"})


@dataclass(frozen=True, slots=True)
class Brought:
    """What a feed's new body came to."""

    state: FeedState
    fresh: tuple[FeedItem, ...]  # new to this feed, or changed in it
    items: tuple[ItemState, ...]  # of these


def rhythm_of(state: FeedState) -> Rhythm:
    """The rhythm that a feed's state holds."""
    return Rhythm(state.items, state.hours) if state.items else Rhythm()


def failed(state: FeedState, failure: Failed, jitter: float, now: datetime) -> FeedState:
    """A feed that gave no answer that could be used. 410 retires it; all else is tried again, ever more seldom.

    A feed that had moved is next asked for where it was added: who once led elsewhere may have thought better of it,
    or the place that it led to is gone, and no feed is to be lost by that.
    """
    errors = state.errors + 1
    told = replace(state, polled=now, errors=errors, reason=failure.reason, detail=failure.detail, address="")
    if failure.reason == "gone" and not state.address:
        return replace(told, due=None, retired=now)
    asked = Asked(not_before=failure.not_before)
    return replace(told, due=due_after_error(now, errors, asked, jitter=jitter))


def unchanged(state: FeedState, answer: Fetched, asked: Asked, jitter: float, now: datetime) -> FeedState:
    """A feed that holds what it held: its server says so, or its bytes are the same."""
    rhythm = learn(rhythm_of(state), state.good or now, now, ())
    return _well(state, answer, rhythm, asked, jitter, now)


def brought(
    state: FeedState,
    answer: Fetched,
    sha256: str,
    offered: Sequence[FeedItem],
    known: Mapping[str, ItemState],
    asked: Asked,
    jitter: float,
    now: datetime,
) -> Brought:
    """A feed with another body than before.

    :param offered: its items, in its order; the first counts of those of one address
    :param known: what is known of these items in this feed, by address
    """
    once = {item.uri: item for item in reversed(offered)}
    fresh = tuple(item for item in offered if once[item.uri] is item and _is_fresh(item, known))
    new = [item for item in fresh if item.uri not in known]
    came = [item.stamp or now for item in new]
    first = state.good is None
    watched = _watched(state, came, len(once), now)
    rhythm = first_guess(came, now) if first else learn(rhythm_of(state), watched, now, came)
    told = replace(
        state,
        sha256=sha256,
        held=len(once),
        n_items=state.n_items + len(new),
        last_item=_last(state, came, now),
    )
    seen = tuple(ItemState(state.url, item.uri, item.digest, _since(item, known, now)) for item in fresh)
    return Brought(_well(told, answer, rhythm, asked, jitter, now), fresh, seen)


def _watched(state: FeedState, came: Sequence[datetime], held: int, now: datetime) -> datetime:
    """Since when nothing can have come and gone unseen, as it may have before the oldest item of a feed all of new."""
    since = state.good or now
    oldest = min(came, default=now)
    return max(since, oldest) if len(came) == held and oldest < now else since


def _is_fresh(item: FeedItem, known: Mapping[str, ItemState]) -> bool:
    before = known.get(item.uri)
    return before is None or before.digest != item.digest


def _since(item: FeedItem, known: Mapping[str, ItemState], now: datetime) -> datetime:
    before = known.get(item.uri)
    return before.first_seen if before else now


def _last(state: FeedState, came: Sequence[datetime], now: datetime) -> datetime | None:
    """When the feed last brought something: what it held at its first poll counts by its stamps."""
    if not came:
        return state.last_item
    past = [stamp for stamp in came if stamp <= now]
    return (max(past) if past else None) if state.good is None else now


def _well(state: FeedState, answer: Fetched, rhythm: Rhythm, asked: Asked, jitter: float, now: datetime) -> FeedState:
    return replace(
        state,
        address=answer.moved or state.address,
        # A 304 repeats what still holds and leaves out what it does not know.
        etag=answer.header("etag") or (state.etag if answer.status == 304 else ""),
        modified=answer.header("last-modified") or (state.modified if answer.status == 304 else ""),
        polled=now,
        good=now,
        due=due(rhythm, now, state.held, asked, jitter=jitter),
        errors=0,
        reason="",
        detail="",
        retired=None,  # one that was asked by name, and is there again
        items=rhythm.items,
        hours=rhythm.hours,
    )


# --------------------------------------------------------------------------------------------------------- pages


def page_answered(page: PageState, answer: Fetched, article: str, content: str, now: datetime) -> PageState:
    """A page that was answered, whether it was taken anew or found as it was.

    :param article: the archived article's SHA-256
    :param content: what it says
    """
    return replace(
        page,
        article=article,
        content=content,
        etag=answer.header("etag") or (page.etag if answer.status == 304 else ""),
        modified=answer.header("last-modified") or (page.modified if answer.status == 304 else ""),
        asked=now,
        due=_revisit(page.seen, now),
        taken=True,
        errors=0,
        reason="",
    )


def page_failed(page: PageState, failure: Failed, jitter: float, now: datetime) -> PageState:
    """A page that could not be had: asked for again some times, but not where its publisher does not want it.

    Past these times, and where it is not there, it is asked for when one that had been had would be: many a page comes
    after its item, and a server can be away for a night.
    """
    errors = page.errors + 1
    told = replace(page, asked=now, errors=errors, reason=failure.reason)
    if failure.reason in NOT_WANTED:
        return replace(told, due=None)
    if failure.reason == "not-found" or errors >= MOST_PAGE_ERRORS:
        return replace(told, due=_revisit(page.seen, now))
    return replace(told, due=due_after_error(now, errors, Asked(not_before=failure.not_before), jitter=jitter))


def is_given_up(page: PageState) -> bool:
    """Whether an article that was not taken in yet is now to be taken as its feed gives it."""
    return not page.taken and (page.due is None or page.errors >= PATIENCE)


def _revisit(first_seen: datetime, now: datetime) -> datetime | None:
    """The next visit that is still to come; two that are both overdue are one."""
    return next((first_seen + age for age in REVISITS if first_seen + age > now + timedelta(minutes=30)), None)
