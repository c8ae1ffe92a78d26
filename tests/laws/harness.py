"""A store in memory that takes documents batch by batch as a run does, with Read's rows cached so that it is quick.

Everything after Read is the real thing: landings written as Parquet, loaded, resolved and entered in the ledger. Beam
and the snapshot are left out; they have tests of their own.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from dateline.connectors import landing, migrations
from dateline.connectors.edits import insert
from dateline.connectors.naming import keep_names, known_names
from dateline.connectors.store import open_reader
from dateline.pipelines.resolve.resolve import redecide, resolve
from dateline.pipelines.steps.read import read
from dateline.schemas.arrow import schema_of, to_row
from dateline.schemas.edit import Edit
from dateline.schemas.identity import article_id
from dateline.schemas.records import Document, Input, Reading
from dateline.schemas.source import Registry, load
from dateline.schemas.story import Story

START = datetime(2030, 1, 1)  # of recording: the tests' clock, far from any article's own dates
# Columns that say when and in which batch this store learnt something: the laws exempt them.
OF_THE_STORE = {"recorded", "recorded_from", "recorded_to", "batch", "run_id", "ordinal", "ruleset"}
VIEWS = (
    "article",
    "article_part",
    "copy",
    "event_link",
    "evidence",
    "money",
    "participant",
    "place",
    "quotation",
    "revision",
    "timeline",
    "timeline_day",
)


@dataclass(frozen=True)
class Doc:
    """One document as a file or a feed brings it."""

    uri: str
    body: bytes
    media: str = "text/plain"
    observed: str = ""


# Long enough for its language to be told, and of no event.
PAD = " The town has waited for months for this, and people who live near the harbour say that they are tired of it."


def article(name: str, published: str, text: str) -> Doc:
    """An article of a source of its own, as a line of JSON."""
    url = f"https://{name}.example/1"
    body = json.dumps({"url": url, "text": text + PAD, "published": published, "source": name.title()})
    return Doc(url, body.encode(), "application/x-dateline-article+json")


@cache
def reading(doc: Doc) -> Reading:
    """What Read says of a document; read once in a test session."""
    known = registry()
    named = json.loads(doc.body).get("source", "") if doc.media.endswith("json") else ""
    document = Document(
        article_id(doc.uri),
        doc.uri,
        sha256(doc.body).hexdigest(),
        doc.media,  # type: ignore[arg-type]
        known.name_of(doc.uri, named),
        doc.observed,
        hints=known.hints(doc.uri, named),
    )
    return read(document, doc.body)


@cache
def registry() -> Registry:
    return load()


@cache
def empty() -> tuple[tempfile.TemporaryDirectory[str], Path]:
    """A store without articles, made once in a test session: to bind all views takes ten times as long as a copy."""
    folder = tempfile.TemporaryDirectory()
    file = Path(folder.name) / "empty.duckdb"
    with duckdb.connect(file) as db:
        db.execute("set TimeZone = 'UTC'")
        migrations.migrate(db, migrations.scripts("migrations"), 0)
        migrations.resurface(db)
    return folder, file


class Replica:
    """A store of its own."""

    def __init__(self, stories: Sequence[Story] = ()) -> None:
        self.db = duckdb.connect()
        self.db.execute("set TimeZone = 'UTC'")
        self.db.execute(f"attach '{empty()[1]}' as empty (read_only)")
        self.db.execute("copy from database empty to memory")
        self.db.execute("detach empty")
        self.stories = tuple(stories)
        keep_names(self.db, known_names(self.stories))
        self.runs = 0

    def ingest(self, docs: Iterable[Doc], read: Callable[[Doc], Reading] = reading) -> int:
        """One run of one batch; how many rows it changed."""
        self.runs += 1
        run = f"run-{self.runs}"
        batch, recorded = landing.next_batch(self.db, START + timedelta(minutes=self.runs))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{run}-0001"
            path.mkdir()
            _write(path, run, [read(doc) for doc in docs])
            self.db.begin()
            landing.load(self.db, path, batch, recorded)
            changed = resolve(self.db, batch, recorded, self.stories, registry())
            landing.enter(self.db, landing.describe(path), batch, recorded, changed)
            self.db.commit()
        return changed

    def edit(self, edits: Sequence[Edit]) -> int:
        """What an editor decides, as a batch of its own; how many rows it changed."""
        if not edits:
            return 0
        self.runs += 1
        batch, recorded = landing.next_batch(self.db, START + timedelta(minutes=self.runs))
        self.db.begin()
        insert(self.db, edits, recorded)
        changed = redecide(self.db, {e.edit_id for e in edits}, recorded, self.stories, registry())
        run = landing.Landing(Path(f"edit-{batch}"), f"edit-{batch}", "edit", recorded, "test", (), last=True)
        landing.enter(self.db, run, batch, recorded, changed)
        self.db.commit()
        return changed

    def rows(self, view: str) -> list[str]:
        """A view's rows as sorted text, without what only says when this store learnt them."""
        found = self.db.execute(f"select * from {view}")
        kept = [i for i, column in enumerate(found.description) if column[0] not in OF_THE_STORE]
        return sorted(repr(tuple(row[i] for i in kept)) for row in found.fetchall())

    def columns(self, relation: str) -> list[str]:
        return [d[0] for d in self.db.execute(f"select * from {relation} limit 0").description]

    def as_of(self, instant: datetime, story: str = "all") -> list[str]:
        """The timeline as known at an instant, as sorted text."""
        found = self.db.execute("select * from timeline_as_of($story, $at)", {"story": story, "at": instant})
        names = [d[0] for d in found.description]
        kept = [i for i, n in enumerate(names) if n not in OF_THE_STORE]
        return sorted(repr([row[i] for i in kept]) for row in found.fetchall())

    def instants(self) -> list[datetime]:
        """Every instant at which something came to be known or ceased to hold."""
        found = self.db.execute(
            "select known_from from event_state where recorded_to is null and known_from is not null "
            "union select known_to from event_state where recorded_to is null and known_to is not null order by 1"
        ).fetchall()
        return [t for (t,) in found]

    def everything(self) -> dict[str, list[str]]:
        """All that readers see of the present, and of the past at every instant that matters."""
        seen = {view: self.rows(view) for view in VIEWS}
        return seen | {f"as of {t}": self.as_of(t) for t in self.instants()}


