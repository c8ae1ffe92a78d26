"""Pages that a server shows in the place of an article: challenges, demands for consent, log-ins.

They come with status 200, and would pass for a new version of the article. What tells them apart is that nearly all of
their few words are of their own kind; an article about cookies, or one beneath a banner, has others. The words are in
``data/walls.toml``.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import itemgetter

from dateline.pipelines.steps.lines import count_words, words

# Words of a page. Demands for consent that name their purposes come to some 300; challenges say a line or two.
LONGEST = 400
LONGEST_CHALLENGE = 120
LONGEST_BARE = 8  # where only its title says what it is: the shortest news in brief has more
# Of a page's words those in paragraphs that speak of nothing but the wall. Articles about consent have a quarter.
MOST_OF_PAGE = 0.6
MOST_OF_TITLED_PAGE = 0.3  # where its title says what it is
_AROUND = " \t\n.,;:!?…-–|\"'“”‘’()[]"


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of wall is known."""

    name: str
    titles: frozenset[str]
    lines: re.Pattern[str]  # any of them, in a text of small letters
    machinery: tuple[str, ...]


def wall(title: str, paragraphs: Sequence[str], machinery: frozenset[str]) -> str:
    """Which kind of wall a page is: "challenge", "consent", "login", or "" for none.

    :param machinery: of the page's source, as `machinery_of` finds it
    """
    if count_words(paragraphs, LONGEST) > LONGEST:
        return ""
    spoken = [len(words(row)) for row in paragraphs]
    plain = " ".join(title.lower().strip(_AROUND).split())
    for kind in _kinds():
        if kind.name in machinery and sum(spoken) <= LONGEST_CHALLENGE:
            return kind.name
        titled = plain in kind.titles
        if _speaks(kind, paragraphs, spoken, sum(spoken) * (MOST_OF_TITLED_PAGE if titled else MOST_OF_PAGE)):
            return kind.name
        if titled and sum(spoken) <= LONGEST_BARE:
            return kind.name
    return ""


def _speaks(kind: Kind, paragraphs: Sequence[str], spoken: Sequence[int], least: float) -> bool:
    """Whether so many words stand in paragraphs that speak of a kind of wall; the long ones tell it soonest."""
    own, left = 0, sum(spoken)
    for n, row in sorted(zip(spoken, paragraphs, strict=True), key=itemgetter(0), reverse=True):
        if own + left < least:
            return False
        left -= n
        own += n if kind.lines.search(row.lower()) else 0
    return 0 < own >= least


def is_short(paragraphs: Sequence[str]) -> bool:
    """Whether a page's text is so short that what its source could put up in its place matters."""
    return count_words(paragraphs, LONGEST_CHALLENGE) <= LONGEST_CHALLENGE


def machinery_of(source: str) -> frozenset[str]:
    """The kinds of wall of whose machinery a page's source has some."""
    lower = source.lower()
    return frozenset(kind.name for kind in _kinds() if any(part in lower for part in kind.machinery))


def _any_line(lines: Sequence[str]) -> str:
    r"""Any of these lines; the ``\b`` with which nearly all begin is asked once a place and not once a line."""
    at_words = "|".join(line.removeprefix(r"\b") for line in lines if line.startswith(r"\b"))
    return "|".join([rf"\b(?:{at_words})", *(line for line in lines if not line.startswith(r"\b"))])


@cache
def _kinds() -> tuple[Kind, ...]:
    table = files("dateline.pipelines.steps") / "data" / "walls.toml"
    return tuple(
        Kind(
            name,
            frozenset(said["titles"]),
            re.compile(_any_line(said["lines"])),
            tuple(said["machinery"]),
        )
        for name, said in tomllib.loads(table.read_text(encoding="utf-8")).items()
    )
