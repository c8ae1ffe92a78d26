"""The German table: dates, weekdays, months, years, stretches, times of day, lengths and what recurs.

Rows are read as in ``english_lengths``: a phrase, what it means, an example whose brackets mark the expression, and its
TIMEX3 value in an article of Friday, 4 August 2017. Prepositions stay outside ("am [3. August]").
"""

# ruff: noqa: E501  (a row is one line, so that the table reads like one)
# fmt: off
from __future__ import annotations

from dateline.pipelines.steps.timex.grammar import rows

LENGTHS = (
    *rows(
        "length",
        ("[{approx}] {number} {unit|units:unit}", "P{number}{unit}", "es dauerte [drei Wochen]", "P3W", {"unless": "is_an_age"}),
        ("[{approx}] ein halbes Jahr", "P6M", "es dauerte [ein halbes Jahr]", "P6M"),
        ("[{approx}] eine halbe Stunde", "PT30M", "es dauerte [eine halbe Stunde]", "PT30M"),
    ),
    *rows("vague_length", ("{vague} {units}", "PX{units}", "es dauerte [mehrere Monate]", "PXM")),
    *rows(
        "clock",
        ("{hour} Uhr", "{hour}:00,", "um [17 Uhr am Donnerstag]", "2017-08-03T17:00"),
        ("{hour} Uhr {minute}", "{hour}:{minute},", "um [17 Uhr 30 am Donnerstag]", "2017-08-03T17:30"),
        ("{dotted} Uhr", "{dotted},", "um [17.30 Uhr am Donnerstag]", "2017-08-03T17:30"),
        ("{hour} : {minute} [Uhr]", "{hour}:{minute},", "[heute, 17:30 Uhr]", "2017-08-04T17:30"),
    ),
)

_DAY_NAME = "[{weekday|short_weekday:name} [.] [,] [der|dem|den]]"

DAYS = (
    *rows(
        "DAY",
        (_DAY_NAME + " {day} . {month} {year}", "date({year},{month},{day})", "am [Donnerstag, dem 3. März 2016]", "2016-03-03"),
        (_DAY_NAME + " {daymonth} . {year}", "date({year},{daymonth})", "am [Do., 03.03.2016]", "2016-03-03"),
        (_DAY_NAME + " {daymonth} . {two}", "date({two},{daymonth})", "am [3.3.16]", "2016-03-03"),
        (_DAY_NAME + " {day} . {twelve} . {year}", "date({year},{twelve},{day})", "am [3. 3. 2016]", "2016-03-03"),
        ("{year} - {two:month} - {two:day}", "date({year},{month},{day})", "am [2016-03-03]", "2016-03-03"),
        ("vorgestern", "unit(D,-2)", "sie trafen sich [vorgestern]", "2017-08-02"),
        ("gestern", "unit(D,-1)", "sie trafen sich [gestern]", "2017-08-03"),
        ("heute", "unit(D,0)", "sie trafen sich [heute]", "2017-08-04"),
        ("morgen", "unit(D,1)", "sie treffen sich [morgen]", "2017-08-05", {"not_after": "{weekday}", "unless": "is_a_noun"}),
        ("übermorgen", "unit(D,2)", "sie treffen sich [übermorgen]", "2017-08-06"),
        ("{last} {weekday}", "weekday({weekday},<<)", "am [vergangenen Dienstag]", "2017-08-01"),
        ("{next} {weekday}", "weekday({weekday},>>)", "am [kommenden Dienstag]", "2017-08-08"),
    ),
    *rows("WEEKDAY", ("{weekday}", "weekday({weekday},?<)", "das Gericht hat am [Dienstag] entschieden", "2017-08-01")),
    *rows(
        "MONTHDAY",
        (_DAY_NAME + " {day} . {month}", "monthday({month},{day},?)", "sie trafen sich am [1. August]", "2017-08-01"),
        (_DAY_NAME + " {daymonth} .", "monthday({daymonth},?)", "die Frist läuft bis zum [18.8.] um zwölf", "2017-08-18", {"after": "am|vom|zum|bis|ab|dem|den|seit"}),
        ("<{day} .> bis|und <{day:to} . {month}>", "monthday({month},{day},?); monthday({month},{to},?)", "vom 3. bis [5. Juni]", "2017-06-05"),
    ),
    *rows("HOLIDAY", ("{feast}", "holiday({feast},?)", "sie trafen sich zu [Ostern]", "2017-04-16")),
)

