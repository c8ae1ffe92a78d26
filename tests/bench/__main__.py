"""`make bench`: what Dateline costs, as ratios within one run, since machines differ and are noisy.

    python -m tests.bench                 # everything
    python -m tests.bench reading year    # some: reading, feeds, words, tagging, growth, million, year,
                                          # search, month (an hour or two)

Real articles are needed: those of the folder DATELINE_CORPORA (default ../shared/corpora). Without it the benchmarks
say that they are skipped.
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Callable, Mapping, Sequence

from tests.bench import feeds, growth, million, month, reading, search, tagging, words, year
from tests.bench.corpus import corpora

BENCHMARKS: Mapping[str, Callable[..., None]] = {
    "reading": reading.main,
    "feeds": feeds.main,
    "words": words.main,
    "tagging": tagging.main,
    "growth": growth.main,
    "million": million.main,
    "year": year.main,
    "search": search.main,
    "month": month.main,
}


def main(names: Sequence[str]) -> int:
    folder = corpora()
    if folder is None:
        print("skipped: no real articles to try things on; set DATELINE_CORPORA")
        return 0
    if unknown := [name for name in names if name not in BENCHMARKS]:
        print(f"no benchmark {', '.join(unknown)}: there are {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    for name in names or BENCHMARKS:
        print(f"== {name}")
        BENCHMARKS[name](folder)
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB so far\n", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
