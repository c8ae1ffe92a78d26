"""Who does what a verb tells: the subject that several verbs share, and whom an act asks or threatens.

English says a subject once for all verbs that "and" joins, for -ing forms after them, and for infinitives; a line that
is to tell one of these by itself needs it.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.pipelines.steps.shown import POSSESSIVE, Shown, own_subject
from dateline.pipelines.steps.tagging import Line
from dateline.pipelines.steps.verbgroups import Group

_LINKING = frozenset("JXTU,Q")  # tags that may stand between "and" and the second of two verbs
ORDER = frozenset(("then", "later", "also", "subsequently"))  # between two verbs; without the first they order nothing
_OWN = frozenset(("promise", "vow", "pledge", "threaten"))  # who does these does what is promised, whoever hears it


def clause_start(row: Line, base: int, first: int) -> int:
    """The first token of the clause whose verb group starts at `first`: after "that", else at its subject."""
    for at in range(first - 1, base, -1):
        if row.lows[at] == "that":
            return at + 1
        if row.tags[at] == "R":
            return at
        if row.tags[at] in "O,Q":
            return at + 1
    return base + 1


def content_shown(row: Line, groups: Sequence[Group], act: int, start: int, stop: int) -> Shown | None:
    """What an act asks or threatens, under who is to do it: "Towns ‸ must pay", "The towns to show proof".

    :param act: the group of the act; `start` and `stop` are the tokens of its content's clause, both in
    :returns: None where nobody but a pronoun is to do it, or the clause names its own subject
    """
    group = groups[act]
    later = (g for g in groups[act + 1 :] if is_main(g) or g.open)
    stop = min((at for g in later if (at := _before(row, group, g)) > start), default=stop)
    pronoun = start - 2 * (row.lows[start - 1] == "need")  # "they need ‸to meet"
    if row.lows[pronoun] == "they":
        whom = _noun_after(row, group.head, pronoun) or _receiver(row, groups, act, pronoun)
        return Shown(whom[0], stop, ((whom[1] + 1, pronoun),)) if whom else None
    if row.tags[start] not in "IX":
        return None
    whom = _noun_after(row, group.head, start)
    if whom is not None and group.lemma not in _OWN:
        return Shown(whom[0], stop, ((whom[1] + 1, start - 1),) if whom[1] + 1 < start else ())
    first = subject_of(row, groups, group)
    alone = whom is not None or all(row.tags[k] in "TPJX" for k in range(group.head + 1, start))
    return Shown(first, stop, ((lead_start(row, groups, group), start - 1),)) if first >= 0 and alone else None


def is_main(group: Group) -> bool:
    """Whether a verb is asserted by the sentence itself."""
    return group.finite and group.clause == "main"


def _host(groups: Sequence[Group], group: Group) -> Group:
    """The verb whose subject an -ing form shares; a finite verb itself."""
    return groups[group.parent] if group.clause == "adj" and group.parent >= 0 else group


def subject_of(row: Line, groups: Sequence[Group], group: Group) -> int:
    """The token at which the subject of a main verb or of an -ing form begins; -1 where it says nothing by itself."""
    host = _host(groups, group)
    if not is_main(host) or host.negated:
        return -1
    first = own_subject(row, host) or subject_start(row, groups, host)
    tags = row.tags[first : host.first]
    told = any(g.clause in ("comp", "sub") for g in groups if host.first < g.first < group.first)
    return first if not told and ("N" in tags or row.lows[first] in ("he", "she")) else -1


def lead_start(row: Line, groups: Sequence[Group], group: Group) -> int:
    """Where the predicate begins that a main verb, or the one that governs an -ing form, stands in: before the first of
    several verbs that "and" joins, with its adverbs and times."""
    mains = [g for g in groups if is_main(g)]
    at = mains.index(_host(groups, group))
    while at and before_joint(row, mains[at - 1], mains[at]):
        at -= 1
    first = mains[at].first
    while first > 1 and row.tags[first - 1] in "JT":
        first -= 2 if row.tags[first - 1] == "T" and row.tags[first - 2] == "P" else 1
    return first


def _noun_after(row: Line, head: int, stop: int) -> tuple[int, int] | None:
    """The noun phrase between a verb and what follows: "asked ‸the four towns‸ on Monday to show"; None for none."""
    first = head + 1 + (row.tags[head + 1 : head + 2] == ["P"])  # "called on the towns"
    last = stop - 1 - (row.lows[stop - 1] == "that")
    while last > first and row.tags[last] in "TJ":
        last -= 2 if row.tags[last] == "T" and row.tags[last - 1] == "P" else 1
    tags = set(row.tags[first : last + 1])
    noun = bool(tags) and tags <= set("DNJPVTU") and row.tags[last] == "N"
    return (first, last) if noun and row.tags[first] in "DNJV" else None


def _receiver(row: Line, groups: Sequence[Group], act: int, stop: int) -> tuple[int, int] | None:
    """To whom the letters went that tell it: "sent letters to ‸four towns‸ in need, telling them that they"."""
    group, host = groups[act], _host(groups, groups[act])
    if group is host or row.tags[group.head + 1 : stop - (row.lows[stop - 1] == "that")] != ["O"]:
        return None
    to = next((k for k in range(host.head + 1, group.first) if row.lows[k] == "to" and row.tags[k + 1] in "DNJ"), -1)
    last = to
    while to >= 0 and row.tags[last + 1] in "DNJ":
        last += 1
    return (to + 1, last) if last > to >= 0 and row.tags[last] == "N" else None


def before_joint(row: Line, group: Group, later: Group) -> int:
    """The last token before the "and" that joins two verbs without another subject; 0 where none does."""
    at = later.first - 1
    while at > group.head and (row.tags[at] in _LINKING or row.lows[at] in ORDER):
        at -= 1
    then = "then" in row.lows[at + 1 : later.first]  # "waited, then announced"
    if at <= group.head or not (row.tags[at] == "C" or then):
        return 0
    at -= row.tags[at] == "C"
    while at > group.head and row.tags[at] in ",Q":
        at -= 1
    return at


def _before(row: Line, group: Group, later: Group) -> int:
    """As `before_joint`, also in a series: "urged him to go, offered help and said"."""
    return before_joint(row, group, later) or (later.first - 2 if row.tags[later.first - 1] == "," else 0)


def _behind_quotation(row: Line, group: Group) -> int:
    """Where the subject starts behind the words that it says: "“We stay,” ‸Lee said"; else the first token."""
    at = group.first
    while at > 0 and row.tags[at - 1] in "NDJV":
        at -= 1
    return at if at < group.first and row.tags[at - 1] in ",Q" and not row.quoted[at] else 0


def subject_start(row: Line, groups: Sequence[Group], group: Group) -> int:
    """Where the subject starts, in a sentence that opens with a phrase: "In the letters, ‸the department asked"; else
    the sentence's first token."""
    if row.tags[0] == "Q" and row.quoted[1]:
        return _behind_quotation(row, group)
    if row.tags[0] not in "PST":
        return 0
    opened = next((k for k in range(2) if row.tags[k : k + 1] == ["T"]), -1) + 1
    if opened and row.tags[opened] in "NDR" and row.lows[opened] not in POSSESSIVE and opened < group.first:
        return opened  # "In May ‸the mayor"
    at = group.first
    while at > 0 and row.tags[at - 1] in "NDRJV":
        at -= 1
    fronted = (
        0 < at < group.first
        and row.tags[at - 1] == ","
        and not any(g.finite and g.clause != "rel" and g.first < at for g in groups)
    )
    return at if fronted else 0
