"""How the clauses of a sentence hang together, by form and word order alone.

English marks clauses well enough with conjunctions, relative pronouns, commas and word order that rules
tell a main clause from a relative one in most news sentences; where they cannot tell, the group is a
participle and no event hangs on it by itself.
"""

from __future__ import annotations

from dateline.pipelines.steps.inflection import verb
from dateline.pipelines.steps.phrases import ADJECTIVAL, INFORMING, REPORTING, SPEAKING, TALKING
from dateline.pipelines.steps.tagging import Line
from dateline.pipelines.steps.verbgroups import Clause, Group, find_groups, skip

# After these "as" says what somebody is: "identified as Ann Lee".
_NAMING = frozenset(
    (
        "know",
        "identify",
        "describe",
        "see",
        "view",
        "regard",
        "treat",
        "serve",
        "work",
        "act",
        "name",
        "list",
        "define",
        "use",
    )
)


def parse(row: Line, present: bool = False) -> list[Group]:
    """Find the verb groups of a sentence, left to right, each with its clause and parent.

    :param present: take bare present forms for verbs too, as captions and headlines use them
    """
    found = list(find_groups(row, present))
    _settle(row, found)
    return found


def _settle(row: Line, groups: list[Group]) -> None:
    """Give each group its clause and parent, and each open past form its reading."""
    for number, group in enumerate(groups):
        before = number - 1
        group.parent = before
        if group.joined:
            group.clause, group.parent = groups[before].clause, groups[before].parent
        elif group.tense == "infinitive":
            group.clause = "inf"
        elif group.tense == "participle":
            group.clause = "red"
        elif group.tense == "gerund":
            group.parent = _host(groups, before, group.lemma in REPORTING)
        else:
            _finite(row, groups, number)
    if groups and not any(g.finite and g.clause == "main" for g in groups):
        _promote(groups)


def _host(groups: list[Group], at: int, saying: bool) -> int:
    """The nearest finite main group before, which an adjunct in -ing belongs to."""
    nearest = at
    while at >= 0:
        said = saying and groups[at].clause == "comp"  # "told them that it failed, saying": who told says
        if groups[at].finite and groups[at].clause in ("main", "comp", "sub") and not said:
            return at
        at -= 1
    return nearest


def _marker(row: Line, start: int, stop: int) -> tuple[str, int]:
    """The last clause marker among the tokens [start, stop): its tag and place."""
    for at in range(stop - 1, start - 1, -1):
        tag = row.tags[at]
        if at == 0 and row.lows[0] == "that" and row.tags[1:2] in (["N"], ["J"], ["V"], ["B"], ["H"], ["M"]):
            continue  # "That stance drew fire", "That drew fire": it points, and opens no clause
        if tag == "C" and row.tags[at - 1] in "NR" and row.tags[at + 1 : at + 2] in (["D"], ["N"]):
            opens = _subject_opens(row, start, at)
            if opens >= 0 and not _preposition(row, opens, stop):
                return row.tags[opens], opens  # "after he and his wife returned", "how he and his wife returned"
        if tag in "WC," or (tag == "S" and not _preposition(row, at, stop)):
            return tag, at
    return "", -1


def _subject_opens(row: Line, start: int, at: int) -> int:
    """The subordinator, or the word that asks, just before the first of two subjects that "and" joins at the token, -1
    for none.
    """
    while at > start and row.tags[at - 1] in "NRD":
        at -= 1
    return at - 1 if at > start and row.tags[at - 1] in "SW" else -1


def _joins_subjects(row: Line, previous: Group, at: int) -> bool:
    """Whether "and" joins two subjects of what is said: "said his office and the court should meet"."""
    says = previous.lemma in REPORTING and (previous.lemma == "say" or previous.lemma not in INFORMING)
    between = row.tags[previous.head + 1 : at]
    return says and bool(between) and set(between) <= set("NRDTJ") and row.tags[at + 1 : at + 2] in (["N"], ["D"])


def _preposition(row: Line, at: int, stop: int) -> bool:
    """Whether a subordinator here is a preposition: "after the attack", "before Friday", "since 2009",
    "so".
    """
    word = row.lows[at]
    if word == "so" or row.lows[at : at + 2] in (["once", "again"], ["once", "more"]):
        return True
    follows = at and (
        row.tags[at - 1] in "NTO," or (row.tags[at - 1] == "V" and verb(row.lows[at - 1]).lemma not in _NAMING)
    )
    if word == "as" and follows and row.tags[stop] in "VBH" and stop - at > 1:
        return False  # "prayed for help as the fire came": what is "known as" something has the verb just before
    if word in ("as", "than"):
        return not any(row.tags[k] in "R" for k in range(at + 1, stop))
    if word in ("after", "before", "since", "until", "till", "once"):
        return at + 1 < stop and row.tags[at + 1] in "TU" and stop - at > 2
    return False


