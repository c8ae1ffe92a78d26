"""What Dateline finds of the labelled events, beside the gold: triggers, status, kind, days, actor and target.

    python -m tests.gold.events.score_mentions CORPORA [--misses]

CORPORA holds `sanctuary/articles.jsonl`. The labelled sentences fall into two halves by a hash of their article's name:
one is read when rules are mended, of the other only these figures are looked at. Of the articles that were read whole,
the first drawing is read, the second is not. `--misses` prints what went wrong in what is read. An event is found where
a mention's trigger shares a character with its own or with the noun of its light verb; a deadline also by the words of
its time. What is not sure is neither missed nor wrong.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dateline.pipelines.resolve.anchoring import place
from dateline.pipelines.steps.kinds import DEADLINE
from dateline.schemas.records import Anchor, Mention, Part
from dateline.schemas.source import load as load_sources
from tests.gold.events import labels
from tests.gold.events.labels import Dated, Days, Event, Span
from tests.gold.time.sample import Article, corpus_articles, fingerprint, name_of, seed_articles

NOWHERE: Days = (None, None)


@dataclass(frozen=True, slots=True)
class Found:
    """A mention as Read gives it, by the characters of its part, with the days that Resolve gives it."""

    mention: Mention
    marks: tuple[Span, ...]  # what names it
    days: Days

    @property
    def dated(self) -> bool:
        """Whether it lies on the calendar."""
        return self.days != NOWHERE


@dataclass(frozen=True, slots=True)
class Match:
    """A labelled event beside the mention that tells it, or None where there is none."""

    where: str
    text: str  # of the sentence
    gold: Event | Dated
    found: Found | None

    @property
    def right_days(self) -> bool:
        """Whether it is found with the days of the gold."""
        return self.found is not None and self.found.days == self.gold.days

    @property
    def right_status(self) -> bool:
        """Whether it is found with a status of the gold."""
        return self.found is not None and self.found.mention.status in self.gold.status

    def __str__(self) -> str:
        name = self.text[self.gold.start : self.gold.end]
        ours = self.found and (self.found.mention.status, self.found.mention.kind, *map(str, self.found.days))
        return f"{self.where} {name!r} {self.gold.status} {_days(self.gold.days)}: {ours}\n    {self.text}"


@dataclass(slots=True)
class Score:
    """What became of the events of one half of a set."""

    matches: list[Match] = field(default_factory=list)
    spare: list[tuple[str, str, Found]] = field(default_factory=list)  # mentions that no label is of: where, text

    @property
    def sure(self) -> list[Match]:
        """The events that count."""
        return [match for match in self.matches if match.gold.sure]

    @property
    def told(self) -> list[Match]:
        """Of the sure ones, those that are found."""
        return [match for match in self.sure if match.found is not None]


def half(article: str) -> str:
    """The half that an article falls into: "read" or "blind"."""
    return "read" if hashlib.sha256(article.encode()).digest()[0] % 2 else "blind"


def found_in(article: Article) -> list[Found]:
    """The mentions of an article, anchored at its day of publication."""
    reading, day = article.reading, date.fromisoformat(article.published)
    hooks = [(mention.time, mention.bound, mention.status) for mention in reading.mentions]
    placed = place(reading.times, hooks, Anchor(day, day))
    return [
        Found(mention, tuple(_marks(article, mention)), (when.earliest, when.latest))
        for mention, when in zip(reading.mentions, placed, strict=True)
    ]


def _marks(article: Article, mention: Mention) -> Iterator[Span]:
    yield mention.trigger_start, mention.trigger_end
    if mention.kind == DEADLINE and mention.time >= 0:
        time = article.reading.times[mention.time]
        yield time.start, time.end


def match(where: str, text: str, start: int, gold: Sequence[Event | Dated], found: Sequence[Found]) -> Score:
    """The labelled events of a sentence that begins at ``start`` of its part, each beside a mention of its own."""
    score, left = Score(), list(found)
    for event in sorted(gold, key=lambda event: not event.sure):
        marks = [(event.start + start, event.end + start)]
        also = event.also if isinstance(event, Event) else None
        marks += [(also[0] + start, also[1] + start)] if also else []
        fits = [one for mark in marks for one in left if any(_meet(mark, own) for own in one.marks)]
        # Of an act and what it is about, told with one word, the one that the label speaks of.
        best = next((one for one in fits if one.mention.status in event.status), fits[0] if fits else None)
        score.matches.append(Match(where, text, event, best))
        if best is not None:
            left.remove(best)
    score.spare = [(where, text, one) for one in left]
    return score


def _meet(a: Span, b: Span) -> bool:
    return max(a[0], b[0]) < min(a[1], b[1])


def score_sentences(gold: Iterable[labels.Sentence], articles: Iterable[Article]) -> dict[str, Score]:
    """The labelled sentences of some articles, by half.

    :raises LookupError: for a sentence that its article does not hold any more: it must be labelled again
    """
    by_article: dict[str, list[labels.Sentence]] = {}
    for sentence in gold:
        by_article.setdefault(sentence.where.article, []).append(sentence)
    scores = {name: Score() for name in ("read", "blind")}
    for article in articles:
        found = found_in(article)
        for sentence in by_article.get(article.name, []):
            where = sentence.where
            part, start = _locate(article, where.part, (where.start, where.end), where.sha256)
            _add(
                scores[half(article.name)],
                _sentence(article, part, start, where.end - where.start, found, sentence.events),
            )
    return scores


def score_articles(gold: Iterable[labels.Article], articles: Iterable[Article]) -> dict[str, Score]:
    """The articles that were read whole, by drawing; what of a mention has no days is not asked for.

    :raises LookupError: for a sentence that its article does not hold any more: it must be labelled again
    """
    read = {article.article: article for article in gold}
    scores = {name: Score() for name in ("read", "blind")}
    for article in articles:
        if article.name not in read:
            continue
        found = [one for one in found_in(article) if one.dated]
        for part in article.reading.parts:
            for span in (span for span in article.reading.sentences if span.part == part.ordinal):
                here = [e for e in read[article.name].events if _is_of(e, article, part, span.start)]
                told = _sentence(article, part, span.start, span.end - span.start, found, here)
                _add(scores["read" if read[article.name].drawing == 1 else "blind"], told)
    return scores


def _is_of(event: Dated, article: Article, part: Part, start: int) -> bool:
    return _locate(article, event.part, event.sentence, event.sha256) == (part, start)


def _sentence(
    article: Article, part: Part, start: int, length: int, found: Sequence[Found], gold: Sequence[Event | Dated]
) -> Score:
    inside = [
        one for one in found if one.mention.part == part.ordinal and start <= one.mention.trigger_start < start + length
    ]
    where = f"{article.name}:{name_of(part)}:{start}"
    return match(where, part.text[start : start + length], start, gold, inside)


def _add(score: Score, more: Score) -> None:
    score.matches += more.matches
    score.spare += more.spare


def _locate(article: Article, name: str, span: Span, sha256: str) -> tuple[Part, int]:
    """The part in which a labelled sentence stands, and where it begins today."""
    for part in (part for part in article.reading.parts if name_of(part) == name):
        starts = [span[0], *(one.start for one in article.reading.sentences if one.part == part.ordinal)]
        for start in starts:
            if fingerprint(part.text[start : start + span[1] - span[0]]) == sha256:
                return part, start
    raise LookupError(f"{article.name}:{name}:{span[0]} is no sentence of its article any more: label it again")


def ratio(of: Sequence[Match], right: Callable[[Match], bool]) -> str:
    """How many of some are right, and their share."""
    good = sum(map(right, of))
    return f"{good}/{len(of)} = {good / len(of):.3f}" if of else "none"


def sentence_lines(score: Score) -> Iterator[str]:
    """What is said of the labelled sentences of a half."""
    told, sure = score.told, score.sure
    events = [(m, m.gold) for m in told if isinstance(m.gold, Event)]
    undone = [m for m in told if "occurred" not in m.gold.status]
    dated = [m for m in told if m.gold.days != NOWHERE or (m.found is not None and m.found.dated)]
    yield f"  found {ratio(sure, _is_found)}, with the right status {ratio(sure, _has_status)}"
    yield f"  beside {len(score.spare)} mentions that no label is of"
    yield f"  of the found: status {ratio(told, _has_status)}"
    yield f"    but occurred: {ratio(undone, _has_status)}"
    yield f"    kind {_share(m.found is not None and m.found.mention.kind in gold.kind for m, gold in events)}"
    yield f"    days, where either gives any {ratio(dated, _has_days)}"
    for role in ("actor", "target"):
        asked = [(m, getattr(gold, role)) for m, gold in events if getattr(gold, role)]
        yield f"    {role} {_share(_names(m, span, role) for m, span in asked)}"


def article_lines(score: Score) -> Iterator[str]:
    """What is said of the articles of a half that were read whole."""
    spare, told = len(score.spare), len([m for m in score.matches if m.found is not None])
    yield f"  found {ratio(score.sure, _is_found)}, with the right days {ratio(score.sure, _has_days)}"
    yield f"  of the found: status {ratio(score.told, _has_status)}"
    yield f"  precision {told}/{told + spare} = {told / max(1, told + spare):.3f}"


def _is_found(match: Match) -> bool:
    return match.found is not None


def _has_status(match: Match) -> bool:
    return match.right_status


def _has_days(match: Match) -> bool:
    return match.right_days


def _share(right: Iterable[bool]) -> str:
    values = list(right)
    return f"{sum(values)}/{len(values)} = {sum(values) / len(values):.3f}" if values else "none"


def _names(match: Match, span: Span, role: str) -> bool:
    """Whether a participant of that role shares a character with the labelled one."""
    if match.found is None:
        return False
    start = int(match.where.rsplit(":", 1)[1])
    there = (span[0] + start, span[1] + start)
    return any(p.role == role and _meet((p.start, p.end), there) for p in match.found.mention.participants)


def _days(days: Days) -> str:
    return "/".join(str(day) if day else ".." for day in days)


def misses(score: Score) -> Iterator[str]:
    """Each event of a half that is not found, or found with another status or other days; and what no label is of."""
    for one in score.sure:
        wrong = [
            name
            for name, right in (("missed", one.found), ("status", one.right_status), ("days", one.right_days))
            if not right
        ]
        if wrong:
            yield f"{wrong[0]}: {one}"
    for where, text, found in score.spare:
        told = found.mention
        yield f"spare: {where} {told.trigger!r} {told.kind} {told.status} {_days(found.days)}\n    {text}"


def together(scores: dict[str, Score]) -> Score:
    """Both halves as one."""
    return Score([m for s in scores.values() for m in s.matches], [one for s in scores.values() for one in s.spare])


def report(name: str, scores: dict[str, Score], lines: Callable[[Score], Iterator[str]], *, details: bool) -> None:
    """Prints what is said of a set: each half, both, and on request the misses of the one that is read."""
    for which, score in (*scores.items(), ("both", together(scores))):
        print(f"{name}, {which}:", *lines(score), sep="\n")
    if details:
        print(*misses(scores["read"]), sep="\n")


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser("python -m tests.gold.events.score_mentions", description="Scores mentions.")
    parser.add_argument("corpora", type=Path, help="folder that holds sanctuary/articles.jsonl")
    parser.add_argument("--misses", action="store_true", help="print what went wrong in what is read")
    args = parser.parse_args(argv)
    gold = {name: labels.sentences(name) for name in labels.SETS}
    whole = labels.articles()
    wanted = {s.where.article for s in gold["sanctuary"]} | {one.article for one in whole}
    registry = load_sources()
    articles = [*seed_articles(registry), *corpus_articles(args.corpora, registry, wanted)]
    for name, sentences in gold.items():
        report(name, score_sentences(sentences, articles), sentence_lines, details=args.misses)
    report("articles", score_articles(whole, articles), article_lines, details=args.misses)
    return 0


if __name__ == "__main__":
    sys.exit(main())
