"""All laws at once: whatever is done to a store, in whatever order, it is what a fresh store would be.

A machine of random steps works on a store on the disk with the commands' own functions: it takes articles in, again
and edited, decides as an editor, forgets, rebuilds, changes the rules, starts from an older release, and is killed.
After each step the store is compared with one in memory that was given, once and in order, only what still counts.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import duckdb
import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from dateline.connectors.archive import Archive
from dateline.connectors.store import open_reader
from dateline.pipelines import deciding, ingest, rebuild, ruleset, transfer
from dateline.pipelines.asked import Asked
from dateline.pipelines.compact import compact
from dateline.pipelines.deciding import Place, Saying
from dateline.pipelines.forget import forget, look
from dateline.pipelines.resolve.decisions import in_force
from dateline.pipelines.steps.forgetting import Forgotten, less
from dateline.pipelines.steps.read import read
from dateline.pipelines.stories import defined
from dateline.schemas.edit import Edit
from dateline.schemas.identity import article_id, digest
from dateline.schemas.records import Document, Reading
from dateline.schemas.story import Story
from tests.conftest import NIGHTLY, ROOT
from tests.forks import FORKS
from tests.laws.harness import Doc, Published, Replica, reading
from tests.laws.test_laws import CORPUS, SEEDS

EXAMPLES, PARTS, STEPS = (500, 20, 8) if NIGHTLY else (4, 1, 7)
OLD = ROOT / "tests" / "data" / "stores" / "0001.duckdb.gz"
MEDIA = "application/x-dateline-article+json"
FIRST = datetime(2017, 8, 9, 12, tzinfo=UTC)  # of the instants at which changed articles are observed


def as_line(uri: str, text: str, observed: str = "") -> Doc:
    """An article as a line of JSON brings it."""
    fields = {"url": uri, "text": text, "observed": observed}
    return Doc(uri, json.dumps(fields, ensure_ascii=False).encode(), MEDIA, observed)


LINES = [as_line(f"https://example.org/{n}", doc.body.decode()) for n, doc in enumerate(SEEDS)] + CORPUS[:40]


@cache
def other_reading(doc: Doc) -> Reading:
    """What other rules say of a document: other text, so that nothing compares equal, and fewer mentions."""
    return changed(reading(doc))


def changed(said: Reading) -> Reading:
    kept = tuple(m for m in said.mentions if m.kind != "statement")
    return replace(said, mentions=kept, content=digest("other rules", said.content))


def other_read(document: Document, body: bytes) -> Reading:
    return changed(read(document, body))


RULES = (("rules as they are", read, reading), ("other rules", other_read, other_reading))


@contextmanager
def under(rules: int) -> Iterator[None]:
    """Lets the commands run with the identifier of one of the two sets of rules."""
    before = ruleset.LIBRARIES
    ruleset.LIBRARIES = (*before, *([RULES[1][0]] if rules else []))
    ruleset.ruleset.cache_clear()
    try:
        yield
    finally:
        ruleset.LIBRARIES = before
        ruleset.ruleset.cache_clear()


def ingest_lines(store: Path, file: Path, rules: int) -> None:
    """One run, also as the whole life of a process that is to be killed."""
    with under(rules):
        options = ingest.IngestOptions(inputs=(str(file),), store=store, workers=1)
        ingest.run(options, lambda: datetime.now(UTC), read=RULES[rules][1])


some_lines = st.lists(st.integers(0, len(LINES) - 1), min_size=1, max_size=3, unique=True)


class Newsroom(RuleBasedStateMachine):
    """What can be done to a store; `kept` is what it then has to hold."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = self.folder / "s.duckdb"
        self.kept: dict[tuple[str, bytes, str], tuple[Doc, int]] = {}  # in order of arrival, with the rules it is under
        self.edits: list[Edit] = []
        self.stories: list[Story] = []
        self.forgotten: set[str] = set()
        self.rules = 0
        self.files = 0
        self.hours = 0

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @initialize(old=st.booleans())
    def begin(self, old: bool) -> None:
        """A new store, or one that the first release made of the seed articles, and their story."""
        if old:
            self.store.write_bytes(gzip.decompress(OLD.read_bytes()))
            archive = Archive(Path(f"{self.store}.d") / "archive")
            for doc in SEEDS:
                archive.put(doc.body)
            self.note(SEEDS)
        self.take_in(LINES[:1])
        if old:
            with closing(open_reader(self.store)) as db:
                self.stories = list(defined(db))  # as that release had it
            self.it_is_rebuilt()  # the rules that it was read under are not here any more

    @rule(some=some_lines)
    def articles_come(self, some: list[int]) -> None:
        self.take_in([LINES[n] for n in some])

    def take_in(self, docs: list[Doc]) -> None:
        ingest_lines(self.store, self.write(docs), self.rules)
        self.note(docs)

    @rule(of=st.randoms(use_true_random=False))
    def an_article_is_edited(self, of: random.Random) -> None:
        texts = [doc for doc, _ in self.kept.values() if doc.media == MEDIA and len(doc.body) > 400]
        if not texts:
            return
        fields = json.loads(of.choice(texts).body)
        paragraphs = fields["text"].split("\n")
        at = of.randrange(len(paragraphs))
        paragraphs[at : at + 1] = [] if of.random() < 0.5 else [paragraphs[at].replace("four", "five")]
        self.hours += of.randrange(1, 30)
        seen = f"{FIRST + timedelta(hours=self.hours):%Y-%m-%dT%H:%M:%SZ}"
        body = json.dumps({**fields, "text": "\n".join(paragraphs), "observed": seen}, ensure_ascii=False).encode()
        doc = Doc(fields["url"], body, MEDIA, seen)
        self.take_in([doc])

    @rule(some=some_lines, share=st.floats(0, 1))
    def a_run_is_killed_and_done_again(self, some: list[int], share: float) -> None:
        docs = [LINES[n] for n in some]
        file = self.write(docs)
        child = FORKS.Process(target=ingest_lines, args=(self.store, file, self.rules))
        child.start()
        time.sleep(share * 2.5)
        if child.is_alive():
            os.kill(child.pid, signal.SIGKILL)
        child.join()
        ingest_lines(self.store, file, self.rules)
        self.note(docs)

    @rule(
        of=st.randoms(use_true_random=False),
        action=st.sampled_from(["merge", "split", "hide", "date", "status", "headline", "note"]),
    )
    def an_editor_decides(self, of: random.Random, action: str) -> None:
        with Published(self.store) as seen:
            events = [
                e for (e,) in seen.db.execute("select event_id from timeline where story='all' order by 1").fetchall()
            ]
            if len(events) < 2:
                return
            one, other = of.sample(events, 2)
            said = seen.db.execute(
                "select mention_id from evidence where event_id = $e order by 1", {"e": one}
            ).fetchall()
        values = {"date": "2017-08-05", "status": "denied", "headline": "As Ada has it", "note": "Ask Ada."}
        named = tuple(m for (m,) in said[:1]) if action == "split" else ()
        saying = Saying(
            action,  # type: ignore[arg-type]
            (one, other) if action == "merge" else (one,),
            "Ada",
            "she was there",
            values.get(action, ""),
            named,
        )
        if action == "split" and len(said) < 2:
            return
        self.edits.append(deciding.decide(saying, Place(self.store), self.clock).edit)

    @precondition(lambda self: self.edits)
    @rule(of=st.randoms(use_true_random=False))
    def a_decision_is_undone(self, of: random.Random) -> None:
        held = in_force([(e.edit_id, e.action, e.value) for e in self.edits])
        if held:
            target = of.choice(sorted(held))
            self.edits.append(deciding.undo(target, "Ben", "no", Place(self.store), self.clock).edit)

    @rule(of=st.randoms(use_true_random=False))
    def an_article_is_forgotten(self, of: random.Random) -> None:
        there = sorted({doc.uri for doc, _ in self.kept.values() if doc.media == MEDIA})
        if len(there) < 2:
            return
        uri = of.choice(there)
        plan = look(Asked(uri, "url", "Cleo", "a court says so"), self.store, self.clock)
        forget(plan.request, self.store, self.clock)
        gone = Forgotten(articles=frozenset({article_id(uri)}))
        self.forgotten.add(uri)
        self.kept = {key: kept for key, kept in self.kept.items() if key[0] != uri}
        self.edits = list(less(self.edits, gone)[0])

    @rule()
    def the_rules_change(self) -> None:
        self.rules = 1 - self.rules

    @rule()
    def it_is_rebuilt(self) -> None:
        with under(self.rules):
            done = rebuild.run(rebuild.RebuildOptions(self.store, workers=1), self.clock, read=RULES[self.rules][1])
        assert done.adds_up
        self.kept = {key: (doc, self.rules) for key, (doc, _) in self.kept.items()}

    @rule()
    def it_is_compacted(self) -> None:
        compact(self.store, self.clock)

    @rule()
    def it_moves_to_another_machine(self) -> None:
        self.files += 1
        there = self.folder / f"{self.files}.duckdb"
        transfer.export(
            self.store, self.folder / f"{self.files}.export", lambda: datetime.now(UTC).replace(tzinfo=None)
        )
        transfer.bring_in(self.folder / f"{self.files}.export", there)
        self.store = there

    @invariant()
    def it_is_what_a_fresh_store_would_be(self) -> None:
        if not self.store.exists():
            return
        fresh = Replica(self.stories)
        by = dict(self.kept.values())
        fresh.ingest(by, lambda doc: RULES[by[doc]][2](doc))
        fresh.edit(self.edits)
        with Published(self.store) as seen:
            expected, found = fresh.everything(), seen.everything()
            for what in expected:
                assert found.get(what) == expected[what], what
            assert found.keys() == expected.keys()
            assert self.evidence_is_verbatim(seen.db)
            self.every_run_adds_up(seen.db)
        left = sorted(p.name for p in (Path(f"{self.store}.d") / "landing").iterdir())
        assert left == []

    @staticmethod
    def evidence_is_verbatim(db: duckdb.DuckDBPyConnection) -> bool:
        wrong = (
            "select count(*) from evidence e join article_part p using (article_id, part) "
            "where e.part = 'body' and p.text[e.char_start + 1 : e.char_end] <> e.quote"
        )
        return db.execute(wrong).fetchone() == (0,)

    @staticmethod
    def every_run_adds_up(db: duckdb.DuckDBPyConnection) -> None:
        counts = "n_stored + n_duplicate + n_unchanged + n_skipped + n_rejected + n_erased"
        assert db.execute(f"select * from run where n_inputs <> {counts} or ended is null").fetchall() == []

    def clock(self) -> datetime:
        return datetime.now(UTC)

    def write(self, docs: list[Doc]) -> Path:
        self.files += 1
        file = self.folder / f"{self.files}.jsonl"
        file.write_bytes(b"\n".join(doc.body for doc in docs) + b"\n")
        return file

    def note(self, docs: list[Doc]) -> None:
        """These came in: what is new is under the rules of now, and so is all else of its article."""
        new = [d for d in docs if d.uri not in self.forgotten and (d.uri, d.body, d.observed) not in self.kept]
        touched = {d.uri for d in new}
        for key, (doc, rules) in self.kept.items():
            self.kept[key] = (doc, self.rules if doc.uri in touched else rules)
        for doc in new:
            self.kept[doc.uri, doc.body, doc.observed] = (doc, self.rules)


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_is_done_to_a_store_it_is_what_a_fresh_store_would_be(part: int):
    """In parts, which several processes can share."""
    run_state_machine_as_test(
        Newsroom,
        settings=settings(
            max_examples=EXAMPLES // PARTS, stateful_step_count=STEPS, phases=[Phase.explicit, Phase.generate]
        ),
    )