def _finite(row: Line, groups: list[Group], number: int) -> None:
    group = groups[number]
    previous = groups[number - 1] if number else None
    tag, at = _marker(row, previous.head + 1 if previous else 0, group.first)
    finite = _speaks(row, group) or _resumes(row, group, previous) or _is_awaited(row, groups, number)
    if (
        group.open
        and not finite
        and (_no_subject(row, at, group.first, previous, tag) or _is_inserted(row, groups, number))
    ):
        group.tense, group.clause = "participle", "red"
        return
    if tag == "C" and previous is not None and _joins_subjects(row, previous, at):
        tag = ""
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


def _is_inserted(row: Line, groups: list[Group], number: int) -> bool:
    """Whether a past form stands between commas before the verb of its subject: "Lee, arrested in June, was let go"."""
    group = groups[number]
    if number + 1 == len(groups) or number or row.tags[group.head + 1 : group.head + 2] not in (["P"], ["T"]):
        return False
    after = groups[number + 1]
    closes = row.lows[after.first - 1] == "," and after.finite and not after.open
    inside = row.tags[group.head + 1 : after.first - 1]
    return closes and "," not in inside and "C" not in inside and "," in row.tags[: group.first]


def _speaks(row: Line, group: Group) -> bool:
    """Whether a past form after a comma is somebody's speaking: "the director, Ann Lee, told Congress"."""
    before = row.lows[group.first - 1] if group.first else ""
    if before == "then":
        return True  # "waited, then announced"
    return before in (",", "”", '"') and group.lemma in SPEAKING and row.lows[group.head + 1 : group.head + 2] != ["by"]


def _resumes(row: Line, group: Group, previous: Group | None) -> bool:
    """Whether a past form with an object goes on after an apposition: "that Lee, a critic of the law, fired shots"."""
    if previous is None or not group.first or row.lows[group.first - 1] != "," or previous.clause == "red":
        return False
    after = row.tags[group.first + 1 : group.first + 2]
    between = row.tags[previous.head + 1 : group.first - 1]
    if previous.finite and previous.tense == "past" and not previous.passive and "," not in between:
        return after in (["D"], ["O"], ["N"]) and _series(row, group.head)
    if after not in (["D"], ["O"]):
        return False
    return between[-1:] in (["N"], ["R"]) and between[:1] != [","] and between.count(",") == 1


def _is_awaited(row: Line, groups: list[Group], number: int) -> bool:
    """Whether a past form gives a subject its verb after a form in -ing: "Lee, speaking on Monday, called it wrong"."""
    group, opens = groups[number], groups[0]
    if row.lows[group.first - 1 : group.first] != [","] or opens.tense != "gerund" or _main_before(groups, number):
        return False
    subject = row.tags[max(0, opens.first - 2) : opens.first] in (["N", ","], ["R", ","])
    return subject and row.tags[group.head + 1 : group.head + 2] in (["D"], ["O"], ["N"], ["W"])


def _series(row: Line, head: int) -> bool:
    """Whether "and" and another past form follow the verb's object: "closed the port, ordered a search and asked"."""
    at = next((k for k in range(head + 1, len(row.tags)) if row.tags[k] == "C"), len(row.tags))
    return row.tags[at + 1 : at + 2] == ["V"] and "V" not in row.tags[head + 1 : at]


def _no_subject(row: Line, marker: int, first: int, previous: Group | None, tag: str) -> bool:
    """Whether an open form has no subject before it in its clause, so that it is a participle."""
    start = max(marker + 1, previous.head + 1 if previous else 0)
    rest = [row.tags[k] for k in range(start, first) if row.tags[k] not in "JXQU"]
    if rest == ["T"] and tag == "," and row.tags[first + 1 : first + 2] in (["D"], ["O"], ["W"]):
        return False  # "the airline, owned by Lee, earlier this month announced its plans"
    if not rest or set(rest) <= {"T"}:
        # "…, armed with"; but "and died", "who died", "In May, Congress [,] passed" have theirs elsewhere
        return not (
            tag in ("C", "W")
            or ((tag == "," and previous is None and rest == []) and marker > 0 and _closing(row, marker))
        )
    if rest[:2] == ["P", "T"] or rest[0] == "T":
        rest = rest[2:] if rest[0] == "P" else rest[1:]
    return bool(rest) and rest[0] == "P" and previous is None and "," not in rest


def _closing(row: Line, comma: int) -> bool:
    """Whether the comma closes a parenthesis after the subject: "Smith, 34, died"."""
    return "," in row.tags[:comma] or row.tags[0] not in "PST"


