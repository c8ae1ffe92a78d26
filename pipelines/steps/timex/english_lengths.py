"""The English table: lengths and clock times.

A row is a phrase, what it means (see ``symbol``), an example, and the TIMEX3 value of the example in an
article of Friday, 4 August 2017. Brackets mark the expression in an example; the rest is its context. A
pattern may mark several with <>.
"""

# ruff: noqa: E501  (a row is one line, so that the table reads like one)
# fmt: off
from __future__ import annotations

from dateline.pipelines.steps.timex.grammar import rows

# What may stand between a number and its unit: "two more weeks", "eight trading days".
_KIND = "[more|straight|consecutive|full|whole|long|additional|extra|trading|business|working|calendar|other|further]"

WORDS_OF_LENGTH = rows(
    "approx",
    ("more|less|fewer than", "", "in [more than two weeks]", "P2W"),
    ("at least|most", "", "for [at least 20 more years]", "P20Y"),
    ("up to", "", "for [up to 10 days]", "P10D"),
    ("as many|long|much as", "", "for [as long as six months]", "P6M"),
)
LENGTHS = (
    *rows("time_of_day", ("{military} hours", "{military}", "at [1430 hours yesterday]", "2017-08-03T14:30")),
    *rows(
        "SPAN",
        ("the next|coming {era:span} [or so]", "ahead(P1{span})", "over [the next year]", "P1Y", {"after": "over|within|during|for"}),
        ("the year - earlier|ago {number} {units}", "dur(P{number}{units})", "in [the year-earlier nine months]", "P9M"),
    ),
    *rows(
        "SET",
        ("every|each {weekday}", "set(XXXX-WXX-{weekday})", "they meet [every Thursday]", "XXXX-WXX-4"),
        ("every|each {weekday} {part}", "set(XXXX-WXX-{weekday}T{part})", "they meet [every Thursday night]", "XXXX-WXX-4TNI"),
        ("every other {weekday}", "set(P2W)", "they meet [every other Friday]", "P2W"),
        ("every {ordinal|quarter_number:n} {weekday}", "set(P{n}W)", "they meet [every third Friday]", "P3W"),
        ("{weekday} {nights}", "set(XXXX-WXX-{weekday}T{nights})", "they meet on [Thursday nights]", "XXXX-WXX-4TNI"),
    ),
    *rows(
        "SPAN",
        ("[a|an] {long_unit} - long", "dur(P1{long_unit})", "[a day-long] meeting", "P1D"),
        ("{units} - long", "dur(PX{units})", "a [decades-long] war", "PXDE"),
    ),
    *rows("REF", ("one day", "ref(FUTURE_REF)", "it will [one day] be built", "FUTURE_REF", {"after": "will|would|may|could|might|can"})),
    *rows("a_year", ("a year", "P1Y", "up from 5% [a year ago]", "2016")),
    *rows("one_year", ("one year", "P1Y", "up from 5% [one year ago]", "2016")),
    *rows(
        "length",
        ("[{approx}] {number} " + _KIND + " {units}", "P{number}{units}", "after [three weeks]", "P3W", {"unless": "not_a_length"}),
        ("[{approx}] {number} to|or|- {number:high} {units}", "P{number}{units}", "within [two to three weeks]", "P2W"),
        ("between {number} and {number:high} {units}", "P{number}{units}", "it took [between two and three weeks]", "P2W"),
        ("{number} [-] to|or [-] {number:high} - {long_unit}", "P{number}{long_unit}", "a [two- to three-week] trial", "P2W", {"unless": "not_a_length"}),
        ("[{approx}] {number} hours|hour [,] [and] {number:rest} minutes|minute", "PT{number}H{rest}M", "for [two hours and 30 minutes]", "PT2H30M"),
        ("[{approx}] an hour [,] [and] {number} minutes|minute", "PT1H{number}M", "for [an hour and 20 minutes]", "PT1H20M"),
        ("[{approx}] {number} minutes|minute [,] [and] {number:rest} seconds|second", "PT{number}M{rest}S", "for [two minutes and 30 seconds]", "PT2M30S"),
        ("[{approx}] {number} years|year [,] [and] {number:rest} months|month", "P{number}Y{rest}M", "for [two years and six months]", "P2Y6M", {"unless": "not_a_length"}),
        ("[{approx}] {number} [-] and [-] a [-] half [-] {units}", "P{number}.5{units}", "for [two and a half hours]", "PT2H30M"),
        ("[{approx}] {number} 1 / 2 {units}", "P{number}.5{units}", "for [5 1/2 hours]", "PT5H30M"),
        ("[{approx}] {number} ½ {units}", "P{number}.5{units}", "for [5½ hours]", "PT5H30M"),
        ("[{approx}] a {scale:number} {units}", "P{number}{units}", "after [a hundred years]", "P100Y", {"unless": "not_a_length"}),
        ("[{approx}] {figure} {units}", "P{figure}{units}", "for [3.25 years]", "P3.25Y"),
        ("{number} - {long_unit}", "P{number}{long_unit}", "a [10-year] plan", "P10Y", {"unless": "not_a_length"}),
        ("{number} {whole_unit}", "P{number}{whole_unit}", "a [two day] rally", "P2D", {"unless": "not_a_length"}),
        ("[{approx}] {number} {long_unit} and a half", "P{number}.5{long_unit}", "for [one hour and a half]", "PT1H30M"),
        ("[{approx}] half a|an {long_unit}", "P0.5{long_unit}", "for [half an hour]", "PT30M"),
        ("[a] quarter [-] century", "P25Y", "for [a quarter century]", "P25Y"),
        ("{approx} a|an {long_unit}", "P1{long_unit}", "in [less than a month]", "P1M"),
        ("a full|whole|entire {long_unit}", "P1{long_unit}", "it took [a full year]", "P1Y"),
        ("the whole|entire {long_unit}", "P1{long_unit}", "it took [the whole day]", "P1D"),
        ("[a] fortnight", "P2W", "for [a fortnight]", "P2W"),
    ),
    *rows("length", ("[{approx}] a couple [of] [more] {units}", "P2{units}", "after [a couple of years]", "P2Y")),
    *rows(
        "vague_length",
        ("[{approx}] [a] {vague} [of] [more] {units}", "PX{units}", "after [several years]", "PXY"),
        ("[tens|hundreds] [of] dozens|scores|tens|hundreds|thousands|millions|billions of {units}", "PX{units}", "after [hundreds of years]", "PXY"),
    ),
    *rows(
        "a_length",
        ("a|an {long_unit}", "P1{long_unit}", "they left [a week ago]", "2017-W30", {"unless": "not_a_length"}),
        ("a|an {long_unit} and a half", "P1.5{long_unit}", "for [a year and a half]", "P1.5Y"),
        ("a|an {long_unit} or two|so|more", "P1{long_unit}", "for [a week or so]", "P1W"),
    ),
    *rows(
        "time_of_day",
        ("{twelve} {ampm}", "{twelve:0>2}:00{ampm}", "at [10 p.m. Wednesday]", "2017-08-02T22:00"),
        ("{twelve} : {minute} {ampm}", "{twelve:0>2}:{minute}{ampm}", "[Aug. 4, 2017, 10:33 AM]", "2017-08-04T10:33"),
        ("{dotted} {ampm}", "{dotted}{ampm}", "at [7.30pm yesterday]", "2017-08-03T19:30"),
        ("{hour} : {minute}", "{hour}:{minute}", "at [14:45 today]", "2017-08-04T14:45"),
        ("{hour} : {minute} : {minute:second}", "{hour}:{minute}", "at [14:45:10 today]", "2017-08-04T14:45"),
        ("half past {twelve}", "{twelve:0>2}:30", "at [half past three today]", "2017-08-04T03:30"),
        ("[a] quarter past|after {twelve}", "{twelve:0>2}:15", "at [a quarter past nine today]", "2017-08-04T09:15", {"after": "at|by|about|around|until|till|before|since"}),
        ("[a] quarter to|before {hour_after}", "{hour_after}:45", "at [quarter to five today]", "2017-08-04T04:45", {"after": "at|by|about|around|until|till|before|since"}),
        ("{twelve} o ' clock", "{twelve:0>2}:00", "at [9 o'clock Monday]", "2017-07-31T09:00"),
        ("<{twelve:from}> to|until|and|- <{twelve} {ampm}>", "{from:0>2}:00{ampm}; {twelve:0>2}:00{ampm}", "from [6] to 8 p.m. they met", "2017-08-04T18:00", {"unless": "past_twelve"}),
        ("<{twelve:from} : {minute:after}> to|until|and|- <{twelve} [:] [{minute}] {ampm}>", "{from:0>2}:{after}{ampm}; {twelve:0>2}:{minute:0>2}{ampm}", "from [6:30] to 8 p.m. they met", "2017-08-04T18:30", {"unless": "past_twelve"}),
        ("{twelve} in the {half_day}", "{twelve:0>2}:00{half_day}", "on May 4, 2016, they met at [3 in the afternoon]", "2016-05-04T15:00", {"after": "at|around|by|about|until"}),
        ("{twelve} : {minute} in the {half_day}", "{twelve:0>2}:{minute}{half_day}", "on May 4, 2016, they met at [3:30 in the afternoon]", "2016-05-04T15:30"),
        ("<{twelve} : {minute}> [on] {day_name} {half_day}", "{twelve:0>2}:{minute}{half_day}", "at [2:30 Sunday afternoon]", "2017-07-30T14:30"),
        ("{hour_name}", "{hour_name}", "at [noon Thursday]", "2017-08-03T12:00"),
        ("12 noon", "12:00", "at [12 noon Thursday]", "2017-08-03T12:00"),
        ("12 midnight", "24:00", "at [12 midnight Thursday]", "2017-08-03T24:00"),
    ),
)

CLOCKS = rows(
    "clock",
    ("{time_of_day}", "{time_of_day},", "at [5 p.m. today]", "2017-08-04T17:00"),
    ("{time_of_day} [,] {zone}", "{time_of_day},{zone}", "at [5 p.m. EDT today]", "2017-08-04T17:00"),
    ("{time_of_day} ( {zone} )", "{time_of_day},{zone}", "[August 4, 2017 10:33AM (EDT)]", "2017-08-04T10:33"),
    ("{time_of_day} {zone_name} [standard|daylight] [time]", "{time_of_day},", "at [5 p.m. Eastern time today]", "2017-08-04T17:00"),
    ("{military} {zone}", "{military},{zone}", "at [2200 GMT yesterday]", "2017-08-03T22:00"),
    ("{dotted} {zone}", "{dotted},{zone}", "at [22.10 GMT yesterday]", "2017-08-03T22:10"),
    ("{time_of_day} local time", "{time_of_day},", "at [5 p.m. local time today]", "2017-08-04T17:00"),
)
