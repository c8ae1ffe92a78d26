"""What makes a story: a definition that a person writes in TOML, and that selects articles and events.

An article belongs to a story when, of each list that the definition gives (phrases, entities, places), it names at
least one item. An event belongs to it when such an article reports it, and it lies in the period and is of a kind that
the definition allows. Lanes sort a story's events side by side: each is in the first that takes it.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from dateline.schemas.definition import place, wrong
from dateline.schemas.errors import UsageError

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

BLANK = "an empty entry would match every article"
RESERVED = frozenset({"all"})  # the story that always exists and holds every event
# Of states, counties (and metropolitan areas), places, county subdivisions, tracts, block groups and blocks:
# https://www.census.gov/programs-surveys/geography/guidance/geo-identifiers.html
GEOID_DIGITS = frozenset({2, 5, 7, 10, 11, 12, 15})


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Entity(_Strict):
    """Somebody, something or some place that the story is about, with the other names that articles use."""

    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    wikidata: str = ""
    geoid: str = ""
    selects: bool = True  # whether to be named by it makes an article one of the story

    @field_validator("wikidata")
    @classmethod
    def _is_item(cls, identifier: str) -> str:
        if not re.fullmatch(r"(Q[1-9][0-9]*)?", identifier):
            raise ValueError(f"{identifier!r} is no item of Wikidata: write it like Q1553390")
        return identifier

    @field_validator("geoid")
    @classmethod
    def _is_geoid(cls, identifier: str) -> str:
        if identifier and not (re.fullmatch(r"[0-9]+", identifier) and len(identifier) in GEOID_DIGITS):
            raise ValueError(
                f"{identifier!r} is no GEOID: the Census Bureau gives a state 2 digits, a county 5, a city 7"
            )
        return identifier

    def names(self) -> tuple[str, ...]:
        """The names that articles use, its own first."""
        return (self.name, *self.aliases)


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
    places: tuple[Entity, ...] = ()
    kinds: tuple[str, ...] = ()
    period: Period = Period()
    lanes: tuple[Lane, ...] = ()

    @field_validator("name")
    @classmethod
    def _not_reserved(cls, name: str) -> str:
        if name in RESERVED:
            raise ValueError(f"{name!r} is taken: it is the story that holds every event")
        return name

    @field_validator("places", mode="before")
    @classmethod
    def _bare_or_described(cls, places: object) -> object:
        """A place is a name, or, where there is more to say of it, a table."""
        if isinstance(places, list | tuple):
            return tuple({"name": place} if isinstance(place, str) else place for place in places)
        return places

    @field_validator("phrases", "kinds")
    @classmethod
    def _no_blanks(cls, items: tuple[str, ...]) -> tuple[str, ...]:
        if any(not item.strip() for item in items):
            raise ValueError(BLANK)
        if signs := [item for item in items if not any(map(str.isalnum, item))]:
            raise ValueError(
                f"{signs[0]!r} has no letter and no digit: names are compared by these, so no article has it"
            )
        return items

    @field_validator("places")
    @classmethod
    def _no_blank_names(cls, places: tuple[Entity, ...]) -> tuple[Entity, ...]:
        if any(not place.name.strip() for place in places):
            raise ValueError(BLANK)
        return places

    @model_validator(mode="after")
    def _selects(self) -> Story:
        if not self.names():
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
        named = (tuple(n for one in ones if one.selects for n in one.names()) for ones in (self.entities, self.places))
        return tuple(group for group in (self.phrases, *named) if group)


def parse(text: str, origin: str = "story") -> Story:
    """The story that a TOML text defines. Raises UsageError, saying which entry on which line is wrong and how.

    :param origin: the file's name, for the message
    """
    try:
        return Story.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise UsageError("story-not-toml", origin, f"not valid TOML: {error}") from error
    except ValidationError as error:
        wrong = "; ".join(_said(text, e) for e in error.errors())
        raise UsageError("story-invalid", origin, f"not a story definition: {wrong}") from error


def _said(text: str, error: ErrorDetails) -> str:
    if (error["type"], *error["loc"]) == ("string_pattern_mismatch", "name"):
        return f"{place(text, error)}: write it with small letters, digits and hyphens, such as harbour-fire"
    return wrong(text, error, Story, _ENTRIES)


_ENTRIES: Mapping[str, type[BaseModel]] = {"entities": Entity, "places": Entity, "period": Period, "lanes": Lane}


def fingerprint(text: str) -> str:
    """Identifier of a definition's text, to see whether it changed."""
    return hashlib.sha256(text.encode()).hexdigest()
