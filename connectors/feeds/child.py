"""The process that parses feeds of some size, so that one that is made to cost too much costs no more than it.

Started as ``python -m dateline.connectors.feeds.child SECONDS``, which one feed may take of a CPU. A request is a
length (8 bytes, big-endian) and so many bytes of UTF-8; so is the answer, the JSON of a `Feed` or an `Unparsed`. It
ends with its input, by the CPU time that one feed may take, or when it is killed.
"""

from __future__ import annotations

import json
import math
import os
import resource
import sys
from pathlib import Path
from typing import BinaryIO

from dateline.connectors.feeds.parse import parse
from dateline.schemas.feeds import Feed, FeedEntry, Unparsed

# The largest of the development feeds, 1.5 MB, takes 0.6 s and 20 MB.
CPU_SECONDS = 5
MEMORY = 256 << 20  # bytes beyond what the process takes before its first feed
LENGTH = 8
TOO_COSTLY = Unparsed("too-costly", "it takes more time or memory to parse than any feed needs")


def main(seconds: int) -> None:
    """Answers requests until there are no more, each within so many seconds of CPU time."""
    parse("<rss/>")  # imports what there is to import, before memory is bounded
    _bound(resource.RLIMIT_AS, _size() + MEMORY)
    stream = sys.stdin.buffer
    while header := stream.read(LENGTH):
        text = stream.read(int.from_bytes(header, "big")).decode()
        _bound(resource.RLIMIT_CPU, math.ceil(sum(os.times()[:2])) + seconds)
        try:
            answer = encode(parse(text))
        except (MemoryError, RecursionError):
            answer = encode(TOO_COSTLY)
        send(sys.stdout.buffer, answer)


def send(stream: BinaryIO, body: bytes) -> None:
    """Writes a request or an answer."""
    stream.write(len(body).to_bytes(LENGTH, "big") + body)
    stream.flush()


def encode(found: Feed | Unparsed) -> bytes:
    """An answer's bytes. What is no Unicode text becomes question marks."""
    told = {name: getattr(found, name) for name in found.__slots__}
    if isinstance(found, Feed):
        told["entries"] = [{name: getattr(entry, name) for name in entry.__slots__} for entry in found.entries]
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")


def decode(answer: bytes) -> Feed | Unparsed:
    """The answer that some bytes are."""
    fields = json.loads(answer)
    if "reason" in fields:
        return Unparsed(**fields)
    fields["skip_hours"], fields["skip_days"] = tuple(fields["skip_hours"]), tuple(fields["skip_days"])
    entries = (FeedEntry(**{**entry, "authors": tuple(entry["authors"])}) for entry in fields.pop("entries"))
    return Feed(**fields, entries=tuple(entries))


def _bound(what: int, most: int) -> None:
    hard = resource.getrlimit(what)[1]
    resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _size() -> int:
    """The address space that this process takes, in bytes (proc(5), statm)."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except OSError:  # where there is no such file, it takes no more than this before its first feed
        return 256 << 20


if __name__ == "__main__":
    main(int(sys.argv[1]))
