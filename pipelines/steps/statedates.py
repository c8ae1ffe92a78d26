"""Lines of text that state when the article was published or changed, and nothing else."""

from __future__ import annotations

import re

from dateline.pipelines.steps.calendar_words import day_comes_first
from dateline.pipelines.steps.moments import Moment, find, read
from dateline.schemas.records import DateCandidate

_MODIFIED = re.compile(
    r"\b(?:updated?|modified|changed|revised|edited|corrected|aktualisiert|aktualisierung|geändert|änderung|"
    r"mise? à jour|modifiée?|actualizad[oa]|actualización|modificad[oa]|aggiornat[oa]|aggiornamento|modifica|"
    r"modificato|atualizad[oa]|atualização|bijgewerkt|gewijzigd|uppdaterad|oppdatert|opdateret|endret|ændret|"
    r"päivitetty|muokattu|zaktualizowano|aktualizacja|aktualizováno|güncelleme|güncellendi|diperbarui|"
    r"обновлено|изменено|оновлено)\b|更新|수정|最終更新",
    re.I,
)
# "Stand" (as of) is on the page from the first day on, and says the gold's day on each development page that has it.
_PUBLISHED = re.compile(
    r"\b(?:published|posted|created|issued|released|filed|date|dated|originally|first|on air|aired|publication|"
    r"veröffentlicht|erstellt|erschienen|stand|publiée?|parue?|mise? en ligne|créée?|publicad[oa]|publicación|creado|"
    r"pubblicat[oa]|pubblicazione|publicação|criado|gepubliceerd|geplaatst|publicerad|publisert|udgivet|"
    r"offentliggjort|julkaistu|opublikowano|publikacja|data|publikováno|vydáno|yayınlanma|yayın|giriş|diterbitkan|"
    r"опубликовано|опубліковано)\b|发布|發布|発表|公開|掲載|입력|등록|게재",
    re.I,
)
# What may stand in a date line beside its dates without making it a sentence.
_FILLER = re.compile(
    r"\b(?:last|on|at|the|am|um|le|il|el|às|and|by|time|eastern|central|mountain|pacific|local|uhr|hrs|ago|"
    r"min(?:ute)?s? read|https?://\S+|(?:[\w-]+\.)+[a-z]{2,}(?=\s)|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|"
    r"sun)day|[ECMP][SD]?T|GMT|UTC|BST|IST|[ap]\.?m)\b\.?|\d{1,2}:\d\d|[\W_]+",
    re.I,
)
MAX_FILLING = 14  # letters that may be left over: "National Desk"
# What an outlet writes behind its date: "May 3, 2016 • Heard on Morning Edition".
_PROGRAMME = re.compile(r"\s[•·|]\s(?:Heard|Seen|Aired|Airs|Broadcast|Posted|Filed) (?:on|in|to|under) [^.!?]{3,50}\Z")
MAX_SMALL = 3  # words without a capital: "staff writer for"; a clause has more
_SMALL = re.compile(r"\b[a-z]+\b")
MAX_BESIDE = 40  # letters: "The Washington Observer, Staff Writer"
A_WORD = 8  # letters that a line which closes like a sentence may hold beside its date: a place, an outlet
_LONGEST = 160
_LEADING = re.compile(r"\s*date\s*:?\s+(?P<date>\d[\d/.T:Z+-]*\d|none|null|nan|unknown)(?=\s|\Z)\s*", re.I)
# Of a date that the text states of itself: a scraper keeps it in place, but a copy may keep the original's.
CONFIDENCE = 0.85


def leading_date(text: str, zone: str = "") -> tuple[tuple[DateCandidate, ...], int]:
    """The date that a scrape puts before the text (``date 2017-08-03``), and where the text goes on."""
    found = _LEADING.match(text)
    if not found:
        return (), 0
    moment = read(found["date"], zone)
    return (_candidate("published", found["date"], moment),), found.end()


def date_line(line: str, zone: str = "", lang: str = "") -> tuple[DateCandidate, ...]:
    """What a line states of its article's dates; () where the line is something else.

    :param lang: of the page around it, which settles the order of day and month in numbers, "" where not known
    """
    if len(line) > _LONGEST or not any(map(str.isdigit, line)):
        return ()
    moments = list(find(line, zone, day_comes_first(lang, zone)))
    residue = _residue(line, moments)
    if not moments or len(residue) > MAX_FILLING or _is_sentence(line, residue):
        return ()
    return tuple(_stated(line, moments, i) for i in range(len(moments)))


def _is_sentence(line: str, residue: str) -> bool:
    """Whether a line with a date says something about it: "The mayor resigned on 3 May 2019." states no publication."""
    stops = line.rstrip("\"”’'").endswith((".", "。"))
    return stops and len(residue) > (A_WORD if residue.isascii() else A_WORD // 2)


def _residue(line: str, moments: list[Moment]) -> str:
    line = _PROGRAMME.sub("", _without(line, moments))
    for pattern in (_MODIFIED, _PUBLISHED, _FILLER):
        line = pattern.sub("", line)
    return line


def _without(line: str, moments: list[Moment]) -> str:
    for moment in reversed(moments):
        line = f"{line[: moment.start]} {line[moment.end :]}"
    return line


def _stated(line: str, moments: list[Moment], i: int) -> DateCandidate:
    label = line[moments[i - 1].end if i else 0 : moments[i].start]
    modified = bool(_MODIFIED.search(label)) and not _PUBLISHED.search(label)
    text = line[moments[i].start : moments[i].end]
    return _candidate("modified" if modified else "published", text, moments[i])


def dates_beside(text: str, zone: str = "", lang: str = "") -> tuple[DateCandidate, ...]:
    """The dates of what follows a byline's names, or stands in a dateline: beside them an outlet, no sentence."""
    moments = list(find(text, zone, day_comes_first(lang, zone)))
    if len(_residue(text, moments)) > MAX_BESIDE or len(_SMALL.findall(_without(text, moments))) > MAX_SMALL:
        return ()
    return tuple(_stated(text, moments, i) for i in range(len(moments)))


def from_stamp(line: str, stamp: Moment) -> DateCandidate:
    """What a stamp that opens a line states."""
    around = line[max(0, stamp.start - 20) : stamp.start]
    role = "modified" if _MODIFIED.search(around) else "published"
    return _candidate(role, line[stamp.start : stamp.end], stamp)


def _candidate(role: str, text: str, moment: Moment) -> DateCandidate:
    return DateCandidate(
        "modified" if role == "modified" else "published",
        "text",
        text,
        moment.day,
        moment.instant,
        0.0 if moment.refused else CONFIDENCE,
        moment.refused,
    )
