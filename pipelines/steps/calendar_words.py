"""Words of dates: months and weekdays in the languages of news pages, and the offsets of zone abbreviations."""

from __future__ import annotations

from dateline.pipelines.steps.lexicon import load, words

_WORDS = load("calendar")


def _by_name(table: dict[str, str]) -> dict[str, frozenset[int]]:
    """What each name can mean, 1 the first: more than one number where languages differ. Names are case-folded."""
    found: dict[str, set[int]] = {}
    for line in table.values():
        for number, names in enumerate(line.split(","), 1):
            for name in names.split():
                found.setdefault(name.casefold(), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


ALL_MONTHS = _by_name(_WORDS["months"])
WEEKDAYS = _by_name(_WORDS["weekdays"])  # ISO numbers: Monday is 1
# The names that mean one month wherever they stand: those that a running text may be read by.
MONTHS: dict[str, int] = {name: min(numbers) for name, numbers in ALL_MONTHS.items() if len(numbers) == 1}

# Minutes east of Greenwich. CST is North America's: China's and Cuba's are written so only at home. IST
# (India, Ireland, Israel) is left out, since nothing says which.
OFFSETS: dict[str, int] = {
    **dict.fromkeys(("Z", "UTC", "GMT", "UT", "WET"), 0),
    **dict.fromkeys(("BST", "CET", "MEZ", "WAT", "WEST"), 60),
    **dict.fromkeys(("CEST", "MESZ", "EET", "SAST", "CAT"), 120),
    **dict.fromkeys(("EEST", "MSK", "EAT", "TRT"), 180),
    "GST": 240,
    "PKT": 300,
    "NPT": 345,
    "ICT": 420,
    "WIB": 420,
    "NST": -210,
    "NDT": -150,
    "ACST": 570,
    "ACDT": 630,
    **dict.fromkeys(("HKT", "SGT", "PHT", "MYT", "AWST"), 480),
    **dict.fromkeys(("JST", "KST"), 540),
    **dict.fromkeys(("BRT", "ART", "CLST", "ADT"), -180),
    **dict.fromkeys(("EDT", "AST", "CLT"), -240),
    **dict.fromkeys(("EST", "CDT", "COT", "PET"), -300),
    **dict.fromkeys(("CST", "MDT"), -360),
    **dict.fromkeys(("MST", "PDT"), -420),
    **dict.fromkeys(("PST", "AKDT"), -480),
    "AEST": 600,
    "AEDT": 660,
    "NZST": 720,
    "NZDT": 780,
    "AKST": -540,
    "HST": -600,
}
# Abbreviations that leave summer time open: the zone's own rules settle it.
ZONES: dict[str, str] = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
    "AKT": "America/Anchorage",
    "AET": "Australia/Sydney",
    "UK": "Europe/London",
}
# The zones of North America in words: "11:05 p.m. Eastern Daylight Time".
SPELT_ZONES: dict[str, str] = {
    f"{name}{kind}": name[0].upper() + letter
    for name in ("eastern", "central", "mountain", "pacific")
    for kind, letter in (("", "T"), (" time", "T"), (" standard time", "ST"), (" daylight time", "DT"))
}
# Zones whose writers put the month first in numbers ("02/04/2020"), and those whose writers put the day first.
MONTH_FIRST = words("EST EDT CST CDT MST MDT PST PDT AKST AKDT HST ET CT MT PT")
DAY_FIRST = words("BST CET CEST EET EEST AEST AEDT ACST AWST NZST NZDT IST SAST MEZ MESZ")

# Languages whose writers put the day first, and the zones of those who do, or who put the month first, whatever they
# write. English is written both ways, and says something only with a region (not "en-US", which templates put on any
# page); nor does Canada, where both are in use.
_DAY_FIRST_LANGUAGES = words("bg ca cs da de el es et fi fr gl hr id is it lv nb nl nn no pl pt ro ru sk sl sr tr uk")
_DAY_FIRST_ENGLISH = words("en-au en-gb en-ie en-in en-nz en-za")
_DAY_FIRST_REGIONS = ("Africa/", "Australia/", "Europe/")
_DAY_FIRST_ZONES = words("Asia/Kolkata Asia/Karachi Asia/Dhaka Asia/Dubai Asia/Singapore Pacific/Auckland")
_MONTH_FIRST_ZONES = words(
    """
    America/New_York America/Detroit America/Chicago America/Denver America/Boise America/Phoenix
    America/Los_Angeles America/Anchorage America/Indiana/Indianapolis Pacific/Honolulu
    """
)


def day_comes_first(lang: str, zone: str) -> bool | None:
    """Whether a writer means 3 April by "3/4/2017"; None where neither language nor place says it, or both and apart.

    :param lang: BCP 47, "" where not known
    :param zone: IANA name of the writer's time zone, "" where not known
    """
    tag = lang.strip().lower().replace("_", "-")
    by_lang = True if tag.partition("-")[0] in _DAY_FIRST_LANGUAGES or tag in _DAY_FIRST_ENGLISH else None
    by_zone = True if zone.startswith(_DAY_FIRST_REGIONS) or zone in _DAY_FIRST_ZONES else None
    if zone in _MONTH_FIRST_ZONES:
        by_zone = False
    if by_lang is None or by_zone is None:
        return by_lang if by_zone is None else by_zone
    return by_lang if by_lang == by_zone else None
