"""A newsroom of five articles, written down by hand, so that each answer can be read off it.

On Friday 2 May 2031 the Courier reports that Mayor Ada Fenn said the harbour bridge is to close on 1 June; the Post
copies it. On Monday the Gazette has 8 June, and that the council met; on Tuesday it corrects that to 9 June, and the
meeting is gone. A leaflet that bears no date says that the bridge is unsafe, and that it is to close, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb
import pytest

from dateline.connectors.store import open_reader, open_writer

FIRST, SECOND = datetime(2031, 5, 3), datetime(2031, 5, 7)  # recorded
TEXTS = {
    "courier": (
        "Bridge to close",
        "Mayor Ada Fenn said on Friday the harbour bridge will close on June 1. “It will cost $2 million,” she warned.",
    ),
    "post": ("Harbour bridge to close", "The harbour bridge will close on June 1, the mayor says."),
    "gazette1": ("Later date for bridge", "The bridge is to close on June 8. The council met on Monday."),
    "gazette2": ("Later date for bridge", "The bridge is to close on June 9."),
    "leaflet": ("Your bridge", "The bridge is unsafe, as the Post reported. It will close on June 9."),
}
KNOWN = {
    "courier": datetime(2031, 5, 2, 8),
    "post": datetime(2031, 5, 2, 12),
    "gazette1": datetime(2031, 5, 5, 7),
    "gazette2": datetime(2031, 5, 6, 7),
    "leaflet": None,
}
# mention: version, its words, trigger, status, date, event that it stands for
MENTIONS = {
    "said": ("courier", "Mayor Ada Fenn said on Friday", "said", "occurred", date(2031, 5, 2), "said"),
    "close": (
        "courier",
        "the harbour bridge will close on June 1",
        "close",
        "scheduled",
        date(2031, 6, 1),
        "close",
    ),
    "copied": (
        "post",
        "The harbour bridge will close on June 1",
        "close",
        "scheduled",
        date(2031, 6, 1),
        "close",
    ),
    "later": (
        "gazette1",
        "The bridge is to close on June 8",
        "close",
        "scheduled",
        date(2031, 6, 8),
        "close",
    ),
    "met": ("gazette1", "The council met on Monday", "met", "occurred", date(2031, 5, 5), "met"),
    "latest": (
        "gazette2",
        "The bridge is to close on June 9",
        "close",
        "scheduled",
        date(2031, 6, 9),
        "close",
    ),
    "unsafe": ("leaflet", "The bridge is unsafe, as the Post reported.", "unsafe", "possible", None, None),
    "closes": ("leaflet", "It will close on June 9", "close", "threatened", date(2031, 6, 9), "close"),
}
GONE = {"later", "met"}  # with the Gazette's first version


def _article(version: str) -> str:
    return version.rstrip("12")


def insert(db: duckdb.DuckDBPyConnection, table: str, **row: Any) -> None:
    """Inserts a row; columns that are not given are NULL."""
    marks = ", ".join("?" for _ in row)
    names = ", ".join(f'"{name}"' for name in row)
    db.execute(f"insert into {table} ({names}) values ({marks})", list(row.values()))


def _read(db: duckdb.DuckDBPyConnection) -> None:
    for number, (version, (title, body)) in enumerate(TEXTS.items()):
        batch = 2 if version in ("gazette2", "leaflet") else 1
        insert(
            db, "version", version_id=version, article_id=_article(version),
            uri=f"https://{_article(version)}.example/bridge", url="", source=_article(version).title(),
            sha256=f"{number}" * 64, media="text/html", ordinal=number, batch=batch,
            recorded=(FIRST, SECOND)[batch - 1], ruleset="rules", title=title,
            authors=["Bo Lind"] if version == "courier" else [], credit=[], dateline="", lang="en", genre="news",
            mined=True, content=version,
        )  # fmt: skip
        insert(
            db, "arrival", version_id=version, batch=batch, ordinal=number, recorded=(FIRST, SECOND)[batch - 1]
        )  # fmt: skip
        for part, (name, text) in enumerate((("title", title), ("body", body))):
            insert(db, "part", version_id=version, part=part, name=name, text=text)
    insert(db, "part", version_id="courier", part=2, name="caption", text="The bridge in 1931.")
    body = TEXTS["courier"][1]
    for name in ("June 1", "Friday"):
        at = body.index(name)
        insert(
            db, "time_expression", version_id="courier", ordinal=int(name == "Friday"), part=1, char_start=at,
            char_end=at + len(name), text=name, type="DATE", symbol=name,
        )  # fmt: skip
    at = body.index("$2 million")
    insert(
        db, "money_mention", version_id="courier", part=1, char_start=at, char_end=at + 10, low=2e6, high=2e6,
        currency="USD", text="$2 million",
    )  # fmt: skip
    at = body.index("It will")
    insert(
        db, "quotation_mention", version_id="courier", part=1, char_start=at, char_end=at + 24,
        text=body[at : at + 24], speaker="Ada Fenn", verb="warned", direct=True,
    )  # fmt: skip
    insert(db, "mention_link", version_id="courier", source_id="said", target_id="close", relation="proposes")


def _mentions(db: duckdb.DuckDBPyConnection) -> None:
    for number, (name, (version, words, trigger, status, day, event)) in enumerate(MENTIONS.items()):
        body = TEXTS[version][1]
        start = body.index(words)
        insert(
            db, "mention", version_id=version, mention_id=name, ordinal=number, part=1, char_start=start,
            char_end=start + len(words), trigger=trigger, trigger_start=body.index(trigger, start),
            trigger_end=body.index(trigger, start) + len(trigger), lemma=trigger,
            kind="statement" if trigger == "said" else "closure", status=status,
            time={"said": 1, "close": 0}.get(name, -1), bound="at" if day else "none", headline=words.lower(),
            places=["Brinmouth"], attributed_to="Post" if name == "unsafe" else "", terms=[], weights=[],
        )  # fmt: skip
        insert(
            db, "anchored", version_id=version, mention_id=name, block="b", edtf=str(day or ""), earliest=day,
            latest=day, granularity="day" if day else "", value=str(day or ""), known_from=KNOWN[version],
            recorded_from=FIRST,
        )  # fmt: skip
        if event:
            insert(
                db, "membership", block="b", event_id=event, version_id=version, mention_id=name,
                known_from=KNOWN[version], known_to=KNOWN["gazette2"] if name in GONE else None,
                current=name not in GONE, recorded_from=FIRST,
            )  # fmt: skip
    insert(
        db, "mention_participant", version_id="courier", mention_id="said", role="actor", kind="person",
        name="Ada Fenn", part=1, char_start=6, char_end=14,
    )  # fmt: skip


def _lives(db: duckdb.DuckDBPyConnection) -> None:
    for version in TEXTS:
        known = KNOWN[version]
        insert(
            db, "lifetime", version_id=version, article_id=_article(version), known_from=known,
            known_to=KNOWN["gazette2"] if version == "gazette1" else None, current=version != "gazette1",
            recorded_from=FIRST,
        )  # fmt: skip
        insert(
            db, "publication", version_id=version, earliest=known and known.date(), latest=known and known.date(),
            at=known, method="json-ld" if known else "", confidence=0.9 if known else 0.0, why="its own data",
            known_at=known, known_basis="published" if known else "unknown", dated_at=known, recorded_from=FIRST,
        )  # fmt: skip
    insert(
        db, "publication", version_id="courier", earliest=date(2031, 5, 1), latest=date(2031, 5, 3), method="text",
        confidence=0.5, why="an earlier conclusion", known_basis="unknown", recorded_from=FIRST, recorded_to=SECOND,
    )  # fmt: skip
    pairs = (
        ("courier", "post", "excerpt"),
        ("gazette1", "courier", "rewrite"),
        ("gazette2", "courier", "quotes"),
    )
    for one, other, relation in pairs:
        insert(
            db, "copy_pair", version_id=one, other_id=other, relation=relation, score=0.8, words=12,
            recorded_from=FIRST,
        )  # fmt: skip


def state(db: duckdb.DuckDBPyConnection, event: str, day: date, **more: Any) -> None:
    """Inserts a state of an event: a closure on a day, of one source, unless said otherwise."""
    row = {
        "story": "all", "event_id": event, "block": "b", "edtf": str(day), "earliest": day, "latest": day,
        "granularity": "day", "status": "scheduled", "kind": "closure", "headline": "Bridge to close",
        "places": ["Brinmouth"], "n_articles": 1, "n_independent": 1, "lineages": ["Courier"], "salience": 1.0,
        "first_known": KNOWN["courier"], "known_from": None, "known_to": None, "current": False,
        "recorded_from": FIRST,
    }  # fmt: skip
    insert(db, "event_state", **(row | more))


def _states(db: duckdb.DuckDBPyConnection) -> None:
    courier, post, first, second = (KNOWN[v] for v in ("courier", "post", "gazette1", "gazette2"))
    for story in ("all", "harbour"):
        june = date(2031, 6, 1)
        state(db, "close", june, story=story, known_from=courier, known_to=post)
        state(db, "close", june, story=story, known_from=post, known_to=first, n_articles=2)
        state(
            db, "close", date(2031, 6, 8), story=story, known_from=first, known_to=second, n_articles=3,
            n_independent=2, headline="Bridge to close later",
        )  # fmt: skip
        state(
            db, "close", date(2031, 6, 9), story=story, known_from=second, n_articles=3, n_independent=2,
            headline="Bridge to close later", lineages=["Courier, Post", "Gazette"], recorded_from=SECOND,
        )  # fmt: skip
        state(
            db, "close", date(2031, 6, 9), story=story, current=True, n_articles=4, n_independent=3, salience=3.0,
            headline="Bridge to close later", lineages=["Courier, Post", "Gazette", "Leaflet"],
            recorded_from=SECOND,
        )  # fmt: skip
    said = {"status": "occurred", "kind": "statement", "headline": "Fenn: bridge to close"}
    state(db, "said", date(2031, 5, 2), known_from=courier, current=True, **said)
    met = {"status": "occurred", "kind": "meeting", "headline": "Council meets", "first_known": first}
    state(db, "met", date(2031, 5, 5), known_from=first, known_to=second, recorded_from=SECOND, **met)
    state(db, "met", date(2031, 5, 5), known_from=first, current=True, recorded_to=SECOND, **met)
    state(
        db, "week", date(2031, 5, 5), edtf="2031-05-05/2031-05-11", latest=date(2031, 5, 11), granularity="week",
        known_from=courier, current=True, salience=0.7, headline="Tests of the piers", status="occurred",
    )  # fmt: skip
    state(
        db, "month", date(2031, 5, 1), edtf="2031-05", latest=date(2031, 5, 31), granularity="month",
        known_from=courier, current=True, headline="Traffic counted", status="possible", kind="deadline",
    )  # fmt: skip


def _runs(db: duckdb.DuckDBPyConnection) -> None:
    insert(
        db, "run_log", run_id="r1", kind="ingest", started=FIRST, ended=SECOND, ruleset="rules", inputs=["in/"],
        n_batches=2,
    )  # fmt: skip
    for batch, recorded in ((1, FIRST), (2, SECOND)):
        insert(
            db, "batch", batch=batch, landing=f"r1-{batch}", run_id="r1", recorded=recorded, ruleset="rules",
            n_changed=7,
        )  # fmt: skip
    outcomes = ("stored", "stored", "duplicate", "rejected", "unchanged", "skipped")
    for number, outcome in enumerate(outcomes):
        insert(
            db, "input", run_id="r1", batch=1, ordinal=number, uri=f"in/{number}.html", source="", outcome=outcome,
            stage="gather", reason="" if outcome == "stored" else "because", detail="",
        )  # fmt: skip
    insert(db, "story", name="harbour", title="Harbour", definition="", sha256="", recorded=FIRST)


def revise(db: duckdb.DuckDBPyConnection) -> None:
    """Inserts what the Gazette changed in silence: the day, and that the council met."""
    (_, was), (_, now) = TEXTS["gazette1"], TEXTS["gazette2"]
    for ordinal, (change, old, new) in enumerate((("date", "June 8", "June 9"), ("cut", MENTIONS["met"][1], ""))):
        insert(
            db, "revised", article_id="gazette", before_id="gazette1", version_id="gazette2", ordinal=ordinal,
            change=change, was=old, was_part=1, was_start=was.index(old), was_end=was.index(old) + len(old),
            was_sentence_start=was.index(old), was_sentence_end=was.index(old) + len(old), now=new,
            now_part=1 if new else None, now_start=now.index(new) if new else None,
            now_end=now.index(new) + len(new) if new else None, notice_kind="", notice="", recorded_from=SECOND,
        )  # fmt: skip
    for ordinal, (old, new) in enumerate((("later", "latest"), ("met", None))):
        insert(
            db, "restated", article_id="gazette", before_id="gazette1", before_mention=old, version_id="gazette2",
            mention_id=new, ordinal=ordinal, recorded_from=SECOND,
        )  # fmt: skip


def _decisions(db: duckdb.DuckDBPyConnection) -> None:
    """A note on the closure, and a hiding of the meeting, which the Gazette no longer tells."""
    decisions = (("e1", "note", "Ask the harbour master.", "courier", "close"), ("e2", "hide", "", "gazette1", "met"))
    for ordinal, (edit, action, value, version, mention) in enumerate(decisions):
        insert(
            db, "edit_log", edit_id=edit, ordinal=ordinal, made=SECOND, editor="Kit", why="Ada Fenn called.",
            action=action, value=value, recorded=SECOND,
        )  # fmt: skip
        insert(
            db, "edit_ground", edit_id=edit, ordinal=0, side=0, article_id=_article(version),
            uri=f"https://{_article(version)}.example/bridge", sha256="", part="body", quote=MENTIONS[mention][1],
            trigger=MENTIONS[mention][2],
        )  # fmt: skip
        insert(db, "edit_match", edit_id=edit, ordinal=0, version_id=version, mention_id=mention, recorded_from=SECOND)


@pytest.fixture(scope="session")
def newsroom_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("newsroom") / "newsroom.duckdb"
    with open_writer(path) as writer:
        for fill in (_read, _mentions, _lives, _states, _runs, _decisions):
            fill(writer.db)
    return path


@pytest.fixture
def newsroom(newsroom_file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The newsroom's store, opened to read."""
    with open_reader(newsroom_file) as db:
        yield db


@pytest.fixture
def desk(newsroom_file: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The same, to change in a test."""
    copy = tmp_path / "desk.duckdb"
    copy.write_bytes(newsroom_file.read_bytes())
    with open_writer(copy) as writer:
        yield writer.db
