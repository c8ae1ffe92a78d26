"""A store of a million mentions: one world many times over, each time with ids, words and years of its own.

The real load and Resolve have made the world; here SQL multiplies it, table by table, so that the store is what Resolve
would have made of all the articles, in minutes. That holds because worlds cannot meet: fingerprints differ, and so do
the terms and names by which mentions are compared. But they share the days: what is said of one day lies in one block,
whosever world it is of, so that blocks are as full as those of a large newsroom.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import pyarrow as pa

from dateline.connectors import migrations
from dateline.connectors.database import connect, connect_readonly
from dateline.pipelines.resolve.stories import BY_THE_WAY
from dateline.schemas.story import fingerprint
from tests.bench import arrivals, questions, world
from tests.bench.corpus import Original, cache, originals, stamp
from tests.bench.retell import YEAR, stated_day

WORLDS = 32
ERAS = 4
# The Gregorian calendar repeats after 28 years, weekdays, weeks and leap days included.
ERA_YEARS = 28
ERA_DAYS = 10_227
# Rows of one world in a row, before those of the next: as a day's articles come.
RUN = 250
HELD_OUT = 100  # of the real articles are in no world: they are what is ingested into it
# Changes with anything that changes the store that comes of the same articles.
VERSION = 4

_KEYS = frozenset({"target_version", "target_mention", "before_mention", "other_id"})
_OTHERS_KEYS = frozenset({"run_id", "edit_id", "erasure_id"})
_CALENDAR = frozenset({"block", "edtf", "value", "symbol"})
# By what linking finds rows: numbers of these columns together.
_HASHED = {"version_key": ("version_id",), "mention_key": ("version_id", "mention_id"), "block_key": ("block",)}
_ONCE = ("run_log", "batch", "story")  # tables of the store, not of a world
_LEFT = ("migration", "surface")


def main(corpora: Path) -> None:
    """Prints what questions and new articles cost in the large store."""
    found = originals(corpora)
    path = store(found)
    print(sizes(path))
    for cost in questions.measure(path):
        print(cost)
    print(f"\n{HELD_OUT} new articles")
    print(arrivals.table(*arrivals.measure(path, held_out(found))))


def sizes(path: Path) -> str:
    """What the store holds, and its bytes a mention."""
    with connect_readonly(path) as db:
        mentions, events, states, rows, articles = db.execute(
            "select (select count(*) from mention), (select count(*) from timeline where story = 'all'), "
            "count(*) filter (story = 'all' and recorded_to is null), count(*), (select count(*) from article) "
            "from event_state"
        ).fetchall()[0]
    size = path.stat().st_size
    return (
        f"{mentions:,} mentions of {articles:,} articles, {events:,} events, {states:,} states of the story 'all' "
        f"({rows:,} with other stories' and ended ones)\n{size / 1e6:,.0f} MB, {size / mentions:,.0f} bytes a mention\n"
    )


def store(found: Sequence[Original]) -> Path:
    """The store's file, made where there is none of this version, with the views and macros of today."""
    sources = tuple(o.reading.version_id for o in found)
    path = cache() / f"million-{stamp(VERSION, sources, migrations_made())}.duckdb"
    if not path.exists():
        for stale in cache().glob("million-*"):
            stale.unlink()
        began = time.monotonic()
        left = {o.item.uri for o in held_out(found)}
        _make(path, [o for o in found if o.item.uri not in left])
        print(f"made the store in {time.monotonic() - began:.0f} s; it is kept at {path}\n")
    with connect(path, 0) as db:
        migrations.resurface(db)
    return path


def held_out(found: Sequence[Original]) -> list[Original]:
    """The articles that no world was made of: every other one of some days in a row, as new articles come."""
    dated = sorted((o for o in found if stated_day(o.reading)), key=lambda o: (stated_day(o.reading), o.item.uri))
    first = (len(dated) - 2 * HELD_OUT) // 2
    return dated[first : first + 2 * HELD_OUT : 2]


def migrations_made() -> tuple[str, ...]:
    """The store's schema, by the hashes of its migrations."""
    return tuple(s.sha256 for s in migrations.scripts("migrations"))


def _make(path: Path, found: Sequence[Original]) -> None:
    part = path.with_suffix(f".{os.getpid()}")
    one = part.with_suffix(f".{os.getpid()}-world")
    try:
        world.make(one, found)
        multiply(one, part)
        part.replace(path)
    finally:
        one.unlink(missing_ok=True)
        part.unlink(missing_ok=True)


def multiply(one: Path, path: Path) -> None:
    """Makes the large store at a path of a world's file."""
    db = connect(path, 0)
    try:
        migrations.create(db)
        db.execute(f"attach '{one}' as one (read_only)")
        db.execute("create temp table world (number integer, prefix varchar, era integer, salt bigint)")
        db.executemany("insert into world values (?, ?, ?, ?)", list(_worlds()))
        for table in _tables(db):
            if table in _ONCE:
                _copy_once(db, table)
            elif table not in _LEFT:
                _multiply(db, table)
        _set_aside(db)
        db.execute("detach one")
        db.execute("checkpoint")
    finally:
        db.close()


