"""When a document says that it was published or changed: every statement kept with the method that found it.

Methods, the most trustworthy first (`ORDER`): the input's own field; the feed; JSON-LD; meta elements; a ``<time>``
beside the headline or an element that is marked as the date; the URL; a line beside the headline or of the text. What
cannot be the date (a default, the future, 31 February) is kept as refused with the reason, and a date of modification
is never one of publication.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal

from lxml.html import HtmlElement

from dateline.pipelines.steps.bylines import read_byline
from dateline.pipelines.steps.calendar_words import day_comes_first
from dateline.pipelines.steps.headzone import Zone, label_of, line_of
from dateline.pipelines.steps.jsonld import Described
from dateline.pipelines.steps.lexicon import words
from dateline.pipelines.steps.microdata import item_of
from dateline.pipelines.steps.moments import Moment
from dateline.pipelines.steps.stamps import read_stamp
from dateline.pipelines.steps.statedates import date_line, dates_beside, says_changed
from dateline.schemas.records import DateCandidate

Role = Literal["published", "modified"]

# Method, and how far it is to be trusted where it is the only one. Shares of exact days on the Fundus
# development pages, rounded down; "input", "feed" and "text" by judgement.
CONFIDENCE: dict[str, float] = {
    "input": 0.97,
    "feed": 0.96,
    "json-ld": 0.98,
    "meta": 0.95,
    "time-element": 0.9,
    "url": 0.9,
    "text": 0.85,
}
ORDER = tuple(CONFIDENCE)
_AT_ONCE = 10  # seconds between a page's own "now" and its observation; who publishes needs longer to be found
_STRUCTURES = ("{", "[{", "[[", '["')  # JSON where a date should be: which of its dates is meant, nothing says
LONGEST_TEXT = 120  # characters of a candidate that are kept: longer values are no dates

_PUBLISHED_META = words(
    """
    article:published_time og:article:published_time og:published_time article:published
    og:article:published_at article.published article:post_date datepublished date publishdate
    publish-date publish_date publication_date publication-date publicationdate pubdate pub_date
    published-date published_date published_time publishedtime published_at published published-at
    published_time_telegram dc.date dc.date.issued dc.date.created dc.created dc.issued dcterms.date
    dcterms.created dcterms.issued dcsext.articlefirstpublished parsely-pub-date sailthru.date
    cxenseparse:recs:publishtime cxenseparse:publishtime article_date_original article.created
    article:create_date originalpublicationdate displaydate date_published
    analyticsattributes.articledate ptime dateposted postdate rnews:datepublished sort_date
    hb:pubdate citation_publication_date citation_date prism.publicationdate
    bt:pubdate iso-8601-publish-date story_date shareaholic:article_published_time created
    """
)
# Of those the names under which software also writes the day of the page, of its data or of the last change.
_VAGUE_META = words("date dc.date dcterms.date created displaydate sort_date")
_MODIFIED_META = words(
    """
    article:modified_time og:article:modified_time og:updated_time article:updated
    article:updated_time article:modified datemodified dc.date.modified dcterms.modified lastmod
    last-modified modified_date modified-date modified article.updated article:modified_date
    dateupdated updated_time revision_date og:modified_time bt:moddate utime modificationdate
    date_updated last-published cxenseparse:modifiedtime shareaholic:article_modified_time
    """
)
_IN_URL = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/._-](?P<m>\d{1,2}|[a-z]{3,9})[/._-](?P<d>\d{1,2})(?=[/._-]|\Z)"
    r"|(?:(?<=/)|(?<!\d)(?=[\d-]{10}(?:[/._]|\Z)))(?P<Y>(?:19|20)\d\d)-(?P<M>\d\d)-(?P<D>\d\d)(?!\d)"
    r"|(?<![\da-f])(?P<Y2>20\d\d)(?P<M2>0[1-9]|1[0-2])(?P<D2>[0-2]\d|3[01])(?:[01]\d[0-5]\d(?:[0-5]\d)?)?(?![\da-f])"
    r"|/(?P<Y3>(?:19|20)\d\d)[/-]?(?P<M3>0[1-9]|1[0-2])[/-]?(?P<D3>[0-2]\d|3[01])(?=[/._-])"
    r"|/(?P<Y4>\d\d)_(?P<M4>[a-z]{3,9})_(?P<D4>\d\d)(?=[/_])",
    re.I,
)
_ARCHIVED = re.compile(r".*https?:/{1,2}")  # before the address of the page in an archive's own
_TO_DIGIT = re.compile(r"[^\d]{0,60}(?=\d)")
_PARTED = re.compile(r"\s[|•·–]\s")
_UTC = re.compile(r"(?:Z|[+-]00:?00|\bUTC|\bGMT)\Z")
_FURTHEST = (timedelta(hours=-10), timedelta(hours=13))  # from UTC: the clocks of Hawaii, and New Zealand's in summer
_SEEN = ("url", "time-element", "text")
_MINUTES = re.compile(r"(?<!\d)\d{1,2}[:.h](\d\d)(?!\.?\d)")
_QUARTER = 15  # minutes: zones differ by quarters of an hour
_UPDATED = re.compile(
    r"updat|modif|edited|lastchanged|last-?edit|aktualis|geändert|änderung|mise? à jour|actualis|actualiz|"
    r"aggiorn|atualiz|bijgewerkt|uppdater|oppdater|opdater|päivitetty|aktualiz|güncel|обновлен|изменен|更新|수정",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Writer:
    """What is known of the writer of dates: where his day begins, and which number he puts first."""

    zone: str = ""  # IANA name of the publisher's time zone
    lang: str = ""  # BCP 47, of the page

    @property
    def day_first(self) -> bool | None:
        """Whether "3/4/2017" is 3 April; None where that is not known."""
        return day_comes_first(self.lang, self.zone)


UNKNOWN = Writer()


def candidate(role: Role, method: str, text: str, writer: Writer = UNKNOWN) -> DateCandidate:
    """A statement read: its day and instant, or why it is refused."""
    order = None if method == "input" else writer.day_first  # whoever wrote an input, it was not the publisher
    moment = Moment(0, 0, refused="unreadable")
    if len(text) <= LONGEST_TEXT and not text.startswith(_STRUCTURES):
        moment = read_stamp(text, writer.zone, order)
    trust = 0.0 if moment.refused else CONFIDENCE[method]
    role = (
        "modified" if says_changed(_before_number(text)) else role
    )  # "Updated 5 October" in a field for the first day
    return DateCandidate(role, method, text[:LONGEST_TEXT], moment.day, moment.instant, trust, moment.refused)


def _before_number(text: str) -> str:
    """What a text opens with before its first digit, where it has one near its beginning; else nothing."""
    found = _TO_DIGIT.match(text)
    return found[0] if found else ""


def from_jsonld(described: Described, writer: Writer = UNKNOWN) -> tuple[DateCandidate, ...]:
    """What a page's JSON-LD states."""
    stated: list[tuple[Role, str]] = [
        ("published", described.published or described.created),
        ("modified", described.modified),
    ]
    return tuple(candidate(role, "json-ld", text, writer) for role, text in stated if text)


