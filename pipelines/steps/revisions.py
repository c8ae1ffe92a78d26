"""What an article's version changed in the one before it, and whether the article says so or changed in silence.

Facts come first (numbers, dates, quotations, names), then the title and the date of publication, then passages, and
wording last. What printers change (quotation marks, dashes, spaces, capitals, "12" for "twelve") is no change. After
Spangher et al., *NewsEdits: A News Article Revision Dataset and a Novel Document-Level Reasoning Challenge*, NAACL
2022, which aligns the sentences of two versions and takes those that are left for added or deleted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.pipelines.steps.alignment import Match, Sentence, align
from dateline.pipelines.steps.differences import (
    Change,
    ChangeKind,
    Passage,
    Text,
    differences,
    sentences_of,
    text_of,
)
from dateline.pipelines.steps.noticing import Notice, notices_of, speaking_of
from dateline.schemas.records import Part, Span, TimeExpression

# The order in which a reader wants to know of them.
ORDER: tuple[ChangeKind, ...] = (
    "number",
    "date",
    "quotation",
    "name",
    "title",
    "published",
    "cut",
    "added",
    "moved",
    "wording",
    "notice",
)
_STREAMS = ("body", "caption")  # parts whose sentences are aligned with each other


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of an article, as far as its changes go."""

    parts: tuple[Part, ...]
    times: tuple[TimeExpression, ...]
    published: str = ""  # ISO day that the article states for itself, "" for none


@dataclass(frozen=True, slots=True)
class Revision:
    """One change, and the notice of the new version that speaks of it; None: a silent edit."""

    kind: ChangeKind
    was: Passage | None
    now: Passage | None
    notice: Notice | None


@dataclass(frozen=True, slots=True)
class Revised:
    """All that a version changed: the changes in order, and which sentences became which."""

    revisions: tuple[Revision, ...]
    matches: tuple[Match, ...]


def revise(before: Edition, after: Edition) -> Revised:
    """What the later of two versions changed in the earlier one. Never raises."""
    was, now = text_of(before.parts, before.times), text_of(after.parts, after.times)
    matches = [m for stream in _STREAMS for m in align(_sentences(before, stream), _sentences(after, stream))]
    found = [change for match in matches for change in _changes(match, was, now)]
    titles = Match(tuple(_title(before)), tuple(_title(after)))
    if _words(titles.was) != _words(titles.now):
        found.append(Change("title", was.passage(titles.was), now.passage(titles.now)))
        matches.append(titles)
    found += _published(before.published, after.published)
    old = {n.words for n in notices_of(before.parts)}
    notices = [n for n in notices_of(after.parts) if n.words not in old]
    found = [c for c in found if not _is_notice(c, notices)]
    if not found:
        found = [Change("notice", None, n.passage) for n in notices]
    ordered = sorted(found, key=lambda c: (ORDER.index(c.kind), _place(c)))
    spoken = speaking_of(ordered, notices)
    revisions = [Revision(c.kind, c.was, c.now, notice) for c, notice in zip(ordered, spoken, strict=True)]
    return Revised(tuple(revisions), tuple(matches))


def _sentences(edition: Edition, name: str) -> list[Sentence]:
    return [sentence for part in edition.parts if part.name == name for sentence in sentences_of(part)]


def _title(edition: Edition) -> list[Sentence]:
    """The title as one sentence, whatever stops stand in it."""
    found = [part for part in edition.parts if part.name == "title"]
    return [
        Sentence(part.ordinal, 0, len(part.text), tuple(w for s in sentences_of(part) for w in s.words))
        for part in found
    ]


def _words(sentences: Iterable[Sentence]) -> list[object]:
    return [word for sentence in sentences for word in sentence.words]


def _changes(match: Match, was: Text, now: Text) -> list[Change]:
    if match.moved:
        return [Change("moved", was.passage(match.was), now.passage(match.now))]
    if match.was and match.now:
        return differences(match, was, now)
    sides: Iterator[tuple[ChangeKind, Text, tuple[Sentence, ...]]] = iter(
        (("cut", was, match.was), ("added", now, match.now))
    )
    return [
        Change(kind, text.passage(run) if kind == "cut" else None, text.passage(run) if kind == "added" else None)
        for kind, text, sentences in sides
        for run in _by_part(sentences)
    ]


def _by_part(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    """Runs of one part: offsets count in one, and each caption is a part."""
    for part in dict.fromkeys(s.part for s in sentences):
        yield tuple(s for s in sentences if s.part == part)


def _published(was: str, now: str) -> list[Change]:
    if not was or not now or was == now:
        return []
    return [Change("published", *(Passage(day, -1, 0, 0, 0, 0) for day in (was, now)))]


def _is_notice(change: Change, notices: Sequence[Notice]) -> bool:
    """Whether a change is nothing but that a notice came into the text."""
    new = change.now
    return (
        change.kind == "added"
        and new is not None
        and any(
            n.passage.part == new.part and n.passage.start <= new.start and new.end <= n.passage.end for n in notices
        )
    )


def _place(change: Change) -> tuple[int, int]:
    """Where it stands in the new text, else in the old."""
    stands = change.now or change.was
    return (stands.part, stands.start) if stands else (0, 0)


def became(matches: Sequence[Match], was: Span) -> tuple[Span, ...]:
    """The stretches of the new text that the sentences which hold a stretch of the old one became; () for none."""
    return tuple(
        Span(match.now[0].part, match.now[0].start, match.now[-1].end)
        for match in matches
        if match.now and any(s.part == was.part and s.start < was.end and was.start < s.end for s in match.was)
    )
