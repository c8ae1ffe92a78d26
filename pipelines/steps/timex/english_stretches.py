"""The English table: months, years, seasons, quarters, and other stretches of the calendar.

Rows are read as in ``english_lengths``.
"""

# ruff: noqa: E501  (a row is one line, so that the table reads like one)
# fmt: off
from __future__ import annotations

from dateline.pipelines.steps.timex.grammar import rows

MONTHS = (
    *rows(
        "MONTH",
        ("{month} [of|,] {year}", "date({year},{month},)", "in [June 2016]", "2016-06"),
        # In July, who means June says "last month", so that "last July" and "last June" are those of the year before.
        ("last {month}", "seen(month({month},<<),unit(M,-1))", "they met [last June]", "2017-06"),
        ("[this] past {month}", "month({month},<<)", "they met [this past June]", "2017-06"),
        ("next {month}", "month({month},>>)", "they meet [next June]", "2018-06"),
        ("this {month}", "month({month},?!)", "they meet [this September]", "2017-09"),
        ("<{month:first}> and|or|to|through|-|/ <{month} [of|,] {year}>", "through(date({year},{first},),date({year},{month},)); date({year},{month},)", "in [June] and July 2016", "2016-06"),
        ("{twelve} / {year}", "date({year},{twelve},)", "in [06/2016]", "2016-06"),
        ("<{month:first}> , <{month:next}> [,] and|or <{month} [of|,] {year}>", "date({year},{first},); date({year},{next},); date({year},{month},)", "in June, [July] and August 2016", "2016-07"),
        ("{month} ' {two}", "date({two},{month},)", "in [June '16]", "2016-06"),
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
        ("fiscal [-] [year] {year}", "on({year})", "in [fiscal year 2018]", "2018"),
        ("fy {year}", "on({year})", "in [FY 2018]", "2018"),
        ("fy {year} - {two}", "through(on({year}),date({two},,))", "in [FY 2017-18]", "2017"),
        ("fy ['] {two}", "date({two},,)", "in [FY18]", "2018"),
        ("fiscal [year] {year} - {two}", "through(on({year}),date({two},,))", "in [fiscal year 2017-18]", "2017"),
        ("the {year} - {two} fiscal|school|academic|financial year", "through(on({year}),date({two},,))", "in [the 2017-18 school year]", "2017"),
        ("{number} b . c [.] [e] [.]", "on(BC{number:0>4})", "in [44 B.C.]", "BC0044", {"unless": "not_an_era"}),
        ("{number} bc|bce", "on(BC{number:0>4})", "in [44 BC]", "BC0044", {"unless": "not_an_era"}),
        ("a . d . {number}", "on({number:0>4})", "in [A.D. 79]", "0079", {"unless": "not_an_era"}),
        ("ad {number}", "on({number:0>4})", "in [AD 79]", "0079", {"unless": "not_an_era"}),
        ("{number} a . d [.]", "on({number:0>4})", "in [1200 A.D.]", "1200", {"unless": "not_an_era"}),
        ("{number} ad|ce", "on({number:0>4})", "in [79 AD]", "0079", {"unless": "not_an_era"}),
        ("<{year:first}> , <{year:next}> [,] and|or <{year}>", "on({first}); on({next}); on({year})", "in 2014, [2015] and 2016", "2015", {"unless": "not_a_year"}),
        ("fiscal [year] ' {two}", "date({two},,)", "in [fiscal '98]", "1998"),
        ("the {year} fiscal|calendar year", "on({year})", "in [the 2018 fiscal year]", "2018"),
        ("' {two}", "date({two},,)", "back in ['98]", "1998", {"after": "in|of|since|by|until", "unless": "counts"}),
        ("{year} - {two}", "through(on({year}),date({two},,))", "the [1988-89] season", "1988", {"unless": "not_a_year"}),
        ("{year} / {two}", "through(on({year}),date({two},,))", "the [1988/89] season", "1988", {"unless": "not_a_year"}),
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
        ("[the] {century_year} [' ] s", "on({century_year})", "in [the 1800s]", "18"),
        ("[the] {decade_year} [' ] s", "on({decade_year})", "in [the 1990s]", "199"),
        ("[the] ' {decade_two} s", "on(19{decade_two})", "in [the '80s]", "198"),
        ("the {decade_two} [' ] s", "on(19{decade_two})", "in [the 80s]", "198", {"unless": "not_a_decade"}),
        ("{phase} [-] [the] [' ] {decade_two} [' ] s", "mod({phase},on(19{decade_two}))", "in the [mid-90s]", "199", {"unless": "not_a_decade"}),
        ("the {tens_years}", "on(19{tens_years})", "in [the nineties]", "199"),
        ("[the] nineteen [-] {tens_years}", "on(19{tens_years})", "in [the nineteen-nineties]", "199"),
        ("[the] {ordinal} [-] century a . d [.]", "century({ordinal})", "[the 2nd century A.D.]", "01"),
        ("[the] {ordinal} [-] century", "century({ordinal})", "[the 11th century] temple", "10"),
        ("<[the] {ordinal:first}> and|or|to <{ordinal} [-] centuries>", "century({first}); century({ordinal})", "in [the 19th] and 20th centuries", "18"),
        ("[the] {phase} [-] to [-] {phase:to} [-] {decade_year} [' ] s", "mod({to},on({decade_year}))", "in [the mid-to-late 1990s]", "199"),
        ("[the] {ordinal} [-] century b . c [.]", "on(BC{ordinal:0>2})", "in [the 3rd century B.C.]", "BC03"),
        ("[the] {ordinal} [-] century bc|bce", "on(BC{ordinal:0>2})", "in [the 3rd century BC]", "BC03"),
    ),
)

