"""What was forgotten never was: the store says what one that was never given it would say, and no row has its words."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.pipelines.resolve.removal import withdraw
from tests.conftest import NIGHTLY
from tests.laws.harness import Doc, Replica, reading, registry
from tests.laws.test_laws import EXAMPLES, batched, documents, store_of

LATER = datetime(2031, 1, 1)
FEW = EXAMPLES if NIGHTLY else 4  # each plays two whole stores


def forget(replica: Replica, docs: list[Doc]) -> int:
    gone = frozenset(reading(doc).version_id for doc in docs)
    replica.db.begin()
    changed = withdraw(replica.db, gone, (), LATER, replica.stories, registry())
    replica.db.commit()
    return changed


@settings(max_examples=FEW)
@given(st.data(), documents)
def test_a_store_that_forgot_says_what_one_says_that_never_knew(data: st.DataObject, docs: list[Doc]):
    gone = data.draw(st.lists(st.sampled_from(docs), unique=True))
    whole = store_of(data.draw(batched(docs)))
    forget(whole, gone)
    left = [doc for doc in docs if doc not in gone]
    assert whole.everything() == store_of([left] if left else []).everything()


@settings(max_examples=FEW)
@given(st.data(), documents)
def test_no_row_names_a_version_that_was_forgotten_the_ended_rows_too(data: st.DataObject, docs: list[Doc]):
    whole = store_of(data.draw(batched(docs)))
    forget(whole, docs[:1])
    version, uri = reading(docs[0]).version_id, docs[0].uri
    for table in (name for (name,) in whole.db.execute("select table_name from duckdb_tables()").fetchall()):
        if table != "input":  # whose rows the command itself blanks
            held = whole.db.execute(f"select count(*) from {table} t where contains(t::varchar, $v)", {"v": version})
            assert held.fetchone() == (0,), table
            held = whole.db.execute(f"select count(*) from {table} t where contains(t::varchar, $v)", {"v": uri})
            assert held.fetchone() == (0,), table


@settings(max_examples=FEW)
@given(documents)
def test_forgetting_nothing_changes_nothing(docs: list[Doc]):
    whole = store_of([docs])
    before = whole.everything()
    assert forget(whole, []) == 0
    assert whole.everything() == before
