"""Stage one: finds the time expressions of a text and writes what they mean as symbols."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dateline.pipelines.steps.timex.grammar import (
    Compiled,
    Language,
    Rule,
    Token,
    Vocabulary,
    compile_rule,
    first_codes,
)
from dateline.pipelines.steps.timex.registry import LANGUAGES
from dateline.pipelines.steps.timex.runs import Runs
from dateline.pipelines.steps.timex.symbol import Term, parse
from dateline.schemas.records import TimeExpression, TimexType


class Candidates:
    """The rules that may begin at a word of one sort, and one pattern that tells at a look whether any of
    them does."""

    def __init__(self, rules: Sequence[Compiled]) -> None:
        self._rules = tuple(rules)
        self._any: re.Pattern[str] | None = None

    def at(self, codes: str, place: int) -> Sequence[Compiled]:
        """The rules worth trying there: all, or none."""
        if self._any is None:  # compiled when first needed: most sorts of words never occur
            patterns = (_GROUP_NAME.sub("(?:", compiled.regex.pattern) for compiled in self._rules)
            self._any = re.compile("|".join(patterns))
        return self._rules if self._any.match(codes, place) else ()


_GROUP_NAME = re.compile(r"\(\?P<\w+>")
Index = dict[str, Candidates]  # by the character of the first word


class Scanner:
    """A language's rules, compiled; finds the phrases that they describe."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._vocabulary = Vocabulary(language)
        self._layers = [self._index(layer) for layer in language.layers]
        self._runs = Runs(self._vocabulary, language.triggers)

    def _index(self, layer: Sequence[Rule]) -> Index:
        by_code: dict[str, list[Compiled]] = {}
        for rule in layer:
            compiled = compile_rule(rule, self._vocabulary)
            for code in dict.fromkeys(first_codes(rule, self._vocabulary)):
                by_code.setdefault(code, []).append(compiled)
        shared: dict[tuple[int, ...], Candidates] = {}
        for rules in by_code.values():
            shared.setdefault(tuple(map(id, rules)), Candidates(rules))
        return {code: shared[tuple(map(id, rules))] for code, rules in by_code.items()}

    def phrases(self, text: str) -> Iterator[Token]:
        """All phrases of the text that are time expressions, in order."""
        for run in self._runs.of(text):
            tokens = self._language.fold(run, self._vocabulary)
            for layer in self._layers:
                tokens = self._apply(layer, tokens, text)
            yield from (token for token in tokens if token.kind.isupper())

    def _apply(self, layer: Index, tokens: list[Token], text: str) -> list[Token]:
        """The tokens with every phrase of this layer made one; of several that begin at a token, the
        longest."""
        codes = "".join([token.code for token in tokens])
        if layer.keys().isdisjoint(codes):
            return tokens
        out: list[Token] = []
        at = 0
        while at < len(tokens):
            best: tuple[Compiled, re.Match[str]] | None = None
            candidates = layer.get(codes[at])
            for compiled in candidates.at(codes, at) if candidates else ():
                match = compiled.regex.match(codes, at)
                if (
                    match
                    and (best is None or match.end() > best[1].end())
                    and self._holds(compiled, match, tokens, text)
                ):
                    best = compiled, match
            if best is None:
                out.append(tokens[at])
                at += 1
            else:
                out.extend(self._made(*best, tokens))
                at = best[1].end()
        return out

    def _holds(self, compiled: Compiled, match: re.Match[str], tokens: list[Token], text: str) -> bool:
        check = compiled.rule.unless
        if not check:
            return True
        first, last = tokens[match.start()], tokens[match.end() - 1]
        return not self._language.checks[check](text, first.start, last.end)

    def _made(self, compiled: Compiled, match: re.Match[str], tokens: list[Token]) -> Iterator[Token]:
        """The phrases that a rule makes of its match, with the words around them that it does not take in."""
        values: dict[str, str] = defaultdict(str)
        for name, classes in compiled.slots:
            if match[name]:
                held = tokens[match.start(name)].values
                values[name] = next(held[cls] for cls in classes if cls in held)
        spans = [match.span(f"mark{n}") for n in range(1, compiled.marks + 1)] or [match.span()]
        at = match.start()
        for (start, end), symbol in zip(spans, compiled.symbols, strict=True):
            yield from tokens[at:start]
            value = tidy(symbol.format_map(values))
            kind = compiled.rule.kind
            yield self._vocabulary.phrase(kind, value, tokens[start].start, tokens[end - 1].end)
            at = end
        yield from tokens[at : match.end()]


