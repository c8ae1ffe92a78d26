"""Runs a pipeline: embedded and in memory, embedded with worker processes, or on the runner that the user names.

Beam's default would download a runner; ours is always named. What is guarded against here was measured with Beam 2.77:
its embedded runner waits for ever for a worker process that was killed, and tells its workers no options.
"""

from __future__ import annotations

# First, since it keeps what Beam says of every library that it misses off stderr.
from dateline.connectors.beam_io import beam  # isort: split

import errno
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, ClassVar

import grpc
from apache_beam.options.pipeline_options import PipelineOptions, StandardOptions
from apache_beam.portability import python_urns
from apache_beam.portability.api import beam_fn_api_pb2, beam_provision_api_pb2, endpoints_pb2
from apache_beam.runners.portability.fn_api_runner import fn_runner, worker_handlers
from apache_beam.runners.portability.portable_runner import JobServiceHandle
from google.protobuf import json_format, text_format

from dateline.schemas.errors import StoreError, UsageError

# Two worker processes take 2.4 s to start and to import what they need. A plain text takes 25 ms to read, a page 55:
# they pay from some 200 texts on, or 90 pages.
PARALLEL_FROM = 200
FULL = (
    "there is no room left to write what was read; make room and run again: what was committed is kept, "
    "and the rest is read anew"
)
STOP_PATIENCE = 10.0  # seconds for a worker to end by itself once its work is done
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
    :raises WorkerDiedError: a worker process ended before its work
    """
    if engine.embedded:
        options, runner = _embedded(engine.processes(documents), engine.beam_args)
    else:
        options, runner = _options(engine.beam_args), None
    try:
        pipeline = beam.Pipeline(runner=runner, options=options)
    except ValueError as error:  # a runner that is none
        raise UsageError("beam-options", " ".join(engine.beam_args), str(error)) from None
    build(pipeline)
    WatchedWorker.deaths.clear()
    try:
        pipeline.run().wait_until_finish()
    except Exception as error:
        if _interrupted(error):
            raise KeyboardInterrupt from error
        if _disk_is_full(error):
            raise StoreError("disk-full", "", FULL) from error
        if not WatchedWorker.deaths:
            raise
        raise WatchedWorker.deaths[0] from error


def _disk_is_full(error: Exception) -> bool:
    """Whether a write failed for want of room. Beam hands on the words of the errors of its steps, not themselves."""
    return any(f"[Errno {number}]" in str(error) for number in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT))


def kill_worker(pid: int) -> None:
    """Ends a worker process at once, if it is one of this run's and still there."""
    for process in tuple(WatchedWorker.alive):
        if process.pid == pid:
            process.kill()


def _interrupted(error: BaseException | None) -> bool:
    """Whether an interrupt is behind an error: one that hits a step comes out as that step's failure."""
    while error and not isinstance(error, KeyboardInterrupt):
        error = error.__cause__ or error.__context__
    return error is not None


def _options(args: tuple[str, ...]) -> PipelineOptions:
    try:
        return PipelineOptions(list(args))
    except SystemExit:  # argparse has said on stderr what it does not take
        raise UsageError("beam-options", " ".join(args), "Beam does not take these options") from None


def _embedded(processes: int, args: tuple[str, ...]) -> tuple[PipelineOptions, Any]:
    several = processes > 1
    mode = ("--direct_running_mode=multi_processing",) if several else ()
    options = _options((f"--direct_num_workers={processes}", *mode, "--default_sdk_harness_log_level=CRITICAL", *args))
    options.view_as(StandardOptions).runner = "FnApiRunner"
    told = JobServiceHandle.encode_pipeline_options(options.get_all_options(drop_default=True))
    info = beam_provision_api_pb2.ProvisionInfo(pipeline_options=told, retrieval_token="unused")
    return options, fn_runner.FnApiRunner(provision_info=fn_runner.ExtendedProvisionInfo(info))


