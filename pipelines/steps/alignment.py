"""Which sentences of one version of an article became which of the next.

Sentences with the same words are the same wherever the text between them changed; of the rest, those are paired that
share enough words, in order, one with one, one with two or two with one, by dynamic programming (Gale and Church: *A
Program for Aligning Sentences in Bilingual Corpora*, Computational Linguistics 19(1), 1993). What is left was cut, was
added, or moved.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# Share of their words (Dice's coefficient) that two sentences have in common from which one is a revision of the other.
# Two sentences of one report that tell different things share some .2, mostly articles and prepositions.
SAME_SENTENCE = 0.5
# Words by which joining a second sentence must add to what is shared: what two of one article share by chance.
JOINING = 3
# Pairs of sentences compared in one stretch of changed text: 200 sentences by 200, half a second. What is larger was
# written anew.
LARGEST_STRETCH = 40_000
SHORTEST_MOVED = 4  # words: shorter sentences ("He agreed.") stand in many places


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a part, with its words as they are compared."""

    part: int
    start: int
    end: int
    words: tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Sentences that became others: changed where both sides have some, else cut or added; ``moved`` unchanged."""

    was: tuple[Sentence, ...]
    now: tuple[Sentence, ...]
    moved: bool = False


def align(was: Sequence[Sentence], now: Sequence[Sentence]) -> list[Match]:
    """All that differs between two texts, sentence by sentence, in the order of the new one; nothing that is equal.

    Sentences that were cut, or added, one after the other are one match.
    """
    found: list[Match] = []
    matcher = SequenceMatcher(None, [s.words for s in was], [s.words for s in now], autojunk=False)
    for kind, i, i_end, j, j_end in matcher.get_opcodes():
        if kind != "equal":
            found += _stretch(was[i:i_end], now[j:j_end])
    return _moved(found)


def _stretch(was: Sequence[Sentence], now: Sequence[Sentence]) -> list[Match]:
    """The pairs of a stretch of text in which no sentence is the same, and what is left between them."""
    found: list[Match] = []
    at, other = 0, 0
    for i, i_end, j, j_end in [*_pairs(was, now), (len(was), len(was), len(now), len(now))]:
        if i > at:
            found.append(Match(tuple(was[at:i]), ()))
        if j > other:
            found.append(Match((), tuple(now[other:j])))
        if i_end > i:
            found.append(Match(tuple(was[i:i_end]), tuple(now[j:j_end])))
        at, other = i_end, j_end
    return found


def _pairs(was: Sequence[Sentence], now: Sequence[Sentence]) -> list[tuple[int, int, int, int]]:
    """The pairs of sentences that share most words together, as slices of both sides, in order."""
    if not was or not now or len(was) * len(now) > LARGEST_STRETCH:
        return []
    left, right = [Counter(s.words) for s in was], [Counter(s.words) for s in now]
    best = [[0.0] * (len(now) + 1) for _ in range(len(was) + 1)]
    came: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(len(was) + 1):
        for j in range(len(now) + 1):
            for di, dj, gain in _steps(left[max(0, i - 2) : i], right[max(0, j - 2) : j]):
                if best[i - di][j - dj] + gain > best[i][j]:
                    best[i][j] = best[i - di][j - dj] + gain
                    came[i, j] = (di, dj)
                elif (i, j) not in came:
                    came[i, j] = (di, dj)
    return list(reversed(list(_traced(came, len(was), len(now)))))


def _traced(came: dict[tuple[int, int], tuple[int, int]], i: int, j: int) -> Iterator[tuple[int, int, int, int]]:
    """The pairs of the best alignment, from the end."""
    while (i, j) in came:
        di, dj = came[i, j]
        if di and dj:
            yield i - di, i, j - dj, j
        i, j = i - di, j - dj


def _steps(left: Sequence[Counter[Hashable]], right: Sequence[Counter[Hashable]]) -> Iterator[tuple[int, int, float]]:
    """The ways to end an alignment with the last one or two sentences of each side, each with what it gains."""
    if left:
        yield 1, 0, 0.0
    if right:
        yield 0, 1, 0.0
    if not left or not right:
        return
    alone = _shared(left[-1], right[-1])
    if _is_same(left[-1], right[-1], alone):
        yield 1, 1, alone
    for di, dj, some, one in ((2, 1, left, right[-1]), (1, 2, right, left[-1])):
        if len(some) == 2:
            shared = [_shared(s, one) for s in some]
            both = some[0] + some[1]
            if min(shared) >= JOINING and _is_same(both, one, _shared(both, one)):
                yield di, dj, _shared(both, one) - JOINING


def _shared(a: Counter[Hashable], b: Counter[Hashable]) -> int:
    return (a & b).total()


def _is_same(a: Counter[Hashable], b: Counter[Hashable], shared: int) -> bool:
    return shared > 0 and 2 * shared >= SAME_SENTENCE * (a.total() + b.total())


def _moved(found: Sequence[Match]) -> list[Match]:
    """The matches with each sentence that was cut here and added there taken out of both, as moved."""
    cut = [s for m in found if not m.now for s in m.was if len(s.words) >= SHORTEST_MOVED]
    added = [s for m in found if not m.was for s in m.now]
    places: dict[tuple[Hashable, ...], list[Sentence]] = defaultdict(list)
    for sentence in reversed(cut):
        places[sentence.words].append(sentence)
    came = {s: places[s.words].pop() for s in added if places[s.words]}
    went = set(came.values())
    kept: list[Match] = []
    for match in found:
        if match.was and match.now:
            kept.append(match)
            continue
        kept += [Match(run, ()) for run in _runs(match.was, went) if run[0] not in went]
        for run in _runs(match.now, came):
            kept.append(Match((came[run[0]],), run, moved=True) if run[0] in came else Match((), run))
    return kept


def _runs(sentences: Sequence[Sentence], apart: Container[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    """Sentences in runs, some of them each by itself."""
    run: list[Sentence] = []
    for sentence in sentences:
        if sentence in apart:
            if run:
                yield tuple(run)
            yield (sentence,)
            run = []
        else:
            run.append(sentence)
    if run:
        yield tuple(run)
