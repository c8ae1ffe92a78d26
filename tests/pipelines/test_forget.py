"""What somebody asks to have forgotten is nowhere any more, does not come back, and nothing else is touched."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from dateline.connectors.layout import Layout
from dateline.connectors.store import open_reader, open_writer
from dateline.pipelines.asked import Asked
from dateline.pipelines.forget import Plan, forget, look
from dateline.pipelines.ingest import IngestOptions, run
from dateline.schemas.erasure import Kind
from dateline.schemas.errors import DatelineError, UsageError
from tests.pipelines.bytes import places
from tests.pipelines.conftest import Clock
from tests.pipelines.runs import rows

COURIER, DAILY, WIRE = "https://courier.example/fire", "https://daily.example/harbour", "https://wire.example/1"
NAME = "Ottilie Quarrington"
TOLD = (
    "A fire broke out in the old harbour of Millbrook on Thursday and destroyed four warehouses, the fire chief said. "
    "Nobody was hurt in the blaze, which burned through the night while sixty firefighters pumped water from the river. "
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


def jsonl(folder: Path, name: str, *articles: dict[str, str]) -> Path:
    file = folder / name
    file.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of three articles, read by the real rules, the first in two versions; and what was given to it."""
    folder = tmp_path_factory.mktemp("told")
    given, store = folder / "given", folder / "at" / "news.duckdb"
    given.mkdir()
    store.parent.mkdir()
    clock = Clock_()
    earlier = ARTICLES[0] | {"observed": "2019-05-03T10:00:00Z", "text": f"{TOLD}\n\n{NAME} was seen on Friday."}
    later = ARTICLES[0] | {"observed": "2019-05-04T10:00:00Z"}
    bad = {"url": "https://courier.example/empty", "source": "Courier", "title": f"About {NAME}"}
    for name, some in (("1.jsonl", [earlier]), ("2.jsonl", [later, bad, *ARTICLES[1:]])):
        run(IngestOptions((str(jsonl(given, name, *some)),), store, workers=1), clock)
    return folder


def Clock_() -> Clock:  # noqa: N802 (a clock like that of the fixture, for the whole session)
    from datetime import datetime

    return Clock(datetime(2030, 1, 1))


@pytest.fixture
def store(told: Path, tmp_path: Path) -> Path:
    """A copy of that store."""
    shutil.copytree(told / "at", tmp_path / "at")
    return tmp_path / "at" / "news.duckdb"


def ask(store: Path, what: str, kind: Kind | None = None, why: str = "a court says so") -> Plan:
    return look(Asked(what, kind, "Ada", why), store, Clock_())


def erase(store: Path, what: str, kind: Kind | None = None) -> Plan:
    plan = ask(store, what, kind)
    forget(plan.request, store, Clock_())
    return plan


def again(store: Path, told: Path) -> dict[str, int]:
    """The outcomes of the same articles given once more."""
    done = run(IngestOptions((str(told / "given"),), store, workers=1), Clock_())
    assert done.adds_up
    return {name: count for name in ("stored", "unchanged", "erased", "rejected") if (count := getattr(done.total, name))}


@pytest.mark.parametrize(("what", "kind"), [(COURIER, None), ("courier", "source"), (NAME, None)])
def test_nothing_is_left_of_what_was_forgotten_in_any_byte(store: Path, told: Path, what: str, kind: Kind) -> None:
    needles = [NAME, COURIER] if kind is None else [NAME, "courier"]
    if what == NAME:
        needles = [NAME]
    assert places(store, *needles)
    erase(store, what, kind)
    if what == COURIER:  # the reject is another article, and names her too: that is another request
        needles = [f"arrested {NAME}", f"{COURIER}\n", "Harbour burns"]
    assert places(store, *needles) == []
    again(store, told)
    assert places(store, *needles) == []
