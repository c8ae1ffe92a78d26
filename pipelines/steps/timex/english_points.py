"""The English table: days, and holidays. Rows are read as in ``english_lengths``."""

# ruff: noqa: E501  (a row is one line, so that the table reads like one)
# fmt: off
from __future__ import annotations

from dateline.pipelines.steps.timex.grammar import rows

_DAY_NAME = "[{day_name} [.] [,]]"

DAYS = rows(
    "DAY",
    (_DAY_NAME + " {month} {day|ordinal:day} [,] {year}", "date({year},{month},{day})", "on [Thursday, March 3, 2016]", "2016-03-03"),
    ("this <{month} {day} [,] {year}>", "date({year},{month},{day})", "in this [March 3, 2016], photo", "2016-03-03"),
    (_DAY_NAME + " {day} [-] {month} [-] [,] {year}", "date({year},{month},{day})", "on [Thu, 3 Mar 2016]", "2016-03-03"),
    (_DAY_NAME + " [the] {ordinal} [day] [of] {month} [,] {year}", "date({year},{month},{ordinal})", "[the 3rd of March, 2016]", "2016-03-03"),
    ("{year} - {two:month} - {two:day}", "date({year},{month},{day})", "on [2016-03-03]", "2016-03-03"),
    ("{year} / {two:month} / {two:day}", "date({year},{month},{day})", "on [2016/03/03]", "2016-03-03"),
    ("{twelve} / {day} / {year}", "date({year},{twelve},{day})", "on [3/3/2016]", "2016-03-03"),
    ("{twelve} / {day} / {two}", "date({two},{twelve},{day})", "on [03/03/98]", "1998-03-03"),
    ("{over_twelve:day} / {twelve} / {year}", "date({year},{twelve},{day})", "on [18/8/2017]", "2017-08-18"),
    ("{twelve} - {day} - {year}", "date({year},{twelve},{day})", "on [8-18-2017]", "2017-08-18"),
    ("9 / 11", "on(2001-09-11)", "the [9/11] attacks", "2001-09-11"),
    ("today", "unit(D,0)", "they met [today]", "2017-08-04", {"unless": "not_this_day"}),
    ("yesterday", "unit(D,-1)", "they met [yesterday]", "2017-08-03"),
    ("tomorrow", "unit(D,1)", "they meet [tomorrow]", "2017-08-05", {"unless": "ever_after"}),
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
    ("the last {weekday} in|of {month} [,] {year}", "nth(-1,D{weekday},date({year},{month},))", "[the last Friday of June 2016]", "2016-06-24"),
    ("the {ordinal} {weekday} of|in each|every month", "set(P1M)", "they meet [the second Tuesday of each month]", "P1M"),
    ("the {weekday} before last", "shift(-P1W,weekday({weekday},<<))", "they met [the Thursday before last]", "2017-07-27"),
    ("{number} {weekdays} ago", "shift(-P{number}W,weekday({weekdays},>))", "they met [two Mondays ago]", "2017-07-24"),
    ("{weekday} [,] the {ordinal}", "dayof({ordinal},?)", "they met on [Wednesday, the 2nd]", "2017-08-02", {"unless": "not_a_numbered_day"}),
    ("the {ordinal}", "dayof({ordinal},?)", "they will stay until [the 25th]", "2017-08-25", {"after": "on|by|until|till|since|before|after", "unless": "not_alone_day"}),
    ("<the {ordinal:first}> to|through|until|till|and <the {ordinal}>", "through(dayof({first},?),dayof({ordinal},?)); till(dayof({ordinal},?),dayof({first},?))", "they met from [the 1st] to the 3rd", "2017-08-01", {"after": "from|between", "unless": "not_alone_day"}),
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
    (_DAY_NAME + " {ordinal} {month}", "monthday({month},{ordinal},?)", "they met on [Sunday 4th June]", "2017-06-04", {"unless": "spelled_out"}),
    (_DAY_NAME + " {day} [-] {month}", "monthday({month},{day},?)", "they met on [4 June]", "2017-06-04", {"unless": "not_a_daymonth"}),
    (_DAY_NAME + " [the] {ordinal} [day] of {month}", "monthday({month},{ordinal},?)", "they met on [the 4th of June]", "2017-06-04"),
    ("{month} {day} - {day:to}", "through(monthday({month},{day},?),monthday({month},{to},?))", "it ran [June 3-5]", "2017-06-03"),
    ("{day} - {day:to} {month}", "through(monthday({month},{day},?),monthday({month},{to},?))", "it ran [3-5 June]", "2017-06-03", {"unless": "not_a_daymonth"}),
    ("<{day}> and|or|to|through <{day:to} {month}>", "monthday({month},{day},?); monthday({month},{to},?)", "they met on [3] and 5 June", "2017-06-03", {"unless": "not_a_daymonth"}),
    ("<{month} {day}> , <{day:next}> [,] and|or <{day:to}>", "monthday({month},{day},?); monthday({month},{next},?); monthday({month},{to},?)", "they met on June 3, [4] and 5", "2017-06-04", {"unless": "counts"}),
    ("<{month} {day|ordinal:day}> terrorist|terror|attacks|attack|hijackings|hijackers", "on(2001-09-11)", "since the [Sept. 11] attacks", "2001-09-11", {"unless": "not_nine_eleven"}),
    ("attacks of <{month} {day|ordinal:day}>", "on(2001-09-11)", "since the attacks of [Sept. 11]", "2001-09-11", {"unless": "not_nine_eleven"}),
    ("<{month} {day}> and|or|to|through <{day:to}>", "monthday({month},{day},?); monthday({month},{to},?)", "they met on June 3 and [5]", "2017-06-05", {"unless": "not_a_later_day"}),
    ("last {month} {day}", "monthday({month},{day},<<)", "they met [last June 3]", "2017-06-03"),
    ("next {month} {day}", "monthday({month},{day},>>)", "they meet [next June 3]", "2018-06-03"),
    ("this [past|coming] {month} {day}", "within(monthday({month},{day},=),unit(Y,0))", "they met [this June 3]", "2017-06-03"),
    ("july fourth", "monthday(7,4,?)", "they met on [July Fourth]", "2017-07-04"),
    ("[the] fourth of july", "monthday(7,4,?)", "they met on [the Fourth of July]", "2017-07-04"),
)
RANGED_DAYS = rows(
    "DAY",
    ("{month} {day} - {day:to} [,] {year}", "through(date({year},{month},{day}),date({year},{month},{to}))", "[June 3-5, 2016]", "2016-06-03"),
    ("{day} - {day:to} {month} [,] {year}", "through(date({year},{month},{day}),date({year},{month},{to}))", "[3-5 June 2016]", "2016-06-03", {"unless": "not_a_daymonth"}),
    ("<{day}> and|or|to|through <{day:to} {month} [,] {year}>", "date({year},{month},{day}); date({year},{month},{to})", "on [3] and 5 June 2016", "2016-06-03", {"unless": "not_a_daymonth"}),
    ("<{month} {day}> , <{day:next}> [,] and|or <{day:to} [,] {year}>", "date({year},{month},{day}); date({year},{month},{next}); date({year},{month},{to})", "on June 3, [4] and 5, 2016", "2016-06-04"),
    ("<{month} {day}> and|or|to|through <{day:to} [,] {year}>", "date({year},{month},{day}); date({year},{month},{to})", "[June 3] and 5, 2016", "2016-06-03"),
    ("<{month:first} {day:from}> and|or|to|through|- <{month} {day} [,] {year}>", "through(date({year},{first},{from}),date({year},{month},{day})); date({year},{month},{day})", "[June 3] to July 5, 2016", "2016-06-03"),
)

