"""Which of a sentence's happenings each time expression dates: the one that it hangs on, and those that go with it.

"Resigned on Monday and left the city" tells two things of Monday; "in August, when he told" too; "refused on Monday to
sign" dates what was refused. What only follows from a dated act (a purpose, a plan) has no day of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from dateline.pipelines.steps.attachment import SETTING_REACH, Hold, hold, lead
from dateline.pipelines.steps.draft import Sentence
from dateline.pipelines.steps.event_nouns import NOUN_REACH
from dateline.pipelines.steps.kinds import VERB_KINDS, family
from dateline.pipelines.steps.phrases import REPORTING, STATIVE, TALKING
from dateline.pipelines.steps.status import brings_about
from dateline.pipelines.steps.verbgroups import Group
from dateline.schemas.records import Bound

Key = tuple[str, int]  # ("verb", group) or ("noun", token)
# Conjunctions whose clause happens when the other does.
_WHEN = frozenset(("when", "as", "while", "after"))
_LONG = frozenset(
    ["day", "days", "night", "week", "weeks", "month", "months", "year", "years", "decade", "decades", "century"]
)
_ALONG = _WHEN | {"in", "by"}  # before a form in -ing
# "Lost the majority in Tuesday's elections", "dissented from Monday's ruling": done on that day.
_SETTINGS = frozenset(("in", "at", "during", "from"))
_PHASES = frozenset(("begin", "start", "continue", "resume", "finish", "stop"))
_QUESTIONING = frozenset(("ask", "press", "question", "reach", "interview", "contact", "quiz"))
_SPOKEN = frozenset(("statement", "pressure", "accusation", "pledge"))  # families
_UNITS = ("day", "week", "month", "year")
_FOLLOWING = tuple(f"the {which} {unit}" for which in ("next", "following") for unit in _UNITS)
_PARTS = frozenset(("start", "beginning", "opening", "end", "close", "conclusion", "outset", "round", "day"))
_THEREUPON = frozenset(("at", "during", "in", "after", "upon", "following"))
_PLACED = _SETTINGS - {"from"}
_SPANS = frozenset(("until", "since", "for"))  # what goes on for some time is no part of the day
_AFTER = frozenset(("after", "following"))
_WORKS = frozenset(
    ("act", "agreement", "amendment", "bill", "deal", "law", "legislation", "measure", "ordinance", "treaty")
)
_YEAR = re.compile(r"\d{4}")
_NAMED = frozenset(("call", "dub", "name", "title"))  # "a 1989 law called the Clean Air Act"
UNSAID = -1  # where the token of a time would be that an earlier sentence says
GAP = 2  # tokens between a law and the verb that tells what was done with it: ", which passed"
_ORDER = ("day", "part_of_day", "minute", "weekend", "week", "month")


class Timed(NamedTuple):
    """When something happens: the token of its time expression, and how it hangs on it."""

    at: int
    bound: Bound
    ahead: bool = False  # it was put on that day: "a hearing set for Sept. 6"
    shared: bool = False  # the expression hangs on another verb


def timed(s: Sentence, granularities: Mapping[int, str]) -> dict[Key, Timed]:
    """The times of a sentence's verb groups and event nouns; of several on one, the one that says best when."""
    calendar = [at for at, time in enumerate(s.row.times) if time >= 0]
    if not calendar:
        return {}
    holders: dict[Key, list[tuple[int, Hold]]] = {}
    for at in calendar:
        held = hold(s.row, s.groups, s.names, at)
        if held is not None:
            holders.setdefault((held.what, held.at), []).append((at, held))
    _leave_to_nearest(s, holders)
    found: dict[Key, Timed] = {}
    for key, held_times in holders.items():
        at, held = min(
            held_times,
            key=lambda x: (not x[1].ahead, _parted(s, key, x[0]), _fineness(granularities[s.row.times[x[0]]]), x[0]),
        )
        # "shortly after 9 p.m. Saturday" was on Saturday
        clock = granularities[s.row.times[at]] == "minute" and held.bound in ("after", "before", "since")
        found[key] = Timed(at, "at" if clock else held.bound, held.ahead)
    _date_when(s, found)
    _date_works(s, found, calendar)
    if found:
        _share(s, found)
    return found


