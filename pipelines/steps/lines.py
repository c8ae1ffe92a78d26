"""What a line of an article is, by its form: byline, caption, notice, invitation, author box, or running text.

Nothing here knows an outlet. A line is judged by length, punctuation, capitals, brackets, its first word, and the closed
set of words that newspapers use of themselves ("this story", "contributed to this report", "Getty Images").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_NAME_WORD = r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|d[aeiu]|de\sla|van|von|der|den|bin|al|el|[A-Z]\.)"
_NAME = rf"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:\s{_NAME_WORD}){{1,3}}"
_BYLINE = re.compile(
    rf"(?:(?:written|story|reported|report|reporting|posted|text)\s+)?by\s*:?\s+(?P<names>{_NAME}"
    rf"(?:\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*|\s*;\s*){_NAME})*)(?P<rest>.*)\Z",
    re.I | re.S,
)
_LOWER_NAME = re.compile(_NAME)
_SEPARATOR = re.compile(r"\s*(?:,|;|&|\band\b)\s*", re.I)
# What a byline may go on with: a job, an outlet, a date; never a clause.
_JOB = re.compile(
    r"\b(?:writers?|editors?|reporters?|correspondents?|columnists?|contributors?|staff|bureau|desk|producers?|press|news|"
    r"newspapers?|post|times|tribune|journal|media|today|agency|service|magazine|chief|online|intern|fellow)\b",
    re.I,
)
_NO_NAME = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "the",
        "this",
        "that",
        "these",
        "those",
        "then",
        "last",
        "next",
        "early",
        "late",
    ]
)
SHORTEST_PROSE = 70  # characters: the shortest leads of news texts have a dozen words
_LONGEST_BYLINE = 160

_PHOTO_WORDS = (
    r"photo(?:graph|s|graphs)?|photographer|image|images|picture|courtesy|credit|file|handout|screenshot|screengrab|illustration"
    r"|getty|reuters|afp|epa|shutterstock|istock|alamy|unsplash|flickr|wikimedia|pool"
)
_CREDIT_BRACKET = re.compile(
    rf"[(\[](?=[^()\[\]]*(?:\b(?:{_PHOTO_WORDS})\b|[A-Z][\w.]+/\s?[A-Z]))[^()\[\]]{{3,160}}[)\]]\.?\Z", re.I
)
_CREDIT_SLASH = re.compile(
    r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3}\s?/\s?(?:[A-Z][\w.'’-]+\s?){1,4}(?:via\s[\w\s]+)?\Z"
)
_CREDIT_LABEL = re.compile(
    rf"(?:{_PHOTO_WORDS})s?(?:\s(?:by|of|credit|via))?\s*[:/|]|photo(?:graph)?s? by\b|image via\b", re.I
)
_CREDIT_AT_END = re.compile(r"(?:(?:photo|image|picture)\s*(?:credit)?|credit)\s*:\s*[^.:]{3,60}\Z", re.I)

_ITSELF = re.compile(
    r"\b(?:this|the (?:above|original|full)|our) (?:is an? )?(?:\w+ )?(?:story|article|report|post|page|piece|column|essay|interview|"
    r"review|editorial|op-ed|commentary|version|content|material|press release|transcript|podcast|episode|newsletter)\b",
    re.I,
)
_OF_PUBLISHING = re.compile(
    r"\b(?:publish(?:ed)?|republish\w*|appear(?:s|ed)|updat(?:e|ed|es|ing)|correct(?:ed|ion|ions)|archived?|outdated|syndicat\w*|"
    r"written|produced|translated|edited|compiled|contribut\w+|developing|reprint\w*|permission|licens\w+|headline|"
    r"distributed|rewritten|redistributed|supported|sponsored|generated|misstated|misidentified|misspelled|incorrectly|"
    r"part of|first ran|adapted|excerpted)\b",
    re.I,
)
_CONTRIBUTED = re.compile(r"\bcontribut(?:ed|ing)\b(?: (?:to|reporting|from)\b.*)?\.?\Z", re.I)
_RIGHTS = re.compile(
    r"©|\(c\) ?\d{4}|\bcopyright\b.{0,40}\d{4}|\ball rights reserved\b|\breprint permission\b", re.I
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w{2,}|(?<!\w)@\w{3,}|\bhttps?://\S+|\bwww\.\S+", re.I)
_CLICK = re.compile(
    r"\b(?:click|tap) here\b|\bnewsletters?\b|\bsubscri(?:be|ption)\b|\bsign up\b|\bfollow (?:us|me|him|her|them)\b",
    re.I,
)
_INVITES = frozenset(
    [
        "read",
        "sign",
        "subscribe",
        "follow",
        "click",
        "watch",
        "see",
        "listen",
        "download",
        "share",
        "get",
        "join",
        "like",
        "connect",
        "contact",
        "send",
        "submit",
        "learn",
        "find",
        "visit",
        "check",
        "support",
        "donate",
        "register",
        "enter",
        "view",
        "explore",
        "discover",
        "tap",
        "scroll",
        "stay",
        "try",
        "buy",
        "email",
        "call",
        "tell",
        "write",
        "help",
        "give",
        "browse",
        "continue",
        "skip",
        "turn",
        "log",
        "play",
        "hear",
        "print",
        "save",
        "comment",
        "become",
        "keep",
        "receive",
        "have",
        "got",
        "want",
        "need",
    ]
)
# Objects and particles that make an imperative an invitation to readers, whatever the outlet.
_TO_READERS = re.compile(
    r"\b(?:us|our|your|you|more|full|here|below|above|newsletters?|newsroom|twitter|facebook|instagram|youtube|whatsapp|telegram|"
    r"app|podcast|alerts?|inbox|email|story|stories|article|coverage|subscribers?|subscribe|comments?|video|gallery|photos|"
    r"related|@\w+)\b|[»>→]\s*\Z|https?:",
    re.I,
)
_LABEL = re.compile(
    r"(?:\W*)(?:read (?:more|next|also|the full|this|full)|related(?: \w+)?|see also|more (?:from|on|about|stories|news|coverage)|"
    r"also (?:read|see|on)|watch(?: now| live)?|listen|advertisement|sponsored|story continues|article continues|continue reading|"
    r"recommended|most (?:read|popular|viewed)|trending|share this|share|print|comments?|tags?|topics?|filed under|categor(?:y|ies)|"
    r"follow|newsletter|support (?:our|us)|don[’']t miss|up next|editor[’']s (?:note|picks?)|in (?:this|other) (?:story|news)|"
    r"close|enlarge|toggle caption|embed|play|loading|skip to|back to top|view (?:comments|gallery|all)|"
    r"get (?:the|our)|sign (?:up|in)|log in|subscribe|download)\b\s*(?P<after>.*)",
    re.I | re.S,
)
_LONGEST_LABEL = 110
_TERMINAL = re.compile(r"[.!?…][\"”’'»)\]]*\Z|[\"”»]\Z")
_WORDS = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Byline:
    """Who wrote an article, and what stands after the names: job, outlet, date."""

    authors: tuple[str, ...]
    rest: str


def words(line: str) -> list[str]:
    """The words of a line, lower case."""
    return [word.lower() for word in _WORDS.findall(line)]


def is_finished(line: str) -> bool:
    """Whether a line ends as a sentence does, which titles, labels and links do not."""
    return bool(_TERMINAL.search(line))


def is_prose(line: str) -> bool:
    """Whether a line is running text: as long as a lead, and finished."""
    return len(line) >= SHORTEST_PROSE and is_finished(line)


def read_byline(line: str) -> Byline | None:
    """The authors of a line "By …", None where it is none ("By Friday the fire had …")."""
    found = _BYLINE.match(line) if len(line) <= _LONGEST_BYLINE else None
    if not found:
        return None
    names: list[str] = []
    rest = found["rest"]
    for name in _SEPARATOR.split(found["names"]):
        if _JOB.search(name) or not _is_name(name):
            rest = f"{name} {rest}"
        else:
            names.append(tidy_name(name))
    tail = rest.strip(" ,|-–—•·/")
    if (
        not names
        or (len(tail) > 60 and not re.search(r"\d{4}", tail))
        or (is_finished(tail) and len(words(tail)) > 6)
    ):
        return None
    return Byline(tuple(names), tail)


def _is_name(text: str) -> bool:
    parts = text.split()
    return (
        2 <= len(parts) <= 5
        and parts[0][:1].isupper()
        and not _NO_NAME & {part.lower().strip(".,") for part in parts}
    )


def tidy_name(name: str) -> str:
    """A name as it is written in running text: "JOHN SMITH" becomes "John Smith"."""
    name = " ".join(name.split()).strip(" ,.;|")
    return name.title() if name.isupper() else name


def is_name(line: str) -> bool:
    """Whether a line is somebody's name and nothing else, as in an author box."""
    return (
        len(line) <= 40
        and bool(_LOWER_NAME.fullmatch(line.strip()))
        and _is_name(line)
        and not _JOB.search(line)
    )


