"""Stage one: finds the time expressions of a text and writes what they mean as symbols."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from dateline.pipelines.steps.timex.english import ENGLISH
from dateline.pipelines.steps.timex.grammar import (
    Compiled,
    Language,
    Token,
    Vocabulary,
    compile_rule,
    first_codes,
)
from dateline.pipelines.steps.timex.symbol import Term, parse
from dateline.schemas.records import TimeExpression, TimexType

LANGUAGES: dict[str, Language] = {ENGLISH.code: ENGLISH}

# Words, numbers (grouped or decimal ones whole), blank lines, and every other sign by itself. Each alternative is bounded
# or cannot be entered twice for the same characters, so that the split is linear.
_WORD = re.compile(r"[^\W\d_]+|[0-9]{1,3}(?:,[0-9]{3}){1,4}(?![0-9])|[0-9]+(?:\.[0-9]+)?|\n\s*\n|[^\s]")
# An expression of more words than this is none; it also bounds the work on adversarial text.
_LONGEST_RUN = 400


class Scanner:
    """A language's rules, compiled; finds the phrases that they describe."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._vocabulary = Vocabulary(language)
        self._layers = [self._index(layer) for layer in language.layers]
        self._triggers = frozenset("".join(self._vocabulary.codes(name) for name in language.triggers))

    def _index(self, layer: Sequence[object]) -> dict[str, list[Compiled]]:
        index: dict[str, list[Compiled]] = {}
        for rule in layer:
            compiled = compile_rule(rule, self._vocabulary)  # type: ignore[arg-type]
            for code in dict.fromkeys(first_codes(rule, self._vocabulary)):  # type: ignore[arg-type]
                index.setdefault(code, []).append(compiled)
        return index

    def phrases(self, text: str) -> Iterator[Token]:
        """All phrases of the text that are time expressions, in order."""
        for run in self._runs(text):
            tokens = self._language.fold(run, self._vocabulary)
            for layer in self._layers:
                tokens = self._apply(layer, tokens, text)
            yield from (token for token in tokens if token.kind.isupper())

    def _runs(self, text: str) -> Iterator[list[Token]]:
        """Unbroken runs of known words that hold a trigger."""
        entries, triggers = self._vocabulary.entries, self._triggers
        run: list[Token] = []
        live = False
        for match in _WORD.finditer(text):
            word = match.group()
            entry = entries.get(word)
            if entry is None and word[0] in "0123456789":
                entry = self._vocabulary.number(word)
            if entry is None or len(run) == _LONGEST_RUN:
                if live:
                    yield run
                if run:
                    run, live = [], False
            if entry is not None:
                run.append(Token(entry.code, entry.values, match.start(), match.end()))
                live = live or entry.code in triggers
        if live:
            yield run

    def _apply(self, layer: dict[str, list[Compiled]], tokens: list[Token], text: str) -> list[Token]:
        codes = "".join(token.code for token in tokens)
        out: list[Token] = []
        at = 0
        while at < len(tokens):
            phrase, end = self._longest(layer.get(codes[at], ()), codes, at, tokens, text)
            out.append(phrase)
            at = end
        return out

    def _longest(
        self, rules: Sequence[Compiled], codes: str, at: int, tokens: list[Token], text: str
    ) -> tuple[Token, int]:
        best: tuple[int, Compiled, re.Match[str]] | None = None
        for compiled in rules:
            match = compiled.regex.match(codes, at)
            if match and (best is None or match.end() > best[0]):
                check = compiled.rule.unless
                span = tokens[at].start, tokens[match.end() - 1].end
                if not (check and self._language.checks[check](text, *span)):
                    best = match.end(), compiled, match
        if best is None:
            return tokens[at], at + 1
        end, compiled, match = best
        values = {name: tokens[match.start(name)].values[cls] for name, cls in compiled.slots if match[name]}
        symbol = compiled.rule.symbol.format_map(_Missing(values))
        kind = compiled.rule.kind
        return self._vocabulary.phrase(kind, {kind: symbol}, tokens[at].start, tokens[end - 1].end), end


class _Missing(dict[str, str]):
    """Slots of a pattern that the text left out are empty."""

    def __missing__(self, key: str) -> str:
        return ""


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
    direction = LANGUAGES[lang].direction
    found = []
    for token in rules.phrases(text):
        symbol = token.values[token.kind]
        if "?" in symbol:
            symbol = symbol.replace("?", direction(text, token.start, token.end))
        span = text[token.start : token.end]
        found.append(TimeExpression(part, token.start, token.end, span, type_of(parse(symbol)), symbol))
    return tuple(found)


def type_of(term: Term) -> TimexType:
    """The TIMEX3 type of a symbol."""
    if term.head in ("dur", "back", "ahead"):
        return "DURATION"
    if term.head == "set":
        return "SET"
    if term.head in ("clock", "part"):
        return "TIME"
    if term.head == "mod":
        return type_of(term.term(1))
    if term.head == "shift" and "T" in term.atom(0):
        return "TIME"
    return "DATE"
