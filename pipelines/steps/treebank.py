"""Text that was cut into tokens, as corpora store it, put back together: "-LRB- CNN -RRB- -- It 's over ."

The escapes are those of the Penn Treebank (Marcus, Santorini and Marcinkiewicz, Computational Linguistics
19(2), 1993).
"""

from __future__ import annotations

import re

# A text is taken for tokens where nearly all of its commas and full stops stand free.
MIN_FREE = 3
MIN_FREE_SHARE = 0.9

_FREE = re.compile(r"(?<=\s)[,.](?=\s|\Z)")
_ATTACHED = re.compile(r"(?<=[^\W\d_]{2})[,.](?=\s|\Z)")
_ESCAPES = {
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
    "``": "“",
    "''": "”",
    "`": "‘",
    "'": "’",
    "\\/": "/",
    "\\*": "*",
}
_ESCAPE = re.compile(r"(?<!\S)(?:-[LR][RSC]B-|``|''|`|')(?!\S)|\\[/*]")
_BEFORE_MARK = re.compile(r"[ \t]+(?=(?:[,.;:!?%)\]}”’…]|\.\.\.)(?:[ \t\n]|\Z|[,.;:!?)\]}”]))")
_BEFORE_CLITIC = re.compile(r"(?<=\w)[ \t]+(?=(?:n['’]t|['’](?:s|re|ve|ll|d|m|S))(?!\w))")
_AFTER_OPENING = re.compile(r"(?<=[(\[{“‘$£€#])[ \t]+")


def is_tokenised(text: str) -> bool:
    """Whether a text's punctuation stands free of its words."""
    free = len(_FREE.findall(text))
    return free >= MIN_FREE and free >= MIN_FREE_SHARE * (free + len(_ATTACHED.findall(text)))


def untokenise(text: str) -> str:
    """The text as it was before it was cut into tokens; a text that was not is returned as it is."""
    if not is_tokenised(text):
        return text
    text = _ESCAPE.sub(lambda found: _ESCAPES[found[0]], text)
    for pattern in (_BEFORE_MARK, _BEFORE_CLITIC, _AFTER_OPENING):
        text = pattern.sub("", text)
    return text
