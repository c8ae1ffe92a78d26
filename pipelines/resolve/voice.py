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
    SPOKEN = 1  # between quotation marks
    BLOCK = 2  # in a paragraph that the line before introduces with a colon
    CITED = 3  # given to another report; with quotation marks or without
    STANDING = 4  # promotion, legal notes, comment rules: no part of the report


@dataclass(frozen=True, slots=True)
class Voiced:
    """A text as words that know their speaker, their sentence and their paragraph."""

    words: tuple[str, ...]
    voices: tuple[Voice, ...]  # one a word
    sentences: tuple[tuple[int, int], ...]  # word ranges, in order; together they hold all words
    paragraphs: tuple[tuple[int, int], ...]  # likewise
    blocks: frozenset[int]  # indices of introduced paragraphs


# What may close a quotation, by what opens it.
_CLOSED_BY = {"“": "”", "«": "»", "„": "“”", "``": ("''",), '"': '"', "‘": "’"}
_MARK = re.compile(r"``|''|[“”«»„‘’\"]")
# A quotation longer than this that only closes far away is two quotations, one of them left open: in news the
# longest tenth of quotations begins at 60 words.
QUOTATION_CHARS = 1500
# A name of one to five capitalised words, as outlets are called: "the New York Times", "Agence
# France-Presse".
_NAME = r"(?:[Tt]he )?[A-Z][\w.&’'-]*(?: (?:of |for )?[A-Z][\w.&’'-]*){0,4}"
_OUTLET = r"[Tt]he (?:news ?)?(?:paper|agency|site|magazine|outlet|broadcaster|network|weekly|daily)"
# The words by which the press calls itself, in names or alone.
_PRESS = re.compile(
    r"\b(?:Times|Post|Journal|Herald|Tribune|Globe|Chronicle|Gazette|Guardian|Telegraph|Independent|Observer|Press|"
    r"News|Reuters|AP|AFP|UPI|DPA|ANSA|Bloomberg|CNN|BBC|NBC|CBS|ABC|NPR|PBS|MSNBC|Fox|Sky|Politico|Axios|Xinhua|"
    r"Interfax|TASS|Jazeera|Arabiya|Agence|Agency|Magazine|Weekly|Daily|Examiner|Star|Mail|Mirror|Inquirer|Dispatch|"
    r"Bee|Monitor|Review|Record|Register|Sentinel|Courier|Standard|Today|TV|Television|Radio|Broadcasting)\b"
)
# Who reports and is no outlet: an authority's figures are its own statement.
_AUTHORITY = re.compile(
    r"\b(?:He|She|It|They|We|I|Police|Officials?|Department|Ministry|Office|Organi[sz]ation|Court|Council|Committee|"
    r"Government|Authorit\w+|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|President|Minister|Mayor|Judge|Justice|Sheriff|Chief|Secretary)\b"
)
# One of the words without which no sentence cites: the patterns below cost much more.
_REPORTS = re.compile(r"(?:report|elaborate|story|article|account|ccording|wrote|writes|said|says|note|add)")
_BY_REPORT = re.compile(
    r"\b(?:[Aa]ccording to|[Rr]eported (?:by|in)|(?:report|story|article|account) (?:in|by|from)) "
    rf"({_NAME}|{_OUTLET})"
)
_ADVERB = r"(?:has |had |have |first |also |later )?"
_WROTE = re.compile(
    rf"({_NAME}|{_OUTLET}) {_ADVERB}(?:report(?:ed|s)|wrote|writes|said|says|notes|noted|add(?:ed|s))\b"
)
# What closes or introduces another's words names an outlet, whatever its name: "…," McClatchy reported. A
# name that opens a sentence does not: "Japan reported its first case".
_TOLD = re.compile(
    rf"[,”\"'] ?({_NAME}) {_ADVERB}report(?:ed|s)(?=[.,;]|$| (?:on )?[A-Z]\w+day\b)|({_NAME}) elaborate[ds]\b"
)
# "Here is what the mayor told us on Thursday:" introduces, the label "Symptoms:" does not.
INTRODUCTION_WORDS = 5
# Phrases of site furniture, in lower case: a sentence that holds one is no part of the report.
STANDING = (
    "click here", "sign up for", "signing up for", "sign up to", "subscribe to", "subscription to",
    "newsletter", "use cookies", "©", "copyright 19", "copyright 20", "all rights reserved", "terms of use",
    "terms of service", "terms and conditions", "privacy policy", "house rules", "comments are closed",
    "comments are not", "comments are welcome", "welcome comments", "comments on our", "comments may",
    "comments policy", "your comment", "our comments", "share your thoughts", "share your stor",
    "share your views", "share your experience", "send us your", "send your", "using the form", "follow us",
    "like us on", "join us on", "contact us", "email us", "e-mail us", "follow him on", "follow her on",
    "follow them on", "contributed to this report", "contributed to this story",
    "contributed to this article", "editing by", "may not be published", "may not be reproduced",
    "may not be redistributed", "views expressed", "read more:", "read more about", "read the full",
    "download our", "download the app", "log in to", "logging in", "logging on", "without charge to",
    "licensing opportunities", "stay tuned", "tune in to", "check back", "follow the latest",
)  # fmt: skip


