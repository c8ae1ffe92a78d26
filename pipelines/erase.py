"""Carries out a request to forget, step by step, each of which may be done again: a killed command's are, by the next.

First the tables, in one transaction with all that follows for the events; then the file of editors' decisions, the
database file, the archive, the journals and the snapshot, so that the bytes are gone too; last the note that it is
being done.
"""

from __future__ import annotations

from datetime import datetime

import duckdb
import pyarrow as pa

from dateline.connectors import edits as log
from dateline.connectors.intention import carried_out, intend, intended
from dateline.connectors.store import Writer
from dateline.pipelines import journals
from dateline.pipelines.batches import Tools
from dateline.pipelines.erase_edits import rid
from dateline.pipelines.reach import Reach, find, is_file_of
from dateline.pipelines.recording import record
from dateline.pipelines.resolve.matching import settle_matches
from dateline.pipelines.resolve.neighbourhood import Neighbourhood
from dateline.pipelines.resolve.removal import withdraw
from dateline.pipelines.resolve.stories import rules
from dateline.pipelines.steps.forgetting import ERASED, Forgotten, less
from dateline.pipelines.stories import defined
from dateline.pipelines.tombstones import forgotten, is_done, known_by, lay
from dateline.schemas.erasure import Kind, Request, Tombstone
from dateline.schemas.queries import query

# Where words of articles stand in what was concluded from them, the ended rows too.
WORDS = (
    ("event_state", "headline"),
    ("publication", "why"),
    ("revised", "was"),
    ("revised", '"now"'),
    ("revised", "notice"),
)
LISTS = (("event_state", "lineages"), ("event_state", "places"))


def carry_out(writer: Writer, request: Request, tools: Tools, since: datetime | None = None) -> Reach | None:
    """Forgets what a request names; what that was, or None where a killed command had come past the tables.

    Killed anywhere, `resume` ends it.

    :param since: when the first run began that can have fetched it; None where nobody knows
    """
    intend(writer.intention, request)
    reach = None
    if not is_done(writer.db, request):
        reach = find(writer.db, writer.archive, known_by(request.stones))
        _erase(writer.db, request, reach, tools)
    log.replace(writer.edits, less(log.read(writer.edits), forgotten(writer.db))[0])
    writer.rewrite()
    writer.archive.keep_only(referred_to(writer.db))
    journals.rid(writer, forgotten(writer.db), tools.registry, since)
    writer.publish()
    carried_out(writer.intention)
    return reach


def resume(writer: Writer, tools: Tools) -> bool:
    """Ends what a killed command had begun to forget, and says whether there was anything."""
    request = intended(writer.intention)
    if request is None:
        return False
    carry_out(writer, request, tools)
    return True


def referred_to(db: duckdb.DuckDBPyConnection) -> set[str]:
    """The archived bytes that a version or an input of any run refers to."""
    return {sha256 for (sha256,) in db.execute(query("forget/referred_to")).fetchall()}


def _erase(db: duckdb.DuckDBPyConnection, request: Request, reach: Reach, tools: Tools) -> None:
    found = stones_of(request.kind, reach)
    sought = known_by((*request.stones, *found))

    def change(recorded: datetime) -> int:
        stories = defined(db)
        ridded = rid(db, sought)
        changed = withdraw(db, reach.versions, sorted(reach.sources), recorded, stories, tools.registry)
        changed += settle_matches(db, set(ridded.edits), recorded)
        changed += Neighbourhood(db, recorded, tools.registry).play(set(ridded.blocks), rules(stories))
        _blank_words(db, sought)
        _blank_inputs(db, reach)
        _blank_runs(db, sought, reach.addresses)
        _blank_requests(db, sought)
        _drop_stories(db, sought)
        _drop_feeds(db, sought)
        counts = (len(reach.articles), len(reach.versions), len(reach.inputs))
        lay(db, request, found, counts, recorded)
        return changed

    record(db, "forget", f"forget {request.kind}", tools.now(), change)


def stones_of(kind: Kind, reach: Reach) -> list[Tombstone]:
    """What is to be known again of what a request of this kind reached.

    A passage leaves the articles that had it free to return without it.
    """
    articles = () if kind == "text" else reach.articles
    return [Tombstone("article", name) for name in articles] + [Tombstone("bytes", body) for body in reach.bodies]


