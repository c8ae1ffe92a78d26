"""The forms of one name in one article: "Sessions" is "Jeff Sessions", "DOJ" the "Department of Justice"."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from dateline.pipelines.steps.lexicon import words
from dateline.pipelines.steps.names import Name, NameKind, lexicon
from dateline.pipelines.steps.terms import is_listed

_FAMILY_FIRST = words("Xi Kim Hu Wen Li Mao Deng Ban Park Moon Jiang Chen Wang Zhang Liu Yang Zhou Zhu Bo Mo")
_SUFFIXES = words("Jr Sr II III IV")
_ACRONYM = re.compile(r"\s*(?:\(|-LRB- )\s*(?:the )?([A-Z][A-Za-z&]{1,9})\s*(?:\)| -RRB-)")
_BILL_HEADS = words("Act Bill Amendment")

Aliases = dict[str, tuple[NameKind, str]]


def fold_institutions(names: Sequence[tuple[str, Name]]) -> Aliases:
    """Map every form of what is no person to its kind and full name; each name comes with the text that it is in.

    An acronym counts where the article explains it, a shorter form where just one longer name ends with it.
    """
    found: Aliases = {}
    for text, name in names:
        if name.kind == "person":
            continue
        form = text[name.start : name.end]
        found.setdefault(form, (name.kind, name.name))
        defined = _ACRONYM.match(text, name.end)
        if defined and _abbreviates(defined.group(1), name.name):
            found.setdefault(defined.group(1), (name.kind, name.name))
        head, _, last = form.rpartition(" ")
        if name.kind == "bill" and last in _BILL_HEADS and ("-" in head or " " in head):
            found.setdefault(head, (name.kind, name.name))  # "Davis-Oliver" for "Davis-Oliver Act"
    return {form: _longest(kind, name, found) for form, (kind, name) in found.items()}


def _longest(kind: NameKind, name: str, found: Aliases) -> tuple[NameKind, str]:
    """The one name that ends with this one: "Judiciary Committee" is "House Judiciary Committee"."""
    if " " not in name or name in lexicon().known:
        return kind, name
    longer = {other for its, other in found.values() if its == kind and other.endswith(f" {name}")}
    return kind, longer.pop() if len(longer) == 1 else name


def _abbreviates(acronym: str, name: str) -> bool:
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", name) if word[0].isupper())
    return acronym.upper()[0] == initials[:1].upper() and len(acronym) <= len(initials) + 2


def fold_persons(persons: Iterable[Name]) -> dict[str, str]:
    """Map every form of a person's name to the fullest that the article has, without middle initials."""
    forms = Counter(without_suffix(person.name) for person in persons)
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


def without_suffix(name: str) -> str:
    if " " not in name:
        return name
    pieces = name.split()
    while len(pieces) > 1 and pieces[-1].rstrip(".") in _SUFFIXES:
        pieces.pop()
    return " ".join(pieces)
