"""The command line: `dateline …`. Commands read options and print; the work is done elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line on ``arguments``, by default the process's own, and exit."""
    from dateline.pipelines.cli.app import run

    run(arguments)
