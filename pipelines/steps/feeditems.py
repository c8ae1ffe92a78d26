"""The articles of a feed: what names each entry for good, and its bytes.

An entry is known by its link, where that is the address of this entry alone; else by its guid within its feed; else by
its title and date there. So a guid that changes doubles nothing, and one that is used again for another page is another
article. What names an entry follows from the entry and from the feed as one body gives it, never from what came before.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import quote, urljoin

from dateline.pipelines.steps.addresses import canonical, secured
from dateline.pipelines.steps.article_json import ArticleLine
from dateline.pipelines.steps.decode import clean
from dateline.pipelines.steps.stamps import read_stamp
from dateline.schemas.feeds import Feed, FeedEntry, Unparsed
from dateline.schemas.identity import digest
from dateline.schemas.inputs import Item, Unread
from dateline.schemas.records import Media
from dateline.schemas.source import SERVER, host

MEDIA: Media = "application/x-dateline-article+json"
VIA = "feed"  # what an article object says of where its fields come from
_WHY = {
    "truncated": "the feed ends before its last entry does; the {kept} whole ones before that were taken",
    "damaged": "the feed is damaged within; {kept} of its entries could be told apart and were taken",
}
_LONGEST_GUID = 400  # characters of one that is kept in a key; longer ones are hashed
# Of 90 real feeds the middle entry of 39 has up to 132 words, of the other 51 it has 160 to 3,256.
WHOLE = 150  # words from which on a text is no summary, unless it says that it goes on
_GOES_ON = re.compile(
    r"(?:…|\.\.\.|\[(?:…|\.\.\.|&hellip;|&#8230;)\]|\b(?:read more|continue reading|full (?:story|article)|weiterlesen|"
    r"read the rest(?: of .{1,200})?|lire la suite|leer más|mehr lesen|more)\b)[\s\])»›→>.!]{0,9}\Z",
    re.I,
)
_ENOUGH = 20_000  # characters of markup: those of 150 words are some 2,000
_OPENS = "<article>"  # the markup of an entry that an article object holds, and of no page
_LAST = 300  # characters at the end of a text, among which it says that it goes on
_TAG = re.compile(r"<[^<>]*>")
_ENCODED = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An entry of a feed as an article."""

    uri: str  # what names it for good
    page: str  # where its whole text stands, "" where the feed gives that or names no page
    body: bytes  # the article object: the same for the same entry, whichever feed it stands in
    digest: str  # of the body, hex
    told: bool  # whether it has a text, and not only a title
    source: str  # the publisher, where its address does not say it
    published: str  # as it stands there
    updated: str

    @property
    def stamp(self) -> datetime | None:
        """When it was published, else changed, as it says: UTC without a zone; None where it says no instant."""
        return _stamp(self.published) or _stamp(self.updated)


def items(feed: Feed | Unparsed, address: str, known_as: str = "") -> Iterator[Item | Unread]:
    """The articles of a feed that a file holds, in its order, and a word for what of it is none.

    :param address: where the feed was found: http(s), or a file's
    :param known_as: as with `feed_items`
    """
    if isinstance(feed, Unparsed):
        yield Unread(address, "rejected", feed.reason, feed.detail)
        return
    for item in feed_items(feed, address, known_as):
        if item.told:
            yield Item(item.uri, MEDIA, item.body, item.source)
        else:
            detail = "the feed gives its title and no text"
            yield Unread(item.uri, "skipped", "title-only", detail, source=item.source)
    if feed.broken:
        yield Unread(f"{address}#rest", "rejected", feed.broken, _WHY[feed.broken].format(kept=len(feed.entries)))
    elif not feed.entries:
        yield Unread(address, "skipped", "empty-feed", "the feed holds no entries")


def feed_items(feed: Feed, address: str, known_as: str = "") -> Iterator[FeedItem]:
    """The entries of a feed as articles, each with what names it.

    :param known_as: the address that the feed keeps wherever it moves to, if that is not where it was found
    """
    feed = _placed(feed, address)
    name = feed_key(feed, known_as or address)
    links = [canonical(entry.link) for entry in feed.entries]
    around = _Around.of(feed, address)
    pages = [around.page(link, entry.guid) for link, entry in zip(links, feed.entries, strict=True)]
    shared = _shared(zip(pages, feed.entries, strict=True))
    for page, link, entry in zip(pages, links, feed.entries, strict=True):
        own = page if page not in shared else ""
        uri = secured(own) if own else f"{name}#{_within(entry)}"
        body = article(entry, link, feed.lang)
        untold = "" if uri.startswith("https:") else feed.title
        yield FeedItem(
            uri=uri,
            # A place on a page is the entry's, but the rest of that page is not; a page of many is nobody's text.
            page="" if is_whole(entry.html or entry.text) or "#" in own else own,
            body=body,
            digest=hashlib.sha256(body).hexdigest(),
            told=bool(entry.html or entry.text),
            source=" ".join(clean(entry.source or untold).split()),
            published=entry.published,
            updated=entry.updated,
        )


