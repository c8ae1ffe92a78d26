"""Long neighbourhoods are fetched in part, and told as if they had been fetched whole."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.pipelines.resolve import finding, near
from tests.laws.harness import Doc, Replica, article
from tests.laws.test_laws import EXAMPLES, batched

# Of few words, so that many statements of a month share them, and more share one than find each other by it.
SENTENCES = (
    "The council of Orla closed the harbour in June 2017.",
    "The council of Orla closed the old harbour bridge in June 2017.",
    "In June 2017 the council of Orla closed the harbour again.",
    "Governor Ann Lee closed the harbour of Orla in June 2017.",
    "Governor Ann Lee vetoed the harbour bill in June 2017.",
    "In June 2017 Governor Ann Lee vetoed the bill on the harbour of Orla.",
    "A judge blocked the closure of the harbour in June 2017.",
    "Three dockers were arrested at the harbour of Orla in June 2017.",
    "In 2017 the council of Orla closed the harbour.",
    "The council of Orla rebuilt the harbour bridge in 2017.",
)
articles = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True), min_size=3, max_size=7
).map(
    lambda texts: [
        article(f"paper{n}", f"2017-07-{n + 1:02d}T12:00:00Z", " ".join(said)) for n, said in enumerate(texts)
    ]
)


def told(batches: list[list[Doc]], whole: int) -> dict[str, list[str]]:
    """All that readers see, where neighbourhoods of more than so many are narrowed, and few find each other."""
    with (
        patch.object(near, "WHOLE", whole),
        patch.object(near, "POSTINGS_CAP", 2),
        patch.object(finding, "POSTINGS_CAP", 2),
    ):
        replica = Replica()
        for batch in batches:
            replica.ingest(batch)
        return replica.everything()


@settings(max_examples=max(4, EXAMPLES // 3))  # each plays three stores
@given(st.data(), articles)
def test_a_narrowed_month_tells_what_a_whole_one_tells(data: st.DataObject, docs: list[Doc]):
    batches = data.draw(batched(docs))
    narrowed = told(batches, whole=0)
    assert narrowed == told(batches, whole=1000) == told([docs], whole=1000)
    assert any("2017-06" in row for row in narrowed["timeline"])


def test_of_a_long_month_few_mentions_are_fetched_for_a_new_one():
    replica = Replica()
    replica.ingest([article(f"paper{n}", "2017-07-02T12:00:00Z", SENTENCES[n % 2]) for n in range(8)])
    replica.ingest([article("late", "2017-07-03T12:00:00Z", "Three nurses went on strike in June 2017.")])
    new = {v for (v,) in replica.db.execute("select version_id from version where uri like '%late%'").fetchall()}
    said = "select mention_key from mention where version_id in $new"
    [month] = [
        b for (b,) in replica.db.execute("select distinct block from anchored where edtf = '2017-06'").fetchall()
    ]
    with patch.object(near, "WHOLE", 0):
        found = near.narrow(replica.db, {month: set()}, new)
    assert [(key,) for key in found[month].mentions] == replica.db.execute(said, {"new": list(new)}).fetchall()


def test_a_statement_has_one_key_in_all_tables_whoever_wrote_it():
    replica = Replica()
    for n in range(3):
        replica.ingest([article(f"paper{n}", f"2017-07-0{n + 2}T12:00:00Z", " ".join(SENTENCES[n : n + 4]))])
    for table in ("mention", "mention_participant", "anchored"):
        told = replica.db.execute(
            "select count(*), count(*) filter (version_key = md5_number_lower(version_id) "
            f"and mention_key = md5_number_lower(concat(version_id, ' ', mention_id))) from {table}"
        ).fetchone()
        assert told is not None
        assert told[0] == told[1] > 0, table
    assert replica.db.execute("from anchored where block_key is distinct from md5_number_lower(block)").fetchall() == []
