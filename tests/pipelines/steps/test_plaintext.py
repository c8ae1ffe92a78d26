"""Plain-text articles in the forms in which scrapes give them. All but the seeds are made up."""

import json
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.decode import decode
from dateline.pipelines.steps.plaintext import lay_out

LEAD = (
    "A wall of mud buried three villages above the Orla valley on Monday night, and rescuers said they found "
    "nobody alive by noon the next day."
)
SECOND = (
    "The slide came down at 11 p.m. after four days of rain, the governor, Ana Ruiz, told reporters in the "
    "town of Orla, where schools were opened as shelters."
)
THIRD = "“We heard the mountain move, and then nothing,” said Pedro Lima, a farmer who lost his house."


def article(*lines: str) -> str:
    return "\n\n".join(lines)


def test_title_byline_date_and_text_are_told_apart() -> None:
    found = lay_out(
        article(
            "Mud buries three villages in the Orla valley",
            "By Ann Lee",
            "Posted: May 3, 2016 6:15 PM PDT",
            LEAD,
            SECOND,
        )
    )
    assert found.title == "Mud buries three villages in the Orla valley"
    assert found.authors == ("Ann Lee",)
    assert [(d.role, d.day, d.instant) for d in found.dates] == [("published", "2016-05-03", "2016-05-04T01:15:00Z")]
    assert found.paragraphs == (LEAD, SECOND)


def test_promotion_above_the_title_is_left_out() -> None:
    found = lay_out(
        article(
            "10 Recipes for a Perfect Sunday Brunch",
            "Rescuers search Orla villages buried by mud",
            LEAD,
            SECOND,
        )
    )
    assert found.title == "Rescuers search Orla villages buried by mud"
    assert "Brunch" not in found.body


def test_a_text_that_begins_at_once_has_no_title() -> None:
    found = lay_out(article(LEAD, SECOND, THIRD))
    assert found.title == ""
    assert found.paragraphs == (LEAD, SECOND, THIRD)


def test_a_leading_date_may_share_its_line_with_the_title_or_the_text() -> None:
    with_title = lay_out(f" date 2016-05-03 Mud buries Orla villages\n{LEAD}\n{SECOND}")
    assert (with_title.title, with_title.dates[0].day) == ("Mud buries Orla villages", "2016-05-03")
    with_text = lay_out(f" date 2016-05-03 ORLA, Peru (AP) — {LEAD}\n{SECOND}")
    assert (with_text.title, with_text.dateline, with_text.credit) == ("", "ORLA, Peru", ("AP",))
    assert with_text.body[with_text.lead :].startswith("A wall of mud")


@pytest.mark.parametrize("nonsense", ["0000-00-00", "2016-13-45", "none", "1970-01-01"])
def test_a_leading_date_that_is_none_is_refused_and_kept(nonsense: str) -> None:
    found = lay_out(f"date {nonsense} Mud buries Orla villages\n{LEAD}\n{SECOND}")
    assert found.title == "Mud buries Orla villages"
    assert found.dates[0].refused
    assert found.dates[0].day == ""


@pytest.mark.parametrize(
    ("line", "authors", "credit"),
    [
        ("By JOHN SMITH and MARY ROE, Staff Writers", ("John Smith", "Mary Roe"), ()),
        ("By Ann Lee, Associated Press", ("Ann Lee",), ("Associated Press",)),
        ("Written by: Ann Lee", ("Ann Lee",), ()),
        ("By The Associated Press", (), ("The Associated Press",)),
        ("Ann Lee, The Daily Herald", ("Ann Lee",), ("The Daily Herald",)),
        ("By Ann Lee | March 3, 2016", ("Ann Lee",), ()),
    ],
)
def test_bylines_of_many_outlets(line: str, authors: tuple[str, ...], credit: tuple[str, ...]) -> None:
    found = lay_out(article("Mud buries three villages in the Orla valley", line, LEAD, SECOND))
    assert found.authors == authors
    assert found.credit == credit
    assert found.paragraphs == (LEAD, SECOND)


def test_a_name_above_an_outlet_is_a_byline() -> None:
    found = lay_out(
        article("Mud buries three villages in the Orla valley", "Ann Lee", "The Daily Herald", LEAD, SECOND)
    )
    assert found.authors == ("Ann Lee",)
    assert found.paragraphs == (LEAD, SECOND)


