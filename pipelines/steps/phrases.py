"""The word classes that finding clauses and events needs, from ``data/grammar.toml``, which says what each
is for.
"""

from __future__ import annotations

from typing import Final

from dateline.pipelines.steps.lexicon import load, words

_GRAMMAR: Final = load("grammar")
_WORDS: Final[dict[str, str]] = _GRAMMAR["words"]

# Closed classes: word to one-letter tag.
TAGS: Final[dict[str, str]] = {word: tag for tag, row in _GRAMMAR["tags"].items() for word in row.split()}

NOT_ADVERBS: Final = words(_WORDS["not_adverbs"])
REPORTING: Final = words(_WORDS["reporting"])
INTRANSITIVE: Final = words(_WORDS["intransitive"])
ADJECTIVAL: Final = words(_WORDS["adjectival"])
EXPECTED: Final = words(_WORDS["expected"])
SPEAKING: Final = words(_WORDS["speaking"])
TALKING: Final = words(_WORDS["talking"])
SPEECH: Final = words(_WORDS["speech"])
LIGHT: Final = words(_WORDS["light"])
HAPPEN: Final = words(_WORDS["happen"])
STATIVE: Final = words(_WORDS["stative"])
CARRYING: Final = words(_WORDS["carrying"])
ASKING: Final = words(_WORDS["asking"])
INFORMING: Final = words(_WORDS["informing"])
SCHEDULING: Final = words(_WORDS["scheduling"])
MOVING: Final = words(_WORDS["moving"])
JUDGES: Final = words(_WORDS["judges"])
PROGRAMMED: Final = words(_WORDS["programmed"])
PROSPECTIVE: Final = words(_WORDS["prospective"])
LEADS: Final = words(_WORDS["leads"])
NAMED_DAYS: Final = words(_WORDS["named_days"])
STRIKING: Final = words(_WORDS["striking"])
NOT_EVENTS: Final = frozenset(pair.replace("_", " ") for pair in words(_WORDS["not_events"]))
DUTY: Final = words("must should shall ought")
