"""Participants: who is who within an article, and who did what to whom in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.pipelines.steps.arguments import arguments
from dateline.pipelines.steps.bills import bill_name
from dateline.pipelines.steps.clauses import parse
from dateline.pipelines.steps.names import find_names
from dateline.pipelines.steps.participants import Cast, article_cast, cast_names, participants
from dateline.pipelines.steps.places import find_places, place_context
from dateline.pipelines.steps.tagging import line
from dateline.schemas.records import Part
from tests.pipelines.steps.mentioning import Told

ARTICLE = (
    "Atty. Gen. Maria Lopez sued the Interior Department on Monday. Lopez said the lawsuit, backed by the "
    "Union of Harbor Workers (UHW), was overdue. The attorney general filed it in the Supreme Court. "
    "Gov. Tim O'Brien praised Lopez. The court will hear the case. UHW welcomed it. "
    "Joe Marlow Jr. and Ann Marlow left; Joe Marlow spoke."
)


def cast(text: str) -> Cast:
    return article_cast([Part(0, "body", text)])


def roles(sentence: str, trigger: str, article: str = "") -> dict[str, str]:
    who = cast(article or sentence)
    places = find_places(sentence, place_context([sentence], ""))
    found = participants(sentence, 0, len(sentence), sentence.index(trigger), who, places)
    return {p.name: p.role for p in found}


def test_titles_and_surnames_fold_into_one_person() -> None:
    aliases = {form: name for form, _, name in cast(ARTICLE).aliases}
    assert aliases["Lopez"] == aliases["Maria Lopez"] == "Maria Lopez"
    offices = {(meant.noun, meant.name) for meant in cast(ARTICLE).nouns if meant.kind == "person"}
    assert offices == {("attorney general", "Maria Lopez"), ("governor", "Tim O'Brien")}


def test_a_surname_of_two_persons_means_the_one_named_more() -> None:
    aliases = {form: name for form, _, name in cast(ARTICLE).aliases}
    assert aliases["Marlow"] == "Joe Marlow"
    assert aliases["Ann Marlow"] == "Ann Marlow"


def test_an_acronym_means_what_the_article_says() -> None:
    aliases = {form: (kind, name) for form, kind, name in cast(ARTICLE).aliases}
    assert aliases["UHW"] == ("organisation", "Union of Harbor Workers")


def test_offices_and_lone_institutions_are_known_by_their_nouns() -> None:
    assert roles("The attorney general filed it.", "filed", ARTICLE) == {"Maria Lopez": "actor"}
    assert roles("The court will hear it.", "hear", ARTICLE) == {"Supreme Court": "actor"}


@pytest.mark.parametrize("form", ["the Justice Department", "the Department of Justice", "the DOJ"])
def test_an_agency_has_one_name(form: str) -> None:
    assert roles(f"On Friday {form} sued Arizona.", "sued") == {
        "Department of Justice": "actor",
        "Arizona": "target",
    }


def named(text: str) -> list[tuple[str, str, str]]:
    """Every name of a text: the words, the kind, the full name."""
    return [(text[n.start : n.end], n.kind, n.name) for n in cast_names(text, cast(text))]


def test_of_several_the_noun_means_the_one_named_last() -> None:
    text = "The Health Department wrote to the Fire Department. The department replied."
    assert ("The department", "agency", "Fire Department") in named(text)


def test_the_agency_and_the_bill_take_up_what_was_named_before() -> None:
    text = "The agency is small. ICE read Senate Bill 9. The agency liked the bill, it said."
    assert [row for row in named(text) if row[0].lower() in ("the agency", "the bill")] == [
        ("The agency", "agency", "Immigration and Customs Enforcement"),
        ("the bill", "bill", "Senate Bill 9"),
    ]


def test_an_administration_is_an_agency_and_no_person() -> None:
    text = "The Reid administration fell. Mr. Reid said the administration had failed."
    assert named(text) == [
        ("Reid administration", "agency", "Reid administration"),
        ("Reid", "person", "Reid"),
        ("administration", "agency", "Reid administration"),
    ]


def test_a_court_without_a_name_is_one_and_its_order_is_not() -> None:
    assert named("A federal appeals court ruled.") == [("federal appeals court", "court", "federal appeals court")]
    assert named("They defied a federal court order.") == []


def test_a_programme_is_named_by_the_capitals_before_the_noun() -> None:
    text = "Congress ended the Head Start program. Head Start had served many."
    assert [row for row in named(text) if row[1] == "programme"] == [("Head Start", "programme", "Head Start")] * 2


def test_peoples_parties_and_gangs_are_groups_by_name() -> None:
    text = "Libyans and House Republicans met the Labour Party after MS-13 fled."
    assert [row[1:] for row in named(text)] == [
        ("group", "Libyans"),
        ("group", "House Republicans"),
        ("group", "Labour Party"),
        ("group", "MS-13"),
    ]


def test_a_stranger_is_a_person_once_the_text_goes_on_with_the_surname_or_an_age() -> None:
    text = "Zephyr Quillby spoke. Later Quillby left. Xanthe Brock, 46, stayed, as the Moxie Fund did."
    persons = [row[2] for row in named(text) if row[1] == "person"]
    assert persons == ["Zephyr Quillby", "Zephyr Quillby", "Xanthe Brock"]


def test_a_shorter_name_means_the_only_longer_one_that_ends_with_it() -> None:
    text = (
        "Members of the House Budget Committee met there last week. Later the Budget Committee voted on the "
        "Davis-Reid Act, which some people call Davis-Reid."
    )
    names = [row[2] for row in named(text)]
    assert names.count("House Budget Committee") == 2
    assert names.count("Davis-Reid Act") == 2


def test_a_short_form_of_address_is_no_part_of_the_name_and_hides_none() -> None:
    assert named("It was Mr. Holt who met Samuel A. Ortiz Jr. there.") == [
        ("Holt", "person", "Holt"),
        ("Samuel A. Ortiz", "person", "Samuel A. Ortiz"),
    ]


def test_newspapers_take_part_and_everyday_words_do_not() -> None:
    assert named("She told McClatchy that time flies.") == [("McClatchy", "organisation", "McClatchy")]


def test_the_passive_turns_the_roles_round() -> None:
    assert roles("Google was sued by the Department of Labor.", "sued").get("Department of Labor") == "actor"
    assert roles("Sen. Amy Stone was arrested by the FBI.", "arrested") == {
        "Amy Stone": "target",
        "Federal Bureau of Investigation": "actor",
    }


def test_who_reports_an_act_is_not_its_actor() -> None:
    found = roles("Gov. Tim Reid said President Ann Cole vetoed the bill.", "vetoed")
    assert found == {"Tim Reid": "other", "Ann Cole": "actor"}


def test_a_name_behind_a_preposition_is_not_the_subject() -> None:
    found = roles(
        "A lawyer for Gov. Tim Reid and Ann Cole of the Rural League met Pope Francis for talks yesterday.",
        "met",
    )
    assert found["Rural League"] == "other"
    assert found["Pope Francis" if "Pope Francis" in found else "Francis"] == "target"


def test_what_goes_on_is_no_passive() -> None:
    assert roles("Gov. Tim Reid is attacking the plans of Ann Cole, who left.", "attacking")["Tim Reid"] == "actor"


def test_who_owns_something_does_not_act_but_whose_act_it_is_does() -> None:
    assert roles("They saw how Tim Reid's new and very large car hit a house.", "hit")["Tim Reid"] == "other"
    assert roles("They were afraid of Tim Reid's latest threat to the town.", "threat")["Tim Reid"] == "actor"


def test_an_act_has_the_actor_that_it_comes_from() -> None:
    found = roles("Sen. Tim Reid resigned on Monday after brutal criticism from Ann Cole.", "criticism")
    assert found == {"Tim Reid": "other", "Ann Cole": "actor"}


def test_whom_a_remark_names_is_not_the_subject() -> None:
    found = roles("Tim Reid, who had worked with Ann Cole and Joe Marlow before, floated his own plan.", "floated")
    assert found == {"Tim Reid": "actor", "Ann Cole": "other", "Joe Marlow": "other"}


def test_joined_subjects_act_together() -> None:
    found = roles("Tim Reid and Ann Cole attacked the Rural League.", "attacked")
    assert found == {"Tim Reid": "actor", "Ann Cole": "actor", "Rural League": "target"}


def test_groups_and_countries_take_part_where_they_have_a_role() -> None:
    assert roles("Rebels captured troops in Sirte.", "captured") == {"troops": "target"}
    assert roles("Gunmen kidnapped soldiers.", "kidnapped")["soldiers"] == "target"
    assert roles("Turkey accused Greece of spying.", "accused") == {"Turkey": "actor", "Greece": "target"}


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("SB 54", "Senate Bill 54"),
        ("S.B. 54", "Senate Bill 54"),
        ("Senate Bill 54", "Senate Bill 54"),
        ("AB-60", "Assembly Bill 60"),
        ("H.R. 3003", "H.R. 3003"),
        ("HR 3003", "H.R. 3003"),
        ("Prop. 8", "Proposition 8"),
    ],
)
def test_a_bill_is_written_out(form: str, name: str) -> None:
    assert bill_name(form) == name
    (found,) = (n for n in find_names(f"They passed {form} today.", {}) if n.kind == "bill")
    assert found.name == name


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("He met Secretary of State John Kerry there.", "person", "John Kerry"),
        ("He met Mayor Bill de Blasio there.", "person", "Bill de Blasio"),
        ("It joined the Public Safety Partnership then.", "programme", "Public Safety Partnership"),
        ("They cited the Clean Air Act there.", "bill", "Clean Air Act"),
        ("The 9th U.S. Circuit Court of Appeals ruled.", "court", "9th Circuit Court of Appeals"),
        ("The 9th Circuit ruled.", "court", "9th Circuit Court of Appeals"),
        ("The Ninth Circuit ruled.", "court", "9th Circuit Court of Appeals"),
        ("He left the University of Iowa at Dunbar then.", "organisation", "University of Iowa at Dunbar"),
        ("A Court of Appeals ruled.", "court", "Court of Appeals"),
        ("It was the Los Angeles Police Department then.", "agency", "Los Angeles Police Department"),
    ],
)
def test_the_form_of_a_name_tells_its_kind(text: str, kind: str, name: str) -> None:
    assert (kind, name) in {(n.kind, n.name) for n in find_names(text, {})}


@settings(max_examples=150)
@given(
    st.text()
    | st.lists(
        st.sampled_from(["Gov.", "Tim", "Reid", "sued", "by", "the", "Court", "of", "SB", "54", "(FBI)", "U.S."])
    ).map(" ".join)
)
def test_any_text_gives_participants_within_it(text: str) -> None:
    who = cast(text)
    middle = len(text) // 2
    for p in participants(text, 0, len(text), middle, who):
        assert 0 <= p.start < p.end <= len(text)
        assert p.name


def by_clause(text: str, trigger: str) -> dict[str, tuple[str, str]]:
    """Name to role and kind, where the sentence's clauses are known."""
    row = line(text, 0, len(text), [], [])
    who = arguments(row, parse(row), text.index(trigger))
    found = participants(text, 0, len(text), text.index(trigger), cast(text), (), who)
    assert all(text[p.start : p.end] for p in found)
    return {p.name: (p.role, p.kind) for p in found}


