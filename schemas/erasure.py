"""What somebody asked to have forgotten, written down without a word of it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal

from dateline.schemas.errors import StoreError
from dateline.schemas.identity import digest

Kind = Literal["url", "source", "text"]
StoneKind = Literal["article", "bytes", "source", "text"]


@dataclass(frozen=True, slots=True, order=True)
class Tombstone:
    """A hash by which something forgotten is known when it comes again: a row of table `tombstone`."""

    kind: StoneKind
    hash: str  # an article_id, a SHA-256, or the keyed hash of folded words
    words: int = 0  # how many words were hashed
    salt: str = ""  # the key of that hash, in hex


@dataclass(frozen=True, slots=True)
class Request:
    """One request: who asked, why, and by which hashes its object is known."""

    made: str  # ISO 8601 UTC with microseconds and Z
    editor: str
    why: str
    kind: Kind
    stones: tuple[Tombstone, ...]

    @property
    def erasure_id(self) -> str:
        """Of its content."""
        return digest("erasure", self.made, self.editor, self.why, self.kind, *(stone.hash for stone in self.stones))


def to_text(request: Request) -> str:
    """The request as JSON."""
    return json.dumps(asdict(request), ensure_ascii=False, indent=1)


def from_text(text: str, origin: str) -> Request:
    """The request that a file holds.

    :raises StoreError: ``request-damaged``: it holds none
    """
    try:
        said: dict[str, Any] = json.loads(text)
        stones = tuple(Tombstone(**stone) for stone in said.pop("stones"))
        return Request(**said, stones=stones)
    except (ValueError, KeyError, TypeError) as error:
        detail = f"is no request to forget ({error}); delete it, and give the same `dateline forget` again"
        raise StoreError("request-damaged", origin, detail) from error