def _set_aside(db: duckdb.DuckDBPyConnection) -> None:
    """Gives the events in stories of other worlds, whose numbered names no line has, what is left to such."""
    whole = [s for (s,) in db.execute("select distinct salience from event_state where story = 'all'").fetchall()]
    db.register("learnt", pa.table({"whole": whole, "left": [round(s * BY_THE_WAY, 6) for s in whole]}))
    same = ("event_id", "known_from", "current", "recorded_from")
    db.execute(
        'update event_state s set salience = l."left" from event_state a join learnt l on l.whole = a.salience '
        "where a.story = 'all' and regexp_matches(s.story, '-[0-9]+$') and "
        + " and ".join(f"s.{column} is not distinct from a.{column}" for column in same)
    )
    db.unregister("learnt")


def _worlds() -> Iterator[tuple[int, str, int, int]]:
    """Number, the three hex digits that its ids begin with, era, and what its fingerprints are mixed with."""
    chance = random.Random(world.SEED)
    prefixes = chance.sample(range(1 << 12), WORLDS)
    for number in range(WORLDS):
        yield number, f"{prefixes[number]:03x}", number % ERAS, 0 if number == 0 else chance.getrandbits(62)


def _tables(db: duckdb.DuckDBPyConnection) -> list[str]:
    rows = db.execute("select table_name from duckdb_tables() where database_name = 'one' order by table_name")
    return [name for (name,) in rows.fetchall()]


def _copy_once(db: duckdb.DuckDBPyConnection, table: str) -> None:
    if table != "story":
        db.execute(f"insert into {table} by name select * from one.{table}")
        return
    for number in range(WORLDS):
        for story, names in world.STORIES.items():
            name = _story(story, number)
            text = world.definition(name, [n if number == 0 else f"{n} {number}" for n in names])
            db.execute("insert into story values (?, ?, ?, ?, ?)", [name, name, text, fingerprint(text), world.STARTED])


def _story(story: str, number: int) -> str:
    return story if number == 0 else f"{story}-{number}"


def _multiply(db: duckdb.DuckDBPyConnection, table: str) -> None:
    rows = db.execute(
        "select column_name, data_type from duckdb_columns() where database_name = 'one' and table_name = $t "
        "order by column_index",
        {"t": table},
    )
    columns = rows.fetchall()
    calendar = [name for name, _ in columns if name in _CALENDAR]
    for name in calendar:
        _learn_years(db, table, name)
    values = ",\n    ".join(f'{_value(table, name, kind)} as "{name}"' for name, kind in columns)
    joins = "\n".join(
        f'left join years_{name} on years_{name}.era = w.era and years_{name}.was = t."{name}"' for name in calendar
    )
    db.execute(
        f"insert into {table} by name select {values} from one.{table} as t cross join world as w {joins} "
        f"order by t.rowid // {RUN}, w.number, t.rowid"
    )


def _value(table: str, name: str, kind: str) -> str:
    """How a column's value is that of another world: by what its name and type say it is."""
    column = f't."{name}"'
    if name in _CALENDAR:
        return f"years_{name}.now"
    if name in _HASHED:
        return f"md5_number_lower(concat_ws(' ', {', '.join(_value(table, of, 'VARCHAR') for of in _HASHED[name])}))"
    if (name in _KEYS or name.endswith("_id")) and name not in _OTHERS_KEYS:
        # Of one world all ids begin alike, so that their order stays: it breaks ties.
        return f"if({column} = '', '', w.prefix || left({column}, -3))"
    if (table, name) == ("mention_participant", "name"):  # by which events are linked, too
        return f"if(w.number = 0, {column}, {column} || ' ' || w.number)"
    special = {
        "sha256": f"w.prefix || left({column}, -3)",
        "hash": f"xor({column}, w.salt)",
        "terms": f"if(w.number = 0, {column}, list_transform({column}, lambda t: w.number || ':' || t))",
        "uri": f"{column} || '#' || w.number",
        "url": f"if({column} = '', '', {column} || '#' || w.number)",
        "story": f"if({column} = 'all' or w.number = 0, {column}, {column} || '-' || w.number)",
    }
    if name in special and (name, kind) != ("hash", "VARCHAR"):  # a tombstone's hash, and no fingerprint
        return special[name]
    if kind == "DATE":
        return f"{column} - {ERA_DAYS} * w.era"
    if kind == "TIMESTAMP" and not name.startswith("recorded"):
        return f"{column} - to_days({ERA_DAYS} * w.era)"
    return f"{column} * {WORLDS} + w.number" if (name, kind) == ("ordinal", "BIGINT") else column


def _learn_years(db: duckdb.DuckDBPyConnection, table: str, name: str) -> None:
    """A table of what each text of a column is in each era: the years in it moved."""
    texts = [t for (t,) in db.execute(f'select distinct "{name}" from one.{table}').fetchall()]
    db.execute(f"create or replace temp table years_{name} (era integer, was varchar, now varchar)")
    rows = [(era, text, _moved(text, era)) for text in texts for era in range(ERAS)]
    if rows:
        was_now = dict(zip(("era", "was", "now"), map(list, zip(*rows, strict=True)), strict=True))
        db.register("learnt", pa.table(was_now))
        db.execute(f"insert into years_{name} from learnt")
        db.unregister("learnt")


def _moved(text: str, era: int) -> str:
    return YEAR.sub(lambda year: str(int(year[0]) - ERA_YEARS * era), text)
