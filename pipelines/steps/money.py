"""Amounts of money as an article gives them: figures, words and ranges, with their currency.

"$1.2 billion", "€50m", "50 million euros", "between $5 and $10 million", "$43 million-86 million", "millions
of dollars" (a range), "half a million pounds", "more than $5 million" (open above). Offsets take in the sign and the
scale word, not "nearly" or "a barrel".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from dateline.pipelines.steps.lexicon import any_of, load
from dateline.pipelines.steps.participants import Cast, cast_names
from dateline.pipelines.steps.spending import payer, purpose
from dateline.schemas.records import Money, Part, Span

_SCALES = {
    "hundred": 1e2,
    "k": 1e3,
    "thousand": 1e3,
    "lakh": 1e5,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "mil": 1e6,
    "million": 1e6,
    "crore": 1e7,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "billion": 1e9,
    "t": 1e12,
    "tn": 1e12,
    "trn": 1e12,
    "trillion": 1e12,
}
# "millions of dollars" says at least two and fewer than the next scale; "tens of" moves both ends.
_PLURALS = {"hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12}
_NEXT = {1e2: 1e3, 1e3: 1e6, 1e6: 1e9, 1e9: 1e12, 1e12: 1e15}
_TIMES = {
    "tens of": (20, 99),
    "scores of": (40, 199),
    "hundreds of": (200, 999),
    "thousands of": (2e3, 999e3),
}
_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMBERS = {word: float(value) for value, word in enumerate(_WORDS, 1)} | {
    "a": 1.0,
    "an": 1.0,
    "half a": 0.5,
    "fifteen": 15.0,
    "twenty": 20.0,
    "thirty": 30.0,
    "forty": 40.0,
    "fifty": 50.0,
}
_FEW = {"a couple": (2.0, 2.0), "a couple of": (2.0, 2.0), "a few": (2.0, 9.0), "several": (3.0, 9.0)}

OPEN = -1.0  # a bound that is not told
BEFORE_SIGN = 5  # characters: "U.S. $"
AFTER_SIGN = 60  # "$1,234.56 million to nearly $1,234.56 billion"
BEFORE_UNIT = 60  # characters: "between fifty and a hundred thousand Egyptian " has 47

_SIGNS = r"US ?\$|U\.S\. ?\$|A\$|C\$|CA\$|AU\$|NZ\$|HK\$|S\$|NT\$|R\$|MX\$|Rs\.?|[$€£¥₹₽₩₪₺₦₱฿₴]"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d+)?"
_SCALE = r"hundred thousand|hundred|thousand|lakh|million|crore|billion|trillion"
_SHORT = r"mln|mn|mil|bln|bn|trn|tn|[kmbt]"
_CODES = ("Rs", "EUR", "USD", "GBP", "JPY", "CHF", "AUD", "CAD")
# Signs one by one, and what must not stand before a code behind its first letter: so re leaps to the next of these.
_SIGN = re.compile(
    "|".join([*map(re.escape, "$€£¥₹₽₩₪₺₦₱฿₴"), *(rf"{code[0]}(?<!\w{code[0]}){code[1:]}\b" for code in _CODES)])
)
# "rose $2 to $108" and "from $5 to $8" are two amounts, not one that is uncertain
_MOVES = re.compile(
    r"\b(?:from|ro[sd]e|rises?|fell|falls?|up|down|increased?|raised?|cut|dropped|gained|lost|jumped|climbed"
    r"|slid|slipped|added|advanced|reduced)(?: by)? $"
)
_EXTRA = r" (?:an? )?(?:(?:estimated|additional|extra|reported|whopping|staggering) )?$"
_AT_LEAST = re.compile(
    r"\b(?:(?:more|greater|higher) than|(?<!dispute )(?<!fight )(?<!battle )(?<!row )(?<!debate )over|at least|above"
    rf"|upwards? of|in excess of|no(?:t)? less than|exceed(?:s|ed|ing)?|topp(?:ed|ing|s)|a minimum of){_EXTRA}",
    re.IGNORECASE,
)
_AT_MOST = re.compile(
    r"\b(?:up to|less than|under|below|as much as|at most|no(?:t)? more than|a maximum of|fewer than)" + _EXTRA,
    re.IGNORECASE,
)
_OR_MORE = re.compile(r"\+|-plus\b| (?:or|and) (?:more|up(?:wards?)?)\b")
_OR_LESS = re.compile(r" or (?:less|fewer|under)\b")
BOUND = 45  # characters before an amount in which "more than an estimated" stands
_WEIGHT = re.compile(r"\b(?:weigh\w*|lost|gain\w*|lose|drop\w*|shed) (?:\w+ ){0,2}$")


def find_money(parts: Sequence[Part], sentences: Sequence[Span], cast: Cast) -> tuple[Money, ...]:
    """Find the amounts of money in an article's parts, in order, each with what its sentence says of its use."""
    return tuple(
        _used(money, part.text, sentences, cast) for part in parts for money in _in_text(part.text, part.ordinal)
    )