def test_captions_stand_apart_from_the_text() -> None:
    caption = "A soldier digs in the mud of Orla on May 3, 2016. (Credit: Ann Lee/Getty Images)"
    found = lay_out(
        article("Mud buries three villages in the Orla valley", caption, LEAD, "(AP Photo/Ann Lee)", SECOND)
    )
    assert found.captions == (caption,)
    assert found.paragraphs == (LEAD, SECOND)


@pytest.mark.parametrize("agencies", ["(AP)", "(AP) (Reuters) (AFP)"])
def test_agencies_behind_a_whole_sentence_make_no_caption_of_it(agencies: str) -> None:
    assert lay_out(f"{LEAD} {agencies}").paragraphs == (f"{LEAD} {agencies}",)
    assert lay_out(article(TITLE, LEAD, f"Rescuers dig {agencies}", SECOND)).captions == (f"Rescuers dig {agencies}",)


def test_a_sentence_that_ends_in_brackets_is_no_caption() -> None:
    aside = "The ministry gave two figures for the dead, 41 and 44 (and/or missing), and kept both (Reuters)."
    assert lay_out(article(LEAD, aside, SECOND)).paragraphs == (LEAD, aside, SECOND)


@pytest.mark.parametrize(
    "notice",
    [
        "This story was originally published on May 3, 2016 and has not been updated since.",
        "This is an archived article and the information in the article may be outdated.",
        "© 2016 The Daily Herald. All rights reserved.",
        "Ann Lee contributed to this report.",
        "The Associated Press contributed to this report",
        "Sign up for our morning newsletter and never miss a story.",
        "Follow Ann Lee on Twitter: @annlee",
        "Read the full story on",
        "RELATED: What to know about landslides",
        "MORE FROM Ann LeeFOLLOW annlee",
        "To report an error in this story, click here. To learn about our policy, click here.",
        "Contact the newsroom: desk@herald.example",
        "Updated May 4, 2016 at 9:10 a.m.",
        "Advertisement",
    ],
)
def test_footers_and_notices_are_left_out(notice: str) -> None:
    found = lay_out(article("Mud buries three villages in the Orla valley", "By Ann Lee", LEAD, SECOND, THIRD, notice))
    assert found.paragraphs == (LEAD, SECOND, THIRD)


def test_an_author_box_below_the_text_is_left_out() -> None:
    box = ("Ann Lee", "Ann Lee is a reporter who covers disasters for the Herald.", "MORE FROM Ann Lee")
    found = lay_out(article("Mud buries three villages in the Orla valley", "By Ann Lee", LEAD, SECOND, *box))
    assert found.paragraphs == (LEAD, SECOND)
    assert found.authors == ("Ann Lee",)


@pytest.mark.parametrize(
    "last",
    [
        "“Call your mother,” he said.",
        "Residents were told to boil their water until further notice.",
        "By Friday the river had fallen by two metres, and the road to the capital was open again.",
        "The report said that the slope had been cleared of trees.",
        "Anyone with information is asked to call the police.",
    ],
)
def test_the_last_sentence_of_a_story_stays(last: str) -> None:
    assert lay_out(article(LEAD, SECOND, last)).paragraphs[-1] == last


def test_a_deck_stays_in_the_text() -> None:
    deck = "Rescuers say hope is fading as rain goes on above the Orla valley"
    found = lay_out(article("Mud buries three villages", deck, "By Ann Lee", "May 3, 2016", LEAD, SECOND))
    assert found.title == "Mud buries three villages"
    assert found.paragraphs == (deck, LEAD, SECOND)


def test_a_title_that_is_a_sentence_is_known_by_the_byline_below_it() -> None:
    title = "The mountain moved at eleven, and by midnight three villages of the Orla valley were gone."
    found = lay_out(article(title, "By Ann Lee", LEAD, SECOND))
    assert found.title == title
    assert found.paragraphs == (LEAD, SECOND)


def test_repeated_lines_stand_once() -> None:
    assert lay_out(article(LEAD, SECOND, "Advertisement", SECOND, THIRD, "Advertisement")).paragraphs == (
        LEAD,
        SECOND,
        THIRD,
    )


def test_a_given_title_is_not_looked_for_and_its_repetition_goes() -> None:
    found = lay_out(article("Mud buries three villages", LEAD, SECOND), title="Mud buries three villages")
    assert (found.title, found.paragraphs) == ("Mud buries three villages", (LEAD, SECOND))


def test_a_first_line_that_introduces_a_quotation_is_text() -> None:
    opening = "The governor of the Orla region, Ana Ruiz, said this late on Monday, in the rain and without notes:"
    assert lay_out(article(opening, THIRD, SECOND), title="Orla").paragraphs[0] == opening


