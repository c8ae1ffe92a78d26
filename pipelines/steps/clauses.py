"""The verb groups of a sentence and how their clauses hang together, by form and word order alone.

A verb group is a verb with its auxiliaries ("has not yet been approved"). English marks clauses well enough with
conjunctions, relative pronouns, commas and word order that rules tell a main clause from a relative one in most news
sentences; where they cannot tell, the group is a participle and no event hangs on it by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.pipelines.steps.inflection import BASE, ING, PARTICIPLE, PAST, THIRD, noun, verb
from dateline.pipelines.steps.phrases import NOUN_KINDS
from dateline.pipelines.steps.tagging import Line

Tense = Literal["past", "present", "perfect", "pluperfect", "future", "modal", "infinitive", "gerund", "participle"]
# main: asserted by the sentence; comp: what somebody says, thinks, fears; rel: relative; sub: adverbial;
# cond: if, unless; inf: to-infinitive; adj: adjunct in -ing after a comma; red: reduced relative ("letters sent to")
Clause = Literal["main", "comp", "rel", "sub", "cond", "inf", "adj", "red"]

# Verbs that take a that-clause, with or without "that".
REPORTING = frozenset(
    "say tell add announce report state claim allege argue insist note warn confirm deny admit acknowledge declare reveal "
    "disclose believe think hope fear suspect know suggest indicate estimate predict expect show find rule decide conclude "
    "promise vow pledge agree inform notify remind assure explain testify write tweet concede demand recommend propose "
    "learn hear realize realise understand mean contend maintain complain stress charge judge accuse boast joke hint".split()
)
# Their content is somebody's opinion or expectation, no report.
OPINION = frozenset(
    "believe think hope fear suspect suggest argue expect predict contend feel doubt guess suppose wish want claim "
    "worry imagine estimate speculate".split()
)
# Past forms of these are finite wherever they stand: an intransitive verb has no passive participle.
INTRANSITIVE = frozenset(
    "die resign arrive happen occur vote agree appear rise fall go come begin erupt clash emerge vanish disappear respond "
    "react apologize apologise testify march protest rally remain continue decline refuse tend seem belong exist "
    "speak travel meet become say insist protest collapse crash explode fail sit stand lie flee do depart "
    "announce reply succeed persist last struggle look sound think hope".split()
)  # fmt: skip
# Past participles that modify the noun before them far more often than they are its verb.
_ADJECTIVAL = frozenset(
    "arm base locate dress involve link know suspect relate beset own run aim entitle title equip surround need design "
    "associate tie wear call name age wanted want believe connect license infect cause make write lead organise "
    "organize back fund sponsor hold base affect hit mean use compare".split()
)
_EXPECTED = frozenset("expected scheduled set due likely slated poised planned about going certain sure".split())
_SPEECH = frozenset("threaten vow pledge promise refuse urge order ask demand agree decline".split())
_PLANNING = frozenset("plan intend aim".split())
_SKIP = frozenset("JXTUQ")
_SUBJECT_BREAK = frozenset("SWC,")


@dataclass(slots=True)
class Group:
    """A verb group; token indexes are into its line."""

    first: int
    head: int
    lemma: str
    tense: Tense
    passive: bool = False
    negated: bool = False
    modal: str = ""
    open: bool = False  # a past form that may be a participle
    clause: Clause = "main"
    parent: int = -1  # the group that governs a comp, inf, adj or red clause
    progressive: bool = False

    @property
    def finite(self) -> bool:
        """Whether the group makes a clause of its own."""
        return self.tense not in ("infinitive", "gerund", "participle")


def parse(row: Line, present: bool = False) -> list[Group]:
    """Find the verb groups of a sentence, left to right, each with its clause and parent.

    :param present: take bare present forms for verbs too, as captions and headlines use them
    """
    found = list(_groups(row, present))
    _settle(row, found)
    return found


# ------------------------------------------------------------------------------------------------ finding groups


def _groups(row: Line, present: bool) -> Iterator[Group]:
    at, tags = 0, row.tags
    while at < len(tags):
        tag = tags[at]
        reader = _READERS.get(tag)
        group = reader(row, at) if reader is not None else None
        if group is None and tag in "NV" and (present or (at and tags[at - 1] in "RWJX")):
            group = _pronoun_verb(row, at) or (_present(row, at) if present else None)
        if group is None:
            at += 1
        else:
            yield group
            at = group.head + 1


def _next(row: Line, at: int) -> tuple[int, bool]:
    """The next token after `at` that is no adverb, negation or time, and whether a negation was passed."""
    negated = row.lows[at].endswith("n't")
    at += 1
    while at < len(row.tags) and row.tags[at] in _SKIP:
        negated = negated or row.tags[at] == "X"
        at += 1
    return at, negated


def _form(row: Line, at: int) -> int:
    return verb(row.lows[at]).form if at < len(row.tags) and row.tags[at] in "VNMJP" else 0


def _base(row: Line, at: int) -> bool:
    """Whether the token can be a bare verb."""
    return at < len(row.tags) and bool(_form(row, at) & BASE) and (row.words[at].islower())


def _modal(row: Line, at: int) -> Group | None:
    """ "will not be held", "would have approved", "must show"."""
    word = row.lows[at]
    after, negated = _next(row, at)
    negated = negated or word == "cannot"
    if after < len(row.tags) and row.tags[after] == "R":  # "will he go": a question
        return None
    tense: Tense = "future" if word in ("will", "shall", "won't") or word.endswith("'ll") else "modal"
    group = Group(at, at, "", tense, False, negated, word)
    if after >= len(row.tags):
        return None
    if row.lows[after] in ("be", "have"):
        return _after_auxiliary(row, after, group)
    if _base(row, after):
        group.head, group.lemma = after, verb(row.lows[after]).lemma
        return group
    return None


def _after_auxiliary(row: Line, at: int, group: Group) -> Group:
    """Complete a group whose be or have stands at `at`."""
    have = row.tags[at] == "H" or row.lows[at] == "have"
    after, negated = _next(row, at)
    group.negated = group.negated or negated
    group.head, group.lemma = at, "have" if have else "be"
    if after >= len(row.tags):
        return group
    if have and row.lows[after] == "been":
        return _after_auxiliary(row, after, group)
    form = _form(row, after)
    if form & PARTICIPLE and row.tags[after] != "J":
        group.head, group.lemma, group.passive = after, verb(row.lows[after]).lemma, not have
    elif not have and row.lows[after] == "being":
        return _after_auxiliary(row, after, group)
    elif not have and form & ING:
        group.head, group.lemma, group.progressive = after, verb(row.lows[after]).lemma, True
    return group


def _be(row: Line, at: int) -> Group:
    """ "was approved", "is to be held", "is expected to sign", or a copula."""
    past = row.lows[at] in ("was", "were", "wasn't", "weren't")
    bare = row.lows[at] in ("been", "being", "be")
    after, negated = _next(row, at)
    group = Group(at, at, "be", "participle" if bare else "past" if past else "present", False, negated)
    to = after if after < len(row.tags) and row.tags[after] == "I" else after + 1
    expected = to == after or (after < len(row.lows) and row.lows[after] in _EXPECTED)
    if expected and to < len(row.tags) and row.tags[to] == "I":
        child = _infinitive(row, to)
        if child is not None:
            future: Tense = "modal" if past else "future"
            return Group(at, child.head, child.lemma, future, child.passive, negated, "scheduled")
    return _after_auxiliary(row, at, group)


def _have(row: Line, at: int) -> Group | None:
    word = row.lows[at]
    after, negated = _next(row, at)
    if after < len(row.tags) and row.tags[after] == "I":
        child = _infinitive(row, after)
        if child is not None:
            return Group(at, child.head, child.lemma, "modal", child.passive, negated, "must")
    group = Group(at, at, "have", "pluperfect" if word == "had" else "gerund" if word == "having" else "perfect", False, negated)
    group = _after_auxiliary(row, at, group)
    if group.head == at:
        group.tense = "past" if word == "had" else "present"
    return group


def _do(row: Line, at: int) -> Group | None:
    after, negated = _next(row, at)
    if not _base(row, after):
        return None
    return Group(at, after, verb(row.lows[after]).lemma, "past" if row.lows[at].startswith("did") else "present", False, negated)


def _infinitive(row: Line, at: int) -> Group | None:
    """ "to punish", "to be held", "to have been killed"."""
    after, negated = _next(row, at)
    if after >= len(row.tags) or row.tags[after] in "DO,":
        return None
    group = Group(at, after, "", "infinitive", False, negated or (at > 0 and row.tags[at - 1] == "X"))
    if row.lows[after] in ("be", "have"):
        return _after_auxiliary(row, after, group)
    if not _base(row, after):
        return None
    group.lemma = verb(row.lows[after]).lemma
    return group


def _verb(row: Line, at: int) -> Group | None:
    """A verb form without an auxiliary: past, participle, -ing, or third person."""
    lemma, form = verb(row.lows[at])
    before = _before(row, at)
    if form & ING:
        return _gerund(row, at, lemma, before)
    if form & THIRD and not form & PAST:
        return _third(row, at, lemma, before)
    if form & (PAST | PARTICIPLE):
        if before in "DP" and before or (at and row.lows[at - 1].endswith(("'s", "s'"))):
            return None  # "the proposed law", "of detained men", "Monday's planned march"
        if not form & PAST:
            return Group(at, at, lemma, "participle")
        return Group(at, at, lemma, "past", open=bool(form & PARTICIPLE) and lemma not in INTRANSITIVE)
    return None


def _before(row: Line, at: int) -> str:
    """The tag of the nearest token before `at` that is no adverb, "" at the start."""
    at -= 1
    while at >= 0 and row.tags[at] in "JX":
        at -= 1
    return row.tags[at] if at >= 0 else ""


def _gerund(row: Line, at: int, lemma: str, before: str) -> Group | None:
    if before in ("D", "P") or (at + 1 < len(row.tags) and row.lows[at + 1] == "of"):
        return None  # a noun: "the killing of", "of killing"
    after = row.tags[at + 1] if at + 1 < len(row.tags) else ""
    if before == "N" and (noun(row.lows[at]) in NOUN_KINDS and after not in ("D", "O", "R", "N", "P")):
        return None  # "a court hearing has"
    if before == "N" and after and noun(row.lows[at + 1]) in NOUN_KINDS:
        return None  # "a training conference"
    clause: Clause = "adj" if before in ("", ",", "C", "S", "Q") else "red"
    return Group(at, at, lemma, "gerund", clause=clause)


def _third(row: Line, at: int, lemma: str, before: str) -> Group | None:
    """A third person present, where the words around it leave no doubt that it is no plural noun."""
    after = row.tags[at + 1] if at + 1 < len(row.tags) else ""
    if before not in ("N", "R", "W", "Q") or after not in ("D", "R", "W", "O", "I", "Q", "P", "N", "T") :
        return None
    certain = after in ("D", "R", "W", "O", "Q") or before in ("R", "W") or (after == "I" and lemma in _SPEECH)
    planning = lemma in _PLANNING and after == "I"
    if planning:
        child = _infinitive(row, at + 1)
        if child is not None:
            return Group(at, child.head, child.lemma, "future", child.passive, False, "plan")
    return Group(at, at, lemma, "present") if certain else None


def _pronoun_verb(row: Line, at: int) -> Group | None:
    """A bare present after a pronoun: "they need to meet", "cities that want"."""
    lemma, form = verb(row.lows[at])
    if not form & BASE or _before(row, at) not in ("R", "W") or not row.words[at].islower():
        return None
    child = _infinitive(row, at + 1) if at + 1 < len(row.tags) and row.tags[at + 1] == "I" else None
    if child is not None and lemma == "need":
        return Group(at, child.head, child.lemma, "modal", child.passive, False, "must")
    if child is not None and lemma in _PLANNING:
        return Group(at, child.head, child.lemma, "future", child.passive, False, "plan")
    return Group(at, at, lemma, "present")


def _present(row: Line, at: int) -> Group | None:
    """A present form in a caption or headline: "Marchers carry signs"."""
    lemma, form = verb(row.lows[at])
    after = row.tags[at + 1] if at + 1 < len(row.tags) else ""
    if not form & (BASE | THIRD) or not row.words[at].islower() or _before(row, at) not in ("N", "R"):
        return None
    plural = row.lows[at - 1].endswith("s") or noun(row.lows[at - 1]) != row.lows[at - 1] or row.tags[at - 1] in "RJ"
    if form & BASE and not form & THIRD and not plural:
        return None
    return Group(at, at, lemma, "present") if after in ("D", "P", "I", "O", "T", "N", "W", "V") else None


_READERS = {"M": _modal, "B": _be, "H": _have, "A": _do, "I": _infinitive, "V": _verb}


# ------------------------------------------------------------------------------------------------ settling clauses


def _settle(row: Line, groups: list[Group]) -> None:
    """Give each group its clause and parent, and each open past form its reading."""
    for number, group in enumerate(groups):
        before = number - 1
        group.parent = before
        if group.tense == "infinitive":
            group.clause = "inf"
        elif group.tense == "participle":
            group.clause = "red"
        elif group.tense == "gerund":
            group.parent = _host(groups, before)
        else:
            _finite(row, groups, number)
    if groups and not any(g.finite and g.clause == "main" for g in groups):
        _promote(groups)


def _host(groups: list[Group], at: int) -> int:
    """The nearest finite main group before, which an adjunct in -ing belongs to."""
    nearest = at
    while at >= 0:
        if groups[at].finite and groups[at].clause in ("main", "comp", "sub"):
            return at
        at -= 1
    return nearest


def _marker(row: Line, start: int, stop: int) -> tuple[str, int]:
    """The last clause marker among the tokens [start, stop): its tag and place."""
    for at in range(stop - 1, start - 1, -1):
        tag = row.tags[at]
        if tag in "WC," or (tag == "S" and not _preposition(row, at, stop)):
            return tag, at
    return "", -1


def _preposition(row: Line, at: int, stop: int) -> bool:
    """Whether a subordinator here is a preposition: "after the attack", "before Friday", "since 2009", "so"."""
    word = row.lows[at]
    if word == "so":
        return True
    if word in ("as", "than"):
        return not any(row.tags[k] in "R" for k in range(at + 1, stop))
    if word in ("after", "before", "since", "until", "till", "once"):
        return at + 1 < stop and row.tags[at + 1] in "TU" and stop - at > 2
    return False


def _finite(row: Line, groups: list[Group], number: int) -> None:
    group = groups[number]
    previous = groups[number - 1] if number else None
    tag, at = _marker(row, previous.head + 1 if previous else 0, group.first)
    if group.open and _no_subject(row, at, group.first, previous, tag):
        group.tense, group.clause = "participle", "red"
        return
    if tag == "W":
        group.clause = _pronoun_clause(row, at, previous)
    elif tag == "S":
        group.clause = "cond" if row.lows[at] in ("if", "unless", "whether", "lest", "provided") else "sub"
    elif previous is None:
        group.clause = "main"
    elif tag:
        _after_comma(row, groups, number, at)
    else:
        _unmarked(row, groups, number)


def _no_subject(row: Line, marker: int, first: int, previous: Group | None, tag: str) -> bool:
    """Whether an open form has no subject before it in its clause, so that it is a participle."""
    start = max(marker + 1, previous.head + 1 if previous else 0)
    rest = [row.tags[k] for k in range(start, first) if row.tags[k] not in "JXQU"]
    if not rest or set(rest) <= {"T"}:
        # "…, armed with"; but "and died", "who died", "In May, Congress [,] passed" have theirs elsewhere
        return not (tag in ("C", "W") or (tag == "," and previous is None and rest == []) and marker > 0 and _closing(row, marker))
    if rest[:2] == ["P", "T"] or rest[0] == "T":
        rest = rest[2:] if rest[0] == "P" else rest[1:]
    return bool(rest) and rest[0] == "P" and previous is None and "," not in rest


def _closing(row: Line, comma: int) -> bool:
    """Whether the comma closes a parenthesis after the subject: "Smith, 34, died"."""
    return "," in row.tags[:comma] or row.tags[0] not in "PST"


def _pronoun_clause(row: Line, at: int, previous: Group | None) -> Clause:
    """Whether "that" opens what is said ("told reporters that the") or tells of a noun ("a statement that said")."""
    if row.lows[at] not in ("that", "how", "why", "what") or previous is None or previous.lemma not in REPORTING:
        return "rel"
    touching = all(tag in "JXTUO,Q" for tag in row.tags[previous.head + 1 : at])
    subject = at + 1 < len(row.tags) and row.tags[at + 1] not in "VMBHA"
    return "comp" if touching or subject else "rel"


def _after_comma(row: Line, groups: list[Group], number: int, marker: int) -> None:
    """A finite group whose clause opens with a comma or conjunction: coordinated, or back in the clause before."""
    group, previous = groups[number], groups[number - 1]
    direct = marker == group.first - 1 or all(row.tags[k] in "JXTU" for k in range(marker + 1, group.first))
    if direct and row.tags[marker] == "C":  # "X was tried and convicted": shares everything
        host = _same_level(groups, number - 1)
        group.clause, group.parent = groups[host].clause, groups[host].parent
        if groups[host].clause in ("inf", "red", "adj"):
            group.clause = "main"
        if group.open and group.tense == "past" and groups[host].tense != "present":
            group.passive, group.tense, group.modal = groups[host].passive, groups[host].tense, groups[host].modal
        return
    if previous.lemma in REPORTING and previous.finite and row.tags[marker] == "C" and previous.clause == "comp":
        group.clause = "comp"
        return
    if group.lemma in REPORTING or previous.clause != "comp":
        group.clause = "main"
        return
    group.clause = "comp" if row.tags[marker] == "C" else "main"


def _same_level(groups: list[Group], at: int) -> int:
    """The nearest finite group at or before `at`."""
    while at > 0 and not groups[at].finite:
        at -= 1
    return at


def _unmarked(row: Line, groups: list[Group], number: int) -> None:
    """A finite group that follows another without any marker between."""
    group, previous = groups[number], groups[number - 1]
    if group.open and group.lemma in _ADJECTIVAL and not previous.open:
        group.tense, group.clause = "participle", "red"
    elif previous.lemma in REPORTING and not previous.passive:
        if group.open and row.tags[_next(row, previous.head)[0]] == "P":
            group.tense, group.clause = "participle", "red"  # "said in the interview conducted Saturday"
        else:
            group.clause = "comp"
    elif previous.open and previous.clause != "red" and not _has_object(row, previous.head):
        group.clause = previous.clause  # "the officer accused of theft resigned"
        previous.tense, previous.clause = "participle", "red"
    elif group.open:
        group.tense, group.clause = "participle", "red"  # "police arrested a man wanted in Ohio"
    elif previous.clause in ("rel", "red", "inf", "adj", "sub"):
        group.clause = "main" if not _main_before(groups, number) else "comp"
    else:
        group.clause = "comp"


def _main_before(groups: list[Group], number: int) -> bool:
    return any(g.finite and g.clause == "main" for g in groups[:number])


def _has_object(row: Line, head: int) -> bool:
    """Whether a noun phrase follows the verb at once: "arrested a man", "attacked them"."""
    after, _ = _next(row, head)
    return after < len(row.tags) and row.tags[after] in "DONW"


def _promote(groups: list[Group]) -> None:
    """A sentence needs a main verb: the first past form that was taken for a participle, if none was found."""
    for group in groups:
        if group.open and group.tense == "participle":
            group.tense, group.clause = "past", "main"
            return
    for group in groups:
        if group.finite and group.clause == "comp":
            group.clause = "main"
            return