def along(s: Sentence, verb: int) -> Iterator[int]:
    """The verb groups that have the time of the group whose verb begins at an offset, whatever that time is.

    Clauses with "when" or "where" are none: an earlier sentence's time is too far from them.
    """
    number = next((n for n, group in enumerate(s.groups) if s.row.starts[group.head] == verb), -1)
    if number < 0:
        return
    found: dict[Key, Timed] = {("verb", number): Timed(UNSAID, "at", shared=True)}
    _share(s, found)
    for what, n in found:
        if what == "verb" and n != number and found[what, n].bound == "at" and s.groups[n].clause != "sub":
            yield from [n] if s.groups[n].clause != "rel" or s.groups[n].lemma in TALKING else []


def _date_when(s: Sentence, found: dict[Key, Timed]) -> None:
    """Give a clause with "when" the time that stands just before it: "served until 2006, when he became a judge"."""
    for number, group in enumerate(s.groups):
        at = _marker(s, number) if group.clause in ("sub", "rel") and group.tense == "past" else -1
        if at > 0 and s.row.lows[at] == "when" and ("verb", number) not in found:
            before = at - 1 - (s.row.lows[at - 1] == ",")
            if s.row.times[before] >= 0:
                found["verb", number] = Timed(before, "at", shared=True)


def _date_works(s: Sentence, found: dict[Key, Timed], calendar: Sequence[int]) -> None:
    """Give what was done with a law its year: "the 2013 bill that passed", "the 1996 act, signed by Lee"."""
    for at in [at for at in calendar if _YEAR.fullmatch(s.row.lows[at])]:
        noun_at = next((k for k in range(at + 1, min(len(s.row.tags), at + 1 + NOUN_REACH)) if _is_work(s, k)), -1)
        if noun_at < 0 or s.row.tags[at - 1 : at] != ["D"] or not set(s.row.tags[at + 1 : noun_at]) <= set("NJV"):
            continue
        for number, group in enumerate(s.groups):
            if group.first < noun_at or ("verb", number) in found:
                continue
            gap = s.row.tags[noun_at + 1 : group.first]
            if len(gap) <= GAP and set(gap) <= set(",WB") and _is_enacting(group):
                found["verb", number] = Timed(at, "at", shared=True)
            elif group.finite and group.clause == "main":
                break


def _is_work(s: Sentence, token: int) -> bool:
    return s.row.lows[token] in _WORKS and s.row.tags[token] == "N"


def _is_enacting(group: Group) -> bool:
    """Whether a verb tells what was done, not what a law does: in the past, no state, nothing said."""
    done = group.tense in ("past", "participle") and not group.negated
    return done and group.lemma not in REPORTING | STATIVE | _NAMED


def _leave_to_nearest(s: Sentence, holders: dict[Key, list[tuple[int, Hold]]]) -> None:
    """Where a verb has a time beside it, leave one after a form in -ing to that: "began in May, ending in July"."""
    for key, times in [(key, times) for key, times in holders.items() if key[0] == "verb" and len(times) > 1]:
        near = [max((n for n, g in enumerate(s.groups) if g.head < at), default=-1) for at, _ in times]
        apart = [k for k, n in enumerate(near) if n > key[1] and s.groups[n].clause == "adj"]
        if apart and len(apart) < len(times):
            for k in apart:
                holders.setdefault(("verb", near[k]), []).append((times[k][0], times[k][1]._replace(at=near[k])))
            holders[key] = [time for k, time in enumerate(times) if k not in apart]


def _parted(s: Sentence, key: Key, at: int) -> bool:
    """Whether a comma stands between a verb and a time after it: "began last year, leading to a vote in May"."""
    return key[0] == "verb" and "," in s.row.tags[s.groups[key[1]].head + 1 : at]


def _fineness(granularity: str) -> int:
    """A day says best when; then a part of it; then longer spans."""
    return _ORDER.index(granularity) if granularity in _ORDER else len(_ORDER)


