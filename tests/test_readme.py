"""The README tells the truth: its timeline is what the demo prints, its commands exist, its links lead somewhere."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
DATELINE = [sys.executable, "-c", "from dateline.pipelines.cli import main; main()"]


def dateline(*arguments: str, folder: Path, check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run a command as a user does, in a folder of its own and 80 columns."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DATELINE_")}
    return subprocess.run(
        [*DATELINE, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=check,
        env=environment | {"COLUMNS": "80", "NO_COLOR": "1"},
    )


def commands() -> list[str]:
    """Every `dateline …` line of the README's shell blocks, without its comment."""
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    lines = [line.split("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line.startswith("dateline ")]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("demo")
    return folder, dateline("demo", folder=folder).stdout


def test_the_timeline_is_what_the_demo_prints(demo: tuple[Path, str]):
    shown = re.search(r"<!-- demo -->\n```text\n(.*?)```\n<!-- /demo -->", README, re.DOTALL)
    assert shown
    assert shown[1].rstrip() == demo[1].rstrip()


def test_the_commands_after_the_demo_run_on_its_store(demo: tuple[Path, str]):
    after = [c for c in commands() if "2017-08-0" in c or c.startswith(("dateline why", "dateline sql"))]
    assert len(after) >= 4
    for command in after:
        done = dateline(*shlex.split(command)[1:], "--store", "dateline-demo.duckdb", folder=demo[0])
        assert done.stdout.strip(), command


def test_your_own_story_takes_five_commands_as_they_stand(tmp_path: Path):
    own = [c for c in commands() if "swine-flu" in c or "articles/" in c or c.startswith("dateline new")]
    assert len(own) == 5
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text(
        "GENEVA (June 11, 2009) -- The World Health Organization on Thursday declared a swine flu pandemic, the first "
        "global epidemic of influenza in 41 years.\n\nPublished June 11, 2009\n\nThe agency raised its alert to the "
        "highest level after cases of swine flu were confirmed in 74 countries, officials said.\n",
        encoding="utf-8",
    )
    outcomes = [dateline(*shlex.split(c)[1:], folder=tmp_path) for c in own]
    assert "Organization" in outcomes[3].stdout
    assert "Organization" in outcomes[4].stdout


def test_links_lead_somewhere():
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", README):
        assert (ROOT / target).exists(), target
