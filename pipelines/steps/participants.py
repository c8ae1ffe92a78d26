"""Who takes part in an event, and as what: its actor, its target, or somebody else in the sentence.

`article_cast` folds the names of a whole article into persons and institutions ("Attorney General Jeff
Sessions", "Sessions", "the attorney general"); `participants` finds them in one sentence and gives each a
role by where it stands towards the word that names the event.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dateline.pipelines.steps.names import Name, NameKind, find_names, lexicon
from dateline.pipelines.steps.places import Place
from dateline.pipelines.steps.terms import is_listed
from dateline.schemas.records import Part, Participant

Role = Literal["actor", "target", "other"]

_FAMILY_FIRST = frozenset(
    [
        "Xi",
        "Kim",
        "Hu",
        "Wen",
        "Li",
        "Mao",
        "Deng",
        "Ban",
        "Park",
        "Moon",
        "Jiang",
        "Chen",
        "Wang",
        "Zhang",
        "Liu",
        "Yang",
        "Zhou",
        "Zhu",
        "Bo",
        "Mo",
    ]
)
_SUFFIXES = frozenset(("Jr", "Sr", "II", "III", "IV"))
_ACRONYM = re.compile(r"\s*(?:\(|-LRB- )\s*(?:the )?([A-Z][A-Za-z&]{1,9})\s*(?:\)| -RRB-)")
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|be|been|being|got|get|gets)\s+(?:not\s+|also\s+|\w+ly\s+|since\s+|then\s+|later\s+)*$",
    re.IGNORECASE,
)
_LEAD_IN = r"(?:\s+(?:the|a|an|his|her|their|its|former|then|late|\w+ing))*\s+(?:[A-Z][\w.-]+\s+)*$"
_PREPOSITIONS = (
    "by|to|against|from|on|at|for|with|of|in|near|about|over|under|between|into|through|during|outside|inside"
    "|across|around|toward|towards|upon|among|amid|via|including|like"
)
# "after the court ruled": before a subject these begin a clause, before an object a phrase
_PREPOSITION = re.compile(rf"\b({_PREPOSITIONS}){_LEAD_IN}")
_PHRASE = re.compile(rf"\b({_PREPOSITIONS}|than|as|until|since|after|before){_LEAD_IN}")
_CLAUSE_END = re.compile(
    r"[;:]|,\s+\w+ed\b|\b(?:that|which|who|whom|whose|because|after|before|while|when|where|as|if|unless|although"
    r"|though|but|and \w+ed)\b"
)
OBJECT_WORDS = 8  # between a trigger and its object: "sent a strongly worded letter to the mayor of" has 8
LEAD = 80  # characters before a word in which its auxiliary or preposition is looked for
# Not "the attorney general's office": an institution, not the person
_DEFINITE = re.compile(r"\b[Tt]he ([a-z]+(?: [a-z]+){0,2})\b(?!['’ ]+s office)")
_GROUP = re.compile(r"\b[A-Za-z][a-z]{3,}\b")
_COORDINATED = re.compile(r"\s*(?:,|and|or|&|, and)\s*(?:the\s+)?")


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is who in one article: every form of a name, with its kind and the full name, sorted by form."""

    aliases: tuple[tuple[str, NameKind, str], ...] = ()
    # "attorney general": "Jeff Sessions", where one person of the article has the title
    offices: tuple[tuple[str, str], ...] = ()
    # "court": the only court that the article names
    nouns: tuple[tuple[str, NameKind, str], ...] = ()


def article_cast(parts: Sequence[Part]) -> Cast:
    """Fold the names of an article: full names, surnames, titles, agencies, acronyms that it explains."""
    names = [(part, name) for part in parts for name in find_names(part.text, {})]
    persons = [name for _, name in names if name.kind == "person"]
    aliases: dict[str, tuple[NameKind, str]] = {}
    for part, name in names:
        if name.kind != "person":
            aliases.setdefault(part.text[name.start : name.end], (name.kind, name.name))
            defined = _ACRONYM.match(part.text, name.end)
            if defined and _abbreviates(defined.group(1), name.name):
                aliases.setdefault(defined.group(1), (name.kind, name.name))
    full = _fold_persons(persons)
    aliases.update({form: ("person", person) for form, person in full.items()})
    ordered = tuple(sorted((form, kind, name) for form, (kind, name) in aliases.items()))
    return Cast(ordered, tuple(sorted(_offices(persons, full).items())), _nouns(ordered))


