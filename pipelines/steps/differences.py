"""What a changed sentence states otherwise than before: facts one by one, then the rest of its wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from operator import eq
from typing import Literal

from dateline.pipelines.steps.alignment import Match, Sentence
from dateline.pipelines.steps.facts import FACTS, Fact, FactKind, Word, facts_of, quoted_spans, words_of
from dateline.pipelines.steps.sentences import split
from dateline.schemas.records import Part, Span, TimeExpression

ChangeKind = Literal[
    "number", "date", "quotation", "name", "title", "published", "cut", "added", "moved", "wording", "notice"
]
Interval = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a part's text, and the sentences that it stands in."""

    text: str
    part: int
    start: int
    end: int
    sentence_start: int
    sentence_end: int


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a version says otherwise: what it was, and what it is; None where nothing stood or stands."""

    kind: ChangeKind
    was: Passage | None
    now: Passage | None


@dataclass(frozen=True, slots=True)
class Text:
    """One version's text, with what is looked up in it again and again."""

    parts: Mapping[int, Part]
    times: Mapping[int, tuple[TimeExpression, ...]]  # by part
    quoted: Mapping[int, tuple[Interval, ...]]
    words: frozenset[str]  # all of it, as they are compared
    common: frozenset[str]  # those that stand somewhere in lower case

    def passage(self, sentences: Sequence[Sentence], start: int = -1, end: int = -1) -> Passage | None:
        """A stretch of some sentences of one part, all of them by default; None for no sentences."""
        if not sentences:
            return None
        first, last = sentences[0].start, sentences[-1].end
        start, end = (first, last) if start < 0 else (start, end)
        part = sentences[0].part
        return Passage(self.parts[part].text[start:end], part, start, end, first, last)


def text_of(parts: Sequence[Part], times: Sequence[TimeExpression]) -> Text:
    """A version as differences are looked for in it."""
    words = [(part.text[w.start], w.key) for part in parts for w in words_of(part.text, 0, len(part.text))]
    return Text(
        parts={part.ordinal: part for part in parts},
        times={part.ordinal: tuple(t for t in times if t.part == part.ordinal) for part in parts},
        quoted={part.ordinal: quoted_spans(part.text) for part in parts},
        words=frozenset(key for _, key in words),
        common=frozenset(key for first, key in words if first.islower()),
    )


def sentences_of(part: Part) -> list[Sentence]:
    """The sentences of a part with their words; one without words, such as a line of asterisks, is none."""
    found = []
    for span in split(part.text, part.ordinal):
        words = tuple(w.key for w in words_of(part.text, span.start, span.end))
        if words:
            found.append(Sentence(part.ordinal, span.start, span.end, words))
    return found


def differences(match: Match, was: Text, now: Text) -> list[Change]:
    """What became different in sentences of one part that became others: facts in their order, and wording last."""
    left, right = _Side.of(match.was, was), _Side.of(match.now, now)
    matcher = SequenceMatcher(None, [w.key for w in left.words], [w.key for w in right.words], autojunk=False)
    edits = [op[1:] for op in matcher.get_opcodes() if op[0] != "equal"]
    found: list[Change] = []
    for one, other in _restated(left, right, edits):
        left.told(one)
        right.told(other)
    for kind in FACTS:
        for old, new in _changed(kind, left, right, edits):
            if kind != "name" or _is_other_name(old, new, was, now):
                found.append(_change(kind, match, old, new, was, now))
                left.told(old)
                right.told(new)
    found += _wording(match, left, right, edits, was, now)
    return found


@dataclass(slots=True)
class _Side:
    """One side of a match: its words, its facts, and which words a change has told of already."""

    words: list[Word]
    facts: list[Fact]
    done: list[Interval]

    @classmethod
    def of(cls, sentences: Sequence[Sentence], text: Text) -> _Side:
        part = sentences[0].part
        body = text.parts[part].text
        words = [w for s in sentences for w in words_of(body, s.start, s.end)]
        spans = [Span(part, s.start, s.end) for s in sentences]
        return cls(words, facts_of(body, spans, text.times[part], text.quoted[part], text.common), [])

    def around(self, fact: Fact) -> tuple[str, str]:
        """The words before and behind a fact."""
        inside = [n for n, w in enumerate(self.words) if fact.start <= w.start and w.end <= fact.end]
        before = self.words[inside[0] - 1].key if inside and inside[0] else ""
        return before, self.words[inside[-1] + 1].key if inside and inside[-1] + 1 < len(self.words) else ""

    def told(self, fact: Fact | None) -> None:
        if fact:
            self.done.append((fact.start, fact.end))

    def is_told(self, word: Word) -> bool:
        return any(start <= word.start and word.end <= end for start, end in self.done)

    def untold(self, first: int, last: int) -> list[Word]:
        return [word for word in self.words[first:last] if not self.is_told(word)]


