"""What publishers ask of whoever keeps their pages, and how much is kept of an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Wish = Literal["noarchive", "noindex", "nosnippet", "tdm-reservation"]
# How much of an article is kept: all of it; the sentences that evidence quotes; or nothing but that it came.
Keep = Literal["text", "evidence", "nothing"]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a publisher asks with a page."""

    words: tuple[Wish, ...] = ()  # sorted
    licence: str = ""  # where it says what it would allow (TDMRep's `tdm-policy`), "" where it does not

    @property
    def keep(self) -> Keep:
        """What may be kept of the page by these wishes alone.

        Who reserves mining reserves what is done here. Who wants no copy kept may still be quoted. What search engines
        are not to list or show an extract of, no search engine does here: that is noted and nothing else.
        """
        if "tdm-reservation" in self.words:
            return "nothing"
        return "evidence" if "noarchive" in self.words else "text"
