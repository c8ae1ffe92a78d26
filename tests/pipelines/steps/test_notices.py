"""Notices are told from news by their form alone."""

from __future__ import annotations

import pytest

from dateline.pipelines.steps.notices import find_notices, notice_kind, without_notices

NOTICES = {
    "correction": (
        "Correction: An earlier version of this story misstated the number of cities. It is 14.",
        "CORRECTION, Aug. 4: The mayor's name is John Smyth, not Smith.",
        "Correction, Nov. 15, 2019: This article originally misidentified the sheriff. He is Roe, not Poe.",
        "Correction (Aug. 4, 2017): The vote was 5-4.",
        "*Correction: The vote was 5-4.",
        "An earlier version of this article incorrectly stated that the law took effect in May.",
        "A previous version of this report said the trial would begin Tuesday.",
        "This story has been corrected to show that the spelling of the name is Smyth.",
        "This article was amended on 4 August 2017 to correct the age of the suspect.",
        "(This August 3 story corrects paragraph 4 to say 12 cities.)",
        "(Corrects paragraph 4 to show that the vote was on Tuesday, not Monday.)",
        "Due to an editing error, this article gave the wrong date for the hearing.",
        "Because of an editing error, an earlier version gave the wrong title.",
        "In a story Aug. 3 about cities, The Associated Press reported erroneously that Baltimore is one of them.",
        "We regret the error.",
        "This article was amended on Friday 4 August 2017 .",
        "Editor’s note: An earlier version of this story gave the wrong first name for the sheriff.",
        "The story has been corrected to say the vote was Tuesday.",
        "In einer früheren Version dieses Artikels hieß es, der Prozess beginne am Montag.",
        "Une version précédente de cet article indiquait que le vote aurait lieu mardi.",
        "Korrektur: Der Prozess beginnt am Dienstag.",
        "Correction appended: The headline of this article originally named the wrong city.",
        "This article originally said 12 cities were concerned.",
        "The headline on this article was changed on 4 August 2017.",
        "The caption has been corrected to give the right name.",
        "An earlier version of this post had the wrong date.",
        "The original version of this story referred to Mr. Smith as a senator.",
    ),
    "clarification": (
        "(Clarifies in second paragraph that the order was temporary.)",
        "Clarification: The order applies to four cities.",
    ),
    "update": (
        "This story has been updated to include a comment from the mayor.",
        "Editor's note: This story was updated at 5:45 p.m. ET to include details from the NASA telecon.",
        "This story has been updated.",
        "UPDATE: This story has been updated with the reply of the city.",
    ),
    "withdrawal": (
        "The Post has retracted this story after it found that the source lied.",
        "This article has been retracted.",
        "Retraction: The Times has withdrawn its report of Aug. 3.",
        "This article has been removed because it did not meet our standards.",
    ),
}
NEWS = (
    "Update: The suspect has been arrested in Stockton.",
    "Correction officers said the inmate fled on Tuesday.",
    "Corrections Department: The inmate fled on Tuesday.",
    "The Senate has withdrawn the bill.",
    "The city corrected its statement on Tuesday.",
    "The bill has been amended to include cities.",
    "An earlier version of the bill said cities would lose money.",
    "“An earlier version of this story was wrong,” she said.",
    "The report was updated in May to include the new figures, officials said.",
    "Sessions said the report has been retracted.",
    "A previous version of the order was blocked by a judge in March.",
    "The mayor clarified her remarks on Thursday.",
    "The department has retracted its letter to the city.",
    "The company corrects errors within a day.",
    "The article was published in The Lancet in 1998.",
    "The original story said nothing of this, the mayor complained.",
    "She said that this report was wrong.",
    "Update, 3:15 p.m.: Police have arrested a suspect.",
    "Correction: Sanctuary Cities story",
    "The first version of the law said that police must ask.",
    "The judge corrected himself: the hearing is on Monday.",
    "The initial report was wrong, the police said.",
    "The post was edited on Tuesday, after the senator complained.",
    "An earlier report identified the man as a suspect.",
    "The review is expanded to include all four cities.",
    "The study was updated on Tuesday with new data.",
)
NOTICE = "An earlier version of this story misstated the number of cities."


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in NOTICES.items() for line in lines])
def test_a_notice_is_told_by_its_form_in_whatever_outlet(kind: str, line: str) -> None:
    assert notice_kind(line) == kind


@pytest.mark.parametrize("line", NEWS)
def test_news_of_versions_corrections_and_updates_are_no_notices(line: str) -> None:
    assert notice_kind(line) is None


def test_a_label_alone_on_its_line_goes_with_the_notice_below_it() -> None:
    assert find_notices(("The mayor sued.", "Editor’s note:", NOTICE)) == ((1, 2),)
    assert without_notices(("The mayor sued.", "Correction", "Her name is Smyth.")) == (
        ["The mayor sued."],
        ["Correction\nHer name is Smyth."],
    )
    assert notice_kind("Correction\nHer name is Smyth.") == "correction"


def test_an_editors_note_about_something_else_stays_in_the_text() -> None:
    lines = ("The mayor sued.", "Editor’s note", "The writer is a former mayor.")
    assert without_notices(lines) == (list(lines), [])


def test_an_article_of_nothing_but_a_notice_is_left_as_it_is() -> None:
    lines = ("Report withdrawn", "The Post has retracted this story.")
    assert without_notices(lines) == (list(lines), [])


def test_notices_are_taken_out_of_the_text_in_their_order() -> None:
    kept, taken = without_notices((NOTICE, "The mayor sued on Tuesday.", "This story has been updated."))
    assert kept == ["The mayor sued on Tuesday."]
    assert taken == [NOTICE, "This story has been updated."]