def _share(s: Sentence, found: dict[Key, Timed]) -> None:
    """Give verbs without a time of their own that of the verb that they go with, first to last and back."""
    for (what, token), given in list(found.items()):
        if what == "noun":
            verb, bound = _set_in(s, token)
            if verb >= 0 and ("verb", verb) not in found:
                found["verb", verb] = Timed(given.at, bound, shared=True)
    _share_with_nouns(s, found)
    for number, group in enumerate(s.groups):
        at = _antecedent(s, number, found) if group.clause == "rel" and group.tense == "past" else -1
        if at >= 0 and ("verb", number) not in found:
            found["verb", number] = Timed(found["noun", at].at, "at", shared=True)
    order = [*range(len(s.groups)), *range(len(s.groups) - 1, -1, -1)]
    for number in order:
        if ("verb", number) in found or _at_another_time(s, number):
            continue
        donor = next(_companions(s, number, found), -1)
        if donor >= 0:
            apart = s.groups[donor].clause == "sub" != s.groups[number].clause
            before = s.groups[number].clause == "sub" and _conjunction(s, number) == "before"
            later = apart and _conjunction(s, donor) == "after"
            later = later or s.row.lows[_marker(s, number) - 1 : _marker(s, number)] == ["after"]
            hangs: Bound = "since" if later or before else found["verb", donor].bound
            found["verb", number] = Timed(found["verb", donor].at, hangs, shared=True)


def _share_with_nouns(s: Sentence, found: dict[Key, Timed]) -> None:
    """Give the noun before an expression the verb's time: "was wounded in the shooting on Monday"."""
    for name in s.names:
        verb, _ = _set_in(s, name.at)
        held = found.get(("verb", verb))
        if held is not None and held.bound == "at" and not held.ahead and _preposition(s, name.at) in _PLACED:
            found.setdefault(("noun", name.at), Timed(held.at, "at", shared=True))
    for given in [when for (what, _), when in found.items() if what == "verb" and not when.ahead and not when.shared]:
        start, _ = lead(s.row, given.at)
        near = next((name for name in s.names if name.at in (start - 1, _phrase_head(s, start))), None)
        if near is not None and given.bound == "at" and s.row.tags[max(0, start - 4) : start].count("P"):
            found.setdefault(("noun", near.at), Timed(given.at, "at", shared=True))


def _phrase_head(s: Sentence, start: int) -> int:
    """The noun whose phrase goes on with "of" or "from" up to the token: "warnings from Oslo [on Thursday]", or -1."""
    at = start - 1
    while at > 0 and start - at < SETTING_REACH and s.row.tags[at] in "NDJ":
        at -= 1
    return at - 1 if s.row.lows[at] in ("of", "from", "against", "by") else -1


def _at_another_time(s: Sentence, number: int) -> bool:
    """Whether a time that hangs on the one before sets a verb apart: "and repealed it the next year"."""
    stop = s.groups[number + 1].first if number + 1 < len(s.groups) else len(s.row.tags)
    here = [k for k in range(s.groups[number].head + 1, stop) if s.row.tags[k] in "TU"]
    return any(s.row.text(k - 1, k).endswith(_FOLLOWING) for k in here)


def _antecedent(s: Sentence, number: int, found: Mapping[Key, Timed]) -> int:
    """The dated noun that a relative clause tells of: "the 1996 bombing of a park that killed one", -1 for none."""
    marker = _marker(s, number)
    if marker < 0 or s.row.lows[marker] not in ("that", "which"):
        return -1
    between = s.groups[number - 1].head if number else -1
    near = [name.at for name in s.names if between < name.at < marker and ("noun", name.at) in found]
    held = found["noun", near[-1]] if near else None
    return near[-1] if held is not None and held.bound == "at" and not held.ahead else -1


def _preposition(s: Sentence, token: int) -> str:
    """The word before the phrase of a noun, "" where it opens the sentence."""
    at = token
    while at > 0 and token - at < SETTING_REACH and s.row.tags[at - 1] in "NDVJT,":
        at -= 1
    return s.row.lows[at - 1] if at else ""


def _opened(s: Sentence, token: int) -> int:
    """The first main verb after a phrase that opens the sentence: "At a rally on Monday, he said", -1 for none."""
    first = next((n for n, g in enumerate(s.groups) if g.finite and g.clause not in ("rel", "sub")), -1)
    return first if first >= 0 and s.groups[first].first > token else -1


