"""What all tests share: how hard Hypothesis tries, and where the corpora are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# What prints the table of faults. Loaded here, since a process that hands its tests to others reads no folder's own.
pytest_plugins = ["tests.faults.table"]

# `make nightly` sets DATELINE_PROFILE. No deadlines: the machines are noisy, and speed has its own benchmark.
_QUIET = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]}
settings.register_profile("default", max_examples=60, derandomize=True, **_QUIET)
settings.register_profile("nightly", max_examples=500, **_QUIET)
PROFILE = os.environ.get("DATELINE_PROFILE", "default")
NIGHTLY = PROFILE == "nightly"
settings.load_profile(PROFILE)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are named by their parameter: what gzip packs holds the second of its packing, and workers must agree."""
    return argname if isinstance(val, bytes) else None


ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of real articles to try things on; tests that need it are skipped where it is absent."""
    folder = Path(os.environ.get("DATELINE_CORPORA", ROOT / ".." / "shared" / "corpora")).resolve()
    if not folder.is_dir():
        pytest.skip(f"no corpora at {folder}: set DATELINE_CORPORA")
    return folder


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The five seed articles, as they came."""
    return ROOT / "seeds" / "corpus"
