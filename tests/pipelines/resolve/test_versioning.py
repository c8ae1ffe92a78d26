"""What versions changed is settled with them, in any order of arrival, and says why events changed."""

from __future__ import annotations

from datetime import datetime

import pytest

from ...laws.harness import Doc, Replica, reading

URL = "https://gazette.example/cities"
LETTER = (
    "The Justice Department on Aug. 3 threatened to withhold crime-fighting money from 12 cities that do not help it "
    "detain immigrants, according to letters that it sent to them."
)
PROOF = "Attorney General Jeff Sessions said on Tuesday that the cities must show proof of their compliance by Aug. 18."
PUGH = (
    "The mayor of Baltimore, Catherine Pugh, said that the city would sue the department on Aug. 10 over the letter, "
    "which she called an insult to those who live there."
)
CHIEFS = "Police chiefs of the four cities said nothing about the matter, and a spokesman did not answer questions."
NOTICE = "Correction: An earlier version of this story misstated the number of cities. There are four."
OFFER = "Subscribe to continue reading this story."
DAYS = {n: f"2017-08-{n:02}T13:00:00Z" for n in range(3, 10)}


def page(day: int, *lines: str, url: str = URL, title: str = "Cities threatened") -> Doc:
    body = "".join(f"<p>{line}</p>" for line in lines)
    head = f'<title>{title}</title><meta property="article:published_time" content="2017-08-03T12:00:00Z">'
    text = f"<html><head>{head}</head><body><article><h1>{title}</h1>{body}</article></body></html>"
    return Doc(url, text.encode(), "text/html", DAYS[day])


FIRST = page(3, LETTER, PROOF, PUGH, CHIEFS)
EDITED = (LETTER.replace("12 cities", "four cities"), PROOF, PUGH.replace("Aug. 10", "Aug. 11"), CHIEFS)
CORRECTED = page(4, *EDITED, NOTICE)
STUB = page(5, EDITED[0], OFFER)
SHORTENED = page(6, EDITED[0], PROOF, CHIEFS)


def store(*docs: Doc) -> Replica:
    replica = Replica()
    for doc in docs:
        replica.ingest([doc])
    return replica


@pytest.fixture(scope="module")
def gazette() -> Replica:
    return store(FIRST, CORRECTED, STUB, SHORTENED)


def at(day: int, hour: int = 13) -> datetime:
    return datetime(2017, 8, day, hour)


def changes(replica: Replica, since: datetime, until: datetime) -> set[tuple[str, ...]]:
    rows = replica.db.execute(
        "select change, cause, coalesce(was, ''), coalesce(now, ''), known_at from timeline_diff('all', $a, $b)",
        {"a": since, "b": until},
    ).fetchall()
    assert {known for *_, known in rows if known} <= {at(day) for day in DAYS}
    return {tuple(row[:-1]) for row in rows if row[0] not in ("headline", "renamed")}


# --------------------------------------------------------------------------------------------- view revision


def test_the_view_says_what_each_version_changed_and_what_the_notice_speaks_of(gazette: Replica) -> None:
    rows = gazette.db.execute(
        "select known_at, change, was, now, notice_kind, notice from revision order by known_at, ordinal"
    ).fetchall()
    assert rows == [
        (at(4), "number", "12", "four", "correction", NOTICE),
        (at(4), "date", "Aug. 10", "Aug. 11", None, None),
        (at(6), "cut", EDITED[2], None, None, None),
    ]


def test_the_view_is_verbatim_and_points_into_the_parts_of_both_versions(gazette: Replica) -> None:
    wrong = gazette.db.execute(
        """
        select r.change from revision r
        left join part o on o.version_id = r.before_id and o.part = r.was_part_ordinal
        left join part n on n.version_id = r.version_id and n.part = r.now_part_ordinal
        left join part m on m.version_id = r.version_id and m.part = r.notice_part_ordinal
        where r.was <> substring(o.text, r.was_start + 1, r.was_end - r.was_start)
            or r.now <> substring(n.text, r.now_start + 1, r.now_end - r.now_start)
            or r.notice <> substring(m.text, r.notice_start + 1, r.notice_end - r.notice_start)
            or not contains(r.was_sentence, r.was) or not contains(r.now_sentence, r.now)
        """
    ).fetchall()
    assert wrong == []


