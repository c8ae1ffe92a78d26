"""The manifest of an export: which files it has, and what each must be for the export to be whole.

An export is a folder: ``tables/NAME.parquet`` for each table, ``archive.parquet`` with the archived bytes,
``edits.jsonl`` with the editors' decisions, and ``manifest.json``, which is written last.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dateline.schemas.errors import StoreError

FORMAT = 1  # of the folder; the tables in it have the schema's number
MANIFEST = "manifest.json"
ARCHIVE = "archive.parquet"
EDITS = "edits.jsonl"
_TABLE = "tables/{}.parquet"
# What an export has and nothing else, so that no manifest leads out of its folder.
_NAME = re.compile(r"tables/[a-z_]+\.parquet|archive\.parquet|edits\.jsonl")


@dataclass(frozen=True, slots=True)
class Exported:
    """One file of an export."""

    name: str  # its path in the folder
    rows: int  # of `edits.jsonl`: lines
    size: int  # bytes
    sha256: str

    def __post_init__(self) -> None:
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"no export has a file {self.name!r}")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an export says of itself."""

    dateline: str  # the release that wrote it
    migrations: tuple[str, ...]  # SHA-256 of each migration that its tables have had, in order
    ruleset: str  # under which the store's last batch was made; "" for an empty store
    exported: str  # ISO 8601 UTC
    files: tuple[Exported, ...]
    lacking: tuple[str, ...]  # SHA-256 of documents that the store names and its archive could not give

    @property
    def schema(self) -> int:
        """The number of the schema that its tables have."""
        return len(self.migrations)

    def rows(self, name: str) -> int:
        """The rows of a file that it has."""
        return next(file.rows for file in self.files if file.name == name)


def table_file(table: str) -> str:
    """Where an export keeps a table."""
    return _TABLE.format(table)


def to_json(manifest: Manifest) -> str:
    """The text of ``manifest.json``; its last line is the hash of the rest, so that no byte of it may change."""
    said = {"format": FORMAT, "schema": manifest.schema, **asdict(manifest)}
    return json.dumps({**said, "sha256": _seal(said)}, ensure_ascii=False, indent=1) + "\n"


def from_json(text: str, path: Path) -> Manifest:
    """The manifest that a text is.

    :param path: of the export, for messages
    :raises StoreError: ``newer-export``, or ``export-damaged``: it is none, or not as it was written
    """
    try:
        said = json.loads(text)
        layout, seal = said["format"], said.pop("sha256")
        if isinstance(layout, int) and layout > FORMAT:
            raise _newer(path, f"format {layout}, this one knows {FORMAT}")
        if seal != _seal(said):
            raise StoreError("export-damaged", str(path), f"its {MANIFEST} was changed after it was written")
        return _from_dict(said)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(
            "export-damaged", str(path), f"its {MANIFEST} is no manifest of an export ({error!r})"
        ) from error


def check_schema(manifest: Manifest, known: tuple[str, ...], path: Path) -> None:
    """Refuses an export whose tables have had other migrations than ours.

    :param known: SHA-256 of each migration that this Dateline has, in order
    :raises StoreError: ``newer-export`` or ``altered-schema``
    """
    if manifest.schema > len(known):
        raise _newer(path, f"schema {manifest.schema}, this one knows {len(known)}")
    if manifest.migrations != known[: manifest.schema]:
        raise StoreError(
            "altered-schema",
            str(path),
            "its tables were made by other migrations than those of this Dateline; "
            f"import it with the release that wrote it ({manifest.dateline})",
        )


def _newer(path: Path, how: str) -> StoreError:
    detail = f"was written by a newer Dateline ({how}); upgrade Dateline to import it"
    return StoreError("newer-export", str(path), detail)


def _seal(said: Mapping[str, Any]) -> str:
    canonical = json.dumps(said, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _from_dict(said: Mapping[str, Any]) -> Manifest:
    return Manifest(
        dateline=str(said["dateline"]),
        migrations=tuple(map(str, said["migrations"])),
        ruleset=str(said["ruleset"]),
        exported=str(said["exported"]),
        files=tuple(Exported(**file) for file in said["files"]),
        lacking=tuple(map(str, said["lacking"])),
    )
