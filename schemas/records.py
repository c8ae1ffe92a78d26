"""What passes between the stages: frozen records, one type a thing, no dicts.

A stage takes records and returns records. Everything here is plain data that pickles, compares and hashes, so that any
Beam runner may ship it and any test may write it down. Offsets count characters (Unicode code points) of the text of
the part that they name, end exclusive, so that ``part.text[start:end]`` is what they speak of.

Names are those of the field: TIMEX3 (TimeML), EDTF (ISO 8601-2), dateline, byline, credit, near-duplicate.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from dateline.schemas.wishes import Keep, Wish

Media = Literal["text/plain", "text/html", "application/x-dateline-article+json"]
PartName = Literal["title", "body", "caption", "notice"]
Status = Literal["occurred", "scheduled", "demanded", "threatened", "proposed", "possible", "denied", "cancelled"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
# How an event hangs on its time expression: on it; due by it; from it on; up to it; before or after it; or the
# expression belongs to an earlier sentence of the article that this one elaborates.
Bound = Literal["at", "by", "since", "until", "before", "after", "inherited", "none"]
Outcome = Literal["stored", "duplicate", "unchanged", "skipped", "rejected", "erased"]
Relation = Literal["identical", "excerpt", "rewrite", "quotes"]
LinkRelation = Literal[
    "fulfils",
    "blocks",
    "withdraws",
    "postpones",
    "appeals",
    "deadline_of",
    "threatens",
    "demands",
    "proposes",
    "reports_on",
]


# ---------------------------------------------------------------------------------------------------- into Read


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a document from outside its bytes: its source's definition, not its contents."""

    zone: str = ""  # IANA name of the publisher's time zone, "" where not known
    lang: str = ""  # ISO 639-1, counts where the text itself leaves it open; "" for none
    opinion: bool = False  # whether it lies in a section in which its publisher puts opinion
    wishes: tuple[Wish, ...] = ()  # that its publisher sent with it
    keep: Keep = "text"  # how much of it is to be left by Read


@dataclass(frozen=True, slots=True)
class Document:
    """One archived document to read: which article it is a state of, and where its bytes are."""

    article_id: str
    uri: str  # the article's URL, or its file's address
    sha256: str  # of the archived bytes, hex; the archive's key
    media: Media
    source: str = ""  # the publisher, as the source registry or the input names it
    observed: str = ""  # ISO 8601 UTC instant of observation, "" for a file or a backfill
    ordinal: int = 0  # place in the run's input, the order of versions that carry no time of their own
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True)
class Input:
    """One thing that a run was given, and what became of it: a row of table `input`, less its batch. ``""`` is none."""

    run_id: str
    ordinal: int  # place in the run's input; the `ordinal` of the reading that came of it
    uri: str
    source: str
    article_id: str
    sha256: str
    media: str
    observed: str
    outcome: Outcome
    stage: Literal["gather", "read", "resolve"]
    reason: str
    detail: str
    keep: Keep = "text"  # how much of what it brought is kept


# ---------------------------------------------------------------------------------------------------- out of Read


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an article that offsets count in: at most one title and one body, any number of the others."""

    ordinal: int  # place among the article's parts, the key that spans use
    name: PartName
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """``parts[part].text[start:end]``."""

    part: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression as it stands in a text, its value symbolic: no date is needed to find it.

    ``symbol`` is the whole value as text; ``dateline.pipelines.steps.timex`` writes and anchors it. Expressions are in
    text order, since narrative ones ("the next day") hang on those before them.
    """

    part: int
    start: int
    end: int
    text: str
    type: TimexType
    symbol: str


@dataclass(frozen=True, slots=True)
class Anchor:
    """When an article was published, as far as is known, in days of its publisher: relative expressions hang on it."""

    earliest: date
    latest: date  # inclusive; equal to `earliest` where the day is known


