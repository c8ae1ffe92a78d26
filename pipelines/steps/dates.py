"""When a document says that it was published or changed: every statement kept with the method that found it.

Methods, the most trustworthy first (`ORDER`): the input's own field; the feed; JSON-LD; meta elements; a
``<time>`` beside the headline; the URL; a line of the text; htmldate's search of the page. What cannot be the
date (a default, the future, 31 February) is kept as refused with the reason, and a date of modification is
never one of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal

from htmldate import find_date
from lxml.html import HtmlElement

from dateline.pipelines.steps.jsonld import Described
from dateline.pipelines.steps.lexicon import words
from dateline.pipelines.steps.moments import LAST_YEAR, Moment
from dateline.pipelines.steps.stamps import read_stamp
from dateline.schemas.records import DateCandidate

Role = Literal["published", "modified"]

# Method, and how far it is to be trusted where it is the only one. Shares of exact days on the Fundus
# development pages, rounded down; "input", "feed" and "text" by judgement, between the structured and the
# searched ones.
CONFIDENCE: dict[str, float] = {
    "input": 0.97,
    "feed": 0.96,
    "json-ld": 0.98,
    "meta": 0.95,
    "time-element": 0.9,
    "url": 0.9,
    "text": 0.85,
    "htmldate": 0.7,
}
ORDER = tuple(CONFIDENCE)
NEAR_HEADLINE = 3  # <time> elements below the headline that may be the article's; further ones are teasers
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
    last-published hb:pubdate citation_publication_date citation_date prism.publicationdate
    bt:pubdate iso-8601-publish-date story_date shareaholic:article_published_time created
    """
)
_MODIFIED_META = words(
    """
    article:modified_time og:article:modified_time og:updated_time article:updated
    article:updated_time article:modified datemodified dc.date.modified dcterms.modified lastmod
    last-modified modified_date modified-date modified article.updated article:modified_date
    dateupdated updated_time revision_date og:modified_time bt:moddate utime modificationdate
    date_updated cxenseparse:modifiedtime shareaholic:article_modified_time
    """
)
_IN_URL = re.compile(
    r"/(?P<y>(?:19|20)\d\d)[/-](?P<m>\d{1,2}|[a-z]{3,9})[/-](?P<d>\d{1,2})(?=[/._-]|\Z)"
    r"|(?<!\d)(?P<Y>(?:19|20)\d\d)-(?P<M>\d\d)-(?P<D>\d\d)(?!\d)"
    r"|(?<![\da-f])(?P<Y2>20\d\d)(?P<M2>0[1-9]|1[0-2])(?P<D2>[0-2]\d|3[01])(?![\da-f])"
    r"|/(?P<Y3>(?:19|20)\d\d)/(?P<M3>0[1-9]|1[0-2])(?P<D3>[0-2]\d|3[01])(?=[/._-])",
    re.I,
)
_UTC = re.compile(r"(?:Z|[+-]00:?00|\bUTC|\bGMT)\Z")
_DAY_AROUND_NOON = timedelta(hours=12 + 12)  # a day anywhere on Earth, from UTC+12 to UTC-12
_UPDATED = re.compile(r"updat|modif|edit|aktualisier|geändert|actualis|actualiz|aggiorn|atualiz|bijgewerkt", re.I)


def candidate(role: Role, method: str, text: str, zone: str = "", day_first: bool | None = None) -> DateCandidate:
    """A statement read: its day and instant, or why it is refused."""
    moment = read_stamp(text, zone, day_first) if len(text) <= LONGEST_TEXT else Moment(0, 0, refused="unreadable")
    trust = 0.0 if moment.refused else CONFIDENCE[method]
    return DateCandidate(role, method, text[:LONGEST_TEXT], moment.day, moment.instant, trust, moment.refused)


def from_jsonld(described: Described, zone: str = "") -> tuple[DateCandidate, ...]:
    """What a page's JSON-LD states."""
    stated: list[tuple[Role, str]] = [
        ("published", described.published or described.created),
        ("modified", described.modified),
    ]
    return tuple(candidate(role, "json-ld", text, zone) for role, text in stated if text)


def from_meta(metas: Iterable[HtmlElement], zone: str = "") -> tuple[DateCandidate, ...]:
    """What a page's meta elements state, in their order."""
    return tuple(found for meta in metas if (found := _of_meta(meta, zone)))


def _of_meta(meta: HtmlElement, zone: str) -> DateCandidate | None:
    key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
    text = (meta.get("content") or meta.get("datetime") or "").strip()
    if not text or (key not in _PUBLISHED_META and key not in _MODIFIED_META):
        return None
    return candidate("modified" if key in _MODIFIED_META else "published", "meta", text, zone)


