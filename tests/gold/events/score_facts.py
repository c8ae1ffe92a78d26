"""Who, where, how much and who said so: what Dateline finds in the labelled sentences, beside the gold.

    python -m tests.gold.events.score_facts CORPORA [read]

Two marks are one if they share a character. Each thing is scored twice: as marked at all, and as right: a participant
with its kind and full name, a place with what it resolves to, money with its amount and currency, a quotation that is
direct or indirect as the gold says, with its speaker. What is not sure is neither missed nor wrong. People whom a
common noun or a pronoun tells ("protesters", "he") are more than the gold asks for, and not judged. "Albuquerque,
N.M." is one place to Dateline and two to the readers, and stands for both.

Articles are parted by a hash of their names: mistakes of the half "read" may be looked at (with the word `read`), of
the half "blind" nothing but the figures.
"""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

from dateline.pipelines.steps.names import Name, lexicon
from dateline.pipelines.steps.participants import Cast, article_cast, cast_names
from dateline.pipelines.steps.places import PlaceContext, find_places, place_context
from dateline.schemas.records import Part
from dateline.schemas.records import Participant as Taker
from dateline.schemas.source import load as load_sources
from tests.gold.events import labels
from tests.gold.events.labels import Marked, Money, Participant, Place, Quotation, Sentence, Where, paired
from tests.gold.time.sample import Article, corpus_articles, fingerprint, name_of, seed_articles

T = TypeVar("T", bound=Marked)
HALVES = ("read", "blind")
PRONOUNS = frozenset({"he", "him", "himself", "she", "her", "herself"})
# What may be left out of a name, besides middle initials.
_SMALL = frozenset({"the", "of", "for", "and", "us", "program", "programs", "programme", "jr", "sr"})
KINDS = ("person", "agency", "court", "bill", "programme", "organisation", "group")


