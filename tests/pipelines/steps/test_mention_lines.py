"""The line that each mention gives, and what finding mentions costs."""

from __future__ import annotations

import sys
from types import FrameType
from typing import TYPE_CHECKING

import pytest

from dateline.pipelines.steps import timex
from dateline.pipelines.steps.mentions import find_mentions
from dateline.pipelines.steps.participants import article_cast
from dateline.pipelines.steps.places import place_context
from dateline.pipelines.steps.sentences import LONGEST, split
from dateline.schemas.records import Part

from .mentioning import Told

if TYPE_CHECKING:
    from _typeshed import TraceFunction


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        (
            "The measures announced Wednesday by President Ann Lee fall short.",
            "The measures announced by President Ann Lee",
        ),
        (
            "Keller, who collapsed and died on Thursday at the age of 50, wrote songs.",
            "Keller collapsed and died at the age of 50",
        ),
        (
            "This is the first vote since a popular revolt overthrew the king in May.",
            "A popular revolt overthrew the king",
        ),
        ("Fans waited outside before Monday's verdict against the mayor.", "Verdict against the mayor"),
        ("[, the senator signed the bill on Tuesday.", "The senator signed the bill"),
        ("FILE PHOTO: The senator signed the bill on Tuesday.", "The senator signed the bill"),
        ("- The council rejects the budget on 4 May 2011.", "The council rejects the budget"),
        ("Ann Lee was sworn in on Friday.", "Ann Lee was sworn in"),
        (
            "Lee is still weighing a bid, and the council sent a letter to Diaz on Monday.",
            "The council sent a letter to Diaz",
        ),
        ("The court struck down the law on Monday, but it upheld its first part.", "The court struck down the law"),
        ("Ann Lee died on Monday and it seems that nobody knew.", "Ann Lee died"),
        ("This March 23 letter was written by the sheriff.", "This March 23 letter was written by the sheriff"),
    ],
)
def test_the_headline_is_the_clause_or_phrase_that_tells_the_event(sentence: str, line: str) -> None:
    told = Told(sentence, "caption" if sentence.startswith("-") else "body")
    assert line in [m.headline for m in told.mentions if m.time >= 0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Stocks are expected to have risen last week.",
        "Lee had been expected to conduct meetings Tuesday at City Hall.",
    ],
)
def test_what_the_sentence_does_not_tell_as_an_event_is_none(sentence: str) -> None:
    assert [m.headline for m in Told(sentence).mentions if m.time >= 0] == []


def test_what_a_paper_reports_ahead_is_scheduled_and_not_done_on_the_day_of_the_report() -> None:
    told = Told("Lee is expected to unveil her plan next week, the Alba Times reported late Wednesday.")
    assert {(m.trigger, m.status, told.when(m)) for m in told.mentions} == {
        ("unveil", "scheduled", "next week"),
        ("reported", "occurred", "late Wednesday"),
    }


def test_what_is_due_is_demanded_up_to_its_deadline() -> None:
    told = Told("Owners must repair the cranes by June 3.")
    assert {(m.trigger, m.status, m.bound) for m in told.mentions} == {
        ("June 3", "scheduled", "by"),
        ("repair", "demanded", "until"),
    }


def test_who_urges_sets_no_deadline() -> None:
    told = Told("The council urged a veto on Monday. The governor has until Friday to sign the bill.")
    assert "deadline" in [m.kind for m in told.mentions]
    assert "deadline_of" not in [link.relation for link in told.links]


def test_work_grows_with_the_length_of_the_text() -> None:
    """Counted in steps of the interpreter, so that a busy machine changes nothing."""
    body = "“No,” the mayor said on Friday. She signed “the” bill in May, by May 4.\n\n" * 40
    _steps(body)  # fills the caches of word forms
    assert _steps(body * 8) < 1.2 * 8 * _steps(body)


def test_a_sentence_of_three_thousand_words_is_read_piece_by_piece() -> None:
    told = Told("Lee threatened " + "to threaten " * 1500 + "Kim on Friday.")
    assert {m.trigger for m in told.mentions} == {"threatened", "threaten"}
    assert max(m.end - m.start for m in told.mentions) <= LONGEST


def _steps(body: str) -> int:
    parts, times, context = (Part(0, "body", body),), timex.find(body), place_context([body], "")
    sentences, cast = split(body, 0), article_cast((Part(0, "body", body),))
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> TraceFunction:
        nonlocal count
        frame.f_trace_lines, frame.f_trace_opcodes = False, True
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        find_mentions("a", parts, sentences, times, "", context, cast)
    finally:
        sys.settrace(before)
    return count


def test_a_threat_that_a_noun_names_where_no_verb_stands_is_read() -> None:
    assert [m.kind for m in Told("The terrorism threat in the north remains.").mentions] == ["threat"]


def test_a_date_that_stands_before_its_noun_stays_with_it() -> None:
    lines = {m.headline for m in Told("Ann Lee faced Bo Diaz in the November election.").mentions}
    assert lines == {"Ann Lee faced Bo Diaz in the November election", "The November election"}


def test_an_adverbial_clause_takes_no_day_from_the_lede() -> None:
    told = Told(
        "Lee University announced Friday that Bo Diaz's speech was canceled. The cancellation of Diaz’s address came "
        "just days after Ann Lee was heckled as she delivered a speech at another university."
    )
    assert "delivered" not in {m.trigger for m in told.mentions if m.bound == "inherited"}
