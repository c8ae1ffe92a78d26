"""The archive: every byte that was read, once, under the hash of its content.

An object is ``ab/cd/<sha256>.gz``. It is written beside its place and renamed into it, so that an object that is
there is whole; objects are never changed. Compression is deterministic (no name, no time), so that two archives of the
same bytes are the same files.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import zlib
from collections.abc import Container, Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile

from dateline.connectors.trouble import cannot_write, writing
from dateline.schemas.errors import StoreError

# On news pages level 6 takes twice as long for 12 % less, level 9 six times as long for 13 % less.
LEVEL = 3
UNFINISHED = ".part"


class Archive:
    """Keeps bodies of bytes under their SHA-256, below one folder. Safe for several processes at once."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._unsynced: set[Path] = set()

    def put(self, body: bytes) -> str:
        """Archives a body and gives its SHA-256 in hex; cheap for what is there already.

        It outlives this process at once, and a power cut after the next `sync`.

        :raises StoreError: it cannot be written (disk full, no permission).
        """
        digest = hashlib.sha256(body).hexdigest()
        place = self.place(digest)
        if not place.exists():
            try:
                self._write(place, gzip.compress(body, LEVEL, mtime=0))
            except OSError as error:
                raise cannot_write(place, error) from error
        return digest

    def get(self, sha256: str) -> bytes:
        """Gives the body again, after comparing it with its hash.

        :raises StoreError: it is not there, or it is no longer what was archived.
        """
        place = self.place(sha256)
        try:
            body = gzip.decompress(place.read_bytes())
        except FileNotFoundError as error:
            raise StoreError("not-archived", sha256, f"no such object in {self.root}") from error
        except (OSError, EOFError, zlib.error) as error:
            raise StoreError("archive-damaged", str(place), f"cannot be read: {error}") from error
        if hashlib.sha256(body).hexdigest() != sha256:
            raise StoreError("archive-damaged", str(place), "does not hold the bytes that its name promises")
        return body

    def has(self, sha256: str) -> bool:
        """Says whether a body is archived."""
        return self.place(sha256).exists()

    def hashes(self) -> Iterator[str]:
        """Gives the hash of every archived body, in order."""
        for place in sorted(self.root.glob("[0-9a-f][0-9a-f]/[0-9a-f][0-9a-f]/*.gz")):
            yield place.stem

    def size(self) -> int:
        """Gives the bytes that all objects take on the disk, packed."""
        return sum(place.stat().st_size for place in self.root.glob("??/??/*.gz"))

    def keep_only(self, wanted: Container[str]) -> int:
        """Deletes every body but those with these hashes, for good, and says how many that were.

        Only while no other process archives.

        :raises StoreError: one cannot be deleted
        """
        dropped = [sha256 for sha256 in self.hashes() if sha256 not in wanted]
        self.drop(dropped)
        return len(dropped)

    def drop(self, unwanted: Iterable[str]) -> None:
        """Deletes the bodies with these hashes for good; those that are not there are gone already.

        Only while no other process archives.

        :raises StoreError: one cannot be deleted
        """
        for place in map(self.place, unwanted):
            with writing(place):
                place.unlink(missing_ok=True)
                if place.parent.is_dir():
                    fsync(place.parent)

    def sync(self) -> None:
        """Makes what this object put durable against a power cut: before the batch that names it commits.

        :raises StoreError: the disk refuses it, which some file systems say only then
        """
        folders = {place.parent for place in self._unsynced}
        parents = {folder.parent for folder in folders} | {self.root}
        for path in (*sorted(self._unsynced), *sorted(folders), *sorted(parents)):
            with writing(path):
                fsync(path)
        self._unsynced.clear()

    def sweep(self) -> None:
        """Deletes what killed processes left half-written. Only while no other process archives."""
        for left in self.root.glob(f"??/??/*{UNFINISHED}"):
            left.unlink(missing_ok=True)

    def is_whole(self, sha256: str) -> bool:
        """Reads a body, and says whether it is what was archived."""
        try:
            self.get(sha256)
        except StoreError:
            return False
        return True

    def place(self, sha256: str) -> Path:
        """The file that a body is in, or would be."""
        return self.root / sha256[:2] / sha256[2:4] / f"{sha256}.gz"

    def _write(self, place: Path, packed: bytes) -> None:
        place.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=place.parent, suffix=UNFINISHED, delete=False) as file:
            unfinished = Path(file.name)
            try:
                file.write(packed)
                file.close()
                unfinished.chmod(0o644)  # NamedTemporaryFile gives 0600: nobody else could rebuild from it
                unfinished.replace(place)
            except BaseException:
                unfinished.unlink(missing_ok=True)
                raise
        self._unsynced.add(place)


def fsync(path: Path) -> None:
    """Forces a file or folder to the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
