"""Commands for those who want rows: SQL over the store, and the time expressions of any text."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, BinaryIO

import typer
from typer.core import TyperCommand

from dateline.pipelines.cli.common import PARTIAL, FormatOption, StoreOption, examples, store_of
from dateline.pipelines.cli.dates import parse_day
from dateline.pipelines.cli.output import Format, Rows, print_rows, quiet_pipe, say, show
from dateline.schemas.errors import DatelineError, UsageError

# A word that can be no option, though it begins like one: SQL that opens with a comment.
COMMENT_FIRST = re.compile(r"--(?:[^\s=]*\s|.*\n)")
MESSAGE_LINES = 8  # of DuckDB's that are worth reading: the error, names that it suggests, its place in the query


class QueryCommand(TyperCommand):
    """A command whose argument may open with an SQL comment, which looks like an option and is none."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take words that open with a comment as SQL, where blanks before them change nothing."""
        return super().parse_args(ctx, [f" {word}" if COMMENT_FIRST.match(word) else word for word in args])


def register(app: typer.Typer) -> None:
    """Add these commands to the command line."""
    app.command(
        "sql",
        epilog=examples(
            "dateline sql \"select earliest, status, headline from timeline where story = 'all'\"",
            'dateline sql "select * from copy" --format csv > copies.csv',
            "dateline sql < queries.sql",
        ),
        cls=QueryCommand,
    )(sql)
    app.command(
        "tag",
        epilog=examples("dateline tag documents.jsonl > times.jsonl", "dateline tag - < documents.jsonl"),
    )(tag)


def sql(
    ctx: typer.Context,
    query: Annotated[
        str,
        typer.Argument(metavar="[QUERY]", help="The query; from stdin where not given.", show_default=False),
    ] = "-",
    form: FormatOption = Format.TABLE,
    store: StoreOption = None,
) -> None:
    """Ask the store in SQL; it is opened for reading only.

    Views: article, article_part, article_version, timeline, evidence, event_link, copy and more.
    `dateline sql "show tables"` lists them, `dateline sql "describe timeline"` the columns of one.
    Several queries, with semicolons between, are answered one after another as tables.
    """
    import duckdb

    from dateline.pipelines.cli.data import answers, reading

    text = sys.stdin.read() if query == "-" else query
    if not text.strip():
        raise UsageError("no-query", "", 'no query. Give one: dateline sql "select * from timeline"')
    with reading(store_of(ctx, store)) as db:
        try:
            found = list(answers(db, text)) or [Rows((), ())]
        except duckdb.Error as error:
            raise DatelineError("sql", "", short_message(str(error))) from error
    if form is not Format.TABLE and len(found) > 1:
        detail = f"{len(found)} queries, and {form} holds the answer of one. Ask them one by one, or as tables."
        raise UsageError("queries", "", detail)
    for number, rows in enumerate(found):
        if number:
            show("")
        print_rows(rows, form)


def short_message(message: str) -> str:
    """DuckDB's message without its long tail of candidates, its pointer into the query kept."""
    kept = [line.rstrip() for line in message.splitlines() if line.strip()]
    place = next((index for index, line in enumerate(kept) if line.startswith("LINE ")), len(kept))
    room = max(1, MESSAGE_LINES - (len(kept) - place))
    return "\n".join(kept[: min(place, room)] + kept[place:])


@dataclass(frozen=True, slots=True)
class TagRequest:
    """A document whose time expressions are asked for."""

    id: str | int | float | None  # as given, so that rows can be joined with what they came from
    dct: str
    text: str
    lang: str = "en"


def tag(
    documents: Annotated[str, typer.Argument(metavar="DOCS.jsonl", help="The documents; - for stdin.")],
) -> None:
    """Find the time expressions of texts: TIMEX3 types and values.

    In: one {"id", "dct", "text"} a line, dct the day on which the text was written (YYYY-MM-DD) or empty, and
    in German texts also "lang": "de". Articles as `dateline ingest` takes them do as well: without "id" and "dct",
    "url" and the day of "published" stand for them.
    Out: one {"id", "start", "end", "text", "type", "value"} a line; offsets count characters of "text",
    end exclusive. A text without dct keeps X's in the values of relative expressions.
    Lines are read and answered one by one, so that input of any length takes the memory of its longest line; a
    line that cannot be read is named on stderr, the others are tagged, and the exit code is 3.
    """
    bad = 0
    with _opened(documents) as lines, quiet_pipe():
        for number, line in enumerate(lines, 1):
            try:
                request = parse_request(line)
            except ValueError as error:
                bad += 1
                say(f"{documents}, line {number}: {error}")
                continue
            if request is not None:
                sys.stdout.writelines(tagged(request))
            if documents == "-":
                sys.stdout.flush()  # another program may wait for the answer before it writes its next line
    if bad:
        raise typer.Exit(PARTIAL)


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == "-":
        yield sys.stdin.buffer
        return
    with ExitStack() as stack:
        try:
            file = stack.enter_context(Path(name).open("rb"))
        except OSError as error:
            detail = f"cannot be read ({error.strerror}). Give a JSONL file, or - for stdin."
            raise UsageError("unreadable", name, detail) from error
        yield file


def parse_request(line: bytes) -> TagRequest | None:
    """The document of one line, None for a blank one. Raises ValueError saying what is wrong with it."""
    if not line.strip():
        return None
    try:
        given = json.loads(line.decode("utf-8-sig"))  # Windows programs open a file with a byte-order mark
    except (ValueError, RecursionError) as error:
        raise ValueError(f"not a JSON object ({error})") from None
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise ValueError('not an object with "id", "dct" and "text"')
    if not isinstance(given.get("id"), str | int | float | None):
        raise ValueError('"id" is neither text nor a number')
    dct = str(given.get("dct") or "")
    if dct:
        parse_day(dct.partition("T")[0])
    else:
        dct = _published(given.get("published"))
    return TagRequest(given.get("id", given.get("url", "")), dct, given["text"], _language(given.get("lang")))


def _published(stated: object) -> str:
    """The day that an article states, "" for nonsense, which leaves it open as `dateline ingest` does."""
    day = str(stated or "").strip()[:10]
    with suppress(ValueError):
        return parse_day(day).isoformat()
    return ""


def _language(stated: object) -> str:
    """The code of a language that there are rules for, English where none is stated; ValueError for another."""
    from dateline.pipelines.steps.timex import languages

    lang = str(stated or "en").partition("-")[0].lower()  # of a BCP 47 tag
    if lang not in languages():
        raise ValueError(f'no rules for "lang" {lang!r}; there are for: {", ".join(sorted(languages()))}')
    return lang


def tagged(request: TagRequest) -> Iterator[str]:
    """The JSON lines that say which time expressions a document has."""
    from dateline.pipelines.steps.timex.tag import tag_document

    for row in tag_document(request.text, request.dct, request.lang):
        yield _json_line({"id": request.id, **row})


_as_json = json.JSONEncoder(ensure_ascii=False).encode


def _json_line(row: dict[str, object]) -> str:
    """A row as a line of JSON, halves of surrogate pairs escaped: UTF-8 cannot hold them."""
    line = _as_json(row)
    return (line if line.isprintable() or _is_utf8(line) else json.dumps(row)) + "\n"


def _is_utf8(line: str) -> bool:
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True
