"""The units and the cron line of deploy/ work as they are written."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from dateline.connectors.metrics import write
from dateline.pipelines.cli import main

DEPLOY = Path(__file__).parents[1] / "deploy"
UNITS = sorted([*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")])


def commands() -> list[list[str]]:
    """Every call of dateline in the units and the cron line, without the program."""
    lines = [line for unit in UNITS for line in unit.read_text().splitlines() if line.startswith("ExecStart=")]
    cron = re.search(r"^\*/10 .*$", (DEPLOY / "README.md").read_text(), re.M)
    assert cron
    lines.append(cron[0].split(" >> ")[0])
    words = [shlex.split(line) for line in lines]
    return [line[next(n for n, word in enumerate(line) if word.endswith("/dateline")) + 1 :] for line in words]


def test_there_is_a_service_a_timer_and_a_cron_line() -> None:
    assert [unit.name for unit in UNITS] == ["dateline-poll.service", "dateline-poll.timer", "dateline-watch.service"]
    assert len(commands()) == 3


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_each_command_is_one_that_dateline_takes(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*command, "--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert all(word in told for word in command if word.startswith("--"))


def test_each_figure_that_an_alert_looks_at_is_written(tmp_path: Path) -> None:
    figures = set(re.findall(r"dateline_\w+", (DEPLOY / "README.md").read_text()))
    file = tmp_path / "dateline.prom"
    write(file, 2.0, {"failing": 1}, {"brought": 1}, {"stored": 1}, 1.0, due=3.0)
    assert figures
    assert figures <= set(re.findall(r"^(\w+)", file.read_text(), re.M))


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here to ask")
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_takes_each_unit(unit: Path, tmp_path: Path) -> None:
    for other in UNITS:  # the program itself is not installed where the units look for it
        text = (
            other.read_text().replace("/opt/dateline/bin/dateline", "/bin/true").replace("User=dateline", "User=root")
        )
        (tmp_path / other.name).write_text(text)
    checked = subprocess.run(
        ["systemd-analyze", "verify", str(tmp_path / unit.name)], capture_output=True, text=True, check=False
    )
    assert unit.name not in checked.stderr, checked.stderr
    assert checked.returncode == 0
