"""What finding time expressions costs: tokens a second of `dateline tag`, how that grows, and the dearest of 10,000
texts that are made to hurt.

A token is a word or a punctuation mark, as every tagger counts them.
"""

from __future__ import annotations

import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from statistics import fmean

from dateline.pipelines.steps.sentences import split
from dateline.pipelines.steps.timex import tag_document
from tests.pipelines.steps.timex.adversarial import texts

TURNS, PAUSE = 20, 0.1  # for a text that seems too dear; seconds between them
ROUNDS = 3  # the best counts, as noise only ever adds
DAY = "2017-08-04"
LEAST_TOKENS = 60_000  # a second, with the sentences; the aim is 150,000
SHORT, LONG = 50_000, 5_000_000  # characters
MOST_GROWTH = 1.3
FUZZ, FUZZ_SIZES = 10_000, (500,) * 19 + (10_000,)
MOST_MS = 50.0  # for 10 kB of any text
_TOKEN = re.compile(r"\w+|[^\w\s]")


def main(corpora: Path) -> None:
    """Prints tokens a second, the growth of the cost with the length, and the dearest of all adversarial texts."""
    articles = [json.loads(line)["text"] for line in (corpora / "sanctuary" / "articles.jsonl").open(encoding="utf-8")]
    throughput(articles)
    growth("\n\n".join(articles))
    fuzz()


def throughput(articles: Sequence[str]) -> None:
    """Prints how many tokens a CPU-second the command tags, and with sentence splitting before it."""
    tokens = sum(len(_TOKEN.findall(text)) for text in articles)
    sentences = cpu(lambda: [split(text, 0) for text in articles])
    alone = cpu(lambda: [tag_document(text, DAY) for text in articles])
    whole = command(articles)
    print(f"{len(articles)} articles, {tokens:,} tokens (words and marks), one core, best of {ROUNDS}")
    print(f"tagging alone                  {tokens / alone:9,.0f} tokens a CPU-second")
    print(f"sentences alone                {tokens / sentences:9,.0f}")
    print(f"sentences and tagging          {tokens / (sentences + alone):9,.0f}  (at least {LEAST_TOKENS:,})")
    print(f"`dateline tag` from start on   {tokens / whole:9,.0f}")
    print(f"the command and the sentences  {tokens / (whole + sentences):9,.0f}  (at least {LEAST_TOKENS:,})")


def command(articles: Sequence[str]) -> float:
    """CPU seconds of `dateline tag` over these texts as one file, its start and its output included."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "docs.jsonl"
        lines = (json.dumps({"id": str(i), "dct": DAY, "text": text}) for i, text in enumerate(articles))
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        run = [sys.executable, "-c", "from dateline.pipelines.cli import main; main()", "tag", str(file)]
        best = float("inf")
        for _ in range(ROUNDS):
            before = _children()
            with (Path(folder) / "found.jsonl").open("wb") as out:
                subprocess.run(run, check=True, stdout=out)
            best = min(best, _children() - before)
    return best


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def growth(text: str) -> None:
    """Prints what one long text costs beside as much text in short pieces."""
    text = (text * (LONG // len(text) + 1))[:LONG]
    pieces = [text[at : at + SHORT] for at in range(0, LONG, SHORT)]
    short = cpu(lambda: [tag_document(piece, DAY) for piece in pieces])
    long = cpu(lambda: tag_document(text, DAY))
    print(
        f"{LONG:,} characters in one text cost {long / short:.2f} times those in {len(pieces)} (at most {MOST_GROWTH})"
    )


def fuzz() -> None:
    """Prints the dearest of many adversarial texts, in milliseconds for 10 kB."""
    random, dearest = Random(FUZZ), (0.0, "")
    spent = []
    for size in FUZZ_SIZES:
        for text in texts(random, FUZZ // len(FUZZ_SIZES), size):
            if text:
                spent.append(dear(text))
                dearest = max(dearest, (spent[-1], text))
    above = sum(each >= MOST_MS for each in spent)
    print(f"{FUZZ:,} texts that are made to hurt: milliseconds for 10 kB (at most {MOST_MS:.0f} of any)")
    print(f"mean {fmean(spent):.1f}; above the limit {above} of {len(spent):,}")
    print(f"the dearest {dearest[0]:.1f}: {dearest[1][:60]!r}")


def dear(text: str) -> float:
    """Milliseconds for 10 kB of this text; measured again where it seems too dear, as noise only ever adds.

    A turn takes a few milliseconds, and a neighbour on the core can double all of a second: so with pauses.
    """
    scale = 1000 * 10_000 / len(text)
    least = _cpu_once(lambda: tag_document(text, DAY)) * scale
    for _ in range(TURNS):
        if least < MOST_MS:
            break
        time.sleep(PAUSE)
        least = min(least, _cpu_once(lambda: tag_document(text, DAY)) * scale)
    return least


def cpu(work: Callable[[], object]) -> float:
    """The least CPU seconds of some turns."""
    return min(_cpu_once(work) for _ in range(ROUNDS))


def _cpu_once(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