def _set_in(s: Sentence, token: int) -> tuple[int, Bound]:
    """The verb of what happens in an event or after it, -1 for none: "lost its seats in Tuesday's election"."""
    word = _preposition(s, token)
    at = token
    while word == "of":  # "at the start of the talks"
        at = next(k for k in range(at - 1, -1, -1) if s.row.lows[k] == "of") - 1
        word = _preposition(s, at) if s.row.lows[at] in _PARTS else ""
    if word not in _SETTINGS and word not in _AFTER:
        return -1, "at"
    verb = max((n for n, g in enumerate(s.groups) if g.finite and g.head < token), default=_opened(s, token))
    return verb, "since" if word in _AFTER else "at"


def _companions(s: Sentence, number: int, found: Mapping[Key, Timed]) -> Iterator[int]:
    """The groups with a time that happen when this one does, nearest first."""
    group = s.groups[number]
    if group.tense in ("gerund", "infinitive"):
        parent = group.parent if group.parent >= 0 else _opened(s, group.head)
        if parent >= 0 and _gives(found, parent) and _goes_along(s, number, parent):
            # "Speaking on Sunday, he said"; not "Adding guards costs money, he said on Sunday"
            yield from [parent] if group.parent >= 0 or found["verb", parent].at < s.groups[parent].first else []
    elif group.finite:
        yield from _introduced(s, number, found)
        donors = [n for n, other in enumerate(s.groups) if other.finite and _gives(found, n)]
        for donor in sorted(donors, key=lambda n: (abs(n - number), n)):
            if _together(s, number, donor):
                yield donor


def _introduced(s: Sentence, number: int, found: Mapping[Key, Timed]) -> Iterator[int]:
    """The participle in the phrase that opens a sentence: "In a letter sent on Monday, Lee said", "Asked on Monday"."""
    first = next((n for n, group in enumerate(s.groups) if group.finite), -1)
    opens = first == number > 0 and s.groups[0].clause == "red"
    opens = opens and (s.row.lows[0] in _SETTINGS or (s.groups[0].first == 0 and s.groups[0].lemma in _QUESTIONING))
    if opens and _gives(found, 0) and s.groups[number].tense in ("past", "pluperfect"):
        yield 0


def _gives(found: Mapping[Key, Timed], number: int) -> bool:
    given = found.get(("verb", number))
    return given is not None and not given.ahead and given.bound in ("at", "by", "since")


def _goes_along(s: Sentence, number: int, host: int) -> bool:
    """Whether a form in -ing or an infinitive is done when its verb is: "left, saying"; "refused to sign"."""
    group, parent = s.groups[number], s.groups[host]
    if parent.lemma in _PHASES:
        return True  # "began paying on Monday", "will begin to pay"
    if group.tense == "infinitive":
        return brings_about(parent.lemma) or parent.lemma in ("force", "push")
    return group.clause == "adj" and (s.row.tags[group.first - 1] not in "PS" or s.row.lows[group.first - 1] in _ALONG)


def _together(s: Sentence, number: int, other: int) -> bool:
    """Whether two finite verbs tell of one time: joined by "and", "when", or under one expression that opens."""
    group, donor = s.groups[number], s.groups[other]
    if _time_class(group) != _time_class(donor):
        return False
    sub = number if group.clause == "sub" else other
    placed = sub == max(number, other) or not any(g.finite for g in s.groups[:sub])  # after the verb, or opening
    if placed and s.groups[sub].clause == "sub" and _conjunction(s, sub) in _WHEN and not _long_after(s, sub):
        return not any(g.finite for g in s.groups[min(number, other) + 1 : max(number, other)])
    if sub == number and donor.clause == "main" and _conjunction(s, sub) == "before" and not _long_after(s, sub):
        return True  # "flew home on Monday, before a fire broke out"
    if group.clause == "comp" and group.progressive and group.tense == "past" == donor.tense and group.parent == other:
        return True  # "told the union on Monday that he was leaving": as he spoke
    if group.clause == "rel" and donor.clause == "main" and _on_which(s, number):
        return True
    if group.clause in ("rel", "sub") and donor.clause == "main" and _there(s, number):
        return True
    spoken = group.lemma in REPORTING or group.lemma == "call" or family(VERB_KINDS.get(group.lemma, "")) in _SPOKEN
    if group.clause == "rel" and spoken and donor.clause == "main":
        before = _marker(s, number) - 1
        return s.row.lows[before : before + 1] == [","]  # "drew the attention of the union, which said"
    if group.clause != donor.clause or group.clause not in ("main", "comp", "rel", "sub"):
        return False
    if number > other and _says_it_himself(s, number):
        return False
    if number > other:
        return _joined(s, other, number)
    if group.clause == "rel":
        return False
    at = donor.first - 1 - (s.row.tags[donor.first - 1] == "J")
    bare = group.tense == donor.tense == "past" and s.row.lows[at] == "and"  # "met the owner and left on Friday"
    return (bare or group.passive) and group.passive == donor.passive and _joined(s, number, other)


