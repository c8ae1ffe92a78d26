"""Prints how many of the events that a told time holds come out as mentions with days that agree.

    python -m tests.gold.tlinks CORPORA [--misses]

CORPORA holds `timeml/develop`. The documents fall into two halves by a hash of their name: the misses of the one are
read when rules are mended (`--misses`), of the other only these figures are looked at.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.gold.tlinks.scoring import Outcome, judge, lines, misses
from tests.gold.tlinks.timeml import documents


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser("python -m tests.gold.tlinks", description="Scores times that hold events.")
    parser.add_argument("corpora", type=Path, help="folder that holds timeml/develop")
    parser.add_argument("--misses", action="store_true", help="print what went wrong in the half that is read")
    args = parser.parse_args(argv)
    folder = args.corpora / "timeml" / "develop"
    if not folder.is_dir():
        parser.error(f"{args.corpora} holds no timeml/develop: give the folder of the corpora")
    found: list[Outcome] = [one for text in documents(folder) for one in judge(text)]
    print(*lines(found), sep="\n")
    if args.misses:
        print(*misses(found), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
