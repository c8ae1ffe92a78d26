"""What may happen: the kinds of event, and which of them may tell of the same event.

The table is ``data/kinds.toml``. A line of it is the whole of what the rules know of a kind; to teach them
another, add one there. What is of no listed kind, but is told as a dated happening, is `OTHER`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dateline.pipelines.steps.lexicon import load, words
from dateline.schemas.records import Status

OTHER: Final = "other"
STATEMENT: Final = "statement"
DEADLINE: Final = "deadline"
CANCELLATION: Final = "cancellation"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event."""

    name: str
    family: str  # kinds of one family may be the same event told differently
    verbs: tuple[str, ...] = ()  # that report it, by lemma
    nouns: tuple[str, ...] = ()  # that name it
    effect: Status | None = None  # the status of what such a speech act is about: a threat's "threatened"
    lasting: bool = False  # kept as a statement even where nothing dates it


_TABLE: Final = load("kinds")
KINDS: Final = tuple(
    Kind(
        row["name"],
        row.get("family", row["name"]),
        tuple(row.get("verbs", "").split()),
        tuple(row.get("nouns", "").split()),
        row.get("effect"),
        row.get("lasting", False),
    )
    for row in _TABLE["kind"]
)
# Verb and particle, or a word close after the verb; "happen" and "light" say that an event noun has the kind.
PHRASAL: Final[dict[tuple[str, str], str]] = {
    tuple(phrase.split()): kind for phrase, kind in (row.split(": ") for row in _TABLE["phrasal"])
}
PASSIVE: Final[dict[str, str]] = dict(row.split(": ") for row in _TABLE["passive"])
COURTS: Final = words(_TABLE["courts"])
COURT_NOUNS: Final = words(_TABLE["court_nouns"])
COURT_ACTS: Final = words(_TABLE["court_acts"])
COURT_FINDINGS: Final = words(_TABLE["court_findings"])
# Verb and a word of its object.
OBJECTS: Final[dict[tuple[str, str], str]] = {}
for _verbs, _nouns, _kind in (row.split(" | ") for row in _TABLE["objects"]):
    for _pair in ((verb, noun) for verb in _verbs.split() for noun in _nouns.split()):
        OBJECTS.setdefault(_pair, _kind)
VERB_KINDS: Final = {verb: kind.name for kind in KINDS for verb in kind.verbs}
TOGETHER: Final = words(_TABLE["together"])
NOUN_KINDS: Final = {noun: kind.name for kind in KINDS for noun in kind.nouns}
# These name an event only where they have a day of their own.
DATED_NOUNS: Final = words(_TABLE["dated_nouns"]) - NOUN_KINDS.keys()
COMPOUNDS: Final[dict[tuple[str, str], str]] = {
    tuple(phrase.split()): kind for phrase, kind in (row.split(": ") for row in _TABLE["compounds"])
}
# Days of the calendar that are called after what happens on them.
OCCASIONS: Final[dict[str, str]] = dict(row.split(": ") for row in _TABLE["occasions"])

_BY_NAME: Final = {kind.name: kind for kind in KINDS}
_OTHER: Final = Kind(OTHER, OTHER)
_TALK: Final = frozenset((STATEMENT, "accusation", "investigation", "publication", "test"))
_TOLD_APART: Final = frozenset(kind.name for kind in KINDS if kind.lasting and kind.family not in _TALK)
_AKIN: Final = frozenset(frozenset(pair.split("/")) for pair in _TABLE["akin"].split())


def kind(name: str) -> Kind:
    """The kind of that name; `OTHER` has no words and a family of its own."""
    return _BY_NAME.get(name, _OTHER)


def family(name: str) -> str:
    """The family of a kind: kinds of one family may tell of the same event ("threat", "demand", "letter":
    pressure).
    """
    return kind(name).family


def is_told_apart(name: str) -> bool:
    """Whether one happening of a kind can be told from another without its day; talk cannot: everybody says something
    every day.
    """
    return name in _TOLD_APART


def akin(a: str, b: str) -> bool:
    """Whether mentions of two kinds may tell of the same event: one family, neighbouring families, or one
    is `OTHER`.
    """
    left, right = family(a), family(b)
    return left == right or OTHER in (left, right) or frozenset((left, right)) in _AKIN
