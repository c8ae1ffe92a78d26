"""Which articles and events a story's definition selects."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date

from dateline.schemas.story import Period, Story


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


@dataclass(frozen=True, slots=True)
class Rule:
    """What a story asks of an event, beyond that one of its articles reports it."""

    period: Period
    kinds: frozenset[str]

    def admits(self, earliest: date | None, latest: date | None, kind: str) -> bool:
        """Whether an event's days touch the period and its kind is among those asked for."""
        if self.kinds and kind not in self.kinds:
            return False
        first, last = self.period.first, self.period.last
        too_late = last is not None and earliest is not None and earliest > last
        too_early = first is not None and latest is not None and latest < first
        return not (too_late or too_early)


@dataclass(frozen=True, slots=True)
class Selection:
    """All stories at once: their rules, and which versions belong to which."""

    rules: Mapping[str, Rule] = field(default_factory=dict)
    versions: Mapping[str, Set[str]] = field(default_factory=dict)  # version_id -> story names

    def stories(self, earliest: date | None, latest: date | None, kind: str, versions: Set[str]) -> tuple[str, ...]:
        """Names of the stories that an event belongs to, sorted."""
        named = {s for v in versions for s in self.versions.get(v, ())}
        return tuple(sorted(s for s in named if self.rules[s].admits(earliest, latest, kind)))


def rules(stories: Sequence[Story]) -> dict[str, Rule]:
    """The rule of each story by its name."""
    return {s.name: Rule(s.period, frozenset(s.kinds)) for s in stories}
