"""Stage one: finds the time expressions of a text and writes what they mean as symbols."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from dateline.pipelines.steps.timex.grammar import (
    OTHER,
    Compiled,
    Language,
    Rule,
    Token,
    Vocabulary,
    compile_rule,
    first_codes,
    reach,
)
from dateline.pipelines.steps.timex.registry import LANGUAGES
from dateline.pipelines.steps.timex.runs import Runs
from dateline.pipelines.steps.timex.symbol import Term, parse
from dateline.schemas.records import TimeExpression, TimexType

# How many neighbourhoods are kept of each sort of word: a hundred texts have fewer of most.
MOST_SEEN = 1024


class Candidates:
    """The rules that may begin at a word of one sort, one pattern that tells at a look whether any of them does, and
    which did among the same words before."""

    def __init__(self, rules: Sequence[Compiled]) -> None:
        self._rules = tuple(rules)
        self._any: re.Pattern[str] | None = None
        # How many words they look at from the first one on, and what was found among which.
        self.reach = max(reach(compiled.rule) for compiled in rules)
        self.seen: dict[str, Sequence[Compiled]] = {}

    def at(self, codes: str, place: int, words: str) -> Sequence[Compiled]:
        """The rules that describe words from there on, in their order.

        :param words: those that they look at, for `seen`: the word or break before, and as many behind as they reach
        """
        if len(self.seen) >= MOST_SEEN:
            self.seen.clear()
        # No phrase goes beyond its run: what follows a break makes no difference.
        run = words[0] + words[1:].partition(OTHER)[0]
        found = self.seen.get(run)
        if found is None:
            found = self.seen[run] = self._matching(codes, place)
        self.seen[words] = found
        return found

    def _matching(self, codes: str, place: int) -> Sequence[Compiled]:
        if self._any is None:  # compiled when first needed: most sorts of words never occur
            patterns = (_GROUP_NAME.sub("(?:", compiled.regex.pattern) for compiled in self._rules)
            self._any = re.compile("|".join(patterns))
        if not self._any.match(codes, place):
            return ()
        return tuple(compiled for compiled in self._rules if compiled.regex.match(codes, place))


_GROUP_NAME = re.compile(r"\(\?P<\w+>")


class Layer:
    """The rules of one layer, by the character of the first word that a phrase of theirs may have."""

    def __init__(self, rules: Sequence[Rule], vocabulary: Vocabulary) -> None:
        by_code: dict[str, list[Compiled]] = {}
        for rule in rules:
            compiled = compile_rule(rule, vocabulary)
            for code in dict.fromkeys(first_codes(rule, vocabulary)):
                by_code.setdefault(code, []).append(compiled)
        shared: dict[tuple[int, ...], Candidates] = {}
        for some in by_code.values():
            shared.setdefault(tuple(map(id, some)), Candidates(some))
        self._candidates = {code: shared[tuple(map(id, some))] for code, some in by_code.items()}
        self._first = re.compile(f"[{''.join(by_code)}]")

    def candidates(self, codes: str, at: int) -> tuple[int, Sequence[Compiled]]:
        """The next place from `at` on where rules are worth trying, and these; the end of the words and none."""
        for found in self._first.finditer(codes, at):
            at = found.start()
            here = self._candidates[found[0]]
            words = codes[at - 1 : at + here.reach]
            rules = here.seen.get(words)
            if rules is None:  # asked here and not in a function, since most places are of no rule
                rules = here.at(codes, at, words)
            if rules:
                return at, rules
        return len(codes), ()


class Scanner:
    """A language's rules, compiled; finds the phrases that they describe."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._vocabulary = Vocabulary(language)
        self._layers = [Layer(layer, self._vocabulary) for layer in language.layers]
        self._runs = Runs(self._vocabulary, language.triggers)

    def phrases(self, text: str) -> Iterator[Token]:
        """All phrases of the text that are time expressions, in order."""
        for words in self._runs.of(text):
            tokens = self._language.fold(words, self._vocabulary)
            for layer in self._layers:
                tokens = self._apply(layer, tokens, text)
            yield from (token for token in tokens if token.kind.isupper())

    def _apply(self, layer: Layer, tokens: list[Token], text: str) -> list[Token]:
        """The tokens with every phrase of this layer made one; of several that begin at a token, the
        longest."""
        codes = "".join([token.code for token in tokens])
        place, rules = layer.candidates(codes, 0)
        if not rules:
            return tokens
        out: list[Token] = []
        at = 0
        while rules:
            best: tuple[Compiled, re.Match[str]] | None = None
            for compiled in rules:
                match = compiled.regex.match(codes, place)
                if (
                    match
                    and (best is None or match.end() > best[1].end())
                    and self._holds(compiled, match, tokens, text)
                ):
                    best = compiled, match
            if best is not None:
                out += tokens[at:place]
                out += self._made(*best, tokens)
                at = best[1].end()
            place, rules = layer.candidates(codes, at if best else place + 1)
        return out + tokens[at:]

    def _holds(self, compiled: Compiled, match: re.Match[str], tokens: list[Token], text: str) -> bool:
        check = compiled.rule.unless
        if not check:
            return True
        first, last = tokens[match.start()], tokens[match.end() - 1]
        return not self._language.checks[check](text, first.start, last.end)

    def _made(self, compiled: Compiled, match: re.Match[str], tokens: list[Token]) -> list[Token]:
        """The phrases that a rule makes of its match, with the words around them that it does not take in."""
        held = tuple(
            [
                next((values[name] for name in classes if name in values), "")
                for slot, classes in compiled.slots
                for values in (tokens[match.start(slot)].values if match[slot] else _NOTHING,)
            ]
        )
        phrase, kind = self._vocabulary.phrase, compiled.rule.kind
        if not compiled.marks:
            first, last = tokens[match.start()], tokens[match.end() - 1]
            return [phrase(kind, _filled(compiled, 0, held), first.start, last.end)]
        out: list[Token] = []
        at = match.start()
        for number in range(len(compiled.symbols)):
            start, end = match.span(f"mark{number + 1}")
            value = _filled(compiled, number, held)
            out += (*tokens[at:start], phrase(kind, value, tokens[start].start, tokens[end - 1].end))
            at = end
        return out + tokens[at : match.end()]


_NOTHING: Mapping[str, str] = MappingProxyType({})


@lru_cache(maxsize=4096)
def _filled(compiled: Compiled, number: int, held: tuple[str, ...]) -> str:
    """A symbol of a rule with what its slots hold; "" for a slot that the phrase leaves out."""
    values = {name: value for (name, _), value in zip(compiled.slots, held, strict=True)}
    return tidy(compiled.symbols[number].format_map(defaultdict(str, values)))


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
        symbol, start, end = token.values[token.kind], token.start, token.end
        way = direction(start, end) if "?" in symbol else ""
        symbol, timex_type = _typed(symbol, way)
        found.append(TimeExpression(part, start, end, text[start:end], timex_type, symbol))
    return tuple(found)


@lru_cache(maxsize=4096)
def _typed(symbol: str, way: str) -> tuple[str, TimexType]:
    """The symbol with its open directions filled in, and the type of its value."""
    told = directed(symbol, way) if way else symbol
    return told, type_of(parse(told))


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