@pytest.mark.parametrize("order", [(3, 2, 1, 0), (2, 0, 3, 1)])
def test_versions_change_the_same_in_whatever_order_they_come(gazette: Replica, order: tuple[int, ...]) -> None:
    docs = (FIRST, CORRECTED, STUB, SHORTENED)
    other = store(*(docs[n] for n in order))
    for view in ("revision", "article_version", "timeline"):
        assert other.rows(view) == gazette.rows(view)
    assert other.ingest(docs) == 0


# --------------------------------------------------------------------------------------------- withheld pages


def test_a_page_that_a_paywall_cut_is_an_outcome_and_retracts_nothing(gazette: Replica) -> None:
    outcomes = gazette.db.execute("select outcome, stage, reason from input order by batch").fetchall()
    assert outcomes == [
        ("stored", "read", ""),
        ("stored", "read", ""),
        ("skipped", "resolve", "paywalled"),
        ("stored", "read", ""),
    ]
    assert gazette.as_of(at(5, 23)) == gazette.as_of(at(4, 23)) != gazette.as_of(at(6, 23))
    assert reading(STUB).version_id not in {
        v for (v,) in gazette.db.execute("select version_id from article_version").fetchall()
    }


def test_more_of_an_article_than_a_paywall_showed_is_no_edit() -> None:
    replica = store(page(3, LETTER, OFFER), page(4, LETTER, PROOF, PUGH, CHIEFS))
    assert replica.rows("revision") == []
    assert ("added", "addition", "") in {row[:3] for row in changes(replica, at(3), at(4))}


# --------------------------------------------------------------------------------------------- causes


def test_a_new_article_is_the_cause_of_what_it_adds(gazette: Replica) -> None:
    assert {row[:2] for row in changes(gazette, at(2), at(3))} == {("added", "new article")}


def test_an_event_follows_the_statement_that_its_article_made_otherwise(gazette: Replica) -> None:
    assert changes(gazette, at(3), at(4)) == {
        ("corrected", "correction", "12", "four"),
        ("corrected", "silent edit", "Aug. 10", "Aug. 11"),
        ("moved", "silent edit", "2017-08-10", "2017-08-11"),
    }


def test_a_cut_passage_retracts_its_event_by_a_silent_edit(gazette: Replica) -> None:
    assert {row[:2] for row in changes(gazette, at(4), at(6))} == {("retracted", "silent edit")}


def test_over_several_versions_each_change_keeps_its_own_instant_and_cause(gazette: Replica) -> None:
    rows = gazette.db.execute(
        "select change, cause, known_at, notice from timeline_diff('all', $a, $b) where change = 'corrected'",
        {"a": at(3), "b": at(9)},
    ).fetchall()
    assert set(rows) == {("corrected", "correction", at(4), NOTICE)}


def test_what_an_article_says_otherwise_twice_is_told_with_the_cause_of_each_time() -> None:
    named = PUGH.replace("Catherine Pugh", "Catherine E. Pugh")
    notice = "Correction: An earlier version of this story misstated the date of the lawsuit. It is Aug. 11."
    twice = (page(4, LETTER, PROOF, named, CHIEFS), page(5, LETTER, PROOF, named.replace("10", "11"), CHIEFS, notice))
    replica = store(FIRST, *twice)
    assert ("moved", "correction", "2017-08-10", "2017-08-11") in changes(replica, at(3), at(5))


def test_what_was_edited_first_and_withdrawn_later_is_gone_by_the_withdrawal() -> None:
    replica = store(
        FIRST,
        page(4, *EDITED),
        page(5, "The Gazette has retracted this story after it learnt that the letters were forged."),
    )
    assert {row[:2] for row in changes(replica, at(3), at(5))} == {("retracted", "withdrawn")}


def test_a_second_article_is_the_cause_of_more_sources() -> None:
    other = page(
        4,
        LETTER.replace("according to letters that it sent", "as the mayor of Stockton says"),
        url="https://post.example/1",
    )
    replica = store(page(3, LETTER, PROOF, PUGH, CHIEFS), other)
    found = {row[:2] for row in changes(replica, at(3), at(4))}
    assert found <= {("more sources", "new article"), ("added", "new article")}
    assert found


def test_a_withdrawn_article_retracts_its_events_and_says_why() -> None:
    gone = page(4, "The Gazette has retracted this story after it learnt that the letters were forged.")
    replica = store(FIRST, gone)
    assert {row[:2] for row in changes(replica, at(3), at(4))} == {("retracted", "withdrawn")}
