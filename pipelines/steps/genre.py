"""What kind of text an article is, by what its outlet says (type, title, section, path), its form and its wording.

Opinion, satire and reviews corroborate nothing, so a text that argues in its own voice is opinion also where its outlet
does not say so. The words that outlets use are in ``data/genres.toml``.
"""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from dateline.pipelines.steps.layout import Layout
from dateline.pipelines.steps.lexicon import load

NEWS = "news"
OPINION = "opinion"
SATIRE = "satire"
LIVE = "live blog"
_TABLE: Final = load("genres")["genre"]
_WORDS: Final = load("genres")["wording"]
_TYPES: Final[dict[str, str]] = {kind: row["name"] for row in _TABLE for kind in row["type"]}


def _any(words: list[str]) -> str:
    return "|".join(words) or r"(?!)"


_PREFIX = tuple((row["name"], re.compile(rf"(?:{_any(row['named'])})\s*(?:[:|/•–—]|\s-\s)", re.I)) for row in _TABLE)
_CLOSING = tuple(
    (row["name"], re.compile(rf"(?:[|:–—]|\s-)\s*(?:{_any(row.get('closing', []))})\W*\Z", re.I)) for row in _TABLE
)
_NAMED = tuple((row["name"], re.compile(rf"(?:{_any(row['named'])})\Z", re.I)) for row in _TABLE)
_BYLINES = tuple(
    (row["name"], re.compile(rf"(?:{_any(row['bylines'])})\Z", re.I)) for row in _TABLE if "bylines" in row
)
_JOINTS = re.compile(r"[-_+\s]+")
_RELEASE = re.compile(
    r"\bPRNewswire\b|\bBUSINESS WIRE\b|\bGLOBE NEWSWIRE\b|\bFOR IMMEDIATE RELEASE\b|\bMedia contacts?:", re.I
)
_RELEASE_WITHIN = 400  # characters
# Texts in which so large a share of the paragraphs opens with a time of day are written entry by entry.
LIVE_SHARE = 0.2
LIVE_PARAGRAPHS = 10
_ENTRY = re.compile(r"(?:\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?|Uhr|[A-Z]{2,4})?)(?:\b|\s|$)", re.I)
# … or with a speaker's name, are transcripts.
SPOKEN_SHARE = 0.4
SPOKEN_PARAGRAPHS = 6
_SPEAKER = re.compile(r"(?:[A-Z][\w.’'-]*\s?){1,4}(?:\([^()]{2,40}\))?:\s")
# "The opinions expressed are his own", "views expressed in this commentary are solely those of the author".
_DISCLAIMED = re.compile(
    r"\b(?:opinions?|views?)(?: and opinions)? (?:expressed )?(?:here |herein |(?:in|by) [\w’' ]{3,40} )?"
    r"(?:are|is) (?:solely |strictly |entirely )?"
    r"(?:his|her|their|my|those of the (?:author|writer)|the (?:author|writer)[’']s)\b"
)
_DISCLAIMED_WITHIN = 600  # characters from either end
# A text argues that speaks for itself so often, to its reader or of itself or in questions, and hardly gives anything
# to anybody. Read off 136 articles on one policy by eye; reports of news attribute 3 to 27 times in a thousand words.
ARGUED_WORDS = 500  # a shorter text may give nothing to anybody and be news
MOST_ATTRIBUTED = 3  # in a thousand words
LEAST_OWN = 4  # in a thousand words outside quotation marks
# One that gives somewhat more to others argues where it also judges, in words that reporters leave to those whom they
# quote. Weights by eye of the same articles and 100 pages of 2019: of these nothing that reports reached 9.
JUDGED_WORDS = 400
MOST_ATTRIBUTED_JUDGING = 6
LEAST_JUDGING = 1.5  # in a thousand words
JUDGED = 9.0
MOST_OWN = 25.0  # a text that says "I" more often than that tells somebody's life
OWN, DUE, TURN, JUDGING, GIVEN = 1.0, 1.0, 0.5, 2.0, -1.5  # weights, by how often each stands in a thousand words
_QUOTED = re.compile(r"“[^”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|``.*?(?:''|$)", re.M)
_ATTRIBUTED = re.compile(r"\b(?:said|says|told|according to|announced|reported|spokes(?:man|woman|person))\b")
_OWN = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Yy]ou|[Yy]our|us|me|[Ll]et[’']s)\b|\?")
_DUE, _TURN, _JUDGING = (
    re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.I) for phrases in (_WORDS["due"], _WORDS["turns"], _WORDS["judging"])
)


