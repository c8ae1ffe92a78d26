"""States in known order: what as-of answers select among."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.resolve.finding import Finder
from dateline.pipelines.resolve.items import Item
from dateline.pipelines.resolve.linking import edges
from dateline.pipelines.resolve.playing import play
from dateline.pipelines.resolve.stories import Rule, Selection
from dateline.schemas.story import Period

DAY = date(2021, 5, 6)
START = datetime(2021, 5, 6)
NO_STORIES = Selection()


def item(name: str, hour: int | None, **changes: object) -> Item:
    """A mention of a strike on one day, first known at an hour after START."""
    base = Item(
        mention_id=name,
        version_id=f"v-{name}",
        article_id=f"a-{name}",
        source="",
        owner="",
        block="2021-05-06/2021-05-06",
        earliest=DAY,
        latest=DAY,
        edtf="2021-05-06",
        granularity="day",
        enter=None if hour is None else START + timedelta(hours=hour),
        leave=None,
        current=True,
        ordinal=0,
        time=0,
        part="body",
        kind="strike",
        status="occurred",
        bound="at",
        headline=f"Dockers walk out ({name})",
        trigger="walked",
        places=(),
        names=frozenset(),
        attributed_to="",
        terms=("docker", "walk"),
        weights=(5.0, 3.0),
        name=name,
    )
    return replace(base, **changes)


def states_of(items: list[Item], related: dict[str, dict[str, str]] | None = None, selection: Selection = NO_STORIES):
    ordered = sorted(items, key=lambda i: i.key)
    related = related or {}
    return play(ordered, edges(Finder(ordered, related)), related, selection)


def at(states, hour: float):
    """Event id -> (status, n_articles) as known at an hour."""
    t = START + timedelta(hours=hour)
    return {
        s.event_id: (s.status, s.n_articles)
        for s in states
        if s.story == "all"
        and s.known_from is not None
        and s.known_from <= t
        and (s.known_to is None or t < s.known_to)
    }


def test_an_event_is_known_from_its_first_report_on():
    states, _ = states_of([item("b", 5), item("a", 9)])
    assert at(states, 4) == {}
    assert at(states, 5) == {"b": ("occurred", 1)}
    assert at(states, 9) == {"b": ("occurred", 2)}


def test_a_plan_becomes_a_deed_when_somebody_reports_it_done():
    states, _ = states_of([item("a", 1, status="scheduled"), item("b", 30)])
    assert at(states, 1) == {"a": ("scheduled", 1)}
    assert at(states, 30) == {"a": ("occurred", 2)}


def test_a_threat_is_not_merged_with_the_deed():
    states, _ = states_of([item("a", 1, status="threatened"), item("b", 2)])
    assert at(states, 2) == {"a": ("threatened", 1), "b": ("occurred", 1)}


def test_unlike_mentions_of_one_day_are_two_events_until_a_third_joins_them():
    one = item("a", 1, terms=("docker",), weights=(5.0,))
    two = item("b", 2, terms=("walk",), weights=(3.0,))
    states, members = states_of([one, two, item("c", 3)])
    assert set(at(states, 2)) == {"a", "b"}
    assert at(states, 3) == {"a": ("occurred", 3)}
    assert {m.event_id for m in members if m.mention_id == "b"} == {"a", "b"}


def test_a_superseded_statement_leaves_and_its_event_is_retracted():
    gone = item("a", 1, leave=START + timedelta(hours=8), current=False)
    states, _ = states_of([gone])
    assert at(states, 7) == {"a": ("occurred", 1)}
    assert at(states, 8) == {}
    assert not any(s.current for s in states)


def test_the_same_sentence_in_a_new_version_keeps_its_event_and_its_id():
    old = item("a", 1, leave=START + timedelta(hours=8), current=False)
    new = item("a", 8, version_id="v2-a", article_id="a-a")
    other = item("b", 2)
    states, members = states_of([old, new, other])
    assert set(at(states, 7)) == set(at(states, 9)) == {"a"}
    assert sorted({m.version_id for m in members if m.current}) == ["v-b", "v2-a"]


def test_what_was_never_known_counts_on_the_current_timeline_alone():
    states, _ = states_of([item("b", 1), item("a", None)])
    assert at(states, 1000) == {"b": ("occurred", 1)}
    current = [s for s in states if s.current and s.story == "all"]
    assert [(s.event_id, s.n_articles, s.known_from) for s in current] == [("b", 2, None)]


def test_copies_count_once():
    related = {"v-a": {"v-b": "rewrite"}, "v-b": {"v-a": "rewrite"}}
    states, _ = states_of([item("a", 1), item("b", 2), item("c", 3)], related)
    last = next(s for s in states if s.current)
    assert (last.n_articles, last.n_independent) == (3, 2)
    assert last.lineages == ("a = b (copy)", "c")


def test_a_fact_given_to_another_report_counts_for_that_report():
    quoting = item("b", 2, attributed_to="Harbour News")
    states, _ = states_of([item("a", 1, source="Harbour News", owner="Harbour News"), quoting])
    assert next(s for s in states if s.current).n_independent == 1


def test_a_story_takes_the_events_of_its_articles_within_its_period():
    rule = {"docks": Rule(Period(first=DAY), frozenset())}
    inside = Selection(rule, {"v-a": {"docks"}})
    outside = Selection({"docks": Rule(Period(first=DAY + timedelta(days=1)), frozenset())}, {"v-a": {"docks"}})
    assert {s.story for s in states_of([item("a", 1)], selection=inside)[0]} == {"all", "docks"}
    assert {s.story for s in states_of([item("a", 1)], selection=outside)[0]} == {"all"}


words = st.sets(st.sampled_from(["docker", "walk", "port", "union", "pay", "crane"]), min_size=1)


@st.composite
def reports(draw: st.DrawFn) -> list[Item]:
    out = []
    for n in range(draw(st.integers(1, 9))):
        terms = tuple(sorted(draw(words)))
        hour = draw(st.one_of(st.none(), st.integers(0, 6)))
        lasts = None if hour is None else draw(st.one_of(st.none(), st.integers(1, 4)))
        leave = None if hour is None or lasts is None else START + timedelta(hours=hour + lasts)
        out.append(
            item(
                f"m{n}",
                hour,
                terms=terms,
                weights=(1.0,) * len(terms),
                status=draw(st.sampled_from(["occurred", "scheduled", "threatened"])),
                kind=draw(st.sampled_from(["strike", "meeting"])),
                leave=leave,
                current=leave is None,
            )
        )
    return out


def sortable(rows):
    return sorted(map(repr, rows))


@given(reports(), st.integers(0, 12))
def test_law_3_as_of_equals_a_fresh_store_of_what_was_known(items: list[Item], hour: int):
    t = START + timedelta(hours=hour)
    then = [i for i in items if i.enter is not None and i.enter <= t]
    whole, _ = states_of(items)
    fresh, _ = states_of(then)
    as_of = [s for s in whole if s.known_from and s.known_from <= t and (not s.known_to or t < s.known_to)]
    asked = [s for s in fresh if s.known_from and s.known_from <= t and (not s.known_to or t < s.known_to)]
    strip = lambda rows: sortable(replace(s, known_to=None, current=False) for s in rows)  # noqa: E731
    assert strip(as_of) == strip(asked)


@given(reports(), st.randoms(use_true_random=False))
def test_law_2_the_order_of_arrival_changes_nothing(items: list[Item], random):
    shuffled = list(items)
    random.shuffle(shuffled)
    assert states_of(items) == states_of(shuffled)


@given(reports())
def test_at_any_time_a_mention_stands_for_one_event(items: list[Item]):
    _, members = states_of(items)
    for hour in range(12):
        t = START + timedelta(hours=hour)
        standing = [
            (m.version_id, m.mention_id)
            for m in members
            if m.known_from is not None and m.known_from <= t and (m.known_to is None or t < m.known_to)
        ]
        assert len(standing) == len(set(standing))
    current = [(m.version_id, m.mention_id) for m in members if m.current]
    assert sorted(current) == sorted((i.version_id, i.mention_id) for i in items if i.current)
