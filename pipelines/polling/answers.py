"""What the answers of a poll come to: articles for Gather, rejects, and what is to be remembered.

The feeds' answers come first and say what pages are wanted, then the pages'. An article whose page is still to come is
held back for a while rather than taken in twice, once short and once whole: what changes in an article should be its
publisher's doing. Nothing of it is lost meanwhile: what the feed gave is archived, beside the reason.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal, Protocol

from dateline.connectors.archive import Archive
from dateline.connectors.http.page import page as document_of
from dateline.pipelines.admission import asked_with
from dateline.pipelines.gather import Held
from dateline.pipelines.steps import polled
from dateline.pipelines.steps.decode import clean
from dateline.pipelines.steps.feeditems import MEDIA, FeedItem
from dateline.pipelines.steps.feedpages import made
from dateline.pipelines.steps.polled import is_given_up, page_answered, page_failed
from dateline.pipelines.steps.rhythm import Asked
from dateline.schemas.errors import InputError, StoreError
from dateline.schemas.feeds import Feed, Unparsed
from dateline.schemas.fetched import NEVER, Failed, Fetched, Request
from dateline.schemas.identity import article_id
from dateline.schemas.inputs import Item, Unread
from dateline.schemas.polling import FeedState, ItemState, PageState
from dateline.schemas.records import Media
from dateline.schemas.wishes import Keep, Wish

NOT_NOW = "the page's server had no time left in this run; the next one asks it"


@dataclass(slots=True)
class Tally:
    """How the feeds of a poll were found, in numbers of feeds."""

    brought: int = 0
    unchanged: int = 0
    failed: int = 0
    left: int = 0  # for the next poll, as their servers' time ran out


class Words(Protocol):
    """An article as it is given to Gather."""

    @property
    def media(self) -> Media: ...

    @property
    def body(self) -> bytes: ...

    @property
    def source(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Article:
    """An article that was just told."""

    media: Media
    body: bytes
    source: str


@dataclass(frozen=True, slots=True)
class Filed:
    """An article in the archive, which is read from there when it is needed: a poll may look at thousands again."""

    archive: Archive
    sha256: str
    media: Media
    source: str = ""

    @property
    def body(self) -> bytes:
        """Raises StoreError where it is not there any more."""
        return self.archive.get(self.sha256)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An article whose page is asked for."""

    page: PageState
    article: Words  # as its feed gives it, or as it was last taken in
    is_new: bool  # its feed offers it, or something new of it; else the page alone is looked at again


