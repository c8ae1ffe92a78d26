"""Laws 2 and 3 over articles that updates add sentences to and take them from, whatever arrives first.

What an update adds counts its days from the update, so a version that arrives late may move what a later one tells. The
versions differ in what they say of themselves: observed or not, changed or not, undated, in UTC, with a known zone.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws.harness import Doc, Replica, known, reading
from tests.laws.test_laws import EXAMPLES, batched, store_of

SENTENCES = (
    "The city council of Orla voted on Thursday to rebuild the bridge over the river.",
    "The governor said on Wednesday that she had signed the order for the bridge.",
    "Police arrested two men on Friday after a fire at the town hall, officers said.",
    "A judge will hear the case against the two men on Monday.",
    "The mayor resigned today after he was told of the report on the bridge.",
    "The army brought 400 people down from the villages on August 2, 2017.",
    "The school board closed the school by the river yesterday.",
    "Ferries stopped running in July, and the next day the harbour was closed.",
)
URLS = (
    "https://herald.example/orla-bridge",  # a publisher whose zone no source file gives
    "https://www.latimes.com/local/la-me-orla-bridge-story.html",  # one whose zone the packaged one gives
)
ARTICLE = "application/x-dateline-article+json"
FIRST = datetime(2017, 8, 3, 20, 30, tzinfo=UTC)
FEW = max(3, EXAMPLES // 4)  # each plays several stores, and their as-of answers
STATED = ("", "2017-08-03", "2017-08-04T05:30:00Z", "2017-08-03T22:30:00-07:00")


@st.composite
def version(draw: st.DrawFn, timed: bool) -> Doc:
    """One version of one of two articles; `timed` says from when it was known, in a day of its own."""
    said = draw(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=5, unique=True))
    at = FIRST + timedelta(days=draw(st.integers(0, 8)))
    url = draw(st.sampled_from(URLS))
    seen = draw(st.sampled_from(["", at.strftime("%Y-%m-%dT%H:%M:%SZ")]))
    changed = [at.isoformat(), at.strftime("%Y-%m-%d")]
    line = {
        "url": url,
        "title": "Orla rebuilds its bridge",
        "text": "\n\n".join(said),
        "published": draw(st.sampled_from(STATED)),
        "modified": draw(st.sampled_from(changed if timed and not seen else ["", *changed])),
    }
    return Doc(url, json.dumps(line).encode(), ARTICLE, seen)


def day_of(doc: Doc) -> tuple[str, str]:
    """An article, and the day on which a version says that it was seen or changed."""
    return doc.uri, (doc.observed or json.loads(doc.body)["modified"])[:10]


# Those that nothing tells apart in time stand in the order of their arrival, which law 2 exempts.
timed_histories = st.lists(version(timed=True), min_size=2, max_size=5, unique_by=day_of)
histories = st.lists(version(timed=False), min_size=2, max_size=5, unique_by=lambda doc: reading(doc).version_id)


@settings(max_examples=FEW)
@given(st.data(), timed_histories)
def test_law_2_versions_may_arrive_in_any_order(data: st.DataObject, docs: list[Doc]):
    one, other = data.draw(batched(docs)), data.draw(batched(docs))
    assert store_of(one).everything() == store_of(other).everything()


@settings(max_examples=FEW)
@given(st.data(), histories)
def test_law_3_as_of_counts_days_by_the_versions_known_then(data: st.DataObject, docs: list[Doc]):
    batches = data.draw(batched(docs))
    whole = store_of(batches)
    for instant in whole.instants():
        came = [doc for batch in batches for doc in batch]
        then = [doc for doc in came if (at := known(doc, whole)) is not None and at <= instant]
        assert whole.as_of(instant) == store_of([then]).as_of(instant), instant


def test_a_version_that_arrives_late_moves_what_a_later_one_had_added():
    first, added = SENTENCES[1], SENTENCES[0]
    seen = ("2017-08-03T20:30:00Z", "2017-08-07T20:30:00Z", "2017-08-11T20:30:00Z")
    texts = ((first,), (first, added), (first, added, SENTENCES[3]))

    def told(order: tuple[int, ...]) -> dict[str, str]:
        replica = Replica()
        for number in order:
            line = {"url": URLS[1], "text": "\n\n".join(texts[number]), "published": "2017-08-03T09:00:00-07:00"}
            replica.ingest(
                [Doc(URLS[1], json.dumps(line).encode(), "application/x-dateline-article+json", seen[number])]
            )
        rows = replica.db.execute("select headline, edtf from timeline where story = 'all'").fetchall()
        return {headline: day for headline, day in rows if "voted" in headline}

    assert set(told((0, 1)).values()) == {"2017-08-03"}
    assert told((0, 1, 2)) == told((2, 1, 0)) == told((1, 2, 0))
