"""Commands for editors: decisions about events that outlast new articles and new rules."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
