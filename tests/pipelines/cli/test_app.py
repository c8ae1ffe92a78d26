"""The program as a whole: help with examples, quick and without Beam; streams, exit codes, messages."""

import os
import shlex
import subprocess
import sys
import time

import pytest
import typer

from dateline.pipelines.cli.app import app
from dateline.schemas.errors import DatelineError, StoreBusyError

PROGRAM = [sys.executable, "-c", "from dateline.pipelines.cli import main; main()"]


def commands():
    """Every command with its path."""

    def below(group, path):
        for name, command in group.commands.items():
            yield (*path, name), command
            if hasattr(command, "commands"):
                yield from below(command, (*path, name))

    return list(below(typer.main.get_command(app), ()))


PATHS = dict(commands())


def test_all_commands_of_the_design_are_there():
    wanted = "demo init ingest timeline show why new diff sql tag story rebuild runs rejects doctor"
    assert set(wanted.split()) <= {path[0] for path in PATHS}
    assert {path[1] for path in PATHS if path[0] == "story" and len(path) == 2} == {"add", "list", "remove", "show"}
    decisions = "merge split hide date status headline note undo list export import"
    assert {path[1] for path in PATHS if path[0] == "edit" and len(path) == 2} == set(decisions.split())


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_each_command_has_help_with_an_example_that_is_of_it(run, path):
    done = run(*path, "--help")
    assert done.code == 0
    assert len((PATHS[path].help or "").split()) >= 5
    _, _, shown = done.out.partition("Example")
    assert f"dateline {' '.join(path)}" in shown or (path == ("story",) and "dateline story add" in shown)


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_each_example_has_arguments_that_the_command_takes(path):
    for line in (PATHS[path].epilog or "").splitlines():
        words = shlex.split(line.split(" > ")[0].split(" < ")[0], comments=True)
        if words[:1] == ["dateline"]:
            named = max((p for p in PATHS if tuple(words[1 : 1 + len(p)]) == p), key=len)
            PATHS[named].make_context(" ".join(named), words[1 + len(named) :])


def test_the_list_of_commands_is_not_cut_short(run):
    listed = run("--help").out.partition("Commands:")[2]
    assert "..." not in listed


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["timeline"], ["show", "f1f1f1"], ["why", "quay"], ["new", "--since", "2019-05-01"],
     ["runs"], ["diff", "2019-05-01", "2019-05-04"], ["sql", "select 1"], ["rejects"], ["story", "list"]],
    ids=lambda arguments: arguments[0],
)  # fmt: skip
def test_help_and_reading_commands_do_not_import_beam(harbour_store, arguments):
    code = (
        "import sys\nfrom dateline.pipelines.cli import main\ntry:\n    main()\n"
        "except SystemExit as ended:\n    assert not ended.code, ended.code\n"
        "assert 'apache_beam' not in sys.modules, 'Beam was imported'\n"
    )
    environment = {**os.environ, "DATELINE_STORE": str(harbour_store)}
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr


def test_help_imports_little_and_answers_at_once():
    code = (
        "import sys\nfrom dateline.pipelines.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'duckdb', 'pyarrow', 'trafilatura', 'rich.console'} & sys.modules.keys()\n"
        "assert not heavy, heavy\n"
    )
    started = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert time.perf_counter() - started < 5  # half a second by itself; other work may share the machine


def test_a_closed_pipe_ends_the_command_in_silence(harbour_store):
    environment = {**os.environ, "DATELINE_STORE": str(harbour_store)}
    query = "select range from range(30000)"  # more than a pipe holds
    for form in ("csv", "json", "table"):
        arguments = [
            *PROGRAM,
            "sql",
            query,
            "--format",
            form,
        ]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as done:
            assert done.stdout
            assert done.stderr
            done.stdout.readline()
            done.stdout.close()
            assert done.stderr.read() == b""
        assert done.returncode == 0


def test_the_store_may_be_named_before_or_after_the_command_or_in_the_environment(run, harbour_store, monkeypatch):
    after = run("timeline", "--store", harbour_store).out
    assert run("--store", harbour_store, "timeline").out == after
    monkeypatch.setenv("DATELINE_STORE", str(harbour_store))
    assert run("timeline").out == after


def test_version_is_printed_on_stdout(run):
    done = run("--version")
    assert done.code == 0
    assert done.out.startswith("dateline 0.")


def test_no_colour_where_nobody_wants_it(ask, monkeypatch):
    assert "\x1b" not in ask("timeline").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[32m" in ask("timeline").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[32m" not in ask("timeline").out


@pytest.mark.parametrize("columns", ["40", "80", "120"])
def test_pages_fit_the_terminal(ask, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    for arguments in (["timeline"], ["show", "f1f1f1"], ["why", "courier"], ["new", "--since", "2019-05-01"]):
        assert all(len(line) <= int(columns) for line in ask(*arguments).out.splitlines())


@pytest.mark.parametrize(
    "arguments",
    [["frobnicate"], ["timeline", "--nonsense"], ["show"], ["timeline", "--top", "0"], ["timeline", "--top", "9" * 20]],
)
def test_wrong_usage_exits_2_and_says_where_help_is(run, arguments):
    done = run(*arguments)
    assert done.code == 2
    assert "--help" in done.err or "-h" in done.err


def test_a_store_that_is_none_is_refused_with_what_to_do(run, tmp_path):
    missing = run("timeline")
    assert missing.code == 1
    assert "dateline ingest" in missing.said
    (tmp_path / "notes.txt").write_text("not a database")
    other = run("timeline", "--store", "notes.txt")
    assert other.code == 1
    assert "notes.txt" in other.said
    assert (tmp_path / "notes.txt").read_text() == "not a database"


@pytest.mark.parametrize(
    ("error", "code"), [(StoreBusyError("busy", "x", "held"), 4), (DatelineError("odd", "x", "odd"), 1)]
)
def test_an_error_s_own_exit_code_leaves_the_program(run, monkeypatch, error, code):
    def fail(*_):
        raise error

    monkeypatch.setattr("dateline.pipelines.cli.data.reading", fail)
    done = run("timeline")
    assert done.code == code
    assert done.err == f"Error: {error}\n"


def test_the_unexpected_gets_a_short_message_and_its_traceback_only_on_request(run, monkeypatch):
    def fail(*_):
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("dateline.pipelines.cli.data.reading", fail)
    done = run("timeline")
    assert done.code == 1
    assert "ZeroDivisionError: by nought" in done.said
    assert "Traceback" not in done.err
    assert "Traceback" in run("--debug", "timeline").err
    monkeypatch.setenv("DATELINE_DEBUG", "1")
    assert "Traceback" in run("timeline").err
