"""A tale goes on on its day as long as it speaks of whom or what it named, in the same tense."""

from __future__ import annotations

from .mentioning import Told

BETWEEN = "Ships carry grain. Grain is dear. Piers are long."


def held(body: str) -> dict[str, str]:
    """The triggers that have a time from an earlier sentence, with its words."""
    told = Told(body)
    return {m.trigger: told.when(m) for m in told.mentions if m.bound == "inherited"}


def test_a_pronoun_or_a_name_goes_on_with_the_tale() -> None:
    told = held("In March the director met Ann Lee. He showed her a map. Lee left.")
    assert told == {"showed": "March", "left": "March"}


def test_a_common_noun_that_was_not_its_subject_does_not() -> None:
    assert held("In March the director met the owners of two cities. Cities buy grain. The cities sold a boat.") == {}


def test_what_was_told_of_goes_on_by_its_noun() -> None:
    assert held("The union attacked the owners on Friday. The attack angered the ports.") == {"angered": "Friday"}


def test_another_tense_or_others_end_the_tale() -> None:
    assert held("In March the director met the owners. Ships carry grain. Grain is dear. He sold a boat.") == {}
    assert held("In March the director met the owners. A storm sank two boats.") == {}


def test_two_times_in_one_sentence_start_no_tale() -> None:
    assert held("The director resigned in March, and the owners left in May. He sold a boat.") == {}


def test_a_tale_goes_on_from_a_noun_where_no_verb_has_a_time() -> None:
    assert held("Monday's hearing is a test for the director. He left.") == {"left": "Monday"}
    assert held("Monday's hearing and Friday's vote are a test for the director. He left.") == {}


def test_a_tale_of_a_year_goes_on_too_seldom() -> None:
    assert held("In 1994 the director met the owners. He sold a boat.") == {}


def test_that_which_was_just_told_is_pointed_at() -> None:
    told = held("In March the director backed the plan. That stance drew fire from the union, which said he lied.")
    assert told == {"drew": "March", "said": "March"}


def test_a_speaker_goes_on_on_the_day_on_which_he_spoke() -> None:
    body = "Lee said Monday that the port was full. {} Ships carry grain. Grain is dear. Piers are long. {}"
    assert held(body.format("It is old.", "The tax is wrong, Lee said.")) == {"said": "Monday"}
    assert held(body.format("It is old.", "The tax is wrong, Diaz said.")) == {}
    assert held(body.format("Diaz sold a boat.", "The tax is wrong, he said.")) == {}
    assert held(body.format("It is old.", "The tax is wrong, Lee said previously.")) == {}


def test_a_speaker_goes_on_however_he_spoke_and_however_long() -> None:
    body = "Lee admitted Monday that the port was full. " + "Ships carry grain. " * 14 + "{}"
    assert held(body.format("“It is old,” said Ann Lee, the director.")) == {"said": "Monday"}
    assert held(body.format("Lee insisted that the tax was wrong, and said so.")) == {
        "insisted": "Monday",
        "said": "Monday",
    }
    assert held(body.format("“It is old,” Lee continued.")) == {"continued": "Monday"}
    assert held(body.format("“I told Diaz,” the union wrote.")) == {}


def test_a_day_with_its_year_is_no_day_of_a_story() -> None:
    assert held(f"Lee said on May 5, 1969, that the port was full. {BETWEEN} The tax is wrong, Lee said.") == {}


def test_what_was_told_another_paper_was_told_another_time() -> None:
    body = f"Lee said Monday that the port was full. {BETWEEN} Lee told {{}} that the tax was wrong."
    assert held(body.format("the New York Times")) == {}
    assert held(body.format("the union")) == {"told": "Monday"}


def test_what_a_saying_drew_came_at_once() -> None:
    told = held("Lee said Monday that the port was full. That drew criticism from the union.")
    assert told == {"drew": "Monday"}


def test_what_goes_with_an_inherited_time_has_it_too() -> None:
    told = held("Lee said Monday that the port was full. He refused to sign the paper and told Diaz not to sue.")
    assert told == {"refused": "Monday", "sign": "Monday", "told": "Monday"}


def test_who_is_asked_of_what_happened_in_a_month_says_so_later() -> None:
    assert held("In March the director left the union. “It is old,” the director said.") == {}
    told = held("In March the director left the union. In a letter, the director said that it was old.")
    assert told == {"said": "March"}


def test_a_scene_goes_on_with_whoever_was_there() -> None:
    scene = "A gunman killed two men at a bank {}. A teller fell at once. Officers surrounded the bank."
    assert held(scene.format("on Friday")) == {"fell": "Friday", "surrounded": "Friday"}
    assert held(scene.format("on May 5, 1969")) == {}


def test_a_time_that_opens_a_sentence_frames_what_follows_in_a_text_told_by_such_times() -> None:
    body = (
        "On March 26, the bureau jailed Lee. Ships carry grain. A sheriff asked why. {} On May 9, the bureau fined Lee."
    )
    told = body.format("On April 15, the bureau freed Lee. Some union hired him.")
    assert held(told) == {"asked": "March 26", "hired": "April 15"}
    assert held(body.format("")) == {}
    assert held(told.replace("A sheriff asked", "A sheriff has asked").replace("hired him", "feared him")) == {}


def test_days_after_are_another_time() -> None:
    told = "On Monday the director met Ann Lee. {} the director sold a boat. He left."
    assert held(told.format("Then")) == {"sold": "Monday", "left": "Monday"}
    assert held(told.format("In the days since,")) == {}


def test_then_goes_on_and_at_the_time_even_in_a_year() -> None:
    assert held("The union met on Friday. The port then raised its dues.") == {"raised": "Friday"}
    assert held("The union met on Friday. The port raised its dues.") == {}
    assert held("In 2012, the union met the owner. Lee at the time said that he was ill.") == {"said": "2012"}


def test_what_is_quoted_is_no_part_of_the_tale() -> None:
    assert held("Lee left on Friday. “We met the owner of the port,” he said.") == {"said": "Friday"}


def test_who_answers_what_others_tell_does_so_on_another_day() -> None:
    account = "Prosecutors say that Lee burned the ledgers on Thursday."
    assert held(f"{account} Lee denied the allegation.") == {}
    assert held(f"{account} Lee sank a boat.") == {"sank": "Thursday"}
