"""What a sentence says of each thing that it tells: that it occurred, is scheduled, threatened, denied …

By tense, modals, negation, and the word that a clause hangs on (``data/certainty.toml``). Status is the sentence's own
word for it, no judgement on whether it is so. ``None`` means that the clause tells no happening: a state, a habit, a
purpose, a general truth.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final, Literal, cast

from dateline.pipelines.steps.inflection import noun
from dateline.pipelines.steps.kinds import VERB_KINDS, is_told_apart
from dateline.pipelines.steps.lexicon import load, words
from dateline.pipelines.steps.phrases import ASKING, DUTY, INFORMING, LIGHT, PROGRAMMED, REPORTING, STATIVE
from dateline.pipelines.steps.tagging import Line
from dateline.pipelines.steps.verbgroups import Group
from dateline.schemas.records import Status

Certainty = Status | Literal["same"]

_TABLE: Final = load("certainty")


def _by_word(table: str) -> dict[str, Certainty]:
    return {word: cast(Certainty, status) for status, row in _TABLE[table].items() for word in row.split()}


_VERBS: Final = _by_word("verbs")
_GERUNDS: Final = _by_word("gerunds")
_NOUNS: Final = _by_word("nouns")
_CLAUSES: Final = _by_word("clauses")
_BILLS: Final = _by_word("bills")
_HABITUAL: Final = words(_TABLE["words"]["habitual"])
_DONE: Final = words(_TABLE["words"]["done"])
_PAPERS: Final = words(_TABLE["words"]["papers"])
_HARMS: Final = words(_TABLE["words"]["harms"])
_BLAMING: Final = words(_TABLE["words"]["blaming"])
_DECIDED: Final = words(_TABLE["words"]["decided"])
_JUDGING: Final = words(_TABLE["words"]["judging"])
_SINCE = frozenset(("after", "since", "over", "despite", "following"))
_VOWS = frozenset(("vow", "promise", "pledge", "swear"))
_EFFECTS: Final = words(_TABLE["words"]["effects"])
_PAST = frozenset(("past", "perfect", "pluperfect"))
_POSSIBLE = frozenset(("could", "may", "might"))
SUBJECT_REACH = 8  # tokens before a verb among which its subject's head is looked for


def statuses(row: Line, groups: Sequence[Group], dated: Collection[int], present: bool) -> list[Status | None]:
    """The status of what each verb group tells, beside the groups.

    :param dated: the groups on which a calendar expression hangs
    :param present: the part tells past things in the present tense, as captions do
    """
    found: list[Status | None] = []
    for number in range(len(groups)):
        found.append(_status(row, groups, number, found, number in dated, present))
    return found


def _status(
    row: Line, groups: Sequence[Group], number: int, before: Sequence[Status | None], dated: bool, present: bool
) -> Status | None:
    group = groups[number]
    if group.clause == "cond":
        return _condition(row, groups, number, before)
    if group.tense in ("past", "pluperfect", "perfect"):
        return _past(row, groups, number)
    if group.tense == "present":
        return _present(row, groups, number, dated, present)
    if group.tense in ("future", "modal"):
        return _ahead(row, groups, number, dated)
    if group.tense == "infinitive":
        return _infinitive(row, groups, number, before, dated)
    if group.tense == "gerund":
        return _gerund(row, groups, number, before, dated)
    return "occurred" if _tells(row, group, dated) else None


def _past(row: Line, groups: Sequence[Group], number: int) -> Status | None:
    group = groups[number]
    near = row.lows[max(0, group.first - 1) : group.head + 2]
    if not _HABITUAL.isdisjoint(near) or (group.negated and "never" in near):
        return None
    governor = groups[group.parent].lemma if group.clause == "comp" and group.parent >= 0 else ""
    if governor == "deny":
        return "denied"
    if group.negated:
        return "denied" if group.clause in ("main", "comp") and not row.quoted[group.head] else None
    return "occurred"


def _condition(row: Line, groups: Sequence[Group], number: int, before: Sequence[Status | None]) -> Status | None:
    """ "If they do not comply" under a threat is what is demanded; "if Lee wins" is possible."""
    group = groups[number]
    if any(status in ("threatened", "demanded") for status in before):
        return "demanded"
    marks = row.lows[max(0, group.first - SUBJECT_REACH) : group.first]
    if "whether" in marks or group.negated or group.tense not in ("present", "past"):
        return None
    named = any(row.words[k][:1].isupper() for k in range(max(1, group.first - 2), group.first))
    return "possible" if named and group.tense == "present" else None


def _present(row: Line, groups: Sequence[Group], number: int, dated: bool, present: bool) -> Status | None:
    group = groups[number]
    if group.negated:
        return None
    if present:
        return "occurred"
    if group.progressive:
        if group.clause not in ("main", "comp"):
            return None
        return "scheduled" if dated and group.lemma not in REPORTING else "occurred"
    if group.lemma in REPORTING and row.lows[group.head].endswith("s"):
        return "occurred" if _somebody(row, groups, number) else None
    if dated and (group.lemma in PROGRAMMED or group.clause == "sub"):
        return "scheduled"  # "when he is sentenced on May 5"
    telling = group.lemma in REPORTING | ASKING or is_told_apart(VERB_KINDS.get(group.lemma, ""))
    telling = telling or (group.clause == "main" and not group.passive and group.lemma not in STATIVE)
    return "occurred" if dated and telling else None  # "today I ask"


def _somebody(row: Line, groups: Sequence[Group], number: int) -> bool:
    """Whether one who is named, or "he", says it: no law, no letter, no critics."""
    group = groups[number]
    before = [k for k in range(max(0, group.first - SUBJECT_REACH), group.first) if row.tags[k] in "NR"]
    after = [k for k in range(group.head + 1, min(len(row.tags), group.head + 3)) if row.tags[k] in "NR"]
    inverted = row.tags[group.first - 1 : group.first] in (["Q"], [","]) and bool(after) and not row.quoted[after[0]]
    subject = after[:1] if inverted else before[-1:]
    if not subject or noun(row.lows[subject[0]]) in _PAPERS:
        return False
    return row.words[subject[0]][0].isupper() or row.lows[subject[0]] in ("he", "she")


def _ahead(row: Line, groups: Sequence[Group], number: int, dated: bool) -> Status | None:
    group = groups[number]
    modal = group.modal
    if modal.endswith(" have") and not dated:
        return None  # "could have been struck" was not
    governor = groups[group.parent].lemma if group.clause == "comp" and group.parent >= 0 else ""
    if modal in DUTY:
        return _duty(group, governor)
    if modal == "scheduled":
        return "denied" if group.negated else "scheduled"
    if modal == "likely":
        return None if group.negated else "possible"
    if modal == "plan":
        return None if group.negated else _harmful(group, "proposed")
    hung = _CLAUSES.get(governor)
    if group.negated:
        refused: Status | None = "denied" if dated and group.tense == "future" else None
        return "threatened" if hung == "threatened" or _informs(row, groups, number) else refused
    if modal in _POSSIBLE:
        return "possible"
    if modal == "can":
        return "scheduled" if dated else None
    if hung is not None and hung != "same":
        return _harmful(group, hung) if hung == "proposed" else hung
    if _informs(row, groups, number):
        return "threatened"
    if group.tense == "future":
        if group.lemma in _EFFECTS and not dated:
            return None
        sure: Status = (
            "threatened" if governor in REPORTING and _harmful(group, "scheduled") != "scheduled" else "scheduled"
        )
        return "possible" if _if_before(row, group) else sure
    return _would(row, groups, number, governor, dated)


def _harmful(group: Group, status: Status) -> Status:
    """A threat, where what is vowed or planned harms somebody: "vowed to withhold their money"."""
    return "threatened" if group.lemma in _HARMS and not group.passive else status


def _duty(group: Group, governor: str) -> Status | None:
    if group.negated:
        return "demanded" if group.modal == "must" and governor else None
    if group.modal in ("must", "shall"):
        return "demanded"
    return "demanded" if governor in ASKING or governor in INFORMING else None


def _informs(row: Line, groups: Sequence[Group], number: int) -> bool:
    """ "Told them they would not be eligible unless": what is said to follow if somebody does not give in."""
    group = groups[number]
    if group.clause != "comp" or group.parent < 0 or groups[group.parent].lemma not in (INFORMING | {"threaten"}):
        return False
    after = row.lows[group.head + 1 :]
    return "unless" in after or ("until" in after and group.negated)


def _if_before(row: Line, group: Group) -> bool:
    return any(low in ("if", "unless") for low in row.lows[: group.first])


def _would(row: Line, groups: Sequence[Group], number: int, governor: str, dated: bool) -> Status | None:
    group = groups[number]
    subject = [noun(row.lows[k]) for k in range(max(0, group.first - SUBJECT_REACH), group.first)]
    if any(word in _BILLS for word in subject):
        return "proposed"
    if _if_before(row, group) or "if" in row.lows[group.head :]:
        return None
    if governor in REPORTING:
        return "scheduled" if dated else _harmful(group, "proposed")
    return "scheduled" if dated else "possible" if group.clause in ("main", "comp") else None


def _infinitive(
    row: Line, groups: Sequence[Group], number: int, before: Sequence[Status | None], dated: bool
) -> Status | None:
    """What is to be done, by the noun or verb that it hangs on; a purpose is none."""
    group = groups[number]
    if row.lows[group.first + 1 : group.first + 2] == ["have"] and group.lemma != "have":
        return "occurred"  # "appears to have won"
    if group.joined:
        return before[number - 1]
    at = group.first - 1
    while at >= 0 and row.tags[at] in "JXT":
        at -= 1
    if dated and any(low in ("first", "last", "only") for low in row.lows[max(0, at - SUBJECT_REACH) : at]):
        return "occurred"  # "the first senator to endorse him in 2016"
    if at >= 0 and row.lows[at] in ("whether", "how"):
        return "possible"
    if at >= 0 and row.tags[at] in "NV" and not any(g.head == at for g in groups[:number]):
        hung = _NOUNS.get(noun(row.lows[at]))
        if hung == "proposed" and _carried_out(row, groups, number, at):
            return "occurred"
        if hung is not None:
            return _harmful(group, cast(Status, hung)) if hung == "proposed" else cast(Status, hung)
    if group.parent < 0:  # "Mayor to visit Oakland on Friday"
        return "scheduled" if dated and at >= 0 and row.tags[at] == "N" else None
    parent, own = groups[group.parent], before[group.parent]
    hung = _VERBS.get(parent.lemma)
    if hung is None:
        return None if not dated else "scheduled" if own in (None, "scheduled") else "proposed"
    if hung == "same":  # "begin to expire in March"
        return "scheduled" if own is None and dated and parent.tense == "present" else own
    if parent.lemma == "expect" and not parent.passive:
        return None
    if parent.negated or (parent.tense == "pluperfect" and parent.passive):
        return None  # "had been expected to meet"
    if hung == "occurred":  # "prompted the group to pull its aid"
        return "occurred" if parent.tense in ("past", "perfect", "pluperfect") else None
    if hung == "denied":
        return "denied" if own in (None, "occurred") else None
    return _harmful(group, hung) if hung == "proposed" and parent.lemma in _VOWS else hung


def brings_about(lemma: str) -> bool:
    """Whether an infinitive after a verb is done, or not done, when the verb is: "managed to", "refused to"."""
    return _VERBS.get(lemma) in ("same", "occurred", "denied")


def _carried_out(row: Line, groups: Sequence[Group], number: int, at: int) -> bool:
    """Whether a decision is spoken of as done: "defended his decision to sue", "since the vote to strike"."""
    if noun(row.lows[at]) not in _DECIDED:
        return False
    first = at
    while first > 0 and row.tags[first - 1] in "NDJO":
        first -= 1
    if first > 0 and row.lows[first - 1] in _SINCE:
        return True
    verb = next((group for group in reversed(groups[:number]) if group.head < at), None)
    return verb is not None and verb.head == first - 1 and verb.lemma in _JUDGING and not verb.negated


def _gerund(
    row: Line, groups: Sequence[Group], number: int, before: Sequence[Status | None], dated: bool
) -> Status | None:
    group = groups[number]
    if group.joined:
        return before[number - 1]
    ahead = row.tags[group.first - 1 : group.first]
    host = group.parent if group.parent >= 0 else -1
    if host >= 0 and groups[host].head == group.first - 1:
        hung = _GERUNDS.get(groups[host].lemma)
        return before[host] if hung == "same" else hung
    if _is_listed(row, groups, number):
        return None
    if ahead in (["P"], ["S"]):
        low = row.lows[group.first - 1]
        if host < 0 and low in ("after", "since", "upon"):  # "After meeting with Lee, he told reporters"
            following = next((g for g in groups[number:] if g.finite), None)
            return "occurred" if following is not None and following.tense in _PAST else None
        if host < 0 or row.quoted[group.head]:
            return None
        if low == "of" and _is_suspected(groups[number - 1]):
            return "possible"
        done = (
            low in _DONE and before[host] == "occurred"
        )  # "after dropping the charges", no "unless they tell us before"
        return "occurred" if done and not (low == "for" and not _blames(groups, host)) else None
    if group.clause == "adj":
        if host >= 0:
            return before[host] if group.lemma not in _EFFECTS else None
        following = next((g for g in groups[number:] if g.finite), None)  # "Adding guards costs money" adds none
        return "occurred" if following is not None and "," in row.tags[group.head : following.first] else None
    telling = group.lemma in _VERBS or group.lemma in REPORTING
    return "occurred" if dated or (telling and group.lemma != "say") else None


def _is_listed(row: Line, groups: Sequence[Group], number: int) -> bool:
    """Whether a form in -ing only names one of several things: "demands, including building a wall, hiring guards"."""
    told = max((group.head for group in groups[:number] if group.finite), default=0)
    opens = (k for k in range(told, groups[number].first - 1) if row.lows[k] == "including")
    return any(row.lows[k + 1].endswith("ing") for k in opens)


def _is_suspected(before: Group) -> bool:
    """Whether the verb just before says that somebody may have done it: "accused of killing", "suspected of it"."""
    return before.lemma in ("accuse", "suspect")


def _blames(groups: Sequence[Group], host: int) -> bool:
    return host >= 0 and groups[host].lemma in _BLAMING


def _tells(row: Line, group: Group, dated: bool) -> bool:
    """Whether a participle tells what was done rather than what something is like: "letters sent to", "named by"."""
    if row.tags[group.head + 1 : group.head + 2] == ["N"] and row.tags[group.first - 1 : group.first] != ["N"]:
        return False  # "concealed handguns"
    if dated:
        return True
    if group.lemma not in VERB_KINDS and group.lemma not in LIGHT:
        return False
    after = row.lows[group.head + 1] if group.head + 1 < len(row.lows) else ""
    if is_told_apart(VERB_KINDS.get(group.lemma, "")) and row.tags[group.head + 1 : group.head + 2] == ["P"]:
        return True  # "killed in the raid"
    return after in ("by", "to") and row.tags[group.first - 1 : group.first] not in (["D"], ["P"])
