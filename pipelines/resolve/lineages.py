"""How many independent sources an event has: articles after copies, quotations and owners are collapsed.

A wire story that forty papers print is one source, also where they rewrite it and credit the wire. So is a fact that an
article gives to another report: it counts for that report, whether or not the store has it. Opinion never corroborates.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set

from dateline.pipelines.resolve.alike import NONE, Related
from dateline.pipelines.resolve.items import Item
from dateline.pipelines.resolve.linking import Components

OPINION = " (opinion)"  # ends the line of a lineage that holds nothing else, and does not count
# Names of copies in one line, the earliest: a wire story that hundreds print would fill a page, and be kept anew
# whenever one more prints it. View `copy` has them all.
NAMED = 12
COPIED = frozenset(("identical", "excerpt", "rewrite"))  # relations of what one wrote and another prints


def lineages(items: Sequence[Item], related: Related) -> tuple[str, ...]:
    """One line a lineage, each naming its articles and why they count as one.

    :param items: the evidence of one event at one time, earliest known first
    """
    versions: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        versions[item.version_id].append(item)
    order = list(versions)
    told = list(versions.values())
    reprints = _reprints(told, related)
    groups = Components()
    reasons: dict[int, set[str]] = defaultdict(set)
    for n, near in enumerate(_near(told, related, reprints)):
        groups.add(n)
        for m in near:
            reason = _one_source(told[n], told[m], related, own=n not in reprints and m not in reprints)
            if reason:
                groups.join(n, m)
                reasons[n].add(reason)
    return tuple(_line(groups.members(root), order, versions, reasons) for root in groups.roots(range(len(order))))


def independent(told: Sequence[str]) -> int:
    """How many of an event's lineages count, by their lines: 0 where opinion alone tells it."""
    return sum(not line.endswith(OPINION) for line in told)


def _reprints(told: Sequence[Sequence[Item]], related: Related) -> set[int]:
    """The articles that others wrote: a wire, or whoever of another owner printed the same earlier.

    What else its publisher has on the event is not theirs, so that by a reprint no newsroom becomes one with a wire.
    """
    place = {items[0].version_id: n for n, items in enumerate(told)}
    found = {n for n, items in enumerate(told) if items[0].wire not in ("", items[0].source)}
    for n, items in enumerate(told):
        for other, relation in related.get(items[0].version_id, NONE).items():
            earlier = place.get(other, n)
            if earlier < n and relation in COPIED and told[earlier][0].owner != items[0].owner:
                found.add(n)
    return found


def _near(told: Sequence[Sequence[Item]], related: Related, reprints: Set[int]) -> Iterator[list[int]]:
    """For each article's evidence the earlier ones that it may have in common with one source.

    Of those that are one source by the same name, the first stands for all: comparing each with each would cost the
    square of what an event's articles are.
    """
    place = {items[0].version_id: n for n, items in enumerate(told)}
    firsts: dict[tuple[str, str], int] = {}
    for n, items in enumerate(told):
        shown, sought = _names(items, own=n not in reprints)
        near = {place[other] for other in related.get(items[0].version_id, NONE) if place.get(other, n) < n}
        yield sorted(near | {firsts[name] for name in sought if name in firsts})
        for name in shown:
            firsts.setdefault(name, n)


def _names(items: Sequence[Item], own: bool) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The names under which an article's evidence is found, and those under which it looks for what it shares.

    :param own: whether its publisher wrote it
    """
    first = items[0]
    both = {("article", first.article_id), *([("owner", first.owner)] if first.owner and own else [])}
    both |= {("wire", first.wire)} if first.wire else set()
    if _given_away(items):
        cited = _cited(items)
        both |= {("cited", name) for name in cited}
        return both, both | {("source", name) for name in cited}
    source = first.source.casefold()
    return both | {("source", source)}, both | {("cited", source)}


def _one_source(a: Sequence[Item], b: Sequence[Item], related: Related, own: bool) -> str:
    """Why two articles' evidence is one source's, "" where it is two.

    :param own: whether both were written by who published them
    """
    first, second = a[0], b[0]
    if first.article_id == second.article_id:
        return "same article"
    relation = related.get(first.version_id, NONE).get(second.version_id, "")
    if relation in COPIED:
        return "copy"
    if relation == "quotes":  # who prints another report's words had the story from it, whatever else it says
        return "quotes"
    if own and first.owner and first.owner == second.owner:
        return "same owner" if first.source != second.source else "same publisher"
    if first.wire and first.wire == second.wire:
        return "same wire"
    if _gives_to(a, b) or _gives_to(b, a):
        return "same report cited"
    return ""


def _given_away(items: Sequence[Item]) -> bool:
    """Whether an article gives an event to another report where its text first tells it: what it says of it after that
    goes on from there."""
    told = [item for item in items if item.part != "title"] or items
    return bool(min(told, key=lambda item: (item.part, item.start)).attributed_to)


def _cited(items: Sequence[Item]) -> set[str]:
    """The reports to which an article's evidence is given."""
    return {item.attributed_to.casefold() for item in items if item.attributed_to}


def _gives_to(a: Sequence[Item], b: Sequence[Item]) -> bool:
    """Whether article `a` gives the fact to the publisher of `b`, or to the same report as `b` gives it to."""
    if not _given_away(a):
        return False
    theirs = _cited(b) if _given_away(b) else {b[0].source.casefold()}
    return bool(_cited(a) & theirs)


def _line(
    members: Sequence[int], order: Sequence[str], versions: dict[str, list[Item]], reasons: dict[int, set[str]]
) -> str:
    opinion = OPINION if all(versions[order[m]][0].opinion for m in members) else ""
    return f"{_named(members, order, versions, reasons)}{opinion}"


def _named(
    members: Sequence[int], order: Sequence[str], versions: dict[str, list[Item]], reasons: dict[int, set[str]]
) -> str:
    names = [versions[order[m]][0].name for m in sorted(members)]
    first, rest = names[0], names[1:]
    if not rest:
        given = sorted({i.attributed_to for i in versions[order[members[0]]] if i.attributed_to})
        cited = _given_away(versions[order[members[0]]])
        return f"{first} (citing {', '.join(given)})" if cited else first
    why = ", ".join(sorted({r for m in members for r in reasons[m]}))
    others = [n if count == 1 else f"{n} ({count} articles)" for n, count in Counter(rest).items() if n != first]
    if len(others) > NAMED + 1:
        others = [*others[:NAMED], f"and {len(others) - NAMED} more"]
    own = 1 + rest.count(first)
    opens = first if own == 1 else f"{first} ({own} articles)"
    return f"{opens} = {', '.join(others)} ({why})" if others else f"{opens} ({why})"
