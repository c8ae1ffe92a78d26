"""The same text in one piece or by sentences gives the same expressions, with the same symbols at the same places."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.sentences import split
from dateline.pipelines.steps.timex import find
from tests.conftest import NIGHTLY
from tests.pipelines.steps.timex.adversarial import EXAMPLES

SENTENCES = st.lists(
    st.sampled_from([f"{text[0].upper()}{text[1:]} as planned." for text in EXAMPLES]), min_size=1, max_size=6
)
# Of a thousand expressions of real articles, how many may read differently: none did where this was written.
MOST_DIFFERENT = 0.5


@given(SENTENCES, st.sampled_from([" ", "\n", "\n\n"]))
def test_a_text_in_one_piece_reads_like_its_sentences(sentences: list[str], between: str) -> None:
    whole = [(e.text, e.type, e.symbol) for e in find(between.join(sentences))]
    assert whole == [(e.text, e.type, e.symbol) for sentence in sentences for e in find(sentence)]


def test_a_day_that_opens_a_sentence_takes_nothing_from_the_one_before() -> None:
    text = "They will not be bullied. March 5th it is."
    assert whole(text) == piecewise(text)
    assert [e.symbol for e in find(text)] == ["monthday(3,5,=)"]


def test_a_verb_of_the_next_sentence_governs_no_day() -> None:
    text = "The county took custody of him three days later, on March 26. The agents are said to have asked for him."
    assert whole(text) == piecewise(text)
    assert find(text)[-1].symbol == "monthday(3,26,<~)"


def test_the_seed_articles_read_alike_in_one_piece_and_by_sentences(seeds: Path) -> None:
    articles = [path.read_text(encoding="utf-8") for path in sorted(seeds.iterdir())]
    assert sum(len(whole(text)) for text in articles) > 0
    assert [different(text) for text in articles] == [set()] * len(articles)


def test_real_articles_read_alike_in_one_piece_and_by_sentences(corpora: Path) -> None:
    lines = (corpora / "sanctuary" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in (lines if NIGHTLY else lines[::4])]
    found = sum(len(whole(text)) for text in texts)
    assert found > 300
    assert 1000 * sum(len(different(text)) for text in texts) / found <= MOST_DIFFERENT


def different(text: str) -> set[tuple[int, int, str]]:
    """The expressions that only one of the two ways finds."""
    return set(whole(text)) ^ set(piecewise(text))


def whole(text: str) -> list[tuple[int, int, str]]:
    return [(e.start, e.end, e.symbol) for e in find(text)]


def piecewise(text: str) -> list[tuple[int, int, str]]:
    return [(at + start, at + end, symbol) for at, piece in pieces(text) for start, end, symbol in whole(piece)]


def pieces(text: str) -> Iterable[tuple[int, str]]:
    """The sentences of a text, each with its place."""
    return ((span.start, text[span.start : span.end]) for span in split(text, 0))
