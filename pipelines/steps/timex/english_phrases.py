"""The English table: what is made of points and lengths, and what lies nowhere on the calendar.

Rows are read as in ``english_lengths``; upper-case classes in braces are phrases that its rows found.
"""

# ruff: noqa: E501  (a row is one line, so that the table reads like one)
# fmt: off
from __future__ import annotations

from dateline.pipelines.steps.timex.grammar import rows

# Points that hang on a larger one: "June last year", "the third quarter of 1988".
COMBINED = (
    *rows(
        "DAY",
        ("{MONTHDAY} [of] {YEAR}", "within({MONTHDAY},{YEAR})", "on [June 3 last year]", "2016-06-03"),
        ("{HOLIDAY} [of|,] {YEAR}", "within({HOLIDAY},{YEAR})", "on [Christmas Day 2015]", "2015-12-25"),
        ("{WEEKDAY} of|, {UNIT}", "within({WEEKDAY},{UNIT})", "on [Tuesday of last week]", "2017-07-25"),
        ("{WEEKDAY} {UNIT}", "within({WEEKDAY},{UNIT})", "on [Tuesday last week]", "2017-07-25"),
        ("[the] day before {DAY|WEEKDAY|MONTHDAY|HOLIDAY:day}", "shift(-P1D,{day})", "[the day before last Tuesday]", "2017-07-31"),
        ("[the] day after {DAY|WEEKDAY|MONTHDAY|HOLIDAY:day}", "shift(P1D,{day})", "[the day after last Tuesday]", "2017-08-02"),
        ("{length|a_length|a_year|one_year:length} ago {WEEKDAY}", "seen({WEEKDAY},exact(-{length},now()))", "they met [a week ago Thursday]", "2017-07-27"),
        ("{length|a_length|a_year|one_year:length} from {DAY|WEEKDAY|MONTHDAY:day}", "exact({length},{day})", "they meet [two weeks from today]", "2017-08-18"),
        ("{length|a_length|a_year|one_year:length} ago {DAY}", "exact(-{length},{DAY})", "they met [a month ago today]", "2017-07-04"),
    ),
    *rows(
        "UNIT",
        ("the week|weekend of|ended|ending {DAY|WEEKDAY|MONTHDAY|HOLIDAY:day}", "containing(W,{day})", "in [the week ended July 29, 2016]", "2016-W30"),
        ("{HOLIDAY} week", "containing(W,{HOLIDAY})", "they met as [Easter week] began", "2017-W15"),
        ("{HOLIDAY} weekend", "containing(WE,{HOLIDAY})", "they met on [Labor Day weekend]", "2017-W35-WE"),
        ("the same|corresponding|comparable quarter|period|month|week of|in|, {YEAR}", "counterpart({YEAR})", "in [the same period of 1988]", "1988"),
        ("the same|corresponding|comparable quarter|period [of] {UNIT}", "{UNIT}", "in [the corresponding period last month]", "2017-07"),
        ("{YEAR} ' s quarter|period", "counterpart({YEAR})", "in [last year's period]", "2016"),
    ),
    *rows(
        "MONTH",
        ("{PARTMONTH} [of|,] {YEAR}", "within({PARTMONTH},{YEAR})", "in [June last year]", "2016-06"),
        ("{YEAR} ' s {PARTMONTH}", "within({PARTMONTH},{YEAR})", "in [last year's June]", "2016-06", {"unless": "not_one_phrase"}),
    ),
    *rows(
        "SEASON",
        ("{season} {YEAR}", "within(season({season},?),{YEAR})", "in [spring last year]", "2016-SP"),
        ("{season} of {YEAR}", "within(season({season},?),{YEAR})", "the [summer of last year]", "2016-SU"),
        ("{PARTSEASON} [of] {YEAR}", "within({PARTSEASON},{YEAR})", "in [the summer of last year]", "2016-SU"),
    ),
    *rows(
        "QUARTER",
        ("{PARTQUARTER} [of|in|,] {YEAR}", "within({PARTQUARTER},{YEAR})", "in [the third quarter of 1988]", "1988-Q3"),
        ("{YEAR} [' s] {PARTQUARTER}", "within({PARTQUARTER},{YEAR})", "in [last year's third quarter]", "2016-Q3", {"unless": "not_one_phrase"}),
        ("{PARTQUARTER} of the year", "within({PARTQUARTER},unit(Y,0))", "in [the first half of the year]", "2017-H1"),
        ("<the quarter> ended|ending <{DAY|WEEKDAY|MONTHDAY|HOLIDAY:day}>", "containing(Q,{day}); {day}", "for [the quarter] ended Sept. 30, 2016", "2016-Q3"),
    ),
    *rows("UNIT", ("[the] past {era:span}", "worded(unit({span},-1),back(P1{span}))", "over [the past year]", "2016")),
    *rows(
        "SPAN",
        ("<the [fiscal] year> ended|ending <{DAY|WEEKDAY|MONTHDAY|HOLIDAY:day}>", "dur(P1Y); {day}", "in [the year] ended March 31, 2016", "P1Y"),
        ("[the] [{approx}] past|last|previous {length|vague_length:length}", "back({length})", "in [the past three weeks]", "P3W"),
        ("[the] past|last|previous couple [of] {units}", "back(P2{units})", "in [the past couple of weeks]", "P2W"),
        ("[the] next|coming couple [of] {units}", "ahead(P2{units})", "in [the next couple of weeks]", "P2W"),
        ("[the] [{approx}] next|coming {length|vague_length:length}", "ahead({length})", "in [the next two days]", "P2D"),
        ("these {length}", "dur({length})", "in [these three weeks]", "P3W"),
        ("the [first|final|initial|following|ensuing|intervening|opening|closing|latest|remaining] {length|vague_length:length}", "dur({length})", "in [the first nine months]", "P9M"),
        ("first {length}", "dur({length})", "its [first nine months]", "P9M"),
        ("the {length} period", "dur({length})", "in [the six-month period]", "P6M"),
        ("these|those|early|later|intervening {units}", "dur(PX{units})", "in [those years]", "PXY"),
        ("the coming|next|early|last|past [few] {units}", "dur(PX{units})", "in [the coming years]", "PXY"),
        ("coming|future {units}", "dur(PX{units})", "in [coming months]", "PXM"),
        ("past {units}", "ref(PAST_REF)", "in [past years]", "PAST_REF"),
        ("<{units}>", "dur(PX{units})", "it went on for [years]", "PXY", {"after": "for|within|over|in|took|takes|take|spent|through"}),
        ("{units} or {units:more}", "dur(PX{units})", "within [weeks or months]", "PXW"),
        ("the years", "dur(PXY)", "over [the years]", "PXY", {"after": "over|through|in"}),
        ("a while", "dur(PXX)", "for [a while]", "PXX"),
        ("some time", "dur(PXX)", "for [some time]", "PXX", {"after": "for"}),
    ),
    *rows(
        "YEAR",
        ("the [full] year", "unit(Y,0)", "for [the full year]", "2017", {"after": "for|in|of|during|throughout", "unless": "compound"}),
        ("the fiscal|calendar year", "unit(Y,0)", "in [the fiscal year]", "2017"),
    ),
    *rows("UNIT", ("the week", "containing(W,then(D))", "a fall for [the week]", "2017-W31", {"unless": "compound"})),
    *rows("QUARTER", ("the [latest|just] [-] [ended] quarter", "latest(Q)", "sales for [the quarter] rose", "2017-Q2", {"unless": "compound"})),
    *rows(
        "AGO",
        ("{a_year|one_year:length} ago|earlier", "yearago(shift(-P1Y,now()))", "up from 5% [a year ago]", "2016"),
        ("{a_year} - ago|earlier [quarter|period]", "yearago(shift(-P1Y,now()))", "against [a year-earlier period]", "2016"),
        ("the same|corresponding|comparable quarter|period [of] {a_year|one_year:length} ago|earlier", "yearago(shift(-P1Y,now()))", "in [the same period a year ago]", "2016"),
        ("{vague_length} ago", "ref(PAST_REF)", "they met [several years ago]", "PAST_REF"),
        ("{units} ago", "ref(PAST_REF)", "just [months ago]", "PAST_REF"),
        ("{length|a_length|a_year|one_year:length} ago", "shift(-{length},now())", "they met [two months ago]", "2017-06"),
        ("{length|a_length|a_year|one_year:length} from now", "shift({length},now())", "they meet [two months from now]", "2017-10"),
        ("{length|a_length|a_year|one_year:length} earlier", "offset(-{length},then())", "on May 4, 2016; [two days earlier]", "P2D"),
        ("{length|a_length|a_year|one_year:length} before", "offset(-{length},then())", "on May 4, 2016, and [two days before], they met", "P2D", {"unless": "governs"}),
        ("{length|a_length|a_year|one_year:length} later|afterward|afterwards", "offset({length},then())", "on May 4, 2016; [three weeks later]", "P3W"),
        ("{length|a_length|a_year|one_year:length} after", "offset({length},then())", "on May 4, 2016, and [three weeks after], they met", "P3W", {"unless": "governs"}),
    ),
)

