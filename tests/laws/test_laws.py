"""Laws 1, 2, 3, 5 and 7 as properties over random subsets, orders and batchings of real articles.

The seed articles stand in every example. Where the corpora are there, articles on the same subject from three years are
mixed in, the undated among them.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dateline.schemas.story import parse
from tests.conftest import NIGHTLY, ROOT
from tests.laws.harness import Doc, Replica, known, reading

SEEDS = [Doc(f"seed:corpus/{p.name}", p.read_bytes()) for p in sorted((ROOT / "seeds" / "corpus").glob("*.txt"))]
STORY = parse((ROOT / "seeds" / "stories" / "sanctuary-city-funding.toml").read_text())
# One example plays whole stores: in ordinary runs a fraction of what pure functions are given, in nightly ones as many.
EXAMPLES = settings.default.max_examples if NIGHTLY else max(5, settings.default.max_examples // 5)
MOST_DOCS = 8


def _corpus() -> list[Doc]:
    folder = Path(os.environ.get("DATELINE_CORPORA", ROOT / ".." / "shared" / "corpora")) / "sanctuary"
    if not folder.is_dir():
        return []
    lines = (folder / "articles.jsonl").read_bytes().splitlines()
    found = [Doc(json.loads(line)["url"], line, "application/x-dateline-article+json") for line in lines]
    # Those that say much of few days, so that examples of eight articles have events in common.
    return [d for d in found if b"2017-0" in d.body or b'"published": ""' in d.body]


CORPUS = _corpus()
documents = st.lists(
    st.sampled_from(SEEDS) if not CORPUS else st.one_of(st.sampled_from(SEEDS), st.sampled_from(CORPUS)),
    min_size=1,
    max_size=MOST_DOCS,
    unique=True,
)


@st.composite
def batched(draw: st.DrawFn, docs: list[Doc]) -> list[list[Doc]]:
    """The documents in some order, cut into some batches."""
    order = draw(st.permutations(docs))
    cuts = sorted(draw(st.sets(st.integers(1, max(1, len(docs) - 1)), max_size=3)))
    return [order[a:b] for a, b in zip([0, *cuts], [*cuts, len(order)], strict=True) if order[a:b]]


def store_of(batches: list[list[Doc]]) -> Replica:
    replica = Replica([STORY])
    for batch in batches:
        replica.ingest(batch)
    return replica


@settings(max_examples=EXAMPLES)
@given(st.data(), documents)
def test_law_1_the_same_documents_again_change_no_row(data: st.DataObject, docs: list[Doc]):
    replica = store_of([docs])
    before = replica.everything()
    for batch in data.draw(batched(docs)):
        assert replica.ingest(batch) == 0
    assert replica.everything() == before


@settings(max_examples=EXAMPLES)
@given(st.data(), documents)
def test_law_2_order_and_batching_change_nothing(data: st.DataObject, docs: list[Doc]):
    one, other = data.draw(batched(docs)), data.draw(batched(docs))
    assert store_of(one).everything() == store_of(other).everything()


def linked(replica: Replica, instant: datetime | None = None) -> list[str]:
    """How events hang together, as known at an instant, or with everything in the store."""
    found = replica.db.execute("select * from event_link_as_of($at)", {"at": instant}).fetchall()
    return sorted(map(repr, found))


@settings(max_examples=EXAMPLES)
@given(documents)
def test_law_3_as_of_equals_a_fresh_store_of_what_was_known(docs: list[Doc]):
    whole = store_of([docs])
    instants = whole.instants()
    for instant in instants:
        then = [d for d in docs if (at := known(d, whole)) is not None and at <= instant]
        fresh = store_of([then])
        for story in ("all", STORY.name):
            assert whole.as_of(instant, story) == fresh.as_of(instant, story), instant
        if instant == instants[len(instants) // 2]:  # links are asked for once: to plan the question takes a while
            assert linked(whole, instant) == linked(fresh, instant) == linked(fresh), instant


@settings(max_examples=EXAMPLES)
@given(documents)
def test_law_5_evidence_is_verbatim(docs: list[Doc]):
    db = store_of([docs]).db
    parts = {(v, p): text for v, p, text in db.execute("select version_id, part, text from part").fetchall()}
    spans = [
        ("select version_id, part, trigger_start, trigger_end, trigger from mention", "trigger"),
        ("select version_id, part, char_start, char_end, text from quotation_mention", "quotation"),
        ("select version_id, part, char_start, char_end, text from money_mention", "money"),
        ("select version_id, part, char_start, char_end, text from time_expression", "time"),
    ]
    for query, what in spans:
        for version, part, start, end, text in db.execute(query).fetchall():
            assert parts[version, part][start:end] == text, what
    named = "select article_id, part, text from article_part"
    texts: dict[tuple[str, str], list[str]] = {}
    for article, part, text in db.execute(named).fetchall():
        texts.setdefault((article, part), []).append(text)
    shown = db.execute("select article_id, part, char_start, char_end, quote from evidence").fetchall()
    for article, part, start, end, quote in shown:
        assert quote
        assert quote in {text[start:end] for text in texts[article, part]}
    for article, part, start, end, name in db.execute(
        "select article_id, part, char_start, char_end, name from participant"
    ).fetchall():
        assert any(text[start:end].strip() for text in texts[article, part]), name


OBSERVED = datetime(2017, 8, 5, 12, tzinfo=UTC)


def observed(doc: Doc, hours: int, body: bytes | None = None) -> Doc:
    return Doc(doc.uri, body or doc.body, doc.media, (OBSERVED + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ"))


@settings(max_examples=EXAMPLES)
@given(st.data(), st.sampled_from(SEEDS), st.lists(st.sampled_from(SEEDS), max_size=3, unique=True))
def test_law_7_a_correction_reaches_the_events(data: st.DataObject, edited: Doc, others: list[Doc]):
    paragraphs = edited.body.decode().split("\n")
    long = [i for i, p in enumerate(paragraphs) if len(p) > 120]
    assume(len(long) > 2)
    gone = data.draw(st.sampled_from(long))
    body = "\n".join(p for i, p in enumerate(paragraphs) if i != gone).encode()
    old, new = observed(edited, 0), observed(edited, 1, body)
    assume(reading(old).content != reading(new).content)  # to drop boilerplate is no correction
    rest = [observed(d, 0) for d in others if d.uri != edited.uri]
    corrected = store_of(data.draw(batched([old, new, *rest])))
    before = OBSERVED.replace(tzinfo=None) + timedelta(minutes=30)
    assert corrected.as_of(before) == store_of([[old, *rest]]).as_of(before)

    shown = corrected.db.execute("select event_id, version_id, quote from evidence").fetchall()
    assert reading(old).version_id not in {version for _, version, _ in shown}
    taken_back = {
        q
        for v, q in quotes(corrected)
        if v == reading(old).version_id and q in paragraphs[gone] and q.encode() not in body
    }
    assert not taken_back & {quote for _, version, quote in shown if version == reading(new).version_id}
    now = {e for (e,) in corrected.db.execute("select event_id from timeline where story = 'all'").fetchall()}
    assert now == {event for event, _, _ in shown if event is not None}
    ever = {e for (e,) in corrected.db.execute("select distinct event_id from event_state").fetchall()}
    for event in sorted(ever - now):  # retracted, merged or renamed: what it was is still told
        assert corrected.db.execute("select * from event_history($e)", {"e": event}).fetchall()


def quotes(replica: Replica) -> list[tuple[str, str]]:
    """All evidence that was ever read, with its version."""
    return replica.db.execute(
        "select m.version_id, p.text[m.char_start + 1 : m.char_end] from mention m "
        "join part p on p.version_id = m.version_id and p.part = m.part"
    ).fetchall()


@pytest.mark.parametrize("view", ["article", "timeline", "evidence", "copy", "event_link", "timeline_day"])
def test_the_laws_are_tried_on_rows(view: str):
    """Guards the properties above against holding because nothing was there."""
    assert store_of([SEEDS]).rows(view)
