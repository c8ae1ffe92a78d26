"""Whose words the words of an article are: the outlet's own, a speaker's, another report's, or standing
matter.

Told by form alone: quotation marks, a line that ends in a colon and introduces a block, a sentence that gives
itself to another report ("McClatchy reported"), and the phrases of site furniture ("sign up for", "terms of
service").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from dateline.pipelines.steps.fingerprint import fold, word_spans
from dateline.pipelines.steps.sentences import split


class Voice(IntEnum):
    """Who speaks a word."""

    OWN = 0
    SPOKEN = 1  # between quotation marks, or in a block that a speaker's name introduces
    CITED = 2  # given to another report; with quotation marks or without
    STANDING = 3  # promotion, legal notes, comment rules: no part of the report


@dataclass(frozen=True, slots=True)
class Voiced:
    """A text as words that know their speaker and their sentence."""

    words: tuple[str, ...]
    voices: tuple[Voice, ...]  # one a word
    sentences: tuple[tuple[int, int], ...]  # word ranges, in order; together they hold all words


_OPEN, _CLOSE = "“«„‘", "”»’"
_MARK = re.compile(r"``|''|[“”«»„‘’\"]")
_REPORTS = r"(?:has |had |have |first |also |later )*(?:report(?:ed|s)|elaborate[ds]|wrote|writes)"
# A name of one to five capitalised words, as outlets are called: "the New York Times", "McClatchy", "Agence
# France-Presse".
_NAME = r"(?:[Tt]he )?(?:[A-Z][\w.&’'-]*)(?: (?:of |for )?(?:[A-Z][\w.&’'-]*)){0,4}"
# The words by which the press calls itself, in names or alone.
_PRESS = re.compile(
    r"\b(?:Times|Post|Journal|Herald|Tribune|Globe|Chronicle|Gazette|Guardian|Telegraph|Independent|Observer|Press|News|"
    r"Reuters|AP|AFP|UPI|PA|DPA|ANSA|Bloomberg|CNN|BBC|NBC|CBS|ABC|NPR|PBS|MSNBC|Fox|Sky|Politico|Axios|Xinhua|Interfax|"
    r"TASS|Al Jazeera|Al Arabiya|Agence|Agency|Magazine|Weekly|Daily|Examiner|Star|Mail|Mirror|Inquirer|Dispatch|Bee|"
    r"Monitor|Review|Record|Register|Sentinel|Courier|Standard|Today|TV|Television|Radio|Broadcasting|newspaper|magazine|"
    r"news agency|news site|website|broadcaster|outlet|weekly|daily)\b"
)
_CITING = re.compile(
    rf"\b(?:[Aa]ccording to|reported by|[Aa]s reported (?:by|in)|[Ii]n a report by|told) ({_NAME}|the \w+)"
)
_REPORTING = re.compile(
    rf"({_NAME}|[Tt]he (?:news)?(?:paper|agency|site|magazine|outlet|broadcaster)) {_REPORTS}\b"
)
# Who reports but is no outlet: an authority's figures are its own statement.
_NO_OUTLET = re.compile(
    r"\b(?:He|She|It|They|We|Police|Officials?|Department|Ministry|Office|Organi[sz]ation|Court|Council|Committee|"
    r"Government|Authorit\w+|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|President|Minister|Mayor|Judge|Justice|Sheriff|Chief|Secretary)\b"
)
_INTRODUCES = re.compile(
    r"\b(?:said|says|reported|reports|elaborate[ds]|wrote|writes|explain\w*|state[sd]?|statement|reads?|tweet\w*|post\w*|"
    r"letter|noted|notes|added|adds|continue[ds]|according)\b[^.!?]*:\s*$"
)
_STANDING = re.compile(
    r"\bclick here\b|\bsign(?:ing)? up (?:for|to)\b|\bsubscri(?:be|ption|bers? )\b|\bnewsletters?\b|©|\bcopyright\b.{0,12}\d{4}|"
    r"\ball rights reserved\b|\bterms (?:of|and) (?:use|service|conditions)\b|\bprivacy policy\b|"
    r"\b(?:your|the|these|our) comments\b|\bcomments (?:are|that|on our|may|policy)\b|"
    r"\b(?:follow|like|join|contact|email|e-mail) us\b|\bcontributed to this (?:report|story|article)\b|"
    r"\bmay not be (?:published|reproduced|redistributed|broadcast|copied)\b|\bviews expressed\b|\bread more\b|"
    r"\bread the full\b|\bget the .{1,30} app\b|\bdownload (?:the|our)\b|\blog ?in\b|\bavailable without charge\b|"
    r"\blicensing\b.{0,80}\bcontact\b|\b(?:to|please) (?:submit|register)\b|\bstay tuned\b|\bcheck back\b|"
    r"\bfollow the latest\b|\blatest updates\b",
    re.IGNORECASE,
)


def voiced(text: str) -> Voiced:
    """The words of a text with their voices and sentences. Paragraphs are lines. Never raises."""
    spans = word_spans(text)
    sentences = _word_ranges([(s.start, s.end) for s in split(text, 0)], spans)
    voices = [Voice.OWN] * len(spans)
    for start, end in _within(_quoted(text), spans):
        voices[start:end] = [Voice.SPOKEN] * (end - start)
    for (start, end), voice in _blocks(text):
        for first, last in _within([(start, end)], spans):
            voices[first:last] = [voice] * (last - first)
    for first, last in sentences:
        whole = _sentence_voice(text[spans[first][0] : spans[last - 1][1]])
        if whole is not None:
            voices[first:last] = [whole] * (last - first)
    return Voiced(tuple(fold(text[s:e]) for s, e in spans), tuple(voices), tuple(sentences))


def cites(sentence: str) -> bool:
    """Whether a sentence gives what it says to another report."""
    named = [m.group(1) for m in _CITING.finditer(sentence)]
    if any(_PRESS.search(name) for name in named):
        return True
    return any(not _NO_OUTLET.search(m.group(1)) for m in _REPORTING.finditer(sentence))


def _sentence_voice(sentence: str) -> Voice | None:
    if _STANDING.search(sentence):
        return Voice.STANDING
    return Voice.CITED if cites(sentence) else None


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between quotation marks, paragraph by paragraph.

    A mark left open runs to its paragraph's end (a quotation of several paragraphs opens each), one that only
    closes began with its paragraph.
    """
    for start, end in _lines(text):
        opened = -1
        for mark in _MARK.finditer(text, start, end):
            kind = _kind(text, mark, opened >= 0)
            if kind > 0 and opened < 0:
                opened = mark.end()
            elif kind < 0 and (opened >= 0 or mark.group() in ("”", "''")):
                yield (opened if opened >= 0 else start), mark.start()
                opened = -1
        if opened >= 0:
            yield opened, end


