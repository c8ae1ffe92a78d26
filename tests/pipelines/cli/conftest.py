"""A command run as a person would, and a store to run it on."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dateline.pipelines.cli import main
from tests.pipelines.cli import harbour


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str

    @property
    def words(self) -> str:
        """What was printed, without the line breaks of this width."""
        return " ".join(self.out.split())

    @property
    def said(self) -> str:
        return " ".join(self.err.split())

    @property
    def rows(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Result]


@pytest.fixture(scope="session")
def harbour_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return harbour.make(tmp_path_factory.mktemp("harbour") / "fire.duckdb")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command in an empty folder, in this process."""
    monkeypatch.chdir(tmp_path)
    for name in ("DATELINE_STORE", "DATELINE_SOURCES", "DATELINE_DEBUG", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def command(*arguments: object) -> Result:
        with pytest.raises(SystemExit) as ended:
            main([str(argument) for argument in arguments])
        printed = capsys.readouterr()
        return Result(int(ended.value.code or 0), printed.out, printed.err)

    return command


@pytest.fixture
def ask(run: Run, harbour_store: Path) -> Run:
    """Runs a command on the store of the harbour."""
    return lambda *arguments: run(*arguments, "--store", harbour_store)