# Times of day, and a point that is said more closely: "early next year", "the end of November".
CLOSER = (
    *rows(
        "TIME",
        ("{DAY|WEEKDAY|MONTHDAY|HOLIDAY:day} [,] [in] [the] [early|late] {part}", "part({part},{day})", "they met [Thursday morning]", "2017-08-03TMO"),
        ("{later} {DAY|WEEKDAY|MONTHDAY:day} {part}", "part({part},{day})", "they met [early Thursday morning]", "2017-08-03TMO"),
        ("this|earlier [early|late] {part}", "part({part},unit(D,0))", "they met [this morning]", "2017-08-04TMO"),
        ("tonight", "part(NI,unit(D,0))", "they meet [tonight]", "2017-08-04TNI"),
        ("last|late night", "part(NI,unit(D,-1))", "they met [last night]", "2017-08-03TNI"),
        ("overnight", "part(NI,unit(D,-1))", "they met [overnight]", "2017-08-03TNI"),
        ("that [same] {part}", "part({part},then(D))", "on May 4, 2016; [that evening]", "2016-05-04TEV"),
        ("the same {part}", "part({part},then(D))", "on May 4, 2016; [the same evening]", "2016-05-04TEV"),
        ("the next|following {part}", "part({part},shift(P1D,then(D)))", "on May 4, 2016; [the next morning]", "2016-05-05TMO"),
        ("the previous {part}", "part({part},shift(-P1D,then(D)))", "on May 4, 2016; [the previous evening]", "2016-05-03TEV"),
        ("the [early|late] {part}", "part({part},then(D))", "on May 4, 2016, they met in [the morning]", "2016-05-04TMO", {"after": "in|during|by|into|through", "unless": "compound"}),
        ("[at] mid - {part} {DAY|WEEKDAY|MONTHDAY|HOLIDAY:day}", "part({part},{day})", "in London [mid-afternoon Thursday]", "2017-08-03TAF"),
        ("{clock} [on|,] {DAY|WEEKDAY|MONTHDAY|HOLIDAY:day}", "clock({clock},{day})", "at [10 p.m. Wednesday]", "2017-08-02T22:00"),
        ("{DAY|WEEKDAY|MONTHDAY|HOLIDAY:day} [,] [at|around|about|by|@|-] {clock}", "clock({clock},{day})", "[Wednesday at 10 p.m.]", "2017-08-02T22:00"),
        ("{clock} this {part}", "clock({clock},unit(D,0))", "at [10 a.m. this morning]", "2017-08-04T10:00"),
        ("{clock} in the {part}", "clock({clock},then(D))", "on May 4, 2016, they met at [3:30 in the morning]", "2016-05-04T03:30"),
        ("{clock}", "clock({clock},then(D))", "on May 4, 2016, they met at [10 p.m.]", "2016-05-04T22:00", {"unless": "not_a_clock"}),
    ),
    *rows(
        "DAY",
        ("{later} {DAY|WEEKDAY|MONTHDAY|HOLIDAY:day}", "mod({later},{day})", "[Earlier Thursday] they met", "2017-08-03"),
        ("mid - {DAY|WEEKDAY|MONTHDAY|HOLIDAY:day}", "mod(MID,{day})", "they met [mid-Thursday]", "2017-08-03"),
    ),
    *rows(
        "UNIT",
        ("{later} {UNIT|YEAR|MONTH|SEASON|QUARTER:x}", "mod({later},{x})", "it may name more [later this year]", "2017"),
        ("{later} in {UNIT|YEAR:x}", "mod({later},{x})", "delays [earlier in the year]", "2017"),
        ("{later} in the {span}", "unit({span},0)", "delays [earlier in the month]", "2017-08"),
        ("{phase} [-] [to] [-] {PARTMONTH}", "mod({phase},{PARTMONTH})", "they met in [early June]", "2017-06"),
        ("{phase} [-] {UNIT|YEAR|MONTH|SEASON|PARTSEASON|DECADE|QUARTER:x}", "mod({phase},{x})", "in [mid-2016]", "2016"),
        ("[the] {phase} [-] {season}", "mod({phase},season({season},?))", "since [the early summer]", "2016-SU"),
        ("the {phase} [-] {DECADE|YEAR|SEASON|PARTSEASON:x}", "mod({phase},{x})", "in [the late 1970s]", "197"),
        ("[the] {edge} of {UNIT|YEAR|MONTH|PARTMONTH|SEASON|PARTSEASON|QUARTER|PARTQUARTER|DECADE:x}", "mod({edge},{x})", "by [the end of 2016]", "2016"),
        ("the {edge} of the {unit}", "mod({edge},unit({unit},0))", "by [the end of the year]", "2017"),
        ("post|pre - <{YEAR}>", "{YEAR}", "the post-[1959] politics", "1959"),
        ("a good|large|great part of {YEAR}", "{YEAR}", "for [a good part of 1990]", "1990"),
    ),
    *rows(
        "SPAN",
        ("<{length|vague_length:length}> after|following|from <{DAY|WEEKDAY|MONTHDAY|HOLIDAY:day}>", "offset({length},{day}); {day}", "[two days] after May 4, 2016", "P2D"),
        ("<{length|vague_length:length}> before <{DAY|WEEKDAY|MONTHDAY|HOLIDAY:day}>", "offset(-{length},{day}); {day}", "[two days] before May 4, 2016", "P2D"),
    ),
)