@dataclass(frozen=True, slots=True)
class AnchoredTime:
    """A time expression's meaning once an anchor is known."""

    value: str  # TIMEX3 value: "2017-08-03", "2017-W30", "P3D", "PAST_REF", "XXXX-XX-XX" where it stays open
    edtf: str  # EDTF level 1, "" where the value is no place on the calendar (durations, sets, fuzzy references)
    earliest: date | None  # both inclusive; None where open on that side
    latest: date | None
    # "minute", "part_of_day", "day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade",
    # "century", or "" for what has no place
    granularity: str


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """Something in a document that says when it was published or modified, kept with the way it was found."""

    role: Literal["published", "modified"]
    method: str  # "input", "json-ld", "meta", "time-element", "url", "text", "feed"
    text: str  # verbatim
    day: str  # ISO day in the publisher's own offset, "" where refused
    instant: str  # ISO 8601 UTC, "" where only a day is known
    confidence: float  # 0 to 1
    # why it cannot be the date, "" where it can: "ambiguous", "default", "future", "impossible", "today", "unreadable"
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """Who or what takes part in an event."""

    role: Literal["actor", "target", "other"]
    kind: Literal["person", "agency", "court", "bill", "programme", "organisation", "place", "group", "thing"]
    name: str  # canonical within the article: "Jeff Sessions" also where the text says "Sessions"
    start: int  # in the mention's part
    end: int


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money as the text gives it."""

    part: int
    start: int
    end: int
    low: float  # -1 where open: "up to $2 million"
    high: float  # equal to `low` for an exact amount; "millions of dollars" is 2e6 to 999e6; -1 for "more than"
    currency: str  # ISO 4217
    text: str
    purpose_start: int = -1  # what it is for, in the same part: "crime-fighting grants"; -1 for none
    purpose_end: int = -1
    payer: str = ""  # canonical within the article, "" where not said


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that the article puts into somebody's mouth."""

    part: int
    start: int  # of the quoted words, without the marks
    end: int
    text: str
    speaker: str  # canonical within the article, "" where not found
    verb: str
    direct: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """One statement of one article that something happens, happened or is to happen."""

    mention_id: str  # of its content: article, part, sentence, trigger; the same in every version that still says it
    ordinal: int  # place among the article's mentions
    part: int
    start: int  # the evidence: the sentence, or the clause where a sentence tells several events
    end: int
    trigger: str  # the word that names the event, as it stands
    trigger_start: int
    trigger_end: int
    lemma: str
    kind: str  # see dateline.pipelines.steps.kinds
    status: Status
    time: int  # index into the reading's times, -1 for none
    bound: Bound
    headline: str  # the clause in short
    places: tuple[str, ...]  # "Stockton, California"
    attributed_to: str  # another report that the article gives it to ("McClatchy"), "" for its own
    participants: tuple[Participant, ...]
    terms: tuple[str, ...]  # content words, normalised, sorted; with their fixed weights they measure likeness
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place that statements name, by which numbers others know it."""

    name: str  # as in Mention.places
    geonames: int  # of GeoNames; 0 where the gazetteer has none
    geoid: str  # of the US Census Bureau, of states and counties; "" for none


@dataclass(frozen=True, slots=True)
class MentionLink:
    """How two mentions of one article hang together: `source` threatens, demands, … `target`."""

    source: int  # mention ordinals
    target: int
    relation: LinkRelation


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document's bytes say, under one ruleset. What Read lands, one row a document."""

    article_id: str
    version_id: str
    uri: str
    sha256: str
    media: str
    source: str
    observed: str
    ordinal: int
    url: str  # canonical link as the document gives it, "" where it gives none
    title: str
    authors: tuple[str, ...]
    credit: tuple[str, ...]
    dateline: str  # the place that opens the text: "ALBUQUERQUE, N.M."
    lang: str  # ISO 639-1, "" where undetermined
    genre: str  # "news", "opinion", "live blog", "press release", "roundup", …
    mined: bool  # whether rules for its language exist, so that events were looked for
    parts: tuple[Part, ...]
    sentences: tuple[Span, ...]
    times: tuple[TimeExpression, ...]
    dates: tuple[DateCandidate, ...]
    mentions: tuple[Mention, ...]
    links: tuple[MentionLink, ...]
    money: tuple[Money, ...]
    quotations: tuple[Quotation, ...]
    fingerprints: tuple[
        int, ...
    ]  # sampled hashes of word shingles, signed 64 bit; see dateline.pipelines.steps.fingerprint
    content: str  # hash of title, parts and stated dates: equal for two documents that say the same
    paywalled: bool = False  # it gives less than its article: only subscribers see the rest, or its feed sums it up
    places: tuple[NamedPlace, ...] = ()  # each that a mention names, once, in order of names
    wishes: tuple[Wish, ...] = ()  # of its publisher, in the page or beside it
    keep: Keep = "text"  # "evidence": the parts are blank but for what evidence quotes


# ---------------------------------------------------------------------------------------------------- in Resolve


@dataclass(frozen=True, slots=True)
class Copy:
    """How two article versions share words. For `quotes`, `version_id` is the one that quotes."""

    version_id: str
    other_id: str
    relation: Relation
    score: float  # share of the shorter one's shingles that the other has, 0 to 1
    words: int  # shared words


@dataclass(frozen=True, slots=True)
class Publication:
    """When a version was published and from when it was known, and what says so."""

    earliest: date | None
    latest: date | None
    at: str  # ISO 8601 UTC instant, "" where only the day is known
    method: str  # as DateCandidate.method, or "copy", "text"; "" where open
    confidence: float
    why: str  # in words, for a person
    known_at: str  # ISO 8601 UTC, "" where nothing says it
    known_basis: Literal["observed", "modified", "published", "day", "inferred", "unknown"]
    dated_at: str  # from when the date was established: known_at, or later where a later document gave it; "" if never