def _used(money: Money, text: str, sentences: Sequence[Span], cast: Cast) -> Money:
    at = bisect_right(sentences, (money.part, money.start), key=lambda s: (s.part, s.start)) - 1
    if at < 0 or sentences[at].part != money.part or sentences[at].end < money.end:
        return money
    begin, end = sentences[at].start, sentences[at].end
    start, stop = purpose(text, money.end, end) or (-1, -1)
    who = payer(text, (begin, end), (money.start, money.end), cast_names(text, cast))
    return replace(money, purpose_start=start, purpose_end=stop, payer=who)


def _in_text(text: str, part: int) -> Iterator[Money]:
    end = 0
    pending = _matches(text)
    while pending:
        match = pending.pop(0)
        money = _money(text, match, part) if match.start() >= end else None
        if money is not None:
            yield money
            end = money.end
            if end < match.end():  # only the first of two amounts was one: look at the second again
                pending = list(_signed().finditer(text, end, match.end())) + pending


def _matches(text: str) -> list[re.Match[str]]:
    """Find what may be an amount, the longest first at each place.

    Most articles have few amounts: the words for units are looked for first, the figures only before them.
    """
    found = {}
    for sign in _SIGN.finditer(text):
        match = _signed().search(text, max(0, sign.start() - BEFORE_SIGN), sign.end() + AFTER_SIGN)
        if match:
            found[match.span()] = match
    for unit in _last_word().finditer(text):
        start = max(0, unit.start() - BEFORE_UNIT)
        for pattern in (_spelled(), _vague()):
            found.update({m.span(): m for m in pattern.finditer(text, start, unit.end())})
    return sorted(found.values(), key=lambda m: (m.start(), -m.end()))


def _money(text: str, match: re.Match[str], part: int) -> Money | None:
    groups = match.groupdict()
    currency = _currency(groups.get("sign") or groups.get("unit") or "")
    if not currency or not _is_amount(text, match, groups):
        return None
    end = match.end()
    if groups.get("plural"):
        low, high = _vague_bounds(groups["plural"] or "", groups["times"] or "")
    else:
        low, high = _bounds(groups)
        if low > high or (low < high and "sign" in groups and _MOVES.search(text, 0, match.start())):
            end = match.end("from_scale") if groups["from_scale"] else match.end("from")
            low = high = _value(groups["from"] or "", groups["from_scale"])
            if "unit" in groups:
                return None
    if low == high:
        low, high = _opened(text, match.start(), end, low)
    return Money(part, match.start(), end, low, high, currency, text[match.start() : end])


def _opened(text: str, start: int, end: int, amount: float) -> tuple[float, float]:
    """The bounds of an amount as the words beside it leave them: open above after "more than"."""
    before = max(0, start - BOUND)
    if _AT_LEAST.search(text, before, start) or _OR_MORE.match(text, end):
        return amount, OPEN
    if _AT_MOST.search(text, before, start) or _OR_LESS.match(text, end):
        return OPEN, amount
    return amount, amount


def _is_amount(text: str, match: re.Match[str], groups: dict[str, str | None]) -> bool:
    unit = groups.get("unit")
    if unit is None or groups.get("plural"):
        return True
    if unit.split()[-1][0].isupper():  # "two Rand Paul aides"
        return False
    if groups["scale"]:
        return True
    weight = unit.lower().startswith("pound") and (
        text[match.end() : match.end() + 4] in (" of ", " per") or _WEIGHT.search(text, 0, match.start())
    )
    return not weight and groups["number"] not in ("a", "an", "A", "An")


