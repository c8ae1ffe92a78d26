"""What a line of an article is, by its form: caption, notice, invitation, label, contribution, or text.

Nothing here knows an outlet. A line is judged by length, punctuation, capitals, brackets, its first word, and
the closed set of words that newspapers use of themselves ("this story", "contributed to this report", "Getty
Images").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from dateline.pipelines.steps import lexicon
from dateline.pipelines.steps.remembered import Remembered

SHORTEST_PROSE = 70  # characters: the shortest leads of news texts have a dozen words
LONGEST_HEAD = 250  # characters: what is longer is no title and no deck, however it ends
LONGEST_LABEL = 110
LONGEST_NOTICE = 60  # words
LONGEST_INVITATION = 40  # words
LONGEST_CONTRIBUTION = 300  # characters: half a dozen names
LONGEST_OWN_LABEL = 12  # words
SHORTEST_PROMOTION = 5  # words; what is shorter may be a heading of the article's own
LONGEST_PROMOTION = 16
SHORTEST_CAPTION = 3  # words beside the credit

_PERSON = r"[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]+){0,3}"
_PICTURE = (
    r"(?:(?:ap|afp|reuters|getty|file|stock|staff|courtesy|handout|pool|aerial|"
    r"illustrative)\s)?(?:photo(?:graph|s|graphs|graphy)?|images?|pictures?|credit|courtesy|handout|screen\s?shot|"
    r"screengrab|illustration|video)"
)
_AGENCY = r"(?:Getty(?:\sImages)?|Reuters|REUTERS|AFP|AP|EPA|Shutterstock|iStock|Alamy|Unsplash|Bloomberg|Flickr)"
_AGENCY_NAMED = rf"(?:{_AGENCY}|Associated Press|Agence France-Presse)"
_CREDIT = (
    rf"(?:[A-Z][\w.]+\s){{1,3}}(?i:photo)|(?:(?i:{_PICTURE})\b[^()\[\]]{{0,120}}|{_PERSON}\s?/\s?[A-Z][^()\[\]]{{1,80}}|"
    rf"[^()\[\]]{{0,80}}(?:/\s?{_AGENCY}|(?i:via) {_AGENCY}|Getty\sImages|(?i:file photo))(?:,?\s(?i:file|"
    rf"pool))?)"
)
# "(ABC News: Jane Roe)": an outlet and its photographer.
_BY_OUTLET = rf"[A-Z][\w.&’'-]*(?:\s[A-Z][\w.&’'-]*){{0,3}}:\s{_PERSON}"
_IN_BRACKETS = re.compile(rf"[(\[]\s*(?:{_CREDIT}|{_BY_OUTLET})\s*[)\]]\.?\Z")
# "Ann Lee at a rally (AP)"; behind a sentence that has ended it names who reported it, as several do: "(AP) (Reuters)".
_AGENCY_ALONE = re.compile(rf"(?<![.!?)])(?<![.!?][”\"’'])(?:\s\((?:{_AGENCY}|PA|AAP)\))+\Z")
_NAMED = r"(?:[^.:]|(?<=\b[A-Z])\.){3,60}"  # a name, with the stops of its initials
_AT_END = re.compile(
    r"(?i:\b(?:photo(?:graph|graphy)?|image|picture|video)s?\s*(?:credit)?\s*(?::|by|provided by|courtesy of|"
    rf"courtesy|via)|\bcredit\s*:)\s*{_NAMED}\.?\Z"
)
# "… in Des Moines. | AP Photo/Gene Roe", "… on Sunday. Joe Roe/Getty Images": a credit as a sentence of its own.
_BEHIND = re.compile(
    rf"(?:[.!?”\"]|\s[|–—])\s+(?:(?i:(?:ap|afp|reuters|epa) photo)/{_PERSON}|"
    rf"{_PERSON}(?:\s?/\s?[A-Z][^.!?/]{{1,40}}){{0,2}}?(?:\s?/\s?{_AGENCY}|,? via {_AGENCY_NAMED})|{_AGENCY})"
    rf"(?: hide caption)?\Z|[.!?”\"]\sCredit:?\s{_PERSON}(?:\s?/\s?[A-Z][^.!?/]{{1,40}}|,? for [A-Z][^.!?/]{{1,40}})\Z"
)
_BARE = re.compile(rf"\W*(?:{_PERSON}\s?/\s?[A-Z][\w.'’ -]+|(?i:{_PICTURE})\s*(?:[:/|]|(?i:by|via)\b).*|{_AGENCY})\Z")
_LABELLED = re.compile(
    r"(?:image|photo|picture|video|media) (?P<kind>caption|source|credit)\s*[,:\s]\s*(?P<said>.+)", re.I | re.S
)
# A label, and more behind it than the name of a photographer and a place of work.
_PICTURE_LABEL = re.compile(r"(?:photo|picture|image)\s?:\s(?P<said>\S.+)", re.I)
_LONGEST_CREDIT = 6  # words
_LONGEST_BARE = 100  # characters of a credit without a caption

_ITSELF = re.compile(
    r"\b(?:this|the (?:above|original|full)|our) (?:is an? )?(?:\w+ )?(?:story|article|report|post|page|"
    r"piece|column|essay|interview|review|editorial|op-ed|commentary|version|content|material|press release|"
    r"text|transcript|podcast|episode|newsletter)\b",
    re.I,
)
_OF_PUBLISHING = re.compile(
    r"\b(?:publish(?:ed)?|republish\w*|appear(?:s|ed)|updat(?:e|ed|es|ing)|correct(?:ed|ion|ions)|archived?|"
    r"outdated|syndicat\w*|written|produced|translated|edited|compiled|contribut\w+|developing|reprint\w*|"
    r"permission|licens\w+|headline|distributed|rewritten|redistributed|supported|sponsored|generated|"
    r"misstated|misidentified|misspelled|incorrectly|corrects|part of|first ran|adapted|excerpted|final form|"
    r"benefit from)\b",
    re.I,
)
_RIGHTS = re.compile(r"©|\(c\) ?\d{4}|\bcopyright\b.{0,40}\d{4}|\ball rights reserved\b|\breprint permission\b", re.I)
_CLICK = re.compile(
    r"\b(?:click|tap) here\b|\bnewsletters?\b|\bsubscri(?:be|ption)\b|\bsign up\b|\bfollow (?:us|me|him|her|"
    r"them)\b|\byour (?:e-?mail )?inbox\b|\byou agree to\b|\byour (?:e-?mail )?address will\b|"
    r"\bfree articles\b|\balready a subscriber\b|\bwe reserve the right\b|"
    r"\bplease consider (?:supporting|donating|subscribing|making|a)\b|\bcommenting (?:platform|policy|section)\b|"
    r"\bcommunity (?:guidelines|standards)\b",
    re.I,
)
# "NEW! You can now listen to our articles": what the outlet lets its reader do.
_YOU_CAN = re.compile(r"(?:new\W*)?you can (?:(?P<now>now) |also )?(?P<verb>\w+)\b", re.I)
# "To read more about the flood, go to our site."
_TO_DO_SO = re.compile(
    r"(?:to|for) (?!the )\w+[^.,]{0,60}, (?:please )?(?:go to|visit|click|call|e-?mail|contact|write to|log on|see)\b",
    re.I,
)
# A line that is nothing but a link in brackets: "[The pastor was also a senator]".
_BRACKETED = re.compile(r"\[[^\[\].]{8,160}\]\Z")
# What a page tells a screen reader of its lists and pictures.
COUNTED = re.compile(r"list of \d+ items?|end of list|(?:list|image|photo|picture|slide) \d+ of \d+", re.I)
_RIGHTS_OPEN = re.compile(r"\W*(?:©|\(c\) ?\d{4}|copyright\b|(?:TM and|all) (?:©|rights reserved))", re.I)
_CONTRIBUTED = re.compile(
    r"\b(?:contribut(?:ed|ing)\b(?: (?:to|reporting|from)\b.*)?|(?:reporting|editing|writing|"
    r"compiled) (?:by|from) .{3,160}|\b(?:reporting|research)\b.{0,80}\bwas contributed by .{3,160})[.)]*\Z",
    re.I,
)
_CONTRIBUTION_OPENS = re.compile(
    r"\(\s*(?:additional |with )?(?:report|writ|edit|compil)(?:ing|ed) (?:by|from)\b", re.I
)
_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+\.\w{2,}|(?<!\w)@\w{3,}|\bhttps?://\S+|\bwww\.\S+", re.I)

_OUR = re.compile(r"our\s[^.:!?]{2,40}:\s", re.I)
_TELEPHONE = re.compile(r"(?<!\d)\(?\d{3}[).\s-]\s?\d{3,4}[.\s-]\d{4}(?!\d)")

_IMPERATIVES = lexicon.words(
    """
    read sign subscribe follow click watch see listen download share get join like connect contact send submit
    learn find visit check support donate register enter view explore discover tap scroll stay try buy email
    call tell write help give browse continue skip log play hear print save comment become keep receive got
    want need please
    """
)
# Objects and particles that make an imperative an invitation to readers, whatever the outlet.
_TO_READERS = re.compile(
    r"\b(?:us|our|your|you|more|full|here|below|above|newsletters?|newsroom|twitter|facebook|instagram|"
    r"youtube|whatsapp|telegram|app|podcast|alerts?|inbox|email|story|stories|articles?|coverage|subscribers?|"
    r"subscribe|comments?|video|gallery|photos|related|discussion|journalists?|terms)\b|(?<!\w)@\w+|[»>→]\s*\Z|https?:",
    re.I,
)
# Labels that a link or nothing follows, and those that are labels only when nothing or a mark follows.
_LEADS = (
    r"read (?:more|next|also|the full|this|full)|related(?: \w+)?:?|see also|more (?:from|stories|news|"
    r"coverage)|also (?:read|see|on)|continue reading|most (?:read|popular|viewed)|share this|filed under|"
    r"don[’']t miss|up next|next up|keep reading|"
    r"story continues|article continues|enlarge|toggle caption|skip to|back to top|"
    r"view (?:comments|gallery|all)|sign (?:up|in)|log in"
)
# Those that announce a list of links.
_ANNOUNCES = re.compile(
    r"\W*(?:keep reading|read (?:more|next|also)|see also|also(?: (?:read|see|on)\b.{0,20})?|related(?: \w+)?|"
    r"more (?:from|stories|news|coverage|on this)\b.{0,30}|most (?:read|popular|viewed|recent)|multimedia|"
    r"trending(?: \w+)?|recommended(?: \w+)?|what to read next|you (?:may|might) (?:also )?like|in this stream|"
    r"latest (?:stories|news|headlines)|top (?:stories|news|headlines)|don[’']t miss|up next|topics|tags)\W*\Z",
    re.I,
)
_ALONE = (
    r"watch(?: now| live)?|listen|advertisements?|ad|sponsored(?: content)?|recommended|multimedia|"
    r"trending(?: (?:now|news|stories|topics|videos))?|share|print|comments?|tags?|"
    r"topics?|categor(?:y|ies)|about (?:the|this) authors?|follow|newsletter|editor[’']s (?:note|picks?)|"
    r"close|embed|play|loading|subscribe|download|more|video|photos?|gallery|live|breaking|update|caption|image|"
    r"sources?|via"
)
_LABEL = re.compile(rf"\W*(?:(?P<leads>(?:{_LEADS}))|(?:{_ALONE}))(?!\w)\s*(?P<after>.*)", re.I | re.S)
_FINISHED = re.compile(r"[.!?…。！？।؟][\"”’'»)\]」』]*\Z|[\"”»」』]\Z")
_WORDS = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_QUOTES = ('"', "“", "‘", "«", "„", "``")


def words(line: str) -> list[str]:
    """The words of a line, lower case."""
    return [word.lower() for word in _WORDS.findall(line)]


def count_words(paragraphs: Iterable[str], most: int) -> int:
    """How many words these paragraphs have; what comes after the paragraph that goes beyond `most` is not counted."""
    count = 0
    for paragraph in paragraphs:
        count += sum(map(_COUNTS.__getitem__, paragraph.split()))
        if count > most:
            break
    return count


# How many words stand in what is between two blanks.
_COUNTS: Final[Remembered[int]] = Remembered(lambda chunk: len(_WORDS.findall(chunk)))


def is_finished(line: str) -> bool:
    """Whether a line ends as a sentence does, which titles, labels and links do not."""
    return bool(_FINISHED.search(line))


def is_prose(line: str) -> bool:
    """Whether a line is running text: as long as a lead, and finished or introducing what follows."""
    return len(line) >= SHORTEST_PROSE and (is_finished(line) or line.endswith(":") or len(line) > LONGEST_HEAD)


def is_caption(line: str) -> bool:
    """Whether a line is a picture's caption: it ends in a photo credit, or is nothing else."""
    if _IN_BRACKETS.search(line) or _BEHIND.search(line) or _AGENCY_ALONE.search(line):
        return True
    if _LABELLED.match(line) or _is_bare_credit(line):
        return True
    credit = _AT_END.search(line)
    return credit is not None and len(words(line[: credit.start()])) >= SHORTEST_CAPTION