def test_a_head_that_runs_into_the_text_is_taken_off() -> None:
    line = f"By Ann Lee, Health Editor LIMA | Tue May 3, 2016 4:23 pm EST LIMA (Reuters) - {LEAD}"
    found = lay_out(article(line, SECOND))
    assert (found.dateline, found.credit, found.authors) == ("LIMA", ("Reuters",), ("Ann Lee",))
    assert found.dates[0].instant == "2016-05-03T21:23:00Z"
    assert found.body[found.lead :].startswith("A wall of mud")


def test_tokenised_text_is_put_together() -> None:
    tokens = "LIMA , Peru -LRB- CNN -RRB- -- Rescuers did n't find anybody , they said . \nRoads are cut , too ."
    found = lay_out(tokens)
    assert found.dateline == "LIMA, Peru"
    assert found.body[found.lead :].startswith("Rescuers didn't find anybody, they said.")


def test_the_seed_articles_come_apart_as_expected() -> None:
    seeds = resources.files("dateline.seeds")
    expected = json.loads(seeds.joinpath("expected.json").read_text("utf-8"))["articles"]
    for name, gold in expected.items():
        found = lay_out(decode(seeds.joinpath("corpus", name).read_bytes()))
        assert found.title == gold.get("title", "")
        assert found.dateline == gold.get("dateline_place", "")
        assert set(gold.get("authors", ())) <= set(found.authors)
        assert set(gold.get("credit", ())) <= set(found.credit)
        assert not any(line in found.body for line in gold["boilerplate"])
        assert all(phrase in found.body for phrase in gold["must_keep"])
        assert found.captions == ((gold["caption"],) if "caption" in gold else ())


@given(st.text())
def test_any_text_is_taken_apart(text: str) -> None:
    found = lay_out(text)
    assert found.lead <= len(found.body)


@given(
    st.lists(
        st.sampled_from([LEAD, SECOND, THIRD, "By Ann Lee", "Advertisement", "(AP)", "May 3, 2016", "", "LIMA --"])
    )
)
def test_any_order_of_lines_is_taken_apart_and_text_is_verbatim(rows: list[str]) -> None:
    assert all(paragraph in rows for paragraph in lay_out(article(*rows)).paragraphs)


def test_furniture_of_a_page_is_left_out() -> None:
    above = (
        "Facebook Twitter WhatsApp Email Print",
        "Mud buries three villages in Orla",
        "Ann Lee @annlee",
        "4 Min Read",
    )
    below = (
        "___",
        "Associated Press writer John Roe in Lima contributed to this report.",
        "About the author",
        "Ann Lee is a staff writer.",
    )
    found = lay_out(article(*above, LEAD, SECOND, *below))
    assert (found.title, found.authors) == ("Mud buries three villages in Orla", ("Ann Lee",))
    assert found.paragraphs == (LEAD, SECOND)


def test_two_dates_on_one_line_are_one_of_each_role() -> None:
    line = "Published 10:33 a.m. ET Aug. 4, 2017 | Updated 2:12 p.m. ET Aug. 5, 2017"
    found = lay_out(article("Mud buries three villages", line, LEAD, SECOND))
    assert [(d.role, d.instant) for d in found.dates] == [
        ("published", "2017-08-04T14:33:00Z"),
        ("modified", "2017-08-05T18:12:00Z"),
    ]


def test_labelled_captions_and_their_sources() -> None:
    labels = ("Image source, Reuters", "Image caption, Rescuers dig in the mud of Orla")
    found = lay_out(article("Orla mud: dozens feared dead", *labels, LEAD, SECOND))
    assert found.captions == ("Rescuers dig in the mud of Orla",)
    assert found.paragraphs == (LEAD, SECOND)


def test_a_short_story_with_a_date_below_keeps_its_first_sentence() -> None:
    found = lay_out(article(LEAD, SECOND, THIRD, "First published on August 4, 2017 / 10:33 AM", "© 2017 Herald"))
    assert found.paragraphs == (LEAD, SECOND, THIRD)
    assert found.dates[0].day == "2017-08-04"


def test_a_list_that_a_sentence_announces_stays() -> None:
    rows = (LEAD, SECOND, "The villages that were lost are these:", "• Orla Alta", "• Santa Rita")
    assert lay_out(article(*rows, "Share")).paragraphs == rows


def test_a_dateline_of_the_agency_alone() -> None:
    found = lay_out(article("Dozens die in mud", f"(CNN) {LEAD}", SECOND))
    assert found.credit == ("CNN",)
    assert found.body[found.lead :].startswith("A wall of mud")


