"""Happenings that are told by their number: "signed two orders", "the three laws passed last year".

So many acts of one kind within a month or a year are known by their number as well as by a day.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from dateline.pipelines.steps.inflection import noun
from dateline.pipelines.steps.kinds import NOUN_KINDS, OBJECTS

# Acts of courts, houses and offices, of which a report gives the number as one counts them; not of attacks or deaths,
# which grow from report to report.
COUNTED: Final = frozenset(("appeal", "bill introduced", "bill passed", "bill signed", "lawsuit", "order", "veto"))
_VAGUE = frozenset(("several", "dozens", "many"))
_SET = "set of "  # opens the name of the neighbourhood of such a set


@lru_cache(maxsize=8192)
def number(words: str, kind: str) -> str:
    """The number of happenings of a kind that a line tells as one, as it stands there; "" for one, or unsaid."""
    counted = _NUMBER.finditer(words.lower())
    nouns = ((found[1], word) for found in counted for word in found[2].split())
    return next((said for said, word in nouns if noun(word) != word and kind in _KINDS.get(noun(word), ())), "")


def set_block(words: str, kind: str, days: str) -> str:
    """The neighbourhood of so many acts of a kind within some days: "set of three, bill passed: 2031-01-01/2031-12-31";
    "" where a line does not tell how many.
    """
    said = number(words, kind) if kind in COUNTED else ""
    return f"{_SET}{said}, {kind}: {days}" if said and said not in _VAGUE else ""


def is_set(block: str) -> bool:
    """Whether a neighbourhood is one of so many acts of a kind."""
    return block.startswith(_SET)


# Kinds by the nouns that name or undergo what is of them: "three rulings", "passed three laws".
_KINDS: dict[str, set[str]] = {single: {name} for single, name in NOUN_KINDS.items()}
for (_, _object), _name in OBJECTS.items():
    _KINDS.setdefault(_object, set()).add(_name)


# A number and the words after it, the counted noun among them.
_NUMBER = re.compile(
    r"\b(two|three|four|five|six|seven|eight|nine|ten|several|dozens|many|[2-9]|[1-9]\d)(?=((?: [\w-]+){1,4}))"
)
