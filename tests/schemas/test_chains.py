"""What follows from what across articles, and what came of deadlines: from events written down by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import duckdb
import pytest

from dateline.schemas.document import empty_store

from .conftest import FIRST, insert

Db = duckdb.DuckDBPyConnection
LINKS = "select event_id, relation, other_id, names from event_link order by all"


@dataclass(frozen=True)
class Told:
    """An event that one article tells, known at the end of its day unless said otherwise."""

    name: str
    kind: str
    day: date
    parties: Sequence[tuple[str, str, str]] = ()  # role, kind, name
    status: str = "occurred"
    lemma: str = "do"
    words: tuple[str, ...] = ()
    known: datetime | None = None

    @property
    def since(self) -> datetime:
        return self.known or datetime.combine(self.day, datetime.max.time())


@pytest.fixture
def db() -> Iterator[Db]:
    with empty_store() as made:
        yield made


def tell(db: Db, *events: Told) -> None:
    for e in events:
        once = {"recorded_from": FIRST, "current": True, "known_from": e.since}
        insert(
            db, "version", version_id=e.name, article_id=e.name, uri=e.name, url="", source=e.name, sha256="",
            media="text/plain", ordinal=0, batch=1, recorded=FIRST, ruleset="", title="", authors=[], credit=[],
            dateline="", lang="en", genre="news", mined=True, content="",
        )  # fmt: skip
        insert(
            db, "mention", version_id=e.name, mention_id=e.name, ordinal=0, part=0, char_start=0, char_end=1,
            trigger=e.lemma, trigger_start=0, trigger_end=1, lemma=e.lemma, kind=e.kind, status=e.status, time=0,
            bound="at", headline=e.name, places=[], attributed_to="", terms=sorted(e.words),
            weights=[3.0] * len(e.words),
        )  # fmt: skip
        for role, kind, name in e.parties:
            insert(
                db, "mention_participant", version_id=e.name, mention_id=e.name, role=role, kind=kind, name=name,
                part=0, char_start=0, char_end=1,
            )  # fmt: skip
        insert(db, "lifetime", version_id=e.name, article_id=e.name, **once)
        insert(db, "membership", block="b", event_id=e.name, version_id=e.name, mention_id=e.name, **once)
        insert(
            db, "event_state", story="all", event_id=e.name, block="b", edtf=str(e.day), earliest=e.day, latest=e.day,
            granularity="day", status=e.status, kind=e.kind, headline=e.name, places=[], n_articles=1, n_independent=1,
            lineages=[e.name], salience=1.0, first_known=e.since, hidden=False, **once,
        )  # fmt: skip


def links(db: Db) -> list[tuple[object, ...]]:
    return db.sql(LINKS).fetchall()


ROE = ("target", "person", "Ann Roe")
ARREST = Told("arrest", "arrest", date(2031, 5, 1), [ROE])
CHARGE = Told("charge", "charge", date(2031, 5, 3), [("target", "person", "Roe")])
TRIAL = Told("trial", "trial", date(2031, 9, 1), [ROE])
VERDICT = Told("verdict", "verdict", date(2031, 9, 20), [ROE])
BILL = ("target", "bill", "Senate Bill 12")


def test_each_step_of_a_case_follows_the_one_before_it(db: Db) -> None:
    tell(db, VERDICT, ARREST, TRIAL, CHARGE)
    assert [(one, other) for one, relation, other, _ in links(db) if relation == "follows"] == [
        ("charge", "arrest"),
        ("trial", "charge"),
        ("verdict", "trial"),
    ]


def test_a_link_says_whom_both_events_name(db: Db) -> None:
    tell(db, ARREST, CHARGE)
    assert links(db) == [("charge", "follows", "arrest", ["roe"])]


def test_a_namesake_with_another_first_name_is_somebody_else(db: Db) -> None:
    tell(db, ARREST, Told("charge", "charge", date(2031, 5, 3), [("target", "person", "Bo Roe")]))
    assert links(db) == []


def test_who_arrests_is_not_who_is_charged(db: Db) -> None:
    tell(db, Told("arrest", "arrest", date(2031, 5, 1), [("actor", "person", "Ann Roe")]), CHARGE)
    assert links(db) == []


def test_no_step_follows_a_later_one(db: Db) -> None:
    tell(db, Told("arrest", "arrest", date(2031, 5, 4), [ROE]), CHARGE)
    assert links(db) == []


def test_a_bill_is_passed_and_signed_under_its_name(db: Db) -> None:
    signed = Told("signed", "bill signed", date(2031, 6, 1), [BILL])
    other = Told("other", "bill passed", date(2031, 5, 31), [("target", "bill", "Senate Bill 13")])
    tell(db, signed, other, Told("passed", "bill passed", date(2031, 5, 1), [BILL]))
    assert links(db) == [("signed", "follows", "passed", ["senate bill 12"])]


WORDS = ("harbour", "bridge", "toll", "council")


@pytest.mark.parametrize(
    ("status", "lemma", "linked"),
    [
        ("threatened", "raise", True),
        ("demanded", "raise", True),
        ("threatened", "cut", False),
        ("denied", "raise", False),
    ],
)
def test_a_threat_is_carried_out_by_the_same_act_upon_the_same_target(
    db: Db, status: str, lemma: str, linked: bool
) -> None:
    city = [("target", "organisation", "Harbour Trust")]
    threat = Told("threat", "other", date(2031, 5, 1), city, status, lemma, WORDS)
    tell(db, threat, Told("deed", "measure", date(2031, 7, 1), city, "occurred", "raise", WORDS[:3]))
    assert links(db) == ([("deed", "fulfils", "threat", ["harbour trust"])] if linked else [])


def test_a_ruling_blocks_an_order_of_which_its_words_speak(db: Db) -> None:
    mayor = [("other", "person", "Ada Fenn")]
    order = Told("order", "order", date(2031, 5, 1), mayor, "occurred", "sign", WORDS)
    ruling = Told("ruling", "ruling", date(2031, 6, 1), mayor, "occurred", "block", (*WORDS[1:], "judge"))
    elsewhere = Told("elsewhere", "ruling", date(2031, 6, 2), mayor, "occurred", "block", ("school", "lunch"))
    tell(db, order, ruling, elsewhere)
    assert links(db) == [("ruling", "blocks", "order", ["ada fenn"])]


def test_what_an_article_links_itself_is_not_linked_again(db: Db) -> None:
    tell(db, ARREST, CHARGE)
    insert(
        db, "mention", version_id="charge", mention_id="told", ordinal=1, part=0, char_start=0, char_end=1,
        trigger="", trigger_start=0, trigger_end=1, lemma="arrest", kind="arrest", status="occurred", time=0,
        bound="at", headline="", places=[], attributed_to="", terms=[], weights=[],
    )  # fmt: skip
    insert(
        db, "membership", block="b", event_id="arrest", version_id="charge", mention_id="told", current=True,
        known_from=CHARGE.since, recorded_from=FIRST,
    )  # fmt: skip
    insert(db, "mention_link", version_id="charge", source_id="charge", target_id="told", relation="reports_on")
    assert links(db) == [("charge", "reports_on", "arrest", None)]


def test_a_link_is_known_once_both_events_are(db: Db) -> None:
    tell(db, ARREST, CHARGE)
    for known, found in ((ARREST.since, 0), (CHARGE.since, 1)):
        asked = db.execute("select known_at from event_link_as_of($known)", {"known": known}).fetchall()
        assert asked == [(CHARGE.since,)] * found


# ---------------------------------------------------------------------------------------------------- deadlines

DUE = Told("due", "deadline", date(2031, 5, 18), [("target", "organisation", "Harbour Trust")], "scheduled", "show",
           WORDS, datetime(2031, 5, 3))  # fmt: skip
AFTER = DUE.day + timedelta(days=2)
MET = Told("met", "compliance", DUE.day, DUE.parties, "occurred", "meet", WORDS)
ELSE = Told("else", "protest", AFTER)


def outcome(db: Db, known: date | None = None) -> list[tuple[object, ...]]:
    return db.execute("select outcome, other_id from deadline_as_of($known)", {"known": known}).fetchall()


def test_a_deadline_is_open_until_a_later_report_is_silent_on_it(db: Db) -> None:
    tell(db, DUE, ELSE)
    assert outcome(db, DUE.day) == [("open", None)]
    assert outcome(db, AFTER) == outcome(db) == [("passed in silence", None)]


def test_a_deadline_that_somebody_met_says_by_what(db: Db) -> None:
    tell(db, DUE, MET, ELSE)
    assert outcome(db) == [("met", "met")]


def test_a_deadline_is_postponed_by_the_one_that_takes_its_place(db: Db) -> None:
    tell(db, DUE, Told("next", "deadline", date(2031, 6, 18), (), "scheduled", known=datetime(2031, 5, 10)))
    insert(
        db, "membership", block="b", event_id="due", version_id="next", mention_id="old", current=True,
        known_from=datetime(2031, 5, 10), recorded_from=FIRST,
    )  # fmt: skip
    insert(db, "mention_link", version_id="next", source_id="next", target_id="old", relation="postpones")
    assert sorted(outcome(db)) == [("open", None), ("postponed", "next")]
    assert outcome(db, date(2031, 5, 9)) == [("open", None)]


def test_a_deadline_that_is_called_off_stands_so(db: Db) -> None:
    tell(db, Told("due", "deadline", DUE.day, (), "cancelled"), ELSE)
    assert outcome(db) == [("called off", None)]
