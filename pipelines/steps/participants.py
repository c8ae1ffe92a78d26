"""Who takes part in an event, and as what: its actor, its target, or somebody else in the sentence.

`article_cast` folds the names of a whole article into persons and institutions ("Attorney General Jeff
Sessions", "Sessions", "the attorney general"); `participants` finds them in one sentence and gives each a
role by where it stands towards the word that names the event.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter

from dateline.pipelines.steps.arguments import Argument, Arguments
from dateline.pipelines.steps.definite import Meaning, definite, described, meanings
from dateline.pipelines.steps.folding import fold_institutions, fold_persons, without_suffix
from dateline.pipelines.steps.lexicon import any_of, words
from dateline.pipelines.steps.names import Name, NameKind, covered, find_names, lexicon, own_names, unclassified
from dateline.pipelines.steps.places import Place
from dateline.pipelines.steps.pronouns import antecedent
from dateline.pipelines.steps.roles import Role, roles
from dateline.pipelines.steps.terms import is_listed
from dateline.pipelines.steps.unnamed import kind_of, plain
from dateline.schemas.records import Part, Participant

_SPEAKS = r"(?:said|says|told|wrote|added|testified|tweeted|argued|warned|recalled)"
# What stands behind or before the name of a person who is named for the first time.
_PERSON_AFTER = re.compile(rf" ?,? who\b| ?, \d\d ?,|(?: ?,)? {_SPEAKS}\b")
_PERSON_BEFORE = re.compile(
    rf"\b(?:{_SPEAKS}|spokesman|spokeswoman|leader|minister|president|lawyer|attorney|prosecutor|director|doctor"
    r"|professor|commander|husband|wife|son|daughter|brother|sister|father|mother|actor|actress|singer|officer|chief"
    r"|senator|governor|mayor|reporter|correspondent|activist|author|analyst|economist|colonel|general) $"
)
_OWNS = re.compile(r" ?['’](?:s\b|(?= ))")
_JOINED = re.compile(r"\s*(?:,|and\b|&)")
_SUBJECTS = {"he": "he", "him": "he", "himself": "he", "she": "she", "her": "she", "herself": "she"}
_OPEN = words("i me myself we us ourselves you yourself it itself they them themselves one this that")
_SPAN = attrgetter("start", "end")
# Last words of the names of streets, waters and grounds.
_ON_MAPS = words(
    "Street Avenue Road Lane Boulevard Drive Square Bridge Park Hall Tower Plaza Terrace Harbor Harbour River Creek"
    " Lake Bay Beach Island Pier Wharf Building Valley Mountain Highway"
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
    nouns = described(((text, name) for text, name in names if name.kind == "person"), full)
    return Cast(ordered, tuple(sorted({*meanings(ordered, persons, full), *nouns})))


def _strangers(text: str) -> Iterable[Name]:
    """Find persons whose given name is in no list: "Megyn Kelly", where the text goes on with "Kelly" or ", 46"."""
    runs = list(unclassified(text))
    alone = {run[0].word for run in runs if len(run) == 1}
    alone |= {name.name for name in own_names(text) if name.kind == "person" and name.title}  # "Mr. Patel"
    for run in runs:
        spelled, end = [capital.word for capital in run], run[-1].end
        other = lexicon().heads.keys() & set(spelled) or spelled[-1] in _ON_MAPS
        if len(run) == 1 or all(map(is_listed, spelled)) or other:
            continue
        told = _PERSON_AFTER.match(text, end) or _PERSON_BEFORE.search(text, max(0, run[0].start - LEAD), run[0].start)
        if told or spelled[-1] in alone:
            yield Name(run[0].start, end, "person", text[run[0].start : end])


def participants(
    text: str,
    start: int,
    end: int,
    trigger_start: int,
    cast: Cast,
    places: Sequence[Place] = (),
    who: Arguments | None = None,
) -> tuple[Participant, ...]:
    """Find who takes part in the event that ``text[start:end]`` tells, each once; offsets in the text.

    `trigger_start` is where the word that names the event begins. `places` are the sentence's places, which take
    part where a role is theirs ("Libya denied", "letters to Baltimore"). `who` says where its verb has its subject and
    its object; where no name stands there, its words do, as a group or a thing: "four cities", "a bridge".
    """
    names = _in_sentence(text, start, end, cast, places)
    if who is not None:
        names += _beyond(text, start, end, who, cast)
        names = [*names, *_told_by_nouns(text, who, names, cast)]
        names.sort(key=_SPAN)
        told = [_role(text, name, who) for name in names]
    else:
        told = roles(text, start, trigger_start, names)
    best: dict[tuple[NameKind, str], Participant] = {}
    for name, role in zip(names, told, strict=True):
        known = best.get((name.kind, name.name))
        unnamed = name.kind == "thing" or (name.kind == "group" and name.name.islower())
        if role == "other" and (unnamed or name.kind == "place"):
            continue
        if known is None or (known.role == "other" and role != "other"):
            best[name.kind, name.name] = Participant(role, name.kind, name.name, name.start, name.end)
    return tuple(best.values()) if len(best) < 2 else tuple(sorted(best.values(), key=_SPAN))


def _role(text: str, name: Name, who: Arguments) -> Role:
    """The role of a name by the phrase that it heads, or that names who acts for it: "Justice Department lawyers"."""
    if who.actor is not None and _heads(text, name, who.actor):
        return "actor"
    return "target" if who.target is not None and _heads(text, name, who.target) else "other"


def _heads(text: str, name: Name, phrase: Argument) -> bool:
    """Whether a name is what a phrase names, and no owner, place or other word before its noun."""
    if name.end <= phrase.start or phrase.end <= name.start:
        return False
    behind = text[name.end : phrase.end]
    acts = name.kind in ("agency", "court", "organisation") and not _OWNS.match(behind)
    return not behind.strip() or bool(_JOINED.match(behind)) or (acts and behind.count(" ") <= 1)


def _beyond(text: str, start: int, end: int, who: Arguments, cast: Cast) -> Iterator[Name]:
    """The names of who does it, or to whom it is done, outside of the words that tell it: "Lee moved ‸to close it‸"."""
    for phrase in (who.actor, who.target):
        if phrase is not None and (phrase.end <= start or end <= phrase.start):
            named = _in_sentence(text, phrase.start, phrase.end, cast, ())
            yield from (name for name in named if _heads(text, name, phrase))


def _told_by_nouns(text: str, who: Arguments, names: Sequence[Name], cast: Cast) -> Iterator[Name]:
    """Who does it and to whom it is done where no name says so: whom a pronoun means, else the words themselves."""
    for phrase in (who.actor, who.target):
        if phrase is None:
            continue
        start, end = phrase.start, phrase.end
        if any(name.end > start and name.start < end and _heads(text, name, phrase) for name in names):
            continue
        pronoun = _SUBJECTS.get(text[start:end].lower())
        if pronoun and phrase.meant == (start, end):
            before = [n for n in cast_names(text, cast) if n.end <= start]
            person = antecedent(text, before, start, "", pronoun)
            if person:
                yield Name(start, end, "person", person)
        elif text[slice(*phrase.meant)].lower() not in _OPEN:
            meant = Argument(*phrase.meant, phrase.meant)
            named = next((n for n in names if phrase.meant != (start, end) and _heads(text, n, meant)), None)
            if named is None and text[start:end].lower() in ("it", "itself"):
                continue
            if named:
                yield Name(start, end, named.kind, named.name)
            elif kind := kind_of(words := plain(text[slice(*phrase.meant)])):
                first = end - len(words) if phrase.meant == (start, end) else start
                yield Name(first, end, kind, words.lower())


# ------------------------------------------------------------------------------------------ the sentence


@lru_cache(maxsize=16)
def cast_names(text: str, cast: Cast) -> tuple[Name, ...]:
    """Find the cast in a whole text, with its kinds and canonical names, and groups of people; remembered."""
    aliases = {form: (kind, name) for form, kind, name in cast.aliases}
    found = [Name(n.start, n.end, n.kind, _resolve(n, aliases)) for n in find_names(text, aliases)]
    found = definite(text, found, cast.nouns)
    taken = covered(text, found)
    for who in _groups().finditer(text):
        if not taken[who.start()]:
            found.append(Name(who.start(), who.end(), "group", who.group()))
    return tuple(sorted(found, key=_SPAN))


@lru_cache(maxsize=1)
def _groups() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(lexicon().groups)}\b")


def _in_sentence(text: str, start: int, end: int, cast: Cast, places: Sequence[Place]) -> list[Name]:
    names = cast_names(text, cast)
    first = bisect_left(names, (start,))
    found = [n for n in names[first : bisect_left(names, (end,), first)] if n.end <= end]
    here = [p for p in places if start <= p.start < end and not _overlaps(found, p.start, p.end)]
    if here:
        found += [Name(p.start, p.end, "place", p.name) for p in here]
        found.sort(key=_SPAN)
    return found


def _resolve(name: Name, aliases: dict[str, tuple[NameKind, str]]) -> str:
    form = without_suffix(name.name)
    hit = aliases.get(form) or aliases.get(form.split()[-1] if name.kind == "person" and " " not in form else "")
    return hit[1] if hit else name.name


def _overlaps(names: Iterable[Name], start: int, end: int) -> bool:
    return any(n.start < end and start < n.end for n in names)
