"""English words of time, by class. A class is what a pattern names in braces; a word's value is what fills a symbol."""

from __future__ import annotations

from collections.abc import Mapping

MONTHS: dict[str, str] = {
    name: str(number)
    for number, names in enumerate(
        (
            ("January", "Jan"), ("February", "Feb"), ("March", "Mar"), ("April", "Apr"), ("May",), ("June", "Jun"),
            ("July", "Jul"), ("August", "Aug"), ("September", "Sept", "Sep"), ("October", "Oct"), ("November", "Nov"),
            ("December", "Dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS: dict[str, str] = {
    "Monday": "1", "Tuesday": "2", "Wednesday": "3", "Thursday": "4", "Friday": "5", "Saturday": "6", "Sunday": "7",
}  # fmt: skip
SHORT_WEEKDAYS: dict[str, str] = {
    "Mon": "1", "Tue": "2", "Tues": "2", "Wed": "3", "Thu": "4", "Thur": "4", "Thurs": "4", "Fri": "5", "Sat": "6",
    "Sun": "7",
}  # fmt: skip
UNITS: dict[str, str] = {
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "quarter": "Q",
    "decade": "DE",
    "century": "CE",
}
PLURALS: dict[str, str] = {
    "days": "D", "weeks": "W", "months": "M", "years": "Y", "quarters": "Q", "decades": "DE", "centuries": "CE",
    "weekends": "WE",
}  # fmt: skip
CLOCK_UNITS: dict[str, str] = {
    "hour": "H",
    "minute": "M",
    "second": "S",
    "hours": "H",
    "minutes": "M",
    "seconds": "S",
}
SEASONS: dict[str, str] = {"spring": "SP", "summer": "SU", "fall": "FA", "autumn": "FA", "winter": "WI"}
PARTS: dict[str, str] = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "noon": "MI", "midday": "MI", "dawn": "MO",
    "dusk": "EV",
}  # fmt: skip
ONES: dict[str, str] = {
    name: str(n)
    for n, name in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS: dict[str, str] = {
    name: str(10 * n)
    for n, name in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
ORDINALS: dict[str, str] = {
    name: str(n)
    for n, name in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
        "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(),
        start=1,
    )
}

WORDS: Mapping[str, Mapping[str, str]] = {
    "month": MONTHS,
    "short_month": {name: MONTHS[name] for name in SHORT_MONTHS},
    "weekday": WEEKDAYS,
    "short_weekday": SHORT_WEEKDAYS,
    "unit": UNITS,
    "units": PLURALS,
    "season": SEASONS,
    "part": PARTS,
    "number": ONES | TENS,
    "ones": ONES,
    "tens": TENS,
    "ordinal": ORDINALS,
}
PROPER = frozenset({"month", "short_month", "weekday", "short_weekday"})