_PERIOD = re.compile(r"P([0-9X]+)(?:\.([0-9]+))?(DE|CE|TH|TM|TS|[DWMQYH])(?![0-9A-Z])")
_MOVED_BY_HALF = re.compile(r"((?:shift|exact)\(-?P)([0-9]{1,4})\.5Y")
_TWELVE_HOURS = re.compile(r"([0-9]{2}):([0-9]{2})(am|pm)")


def tidy(symbol: str) -> str:
    """A symbol as it came out of a template, in the forms of ISO 8601: PT4H for P4TH, 22:00 for 10:00pm."""
    if "P" in symbol:
        symbol = _MOVED_BY_HALF.sub(lambda match: f"{match[1]}{12 * int(match[2]) + 6}M", symbol)
        symbol = _PERIOD.sub(_iso_period, symbol)
    return _TWELVE_HOURS.sub(_iso_hour, symbol) if "m" in symbol else symbol


def _iso_period(match: re.Match[str]) -> str:
    count, decimals, unit = match[1], match[2] or "", match[3]
    clock = "T" if unit[0] == "T" else ""
    unit = unit[-1] if clock else unit
    if unit in ("DE", "CE") and count != "X":
        return _years(count, decimals, 1 if unit == "DE" else 2)
    if not decimals:
        return f"P{clock}{count}{unit}"
    if clock and decimals == "5" and unit in "HM":
        return (
            f"PT{count}{unit}30{'M' if unit == 'H' else 'S'}" if count != "0" else f"PT30{'M' if unit == 'H' else 'S'}"
        )
    return f"P{clock}{count}.{decimals}{unit}"


def _years(count: str, decimals: str, places: int) -> str:
    """A number of decades or centuries as years: the point moved by so many places."""
    moved = decimals.ljust(places, "0")
    whole, rest = f"{count}{moved[:places]}".lstrip("0") or "0", moved[places:]
    return f"P{whole}.{rest}Y" if rest else f"P{whole}Y"


def _iso_hour(match: re.Match[str]) -> str:
    hour = int(match[1]) % 12 + (12 if match[3] == "pm" else 0)
    return f"{hour:02}:{match[2]}"


@lru_cache(maxsize=8)
def scanner(lang: str) -> Scanner | None:
    """The compiled rules of a language, None where there are none."""
    language = LANGUAGES.get(lang)
    return Scanner(language) if language else None


def find(text: str, part: int = 0, lang: str = "en") -> tuple[TimeExpression, ...]:
    """All time expressions of a text, in order; none for a language without rules.

    Offsets count characters of `text`; `part` is passed on. Never raises, and needs no date.
    """
    rules = scanner(lang)
    if rules is None:
        return ()
    direction = LANGUAGES[lang].directions(text)
    found = []
    for token in rules.phrases(text):
        symbol = token.values[token.kind]
        if "?" in symbol:
            symbol = directed(symbol, direction(token.start, token.end))
        span = text[token.start : token.end]
        found.append(TimeExpression(part, token.start, token.end, span, type_of(parse(symbol)), symbol))
    return tuple(found)


def directed(symbol: str, way: str) -> str:
    """The symbol of a rule with its open directions filled in.

    ``?<`` (weekdays) is past where nothing else is said, ``?~`` (quarters) past unless what is told is to come,
    ``?!`` (months) takes the direction as it is; ``?`` (all else) only leans, for a date without its year is
    seldom most of a year away, whatever the tense.
    """
    weekday = "<" if way in ("=", "<~") else way
    leaning = f"{way}~" if way in ("<", ">") else way
    quarter = "<" if way in ("=", "<~") else leaning if way == ">" else way
    symbol = symbol.replace("?<", weekday).replace("?~", quarter).replace("?!", way)
    return symbol.replace("?", leaning)


def type_of(term: Term) -> TimexType:
    """The TIMEX3 type of a symbol."""
    if term.head in ("dur", "back", "ahead", "offset", "opening", "closing"):
        return "DURATION"
    if term.head == "set":
        return "SET"
    if term.head in ("clock", "part"):
        return "TIME"
    if term.head == "mod":
        return type_of(term.term(1))
    if term.head in ("through", "till"):
        return type_of(term.term(0))
    if term.head == "shift" and "T" in term.atom(0):
        return "TIME"
    return "DATE"
