"""English: its words, rules, checks and sense of direction, put together."""

from __future__ import annotations

from dateline.pipelines.steps.timex import english_checks, english_numbers
from dateline.pipelines.steps.timex import english_phrases as phrases
from dateline.pipelines.steps.timex import english_points as points
from dateline.pipelines.steps.timex.english_tense import directions
from dateline.pipelines.steps.timex.english_words import PROPER, TRIGGERS, WORDS
from dateline.pipelines.steps.timex.grammar import Language

ENGLISH = Language(
    code="en",
    words=WORDS,
    proper=PROPER,
    layers=(
        points.WORDS_OF_LENGTH,
        points.LENGTHS,
        (
            *points.CLOCKS,
            *points.DAYS,
            *points.WEEKDAYS,
            *points.PARTIAL_DAYS,
            *points.RANGED_DAYS,
            *points.HOLIDAYS,
            *points.MONTHS,
            *points.YEARS,
            *points.STRETCHES,
        ),
        (*phrases.REFERENCES, *phrases.REPEATED, *phrases.COMBINED),
        phrases.CLOSER,
        phrases.RANGES,
    ),
    checks=english_checks.CHECKS,
    directions=directions,
    numbers=english_numbers.numbers,
    figures=english_numbers.FIGURES,
    fold=english_numbers.fold,
    fold_kinds=english_numbers.FOLDED,
    fold_words=english_numbers.FOLD_WORDS,
    triggers=TRIGGERS,
)
