"""The one server from which tests fork children: a process has only one, whoever names what it is to import."""

from __future__ import annotations

import multiprocessing

FORKS = multiprocessing.get_context("forkserver")
FORKS.set_forkserver_preload(
    ["dateline.pipelines.ingest", "dateline.pipelines.rebuild", "dateline.pipelines.cli.app", "tests.faults.warm"]
)
