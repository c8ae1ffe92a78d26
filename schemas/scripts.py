"""The SQL that makes a store: its migrations, and the views and macros that readers see."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_ROOT = files("dateline.schemas") / "sql"


@dataclass(frozen=True, slots=True)
class Script:
    """A file of SQL that ships with the package."""

    name: str
    text: str

    @property
    def number(self) -> int:
        """Its place in the order of migrations."""
        return int(self.name.split("_")[0])

    @property
    def sha256(self) -> str:
        """Of its text."""
        return hashlib.sha256(self.text.encode()).hexdigest()


@cache
def scripts(folder: str) -> tuple[Script, ...]:
    """The SQL files of ``schemas/sql/<folder>``, by name, which is their order."""
    found = sorted((_ROOT / folder).iterdir(), key=lambda file: file.name)
    return tuple(Script(f.name, f.read_text(encoding="utf-8")) for f in found if f.name.endswith(".sql"))


def surface() -> tuple[Script, ...]:
    """All views and macros with their comments, in the order in which they can be made: by number, views first."""
    return tuple(sorted((*scripts("views"), *scripts("macros")), key=lambda script: script.number))
