"""Commands for story definitions: which articles and events belong together, as a person says in a file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dateline.pipelines.cli.common import FormatOption, StoreOption, examples, store_of
from dateline.pipelines.cli.output import Format, print_rows, quiet_pipe, say
from dateline.pipelines.cli.running import SourcesOption
from dateline.schemas.errors import UsageError

NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="The story's name.")]

TEMPLATE = """\
# A story: which articles, and which of their events, belong together. Edit this file, then
#   dateline story add {name}.toml
# and again after every change of it. No article is read anew; adding takes a moment.

name = "{name}"
title = "{title}"
description = ""

# Of each list below, an article must name at least one item; upper and lower case are the same. A list that
# is not there asks for nothing, but one of them must be. The story has such articles' events.

# Words that only articles on this story have, as they write them.
phrases = ["{phrase}"]

# Where it happens; one of these must be named. Take the line out where the story has no one place.
# places = ["Stockton", {{name = "Baltimore, Maryland", aliases = ["Charm City"], geoid = "2404000"}}]

# Only events of these kinds; `dateline sql "select distinct kind from timeline"` lists those that there are.
# kinds = ["lawsuit", "ruling", "appeal"]

# Who it is about, with the other names that the story's articles use: all are told by the one name, and
# `dateline timeline --about DOJ` finds them. Identifiers, of Wikidata and of the US Census Bureau, stand in
# the views `participant` and `place`. Where `selects` is false, no article has to name it.
# What has a heading of its own comes last in the file.
# [[entities]]
# name = "Department of Justice"
# aliases = ["Justice Department", "DOJ"]
# wikidata = "Q1553390"
# selects = true

# Only events of these days; either may be left out.
# [period]
# first = 2017-01-01
# last = 2017-12-31

# Strands to tell side by side: an event is in the first lane that takes its kind and one of its places.
# [[lanes]]
# name = "In court"
# kinds = ["lawsuit", "ruling", "appeal"]
# [[lanes]]
# name = "California"
# places = ["California"]
"""


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    story = typer.Typer(
        rich_markup_mode=None,
        no_args_is_help=True,
        help="Define stories: add one from a file, list, show or remove them.",
        epilog=examples("dateline init --story harbour-fire", "dateline story add harbour-fire.toml"),
    )
    story.command("add", epilog=examples("dateline story add harbour-fire.toml"))(add)
    story.command("list", epilog=examples("dateline story list"))(list_stories)
    story.command("show", epilog=examples("dateline story show harbour-fire > harbour-fire.toml"))(show_story)
    story.command("remove", epilog=examples("dateline story remove harbour-fire"))(remove)
    app.add_typer(story, name="story")


def template(name: str) -> str:
    """A story file to start from. Raises UsageError for a name that no story can have."""
    from dateline.schemas.story import parse

    words = name.replace("-", " ")
    text = TEMPLATE.format(name=name, title=words.capitalize(), phrase=words)
    parse(text, name)
    return text


def read_definition(file: Path) -> str:
    """The text of a story file. Raises UsageError where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8-sig")  # Windows programs open a file with a byte-order mark
    except (OSError, UnicodeDecodeError) as error:
        said = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        detail = f"cannot be read as a story file ({said}). Write one to start from: dateline init --story NAME"
        raise UsageError("unreadable", str(file), detail) from error


def add_definition(store: Path, text: str, origin: str, sources: Path | None = None) -> str:
    """Define a story in a store, and say in words what that did.

    :param sources: a source file on top of the packaged one, by which its events' sources are counted
    """
    from dateline.pipelines import stories
    from dateline.pipelines.cli.common import now
    from dateline.pipelines.cli.render import count
    from dateline.schemas.source import load

    done = stories.add(store, text, origin, load(sources), now)
    of = f"{done.n_articles:,} of " if done.n_articles < done.n_stored else ""
    held = f"{count(done.n_events, 'event')} from {of}{count(done.n_stored, 'article')}"
    said = f"Story {done.name} {done.what}: {held}."
    if done.n_articles:
        return said
    return f"{said}\nNo article here has what it asks for: edit it and add it again, or take more articles in."


def add(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.toml", help="The story's definition.")],
    sources: SourcesOption = None,
    store: StoreOption = None,
) -> None:
    """Define a story, or define it anew, from a TOML file.

    `dateline init --story NAME` writes one to start from.
    """
    say(add_definition(store_of(ctx, store), read_definition(file), str(file), sources))


def list_stories(ctx: typer.Context, form: FormatOption = Format.TABLE, store: StoreOption = None) -> None:
    """List the stories and how much each holds. The story `all` always exists and holds every event."""
    from dateline.pipelines.cli.data import ask, reading

    with reading(store_of(ctx, store)) as db:
        rows = ask(db, "stories")
    if form is Format.TABLE and not rows.rows:
        say("No stories yet, but `all`, which holds every event. Add one: dateline story add FILE.toml")
        return
    print_rows(rows, form)


def show_story(ctx: typer.Context, name: NameArgument, store: StoreOption = None) -> None:
    """Print a story's definition as it was added."""
    from dateline.pipelines.cli.data import EVERY_STORY, reading, story_of

    with reading(store_of(ctx, store)) as db:
        if story_of(db, name) == EVERY_STORY:
            raise UsageError("no-definition", name, "holds every event and has no definition.")
        found = db.execute("select definition from story where name = $name", {"name": name}).fetchone()
    with quiet_pipe():
        sys.stdout.write(found[0] if found else "")


def remove(ctx: typer.Context, name: NameArgument, sources: SourcesOption = None, store: StoreOption = None) -> None:
    """Take a story off the store; its articles and events stay, in the story `all`."""
    from dateline.pipelines import stories
    from dateline.pipelines.cli.common import now
    from dateline.schemas.source import load

    done = stories.remove(store_of(ctx, store), name, load(sources), now)
    say(f"Story {done.name} {done.what}. Its articles and events stay in the story all.")
