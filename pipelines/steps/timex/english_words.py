"""English words of time, by class.

A class is what a pattern names in braces; a word's value is what fills a symbol. Lengths are written as in
ISO 8601 periods, with "T" before clock units; X stands for a number that the text leaves open.
"""

# ruff: noqa: E501  (a class is a line)
from __future__ import annotations

from collections.abc import Mapping


def _numbered(words: str, start: int = 1, step: int = 1) -> dict[str, str]:
    """Each word with its number; words joined by a slash share one."""
    entries = enumerate(words.split())
    return {word: str(start + step * n) for n, words in entries for word in words.split("/")}


MONTHS = _numbered(
    "January/Jan February/Feb March/Mar April/Apr May June/Jun July/Jul August/Aug September/Sept/Sep "
    "October/Oct November/Nov December/Dec"
)
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
SHORT_WEEKDAYS = _numbered("Mon Tue/Tues Wed Thu/Thur/Thurs Fri Sat Sun")
SPANS = {"week": "W", "month": "M", "year": "Y", "decade": "DE", "century": "CE", "weekend": "WE"}
CLOCK_UNITS = {"hour": "TH", "minute": "TM", "second": "TS"}
# What borders on the night counts to the half of the day that it opens or closes.
EDGES_OF_DAY = {
    "dawn": "MO", "daybreak": "MO", "sunrise": "MO", "midmorning": "MO", "lunchtime": "MI", "midafternoon": "AF",
    "dusk": "EV", "sunset": "EV", "nightfall": "EV",
}  # fmt: skip
PLURALS = {"decades": "DE", "centuries": "CE", "quarters": "Q", "semesters": "H"}
ONES = _numbered(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
    start=0,
)
HOURS = {word: number for word, number in ONES.items() if 1 <= int(number) <= 12}
TENS = _numbered("twenty thirty forty fifty sixty seventy eighty ninety", start=20, step=10)

