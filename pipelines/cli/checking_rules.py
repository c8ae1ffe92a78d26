"""What `doctor` looks at in a store's rulesets: whether all of it was read by the present rules."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from dateline.pipelines.cli.checking import Finding
from dateline.pipelines.cli.dates import day
from dateline.pipelines.cli.render import count


@dataclass(frozen=True, slots=True)
class Share:
    """What was read under one ruleset, and not again since."""

    ruleset: str
    n_articles: int  # as they read now
    n_earlier: int  # versions besides
    since: datetime
    until: datetime


def rules(shares: list[Share], present: str, at: str) -> Iterator[Finding]:
    """A finding for each ruleset that is not the present one, with what to do.

    :param at: the option that names the store, where a command needs one
    """
    todo = f"See what the present rules change: dateline rebuild --diff{at}. Take them over: dateline rebuild{at}"
    for share in shares:
        if share.ruleset != present:
            yield Finding(False, f"Ruleset {share.ruleset} read {what(share)}, {when(share)}.", todo)


def what(share: Share) -> str:
    """How much it read: "5 articles and 2 other versions"."""
    counts = ((share.n_articles, "article"), (share.n_earlier, "other version"))
    return " and ".join(count(n, name) for n, name in counts if n)


def when(share: Share) -> str:
    """When it did so, in days: "on 3 Aug 2017", "from 3 Aug 2017 to 9 Sep 2017"."""
    first, last = share.since.date(), share.until.date()
    return f"on {day(first)}" if first == last else f"from {day(first)} to {day(last)}"
