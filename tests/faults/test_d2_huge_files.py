"""D2: a document of monstrous size or depth costs seconds and a bounded memory, and its neighbours nothing."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from multiprocessing.util import Finalize
from pathlib import Path

import pytest

from tests.faults.articles import VERDICT
from tests.faults.children import command, without_beam
from tests.faults.states import outcomes

SECONDS = 60.0
PEAK = 1 << 30  # bytes
HUGE = {
    "50 MB of HTML": ("huge.html", lambda: b"<html><body>" + b"<p>word word word</p>\n" * 2_400_000, "too-large"),
    "10 MB in one line": ("line.txt", lambda: b"The levee held. " * 650_000, "too-large"),
    "10 MB in one line of JSON": (
        "line.jsonl",
        lambda: b'{"url": "https://a.example/", "text": "' + b"word " * 2_000_000 + b'"}',
        "too-large",
    ),
    "100,000 nested div": (
        "deep.html",
        lambda: b"<html><body>" + b"<div>" * 100_000 + VERDICT.encode() + b"</div>" * 100_000,
        "no-text",
    ),
    "60,000 open tags": (
        "open.html",
        lambda: b"<html><body>" + b"<b><i><a href=x>" * 20_000 + VERDICT.encode(),
        "no-text",
    ),
}


def tell_peak() -> None:
    """Has this process say, when it ends, how much memory it took at most, in KiB."""

    def tell() -> None:
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stdout, flush=True)

    Finalize(None, tell, exitpriority=1)


@pytest.mark.parametrize("what", HUGE)
def test_d2_a_huge_document_is_a_reject_in_good_time_and_its_neighbours_are_stored(
    what: str, inputs: Path, store: Path, tmp_path: Path, remark: Callable[[str], None]
) -> None:
    name, content, reason = HUGE[what]
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / name).write_bytes(content())
    for neighbour in ("a-levee.txt", "c-verdict.html"):
        (folder / neighbour).write_bytes((inputs / neighbour).read_bytes())
    began = time.monotonic()
    ended = command("ingest", folder, "--store", store, before=[without_beam, tell_peak])
    seconds, peak = time.monotonic() - began, int(ended.out) << 10
    assert ended.code == 3, ended.said
    refused = name if not name.endswith(".jsonl") else f"{name}#line=1"
    assert outcomes(store) == {
        refused: ("rejected", reason),
        "a-levee.txt": ("stored", ""),
        "c-verdict.html": ("stored", ""),
    }
    assert seconds < SECONDS
    assert peak < PEAK
    remark(f"{what}: {seconds:.1f} s, {peak >> 20} MiB")
