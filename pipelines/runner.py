"""Runs a pipeline: embedded and in memory, embedded with worker processes, or on the runner that the user
names.
 Beam's default would download a runner; ours is always named. What is guarded against here was measured with
Beam 2.77: its embedded runner waits for ever for a worker process that was killed, and tells its workers no
options.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from apache_beam.options.pipeline_options import PipelineOptions, StandardOptions
from apache_beam.portability import python_urns
from apache_beam.portability.api import beam_provision_api_pb2, endpoints_pb2
from apache_beam.runners.portability.fn_api_runner import fn_runner, worker_handlers
from apache_beam.runners.portability.portable_runner import JobServiceHandle
from google.protobuf import json_format, text_format

from dateline.connectors.beam_io import beam
from dateline.schemas.errors import DatelineError, UsageError

# Worker processes take 3 s to start and to import what they need, on each of two cores; a document takes some
# 30 ms.
PARALLEL_FROM = 400
WORKER = (sys.executable, "-P", "-m", "dateline.pipelines.worker")


@dataclass(frozen=True, slots=True)
class Engine:
    """On what pipelines run."""

    workers: int = 0  # processes of the embedded runner; 0 for one a core
    beam_args: tuple[str, ...] = ()  # Beam's own options, which may name another runner

    @property
    def embedded(self) -> bool:
        """Whether the pipeline runs in this process and its children."""
        return not any(word.split("=")[0] == "--runner" for word in self.beam_args)

    def processes(self, documents: int) -> int:
        """How many worker processes a batch of this size is worth; 1 is none, but this process."""
        return (self.workers or cores()) if documents >= PARALLEL_FROM else 1


def cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run(build: Callable[[Any], Any], documents: int, engine: Engine) -> None:
    """Runs the pipeline that ``build`` makes of a root, to its end.

    :raises UsageError: Beam does not take the options
    :raises DatelineError: ``worker-died``, where a worker process ended before its work
    """
    if engine.embedded:
        options, runner = _embedded(engine.processes(documents), engine.beam_args)
    else:
        options, runner = _options(engine.beam_args), None
    pipeline = beam.Pipeline(runner=runner, options=options)
    build(pipeline)
    try:
        pipeline.run().wait_until_finish()
    except WorkerDiedError as error:
        raise DatelineError(
            "worker-died",
            "",
            f"a worker process {error} before it was done; what was committed stays, and the next run goes "
            "on from there. Where memory ran out, use fewer --workers",
        ) from error


def _options(args: tuple[str, ...]) -> PipelineOptions:
    try:
        return PipelineOptions(list(args))
    except SystemExit:  # argparse has said on stderr what it does not take
        raise UsageError("beam-options", " ".join(args), "Beam does not take these options") from None


def _embedded(processes: int, args: tuple[str, ...]) -> tuple[PipelineOptions, Any]:
    several = processes > 1
    mode = ("--direct_running_mode=multi_processing",) if several else ()
    options = _options(
        (f"--direct_num_workers={processes}", *mode, "--default_sdk_harness_log_level=ERROR", *args)
    )
    options.view_as(StandardOptions).runner = "FnApiRunner"
    told = JobServiceHandle.encode_pipeline_options(options.get_all_options(drop_default=True))
    info = beam_provision_api_pb2.ProvisionInfo(pipeline_options=told, retrieval_token="unused")
    return options, fn_runner.FnApiRunner(provision_info=fn_runner.ExtendedProvisionInfo(info))


class WorkerDiedError(Exception):
    """A worker process ended while the runner was waiting for it."""


@worker_handlers.WorkerHandler.register_environment(python_urns.SUBPROCESS_SDK, bytes)
class WatchedWorker(worker_handlers.GrpcWorkerHandler):  # type: ignore[misc]
    """A worker process whose end is noticed: what the runner awaits of it then fails, instead of never
    coming.
    """

    def __init__(self, _: bytes, state: Any, provision_info: Any, grpc_server: Any) -> None:
        super().__init__(state, provision_info, grpc_server)
        self._process: subprocess.Popen[bytes] | None = None
        self._stopping = False

    def start_worker(self) -> None:
        """Starts the process, out of reach of a terminal's Ctrl-C, which is for the run to handle."""
        options = json_format.MessageToJson(self.provision_info.provision_info.pipeline_options)
        environment = {
            **os.environ,
            "CONTROL_API_SERVICE_DESCRIPTOR": _descriptor(self.control_address),
            "LOGGING_API_SERVICE_DESCRIPTOR": text_format.MessageToString(
                self.logging_api_service_descriptor()
            ),
            "PIPELINE_OPTIONS": options,
            "WORKER_ID": self.worker_id,
        }
        self._process = subprocess.Popen(
            WORKER, env=environment, stdin=subprocess.DEVNULL, start_new_session=True
        )
        threading.Thread(target=self._watch, name=f"watch {self.worker_id}", daemon=True).start()

    def _watch(self) -> None:
        assert self._process is not None
        code = self._process.wait()
        if self._stopping:
            return
        how = f"was killed by signal {-code}" if code < 0 else f"ended with code {code}"
        # Also what the runner asks of it later.
        self.control_conn.push = self._refuse(WorkerDiedError(how))
        self.control_conn.abort(WorkerDiedError(how))

    def _refuse(self, error: WorkerDiedError) -> Callable[[Any], Any]:
        def push(_: Any) -> Any:
            raise error

        return push

    def stop_worker(self) -> None:
        """Waits for the process to end, which it does when its connections are closed; kills it where it does
        not.
        """
        assert self._process is not None
        self._stopping = True
        try:
            self._process.wait(STOP_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()


STOP_PATIENCE = 10.0  # seconds for a worker to end by itself once its work is done


def _descriptor(address: str) -> str:
    return str(text_format.MessageToString(endpoints_pb2.ApiServiceDescriptor(url=address)))


logging.getLogger("apache_beam").setLevel(logging.ERROR)
