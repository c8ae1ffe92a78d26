"""What kind of text an article is, by what its outlet says (title, section, path, type) and its form."""

from __future__ import annotations

import re

from dateline.pipelines.steps.layout import Layout

# In this order: the first that is said wins. Words stand in a title's prefix, a section's name or a segment
# of the path.
_WORDS: tuple[tuple[str, str], ...] = (
    (
        "live blog",
        r"live[- ]?(?:blog|updates?|ticker|news|coverage|feed)|newsblog|(?:news-?)?ticker|as it happened|"
        r"minute[- ]by[- ]minute|en direct|em directo|en directo",
    ),
    (
        "press release",
        r"press[- ]?releases?|news[- ]releases?|pressemitteilung(?:en)?|prnewswire|businesswire|"
        r"globenewswire|communiqu[eé]s?",
    ),
    (
        "opinion",
        r"opinions?|op-?eds?|editorials?|commentary|commentisfree|columns?|columnists?|"
        r"letters?(?: to the editor)?|perspectives?|viewpoints?|kommentare?|meinung|leitartikel|gastbeitrag|"
        r"tribunes?|opini[oó]n|opinione|commenti|opini[aã]o|ideas|voices|big-idea",
    ),
    (
        "roundup",
        r"round-?ups?|(?:morning|evening|daily|weekly) (?:briefing|brief|digest|report)|briefing|digest|"
        r"newsletters?|what to know|week in review|top stories|news in brief|this week in|headlines",
    ),
    (
        "explainer",
        r"explainers?|explained|fact[- ]?checks?|q&a|faq|what we know|timeline|hintergrund|d[eé]cryptage",
    ),
    ("interview", r"interviews?|entrevistas?|entretien|in conversation|transcripts?"),
    ("review", r"reviews?|kritik|rezension(?:en)?"),
    ("analysis", r"analysis|analyses|analyse|an[aá]lisis|analisi"),
    ("obituary", r"obituar(?:y|ies)|nachruf|n[eé]crologie"),
)
_PREFIX = tuple((genre, re.compile(rf"(?:{words})\s*(?:[:|/•–—]|\s-\s)", re.I)) for genre, words in _WORDS)
_NAMED = tuple((genre, re.compile(rf"(?:{words})\Z", re.I)) for genre, words in _WORDS)
_RELEASE = re.compile(
    r"\bPRNewswire\b|\bBUSINESS WIRE\b|\bGLOBE NEWSWIRE\b|\bFOR IMMEDIATE RELEASE\b|\bMedia contacts?:", re.I
)
_RELEASE_WITHIN = 400  # characters
# Texts in which so large a share of the paragraphs opens with a time of day are written entry by entry.
LIVE_SHARE = 0.2
_ENTRY = re.compile(r"(?:\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?|Uhr|[A-Z]{2,4})?)(?:\b|\s|$)", re.I)


def find_genre(layout: Layout, url: str = "") -> str:
    """The genre of an article: "news" where nothing says another."""
    if "LiveBlog" in layout.kind:
        return "live blog"
    if _RELEASE.search(layout.body[:_RELEASE_WITHIN]):
        return "press release"
    for genre, prefix in _PREFIX:
        if prefix.match(layout.title):
            return genre
    path = url.partition("://")[2].partition("/")[2].partition("?")[0].split("/")[:-1]
    names = [layout.section, *path]
    for genre, named in _NAMED:
        if any(named.match(name.strip()) for name in names if name):
            return genre
    return "live blog" if _is_live(layout.paragraphs) else "news"


def _is_live(paragraphs: tuple[str, ...]) -> bool:
    return len(paragraphs) >= 10 and sum(bool(_ENTRY.match(p)) for p in paragraphs) > LIVE_SHARE * len(paragraphs)