def _placed(feed: Feed, address: str) -> Feed:
    """A feed whose links, where they are relative, are to where it was found."""
    if not canonical(address):
        return feed
    entries = tuple(replace(entry, link=_joined(address, entry.link)) for entry in feed.entries)
    return replace(feed, link=_joined(address, feed.link), address=_joined(address, feed.address), entries=entries)


def _joined(address: str, link: str) -> str:
    if not link or link.startswith(("http://", "https://")):
        return link
    try:
        return urljoin(address, link)
    except ValueError:
        return ""


def feed_key(feed: Feed, address: str) -> str:
    """What names a feed: where it says that it stands, if that is the site where it was found; else where it was."""
    stated, found = canonical(feed.address), canonical(address)
    if stated and (not found or _site(stated) == _site(found)):
        return secured(stated)
    return secured(found) or address


def article(entry: FeedEntry, link: str, lang: str) -> bytes:
    """An entry as an article object.

    :param link: its canonical address, "" for none
    :param lang: of its feed
    """
    fields: Mapping[str, object] = {
        "url": link,
        "title": clean(entry.title),
        # Extraction takes a page apart; that all of this is the article, it has to be told.
        "html": f"{_OPENS}{entry.html}</article>".replace("\0", "") if entry.html else "",
        "text": entry.text.replace("\0", ""),
        "published": clean(entry.published),
        "modified": clean(entry.updated),
        "authors": [clean(name) for name in entry.authors],
        "lang": clean(entry.lang or lang),
        "via": VIA,
    }
    said = {name: value for name, value in fields.items() if value}
    return _ENCODED(said).encode("utf-8", "replace")


def sums_up(line: ArticleLine) -> bool:
    """Whether an article object is an entry as its feed gives it, which only sums up what its page says."""
    is_page = bool(line.html) and not line.html.startswith(_OPENS)
    return line.via == VIA and not is_page and not is_whole(line.html or line.text)


def is_whole(told: str) -> bool:
    """Whether a feed gives all of an article, as text or markup, and no summary."""
    if len(_TAG.sub(" ", told[:_ENOUGH]).split()) < WHOLE:
        return False
    return not _GOES_ON.search(_TAG.sub(" ", told[-_ENOUGH:]).rstrip()[-_LAST:])


@dataclass(frozen=True, slots=True)
class _Around:
    """What of a feed's own addresses decides which are its entries'."""

    homes: frozenset[str]  # that name the feed as a whole, without a slash at their end
    sites: frozenset[str]

    @classmethod
    def of(cls, feed: Feed, address: str) -> _Around:
        own = [canonical(one) for one in {feed.link, feed.address, address}]
        homes = (secured(one).rstrip("/") for one in own if one)
        return cls(frozenset(homes), frozenset(filter(None, map(_site, own))))

    def page(self, link: str, guid: str) -> str:
        """The address of an entry's own page; "" where it has none.

        Where a feed points to pages of others and its guids are addresses of its own, those are its pages.
        """
        if link and guid.startswith("http") and _site(link) not in self.sites:
            named = canonical(guid)
            link = named if _site(named) in self.sites else link
        return "" if secured(link).rstrip("/") in self.homes else link


def _shared(entries: Iterable[tuple[str, FeedEntry]]) -> frozenset[str]:
    """The pages that several entries of a feed name, which differ in title and are not one by their guid."""
    by_page: defaultdict[str, list[FeedEntry]] = defaultdict(list)
    for page, entry in entries:
        by_page[page].append(entry)
    return frozenset(page for page, same in by_page.items() if page and any(_differ(same[0], one) for one in same))


def _differ(one: FeedEntry, other: FeedEntry) -> bool:
    return one.title != other.title and not (one.guid and one.guid == other.guid)


def _within(entry: FeedEntry) -> str:
    """What names an entry within its feed."""
    guid = secured(clean(entry.guid))
    if guid:
        return f"guid={quote(guid, safe='/:') if len(guid) <= _LONGEST_GUID else digest(guid)}"
    said = (entry.title, entry.published) if entry.title or entry.published else (entry.html, entry.text)
    return f"entry={digest(*said)}"


def _site(url: str) -> str:
    """Whose an address is, as far as its host says it."""
    return SERVER.sub("", host(url))


def _stamp(text: str) -> datetime | None:
    instant = read_stamp(text).instant if text else ""
    return datetime.fromisoformat(instant).replace(tzinfo=None) if instant else None
