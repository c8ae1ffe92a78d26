"""Headlines: shorter than their sentence, never saying something else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.headlines import GRACE, MAX_LENGTH, headline


def head(text: str, verb: str, cut: str = "", core: str = "") -> str:
    spans = [(text.index(cut), text.index(cut) + len(cut))] if cut else []
    return headline(text, 0, len(text), text.index(verb), text.index(core) if core else 0, spans)


def test_the_date_goes_since_it_is_shown_beside_it() -> None:
    assert head("In April, the Ohio Senate approved House Bill 9.", "approved", "In April") == (
        "The Ohio Senate approved House Bill 9"
    )
    assert head("Rebels on Monday shelled the port.", "shelled", "on Monday") == "Rebels shelled the port"


def test_a_cut_never_leaves_the_opening_clause_alone() -> None:
    text = (
        "While the opposition has managed to fight off the forces of the leader in some places of the province -- "
        "including what some call a victory near Alba -- the army took the harbour as well."
    )
    assert "the army took the harbour" in head(text, "fight")


def test_who_says_it_takes_no_half_of_the_sentence_for_what_was_said() -> None:
    text = (
        "Echoing other experts, and drawing on her own experience with floods as the director of the harbour of Alba "
        "in the year of the great storm, she said dams such as the old one needed to be closely watched."
    )
    assert not head(text, "said").startswith("She: Echoing")
    told = (
        "A traveller, flying from Alba by way of two other towns of the province and of the neighbouring country, was "
        "found to be ill after his return to the town on the coast, the ministry said in a statement."
    )
    assert head(told, "said") != "The ministry: A traveller"


@pytest.mark.parametrize(
    ("verb", "text", "line"),
    [
        ("convene", "-- The mayor will convene a summit.", "The mayor will convene a summit"),
        (
            "was an",
            "The harbour of Alba, where the winter storm had taken the roofs off three old sheds and sunk nine boats, "
            "was an example of how the town was failing its fishers.",
            "The harbour of Alba was an example of how the town was failing its fishers",
        ),
        (
            "said",
            "Bo Diaz said the outbreak of the flu -- which has killed a child in Alba but which in almost all other "
            "cases has resulted in mild signs -- is most like that of an ordinary winter.",
            "Bo Diaz said the outbreak of the flu is most like that of an ordinary winter",
        ),
        (
            "freed",
            "The clerk Bo Diaz, the only man ever convicted of the bombing, was freed from prison and sent home to his "
            "family in Alba on the grounds, as the minister put it, that he was ill and had three months to live.",
            "The clerk Bo Diaz was freed from prison and sent home to his family in Alba",
        ),
    ],
)
def test_nothing_dangles_where_something_was_cut(verb: str, text: str, line: str) -> None:
    assert head(text, verb) == line


def test_half_of_a_lapse_does_not_stay() -> None:
    text = (
        "The commander of the rebel army was killed in Alba along with two officers, rebel leaders announced just "
        "hours after the first reports of an arrest had come in."
    )
    assert head(text, "killed").endswith("rebel leaders announced")


def test_half_of_a_time_does_not_go() -> None:
    assert head("Floods hit Alba in late autumn and winter.", "hit", "in late autumn") == (
        "Floods hit Alba in late autumn and winter"
    )


def test_who_said_it_goes_unless_that_is_the_event() -> None:
    assert head("Two men were held in the harbour, police said.", "held") == "Two men were held in the harbour"
    assert head("The harbour was closed for a day, the mayor said.", "said").endswith("the mayor said")


def test_a_long_sentence_loses_asides_before_content() -> None:
    text = (
        "Ada Ferro, a former judge from the northern province of Alba who once led the bar association, resigned as "
        "minister after a scandal over the sale of public land."
    )
    short = head(text, "resigned")
    assert short.startswith(("Ada Ferro resigned as minister", "Ada Ferro, resigned as minister"))


def test_a_condition_is_never_parted_from_its_threat() -> None:
    text = (
        "to deny the four towns all federal money for crime fighting and for new patrol cars unless they open their "
        "jails to inspectors from the capital and from the province"
    )
    assert "unless they open" in head(text, "deny")


def test_a_front_phrase_goes_where_it_is_too_long() -> None:
    text = (
        "In a long and at times angry session that went on until the small hours of the morning in the old town hall, "
        "the council rejected the budget."
    )
    assert head(text, "rejected", core="the council") == "The council rejected the budget"


def test_a_long_quotation_follows_its_speaker() -> None:
    text = (
        "“We have waited for eleven years in the cold, in the rain and in the mud for a road that never came, and we "
        "will wait no longer,” the mayor, a farmer, told reporters."
    )
    short = head(text, "told")
    assert short.startswith("The mayor: “We have waited for eleven years")
    assert short.endswith("…”")


def test_tokenised_text_is_set_as_it_is_printed() -> None:
    assert head("The `` Long March '' -LRB- of 2009 -RRB- did n't end , he said .", "said") == (
        "The “Long March” (of 2009) didn't end, he said"
    )


@pytest.mark.parametrize("dateline", ["TRIPOLI (Reuters) - ", "SPRINGFIELD, Ill. — "])
def test_a_dateline_is_no_part_of_it(dateline: str) -> None:
    assert head(f"{dateline}Rebels shelled the port.", "shelled") == "Rebels shelled the port"


@given(st.text(max_size=400), st.integers(0, 400))
def test_any_text_gives_one_short_line(text: str, verb: int) -> None:
    short = headline(text, 0, len(text), min(verb, len(text)), 0, [])
    assert len(short) <= MAX_LENGTH + GRACE + 1
    assert "\n" not in short
    assert "\x01" not in short.replace(text, "")


def test_a_long_sentence_ends_at_a_clause_not_with_a_mark() -> None:
    text = (
        "The health agency declared an influenza pandemic in the whole of the northern hemisphere and advised "
        "governments to prepare for a long-term battle against an unstoppable new virus."
    )
    short = head(text, "declared")
    assert short == "The health agency declared an influenza pandemic in the whole of the northern hemisphere"


def test_what_somebody_said_at_length_follows_who_said_it() -> None:
    text = (
        "The envoys should not send their troops into the torn northern provinces of the country before the winter "
        "since that would make matters worse for all the people who still live there and for their neighbours, the "
        "minister told state television."
    )
    assert head(text, "told").startswith("The minister: The envoys should not send their troops")


def test_an_item_of_a_list_is_no_aside() -> None:
    text = (
        "The harbour union, the council of the northern fishing towns, and the association of ferry owners brought a "
        "joint lawsuit against the province on behalf of their members."
    )
    assert "the council of the northern fishing towns" in head(text, "brought")


def test_where_it_was_told_goes_before_what_was_told() -> None:
    text = (
        "Ferro told the leaders of the house in a long, quarrelsome meeting at the old palace by the river that that "
        "she would have won the vote without the storm."
    )
    assert (
        head(text, "told") == "Ferro told the leaders of the house that she would have won the vote without the storm"
    )


def test_no_clause_is_begun_and_not_told() -> None:
    text = (
        "The chamber appointed a special counsel to look into allegations that Lee, the chief of staff of its former "
        "president, unlawfully passed on the names of agents in the field to papers."
    )
    assert "that Lee" not in head(text, "appointed")
    since = (
        "The association of harbour masters complained that since the passage of the coastal navigation act — which "
        "made fines smaller and kept inspectors ashore — accidents in the ports have increased by a third."
    )
    assert not head(since, "complained").endswith("act")


def test_a_noun_is_not_parted_from_what_it_is_of_while_the_line_is_bearable() -> None:
    text = (
        "A court in Alba tossed out the province’s attempt at an early legal defence of its new law on fishing in "
        "closed harbours, shifting the battle to another town."
    )
    assert head(text, "tossed").endswith("its new law on fishing in closed harbours")


def test_what_led_to_a_clause_goes_with_it() -> None:
    text = (
        "Ferro signed two orders on the port of Alba and on the ferries to the islands, shortly after the new head of "
        "the harbour office, a retired captain of the northern fleet and a friend of hers, was sworn in."
    )
    assert head(text, "signed") == "Ferro signed two orders on the port of Alba and on the ferries to the islands"


def test_what_is_too_long_to_be_told_in_an_adjunct_is_told_by_its_clause() -> None:
    text = (
        "The ministry sent letters to four towns beset by floods, telling them that unless they give inspectors "
        "of the capital access to their stores they would not be eligible for the programme that pays for pumps and "
        "the wages of the men who fill and carry them along the rivers of the north."
    )
    assert head(text, "telling") == "The ministry sent letters to four towns beset by floods"


def test_a_verb_far_into_a_sentence_is_told_by_its_own_clause() -> None:
    text = (
        "The ministry sent letters to four towns that are beset by floods in spring and by drought in the summer "
        "months which said that the programme of the north would pay for no more pumps or sandbags unless "
        "inspectors give the capital a list of every store that the towns keep along the rivers and in the hills."
    )
    assert head(text, "give").startswith("Inspectors give the capital a list of every store")


def test_what_a_court_ruled_at_length_is_not_lost_for_who_ruled_it() -> None:
    text = (
        "Fishermen with a record of theft from the stores of the harbour can be held without bail while they wait for "
        "their trial even if the coast guard did not at once take them over when they were set free from a prison of "
        "the province, the high court ruled."
    )
    assert head(text, "ruled").startswith("Fishermen with a record of theft")
