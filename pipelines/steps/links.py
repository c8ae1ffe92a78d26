"""What holds an article's drafts together: inherited dates, what speech acts are about, and the deadlines
that they set.

A sentence near the top that elaborates the dated news above it ("In the letters, the department asked …")
happened when that did. A speech act's content is a mention of its own, open-ended from the act on. A
deadline belongs to the act that set it, which may stand in another sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from dateline.pipelines.steps.carrying import answers
from dateline.pipelines.steps.draft import Content, Draft
from dateline.pipelines.steps.inflection import noun
from dateline.pipelines.steps.kinds import CANCELLATION, DEADLINE, NOUN_KINDS, OTHER, akin, family, kind
from dateline.schemas.records import LinkRelation, Status

LEDE_SENTENCES = 2  # the news is told in the first sentence, or the second where the first sets a scene
ELABORATION_REACH = 4  # sentences after the lede that still elaborate it; set by reading wire stories
REFERENCE_REACH = 12  # the same for one that refers to it: "In the letters, …"
DEADLINE_REACH = 12  # sentences between a deadline and the act that set it

_RELATIONS: dict[Status, LinkRelation] = {
    "threatened": "threatens",
    "demanded": "demands",
    "proposed": "proposes",
}
_DEFINITE = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose)\s((?:[\w-]+\s){0,2}[\w-]+)")
_PLEAS = frozenset(("urge", "implore", "call on", "call for"))
_FORCING = frozenset(("force", "compel"))  # what these make somebody do is done
_PRONOUNS = frozenset(("he", "she", "it", "they"))
Chain = list[tuple[Draft, Draft, LinkRelation]]


def inherit(drafts: Sequence[Draft], texts: dict[int, str], first_body: int) -> list[Draft]:
    """Give undated elaborations of the lede its date, bound "inherited", in place; returns what has it.

    :param texts: the parts' texts by ordinal
    :param first_body: the place of the body's first sentence among the article's
    """
    lede = next((d for d in drafts if _may_lead(d, first_body)), None)
    if lede is None:
        return []
    told = [lede]
    for draft in drafts:
        if _may_inherit(draft, lede) and not answers(draft, lede) and _elaborates(draft, lede, told, texts[draft.part]):
            for one in (draft, *_adjuncts(draft, drafts)):
                one.time, one.bound, one.granularity = lede.time, "inherited", lede.granularity
                told.append(one)
    return told[1:]


def _adjuncts(host: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """What its sentence tells in -ing forms besides: "sent letters, telling them that"."""
    return [
        d for d in drafts if d.sentence == host.sentence and d.level == "adj" and d.time < 0 and d.status == "occurred"
    ]


def _may_lead(draft: Draft, first_body: int) -> bool:
    return (
        first_body <= draft.sentence < first_body + LEDE_SENTENCES
        and draft.time >= 0
        and draft.status == "occurred"
        and draft.bound == "at"
        and draft.granularity in ("day", "part_of_day", "minute")
    )


def _may_inherit(draft: Draft, lede: Draft) -> bool:
    near = lede.sentence < draft.sentence <= lede.sentence + REFERENCE_REACH
    undated = (
        draft.time < 0
        and draft.simple
        and draft.status == "occurred"
        and draft.level not in ("rel", "red", "cond", "sub")
    )
    return near and undated and draft.part == lede.part


def _elaborates(draft: Draft, lede: Draft, told: Sequence[Draft], text: str) -> bool:
    same_act = family(draft.kind) == family(lede.kind) and family(lede.kind) != OTHER
    if draft.sentence == lede.sentence + 1 and same_act:
        return True
    near = draft.sentence <= lede.sentence + ELABORATION_REACH
    if near and draft.subject and draft.subject == lede.subject and draft.subject not in _PRONOUNS:
        return kind(draft.kind).effect is not None and akin(draft.kind, lede.kind)
    if draft.sentence == lede.sentence + 1 and draft.subject in _PRONOUNS and kind(draft.kind).effect is not None:
        return akin(draft.kind, lede.kind)
    return _refers(text[draft.start : draft.end], told) and akin(draft.kind, lede.kind)


def _refers(words: str, told: Sequence[Draft]) -> bool:
    """Whether the words speak of an event already told as known: "the letters", "the threat"."""
    for match in _DEFINITE.finditer(words):
        for word in match.group(1).split():
            named = NOUN_KINDS.get(noun(word))
            if named is not None and any(named == t.kind or noun(word) == t.lemma for t in told):
                return True
    return False


def effects(drafts: Sequence[Draft]) -> tuple[list[Draft], Chain]:
    """What dated speech acts threaten, demand, propose or deny: drafts that are not there yet, and the links to them.

    What is there is given the act's time, open-ended from it on. One act told in several sentences has one effect: a
    later telling of the same date links to the first effect.
    """
    made: list[Draft] = []
    chain: Chain = []
    told = {(draft.part, draft.trigger): draft for draft in drafts}
    seen: dict[tuple[int, Status], Draft] = {}
    for act in drafts:
        status = kind(act.kind).effect
        if status is None or act.content is None or act.time < 0 or act.status != "occurred":
            continue
        if act.lemma in _FORCING:
            _come_about(told.get((act.part, act.content.trigger)), act)
            continue
        target = seen.get((act.time, status))
        if target is None:
            target = told.get((act.part, act.content.trigger))
            if target is None or target is act:
                target = _effect(act, act.content, status)
                made.append(target)
            elif target.kind != DEADLINE:
                _hang(target, act, act.content, status)
            seen[(act.time, status)] = target
        if status in _RELATIONS:
            chain.append((act, target, _RELATIONS[status]))
    return made, chain


def _come_about(target: Draft | None, act: Draft) -> None:
    """Let what somebody was forced to do have happened, when the force was brought to bear."""
    if target is not None and target is not act and target.kind != DEADLINE:
        target.status, target.act = "occurred", act
        if target.time < 0:
            target.time, target.bound, target.granularity = act.time, act.bound, act.granularity


def _hang(target: Draft, act: Draft, content: Content, status: Status) -> None:
    """Let a draft be what an act is about: open-ended from its time on, and told by the clause that says it."""
    target.status, target.bound, target.shown, target.cut = status, "since", content.shown, content.cut
    target.time, target.granularity = act.time, act.granularity
    target.start, target.end, target.act = content.start, content.end, act
    target.core = content.shown[0] if content.shown else content.start


def _effect(act: Draft, content: Content, status: Status) -> Draft:
    return replace(
        act,
        start=content.start,
        end=content.end,
        trigger=content.trigger,
        trigger_end=content.trigger_end,
        lemma=content.lemma,
        kind=content.kind,
        status=status,
        bound="since",
        verb=content.trigger,
        shown=content.shown,
        scope=(content.start, content.end),
        core=content.shown[0] if content.shown else content.start,
        cut=content.cut,
        content=None,
        act=act,
    )


def deadlines(drafts: Sequence[Draft]) -> Chain:
    """Links from each deadline to the act that set it: of its own sentence, else the nearest before, else
    after.
    """
    chain: Chain = []
    acts = [d for d in drafts if d.status == "occurred" and _sets_terms(d)]
    for deadline in drafts:
        if deadline.kind != DEADLINE:
            continue
        act = deadline.act if deadline.act and deadline.act.kind != CANCELLATION else _setter(deadline, acts)
        if act is not None:
            chain.append((deadline, act, "deadline_of"))
    return chain


def postponements(drafts: Sequence[Draft]) -> Chain:
    """Links from what is on instead to what was put off, and from the act that calls something off to that."""
    chain: Chain = []
    acts = {id(d.act): d.act for d in drafts if d.act is not None and d.act.kind == CANCELLATION}
    for act in acts.values():
        about = [d for d in drafts if d.act is act]
        new = next((d for d in about if d.status == "scheduled"), None)
        for off in (d for d in about if d.status == "cancelled"):
            chain.append((new, off, "postpones") if new is not None else (act, off, "withdraws"))
    return chain


def _sets_terms(draft: Draft) -> bool:
    """Whether an act can set others a day: who urges or pleads has no power to."""
    binding = kind(draft.kind).effect in ("threatened", "demanded") and draft.lemma not in _PLEAS
    return draft.kind == "letter" or binding


def _setter(deadline: Draft, acts: Sequence[Draft]) -> Draft | None:
    """The act, of those in text order, that a deadline without one of its own belongs to."""
    at = bisect_right(acts, deadline.sentence, key=lambda d: d.sentence)
    if at and deadline.sentence - acts[at - 1].sentence <= DEADLINE_REACH:
        return acts[at - 1]
    return acts[at] if at < len(acts) and acts[at].sentence - deadline.sentence <= DEADLINE_REACH else None