def _is_bare_credit(line: str) -> bool:
    return len(line) <= _LONGEST_BARE and bool(_BARE.fullmatch(line))


def caption_text(line: str) -> str:
    """A caption with what it says; "" where it is a credit alone."""
    if labelled := _LABELLED.match(line):
        return labelled["said"] if labelled["kind"].lower() == "caption" else ""
    if (label := _PICTURE_LABEL.match(line)) and len(words(label["said"])) > _LONGEST_CREDIT:
        return label["said"]
    said = _IN_BRACKETS.sub("", line).strip()
    return "" if _is_bare_credit(line) or len(words(said)) < SHORTEST_CAPTION else line


def is_notice(line: str) -> bool:
    """Whether a line speaks of the article rather than of the news: archive notice, correction, rights."""
    if _RIGHTS.search(line):
        return True
    if line.startswith(_QUOTES) or len(words(line)) > LONGEST_NOTICE:
        return False
    return bool((_ITSELF.search(line) and _OF_PUBLISHING.search(line)) or _CLICK.search(line))


def is_contribution(line: str) -> bool:
    """Whether a line names who else reported: "The Associated Press contributed to this report."."""
    if _CONTRIBUTION_OPENS.match(line):  # whatever stands behind it on its line
        return True
    return len(line) <= LONGEST_CONTRIBUTION and bool(_CONTRIBUTED.search(line)) and not line.startswith(_QUOTES)


