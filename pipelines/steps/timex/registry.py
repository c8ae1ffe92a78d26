"""The languages that time expressions are read in: one module a language, one entry here.

A module gives a ``grammar.Language``: words by class, layers of rules with their examples, what figures and joined
words mean, and which way the words around an expression point. All else (matching, symbols, the calendar) is shared.
"""

from __future__ import annotations

from dateline.pipelines.steps.timex.english import ENGLISH
from dateline.pipelines.steps.timex.german import GERMAN
from dateline.pipelines.steps.timex.grammar import Language

LANGUAGES: dict[str, Language] = {language.code: language for language in (ENGLISH, GERMAN)}  # by ISO 639-1 code
