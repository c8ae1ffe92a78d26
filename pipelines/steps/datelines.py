"""The dateline that opens a news text: place, agency and dash ("ALBUQUERQUE, N.M. (AP) — …")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.pipelines.steps.gazetteer import fold, is_name
from dateline.pipelines.steps.lexicon import words

# A place in capitals, or a place in title case that an agency in brackets or a day with its year follows.
# AP Stylebook, "datelines".
_WORD = r"(?:Mc|Mac)?[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]*"
_STATE = (
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)"
    r"(?:[A-Z][A-Za-z]{1,5}\.?|[A-Z]\.\s?[A-Z]\.|[A-Z][a-zà-ÿ]+(?:\s[A-Z][a-zà-ÿ]+){0,2}|[A-Z ]{3,20})"
)
_CAPITALS = rf"{_WORD}(?:[ /]{_WORD}){{0,5}}"
_TITLED = r"[A-ZÀ-Þ][a-zà-ÿ.'’-]+(?:\s(?:[A-ZÀ-Þ][a-zà-ÿ.'’-]+|d[aeiou]s?|la|le|of|al-[A-Z]\w+)){0,4}"
_DAY = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)(?:\s*,?\s\d{4})?"
_DAYS_YEAR = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)\s?,?\s\d{4}"
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?"
# ", Jan. 3, 2018", ", Thursday, June 11", "(June 11, 2009)"
_DATE = rf"(?:\s*(?:,\s*{_WEEKDAY}{_DAY},?|\(\s*{_WEEKDAY}{_DAY}\s*\)))?"
# Agencies are written with a capital, but for those of Continental Europe that write themselves small.
_SMALL = r"(?:dpa|sda|apa|ots|epd|kna|efe|ansa)\b"
_AGENCY = (
    rf"\s*(?:\(\s*(?P<agency>(?:[A-Z]\w|{_SMALL})[\w.&'’ /-]{{0,40}}?)\s*\)"
    r"|/(?P<service>[A-Z][\w -]{1,24})/)"
)
_DASH = r"\s*(?:[—–―]|--+|-(?=\s))\s*"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<place>{_CAPITALS}(?:\s?,\s{_STATE})?){_DATE}(?:\s?--)?(?:{_AGENCY})?{_DATE}{_DASH}",
        rf"(?P<place>{_CAPITALS}\s?,\s{_STATE}){_DATE}(?:{_AGENCY})?:\s+",
        rf"(?P<place>(?P<known>{_CAPITALS})){_DATE}:\s+(?=[A-Z“\"‘'])",
        rf"(?P<place>(?P<known>{_TITLED})(?:\s?,\s{_STATE})?)\s?,\s{_WEEKDAY}{_DAYS_YEAR}(?:[.:]\s+|{_DASH})(?=[A-Z“\"‘'])",
        rf"(?P<place>{_TITLED}(?:\s?,\s{_STATE})?){_DATE}{_AGENCY}{_DATE}(?:{_DASH}|:\s+)",
        rf"(?P<place>{_CAPITALS}(?:\s?,\s{_STATE})?){_DATE}\.?\s/(?P<service>[A-Z]\w+)/\.\s",
        rf"(?P<place>)(?:{_DAY})?{_AGENCY}{_DASH}",
        r"(?P<place>)\((?P<agency>[A-Z]{2,8}|Reuters|Bloomberg)\)(?P<service>)\s+(?=[A-Z“\"])",
    )
)
_FULL_DATE = re.compile(_DAYS_YEAR)
_LONGEST = 90  # characters; "SAN JUAN CAPISTRANO, Calif., Aug. 3 (The Associated Press/CBS Los Angeles) — " is 78
_MIN_PLACE_LETTERS = 4  # shorter words in capitals are acronyms; "ROME" and "LIMA" are the shortest capitals
# Words that stand in capitals before a dash and are no place: kickers and labels.
_KICKERS = words(
    """
    NEWS UPDATE UPDATED BREAKING EXCLUSIVE WATCH VIDEO PHOTOS LIVE OPINION ANALYSIS COMMENTARY
    EDITORIAL REVIEW INTERVIEW CORRECTION CORRECTED EXPLAINER FEATURE NOTE WARNING ADVERTISEMENT
    RELATED MORE READ
    """
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a dateline ends in its text, the place that it names, the agencies in its brackets, its full
    date.
    """

    end: int
    place: str
    agencies: tuple[str, ...]
    date: str = ""  # as it stands, where it gives a year: "June 11, 2009"


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline at the very start of a paragraph, None where there is none."""
    for form in _FORMS:
        found = form.match(paragraph)
        if found and found.end() <= _LONGEST:
            parts = found.groupdict()
            agency = parts.get("agency") or parts.get("service") or ""
            # Capitals before a colon are as often a speaker or a label, a name before a day a person: there the
            # gazetteer must know the place.
            if "known" in parts and not is_name(fold(found["known"])):
                continue
            if _is_place(found["place"]) if found["place"] else agency:
                dated = _FULL_DATE.search(found[0], found.end("place"))
                place = found["place"].replace(" ,", ",").rstrip("-")
                return Dateline(found.end(), place, _names(agency), dated[0] if dated else "")
    return None


def _is_place(place: str) -> bool:
    return sum(map(str.isalpha, place)) >= _MIN_PLACE_LETTERS and not _KICKERS & set(place.split())


def _names(agency: str) -> tuple[str, ...]:
    parts = re.split(r"\s*/\s*|\s+and\s+|\s*&\s+", agency)
    return tuple(name.strip() for name in parts if name.strip())
