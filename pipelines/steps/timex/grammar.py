"""The rule language: tables of patterns over words, compiled to regular expressions over word classes.

A pattern is read like the phrase it matches. Its items, separated by blanks:

=================== ================================================================================
``last``            the word itself (in any case); punctuation stands for itself
``last|past``       one of several words
``{month}``         any word of a class of the language; its value fills ``{month}`` in the symbol
``{month:to}``      the same under another name, where a pattern needs a class twice
``{DAY|MONTH:x}``   any word or phrase of one of these classes
``[of the]``        items that may be missing
``<{month}>``       the expression proper, where the pattern says more than that; one or several
=================== ================================================================================

Each word of a text is turned into one character, which stands for all the classes that it belongs to; a
pattern is then a regular expression over such characters. White space never matters, so tokenised text
("Feb. 17 , 2011") is read like any other. Patterns hold no unbounded repetition, so matching is linear in
the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

OTHER = "."  # the character of every word that no table knows
DIGITS = frozenset("0123456789")  # those of other scripts are signs like any
_FIRST_CODE = 0x4E00  # word classes get characters from here on, none of which means anything to `re`
_ITEM = re.compile(r"\{([\w|]+)(?::(\w+))?\}|(\[)|(\])|(<)|(>)|([^\s\[\]{}<>]+)")
# Signs that stand for others: typographic dashes and apostrophes.
_SAME_SIGN = {"-": ("-", "\u2013", "\u2011"), "'": ("'", "\u2019")}
# Figures of fewer digits are looked up, longer ones (and grouped or decimal ones) are classified when met.
_LISTED_FIGURES = 10_000


class Token(NamedTuple):
    """A word, number or sign, or a phrase that an earlier layer of rules made one: text[start:end].

    A tuple, since it is made for every known word: a frozen dataclass takes three times as long to make.
    """

    code: str
    values: Mapping[str, str]  # class -> value
    start: int
    end: int
    kind: str = ""  # the rule's kind, for a phrase


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a table: a phrase, what it means, and an example with its value, which is also a test.

    `kind` is the class that the phrase has for the layers after it; in capitals it is an expression by
    itself. `after` names words of which one must stand before the phrase, `before` words of which one must
    follow, `not_after` words of which none may stand before it. `unless` names a check of the language that
    must not hold.
    """

    kind: str
    pattern: str
    symbol: str
    example: str
    value: str
    after: str = ""
    before: str = ""
    not_after: str = ""
    unless: str = ""


def rows(kind: str, *lines: tuple[str, str, str, str] | tuple[str, str, str, str, dict[str, str]]) -> tuple[Rule, ...]:
    """Rules of one kind, from rows of pattern, symbol, example, value and guards."""
    return tuple(Rule(kind, *line[:4], **(line[4] if len(line) == 5 else {})) for line in lines)


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """A rule ready to match; it equals itself alone, so that what it gives can be remembered."""

    rule: Rule
    regex: re.Pattern[str]
    slots: tuple[tuple[str, tuple[str, ...]], ...]  # (name, classes)
    marks: int  # how many expressions the pattern marks; 0 where the whole of it is one
    symbols: tuple[str, ...]


# Whether something holds of text[start:end] as it stands; and which way an underspecified phrase there
# points.
Check = Callable[[str, int, int], bool]
Directions = Callable[[str], Callable[[int, int], str]]


@dataclass(frozen=True, slots=True)
class Language:
    """All that is particular to one language: words by class, layers of rules, checks, and how to tell a
    direction."""

    code: str
    words: Mapping[str, Mapping[str, str]]  # class -> word -> value
    proper: frozenset[str]  # classes whose words are written with a capital; all others match in any case
    layers: tuple[tuple[Rule, ...], ...]
    checks: Mapping[str, Check]
    directions: Directions
    numbers: Callable[[str], Mapping[str, str]]  # classes and values of a token of digits
    figures: tuple[str, ...]  # a figure for each set of classes that only those beyond _LISTED_FIGURES have
    fold: Callable[[Sequence[Token], Vocabulary], list[Token]]  # joins the tokens of one word or number
    fold_kinds: tuple[str, ...]  # the classes of what `fold` makes
    fold_words: tuple[str, ...]  # the words that `fold` looks for, as "=word"
    triggers: frozenset[str]  # classes (or words, as "=word") one of which every expression holds


def words_of(pattern: str) -> Iterator[str]:
    """The literal words of a pattern or of a guard."""
    for match in _ITEM.finditer(pattern):
        if match[7]:
            yield from match[7].split("|")


