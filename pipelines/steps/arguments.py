"""Who does what to whom, by clause: the subject and the object of the verb group that tells an event.

The subject is the noun phrase before the group, what a relative pronoun takes up, or that of the group that governs it
("told them to leave": they leave); in the passive it is to whom it is done, and who does it stands behind "by". Who
gets or loses something comes before the thing: "sent letters to four cities".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.pipelines.steps.inflection import noun
from dateline.pipelines.steps.lexicon import words
from dateline.pipelines.steps.phrases import SPEAKING
from dateline.pipelines.steps.tagging import Line
from dateline.pipelines.steps.verbgroups import Group

Phrase = tuple[int, int]  # the first and the last token of a noun phrase

# What these verbs' objects are to do, the objects do: "asked the towns to leave".
_ORDERING = words(
    "tell ask order urge force require allow want encourage direct press invite instruct permit enable compel persuade"
    " push advise warn help expect beg command sentence call prompt lead cause get challenge authorize authorise"
)
# With these, whoever stands behind "to" or "from" gets or loses the object.
_GIVING = words(
    "send give issue deliver offer award grant pay hand write provide submit present deny cancel make promise sell"
    " donate allocate extend owe lend distribute release show announce sign"
)
_TAKING = words("withhold take withdraw cut strip seize steal revoke keep pull demand withdraw hold block receive win")
# What they threaten or promise to do, they do to somebody: him they threaten.
# With these, whoever stands behind "against" or "on" undergoes the object: "filed a lawsuit against the state".
_AIMING = words("file bring launch impose mount wage lodge level issue stage carry commit")
_VOWING = words("threaten vow promise pledge refuse decline")
_TOWARDS = words("to against on upon with of at")
_ONE = words("he she")
_THEY = words("they them themselves it itself")
_PARTICLES = words("up out off down back over through away")
OBJECT_REACH = 14  # tokens after a verb in which whom it befalls is looked for
MIN_NAME = 2  # words of a full name
GOVERNORS = 4  # clauses up from a verb to the one that has its subject: "moved to try to force"
_SKIPPED = frozenset("JXTUQ")


class Argument(NamedTuple):
    """Where a phrase stands, in characters of the text, and the one that it takes up: "they" the "four cities"."""

    start: int
    end: int
    meant: tuple[int, int]


class Arguments(NamedTuple):
    """Who does it, and to whom it is done; None where nothing says."""

    actor: Argument | None = None
    target: Argument | None = None


def arguments(row: Line, groups: Sequence[Group], trigger: int) -> Arguments | None:
    """The arguments of the verb that begins at an offset of the text; None where no verb group is there."""
    at = row.starts.index(trigger) if trigger in row.starts else -1
    number = next((k for k, group in enumerate(groups) if group.head == at), -1)
    if number < 0:
        states = next((k for k, group in enumerate(groups) if group.lemma == "be" and group.head == at - 1), -1)
        said_of = _surface(row, groups, states) if states >= 0 else None
        return Arguments(target=_argument(row, groups, states, said_of)) if states >= 0 else None
    subject = _surface(row, groups, number)
    actor, target = subject, None
    if _is_passive(groups[number]):
        actor, target = _agent(row, groups, number), subject
    else:
        target = _patient(row, groups, number)
    return Arguments(_argument(row, groups, number, actor), _argument(row, groups, number, target))


def _argument(row: Line, groups: Sequence[Group], number: int, phrase: Phrase | None) -> Argument | None:
    if phrase is None:
        return None
    first, last = phrase
    if row.lows[first] in _THEY:
        first, last = _taken_up(row, groups, number, phrase)
    elif row.lows[first] in _ONE and row.tags[first] == "R":
        first, last = _sayer(row, groups, number) or phrase
    return Argument(row.starts[phrase[0]], row.ends[phrase[1]], (row.starts[first], row.ends[last]))


def _taken_up(row: Line, groups: Sequence[Group], number: int, pronoun: Phrase) -> Phrase:
    """What "they" takes up in its sentence: to whom something is done there before, else who does it, of many.

    "It" takes up one that does something: "the department said it would".
    """
    if row.lows[pronoun[0]].startswith("it"):
        doers = (_surface(row, groups, before) for before in range(number - 1, -1, -1))
        return next((p for p in doers if p is not None and p[1] < pronoun[0] and not _is_many(row, p)), pronoun)
    for before in range(number - 1, -1, -1):
        for phrase in (_patient(row, groups, before), _surface(row, groups, before)):
            if phrase is not None and phrase[1] < pronoun[0] and _is_many(row, phrase):
                return phrase
    return pronoun


def _sayer(row: Line, groups: Sequence[Group], number: int) -> Phrase | None:
    """Who says what a verb tells: "he" of "the ambassador said he resigned", unless somebody is told."""
    while groups[number].clause != "comp":
        number = groups[number].parent
        if number < 0:
            return None
    host = groups[number].parent
    if host < 0 or groups[host].lemma not in SPEAKING or groups[host].lemma in _ORDERING:
        return None
    said = _surface(row, groups, host)
    return said if said is not None and row.tags[said[0]] not in "RO" else None


def _is_many(row: Line, phrase: Phrase) -> bool:
    last = row.lows[phrase[1]]
    return noun(last) != last or "and" in row.lows[phrase[0] : phrase[1]] or last == "police"


def _is_passive(group: Group) -> bool:
    return group.passive or (group.clause == "red" and group.tense == "participle")


# ------------------------------------------------------------------------------------------------ before the verb


def _surface(row: Line, groups: Sequence[Group], number: int, depth: int = 0) -> Phrase | None:
    """The noun phrase that a verb group is said of, also by the groups that govern it."""
    group = groups[number]
    if depth > GOVERNORS:
        return None
    if group.tense == "infinitive" or (group.joined and group.clause == "inf"):
        return _controller(row, groups, number, depth)
    if group.clause == "adj" and not group.finite:
        host = group.parent
        return _surface(row, groups, host, depth + 1) if 0 <= host < number else None
    if group.joined:
        return _surface(row, groups, number - 1, depth + 1)
    at = group.first - 1
    while at >= 0 and row.tags[at] in _SKIPPED:
        at -= 1
    if at < 0:
        return None
    if row.tags[at] == "C" and number:
        return _surface(row, groups, _level(groups, number - 1), depth + 1)
    if row.tags[at] == "W":
        return _antecedent(row, groups, at)
    if row.tags[at] == ",":
        at = _before_remark(row, groups, number, at)
    return _ending_at(row, groups, at)


def _controller(row: Line, groups: Sequence[Group], number: int, depth: int) -> Phrase | None:
    """Who is to do what an infinitive says: the governor's object where it orders, else its subject."""
    host = groups[number].parent
    while host >= 0 and groups[host].joined:
        host -= 1
    if not 0 <= host < number:
        return None
    governor = groups[host]
    if governor.lemma in _ORDERING and not _is_passive(governor):
        ordered = _first_after(row, groups, host)
        if ordered is not None:
            return ordered
    return _surface(row, groups, host, depth + 1)


