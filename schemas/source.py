"""Who publishes what: the source file and the registry that is made from it.

The packaged table is ``seeds/sources.toml``; its head says what each field means. A source is found by the host of an
address, or by the name that an input gives.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Annotated
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import ada_url
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from dateline.schemas.errors import UsageError
from dateline.schemas.records import Hints

# Hosts that say nothing but "web server": they are not part of a publisher's name.
SERVER = re.compile(r"^(?:www\d?|m|amp)\.")


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"{name!r} is no IANA time zone, like 'America/New_York'") from None
    return name


Zone = Annotated[str, AfterValidator(lambda name: _zone(name) if name else name)]
Domain = Annotated[str, Field(pattern=r"^[a-z0-9.-]+\.[a-z0-9-]+$")]


class Source(BaseModel):
    """One publisher."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str = Field(min_length=1)
    owner: str = ""
    domains: tuple[Domain, ...] = ()
    aliases: tuple[str, ...] = ()
    zone: Zone = ""
    language: str = Field(default="", pattern=r"^([a-z]{2})?$")
    wire: bool = False
    opinion: tuple[str, ...] = ()

    @property
    def hints(self) -> Hints:
        """What Read may know of this source's documents."""
        return Hints(zone=self.zone, lang=self.language)


class SourceFile(BaseModel):
    """A source file as it is written."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: tuple[Source, ...] = ()


class Registry:
    """Sources by host and by name. A later one takes the place of an earlier one of its name or domain."""

    def __init__(self, sources: Iterable[Source] = ()) -> None:
        by_name = {source.name: source for source in sources}
        self.sources = tuple(by_name.values())
        self._domains = {domain: source for source in self.sources for domain in source.domains}
        self._names = {_key(alias): source for source in self.sources for alias in source.aliases}
        self._names |= {_key(source.name): source for source in self.sources}

    def by_url(self, url: str) -> Source | None:
        """The source whose domain is the host of ``url`` or above it; the longest such domain wins."""
        labels = host(url).split(".")
        suffixes = (".".join(labels[start:]) for start in range(len(labels)))
        return next((self._domains[suffix] for suffix in suffixes if suffix in self._domains), None)

    def by_name(self, name: str) -> Source | None:
        """The source that is called so, case aside, and a leading "The" where two words are left."""
        return self._names.get(_key(name)) if name else None

    def find(self, url: str, name: str = "") -> Source | None:
        """The source of an article, by its address or else by the name that its input gives."""
        return self.by_url(url) or self.by_name(name)

    def name_of(self, url: str, name: str = "") -> str:
        """What an article's source is called: as registered, else as the input names it, else its host, else
        "".
        """
        source = self.find(url, name)
        return source.name if source else name or SERVER.sub("", host(url))

    def owner(self, name: str) -> str:
        """Who owns a source: itself where nothing is known. Sources of one owner are not independent."""
        source = self.by_name(name)
        return (source.owner or source.name) if source else name

    def wire(self, names: Iterable[str]) -> str:
        """The first of these sources that is a wire, whose stories others print; "" for none."""
        found = (self.by_name(name) for name in names)
        return next((source.name for source in found if source and source.wire), "")

    def zone(self, name: str) -> str:
        """Where a source's days begin and end (IANA), "" where that is not known."""
        source = self.by_name(name)
        return source.zone if source else ""

    def hints(self, url: str, name: str = "") -> Hints:
        """What Read may know from outside of an article at an address, or of a publisher of that name."""
        source = self.find(url, name)
        return replace(source.hints, opinion=self.is_opinion(url)) if source else Hints()

    def is_opinion(self, url: str) -> bool:
        """Whether an address lies in a section in which its publisher puts opinion."""
        source = self.by_url(url)
        path = _path(url)
        return bool(source) and any(f"{path}/".startswith(f"{part}/") for part in source.opinion)  # type: ignore[union-attr]


def host(url: str) -> str:
    """The host of an address by the WHATWG URL standard, lower-case and in ASCII; "" where it has none."""
    try:
        return str(ada_url.URL(url).hostname).rstrip(".")
    except ValueError:
        return ""


def _path(url: str) -> str:
    try:
        return unquote(str(ada_url.URL(url).pathname)).strip("/").lower()
    except ValueError:
        return ""


def _key(name: str) -> str:
    words = name.casefold().split()
    # "The Times" and "The Sun" are other papers than somebody's "Times" and "Sun".
    return " ".join(words[1:] if len(words) > 2 and words[0] == "the" else words)


def load(path: Path | None = None) -> Registry:
    """The packaged registry, with a user's source file on top of it.

    :raises UsageError: the file cannot be read, or says something that it may not
    """
    packaged = (files("dateline.seeds") / "sources.toml").read_text(encoding="utf-8")
    sources = parse(packaged, "sources.toml")
    if path is None:
        return Registry(sources)
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("sources", str(path), f"cannot be read as a source file ({error})") from None
    return Registry((*sources, *parse(text, str(path))))


def parse(text: str, subject: str) -> tuple[Source, ...]:
    """The sources of a source file. Raises UsageError that says where it is wrong."""
    try:
        return SourceFile.model_validate(tomllib.loads(text)).source
    except tomllib.TOMLDecodeError as error:
        raise UsageError("sources", subject, f"is no TOML: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise UsageError("sources", subject, f"{where}: {first['msg']}") from None