def test_who_has_no_name_takes_part_by_the_words_that_tell_it() -> None:
    assert by_clause("An unelected judge jailed a county clerk.", "jailed") == {
        "unelected judge": ("actor", "group"),
        "county clerk": ("target", "group"),
    }


def test_a_name_takes_part_where_its_clause_is() -> None:
    text = "Ann Lopez left after Tim Reid sued the Justice Department."
    assert by_clause(text, "sued") == {
        "Tim Reid": ("actor", "person"),
        "Department of Justice": ("target", "agency"),
        "Ann Lopez": ("other", "person"),
    }


def test_an_owner_and_a_place_before_the_noun_do_nothing() -> None:
    text = "Ann Lopez's lawyer sued the Justice Department."
    assert by_clause(text, "sued") == {
        "Ann Lopez": ("other", "person"),
        "ann lopez's lawyer": ("actor", "group"),
        "Department of Justice": ("target", "agency"),
    }


def test_he_takes_part_under_his_name() -> None:
    text = "Tim Reid met Ann Lopez on Monday. She left, and he sued the Justice Department."
    assert by_clause(text, "sued")["Tim Reid"] == ("actor", "person")


def test_he_is_who_says_so_where_that_has_no_name() -> None:
    told = by_clause("Tim Reid spoke. Alba's ambassador to the Arab League said he resigned.", "resigned")
    assert told["alba's ambassador"] == ("actor", "group")
    assert {told[name][0] for name in told if name != "alba's ambassador"} <= {"other"}
    assert by_clause("Tim Reid met Bo Diaz. Bo Diaz said he sued the town.", "sued")["Bo Diaz"] == ("actor", "person")


