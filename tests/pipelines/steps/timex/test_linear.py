"""Finding and anchoring times is linear in the text, whatever the text: counted in calls, not in seconds."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from pkgutil import iter_modules
from random import Random
from types import FrameType

import pytest

from dateline.pipelines.steps import timex
from dateline.pipelines.steps.timex import anchor, find, runs, scan
from dateline.pipelines.steps.timex.grammar import Vocabulary, compile_rule
from dateline.pipelines.steps.timex.registry import LANGUAGES
from dateline.schemas.records import Anchor
from tests.pipelines.steps.timex.adversarial import texts

FRIDAY = Anchor(date(2017, 8, 4), date(2017, 8, 4))
CHARACTERS = 1_000
# Four times the text takes four times the calls, and what is done once a text; sixteen times where cost is quadratic.
MOST_GROWTH = 5.0
ONCE = 400  # calls that a text costs however short it is
UNITS = [
    "1900 ",
    "12:",
    "3/",
    "from May to ",
    "first quarter of ",
    "the ",
    "a.m. ",
    "\n ",
    "1,111,",
    "Sept.",
    "will go June 3 ",
]


def calls(text: str) -> int:
    """How many functions, of Python and of C, reading the text calls."""
    count = 0

    def counted(frame: FrameType, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        anchor(find(text), FRIDAY)
    finally:
        sys.setprofile(before)
    return count


def grows_with_length(text: str) -> bool:
    """Whether a text four times as long takes no more than about four times the calls."""
    anchor(find(text), FRIDAY)  # what is worked out once is worked out now
    return calls(text * 4) <= MOST_GROWTH * calls(text) + ONCE


@pytest.mark.parametrize("unit", UNITS)
def test_a_text_four_times_as_long_costs_four_times_the_calls(unit: str) -> None:
    assert grows_with_length((unit * CHARACTERS)[:CHARACTERS])


def test_texts_that_are_made_to_hurt_cost_calls_by_their_length() -> None:
    assert [text for text in texts(Random(5), 48, CHARACTERS) if not grows_with_length(text)] == []


@pytest.mark.parametrize("window", [1, 7, 40, 300])
def test_where_a_text_is_cut_to_be_read_no_expression_is(window: int, monkeypatch: pytest.MonkeyPatch) -> None:
    hurting = list(texts(Random(6), 40, CHARACTERS))
    articles = ["They met on Thursday, Aug. 3, 2017, at 5 p.m. and left. " * 9, "1" * 2_000 + " May 3", "\n \n" * 90]
    whole = [find(text) for text in (*articles, *hurting)]
    monkeypatch.setattr(runs, "WINDOW", window)
    assert [find(text) for text in (*articles, *hurting)] == whole


def test_no_rule_repeats_anything() -> None:
    for language in LANGUAGES.values():
        vocabulary = Vocabulary(language)
        rules = [compile_rule(rule, vocabulary) for layer in language.layers for rule in layer]
        assert [rule.rule.pattern for rule in rules if re.search(r"[*+]|\{\d", rule.regex.pattern)] == []


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern that a module of the tagger compiles, with its name."""
    for module in iter_modules(timex.__path__, f"{timex.__name__}."):
        for name, value in vars(sys.modules.get(module.name) or __import__(module.name, fromlist=["_"])).items():
            if isinstance(value, re.Pattern):
                yield f"{module.name.rpartition('.')[2]}.{name}", value


# A repetition without bound inside another one: what makes matching exponential.
_NESTED = re.compile(r"\((?:\?:|\?P<\w+>)?(?:[^()\\]|\\.)*(?<!\\)[*+](?:[^()\\]|\\.)*\)(?:[*+]|\{\d*,\})")


def test_no_pattern_repeats_a_repetition() -> None:
    found = list(patterns())
    assert len(found) > 10
    assert [name for name, pattern in found if _NESTED.search(pattern.pattern)] == []
    assert _NESTED.search(r"(?:a+b)*")


def test_what_is_kept_of_words_seen_before_changes_no_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    some = list(texts(Random(7), 80, 400))
    kept = [find(text) for text in some]
    monkeypatch.setattr(scan, "MOST_SEEN", 1)
    scan.scanner.cache_clear()
    assert [find(text) for text in some] == kept
    scan.scanner.cache_clear()
