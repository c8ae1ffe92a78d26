"""The time expressions sampled from the sanctuary corpus get the days that readers gave them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.schemas.source import load as load_sources
from tests.gold.time.labels import FOLDER, load
from tests.gold.time.sample import corpus_articles
from tests.gold.time.scoring import RIGHT, outcomes, report, share

ANY_LANGUAGE = ""  # leaves it to Read


def test_at_least_95_in_100_have_the_days_of_the_gold(corpora: Path) -> None:
    if not (corpora / "sanctuary" / "articles.jsonl").is_file():
        pytest.skip(f"no sanctuary/articles.jsonl in {corpora}: set DATELINE_CORPORA")
    gold = load(FOLDER / "sanctuary.jsonl")
    only = {sentence.article for sentence in gold}
    found = list(outcomes(gold, corpus_articles(corpora, load_sources(), ANY_LANGUAGE, only)))
    print(report("sanctuary", found))
    assert share(found) >= RIGHT, report("sanctuary", found)
