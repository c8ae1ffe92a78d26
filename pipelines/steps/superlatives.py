"""What was the worst or the highest for so long: a time that says how bad something was, not when."""

from __future__ import annotations

from dateline.pipelines.steps.tagging import Line

_TOPS = ("est", "worst", "first", "best", "most", "level", "time", "high", "low")
# The same farther from it, where a noun may end so ("the protest in Oslo since May").
_MOST = frozenset(
    ("best", "biggest", "closest", "coldest", "driest", "fastest", "first", "greatest", "highest", "hottest", "largest",
     "longest", "lowest", "most", "oldest", "sharpest", "slowest", "smallest", "steepest", "strongest", "wettest",
     "worst", "youngest")
)  # fmt: skip
TOP_REACH = 8  # tokens before such a time: "the deadliest fire in the north of the state since 1998"


def is_top(row: Line, start: int) -> bool:
    """Whether a time says how bad or high something was, not when: "the worst air disaster since 2001"."""
    if start and row.lows[start - 1].endswith(_TOPS):
        return True
    for at in range(start - 1, max(start - 1 - TOP_REACH, -1), -1):
        if row.tags[at] not in "NJDPR" or row.lows[at] == ",":
            return False
        if row.lows[at] in _MOST or row.lows[at].endswith("iest"):
            return True
    return False
