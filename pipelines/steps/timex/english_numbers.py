"""English numbers: what a figure may count or name, and numbers written in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dateline.pipelines.steps.timex.grammar import Token, Vocabulary

# Four figures outside these are read as counts: news hardly ever names such years without "B.C." or "the
# year".
FIRST_YEAR, LAST_YEAR = 1000, 2199
# The kinds of phrases that `fold` makes, beside those of the rules.
FOLDED = ("number", "ordinal", "year", "month", "ampm")
# One of each sort that is not below ten thousand: a long number, one too long to count, a clock time, a decimal.
FIGURES = ("12345", "1234567", "20170818", "10.30", "10.75", "18.8", "31.12", "18.08", "0.30")
# A date in the basic form of ISO 8601, of a year that news names; and day and month parted by a point.
_BASIC = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])")
_DAY_FIRST = re.compile(r"(?:0?[1-9]|[12][0-9]|3[01])\.(?:0?[1-9]|1[0-2])")
_ORDINAL_ENDS = ("st", "nd", "rd", "th")
_FOLDS = frozenset({"short_month", "=a", "=p", "ones", "tens", "number"})  # classes of the first token
_ENDS = frozenset(f"={end}" for end in _ORDINAL_ENDS)
FOLD_WORDS = (*_ORDINAL_ENDS, "a", "p", "m", ".", "-", "and")


def numbers(text: str) -> Mapping[str, str]:
    """The classes of a token of digits: what it may count or name, and as what it is written in a symbol."""
    plain = text.replace(",", "")
    if not plain.isdigit():
        return _decimal(plain)
    classes = {"number": plain.lstrip("0") or "0"}
    if len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR:
        classes["year"] = text
        if text[3] == "0":
            classes["decade_year"] = text[:3]
        if text[2:] == "00" and text < "20":
            classes["century_year"] = text[:2]
    if len(text) == 4 and text[:2] < "24" and text[2] < "6":
        classes["military"] = f"{text[:2]}:{text[2:]}"
    if len(text) <= 2:
        classes |= _short(text)
    if len(plain) < 7:
        return classes
    basic = _BASIC.fullmatch(text)
    return {"figure": plain} | ({"basic": ",".join(basic.groups())} if basic else {})


def _decimal(plain: str) -> Mapping[str, str]:
    first, _, last = plain.partition(".")
    classes = {"figure": plain}
    if len(first) <= 2 and len(last) == 2 and int(first) < 25 and int(last) < 60:
        classes["dotted"] = f"{first:0>2}:{last}"
    if _DAY_FIRST.fullmatch(plain):
        classes["day_first"] = f"{int(last)},{int(first)}"
    return classes


def _short(text: str) -> dict[str, str]:
    value = int(text)
    classes = {}
    if len(text) == 2:
        classes["two"] = text
        if text[1] == "0" and value >= 20:
            classes["decade_two"] = text[0]
        if value < 60:
            classes["minute"] = text
    if value < 25:
        classes["hour"] = f"{value:02}"
    if 1 <= value <= 12:
        classes["twelve"] = str(value)
    if 1 <= value <= 31:
        classes["day"] = str(value)
    if 13 <= value <= 31:
        classes["over_twelve"] = str(value)
    if 1 <= value <= 4 and len(text) == 1:
        classes["four"] = text
    return classes


def fold(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """Joins what is one word but several tokens: "Sept.", "p.m.", "twenty-five", "21st", "nineteen
    ninety-one"."""
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        token, used = tokens[at], 1
        if not _FOLDS.isdisjoint(token.values):
            token, used = _folded(tokens, at, vocabulary)
        out.append(token)
        at += used
    return out


def _folded(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> tuple[Token, int]:
    token = tokens[at]
    values = token.values
    if "short_month" in values and _is(tokens, at + 1, "."):
        return vocabulary.phrase("month", values["month"], token.start, tokens[at + 1].end), 2
    if "=a" in values or "=p" in values:
        return _ampm(tokens, at, vocabulary)
    if "ones" in values or "tens" in values:
        return _number_words(tokens, at, vocabulary)
    if "number" in values and at + 1 < len(tokens):
        suffix = tokens[at + 1]
        if suffix.start == token.end and not _ENDS.isdisjoint(suffix.values):
            return vocabulary.phrase("ordinal", values["number"], token.start, suffix.end), 2
    return token, 1


def _is(tokens: Sequence[Token], at: int, word: str) -> bool:
    return at < len(tokens) and f"={word}" in tokens[at].values


def _ampm(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> tuple[Token, int]:
    half = "am" if "=a" in tokens[at].values else "pm"
    if not (_is(tokens, at + 1, ".") and _is(tokens, at + 2, "m")):
        return tokens[at], 1
    dotted = _is(tokens, at + 3, ".") and tokens[at + 3].start == tokens[at + 2].end
    used = 4 if dotted else 3
    return vocabulary.phrase("ampm", half, tokens[at].start, tokens[at + used - 1].end), used


def _number_words(tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> tuple[Token, int]:
    value, used = _below_hundred(tokens, at)
    year, more = _year_words(tokens, at, value, used)
    if more:
        return vocabulary.phrase("year", str(year), tokens[at].start, tokens[at + more - 1].end), more
    value, used, kind = _scaled(tokens, at, value, used)
    if used == 1 and kind == "number":
        return tokens[at], 1
    return vocabulary.phrase(kind, str(value), tokens[at].start, tokens[at + used - 1].end), used


def _below_hundred(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """The number that begins here and how many tokens it takes: "twenty-five", "twenty five", "seven"."""
    values = tokens[at].values
    if "tens" not in values:
        return int(values["ones"]), 1
    step = 2 if _is(tokens, at + 1, "-") else 1
    if at + step < len(tokens):
        ones = tokens[at + step].values.get("ones", "0")
        if 1 <= int(ones) <= 9:
            return int(values["tens"]) + int(ones), step + 1
    return int(values["tens"]), 1


def _year_words(tokens: Sequence[Token], at: int, century: int, used: int) -> tuple[int, int]:
    """A year read in pairs ("nineteen ninety-one"): the year and its length, length 0 where there is none."""
    following = at + used
    if not 10 <= century <= 21 or following >= len(tokens):
        return 0, 0
    if not {"ones", "tens"} & tokens[following].values.keys():
        return 0, 0
    rest, more = _below_hundred(tokens, following)
    return (century * 100 + rest, used + more) if rest >= 10 else (0, 0)


def _scaled(tokens: Sequence[Token], at: int, value: int, used: int) -> tuple[int, int, str]:
    """Hundreds and thousands, and the ordinal that may end them."""
    while at + used < len(tokens) and "scale" in tokens[at + used].values and value < 1000:
        value *= int(tokens[at + used].values["scale"])
        used += 1
        skip = 1 if _is(tokens, at + used, "and") else 0
        after = at + used + skip
        if after < len(tokens) and {"ones", "tens"} & tokens[after].values.keys():
            rest, more = _below_hundred(tokens, after)
            value, used = value + rest, used + skip + more
    end = at + used + (1 if _is(tokens, at + used, "-") else 0)
    if value % 10 == 0 and 20 <= value < 100 and end < len(tokens):
        ordinal = tokens[end].values.get("ordinal", "")
        if ordinal and int(ordinal) < 10:
            return value + int(ordinal), end - at + 1, "ordinal"
    return value, used, "number"