def _bounds(groups: dict[str, str | None]) -> tuple[float, float]:
    number = " ".join((groups["number"] or "").lower().split())
    if number in _FEW:
        low, high = (_value(str(bound), groups["scale"]) for bound in _FEW[number])
        return low, high
    high = _value(number, groups["scale"])
    if groups.get("from") is None:
        return high, high
    # "$5 to $10 million": the scale of the second holds for both, unless the first has its own
    return _value(groups["from"] or "", groups["from_scale"] or groups["scale"]), high


def _vague_bounds(plural: str, times: str) -> tuple[float, float]:
    scale = _PLURALS[plural.lower()]
    if times:
        low, high = _TIMES[" ".join(times.lower().split())]
        return low * scale, high * scale
    return 2 * scale, _NEXT[scale] - (scale if scale > 1e2 else 1)


def _value(number: str, scale: str | None) -> float:
    number = " ".join(number.lower().split())
    value = _NUMBERS[number] if number in _NUMBERS else float(number.replace(",", ""))
    for word in re.findall(r"[a-z]+", (scale or "").lower()):
        value *= _SCALES[word]
    return round(value, 2)  # to the cent: 4.7 * 1e12 must not show the float's last digits


def _currency(words: str) -> str:
    """Give the ISO 4217 code of a sign or a unit."""
    return _codes().get(" ".join(words.lower().replace(".", "").split()).replace(" $", "$"), "")


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    return {name.strip(): code for code, names in load("money").items() for name in names.split(";")}


def _unit_names() -> list[str]:
    names = {name for name in _codes() if name[0].isalpha() and "$" not in name and name != "rs"}
    return sorted(names | {"u.s. dollars"}, key=lambda n: (-len(n), n))


@lru_cache(maxsize=1)
def _last_word() -> re.Pattern[str]:
    """Match the last word of any unit."""
    return re.compile(rf"\b{any_of(name.split()[-1] for name in _unit_names())}\b")


@lru_cache(maxsize=1)
def _units() -> str:
    return "|".join(map(re.escape, _unit_names()))


@lru_cache(maxsize=1)
def _signed() -> re.Pattern[str]:
    """Match "$ 1.2 billion", "€50m", "$5 to $10 million", "$ 43 million-86 million"."""
    scale = rf"(?:[ -]?(?:{_SCALE})\b|(?-i: ?(?:{_SHORT})(?![\w'])))"
    sign = rf"{_SIGNS}|(?-i:USD|EUR|GBP|JPY|CHF|AUD|CAD)"
    first = rf"(?P<from>{_NUMBER})(?P<from_scale>{scale})?(?(between) and | ?(?:-|–|—|\bto\b) ?)"
    return re.compile(
        rf"(?<![\w$])(?P<between>(?<=between ))?(?P<sign>{sign}) ?(?:{first}(?:(?:{_SIGNS}) ?)?)?"
        rf"(?P<number>{_NUMBER})(?P<scale>{scale})?(?![\d,]\d)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _spelled() -> re.Pattern[str]:
    """Match "50 million euros", "three million Egyptian pounds", "10m pesos"."""
    words = "|".join(sorted({*_NUMBERS, *_FEW}, key=lambda w: (-len(w), w)))
    plain = "|".join(sorted(_NUMBERS, key=lambda w: (-len(w), w)))
    scale = rf"(?:[ -]?(?:{_SCALE})\b|(?-i: ?(?:{_SHORT})\b))"
    first = rf"(?P<from>{_NUMBER}|{plain})(?P<from_scale>{scale})?(?(between) and | ?(?:-|–|—|\bto\b|\bor\b) ?)"
    return re.compile(
        rf"(?<![\w$€£.,])(?P<between>(?<=between ))?(?:{first})?(?P<number>{_NUMBER}|{words})"
        rf"(?P<scale>{scale}(?: (?:{_SCALE})\b)?)?[ -](?:of )?(?P<unit>{_units()})(?!\w)",
        re.IGNORECASE,
    )


@lru_cache(maxsize=1)
def _vague() -> re.Pattern[str]:
    """Match "millions of dollars", "tens of billions of euros", "billions in US dollars"."""
    return re.compile(
        rf"\b(?:(?P<times>(?:tens|scores|hundreds|thousands)\s+of)\s+)?(?P<plural>{'|'.join(_PLURALS)})"
        rf"\s+(?:of|in)\s+(?P<unit>{_units()})(?!\w)",
        re.IGNORECASE,
    )