def from_meta(
    metas: Iterable[HtmlElement], writer: Writer = UNKNOWN, apart: Container[HtmlElement] = ()
) -> tuple[DateCandidate, ...]:
    """What a page's meta elements state: in their order, those last whose names leave open what is dated.

    :param apart: items of microdata that are not the article
    """
    own = [meta for meta in metas if meta.get("itemprop") is None or item_of(meta) not in apart]
    own.sort(key=lambda meta: _key_of(meta) in _VAGUE_META)
    return tuple(found for meta in own if (found := _of_meta(meta, writer)))


def _key_of(meta: HtmlElement) -> str:
    return (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()


def _of_meta(meta: HtmlElement, writer: Writer) -> DateCandidate | None:
    key = _key_of(meta)
    text = (meta.get("content") or meta.get("datetime") or "").strip()
    if not text or (key not in _PUBLISHED_META and key not in _MODIFIED_META):
        return None
    return candidate("modified" if key in _MODIFIED_META else "published", "meta", text, writer)


def from_times(zone: Zone, writer: Writer) -> tuple[DateCandidate, ...]:
    """What ``<time>`` elements beside the headline state, and elements marked as dates: the first of each role.

    Marked ones far from the headline count where all of them say the same day: those of a list of teasers differ.
    """
    near = [*zone.below, *zone.above[::-1]]
    beside = set(near)
    found: dict[tuple[str, bool], DateCandidate] = {}
    for element in [*filter(beside.__contains__, zone.marked), *(e for e in near if e.tag == "time")]:
        stated = _of_element(element, writer)
        if stated.refused != "unreadable":
            found.setdefault((stated.role, bool(stated.refused)), stated)
    far = [_of_element(element, writer) for element in zone.marked if element not in beside]
    for role in ("published", "modified"):
        said = [stated for stated in far if stated.role == role and not stated.refused]
        if said and len({stated.day for stated in said}) == 1:
            found.setdefault((role, False), said[0])
    return tuple(found.values())


def _of_element(element: HtmlElement, writer: Writer) -> DateCandidate:
    given = (element.get("datetime"), element.get("content"), element.get("title"), line_of(element))
    text = next((value.strip() for value in given if value and any(map(str.isdigit, value))), "")
    stated = candidate(_role_of(element), "time-element", text, writer)
    return replace(stated, role="modified") if any(map(says_changed, _own_words(element))) else stated


def _own_words(element: HtmlElement) -> Iterator[str]:
    """What an element itself says before its numbers: its text, and what a reader is shown or told of it."""
    for words_ in (line_of(element), element.get("title") or "", element.get("aria-label") or ""):
        yield _before_number(words_) or ("" if any(map(str.isdigit, words_)) else words_)


def _role_of(element: HtmlElement) -> Role:
    own = " ".join((element.get(key) or "") for key in ("itemprop", "property", "class"))
    parent = element.getparent()
    around = (parent.get("class") or "") if parent is not None and len(parent) == 1 else ""
    said = f"{own} {around} {label_of(element)}"
    published = element.get("pubdate") is not None or "publi" in own.lower() or "created" in own.lower()
    return "modified" if _UPDATED.search(said) and not published else "published"


def from_lines(zone: Zone, writer: Writer) -> tuple[DateCandidate, ...]:
    """What lines of text beside the headline state: "Published August 4, 2017 10:33AM (EDT)"."""
    found: list[DateCandidate] = []
    taken: HtmlElement | None = None
    for element in (*zone.below, *zone.above):
        if taken is not None and taken in element.iterancestors():
            continue
        if stated := _of_line(line_of(element), writer):
            found.extend(_as_labelled(element, stated))
            taken = element
    return tuple(found)


def _as_labelled(element: HtmlElement, stated: tuple[DateCandidate, ...]) -> tuple[DateCandidate, ...]:
    """A date alone on its line, as one of a change where its markup or the words before it say so."""
    if len(stated) != 1 or stated[0].text.strip() != line_of(element):
        return stated
    return (replace(stated[0], role="modified"),) if _role_of(element) == "modified" else stated


def unrepeated(rows: Iterable[DateCandidate], lines: Sequence[DateCandidate]) -> tuple[DateCandidate, ...]:
    """What rows of a page's text state and lines beside its headline do not: those know their labels and language."""
    return tuple(c for c in rows if not any(c.text.strip() in said.text or said.text in c.text for said in lines))


def _of_line(line: str, writer: Writer) -> tuple[DateCandidate, ...]:
    if not any(map(str.isdigit, line)):
        return ()
    byline = read_byline(line)
    stated = date_line(byline.rest if byline else line, writer.zone, writer.lang)
    if stated or not _PARTED.search(line):
        return stated
    return dates_beside(line, writer.zone, writer.lang)  # "25.04.24 | 14:07 Uhr | Von Ann Lee"


def from_url(url: str) -> tuple[DateCandidate, ...]:
    """The day that a web address's path carries; a file's folders say nothing of publication.

    Of a copy in an archive ("https://web.archive.org/web/20190601000000/https://…") it is the page's path, not the
    archive's. Amid the words of a title ("after-2001-09-11-attacks") a day is what the article is about.
    """
    if not url.startswith(("http://", "https://")):
        return ()
    path = _ARCHIVED.sub("", url.partition("?")[0]).partition("/")[2]
    for found in _IN_URL.finditer("/" + path):
        year, month, day = (part for part in found.groups() if part)
        year = year if len(year) == 4 else f"20{year}"  # "/17_agosto_04/": addresses are of this century
        text = f"{day} {month} {year}" if month.isalpha() else f"{year}-{month}-{day}"
        read_ = candidate("published", "url", text)
        if not read_.refused:
            return (replace(read_, text=found[0].strip("/")),)
    return ()


def in_local_days(candidates: Sequence[DateCandidate]) -> tuple[DateCandidate, ...]:
    """The candidates, instants that are written in UTC put on the publisher's own day where the document shows it.

    It shows it by the same instant written with an offset, else by the day that its address carries or readers see.
    """
    local = {c.instant: c.day for c in candidates if c.instant and not _in_utc(c)}
    seen = [c for c in candidates if c.role == "published" and c.day and not c.instant]
    seen.sort(key=lambda c: c.method != "url")
    return tuple(replace(c, day=_local_day(c, local, seen)) if c.instant and _in_utc(c) else c for c in candidates)


def _in_utc(stated: DateCandidate) -> bool:
    return bool(_UTC.search(stated.text.strip()))


def _local_day(stated: DateCandidate, local: dict[str, str], seen: Sequence[DateCandidate]) -> str:
    if stated.instant in local:
        return local[stated.instant]
    instant = datetime.fromisoformat(stated.instant)
    days = {(instant + offset).date().isoformat() for offset in _FURTHEST}
    own = (c.day for c in seen if c.day in days and _may_be_same(c, instant))
    return next(own, stated.day) if stated.role == "published" else stated.day


def _may_be_same(seen: DateCandidate, instant: datetime) -> bool:
    """Whether a day without a zone may be that of an instant: a time beside it shows the same minutes.

    A day alone is believed where readers see it, in the address or beside the headline: in a meta element software
    may have cut it off the instant in UTC.
    """
    clock = _MINUTES.search(seen.text)
    if clock is None:
        return seen.method in _SEEN
    return (int(clock[1]) - instant.minute) % _QUARTER == 0


def judged(candidates: Iterable[DateCandidate], observed: str) -> tuple[DateCandidate, ...]:
    """The candidates without repetitions; refused as "future" those after the document was seen, as "today" the
    page's own clock: a publication at the very moment of observation.

    :param observed: ISO 8601 instant of observation; where it is none, nothing is refused
    """
    seen, moment = _day(observed[:10]), _instant(observed)
    return tuple(_judged(c, seen, moment) for c in dict.fromkeys(candidates))


def _judged(stated: DateCandidate, seen: date | None, moment: datetime | None) -> DateCandidate:
    reason = "future" if _is_after(stated.day, seen) else "today" if _is_own_clock(stated, moment) else ""
    return replace(stated, day="", instant="", confidence=0.0, refused=reason) if reason else stated


def _is_own_clock(stated: DateCandidate, moment: datetime | None) -> bool:
    if moment is None or not stated.instant or stated.role != "published" or stated.method in ("input", "feed"):
        return False
    return abs((datetime.fromisoformat(stated.instant) - moment).total_seconds()) <= _AT_ONCE


def _is_after(day: str, seen: date | None) -> bool:
    """Whether a stated day is one that nobody on Earth had reached when the document was seen."""
    stated = _day(day)
    return seen is not None and stated is not None and (stated - seen).days > 1


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _instant(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def choose(candidates: Sequence[DateCandidate], role: str) -> DateCandidate | None:
    """The best candidate for a role, None where no candidate stands.

    By method in `ORDER`, then by confidence, then in the document's order; among those of one method that
    give the same day, one with an instant.
    """
    standing = [c for c in candidates if c.role == role and not c.refused]
    if not standing:
        return None
    best = min(standing, key=lambda c: (rank(c.method), -c.confidence))
    same = [c for c in standing if c.method == best.method and c.day == best.day and c.instant]
    return best if best.instant or not same else same[0]


def rank(method: str) -> int:
    """The place of a method in `ORDER`, the last for one that is not there."""
    return ORDER.index(method) if method in ORDER else len(ORDER)
