"""The command line, wired: which commands there are, and how an error leaves the program."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from dateline.pipelines.cli import (
    asking,
    checking,
    editing,
    feeding,
    keeping,
    looking,
    moving,
    raw,
    records,
    running,
    searching,
    stories,
)
from dateline.pipelines.cli.common import DEFAULT_STORE, STORE_VARIABLE, Settings
from dateline.pipelines.cli.output import say
from dateline.schemas.errors import DatelineError

FAILURE = 1
HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

app = typer.Typer(
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings=HELP,
    epilog="\b\nExample:\n  dateline demo\n  dateline timeline --store dateline-demo.duckdb",
)
for module in (
    running,
    feeding,
    looking,
    asking,
    searching,
    raw,
    stories,
    editing,
    records,
    keeping,
    moving,
    checking,
):
    module.register(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dateline {version('dateline')}")
        raise typer.Exit


@app.callback()
def options(
    ctx: typer.Context,
    store: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            envvar=STORE_VARIABLE,
            readable=False,
            help=f"The store; also after a command's name. [default: {DEFAULT_STORE}]",
        ),
    ] = None,
    debug: Annotated[
        bool, typer.Option("--debug", envvar="DATELINE_DEBUG", help="Show where an error came from.")
    ] = False,
    _: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Keeps the timeline of a news story: what happened when, who says so, and what was known on a given day.

    Data goes to stdout, talk to stderr. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 some inputs were
    rejected and the rest is stored, 4 another process is writing to the store.
    """
    settings = ctx.ensure_object(Settings)
    settings.store, settings.debug = store, debug


def run(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit. An error is a message for a person; its traceback is for `--debug`."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a terminal that lacks a dash still gets its timeline
    settings = Settings()
    try:
        app(args=None if arguments is None else list(arguments), prog_name="dateline", obj=settings)
    except DatelineError as error:
        _complain(str(error), settings.debug)
        raise SystemExit(error.exit_code) from None
    except Exception as error:
        _complain(f"unexpected {type(error).__name__}: {error}", settings.debug)
        if not settings.debug:
            say("This is a bug, or a fault of the machine. `dateline --debug …` shows where it came from.")
        raise SystemExit(FAILURE) from None
    raise SystemExit(os.EX_OK)


def _complain(message: str, debug: bool) -> None:
    if debug:
        traceback.print_exc()
    say(message, label="Error: ")
