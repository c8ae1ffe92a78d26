"""Where a sentence proper begins, after what a page ran into it: bylines, datelines, headings, captions, stamps.

Scraped text often has no mark between a heading and the sentence after it ("Harbour closed after spill The mayor
said …"). What stands before is another line, whose verbs and names are not the sentence's.
"""

from __future__ import annotations

import re

# "By Jane Roe TRIPOLI (Reuters) - ", run into the first sentence; how far in it may end.
_CREDIT = re.compile(r"(?:-LRB-|\()\s?[A-Z][\w./ ]{1,40}\s?(?:-RRB-|\))\s?(?:--?|—|–)\s")
_CREDIT_REACH = 300


def dateline_end(text: str, start: int, end: int) -> int:
    """Where the sentence proper begins, after a byline and dateline run into it."""
    match = _CREDIT.search(text, start, min(end, start + _CREDIT_REACH))
    return match.end() if match else start


# A new sentence after a word in lower case, a digit or a closing quotation mark: "… after spill The mayor said".
_HEADING = re.compile(
    r"(?<=[a-z0-9’”)]) (?=(?:The|A|An|He|She|They|It|There|But|This|These|Those|His|Her|Their|We|Its|Meanwhile|Police|"
    r"Officials) [a-z])"
)
# After these a title may follow: "the film A time of war", "called The great escape".
_BEFORE_TITLE = re.compile(
    r"\b(?:the|a|an|of|in|on|at|by|for|with|from|to|and|or|but|that|film|movie|book|novel|song|album|single|show|series|"
    r"magazine|play|called|titled|named|entitled|vs|said|says|is|was|as)\Z"
)
_CAPITALS = re.compile(r"(?:(?<![\w’'-])[A-Z][A-Z’'-]+[, ]+){3,}(?=(?:The |An? )?(?:[A-Z][a-z]|[a-z]+ ))")
_STAMP = re.compile(
    r"\d{1,2}[.:]\d\d(?: ?[ap]\.?m\.?)?,? (?:BST|GMT|UK|E[SD]?T|P[SD]?T|C[SD]T|CES?T)\b[\s,:|)-]*"
    r"(?:\d{1,2}[.:]\d\d UK\b\s*)?(?=[A-Z])"
)
_CREDITED = re.compile(
    r"\b(?:Photographs?|Photos?|Images?|Pictures?|Credits?): (?:(?:[A-Z][\w.-]+ ){0,2}[A-Z][\w.-]*"
    r"(?:/(?:[A-Z]{2,}|Reuters|Getty|[A-Z][a-z]+ [A-Z][a-z]+))+(?: Images)?|[A-Z]{2,}|Reuters) (?=[A-Z])|"
    r"\b(?:By|From) (?:the )?[A-Z][^.!?]{2,60}?(?:, CNN|Wire Staff|Staff Writers?|Correspondents?) (?=[A-Z])"
)
_BULLET = re.compile(r"\s[*•·]\s(?=[A-Z])")


def sentence_start(text: str, start: int, end: int) -> int:
    """Where the last line that was run into the sentence ``text[start:end]`` ends; `start` where none was."""
    words = text[start:end]
    stops = [m.end() for pattern in (_CAPITALS, _STAMP, _BULLET) for m in pattern.finditer(words)]
    if ": " in words or "By " in words or "From " in words:  # what every credit has: to look for one is dear
        stops += [m.end() for m in _CREDITED.finditer(words)]
    stops += [m.end() for m in _HEADING.finditer(words) if not _BEFORE_TITLE.search(words, 0, m.start())]
    return start + max(stops, default=0)