def is_caption(line: str) -> bool:
    """Whether a line is a picture's caption: it ends in a photo credit, or is nothing else."""
    return bool(_CREDIT_BRACKET.search(line) or _CREDIT_AT_END.search(line) or _is_bare_credit(line))


def _is_bare_credit(line: str) -> bool:
    return len(line) <= 100 and bool(_CREDIT_LABEL.match(line) or _CREDIT_SLASH.fullmatch(line))


def caption_text(line: str) -> str:
    """A caption with what it says; "" where it is a credit alone."""
    said = _CREDIT_BRACKET.sub("", line).strip()
    return "" if _is_bare_credit(line) or len(words(said)) < 3 else line


def is_notice(line: str) -> bool:
    """Whether a line speaks of the article rather than of the news: archive notices, corrections, rights, reprints."""
    if _RIGHTS.search(line):
        return True
    if len(words(line)) > 70 or line.startswith(('"', "“")):
        return False
    return bool(_ITSELF.search(line) and _OF_PUBLISHING.search(line)) or bool(
        _CLICK.search(line) and len(words(line)) < 60
    )


def is_contribution(line: str) -> bool:
    """Whether a line names who else reported: "The Associated Press contributed to this report."."""
    return len(line) <= 300 and bool(_CONTRIBUTED.search(line)) and not line.startswith(('"', "“"))


def is_invitation(line: str) -> bool:
    """Whether a line bids the reader do something: an imperative that opens it, and an object that is the outlet's."""
    said = words(line)
    if not said or len(said) > 40 or line.startswith(('"', "“", "‘")):
        return False
    return said[0] in _INVITES and bool(_TO_READERS.search(line))


def is_label(line: str) -> bool:
    """Whether a line is a label or link of the page around the text: "Related: …", "Advertisement", "MORE FROM …"."""
    found = _LABEL.match(line) if len(line) <= _LONGEST_LABEL else None
    if not found:
        return False
    after = found["after"]
    return not after or after[0] in ":»>→|–—-" or not is_finished(line)


def has_address(line: str) -> bool:
    """Whether a line gives an e-mail address, a handle or a link."""
    return bool(_ADDRESS.search(line))
