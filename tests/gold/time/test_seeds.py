"""The time expressions of the seed articles get the days that readers gave them."""

from __future__ import annotations

from dateline.schemas.source import load as load_sources
from tests.gold.time.labels import FOLDER, load
from tests.gold.time.sample import name_of, seed_articles
from tests.gold.time.scoring import NOWHERE, RIGHT, outcomes, placed, report, share

GOLD = load(FOLDER / "seeds.jsonl")


def test_at_least_95_in_100_have_the_days_of_the_gold() -> None:
    found = list(outcomes(GOLD, seed_articles(load_sources())))
    print(report("seeds", found))
    assert share(found) >= RIGHT, report("seeds", found)


def test_nothing_is_placed_in_a_sentence_without_a_time() -> None:
    labelled = [(sentence.article, sentence.part, sentence.start, sentence.end) for sentence in GOLD]
    elsewhere = [
        (article.name, name_of(part), one.start, part.text[one.start : one.end])
        for article in seed_articles(load_sources())
        for part in article.reading.parts
        for one in placed(article)[part.ordinal]
        if one.days != NOWHERE and part.name != "notice"
        if not any(
            (article.name, name_of(part)) == (name, where) and start <= one.start < end
            for name, where, start, end in labelled
        )
    ]
    assert not elsewhere
