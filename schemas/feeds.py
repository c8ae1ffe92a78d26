"""What a feed says, whatever it is written in (RSS, RDF, Atom, JSON Feed): the feed itself and its entries."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed, in its own words; "" or () for what it does not give."""

    guid: str  # guid, Atom's or JSON Feed's id: what its publisher names it by
    link: str  # absolute where the feed says what it is relative to
    title: str  # without markup
    html: str  # the fullest text that it gives, as markup
    text: str  # the same where it gives no markup
    published: str  # as it stands there
    updated: str
    authors: tuple[str, ...]
    source: str  # the publisher, where the feed gathers from others
    lang: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its entries in their order."""

    title: str
    link: str  # the page that it is the feed of
    address: str  # where it says that it is found itself
    lang: str
    entries: tuple[FeedEntry, ...]
    hub: str = ""  # the WebSub hub that tells of its changes
    ttl: int = 0  # minutes for which it asks not to be asked again; 0 for none
    skip_hours: tuple[int, ...] = ()  # of the day in UTC, in which it asks not to be asked
    skip_days: tuple[int, ...] = ()  # of the week, 0 for Monday
    broken: str = ""  # why what followed the entries could not be had; "" where all could


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A body that gives no feed, and why."""

    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed as a list of feeds names it."""

    url: str
    title: str = ""
    folder: str = ""  # the names of the folders that it lies in, the outermost first, with "/" between