STRETCHES = (
    *rows(
        "UNIT",
        ("last {era:span}", "unit({span},-1)", "they met [last week]", "2017-W30", {"unless": "last_of"}),
        ("the last decade", "worded(unit(DE,-1),back(P10Y))", "over [the last decade]", "200", {"unless": "last_of"}),
        ("[the] previous|prior {era:span}", "seen(unit({span},-1),then({span}))", "in May 2016 and [the previous month]", "2016-04"),
        ("next {era:span}", "unit({span},1)", "they meet [next month]", "2017-09"),
        ("the coming {span}", "unit({span},1)", "in [the coming week]", "2017-W32"),
        ("this [current] {era:span}", "unit({span},0)", "a bill endorsed [this week]", "2017-W31"),
        ("the current {era:span}", "unit({span},0)", "in [the current quarter]", "2017-Q3"),
        ("the weekend", "weekend(?<)", "it arrived over [the weekend]", "2017-W30-WE", {"unless": "compound"}),
        ("the {era:span} before last", "unit({span},-2)", "they met [the week before last]", "2017-W29"),
        ("the {era:span} after next", "unit({span},2)", "they meet [the week after next]", "2017-W33"),
        ("{year} - w {two}", "on({year}-W{two})", "in [2017-W32]", "2017-W32"),
        ("week {number} of|, {year}", "on({year}-W{number:0>2})", "in [week 32 of 2017]", "2017-W32"),
        ("the same {span}", "containing({span},then({span}))", "on May 4, 2016 [the same week]", "2016-W18"),
        ("the same {unit} last year", "containing({unit},exact(-P1Y,now()))", "below that of [the same month last year]", "2016-08"),
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
        ("year [-] end", "monthday(12,31,?!)", "it will close by [year-end]", "2017-12-31"),
        ("[the] year ' s end", "monthday(12,31,?!)", "it will close by [year's end]", "2017-12-31"),
        ("week ' s end", "mod(END,unit(W,0))", "it will close by [week's end]", "2017-W31"),
        ("month ' s end", "mod(END,unit(M,0))", "it will close by [month's end]", "2017-08"),
        ("[the] year - ago|earlier {quarter_number} [-] quarter", "yearago(quarter({quarter_number},<<))", "in [the year-earlier third quarter]", "2016-Q3"),
        ("[the] year - ago|earlier [quarter|period]", "yearago(shift(-P1Y,now()))", "in [the year-ago period]", "2016"),
        ("the same|corresponding|comparable quarter|period last year", "yearago(shift(-P1Y,now()))", "in [the same period last year]", "2016"),
        ("the {year} quarter|period", "counterpart(on({year}))", "in [the 1988 period]", "1988", {"unless": "not_a_year"}),
    ),
    *rows(
        "SEASON",
        ("last|past {season}", "season({season},<<)", "they met [last fall]", "2016-FA"),
        ("this past {season}", "season({season},<<)", "they met [this past spring]", "2017-SP"),
        ("next {season}", "season({season},>>)", "they meet [next spring]", "2018-SP"),
        # A winter runs on into the next year: in January it is still "this winter".
        ("this [coming] winter", "season(WI,?)", "they met [this winter]", "2016-WI"),
        ("this [coming] {season}", "within(season({season},=),unit(Y,0))", "they meet [this fall]", "2017-FA"),
        ("[the] {season} [of|,] {year}", "on({year}-{season})", "in [the summer of 2016]", "2016-SU"),
        ("[the] {year} {season}", "on({year}-{season})", "in [the 2016 summer]", "2016-SU"),
        ("[the] {season} [of|,] {year} - {two}", "on({year}-{season})", "in [the winter of 2015-16]", "2015-WI"),
        ("that [same] {season}", "seen(season({season},>>),then(Y))", "in 2015; [that summer]", "2015-SU", {"unless": "falls"}),
        ("{number} {seasons} ago", "within(season({seasons},=),unit(Y,-{number}))", "they met [two summers ago]", "2015-SU"),
    ),
    *rows("PARTSEASON", ("[the] {season}", "season({season},?)", "they met in [the spring]", "2017-SP", {"after": "in|by|until|since|during|through|of|the", "unless": "not_alone_season"})),
    *rows(
        "PARTQUARTER",
        ("[the] [fiscal] {quarter_number} [-] [fiscal] quarter", "quarter({quarter_number},?~)", "a loss in [the second quarter]", "2017-Q2", {"unless": "not_a_quarter"}),
        ("q {four}", "quarter({four},?~)", "a loss in [Q2]", "2017-Q2", {"unless": "not_a_quarter"}),
        ("[the] {half_number} [-] half", "half({half_number},?)", "a loss in [the first half]", "2017-H1", {"unless": "not_a_half"}),
    ),
    *rows(
        "QUARTER",
        ("[the] {year} {quarter_number} [-] quarter", "on({year}-Q{quarter_number})", "in [the 2016 second quarter]", "2016-Q2"),
        ("q {four} [of] {year}", "on({year}-Q{four})", "in [Q2 2016]", "2016-Q2"),
        ("{four} q [of|,] {year}", "on({year}-Q{four})", "in [2Q 2016]", "2016-Q2"),
        ("{year} [-] q {four}", "on({year}-Q{four})", "in [2016-Q2]", "2016-Q2"),
        ("the latest|recent period", "latest(Q)", "sales in [the latest period] rose", "2017-Q2"),
    ),
)
