"""A small store by hand: a fire in a harbour, told by a courier and copied by a daily; rules have no part.

Courier   published 3 May 2019, 09:00 UTC: the fire (Thursday), an inspection due by 10 May
Daily     published on 3 May 2019, a copy of the Courier: the fire
Wire      said on 3 May 2019 that two people died, took it back on 4 May
Blog      undated, one undated statement
Zeitung   German, of which there are no rules
and an empty document that was rejected
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from duckdb import DuckDBPyConnection

from dateline.connectors.store import open_writer
from dateline.pipelines.steps.timex import find

FIRE, INSPECTION, DEATHS = "f1f1f1f1f1f1f1f1", "a2a2a2a2a2a2a2a2", "d3d3d3d3d3d3d3d3"
FIRE_TOO, LOOSE = "b4b4b4b4b4b4b4b4", "c5c5c5c5c5c5c5c5"  # the Daily's statement, the Blog's
COURIER, DAILY, WIRE = (
    "https://courier.example/fire",
    "https://daily.example/harbour",
    "https://wire.example/1",
)
BLOG, ZEITUNG, EMPTY = "https://blog.example/quay", "https://zeitung.example/hafen", "https://bad.example/x"
NINE, MIDNIGHT = datetime.fromisoformat("2019-05-03 09:00"), datetime.fromisoformat("2019-05-03 23:59:59")
CORRECTED, RECORDED = datetime.fromisoformat("2019-05-04 12:00"), datetime.fromisoformat("2019-06-01 08:00")
THURSDAY, DUE = date(2019, 5, 2), date(2019, 5, 10)
DEFINITION = 'name = "harbour-fire"\ntitle = "The fire in the harbour"\nphrases = ["harbour"]\n'
RULESET = "0123456789ab"
TEXT = "A fire broke out in the harbour on Thursday. Divers must inspect the quay by May 10."
COPIED = "A fire broke out in the harbour on Thursday, the Courier said."


@dataclass(frozen=True)
class Said:
    """One statement: its words as they stand in the body, its trigger, and what dates it."""

    mention_id: str
    quote: str
    trigger: str
    kind: str
    status: str = "occurred"
    bound: str = "at"
    day: date | None = THURSDAY


@dataclass(frozen=True)
class Article:
    """One version of an article; the letter makes its identifiers."""

    letter: str
    source: str
    uri: str
    title: str
    body: str
    known: datetime | None
    said: tuple[Said, ...] = ()
    until: datetime | None = None
    lang: str = "en"

    @property
    def version(self) -> str:
        return self.letter * 16


ARTICLES = (
    Article(
        "a", "Courier", COURIER, "Fire in the harbour", TEXT, NINE,
        (
            Said(FIRE, TEXT[:44], "broke", "accident"),
            Said(INSPECTION, TEXT[45:], "inspect", "deadline", "scheduled", "by", DUE),
        ),
    ),
    Article(
        "b", "Daily", DAILY, "Harbour burns", COPIED, MIDNIGHT, (Said(FIRE_TOO, COPIED, "broke", "accident"),)
    ),
    Article(
        "0", "Wire", WIRE, "Two dead", "Two people died on Thursday.", NINE,
        (Said(DEATHS, "Two people died on Thursday.", "died", "death"),), CORRECTED,
    ),
    Article("1", "Wire", WIRE, "Nobody hurt", "Nobody was hurt.", CORRECTED),
    Article(
        "c", "Blog", BLOG, "The quay", "Officials criticised the crew.", None,
        (Said(LOOSE, "Officials criticised the crew.", "criticised", "criticism", "occurred", "none", None),),
    ),
    Article("e", "Zeitung", ZEITUNG, "Feuer im Hafen", "Im Hafen brannte es.", NINE, lang="de"),
)  # fmt: skip


def make(path: Path) -> Path:
    """Makes the store, with an archive that has an object for each version."""
    with open_writer(path) as writer:
        fill(writer.db)
    for one in ARTICLES:
        place = path.with_name(f"{path.name}.d") / "archive" / (one.letter * 2) / (one.letter * 2)
        place.mkdir(parents=True)
        (place / f"{one.letter * 64}.gz").write_bytes(b"")
    return path


def insert(db: DuckDBPyConnection, table: str, **row: Any) -> None:
    """Inserts a row; columns that must be given and are not get the nothing of their type."""
    columns = db.execute(
        "select column_name, data_type, is_nullable from duckdb_columns() where table_name = $table",
        {"table": table},
    ).fetchall()
    nothing = {"VARCHAR": "''", "BOOLEAN": "false", "TIMESTAMP": f"timestamp '{RECORDED}'"}
    values = [
        f"${name}" if name in row else "null" if nullable else "[]" if kind.endswith("[]") else nothing.get(kind, "0")
        for name, kind, nullable in columns
    ]
    assert set(row) <= {name for name, _, _ in columns}
    db.execute(f"insert into {table} values ({', '.join(values)})", row)


def fill(db: DuckDBPyConnection) -> None:
    """Puts everything in."""
    insert(db, "run_log", run_id="r1", kind="ingest", ended=RECORDED, ruleset=RULESET, inputs=["news.jsonl"])
    insert(db, "batch", batch=1, run_id="r1", ruleset=RULESET, n_changed=9)
    for one in ARTICLES:
        read(db, one)
        date_it(db, one)
        for ordinal, said in enumerate(one.said):
            state_it(db, one, ordinal, said)
    insert(
        db, "input", run_id="r1", batch=1, ordinal=9, uri=EMPTY, outcome="rejected", stage="read",
        reason="empty", detail="there is no text in it",
    )  # fmt: skip
    insert(db, "copy_pair", version_id="b" * 16, other_id="a" * 16, relation="excerpt", score=0.9, words=8)
    insert(db, "mention_link", version_id="a" * 16, source_id=INSPECTION, target_id=FIRE, relation="deadline_of")
    insert(db, "story", name="harbour-fire", title="The fire in the harbour", definition=DEFINITION)
    for letter in "ab":
        insert(db, "story_version", version_id=letter * 16, story="harbour-fire")
    for story in ("all", "harbour-fire"):
        happen(
            db,
            story,
            FIRE,
            THURSDAY,
            "occurred",
            "accident",
            "A fire broke out in the harbour",
            1,
            NINE,
            MIDNIGHT,
        )
        happen(db, story, FIRE, THURSDAY, "occurred", "accident", "A fire broke out in the harbour", 2, MIDNIGHT)
        happen(db, story, INSPECTION, DUE, "scheduled", "deadline", "Divers must inspect the quay", 1, NINE)
    happen(db, "all", DEATHS, THURSDAY, "occurred", "death", "Two people died", 1, NINE, CORRECTED)
    member(db, FIRE, "a", FIRE, NINE)
    member(db, FIRE, "b", FIRE_TOO, MIDNIGHT)
    member(db, INSPECTION, "a", INSPECTION, NINE)
    member(db, DEATHS, "0", DEATHS, NINE, CORRECTED)


def read(db: DuckDBPyConnection, one: Article) -> None:
    """What Read says of an article."""
    common = {
        "article_id": one.source.lower(),
        "uri": one.uri,
        "source": one.source,
        "sha256": one.letter * 64,
    }
    insert(
        db, "version", version_id=one.version, ruleset=RULESET, title=one.title, lang=one.lang, genre="news",
        keep="text", mined=one.lang == "en", **common,
    )  # fmt: skip
    insert(db, "input", run_id="r1", batch=1, outcome="stored", stage="resolve", **common)
    insert(db, "part", version_id=one.version, part=0, name="title", text=one.title)
    insert(db, "part", version_id=one.version, part=1, name="body", text=one.body)
    for n, time in enumerate(find(one.body, 1)):
        insert(
            db, "time_expression", version_id=one.version, ordinal=n, part=1, char_start=time.start,
            char_end=time.end, text=time.text, type=time.type, symbol=time.symbol,
        )  # fmt: skip


def date_it(db: DuckDBPyConnection, one: Article) -> None:
    """When an article was published, and what says so."""
    day = one.known.date() if one.known else None
    insert(
        db, "lifetime", version_id=one.version, article_id=one.source.lower(), known_from=one.known,
        known_to=one.until, current=one.until is None,
    )  # fmt: skip
    insert(
        db, "publication", version_id=one.version, earliest=day, latest=day, method="meta" if day else "",
        confidence=0.9 if day else 0, why="its meta tags" if day else "nothing says it", known_at=one.known,
        known_basis="published" if day else "unknown",
    )  # fmt: skip
    if day:
        insert(
            db, "date_candidate", version_id=one.version, role="published", method="meta", text=str(day),
            day=day, confidence=0.9,
        )  # fmt: skip
    insert(
        db, "date_candidate", version_id=one.version, ordinal=1, role="modified", method="text",
        text="2099-01-01", refused="future",
    )  # fmt: skip


def state_it(db: DuckDBPyConnection, one: Article, ordinal: int, said: Said) -> None:
    """One statement of an article."""
    start, trigger = one.body.index(said.quote), one.body.index(said.trigger)
    end = start + len(said.quote)
    times = enumerate(find(one.body, 1))
    insert(
        db, "mention", version_id=one.version, mention_id=said.mention_id, ordinal=ordinal, part=1,
        char_start=start, char_end=end, trigger=said.trigger, trigger_start=trigger,
        trigger_end=trigger + len(said.trigger), kind=said.kind, status=said.status, bound=said.bound,
        headline=said.quote,
        time=next((n for n, time in times if start <= time.start and time.end <= end), -1),
    )  # fmt: skip
    insert(
        db, "anchored", version_id=one.version, mention_id=said.mention_id, edtf=str(said.day or ""),
        earliest=said.day, latest=said.day, granularity="day" if said.day else "", known_from=one.known,
    )  # fmt: skip


def happen(
    db: DuckDBPyConnection, story: str, event: str, day: date, status: str, kind: str, headline: str,
    articles: int, since: datetime, until: datetime | None = None,
) -> None:  # fmt: skip
    """What is to be said of an event in a stretch of known time."""
    insert(
        db, "event_state", story=story, event_id=event, edtf=str(day), earliest=day, latest=day,
        granularity="day", status=status, kind=kind, headline=headline, places=["Ghent, Belgium"],
        n_articles=articles, n_independent=1, lineages=["Courier = Daily (copy)"], salience=float(articles),
        first_known=NINE, known_from=since, known_to=until, current=until is None, edits=[], hidden=False,
    )  # fmt: skip


def member(
    db: DuckDBPyConnection,
    event: str,
    letter: str,
    mention: str,
    since: datetime,
    until: datetime | None = None,
) -> None:
    """Which statement stands for which event."""
    insert(
        db, "membership", event_id=event, version_id=letter * 16, mention_id=mention, known_from=since,
        known_to=until, current=until is None,
    )  # fmt: skip
