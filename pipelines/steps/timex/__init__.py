"""Time expressions: found without a date, anchored once one is known.

``find`` turns a text into symbols ("Thursday" is a weekday in the past), ``anchor`` gives symbols their
TIMEX3 value and their place on the calendar. Both are pure, deterministic and use the standard library
alone. ``symbol`` documents what a symbol may say; ``english`` and ``german`` are tables of rules, one line a
phrase, and ``registry`` says which languages there are.
"""

from dateline.pipelines.steps.timex.anchoring import NOTHING_LATER, anchor, needs_anchor
from dateline.pipelines.steps.timex.registry import LANGUAGES
from dateline.pipelines.steps.timex.scan import find
from dateline.pipelines.steps.timex.tag import tag_document


def languages() -> frozenset[str]:
    """The languages that there are rules for, as ISO 639-1 codes."""
    return frozenset(LANGUAGES)


__all__ = ["NOTHING_LATER", "anchor", "find", "languages", "needs_anchor", "tag_document"]
