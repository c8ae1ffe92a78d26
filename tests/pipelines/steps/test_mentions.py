"""What an article's sentences tell: kinds, statuses, dates, evidence, and how mentions hang together."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.schemas.records import Mention, MentionLink

from .mentioning import Told

SEEDS = Path(__file__).parents[3] / "seeds" / "corpus"


def only(body: str) -> tuple[Told, Mention]:
    told = Told(body)
    assert len(told.mentions) == 1, [(m.kind, m.status, m.headline) for m in told.mentions]
    return told, told.mentions[0]


# ---------------------------------------------------------------------------------------------- kinds and dates


@pytest.mark.parametrize(
    ("sentence", "kind", "trigger", "when"),
    [
        ("Gov. Ann Lee signed A.B. 4 on Monday.", "bill signed", "signed", "Monday"),
        ("In April, the Ohio Senate approved House Bill 9.", "bill passed", "approved", "April"),
        ("Governor Ann Lee signed the bill on Friday.", "bill signed", "signed", "Friday"),
        ("The agency in June tapped 12 towns to receive aid.", "grant", "tapped", "June"),
        ("The ministry made a similar threat in March.", "threat", "made", "March"),
        ("Rebels shelled the port city of Zuwara on Monday.", "attack", "shelled", "Monday"),
        ("An earthquake struck the coast early Tuesday.", "disaster", "earthquake", "Tuesday"),
        ("The singer died on Thursday at his home.", "death", "died", "Thursday"),
        ("Four pupils tested positive for the virus last week.", "outbreak", "tested", "last week"),
        ("The jury found the doctor guilty on Monday.", "verdict", "found", "Monday"),
        ("The prime minister stepped down on Sunday.", "resignation", "stepped", "Sunday"),
        ("Health officials called off the festival on Friday.", "cancellation", "called", "Friday"),
        ("Thousands of workers marched through the capital on May 1.", "protest", "marched", "May 1"),
        ("A fire broke out at the refinery on Saturday.", "disaster", "fire", "Saturday"),
        ("The two sides reached a ceasefire on Wednesday.", "ceasefire", "reached", "Wednesday"),
        ("The museum unveiled a restored fresco on Tuesday.", "announcement", "unveiled", "Tuesday"),
        ("The river burst its banks on Sunday.", "other", "burst", "Sunday"),
    ],
)  # fmt: skip
def test_a_dated_sentence_tells_one_event_of_its_kind(sentence: str, kind: str, trigger: str, when: str) -> None:
    told, mention = only(sentence)
    assert (mention.kind, mention.trigger, mention.status, mention.bound) == (kind, trigger, "occurred", "at")
    assert when.lower() in told.when(mention).lower()
    assert told.quote(mention) == sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The city has been a port since 1820.",
        "Critics believe the law, passed by a narrow margin, hurts farmers today.",
        "If the rebels attack on Friday, the army will answer.",
        "Would the court rule on Monday?",
        "The clinic is open on Mondays.",
        "She was in Paris on Friday.",
        "Born: August 29, 1958, in Gary.",
        "He was booked under the name John Roe, but with the new DOB of 1/08/1963, making him 52.",
        "Last updated at 04:46 GMT on Tuesday, 6 January 2009.",
        "The storm lasted three days.",
        "The 2009 budget pays for the road that they want.",
    ],
)
def test_states_conditions_questions_and_page_furniture_tell_nothing(sentence: str) -> None:
    assert [m for m in Told(sentence).mentions if m.time >= 0] == []


def test_an_ordinary_undated_sentence_is_no_mention_but_an_arrest_is() -> None:
    _, mention = only("The street was quiet. Police arrested two men in the harbour. Neighbours looked on.")
    assert (mention.kind, mention.time, mention.bound) == ("arrest", -1, "none")


def test_a_day_that_is_called_after_what_happens_on_it_tells_that_too() -> None:
    told = Told("Ann Lee has raised $2 million since Election Day in 2031.")
    election = told.of("election")
    assert (election.trigger, election.headline) == ("Election Day in 2031", "Election Day in 2031")
    assert told.when(election) == "Election Day in 2031"
    assert Told("Ann Lee will vote on Election Day.").of("election", "scheduled").bound == "at"
    assert [m.kind for m in Told("Ann Lee sold flowers on Labor Day.").mentions] == ["other"]


def test_the_date_belongs_to_the_clause_that_it_stands_in() -> None:
    told = Told("The bishop, who was arrested on Monday, appealed to the court on Friday.")
    assert {(m.kind, told.when(m)) for m in told.mentions} == {("arrest", "Monday"), ("appeal", "Friday")}


def test_so_long_after_another_time_is_a_day_and_a_bare_length_is_none() -> None:
    told = Told("The bridge was damaged on Oct. 2, 2012. Three weeks later the mayor resigned.")
    assert told.when(told.of("resignation")) == "Three weeks later"
    told = Told("The bridge was damaged on Oct. 2, 2012. The mayor resigned after three weeks.")
    assert "three weeks" not in {told.when(mention) for mention in told.mentions}


def test_two_differently_dated_clauses_give_two_quotes() -> None:
    told = Told("The senate passed the bill on Monday, and the president signed the measure on Thursday.")
    assert [told.quote(m) for m in told.mentions] == [
        "The senate passed the bill on Monday",
        "the president signed the measure on Thursday.",
    ]


def test_what_is_said_and_that_it_is_said_are_two_events_each_with_its_day() -> None:
    told = Told("Officials said Thursday that gunmen attacked the convoy on Tuesday.")
    assert {(m.kind, told.when(m)) for m in told.mentions} == {("statement", "Thursday"), ("attack", "Tuesday")}
    statement, attack = told.of("statement"), told.of("attack")
    assert set(attack.terms) < set(statement.terms)


def test_a_date_belongs_to_all_that_is_told_as_done_together() -> None:
    told = Told("The mayor resigned on Monday and left the city, saying that she was tired.")
    assert {(m.trigger, told.when(m)) for m in told.mentions if m.time >= 0} == {
        ("resigned", "Monday"),
        ("left", "Monday"),
        ("saying", "Monday"),
    }


def test_what_follows_a_dated_event_happened_from_its_day_on() -> None:
    told = Told("The mayor resigned after Monday's vote.")
    assert {(m.trigger, m.bound, told.when(m)) for m in told.mentions} == {
        ("resigned", "since", "Monday"),
        ("vote", "at", "Monday"),
    }


def test_a_tale_goes_on_on_its_day_until_something_else_is_told() -> None:
    told = Told("In March, the director testified before the senate. She answered ten questions. Ships carry grain.")
    assert {(m.trigger, told.when(m), m.bound) for m in told.mentions} == {
        ("testified", "March", "at"),
        ("answered", "March", "inherited"),
    }


def test_what_is_put_off_is_off_on_its_day_and_on_another() -> None:
    told = Told("The senate hearing, scheduled for Friday, was postponed until Monday.")
    assert {(m.trigger, m.status, told.when(m)) for m in told.mentions} == {
        ("hearing", "cancelled", "Friday"),
        ("hearing", "scheduled", "Monday"),
        ("postponed", "occurred", ""),
    }
    told = Told("The mayor moved the deadline from Aug. 18 to Sept. 1.")
    assert {(m.status, told.when(m)) for m in told.mentions if m.kind == "deadline"} == {
        ("cancelled", "Aug. 18"),
        ("scheduled", "Sept. 1"),
    }


def test_an_event_noun_takes_the_date_before_or_after_it() -> None:
    told = Told(
        "The minister spoke of Thursday's court ruling. Survivors of the mall attack on Sept. 11 met the mayor."
    )
    assert {(m.kind, told.when(m)) for m in told.mentions if m.time >= 0} == {
        ("ruling", "Thursday"),
        ("attack", "Sept. 11"),
    }


def test_a_verb_and_what_its_object_is_of_are_one_event() -> None:
    told = Told("The mayor declared a state of emergency on Thursday and closed the schools.")
    assert [(m.trigger, m.kind, m.headline) for m in told.mentions] == [
        ("declared", "measure", "The mayor declared a state of emergency"),
        ("closed", "closure", "The mayor closed the schools"),
    ]
    assert [m.trigger for m in Told("The army launched a series of raids on Monday.").mentions] == ["launched"]


def test_a_caption_in_the_present_tense_tells_the_past() -> None:
    told = Told("The chief justice gives a speech during a bar conference on Aug. 1, 2017 in Boston.", "caption")
    mention = told.of("statement")
    assert (told.when(mention), mention.status) == ("Aug. 1, 2017", "occurred")
    assert mention.places == ("Boston, Massachusetts",)


# ---------------------------------------------------------------------------------------------- status


@pytest.mark.parametrize(
    ("sentence", "status", "bound"),
    [
        ("The court will hear the appeal on March 3.", "scheduled", "at"),
        ("The funeral is to be held on Friday.", "scheduled", "at"),
        ("The trial begins Monday.", "scheduled", "at"),
        ("The hearing was set for April 5.", "scheduled", "at"),
        ("Talks could resume on Sunday.", "possible", "at"),
        ("The council did not approve the plan on Tuesday.", "denied", "at"),
        ("The minister denied that he met the lobbyist on Monday.", "denied", "at"),
        ("By Friday, rebels had captured the airport.", "occurred", "by"),
    ],
)
def test_status_follows_tense_and_modals(sentence: str, status: str, bound: str) -> None:
    _, mention = only(sentence)
    assert (mention.status, mention.bound) == (status, bound)


def test_a_threat_occurred_and_what_it_threatens_is_linked_and_open_ended() -> None:
    told = Told(
        "Minister Rosa Diaz moved Thursday to punish three ports, "
        "threatening to close their docks if they do not comply."
    )
    act, threatened = told.of("threat"), next(m for m in told.mentions if m.status == "threatened")
    assert told.when(act) == told.when(threatened) == "Thursday"
    assert (act.trigger, threatened.bound) == ("threatening", "since")
    assert told.quote(threatened) == "to close their docks if they do not comply"
    assert told.links == (MentionLink(act.ordinal, threatened.ordinal, "threatens"),)


def test_what_is_ordered_not_to_be_done_keeps_its_not() -> None:
    told = Told("On Monday the governor ordered residents not to leave their homes.")
    assert told.quote(next(m for m in told.mentions if m.status == "demanded")) == "not to leave their homes"


def test_telling_somebody_that_they_must_is_a_demand() -> None:
    told = Told("Last week, the regulator told banks they must meet the new rules or lose their licence.")
    assert told.of("demand").trigger == "told"
    assert "demands" in {link.relation for link in told.links}


def test_a_denial_disputes_and_a_refusal_of_aid_does_not() -> None:
    assert Told("The minister denied any wrongdoing on Monday.").of("denial")
    assert "denial" not in {m.kind for m in Told("The fund denied them a loan on Monday.").mentions}


# ---------------------------------------------------------------------------------------------- across sentences


WIRE = (
    "The Harbour Ministry threatened Tuesday to close three ports that flout safety rules. "
    "The ministry sent letters to the ports, telling them they will lose their licences unless they repair the cranes. "
    "Dockers were surprised. "
    "In the letters, the ministry asked the ports to show proof of repairs by Sept. 4. "
    "Trade is slow in summer."
)


def test_sentences_that_elaborate_the_lede_inherit_its_date() -> None:
    told = Told(WIRE)
    for kind in ("letter", "demand"):
        mention = told.of(kind)
        assert (told.when(mention), mention.bound) == ("Tuesday", "inherited")


def test_a_deadline_is_scheduled_and_linked_to_the_act_that_set_it() -> None:
    told = Told(WIRE)
    deadline = told.of("deadline", "scheduled")
    assert (told.when(deadline), deadline.bound) == ("Sept. 4", "by")
    assert MentionLink(deadline.ordinal, told.of("demand").ordinal, "deadline_of") in told.links


def test_a_deadline_finds_its_act_in_another_sentence() -> None:
    told = Told("Inspectors on Monday ordered the mine to close two shafts. Owners must pay the fine by June 3.")
    deadline = told.of("deadline", "scheduled")
    assert MentionLink(deadline.ordinal, told.of("order").ordinal, "deadline_of") in told.links


@pytest.mark.parametrize(
    "condition", ["if no deal is reached by Friday", "unless it pays by Friday", "if it does not pay by Friday"]
)
def test_who_threatens_sets_a_deadline_for_what_would_avert_it(condition: str) -> None:
    told = Told(f"The union threatened to sue the mine {condition}.")
    deadline = told.of("deadline", "scheduled")
    assert (told.when(deadline), deadline.bound) == ("Friday", "by")
    assert MentionLink(deadline.ordinal, told.of("threat").ordinal, "deadline_of") in told.links


def test_what_a_threat_forbids_has_no_deadline() -> None:
    told = Told("The court threatened to jail them if they leave the country before May 3.")
    assert "deadline" not in {m.kind for m in told.mentions}


def test_an_unrelated_past_sentence_inherits_nothing() -> None:
    told = Told("A court jailed the banker on Tuesday. The police arrested two students in another town.")
    assert told.of("arrest").time == -1


def test_an_act_told_twice_has_one_effect() -> None:
    told = Told(WIRE)
    assert len([m for m in told.mentions if m.status == "threatened" and m.time >= 0]) == 1


# ---------------------------------------------------------------------------------------------- identity, evidence


def test_ids_are_of_content_and_survive_a_move() -> None:
    one, two = Told(WIRE), Told("It rained on the coast.\n" + WIRE)
    assert {m.mention_id for m in one.mentions} == {m.mention_id for m in two.mentions}
    assert len({m.mention_id for m in one.mentions}) == len(one.mentions)


def test_triggers_and_evidence_are_verbatim() -> None:
    told = Told(WIRE)
    for m in told.mentions:
        assert told.parts[0].text[m.trigger_start : m.trigger_end] == m.trigger
        assert m.start <= m.trigger_start < m.trigger_end <= m.end
        assert m.terms


def test_the_dateline_places_what_happens_on_the_spot() -> None:
    told = Told("Protesters clashed with police on Friday.", dateline="TRIPOLI, Libya")
    assert told.mentions[0].places == ("Tripoli, Libya",)


def test_an_article_in_which_nothing_happens_has_no_mentions() -> None:
    assert Told("Cheese is made of milk. It is good.").mentions == ()
    assert Told("").mentions == ()


# ---------------------------------------------------------------------------------------------- the seeds


def seed(name: str) -> Told:
    text = next(SEEDS.glob(f"{name}*")).read_text("utf-8")
    return Told(text)


def test_the_wire_story_of_the_seeds_gives_its_chain() -> None:
    told = seed("000")
    dated = {(m.kind, m.status, told.when(m)) for m in told.mentions}
    assert {
        ("threat", "occurred", "Thursday"),
        ("letter", "occurred", "Thursday"),
        ("demand", "occurred", "Thursday"),
        ("deadline", "scheduled", "Aug. 18"),
        ("bill passed", "occurred", "April"),
        ("threat", "occurred", "March"),
        ("demand", "occurred", "last week"),
        ("grant", "occurred", "June"),
    } <= dated
    assert "Senate Bill 54" in told.of("bill passed").headline


def test_the_seed_that_quotes_a_report_says_whose_it_is() -> None:
    told = seed("004")
    letters = next(m for m in told.mentions if m.trigger == "informed")
    assert letters.attributed_to == "McClatchy"
    assert {"Stockton, California", "Albuquerque, New Mexico"} <= set(letters.places)
    assert told.of("deadline", "scheduled").headline == "Cities must prove they will cooperate by Aug. 18"


def test_what_a_relative_clause_tells_is_headed_by_its_own_phrase() -> None:
    told = Told("The measures announced Monday by the mayor fell short of what shopkeepers want.")
    assert told.of("announcement").headline == "The measures announced Monday by the mayor"


def test_a_headline_keeps_the_day_that_owns_the_noun_behind_it() -> None:
    died = Told("Three miners died in Tuesday's blast at the pit.").of("death")
    assert died.headline == "Three miners died in Tuesday's blast at the pit"
    assert Told("The mayor resigned on Tuesday.").of("resignation").headline == "The mayor resigned"


def test_what_something_else_came_after_is_told_by_its_own_phrase() -> None:
    told = Told("Harbour manager arrested after Toledo fire")
    assert told.of("disaster").headline == "Toledo fire"


def test_a_timeline_entry_tells_the_past_in_the_present() -> None:
    told = Told("11 January 2011 The judge orders the surgeon to stand trial.")
    assert told.of("order").status == "occurred"


def test_a_deadline_that_a_noun_sets_is_one_event() -> None:
    assert [m.kind for m in Told("They set a deadline of March 3.").mentions] == ["deadline"]