class Published(Replica):
    """A store on the disk as its readers see it, to compare with one in memory."""

    def __init__(self, path: Path) -> None:
        self.db = open_reader(path)

    def __enter__(self) -> Published:
        return self

    def __exit__(self, *_: object) -> None:
        self.db.close()


def known(doc: Doc, replica: Replica) -> datetime | None:
    """From when a document's version was known, in a store that holds it."""
    found = replica.db.execute(
        "select p.known_at from publication p join version v on v.version_id = p.version_id "
        "where p.recorded_to is null and v.version_id = $v",
        {"v": reading(doc).version_id},
    ).fetchone()
    return found[0] if found else None


def _write(folder: Path, run: str, readings: Sequence[Reading]) -> None:
    inputs = [_input(run, n, r) for n, r in enumerate(readings)]
    rows: Sequence[tuple[str, type, Sequence[Any]]] = [
        ("reading-00000.parquet", Reading, [_numbered(r, n) for n, r in enumerate(readings)]),
        ("input.parquet", Input, inputs),
    ]
    for name, kind, records in rows:
        if records or kind is Input:
            pq.write_table(pa.Table.from_pylist([to_row(r) for r in records], schema=schema_of(kind)), folder / name)
    said = {"run_id": run, "kind": "ingest", "started": str(START), "ruleset": "test", "inputs": [], "last": True}
    (folder / "run.json").write_text(json.dumps(said))


def _numbered(found: Reading, ordinal: int) -> Reading:
    return replace(found, ordinal=ordinal)


def _input(run: str, ordinal: int, r: Reading) -> Input:
    return Input(run, ordinal, r.uri, r.source, r.article_id, r.sha256, r.media, r.observed, "stored", "read", "", "")