def from_times(early: Sequence[HtmlElement], late: Sequence[HtmlElement], zone: str = "") -> tuple[DateCandidate, ...]:
    """What ``<time>`` elements beside the headline state: the first of each role.

    :param early: the elements above the headline, the one nearest to it last
    :param late: those below it
    """
    marked = [e for e in (*early, *late) if e.get("pubdate") is not None or "date" in (e.get("itemprop") or "")]
    found: dict[Role, DateCandidate] = {}
    for element in [*marked, *late[:NEAR_HEADLINE], *early[::-1][:1]]:
        text = (element.get("datetime") or element.get("content") or "".join(element.itertext())).strip()
        stated = candidate(_role_of(element), "time-element", text, zone)
        if not stated.refused:
            found.setdefault(stated.role, stated)
    return tuple(found.values())


def _role_of(element: HtmlElement) -> Role:
    parent = element.getparent()
    words = " ".join(
        (
            element.get("itemprop") or "",
            element.get("class") or "",
            (parent.get("class") or "") + " " + (parent.text or "")[:60] if parent is not None else "",
        )
    )
    published = element.get("pubdate") is not None or "publi" in words.lower()
    return "modified" if _UPDATED.search(words) and not published else "published"


def from_url(url: str) -> tuple[DateCandidate, ...]:
    """The day that a web address's path carries; a file's folders say nothing of publication."""
    if not url.startswith(("http://", "https://")):
        return ()
    path = url.partition("://")[2].partition("/")[2].partition("?")[0]
    for found in _IN_URL.finditer("/" + path):
        year, month, day = (part for part in found.groups() if part)
        text = f"{day} {month} {year}" if month.isalpha() else f"{year}-{month}-{day}"
        read_ = candidate("published", "url", text)
        if not read_.refused:
            return (replace(read_, text=found[0].strip("/")),)
    return ()


# Without a bound of its own htmldate takes today's date from the clock.
_LAST_DAY = f"{LAST_YEAR}-12-31"
_MONTH_IN_URL = re.compile(r"/(?:19|20)\d\d/\d{1,2}/")


def from_search(tree: HtmlElement, url: str, stated: Sequence[DateCandidate]) -> tuple[DateCandidate, ...]:
    """What htmldate finds in a page that states no date in any of the usual ways.

    It also finds dates of modification, and makes the first of a month of a month alone: those are left out.

    :param stated: what the page states in the usual ways
    """
    text = find_date(tree, original_date=True, extensive_search=False, url=url or None, max_date=_LAST_DAY)
    made_up = text and (text.endswith("-01-01") or (text.endswith("-01") and _MONTH_IN_URL.search(url)))
    if not text or made_up or any(c.role == "modified" and c.day == text for c in stated):
        return ()
    return (candidate("published", "htmldate", text),)


def in_local_days(candidates: Sequence[DateCandidate]) -> tuple[DateCandidate, ...]:
    """The candidates, with an instant that is written in UTC put on the publisher's own day where the
    document shows it.

    It shows it by the same instant written with an offset, or by a URL of the day before or after.
    """
    local = {c.instant: c.day for c in candidates if c.instant and not _in_utc(c)}
    in_url = next((c.day for c in candidates if c.method == "url"), "")
    return tuple(replace(c, day=_local_day(c, local, in_url)) if c.instant and _in_utc(c) else c for c in candidates)


def _in_utc(stated: DateCandidate) -> bool:
    return bool(_UTC.search(stated.text.strip()))


def _local_day(stated: DateCandidate, local: dict[str, str], in_url: str) -> str:
    if stated.instant in local:
        return local[stated.instant]
    if in_url and stated.role == "published":
        noon = datetime.fromisoformat(f"{in_url}T12:00:00+00:00")
        if abs(datetime.fromisoformat(stated.instant) - noon) <= _DAY_AROUND_NOON:
            return in_url
    return stated.day


def judged(candidates: Iterable[DateCandidate], observed: str) -> tuple[DateCandidate, ...]:
    """The candidates without repetitions, those after the document was seen refused as "future".

    :param observed: ISO 8601 instant of observation; where it is none, nothing is refused
    """
    seen = _day(observed[:10])
    return tuple(
        replace(c, day="", instant="", confidence=0.0, refused="future") if _is_after(c.day, seen) else c
        for c in dict.fromkeys(candidates)
    )


def _is_after(day: str, seen: date | None) -> bool:
    """Whether a stated day is one that nobody on Earth had reached when the document was seen."""
    stated = _day(day)
    return seen is not None and stated is not None and (stated - seen).days > 1


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def choose(candidates: Sequence[DateCandidate], role: str) -> DateCandidate | None:
    """The best candidate for a role, None where no candidate stands.

    By method in `ORDER`, then by confidence, then in the document's order; among those of one method that
    give the same day, one with an instant.
    """
    standing = [c for c in candidates if c.role == role and not c.refused]
    if not standing:
        return None
    best = min(standing, key=lambda c: (_rank(c.method), -c.confidence))
    same = [c for c in standing if c.method == best.method and c.day == best.day and c.instant]
    return best if best.instant or not same else same[0]


def _rank(method: str) -> int:
    return ORDER.index(method) if method in ORDER else len(ORDER)
