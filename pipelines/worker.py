"""A worker process of the embedded runner: Beam's own harness, which ends when the run that started it has ended.

Started as ``python -m dateline.pipelines.worker``. Beam's harness alone would go on reading documents, and writing to
the landing, after its parent was killed.
"""

from __future__ import annotations

import os
import threading
import time
from importlib import import_module

ORPHAN_CHECK = 0.5  # seconds between two looks whether the parent is still there


def main() -> None:
    """Runs the harness until the runner says that all is done, or is gone."""
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    import_module("dateline.connectors.beam_io")  # imports Beam without its remarks on what it misses
    import_module("apache_beam.runners.worker.sdk_worker_main").main([])


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(ORPHAN_CHECK)
    os._exit(1)


if __name__ == "__main__":
    main()
