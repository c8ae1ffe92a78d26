"""Commands in processes of their own, which may be killed, starved or made somebody else without harm to the tests.

Children are forked from a server that has everything imported, so that a child's life is the command itself.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dateline.connectors.trouble import writing
from dateline.pipelines import batches
from dateline.pipelines.cli import main
from dateline.pipelines.polling.fetching import AskServers, Fetching, Round
from dateline.pipelines.reading import Batch
from dateline.pipelines.transforms import READINGS, REJECT, REJECTS, Reject, read_document
from dateline.schemas.arrow import READING, to_row
from dateline.schemas.fetched import Request
from tests.forks import FORKS

NOBODY = 65_534  # the user that owns nothing
PATIENCE = 120.0  # seconds for a command that takes one or two on a machine that does nothing else


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended."""

    code: int  # negative: the signal that killed it
    out: str
    err: str

    @property
    def said(self) -> str:
        """What it said, without the line breaks of a terminal's width."""
        return " ".join(self.err.split())


class Child:
    """A process that runs one function with a connection to the test as its first argument."""

    def __init__(self, work: Callable[..., None], *arguments: Any) -> None:
        self._ours, theirs = FORKS.Pipe()
        self.process = FORKS.Process(target=work, args=(theirs, *arguments), daemon=True)
        self.process.start()
        theirs.close()

    def heard(self) -> Any:
        """The next thing that it sends; None once it has ended."""
        try:
            return self._ours.recv()
        except EOFError:
            return None

    def tell(self, what: Any) -> None:
        """Sends it something."""
        self._ours.send(what)

    def everything(self) -> list[Any]:
        """All that it goes on to send until it ends."""
        return list(iter(self.heard, None))

    def ended(self) -> int:
        """Waits for its end and gives its exit code."""
        self.process.join(PATIENCE)
        assert self.process.exitcode is not None, "a command that does not end"
        return self.process.exitcode

    def kill(self) -> None:
        """Ends it with signal 9."""
        with suppress(ValueError):
            self.process.kill()
            self.process.join()


def command(*arguments: object, before: Iterable[Callable[[], None]] = ()) -> Ended:
    """Runs ``dateline`` with these arguments to its end.

    :param before: what the child does to itself first; can be pickled
    """
    return dateline(*arguments, before=before)()


def dateline(*arguments: object, before: Iterable[Callable[[], None]] = ()) -> Callable[[], Ended]:
    """Starts ``dateline`` with these arguments, and gives what waits for its end."""
    # Pipes, not files: what a child says must come through where it may write no file.
    (out, out_end), (err, err_end) = FORKS.Pipe(duplex=False), FORKS.Pipe(duplex=False)
    child = Child(_command, tuple(map(str, arguments)), out_end, err_end, tuple(before))
    out_end.close()
    err_end.close()

    def wait() -> Ended:
        with ThreadPoolExecutor(2) as pool:
            said = pool.map(_all_of, (out, err))
            return Ended(child.ended(), *said)

    return wait


def _all_of(pipe: Connection) -> str:
    with os.fdopen(os.dup(pipe.fileno()), encoding="utf-8") as reading:
        return reading.read()


def _command(
    _: Connection, arguments: tuple[str, ...], out: Connection, err: Connection, before: tuple[Callable[[], None], ...]
) -> None:
    for number, pipe in ((1, out), (2, err)):
        os.dup2(pipe.fileno(), number)
        pipe.close()
    sys.stdout, sys.stderr = (os.fdopen(n, "w", encoding="utf-8", buffering=1, closefd=False) for n in (1, 2))
    for deed in before:
        deed()
    main(list(arguments))


def read_here(batch: Batch, _: Callable[[int], None]) -> tuple[Reject, ...]:
    """Reads a batch as Beam would, without it: the same files with the same rows, in a tenth of the time."""
    found = [read_document(batch.read, one, batch.archive.get(one.sha256)) for one in batch.documents]
    for prefix, schema, kind in ((READINGS, READING, False), (REJECTS, REJECT, True)):
        rows = [to_row(one) for one in found if isinstance(one, Reject) == kind]
        with writing(batch.folder):
            pq.write_table(pa.Table.from_pylist(rows, schema), batch.folder / f"{prefix}-00000.parquet")
    return ()


def fetch_here(requests: Sequence[Request], origin: Callable[[str], str], how: Fetching) -> Round:
    """Asks servers as Beam would, without it: all in one bundle, which lands the same files."""
    done = Round()
    servers: dict[str, list[Request]] = {}
    for request in requests:
        servers.setdefault(origin(request.url), []).append(request)
    with TemporaryDirectory() as room:
        asking = AskServers(how, Path(room))
        asking.start_bundle()
        for server in servers.items():
            asking.process(server)
        asking.finish_bundle()
        for file in Path(room).glob("*.done"):
            done.add(pickle.loads(file.read_bytes()))
    return done


def without_beam() -> None:
    """Has this process read without Beam, which costs most of the time of a small run, and has tests of its own."""
    batches.read_batch = read_here


def become_nobody() -> None:
    """Gives up all rights of root in this process."""
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