def _blank_inputs(db: duckdb.DuckDBPyConnection, reach: Reach) -> None:
    """Count what runs were given of it as erased: each run still adds up, and says nothing of what it was."""
    columns = list(zip(*reach.inputs, strict=True)) or [(), (), ()]
    types = (pa.string(), pa.int64(), pa.string())
    arrays = [pa.array(column, kind) for column, kind in zip(columns, types, strict=True)]
    db.register("erased_input", pa.Table.from_arrays(arrays, names=["run_id", "ordinal", "article_id"]))
    db.execute(query("forget/inputs_erased"), {"sources": sorted(reach.sources)})
    db.unregister("erased_input")


def _blank_runs(db: duckdb.DuckDBPyConnection, sought: Forgotten, addresses: frozenset[str]) -> None:
    """Blank what runs were given where that names it: its address, or the file that it is."""
    for run_id, given in db.execute("select run_id, inputs from run_log").fetchall():
        blanked = [ERASED if sought.has_input(one) or is_file_of(one, addresses) else one for one in given]
        if blanked != given:
            named = {"run_id": run_id, "inputs": blanked}
            db.execute("update run_log set inputs = $inputs where run_id = $run_id", named)


def _blank_requests(db: duckdb.DuckDBPyConnection, sought: Forgotten) -> None:
    """Blank what earlier requests say of themselves where that names it: they were written before it was forgotten."""
    for request, *said in db.execute("select erasure_id, editor, why from erasure").fetchall():
        editor, why = (ERASED if sought.is_named_in(words) else words for words in said)
        if [editor, why] != said:
            named = {"id": request, "editor": editor, "why": why}
            db.execute("update erasure set editor = $editor, why = $why where erasure_id = $id", named)


def _drop_stories(db: duckdb.DuckDBPyConnection, sought: Forgotten) -> None:
    """Drop what is kept of removed stories that were named so; one that is still there was to be changed first."""
    ended = "select story from event_state union select story from story_version except select name from story"
    names = [name for (name,) in db.execute(ended).fetchall() if name != "all" and sought.has_text(name)]
    for table in ("event_state", "story_version") if names else ():
        db.execute(f"delete from {table} where list_contains($names, story)", {"names": names})  # noqa: S608


def _blank_words(db: duckdb.DuckDBPyConnection, sought: Forgotten) -> None:
    """Blank passages in what was concluded of versions that are left, or was once."""
    for table, column in WORDS if sought.texts else ():
        values = [v for (v,) in db.execute(f"select distinct {column} from {table}").fetchall() if sought.has_text(v)]  # noqa: S608
        if values:
            named = {"values": values, "erased": ERASED}
            db.execute(f"update {table} set {column} = $erased where list_contains($values, {column})", named)  # noqa: S608
    for table, column in LISTS if sought.texts else ():
        rows = db.execute(f"select distinct unnest({column}) from {table}").fetchall()  # noqa: S608
        if values := [value for (value,) in rows if sought.has_text(value)]:
            less_them = f"list_filter({column}, lambda one: not list_contains($values, one))"
            sql = f"update {table} set {column} = {less_them} where list_has_any({column}, $values)"  # noqa: S608
            db.execute(sql, {"values": values})


def _drop_feeds(db: duckdb.DuckDBPyConnection, sought: Forgotten) -> None:
    """Drop what is remembered of its feeds, items and pages, and what feeds are called after it."""
    for table, column in (("feed_log", "url"), ("feed_item", "uri"), ("feed_page", "uri"), ("feed_page", "url")):
        known = db.execute(f"select distinct {column} from {table}").fetchall()  # noqa: S608 (names of ours)
        if gone := [address for (address,) in known if sought.has_input(address)]:
            db.execute(f"delete from {table} where list_contains($gone, {column})", {"gone": gone})  # noqa: S608
    told = db.execute("select url, title, folder, detail from feed_log").fetchall()
    for url, *words in told:
        kept = ["" if sought.has_text(said) or sought.has_source(said) else said for said in words]
        if kept != words:
            named = dict(zip(("title", "folder", "detail"), kept, strict=True)) | {"url": url}
            db.execute("update feed_log set title = $title, folder = $folder, detail = $detail where url = $url", named)
