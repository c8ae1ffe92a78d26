"""Lines of text that state when the article was published or changed, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.pipelines.steps.calendar_words import day_comes_first
from dateline.pipelines.steps.moments import Moment, find, read
from dateline.schemas.records import DateCandidate

_MODIFIED = re.compile(
    r"\b(?:updated?|modified|changed|revised|edited|corrected|aktualisiert|aktualisierung|geändert|änderung|"
    r"mise? à jour|modifiée?|actualizad[oa]|actualización|modificad[oa]|aggiornat[oa]|aggiornamento|modifica|"
    r"modificato|atualizad[oa]|atualização|bijgewerkt|gewijzigd|uppdaterad|oppdatert|opdateret|endret|ændret|"
    r"päivitetty|muokattu|zaktualizowano|aktualizacj[ai]|aktualizováno|güncelleme|güncellendi|diperbarui|modification|"
    r"modificación|modificação|bearbeitet|überarbeitet|wijziging|frissítve|actualizat|muutettu|ændring|endring|"
    r"обновлено|изменено|оновлено)\b|更新|수정|最終更新",
    re.I,
)
# "Stand" (as of) is on the page from the first day on, and says the gold's day on each development page that has it.
_PUBLISHED = re.compile(
    r"\b(?:published|posted|created|issued|released|filed|original|originally|first|on air|aired|publication|"
    r"veröffentlicht|erstellt|erschienen|stand|publiée?|parue?|mise? en ligne|créée?|publicad[oa]|publicación|creado|"
    r"pubblicat[oa]|pubblicazione|publicação|criado|gepubliceerd|geplaatst|publicerad|publisert|udgivet|"
    r"offentliggjort|julkaistu|opublikowano|publikacja|publikováno|vydáno|yayınlanma|yayın|giriş|diterbitkan|"
    r"опубликовано|опубліковано)\b|发布|發布|発表|公開|掲載|입력|등록|게재",
    re.I,
)
# What else a short line may date, said just before it: the copy at hand, an offer or an occasion, a life.
_UNRELATED = re.compile(
    r"\b(?:printed|retrieved|accessed|downloaded|archived|cached|captured|crawled|saved|today|expir(?:es|ed|y)|valid|"
    r"until|since|deadline|due|clos(?:es?|ed|ing)|ends?|starts?|begins?|opens|opening|event|meeting|born|died|founded|"
    r"established|joined|recorded|taken|photo(?:graph)?ed|gedruckt|abgerufen|gültig|bis|imprimé|consulté|jusqu'au|"
    r"impreso|consultado|hasta|stampato)(?:[\W_]+(?:on|at|by|from|is|date|the|am|le|el|il|[^\W\d_]+day))*[\W_]*\Z",
    re.I,
)
# Between two days that no words name apart: "October 5 – October 7" is a stretch of days, an occasion's.
_STRETCH = re.compile(r"\s*(?:[–—-]|to|through|until|till|bis|au|al|a)\s*", re.I)
# Beside a label behind a date: hours and minutes in the signs of Chinese, Japanese and Korean.
_SIGNS = re.compile(r"(?:[\W_]|오전|오후|上午|下午|午前|午後|\d{1,2}[:時时点시]\s?\d{2}|[分분に])*")
# What may stand in a date line beside its dates without making it a sentence.
_FILLER = re.compile(
    r"\b(?:last|date|dated|data|fecha|datum|on|at|the|am|um|le|il|el|às|and|by|time|eastern|central|mountain|pacific|"
    r"local|uhr|hrs|ago|min(?:ute)?s? read|https?://\S+|(?:[\w-]+\.)+[a-z]{2,}(?=\s)|mon|tue|tues|wed|thu|thur|thurs|"
    r"fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[ECMP][SD]?T|GMT|UTC|BST|IST|[ap]\.?m)\b\.?|"
    r"\d{1,2}:\d\d|[\W_]+",
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
    if _is_stretch(line, moments):
        return tuple(_candidate("published", line[m.start : m.end], _unrelated(m)) for m in moments)
    return tuple(_stated(line, moments, i) for i in range(len(moments)))


def _is_stretch(line: str, moments: list[Moment]) -> bool:
    """Whether a line gives the first and the last day of something."""
    if len(moments) != 2 or len({moment.day for moment in moments}) < 2:
        return False
    return bool(_STRETCH.fullmatch(line, moments[0].end, moments[1].start))


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
    text = line[moments[i].start : moments[i].end]
    label = _label(line, moments, i)
    if _UNRELATED.search(label) and not _is_label(label):
        return _candidate("published", text, _unrelated(moments[i]))
    return _candidate("modified" if says_changed(label) else "published", text, moments[i])


def _label(line: str, moments: list[Moment], i: int) -> str:
    """The words that say what a date is of: those before it, or behind it where all stand there ("10月5日 更新")."""
    behind = [*(moment.start for moment in moments[1:]), len(line)]
    before = [0, *(moment.end for moment in moments[:-1])]
    last = line[moments[-1].end :]
    if not _is_label(line[: moments[0].start]) and _is_label(last) and _SIGNS.fullmatch(_unlabelled(last)):
        return line[moments[i].end : behind[i]]
    return line[before[i] : moments[i].start]


def _is_label(words: str) -> bool:
    """Whether words beside a date say what it is of: publication or change."""
    return bool(_MODIFIED.search(words) or _PUBLISHED.search(words))


def says_changed(label: str) -> bool:
    """Whether the words before a date say that the article was changed then: the last of them counts."""
    return _last(_MODIFIED, label) > _last(_PUBLISHED, label)


def _unlabelled(words: str) -> str:
    return _PUBLISHED.sub("", _MODIFIED.sub("", words))


def _last(pattern: re.Pattern[str], words: str) -> int:
    """Where the last such word begins, -1 where there is none: the nearest to a date says what it is of."""
    return max((found.start() for found in pattern.finditer(words)), default=-1)


def _unrelated(moment: Moment) -> Moment:
    return replace(moment, day="", instant="", refused=moment.refused or "unrelated")


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