def _pronoun_clause(row: Line, at: int, previous: Group | None) -> Clause:
    """Whether "that" opens what is said ("told reporters that the") or tells of a noun ("a statement that
    said").
    """
    if row.lows[at] != "that" or previous is None or previous.lemma not in REPORTING:
        return "rel"
    touching = all(tag in "JXTUO,Q" for tag in row.tags[previous.head + 1 : at])
    subject = at + 1 < len(row.tags) and row.tags[at + 1] not in "VMBHA"
    return "comp" if touching or subject else "rel"


def _after_comma(row: Line, groups: list[Group], number: int, marker: int) -> None:
    """A finite group whose clause opens with a comma or conjunction: coordinated, or back in the clause
    before.
    """
    group, previous = groups[number], groups[number - 1]
    direct = marker == group.first - 1 or all(row.tags[k] in "JXTU" for k in range(marker + 1, group.first))
    if (
        direct and row.tags[marker] == "C" and row.lows[marker] != "but"
    ):  # "X was tried and convicted": shares everything
        host = _same_saying(groups, number, _same_tense(groups, number, _same_level(groups, number - 1)))
        group.clause, group.parent = groups[host].clause, groups[host].parent
        if groups[host].clause in ("inf", "red", "adj"):
            group.clause = "main"
        if group.open and group.tense == "past" and groups[host].tense != "present":
            group.passive, group.tense, group.modal = (
                groups[host].passive,
                groups[host].tense,
                groups[host].modal,
            )
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


def _same_tense(groups: list[Group], number: int, host: int) -> int:
    """The main verb that a past form goes on from where a clause in the present stands between: "called on them to end
    a law that he says hurts, and accused them"."""
    within = groups[host].tense == "present" and not groups[host].passive and groups[host].clause != "main"
    if groups[number].tense != "past" or not within:
        return host
    return next((n for n in range(host) if groups[n].tense == "past" and groups[n].clause == "main"), host)


def _same_saying(groups: list[Group], number: int, host: int) -> int:
    """The verb of saying that another goes on from, rather than from what was said: "said he was ill and said so"."""
    said, group = groups[host], groups[number]
    act = groups[said.parent] if said.clause == "comp" and said.parent >= 0 else None
    goes_on = act is not None and act.finite and act.lemma in TALKING and group.lemma in TALKING
    return said.parent if goes_on and act is not None and act.tense == group.tense else host


def _unmarked(row: Line, groups: list[Group], number: int) -> None:
    """A finite group that follows another without any marker between."""
    group, previous = groups[number], groups[number - 1]
    if group.open and group.lemma in ADJECTIVAL and not previous.open:
        group.tense, group.clause = "participle", "red"
    elif previous.open and previous.clause == "main" and _by_agent(row, previous.head):
        group.clause = "main"  # "the measures announced Monday by the mayor fell short"
        previous.tense, previous.clause = "participle", "red"
    elif previous.lemma in REPORTING and not previous.passive:
        if group.open and row.tags[skip(row, previous.head)[0]] == "P":
            group.tense, group.clause = "participle", "red"  # "said in the interview conducted Saturday"
        else:
            group.clause = "comp"
    elif previous.open and previous.clause != "red" and not (_has_object(row, previous.head) or _led(row, previous)):
        group.clause = previous.clause  # "the officer accused of theft resigned"
        previous.tense, previous.clause = "participle", "red"
    elif group.open:
        group.tense, group.clause = "participle", "red"  # "police arrested a man wanted in Ohio"
    elif previous.clause in ("rel", "red", "inf", "adj", "sub"):
        group.clause = "main" if not _main_before(groups, number) else "comp"
    else:
        group.clause = "comp"


def _led(row: Line, group: Group) -> bool:
    """Whether a relative pronoun just before a past form makes it finite: "who presided over the service last year"."""
    return group.clause == "rel" and row.lows[group.first - 1] in ("who", "which", "that")


def _by_agent(row: Line, head: int) -> bool:
    """Whether "by" and somebody, no date, follows a past form."""
    by = head + 1 + (row.tags[head + 1 : head + 2] == ["T"])
    return row.lows[by : by + 1] == ["by"] and row.tags[by + 1 : by + 2] != ["T"]


def _main_before(groups: list[Group], number: int) -> bool:
    return any(g.finite and g.clause == "main" for g in groups[:number])


def _has_object(row: Line, head: int) -> bool:
    """Whether a noun phrase follows the verb at once: "arrested a man", "attacked them"."""
    after, _ = skip(row, head)
    return after < len(row.tags) and row.tags[after] in "DONW"


def _promote(groups: list[Group]) -> None:
    """A sentence needs a main verb: where none was found, the first past form taken for a participle."""
    for group in groups:
        if group.open and group.tense == "participle":
            group.tense, group.clause = "past", "main"
            return
    for group in groups:
        if group.finite and group.clause == "comp":
            group.clause = "main"
            return
