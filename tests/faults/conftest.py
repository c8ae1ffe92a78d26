"""Places on a disk, and the articles that are to come through whatever happens."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults import articles


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where a store is to be, in a folder of its own; nothing is there yet."""
    (tmp_path / "store").mkdir()
    return tmp_path / "store" / "news.duckdb"


@pytest.fixture(scope="session")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a handful of articles."""
    return articles.write(tmp_path_factory.mktemp("inputs") / "articles")
