"""Publication dates: what is stated stands, what is not is inferred from copies and words, or stays open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from importlib.resources import files
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.pipelines.resolve.copies import CopyText, compare
from dateline.pipelines.resolve.publication import DatedVersion, infer, stated
from dateline.pipelines.steps.timex import find
from dateline.schemas.records import Copy, DateCandidate, Publication

FRIDAY = date(2021, 3, 5)
MOVED = "Engineers closed the Harbour Bridge on Friday after divers found a crack in its northern pier."


def candidate(
    day: str, instant: str = "", role: str = "published", confidence: float = 0.9, refused: str = ""
) -> DateCandidate:
    return DateCandidate(
        "modified" if role == "modified" else "published", "json-ld", day, day, instant, confidence, refused
    )


def version(
    version_id: str,
    text: str = "",
    *dates: DateCandidate,
    source: str = "",
    observed: str = "",
    told: Sequence[str] = (),
    planned: Sequence[str] = (),
) -> DatedVersion:
    times = find(text)
    return DatedVersion(
        version_id,
        f"the {version_id}",
        source,
        observed,
        dates,
        times,
        tuple(n for n, t in enumerate(times) if t.text in told),
        tuple(n for n, t in enumerate(times) if t.text in planned),
    )


def inferred(undated: Sequence[DatedVersion], dated: Sequence[DatedVersion], *copies: Copy) -> dict[str, Publication]:
    return infer(undated, {v.version_id: stated(v) for v in dated}, copies, dated)


def days(publication: Publication) -> tuple[str, str]:
    return str(publication.earliest), str(publication.latest)


# ---------------------------------------------------------------------------------------------------- what is
# stated


def test_a_stated_instant_is_known_from_then_and_keeps_the_publishers_day() -> None:
    found = stated(version("a", "", candidate("2021-03-05", "2021-03-06T06:30:00Z")))
    assert (found.earliest, found.latest, found.at) == (FRIDAY, FRIDAY, "2021-03-06T06:30:00Z")
    assert (found.known_at, found.known_basis) == ("2021-03-06T06:30:00Z", "published")
    assert found.dated_at == found.known_at
    assert found.method == "json-ld"


def test_a_bare_day_counts_from_its_end() -> None:
    found = stated(version("a", "", candidate("2021-03-05")))
    assert (found.known_at, found.known_basis) == ("2021-03-05T23:59:59Z", "day")


def test_an_observation_says_when_it_was_known_and_not_when_it_was_published() -> None:
    found = stated(version("a", "", candidate("2021-03-05"), observed="2021-03-09T08:00:00Z"))
    assert (found.known_at, found.known_basis) == ("2021-03-09T08:00:00Z", "observed")
    assert found.earliest == FRIDAY
    bare = stated(version("a", observed="2021-03-09T08:00:00Z"))
    assert (bare.earliest, bare.known_at, bare.dated_at) == (None, "2021-03-09T08:00:00Z", "")


def test_a_backfill_is_known_in_its_present_form_from_its_modification() -> None:
    published, modified = candidate("2021-03-05"), candidate("2021-03-07", "2021-03-07T10:00:00Z", "modified")
    found = stated(version("a", "", published, modified))
    assert (found.known_at, found.known_basis) == ("2021-03-07T10:00:00Z", "modified")
    assert found.earliest == FRIDAY


def test_modified_is_never_taken_for_published() -> None:
    found = stated(version("a", "", candidate("2021-03-07", role="modified")))
    assert (found.earliest, found.method, found.known_basis) == (None, "", "modified")


def test_a_modification_before_the_publication_is_passed_over() -> None:
    found = stated(version("a", "", candidate("2021-03-05"), candidate("2021-03-01", role="modified")))
    assert found.known_basis == "day"


def test_refused_candidates_and_weaker_ones_are_passed_over() -> None:
    refused = candidate("2050-01-01", confidence=1.0, refused="future")
    weak = candidate("2021-03-01", confidence=0.5)
    assert stated(version("a", "", refused, weak, candidate("2021-03-05"))).earliest == FRIDAY


def test_what_states_nothing_is_open_and_known_from_nowhere() -> None:
    found = stated(version("a"))
    assert (found.earliest, found.known_at, found.known_basis, found.dated_at) == (None, "", "unknown", "")


# ---------------------------------------------------------------------------------------------------- what
# copies say


def test_an_undated_copy_takes_its_siblings_date() -> None:
    sibling = version("b", MOVED, candidate("2021-03-05"))
    found = inferred([version("a", MOVED)], [sibling], Copy("a", "b", "rewrite", 0.4, 120))["a"]
    assert days(found) == ("2021-03-05", "2021-03-05")
    assert (found.method, found.known_at, found.known_basis) == ("copy", "2021-03-05T23:59:59Z", "inferred")
    assert found.why == "shares 120 words with the b, published 2021-03-05; both say “Friday”, which was 2021-03-05"
    assert 0 < found.confidence < 0.9


def test_a_copy_that_names_the_next_day_too_may_be_of_that_day() -> None:
    sibling = version("b", MOVED, candidate("2021-03-05"))
    copy = version("a", f"{MOVED} Ferries were full on Saturday, the port said.")
    assert days(inferred([copy], [sibling], Copy("a", "b", "rewrite", 0.7, 120))["a"]) == (
        "2021-03-05",
        "2021-03-06",
    )


def test_a_late_copy_bounds_its_undated_twin_by_the_day_that_both_name() -> None:
    sibling = version("b", MOVED, candidate("2021-03-07"))
    found = inferred([version("a", MOVED)], [sibling], Copy("a", "b", "rewrite", 0.8, 200))["a"]
    assert days(found) == ("2021-03-05", "2021-03-07")


def test_an_outlets_own_follow_up_is_less_sure_than_another_outlets_cut() -> None:
    sibling = version("b", MOVED, candidate("2021-03-05"), source="The Post")
    copy = Copy("a", "b", "rewrite", 0.3, 90)
    own = inferred([version("a", MOVED, source="The Post")], [sibling], copy)["a"]
    other = inferred([version("a", MOVED, source="The Echo")], [sibling], copy)["a"]
    assert (days(own)[1], days(other)[1]) == ("2021-03-06", "2021-03-05")


def test_shared_background_dates_nothing() -> None:
    sibling = version("b", "The bridge opened in 1931.", candidate("2021-03-05"))
    found = inferred([version("a", "The bridge is long.")], [sibling], Copy("a", "b", "rewrite", 0.2, 60))["a"]
    assert (found.earliest, found.known_at, found.method) == (None, "", "")


def test_an_article_is_no_earlier_than_what_it_quotes_which_alone_leaves_it_open() -> None:
    quoted = version("b", MOVED, candidate("2021-03-05"))
    quotes = Copy("a", "b", "quotes", 0.2, 60)
    assert inferred([version("a", MOVED)], [quoted], quotes)["a"].earliest is None
    later = version("c", MOVED, candidate("2021-03-08"))
    found = inferred([version("a", MOVED)], [quoted, later], quotes, Copy("c", "a", "quotes", 0.2, 60))["a"]
    assert days(found) == ("2021-03-05", "2021-03-08")


def test_a_date_that_the_copy_contradicts_leaves_it_open() -> None:
    sibling = version("b", MOVED, candidate("2021-03-05"))
    text = f"{MOVED} It was blown up on March 20, 2021."
    found = inferred([version("a", text, told=["March 20, 2021"])], [sibling], Copy("a", "b", "rewrite", 0.8, 90))
    assert found["a"].earliest is None
    assert "tells of “March 20, 2021” as past" in found["a"].why


def test_its_own_words_alone_date_an_article_when_they_bound_both_sides() -> None:
    text = "The pier broke on March 1, 2021. The council is to meet on March 12, 2021."
    found = inferred([version("a", text, told=["March 1, 2021"], planned=["March 12, 2021"])], [])["a"]
    assert days(found) == ("2021-03-01", "2021-03-12")
    assert (found.method, found.known_at, found.known_basis) == ("text", "2021-03-12T23:59:59Z", "inferred")
    assert inferred([version("a", text, told=["March 1, 2021"])], [])["a"].earliest is None


def test_bounds_wider_than_a_month_leave_it_open() -> None:
    text = "The pier broke on March 1, 2020. The council is to meet on March 12, 2021."
    found = inferred([version("a", text, told=["March 1, 2020"], planned=["March 12, 2021"])], [])["a"]
    assert found.earliest is None


def test_the_crawl_gives_no_date_and_refuses_a_later_one() -> None:
    seen = "2021-03-02T08:00:00Z"
    text = "The pier broke on March 1, 2021."
    assert inferred([version("a", text, told=["March 1, 2021"], observed=seen)], [])["a"].earliest is None
    sibling = version("b", MOVED, candidate("2021-03-05"))
    copy = Copy("a", "b", "rewrite", 0.8, 90)
    assert inferred([version("a", MOVED, observed=seen)], [sibling], copy)["a"].earliest is None


def test_an_observed_article_is_known_before_it_is_dated() -> None:
    sibling = version("b", MOVED, candidate("2021-03-05"), observed="2021-03-20T12:00:00Z")
    seen = version("a", MOVED, observed="2021-03-06T07:00:00Z")
    found = inferred([seen], [sibling], Copy("a", "b", "rewrite", 0.8, 90))["a"]
    assert (found.known_at, found.known_basis) == ("2021-03-06T07:00:00Z", "observed")
    assert found.dated_at == "2021-03-20T12:00:00Z"


def test_a_date_once_established_is_not_revised_by_what_is_known_later() -> None:
    first = version("b", MOVED, candidate("2021-03-05"))
    second = version("c", MOVED, candidate("2021-03-12"))
    copies = Copy("a", "b", "rewrite", 0.4, 90), Copy("a", "c", "identical", 1.0, 400)
    found = inferred([version("a", MOVED)], [first, second], *copies)["a"]
    assert days(found) == ("2021-03-05", "2021-03-05")
    assert found.dated_at == "2021-03-05T23:59:59Z"


def test_copies_of_copies_are_dated_through_the_chain() -> None:
    sibling = version("d", MOVED, candidate("2021-03-05"))
    chain = [
        Copy("c", "d", "identical", 1.0, 99),
        Copy("b", "c", "identical", 1.0, 99),
        Copy("a", "b", "excerpt", 1.0, 50),
    ]
    found = inferred([version(v, MOVED) for v in "abc"], [sibling], *chain)
    assert {days(p) for p in found.values()} == {("2021-03-05", "2021-03-05")}
    assert found["c"].confidence > found["b"].confidence > found["a"].confidence > 0


def test_the_undated_seeds_come_out_on_the_day_of_their_copies() -> None:
    texts = {f.name[:3]: f.read_text(encoding="utf-8") for f in (files("dateline.seeds") / "corpus").iterdir()}
    stating = {"000": "2017-08-03", "003": "2017-08-03", "004": "2017-08-04"}
    versions = [
        version(name, text, *([candidate(stating[name])] if name in stating else []), told=["Aug. 1, 2017"])
        for name, text in texts.items()
    ]
    bodies = [CopyText(name, "", text) for name, text in texts.items()]
    copies = [c for a in bodies for b in bodies if a.version_id < b.version_id and (c := compare(a, b))]
    dated = [v for v in versions if v.version_id in stating]
    found = inferred([v for v in versions if v.version_id not in stating], dated, *copies)
    assert {name: (*days(p), p.method) for name, p in found.items()} == {
        "001": ("2017-08-03", "2017-08-03", "copy"),
        "002": ("2017-08-03", "2017-08-03", "copy"),
    }


# ---------------------------------------------------------------------------------------------------- laws

IDS = "abcdefgh"
TEXTS = [
    "",
    MOVED,
    f"{MOVED} Ferries were full on Saturday.",
    "It broke on Monday, and again today.",
    "The pier broke on March 4, 2021. The council is to meet on March 9, 2021.",
]

Drawn = tuple[list[DatedVersion], list[Copy]]


@st.composite
def neighbourhoods(draw: st.DrawFn) -> Drawn:
    versions = []
    for version_id in IDS:
        day = FRIDAY + timedelta(days=draw(st.integers(-2, 4)))
        dates = [candidate(str(day), draw(st.sampled_from(["", f"{day}T10:00:00Z"])))] if draw(st.booleans()) else []
        seen = day + timedelta(days=draw(st.integers(-1, 6)))
        observed = f"{seen}T18:00:00Z" if draw(st.integers(0, 2)) == 0 else ""
        text, source = draw(st.sampled_from(TEXTS)), draw(st.sampled_from(["", "The Post"]))
        told, planned = ["March 4, 2021"], ["March 9, 2021"]
        versions.append(version(version_id, text, *dates, source=source, observed=observed, told=told, planned=planned))
    relation = st.sampled_from(["identical", "excerpt", "rewrite", "quotes"])
    pairs = st.tuples(st.sampled_from(IDS), st.sampled_from(IDS), relation, st.sampled_from([0.2, 0.6, 1.0]))
    drawn = draw(st.lists(pairs.filter(lambda p: p[0] != p[1]), max_size=14, unique_by=lambda p: frozenset(p[:2])))
    return versions, [Copy(a, b, relation, score, 80) for a, b, relation, score in drawn]


def everything(versions: Sequence[DatedVersion], copies: Sequence[Copy]) -> dict[str, Publication]:
    """All publications, stated and inferred, of a store that holds just these."""
    says = {v.version_id: stated(v) for v in versions}
    held = [c for c in copies if c.version_id in says and c.other_id in says]
    undated = [v for v in versions if says[v.version_id].earliest is None]
    dated = [v for v in versions if says[v.version_id].earliest is not None]
    return says | infer(undated, {v.version_id: says[v.version_id] for v in dated}, held, dated)


def as_of(publications: dict[str, Publication], at: str) -> dict[str, Publication | None]:
    """What was known at an instant, and the dates that were."""
    return {
        v: p if p.dated_at and p.dated_at <= at else None
        for v, p in publications.items()
        if p.known_at and p.known_at <= at
    }


@given(neighbourhoods(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_the_order_of_versions_and_copies_does_not_matter(drawn: Drawn, rng: Random) -> None:
    versions, copies = drawn
    expected = everything(versions, copies)
    shuffled, turned = list(versions), list(copies)
    rng.shuffle(shuffled)
    rng.shuffle(turned)
    assert everything(shuffled, turned) == expected


@given(neighbourhoods(), st.integers(-4, 12), st.sampled_from(["T09:00:00Z", "T18:00:00Z", "T23:59:59Z"]))
@settings(max_examples=300, deadline=None)
def test_what_was_known_then_gives_the_answers_that_were_given_then(drawn: Drawn, after: int, hour: str) -> None:
    versions, copies = drawn
    at = f"{FRIDAY + timedelta(days=after)}{hour}"
    whole = everything(versions, copies)
    known = [v for v in versions if whole[v.version_id].known_at and whole[v.version_id].known_at <= at]
    assert as_of(everything(known, copies), at) == as_of(whole, at)


@given(neighbourhoods())
@settings(max_examples=150, deadline=None)
def test_no_date_is_known_before_what_established_it(drawn: Drawn) -> None:
    versions, copies = drawn
    for version_id, found in everything(versions, copies).items():
        assert (found.earliest is None) == (found.dated_at == "")
        if found.earliest and found.latest:
            assert found.earliest <= found.latest
            assert found.dated_at >= found.known_at
        if found.known_basis == "inferred":
            assert found.known_at == found.dated_at >= f"{found.latest}T23:59:59Z"
        observed = next(v.observed for v in versions if v.version_id == version_id)
        assert not observed or found.known_at == observed


def test_a_version_observed_on_the_last_day_of_the_calendar_is_dated_like_any_other() -> None:
    seen = version("odd", MOVED, observed="9999-12-31T23:00:00Z")
    printed = version("copy", MOVED, candidate("2021-03-05"))
    assert days(inferred([seen], [printed], Copy("copy", "odd", "identical", 1.0, 40))["odd"]) == (
        "2021-03-05",
        "2021-03-05",
    )
