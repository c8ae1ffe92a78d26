"""One writer at a time, and who waits is told for whom."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import pytest

from dateline.connectors.lock import hold
from dateline.schemas.errors import StoreBusyError, StoreError

from .conftest import Start

HOLD = """
    import sys, time
    from pathlib import Path
    from dateline.connectors.lock import hold
    with hold(Path(sys.argv[1]), 5):
        print("held", flush=True)
        time.sleep(float(sys.argv[2]))
"""


def test_a_second_process_is_refused_and_told_who_holds_the_lock(tmp_path: Path, start: Start) -> None:
    lock = tmp_path / "writer.lock"
    other = start(HOLD, lock, 60)
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    began = time.monotonic()
    with pytest.raises(StoreBusyError) as refused, hold(lock, 0.3):
        pass
    assert 0.3 <= time.monotonic() - began < 3
    assert refused.value.exit_code == 4
    assert refused.value.reason == "store-busy"
    assert f"process {other.pid} on " in str(refused.value)
    assert "after 0.3 s" in str(refused.value)


def test_who_waits_long_enough_gets_the_lock(tmp_path: Path, start: Start) -> None:
    lock = tmp_path / "writer.lock"
    other = start(HOLD, lock, 0.5)
    assert other.stdout is not None
    other.stdout.readline()
    with hold(lock, 20):
        pass


def test_the_lock_of_a_killed_process_is_free(tmp_path: Path, start: Start) -> None:
    lock = tmp_path / "writer.lock"
    other = start(HOLD, lock, 60)
    assert other.stdout is not None
    other.stdout.readline()
    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    with hold(lock, 0):
        pass


def test_a_forked_worker_that_outlives_its_killed_parent_does_not_keep_the_lock(tmp_path: Path, start: Start) -> None:
    lock = tmp_path / "writer.lock"
    parent = start(
        """
        import os, sys, time
        from pathlib import Path
        from dateline.connectors.lock import hold
        with hold(Path(sys.argv[1]), 5):
            child = os.fork()
            if child == 0:
                time.sleep(60)
            print(child, flush=True)
            time.sleep(60)
        """,
        lock,
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    try:
        parent.kill()
        parent.wait()
        with hold(lock, 0):
            pass
    finally:
        os.kill(child, signal.SIGKILL)


def test_the_same_process_is_refused_too(tmp_path: Path) -> None:
    lock = tmp_path / "writer.lock"
    with hold(lock, 0):
        with pytest.raises(StoreBusyError, match="this process"), hold(lock, 0):
            pass
        with pytest.raises(StoreBusyError), hold(lock, 0):
            pass
    with hold(lock, 0):
        pass


def test_threads_take_turns(tmp_path: Path) -> None:
    lock, inside, most = tmp_path / "writer.lock", [0], [0]

    def work() -> None:
        with hold(lock, 20):
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            time.sleep(0.01)
            inside[0] -= 1

    threads = [threading.Thread(target=work) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]


def test_a_lock_that_cannot_be_made_says_where_and_why(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="No such file or directory"), hold(tmp_path / "none" / "lock", 0):
        pass
