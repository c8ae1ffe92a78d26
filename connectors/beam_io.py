"""Beam's own ways to files: those of other machines (``s3://``, ``gs://``, ``hdfs://``, …) and the Parquet sink.

Which file systems there are depends on the extras that Beam was installed with; an address of one that is not there is
refused with a reason. Input files of this machine do not come this way: Beam follows links and waits on pipes.

Beam is first imported here, so that what it says of every optional library that it misses stays off stderr.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from dateline.schemas.errors import InputError


@contextmanager
def _quietly() -> Iterator[None]:
    """Keeps warnings, and the handler that the first one would install, from the root logger."""
    handler = logging.NullHandler()
    logging.root.addHandler(handler)
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
        logging.root.removeHandler(handler)


with _quietly():
    import apache_beam as beam
    from apache_beam.io.filesystem import BeamIOError, CompressionTypes
    from apache_beam.io.filesystems import FileSystems
    from apache_beam.io.parquetio import WriteToParquet

__all__ = ["WriteToParquet", "beam", "list_files", "open_file"]

MAGIC = frozenset("*?[")


def list_files(address: str) -> Iterator[str]:
    """The addresses of the files that ``address`` stands for, sorted: a file, a pattern, or all that a folder
    holds.

    :raises InputError: ``no-filesystem`` or ``unreachable``
    """
    pattern = address.rstrip("/")
    patterns = [pattern] if MAGIC & set(pattern) else [pattern, f"{pattern}/**"]
    try:
        found = FileSystems.match(patterns)
    except ValueError as error:
        raise InputError("no-filesystem", address, f"no filesystem is installed for this address ({error})") from None
    except (BeamIOError, OSError) as error:
        raise InputError("unreachable", address, f"cannot be listed: {error}") from None
    yield from sorted({file.path for match in found for file in match.metadata_list})


def open_file(address: str) -> BinaryIO:
    """A stream of a file's bytes as they are stored.

    :raises InputError: ``unreachable``
    """
    try:
        return cast(
            BinaryIO,
            FileSystems.open(address, compression_type=CompressionTypes.UNCOMPRESSED),
        )
    except (BeamIOError, OSError, ValueError) as error:
        raise InputError("unreachable", address, f"cannot be opened: {error}") from None
