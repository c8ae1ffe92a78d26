"""What a connector hands over for each thing that a run was given: a document's bytes, a feed's, or why there are none.

Every connector gives these, so that the rest of Gather need not know whether a document came from a file, a feed or
an archive. A body is bounded by its connector (see :class:`Limits`): nothing after it needs to look at sizes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.schemas.records import Media
from dateline.schemas.wishes import Keep, Wish

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """The largest document that is read, in bytes once decoded."""

    # Four times the largest of 182 real news pages (2.1 MB). lxml takes about a second and 20 MB of memory a
    # megabyte, so that this also bounds what one document costs.
    document: int = 8 * MEBIBYTE
    line: int = 8 * MEBIBYTE  # one article of a .jsonl file
    # A line that is still going on after this much is no article with a long text: the rest of its file is
    # given up.
    abandon: int = 1024 * MEBIBYTE
    # Text shrinks three- to tenfold under gzip and markup twentyfold, deflate's ceiling is 1032: beyond a
    # hundredfold a stream that has given `bomb_floor` bytes is there to fill memory or time.
    ratio: int = 100
    bomb_floor: int = 64 * MEBIBYTE


@dataclass(frozen=True, slots=True)
class Item:
    """One document as it came: where it is addressed, and its bytes."""

    uri: str
    media: Media
    body: bytes
    source: str = ""  # the publisher, where the input names one
    observed: str = ""  # ISO 8601 UTC instant, "" for a file or a backfill
    wishes: tuple[Wish, ...] = ()  # that the answer which it was came with
    keep: Keep = "text"  # how much of it these let be kept; who gives a file has settled that himself


@dataclass(frozen=True, slots=True)
class FeedBody:
    """A feed as it came, whose articles are still to be told apart."""

    uri: str  # where it was found
    body: bytes
    known_as: str = ""  # the address that it keeps wherever it moves to, where that is another


@dataclass(frozen=True, slots=True)
class Unread:
    """Something that gives no document to read, and why. What is rejected was meant to be one."""

    uri: str
    outcome: Literal["unchanged", "skipped", "rejected", "erased"]
    reason: str
    detail: str
    body: bytes | None = None  # where it was read before it was refused
    media: Media | None = None
    source: str = ""
