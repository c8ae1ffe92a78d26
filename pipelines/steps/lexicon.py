"""The word lists that ship with the steps, as TOML files under ``data/``."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from importlib import resources
from typing import Any


def load(name: str) -> dict[str, Any]:
    """Read the list ``data/<name>.toml``."""
    return tomllib.loads(resources.files(__package__).joinpath("data", f"{name}.toml").read_text("utf-8"))


def words(text: str) -> frozenset[str]:
    """Split a list of words that are separated by white space."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """Split a list of phrases that stand on lines of their own or between semicolons."""
    return frozenset(p.strip() for line in text.splitlines() for p in line.split(";") if p.strip())


def any_of(listed: Iterable[str], apart: str = "") -> str:
    """Give a regular expression for any of many words, which shares their beginnings.

    Python tries alternatives one by one: "a(?:dded|rgued)|said" is found three times as fast as "added|argued|said".

    :param apart: characters none of which may stand before, as in a set of a regular expression. That is asked behind
        the first letter: of a pattern that begins with letters re leaps from one of those to the next. It pays where
        the words begin with few letters, or with capitals.
    """
    rests: dict[str, list[str]] = defaultdict(list)
    pieces = sorted(set(listed))
    for word in pieces:
        if word:
            rests[word[0]].append(word[1:])
    if not rests:
        return ""
    pattern = "|".join(_opening(first, apart) + any_of(rest) for first, rest in rests.items())
    optional = "" in pieces
    return f"(?:{pattern}){'?' * optional}" if optional or len(rests) > 1 else pattern


def _opening(first: str, apart: str) -> str:
    letter = re.escape(first)
    return f"{letter}(?<![{apart}]{letter})" if apart else letter
