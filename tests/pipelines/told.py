"""A store of three articles that tell of a fire, an arrest and a vote, and what was given to it."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from dateline.pipelines.ingest import IngestOptions, run
from dateline.pipelines.report import RunReport
from tests.pipelines.conftest import Clock

COURIER, DAILY, WIRE = "https://courier.example/fire", "https://daily.example/harbour", "https://wire.example/1"
NAME = "Ottilie Quarrington"
TOLD = (
    "A fire broke out in the old harbour of Millbrook on Thursday and destroyed four sheds, the fire chief said. "
    "Nobody was hurt in the blaze, which burned through the night while sixty firefighters pumped water. "
)
ARTICLES = [
    {
        "url": COURIER, "source": "Courier", "published": "2019-05-03T09:00:00Z",
        "title": "Harbour burns", "text": f"{TOLD}\n\nPolice arrested {NAME} on Friday in the harbour.",
    },
    {
        "url": DAILY, "source": "Daily", "published": "2019-05-04T09:00:00Z",
        "title": "Warehouses destroyed", "text": f"{TOLD}\n\nThe council will meet on May 10 about the zebra quay.",
    },
    {
        "url": WIRE, "source": "Wire", "published": "2019-05-05T09:00:00Z",
        "title": "Vote", "text": "The council of Oakfield voted on Saturday to build a bridge. It costs $3 million.",
    },
]  # fmt: skip


def clock() -> Clock:
    """A clock far from any article's time."""
    return Clock(datetime(2030, 1, 1))


def jsonl(folder: Path, name: str, *articles: dict[str, str]) -> Path:
    """A file of articles, one a line."""
    file = folder / name
    file.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    return file


def take(store: Path, *inputs: Path) -> RunReport:
    """Ingests, read by the real rules."""
    return run(IngestOptions(tuple(map(str, inputs)), store, workers=1), clock())


def make(folder: Path) -> Path:
    """The store, ``at/news.duckdb``, of what is in ``given/``: the first article in two versions, and a reject."""
    given, store = folder / "given", folder / "at" / "news.duckdb"
    given.mkdir()
    store.parent.mkdir()
    earlier = ARTICLES[0] | {"observed": "2019-05-03T10:00:00Z", "text": f"{TOLD}\n\n{NAME} was seen on Friday."}
    later = ARTICLES[0] | {"observed": "2019-05-04T10:00:00Z"}
    bad = {"url": "https://courier.example/empty", "source": "Courier", "title": f"About {NAME}"}
    take(store, jsonl(given, "1.jsonl", earlier))
    take(store, jsonl(given, "2.jsonl", later, bad, *ARTICLES[1:]))
    return store