def _restated(left: _Side, right: _Side, edits: Sequence[tuple[int, int, int, int]]) -> Iterator[tuple[Fact, Fact]]:
    """Facts that stand in each other's place and say the same in other words: "twelve" and "12"."""
    for i, i_end, j, j_end in edits:
        new = _touched(right.facts, right, j, j_end)
        for old in _touched(left.facts, left, i, i_end):
            same = next((f for f in new if (f.kind, f.said) == (old.kind, old.said)), None)
            if same:
                new.remove(same)
                yield old, same


def _changed(
    kind: FactKind, left: _Side, right: _Side, edits: Sequence[tuple[int, int, int, int]]
) -> Iterator[tuple[Fact | None, Fact | None]]:
    """The facts of a kind that only one side states, those that stand in each other's place together."""
    old, new = _facts(kind, left), _facts(kind, right)
    kept = Counter(f.said for f in old) & Counter(f.said for f in new)
    old, new = _without(old, kept), _without(new, kept)
    for i, i_end, j, j_end in edits:
        gone, come = _touched(old, left, i, i_end), _touched(new, right, j, j_end)
        if come and not gone and _reaches_out(come[0], right.words[j:j_end]):
            gone = _touched(old, left, max(0, i - 1), i + 1)[:1]
        if gone and not come and _reaches_out(gone[0], left.words[i:i_end]):
            come = _touched(new, right, max(0, j - 1), j + 1)[:1]
        old, new = [f for f in old if f not in gone], [f for f in new if f not in come]
        yield from _paired(gone, left, come, right)


def _paired(
    gone: Sequence[Fact], left: _Side, come: Sequence[Fact], right: _Side
) -> Iterator[tuple[Fact | None, Fact | None]]:
    """Facts in each other's place: those between the same words, else in their order; what is left stands alone."""
    rest = list(come)
    for old in gone:
        around = left.around(old)
        new = max(rest, key=lambda f: sum(map(eq, around, right.around(f))), default=None)
        if new:
            rest.remove(new)
        yield old, new
    yield from ((None, new) for new in rest)


def _facts(kind: FactKind, side: _Side) -> list[Fact]:
    """A side's facts of a kind of which no other change has told every changed word."""
    inside = [f for f in side.facts if f.kind == kind]
    return [f for f in inside if not any(a <= f.start and f.end <= b for a, b in side.done)]


def _without(facts: Sequence[Fact], kept: Counter[Hashable]) -> list[Fact]:
    left = Counter(kept)
    found = []
    for fact in facts:
        if left[fact.said] > 0:
            left[fact.said] -= 1
        else:
            found.append(fact)
    return found


def _touched(facts: Sequence[Fact], side: _Side, first: int, last: int) -> list[Fact]:
    """The facts to which one of a side's words belongs, of which nothing is told yet."""
    words = side.untold(first, last)
    return [f for f in facts if any(f.start <= w.start and w.end <= f.end for w in words)]


def _reaches_out(fact: Fact, words: Sequence[Word]) -> bool:
    """Whether a fact has words beside these: "Aug. 3" became "Aug. 3, 2017", of which only the year came."""
    return bool(words) and (fact.start < words[0].start or fact.end > words[-1].end)


def _is_other_name(old: Fact | None, new: Fact | None, was: Text, now: Text) -> bool:
    """Whether a name changed, and was not merely written in full or in short, or said once more or once less."""
    if old and new:
        left, right = _parts_of(old), _parts_of(new)
        return not (left <= right or right <= left)
    if old:
        return not _parts_of(old) <= now.words
    return bool(new) and not _parts_of(new) <= was.words


def _parts_of(name: Fact | None) -> frozenset[Hashable]:
    return frozenset(name.said) if name and isinstance(name.said, tuple) else frozenset()


def _change(kind: ChangeKind, match: Match, old: Fact | None, new: Fact | None, was: Text, now: Text) -> Change:
    return Change(
        kind,
        was.passage(match.was, old.start, old.end) if old else None,
        now.passage(match.now, new.start, new.end) if new else None,
    )


def _wording(
    match: Match,
    left: _Side,
    right: _Side,
    edits: Sequence[tuple[int, int, int, int]],
    was: Text,
    now: Text,
) -> Iterator[Change]:
    """What no fact tells of, from the first of its words to the last."""
    old = [w for i, i_end, _, _ in edits for w in left.untold(i, i_end)]
    new = [w for _, _, j, j_end in edits for w in right.untold(j, j_end)]
    if old or new:
        yield Change(
            "wording",
            was.passage(match.was, old[0].start, old[-1].end) if old else None,
            now.passage(match.now, new[0].start, new[-1].end) if new else None,
        )
