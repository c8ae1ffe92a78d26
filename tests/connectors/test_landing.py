"""What Read landed is in the store once, with all that belongs to it, or not at all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dateline.connectors import landing, migrations
from dateline.schemas.arrow import INPUT, READING, to_row
from dateline.schemas.errors import StoreError
from dateline.schemas.records import (
    DateCandidate,
    Input,
    Mention,
    MentionLink,
    Money,
    Part,
    Participant,
    Quotation,
    Reading,
    Span,
    TimeExpression,
)

NOW = datetime(2031, 5, 2, 12, 0)
TEXT = "Mayor Ada Fenn said on Friday the bridge “will close” at a cost of $2 million."


def mention(ordinal: int, trigger: str, **more: object) -> Mention:
    start = TEXT.index(trigger)
    plain = Mention(
        mention_id=f"m{ordinal}",
        ordinal=ordinal,
        part=1,
        start=0,
        end=len(TEXT),
        trigger=trigger,
        trigger_start=start,
        trigger_end=start + len(trigger),
        lemma=trigger,
        kind="statement",
        status="occurred",
        time=-1,
        bound="none",
        headline="Fenn: bridge to close",
        places=(),
        attributed_to="",
        participants=(),
        terms=("bridge", "close"),
        weights=(4.5, 2.5),
    )
    return replace(plain, **more)  # type: ignore[arg-type]


READ = Reading(
    article_id="a1",
    version_id="v1",
    uri="https://courier.example/bridge",
    sha256="5" * 64,
    media="text/html",
    source="Courier",
    observed="2031-05-02T12:00:00+02:00",
    ordinal=0,
    url="",
    title="Bridge to close",
    authors=("Bo Lind",),
    credit=(),
    dateline="BRINMOUTH",
    lang="en",
    genre="news",
    mined=True,
    parts=(Part(0, "title", "Bridge to close"), Part(1, "body", TEXT)),
    sentences=(Span(1, 0, len(TEXT)),),
    times=(
        TimeExpression(0, 0, 6, "Bridge", "DURATION", "d"),
        TimeExpression(1, 23, 29, "Friday", "DATE", "w5"),
    ),
    dates=(
        DateCandidate("published", "json-ld", "2031-05-02T10:00Z", "2031-05-02", "2031-05-02T10:00:00Z", 0.9),
        DateCandidate("modified", "meta", "soon", "", "", 0.1, "unreadable"),
    ),
    mentions=(
        mention(
            0,
            "said",
            time=1,
            bound="at",
            places=("Brinmouth",),
            participants=(
                Participant("actor", "person", "Ada Fenn", 6, 14),
                Participant("other", "group", "x", 0, 5),
            ),
        ),
        mention(1, "close", status="scheduled", kind="closure"),
    ),
    links=(MentionLink(0, 1, "proposes"),),
    money=(Money(1, TEXT.index("$"), len(TEXT) - 1, 2e6, 2e6, "USD", "$2 million"),),
    quotations=(Quotation(1, TEXT.index("will"), TEXT.index("will") + 10, "will close", "Ada Fenn", "said", True),),
    fingerprints=(-(2**62), 7),
    content="c1",
)
GIVEN = Input(
    run_id="r1",
    ordinal=0,
    uri=READ.uri,
    source="Courier",
    article_id="a1",
    sha256=READ.sha256,
    media="text/html",
    observed=READ.observed,
    outcome="stored",
    stage="read",
    reason="",
    detail="",
)
CHILDREN = (
    "part",
    "time_expression",
    "date_candidate",
    "mention",
    "mention_participant",
    "mention_link",
    "money_mention",
    "quotation_mention",
    "fingerprint",
)


@pytest.fixture
def db() -> duckdb.DuckDBPyConnection:
    made = duckdb.connect()
    made.execute("set TimeZone = 'UTC'")
    migrations.create(made)
    return made


def land(
    root: Path,
    name: str,
    readings: Sequence[Reading],
    inputs: Sequence[Input],
    last: bool = True,
    **said: object,
) -> Path:
    folder = root / name
    folder.mkdir()
    for number, reading in enumerate(readings):  # one file each: a landing has as many as Beam made shards
        table = pa.Table.from_pylist([to_row(reading)], READING)
        pq.write_table(table, folder / f"reading-{number:05}.parquet")
    pq.write_table(pa.Table.from_pylist([to_row(given) for given in inputs], INPUT), folder / "input.parquet")
    run = {
        "run_id": name.split("-")[0],
        "kind": "ingest",
        "started": "2031-05-02T12:00:00+02:00",
        "ruleset": "rules",
        "inputs": ["in/"],
        "last": last,
    }
    (folder / "run.json").write_text(json.dumps(run | said))
    return folder


def take(db: duckdb.DuckDBPyConnection, folder: Path) -> int:
    batch, recorded = landing.next_batch(db, NOW)
    db.begin()
    new = landing.load(db, folder, batch, recorded)
    landing.enter(db, landing.describe(folder), batch, recorded, new)
    db.commit()
    return new


def counts(db: duckdb.DuckDBPyConnection) -> dict[str, int]:
    return {t: db.sql(f"select count(*) from {t}").fetchall()[0][0] for t in ("version", *CHILDREN)}


def outcomes(db: duckdb.DuckDBPyConnection) -> list[tuple[int, int, str]]:
    return db.sql("select batch, ordinal, outcome from input order by batch, ordinal").fetchall()


def test_every_field_of_a_reading_arrives_where_readers_look_for_it(
    db: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    assert take(db, land(tmp_path, "r1-0001", [READ], [GIVEN])) == 1
    assert db.sql(
        "select article_id, uri, url, source, sha256, media, observed, ordinal, batch, recorded, ruleset, title, "
        "authors, credit, dateline, lang, genre, mined, content from version"
    ).fetchall() == [
        (
            "a1", READ.uri, "", "Courier", "5" * 64, "text/html", datetime(2031, 5, 2, 10), 0, 1, NOW, "rules",
            "Bridge to close", ["Bo Lind"], [], "BRINMOUTH", "en", "news", True, "c1",
        )
    ]  # fmt: skip
    assert db.sql("from part order by part").fetchall() == [
        ("v1", 0, "title", "Bridge to close"),
        ("v1", 1, "body", TEXT),
    ]
    assert db.sql("select ordinal, part, text, type, symbol from time_expression order by ordinal").fetchall() == [
        (0, 0, "Bridge", "DURATION", "d"),
        (1, 1, "Friday", "DATE", "w5"),
    ]
    assert db.sql("select * exclude (version_id) from date_candidate order by ordinal").fetchall() == [
        (0, "published", "json-ld", "2031-05-02T10:00Z", date(2031, 5, 2), datetime(2031, 5, 2, 10), 0.9, ""),
        (1, "modified", "meta", "soon", None, None, 0.1, "unreadable"),
    ]
    assert db.sql(
        "select mention_id, ordinal, part, trigger, trigger_start, status, time, bound, places, terms, weights "
        "from mention order by ordinal"
    ).fetchall() == [
        ("m0", 0, 1, "said", 15, "occurred", 1, "at", ["Brinmouth"], ["bridge", "close"], [4.5, 2.5]),
        (
            "m1",
            1,
            1,
            "close",
            TEXT.index("close"),
            "scheduled",
            -1,
            "none",
            [],
            ["bridge", "close"],
            [4.5, 2.5],
        ),
    ]
    assert db.sql(
        "select mention_id, role, kind, name, part, char_start, char_end from mention_participant order by role"
    ).fetchall() == [("m0", "actor", "person", "Ada Fenn", 1, 6, 14), ("m0", "other", "group", "x", 1, 0, 5)]
    assert db.sql("from mention_link").fetchall() == [("v1", "m0", "m1", "proposes")]
    assert db.sql("select part, low, currency, text from money_mention").fetchall() == [(1, 2e6, "USD", "$2 million")]
    assert db.sql("select text, speaker, verb, direct from quotation_mention").fetchall() == [
        ("will close", "Ada Fenn", "said", True)
    ]
    assert db.sql("select hash from fingerprint order by hash").fetchall() == [(-(2**62),), (7,)]


def test_columns_of_the_tables_are_the_fields_of_the_records(db: duckdb.DuckDBPyConnection) -> None:
    def columns(table: str) -> set[str]:
        return {name for (name,) in db.execute(f"select column_name from (describe {table})").fetchall()}

    def fields(of: object) -> set[str]:
        return {{"start": "char_start", "end": "char_end"}.get(f, f) for f in to_row(of)}

    assert columns("input") == fields(GIVEN) | {"batch"}
    own = columns("version") - {"batch", "recorded", "ruleset"}
    assert fields(READ) - own == {
        "parts", "sentences", "times", "dates", "mentions", "links", "money", "quotations", "fingerprints", "places",
    }  # fmt: skip
    kept_beside = {"version_id", "lead", "version_key", "mention_key"}
    assert columns("mention") == fields(READ.mentions[0]) - {"participants"} | kept_beside
    assert columns("money_mention") == fields(READ.money[0]) | {"version_id"}
    assert columns("quotation_mention") == fields(READ.quotations[0]) | {"version_id"}
    assert columns("time_expression") == fields(READ.times[0]) | {"version_id", "ordinal"}
    assert columns("date_candidate") == fields(READ.dates[0]) | {"version_id", "ordinal"}


def test_a_version_that_comes_twice_in_a_landing_is_loaded_once_and_the_second_is_a_duplicate(
    db: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    again = replace(READ, ordinal=1)
    assert take(db, land(tmp_path, "r1-0001", [again, READ], [GIVEN, replace(GIVEN, ordinal=1)])) == 1
    assert counts(db)["version"] == 1
    assert counts(db)["mention"] == 2
    assert db.sql("select ordinal from version").fetchall() == [(0,)]
    assert outcomes(db) == [(1, 0, "stored"), (1, 1, "duplicate")]


def test_a_version_that_the_store_has_is_not_loaded_again(db: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    take(db, land(tmp_path, "r1-0001", [READ], [GIVEN], last=False))
    before = counts(db)
    later_in_the_run = land(tmp_path, "r1-0002", [replace(READ, ordinal=5)], [replace(GIVEN, ordinal=5)])
    next_run = land(tmp_path, "r2-0001", [READ], [replace(GIVEN, run_id="r2")])
    assert (take(db, later_in_the_run), take(db, next_run)) == (0, 0)
    assert counts(db) == before
    assert outcomes(db) == [(1, 0, "stored"), (2, 5, "duplicate"), (3, 0, "unchanged")]


def test_a_version_that_was_read_under_other_rules_is_replaced_and_came_when_it_came(
    db: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    take(db, land(tmp_path, "r1-0001", [READ], [GIVEN]))
    before = counts(db)
    anew = replace(READ, ordinal=7, title="Bridge shut", mentions=READ.mentions[:1], links=(), fingerprints=(8, 9))
    assert take(db, land(tmp_path, "r2-0001", [anew], [], ruleset="newer rules")) == 1
    assert counts(db) == before | {"mention": 1, "mention_link": 0}
    assert db.sql("select title, ruleset, batch from version").fetchall() == [("Bridge shut", "newer rules", 2)]
    assert db.sql("select hash from fingerprint order by hash").fetchall() == [(8,), (9,)]
    assert db.sql("select * from arrival").fetchall() == [("v1", 1, 0, NOW)]
    assert outcomes(db) == [(1, 0, "stored")]


def test_inputs_without_a_document_have_no_hash_and_no_article(db: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    lost = replace(
        GIVEN,
        article_id="",
        sha256="",
        media="",
        observed="",
        outcome="rejected",
        reason="unreadable",
        detail="why",
    )
    assert take(db, land(tmp_path, "r1-0001", [], [lost])) == 0
    assert db.sql("select article_id, sha256, media, observed, outcome, reason from input").fetchall() == [
        (None, None, None, None, "rejected", "unreadable")
    ]
    assert db.sql("select uri, reason, detail, recorded from reject").fetchall() == [
        (READ.uri, "unreadable", "why", NOW)
    ]


def test_a_load_that_is_rolled_back_leaves_nothing(db: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    folder = land(tmp_path, "r1-0001", [READ], [GIVEN])
    db.begin()
    landing.load(db, folder, 1, NOW)
    db.rollback()
    assert set(counts(db).values()) == {0}
    assert take(db, folder) == 1


def test_instants_mean_the_same_in_every_time_zone(db: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    db.execute("set TimeZone = 'Pacific/Kiritimati'")
    take(db, land(tmp_path, "r1-0001", [READ], [GIVEN]))
    assert db.sql("select observed from version").fetchall() == [(datetime(2031, 5, 2, 10),)]
    assert db.sql("select started from run_log").fetchall() == [(datetime(2031, 5, 2, 10),)]


def test_what_is_pending_is_whole_not_in_the_ledger_and_in_the_order_of_its_making(
    db: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    later = land(tmp_path, "a-0001", [], [GIVEN], started="2031-05-03T00:00:00+00:00")
    second = land(tmp_path, "z-0002", [], [GIVEN])
    first = land(tmp_path, "z-0001", [], [GIVEN])
    done = land(tmp_path, "b-0001", [], [GIVEN])
    take(db, done)
    (tmp_path / "c-0001.part").mkdir()
    assert [left.folder for left in landing.pending(db, tmp_path)] == [first, second, later]
    landing.sweep(db, tmp_path)
    assert sorted(tmp_path.iterdir()) == [later, first, second]


def test_a_run_begins_with_its_first_batch_and_ends_with_its_last(
    db: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    take(db, land(tmp_path, "r1-0001", [READ], [GIVEN], last=False))
    assert db.sql("select ended, n_batches, n_stored from run").fetchall() == [(None, 1, 1)]
    take(db, land(tmp_path, "r1-0002", [], [replace(GIVEN, ordinal=1, outcome="skipped")]))
    assert db.sql("select ended, inputs, n_batches, n_inputs, n_stored, n_skipped, n_changed from run").fetchall() == [
        (NOW + timedelta(microseconds=1), ["in/"], 2, 2, 1, 1, 1)
    ]


def test_batches_are_recorded_in_order_though_the_clock_goes_back(db: duckdb.DuckDBPyConnection) -> None:
    assert landing.next_batch(db, NOW) == (1, NOW)
    db.execute("insert into batch values (1, 'l', 'r', ?, 'rules', 0)", [NOW])
    assert landing.next_batch(db, NOW - timedelta(days=365)) == (2, NOW + timedelta(microseconds=1))
    assert landing.next_batch(db, NOW + timedelta(days=1)) == (2, NOW + timedelta(days=1))


@pytest.mark.parametrize("said", ["", "{}", "[]", '{"run_id": "r", "started": "soon"}'])
def test_a_folder_that_is_no_landing_is_named(tmp_path: Path, said: str) -> None:
    (tmp_path / "run.json").write_text(said)
    with pytest.raises(StoreError, match="no whole landing") as refused:
        landing.describe(tmp_path)
    assert refused.value.subject == str(tmp_path)


def test_a_landing_that_an_older_release_left_is_loaded_without_the_columns_that_came_later(
    db: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    folder = land(tmp_path, "r1-0001", [READ], [GIVEN])
    (file,) = folder.glob("reading-*.parquet")
    pq.write_table(pq.read_table(file).drop_columns(["paywalled"]), file)
    assert take(db, folder) == 1
    assert db.execute("select paywalled from version").fetchall() == [(False,)]
