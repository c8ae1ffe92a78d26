"""The edges that are kept join what all edges would join, at every time."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from unittest.mock import patch

from hypothesis import assume, given
from hypothesis import strategies as st

from dateline.pipelines.resolve import linking
from dateline.pipelines.resolve.items import Item
from dateline.pipelines.resolve.lineages import lineages
from dateline.pipelines.resolve.linking import Components, crowds_out, edges, keys_of, names_of, same_event
from tests.pipelines.resolve.test_states import START, item

WORDS = ("docker", "harbour", "judge", "walk", "vote")
mentions = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.one_of(st.none(), st.integers(0, 8)),
        st.sets(st.sampled_from(WORDS), min_size=1),
        st.booleans(),
    ),
    min_size=2,
    max_size=12,
)


def block(drawn) -> list[Item]:
    made = []
    for n, (enter, leave, words, known) in enumerate(drawn):
        since = START + timedelta(hours=enter) if known else None
        until = None if leave is None else START + timedelta(hours=leave)
        terms = tuple(sorted(words))
        made.append(
            replace(
                item(f"m{n:02d}", 0),
                enter=since,
                leave=until,
                current=until is None,
                kind="other",
                terms=terms,
                weights=(1.0,) * len(terms),
            )
        )
    return sorted(made, key=lambda i: i.key)


def joined(items: list[Item], pairs: list[tuple[int, int]]) -> set[frozenset[int]]:
    groups = Components()
    there = [i for i, one in enumerate(items) if one.ever_stands]
    for i in there:
        groups.add(i)
    for i, j in pairs:
        if i in groups and j in groups:
            groups.join(i, j)
    return {frozenset(groups.members(root)) for root in groups.roots(there)}


def worth_comparing(a: Item, b: Item) -> bool:
    """What the finder promises, in plain words: the two share a term or a key."""
    return bool({*a.terms, *keys_of(a), *names_of(a)} & {*b.terms, *keys_of(b), *names_of(b)})


@given(mentions)
def test_the_kept_edges_join_at_every_time_what_all_edges_join(drawn):
    items = block(drawn)
    everything = [
        (i, j)
        for i, j in combinations(range(len(items)), 2)
        if worth_comparing(items[i], items[j]) and same_event(items[i], items[j], {})
    ]
    kept = edges(items, {})
    for known in range(len(items) + 1):
        prefix = items[:known]
        assert joined(prefix, [e for e in kept if max(e) < known]) == joined(
            prefix, [e for e in everything if max(e) < known]
        )


@given(mentions, st.sets(st.integers(0, 11)), st.integers(1, 4))
def test_events_that_no_fresh_mention_touches_are_what_they_were(drawn, new: set[int], cap: int):
    items = block(drawn)
    fresh = {item.version_id for n, item in enumerate(items) if n in new}
    old = [item for item in items if item.version_id not in fresh]
    with patch.object(linking, "POSTINGS_CAP", cap):
        assume(not crowds_out(items, fresh))
        after, before = joined(items, edges(items, {})), joined(old, edges(old, {}))
    place = {item.version_id: n for n, item in enumerate(items)}
    told = {frozenset(place[old[i].version_id] for i in event) for event in before}
    untouched = {event for event in after if not {items[i].version_id for i in event} & fresh}
    assert untouched <= told
    assert all(any(event <= grown for grown in after) for event in told)


def test_a_day_that_everybody_reports_keeps_one_edge_a_report():
    items = [item(f"m{n:03d}", n) for n in range(60)]
    assert len(edges(items, {})) == 59


def test_a_report_that_hundreds_print_is_one_lineage_and_compares_no_two_of_the_same_owner():
    looked_up = []

    class Counted(dict):
        def get(self, version, default=None):
            looked_up.append(version)
            return default

    printed = [replace(item(f"m{n:03d}", n), owner="Chain", source="Chain") for n in range(200)]
    assert len(lineages(printed, Counted())) == 1
    assert len(looked_up) <= 3 * len(printed)


def test_of_a_report_that_hundreds_print_a_line_names_the_first_and_counts_the_rest():
    printed = [replace(item(f"m{n:03d}", n), source=f"Paper {n}") for n in range(200)]
    near = {i.version_id: {j.version_id: "identical" for j in printed if i is not j} for i in printed}
    [line] = lineages(printed, near)
    assert line.startswith("m000 = m001, m002")
    assert line.endswith(", and 187 more (copy)")
