"""The English table, first half: lengths, clock times, and points and stretches of the calendar.

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
    *rows("SET", ("every|each {weekday}", "set(XXXX-WXX-{weekday})", "they meet [every Thursday]", "XXXX-WXX-4")),
    *rows("REF", ("one day", "ref(FUTURE_REF)", "it will [one day] be built", "FUTURE_REF", {"after": "will|would|may|could|might|can"})),
    *rows("a_year", ("a year", "P1Y", "up from 5% [a year ago]", "2016")),
    *rows("one_year", ("one year", "P1Y", "up from 5% [one year ago]", "2016")),
    *rows(
        "length",
        ("[{approx}] {number} " + _KIND + " {units}", "P{number}{units}", "after [three weeks]", "P3W", {"unless": "not_a_length"}),
        ("[{approx}] {number} to|or|- {number:high} {units}", "P{number}{units}", "within [two to three weeks]", "P2W"),
        ("[{approx}] {number} [-] and [-] a [-] half [-] {units}", "P{number}.5{units}", "for [two and a half hours]", "PT2H30M"),
        ("[{approx}] {number} 1 / 2 {units}", "P{number}.5{units}", "for [5 1/2 hours]", "PT5H30M"),
        ("[{approx}] {dotted|figure:number} {units}", "P{number}{units}", "for [3.5 years]", "P3.5Y"),
        ("{number} - {long_unit}", "P{number}{long_unit}", "a [10-year] plan", "P10Y", {"unless": "not_a_length"}),
        ("{number} {whole_unit}", "P{number}{whole_unit}", "a [two day] rally", "P2D", {"unless": "not_a_length"}),
        ("[{approx}] {number} {long_unit} and a half", "P{number}.5{long_unit}", "for [one hour and a half]", "PT1H30M"),
        ("[{approx}] half a|an {long_unit}", "P0.5{long_unit}", "for [half an hour]", "PT30M"),
        ("[a] quarter [-] century", "P25Y", "for [a quarter century]", "P25Y"),
        ("{approx} a|an {long_unit}", "P1{long_unit}", "in [less than a month]", "P1M"),
    ),
    *rows("length", ("[{approx}] a couple [of] [more] {units}", "P2{units}", "after [a couple of years]", "P2Y")),
    *rows("vague_length", ("[{approx}] [a] {vague} [of] [more] {units}", "PX{units}", "after [several years]", "PXY")),
    *rows(
        "a_length",
        ("a|an {long_unit}", "P1{long_unit}", "they left [a week ago]", "2017-W30", {"unless": "not_a_length"}),
        ("a|an {long_unit} and a half", "P1.5{long_unit}", "for [a year and a half]", "P1.5Y"),
    ),
    *rows(
        "time_of_day",
        ("{twelve} {ampm}", "{twelve:0>2}:00{ampm}", "at [10 p.m. Wednesday]", "2017-08-02T22:00"),
        ("{twelve} : {minute} {ampm}", "{twelve:0>2}:{minute}{ampm}", "[Aug. 4, 2017, 10:33 AM]", "2017-08-04T10:33"),
        ("{dotted} {ampm}", "{dotted}{ampm}", "at [7.30pm yesterday]", "2017-08-03T19:30"),
        ("{hour} : {minute}", "{hour}:{minute}", "at [14:45 today]", "2017-08-04T14:45"),
        ("{hour} : {minute} : {minute:second}", "{hour}:{minute}", "at [14:45:10 today]", "2017-08-04T14:45"),
        ("{twelve} o ' clock", "{twelve:0>2}:00", "at [9 o'clock Monday]", "2017-07-31T09:00"),
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
    ("{time_of_day} local time", "{time_of_day},", "at [5 p.m. local time today]", "2017-08-04T17:00"),
)

_DAY_NAME = "[{day_name} [.] [,]]"

DAYS = rows(
    "DAY",
    (_DAY_NAME + " {month} {day|ordinal:day} [,] {year}", "date({year},{month},{day})", "on [Thursday, March 3, 2016]", "2016-03-03"),
    (_DAY_NAME + " {day} [-] {month} [-] [,] {year}", "date({year},{month},{day})", "on [Thu, 3 Mar 2016]", "2016-03-03"),
    (_DAY_NAME + " [the] {ordinal} [day] [of] {month} [,] {year}", "date({year},{month},{ordinal})", "[the 3rd of March, 2016]", "2016-03-03"),
    ("{year} - {two:month} - {two:day}", "date({year},{month},{day})", "on [2016-03-03]", "2016-03-03"),
    ("{year} / {two:month} / {two:day}", "date({year},{month},{day})", "on [2016/03/03]", "2016-03-03"),
    ("{twelve} / {day} / {year}", "date({year},{twelve},{day})", "on [3/3/2016]", "2016-03-03"),
    ("{twelve} / {day} / {two}", "date({two},{twelve},{day})", "on [03/03/98]", "1998-03-03"),
    ("9 / 11", "on(2001-09-11)", "the [9/11] attacks", "2001-09-11"),
    ("today", "unit(D,0)", "they met [today]", "2017-08-04", {"unless": "in_a_name"}),
    ("yesterday", "unit(D,-1)", "they met [yesterday]", "2017-08-03"),
    ("tomorrow", "unit(D,1)", "they meet [tomorrow]", "2017-08-05"),
    ("[the] day before yesterday", "unit(D,-2)", "they met [the day before yesterday]", "2017-08-02"),
    ("[the] day after tomorrow", "unit(D,2)", "they meet [the day after tomorrow]", "2017-08-06"),
    ("last|past {weekday}", "weekday({weekday},<<)", "they met [last Tuesday]", "2017-08-01"),
    ("this past {weekday}", "weekday({weekday},<<)", "they met [this past Tuesday]", "2017-08-01"),
    ("next|coming {weekday}", "weekday({weekday},>>)", "they meet [next Tuesday]", "2017-08-08"),
    ("this [coming] {weekday}", "weekday({weekday},>)", "they meet [this Sunday]", "2017-08-06"),
    ("the previous {weekday}", "seen(weekday({weekday},<<),then(D))", "on June 7 and [the previous Friday]", "2017-06-02"),
    ("the following|next {weekday}", "seen(weekday({weekday},>>),then(D))", "on June 7 and [the following Friday]", "2017-06-09"),
    ("the {ordinal|quarter_number:n} {weekday} in|of {month} [,] {year}", "nth({n},D{weekday},date({year},{month},))", "[the first Tuesday in June 2017]", "2017-06-06"),
    ("the {ordinal|quarter_number:n} {weekday} in|of {month}", "nth({n},D{weekday},month({month},?!))", "they met [the first Tuesday in June]", "2017-06-06"),
    ("the last {weekday} in|of {month}", "nth(-1,D{weekday},month({month},?!))", "they met [the last Friday of June]", "2017-06-30"),
    ("the {ordinal}", "dayof({ordinal},?)", "they will stay until [the 25th]", "2017-08-25", {"after": "on|by|until|till|since", "unless": "counts"}),
)

WEEKDAYS = rows(
    "WEEKDAY",
    ("{weekday}", "weekday({weekday},?<)", "they met [Thursday]", "2017-08-03", {"unless": "not_a_day"}),
    ("{short_weekday} .", "weekday({short_weekday},?<)", "they met on [Thurs.]", "2017-08-03", {"not_after": "the"}),
)

# Days of a month without a year. Separate from DAYS because "of last year" may follow.
PARTIAL_DAYS = rows(
    "MONTHDAY",
    (_DAY_NAME + " {month} {day|ordinal:day}", "monthday({month},{day},?)", "the [Aug. 1] speech was heard", "2017-08-01", {"unless": "not_a_monthday"}),
    ("{month} the {ordinal}", "monthday({month},{ordinal},?)", "they met [June the 4th]", "2017-06-04"),
    (_DAY_NAME + " {day} [-] {month}", "monthday({month},{day},?)", "they met on [4 June]", "2017-06-04", {"unless": "not_a_daymonth"}),
    (_DAY_NAME + " [the] {ordinal} [day] of {month}", "monthday({month},{ordinal},?)", "they met on [the 4th of June]", "2017-06-04"),
    ("{month} {day} - {day:to}", "through(monthday({month},{day},?),monthday({month},{to},?))", "it ran [June 3-5]", "2017-06-03"),
    ("<{month} {day}> and|or|to|through <{day:to}>", "monthday({month},{day},?); monthday({month},{to},?)", "they met on June 3 and [5]", "2017-06-05", {"unless": "counts"}),
    ("last {month} {day}", "monthday({month},{day},<<)", "they met [last June 3]", "2017-06-03"),
    ("next {month} {day}", "monthday({month},{day},>>)", "they meet [next June 3]", "2018-06-03"),
    ("july fourth", "monthday(7,4,?)", "they met on [July Fourth]", "2017-07-04"),
    ("[the] fourth of july", "monthday(7,4,?)", "they met on [the Fourth of July]", "2017-07-04"),
)
RANGED_DAYS = rows(
    "DAY",
    ("{month} {day} - {day:to} [,] {year}", "through(date({year},{month},{day}),date({year},{month},{to}))", "[June 3-5, 2016]", "2016-06-03"),
    ("<{month} {day}> and|or|to|through <{day:to} [,] {year}>", "date({year},{month},{day}); date({year},{month},{to})", "[June 3] and 5, 2016", "2016-06-03"),
    ("<{month:first} {day:from}> and|or|to|through|- <{month} {day} [,] {year}>", "through(date({year},{first},{from}),date({year},{month},{day})); date({year},{month},{day})", "[June 3] to July 5, 2016", "2016-06-03"),
)

HOLIDAYS = rows(
    "HOLIDAY",
    ("{feast}", "holiday({feast},?)", "they met at [Easter]", "2017-04-16", {"unless": "not_a_feast"}),
    ("{feast|fete:feast} [' s] [s '] day", "holiday({feast},?)", "they met on [Memorial Day]", "2017-05-29"),
    ("[saint|st] [.] {saint} ' s day", "holiday({saint},?)", "they met on [St. Patrick's Day]", "2017-03-17"),
    ("new year ' s day", "holiday(new_year,?)", "they met on [New Year's Day]", "2017-01-01"),
    ("new year ' s [eve]", "holiday(new_year_eve,?)", "they met on [New Year's Eve]", "2016-12-31"),
    ("christmas eve", "holiday(christmas_eve,?)", "they met on [Christmas Eve]", "2016-12-24"),
    ("good friday", "holiday(good_friday,?)", "they met on [Good Friday]", "2017-04-14"),
    ("easter sunday", "holiday(easter,?)", "they met on [Easter Sunday]", "2017-04-16"),
    ("easter monday", "holiday(easter_monday,?)", "they met on [Easter Monday]", "2017-04-17"),
    ("palm sunday", "holiday(palm_sunday,?)", "they met on [Palm Sunday]", "2017-04-09"),
    ("ash wednesday", "holiday(ash_wednesday,?)", "they met on [Ash Wednesday]", "2017-03-01"),
    ("black friday", "holiday(black_friday,?)", "they met on [Black Friday]", "2016-11-25"),
    ("cyber monday", "holiday(cyber_monday,?)", "they met on [Cyber Monday]", "2016-11-28"),
    ("may day", "holiday(may_day,?)", "they met on [May Day]", "2017-05-01"),
    ("april fools ' day", "holiday(april_fool,?)", "they met on [April Fools' Day]", "2017-04-01"),
    ("all saints ' day", "holiday(all_saints,?)", "they met on [All Saints' Day]", "2016-11-01"),
    ("martin luther king [,] [jr] [.] day", "holiday(mlk,?)", "they met on [Martin Luther King Jr. Day]", "2017-01-16"),
    ("last {feast}", "holiday({feast},<<)", "they met [last Thanksgiving]", "2016-11-24"),
    ("next {feast}", "holiday({feast},>>)", "they meet [next Christmas]", "2017-12-25"),
    ("this {feast}", "within(holiday({feast},=),unit(Y,0))", "they meet [this Christmas]", "2017-12-25"),
)

MONTHS = (
    *rows(
        "MONTH",
        ("{month} [of|,] {year}", "date({year},{month},)", "in [June 2016]", "2016-06"),
        ("last|past {month}", "month({month},<<)", "they met [last June]", "2017-06"),
        ("this past {month}", "month({month},<<)", "they met [this past June]", "2017-06"),
        ("next {month}", "month({month},>>)", "they meet [next June]", "2018-06"),
        ("this {month}", "within(month({month},=),unit(Y,0))", "they meet [this September]", "2017-09"),
        ("<{month:first}> and|or|to|through|- <{month} [of|,] {year}>", "through(date({year},{first},),date({year},{month},)); date({year},{month},)", "in [June] and July 2016", "2016-06"),
        ("{two} / {year}", "date({year},{two},)", "in [06/2016]", "2016-06"),
    ),
    *rows(
        "PARTMONTH",
        ("{month}", "month({month},?!)", "in [June] it tapped 12 cities", "2017-06", {"unless": "not_a_month"}),
        ("the month of {month}", "month({month},?!)", "they met in [the month of June]", "2017-06"),
    ),
)

YEARS = (
    *rows(
        "YEAR",
        ("{year}", "on({year})", "in [2016]", "2016", {"unless": "not_a_year"}),
        ("the year {year|number:year}", "on({year:0>4})", "in [the year 2016]", "2016"),
        ("fiscal [year] {year}", "on({year})", "in [fiscal year 2018]", "2018"),
        ("fy {year}", "on({year})", "in [FY 2018]", "2018"),
        ("fiscal [year] ' {two}", "date({two},,)", "in [fiscal '98]", "1998"),
        ("the {year} fiscal|calendar year", "on({year})", "in [the 2018 fiscal year]", "2018"),
        ("' {two}", "date({two},,)", "back in ['98]", "1998", {"after": "in|of|since|by|until", "unless": "counts"}),
        ("{year} - {two}", "through(on({year}),date({two},,))", "the [1988-89] season", "1988", {"unless": "not_a_year"}),
        ("{year} - {year:to}", "through(on({year}),on({to}))", "from [2014-2016]", "2014", {"unless": "not_a_year"}),
        ("<{year}> to|through|and|until <{year:to}>", "through(on({year}),on({to})); on({to})", "from 2014 to [2016]", "2016", {"unless": "not_a_year"}),
        ("last [calendar|fiscal|school|financial] year", "unit(Y,-1)", "they met [last year]", "2016"),
        ("[the] previous|prior|latest [calendar|fiscal|financial] year", "unit(Y,-1)", "profit in [the previous fiscal year]", "2016"),
        ("next [calendar|fiscal|school|financial] year", "unit(Y,1)", "they meet [next year]", "2018"),
        ("this [calendar|fiscal|school|financial] year", "unit(Y,0)", "they meet [this year]", "2017"),
        ("the current [calendar|fiscal|financial] year", "unit(Y,0)", "in [the current fiscal year]", "2017"),
        ("the coming [calendar|fiscal|school] year", "unit(Y,1)", "in [the coming fiscal year]", "2018"),
    ),
    *rows(
        "DECADE",
        ("[the] {decade_year} [' ] s", "on({decade_year})", "in [the 1990s]", "199"),
        ("[the] ' {decade_two} s", "on(19{decade_two})", "in [the '80s]", "198"),
        ("the {decade_two} [' ] s", "on(19{decade_two})", "in [the 80s]", "198"),
        ("{phase} [-] [the] [' ] {decade_two} [' ] s", "mod({phase},on(19{decade_two}))", "in the [mid-90s]", "199"),
        ("the {tens_years}", "on(19{tens_years})", "in [the nineties]", "199"),
        ("[the] {ordinal} [-] century", "century({ordinal})", "[the 11th century] temple", "10"),
    ),
)

STRETCHES = (
    *rows(
        "UNIT",
        ("last {era:span}", "unit({span},-1)", "they met [last week]", "2017-W30"),
        ("[the] previous|prior {era:span}", "seen(unit({span},-1),then({span}))", "in May 2016 and [the previous month]", "2016-04"),
        ("next {era:span}", "unit({span},1)", "they meet [next month]", "2017-09"),
        ("the coming {span}", "unit({span},1)", "in [the coming week]", "2017-W32"),
        ("this [current] {era:span}", "unit({span},0)", "a bill endorsed [this week]", "2017-W31"),
        ("the current {era:span}", "unit({span},0)", "in [the current quarter]", "2017-Q3"),
        ("the weekend", "weekend(?<)", "it arrived over [the weekend]", "2017-W30-WE"),
        ("the same {span}", "containing({span},then({span}))", "on May 4, 2016 [the same week]", "2016-W18"),
        ("that {span}", "containing({span},then({span}))", "on May 4, 2016; [that week]", "2016-W18"),
        ("that same {span}", "containing({span},then({span}))", "on May 4, 2016 [that same month]", "2016-05"),
        ("that|same day", "then(D)", "on May 4, 2016 [that day]", "2016-05-04"),
        ("the|that same day", "then(D)", "on May 4, 2016 [the same day]", "2016-05-04"),
        ("the following {span}", "shift(P1{span},then({span}))", "in 2012; [the following year]", "2013"),
        ("the next|following day", "shift(P1D,then(D))", "on May 4, 2016; [the next day]", "2016-05-05"),
        ("the day after", "shift(P1D,then(D))", "on May 4, 2016; [the day after], they met", "2016-05-05", {"unless": "governs"}),
        ("the day before", "shift(-P1D,then(D))", "on May 4, 2016; [the day before], they met", "2016-05-03", {"unless": "governs"}),
        ("the previous day", "shift(-P1D,then(D))", "on May 4, 2016; [the previous day]", "2016-05-03"),
        ("the {span} before", "shift(-P1{span},then({span}))", "in 2012 and [the year before], they met", "2011", {"unless": "governs"}),
        ("the {span} after", "shift(P1{span},then({span}))", "in 2012 and [the year after], they met", "2013", {"unless": "governs"}),
        ("year [-] end", "monthday(12,31,?)", "it will close by [year-end]", "2017-12-31"),
        ("[the] year - ago|earlier {quarter_number} [-] quarter", "yearago(quarter({quarter_number},<<))", "in [the year-earlier third quarter]", "2016-Q3"),
        ("[the] year - ago|earlier [quarter|period]", "yearago(shift(-P1Y,now()))", "in [the year-ago period]", "2016"),
        ("the same|corresponding|comparable quarter|period last year", "yearago(shift(-P1Y,now()))", "in [the same period last year]", "2016"),
        ("the {year} [quarter|period]", "counterpart(on({year}))", "in [the 1988 period]", "1988", {"unless": "not_a_year"}),
    ),
    *rows(
        "SEASON",
        ("last|past {season}", "season({season},<<)", "they met [last fall]", "2016-FA"),
        ("this past {season}", "season({season},<<)", "they met [this past spring]", "2017-SP"),
        ("next {season}", "season({season},>>)", "they meet [next spring]", "2018-SP"),
        ("this [coming] {season}", "within(season({season},=),unit(Y,0))", "they meet [this fall]", "2017-FA"),
        ("[the] {season} [of|,] {year}", "on({year}-{season})", "in [the summer of 2016]", "2016-SU"),
    ),
    *rows("PARTSEASON", ("[the] {season}", "season({season},?)", "they met in [the spring]", "2017-SP", {"after": "in|by|until|since|during|through|of|the", "unless": "not_alone_season"})),
    *rows(
        "PARTQUARTER",
        ("[the] [fiscal] {quarter_number} [-] [fiscal] quarter", "quarter({quarter_number},?~)", "a loss in [the second quarter]", "2017-Q2"),
        ("q {four}", "quarter({four},?~)", "a loss in [Q2]", "2017-Q2"),
        ("[the] {half_number} [-] half", "half({half_number},?)", "a loss in [the first half]", "2017-H1", {"unless": "not_a_half"}),
    ),
    *rows(
        "QUARTER",
        ("[the] {year} {quarter_number} [-] quarter", "on({year}-Q{quarter_number})", "in [the 2016 second quarter]", "2016-Q2"),
        ("q {four} [of] {year}", "on({year}-Q{four})", "in [Q2 2016]", "2016-Q2"),
        ("the latest|recent period", "latest(Q)", "sales in [the latest period] rose", "2017-Q2"),
    ),
)
