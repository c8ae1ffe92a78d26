"""Commands for the years: takedowns, compaction, taking a store out and in again."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