def test_a_noun_with_its_article_means_the_one_who_was_called_by_it() -> None:
    article = "The pop star Tim Reid came home to Bo Diaz, a cardiologist from Alba. "
    assert by_clause(f"{article}The star died.", "died")["Tim Reid"] == ("actor", "person")
    charged = by_clause(f"{article}Police charged the cardiologist.", "charged")
    assert charged["Bo Diaz"] == ("target", "person")


def test_a_noun_that_two_were_called_by_means_neither() -> None:
    told = Told("The singer Tim Reid met the singer Ann Lopez. The singer died on Friday.").mentions[-1]
    assert [(p.role, p.kind, p.name) for p in told.participants] == [("actor", "group", "singer")]


def test_an_apposed_name_is_whom_it_befell() -> None:
    told = by_clause("Lucy Tran was hurt. Her brother, Kim Tran, was killed in the fire.", "killed")
    assert told["Kim Tran"] == ("target", "person")


def test_firms_and_rivers_are_no_persons() -> None:
    told = by_clause("Northgate Properties sued the town over the River Tarn Bridge.", "sued")
    assert told["Northgate Properties"] == ("actor", "organisation")
    assert "person" not in {kind for _, kind in told.values()}


def test_who_stands_outside_of_the_words_that_tell_an_act_takes_part_under_the_name() -> None:
    told = Told("Attorney General Ada Fenn threatened on Thursday to deny federal money to four cities.")
    denial = told.of("measure", "threatened")
    assert told.quote(denial).startswith("to deny")
    assert ("actor", "person", "Ada Fenn") in {(p.role, p.kind, p.name) for p in denial.participants}
