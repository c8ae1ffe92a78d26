"""The dateline that opens a news text: place, agency and dash ("ALBUQUERQUE, N.M. (AP) — …")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.pipelines.steps.lexicon import words

# A place in capitals, or a place in title case that an agency in brackets follows. AP Stylebook, "datelines".
_WORD = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]*"
_STATE = r"(?:[A-Z][A-Za-z]{1,5}\.?|[A-Z]\.\s?[A-Z]\.|[A-Z][a-zà-ÿ]+(?:\s[A-Z][a-zà-ÿ]+){0,2}|[A-Z ]{3,20})"
_CAPITALS = rf"{_WORD}(?:[ /]{_WORD}){{0,5}}"
_TITLED = r"[A-ZÀ-Þ][a-zà-ÿ.'’-]+(?:\s(?:[A-ZÀ-Þ][a-zà-ÿ.'’-]+|d[aeiou]s?|la|le|of|al-[A-Z]\w+)){0,4}"
_DATE = r"(?:\s*,\s*(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)(?:\s*,?\s\d{4})?)?"
# Agencies are written with a capital, but for those of Continental Europe that write themselves small.
_SMALL = r"(?:dpa|sda|apa|ots|epd|kna|efe|ansa)\b"
_AGENCY = (
    rf"\s*(?:\(\s*(?P<agency>(?:[A-Z]\w|{_SMALL})[\w.&'’ /-]{{0,40}}?)\s*\)"
    r"|/(?P<service>[A-Z][\w ]{1,20})/)"
)
_DASH = r"\s*(?:[—–―]|--+|-(?=\s))\s*"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"(?P<place>{_CAPITALS}(?:\s?,\s{_STATE})?){_DATE}(?:{_AGENCY})?{_DATE}{_DASH}",
        rf"(?P<place>{_CAPITALS}\s?,\s{_STATE}){_DATE}(?:{_AGENCY})?:\s+",
        rf"(?P<place>{_TITLED}(?:\s?,\s{_STATE})?){_DATE}{_AGENCY}{_DATE}(?:{_DASH}|:\s+)",
        rf"(?P<place>){_AGENCY}{_DASH}",
        r"(?P<place>)\((?P<agency>[A-Z]{2,8}|Reuters|Bloomberg)\)(?P<service>)\s+(?=[A-Z“\"])",
    )
)
_LONGEST = (
    90  # characters; "SAN JUAN CAPISTRANO, Calif., Aug. 3 (The Associated Press/CBS Los Angeles) — " is 78
)
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
    """Where a dateline ends in its text, the place that it names and the agencies in its brackets."""

    end: int
    place: str
    agencies: tuple[str, ...]


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline at the very start of a paragraph, None where there is none."""
    for form in _FORMS:
        found = form.match(paragraph)
        if found and found.end() <= _LONGEST:
            agency = found["agency"] or found["service"] or ""
            if _is_place(found["place"]) if found["place"] else agency:
                return Dateline(found.end(), found["place"].replace(" ,", ","), _names(agency))
    return None


def _is_place(place: str) -> bool:
    return sum(map(str.isalpha, place)) >= _MIN_PLACE_LETTERS and not _KICKERS & set(place.split())


def _names(agency: str) -> tuple[str, ...]:
    parts = re.split(r"\s*/\s*|\s+and\s+|\s*&\s+", agency)
    return tuple(name.strip() for name in parts if name.strip())
