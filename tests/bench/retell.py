"""Resampling: many articles made of one real one, each a reading as Read would land it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from dateline.schemas.identity import article_id, digest, version_id
from dateline.schemas.records import DateCandidate, Mention, Reading, TimeExpression

PAPERS = 90  # publishers that the tellings are spread over
# How many papers tell what one article tells: most things are told by a few, some by very many.
TELLINGS = (1, 2, 3, 3, 4, 5, 6, 8, 14)
# Hours after the first article at which the others come out: at once with the wire, in the evening, the next night. So
# an event has some three states.
DELAYS = (0, 0, 12, 24, 36)
PRINTED = 0.4  # of the others are the same text; the rest have words of their own, for all that copies can tell
KEPT = 0.8  # of an article's statements are in a telling with words of its own
CORRECTED = 0.04  # of the tellings come out a second time, with a statement less
_HASHES = 63  # bits of a fingerprint without its sign
YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


def tellings(original: Reading, chance: random.Random, many: Sequence[int] = TELLINGS) -> Iterator[Reading]:
    """The articles made of one: the first as it is, then prints and retellings, at other publishers and later hours."""
    first = _first_known(original)
    for nth in range(chance.choice(many)):
        hours = chance.choice(DELAYS) if nth else 0
        observed = first and first + timedelta(hours=hours)
        printed = nth == 0 or chance.random() < PRINTED
        told = retold(original, f"{original.uri}#{nth}", _paper(chance), observed, None if printed else chance)
        yield told
        if observed and chance.random() < CORRECTED:
            yield corrected(told, observed + timedelta(hours=chance.randrange(1, 48)), chance)


def retold(
    original: Reading, uri: str, source: str, observed: datetime | None, chance: random.Random | None
) -> Reading:
    """The same article at another address.

    :param observed: UTC; None for a file that nobody watched
    :param chance: where given, the words count as its own: copies of it are none of the original's, and it keeps only
        some of the statements
    """
    article = article_id(uri)
    seen = observed.strftime("%Y-%m-%dT%H:%M:%SZ") if observed else ""
    sha256 = f"{digest(uri)}{original.sha256[16:]}"
    mentions = original.mentions if chance is None else tuple(m for m in original.mentions if chance.random() < KEPT)
    salt = 0 if chance is None else chance.getrandbits(_HASHES)
    kept = {m.ordinal: n for n, m in enumerate(mentions)}
    return replace(
        original,
        article_id=article,
        version_id=version_id(article, sha256, seen),
        uri=uri,
        url=uri,
        source=source,
        sha256=sha256,
        observed=seen,
        mentions=tuple(_owned(m, article, n) for n, m in enumerate(mentions)),
        links=tuple(
            replace(k, source=kept[k.source], target=kept[k.target])
            for k in original.links
            if k.source in kept and k.target in kept
        ),
        fingerprints=tuple(sorted(f ^ salt for f in original.fingerprints)),
        content=digest(original.content, str(len(mentions)), str(salt)),
    )


def corrected(told: Reading, observed: datetime, chance: random.Random) -> Reading:
    """A later version of an article, which takes one statement back."""
    seen = observed.strftime("%Y-%m-%dT%H:%M:%SZ")
    sha256 = f"{digest(told.uri, seen)}{told.sha256[16:]}"
    dropped = chance.randrange(len(told.mentions)) if told.mentions else -1
    mentions = [m for m in told.mentions if m.ordinal != dropped]
    return replace(
        told,
        version_id=version_id(told.article_id, sha256, seen),
        sha256=sha256,
        observed=seen,
        mentions=tuple(replace(m, ordinal=n) for n, m in enumerate(mentions)),
        links=(),
        content=digest(told.content, seen),
    )


def shifted(original: Reading, day: date) -> Reading:
    """The article as if its first stated day of publication were another; what it dates in full stays where it is."""
    stated = stated_day(original)
    if not stated:
        return original
    by = day - date.fromisoformat(stated)
    return replace(original, dates=tuple(_moved(d, by) for d in original.dates))


def carried(original: Reading, day: date, chance: random.Random) -> Reading:
    """The article as if it were of another day: with the years that it names as far back as they were, and words that
    are no copy of what it says on any other day."""
    stated = stated_day(original)
    by = day.year - date.fromisoformat(stated).year if stated else 0
    salt = chance.getrandbits(_HASHES)
    return replace(
        shifted(original, day),
        uri=f"{original.uri}@{day}",
        times=tuple(_years_later(time, by) for time in original.times),
        fingerprints=tuple(sorted(f ^ salt for f in original.fingerprints)),
        content=digest(original.content, str(day)),
    )


def _years_later(time: TimeExpression, by: int) -> TimeExpression:
    return replace(time, symbol=YEAR.sub(lambda year: str(int(year[0]) + by), time.symbol))


def _moved(candidate: DateCandidate, by: timedelta) -> DateCandidate:
    if not candidate.day:
        return candidate
    at = candidate.instant
    later = (datetime.fromisoformat(at) + by).strftime("%Y-%m-%dT%H:%M:%SZ") if at else ""
    return replace(candidate, day=(date.fromisoformat(candidate.day) + by).isoformat(), instant=later)


def stated_day(reading: Reading) -> str:
    """The day of publication that an article states first, "" where it states none."""
    return next((d.day for d in reading.dates if d.role == "published" and d.day and not d.refused), "")


def _first_known(reading: Reading) -> datetime | None:
    """The morning of the day that the article states first; None for an undated one."""
    day = stated_day(reading)
    return datetime.fromisoformat(day).replace(hour=6, tzinfo=UTC) if day else None


def _owned(mention: Mention, article: str, ordinal: int) -> Mention:
    return replace(mention, mention_id=digest(article, mention.mention_id), ordinal=ordinal)


def _paper(chance: random.Random) -> str:
    return f"Paper {chance.randrange(PAPERS)}"