def voiced(text: str) -> Voiced:
    """The words of a text with their voices. Paragraphs are lines. Never raises."""
    spans = word_spans(text)
    sentences = [(s.start, s.end) for s in split(text, 0)]
    lines = [(s, e) for s, e in _lines(text) if text[s:e].strip()]
    outlets = _outlets(text)
    low = text.lower()
    standing = [phrase for phrase in STANDING if phrase in low]
    blocks = _blocks(text, lines, outlets)
    quoted = list(_quoted(text))
    judged = [(span, voice) for span in sentences if (voice := _sentence_voice(text[slice(*span)], outlets, standing))]
    cited = [span for span, voice in judged if voice == Voice.CITED]
    layers = (  # the later wins
        [(lines[n], Voice.BLOCK) for n in blocks],
        [(q, Voice.CITED if any(_overlap(q, c) for c in cited) else Voice.SPOKEN) for q in quoted],
        [(lines[n], voice) for n, voice in blocks.items() if voice == Voice.CITED],
        judged,
    )
    voices = [Voice.OWN] * len(spans)
    for layer in layers:
        for (first, last), voice in _within(layer, spans):
            voices[first:last] = [voice] * (last - first)
    return Voiced(
        words=tuple(fold(text[s:e]) for s, e in spans),
        voices=tuple(voices),
        sentences=_word_ranges(sentences, spans),
        paragraphs=_word_ranges(lines, spans),
        blocks=frozenset(blocks),
    )


def cites(sentence: str, outlets: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence gives what it says to another report.

    :param outlets: names that the rest of the article shows to be outlets
    """
    if not _REPORTS.search(sentence):
        return False
    if _TOLD.search(sentence):
        return True
    named = [m[1] for pattern in (_BY_REPORT, _WROTE) for m in pattern.finditer(sentence)]
    return any(name in outlets or _PRESS.search(name) or re.fullmatch(_OUTLET, name) for name in named)


def _outlets(text: str) -> frozenset[str]:
    names = {m[1] or m[2] for m in _TOLD.finditer(text)}
    return frozenset(name for name in names if not _AUTHORITY.search(name))


def _sentence_voice(sentence: str, outlets: frozenset[str], standing: list[str]) -> Voice:
    if standing:
        low = sentence.lower()
        if any(phrase in low for phrase in standing):
            return Voice.STANDING
    return Voice.CITED if cites(sentence, outlets) else Voice.OWN


def _quoted(text: str) -> Iterator[tuple[int, int]]:
    """The stretches between quotation marks, marks inside others passed over.

    A mark left open runs to its paragraph's end (a quotation of several paragraphs opens each and closes the
    last), one that only closes began with its paragraph.
    """
    sign, opened = "", 0
    for mark in _MARK.finditer(text):
        if sign and mark.start() - opened > QUOTATION_CHARS:
            yield opened, _paragraph_end(text, opened)
            sign = ""
        if sign and mark[0] in _CLOSED_BY[sign] and _closes(text, mark):
            yield opened, mark.start()
            sign = ""
        elif sign == mark[0] or (not sign and mark[0] in _CLOSED_BY and _opens(text, mark)):
            if sign:
                yield opened, _paragraph_end(text, opened)
            sign, opened = mark[0], mark.end()
        elif not sign and mark[0] in ("”", "''"):
            yield text.rfind("\n", 0, mark.start()) + 1, mark.start()
    if sign:
        yield opened, _paragraph_end(text, opened)


def _paragraph_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark that may open a quotation does: `"` has no sides, and ‘ begins "‘90s"."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if mark[0] == '"':
        return (not before or before.isspace() or before in "([-–—") and not after.isspace()
    return mark[0] != "‘" or (after.isalpha() and "’" in text[mark.end() : _paragraph_end(text, mark.end())])


def _closes(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark that may close a quotation does: `"` has no sides, and ’ is an apostrophe too."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if mark[0] == "’":
        return not after.isalnum() and not before.isspace()
    return mark[0] != '"' or not before.isspace() or after.isspace() or not after


def _blocks(text: str, lines: list[tuple[int, int]], outlets: frozenset[str]) -> dict[int, Voice]:
    """Which lines the line before introduces as somebody's words ("McClatchy elaborated on this:")."""
    found = {}
    for n, (start, end) in enumerate(lines[:-1]):
        line = text[start:end].rstrip()
        if line.endswith(":") and len(line.split()) >= INTRODUCTION_WORDS:
            found[n + 1] = Voice.CITED if cites(line, outlets) else Voice.BLOCK
    return found


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line)
        start += len(line)


def _word_ranges(stretches: list[tuple[int, int]], spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Stretches of characters as ranges of words, one each, that leave no word out."""
    starts = []
    word = 0
    for start, _ in stretches:
        while word < len(spans) and spans[word][0] < start:
            word += 1
        starts.append(word)
    return tuple(pairwise([0, *starts[1:], len(spans)])) if starts else ()


def _within(
    stretches: Iterable[tuple[tuple[int, int], Voice]], spans: list[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], Voice]]:
    """Stretches of characters, in order, as ranges of the words that lie in them."""
    word = 0
    for (start, end), voice in stretches:
        while word < len(spans) and spans[word][0] < start:
            word += 1
        first = word
        while word < len(spans) and spans[word][1] <= end:
            word += 1
        if first < word:
            yield (first, word), voice