def _kind(text: str, mark: re.Match[str], inside: bool) -> int:
    """1 for a mark that opens, -1 for one that closes, 0 for an apostrophe."""
    sign = mark.group()
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if sign in ("``", "''"):
        return 1 if sign == "``" else -1
    if sign == '"':
        return 1 if (not before or before.isspace() or before in "([-–—") and not after.isspace() else -1
    if sign == "’":
        return -1 if inside and not after.isalnum() and not before.isspace() and before in ",.!?…" else 0
    if sign == "“" and inside:
        return -1
    return 1 if sign in _OPEN else -1


def _blocks(text: str) -> Iterator[tuple[tuple[int, int], Voice]]:
    """Paragraphs that the line before introduces as somebody's words ("McClatchy elaborated on this:")."""
    lines = [(s, e) for s, e in _lines(text) if text[s:e].strip()]
    for (start, end), following in pairwise(lines):
        line = text[start:end]
        if _INTRODUCES.search(line):
            yield following, Voice.CITED if cites(line) else Voice.SPOKEN


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line)
        start += len(line)


def _word_ranges(sentences: list[tuple[int, int]], spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sentences as ranges of words; words that no sentence holds join the one before."""
    starts = []
    word = 0
    for start, _ in sentences:
        while word < len(spans) and spans[word][0] < start:
            word += 1
        starts.append(word)
    edges = sorted({0, *starts, len(spans)})
    return list(pairwise(edges))


def _within(stretches: Iterable[tuple[int, int]], spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches of characters as ranges of the words that lie in them. Stretches come in order."""
    word = 0
    for start, end in stretches:
        while word < len(spans) and spans[word][0] < start:
            word += 1
        first = word
        while word < len(spans) and spans[word][1] <= end:
            word += 1
        if first < word:
            yield first, word