REFERENCES = rows(
    "REF",
    ("{now}", "ref({now})", "they [now] meet", "PRESENT_REF", {"unless": "not_now"}),
    ("{lately}", "ref({lately})", "they [recently] met", "PAST_REF", {"not_after": "a|the|its|his|her|their"}),
    ("recent {units}", "ref(PAST_REF)", "in [recent years]", "PAST_REF"),
    ("the [recent|distant|not] [-] [too] [-] [distant] past", "ref(PAST_REF)", "in [the past], they met", "PAST_REF", {"unless": "compound"}),
    ("the [near|immediate|distant] future", "ref(FUTURE_REF)", "in [the future] they meet", "FUTURE_REF"),
    ("soon", "ref(FUTURE_REF)", "they will [soon] meet", "FUTURE_REF", {"not_after": "as", "unless": "soon_after"}),
    ("as soon as possible", "ref(FUTURE_REF)", "they meet [as soon as possible]", "FUTURE_REF"),
    ("these days", "ref(PRESENT_REF)", "[these days] they meet", "PRESENT_REF"),
    ("at <the present|moment>", "ref(PRESENT_REF)", "at [the moment] they meet", "PRESENT_REF"),
)

REPEATED = rows(
    "SET",
    ("every|each {long_unit|unit:unit}", "set(P1{unit})", "they meet [each year]", "P1Y"),
    ("every other {long_unit|unit:unit}", "set(P2{unit})", "they meet [every other week]", "P2W"),
    ("every {length|vague_length:length}", "set({length})", "they meet [every two weeks]", "P2W"),
    ("{weekdays}", "set(XXXX-WXX-{weekdays})", "they meet on [Thursdays]", "XXXX-WXX-4"),
    ("every|each {part}", "set(XXXX-XX-XXT{part})", "they meet [every morning]", "XXXX-XX-XXTMO"),
    ("every|each {season}", "set(XXXX-{season})", "they meet [every summer]", "XXXX-SU"),
    ("every|each {PARTMONTH}", "set(P1Y)", "they meet [every June]", "P1Y"),
    ("once|twice {a_length|a_year:length}", "set({length})", "they meet [twice a week]", "P1W"),
    ("once|twice per|each|every {long_unit|unit:unit}", "set(P1{unit})", "they meet [twice per week]", "P1W"),
    ("{number} times {a_length|a_year:length}", "set({length})", "they meet [three times a week]", "P1W"),
    ("{often}", "set({often})", "they meet [daily]", "P1D"),
)

