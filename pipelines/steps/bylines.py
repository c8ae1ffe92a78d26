"""Who wrote an article: lines "By …", and names that stand beside a job or an outlet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from dateline.pipelines.steps.lexicon import words
from dateline.pipelines.steps.names import lexicon
from dateline.pipelines.steps.terms import is_listed

_WORD = r"[A-ZÀ-ÖØ-Þ](?:[\w.'’-]*\w|\.)?"
_NAME = rf"{_WORD}(?:\s(?:{_WORD}|d[aeiu]|de\sla|van|von|der|den|bin|al|el)){{1,3}}"
_BYLINE = re.compile(
    r"(?i:(?:written |story |reported |report |reporting |posted |text |words )?by\s*[:—–]?|(?:author|reporter|"
    r"writer)s?\s*:)\s+"
    rf"(?P<names>{_NAME}(?:(?:\s*,\s*(?:and\s+)?|\s+(?:and|AND)\s+|\s*&\s*|\s*;\s*){_NAME})*)(?P<rest>.*)\Z",
    re.S,
)
_BARE = re.compile(
    rf"(?P<names>{_NAME}(?:(?:,\s(?:and\s)?|\s(?:and|AND|&)\s){_NAME})*)\s*(?:(?P<handle>@\w+)|"
    rf"in\s[A-Z][^.!?]{{2,40}}|[,|/•·–—-]\s*(?P<rest>[^.!?]{{3,60}}))?\Z"
)
_BIO = re.compile(
    rf"(?:{_NAME})(?:,[^,.]{{3,60}},)?\s(?:is|was|covers|writes|reports|has (?:covered|worked|written))\s"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b|\b\d{1,2}/\d{1,2}/\d{2}\b")
# A month that a date goes on with behind a name without a mark: "By Ann Lee June 18, 2015".
_MONTH_BEHIND = re.compile(r"\s(?:(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?|May)(?=\s\d{1,2}\b)", re.I)
_JOINED = re.compile(r",\s(?:and\s)?|\s(?:and|AND|&)\s")
_SEPARATOR = re.compile(r"\s*(?:,|;|&|\band\b)\s*", re.I)
# What a byline may go on with, besides a date: a job, an outlet; never a clause.
_ROLE = (
    r"writers?|editors?|reporters?|correspondents?|columnists?|contributors?|staff|bureau|desk|producers?|"
    r"chief|intern|fellow|online"
)
_OUTLET_WORD = (
    r"press|news|newspapers?|post|times|tribune|journal|media|today|agency|service|magazine|reuters|afp|ap|"
    r"network|courier|[ei]nquirer|dispatch|bulletin|sentinel|examiner|telegraph|ledger|statesman|herald|gazette|chronicle|observer|guardian|star|sun|globe|mail"
)
_JOB = re.compile(rf"\b(?:{_ROLE}|{_OUTLET_WORD})\b", re.I)
_HAS_ROLE = re.compile(rf"\b(?:{_ROLE})\b", re.I)
_OUTLET = re.compile(rf"(?:[A-Z][\w.&'’-]*\s){{0,4}}(?i:{_OUTLET_WORD})(?:\.\w+)?\Z")
_NO_NAME = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august
    september october november december the this that these those then last next early late
    """
)
_ORIGIN = re.compile(
    r"(?:(?:source|courtesy)s?\s?:\s|(?:special|exclusive) (?:to|for) (?:the )?)(?P<names>[A-Z][^.!?:]{1,60})\Z|"
    r"(?:from )?(?:staff|wire|news services?|agency)(?: and (?:staff|wire|agency))? reports?\Z",
    re.I,
)
_OUTLET_NAME = re.compile(r"(?:[Tt]he )?[A-Z][\w.&’'-]*(?:\s(?:(?:and|of|the)\s)?[A-Z][\w.&’'-]*){0,4}")
_AUTHOR = re.compile(r"(?:the )?(?:authors?|writers?|reporters?)\s?:?", re.I)
_FOR_OUTLET = re.compile(r"(?:for|of)\s(?:the\s)?[A-Z][\w.&'’-]*(?:\s[A-Z][\w.&'’-]*){0,4}\Z")
_LONGEST_BYLINE = 160
_LONGEST_TAIL = 60  # characters after the names where they hold no year: "Health and Science Editor, The Tribune"
_LONGEST_BIOGRAPHY = 400
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Byline:
    """The names of a byline, and what stands after them: job, outlet, date."""

    authors: tuple[str, ...]
    rest: str

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets and agencies that the byline gives its text to."""
        pieces = (piece.strip() for piece in re.split(r"[,|/•·]|\s[–—-]\s", self.rest))
        return tuple(p for p in pieces if _OUTLET.fullmatch(p) and not _HAS_ROLE.search(p))


def read_byline(line: str) -> Byline | None:
    """The authors of a line "By …", None where it is none ("By Friday the fire had …")."""
    dated = _MONTH_BEHIND.search(line)
    end = dated.start() if dated else len(line)
    found = _BYLINE.match(line[:end]) if len(line) <= _LONGEST_BYLINE else None
    if not found:
        return None
    names: list[str] = []
    rest = found["rest"] + line[end:]
    for joined in _SEPARATOR.split(found["names"]):
        name, outlet = _without_outlet(joined)
        rest = f"{outlet} {rest}"
        if _JOB.search(name) or not _is_full_name(name):
            rest = f"{name} {rest}"
        else:
            names.append(tidy_name(name))
    tail = rest.strip(" ,|-–—•·/")
    byline = Byline(tuple(names), tail)
    return byline if _is_tail(tail) and (names or byline.outlets) else None


def _without_outlet(name: str) -> tuple[str, str]:
    """A name and the outlet that is written behind it without a comma: "Ann Lee Associated Press"."""
    parts = name.split()
    closes = _HAS_ROLE if len(parts) == 3 else _JOB
    if len(parts) > 2 and not _JOB.search(" ".join(parts[:2])) and closes.search(parts[-1]):
        return " ".join(parts[:2]), " ".join(parts[2:])
    return name, ""


def _is_tail(tail: str) -> bool:
    """Whether words after a byline's names go with it: an outlet, a job, a date, and no sentence."""
    if _YEAR.search(tail):
        return True
    return len(tail) <= _LONGEST_TAIL and (
        not tail or tail[0].isupper() or bool(_JOB.search(tail)) or bool(_FOR_OUTLET.match(tail))
    )


