"""Where a sentence proper begins, after what a page ran into it: bylines, datelines, headings, captions, stamps.

Scraped text often has no mark between a heading and the sentence after it ("Harbour closed after spill The mayor
said …"). What stands before is another line, whose verbs and names are not the sentence's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

# "By Jane Roe TRIPOLI (Reuters) - ", run into the first sentence; how far in it may end.
_CREDIT = re.compile(r"(?:-LRB-|\()\s?[A-Z][\w./ ]{1,40}\s?(?:-RRB-|\))\s?(?:--?|—|–)\s")
_CREDIT_REACH = 300


def dateline_end(text: str, start: int, end: int) -> int:
    """Where the sentence proper begins, after a byline and dateline run into it."""
    match = _CREDIT.search(text, start, min(end, start + _CREDIT_REACH))
    return match.end() if match else start


# A new sentence after a word in lower case, a digit or a closing quotation mark: "… after spill The mayor said".
_HEADING = re.compile(
    r"(?:The|An|A|He|She|They|It|There|But|This|These|Those|His|Her|Their|We|Its|Meanwhile|Police|Officials) [a-z]"
)
_BEFORE_HEADING = re.compile(r"[a-z0-9’”)] ")
# After these a title may follow: "the film A time of war", "called The great escape".
_BEFORE_TITLE = re.compile(
    r"(?:.*\W)?(?:the|a|an|of|in|on|at|by|for|with|from|to|and|or|but|that|film|movie|book|novel|song|album|single|show|"
    r"series|magazine|play|called|titled|named|entitled|vs|said|says|is|was|as)"
)
_TITLE_REACH = 12  # characters: the longest of these and what stands before it
_CAPITAL = r"(?<![\w’'-][A-Z])[A-Z’'-]+[, ]+"
_CAPITALS = re.compile(rf"[A-Z]{_CAPITAL}(?:[A-Z]{_CAPITAL}){{2,}}(?=(?:The |An? )?(?:[A-Z][a-z]|[a-z]+ ))")
_STAMP = re.compile(
    r"\d\d?[.:]\d\d(?: ?[ap]\.?m\.?)?,? (?:BST|GMT|UK|E[SD]?T|P[SD]?T|C[SD]T|CES?T)\b[\s,:|)-]*"
    r"(?:\d{1,2}[.:]\d\d UK\b\s*)?(?=[A-Z])"
)
_CREDITED = re.compile(  # its first letter stands first: so re leaps from one to the next
    r"[BCFIP](?<!\w[BCFIP])(?:"
    r"(?:(?<=P)hotographs?|(?<=P)hotos?|(?<=I)mages?|(?<=P)ictures?|(?<=C)redits?): "
    r"(?:(?:[A-Z][\w.-]+ ){0,2}[A-Z][\w.-]*"
    r"(?:/(?:[A-Z]{2,}|Reuters|Getty|[A-Z][a-z]+ [A-Z][a-z]+))+(?: Images)?|[A-Z]{2,}|Reuters) (?=[A-Z])|"
    r"(?:(?<=B)y|(?<=F)rom) (?:the )?[A-Z][^.!?]{2,60}?(?:, CNN|Wire Staff|Staff Writers?|Correspondents?) (?=[A-Z]))"
)
_BULLET = re.compile(r"[*•·](?<=\s[*•·])\s(?=[A-Z])")


def sentence_start(text: str, start: int, end: int) -> int:
    """Where the last line that was run into the sentence ``text[start:end]`` ends; `start` where none was."""
    found = start
    for pattern in _endings(text):
        for match in pattern.finditer(text, start + (pattern is _BULLET), end):
            found = max(found, match.end())
    headings = _headings(text)
    for place in range(bisect_left(headings, start + 2), bisect_left(headings, end)):
        at = headings[place]
        if at > found and _HEADING.match(text, at, end) and _is_no_title(text, start, at):
            found = at
    return found


@lru_cache(maxsize=16)
def _endings(text: str) -> tuple[re.Pattern[str], ...]:
    """The ends of such lines of which a text has any: most texts have none, and are asked sentence by sentence."""
    return tuple(pattern for pattern in (_CAPITALS, _STAMP, _BULLET, _CREDITED) if pattern.search(text))


@lru_cache(maxsize=16)
def _headings(text: str) -> tuple[int, ...]:
    """Where in a text an article or pronoun stands before which a heading may end."""
    return tuple(
        [
            match.start()
            for match in _HEADING.finditer(text, 2)
            if _BEFORE_HEADING.match(text, match.start() - 2) is not None
        ]
    )


def _is_no_title(text: str, start: int, at: int) -> bool:
    """Whether what stands before an offset of the sentence that begins at `start` leads in no title."""
    return _BEFORE_TITLE.fullmatch(text, max(start, at - 1 - _TITLE_REACH), at - 1) is None