# What follows only from two expressions together: ranges run on from the first to the second.
_FIRST, _LAST = "<{DAY|WEEKDAY|MONTHDAY|HOLIDAY:first}>", "<{DAY|WEEKDAY|MONTHDAY|HOLIDAY:last}>"
_MONTH = "<{MONTH|PARTMONTH:first}>"
_MONTH_LAST = "<{MONTH|PARTMONTH:last}>"
_PAIR = "through({first},{last}); {last}"
RANGES = (
    *rows(
        "DAY",
        (f"from {_FIRST} to|through|until|till {_LAST}", _PAIR, "from [July 3] to July 5", "2017-07-03"),
        (f"between {_FIRST} and {_LAST}", _PAIR, "between [July 3] and July 5 they met", "2017-07-03"),
        (f"{_FIRST} through {_LAST}", _PAIR, "they met [July 3] through July 5", "2017-07-03"),
    ),
    *rows(
        "MONTH",
        (f"from {_MONTH} to|through|until|till {_MONTH_LAST}", _PAIR, "from [May] to July they met", "2017-05"),
        (f"between {_MONTH} and {_MONTH_LAST}", _PAIR, "between [May] and July they met", "2017-05"),
    ),
    *rows(
        "YEAR",
        ("from <{YEAR:first}> to|through|until|till <{YEAR:last}>", _PAIR, "from [1991] to 1997", "1991"),
        ("between <{YEAR:first}> and <{YEAR:last}>", _PAIR, "between [1994] and 1997", "1994"),
    ),
    *rows(
        "SPAN",
        ("{length|one_year|vague_length:length}", "dur({length})", "it took [three months]", "P3M", {"unless": "not_a_length"}),
        ("{a_length|a_year:length}", "dur({length})", "for [a month]", "P1M", {"after": "for|in|within|barely|took|take|takes|last|about|of|as|than", "unless": "rate"}),
    ),
)
