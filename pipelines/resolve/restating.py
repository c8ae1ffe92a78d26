"""What became of an article's statements when a new version changed their sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.pipelines.steps.differences import Passage
from dateline.pipelines.steps.revisions import Revised, became
from dateline.schemas.records import Span


@dataclass(frozen=True, slots=True)
class Stated:
    """A mention of one version: where it stands and what tells it from the others of its sentence."""

    mention_id: str
    part: int
    start: int
    end: int
    lemma: str
    kind: str

    @property
    def span(self) -> Span:
        """Where its evidence stands."""
        return Span(self.part, self.start, self.end)


@dataclass(frozen=True, slots=True)
class Restated:
    """One row of `restated`: a statement before and the one in its place; None where there is none."""

    article_id: str
    before_id: str
    before_mention: str | None
    version_id: str
    mention_id: str | None
    ordinal: int | None  # of the change that touched it and matters most to a timeline


def restate(
    article_id: str, before_id: str, version_id: str, was: Sequence[Stated], now: Sequence[Stated], revised: Revised
) -> list[Restated]:
    """What became of each statement that only one of two versions has.

    A statement's place is taken by one of the sentence that its own became: with the same verb if there is one, else of
    the same kind of event.

    :param was: the earlier version's statements in text order; `now` the later one's
    """
    kept = {s.mention_id for s in was} & {s.mention_id for s in now}
    rest = [s for s in now if s.mention_id not in kept]
    found: list[tuple[Stated | None, Stated | None]] = []
    for old in (s for s in was if s.mention_id not in kept):
        stretches = became(revised.matches, old.span)
        heirs = [s for s in rest if any(_overlap(s.span, stretch) for stretch in stretches)]
        heir = next((s for form in (_same_verb, _same_kind) for s in heirs if form(old, s)), None)
        if heir:
            rest.remove(heir)
        found.append((old, heir))
    found += [(None, new) for new in rest]
    return [
        Restated(
            article_id,
            before_id,
            old.mention_id if old else None,
            version_id,
            new.mention_id if new else None,
            min(_touching(revised, old, new), default=(True, None))[1],
        )
        for old, new in found
    ]


def _same_verb(old: Stated, new: Stated) -> bool:
    return old.lemma == new.lemma


def _same_kind(old: Stated, new: Stated) -> bool:
    return old.kind == new.kind


def _touching(revised: Revised, old: Stated | None, new: Stated | None) -> Iterator[tuple[bool, int]]:
    """The ordinals of the changes in a statement's sentences; those of dates, which move events, sort first."""
    for number, revision in enumerate(revised.revisions):
        if _in_sentence(revision.was, old) or _in_sentence(revision.now, new):
            yield revision.kind != "date", number


def _in_sentence(passage: Passage | None, stated: Stated | None) -> bool:
    if passage is None or stated is None:
        return False
    return _overlap(Span(passage.part, passage.sentence_start, passage.sentence_end), stated.span)


def _overlap(a: Span, b: Span) -> bool:
    return a.part == b.part and a.start < b.end and b.start < a.end
