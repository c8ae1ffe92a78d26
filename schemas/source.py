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
from typing import Annotated, Literal
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import ada_url
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from dateline.schemas.definition import wrong
from dateline.schemas.errors import UsageError
from dateline.schemas.records import Hints
from dateline.schemas.wishes import Keep

# Hosts that say nothing but "web server": they are not part of a publisher's name.
SERVER = re.compile(r"^(?:www\d?|m|amp)\.")

_DOMAIN = re.compile(r"[a-z0-9.-]+\.[a-z0-9-]+")
ALL = "*"  # among the sections that hold opinion: whatever the outlet publishes
LONGEST_RETENTION = 36_500  # days: a century


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"{name!r} is no IANA time zone, like 'America/New_York'") from None
    return name


def _domain(name: str) -> str:
    if not _DOMAIN.fullmatch(name):
        meant = host(name if "://" in name else f"http://{name}")
        hint = f": {meant}" if _DOMAIN.fullmatch(meant) else ", such as news.example"
        raise ValueError(f"{name!r} is no domain; name it alone, in ASCII and lower case, without port and path{hint}")
    return name


Zone = Annotated[str, AfterValidator(lambda name: _zone(name) if name else name)]
Domain = Annotated[str, AfterValidator(lambda name: _domain(name))]


class Policy(BaseModel):
    """How much is kept of articles, for how long, and whether robots.txt is asked. None: as the file's head says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    keep: Keep | None = None  # None to the last: what the publisher asks for with each page that is fetched
    retain_days: int | None = Field(default=None, strict=True, ge=1, le=LONGEST_RETENTION)  # None to the last: for good
    robots: Literal["obey", "ignore"] | None = None  # None to the last: obey


class Source(Policy):
    """One publisher."""

    name: str = Field(min_length=1)
    owner: str = ""
    domains: tuple[Domain, ...] = ()
    aliases: tuple[str, ...] = ()
    zone: Zone = ""
    language: str = Field(default="", pattern=r"^([a-z]{2})?$")
    wire: bool = False
    opinion: tuple[str, ...] = ()

    @property
    def is_comment(self) -> bool:
        """Whether all that it publishes is opinion."""
        return ALL in self.opinion

    @property
    def hints(self) -> Hints:
        """What Read may know of this source's documents."""
        return Hints(zone=self.zone, lang=self.language)


NO_POLICY = Policy()


class SourceFile(Policy):
    """A source file as it is written; its own policy holds for publishers that have none, and for those not named."""

    source: tuple[Source, ...] = ()

    @property
    def policy(self) -> Policy:
        """What it says of every publisher."""
        return Policy(keep=self.keep, retain_days=self.retain_days, robots=self.robots)


class Registry:
    """Sources by host and by name. What a later one says comes before what an earlier one of its name or domain did.

    :param policy: of every publisher that has none of its own
    """

    def __init__(self, sources: Iterable[Source] = (), policy: Policy = NO_POLICY) -> None:
        by_name: dict[str, Source] = {}
        for source in sources:
            by_name[source.name] = _over(by_name.get(source.name), source)
        self._policy = policy
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
        return replace(source.hints, opinion=source.is_comment or self.is_opinion(url)) if source else Hints()

    @property
    def has_policies(self) -> bool:
        """Whether any publisher's articles are not to be kept as they come."""
        return any(one.keep or one.retain_days for one in (self._policy, *self.sources))

    @property
    def has_retention(self) -> bool:
        """Whether any publisher's articles are kept for some time alone."""
        return any(one.retain_days for one in (self._policy, *self.sources))

    def policy(self, url: str, name: str = "") -> Policy:
        """What holds for an article at an address, or of a publisher of that name."""
        own = self.find(url, name) or NO_POLICY
        return Policy(
            keep=own.keep or self._policy.keep,
            retain_days=own.retain_days or self._policy.retain_days,
            robots=own.robots or self._policy.robots,
        )

    def keep(self, url: str, name: str = "", asked: Keep = "text") -> Keep:
        """How much is kept of an article.

        :param asked: what its publisher lets be kept, which counts where the source file says nothing
        """
        return self.policy(url, name).keep or asked

    def asks_robots(self, url: str) -> bool:
        """Whether an address is asked for only as its server's robots.txt allows."""
        return self.policy(url).robots != "ignore"

    def asks_publisher(self, url: str) -> bool:
        """Whether it is the publisher's word that says how much is kept of what an address gives."""
        return self.policy(url).keep is None

    def is_opinion(self, url: str) -> bool:
        """Whether an address lies in a section in which its publisher puts opinion."""
        source = self.by_url(url)
        path = _path(url)
        return bool(source) and any(part == ALL or f"{path}/".startswith(f"{part}/") for part in source.opinion)  # type: ignore[union-attr]


def host(url: str) -> str:
    """The host of an address by the WHATWG URL standard, lower-case and in ASCII; "" where it has none."""
    try:
        return str(ada_url.URL(url).hostname).rstrip(".")
    except ValueError:
        return ""


def _over(before: Source | None, source: Source) -> Source:
    """A source as said anew: what is left out now is as it was."""
    said = {name: getattr(source, name) for name in source.model_fields_set}
    return before.model_copy(update=said) if before else source


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
    sources = parse(packaged, "sources.toml").source
    if path is None:
        return Registry(sources)
    try:
        text = path.read_text(encoding="utf-8-sig")  # as story files
    except (OSError, UnicodeDecodeError) as error:
        said = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise UsageError("sources", str(path), f"cannot be read as a source file ({said})") from None
    mine = parse(text, str(path))
    return Registry((*sources, *mine.source), mine.policy)


def parse(text: str, subject: str) -> SourceFile:
    """What a source file says. Raises UsageError that says where it is wrong."""
    try:
        return SourceFile.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise UsageError("sources", subject, f"is no TOML: {error}") from None
    except ValidationError as error:
        first = wrong(text, error.errors()[0], SourceFile, {"source": Source})
        raise UsageError("sources", subject, f"{first}. The head of seeds/sources.toml describes them all") from None