STRETCHES = (
    *rows(
        "MONTH",
        ("{month} {year}", "date({year},{month},)", "im [Juni 2016]", "2016-06"),
        ("{month}", "month({month},?!)", "sie trafen sich im [Juni]", "2017-06", {"after": "im|seit|bis|ab|von|vom|zum|Anfang|Mitte|Ende|Monat"}),
        ("{last} {month}", "month({month},<<)", "im [vergangenen Juni]", "2017-06"),
        ("{next} {month}", "month({month},>>)", "im [kommenden Juni]", "2018-06"),
    ),
    *rows(
        "YEAR",
        ("{year}", "on({year})", "im Jahr [2016]", "2016", {"after": "Jahr|Jahre|Jahres|Jahren|seit|ab|bis|von|Anfang|Mitte|Ende"}),
        ("{decade_year} er Jahre|Jahren", "on({decade_year})", "in den [1990er Jahren]", "199"),
        ("{decade_two} er Jahre|Jahren", "on(19{decade_two})", "in den [90er Jahren]", "199"),
    ),
    *rows(
        "SEASON",
        ("{season} {year}", "on({year}-{season})", "im [Sommer 2016]", "2016-SU"),
        ("{season}", "season({season},?!)", "sie treffen sich im [Herbst]", "2017-FA", {"after": "im"}),
        ("{last} {season}", "season({season},<<)", "im [vergangenen Herbst]", "2016-FA"),
        ("{next} {season}", "season({season},>>)", "im [kommenden Herbst]", "2017-FA"),
    ),
    *rows(
        "UNIT",
        ("{ordinal} Quartal {year}", "on({year}-Q{ordinal})", "im [ersten Quartal 2016]", "2016-Q1"),
        ("{four} . Quartal {year}", "on({year}-Q{four})", "im [3. Quartal 2016]", "2016-Q3"),
        ("{last} {era}", "unit({era},-1)", "in der [vergangenen Woche]", "2017-W30"),
        ("{this} {era}", "unit({era},0)", "in [dieser Woche]", "2017-W31"),
        ("{next} {era}", "unit({era},1)", "im [kommenden Jahr]", "2018"),
    ),
    *rows(
        "AGO",
        ("vor {length}", "shift(-{length},now())", "sie trafen sich [vor zwei Monaten]", "2017-06"),
        ("vor {vague_length}", "ref(PAST_REF)", "sie trafen sich [vor einigen Jahren]", "PAST_REF"),
        ("{last} {length}", "back({length})", "in den [vergangenen drei Tagen]", "P3D"),
        ("{next} {length}", "ahead({length})", "in den [kommenden drei Tagen]", "P3D"),
        ("in {length}", "shift({length},now())", "sie treffen sich [in zwei Monaten]", "2017-10"),
    ),
    *rows(
        "REF",
        ("derzeit|zurzeit|jetzt|momentan", "ref(PRESENT_REF)", "sie treffen sich [derzeit]", "PRESENT_REF"),
        ("kürzlich|neulich|unlängst", "ref(PAST_REF)", "sie trafen sich [kürzlich]", "PAST_REF"),
        ("bald|demnächst|künftig", "ref(FUTURE_REF)", "sie treffen sich [bald]", "FUTURE_REF"),
    ),
    *rows(
        "SET",
        ("jeden {weekday}", "set(XXXX-WXX-{weekday})", "sie treffen sich [jeden Montag]", "XXXX-WXX-1"),
        ("{weekdays}", "set(XXXX-WXX-{weekdays})", "sie treffen sich [montags]", "XXXX-WXX-1"),
        ("jeden|jede|jedes {unit}", "set(P1{unit})", "sie treffen sich [jede Woche]", "P1W"),
        ("{often}", "set({often})", "sie treffen sich [täglich]", "P1D"),
    ),
)

_DAYS = "DAY|WEEKDAY|MONTHDAY|HOLIDAY:day"
CLOSER = (
    *rows(
        "TIME",
        ("{" + _DAYS + "} {part}", "part({part},{day})", "sie trafen sich am [Donnerstagabend]", "2017-08-03TEV"),
        ("{" + _DAYS + "} {part} [,] [um|gegen|ab] {clock}", "clock({clock},{day})", "am [Sonntagmorgen um 5.30 Uhr]", "2017-07-30T05:30"),
        ("{" + _DAYS + "} [,] [um|gegen|ab] {clock}", "clock({clock},{day})", "am [Donnerstag um 17 Uhr]", "2017-08-03T17:00"),
        ("{clock} [am] {" + _DAYS + "}", "clock({clock},{day})", "um [17 Uhr am Donnerstag]", "2017-08-03T17:00"),
    ),
    *rows(
        "UNIT",
        ("{edge} [des|der] [Jahres] {MONTH|YEAR|SEASON|UNIT:x}", "mod({edge},{x})", "sie trafen sich [Ende Juni]", "2017-06"),
        ("{edge} des|der {era}", "mod({edge},unit({era},0))", "bis zum [Ende des Jahres]", "2017"),
    ),
    *rows("SPAN", ("{length|vague_length:length}", "dur({length})", "es dauerte [drei Tage]", "P3D")),
)
