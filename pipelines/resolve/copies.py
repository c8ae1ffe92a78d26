"""How two articles share words: not at all, as copies of one another, or as one that quotes the other.

A copy shares unattributed prose in the outlet's own voice. One that *quotes* shows the other's prose between
quotation marks, in an introduced block, or in sentences that it gives to another report. A speaker's words
that both quote are neither: two reporters may sit in one press conference.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.pipelines.resolve.voice import Voice, Voiced, voiced
from dateline.pipelines.steps.fingerprint import SHINGLE, fold, word_spans
from dateline.schemas.records import Copy, Relation

# Words that match in a row before they count as shared at all; single names and set phrases are shorter.
RUN = 6
# Share of a sentence's words that must lie in shared runs for the sentence to count: a clause may have been
# cut or a name style changed, but the sentence is still the same one.
SENTENCE_SHARE = 0.6
# Shorter sentences ("He did not elaborate.") are anybody's.
SENTENCE_WORDS = 8
# Own-voice words in shared sentences that make a copy: two to three sentences of news (median 22 words), more
# than the standing description of a person or a plague that an outlet repeats. And their share of the shorter
# article's own words. Tried on 1,340 articles of four stories, where every pair near these bounds was read.
COPY_WORDS = 50
COPY_SHARE = 0.15
# So many words at the end of both texts do not count: promotion and notes that no form gives away, at most
# this share.
FOOTER_WORDS = 60
FOOTER_SHARE = 0.25
# From this share of its words in the other, an article is an excerpt of it.
EXCERPT_SHARE = 0.8
# … if it is so much shorter; else they are two edits of one text.
EXCERPT_LENGTH = 0.9
# Words of another's prose shown as such that make a quotation of a report: more than a phrase.
QUOTE_WORDS = 20
# A paragraph belongs to a block that stands before it when so much of it is the other text's too.
BLOCK_SHARE = 0.9
# A text that shows more of itself as another's is not quoting but reprinting.
BLOCK_MOST = 0.6
# Genres that gather what others reported: they show it, and are no copy of it, unless it is most of them.
GATHERING = frozenset(("roundup", "live blog"))
# Two bodies of fewer words may be equal by chance ("Watch the video above."), unless their titles are equal
# too.
IDENTICAL_WORDS = 20
# Texts that are kept taken apart, in each of five forms, some 300 kB together: two tiles of pairs hold no more.
TEXTS = 256


@dataclass(frozen=True, slots=True)
class CopyText:
    """What ``compare`` needs of an article version."""

    version_id: str
    title: str
    body: str
    genre: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """Words in sentences that two texts share, by who speaks them."""

    copied: int = 0  # in the own voice of both
    left_quotes: int = 0  # given to a report on the left, and not on the right
    right_quotes: int = 0
    spoken: int = 0  # a speaker's, or given to a report by both

    @property
    def words(self) -> int:
        return self.copied + self.left_quotes + self.right_quotes + self.spoken


def compare(a: CopyText, b: CopyText) -> Copy | None:
    """How the bodies of two versions share words, None where they do not enough.

    The same answer for (a, b) and (b, a). For copies `version_id` is the smaller id, for quotations the one
    that quotes.
    """
    left, right = sorted((a, b), key=lambda text: text.version_id)
    words = _words(left.body)
    if words and words == _words(right.body):
        if len(words) < IDENTICAL_WORDS and not left.title.casefold() == right.title.casefold() != "":
            return None
        return Copy(left.version_id, right.version_id, "identical", 1.0, len(words))
    if len(_runs(left.body).keys() & _runs(right.body).keys()) < QUOTE_WORDS - RUN:
        return None
    x, y = _read(left.body), _read(right.body)
    matched = _align(left.body, right.body)
    x = _with_blocks(x, matched)
    y = _with_blocks(y, {other: at for at, other in matched.items()})
    shared = _shared(x, y, matched)
    relation = _relation(shared, x, y)
    if relation is None:
        return None
    turned = relation == "quotes" and shared.right_quotes > shared.left_quotes
    if relation != "quotes" and (_gathers(left, right, shared, x) or _gathers(right, left, shared, y)):
        relation, turned = "quotes", left.genre not in GATHERING
    if turned:
        left, right = right, left
    return Copy(left.version_id, right.version_id, relation, _containment(left.body, right.body), shared.words)


def _gathers(text: CopyText, other: CopyText, shared: Shared, read: Voiced) -> bool:
    """Whether a text gathers reports and shows the other among them."""
    return text.genre in GATHERING and other.genre not in GATHERING and shared.copied < BLOCK_MOST * _own(read)


def _relation(shared: Shared, x: Voiced, y: Voiced) -> Relation | None:
    quoted = max(shared.left_quotes, shared.right_quotes)
    if quoted > shared.copied:
        return "quotes" if quoted >= QUOTE_WORDS else None
    own = min(_own(x), _own(y))
    if shared.copied < COPY_WORDS or shared.copied < COPY_SHARE * own:
        return None
    short, long = sorted((len(x.words), len(y.words)))
    if shared.words >= EXCERPT_SHARE * short and short <= EXCERPT_LENGTH * long:
        return "excerpt"
    return "rewrite"


def _own(text: Voiced) -> int:
    return text.voices.count(Voice.OWN)


def _containment(left: str, right: str) -> float:
    """Share of the shorter one's shingles that the other has (Broder's containment)."""
    a, b = sorted((_shingles(left), _shingles(right)), key=len)
    return round(len(a & b) / len(a), 4) if a else 0.0


@lru_cache(maxsize=TEXTS)
def _shingles(body: str) -> frozenset[tuple[str, ...]]:
    words = _words(body)
    return frozenset(words[at : at + SHINGLE] for at in range(len(words) - SHINGLE + 1))


@lru_cache(maxsize=TEXTS)
def _words(body: str) -> tuple[str, ...]:
    return tuple(fold(body[start:end]) for start, end in word_spans(body))


@lru_cache(maxsize=TEXTS)
def _read(body: str) -> Voiced:
    return voiced(body)


@lru_cache(maxsize=TEXTS)
def _in_runs(body: str) -> tuple[tuple[str, ...], ...]:
    """The run of ``RUN`` words that begins at each word of a text."""
    words = _words(body)
    return tuple(words[at : at + RUN] for at in range(len(words) - RUN + 1))


@lru_cache(maxsize=TEXTS)
def _runs(body: str) -> dict[tuple[str, ...], int]:
    """Where each run of ``RUN`` words first stands in a text."""
    runs = _in_runs(body)
    return {runs[at]: at for at in range(len(runs) - 1, -1, -1)}


def _align(left: str, right: str) -> dict[int, int]:
    """For each word of `left` that lies in a shared run, the word of `right` that it matches."""
    ours, theirs, first = _in_runs(left), _in_runs(right), _runs(right)
    matched: dict[int, int] = {}
    reached = 0  # words below it that a run holds are matched already
    for at, run in enumerate(ours):
        on = matched[at - 1] + 1 if at and at - 1 in matched else -1
        # Go on where the run goes on, not where its words first stand.
        found = on if 0 <= on < len(theirs) and theirs[on] == run else first.get(run, -1)
        if found >= 0:
            for word in range(max(at, reached), at + RUN):
                matched[word] = found + word - at
            reached = at + RUN
    return matched


def _shared(x: Voiced, y: Voiced, matched: dict[int, int]) -> Shared:
    """Count the matched words whose sentence is shared, on either side, by voice; each word of `y` once."""
    left, right = _covered(x, matched), _covered(y, matched.values())
    footer = min(FOOTER_WORDS, int(FOOTER_SHARE * min(len(x.words), len(y.words))))
    x_end, y_end = _footer(x, left, footer), _footer(y, right, footer)
    counts = {"copied": 0, "left_quotes": 0, "right_quotes": 0, "spoken": 0}
    seen: set[int] = set()
    for at, other in matched.items():
        if other in seen or (at >= x_end and other >= y_end) or (at not in left and other not in right):
            continue
        seen.add(other)
        name = _ACCOUNT[x.voices[at], y.voices[other]]
        if name:
            counts[name] += 1
    return Shared(**counts)


def _account(left: Voice, right: Voice) -> str:
    """What a word counts for that `left` speaks in one text and `right` in the other.

    One that stands between quotation marks in one text alone is a speaker's too: reporters retell what they
    heard.
    """
    voices = {left, right}
    if Voice.STANDING in voices:
        return ""
    if len(voices) == 2 and (Voice.CITED in voices or voices == {Voice.OWN, Voice.BLOCK}):
        return "left_quotes" if left > right else "right_quotes"
    return "copied" if voices == {Voice.OWN} else "spoken"


_ACCOUNT = {(left, right): _account(left, right) for left in Voice for right in Voice}


def _with_blocks(text: Voiced, matched: dict[int, int]) -> Voiced:
    """The text with its introduced blocks made as long as the other text's words run on in whole paragraphs.

    Not where that is most of the text: who prints another's report with a line before it copies it.
    """
    voices = list(text.voices)
    shown: list[int] = []  # the words of the blocks
    for block in text.blocks:
        first = text.paragraphs[block][0]
        voice = Voice.CITED if Voice.CITED in voices[first : first + 1] else Voice.BLOCK
        for start, end in text.paragraphs[block:]:
            if sum(1 for at in range(start, end) if at in matched) < BLOCK_SHARE * (end - start):
                break
            shown += range(start, end)
            voices[start:end] = [voice if v == Voice.OWN else v for v in voices[start:end]]
    if len(shown) > BLOCK_MOST * len(voices):
        for at in shown:
            voices[at] = Voice.OWN if voices[at] in (Voice.BLOCK, Voice.CITED) else voices[at]
    return replace(text, voices=tuple(voices)) if shown else text


def _covered(text: Voiced, matched: Iterable[int]) -> set[int]:
    """The words of the sentences that are shared: long enough, and most of their words matched."""
    covered: set[int] = set()
    hit = bytearray(len(text.words))
    for at in matched:
        hit[at] = 1
    for start, end in text.sentences:
        if end - start >= SENTENCE_WORDS and hit.count(1, start, end) >= SENTENCE_SHARE * (end - start):
            covered.update(range(start, end))
    return covered


def _footer(text: Voiced, covered: set[int], limit: int) -> int:
    """Where the shared or standing sentences at a text's end begin, at most `limit` words of the shared."""
    begin = len(text.words)
    for start, end in reversed(text.sentences):
        if start < end and text.voices[start] != Voice.STANDING:
            limit -= end - start
            if start not in covered or limit < 0:
                break
        begin = start
    return begin