def participants(
    text: str, start: int, end: int, trigger_start: int, cast: Cast, places: Sequence[Place] = ()
) -> tuple[Participant, ...]:
    """Find who takes part in the event that ``text[start:end]`` tells, each once; offsets in the text.

    `trigger_start` is where the word that names the event begins: what is its subject is the actor, its
    object the target, the other way round in the passive. `places` are the sentence's places, which take
    part where a role is theirs ("Libya denied", "letters to Baltimore").
    """
    names = _in_sentence(text, start, end, cast, places)
    trigger = re.compile(r"[^\W\d_]+").match(text, trigger_start)
    trigger_end = trigger.end() if trigger else trigger_start
    passive = bool(_PASSIVE.search(text, max(start, trigger_start - LEAD), trigger_start))
    roles = _roles(text, start, trigger_start, trigger_end, names, passive)
    best: dict[tuple[NameKind, str], Participant] = {}
    for name, role in zip(names, roles, strict=True):
        known = best.get((name.kind, name.name))
        if name.kind in ("place", "group") and role == "other":
            continue
        if known is None or (known.role == "other" and role != "other"):
            best[name.kind, name.name] = Participant(role, name.kind, name.name, name.start, name.end)
    return tuple(sorted(best.values(), key=lambda p: (p.start, p.end)))


# ------------------------------------------------------------------------------------------ the cast


def _fold_persons(persons: Iterable[Name]) -> dict[str, str]:
    """Map every form of a person's name to the fullest that the article has, without middle initials."""
    forms = Counter(_without_suffix(person.name) for person in persons)
    full: dict[str, Counter[str]] = defaultdict(Counter)
    for form, count in forms.items():
        pieces = form.split()
        if len(pieces) > 1:
            full[pieces[-1]][form] += count
            if pieces[0] in _FAMILY_FIRST and not is_listed(pieces[-1]):
                full[pieces[0]][form] += count
    aliases: dict[str, str] = {}
    for surname, candidates in full.items():
        best = _canonical(candidates)
        aliases[surname] = best
        for form in candidates:
            aliases.setdefault(form, best if _same_person(form, best) else form)
    for form in forms:
        aliases.setdefault(form, aliases.get(form.split()[-1], form))
    return aliases


def _canonical(candidates: Counter[str]) -> str:
    merged: Counter[str] = Counter()
    shortest: dict[str, str] = {}
    for form in sorted(candidates, key=lambda f: (len(f.split()), f)):
        key = next((k for k in shortest if _same_person(k, form)), form)
        shortest.setdefault(key, form)
        merged[key] += candidates[form]
    return min(merged, key=lambda k: (-merged[k], k))


def _same_person(a: str, b: str) -> bool:
    """Tell "Donald J. Trump" and "Donald Trump" for one, "Joe Jackson" and "Jesse Jackson" for two."""
    first, second = a.split(), b.split()
    return first[0] == second[0] and first[-1] == second[-1]


def _without_suffix(name: str) -> str:
    pieces = name.split()
    while len(pieces) > 1 and pieces[-1].rstrip(".") in _SUFFIXES:
        pieces.pop()
    return " ".join(pieces)


def _offices(persons: Iterable[Name], full: dict[str, str]) -> dict[str, str]:
    """Find the offices that exactly one person of the article has."""
    holders: dict[str, set[str]] = defaultdict(set)
    for person in persons:
        name = full.get(_without_suffix(person.name), person.name)
        for office in lexicon().offices:
            if person.title.endswith(office) and not person.title.startswith(("former", "ex")):
                holders[office].add(name)
    return {office: next(iter(names)) for office, names in holders.items() if len(names) == 1}


def _nouns(aliases: Iterable[tuple[str, NameKind, str]]) -> tuple[tuple[str, NameKind, str], ...]:
    """Find the nouns that mean one institution of the article: "the department" where it names only one."""
    meant: dict[str, set[tuple[NameKind, str]]] = defaultdict(set)
    for form, kind, name in aliases:
        if kind in ("agency", "court", "organisation"):
            for noun in lexicon().nouns & {word.lower() for word in f"{form} {name}".split()}:
                meant[noun].add((kind, name))
    return tuple((noun, *next(iter(named))) for noun, named in sorted(meant.items()) if len(named) == 1)


def _abbreviates(acronym: str, name: str) -> bool:
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", name) if word[0].isupper())
    return acronym.upper()[0] == initials[:1].upper() and len(acronym) <= len(initials) + 2


# ------------------------------------------------------------------------------------------ the sentence


