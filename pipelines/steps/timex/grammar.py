"""The rule language: tables of patterns over words, compiled to regular expressions over word classes.

A pattern is read like the phrase it matches. Its items, separated by blanks:

=================== ============================================================================
``last``            the word itself (in any case); punctuation stands for itself
``last|past``       one of several words
``{month}``         any word of a class (see the language's word table); its value fills ``{month}`` in the symbol
``{month:to}``      the same under another name, where a pattern needs a class twice
``[of the]``        items that may be missing
=================== ============================================================================

Each word of a text is turned into one character, which stands for all the classes that it belongs to; a pattern is then a
regular expression over such characters. White space never matters, so tokenised text ("Feb. 17 , 2011") is read like
any other. Patterns hold no unbounded repetition, so matching is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

OTHER = "."  # the character of every word that no table knows
BREAK = "\n"  # a blank line: nothing reaches across it
_FIRST_CODE = (
    0x4E00  # word classes get characters from here on: thousands of code points that mean nothing to `re`
)
_ITEM = re.compile(r"\{(\w+)(?::(\w+))?\}|(\[)|(\])|([^\s\[\]{}]+)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or punctuation mark, or a phrase that an earlier layer of rules made one: text[start:end]."""

    code: str
    values: Mapping[str, str]  # class -> value
    start: int
    end: int
    kind: str = ""  # the rule's kind, for a phrase


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of a table: a phrase, what it means, and an example that is also a test.

    `kind` is the class that the phrase has for the layers after it. `after`, `before`: words of which one must stand
    next to the phrase; `not_after`, `not_before`: words of which none may. `unless` names a check of the language that
    must not hold.
    """

    kind: str
    pattern: str
    symbol: str
    example: str
    after: str = ""
    before: str = ""
    not_after: str = ""
    not_before: str = ""
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule ready to match."""

    rule: Rule
    regex: re.Pattern[str]
    slots: tuple[tuple[str, str], ...]  # (name, class)


# Whether something holds of text[start:end] as it stands; and which way an underspecified phrase there points.
Check = Callable[[str, int, int], bool]
Direction = Callable[[str, int, int], str]


@dataclass(frozen=True, slots=True)
class Language:
    """All that is particular to one language: words by class, layers of rules, checks, and how to tell a direction."""

    code: str
    words: Mapping[
        str, Mapping[str, str]
    ]  # class -> word -> value; a word is matched in any case unless proper
    proper: frozenset[str]  # classes whose words are written with a capital
    numbers: Callable[[str], Mapping[str, str]]  # classes and values of a token of digits
    layers: tuple[tuple[Rule, ...], ...]
    checks: Mapping[str, Check]
    direction: Direction
    triggers: frozenset[str]  # classes (or, as "=word", words) one of which every expression holds
    fold: Callable[[Sequence[Token], Vocabulary], list[Token]]  # joins the words of a number


def words_of(pattern: str) -> Iterable[str]:
    """The literal words of a pattern or of a guard."""
    for match in _ITEM.finditer(pattern):
        if match[5]:
            yield from match[5].split("|") if match[5] != "|" else ("|",)


