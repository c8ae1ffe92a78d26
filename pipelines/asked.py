"""What somebody means who asks that something be forgotten: an address, a publisher or a passage, never a guess."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import duckdb

from dateline.connectors.archive import Archive
from dateline.pipelines.reach import Reach, find
from dateline.pipelines.steps.addresses import canonical, secured
from dateline.pipelines.steps.forgetting import MOST_WORDS, SALT_BYTES, Phrase, folded
from dateline.pipelines.tombstones import known_by, salt_of
from dateline.schemas.erasure import Kind, Tombstone
from dateline.schemas.errors import DatelineError, UsageError
from dateline.schemas.identity import article_id
from dateline.schemas.queries import query
from dateline.schemas.source import Registry

SHOWN = 5  # addresses that a message suggests
CHOICE = "Say which with --as source or --as text."


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks to have forgotten, and by what authority."""

    what: str  # an address, a file, a publisher's name, or a passage
    kind: Kind | None  # None: by its form
    editor: str
    why: str


@dataclass(frozen=True, slots=True)
class Meant:
    """What that is: its kind, the hashes by which it is known, and what they reach."""

    kind: Kind
    stones: tuple[Tombstone, ...]
    reach: Reach


def meant(db: duckdb.DuckDBPyConnection, archive: Archive, asked: Asked, registry: Registry) -> Meant:
    """Finds what is meant in a store. Works on a reader's connection too.

    :raises UsageError: it may be two things, or is none
    """
    what = asked.what.strip()
    words = folded(what)
    if not words:
        raise UsageError("nothing-named", asked.what, "name an address, a publisher or a passage.")
    addresses = _addresses(what)
    if asked.kind == "url" or (asked.kind is None and _is_address(db, what, addresses)):
        return _meant(db, archive, "url", [Tombstone("article", article_id(address)) for address in addresses])
    salt = salt_of(db, secrets.token_hex(SALT_BYTES))
    names = {what, registry.name_of("", what)}
    publisher = [_stone("source", folded(name), salt) for name in sorted(names)]
    if asked.kind != "text" and (asked.kind == "source" or _is_publisher(db, publisher)):
        found = _meant(db, archive, "source", publisher)
        return found if asked.kind else _unless_words_too(db, archive, what, words, salt, found)
    return _meant(db, archive, "text", [_passage(what, words, salt)])


def _meant(db: duckdb.DuckDBPyConnection, archive: Archive, kind: Kind, stones: Sequence[Tombstone]) -> Meant:
    return Meant(kind, tuple(stones), find(db, archive, known_by(stones)))


def _addresses(what: str) -> list[str]:
    """The addresses that somebody may mean by what was given: itself, and that of a file of this machine.

    A page is meant by what names it, and by each of the two schemes that lead to it.
    """
    if page := canonical(what):
        named = secured(page)
        return list(dict.fromkeys((what, page, named, f"http://{page.partition('://')[2]}")))
    return [what] if "://" in what else [what, f"file://{quote(str(Path(what).expanduser().absolute()))}"]


def _is_address(db: duckdb.DuckDBPyConnection, what: str, addresses: Sequence[str]) -> bool:
    return "://" in what or bool(db.execute(query("forget/addressed"), {"addresses": addresses}).fetchall())


def _is_publisher(db: duckdb.DuckDBPyConnection, stones: Sequence[Tombstone]) -> bool:
    sought = known_by(stones)
    names = db.execute("select source from version union select source from input").fetchall()
    return any(sought.has_source(name) for (name,) in names)


def _unless_words_too(
    db: duckdb.DuckDBPyConnection, archive: Archive, what: str, words: Sequence[str], salt: str, found: Meant
) -> Meant:
    """What a publisher's name means, unless articles of others have it among their words."""
    as_words = _meant(db, archive, "text", [_passage(what, words, salt)])
    others = as_words.reach.articles - found.reach.articles
    if others:
        raise UsageError(
            "ambiguous",
            what,
            f"is a publisher of {len(found.reach.articles):,} articles here, and stands in {len(others):,} articles of "
            f"others. {CHOICE}",
        )
    return found


def _passage(what: str, words: Sequence[str], salt: str) -> Tombstone:
    if len(words) > MOST_WORDS:
        detail = (
            f"has {len(words):,} words, and {MOST_WORDS} at most are looked for; give a part that nothing else has."
        )
        raise UsageError("too-long", f"{what[:40]}…", detail)
    return _stone("text", words, salt)


def _stone(kind: Kind, words: Sequence[str], salt: str) -> Tombstone:
    return Tombstone("source" if kind == "source" else "text", Phrase.of(words, salt).hash, len(words), salt)


def nothing_found(db: duckdb.DuckDBPyConnection, what: str, kind: Kind) -> DatelineError:
    """The error of a request that reaches nothing: a slip of the pen must not look like a takedown done."""
    if kind == "url":
        path = (what if "://" in what else quote(what)).split("://")[-1].split("?")[0].rstrip("/").split("/", 1)[-1]
        named = {"name": what, "path": path}
        near = [uri for _, uri, _ in db.execute(query("cli/article_named"), named).fetchall()][:SHOWN] if path else []
        hint = f"Did you mean {' or '.join(near)}?" if near else "`dateline why` takes the end of an address, too."
        return DatelineError("nothing-found", what, f"nothing here has this address; nothing was erased. {hint}")
    meaning = "no publisher here has this name" if kind == "source" else "no article here has these words in this order"
    return DatelineError("nothing-found", what, f"{meaning}; nothing was erased.")