HOLIDAYS = rows(
    "HOLIDAY",
    ("{feast}", "holiday({feast},?)", "they met at [Easter]", "2017-04-16", {"unless": "not_a_feast"}),
    ("{feast|fete:feast} [' s] [s '] ['] day", "holiday({feast},?)", "they met on [Memorial Day]", "2017-05-29"),
    ("[saint|st] [.] {saint} ' s day", "holiday({saint},?)", "they met on [St. Patrick's Day]", "2017-03-17"),
    ("new year ' s day", "holiday(new_year,?)", "they met on [New Year's Day]", "2017-01-01"),
    ("new year ' s", "holiday(new_year,?)", "they met at [New Year's]", "2017-01-01"),
    ("new year ' s eve", "holiday(new_year_eve,?)", "they met on [New Year's Eve]", "2016-12-31"),
    ("christmas eve", "holiday(christmas_eve,?)", "they met on [Christmas Eve]", "2016-12-24"),
    ("good friday", "holiday(good_friday,?)", "they met on [Good Friday]", "2017-04-14", {"unless": "not_a_feast"}),
    ("maundy|holy thursday", "holiday(maundy_thursday,?)", "they met on [Maundy Thursday]", "2017-04-13"),
    ("shrove|fat tuesday", "holiday(shrove_tuesday,?)", "they met on [Fat Tuesday]", "2017-02-28"),
    ("mardi gras", "holiday(shrove_tuesday,?)", "they met at [Mardi Gras]", "2017-02-28"),
    ("whit monday", "holiday(whit_monday,?)", "they met on [Whit Monday]", "2017-06-05"),
    ("easter sunday", "holiday(easter,?)", "they met on [Easter Sunday]", "2017-04-16"),
    ("easter monday", "holiday(easter_monday,?)", "they met on [Easter Monday]", "2017-04-17"),
    ("palm sunday", "holiday(palm_sunday,?)", "they met on [Palm Sunday]", "2017-04-09"),
    ("ash wednesday", "holiday(ash_wednesday,?)", "they met on [Ash Wednesday]", "2017-03-01"),
    ("black friday", "holiday(black_friday,?)", "they met on [Black Friday]", "2016-11-25"),
    ("cyber monday", "holiday(cyber_monday,?)", "they met on [Cyber Monday]", "2016-11-28"),
    ("may day", "holiday(may_day,?)", "they met on [May Day]", "2017-05-01"),
    ("april fools ' day", "holiday(april_fool,?)", "they met on [April Fools' Day]", "2017-04-01"),
    ("all saints ' day", "holiday(all_saints,?)", "they met on [All Saints' Day]", "2016-11-01"),
    ("all souls ' day", "holiday(all_souls,?)", "they met on [All Souls' Day]", "2016-11-02"),
    ("patriots ['] day", "holiday(patriots,?)", "they met on [Patriots' Day]", "2017-04-17"),
    ("cinco de mayo", "holiday(cinco_de_mayo,?)", "they met on [Cinco de Mayo]", "2017-05-05"),
    ("indigenous people|peoples ['] [s] day", "holiday(columbus,?)", "they met on [Indigenous Peoples' Day]", "2017-10-09"),
    ("international women ' s day", "holiday(women,?)", "they met on [International Women's Day]", "2017-03-08"),
    ("world aids day", "holiday(aids,?)", "they met on [World AIDS Day]", "2016-12-01"),
    ("mlk day", "holiday(mlk,?)", "they met on [MLK Day]", "2017-01-16"),
    ("martin luther king [,] [jr] [.] day", "holiday(mlk,?)", "they met on [Martin Luther King Jr. Day]", "2017-01-16"),
    ("last {feast}", "holiday({feast},<<)", "they met [last Thanksgiving]", "2016-11-24"),
    ("next {feast}", "holiday({feast},>>)", "they meet [next Christmas]", "2017-12-25"),
    ("this {feast}", "within(holiday({feast},=),unit(Y,0))", "they meet [this Christmas]", "2017-12-25"),
    ("last {feast|fete:feast} [' s] [s '] ['] day", "holiday({feast},<<)", "they met [last Memorial Day]", "2017-05-29"),
    ("next {feast|fete:feast} [' s] [s '] ['] day", "holiday({feast},>>)", "they meet [next Memorial Day]", "2018-05-28"),
    ("this {feast|fete:feast} [' s] [s '] ['] day", "within(holiday({feast},=),unit(Y,0))", "they meet [this Labor Day]", "2017-09-04"),
)
