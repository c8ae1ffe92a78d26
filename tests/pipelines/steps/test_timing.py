"""Which happenings of a sentence an expression dates besides the one that it hangs on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.pipelines.steps import timex
from dateline.pipelines.steps.draft import Draft
from dateline.pipelines.steps.drafts import drafts, sentence
from dateline.pipelines.steps.tagging import line

from .mentioning import Told


def _dated(words: str) -> Iterator[tuple[Draft, str]]:
    times = timex.find(words)
    spans = [(time.start, time.end, number) for number, time in enumerate(times)]
    parsed = sentence(line(words, 0, len(words), spans, ()), 0, 0, present=False, opening=False, follows=False)
    found = drafts(parsed, dict.fromkeys(range(len(times)), "day"))
    yield from ((d, times[d.time].text) for d in found if d.time >= 0)


def dated(words: str) -> dict[str, str]:
    """Each dated trigger with the words of its time."""
    return {words[d.trigger : d.trigger_end]: when for d, when in _dated(words)}


def states(words: str) -> dict[str, str]:
    """Each dated trigger with its status."""
    return {words[d.trigger : d.trigger_end]: d.status for d, _ in _dated(words)}


@pytest.mark.parametrize(
    ("words", "shared"),
    [
        ("She resigned on Monday and left the city.", {"resigned", "left"}),
        ("She resigned on Monday, saying that she was tired.", {"resigned", "saying"}),
        ("The feud ended in August when the owner sold the port.", {"ended", "sold"}),
        ("On Monday, the owner refused to sign the lease.", {"refused", "sign"}),
        ("The party lost its seats in Tuesday's election.", {"lost", "election"}),
        ("Two men were wounded in the shooting on Friday.", {"wounded", "shooting"}),
        ("The director, Ann Lee, told the senate on Friday.", {"told"}),
        ("In a letter sent on Monday, the owner asked for help.", {"sent", "asked"}),
        ("The two met in October, after which the owner left.", {"met", "left"}),
        ("At the start of the talks on Thursday, the owner accused the port of fraud.", {"talks", "accused"}),
        ("On Monday the mayor called for a law that she says helps, and accused the port.", {"called", "accused"}),
        ("The port began paying more on Monday.", {"began", "paying"}),
        ("She met the owner and left on Friday.", {"met", "left"}),
        ("They have backed plans for a concert at the port on Oct. 8.", {"concert"}),
        ("He announced a trip to Ohio next week.", {"trip"}),
        ("The ship seemed to sink on Monday.", {"sink"}),
        ("The owner helped them to flee on Monday.", {"helped", "flee"}),
        ("On Monday the mayor flew to Oslo, where he met the owner and signed a deal.", {"flew", "met", "signed"}),
        ("On Monday the director told the union that he was leaving.", {"told", "leaving"}),
        ("On Monday, just before the port declared a strike, the owner flew home.", {"declared", "flew"}),
        ("The port closed a pier on Monday and, despite a plea, fired the guards.", {"closed", "fired"}),
        (
            "Lee, speaking to guests on Monday, called the plan a mistake and vowed to sue.",
            {"speaking", "called", "vowed"},
        ),
    ],
)
def test_a_date_is_shared_by_what_happens_together(words: str, shared: set[str]) -> None:
    assert set(dated(words)) == shared


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("Police said he was arrested on Monday.", {"arrested"}),
        ("The council voted on Monday to ban nets.", {"voted"}),
        ("She said on Monday that the firm had failed.", {"said"}),
        ("The port tapped two towns in June, and officials said that more had asked.", {"tapped"}),
        ("The firm, which was founded in 1990, sued the port on Friday.", {"founded", "sued"}),
        ("He was arrested on Friday, three weeks after he shot two men.", {"arrested"}),
        ("An emergency was declared on Friday, two days after the river flooded the town.", {"declared"}),
    ],
)
def test_what_only_follows_or_is_told_of_has_its_own_day_or_none(words: str, alone: set[str]) -> None:
    assert set(dated(words)) == alone


def test_not_until_a_day_is_on_that_day() -> None:
    assert dated("The boat was not found until Monday.") == {"found": "Monday"}


def test_the_object_of_a_verb_is_no_second_event() -> None:
    assert dated("The court will hear the appeal on March 3.") == {"hear": "March 3"}


def test_a_crime_that_somebody_is_charged_with_has_no_day() -> None:
    assert set(dated("He was charged with murder on Monday.")) == {"charged"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The senate will likely hold a vote on Friday.", {"hold"}),
        ("Ports will have to pay more on Tuesday.", {"pay"}),
        ("Voters head to the polls on Tuesday.", {"head"}),
        ("The new rules take effect on Jan. 1 in Ohio.", {"take"}),
        ("The law goes into effect July 1.", {"goes"}),
        ("Supporters of the mayor demonstrate in Oakland on Friday.", {"demonstrate"}),
        ("The shop opens at 9 a.m. Monday.", {"opens"}),
        ("The city got stuck in a storm Monday.", {"stuck", "storm"}),
        ("He told the board during a June 27 meeting that he opposed it.", {"told", "meeting"}),
        ("The boat, built by a monk in Ohio in 1950, sank.", {"built"}),
        ("They hit a record in 2012; in 2018, under Mr. Lee, 200 were deported.", {"hit", "deported"}),
        ("Mr. Lee said Monday he's leaving the port.", {"said"}),
        ("He will attend the meeting on Monday and vote on it next week.", {"attend", "vote"}),
        ("Mayor to visit Oakland on Friday.", {"visit"}),
        ("Two men are due in court on Monday.", {"due"}),
        ("Shots were heard in Oakland on Sunday.", {"heard"}),
        ("The judge gave the port until Friday to answer.", {"Friday"}),
        ("Adding guards costs money, Ann Lee said on Monday.", {"said"}),
        ("The rebels fired what appeared to be rockets at the port on Friday.", {"fired"}),
        ("He was last seen in Oakland on Nov. 3.", {"seen"}),
        ("Ann Lee was born in Cuba in 1984.", {"born"}),
        ("In its Friday issue, The Herald quoted an officer.", {"quoted"}),
        ("Two men were due in court on Monday.", {"due"}),
        ("Lee, elected in 2014, has fought the plan.", {"elected"}),
        ("The suspect, arrested in June on drug charges, was let go in July.", {"arrested", "let"}),
    ],
)
def test_a_date_is_found_its_verb_in_other_forms_and_orders(words: str, told: set[str]) -> None:
    assert set(dated(words)) == told


@pytest.mark.parametrize(
    "words",
    [
        "The mayor backed the 2013 port bill.",
        "The port broke the 1973 War Powers Resolution.",
        "As of Monday, the ship held 200 cars.",
        "It was the trial of the year.",
        "Boats have carried cars to the port in 2013.",
    ],
)
def test_a_date_in_a_name_or_of_a_state_tells_of_no_event(words: str) -> None:
    assert dated(words) == {}


def test_what_is_done_as_of_a_day_is_done_by_then() -> None:
    found = [(d.bound, when) for d, when in _dated("As of Friday, the owners had filed three suits.")]
    assert found == [("by", "Friday")]


def test_a_noun_that_looks_like_a_past_form_is_no_verb() -> None:
    assert dated("The council rejected a $3 million repair bid on Friday by a vote of 4-3.") == {"rejected": "Friday"}
    assert dated("The man hit a tree and cut a wire on Friday.") == {"hit": "Friday", "cut": "Friday"}


def test_what_something_is_said_in_is_no_second_happening() -> None:
    assert dated("In a message on Friday, Lee said that the port was full.") == {"said": "Friday"}
    assert dated("The statement came on Friday.") == {"statement": "Friday"}


def test_what_is_past_stands_with_the_noun_before_it() -> None:
    assert dated("The order follows a ruling last week by the court.") == {"ruling": "last week"}
    assert dated("The deadline for bids is Friday.") == {"deadline": "Friday"}
    assert dated("The case was argued on Friday.") == {"argued": "Friday"}
    assert dated("The trial, expected to be long, begins Friday.") == {"begins": "Friday"}


def test_a_time_stands_between_what_is_expected_and_its_verb() -> None:
    assert dated("The council is expected on Wednesday to endorse the plan.") == {"endorse": "Wednesday"}
    assert states("The mayor was poised Monday to sign the bill.") == {"sign": "possible"}


def test_what_is_listed_is_not_done() -> None:
    told = dated("He sent demands on Friday, including building a wall, hiring guards and expanding the port.")
    assert told == {"sent": "Friday"}


def test_a_period_that_a_date_names_says_when() -> None:
    assert dated("Lee championed the port during last year's election campaign.") == {"championed": "last year"}
    assert dated("In the 2016 port campaign the mayor sold a boat.") == {"sold": "2016"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Guests recalled the 1996 bombing of a park that killed a man.", {"bombing": "1996", "killed": "1996"}),
        ("It was not until Monday that the mayor resigned.", {"resigned": "Monday"}),
        ("Police said the gang was behind two killings in Oslo last week.", {"killings": "last week"}),
        ("The boat was found abandoned near the pier in December.", {"found": "December"}),
        ("He was charged with the November 2015 murder of his brother.", {"murder": "November 2015"}),
        ("The firm's stock fell 3 percent in early trading on Friday.", {"fell": "Friday"}),
        ("The mayor ignored warnings from Oslo on Thursday.", {"ignored": "Thursday", "warnings": "Thursday"}),
        ("With the finding of a boat 11 days ago, police have gathered proof.", {"finding": "11 days ago"}),
        ("Crowds prayed on Sunday as the storm came.", {"prayed": "Sunday", "storm": "Sunday"}),
        ("She opened a shop in 2000, expanding with a second one in 2006.", {"opened": "2000", "expanding": "2006"}),
        ("After the storm hit on Monday, the mayor closed the port.", {"storm": "Monday", "closed": "Monday"}),
        ("The tide has turned since police shot a man on Friday.", {"shot": "Friday"}),
        ("Sales have fallen after reaching a record on Friday.", {"reaching": "Friday"}),
        ("Ann Lee, who spoke at the service last year said she was sad.", {"spoke": "last year"}),
        ("The 1957 flood killed two men.", {"flood": "1957"}),
        ("Lee was jailed as thousands marched in Oslo on Friday.", {"jailed": "Friday", "marched": "Friday"}),
        ("On Friday, as votes were counted, the mayor left.", {"counted": "Friday", "left": "Friday"}),
        ("Voters passed the plan in 2018, and the council repealed it the next year.", {"passed": "2018"}),
        ("Three men died in the flood, the worst since 1985.", {}),
        ("All 40 on board were killed, the country's worst air disaster since 1998.", {}),
        ("Nine died in the deadliest fire in the north of the state since May.", {}),
        ("Protests in Oslo since May have killed two.", {"killed": "May"}),
        ("She moved to Rome in 1972, where she taught until her death in 2010.", {"moved": "1972", "death": "2010"}),
        ("After meeting with Lee on Tuesday, the mayor left.", {"meeting": "Tuesday", "left": "Tuesday"}),
        ("Asked on Monday about the leak, the mayor declined.", {"Asked": "Monday", "declined": "Monday"}),
        ("The mayor, who in 2017 along with two others voted for it, is ill.", {"voted": "2017"}),
        ("The plan drew fire on Monday from Lee, who called it a fraud.", {"drew": "Monday", "called": "Monday"}),
        ("On Friday a man opened fire at a port, killing two.", {"opened": "Friday", "killing": "Friday"}),
        ("She led the port until 2006, when she became a judge.", {"became": "2006"}),
        ("The firm's June 2009 collapse hurt the port.", {"collapse": "June 2009"}),
        ("Meanwhile, his guards once again shelled the port on Wednesday.", {"shelled": "Wednesday"}),
        (
            "The council has decided to close the port in early March, the mayor said on Wednesday.",
            {"close": "early March", "said": "Wednesday"},
        ),
    ],
)
def test_a_date_is_given_to_what_it_stands_with(words: str, told: dict[str, str]) -> None:
    assert dated(words) == told


@pytest.mark.parametrize(
    "words",
    [
        "The ferry firm, owned by Ann Lee, earlier this month announced its plans.",
        "Police said that Ann Lee, a critic of the mayor, fired her aide on Sunday.",
    ],
)
def test_a_verb_far_from_its_subject_is_dated(words: str) -> None:
    assert len(dated(words)) == 1
    assert dated(words).keys() <= {"announced", "fired"}


def test_a_noun_of_no_kind_tells_an_event_with_a_day_of_its_own_alone() -> None:
    assert dated("The mayor defended the 1992 accession of Norway.") == {"accession": "1992"}
    assert dated("On Monday the mayor defended the accession of Norway.") == {"defended": "Monday"}


def test_a_noun_of_what_is_over_has_occurred_whatever_its_verb_is() -> None:
    words = "The senate may vote on attempts to answer the killing of Ann Lee last month."
    assert dated(words)["killing"] == "last month"
    assert states(words)["killing"] == "occurred"


def test_a_legal_challenge_is_a_lawsuit() -> None:
    assert [d.kind for d, _ in _dated("The mayor dropped Monday's legal challenge.")] == ["lawsuit"]


def test_what_somebody_is_accused_of_is_possible_and_what_was_planned_for_a_day_is_off() -> None:
    told = states("A judge on Monday freed a man accused of killing two guards on Friday.")
    assert (told["freed"], told["killing"]) == ("occurred", "possible")
    told = states("A concert, expected to take place in Oslo in June, was canceled.")
    assert told["concert"] == "cancelled"


def test_a_law_is_passed_in_its_year_and_so_is_what_was_done_with_it() -> None:
    assert dated("The 2013 bill passed the senate.") == {"passed": "2013"}
    assert dated("Lee backed the 1996 act, signed by the mayor.") == {"signed": "1996"}
    assert dated("The mayor broke a 1989 law called the Port Act.") == {}


def test_what_is_expected_or_possible_is_told_by_its_noun() -> None:
    assert states("A vote on the plan is expected next week.") == {"vote": "scheduled"}
    assert states("A vote is possible as early as next week.") == {"vote": "possible"}
    assert states("They are pushing for a vote next week.")["vote"] == "scheduled"
    assert states("If Ann Lee leaves next week, the port may close.")["leaves"] == "possible"
    assert states("He faces years in prison when he is sentenced on May 5.")["sentenced"] == "scheduled"
    assert states("The permits begin to expire in March.") == {"expire": "scheduled"}


def test_a_list_of_deeds_shares_its_day() -> None:
    told = dated("The mayor left the port on Friday, closed schools and told the union to go.")
    assert told.keys() == {"left", "closed", "told"}


def test_a_remark_s_time_and_a_date_that_is_set_hold_no_verb() -> None:
    released = Told("Ann Lee, mayor of Alba since January 2020, was released on a bond.").mentions
    assert [m.time for m in released if m.trigger == "released"] == [-1]
    told = Told("Judge Kim Roe set a trial date of Sept. 9 and ordered Lee to stay.")
    assert {m.trigger: told.when(m) for m in told.mentions if m.trigger in ("set", "ordered")}.get("ordered", "") == ""