TITLE = "Mud buries three villages in the Orla valley"
DECK = "Rescuers are digging with their hands, and the governor says that nobody can have survived."


def test_a_lede_behind_a_dateline_is_no_title_whatever_stands_below_it() -> None:
    opening = "ORLA (May 3, 2016) -- A wall of mud buried three villages, the governor said on Tuesday."
    found = lay_out(f"{opening}\nPublished May 3, 2016\n{SECOND}\n{THIRD}")
    assert (found.title, found.dateline, found.paragraphs) == ("", "ORLA", (opening, SECOND, THIRD))
    assert {(d.role, d.method, d.day) for d in found.dates} == {("published", "text", "2016-05-03")}


def test_a_full_date_in_a_dateline_dates_the_text() -> None:
    found = lay_out(article(TITLE, f"ORLA, Peru, May 3, 2016 — {LEAD}", SECOND))
    assert [(d.method, d.day) for d in found.dates] == [("text", "2016-05-03")]
    assert lay_out(article(TITLE, f"ORLA, May 3 (AP) — {LEAD}", SECOND)).dates == ()


@pytest.mark.parametrize(
    "below",
    [
        ("By Ann Lee", "Published On 3 May 2016"),
        ("Ann Lee", "Updated May 4, 2016 6:38PM ET / Published May 3, 2016 9:04AM ET"),
        ("By Ann Lee, Crime Correspondent", "10:36AM BST 03 May 2016"),
        ("Written by: Ann Lee", "02:15 a.m. EST 05/03/2016"),
    ],
)
def test_a_deck_that_is_a_sentence_does_not_open_the_text(below: tuple[str, str]) -> None:
    found = lay_out(article(TITLE, DECK, *below, LEAD, SECOND))
    assert (found.title, found.authors) == (TITLE, ("Ann Lee",))
    assert found.paragraphs == (DECK, LEAD, SECOND)
    assert "2016-05-03" in {d.day for d in found.dates if d.role == "published"}


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        (("Ann Lee", "May 3, 2016 — 2.44am"), ("Ann Lee",)),
        (("May 3, 2016 6:21 AM ET", "Ann Lee"), ("Ann Lee",)),
        (("JOHN SMITH AND MARY ROE", "May 3, 2016"), ("John Smith", "Mary Roe")),
        (("Mary Roe, John Smith and Ann Lee, The Daily Herald",), ("Mary Roe", "John Smith", "Ann Lee")),
        (("By Ann Lee and John Smith May 3, 2016 at 10:05 a.m.",), ("Ann Lee", "John Smith")),
        (("By Ann Lee and John Smith - 05/03/16 02:24 PM EST",), ("Ann Lee", "John Smith")),
        (("By Ann Lee for HeraldOnline",), ("Ann Lee",)),
        (("By Ann Lee Staff writer", "Special to the Herald"), ("Ann Lee",)),
        (("May 3, 2016 | By Ann Lee, Daily Herald reporter",), ("Ann Lee",)),
        (("Author", "Ann Lee", "Professor of Geology, Orla University"), ("Ann Lee",)),
        (("ANN LEE", "ORLA, PERU — The Daily Herald"), ("Ann Lee",)),
        (("Infinite Scroll Enabled", "May 3, 2016"), ()),
        (("Pedro Lima",), ()),  # of whom the text tells
    ],
)
def test_names_without_a_by_sign_beside_a_date_or_an_outlet(lines: tuple[str, ...], authors: tuple[str, ...]) -> None:
    found = lay_out(article(TITLE, *lines, LEAD, SECOND, THIRD))
    assert (found.title, found.authors) == (TITLE, authors)
    assert found.paragraphs == (LEAD, SECOND, THIRD)


def test_a_sentence_that_a_byline_runs_into_gives_no_date() -> None:
    line = "By Ann Lee, Herald News The governor gives a speech in the town of Orla on February 27, 2011."
    assert lay_out(article(line, LEAD, SECOND)).dates == ()