WORDS: Mapping[str, Mapping[str, str]] = {
    "month": MONTHS,
    "short_month": {name: MONTHS[name] for name in SHORT_MONTHS},
    "weekday": _numbered("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    "weekdays": _numbered("Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays Sundays"),
    "short_weekday": SHORT_WEEKDAYS,
    "day_name": _numbered("Monday Tuesday Wednesday Thursday Friday Saturday Sunday") | SHORT_WEEKDAYS,
    "span": SPANS,
    "era": SPANS | {"quarter": "Q"},
    "unit": SPANS | {"day": "D", "quarter": "Q"},
    "long_unit": {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE", "century": "CE"} | CLOCK_UNITS | {"quarter": "Q"},
    "whole_unit": {"day": "D", "week": "W", "month": "M", "year": "Y", "decade": "DE", "hour": "TH", "minute": "TM"},
    "units": {"days": "D", "weeks": "W", "months": "M", "years": "Y", "weekends": "WE"}
    | PLURALS
    | {f"{name}s": unit for name, unit in CLOCK_UNITS.items()},
    "season": {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"},
    "part": {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"} | EDGES_OF_DAY,
    "nights": {"mornings": "MO", "afternoons": "AF", "evenings": "EV", "nights": "NI"},
    "edge_of_day": EDGES_OF_DAY,
    "half_day": {"morning": "am", "afternoon": "pm", "evening": "pm", "night": "pm"},
    "seasons": {"springs": "SP", "summers": "SU", "falls": "FA", "autumns": "FA", "winters": "WI"},
    "lasting": {"daylong": "D", "weeklong": "W", "monthlong": "M", "yearlong": "Y", "decadelong": "DE"},
    "sign": {"-": "-", "+": "+"},
    "hour_name": {"noon": "12:00", "midday": "12:00", "midnight": "24:00"},
    "ampm": {"am": "am", "pm": "pm"},
    "approx": dict.fromkeys(
        ("about", "nearly", "almost", "over", "roughly", "approximately", "around", "barely", "just"), ""
    ),
    "phase": {"early": "START", "mid": "MID", "late": "END"},
    "edge": {
        "beginning": "START", "start": "START", "outset": "START", "middle": "MID", "end": "END", "close": "END",
    },
    "later": {"later": "END", "earlier": "START", "early": "START", "late": "END", "sometime": "APPROX"},
    "vague": dict.fromkeys(("several", "few", "many", "some"), "X"),
    "often": {
        "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "hourly": "PT1H", "nightly": "XXXX-XX-XXTNI",
        "biweekly": "P2W",
    },
    "zone": {
        "EST": "-05:00", "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00",
        "PST": "-08:00", "PDT": "-07:00", "GMT": "Z", "UTC": "Z", "BST": "+01:00", "CET": "+01:00", "CEST": "+02:00",
        "JST": "+09:00", "ET": "", "CT": "", "MT": "", "PT": "",
    },
    "zone_name": dict.fromkeys(("Eastern", "Central", "Mountain", "Pacific"), ""),
    "now": dict.fromkeys(("now", "currently", "nowadays", "current", "presently"), "PRESENT_REF"),
    "lately": dict.fromkeys(("recently", "lately"), "PAST_REF"),
    "number": ONES | TENS,
    "ones": ONES,
    "twelve": HOURS,
    "hour_after": {word: f"{int(hour) - 1 or 12:02}" for word, hour in HOURS.items()},
    "tens": TENS,
    "scale": {"dozen": "12", "hundred": "100", "thousand": "1000"},
    "ordinal": _numbered(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    ),
    "quarter_number": _numbered("first second third fourth"),
    "half_number": _numbered("first second"),
    "tens_years": {"twenties": "2", "thirties": "3", "forties": "4", "fifties": "5", "sixties": "6", "seventies": "7",
                   "eighties": "8", "nineties": "9"},
    "feast": {
        "Christmas": "christmas", "Thanksgiving": "thanksgiving", "Easter": "easter", "Halloween": "halloween",
        "Juneteenth": "juneteenth", "Pentecost": "pentecost", "Kwanzaa": "kwanzaa", "Epiphany": "epiphany",
    },
    "saint": {"Valentine": "valentine", "Patrick": "st_patrick"},
    "fete": {
        "Memorial": "memorial", "Labor": "labor", "Columbus": "columbus", "Veterans": "veterans", "Veteran": "veterans", "Christmas": "christmas",
        "Thanksgiving": "thanksgiving", "Independence": "independence", "Election": "election", "Earth": "earth_day",
        "Bastille": "bastille", "Boxing": "boxing", "Presidents": "presidents", "President": "presidents", "Mother": "mother", "Father": "father",
        "Groundhog": "groundhog", "Ascension": "ascension", "Inauguration": "inauguration", "Tax": "tax",
        "Armistice": "veterans", "Remembrance": "veterans", "Flag": "flag", "Anzac": "anzac", "ANZAC": "anzac",
        "Canada": "canada", "Australia": "australia",
    },
}  # fmt: skip
PROPER = frozenset(
    {
        "month",
        "short_month",
        "weekday",
        "weekdays",
        "short_weekday",
        "day_name",
        "zone",
        "zone_name",
        "feast",
        "fete",
        "saint",
    }
)

# Every expression holds a word of one of these classes, or one of these words, or such words in a row.
TRIGGERS = frozenset(
    {
        "month", "weekday", "weekdays", "short_weekday", "span", "unit", "long_unit", "units", "season", "part", "hour_name",
        "often", "now", "lately", "year", "ordinal", "tens_years", "day_first", "basic", "feast", "fete", "saint", "decade_two", "ampm",
        "=today", "=yesterday", "=tomorrow", "=tonight", "=overnight", "=past", "=future", "=possible", "=recent", "=midweek", "=midyear", "=present",
        "=moment", "=previous", "=quarter", "=period", "=half", "=clock", "=time", "=q", "zone", "=fy", "=soon", "=st", "=nd", "=rd", "=th",
        "seasons", "nights", "lasting", "ones tens", "tens ones",  "=a =.", "=p =.", "number =: number", "number =/ number", "=' two", "number =-", "=- number",
        "=a =while", "=fortnight", "=gras", "=mayo", "=indigenous", "=aids", "=mlk", "=b", "=bc", "=bce", "=ad", "=ce", "=ago","=centuries", "=w",
    }
)  # fmt: skip
