"""The edges that are kept join what all edges would join, at every time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.resolve import finding
from dateline.pipelines.resolve.alike import same_event
from dateline.pipelines.resolve.finding import Finder, keys_of, names_of
from dateline.pipelines.resolve.items import Item
from dateline.pipelines.resolve.lineages import Grown, independent, lineages
from dateline.pipelines.resolve.linking import Components, edges, parted, touched
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
    kept = edges(Finder(items, {}))
    for known in range(len(items) + 1):
        prefix = items[:known]
        assert joined(prefix, [e for e in kept if max(e) < known]) == joined(
            prefix, [e for e in everything if max(e) < known]
        )


@given(mentions, st.sets(st.integers(0, 11)), st.integers(1, 4))
def test_what_fresh_mentions_do_not_touch_is_what_it_was_and_the_rest_is_told_as_ever(drawn, new: set[int], cap: int):
    items = block(drawn)
    fresh = {item.version_id for n, item in enumerate(items) if n in new}
    old = [n for n, item in enumerate(items) if item.version_id not in fresh]
    with patch.object(finding, "POSTINGS_CAP", cap):
        finder = Finder(items, {})
        seeds = {n for n, item in enumerate(items) if item.version_id in fresh} | parted(finder, fresh)
        reached, pairs = touched(finder, seeds), edges(finder)
        among = edges(finder, among=reached)
        before = [(old[i], old[j]) for i, j in edges(Finder([items[i] for i in old], {}))]
    told = {event for event in joined(items, before) if event <= set(old)}
    events = joined(items, pairs)
    assert all(event <= reached or not event & reached for event in events | told)
    assert {event for event in events if not event & reached} == {event for event in told if not event & reached}
    for known in range(len(items) + 1):
        within = [(i, j) for i, j in pairs if {i, j} <= reached]
        assert joined(items[:known], [e for e in among if max(e) < known]) == joined(
            items[:known], [e for e in within if max(e) < known]
        )


def test_a_mention_that_takes_anothers_place_parts_what_found_each_other_by_it():
    items = [item(f"m{n}", n) for n in range(3)]
    with patch.object(finding, "POSTINGS_CAP", 1):
        assert parted(Finder(items, {}), {"v-m0"}) == {1, 2}
        assert not parted(Finder(items, {"v-m1": {"v-m2": "rewrite"}, "v-m2": {"v-m1": "rewrite"}}), {"v-m0"})
        assert not parted(Finder(items, {}), {"v-m2"})


def test_a_day_that_everybody_reports_keeps_one_edge_a_report():
    items = [item(f"m{n:03d}", n) for n in range(60)]
    assert len(edges(Finder(items, {}))) == 59


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


def test_opinion_is_told_and_does_not_count_beside_news():
    news, column = replace(item("m0", 0), source="Gazette"), replace(item("m1", 1), source="Ledger", opinion=True)
    told = lineages([news, column], {})
    assert told == ("m0", "m1 (opinion)")
    assert independent(told) == 1
    assert independent(lineages([column], {})) == 0
    own = replace(column, owner="Gazette")
    assert lineages([replace(news, owner="Gazette"), own], {}) == ("m0 = m1 (same owner)",)


def test_papers_that_rewrite_one_wire_are_one_source_with_it():
    wire = replace(item("m0", 0), source="Reuters", wire="Reuters")
    papers = [replace(item(f"m{n}", n), source=f"Paper {n}", wire="Reuters") for n in (1, 2)]
    own = replace(item("m3", 3), source="Paper 3")
    assert lineages([wire, *papers, own], {}) == ("m0 = m1, m2 (same wire: Reuters)", "m3")
    assert lineages([own, papers[0]], {}) == ("m3", "m1 (from Reuters)")
    assert lineages([wire], {}) == ("m0",)


def test_a_paper_that_prints_a_wire_is_a_source_beside_it_by_what_it_writes_itself():
    wire = replace(item("m0", 0), source="Reuters", owner="Reuters", wire="Reuters")
    reprint = replace(item("m1", 1), source="Gazette", owner="Gazette", wire="Reuters")
    own, later = (replace(item(f"m{n}", n), source="Gazette", owner="Gazette") for n in (2, 3))
    assert lineages([wire, reprint, own, later], {}) == ("m0 = m1 (same wire: Reuters)", "m2 = m3 (same publisher)")
    uncredited = replace(reprint, wire="")
    near = {"v-m0": {"v-m1": "rewrite"}, "v-m1": {"v-m0": "rewrite"}}
    assert lineages([wire, uncredited, own], near) == ("m0 = m1 (copy)", "m2")


def test_what_a_text_first_gives_to_a_report_counts_for_it_though_it_goes_on_without_naming_it():
    paper = replace(item("m0", 0), source="Tribune")
    first = replace(item("m1", 1), source="Gazette", attributed_to="Tribune", start=0)
    goes_on = replace(first, mention_id="m2", attributed_to="", start=200)
    title = replace(goes_on, mention_id="m3", part="title", start=0)
    assert lineages([paper, title, goes_on, first], {}) == ("m0 = m1 (same report cited)",)
    assert lineages([paper, replace(first, start=300), goes_on], {}) == ("m0", "m1")


papers = st.tuples(st.sampled_from("ABC"), st.sampled_from(("", "A", "Reuters")), st.sampled_from(("", "B")))


@given(st.lists(papers, min_size=1, max_size=9), st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=5))
def test_an_event_that_grows_has_the_lineages_that_it_would_have_were_it_told_at_once(told, copies):
    items = [
        replace(item(f"m{n}", n), source=source, owner=source, wire=wire, attributed_to=cited)
        for n, (source, wire, cited) in enumerate(told)
    ]
    near: dict[str, dict[str, str]] = {}
    for a, b in copies:
        near.setdefault(f"v-m{a}", {})[f"v-m{b}"] = near.setdefault(f"v-m{b}", {})[f"v-m{a}"] = "rewrite"
    grown: dict[int, Grown] = {}
    for n in range(1, len(items) + 1):
        assert lineages(items[:n], near, grown) == lineages(items[:n], near)


# ------------------------------------------------------------------------------------------- what is one event


def test_two_happenings_of_one_sentence_are_two_events():
    one = replace(item("m0", 0), version_id="v", start=10, end=90)
    assert not same_event(one, replace(one, mention_id="m1"), {})
    assert same_event(one, replace(one, mention_id="m1", start=100, end=190), {})


def test_what_was_begun_is_one_event_with_its_beginning():
    begun = replace(item("m0", 0), version_id="v", start=0, end=60, trigger="began", lemma="begin")
    infinitive = replace(begun, mention_id="m1", trigger="evacuate", lemma="evacuate", lead="The board began to ")
    assert same_event(begun, infinitive, {})
    assert same_event(replace(infinitive, trigger="evacuating", lead="The board began "), begun, {})
    assert not same_event(begun, replace(infinitive, lead="The board began, and on Friday had to "), {})
    assert not same_event(begun, replace(infinitive, time=1), {})
    assert not same_event(replace(begun, trigger="asked", lemma="ask"), replace(infinitive, lead="asked to "), {})


def test_what_says_why_an_act_was_done_is_one_event_with_the_act():
    sued = replace(
        item("m0", 0), version_id="v", start=0, end=60, trigger="sued", lemma="sue",
        headline="Alba sued, arguing that it was late",
    )  # fmt: skip
    arguing = replace(
        sued, mention_id="m1", trigger="arguing", lemma="argue", lead="Alba left and sued, ",
        headline="Alba arguing that it was late",
    )  # fmt: skip
    assert same_event(sued, arguing, {})
    assert not same_event(replace(sued, trigger="left", lemma="leave", headline="Alba left"), arguing, {})
    assert not same_event(sued, replace(arguing, trigger="killing", lemma="kill"), {})


def test_two_signed_orders_are_not_the_one_that_was_signed_that_day():
    order = replace(item("m0", 0), kind="order", headline="The mayor signed an order")
    both = replace(order, mention_id="m1", version_id="v1", headline="The mayor signed two harsh orders")
    assert not same_event(order, both, {})
    assert same_event(both, replace(both, mention_id="m2", version_id="v2"), {})


def test_one_term_in_common_is_no_event_in_common():
    first = replace(item("m0", 0), kind="confirmation", terms=("flu", "swin"), weights=(7.0, 7.0))
    other = replace(
        first,
        mention_id="m1",
        version_id="v1",
        kind="statement",
        terms=("brenn", "flu", "swin"),
        weights=(0.1, 7.0, 7.0),
    )
    said = replace(first, headline="Alba confirmed swine flu"), replace(other, headline="Brenn tests for swine flu")
    assert not same_event(*said, {})
    apart = replace(first, headline="Alba's swine have flu"), replace(other, headline="Brenn's swine have caught flu")
    assert same_event(*apart, {})


def test_a_year_has_many_of_what_a_day_has_one():
    day = replace(item("m0", 0), terms=("docker", "walk"), weights=(3.0, 4.0))
    other = replace(day, mention_id="m1", version_id="v1", terms=("docker", "harbour"))
    assert same_event(day, other, {})
    year = {"earliest": date(2021, 1, 1), "latest": date(2021, 12, 31)}
    assert not same_event(replace(day, **year), replace(other, **year), {})


def test_a_speaker_in_common_makes_no_two_sayings_one():
    said = replace(item("m0", 0), kind="statement", terms=("lee", "walk"), weights=(6.0, 2.0))
    assert not same_event(said, replace(said, mention_id="m1", version_id="v1", terms=("lee", "tax")), {})


def test_what_two_articles_open_with_is_one_ruling_where_the_place_is():
    words = {"terms": ("bar", "court", "mask"), "weights": (5.0, 3.0, 7.0)}
    ruled = replace(item("m0", 0), kind="ruling", places=("Oakland, California",), **words)
    other = replace(ruled, mention_id="m1", version_id="v1", terms=("court", "judge", "law"), weights=(5.0, 4.0, 5.0))
    assert same_event(ruled, other, {})
    assert not same_event(ruled, replace(other, start=5000), {})
    assert not same_event(ruled, replace(other, places=("Reno, Nevada",)), {})


def test_what_one_says_of_a_statement_is_another_one_unless_it_says_the_same():
    told = item("a", 1, kind="announcement", terms=("canceled", "speech"), weights=(5.0, 4.0))
    said = replace(
        told,
        mention_id="b",
        kind="statement",
        bound="inherited",
        start=200,
        end=300,
        terms=("honoured",),
        weights=(6.0,),
    )
    assert not same_event(told, said, {})
    assert same_event(told, replace(said, terms=told.terms, weights=told.weights), {})
