"""What is installed is what the tree holds: nothing is missing, and nothing generic is added."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("pipelines", "connectors", "schemas", "seeds")
# Documents beside the code are for readers of the tree; all else that stands there has to be installed.
NOT_INSTALLED = {".md"}


def tracked() -> list[str]:
    """Files of the tree that git knows or would add, so that caches and builds do not count."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    return [name for name in listed if (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    """A wheel built from a clean copy."""
    clean, out = tmp_path_factory.mktemp("clean"), tmp_path_factory.mktemp("wheel")
    for name in tracked():
        target = clean / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, clean],
        check=True,
        capture_output=True,
    )
    return zipfile.ZipFile(next(out.glob("*.whl")))


def test_the_wheel_holds_what_the_tree_holds(wheel: zipfile.ZipFile):
    installed = {n for n in wheel.namelist() if ".dist-info/" not in n}
    wanted = {
        f"dateline/{name}"
        for name in tracked()
        if name.split("/")[0] in PACKAGES and Path(name).suffix not in NOT_INSTALLED
    }
    assert installed == wanted


def test_the_wheel_exposes_one_name_and_one_command(wheel: zipfile.ZipFile):
    assert {n.split("/")[0] for n in wheel.namelist() if ".dist-info/" not in n} == {"dateline"}
    entry = next(n for n in wheel.namelist() if n.endswith("entry_points.txt"))
    assert wheel.read(entry).decode().split() == ["[console_scripts]", "dateline", "=", "dateline.pipelines.cli:main"]