@pytest.mark.parametrize(
    "caption",
    [
        "Mud covers a street in Orla on Tuesday. Ann Lee/Getty Images hide caption",
        "Mud covers a street in Orla on Tuesday. | AP Photo/Ann Lee",
        "Mud covers a street in Orla on Tuesday. (Herald News: Ann Lee)",
        "Mud covers a street in Orla on Tuesday. (Herald photo)",
        "Mud covers a street in Orla on Tuesday. Credit Ann Lee/The Daily Herald",
        "Mud covers a street in Orla on Tuesday. Photo: A.B.C. Lee",
        "Mud covers a street in Orla on Tuesday. Photo by Ann Lee.",
        "Mud covers a street in Orla on Tuesday Photograph: Ann Lee/AFP/Getty Images",
        "Mud covers a street in Orla (Getty)",
    ],
)
def test_captions_end_in_credits_of_many_forms(caption: str) -> None:
    found = lay_out(article(TITLE, "By Ann Lee", caption, LEAD, SECOND))
    assert found.captions == (caption,)
    assert (found.title, found.paragraphs) == (TITLE, (LEAD, SECOND))


@pytest.mark.parametrize(
    "insert",
    [
        ("FIVE THINGS TO KNOW ABOUT THE MUD OF ORLA",),
        ("CLICK HERE TO GET THE HERALD APP",),
        ("[The governor was a geologist before she was elected]",),
        ("KEEP READING", "list of 2 items", "Why the mountains move", "end of list"),
        ("Multimedia", "Orla before and after the mud"),
        ("NEWYou can now listen to our articles!",),
        ("Trending News",),
        ("Photograph: Ann Lee/AFP",),
    ],
)
def test_links_between_paragraphs_are_left_out(insert: tuple[str, ...]) -> None:
    assert lay_out(article(TITLE, LEAD, SECOND, *insert, THIRD)).paragraphs == (LEAD, SECOND, THIRD)


@pytest.mark.parametrize(
    "footer",
    [
        ("(Additional reporting by Ann Lee and John Smith; Writing by Mary Roe; Editing by Jane Doe)",),
        ("(Editing by Jane Doe) A connected approach to governance, risk and compliance",),
        ("© 2016 Herald Radio Inc.", "Transcripts are made in a rush. They may be revised at any time."),
        ("Topics", "Orla", "Landslides", "Reuse this content"),
        ("More on this story", "Who were the victims?", "In pictures: Orla"),
        ("Our Standards: The Herald Trust Principles.",),
        ("The Daily Herald 12 Main Street, Suite 9 Springfield | 202-555-0134 tel",),
        ("By submitting a comment, you agree to abide by our rules.", "Comments"),
        ("Source: Herald Radio and news agencies",),
        ("To read more about the mud, go to our web site.",),
        ("Please include a contact number if you are willing to speak to a journalist.",),
    ],
)
def test_what_follows_the_text_is_left_out(footer: tuple[str, ...]) -> None:
    assert lay_out(article(TITLE, LEAD, SECOND, THIRD, *footer)).paragraphs == (LEAD, SECOND, THIRD)


@pytest.mark.parametrize(
    "row",
    [
        "What the governor knew",  # a heading within the text
        "MARY ROE: The mountain moved before midnight, and nobody had told us that it would.",
        "Related deaths in the province of Orla have doubled since the mud came down, the ministry said.",
        "Anyone who lost a house can call 202-555-0134 for help, the governor said.",
    ],
)
def test_what_cannot_be_told_from_text_stays(row: str) -> None:
    assert lay_out(article(TITLE, LEAD, SECOND, row, THIRD)).paragraphs == (LEAD, SECOND, row, THIRD)


def test_a_title_that_shares_few_words_is_kept_before_a_heading_that_shares_more() -> None:
    found = lay_out(article("Hope fades in the rain", "What to know about the mud in the Orla valley:", LEAD, SECOND))
    assert found.title == "Hope fades in the rain"


def test_a_date_is_quoted_with_both_of_its_brackets() -> None:
    found = lay_out(article(TITLE, "Published May 3, 2016 10:33AM (EDT)", LEAD, SECOND))
    assert found.dates[0].text == "May 3, 2016 10:33AM (EDT)"


@pytest.mark.parametrize(
    "title",
    [
        "What does the mud of the Orla valley tell us about the mountains above other towns?",
        "Governor of the Orla region calls the night on which three villages died “the longest”",
    ],
)
def test_a_long_title_may_ask_or_quote(title: str) -> None:
    found = lay_out(article(title, LEAD, SECOND))
    assert (found.title, found.paragraphs) == (title, (LEAD, SECOND))


def test_a_first_paragraph_that_ends_in_a_quoted_sentence_is_text() -> None:
    opening = "The governor of the Orla region looked at the mud for a long time and said: “Nobody told us.”"
    assert lay_out(article(opening, SECOND, THIRD)).paragraphs == (opening, SECOND, THIRD)