class Vocabulary:
    """Which classes each word belongs to, and the character that stands for each set of classes."""

    def __init__(self, language: Language) -> None:
        self.entries: dict[str, Token] = {}
        self._code_of: dict[frozenset[str], str] = {}
        self._codes_with: dict[str, str] = {}
        self._phrase_codes: dict[str, str] = {}
        self._numbers = language.numbers
        for form, classes in _classes(language).items():
            self.entries[form] = Token(self._code(frozenset(classes)), classes, 0, 0)
        for kind in (*(rule.kind for layer in language.layers for rule in layer), *language.fold_kinds):
            self._phrase_codes[kind] = self._code(frozenset((kind,)))
        for longer in language.figures:
            self._code(frozenset(self._numbers(longer)))

    def _code(self, classes: frozenset[str]) -> str:
        code = self._code_of.get(classes)
        if code is None:
            code = self._code_of[classes] = chr(_FIRST_CODE + len(self._code_of))
            for name in classes:
                self._codes_with[name] = self._codes_with.get(name, "") + code
        return code

    def entry(self, word: str) -> Token:
        """What is known of a word as it stands, without its place; OTHER where that is nothing."""
        known = self.entries.get(word)
        if known is not None:
            return known
        # Numbers that the table does not hold: long, grouped or with decimals.
        classes = self._numbers(word) if word[0] in DIGITS else {}
        return Token(self._code_of.get(frozenset(classes), OTHER), classes, 0, 0)

    def phrase(self, kind: str, value: str, start: int, end: int) -> Token:
        """A token that stands for a whole phrase of `kind`."""
        return Token(self._phrase_codes[kind], {kind: value}, start, end, kind)

    def codes(self, classes: Iterable[str]) -> str:
        """The characters of all words of these classes (a literal word is the class ``=word``)."""
        return "".join(dict.fromkeys("".join(self._codes_with.get(name, "") for name in classes)))

    def item(self, match: re.Match[str]) -> str:
        """The characters that an item of a pattern stands for; ValueError where no word has that class."""
        names = match[1].split("|") if match[1] else [f"={word}" for word in match[7].split("|")]
        codes = self.codes(names)
        if not codes:
            raise ValueError(f"nothing is a {match[0]!r}")
        return codes

    def any_of(self, words: str) -> str:
        """A character class of all words of a guard: words and {classes}, separated by blanks or bars."""
        return "[" + "".join(self.item(match) for match in _ITEM.finditer(words)) + "]"


def _classes(language: Language) -> dict[str, dict[str, str]]:
    """Every form of every word that the language's tables know, with its classes and values."""
    values: dict[str, dict[str, str]] = {}
    for name, words in language.words.items():
        for word, value in words.items():
            for form in _forms(word, name in language.proper):
                values.setdefault(form, {})[name] = value
    rules = [rule for layer in language.layers for rule in layer]
    texts = [text for r in rules for text in (r.pattern, r.after, r.before, r.not_after)]
    for literal in {word for text in texts for word in words_of(text)} | set(language.fold_words):
        for form in _forms(literal, False):
            values.setdefault(form, {})[f"={literal}"] = literal
    for number in range(_LISTED_FIGURES):
        for figure in {f"{number}", f"{number:02}", f"{number:04}"}:
            values.setdefault(figure, {}).update(language.numbers(figure))
    return values


def _forms(word: str, proper: bool) -> set[str]:
    if word in _SAME_SIGN:
        return set(_SAME_SIGN[word])
    forms = {word[:1].upper() + word[1:], word.upper()}
    return forms if proper else forms | {word}


def compile_rule(rule: Rule, vocabulary: Vocabulary) -> Compiled:
    """The rule as a regular expression over word-class characters; ValueError for a class without words."""
    slots: list[tuple[str, tuple[str, ...]]] = []
    parts = [f"(?<={vocabulary.any_of(rule.after)})"] if rule.after else []
    if rule.not_after:
        parts.append(f"(?<!{vocabulary.any_of(rule.not_after)})")
    marks = 0
    for match in _ITEM.finditer(rule.pattern):
        marks += match[5] is not None
        parts.append(_item(match, vocabulary, slots, marks))
    if rule.before:
        parts.append(f"(?={vocabulary.any_of(rule.before)})")
    symbols = tuple(symbol.strip() for symbol in rule.symbol.split(";"))
    if len(symbols) != max(marks, 1):
        raise ValueError(f"{rule.pattern!r} marks {marks} expressions for {len(symbols)} symbols")
    return Compiled(rule, re.compile("".join(parts)), tuple(slots), marks, symbols)


def _item(match: re.Match[str], vocabulary: Vocabulary, slots: list[tuple[str, tuple[str, ...]]], mark: int) -> str:
    if match[3]:
        return "(?:"
    if match[4]:
        return ")?"
    if match[5]:
        return f"(?P<mark{mark}>"
    if match[6]:
        return ")"
    if match[7]:
        return f"[{vocabulary.item(match)}]"
    name = match[2] or match[1]
    slots.append((name, tuple(match[1].split("|"))))
    return f"(?P<{name}>[{vocabulary.item(match)}])"


def first_codes(rule: Rule, vocabulary: Vocabulary) -> str:
    """The characters that a phrase of this rule may begin with."""
    codes, depth = "", 0
    for match in _ITEM.finditer(rule.pattern):
        depth += (match[3] is not None) - (match[4] is not None)
        if match[1] or match[7]:
            codes += vocabulary.item(match)
            if depth == 0:
                break
    return codes


def reach(rule: Rule) -> int:
    """How many words from its first one on a rule may look at: its longest phrase and the word that must follow."""
    return sum(1 for match in _ITEM.finditer(rule.pattern) if match[1] or match[7]) + bool(rule.before)
