from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from punkt import PunktSentenceTokenizer

from dateline.pipelines.steps.sentences import LONGEST, _tokenizer, split


def said(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split(text, 0)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Atty. Gen. Ann Lee moved Thursday to act by Aug. 18.",
        "In Santa Fe, N.M. officials said so.",
        "Rep. John Roe, D-Ill., told Gov. Lima and Lt. Gov. Ruiz to wait.",
        "The U.S. Senate met at 5 p.m. Monday.",
        "“Stop!” he said.",
        "“Why now?” asked Mr. Roe.",
        "The case is Roe v. Lima.",
        "Cities such as Stockton, Calif. — and others — agreed.",
        "The assembly passed A.B. 60 the year then-Gov. Ruiz left.",
        "On Sept. 5 the court ruled in No. 12 of the cases.",
        "The page was updated at 5:34 p.m. ET.",
        "Polls close at 8 p.m. Pacific in every county.",
        "Polls close at 8 p.m. London time.",
        "The push began at 8 p.m. (2 p.m. ET), they said.",
        "The river rose from 10:30 p.m. Aug. 9 to 6 a.m. Wednesday.",
        "Shops close at 5 p.m. Christmas Eve.",
        "She told the 6 p.m. BBC news so.",
        "The mayor’s 10 a.m. Senate hearing was put off.",
        "Shortly before 9 p.m. Smith arrived.",
        "Ann Lee, who served under President George H.W. Bush, called for a vote.",
    ],
)
def test_abbreviations_of_news_do_not_end_a_sentence(sentence: str) -> None:
    assert said(f"It rained. {sentence} It stopped.") == ["It rained.", sentence, "It stopped."]


@pytest.mark.parametrize(
    "next_one", ["Schools will stay closed.", "Mayor Lee left.", "Police came.", "“Go,” she said."]
)
def test_a_sentence_may_end_with_the_hour(next_one: str) -> None:
    assert said(f"The council meets on Thursday at 7 p.m. {next_one}") == [
        "The council meets on Thursday at 7 p.m.",
        next_one,
    ]


def test_a_line_break_always_ends_a_sentence() -> None:
    assert said("A title without a stop\n\nThe text of Mr.\nRoe") == [
        "A title without a stop",
        "The text of Mr.",
        "Roe",
    ]


def test_the_part_is_named() -> None:
    assert {span.part for span in split("One. Two.", 3)} == {3}


@given(st.text(alphabet="abcAB .!?\n\t“”\"')1M.r", max_size=200))
def test_offsets_are_exact_and_no_word_is_lost(text: str) -> None:
    spans = split(text, 0)
    pieces = [text[s.start : s.end] for s in spans]
    assert all(piece and piece == piece.strip() and "\n" not in piece for piece in pieces)
    assert [s.start for s in spans] == sorted(s.start for s in spans)
    assert "".join("".join(pieces).split()) == "".join(text.split())


@given(
    st.text(alphabet="abcde ,;\u3000", min_size=1, max_size=50).map(
        lambda text: f"A{text * LONGEST}"[: 3 * LONGEST] + "."
    )
)
def test_what_is_too_long_for_a_sentence_is_cut_and_no_word_is_lost(text: str) -> None:
    pieces = said(text)
    assert max(map(len, pieces)) <= LONGEST
    assert all(piece and piece == piece.strip() for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_long_list_is_cut_after_an_item() -> None:
    first, *_ = said("The plan names " + "the harbour of Lee, " * 150 + "and more.")
    assert first.endswith("Lee,")


def test_full_stops_are_gone_through_as_punkt_does_it() -> None:
    tokenizer, chance = _tokenizer(), Random(3)
    pieces = [
        ". ", "..", "...", " . . . ", "!", "? ", "?!", "\n", "\t", " ", "word", "Mr.", "U.S.", "p.m.", "”", "(", "\xa0",
        ".\n\n", "A", ". A", "\r\n", "3.5", '"', "“Stop!” he said. ", "at 7 p.m. Schools ",
    ]  # fmt: skip
    texts = ["".join(chance.choices(pieces, k=chance.randrange(1, 40))) for _ in range(400)]
    own = PunktSentenceTokenizer._candidate_spans
    assert [t for t in texts if list(tokenizer._candidate_spans(t)) != list(own(tokenizer, t))] == []