def read_signature(line: str, below: str = "", beside_date: bool = False, text: str = "") -> Byline | None:
    """The authors of a line "Name, Outlet", of names with a given name that is known, or of what is no plain
    English beside a line that is a job, an outlet or a date.

    :param below: the next line
    :param beside_date: whether the line before it is a date line
    :param text: the article's: a name alone of whom it tells is a topic of it, not its author
    """
    found = _BARE.match(line)
    if not found:
        return None
    pieces = _JOINED.split(found["names"])
    names = [tidy_name(name) for name in takewhile(is_name, pieces)]
    if not names:
        return None
    rest = ", ".join((*pieces[len(names) :], *filter(None, (found["rest"],))))
    has_given = any(name.split()[0].lower() in lexicon().given for name in names)
    is_known = has_given or not all(map(is_listed, names[0].split()))
    is_above = len(below) <= _LONGEST_TAIL and bool(_JOB.search(below) or _YEAR.search(below))
    is_beside = is_known and (is_above or beside_date)
    is_topic = any(name in text for name in names)
    if found["handle"] or (_signs(rest) if rest else is_beside or (has_given and not is_topic)):
        return Byline(tuple(names), rest)
    return None


def _signs(rest: str) -> bool:
    return bool(_JOB.search(rest) or _YEAR.search(rest))


def read_origin(line: str) -> tuple[str, ...] | None:
    """The outlets of a line that only says whence a text comes: "Source: …", "Special to the Herald"."""
    found = _ORIGIN.match(line)
    if not found:
        return None
    names = re.split(r"\s*,\s*|\s+and\s+|\s*/\s*", found["names"] or "")
    return tuple(name for name in names if name and _OUTLET_NAME.fullmatch(name) and name.lower() != "news agencies")


def is_outlet(text: str) -> bool:
    """Whether a text is an outlet's name and nothing else: "The Daily Herald"."""
    return bool(_OUTLET_NAME.fullmatch(text) and _JOB.search(text) and not _HAS_ROLE.search(text))


def is_author_label(line: str) -> bool:
    """Whether a line heads an author's name: "Author"."""
    return bool(_AUTHOR.fullmatch(line))


def is_name(line: str) -> bool:
    """Whether a line is somebody's name and nothing else, as in an author box."""
    return (
        len(line) <= _LONGEST_NAME
        and bool(re.fullmatch(_NAME, line.strip()))
        and _is_full_name(line)
        and not _JOB.search(line)
    )


def is_biography(line: str) -> bool:
    """Whether a line says who an author is: "Ann Lee covers courts for the Herald"."""
    return len(line) <= _LONGEST_BIOGRAPHY and bool(_BIO.match(line) and _JOB.search(line))


def _is_full_name(text: str) -> bool:
    parts = text.split()
    return 2 <= len(parts) <= 5 and not _NO_NAME & {part.lower().strip(".,") for part in parts}


def tidy_name(name: str) -> str:
    """A name as it is written in running text: "JOHN SMITH" becomes "John Smith"."""
    name = " ".join(name.split()).strip(" ,;|")
    return name.title() if name.isupper() else name
