"""Words of dates: month names in the languages of news pages, and the offsets of zone abbreviations."""

from __future__ import annotations

from dateline.pipelines.steps.lexicon import words

# One line a month: English, German, French, Spanish, Italian, Portuguese, Dutch, Scandinavian, Finnish,
# Polish, Czech, Turkish, Russian, Indonesian, Romanian; with the abbreviations in use. A name that means
# another month elsewhere is left out (Croatian "listopad").
_MONTHS = (
    "january jan januar jänner jän janvier janv enero ene gennaio gen janeiro januari tammikuuta"
    " stycznia ocak января янв ledna ianuarie",
    "february feb februar feber février févr febrero febbraio fevereiro fev februari febr helmikuuta"
    " lutego şubat февраля фев února februarie",
    "march mar märz mär mrz mars marzo março maart mrt maaliskuuta marca mart марта мар března maret martie",
    "april apr avril avr abril abr aprile huhtikuuta kwietnia nisan апреля апр dubna aprilie",
    "may mai mayo maggio mag maio mei maj toukokuuta maja mayıs мая května",
    "june jun juni juin junio giugno giu junho kesäkuuta czerwca haziran июня июн června iunie",
    "july jul juli juillet juil julio luglio lug julho heinäkuuta lipca temmuz июля июл července iulie",
    "august aug août aout agosto ago augustus augusti elokuuta sierpnia ağustos августа авг srpna agustus",
    "september sep sept septembre septiembre settembre setembro set syyskuuta września eylül"
    " сентября сен září septembrie",
    "october oct oktober okt octobre octubre ottobre ott outubro out lokakuuta października ekim"
    " октября окт října octombrie",
    "november nov novembre noviembre novembro marraskuuta listopada listopadu kasım ноября ноя noiembrie",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des joulukuuta"
    " grudnia aralık декабря дек prosince decembrie",
)
MONTHS: dict[str, int] = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}

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
    **dict.fromkeys(("ICT", "WIB"), 420),
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
# Zones whose writers put the month first in numbers ("02/04/2020"), and those whose writers put the day first.
MONTH_FIRST = words("EST EDT CST CDT MST MDT PST PDT AKST AKDT HST ET CT MT PT")
DAY_FIRST = words("BST CET CEST EET EEST AEST AEDT ACST AWST NZST NZDT IST SAST MEZ MESZ")