def is_invitation(line: str) -> bool:
    """Whether a line bids the reader do something: it opens with an imperative on the outlet's things."""
    said = words(line)
    if not said or len(said) > LONGEST_INVITATION or line.startswith(_QUOTES):
        return False
    if _TO_DO_SO.match(line):
        return True
    can = _YOU_CAN.match(line)
    verb = can["verb"].lower() if can else said[0]
    return verb in _IMPERATIVES and bool(_TO_READERS.search(line))


def is_label(line: str) -> bool:
    """Whether a line is a label or link of the page around the text: "Related: …", "Advertisement"."""
    found = _LABEL.match(line) if len(line) <= LONGEST_LABEL else None
    if not found:
        return False
    after = found["after"]
    return not after or after[0] in ":»>→|" or (bool(found["leads"]) and not is_finished(line))


def announces_links(line: str) -> bool:
    """Whether a line is the heading of a list of links: "Related stories", "Most popular"."""
    return bool(_ANNOUNCES.match(line))


def is_promotion(line: str) -> bool:
    """Whether a line between paragraphs is a link to something else: a headline in capitals, or in brackets, or
    an unfinished invitation.
    """
    said = words(line)
    can = _YOU_CAN.match(line)
    if is_invitation(line) and (not is_finished(line) or (can and can["now"])) and not line.endswith(":"):
        return True
    if _BRACKETED.match(line) or COUNTED.fullmatch(line):
        return True
    return line.isupper() and not is_finished(line) and SHORTEST_PROMOTION <= len(said) <= LONGEST_PROMOTION


def opens_footer(line: str) -> bool:
    """Whether nothing of the article comes after a line: it is the copyright line."""
    return bool(_RIGHTS_OPEN.match(line)) and bool(_RIGHTS.search(line))


def is_own_label(line: str) -> bool:
    """Whether a short line speaks of the outlet in the first person under a label: "Our standards: …"."""
    return bool(_OUR.match(line)) and len(words(line)) <= LONGEST_OWN_LABEL


def has_telephone(line: str) -> bool:
    """Whether a line gives a telephone number."""
    return bool(_TELEPHONE.search(line))


def has_address(line: str) -> bool:
    """Whether a line gives an e-mail address, a handle or a link."""
    return bool(_ADDRESS.search(line))