class Found(NamedTuple):
    """Something that Dateline finds, offsets counted in the sentence."""

    start: int
    end: int
    kind: str  # of a participant; of a quotation "direct" or "indirect"
    said: tuple[object, ...]  # what is compared: a name, a place, an amount, a speaker
    role: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """What Dateline finds in one sentence."""

    text: str
    named: tuple[Found, ...]  # every name in it
    cast: tuple[Found, ...]  # those that take part in an event of the sentence
    places: tuple[Found, ...]
    money: tuple[Found, ...]
    quotations: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one mark: what the gold says, what was found; "" where nothing."""

    kind: str
    gold: str
    found: str
    right: bool


def half(article: str) -> str:
    """Which half an article belongs to."""
    return HALVES[hashlib.sha256(article.encode()).digest()[0] % 2]


def located(where: Where, article: Article) -> tuple[Part, int]:
    """The part that a labelled sentence stands in, and where it begins there today.

    :raises LookupError: for a sentence that its article does not hold any more: it must be labelled again
    """
    length = where.end - where.start
    for part in article.reading.parts:
        if name_of(part) != where.part:
            continue
        starts = [where.start, *(span.start for span in article.reading.sentences if span.part == part.ordinal)]
        for start in starts:
            if fingerprint(part.text[start : start + length]) == where.sha256:
                return part, start
    raise LookupError(f"{where.id} is no sentence of its article any more: label it again")


def scene(article: Article) -> tuple[Cast, PlaceContext]:
    """Who and where, as the whole article says."""
    told = [one for one in article.reading.parts if one.name != "notice"]
    return article_cast(told), place_context([one.text for one in told], article.reading.dateline)


def facts(where: Where, article: Article, cast: Cast, context: PlaceContext) -> Facts:
    """What Dateline finds in a labelled sentence of an article, whose ``scene`` is given."""
    part, start = located(where, article)
    end = start + where.end - where.start
    named = cast_names(part.text, cast)
    takers = [
        Found(who.start, who.end, who.kind, (who.name,), who.role)
        for mention in sorted(article.reading.mentions, key=lambda m: m.trigger_start)
        if mention.part == part.ordinal and start <= mention.trigger_start < end
        for who in mention.participants
        if who.kind != "place" and _has_name(who) and part.text[who.start : who.end].lower() not in PRONOUNS
    ]
    return Facts(
        part.text[start:end],
        _within([Found(n.start, n.end, n.kind, (n.name,)) for n in named if _has_name(n)], start, end),
        _within(_once(takers), start, end),
        _within([Found(p.start, p.end, p.kind, (p.name,)) for p in find_places(part.text, context)], start, end),
        _within(_amounts(article, part), start, end),
        _within(_quotations(article, part), start, end),
    )


def _has_name(one: Name | Taker) -> bool:
    """Whether it is more than people by a common noun: "protesters"."""
    return one.kind != "group" or one.name != one.name.lower()


def _amounts(article: Article, part: Part) -> list[Found]:
    amounts = (one for one in article.reading.money if one.part == part.ordinal)
    return [Found(m.start, m.end, "money", (_bound(m.low), _bound(m.high), m.currency)) for m in amounts]


def _bound(value: float) -> float | None:
    return None if value < 0 else value


def _quotations(article: Article, part: Part) -> list[Found]:
    said = (one for one in article.reading.quotations if one.part == part.ordinal)
    return [Found(q.start, q.end, "direct" if q.direct else "indirect", (q.speaker,)) for q in said]


def _once(found: Iterable[Found]) -> list[Found]:
    """Each stretch once, with its role in the first event in which it has one."""
    best: dict[tuple[int, int], Found] = {}
    for one in found:
        known = best.get((one.start, one.end))
        if known is None or (known.role == "other" and one.role != "other"):
            best[one.start, one.end] = one
    return list(best.values())


def _within(found: Iterable[Found], start: int, end: int) -> tuple[Found, ...]:
    """What stands in a sentence, cut to it: a quotation may run over several."""
    here = (one for one in found if one.start < end and start < one.end)
    cut = (one._replace(start=max(start, one.start) - start, end=min(end, one.end) - start) for one in here)
    return tuple(sorted(cut, key=lambda one: (one.start, one.end)))


# ------------------------------------------------------------------------------------------------- comparing


def participants(gold: Sequence[Participant], found: Sequence[Found], text: str) -> Iterator[Verdict]:
    """Every name that either side marks, under the kind that the gold or else Dateline gives it; each name once."""
    both = list(_judged(gold, found))
    met = {(theirs.kind, theirs.said) for ours, theirs in both if ours and theirs}
    for ours, theirs in both:
        if ours is None and theirs and (theirs.kind, theirs.said) in met:
            continue
        kind = ours.kind if ours else theirs.kind if theirs else ""
        right = bool(ours and theirs and ours.kind == theirs.kind and _same_name(ours.name, theirs.said[0]))
        yield Verdict(kind, _say(text, ours, ours and ours.name), _say(text, theirs), right)
        if ours and theirs and theirs.kind != ours.kind:  # wrong under its own kind, too
            yield Verdict(theirs.kind, "", _say(text, theirs), False)


def taking_part(gold: Sequence[Participant], found: Sequence[Found], text: str) -> Iterator[Verdict]:
    """Of those that take part in an event: found as taking part in one, with kind and name. Others are not judged."""
    idle = [one for one in gold if one.role == "none"]
    busy = [one for one in found if not any(_meet(one, other) for other in idle)]
    yield from participants([one for one in gold if one.role != "none"], busy, text)


def roles(gold: Sequence[Participant], found: Sequence[Found], text: str) -> Iterator[Verdict]:
    """The role of those that both sides have taking part."""
    for ours, theirs in _judged([one for one in gold if one.role != "none"], found):
        if ours and theirs:
            said = _say(text, ours)
            yield Verdict(ours.role, f"{said}: {ours.role}", f"{said}: {theirs.role}", ours.role == theirs.role)


def places(gold: Sequence[Place], found: Sequence[Found], text: str) -> Iterator[Verdict]:
    """Every place that either side marks; one that goes with its state or country stands for both."""
    for ours, theirs in _judged(gold, [piece for one in found for piece in _pieces(one, text)]):
        right = bool(ours and theirs and ours.resolved == theirs.said[0])
        yield Verdict("place", _say(text, ours, ours and ours.resolved), _say(text, theirs), right)


def _pieces(found: Found, text: str) -> Iterator[Found]:
    """Of "Albuquerque, N.M." the town, and the state that says where it is."""
    name = str(found.said[0])
    town, comma, _ = text[found.start : found.end].rpartition(",")
    if not comma or ", " not in name:
        yield found
        return
    cut = found.start + len(town)
    yield found._replace(end=cut)
    yield found._replace(start=cut + 1, said=(name.rpartition(", ")[2],))


def money(gold: Sequence[Money], found: Sequence[Found], text: str) -> Iterator[Verdict]:
    """Every amount that either side marks."""
    for ours, theirs in _judged(gold, found):
        right = bool(ours and theirs and (ours.low, ours.high, ours.currency) == theirs.said)
        yield Verdict("money", _say(text, ours, ours and (ours.low, ours.high)), _say(text, theirs), right)


def quotations(gold: Sequence[Quotation], found: Sequence[Found], text: str) -> Iterator[Verdict]:
    """Every quotation that either side marks, direct ones beside direct ones."""
    for ours, theirs in _judged(gold, found, lambda a, b: a.direct == (b.kind == "direct")):
        kind = ("direct" if ours.direct else "indirect") if ours else theirs.kind if theirs else ""
        right = bool(ours and theirs and _same_name(ours.name, theirs.said[0]))
        yield Verdict(kind, _say(text, ours, ours and ours.name), _say(text, theirs), right)


def _judged(
    gold: Sequence[T], found: Sequence[Found], fit: Callable[[T, Found], bool] = lambda ours, theirs: True
) -> Iterator[tuple[T | None, Found | None]]:
    """What either side marks, without what is not sure."""
    for ours, theirs in paired(gold, found, fit):  # type: ignore[type-var,arg-type]
        if ours is None or ours.sure:  # type: ignore[attr-defined]
            yield ours, theirs  # type: ignore[misc]


def _meet(a: Marked, b: Marked) -> bool:
    return a.start < b.end and b.start < a.end


def _same_name(gold: Sequence[str], found: object) -> bool:
    """Whether a name is one of those that the gold takes.

    "Justice Department" and "Department of Justice" are one, and so are names that are known for the same ("DOJ"), and
    persons with and without a middle initial or "Jr.", which Dateline leaves out.
    """
    return _plain(str(found)) in {_plain(name) for name in gold}


def _plain(name: str) -> tuple[str, ...]:
    known = lexicon().known.get(name, ("", name))[1]
    words = known.replace(".", "").replace("’", "'").lower().split()
    return tuple(sorted(word for word in words if word not in _SMALL and len(word) > 1)) or (known.lower(),)


def _say(text: str, one: Marked | None, value: object = None) -> str:
    if one is None:
        return ""
    if isinstance(one, Found):
        value = f"{one.kind} {', '.join(map(str, one.said))}"
    return f"{text[one.start : one.end]!r} {value or ''}".strip()


# -------------------------------------------------------------------------------------------------- counting

Judge = Callable[[Sentence, Facts], Iterator[Verdict]]
JUDGES: Mapping[str, Judge] = {
    "named": lambda gold, found: participants(gold.participants, found.named, found.text),
    "taking part": lambda gold, found: taking_part(gold.participants, found.cast, found.text),
    "role": lambda gold, found: roles(gold.participants, found.cast, found.text),
    "places": lambda gold, found: places(gold.places, found.places, found.text),
    "money": lambda gold, found: money(gold.money, found.money, found.text),
    "quotations": lambda gold, found: quotations(gold.quotations, found.quotations, found.text),
}


@dataclass(frozen=True, slots=True)
class Score:
    """How many the gold has, how many were found, how many of these overlap, and how many are right."""

    gold: int
    found: int
    overlap: int
    right: int

    def f1(self, *, strict: bool = True) -> float:
        """Twice what both have over what each has; 1 where neither has anything."""
        each = self.gold + self.found
        return 2 * (self.right if strict else self.overlap) / each if each else 1.0

    def __str__(self) -> str:
        recall, precision = (self.right / (of or 1) for of in (self.gold, self.found))
        return (
            f"F1 {self.f1():.3f} (P {precision:.3f} R {recall:.3f}; {self.right} right of {self.gold}, "
            f"{self.found} found), marked at all {self.f1(strict=False):.3f}"
        )


def score(verdicts: Iterable[Verdict]) -> Score:
    """Counts verdicts."""
    seen = list(verdicts)
    return Score(
        sum(bool(one.gold) for one in seen),
        sum(bool(one.found) for one in seen),
        sum(bool(one.gold and one.found) for one in seen),
        sum(one.right for one in seen),
    )


def judged(gold: Iterable[Sentence], articles: Iterable[Article]) -> Iterator[tuple[str, Sentence, Verdict]]:
    """Every verdict on every sentence, under the name of what is judged."""
    by_name = {article.name: (article, *scene(article)) for article in articles}
    for sentence in gold:
        found = facts(sentence.where, *by_name[sentence.where.article])
        for name, judge in JUDGES.items():
            for verdict in judge(sentence, found):
                yield name, sentence, verdict


def lines(verdicts: Sequence[tuple[str, Verdict]]) -> Iterator[str]:
    """The scores of some sentences."""
    of = {name: [one for other, one in verdicts if other == name] for name in JUDGES}
    for name in ("named", "taking part"):
        yield f"{name}, persons and agencies: {score(_of_kinds(of[name], ('person', 'agency')))}"
        yield f"{name}, every kind: {score(of[name])}"
        yield from (f"    {kind}: {score(_of_kinds(of[name], (kind,)))}" for kind in KINDS)
    held, asked = Counter(one.kind for one in of["role"] if one.right), Counter(one.kind for one in of["role"])
    yield f"role: {held.total()} of {asked.total()} = {held.total() / (asked.total() or 1):.3f}"
    yield from (f"    {role}: {held[role]} of {asked[role]}" for role in sorted(asked))
    yield from (f"{name}: {score(of[name])}" for name in ("places", "money", "quotations"))
    yield from (f"    {kind}: {score(_of_kinds(of['quotations'], (kind,)))}" for kind in ("direct", "indirect"))


def _of_kinds(verdicts: Iterable[Verdict], kinds: Sequence[str]) -> list[Verdict]:
    return [one for one in verdicts if one.kind in kinds]


def verdicts(corpora: Path) -> list[tuple[str, Sentence, Verdict]]:
    """What becomes of every label of both sets; of the seeds alone where the corpus is not there."""
    registry = load_sources()
    gold = [sentence for name in labels.SETS for sentence in labels.sentences(name)]
    articles = list(seed_articles(registry))
    if (corpora / "sanctuary" / "articles.jsonl").is_file():
        articles += corpus_articles(corpora, registry, {sentence.where.article for sentence in gold})
    there = {article.name for article in articles}
    return list(judged([one for one in gold if one.where.article in there], articles))


def main(argv: Sequence[str]) -> int:
    corpora, *words = argv
    found = verdicts(Path(corpora))
    for chosen in (*HALVES, "both"):
        some = [(name, one) for name, where, one in found if chosen in ("both", half(where.where.article))]
        print(f"== {chosen}", *lines(some), sep="\n")
    if "read" in words:
        for name, sentence, one in found:
            if half(sentence.where.article) == "read" and not one.right:
                print(f"{name} {sentence.where.id}: {one.gold or '-'} | {one.found or '-'}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
