"""What a version changed is classed: facts first, wording last, and each as noticed or silent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps import timex
from dateline.pipelines.steps.revisions import ORDER, Edition, became, revise
from dateline.schemas.records import Part, Span

LETTER = "The Justice Department sent letters to 12 cities on Aug. 3, and asked for an answer."
PUGH = "“We will fight this to the end,” Mayor Catherine Pugh said of the letter on Thursday."
CHIEFS = "Police chiefs of the cities said nothing about the matter."
HEARING = "A new hearing was set for Monday in Baltimore, where a judge will listen to both sides."


def edition(
    *lines: str, title: str = "", notices: tuple[str, ...] = (), published: str = "", lang: str = "en"
) -> Edition:
    named = [("title", title)] * bool(title) + [("body", "\n\n".join(lines))] + [("notice", n) for n in notices]
    parts = tuple(Part(n, name, text) for n, (name, text) in enumerate(named))  # type: ignore[arg-type]
    times = [t for part in parts for t in timex.find(part.text, part.ordinal, lang)] if lang == "en" else []
    return Edition(parts, tuple(times), published)


def changed(before: Edition, after: Edition) -> list[tuple[str, str, str]]:
    return [(r.kind, r.was.text if r.was else "", r.now.text if r.now else "") for r in revise(before, after).revisions]


def edit(line: str, *pairs: tuple[str, str]) -> list[tuple[str, str, str]]:
    now = line
    for old, new in pairs:
        assert old in now
        now = now.replace(old, new)
    return changed(edition(line, CHIEFS), edition(now, CHIEFS))


# -------------------------------------------------------------------------------------------------- classes


@pytest.mark.parametrize(
    ("line", "pairs", "found"),
    [
        (LETTER, [("12", "14")], [("number", "12", "14")]),
        (LETTER, [("12", "a dozen")], []),
        (LETTER, [("12 cities", "several cities")], [("number", "12", ""), ("wording", "", "several")]),
        (LETTER, [("Aug. 3", "Aug. 4")], [("date", "Aug. 3", "Aug. 4")]),
        (LETTER, [("Aug. 3", "August 3")], []),
        (LETTER, [("Aug. 3", "Aug. 3, 2016")], [("date", "Aug. 3", "Aug. 3, 2016")]),
        (LETTER, [("12", "14"), ("Aug. 3", "Aug. 4")], [("number", "12", "14"), ("date", "Aug. 3", "Aug. 4")]),
        (LETTER, [("letters", "notices")], [("wording", "letters", "notices")]),
        (LETTER, [("sent", "did not send")], [("wording", "sent", "did not send")]),
        ("It cost $2.5 million.", [("$2.5", "$25")], [("number", "$2.5 million", "$25 million")]),
        ("It cost $2.5 million.", [("$", "€")], [("number", "$2.5 million", "€2.5 million")]),
        ("It cost $2.5 million.", [("million", "billion")], [("number", "$2.5 million", "$2.5 billion")]),
        ("It cost $2.5 million.", [("2.5 million", "2,500,000")], []),
        ("The vote was 5-4 in the end.", [("5-4", "5-3")], [("number", "5-4", "5-3")]),
        ("Some 40% of them went.", [("40%", "40")], [("number", "40%", "40")]),
        ("Three days passed until then.", [("Three", "Four")], [("number", "Three", "Four")]),
        (PUGH, [("Catherine", "Katherine")], [("name", "Mayor Catherine Pugh", "Mayor Katherine Pugh")]),
        (PUGH, [("Mayor Catherine Pugh", "Pugh")], [("wording", "Mayor Catherine", "")]),
        (PUGH, [("to the end", "in court")], [
            ("quotation", "We will fight this to the end", "We will fight this in court")]),
        (PUGH, [("“We will", "“We shall never")], [
            ("quotation", "We will fight this to the end", "We shall never fight this to the end")]),
        (PUGH, [("“", '"'), (",”", ',"')], []),
        ("A – so to say – truce.", [("–", "—")], []),
    ],
)  # fmt: skip
def test_an_edit_of_a_sentence_is_classed_by_what_it_changes(
    line: str, pairs: list[tuple[str, str]], found: list[tuple[str, str, str]]
) -> None:
    assert edit(line, *pairs) == found


def test_names_that_change_places_are_changes_of_names() -> None:
    now = edition("Smith sued the city. In court, Jones disagreed.")
    was = edition("Jones sued the city. In court, Smith disagreed.")
    assert {kind for kind, _, _ in changed(was, now)} == {"name"}


def test_the_number_between_the_same_words_is_the_one_that_changed() -> None:
    found = changed(edition("In 3 towns, 12 people died."), edition("In 3 towns and 2 cities, 14 people died."))
    assert ("number", "12", "14") in found
    assert ("number", "", "2") in found


def test_passages_are_cut_added_and_moved() -> None:
    assert changed(edition(LETTER, CHIEFS), edition(LETTER, HEARING)) == [("cut", CHIEFS, ""), ("added", "", HEARING)]
    assert changed(edition(LETTER, CHIEFS, HEARING), edition(CHIEFS, HEARING, LETTER)) == [("moved", LETTER, LETTER)]


def test_title_and_publication_are_changes_of_their_own() -> None:
    was = edition(LETTER, title="Cities sue", published="2017-08-03")
    now = edition(LETTER, title="Cities may sue", published="2017-08-04")
    assert changed(was, now) == [("title", "Cities sue", "Cities may sue"), ("published", "2017-08-03", "2017-08-04")]


def test_facts_come_first_and_wording_last() -> None:
    was = edition(LETTER, PUGH, CHIEFS, title="Letters sent")
    now = edition(LETTER.replace("12", "14"), HEARING, CHIEFS.replace("nothing", "little"), title="Letters received")
    kinds = [kind for kind, _, _ in changed(was, now)]
    assert kinds == ["number", "title", "cut", "added", "wording"]
    assert kinds == sorted(kinds, key=ORDER.index)


def test_figures_and_names_are_found_in_a_language_without_rules() -> None:
    was, now = (
        edition(f"Bei dem Unfall in {place} starben {n} Menschen.", lang="de")
        for place, n in (("Köln", 12), ("Bonn", 14))
    )
    assert changed(was, now) == [("number", "12", "14"), ("name", "Köln", "Bonn")]


def test_what_stands_in_a_revision_is_verbatim() -> None:
    was, now = edition(LETTER, PUGH), edition(LETTER.replace("12", "fourteen"), PUGH.replace("Catherine", "Kate"))
    for revision in revise(was, now).revisions:
        for passage, parts in ((revision.was, was.parts), (revision.now, now.parts)):
            assert passage
            assert parts[passage.part].text[passage.start : passage.end] == passage.text
            assert passage.sentence_start <= passage.start < passage.end <= passage.sentence_end


def test_a_stretch_of_the_old_text_leads_to_what_it_became() -> None:
    now = LETTER.replace("12", "14")
    matches = revise(edition(LETTER, CHIEFS), edition(HEARING, now, CHIEFS)).matches
    start = len(HEARING) + 2
    assert became(matches, Span(0, 4, 11)) == (Span(0, start, start + len(now)),)
    assert became(matches, Span(0, len(LETTER) + 2, len(LETTER) + 9)) == ()


# -------------------------------------------------------------------------------------------------- notices


def silent(after: Edition) -> list[str]:
    before = edition(LETTER, PUGH, CHIEFS)
    return [r.kind for r in revise(before, after).revisions if r.notice is None]


NOW = (LETTER.replace("12", "14").replace("Aug. 3", "Aug. 4"), PUGH.replace("Catherine", "Katherine"), CHIEFS)


@pytest.mark.parametrize(
    ("notice", "left"),
    [
        ("Correction: An earlier version of this story said that 12 cities got letters.", ["date", "name"]),
        ("Correction: An earlier version of this story misstated the number of cities.", ["date", "name"]),
        ("Correction: An earlier version misspelled the mayor's name.", ["number", "date"]),
        ("Correction: This article originally gave the wrong date.", ["number", "name"]),
        ("This story has been corrected.", []),
        ("This article has been retracted.", []),
        ("This story has been updated.", []),
    ],
)
def test_a_notice_speaks_of_what_it_names_and_leaves_the_rest_silent(notice: str, left: list[str]) -> None:
    assert silent(edition(*NOW, notices=(notice,))) == left


def test_a_notice_that_gives_the_wrong_word_and_the_right_one_speaks_of_no_other_change_to_either() -> None:
    was = ("Four workers died in the blaze.", "The company will pay for bottled water for two weeks, it said.")
    now = ("Three workers died in the blaze.", "The company will pay for bottled water for four weeks, it said.")
    notice = "Correction: An earlier version misstated the number of workers. Three workers died, not four."
    spoken = [
        (r.was and r.was.text, r.notice is not None)
        for r in revise(edition(*was), edition(*now, notices=(notice,))).revisions
    ]
    assert spoken == [("Four", True), ("two", False)]


def test_without_a_notice_every_change_is_silent() -> None:
    assert silent(edition(*NOW)) == ["number", "date", "name"]


def test_a_notice_that_stood_there_before_speaks_of_no_later_change() -> None:
    notice = ("This story has been corrected.",)
    after = revise(edition(LETTER, notices=notice), edition(LETTER.replace("12", "14"), notices=notice))
    assert [r.notice for r in after.revisions] == [None]


def test_a_notice_left_in_the_text_is_read_and_is_no_added_passage() -> None:
    notice = "Correction: An earlier version of this story misstated the number of cities."
    (revision,) = revise(edition(LETTER, CHIEFS), edition(LETTER.replace("12", "14"), CHIEFS, notice)).revisions
    assert revision.kind == "number"
    assert revision.notice
    assert revision.notice.passage.text == notice


def test_a_notice_that_comes_alone_is_on_record() -> None:
    notice = "Correction: A caption with this article named the wrong man."
    (revision,) = revise(edition(LETTER), edition(LETTER, notices=(notice,))).revisions
    assert (revision.kind, revision.now and revision.now.text) == ("notice", notice)
    assert revision.notice
    assert revision.notice.kind == "correction"


# -------------------------------------------------------------------------------------------------- properties

texts = st.lists(st.sampled_from((LETTER, PUGH, CHIEFS, HEARING, *NOW, "“", "…", "* * *", "I")), max_size=5)


@given(texts)
def test_a_version_changes_nothing_in_itself(lines: list[str]) -> None:
    assert revise(edition(*lines), edition(*lines)).revisions == ()


@given(texts, texts)
def test_back_and_forth_change_as_much(was: list[str], now: list[str]) -> None:
    there, back = (revise(edition(*a), edition(*b)).revisions for a, b in ((was, now), (now, was)))
    assert bool(there) == bool(back)
    for revision in there:
        assert revision.was or revision.now


@given(st.text('ab1 .“”"\n,-$%', max_size=40), st.text('ab1 .“”"\n,-$%', max_size=40))
def test_no_text_fails(was: str, now: str) -> None:
    for revision in revise(edition(was, lang=""), edition(now, lang="")).revisions:
        assert revision.kind in ORDER
