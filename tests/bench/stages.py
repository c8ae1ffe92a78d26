"""CPU by stage of a run, by wrapping the functions at the seams; a stage's time is without that of stages inside it."""

from __future__ import annotations

import importlib
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

# Where each stage is called from, and what a reader of the table calls it.
SEAMS = (
    ("dateline.pipelines.ingest", "run", "Gather, Beam and the rest"),
    ("dateline.connectors.archive", "Archive.put", "archive"),
    ("dateline.pipelines.steps.read", "_lay_out", "extract: body, title, dates of the page"),
    ("dateline.pipelines.steps.read", "decide", "language"),
    ("dateline.pipelines.steps.read", "_sentences", "sentences"),
    ("dateline.pipelines.steps.timex", "find", "time expressions"),
    ("dateline.pipelines.steps.read", "place_context", "places of the article"),
    ("dateline.pipelines.steps.read", "article_cast", "persons and organisations"),
    ("dateline.pipelines.steps.read", "find_mentions", "mentions"),
    ("dateline.pipelines.steps.read", "find_money", "money"),
    ("dateline.pipelines.steps.read", "find_quotations", "quotations"),
    ("dateline.pipelines.steps.read", "fingerprints", "fingerprints"),
    ("dateline.connectors.landing", "load", "load"),
    ("dateline.pipelines.resolve.resolve", "settle_copies", "resolve: copies"),
    ("dateline.pipelines.resolve.resolve", "settle_publications", "resolve: publication dates"),
    ("dateline.pipelines.resolve.resolve", "settle_lifetimes", "resolve: versions"),
    ("dateline.pipelines.resolve.resolve", "settle_anchored", "resolve: anchored times"),
    ("dateline.pipelines.resolve.resolve", "settle_stories", "resolve: stories"),
    ("dateline.pipelines.resolve.resolve", "settle_events", "resolve: events"),
    ("dateline.connectors.store", "Writer.publish", "publish the snapshot"),
)


class Stages:
    """A stopwatch a stage, for all threads of this process."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._local = threading.local()

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Times every seam while the block runs; what lies outside them is the last row."""
        began = time.process_time()
        with ExitStack() as stack:
            for module, name, stage in SEAMS[1:]:
                owner: Any = importlib.import_module(module)
                *path, attribute = name.split(".")
                for step in path:
                    owner = getattr(owner, step)
                wrapped = self._wrap(getattr(owner, attribute), stage)
                stack.enter_context(patch.object(owner, attribute, wrapped))
            yield
        whole = time.process_time() - began
        self.seconds[SEAMS[0][2]] = whole - sum(self.seconds.values())

    def table(self) -> str:
        """Stages by their share of the CPU."""
        whole = sum(self.seconds.values())
        rows = sorted(self.seconds.items(), key=lambda row: -row[1])
        return "\n".join(f"{took / whole:6.1%}  {took:6.2f} s  {stage}" for stage, took in rows)

    def _wrap(self, function: Callable[..., Any], stage: str) -> Callable[..., Any]:
        def timed(*args: Any, **kwargs: Any) -> Any:
            inner = getattr(self._local, "inner", 0.0)
            self._local.inner = 0.0
            began = time.thread_time()
            try:
                return function(*args, **kwargs)
            finally:
                took = time.thread_time() - began
                self.seconds[stage] += took - self._local.inner
                self._local.inner = inner + took

        return timed