class Vocabulary:
    """Which classes each word belongs to, and the character that stands for each set of classes."""

    def __init__(self, language: Language) -> None:
        self.entries: dict[str, Token] = {}
        self._code_of: dict[frozenset[str], str] = {}
        self._codes_with: dict[str, str] = {}
        self._language = language
        self._fill()

    def _fill(self) -> None:
        values: dict[str, dict[str, str]] = {}
        for name, words in self._language.words.items():
            for word, value in words.items():
                for form in _forms(word, name in self._language.proper):
                    values.setdefault(form, {})[name] = value
        for literal in self._literals():
            for form in _forms(literal, False):
                values.setdefault(form, {})[f"={literal}"] = literal
        for number in range(10_000):
            for text in {f"{number}", f"{number:02}"}:
                values.setdefault(text, {}).update(self._language.numbers(text))
        for form, classes in values.items():
            self.entries[form] = Token(self._code(frozenset(classes)), classes, 0, 0)
        for rule in (rule for layer in self._language.layers for rule in layer):
            self._code(frozenset((rule.kind,)))

    def _literals(self) -> set[str]:
        rules = [rule for layer in self._language.layers for rule in layer]
        texts = [text for r in rules for text in (r.pattern, r.after, r.before, r.not_after, r.not_before)]
        return {word for text in texts for word in words_of(text)}

    def _code(self, classes: frozenset[str]) -> str:
        code = self._code_of.get(classes)
        if code is None:
            code = self._code_of[classes] = chr(_FIRST_CODE + len(self._code_of))
            for name in classes:
                self._codes_with[name] = self._codes_with.get(name, "") + code
        return code

    def number(self, text: str) -> Token:
        """The token of a number that the table does not hold: long, grouped or with decimals."""
        classes = self._language.numbers(text)
        return Token(self._code_of.get(frozenset(classes), OTHER), classes, 0, 0)

    def phrase(self, kind: str, values: Mapping[str, str], start: int, end: int) -> Token:
        """A token that stands for a whole phrase of `kind`."""
        return Token(self._code_of[frozenset((kind,))], values, start, end, kind)

    def codes(self, name: str) -> str:
        """The characters of all words of a class (or, as ``=word``, of one literal word)."""
        return self._codes_with.get(name, "")

    def any_of(self, words: str) -> str:
        """The characters of a guard: words and {classes}, separated by blanks or bars."""
        classes = [m[1] for m in _ITEM.finditer(words) if m[1]]
        literals = words_of(words)
        return "".join(self.codes(c) for c in classes) + "".join(self.codes(f"={w}") for w in literals)


def compile_rule(rule: Rule, vocabulary: Vocabulary) -> Compiled:
    """The rule as a regular expression over word-class characters; ValueError for a class without words."""
    slots: list[tuple[str, str]] = []
    parts: list[str] = []
    if rule.after:
        parts.append(f"(?<=[{vocabulary.any_of(rule.after)}])")
    if rule.not_after:
        parts.append(f"(?<![{vocabulary.any_of(rule.not_after)}])")
    for match in _ITEM.finditer(rule.pattern):
        parts.append(_item(match, vocabulary, slots))
    if rule.before:
        parts.append(f"(?=[{vocabulary.any_of(rule.before)}])")
    if rule.not_before:
        parts.append(f"(?![{vocabulary.any_of(rule.not_before)}])")
    return Compiled(rule, re.compile("".join(parts)), tuple(slots))


def _item(match: re.Match[str], vocabulary: Vocabulary, slots: list[tuple[str, str]]) -> str:
    if match[3]:
        return "(?:"
    if match[4]:
        return ")?"
    if match[1]:
        name = match[2] or match[1]
        slots.append((name, match[1]))
        codes = vocabulary.codes(match[1])
        group = f"(?P<{name}>"
    else:
        codes = "".join(vocabulary.codes(f"={word}") for word in match[5].split("|"))
        group = "(?:"
    if not codes:
        raise ValueError(f"nothing is a {match[0]!r}")
    return f"{group}[{codes}])"


def _forms(word: str, proper: bool) -> set[str]:
    forms = {word[:1].upper() + word[1:], word.upper()}
    return forms if proper else forms | {word}


def first_codes(rule: Rule, vocabulary: Vocabulary) -> str:
    """The characters that a phrase of this rule may begin with."""
    codes, depth = "", 0
    for match in _ITEM.finditer(rule.pattern):
        depth += (match[3] is not None) - (match[4] is not None)
        if match[3] or match[4]:
            continue
        item = match[1] and vocabulary.codes(match[1])
        codes += item or "".join(vocabulary.codes(f"={word}") for word in words_of(match[0]))
        if depth == 0:
            break
    return codes
