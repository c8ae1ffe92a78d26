"""Which other report a sentence gives its news to: "McClatchy reported", "according to Reuters", "told The
Guardian".

Only reports count: newspapers, agencies, broadcasters. A police chief who said it is a speaker. An outlet
is known by its name, from a table, or by the form of its name ("The … Times", "… News Agency", "state
television").
"""

from __future__ import annotations

import re
from functools import cache

from dateline.pipelines.steps.lexicon import any_of, load, phrases, words

_VERBS = (
    r"(?:first\s+)?(?:reported|reports|reporting|has\s+reported|had\s+reported|"
    r"said|says|wrote|noted|quoted|cited|revealed)"
)
_NAMED_FORM = re.compile(
    r"\b((?:[Tt]he\s)?(?:[A-Z][\w.&'’-]+\s){0,3}(?:Times|Post|Tribune|Herald|Gazette|Chronicle|Journal|Globe|Telegraph|"
    r"Courier|Examiner|Inquirer|Dispatch|Observer|Sentinel|Register|Bee|Star|Republic|Statesman|Advertiser|Ledger|Mail|News|"
    r"(?:Star|Union|Times)-Tribune|Sun-Times|Star-Telegram|Post-(?:Gazette|Dispatch)|Free\sPress|News\sAgency|Daily\sNews|Morning\sNews|"
    r"Press\sAssociation|magazine|newspaper|news\sagency|news\swebsite|television|TV))\b"
)
# The last words of such a name. What few sentences have is looked for first: the patterns are dear. Those in lower case
# apart, since re leaps from capital to capital.
_CLOSERS = words(
    "Times Post Tribune Herald Gazette Chronicle Journal Globe Telegraph Courier Examiner Inquirer Dispatch Observer "
    "Sentinel Register Bee Star Republic Statesman Advertiser Ledger Mail Sun-Times Star-Telegram Press Agency News "
    "Association TV"
)
_CLOSER = re.compile(any_of(_CLOSERS, apart=r"\w") + r"\b")
_PLAIN_CLOSERS = ("magazine", "newspaper", "agency", "website", "television")
_STATE_MEDIA = re.compile(
    r"\b((?:[A-Z]\w+(?:['’]s)?\s){0,2}(?:state|local|official|national)(?:-run|-owned)?\s"
    r"(?:television|TV|media|radio|news\sagency|broadcaster))\b"
)
_AFTER = re.compile(r"['’]s\b|\s+(?:newspaper|magazine|news\s+agency|agency|website|television|TV|network)\b")
_REPORTED = re.compile(
    rf"[,\s]*(?:also\s+|later\s+)?(?:{_VERBS}|(?:was|were)\s+(?:the\s+)?first\s+to\s+report|(?:has|have)\s+learned|"
    r"(?:has\s+|have\s+)?obtained)\b"
)
# "CNN's Ann Roe reported": who reports for it.
_REPORTER = re.compile(
    r"['’]s\s+(?:[A-Z][\w.’'-]+\s+){1,3}(?:first\s+)?(?:reported|reports|reporting|said|says|wrote)\b"
)
# "A CNBC interview", "a New York Times investigation found": what is its own.
_PIECE = re.compile(r"(?:\s+\w+)?\s+(?:investigation|report|article|interview|op-ed|exclusive)\b")
_OF_A_PIECE = re.compile(r"\b(?:[Aa]n?|[Ii]n\s+the|[Bb]y|[Rr]ecent)\s+$")
_ON_AIR = r"(?:\s+(?:\w+day|morning|evening|night|today|earlier|later|live|again|so))*\s+on"
_BEFORE = re.compile(
    r"(?:\b[Aa]ccording\s+to|\btold|\bciting|\bcited\s+by|\bas|\bper|\breported\s+(?:by|in)|\breports?\s+(?:in|by|from)|"
    r"\b(?:published|broadcast|aired|interviewed)(?:\s+\w+day)?\s+(?:in|by|on)|\b(?:obtained|seen|reviewed)\s+by|"
    r"\binterview\s+(?:with|for|in|on|by|to)|\b(?:op-ed|article|essay|investigation)\s+(?:in|by|for)|"
    r"\b(?:comments|remarks|statement|email|confirmed|leaked)\s+to|\b(?:spoke|[Ss]peaking|talked|[Tt]alking)\s+(?:to|with)|"
    rf"\b(?:said|says|appeared|[Aa]ppearing|spoke|[Ss]peaking|announced){_ON_AIR})"
    r"\s+(?:a\s+report\s+(?:in|by|from)\s+)?(?:the\s+|The\s+)?$"
)
# "Mayor Mike Bloomberg said": a person, not the agency.
_FIRST_NAME = re.compile(r"(?<![.!?:]\s)(?<!^)\b(?!The\b|According\b|And\b|But\b)[A-Z][a-z]+\s$")
_COMMON_NOUN = re.compile(r"(?<=\w)\s(?:newspaper|magazine|website|news\sagency)$")
# A citing phrase is at most this long; what comes before it cannot matter.
_LOOK_BEHIND = 60
_STRONG_FORM = re.compile(
    r"(?:News\sAgency|news\sagency|newspaper|magazine|television|TV|media|radio|website|broadcaster)$"
)


