"""Bills, laws and orders by their number: "Senate Bill 54", "S.B. 54", "Executive Order 13768"."""

from __future__ import annotations

import re
from functools import lru_cache

# A bill is told by its number, and by what stands before the number: looked for in this order, for speed.
_NUMBER = re.compile(r"\d[\dA-Z./-]*(?<![./-])(?![\w%])")
_LETTERS = re.compile(r"(?<=\bMeasure )[A-Z]{1,2}\b")
_BILL_HEAD = re.compile(
    r"\b(?:(?:Senate|House|Assembly) (?:Bill|File|Joint Resolution|Concurrent Resolution|Resolution)"
    r"|S\.?B\.?|A\.?B\.?|H\.?B\.?|H\.? ?R\.?|S\.?R\.?|H\.?C\.?R\.?|Prop\.?|Proposition|Amendment|Measure"
    r"|(?:U\.?N\.? )?(?:Security Council )?[Rr]esolution|Executive Order|Title|Section|S\.)"
    r"(?: No\.)?[ -]?$"
)
# With one of which each of them ends: most numbers are dates and counts.
_HEAD_ENDS = ("Bill", "File", "esolution", "B", "B.", "R", "R.", "Prop", "Prop.", "Proposition", "Amendment", "Measure",
              "Executive Order", "Title", "Section", "S.", "No.")  # fmt: skip
BEFORE_NUMBER = 40  # characters: the longest head, "U.N. Security Council resolution No. ", has 36
BILL_HEADS = {  # how the letters before a number are written out
    "sb": "Senate Bill",
    "ab": "Assembly Bill",
    "hb": "House Bill",
    "hr": "H.R.",
    "prop": "Proposition",
    "s": "S.",
}


@lru_cache(maxsize=16)
def bills(text: str) -> tuple[tuple[int, int, str], ...]:
    """Where a text names bills by their number, and each one's name written out."""
    found = []
    numbers = list(_NUMBER.finditer(text))
    if "Measure " in text:
        numbers = sorted([*numbers, *_LETTERS.finditer(text)], key=lambda m: m.start())
    for number in numbers:
        begin, stop = max(0, number.start() - BEFORE_NUMBER), number.start()
        if not text[begin:stop].rstrip(" -\n").endswith(_HEAD_ENDS):
            continue
        if head := _BILL_HEAD.search(text, begin, stop):
            start, end = head.start(), number.end()
            found.append((start, end, bill_name(text[start:end])))
    return tuple(found)


def bill_name(form: str) -> str:
    """Write a bill's short form out: "SB 54" and "S.B. 54" are "Senate Bill 54"."""
    head, number = re.fullmatch(r"(.*?)[ -]*(?:No\. )?(\d[^ ]*|[A-Z]{1,2})", form).groups()  # type: ignore[union-attr]
    plain = head.replace(".", "").replace(" ", "").lower()
    return f"{BILL_HEADS.get(plain, head)} {number}"