@dataclass(slots=True)
class Poll:
    """One poll, as it goes on. What it gives waits in ``given`` until somebody takes it from there."""

    now: datetime
    jitter: Callable[[], float]
    held: Mapping[str, Held] = field(default_factory=dict)  # what the store has of pages that are looked at again
    tally: Tally = field(default_factory=Tally)
    given: list[Item | Unread] = field(default_factory=list)
    feeds: list[FeedState] = field(default_factory=list)
    items: list[ItemState] = field(default_factory=list)
    pages: dict[str, PageState] = field(default_factory=dict)
    unsaved: set[str] = field(default_factory=set)  # of these pages

    def taken(self) -> Iterator[Item | Unread]:
        """Takes what was given, so that no more of a poll is held than what one answer came to."""
        given, self.given = self.given, []
        yield from given

    def to_save(self) -> tuple[PageState, ...]:
        """What was learned of pages since it was last asked."""
        fresh = tuple(self.pages[uri] for uri in sorted(self.unsaved))
        self.unsaved.clear()
        return fresh

    def note(self, page: PageState) -> None:
        """Remembers what was learned of a page."""
        self.pages[page.uri] = page
        self.unsaved.add(page.uri)

    # ------------------------------------------------------------------------------------------------------ feeds

    def feed_failed(self, state: FeedState, failure: Failed) -> None:
        """A feed that gave no answer."""
        self.tally.failed += 1
        self.feeds.append(polled.failed(state, failure, self.jitter(), self.now))
        outcome: Literal["skipped", "rejected"] = "skipped" if failure.reason == "not-kept" else "rejected"
        self.given.append(Unread(state.url, outcome, failure.reason, failure.detail))

    def feed_unparsed(self, state: FeedState, answer: Fetched, found: Unparsed) -> None:
        """A feed whose answer is none."""
        self.feed_failed(state, Failed(state.url, "not-a-feed", found.detail, moved=answer.moved))

    def feed_unchanged(self, state: FeedState, answer: Fetched, asked: Asked) -> None:
        """A feed with nothing new."""
        self.tally.unchanged += 1
        self.feeds.append(polled.unchanged(state, answer, asked, self.jitter(), self.now))

    def feed_brought(
        self,
        state: FeedState,
        answer: Fetched,
        feed: Feed,
        found: Sequence[FeedItem],
        known: Mapping[str, ItemState],
        asked: Asked,
    ) -> tuple[FeedItem, ...]:
        """A feed with another body, and what of it is new or changed."""
        sha256 = hashlib.sha256(answer.body).hexdigest()
        told = replace(state, title=_line(feed.title) or state.title, hub=_line(feed.hub))
        result = polled.brought(told, answer, sha256, found, known, asked, self.jitter(), self.now)
        self.tally.brought += bool(result.fresh)
        self.tally.unchanged += not result.fresh
        # Of a feed that broke off, what follows is still to come: its server must not answer that nothing has changed.
        self.feeds.append(replace(result.state, etag="", modified="") if feed.broken else result.state)
        self.items.extend(result.items)
        if feed.broken:
            detail = f"the feed breaks off ({feed.broken}); its whole items were taken"
            self.given.append(Unread(f"{state.url}#rest", "rejected", feed.broken, detail))
        return result.fresh

    # ------------------------------------------------------------------------------------------------------ pages

    def offer(
        self, state: FeedState, item: FeedItem, is_known: bool, page: PageState | None, at: datetime
    ) -> Wanted | None:
        """Takes an item that a feed offers: at once where the feed holds its text, else its page is wanted first.

        :param is_known: whether this feed offered it before, so that it now says something else of it
        :param page: what is known of the article, where any feed offered it before
        :param at: when the feed answered
        """
        if page and not is_known:
            return None  # another feed of the same publisher lists it too
        page = page or PageState(item.uri, state.url, item.page, self.now, backfill=state.good is None)
        if not item.page and not item.told:
            detail = "the feed gives its title, and neither a text nor a page"
            self.given.append(Unread(item.uri, "skipped", "title-only", detail, source=item.source))
            return None
        if not item.page:
            self._take(page, page, Article(MEDIA, item.body, item.source), at)
            return None
        return Wanted(page, Article(MEDIA, item.body, item.source), is_new=True)

    def page_failed(self, wanted: Wanted, failure: Failed) -> None:
        """A page that could not be had. What its feed gives is taken in its place in the end."""
        page = page_failed(wanted.page, failure, self.jitter(), self.now)
        if wanted.page.taken and not wanted.is_new:
            self.note(page)
            return
        if wanted.page.content:  # a whole text stays until there is another: asked for again, it comes with these words
            self._hold(page, wanted, failure.reason, failure.detail)
            return
        if is_given_up(page) or wanted.page.taken:
            self._take(wanted.page, page, wanted.article, self.now)
            detail = f"{failure.detail}; what its feed gives was taken in its place"
            self.given.append(Unread(page.url, _outcome(failure), failure.reason, detail))
            return
        self._hold(page, wanted, failure.reason, failure.detail)

    def page_later(self, wanted: Wanted) -> None:
        """A page for which there was no time."""
        page = replace(wanted.page, due=self.now)
        if wanted.is_new and page.taken and not page.content:  # all that there is of it are its feed's words
            self._take(page, page, wanted.article, self.now)
        elif wanted.is_new:
            self._hold(page, wanted, "no-time", NOT_NOW)

    def page_answered(self, wanted: Wanted, answer: Fetched, keep: Keep = "text") -> None:
        """A page as its server gave it.

        :param keep: how much of it may be kept
        """
        if answer.status == 304:
            self._unchanged(wanted, answer, wanted.page.content, keep)
            return
        found = document_of(answer)
        try:
            if not isinstance(found, Item):
                raise InputError("other-kind", answer.address, "it is no page of text")
            offered = wanted.article.body if wanted.article.media == MEDIA else None
            article = made(wanted.page.uri, offered, found.media, found.body)
        except InputError as error:
            self.page_failed(wanted, Failed(wanted.page.url, "no-article", f"{error.reason}: {error.detail}"))
            return
        is_more = keep == "text" and self._keep_of(wanted) == "evidence"
        if article.content == wanted.page.content and not is_more:  # what stands around it changes with every view
            self._unchanged(wanted, answer, article.content, keep)
            return
        seen = self._seen(wanted, answer, hashlib.sha256(article.body).hexdigest(), article.content)
        whole = Article(article.media, article.body, wanted.article.source)
        self._take(wanted.page, seen, whole, answer.observed, asked_with(answer).words, keep)

    def _unchanged(self, wanted: Wanted, answer: Fetched, content: str, keep: Keep) -> None:
        """A page that says what it said; what the store has of it is given anew where less of it may be kept now."""
        self.note(self._seen(wanted, answer, wanted.page.article, content))
        held = self.held.get(article_id(wanted.page.uri))
        if keep != "evidence" or held is None or held.keep != "text" or held.sha256 != wanted.page.article:
            return
        told, asked = wanted.article, asked_with(answer).words
        with suppress(StoreError):  # FILE was moved without its archive, which so keeps nothing of it
            self.given.append(Item(wanted.page.uri, told.media, told.body, told.source, held.observed, asked, keep))

    def _keep_of(self, wanted: Wanted) -> Keep | None:
        """How much the store keeps of a page that is looked at again."""
        held = self.held.get(article_id(wanted.page.uri))
        return held.keep if held else None

    def _seen(self, wanted: Wanted, answer: Fetched, article: str, content: str) -> PageState:
        return page_answered(wanted.page, answer, article, content, self.now)

    def _take(
        self,
        before: PageState,
        page: PageState,
        article: Words,
        at: datetime,
        asked: tuple[Wish, ...] = (),
        keep: Keep = "text",
    ) -> None:
        """Gives an article to Gather. What was there when its feed was first asked was not seen to come."""
        observed = "" if before.backfill and not before.taken else f"{at.isoformat(timespec='seconds')}Z"
        body = article.body
        self.given.append(Item(page.uri, article.media, body, article.source, observed, asked, keep))
        self.note(replace(page, article=hashlib.sha256(body).hexdigest(), media=article.media, taken=True))

    def _hold(self, page: PageState, wanted: Wanted, reason: str, detail: str) -> None:
        """Keeps back an article whose page is still to come."""
        body = wanted.article.body
        self.given.append(Unread(page.uri, "skipped", reason, detail, body, MEDIA, wanted.article.source))
        sha256 = hashlib.sha256(body).hexdigest()
        # Its server is then asked for all of the page, as what was last seen of it was told in other words.
        self.note(replace(page, article=sha256, media=MEDIA, etag="", modified=""))


def _line(text: str) -> str:
    """What a feed says of itself, on one line and without what no text may hold."""
    return " ".join(clean(text).split())


def _outcome(failure: Failed) -> Literal["skipped", "rejected"]:
    return "skipped" if failure.reason in ("robots", "not-kept") else "rejected"


def feed_requests(states: Iterable[FeedState]) -> tuple[Request, ...]:
    """What to ask for feeds: each address once."""
    once = {state.address or state.url: state for state in reversed(tuple(states))}
    return tuple(Request(at, s.etag, s.modified, s.polled or NEVER, feed=s.url) for at, s in once.items())


def page_requests(wanted: Collection[Wanted]) -> tuple[Request, ...]:
    """What to ask for pages: whether one has changed where the article was taken with it, else the whole."""
    return tuple(
        Request(want.page.url, want.page.etag, want.page.modified, since=want.page.asked or NEVER)
        if want.page.content and not want.is_new
        else Request(want.page.url, since=want.page.asked or NEVER)
        for want in {want.page.url: want for want in reversed(tuple(wanted))}.values()
    )
