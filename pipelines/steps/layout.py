"""A document taken apart: which words are title, byline, caption or text, and which dates it states."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.schemas.records import DateCandidate
from dateline.schemas.wishes import Wish

PARAGRAPH_BREAK = "\n\n"


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a live blog, as its page marks it."""

    opening: str  # its first words, by which its text finds it
    day: str  # on which it was written, ISO 8601


@dataclass(frozen=True, slots=True)
class Layout:
    """A document taken apart by form. All but boilerplate is in title, paragraphs or captions."""

    title: str = ""
    paragraphs: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    credit: tuple[str, ...] = ()  # agencies and outlets that the text names as its origin
    dateline: str = ""  # as it opens the first paragraph: "ALBUQUERQUE, N.M."
    lead: int = 0  # where the first sentence of the dateline's paragraph begins, after the dateline
    url: str = ""  # canonical link
    section: str = ""
    kind: str = ""  # schema.org type, as declared: "NewsArticle", "LiveBlogPosting"
    lang: str = ""  # as declared: a BCP 47 tag, or anything
    dates: tuple[DateCandidate, ...] = ()
    notices: tuple[str, ...] = ()  # in which the article speaks of its own text: corrections and the like
    posts: tuple[Post, ...] = ()
    paywalled: bool = False  # it says that only subscribers see the rest
    summary: bool = False  # an entry by which a feed sums its article up
    wishes: tuple[Wish, ...] = ()  # what its publisher asks in it
    machinery: frozenset[str] = frozenset()  # kinds of walls that its source could put up, looked for in short pages

    @property
    def body(self) -> str:
        """The paragraphs as one text."""
        return PARAGRAPH_BREAK.join(self.paragraphs)
