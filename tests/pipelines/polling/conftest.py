"""What polls are tried on: a store that knows one feed, added the day before."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from dateline.connectors import feed_state
from dateline.connectors.database import transaction
from dateline.connectors.store import open_writer
from dateline.schemas.polling import FeedState
from tests.pipelines.polling.web import FEED, HOUR


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.duckdb"
    with open_writer(path) as writer, transaction(writer.db):
        feed_state.add(writer.db, [FeedState(FEED, HOUR - timedelta(days=1))])
    return path
