"""English: its words, rules, checks and sense of direction, put together."""

from __future__ import annotations

from dateline.pipelines.steps.timex import english_checks, english_figures, english_nowadays, english_numbers
from dateline.pipelines.steps.timex import english_lengths as lengths
from dateline.pipelines.steps.timex import english_phrases as phrases
from dateline.pipelines.steps.timex import english_points as points
from dateline.pipelines.steps.timex import english_stretches as stretches
from dateline.pipelines.steps.timex.english_tense import directions
from dateline.pipelines.steps.timex.english_words import PROPER, TRIGGERS, WORDS
from dateline.pipelines.steps.timex.grammar import Language

ENGLISH = Language(
    code="en",
    words=WORDS,
    proper=PROPER,
    layers=(
        lengths.WORDS_OF_LENGTH,
        lengths.LENGTHS,
        (
            *lengths.CLOCKS,
            *points.DAYS,
            *points.WEEKDAYS,
            *points.PARTIAL_DAYS,
            *points.RANGED_DAYS,
            *points.HOLIDAYS,
            *stretches.MONTHS,
            *stretches.YEARS,
            *stretches.STRETCHES,
        ),
        (*phrases.REFERENCES, *english_nowadays.NOWADAYS, *phrases.REPEATED, *phrases.COMBINED),
        phrases.CLOSER,
        phrases.RANGES,
    ),
    checks={**english_checks.CHECKS, **english_figures.CHECKS, **english_nowadays.CHECKS},
    directions=directions,
    numbers=english_numbers.numbers,
    figures=english_numbers.FIGURES,
    fold=english_numbers.fold,
    fold_kinds=english_numbers.FOLDED,
    fold_words=english_numbers.FOLD_WORDS,
    triggers=TRIGGERS,
)