def _level(groups: Sequence[Group], at: int) -> int:
    """The nearest finite group at or before one, whose subject a verb behind "and" shares."""
    while at > 0 and not groups[at].finite:
        at -= 1
    return at


def _antecedent(row: Line, groups: Sequence[Group], pronoun: int) -> Phrase | None:
    """What a relative pronoun takes up; nothing where it opens what is said or asked."""
    at = pronoun - 1
    if at >= 0 and row.tags[at] == ",":
        at -= 1
    return _phrase(row, groups, at) if row.lows[pronoun] in ("who", "which", "that") else None


def _before_remark(row: Line, groups: Sequence[Group], number: int, comma: int) -> int:
    """The token before the remark that a comma closes: "Ann Lee‸, the mayor, said"."""
    floor = max((g.head for g in groups[:number] if g.finite and g.clause not in ("rel", "sub")), default=-1)
    for at in range(comma - 1, floor, -1):
        if row.tags[at] == "," and at and row.tags[at - 1] in "NQR":
            named = all(word.istitle() for word in row.words[at + 1 : comma]) and comma - at > MIN_NAME
            return comma - 1 if named else at - 1  # "her brother, Kim Lee‸, was killed"
    return comma - 1


def _ending_at(row: Line, groups: Sequence[Group], at: int) -> Phrase | None:
    """The phrase whose complements end at a token: "the mayor" in "the mayor of the town in Ohio‸"."""
    phrase = _phrase(row, groups, at)
    while phrase is not None and phrase[0] and (row.tags[phrase[0] - 1] == "P" or row.lows[phrase[0] - 1] == "to"):
        outer = _phrase(row, groups, phrase[0] - 2) or _reduced(row, groups, phrase[0] - 2)
        if outer is None:
            fronted = phrase[0] < 2 or row.tags[phrase[0] - 2] in ",SC"
            return None if fronted and row.tags[phrase[1]] != "R" else phrase
        phrase = outer
    return phrase


def _reduced(row: Line, groups: Sequence[Group], at: int) -> Phrase | None:
    """What a reduced relative clause whose verb stands at a token is said of: "the judge ‸appointed‸ by Lee"."""
    while at >= 0 and row.tags[at] in _SKIPPED:
        at -= 1
    number = next((k for k, group in enumerate(groups) if group.head == at and group.clause == "red"), -1)
    return _surface(row, groups, number) if number >= 0 else None


