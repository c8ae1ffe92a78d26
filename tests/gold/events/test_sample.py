"""What readers label is chosen by words alone, the same every time, and too much rather than too little."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from dateline.schemas.source import load
from tests.conftest import ROOT
from tests.gold.events import pairs, reports
from tests.gold.events.likeness import Likeness, Told, is_clean, near, tell
from tests.gold.events.sample import FROM_ONE, article_sheet, drawn, main, sentence_sheet
from tests.gold.events.words import STRATA, family_of, strata, triggers
from tests.gold.time.sample import seed_articles


@pytest.fixture(scope="module")
def told() -> list[Told]:
    """The sentences of the five seed articles."""
    return [one for article in seed_articles(load()) for one in tell(article)]


@pytest.fixture(scope="module")
def likeness(told: list[Told]) -> Likeness:
    return Likeness(told)


@pytest.mark.parametrize(
    ("sentence", "stratum"),
    [
        ("The grant was worth $4 million.", "money"),
        ("They warned of layoffs.", "threat"),
        ("The judge agreed.", "ruling"),
        ("He called it “a bullying tactic of the worst sort”.", "quotation"),
        ("It is a quiet town.", "plain"),
    ],
)
def test_a_sentence_is_drawn_for_what_it_holds(sentence: str, stratum: str) -> None:
    assert stratum in strata(sentence)


def test_strata_make_a_sheet_of_a_hundred_and_fifty() -> None:
    assert sum(STRATA.values()) == 150


def test_the_word_that_tells_is_marked_before_one_that_refers() -> None:
    sentence = "The ruling came after a judge blocked the order."
    mark = triggers(sentence)["ruling"]
    assert sentence[mark.start : mark.end] == "blocked"
    assert mark.tells


def test_two_sentences_are_compared_by_what_both_tell() -> None:
    assert family_of("He sued over the ruling.", "She sued, whatever the ruling.") == "lawsuit"
    assert family_of("He sued.", "It rained.") == ""


def test_a_line_into_which_teasers_run_is_no_sentence() -> None:
    assert not is_clean("Sen. Ann LeeTen things to know Senators to watch MORE voted no.")
    assert is_clean("Sen. Ann Lee voted no.")


def test_days_are_read_at_a_glance(told: list[Told]) -> None:
    letters = next(one for one in told if "moved Thursday to punish" in one.text)
    deadline = next(one for one in told if "by Aug. 18" in one.text)
    assert letters.days == {date(2017, 8, 3)}
    assert deadline.days == {date(2017, 8, 18)}
    assert near(letters, deadline)  # the same day of publication


def test_sentences_come_once_and_few_of_an_article(told: list[Told]) -> None:
    found = drawn(told, {"said": 4, "plain": 6})
    assert found == drawn(reversed(told), {"said": 4, "plain": 6})
    assert len({one.sha256 for one in found}) == len(found)
    assert max(Counter(one.article.name for one in found).values()) <= FROM_ONE


def test_pairs_are_alike_and_the_same_every_time(likeness: Likeness, told: list[Told]) -> None:
    found = pairs.draw(pairs.candidates(likeness))
    assert [pair.key for pair in found] == [pair.key for pair in pairs.draw(pairs.candidates(Likeness(told[::-1])))]
    assert found
    used = Counter(one.id for pair in found for one in (pair.a, pair.b))
    assert max(used.values()) <= pairs.OF_SENTENCE


def test_a_pair_marks_its_triggers_and_does_not_hint_at_the_answer(likeness: Likeness) -> None:
    for row in pairs.pairs(likeness):
        assert set(row) == {"id", "a", "b"}
        for side in (row["a"], row["b"]):
            mark = side["trigger"]
            assert side["sentence"][mark["start"] : mark["end"]] == mark["text"] != ""


def test_an_event_is_given_by_articles_each_with_its_owner(likeness: Likeness) -> None:
    rows = list(reports.reports(likeness, load()))
    assert rows
    for row in rows:
        names = [report["article"] for report in row["reports"]]
        assert 2 <= len(set(names)) == len(names) <= reports.MOST
        assert all("owner" in report for report in row["reports"])


def test_papers_that_cut_one_wire_story_share_runs_of_words(told: list[Told]) -> None:
    first, wire, other = (
        reports.shingles(next(one for one in told if one.article.name.startswith(f"seeds/{name}")))
        for name in ("001", "002", "003")
    )
    assert len(wire & other) > len(wire & first)


def test_sheets_quote_the_text_at_its_offsets(told: list[Told]) -> None:
    one = told[5]
    row = sentence_sheet(one)
    part = next(part for part in one.article.reading.parts if part.name == row["part"])
    assert part.text[row["start"] : row["end"]] == row["sentence"]
    whole = article_sheet(one.article, [line for line in told if line.article is one.article])
    assert [line["n"] for line in whole["sentences"]] == list(range(1, len(whole["sentences"]) + 1))


def test_sheets_are_refused_inside_the_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path), str(ROOT / "tests" / "sheets")])
    assert "give another folder" in capsys.readouterr().err
