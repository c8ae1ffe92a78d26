"""What befalls one named person is one event, whatever day, month or year its reports give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.pipelines.resolve.alike import same_event
from dateline.pipelines.resolve.anchoring import When
from dateline.pipelines.resolve.once import Hook, befallen, befell, befell_another, blocks_of, is_once
from tests.pipelines.resolve.test_states import item

SHOT = Hook("m", 0, "at", "occurred", "attack", "shot", patients=("Ann Lee",), persons=("Ann Lee",))
SIGNED = Hook("m", 0, "at", "occurred", "bill signed", "signed", actors=("Ann Lee",), bills=("Senate Bill 9",))
DAY = When("2021-05-06", date(2021, 5, 6), date(2021, 5, 6), "day")
YEAR = When("2021", date(2021, 1, 1), date(2021, 12, 31), "year")
TOLD_TODAY = replace(DAY, relative=True)


def _noun(trigger: str, headline: str) -> Hook:
    """What a noun tells in a sentence that names Ann Lee."""
    return replace(SHOT, kind="death", trigger=trigger, patients=(), headline=headline)


@pytest.mark.parametrize(
    ("hook", "what"),
    [
        (SHOT, "death: A. Lee"),
        (replace(SHOT, kind="death", trigger="died", patients=(), actors=("Ann Lee",)), "death: A. Lee"),
        (_noun("killing", "The killing of Ann Lee"), "death: A. Lee"),
        (_noun("death", "Ann Lee ’s sudden death"), "death: A. Lee"),
        (
            replace(_noun("death", "Ann Lee’s death"), persons=("Ann Lee", "Bo Ray"), patients=("Bo Ray",)),
            "death: A. Lee",
        ),
        # Who is named beside a killing need not be the one who was killed.
        (_noun("killing", "Ann Lee spoke of a killing"), ""),
        (replace(SHOT, kind="death", trigger="died", patients=(), lead="Ann Lee, 32, who "), "death: A. Lee"),
        (replace(SHOT, kind="death", trigger="died", patients=(), lead="Ann Lee saw him before he "), ""),
        (replace(SHOT, patients=(), lead="He spoke of Ann Lee, a young teacher who was "), "death: A. Lee"),
        (replace(SHOT, kind="death", patients=(), lead="of Ann Lee, 32, a teacher who was shot and "), "death: A. Lee"),
        (replace(SHOT, patients=(), lead="Ann Lee, a driver who sped, says that a man was "), ""),
        (replace(SHOT, kind="arrest", trigger="arrested", patients=("Bo Ray",)), "arrest: B. Ray"),
        (replace(SHOT, kind="resignation", trigger="resigned", patients=(), actors=("Bo Ray",)), "departure: B. Ray"),
        (replace(SHOT, patients=()), ""),  # it is not said who was shot: the one named may have done it
        (replace(SHOT, kind="death", trigger="killed", patients=("Ann Lee", "Bo Ray")), ""),
        (replace(SHOT, patients=("Lee",)), ""),  # half a name is anybody's
        (replace(SHOT, kind="lawsuit", trigger="sued"), ""),
        (SIGNED, "bill signed: Lee, Senate Bill 9"),
        (replace(SIGNED, actors=()), ""),  # other states have a Senate Bill 9
        (replace(SIGNED, bills=("Senate Bill 8", "Senate Bill 9")), ""),
    ],
)
def test_what_befell_whom_is_told_by_kind_and_role(hook: Hook, what: str):
    assert befallen(hook) == what


def test_a_day_and_a_year_of_one_death_share_a_neighbourhood_and_a_plan_does_not():
    hooks = [SHOT, replace(SHOT, kind="death", trigger="killed"), replace(SHOT, status="possible")]
    assert blocks_of(hooks, [DAY, YEAR, DAY]) == ["death: A. Lee", "death: A. Lee", DAY.block]


def test_an_arrest_in_some_year_may_be_another_one():
    arrest = replace(SHOT, kind="arrest", trigger="arrested")
    assert blocks_of([arrest, arrest], [DAY, YEAR]) == ["arrest: A. Lee", YEAR.block]


def test_what_names_nobody_befell_the_one_whom_its_article_names():
    nobody = replace(SHOT, patients=(), persons=())
    assert blocks_of([SHOT, nobody], [DAY, DAY]) == ["death: A. Lee"] * 2
    other = replace(SHOT, patients=("Bo Ray",))
    assert blocks_of([SHOT, other, nobody], [DAY, DAY, DAY])[-1] == DAY.block


def test_a_day_that_the_publication_gives_lends_no_name_to_one_that_it_does_not():
    nobody = replace(SHOT, kind="arrest", patients=(), persons=())
    arrest = replace(SHOT, kind="arrest")
    assert blocks_of([arrest, nobody], [TOLD_TODAY, DAY])[1] == DAY.block
    assert blocks_of([arrest, nobody], [TOLD_TODAY, TOLD_TODAY])[1] == "arrest: A. Lee"


def test_no_block_of_days_is_taken_for_one():
    assert not is_once(DAY.block)
    assert is_once("death: A. Lee")


def test_reports_of_one_death_are_one_event_where_their_days_meet_give_or_take_a_few():
    told = replace(item("a", 1), block="death: A. Lee", kind="death", terms=("lee",), weights=(5.0,))
    year = replace(told, mention_id="b", earliest=YEAR.earliest, latest=YEAR.latest, terms=("walk",))
    later = replace(told, mention_id="c", earliest=date(2021, 5, 8), latest=date(2021, 5, 8), terms=("dock",))
    years_on = replace(told, mention_id="d", earliest=date(2023, 5, 6), latest=date(2023, 5, 6))
    assert same_event(told, year, {})
    assert same_event(told, later, {})
    assert not same_event(told, years_on, {})
    assert not same_event(told, replace(year, status="threatened"), {})


def test_who_died_by_a_pronoun_is_whose_death_the_article_tells_by_name():
    told = replace(
        SHOT, kind="death", trigger="died", patients=(), actors=("Bo Ray",), lead="Bo Ray was there when he "
    )
    drug = replace(SHOT, kind="death", trigger="killed", patients=("Bo Ray",), headline="A drug killed him")
    assert befell([SHOT, told, drug]) == ["death: A. Lee"] * 3
    assert befell([told]) == ["death: B. Ray"]
    assert befell([SHOT, replace(told, lead="Bo Ray ")]) == ["death: A. Lee", "death: B. Ray"]


@pytest.mark.parametrize(
    ("lead", "trigger", "headline", "whose"),
    [
        ("Bo Ray had debts when he ", "died", "Bo Ray had debts when he died", "B. Ray"),
        ("Before he ", "died", "Before he died, he wrote home", "B. Ray"),
        ("Bo Ray, a driver, fell ill before he ", "died", "Bo Ray, a driver, fell ill before he died", "B. Ray"),
        ("Bo Ray took the drug that ", "killed", "Bo Ray took the drug that killed him", "B. Ray"),
        # Who was with somebody, or gave him something, may well live.
        ("Dr Bo Ray was with the singer when he ", "died", "Dr Bo Ray was with the singer when he died", ""),
        ("Dr Bo Ray was with him when he ", "died", "Dr Bo Ray was with him when he died", ""),
        ("Dr Bo Ray was with Lee when he ", "died", "Dr Bo Ray was with Lee when he died", ""),
        ("He gave the singer a drug which ", "killed", "He gave the singer a drug which killed him", ""),
        ("Ray’s men ", "killed", "Ray’s men killed him", ""),
        ("He was ", "attacked", "He was attacked by Ray’s men", ""),
        (f"{'x' * 71} when he ", "died", "Lee was ill, said Bo Ray, when he died", ""),  # who stands there is cut off
    ],
)
def test_a_pronoun_tells_nobodys_death_where_another_may_be_meant(lead: str, trigger: str, headline: str, whose: str):
    undergoes = " him" in headline or trigger == "attacked"
    role = {"patients": ("Bo Ray",)} if undergoes else {"actors": ("Bo Ray",), "patients": ()}
    persons = ("Ann Lee", "Bo Ray") if "Lee" in headline else ("Bo Ray",)
    told = replace(SHOT, kind="death", trigger=trigger, lead=lead, headline=headline, persons=persons, **role)
    assert befell([told]) == [f"death: {whose}" if whose else ""]


def test_who_resigned_by_a_pronoun_is_who_says_so_and_no_other():
    told = replace(SHOT, kind="resignation", trigger="resigned", patients=(), actors=("Bo Ray",), persons=("Bo Ray",))
    assert befell([replace(told, lead="Bo Ray told the council that he ")]) == ["departure: B. Ray"]
    assert befell([replace(told, lead="The envoy to the north said he ")]) == [""]
    assert befell([replace(told, lead="He had ")]) == ["departure: B. Ray"]


def test_outlets_that_spell_a_name_their_own_way_tell_one_death():
    one, other = replace(SHOT, patients=("Yusuf Haddad",)), replace(SHOT, patients=("Yousef Hadded",))
    assert befallen(one) == befallen(other) != befallen(replace(SHOT, patients=("Yusuf Haddon",)))


def test_a_death_is_told_again_of_nobody_else():
    death = replace(item("m", 0), block="death: A. Lee", kind="death")
    again = replace(
        item("n", 1), kind="death", trigger="shot", persons=frozenset({"Bo Ray"}), patients=frozenset({"Bo Ray"})
    )
    assert befell_another(again, death)
    assert not befell_another(replace(again, patients=frozenset({"Ann Lee"})), death)
    assert not befell_another(again, replace(death, block="2021-05-06/2021-05-06"))


def test_what_befalls_two_of_like_surnames_is_two_events() -> None:
    larson = replace(item("m0", 0), block="death: K. lars*n", kind="death", persons=frozenset({"Karen Larson"}))
    larsen = replace(larson, mention_id="m1", version_id="v1", persons=frozenset({"Kyle Larsen"}))
    assert not same_event(larson, larsen, {})
    assert same_event(larson, replace(larsen, persons=frozenset({"Karin Larsen"})), {})
    assert same_event(larson, replace(larsen, persons=frozenset()), {})
