"""Whom "he" and "she" mean in a text: the last speaker, or who was named last and may be meant."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from dateline.pipelines.steps.names import Name, lexicon

WINDOW = 220  # characters beside a quotation in which its speaker is looked for
_OWNS = re.compile(r" ?['’](?:s\b|(?= ))")
_MR = re.compile(r"\bMr\.? $")
_MRS = re.compile(r"\b(?:Mrs|Ms|Miss)\.? $")


def antecedent(text: str, names: Sequence[Name], before: int, last: str, pronoun: str) -> str:
    """Resolve "he" and "she": the last speaker, unless the paragraph names others alone; else who is named.

    Of a speaker who has not been named for a while, nobody is reminded where somebody else has been since. Nobody is
    meant whose given name or title is of the other sex.
    """
    other = lexicon().men if pronoun.lower() == "she" else lexicon().women
    near = [
        n
        for n in names
        if n.kind == "person" and before - 2 * WINDOW < n.start and n.end <= before
        and not _is_other(text, n, other, pronoun)
    ]  # fmt: skip
    if last.split(" ")[0].lower() in other:
        last = ""
    subjects = [n for n in near if not _OWNS.match(text, n.end)]
    line = text.rfind("\n", 0, before)
    here = [n.name for n in subjects if n.start > line]
    if last in here or (last and not here and (not near or last in {n.name for n in near})):
        return last
    if here:
        return here[0]
    if last:
        return near[0].name
    line = max((text.rfind("\n", 0, n.start) for n in subjects), default=-1)
    return next((n.name for n in subjects if n.start > line), "")


def _is_other(text: str, name: Name, other: Set[str], pronoun: str) -> bool:
    """Whether the pronoun cannot mean a person, by the given name (`other` has those of the other sex) or the title."""
    title = _MRS if pronoun.lower() == "he" else _MR
    first = name.name.split(" ")[0].lower()
    return (first in other and " " in name.name) or title.search(text, max(0, name.start - 6), name.start) is not None