@cache
def _known() -> re.Pattern[str]:
    names = sorted(phrases(load("outlets")["names"]), key=lambda name: (-len(name), name))
    return re.compile(r"\b(?:[Tt]he\s+)?(" + "|".join(re.escape(n).replace(r"\ ", r"\s+") for n in names) + r")\b")


def attributed(text: str) -> str:
    """The outlet that a sentence gives its news to, "" for none: "McClatchy" of "…, McClatchy reported"."""
    for match in _candidates(text):
        if _cited(text, match.start(), match.end()) and not _FIRST_NAME.search(text[: match.start(1)][-_LOOK_BEHIND:]):
            return _canonical(match.group(1))
    return ""


@cache
def _name() -> re.Pattern[str]:
    """Any known name without its article, in the form that is found soonest."""
    names = any_of(phrases(load("outlets")["names"]), apart=r"\w")
    return re.compile(names.replace(r"\ ", r"\s+") + r"\b")


def _candidates(text: str) -> list[re.Match[str]]:
    found = list(_known().finditer(text)) if _name().search(text) else []
    if (
        "tele" in text
        or "TV" in text
        or "media" in text
        or "radio" in text
        or "agency" in text
        or "broadcaster" in text
    ):
        found += _STATE_MEDIA.finditer(text)
    if _CLOSER.search(text) or any(map(text.__contains__, _PLAIN_CLOSERS)):
        found += _NAMED_FORM.finditer(text)
    return sorted(found, key=lambda m: (m.start(), -m.end()))


def _cited(text: str, start: int, end: int) -> bool:
    """Whether the outlet at text[start:end] is named as a source, by the words before or after it."""
    before = text[max(0, start - _LOOK_BEHIND) : start]
    if _BEFORE.search(before) or _REPORTER.match(text, end) or (_OF_A_PIECE.search(before) and _PIECE.match(text, end)):
        return True
    after = _AFTER.match(text, end)
    return _REPORTED.match(text, after.end() if after else end) is not None


def _canonical(name: str) -> str:
    name = " ".join(name.split())
    # "the Quryna newspaper" keeps no article, "The Guardian" none either, "the state television" does
    article = r"^[Tt]he\s(?=[A-Z])" if _STRONG_FORM.search(name) else r"^[Tt]he\s"
    name = re.sub(article, "", name)
    bare = _COMMON_NOUN.sub("", name)
    name = bare if _known().fullmatch(bare) else name
    return {"AP": "Associated Press", "AFP": "Agence France-Presse", "Huffington Post": "HuffPost"}.get(name, name)


def introduces(text: str) -> str:
    """The outlet whose words the next paragraph gives, where the sentence ends in a colon: "McClatchy
    elaborated:".
    """
    if not text.rstrip().endswith(":"):
        return ""
    match = next(iter(_candidates(text)), None)
    return _canonical(match.group(1)) if match is not None and match.start() == 0 else ""