def find_genre(layout: Layout, url: str = "", lang: str = "en") -> str:
    """The genre of an article: "news" where nothing says another.

    :param lang: of its text; only English wording is judged
    """
    if found := _TYPES.get(layout.kind):
        return found
    if _RELEASE.search(layout.body[:_RELEASE_WITHIN]):
        return "press release"
    return (
        _by_title(layout.title)
        or _by_place(layout.section, url)
        or _by_byline(layout.authors)
        or _by_form(layout.paragraphs)
        or (OPINION if lang == "en" and _is_argued(layout) else NEWS)
    )


def _by_title(title: str) -> str:
    opens = next((genre for genre, opening in _PREFIX if opening.match(title)), "")
    return opens or next((genre for genre, closing in _CLOSING if closing.search(title)), "")


def _by_place(section: str, url: str) -> str:
    """The genre that the section or a segment of the path names."""
    path = url.partition("://")[2].partition("/")[2].partition("?")[0].split("/")[:-1]
    names = [_JOINTS.sub(" ", name).strip() for name in (section, *path)]
    return next((genre for genre, named in _NAMED if any(named.match(name) for name in names if name)), "")


def _by_byline(authors: tuple[str, ...]) -> str:
    """The genre of what somebody signs who writes nothing else: "Editorial Board"."""
    return next((genre for genre, signed in _BYLINES if any(signed.match(author) for author in authors)), "")


def _by_form(paragraphs: tuple[str, ...]) -> str:
    """The genre of a text that is written entry by entry, or speaker by speaker."""
    for genre, opening, least, share in (
        (LIVE, _ENTRY, LIVE_PARAGRAPHS, LIVE_SHARE),
        ("interview", _SPEAKER, SPOKEN_PARAGRAPHS, SPOKEN_SHARE),
    ):
        if len(paragraphs) >= least and sum(bool(opening.match(p)) for p in paragraphs) > share * len(paragraphs):
            return genre
    return ""


def _is_argued(layout: Layout) -> bool:
    """Whether a text disclaims what it says, or argues; what comes from a reporter's dateline does not."""
    body = layout.body
    edges = f"{body[:_DISCLAIMED_WITHIN]}\n{body[-_DISCLAIMED_WITHIN:]}"
    return bool(_DISCLAIMED.search(edges)) or (not layout.dateline and argues(body))


def argues(body: str) -> bool:
    """Whether an English text speaks for itself rather than for those whom it asked."""
    words = len(body.split())
    most = MOST_ATTRIBUTED_JUDGING * words // 1000  # one more is too many: a report has it in its first paragraphs
    given = sum(1 for _ in islice(_ATTRIBUTED.finditer(body), most + 1))
    if words < JUDGED_WORDS or given > most:
        return False
    text = _QUOTED.sub(" ", body)
    words_own = len(text.split())
    own = _rate(_OWN, text, words_own)
    if words_own >= ARGUED_WORDS and given <= MOST_ATTRIBUTED * words // 1000 and own >= LEAST_OWN:
        return True
    judging = _rate(_JUDGING, text, words_own)
    if words_own < JUDGED_WORDS // 2 or judging < LEAST_JUDGING:
        return False
    turned = DUE * _rate(_DUE, text, words_own) + TURN * _rate(_TURN, text, words_own)
    return OWN * min(own, MOST_OWN) + turned + JUDGING * judging + GIVEN * 1000 * given / words >= JUDGED


def _rate(wording: re.Pattern[str], text: str, words: int) -> float:
    """How often a wording stands in a thousand words."""
    return 1000 * sum(1 for _ in wording.finditer(text)) / max(words, 1)
