"""Quotations: verbatim words, who says them, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.pipelines.steps.participants import article_cast
from dateline.pipelines.steps.quotations import find_quotations
from dateline.pipelines.steps.sentences import split
from dateline.schemas.records import Part, Quotation


def quotations(text: str) -> tuple[Quotation, ...]:
    parts = [Part(0, "body", text)]
    return find_quotations(parts, split(text, 0), article_cast(parts))


def told(text: str) -> list[tuple[str, str, str]]:
    return [(q.speaker, q.verb, q.text) for q in quotations(text)]


@pytest.mark.parametrize(
    "text",
    [
        "“We will rebuild the bridge,” Mayor Ann Cole said.",
        '"We will rebuild the bridge," said Mayor Ann Cole.',
        "`` We will rebuild the bridge , '' Mayor Ann Cole said .",
        "Mayor Ann Cole said: “We will rebuild the bridge”",
        "Ann Cole, the mayor, said at noon, “We will rebuild the bridge.”",
        "‘We will rebuild the bridge,’ said Ann Cole.",
    ],
)
def test_marks_of_every_kind_give_words_and_speaker(text: str) -> None:
    (found,) = quotations(text)
    assert found.text.rstrip(" .,") == "We will rebuild the bridge"
    assert (found.speaker, found.verb, found.direct) == ("Ann Cole", "said", True)


def test_a_quotation_goes_on_after_its_speaker() -> None:
    text = "“It is over for good,” Tim Reid said. “Nobody will come back to this town.”"
    assert [speaker for speaker, _, _ in told(text)] == ["Tim Reid", "Tim Reid"]


def test_a_quotation_over_paragraphs_keeps_its_speaker() -> None:
    text = "Tim Reid said: “It is over for good.\n\n“Nobody will come back to this town.”"
    assert [(q.speaker, q.text) for q in quotations(text)] == [
        ("Tim Reid", "It is over for good."),
        ("Tim Reid", "Nobody will come back to this town."),
    ]


def test_he_is_the_last_speaker() -> None:
    text = "“It is over for good,” Tim Reid said.\n\n“Nobody will come back,” he added."
    assert told(text)[1][:2] == ("Tim Reid", "added")


def test_the_office_speaks_for_its_holder() -> None:
    text = "Attorney General Maria Lopez left. “I have nothing to hide from anybody,” the attorney general said."
    assert told(text)[0][0] == "Maria Lopez"


def test_the_only_department_speaks_as_the_department() -> None:
    text = "It asked the Justice Department. “We do not comment on open cases,” the department said."
    assert told(text)[0][0] == "Department of Justice"


def test_a_report_is_quoted_by_its_name() -> None:
    text = "The letters “would end all grants to the four cities within a month,” according to Reuters."
    assert told(text)[0][:2] == ("Reuters", "according to")


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “sanctuary cities” sued.",
        "Her album “Songs of the Open Road” sold well.",
        'A 6" pipe and a 4" pipe burst.',
        "The ‘90s were different.",
    ],
)
def test_scare_quotes_titles_and_inches_are_no_quotations(text: str) -> None:
    assert quotations(text) == ()


def test_an_indirect_quotation_follows_that() -> None:
    text = "Maria Lopez said on Friday that the city had broken the law. She left."
    (found,) = quotations(text)
    assert (found.speaker, found.verb, found.direct) == ("Maria Lopez", "said", False)
    assert found.text == "the city had broken the law"


@pytest.mark.parametrize(
    ("text", "speaker", "verb", "words"),
    [
        ("Maria Lopez said the city had broken the law.", "Maria Lopez", "said", "the city had broken the law"),
        ("The city had broken the law, Maria Lopez said Friday.", "Maria Lopez", "said", "The city had broken the law"),
        ("The city had broken it, said Maria Lopez, a judge.", "Maria Lopez", "said", "The city had broken it"),
        ("The city had broken it, according to Reuters.", "Reuters", "according to", "The city had broken it"),
        ("On Friday Maria Lopez told reporters they were free.", "Maria Lopez", "told", "they were free"),
        ("Later Maria Lopez asked whether the law was broken.", "Maria Lopez", "asked", "whether the law was broken"),
        ("Some officials said the city had broken the law.", "", "said", "the city had broken the law"),
        ("In a letter to Ann Cole, Maria Lopez said it had ended.", "Maria Lopez", "said", "it had ended"),
        ("Maria Lopez, a friend of Ann Cole, said it had ended.", "Maria Lopez", "said", "it had ended"),
        ("The town, Maria Lopez said, had broken the law.", "Maria Lopez", "said", "had broken the law"),
        ("The town had broken it, experts say.", "", "say", "The town had broken it"),
        ("The town said in a filing it receives money.", "", "said", "it receives money"),
        ("Maria Lopez said that could be a danger.", "Maria Lopez", "said", "that could be a danger"),
        ("Maria Lopez sued the town and said it had broken the law.", "Maria Lopez", "said", "it had broken the law"),
    ],
)
def test_an_indirect_quotation_needs_no_that(text: str, speaker: str, verb: str, words: str) -> None:
    (found,) = quotations(text)
    assert (found.speaker, found.verb, found.text, found.direct) == (speaker, verb, words, False)


def test_a_participle_goes_on_with_the_speaker_of_the_quotation() -> None:
    text = "“We will rebuild the bridge,” said Ann Cole, adding that nobody had been hurt."
    assert [(q.speaker, q.text, q.direct) for q in quotations(text)] == [
        ("Ann Cole", "We will rebuild the bridge", True),
        ("Ann Cole", "nobody had been hurt", False),
    ]


def test_she_is_who_spoke_last_without_marks_too() -> None:
    text = "Tim Reid said: “It is over for good.” Ann Cole said that nothing ever was. “We will go on,” she added."
    assert [speaker for speaker, _, _ in told(text)] == ["Tim Reid", "Ann Cole", "Ann Cole"]


def test_a_clause_that_is_quoted_in_part_counts_as_a_whole_and_in_its_part() -> None:
    found = quotations("Maria Lopez said the city had “broken the law” for years.")
    assert [(q.text, q.direct) for q in found] == [
        ("the city had “broken the law” for years", False),
        ("broken the law", True),
    ]


def test_what_passes_a_statement_on_makes_none_of_it() -> None:
    text = "Maria Lopez said the city had broken the law, according to Reuters."
    assert [(q.speaker, q.text) for q in quotations(text)] == [("Maria Lopez", "the city had broken the law")]


def test_a_single_word_is_quoted_only_behind_a_verb_of_saying() -> None:
    assert told("Maria Lopez vowed to “defund” them.")[0] == ("Maria Lopez", "vowed", "defund")


@pytest.mark.parametrize(
    "text",
    [
        "The letter said the city had broken the law.",
        "Maria Lopez confirmed a case of the flu that had spread.",
        "Maria Lopez told reporters about the law.",
        "He is said to have left.",
        "Maria Lopez said nothing and left the room.",
    ],
)
def test_what_is_no_statement_of_somebody_is_no_quotation(text: str) -> None:
    assert quotations(text) == ()


def test_a_relative_clause_is_no_quotation() -> None:
    assert quotations("Maria Lopez said in a statement that accompanied the letters.") == ()


def test_an_institutions_staff_is_not_the_institution() -> None:
    text = "“We are not going to grant any amnesty,” a White House official said."
    assert told(text)[0][0] == ""


_PIECES = [
    "“",
    "”",
    '"',
    "``",
    "''",
    "‘",
    "’",
    "said",
    "that",
    "Tim Reid",
    "he",
    "\n",
    "We will go",
    ",",
    ". ",
]


@settings(max_examples=200)
@given(st.text() | st.lists(st.sampled_from(_PIECES)).map(" ".join))
def test_any_text_gives_verbatim_quotations(text: str) -> None:
    for found in quotations(text):
        assert text[found.start : found.end] == found.text
        assert found.text.strip() == found.text != ""


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("According to Ann Lopez, the town broke the law last year.", "Ann Lopez"),
        ("The town, Ann Lopez told the council, had broken the law.", "Ann Lopez"),
        ("Ann Lopez noted the agency also has two new forms.", "Ann Lopez"),
        ("The levy is born of fear, said Ted Frank, head of the Levy Institute, a think tank.", "Ted Frank"),
        ("A fact that explains why Ann Lopez went to town has come out.", None),
        ("It has raised concern, even among judges who have ruled in favor of Ann Lopez.", None),
        ("Ann Lopez noted the fall in prices that had begun.", None),
    ],
)
def test_a_statement_is_told_before_behind_or_around_its_speaker(text: str, speaker: str | None) -> None:
    assert [q.speaker for q in quotations(text)] == ([speaker] if speaker else [])


def test_she_is_no_man_and_he_no_woman() -> None:
    text = "Maria Lopez met John Reid in May. She said that the levy was dead. He said that it would come back."
    assert [q.speaker for q in quotations(text)] == ["Maria Lopez", "John Reid"]


def test_who_said_it_is_whom_the_words_before_name() -> None:
    text = "That drew scorn from Rep. Tim Reid, an Ohio lawyer who said that the levy was dead."
    assert [q.speaker for q in quotations(text)] == ["Tim Reid"]


def test_an_office_in_a_title_does_not_speak() -> None:
    text = "Homeland Security Secretary Ann Lopez admitted the delay, but said that the plan would go on."
    assert [q.speaker for q in quotations(text)] == ["Ann Lopez"]


def test_one_who_reports_a_sentence_says_all_that_it_quotes() -> None:
    text = 'Towns that are "struggling with storms" were told that "no help is coming to them," the Globe reported.'
    assert {q.speaker for q in quotations(text) if q.direct} == {"Globe"}


def test_a_paragraph_of_quoted_words_is_the_last_speakers() -> None:
    text = "Tim Reid said that the levy was dead.\n\n“Nobody in this town will ever pay it.”\n\nThe council met."
    assert [(q.speaker, q.direct) for q in quotations(text)] == [("Tim Reid", False), ("Tim Reid", True)]


@pytest.mark.parametrize(
    "text",
    [
        "None of these towns have called themselves a “haven city.”",
        "The club held an evening titled “The Long War on the Levy of Towns.”",
        "The old “green” rule is dead.",
    ],
)
def test_what_nobody_says_is_no_quotation(text: str) -> None:
    assert quotations(text) == ()


def test_a_word_or_two_in_marks_may_end_what_somebody_says() -> None:
    found = quotations("Ann Lopez accused the mayor, at a meeting in May, of “shameful conduct” over the levy.")
    assert [(q.speaker, q.text) for q in found] == [("Ann Lopez", "shameful conduct")]


def test_marks_of_two_kinds_may_close_each_other() -> None:
    text = '"It is where it should be,” Ann Lopez said. “And there it will stay for years.”'
    assert [q.text for q in quotations(text)] == ["It is where it should be", "And there it will stay for years."]
