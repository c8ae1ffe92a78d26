"""Figures of a poll for Prometheus, as a file that node_exporter's textfile collector reads.

A command that runs now and then has no port to be scraped at; the file is replaced whole.
https://github.com/prometheus/node_exporter#textfile-collector
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from prometheus_client import CollectorRegistry, Gauge, write_to_textfile

from dateline.connectors.trouble import writing


def write(
    file: Path,
    at: float,
    feeds: Mapping[str, int],
    asked: Mapping[str, int],
    inputs: Mapping[str, int],
    seconds: float,
    due: float | None,
) -> None:
    """Replaces the file by the figures of one poll.

    :param at: when it ended, POSIX seconds
    :param feeds: how many feeds there are in each state of health
    :param asked: how many feeds of the poll were found how
    :param inputs: how many inputs of its run came to what
    :param seconds: how long the run took
    :param due: when the next poll has something to ask, POSIX seconds: the one figure that tells a poller that rests
        from one that has stopped; None where no feed is left to ask
    :raises StoreError: it cannot be written
    """
    registry = CollectorRegistry()
    _labelled(registry, "dateline_feeds", "Feeds by their health.", "health", feeds)
    _labelled(registry, "dateline_poll_feeds", "Feeds of the last poll by how they were found.", "found", asked)
    _labelled(registry, "dateline_poll_inputs", "Inputs of the last poll by what became of them.", "outcome", inputs)
    Gauge("dateline_poll_seconds", "How long the last poll took.", registry=registry).set(seconds)
    Gauge("dateline_poll_timestamp_seconds", "When the last poll ended.", registry=registry).set(at)
    if due is not None:
        told = "When the next poll has something to ask."
        Gauge("dateline_poll_due_timestamp_seconds", told, registry=registry).set(due)
    with writing(file):
        write_to_textfile(str(file), registry)


def _labelled(registry: CollectorRegistry, name: str, told: str, label: str, values: Mapping[str, int]) -> None:
    gauge = Gauge(name, told, (label,), registry=registry)
    for value, n in values.items():
        gauge.labels(value).set(n)
