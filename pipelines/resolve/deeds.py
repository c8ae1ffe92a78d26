"""Deeds that nobody dates: where reports of one look for each other, so that two of them make an event without a day.

"The judge struck down the law", told by two papers that give no day, is one event all the same. Days cannot bring such
reports together. What brings them together is what was done to whom, where that comes once; else the kind of deed, the
party with the rarest name, and the month in which the articles appeared, since the same man signs an order every week.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from dateline.pipelines.resolve.anchoring import When
from dateline.pipelines.resolve.items import Item
from dateline.pipelines.resolve.once import Hook, befell, victim
from dateline.pipelines.steps.kinds import family, is_told_apart
from dateline.pipelines.steps.terms import terms
from dateline.schemas.records import Anchor

UNDATED: Final = "~"  # opens the name of a neighbourhood of deeds without a day
TWICE: Final = 2  # statements of which one deed is told, from which on it is an event: one alone nothing bears out


def deed_blocks(hooks: Sequence[Hook], whens: Sequence[When], published: Anchor | None) -> list[str]:
    """The neighbourhood of each mention of one version as a deed that nobody dates; "" for what is none.

    :param whens: where they lie; one that hangs on a time which gives no day ("following an August letter") is as good
        as undated once it is known when its article appeared
    :param published: on which days the article appeared, None where that is open
    """
    found = befell(hooks)
    whom = {what for hook, what in zip(hooks, found, strict=True) if hook.status == "occurred" and what}
    undated = [hook.time < 0 or (not when.edtf and when.relative and published is not None)
               for hook, when in zip(hooks, whens, strict=True)]  # fmt: skip
    return [
        _block(hook, what, published, whom) if dayless else ""
        for hook, what, dayless in zip(hooks, found, undated, strict=True)
    ]


def is_deed(block: str) -> bool:
    """Whether a neighbourhood is one of deeds without a day."""
    return block.startswith(UNDATED)


def is_told_twice(standing: Sequence[Item]) -> bool:
    """Whether a deed that nobody dates is told often enough to be an event."""
    return sum(is_deed(item.block) for item in standing) >= TWICE


def _block(hook: Hook, befallen: str, published: Anchor | None, whom: Collection[str]) -> str:
    if hook.status != "occurred" or not is_told_apart(hook.kind):
        return ""
    if what := befallen or victim(hook, whom):
        return f"{UNDATED}{what}"
    if published is None or not hook.parties:
        return ""
    return f"{UNDATED}{published.earliest:%Y-%m} {family(hook.kind)} {_rarest(hook.parties)}"


def hangs_on_publication(block: str) -> bool:
    """Whether a neighbourhood of deeds holds those of articles of one month."""
    return is_deed(block) and block[1].isdigit()


def _rarest(parties: Collection[str]) -> str:
    """The name whose rarest word says most, by the fixed weights of words; ties by the alphabet."""
    return min(parties, key=lambda name: (-max(terms(name)[1], default=0.0), name))