def _phrase(row: Line, groups: Sequence[Group], last: int) -> Phrase | None:
    """The noun phrase that ends at a token, with those that are joined to it."""
    while last >= 0 and row.tags[last] in _SKIPPED:
        last -= 1
    if last < 0 or row.tags[last] not in "NROD":
        return None
    if row.tags[last] in "RO":
        return last, last
    verbs = {k for group in groups for k in range(group.first, group.head + 1)}
    first = last
    while first and row.tags[first - 1] in "NDV" and first - 1 not in verbs and row.tags[first] != "D":
        first -= 1
    while first and row.tags[first - 1] == "D" and first - 1 not in verbs:
        first -= 1
    if first > 1 and row.tags[first - 1] == "C" and row.lows[first - 1] == "and" and row.tags[first - 2] == "N":
        joined = _phrase(row, groups, first - 2)
        return (joined[0], last) if joined is not None else (first, last)
    return first, last


# ------------------------------------------------------------------------------------------------- after the verb


def _agent(row: Line, groups: Sequence[Group], number: int) -> Phrase | None:
    """The phrase behind "by" of a passive."""
    head = groups[number].head
    stop = groups[number + 1].first if number + 1 < len(groups) else len(row.tags)
    for at in range(head + 1, min(stop, head + OBJECT_REACH)):
        if row.lows[at] == "by":
            return _starting_at(row, groups, at + 1)
        if row.tags[at] in ",SW":
            return None
    return None


def _patient(row: Line, groups: Sequence[Group], number: int) -> Phrase | None:
    """To whom it is done: who gets or loses the object, else the object itself."""
    group = groups[number]
    if group.lemma in _VOWING and number + 1 < len(groups) and groups[number + 1].tense == "infinitive":
        return _patient(row, groups, number + 1)
    thing = _first_after(row, groups, number)
    behind = _behind(group.lemma)
    if thing is None or not behind:
        return thing
    stop = groups[number + 1].first if number + 1 < len(groups) else len(row.tags)
    for at in range(thing[1] + 1, min(stop, thing[1] + OBJECT_REACH)):
        if row.tags[at] in ",SWC":
            break
        if row.lows[at] in behind:
            return _starting_at(row, groups, at + 1) or thing
    return thing


def _behind(verb: str) -> tuple[str, ...]:
    """The prepositions behind which stands whoever gets, loses or undergoes a verb's object; empty for none."""
    given = ("to",) if verb in _GIVING else ("from", "to") if verb in _TAKING else ()
    return (*given, "against", "on") if verb in _AIMING else given


def _first_after(row: Line, groups: Sequence[Group], number: int) -> Phrase | None:
    """The noun phrase behind a verb, at once or behind a preposition of direction: "ruled against the town"."""
    at = groups[number].head + 1
    while at < len(row.tags) and (row.tags[at] in _SKIPPED or row.lows[at] in _PARTICLES):
        at += 1
    if number + 1 < len(groups) and groups[number + 1].first <= at:
        return None
    at += at < len(row.tags) and row.lows[at] in _TOWARDS
    return _starting_at(row, groups, at)


def _starting_at(row: Line, groups: Sequence[Group], at: int) -> Phrase | None:
    """The noun phrase that begins at a token, with those that are joined to it."""
    while at < len(row.tags) and row.tags[at] in "QJ":
        at += 1
    verbs = {group.first for group in groups}
    if at >= len(row.tags) or row.tags[at] not in "NDROV" or at in verbs:
        return None
    if row.tags[at] in "RO":
        return (at, at) if row.tags[at] == "O" or row.lows[at] in ("it", "you") else None
    last = at
    while last + 1 < len(row.tags) and last + 1 not in verbs:
        inner = row.tags[last + 1] in "JQ" and row.tags[last + 2 : last + 3] in (["N"], ["V"])
        if row.tags[last + 1] not in "NDV" and not (inner and row.tags[last] in "DJQ"):
            break
        last += 1
    if last + 2 < len(row.tags) and row.lows[last + 1] == "and" and row.tags[last + 2] in "ND":
        joined = _starting_at(row, groups, last + 2)
        last = joined[1] if joined is not None and not _opens_clause(groups, joined[1] + 1) else last
    return (at, last) if row.tags[last] in "NV" else None


def _opens_clause(groups: Sequence[Group], at: int) -> bool:
    """Whether a verb follows, so that the phrase before it is a subject: "sued the state and the town paid"."""
    return any(group.first == at and group.finite for group in groups)
