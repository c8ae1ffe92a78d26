"""Whom a title or a noun with "the" means in an article: "the attorney general", "the department", "the bill"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dateline.pipelines.steps.names import Name, NameKind, covered, lexicon
from dateline.pipelines.steps.unnamed import is_calling

REACH = 1200  # characters back in which what "the agency" takes up is named: some paragraphs of a report
# Not "the attorney general's office": an institution, not the person
_DEFINITE = re.compile(r"[Tt](?<!\w[Tt])he (?=(([a-z]+)(?: [a-z]+){0,2})\b(?!['’ ]+s office))")
_ADMINISTRATION = re.compile(r"\b(?:[Tt]he|[Tt]his|[Hh]is|[Hh]er) (administration)\b(?! of )")
# "pop ‸star‸ Ann Lee"; "Ann Lee, 34, ‸a nurse‸ in Alba,"
_CALLED_BEFORE = re.compile(r"\b([a-z]+) $")
_CALLED_BEHIND = re.compile(r" ?,(?: \d+ ?,)? an? ((?:[a-z-]+ ){0,2}[a-z]+)(?= ?[,.]| (?:from|in|at|with|who|of)\b)")
LEAD = 24  # characters before a name in which the word stands
# Articles of a constitution and of a code are no "bill".
_NO_BILL = re.compile(r"Constitution|Amendment|^(?:Section|Title|Executive Order)")


class Meaning(NamedTuple):
    """One that a noun may mean; `named` where its name or title holds the noun, so that it needs no mention before."""

    noun: str
    kind: NameKind
    name: str
    named: bool


def meanings(
    aliases: Iterable[tuple[str, NameKind, str]], persons: Iterable[Name], full: Mapping[str, str]
) -> tuple[Meaning, ...]:
    """What each noun may mean in an article, sorted.

    :param aliases: its forms of names, with kind and full name
    :param persons: its persons with their titles
    :param full: the full name of each form of a person's name
    """
    found = set()
    for person in persons:
        for office in lexicon().offices if person.title else ():
            if person.title.endswith(office) and not person.title.startswith(("former", "ex")):
                found.add(Meaning(office, "person", full.get(person.name, person.name), True))
    for form, kind, name in aliases:
        if name.islower():
            continue
        if kind in ("agency", "court", "organisation") and not name.endswith("administration"):
            nouns = lexicon().nouns & {word.lower() for word in f"{form} {name}".split()}
            found.update(Meaning(noun, kind, name, True) for noun in nouns)
        if kind != "bill" or not _NO_BILL.search(name):
            found.update(Meaning(noun, kind, name, False) for noun in lexicon().classes.get(kind, ()))
        if name.endswith(" administration"):
            found.add(Meaning("administration", kind, name, True))
    return tuple(sorted(found, key=lambda m: (m.noun, m.kind, m.name, m.named)))


def described(named: Iterable[tuple[str, Name]], full: Mapping[str, str]) -> set[Meaning]:
    """Whom a noun means that one person alone of an article is called by: "pop star Ann Lee", "Ann Lee, a nurse,".

    :param named: its persons, each with the text in which it stands
    :param full: the full name of each form of a person's name
    """
    called: dict[str, set[str]] = defaultdict(set)
    for text, person in named:
        before = _CALLED_BEFORE.search(text, max(0, person.start - LEAD), person.start)
        behind = _CALLED_BEHIND.match(text, person.end)
        for noun in (before[1] if before else "", behind[1].split()[-1] if behind else ""):
            if is_calling(noun):
                called[noun].add(full.get(person.name, person.name))
    return {Meaning(noun, "person", next(iter(who)), True) for noun, who in called.items() if len(who) == 1}


def definite(text: str, names: Sequence[Name], known: Sequence[Meaning]) -> list[Name]:
    """The names of a text with those that a noun stands for.

    A noun means the only one that has it in its name or title, else who was named last of those that it may mean.
    """
    by_noun: dict[str, list[Meaning]] = defaultdict(list)
    for meaning in known:
        by_noun[meaning.noun].append(meaning)
    names = sorted(names, key=lambda n: n.start)
    taken = covered(text, names) + b"\0"
    found = [*names]
    opens = {noun.split()[0] for noun in by_noun}
    for match in _DEFINITE.finditer(text) if by_noun else ():
        if match[2] not in opens:
            continue
        for length in (3, 2, 1):
            form = " ".join(match.group(1).split()[:length])
            end = match.start(1) + len(form)
            if form not in by_noun or form == "administration" or text[end : end + 4] == " of " or taken[end]:
                continue
            meant = _meant(by_noun[form], names, match.start())
            if meant is not None:
                found.append(Name(match.start(), end, meant.kind, meant.name))
            break
    for match in _ADMINISTRATION.finditer(text) if "administration" in text else ():
        meant = _meant(by_noun["administration"], names, match.start())
        found.append(Name(match.start(1), match.end(), "agency", meant.name if meant else "administration"))
    return found


def _meant(may: Sequence[Meaning], names: Sequence[Name], before: int) -> Meaning | None:
    named = {(m.kind, m.name): m for m in may if m.named}
    if len(named) == 1:
        return next(iter(named.values()))
    candidates = named or {(m.kind, m.name): m for m in may}
    for name in reversed(names[: bisect_left(names, before, key=lambda n: n.start)]):
        if before - name.start > REACH:
            return None
        if (name.kind, name.name) in candidates:
            return candidates[name.kind, name.name]
    return None
