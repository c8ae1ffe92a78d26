"""Which articles and events a story's definition selects, in which lane, and why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from dateline.schemas.story import Lane, Period, Story


def fold(text: str) -> str:
    """Text in the form in which names are compared: no case, straight quotes, single spaces, words apart."""
    plain = unicodedata.normalize("NFKC", text).replace("’", "'").replace("‘", "'")
    words = " ".join(re.findall(r"\w+", plain.casefold()))
    return f" {words} "


def selects(story: Story, folded: str) -> bool:
    """Whether an article belongs to a story: it names one item of each of the definition's lists.

    :param folded: its title, body and captions, through `fold`
    """
    return all(any(fold(name) in folded for name in group) for group in story.names())


BY_THE_WAY = 0.5  # the part of its salience that an event keeps where neither line nor places name what the story is of


@dataclass(frozen=True, slots=True)
class Rule:
    """What a story asks of an event, beyond that one of its articles reports it."""

    period: Period
    kinds: frozenset[str]
    lanes: tuple[Lane, ...] = ()
    names: tuple[tuple[str, ...], ...] = ()  # the definition's lists, each name through `fold`

    def relevance(self, told: str) -> float:
        """How far an event is the story's own, up to 1: an article of the story also tells of other things.

        :param told: what the event says of itself, through `fold`
        """
        if not self.names:
            return 1.0
        named = sum(any(name in told for name in group) for group in self.names)
        return BY_THE_WAY + (1 - BY_THE_WAY) * named / len(self.names)

    def admits(self, earliest: date | None, latest: date | None, kind: str) -> bool:
        """Whether an event's days touch the period and its kind is among those asked for."""
        return not self.refuses(earliest, latest, kind)

    def refuses(self, earliest: date | None, latest: date | None, kind: str) -> str:
        """Why an event is not the story's, "" where it is."""
        if self.kinds and kind not in self.kinds:
            return f"its kind, {kind}, is none of those asked for"
        first, last = self.period.first, self.period.last
        if last is not None and earliest is not None and earliest > last:
            return f"it lies after {last}, the period's last day"
        if first is not None and latest is not None and latest < first:
            return f"it lies before {first}, the period's first day"
        return ""

    def lane(self, kind: str, places: Collection[str]) -> str:
        """The first lane that takes an event; "" for none.

        :param places: as events have them: "Stockton, California" is in the lanes of Stockton and of California
        """
        named = {fold(part) for place in places for part in (place, *place.split(", "))}
        for lane in self.lanes:
            here = not lane.places or any(fold(place) in named for place in lane.places)
            if here and (not lane.kinds or kind in lane.kinds):
                return lane.name
        return ""


@dataclass(frozen=True, slots=True)
class Selection:
    """All stories at once: their rules, and which versions belong to which."""

    rules: Mapping[str, Rule] = field(default_factory=dict)
    versions: Mapping[str, Set[str]] = field(default_factory=dict)  # version_id -> story names

    def stories(self, earliest: date | None, latest: date | None, kind: str, versions: Set[str]) -> tuple[str, ...]:
        """Names of the stories that an event belongs to, sorted."""
        named = {s for v in versions for s in self.versions.get(v, ())}
        return tuple(sorted(s for s in named if self.rules[s].admits(earliest, latest, kind)))

    def relevance(self, story: str, headline: str, places: Collection[str]) -> float:
        """How far an event is a story's own, up to 1; in the story of everything each is."""
        return self.rules[story].relevance(fold(" ".join((headline, *places)))) if story in self.rules else 1.0

    def lane(self, story: str, kind: str, places: Collection[str]) -> str:
        """The lane of a story that takes an event; "" for none, and in the story of everything."""
        return self.rules[story].lane(kind, places) if story in self.rules else ""


@dataclass(frozen=True, slots=True)
class Belonging:
    """Why an event is in a story, or is not."""

    story: str
    belongs: bool
    why: str


def belonging(
    story: Story, articles: Mapping[str, str], earliest: date | None, latest: date | None, kind: str
) -> Belonging:
    """Why an event is in a story, or is not.

    :param articles: the words of the articles that report it, by their names
    """
    rule = Rule(story.period, frozenset(story.kinds))
    folded = {name: fold(text) for name, text in articles.items()}
    taken = [name for name in articles if selects(story, folded[name])]
    refused = rule.refuses(earliest, latest, kind)
    if taken and not refused:
        named = [next(n for n in group if fold(n) in folded[taken[0]]) for group in story.names()]
        words = " and ".join(f"“{name}”" for name in named)
        more = f", as do {len(taken) - 1} more" if len(taken) > 2 else ", as does one more" if len(taken) == 2 else ""
        return Belonging(story.name, True, f"{taken[0]} names {words}{more}")
    if taken:
        return Belonging(story.name, False, refused)
    return Belonging(story.name, False, _unnamed(story, folded))


def _unnamed(story: Story, folded: Mapping[str, str]) -> str:
    """What the articles would have to name."""
    for group in story.names():
        if not any(fold(name) in text for text in folded.values() for name in group):
            listed = ", ".join(f"“{name}”" for name in group[:SHOWN])
            return f"no article of it names {listed}" + (f" or {len(group) - SHOWN} more" if len(group) > SHOWN else "")
    return "no one article of it names an item of each of the definition's lists"


SHOWN = 4  # names of a list in a sentence


def rules(stories: Sequence[Story]) -> dict[str, Rule]:
    """The rule of each story by its name."""
    return {
        s.name: Rule(s.period, frozenset(s.kinds), s.lanes, tuple(tuple(map(fold, group)) for group in s.names()))
        for s in stories
    }
