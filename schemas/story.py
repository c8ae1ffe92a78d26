"""What makes a story: a definition that a person writes in TOML, and that selects articles and events.

An article belongs to a story when, of each list that the definition gives (phrases, entities, places), it names at
least one item. An event belongs to it when such an article reports it, and it lies in the period and is of a kind that
the definition allows. Lanes sort a story's events side by side: each is in the first that takes it.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from dateline.schemas.errors import UsageError

RESERVED = frozenset({"all"})  # the story that always exists and holds every event


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Entity(_Strict):
    """Somebody or something that the story is about, with the other names that articles use."""

    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    wikidata: str = Field(default="", pattern=r"^(Q[1-9]\d*)?$")


class Period(_Strict):
    """The days in which the story's events lie, both inclusive; open where not given."""

    first: date | None = None
    last: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        if self.first and self.last and self.last < self.first:
            raise ValueError(f"the period ends ({self.last}) before it begins ({self.first})")
        return self


class Lane(_Strict):
    """A strand of the story, such as its court cases: events of some kinds, at some places, or both."""

    name: str = Field(min_length=1)
    kinds: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _takes(self) -> Lane:
        if not (self.kinds or self.places):
            raise ValueError(f"lane {self.name!r} takes nothing: give it kinds, places, or both")
        return self


class Story(_Strict):
    """One story definition, checked."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,62}$")
    title: str = Field(min_length=1)
    description: str = ""
    phrases: tuple[str, ...] = ()
    entities: tuple[Entity, ...] = ()
    places: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    period: Period = Period()
    lanes: tuple[Lane, ...] = ()

    @field_validator("name")
    @classmethod
    def _not_reserved(cls, name: str) -> str:
        if name in RESERVED:
            raise ValueError(f"{name!r} is taken: it is the story that holds every event")
        return name

    @field_validator("phrases", "places", "kinds")
    @classmethod
    def _no_blanks(cls, items: tuple[str, ...]) -> tuple[str, ...]:
        if any(not item.strip() for item in items):
            raise ValueError("an empty entry would match every article")
        return items

    @model_validator(mode="after")
    def _selects(self) -> Story:
        if not (self.phrases or self.entities or self.places):
            raise ValueError("give at least one of phrases, entities and places: without them nothing is selected")
        return self

    @field_validator("lanes")
    @classmethod
    def _told_apart(cls, lanes: tuple[Lane, ...]) -> tuple[Lane, ...]:
        names = [lane.name for lane in lanes]
        if len(set(names)) < len(names):
            raise ValueError(f"two lanes have one name: {', '.join(names)}")
        return lanes

    def names(self) -> tuple[tuple[str, ...], ...]:
        """The lists of which an article must name one item each, empty ones left out."""
        entities = tuple(n for e in self.entities for n in (e.name, *e.aliases))
        return tuple(group for group in (self.phrases, entities, self.places) if group)


def parse(text: str, origin: str = "story") -> Story:
    """The story that a TOML text defines. Raises UsageError, saying which entry is wrong and how.

    :param origin: the file's name, for the message
    """
    try:
        return Story.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise UsageError("story-not-toml", origin, f"not valid TOML: {error}") from error
    except ValidationError as error:
        wrong = "; ".join(_said(e["type"], [str(p) for p in e["loc"]], e["msg"]) for e in error.errors())
        raise UsageError("story-invalid", origin, f"not a story definition: {wrong}") from error


def _said(fault: str, where: Sequence[str], message: str) -> str:
    """What is wrong with an entry, in the words of who writes story files."""
    entry = ".".join(where) or "story"
    if fault == "extra_forbidden":
        known = _ENTRIES.get(where[0], Story) if len(where) > 1 else Story
        return f"{entry}: there is no such entry; there are {', '.join(known.model_fields)}"
    if fault == "missing":
        return f"{entry}: is missing"
    if fault == "string_pattern_mismatch" and entry == "name":
        return "name: write it with small letters, digits and hyphens, such as harbour-fire"
    return f"{entry}: {message.removeprefix('Value error, ')}"


_ENTRIES: Mapping[str, type[BaseModel]] = {"entities": Entity, "period": Period, "lanes": Lane}


def fingerprint(text: str) -> str:
    """Identifier of a definition's text, to see whether it changed."""
    return hashlib.sha256(text.encode()).hexdigest()
