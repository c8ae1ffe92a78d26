"""The ruleset's identifier follows what decides a result, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dateline.pipelines import ruleset as module
from dateline.pipelines.ruleset import ruleset


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small package of rules in place of ours."""
    (tmp_path / "rules" / "data").mkdir(parents=True)
    (tmp_path / "rules" / "step.py").write_text("rule = 1\n")
    (tmp_path / "rules" / "data" / "table.txt").write_text("a b\n")
    monkeypatch.setattr(module, "files", lambda _: tmp_path)
    monkeypatch.setattr(module, "PLACES", (("package", "rules"),))
    return tmp_path / "rules"


def identifier() -> str:
    return ruleset.__wrapped__()


def test_it_is_twelve_hex_digits() -> None:
    assert re.fullmatch(r"[0-9a-f]{12}", ruleset())


def test_the_same_rules_have_the_same_one(package: Path) -> None:
    assert identifier() == identifier()


@pytest.mark.parametrize("name", ["step.py", "data/table.txt", "data/new.txt"])
def test_a_changed_rule_or_table_changes_it(package: Path, name: str) -> None:
    before = identifier()
    (package / name).write_text("other\n")
    assert identifier() != before


def test_a_renamed_table_changes_it(package: Path) -> None:
    before = identifier()
    (package / "data" / "table.txt").rename(package / "data" / "other.txt")
    assert identifier() != before


def test_what_python_leaves_beside_its_sources_does_not(package: Path) -> None:
    before = identifier()
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "step.cpython-311.pyc").write_bytes(b"\0")
    (package / ".step.py.swp").write_bytes(b"\0")
    assert identifier() == before


def test_another_version_of_a_library_changes_it(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = identifier()
    monkeypatch.setattr(module, "version", lambda library: "99")
    assert identifier() != before
