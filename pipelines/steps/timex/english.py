"""The English table: how English says when. A line is a phrase, what it means, and an example that is also a test."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.pipelines.steps.timex.english_tense import direction, only_looks_like_time
from dateline.pipelines.steps.timex.english_words import PROPER, WORDS
from dateline.pipelines.steps.timex.grammar import Language, Rule, Token, Vocabulary


def numbers(text: str) -> Mapping[str, str]:
    """The classes of a token of digits: what it may count or name."""
    if not text.isdigit():
        return {"decimal": text.replace(",", "")} if "," not in text else {"number": text.replace(",", "")}
    classes = {"number": str(int(text[:9]))}
    if len(text) == 4 and 1000 <= int(text) <= 2199:
        classes["year"] = text
    if len(text) <= 2:
        classes["two"] = text.zfill(2)
        if 1 <= int(text) <= 31:
            classes["day"] = str(int(text))
    return classes


def fold(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """Joins the words of a number."""
    return list(tokens)


DATES = (
    Rule("DAY", "{month} [.] {day} [st|nd|rd|th] [,] {year}", "date({year},{month},{day})", "March 3, 2017"),
    Rule("DAY", "{day} {month} [.] [,] {year}", "date({year},{month},{day})", "3 March 2017"),
    Rule("DAY", "{year} - {two:month} - {two:day}", "date({year},{month},{day})", "2017-08-03"),
    Rule("DAY", "{month} [.] {day} [st|nd|rd|th]", "monthday({month},{day},?)", "Aug. 18"),
    Rule("DAY", "{day} {month}", "monthday({month},{day},?)", "18 August"),
    Rule("DAY", "{weekday}", "weekday({weekday},?)", "Thursday"),
    Rule("DAY", "last {weekday}", "weekday({weekday},<<)", "last Thursday"),
    Rule("DAY", "next {weekday}", "weekday({weekday},>>)", "next Thursday"),
    Rule("DAY", "this {weekday}", "weekday({weekday},>)", "this Thursday"),
    Rule("DAY", "{weekday} , {month} [.] {day}", "monthday({month},{day},?)", "Thursday, Aug. 3"),
    Rule(
        "DAY",
        "{weekday} , {month} [.] {day} , {year}",
        "date({year},{month},{day})",
        "Thursday, Aug. 3, 2017",
    ),
    Rule("MONTH", "{month} [.] [,] {year}", "date({year},{month},)", "June 2017"),
    Rule("MONTH", "{short_month} .", "month({short_month},?)", "Sept.", not_before="{day}"),
    Rule("MONTH", "{month}", "month({month},?)", "June", unless="not_a_month"),
    Rule("MONTH", "last {month}", "month({month},<<)", "last June"),
    Rule("MONTH", "next {month}", "month({month},>>)", "next June"),
    Rule("MONTH", "this {month}", "within(month({month},=),unit(Y,0))", "this June"),
    Rule("UNIT", "last|past|previous {unit}", "unit({unit},-1)", "last week"),
    Rule("UNIT", "next|coming {unit}", "unit({unit},1)", "next month"),
    Rule("UNIT", "this|current {unit}", "unit({unit},0)", "this year"),
    Rule("SEASON", "last {season}", "season({season},<<)", "last fall"),
    Rule("SEASON", "next {season}", "season({season},>>)", "next spring"),
    Rule("SEASON", "this {season}", "season({season},=)", "this summer"),
    Rule("YEAR", "{year}", "on({year})", "2016", unless="not_a_year"),
    Rule("DAY", "today", "unit(D,0)", "today"),
    Rule("DAY", "yesterday", "unit(D,-1)", "yesterday"),
    Rule("DAY", "tomorrow", "unit(D,1)", "tomorrow"),
    Rule("REF", "now|currently", "ref(PRESENT_REF)", "now"),
    Rule("REF", "recently|previously", "ref(PAST_REF)", "recently"),
    Rule("REF", "soon", "ref(FUTURE_REF)", "soon"),
)

ENGLISH = Language(
    code="en",
    words=WORDS,
    proper=PROPER,
    numbers=numbers,
    layers=(DATES,),
    checks=only_looks_like_time,
    direction=direction,
    triggers=frozenset(
        {
            "month",
            "weekday",
            "unit",
            "units",
            "season",
            "part",
            "year",
            "=today",
            "=yesterday",
            "=tomorrow",
            "=now",
        }
        | {"=currently", "=recently", "=previously", "=soon"}
    ),
    fold=fold,
)
