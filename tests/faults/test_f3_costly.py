"""F3: a feed that is made to cost much costs a child of bounded time and memory, and its neighbours nothing."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable

from dateline.connectors.feeds.child import CPU_SECONDS, MEMORY
from dateline.connectors.feeds.reader import FeedReader
from dateline.schemas.feeds import Feed

# The ordinary run is not to take the minute that all of them take at their bound.
SECONDS = CPU_SECONDS if os.environ.get("DATELINE_PROFILE") == "nightly" else 1
OPEN = '<rss version="2.0"><channel><title>News</title>'
GOOD = "<item><title>Levee holds</title><description>It held.</description></item>"
WHOLE = f"{OPEN}{GOOD}</channel></rss>"


def _laughs() -> str:
    named = "".join(f'<!ENTITY l{n} "{10 * f"&l{n - 1};"}">\n' for n in range(1, 10))
    doctype = f'<!DOCTYPE r [\n<!ENTITY l0 "lol">\n{named}]>'
    return f'<?xml version="1.0"?>\n{doctype}\n{OPEN}{GOOD}<item><title>&l9;</title></item></channel></rss>'


BOMBS = {
    "entities upon entities": _laughs(),
    "one long entity, many times": f'<?xml version="1.0"?>\n<!DOCTYPE r [\n<!ENTITY a "{"x" * 100_000}">\n]>\n'
    f"{OPEN}{GOOD}<item><title>{'&a;' * 20_000}</title></item></channel></rss>",
    "deep": f"{OPEN}{GOOD}<item>{'<a>' * 200_000}{'</a>' * 200_000}</item></channel></rss>",
    "deep and open": f"{OPEN}{GOOD}<item>{'<a>' * 200_000}",
    "attributes": f"{OPEN}{GOOD}<item " + " ".join(f"a{n}='x'" for n in range(100_000)) + "/></channel></rss>",
    "tags that never end": OPEN + GOOD + "<a " * 300_000,
    "entries": f"{OPEN}{'<item/>' * 400_000}</channel></rss>",
    "lists": '{"version": "https://jsonfeed.org/version/1", "items": [' + "[]," * 2_500_000 + "[]]}",
}


def test_f3_each_ends_within_its_bounds_and_the_next_feed_is_read(
    tally: Callable[..., None], remark: Callable[[str], None]
) -> None:
    slowest, given_up = 0.0, 0
    with FeedReader(cpu_seconds=SECONDS) as reader:
        for name, text in BOMBS.items():
            before = _children()
            found = reader.read(text)
            reader._end()  # so that its time is counted
            spent = _children() - before
            assert spent < SECONDS + 2, name  # to start, and to be killed
            slowest = max(slowest, spent)
            if isinstance(found, Feed):
                assert sum(len(entry.title) + len(entry.html) + len(entry.text) for entry in found.entries) < 10 * len(
                    text
                )
            else:
                given_up += 1
                assert found.reason == "too-costly", name
            good = reader.read(WHOLE)
            assert isinstance(good, Feed)
            assert len(good.entries) == 1
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss << 10
    tally(bombs=len(BOMBS), given_up=given_up)
    remark(f"slowest {slowest:.1f} s of CPU; most memory {most >> 20} MiB")


def test_f3_a_child_never_takes_more_memory_than_its_bound() -> None:
    with FeedReader(small=0, cpu_seconds=CPU_SECONDS) as reader:
        reader.read(WHOLE)
        assert reader._child is not None
        soft, _ = resource.prlimit(reader._child.pid, resource.RLIMIT_AS)
        with open(f"/proc/{reader._child.pid}/statm", encoding="ascii") as pages:  # noqa: PTH123
            taken = int(pages.read().split()[0]) * resource.getpagesize()
    assert 0 < soft - taken <= MEMORY


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
