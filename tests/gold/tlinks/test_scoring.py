"""What the scorer of held events reads and counts, on a document of our own; of the corpus where it is at hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.gold.tlinks.__main__ import main
from tests.gold.tlinks.scoring import Outcome, judge, lines
from tests.gold.tlinks.timeml import Text, days, document

XML = """<?xml version="1.0" ?>
<TimeML><DOCID>port</DOCID><DCT>
<TIMEX3 tid="t0" type="DATE" value="1998-02-13" functionInDocument="CREATION_TIME">Feb. 13
</TIMEX3></DCT><TEXT>
The mayor <EVENT eid="e1" class="OCCURRENCE">resigned</EVENT> on
<TIMEX3 tid="t1" type="DATE" value="1998-02-12">Thursday</TIMEX3>.

She had <EVENT eid="e2" class="STATE">hoped</EVENT> to stay, and
<EVENT eid="e3" class="OCCURRENCE">packed</EVENT> for weeks.
</TEXT>
<MAKEINSTANCE eventID="e1" eiid="i1" tense="PAST" pos="VERB" />
<MAKEINSTANCE eventID="e2" eiid="i2" tense="PAST" pos="VERB" />
<MAKEINSTANCE eventID="e3" eiid="i3" tense="NONE" pos="VERB" />
<TLINK lid="l1" relType="IS_INCLUDED" eventInstanceID="i1" relatedToTime="t1" />
<TLINK lid="l2" relType="INCLUDES" timeID="t1" relatedToEventInstance="i3" />
<TLINK lid="l3" relType="BEFORE" eventInstanceID="i1" relatedToTime="t0" />
<TLINK lid="l4" relType="IS_INCLUDED" eventInstanceID="i2" relatedToTime="t1" />
</TimeML>"""
# Of the events whose time stands in their sentence, below what was measured: it cannot fall unseen.
HELD = 0.58


def port() -> Text:
    text = document("port", XML)
    assert text is not None
    return text


def test_events_that_a_told_time_holds_are_read_and_states_are_not() -> None:
    text = port()
    told = [(text.text[one.start : one.end], one.word) for one in text.held]
    assert told == [("resigned", "VERB PAST"), ("packed", "VERB")]
    assert {(one.earliest, one.latest) for one in text.held} == {(date(1998, 2, 12), date(1998, 2, 12))}
    assert text.text[slice(*text.held[0].at)] == "Thursday"
    assert text.written.earliest == date(1998, 2, 13)


def test_paragraphs_are_lines_and_no_character_moves() -> None:
    assert "Thursday.\n\nShe had hoped" in port().text
    assert document("port", XML.replace('value="1998-02-13"', 'value=""')) is None


def test_an_event_agrees_where_a_mention_has_its_days() -> None:
    found = list(judge(port()))
    assert [(one.what, one.near) for one in found] == [("agrees", True), ("nothing", False)]
    assert "[resigned]" in found[0].shown


def test_the_halves_are_counted_apart() -> None:
    outcomes = [Outcome("read", "agrees", "VERB", True, ""), Outcome("blind", "nothing", "VERB", False, "")]
    told = list(lines(outcomes))
    assert told[0] == "read, time in its sentence: agrees 1/1 = 1.000; 0 differs, 0 undated, 0 nothing"
    assert told[4] == "blind, time elsewhere: agrees 0/1 = 0.000; 0 differs, 0 undated, 1 nothing"


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("1998-02-12T20:00", date(1998, 2, 12), date(1998, 2, 12)),
        ("1998-W07", date(1998, 2, 9), date(1998, 2, 15)),
        ("1998-02", date(1998, 2, 1), date(1998, 2, 28)),
        ("1998-Q4", date(1998, 10, 1), date(1998, 12, 31)),
        ("1998", date(1998, 1, 1), date(1998, 12, 31)),
    ],
)
def test_a_value_is_its_first_and_last_day(value: str, first: date, last: date) -> None:
    assert days(value) == (first, last)


@pytest.mark.parametrize("value", ["PRESENT_REF", "P1M", "199", "XXXX-WXX-1", ""])
def test_what_is_no_place_on_the_calendar_has_no_days(value: str) -> None:
    assert days(value) is None


def test_times_hold_their_events_in_both_halves(corpora: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if not (corpora / "timeml" / "develop").is_dir():
        pytest.skip(f"no timeml/develop in {corpora}: set DATELINE_CORPORA")
    assert main([str(corpora)]) == 0
    near = [row for row in capsys.readouterr().out.splitlines() if "in its sentence" in row]
    shares = [float(row.split(" = ")[1][:5]) for row in near]
    assert len(shares) == 2
    assert min(shares) >= HELD
