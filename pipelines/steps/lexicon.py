"""The word lists that ship with the steps, as TOML files under ``data/``."""

from __future__ import annotations

import tomllib
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
