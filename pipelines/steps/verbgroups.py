"""The verb groups of a sentence: a verb with its auxiliaries ("has not yet been approved"), by form and
word order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from dateline.pipelines.steps.inflection import BASE, ING, PARTICIPLE, PAST, THIRD, noun, verb
from dateline.pipelines.steps.kinds import NOUN_KINDS, PHRASAL
from dateline.pipelines.steps.phrases import EXPECTED, INTRANSITIVE, PROGRAMMED, REPORTING, SPEECH
from dateline.pipelines.steps.remembered import Remembered
from dateline.pipelines.steps.tagging import Line

Tense = Literal["past", "present", "perfect", "pluperfect", "future", "modal", "infinitive", "gerund", "participle"]
# main: asserted by the sentence; comp: what somebody says, thinks, fears; rel: relative; sub: adverbial;
# cond: if, unless; inf: to-infinitive; adj: adjunct in -ing after a comma; red: reduced relative ("letters
# sent to")
Clause = Literal["main", "comp", "rel", "sub", "cond", "inf", "adj", "red"]

_LIKELY = frozenset(("likely", "sure", "certain", "poised"))
# Before a date these are prepositions: "starting Tuesday".
_OPENING_DATES = frozenset(("starting", "beginning", "ending", "following"))
# "The two talked", "some left": these stand for people, where no noun follows the verb at once.
_SOME = frozenset(("two", "three", "four", "both", "all", "many", "some", "several"))
_CROWDS = frozenset(("dozens", "hundreds", "thousands", "millions", "others"))  # as these, but for "thousands of"
_MANY = frozenset(("people", "police"))  # plurals without -s
_PLANNING = frozenset(("plan", "intend", "aim"))
DATE_REACH = 4  # tokens after a preposition in which its date stands: "opens in the old port on Monday"
_SKIP = frozenset("JXTUQ")


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
    joined: bool = False  # goes on after "and" under the auxiliary or governor of the group before

    @property
    def finite(self) -> bool:
        """Whether the group makes a clause of its own."""
        return self.tense not in ("infinitive", "gerund", "participle")


def find_groups(row: Line, present: bool) -> Iterator[Group]:
    last: Group | None = None
    done = 0
    lows, tags = row.lows, row.tags
    for at in [at for at, tag in enumerate(tags) if tag in _READERS or (tag == "N" and _FORMS[lows[at]])]:
        if at < done:
            continue
        tag = tags[at]
        reader = _READERS.get(tag)
        group = reader(row, at) if reader is not None and not _is_noun(row, at, last) else None
        if group is None and at and (tag == "V" or tag == "N"):
            group = _coordinated(row, at, last) or _bare(row, at, present and not _is_object(row, at, last))
        if group is not None:
            yield group
            done, last = group.head + 1, group


def _coordinated(row: Line, at: int, last: Group | None) -> Group | None:
    """A bare verb after "and" or "or" that goes on after an infinitive or modal: "to detain and deport people"."""
    if last is None or last.tense not in ("infinitive", "modal", "future"):
        return None
    before = at - 1
    while before > 0 and row.tags[before] == "J":
        before -= 1
    if row.tags[before] != "C":
        return None
    after = row.tags[at + 1] if at + 1 < len(row.tags) else ""
    lemma = verb(row.lows[at]).lemma
    named = row.lows[at] in NOUN_KINDS and not (lemma in INTRANSITIVE and after == "P")  # "discuss it and vote on it"
    if not _base(row, at) or named or after not in tuple("DOPNIT"):
        return None
    return Group(at, at, lemma, last.tense, False, last.negated, last.modal, joined=True)


def skip(row: Line, at: int) -> tuple[int, bool]:
    """The next token after `at` that is no adverb, negation or time, and whether a negation was passed."""
    negated = row.lows[at].endswith("n't")
    at += 1
    while at < len(row.tags) and (row.tags[at] in _SKIP or _is_ordinal(row, at)):
        negated = negated or row.tags[at] == "X"
        at += 1
    return at, negated


def _is_ordinal(row: Line, at: int) -> bool:
    """Whether "last" or "first" stands between auxiliary and verb: "was last seen on Monday"."""
    return row.lows[at] in ("last", "first") and row.tags[at - 1] in "BH" and row.tags[at + 1 : at + 2] == ["V"]


def _form(row: Line, at: int) -> int:
    return verb(row.lows[at]).form if at < len(row.tags) and row.tags[at] in "VNMJP" else 0


def _base(row: Line, at: int) -> bool:
    """Whether the token can be a bare verb."""
    return at < len(row.tags) and bool(_form(row, at) & BASE) and (row.words[at].islower())


def _modal(row: Line, at: int) -> Group | None:
    """ "will not be held", "would have approved", "must show"."""
    word = row.lows[at]
    after, negated = skip(row, at)
    negated = negated or word == "cannot"
    if after < len(row.tags) and row.tags[after] == "R":  # "will he go": a question
        return None
    tense: Tense = "future" if word in ("will", "shall", "won't") or word.endswith("'ll") else "modal"
    group = Group(at, at, "", tense, False, negated, word)
    if row.lows[after : after + 1] == ["likely"]:
        after, negated = skip(row, after)  # "will likely hold"
        group.negated = group.negated or negated
    if after >= len(row.tags):
        return None
    if row.lows[after] == "have" and row.tags[after + 1 : after + 2] == ["I"]:
        child = _infinitive(row, after + 1)
        if child is not None:  # "will have to pay"
            return Group(at, child.head, child.lemma, tense, child.passive, negated, word)
    if row.lows[after] in ("be", "have"):
        group.modal = f"{word} have" if row.lows[after] == "have" and _is_done(row, skip(row, after)[0]) else word
        return _after_auxiliary(row, after, group)
    if _base(row, after):
        group.head, group.lemma = after, verb(row.lows[after]).lemma
        return group
    return None


def _is_done(row: Line, at: int) -> bool:
    return bool(_form(row, at) & PARTICIPLE) or row.lows[at : at + 1] == ["been"]


def _after_auxiliary(row: Line, at: int, group: Group) -> Group:
    """Complete a group whose be or have stands at `at`."""
    have = row.tags[at] == "H" or row.lows[at] == "have"
    after, negated = skip(row, at)
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
    after, negated = skip(row, at)
    group = Group(at, at, "be", "participle" if bare else "past" if past else "present", False, negated)
    to = after if after < len(row.tags) and row.tags[after] == "I" else _past_times(row, after + 1)
    expected = to == after or (after < len(row.lows) and row.lows[after] in EXPECTED)
    if expected and to < len(row.tags) and row.tags[to] == "I":
        child = _infinitive(row, to)
        if child is not None:
            future: Tense = "modal" if past else "future"
            how = "likely" if row.lows[after] in _LIKELY else "scheduled"
            return Group(at, child.head, child.lemma, future, child.passive, negated, how)
    return _after_auxiliary(row, at, group)


def _past_times(row: Line, at: int) -> int:
    """The next token that belongs to no time: "is expected ‸on Wednesday‸ to endorse"."""
    while row.tags[at : at + 1] == ["T"] or row.tags[at : at + 2] == ["P", "T"]:
        at += 1
    return at


def _have(row: Line, at: int) -> Group | None:
    word = row.lows[at]
    after, negated = skip(row, at)
    if after < len(row.tags) and row.tags[after] == "I" and "T" not in row.tags[at:after]:
        child = _infinitive(row, after)
        if child is not None:
            return Group(at, child.head, child.lemma, "modal", child.passive, negated, "must")
    group = Group(
        at,
        at,
        "have",
        "pluperfect" if word == "had" else "gerund" if word == "having" else "perfect",
        False,
        negated,
    )
    group = _after_auxiliary(row, at, group)
    if group.head == at:
        group.tense = "past" if word == "had" else "present"
    return group


def _do(row: Line, at: int) -> Group | None:
    after, negated = skip(row, at)
    if not _base(row, after):
        return None
    return Group(
        at,
        after,
        verb(row.lows[after]).lemma,
        "past" if row.lows[at].startswith("did") else "present",
        False,
        negated,
    )


def _infinitive(row: Line, at: int) -> Group | None:
    """ "to punish", "to be held", "to have been killed"."""
    after, negated = skip(row, at)
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
        crowd = row.lows[at - 1] in _CROWDS and row.tags[at + 1 : at + 2] != ["N"]  # "thousands marched"
        if (before and before in "DPI" and row.lows[at - 1] not in _SOME and not crowd) or (
            at and row.lows[at - 1].endswith(("'s", "s'"))
        ):
            return None  # "the proposed law", "of detained men", "Monday's planned march"
        if not form & PAST:
            return Group(at, at, lemma, "participle")
        if lemma == "get" and _form(row, at + 1) & PARTICIPLE and row.tags[at + 1] == "V":
            return Group(at, at + 1, verb(row.lows[at + 1]).lemma, "past", passive=True)  # "got stuck"
        return Group(at, at, lemma, "past", open=bool(form & PARTICIPLE) and lemma not in INTRANSITIVE)
    return None


def _before(row: Line, at: int) -> str:
    """The tag of the nearest token before `at` that is no adverb, "" at the start."""
    at -= 1
    while at >= 0 and row.tags[at] in "JX":
        at -= 1
    return row.tags[at] if at >= 0 else ""


def _gerund(row: Line, at: int, lemma: str, before: str) -> Group | None:
    after = row.tags[at + 1] if at + 1 < len(row.tags) else ""
    if before == "D" or row.lows[at + 1 : at + 2] == ["of"] or (after == "T" and row.lows[at] in _OPENING_DATES):
        return None  # a noun: "the killing of"; a preposition: "starting Tuesday"
    if before == "P":
        return Group(at, at, lemma, "gerund", clause="adj") if after not in ("P", "C", ",", ".", "") else None
    named = noun(row.lows[at]) in NOUN_KINDS
    if before == "V" and named and "D" in row.tags[max(0, at - 3) : at - 1]:
        return None  # "a previously scheduled meeting"
    if before == "N" and (named and after not in ("D", "O", "R", "N", "P")):
        return None  # "a court hearing has"
    if before == "T" and named and row.tags[at - 1] == "T" and row.tags[at - 2 : at - 1] == ["D"]:
        return None  # "a March 5 ruling", "the 2015 shooting"
    if before == "N" and after and noun(row.lows[at + 1]) in NOUN_KINDS:
        return None  # "a training conference"
    clause: Clause = "adj" if before in ("", ",", "C", "S", "Q") else "red"
    return Group(at, at, lemma, "gerund", clause=clause)


def _third(row: Line, at: int, lemma: str, before: str) -> Group | None:
    """A third person present, where the words around it leave no doubt that it is no plural noun."""
    after = row.tags[at + 1] if at + 1 < len(row.tags) else ""
    if before == "," and after == "T" and lemma in PROGRAMMED and "," in row.tags[: at - 1]:
        return Group(at, at, lemma, "present")  # "the trial, expected to last six weeks, begins Tuesday"
    if before not in ("N", "R", "W", "Q") or after not in ("D", "R", "W", "O", "I", "Q", "P", "N", "T"):
        return None
    certain = (
        after in ("D", "R", "W", "O", "Q")
        or (before == "Q" and lemma in REPORTING)
        or before in ("R", "W")
        or (after == "I" and lemma in SPEECH)
    )
    soon = after == "T" or (after == "P" and "T" in row.tags[at + 2 : at + 2 + DATE_REACH])
    certain = certain or (soon and lemma in PROGRAMMED) or row.lows[at : at + 2] == ["takes", "place"]
    planning = lemma in _PLANNING and after == "I"
    if planning:
        child = _infinitive(row, at + 1)
        if child is not None:
            return Group(at, child.head, child.lemma, "future", child.passive, False, "plan")
    return Group(at, at, lemma, "present") if certain else None


def _is_object(row: Line, at: int, last: Group | None) -> bool:
    """Whether a noun phrase runs from the verb before to the token: "carry large signs"."""
    return last is not None and all(tag in "NDVJ" for tag in row.tags[last.head + 1 : at])


def _is_noun(row: Line, at: int, last: Group | None) -> bool:
    """Whether what looks like a past closes the object of the verb before: "rejected a repair bid on Monday"."""
    low = row.lows[at]
    alike = row.tags[at] == "V" and row.tags[at - 1 : at] == ["N"] and verb(low).lemma == low and verb(low).form & PAST
    return bool(alike) and last is not None and last.lemma not in REPORTING and _is_object(row, at, last)


def _bare(row: Line, at: int, present: bool) -> Group | None:
    """A bare present: after a pronoun, of saying after a plural ("critics say"), or in a caption."""
    if row.tags[at - 1] in "RWJX":
        group = _pronoun_verb(row, at)
        if group is not None:
            return group
    if present:
        return _present(row, at)
    before = row.lows[at - 1]
    if row.tags[at - 1] != "N" or not (before.endswith("s") or before in _MANY):
        return None
    lemma, form = verb(row.lows[at])
    after = row.tags[at + 1] if at + 1 < len(row.tags) else ""
    saying = form & BASE and lemma in REPORTING and row.words[at].islower()
    return Group(at, at, lemma, "present") if saying and after in ("D", "R", "W", "N", "Q") else None


def _pronoun_verb(row: Line, at: int) -> Group | None:
    """A bare present after a pronoun: "they need to meet", "cities that want"."""
    lemma, form = verb(row.lows[at])
    if at > 1 and row.tags[at - 2] in "MA":
        return None  # "will he go": a question
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
    after = next((tag for tag in row.tags[at + 1 :] if tag != "J"), "")  # "threatens even more cities"
    subject = _phrasal(row, at) or _has_plural_subject(row, at)  # "the new rules take effect": so is "rules"
    if not form & (BASE | THIRD) or not row.words[at].islower() or not (subject or _before(row, at) in ("N", "R")):
        return None
    if _phrasal(row, at + 1) or _has_plural_subject(row, at + 1):
        return None
    if not subject and any(tag == "V" for tag in row.tags[max(0, at - 3) : at]):
        return None  # "issues arrest warrants": the object of the verb just before
    plural = row.tags[at - 1] in "RJ" or _is_plural(row, at - 1)
    if form & BASE and not form & THIRD and not plural:
        return None
    return Group(at, at, lemma, "present") if after in ("D", "P", "I", "O", "T", "N", "W", "V") else None


def _has_plural_subject(row: Line, at: int) -> bool:
    """Whether a bare verb follows a plural that looks like one: "forces seize a port"; not "issues arrest warrants"."""
    if at < 2 or at + 1 >= len(row.tags) or row.tags[at - 2 : at] != ["N", "V"] or not row.words[at].islower():
        return False
    (_, form), plural = verb(row.lows[at]), verb(row.lows[at - 1]).form & THIRD
    bare = form & BASE and not form & THIRD and plural and row.lows[at - 1].endswith("s")
    return bool(bare) and (row.tags[at + 1] in "DRW" or row.words[at + 1].istitle())


def _phrasal(row: Line, at: int) -> bool:
    """Whether a verb with the word after it tells one event: "take effect"."""
    return at + 1 < len(row.lows) and (verb(row.lows[at]).lemma, row.lows[at + 1]) in PHRASAL


def _is_plural(row: Line, at: int) -> bool:
    """Whether a noun is plural, or hangs on one that is: "the supporters of the mayor"."""
    low = row.lows[at]
    if low.endswith("s") or low in _MANY or noun(low) != low:
        return True
    while at > 0 and row.tags[at] in "NDJ":
        at -= 1
    return row.tags[at] == "P" and at > 0 and row.tags[at - 1] == "N" and noun(row.lows[at - 1]) != row.lows[at - 1]


_READERS = {"M": _modal, "B": _be, "H": _have, "A": _do, "I": _infinitive, "V": _verb}
_FORMS: Final[Remembered[int]] = Remembered(lambda low: verb(low).form)  # of which an "N" may be a bare verb