class WorkerDiedError(Exception):
    """A worker process ended before its work."""

    def __init__(self, pid: int, code: int) -> None:
        super().__init__(pid, code)
        self.pid = pid
        self.code = code

    def __str__(self) -> str:
        how = f"was killed by signal {-self.code}" if self.code < 0 else f"ended with code {self.code}"
        return f"worker process {self.pid} {how}"


@worker_handlers.WorkerHandler.register_environment(python_urns.SUBPROCESS_SDK, bytes)
class WatchedWorker(worker_handlers.GrpcWorkerHandler):  # type: ignore[misc]
    """A worker process whose end is noticed: what the runner awaits of it fails, instead of never coming."""

    deaths: ClassVar[list[WorkerDiedError]] = []  # of this run, the first one first
    alive: ClassVar[set[subprocess.Popen[bytes]]] = set()

    def __init__(self, _: bytes, state: Any, provision_info: Any, grpc_server: Any) -> None:
        super().__init__(state, provision_info, grpc_server)
        self._process: subprocess.Popen[bytes] | None = None
        self._stopping = False
        # Where a stream from the process breaks off, what ended it is told elsewhere.
        self.control_conn._read_thread = threading.Thread(target=_until_broken(self.control_conn._read))
        self.data_conn._read_inputs = _until_broken(self.data_conn._read_inputs)

    def start_worker(self) -> None:
        """Starts the process, out of reach of a terminal's Ctrl-C, which is for the run to handle."""
        options = json_format.MessageToJson(self.provision_info.provision_info.pipeline_options)
        environment = {
            **os.environ,
            "CONTROL_API_SERVICE_DESCRIPTOR": _descriptor(self.control_address),
            "LOGGING_API_SERVICE_DESCRIPTOR": text_format.MessageToString(self.logging_api_service_descriptor()),
            "PIPELINE_OPTIONS": options,
            "WORKER_ID": self.worker_id,
        }
        self._process = subprocess.Popen(WORKER, env=environment, stdin=subprocess.DEVNULL, start_new_session=True)
        threading.Thread(target=self._watch, name=f"watch {self.worker_id}", daemon=True).start()

    def _watch(self) -> None:
        assert self._process is not None
        self.alive.add(self._process)
        code = self._process.wait()
        self.alive.discard(self._process)
        if self._stopping:
            return
        self.deaths.append(WorkerDiedError(self._process.pid, code))
        for other in tuple(self.alive):  # the runner would wait until they have done all that they were given
            other.terminate()
        self._answer_for_the_dead(beam_fn_api_pb2.InstructionResponse(error=str(self.deaths[-1])))

    def _answer_for_the_dead(self, answer: Any) -> None:
        """Has what the runner asked of the process, and asks from now on, answered with an error.

        Only an answer ends the runner's waiting: of a future that is aborted it goes on to await the data.
        """
        connection = self.control_conn
        push = connection.push

        def answered(request: Any) -> Any:
            if request is worker_handlers.BeamFnControlServicer._DONE_MARKER:
                return push(request)
            return worker_handlers.ControlFuture(request.instruction_id, answer)

        connection.push = answered
        for future in tuple(connection._futures_by_id.values()):
            future.set(answer)

    def stop_worker(self) -> None:
        """Waits for the process, which ends when its connections are closed; kills it where it does not."""
        assert self._process is not None
        self._stopping = True
        try:
            self._process.wait(STOP_PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()


def _until_broken(listen: Callable[..., None]) -> Callable[..., None]:
    def listening(*arguments: Any) -> None:
        with suppress(grpc.RpcError):
            listen(*arguments)

    return listening


def _descriptor(address: str) -> str:
    return str(text_format.MessageToString(endpoints_pb2.ApiServiceDescriptor(url=address)))


# What fails a pipeline is raised as well; the log repeats it at length.
logging.getLogger("apache_beam").setLevel(logging.CRITICAL)
