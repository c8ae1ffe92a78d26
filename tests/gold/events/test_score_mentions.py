"""What the rules find of the labelled events: of the seeds always, of the corpus where it is at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.schemas.source import load as load_sources
from tests.gold.events import labels
from tests.gold.events.labels import Dated
from tests.gold.events.score_mentions import (
    Match,
    Score,
    half,
    match,
    report,
    score_articles,
    score_sentences,
    sentence_lines,
    together,
)
from tests.gold.time.sample import corpus_articles, seed_articles

# Of the labelled events that are found: what is asked of the statuses.
STATUS = 0.9
# Of the dated events of articles read whole, with the right days: just below what was measured, so that it cannot fall.
DATED = 0.62


def status(score: Score) -> float:
    """The share of found events whose status is right."""
    return sum(one.right_status for one in score.told) / len(score.told)


def test_nine_in_ten_statuses_of_the_seeds_are_right(capsys: pytest.CaptureFixture[str]) -> None:
    scores = score_sentences(labels.sentences("seeds"), seed_articles(load_sources()))
    report("seeds", scores, sentence_lines, details=False)
    assert "seeds, both:" in capsys.readouterr().out
    assert status(together(scores)) >= STATUS
    assert all(status(score) >= STATUS for score in scores.values())


def test_the_articles_that_were_read_whole_give_their_dated_events(corpora: Path) -> None:
    if not (corpora / "sanctuary" / "articles.jsonl").is_file():
        pytest.skip(f"no sanctuary/articles.jsonl in {corpora}: set DATELINE_CORPORA")
    whole = labels.articles()
    articles = corpus_articles(corpora, load_sources(), {article.article for article in whole})
    score = together(score_articles(whole, articles))
    assert sum(one.right_days for one in score.sure) >= DATED * len(score.sure)
    assert status(score) >= STATUS


def test_what_is_not_sure_is_neither_missed_nor_wrong() -> None:
    gold = [Dated("body", (0, 9), "", 0, 3, None, None, ("occurred",), sure) for sure in (True, False)]
    score = match("here", "She left.", 0, gold, [])
    assert (len(score.matches), len(score.sure), len(score.told)) == (2, 1, 0)
    assert not Match("here", "She left.", gold[0], None).right_days


def test_the_halves_are_by_article_alone_and_about_equal() -> None:
    halves = [half(article.article) for article in labels.articles()] + [half(f"article-{n}") for n in range(100)]
    assert {"read", "blind"} == set(halves)
    assert 0.35 < halves.count("read") / len(halves) < 0.65
