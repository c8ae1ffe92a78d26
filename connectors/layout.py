"""Where a store's files lie: FILE is what readers open, FILE.d/ is the writer's."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dateline.schemas.errors import StoreError


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of one store. All are below ``FILE.d/`` but ``file`` itself."""

    file: Path

    @classmethod
    def of(cls, path: Path) -> Layout:
        """The layout of the store at a path; a link is followed, so that it stays one when FILE is replaced.

        :raises StoreError: the path leads nowhere, such as a link to itself
        """
        try:
            return cls(path.expanduser().resolve())
        except (OSError, RuntimeError) as error:
            raise StoreError("no-folder", str(path), f"leads nowhere: {error}") from error

    @property
    def folder(self) -> Path:
        """``FILE.d``."""
        return self.file.with_name(f"{self.file.name}.d")

    @property
    def database(self) -> Path:
        """The writer's database."""
        return self.folder / "store.duckdb"

    @property
    def fresh(self) -> Path:
        """A database in the making, renamed to ``database`` when whole."""
        return self.folder / "store.duckdb.new"

    @property
    def outgoing(self) -> Path:
        """The next snapshot in the making. Not ``FILE.tmp``: DuckDB spills there for whoever has FILE open."""
        return self.folder / "snapshot.part"

    @property
    def lock(self) -> Path:
        """What the one writer holds."""
        return self.folder / "writer.lock"

    @property
    def polling(self) -> Path:
        """What the one poll that asks the network holds."""
        return self.folder / "polling.lock"

    @property
    def fetched(self) -> Path:
        """What was fetched, as it came: WARC files, the journal of a run while it lasts."""
        return self.folder / "fetched"

    @property
    def archive(self) -> Path:
        """Bytes by content."""
        return self.folder / "archive"

    @property
    def landing(self) -> Path:
        """What Read lands, until it is loaded."""
        return self.folder / "landing"

    @property
    def edits(self) -> Path:
        """Editors' decisions, a line each."""
        return self.folder / "edits.jsonl"

    @property
    def rebuilding(self) -> Path:
        """What a rebuild lands: apart from the store's own landings, which the next run would load."""
        return self.folder / "rebuild"

    @property
    def intention(self) -> Path:
        """What is being forgotten, until that is done."""
        return self.folder / "forget.json"

    def make(self) -> None:
        """Makes the writer's folders.

        :raises StoreError: the folder is not there, or may not be written
        """
        parent = self.file.parent
        if not parent.is_dir():
            raise StoreError("no-folder", str(self.file), f"there is no folder {parent}; make it first")
        try:
            self.archive.mkdir(parents=True, exist_ok=True)
            self.landing.mkdir(exist_ok=True)
        except OSError as error:
            raise StoreError(
                "not-writable",
                str(self.folder),
                f"the writer's folder cannot be made or used ({error.strerror}); "
                "choose a place you may write to with --store FILE",
            ) from error


def wal_of(database: Path) -> Path:
    """DuckDB's write-ahead log of a database."""
    return database.with_name(f"{database.name}.wal")