def _long_after(s: Sentence, number: int) -> bool:
    """Whether another day is told of: "two weeks after he fled"."""
    marker = _marker(s, number)
    length = s.row.lows[marker - 1].rpartition(" ")[2] if marker > 0 else ""  # which may be one token
    return length in _LONG and s.row.lows[marker] in ("after", "before")


def _on_which(s: Sentence, number: int) -> bool:
    """Whether a relative clause tells what went on then: "met in October, after which Lee said", "during which"."""
    before = _marker(s, number) - 1
    return before >= 0 and s.row.lows[before] in _THEREUPON and s.row.lows[before + 1] == "which"


def _there(s: Sentence, number: int) -> bool:
    """Whether a relative clause goes on where the main one led: "flew to Rome on Monday, where he met the pope"."""
    marker = _marker(s, number)
    stop = s.groups[number + 1].first if number + 1 < len(s.groups) else len(s.row.tags)
    timeless = not any(s.row.tags[k] in "TU" or s.row.lows[k] in _SPANS for k in range(marker, stop))
    return marker > 0 and s.row.lows[marker - 1 : marker + 1] == [",", "where"] and timeless


def _says_it_himself(s: Sentence, number: int) -> bool:
    """Whether a verb of saying has a subject of its own: what "and officials said" was said when they were asked."""
    group = s.groups[number]
    opens = next((k for k in range(group.first - 1, -1, -1) if s.row.tags[k] in "C,SW"), group.first)
    return group.lemma in REPORTING and "N" in s.row.tags[opens : group.first]


def _joined(s: Sentence, first: int, second: int) -> bool:
    """Whether nothing but a coordination stands between two verbs of one level."""
    between = range(s.groups[second].first - 1, s.groups[first].head, -1)
    nearest = next((k for k in between if s.row.tags[k] in "C,SWQ" and s.row.lows[k] != "."), -1)
    if nearest == s.groups[second].first - 1 and s.row.tags[nearest] == ",":  # "and, despite a plea, released him"
        opens = next((k for k in range(nearest - 1, s.groups[first].head, -1) if s.row.tags[k] in ",SWV"), nearest)
        nearest = opens - 1 if s.row.tags[opens - 1] == "C" else nearest
    level = s.groups[second].clause
    return (
        nearest >= 0
        and (s.row.tags[nearest] == "C" or s.row.lows[nearest + 1] == "then" or _listed(s, nearest, second))
        and not any(group.finite and group.clause == level for group in s.groups[first + 1 : second])
        and not any(s.row.lows[k] in (";", ":") for k in between)
    )


def _listed(s: Sentence, comma: int, number: int) -> bool:
    """Whether a verb goes on in a list after the comma: "declared an emergency, closed schools and told"."""
    group = s.groups[number]
    done = s.row.tags[group.head + 1 : group.head + 2] in (["D"], ["N"], ["O"])  # to somebody or something
    return done and comma == group.first - 1 and s.row.lows[comma] == "," and group.lemma not in REPORTING


def _time_class(group: Group) -> str:
    if group.tense in ("past", "pluperfect", "perfect"):
        return "past"
    return "ahead" if group.tense in ("future", "modal") else group.tense


def _marker(s: Sentence, number: int) -> int:
    """The token that opens the clause of a group: a conjunction or relative pronoun, -1 for none."""
    start = s.groups[number - 1].head + 1 if number else 0
    return next((k for k in range(s.groups[number].first - 1, start - 1, -1) if s.row.tags[k] in "SW"), -1)


def _conjunction(s: Sentence, number: int) -> str:
    at = _marker(s, number)
    return s.row.lows[at] if at >= 0 else ""
