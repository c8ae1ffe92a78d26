"""Who takes part in an event, and as what: its actor, its target, or somebody else in the sentence.

`article_cast` folds the names of a whole article into persons and institutions ("Attorney General Jeff
Sessions", "Sessions", "the attorney general"); `participants` finds them in one sentence and gives each a
role by where it stands towards the word that names the event.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.pipelines.steps.definite import Meaning, definite, meanings
from dateline.pipelines.steps.folding import fold_institutions, fold_persons, without_suffix
from dateline.pipelines.steps.lexicon import any_of
from dateline.pipelines.steps.names import Name, NameKind, find_names, lexicon, own_names, unclassified
from dateline.pipelines.steps.places import Place
from dateline.pipelines.steps.roles import roles
from dateline.pipelines.steps.terms import is_listed
from dateline.schemas.records import Part, Participant

_SPEAKS = r"(?:said|says|told|wrote|added|testified|tweeted|argued|warned|recalled)"
# What stands behind or before the name of a person who is named for the first time.
_PERSON_AFTER = re.compile(rf" ?,? who\b| ?, \d\d ?,|(?: ?,)? {_SPEAKS}\b")
_PERSON_BEFORE = re.compile(
    rf"\b(?:{_SPEAKS}|spokesman|spokeswoman|leader|minister|president|lawyer|attorney|prosecutor|director|doctor"
    r"|professor|commander|husband|wife|son|daughter|brother|sister|father|mother|actor|actress|singer|officer|chief"
    r"|senator|governor|mayor|reporter|correspondent|activist|author|analyst|economist|colonel|general) $"
)
LEAD = 16  # characters before a name in which such a word stands


@dataclass(frozen=True, slots=True, eq=False)
class Cast:
    """Who is who in one article: every form of a name, with its kind and the full name, sorted by form.

    Two are the same only where they are one object: what was found with a cast is remembered under it, and to hash
    hundreds of names for every mention costs more than to find its participants.
    """

    aliases: tuple[tuple[str, NameKind, str], ...] = ()
    nouns: tuple[Meaning, ...] = ()  # whom "the attorney general" or "the court" may mean


def article_cast(parts: Sequence[Part]) -> Cast:
    """Fold the names of an article: full names, surnames, titles, agencies, acronyms that it explains."""
    names = [(part.text, name) for part in parts for name in own_names(part.text)]
    names += [(part.text, name) for part in parts for name in _strangers(part.text)]
    aliases = fold_institutions(names)
    persons = [name for _, name in names if name.kind == "person"]
    full = fold_persons(persons)
    aliases = {**aliases, **{form: ("person", person) for form, person in full.items() if form not in aliases}}
    ordered = tuple(sorted((form, kind, name) for form, (kind, name) in aliases.items()))
    return Cast(ordered, meanings(ordered, persons, full))


def _strangers(text: str) -> Iterable[Name]:
    """Find persons whose given name is in no list: "Megyn Kelly", where the text goes on with "Kelly" or ", 46"."""
    runs = list(unclassified(text))
    alone = {run[0].word for run in runs if len(run) == 1}
    alone |= {name.name for name in own_names(text) if name.kind == "person" and name.title}  # "Mr. Patel"
    for run in runs:
        words, end = [capital.word for capital in run], run[-1].end
        if len(run) == 1 or all(map(is_listed, words)) or lexicon().heads.keys() & set(words):
            continue
        told = _PERSON_AFTER.match(text, end) or _PERSON_BEFORE.search(text, max(0, run[0].start - LEAD), run[0].start)
        if told or words[-1] in alone:
            yield Name(run[0].start, end, "person", text[run[0].start : end])


def participants(
    text: str, start: int, end: int, trigger_start: int, cast: Cast, places: Sequence[Place] = ()
) -> tuple[Participant, ...]:
    """Find who takes part in the event that ``text[start:end]`` tells, each once; offsets in the text.

    `trigger_start` is where the word that names the event begins. `places` are the sentence's places, which take
    part where a role is theirs ("Libya denied", "letters to Baltimore").
    """
    names = _in_sentence(text, start, end, cast, places)
    best: dict[tuple[NameKind, str], Participant] = {}
    for name, role in zip(names, roles(text, start, trigger_start, names), strict=True):
        known = best.get((name.kind, name.name))
        unnamed = name.kind == "group" and name.name.islower()
        if role == "other" and (unnamed or name.kind == "place"):
            continue
        if known is None or (known.role == "other" and role != "other"):
            best[name.kind, name.name] = Participant(role, name.kind, name.name, name.start, name.end)
    return tuple(sorted(best.values(), key=lambda p: (p.start, p.end)))


# ------------------------------------------------------------------------------------------ the sentence


@lru_cache(maxsize=16)
def cast_names(text: str, cast: Cast) -> tuple[Name, ...]:
    """Find the cast in a whole text, with its kinds and canonical names, and groups of people; remembered."""
    aliases = {form: (kind, name) for form, kind, name in cast.aliases}
    found = [Name(n.start, n.end, n.kind, _resolve(n, aliases)) for n in find_names(text, aliases)]
    found = definite(text, found, cast.nouns)
    taken = {i for n in found for i in range(n.start, n.end)}
    for who in _groups().finditer(text):
        if who.start() not in taken:
            found.append(Name(who.start(), who.end(), "group", who.group()))
    return tuple(sorted(found, key=lambda n: (n.start, n.end)))


@lru_cache(maxsize=1)
def _groups() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(lexicon().groups)}\b")


def _in_sentence(text: str, start: int, end: int, cast: Cast, places: Sequence[Place]) -> list[Name]:
    names = cast_names(text, cast)
    first = bisect_left(names, start, key=lambda n: n.start)
    found = [n for n in names[first : bisect_left(names, end, key=lambda n: n.start)] if n.end <= end]
    here = [p for p in places if start <= p.start < end and not _overlaps(found, p.start, p.end)]
    found += [Name(p.start, p.end, "place", p.name) for p in here]
    return sorted(found, key=lambda n: (n.start, n.end))


def _resolve(name: Name, aliases: dict[str, tuple[NameKind, str]]) -> str:
    form = without_suffix(name.name)
    hit = aliases.get(form) or aliases.get(form.split()[-1] if name.kind == "person" and " " not in form else "")
    return hit[1] if hit else name.name


def _overlaps(names: Iterable[Name], start: int, end: int) -> bool:
    return any(n.start < end and start < n.end for n in names)