@lru_cache(maxsize=16)
def cast_names(text: str, cast: Cast) -> tuple[Name, ...]:
    """Find the cast in a whole text, with its kinds and canonical names, and groups of people; remembered."""
    aliases = {form: (kind, name) for form, kind, name in cast.aliases}
    found = [Name(n.start, n.end, n.kind, _resolve(n, aliases)) for n in find_names(text, aliases)]
    found += _definite(text, cast, {i for n in found for i in range(n.start, n.end)})
    taken = {i for n in found for i in range(n.start, n.end)}
    people = (m for m in _GROUP.finditer(text) if m.start() not in taken)
    found += [Name(m.start(), m.end(), "group", m.group()) for m in people if m.group() in lexicon().groups]
    return tuple(sorted(found, key=lambda n: (n.start, n.end)))


def _definite(text: str, cast: Cast, taken: Collection[int]) -> list[Name]:
    """Find who is meant by "the attorney general", "the department", where the article has only one."""
    meant: dict[str, tuple[NameKind, str]] = {office: ("person", person) for office, person in cast.offices}
    meant.update({noun: (kind, name) for noun, kind, name in cast.nouns})
    found = []
    for match in _DEFINITE.finditer(text) if meant else ():
        for length in (3, 2, 1):
            form = " ".join(match.group(1).split()[:length])
            end = match.start(1) + len(form)
            if form in meant and text[end : end + 4] != " of " and end not in taken:
                found.append(Name(match.start(), end, *meant[form]))
                break
    return found


def _in_sentence(text: str, start: int, end: int, cast: Cast, places: Sequence[Place]) -> list[Name]:
    names = cast_names(text, cast)
    first = bisect_left(names, start, key=lambda n: n.start)
    found = [n for n in names[first : bisect_left(names, end, key=lambda n: n.start)] if n.end <= end]
    here = [p for p in places if start <= p.start < end and not _overlaps(found, p.start, p.end)]
    found += [Name(p.start, p.end, "place", p.name) for p in here]
    return sorted(found, key=lambda n: (n.start, n.end))


def _resolve(name: Name, aliases: dict[str, tuple[NameKind, str]]) -> str:
    form = _without_suffix(name.name)
    hit = aliases.get(form) or aliases.get(form.split()[-1] if name.kind == "person" and " " not in form else "")
    return hit[1] if hit else name.name


def _overlaps(names: Iterable[Name], start: int, end: int) -> bool:
    return any(n.start < end and start < n.end for n in names)


# ------------------------------------------------------------------------------------------ the roles


def _roles(
    text: str, start: int, trigger_start: int, trigger_end: int, names: Sequence[Name], passive: bool
) -> list[Role]:
    roles: list[Role] = ["other"] * len(names)
    subject = _subject(text, start, trigger_start, names)
    for i in subject:
        roles[i] = "target" if passive else "actor"
    for i, name in enumerate(names):
        if name.start >= trigger_end:
            roles[i] = _object_role(text, trigger_end, names, roles, i, passive)
    return roles


def _subject(text: str, start: int, trigger_start: int, names: Sequence[Name]) -> list[int]:
    """Find the names that are the trigger's subject: the nearest before it that hangs on no preposition."""
    before = [i for i, n in enumerate(names) if n.end <= trigger_start]
    for i in reversed(before):
        if _PREPOSITION.search(text, max(start, names[i].start - LEAD), names[i].start):
            continue
        chosen = [i]
        for k in reversed(before[: before.index(i)]):
            gap = text[names[k].end : names[chosen[-1]].start]
            if not _COORDINATED.fullmatch(gap):
                break
            chosen.append(k)
        return chosen
    return []


def _object_role(
    text: str, trigger_end: int, names: Sequence[Name], roles: Sequence[Role], i: int, passive: bool
) -> Role:
    name = names[i]
    between = text[trigger_end : name.start]
    if i and names[i - 1].start >= trigger_end and _COORDINATED.fullmatch(text[names[i - 1].end : name.start]):
        return roles[i - 1]
    if _CLAUSE_END.search(between):
        return "other"
    preposition = _PHRASE.search(text, max(trigger_end, name.start - LEAD), name.start)
    word = preposition.group(1) if preposition else ""
    if word == "by":
        return "actor"
    if word == "from" and not between.strip().count(" "):
        return "actor"
    taken = any(n.start >= trigger_end and roles[k] == "target" for k, n in enumerate(names[:i]))
    if passive or taken or len(between.split()) > OBJECT_WORDS:
        return "other"
    if not word:
        return "target" if not any(n.start >= trigger_end for n in names[:i]) else "other"
    return "target" if word in ("to", "against", "on", "upon", "with", "between", "of") else "other"
