"""A line of its own for each of several events that one sentence tells.

"The fire broke out on Friday and destroyed four sheds" is two events; told by the whole sentence they would be one line
twice. Each is told by its own verb with what that verb governs, under the subject that they share.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from dateline.pipelines.steps.draft import Draft, Sentence
from dateline.pipelines.steps.inflection import ING, verb
from dateline.pipelines.steps.kinds import DEADLINE, STATEMENT
from dateline.pipelines.steps.shown import Shown, noun_phrase
from dateline.pipelines.steps.subjects import ORDER, before_joint, clause_start, is_main, lead_start, subject_of
from dateline.pipelines.steps.tagging import Line
from dateline.pipelines.steps.verbgroups import Group

MIN_TOKENS = 4  # of a line: "Lee resigned" alone leaves too much open
# Before an -ing form of what was done; not "without signing", "instead of signing".
_DOING = frozenset(("by", "in", "after", "before", "while", "when", "upon", "and"))
_WORDY = frozenset((STATEMENT, "announcement"))  # what they say stands around the noun
_DASHES = frozenset(("—", "–", "--"))
_TELLING = frozenset(("say", "announce", "report", "confirm"))


def tell_apart(s: Sentence, found: Sequence[Draft]) -> None:
    """Let drafts of one sentence that would have one line be told by narrower stretches. Changes them in place."""
    lines: dict[tuple[int, int], list[Draft]] = defaultdict(list)
    for draft in found:
        if draft.kind != DEADLINE:
            lines[draft.shown or (draft.start, draft.end)].append(draft)
    for (start, end), same in lines.items():
        if len({draft.trigger for draft in same}) < 2:
            continue
        for draft in same:
            shown = _narrower(s, draft, start, end)
            if shown is not None and (not draft.level or _kept(shown) >= MIN_TOKENS):
                _show(s.row, draft, shown)


def _kept(shown: Shown) -> int:
    return shown.last + 1 - shown.first - sum(b + 1 - a for a, b in shown.cut)


def _show(row: Line, draft: Draft, shown: Shown) -> None:
    """Tell a draft by a stretch; what it left out before stays out, where it stands in it yet."""
    cut = [(row.starts[a], row.ends[b]) for a, b in shown.cut]
    times = [(a, b) for a, b in draft.cut if not any(c <= a and b <= d for c, d in cut)]
    draft.shown, draft.cut = (row.starts[shown.first], row.ends[shown.last]), times + cut
    draft.core = draft.shown[0]


def _narrower(s: Sentence, draft: Draft, start: int, end: int) -> Shown | None:
    row, groups = s.row, s.groups
    if not draft.level:
        return _noun(row, draft)
    number = next((k for k, group in enumerate(groups) if row.starts[group.head] == draft.verb), -1)
    if number < 0:
        return None
    base, group = Shown(bisect_left(row.starts, start), bisect_right(row.ends, end) - 1), groups[number]
    if group.clause == "adj":
        return _adjunct(row, groups, number, base)
    if group.clause == "comp":
        return _said(row, groups, number, base)
    return _coordinated(row, groups, number, base) if group.clause == "main" and group.finite else None


def _noun(row: Line, draft: Draft) -> Shown | None:
    """The phrase of a noun that has its date before it, and with it, since it says little else: "Tuesday's lawsuit"."""
    noun = next((k for k, at in enumerate(row.starts) if at == draft.trigger), -1)
    time = next((k for k, index in enumerate(row.times) if index == draft.time), -1)
    if noun < 0 or time < 0 or draft.time < 0 or draft.kind in _WORDY:
        return None
    first, last = noun_phrase(row, noun, time)
    return Shown(first, last) if first <= time < noun else None


def _adjunct(row: Line, groups: Sequence[Group], number: int, base: Shown) -> Shown | None:
    """The subject of the clause with the -ing form: "Lee ‸, promising a road"."""
    group = groups[number]
    first, subject = group.first, subject_of(row, groups, group)
    if subject < base.first or groups[group.parent].head > first or not _does(row, groups, number):
        return None
    after = (k for k, other in enumerate(groups) if k > number and (other.clause == "adj" or is_main(other)))
    last = next((at for k in after if (at := before_joint(row, group, groups[k])) > group.head), base.last)
    last = next((k - 1 for k in range(group.head + 1, last) if row.lows[k] in _DASHES), last)
    return Shown(subject, last, ((lead_start(row, groups, group), first - 1),))


def _does(row: Line, groups: Sequence[Group], number: int) -> bool:
    """Whether the subject does what an -ing form tells: "by signing", not "accused of lying and passing notes"."""
    group = groups[number]
    at, host = group.first - 1, groups[group.parent]
    while row.tags[at] == "J":
        at -= 1  # "of merely instituting"
    if host.lemma in _TELLING and group.lemma not in _TELLING and any(g.finite for g in groups[: group.parent]):
        return False  # "three were found, Lee said, bringing the number to nine"
    if row.lows[at] == "by" and (host.passive or any(host.head < g.first < at for g in groups)):
        return False  # "were flown out by defecting pilots", "accused Alba of breaking the pact by arming rebels"
    if row.tags[at] == "C":  # as the -ing form does that it is joined to
        before = range(at - 1, groups[group.parent].head, -1)
        at = next((k for k in before if verb(row.lows[k + 1]).form & ING and row.tags[k] in "P,"), at)
    return "X" not in row.tags[at - 1 : at + 1] and (row.tags[at] != "P" or row.lows[at] in _DOING)


def _coordinated(row: Line, groups: Sequence[Group], number: int, base: Shown) -> Shown | None:
    """A verb among others of one subject: "The fire broke out", "The fire ‸ destroyed four sheds"."""
    mains = [k for k, group in enumerate(groups) if is_main(group) and base.first <= group.first <= base.last]
    at = mains.index(number) if number in mains else -1
    if at < 0:
        return None
    first = at
    while first and before_joint(row, groups[mains[first - 1]], groups[mains[first]]):
        first -= 1
    group, lead = groups[number], groups[mains[first]]
    last = before_joint(row, group, groups[mains[at + 1]]) if at + 1 < len(mains) else 0
    if first == at:
        return Shown(base.first, last) if last > group.head else None  # "pardoned or freed the men": of both
    subject = subject_of(row, groups, lead)
    if group.joined or group.negated or subject < 0 or _may_be_said(row, groups, lead, group):
        return None
    # "was tried and [was] convicted", "has signed and [has] sent"; not "was held and pleaded"
    shares = group.open and group.first == group.head and group.lemma != "plead"
    begin = lead.head if shares and lead.first < lead.head else lead_start(row, groups, lead)
    start = max(base.first, subject) if row.tags[0] == "Q" else base.first  # what another verb says is no part of it
    return Shown(start, last or base.last, ((begin, _with_adverbs(row, group) - 1),))


def _may_be_said(row: Line, groups: Sequence[Group], lead: Group, group: Group) -> bool:
    """Whether a verb may go on with what the first one says, not with the first: "Lee said Kim had been called in but
    was shot"; not "Lee said the city would appeal and called it wrong", where "called" is formed as "said" is."""
    said = [g for g in groups if g.clause == "comp" and g.finite and lead.head < g.first < group.first]
    parallel = _form(group) == _form(lead) and all(_form(g) != _form(lead) for g in said)
    return not parallel and any(before_joint(row, g, group) for g in said)


def _form(group: Group) -> tuple[str, bool]:
    return group.tense, group.passive


def _with_adverbs(row: Line, group: Group) -> int:
    """Where a verb begins with the adverbs that are its own."""
    at = group.first
    while at > 1 and row.tags[at - 1] == "J" and row.lows[at - 1] not in ORDER:
        at -= 1
    return at


def _said(row: Line, groups: Sequence[Group], number: int, base: Shown) -> Shown | None:
    """What somebody said happened, where a noun is its subject: "police said ‸ two men were held"."""
    group = groups[number]
    act = groups[group.parent] if group.parent >= 0 else None
    if act is None or not group.finite or act.head > group.first or act.negated or act.lemma not in _TELLING:
        return None
    start = clause_start(row, act.head, group.first)
    tags = row.tags[start : group.first]
    if row.quoted[start] or "R" in tags or "N" not in tags:
        return None
    return Shown(start, base.last)
