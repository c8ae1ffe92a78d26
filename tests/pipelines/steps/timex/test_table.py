"""Every row of the table reads its own example."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.pipelines.steps.timex import anchor, find
from dateline.pipelines.steps.timex.english import ENGLISH
from dateline.pipelines.steps.timex.grammar import Rule, Vocabulary, compile_rule, rows
from dateline.schemas.records import Anchor

RULES = [rule for layer in ENGLISH.layers for rule in layer]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.kind}: {rule.pattern}")
def test_a_row_reads_its_example(rule: Rule) -> None:
    start, end = rule.example.index("["), rule.example.index("]") - 1
    text = rule.example.replace("[", "").replace("]", "")
    found = find(text)
    times = anchor(found, Anchor(date(2017, 8, 4), date(2017, 8, 4)))
    assert (start, end, rule.value) in [(e.start, e.end, t.value) for e, t in zip(found, times, strict=True)]


def test_a_pattern_must_have_a_symbol_for_each_expression_it_marks() -> None:
    (rule,) = rows("DAY", ("<{month}> to <{month:to}>", "month({month},<)", "[May] to June", "2017-05"))
    with pytest.raises(ValueError, match="marks 2 expressions"):
        compile_rule(rule, Vocabulary(ENGLISH))


def test_a_pattern_may_name_only_classes_that_have_words() -> None:
    (rule,) = rows("DAY", ("{moon}", "month({moon},<)", "[moon]", "2017-05"))
    with pytest.raises(ValueError, match="nothing is a"):
        compile_rule(rule, Vocabulary(ENGLISH))
