"""A name that many have told finds the first of them alone, the same ones in whatever order and batches they come."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.pipelines.resolve import neighbourhood
from tests.laws.harness import Doc, Replica, article
from tests.laws.test_laws import EXAMPLES, batched

# Acts of one family of kinds by one person: dated, of a month, and without a day.
SENTENCES = (
    "On June 5, 2017, Governor Ann Lee ordered the harbour closed.",
    "On June 9, 2017, Governor Ann Lee ordered the old harbour closed.",
    "On June 7, 2017, Governor Ann Lee threatened to close the harbour.",
    "In June 2017 Governor Ann Lee ordered the harbour closed.",
    "In 2017 Governor Ann Lee threatened to close the harbour.",
    "Governor Ann Lee ordered the harbour closed.",
    "The order of Governor Ann Lee to close the harbour divided the town.",
    "Governor Ann Lee had threatened to close the harbour.",
)
articles = st.lists(
    st.tuples(st.integers(0, 9), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=2, unique=True)),
    min_size=3,
    max_size=7,
).map(
    lambda told: [
        article(f"paper{n}", f"2017-07-{day + 1:02d}T12:00:00Z", " ".join(said)) for n, (day, said) in enumerate(told)
    ]
)


def told(batches: list[list[Doc]]) -> dict[str, list[str]]:
    """All that readers see, where the first two of a name and family are looked up."""
    with patch.object(neighbourhood, "MOST_BEFORE", 2):
        replica = Replica()
        for batch in batches:
            replica.ingest(batch)
        return replica.everything()


@settings(max_examples=max(4, EXAMPLES // 3))  # each plays two stores
@given(st.data(), articles)
def test_what_comes_back_to_one_of_many_does_so_in_any_batches(data: st.DataObject, docs: list[Doc]):
    assert told(data.draw(batched(docs))) == told([docs])


def test_an_act_that_was_known_earlier_takes_the_place_of_a_later_one_of_its_family():
    later = [article(f"paper{n}", f"2017-07-0{n + 2}T12:00:00Z", SENTENCES[n]) for n in range(2)]
    vague = article("month", "2017-07-08T12:00:00Z", "In June 2017 Governor Ann Lee ordered the old harbour closed.")
    early = article("early", "2017-06-07T12:00:00Z", SENTENCES[2])
    assert told([[*later, vague], [early]]) == told([[early, *later, vague]])
