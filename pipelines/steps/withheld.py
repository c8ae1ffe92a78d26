"""Pages that withhold their article: it is gone, or only subscribers see the rest of it.

Told by what such pages say in whatever outlet: the words of a server's error page, an offer to subscribe in order to go
on reading, and schema.org's ``isAccessibleForFree``. None of it retracts what the article said while it could be read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.pipelines.steps.fingerprint import folded_words
from dateline.pipelines.steps.lines import count_words, is_finished, words

# Of the text that stood there before: a publisher who rewrites an article keeps most of its length; of the pages behind
# a paywall among the development pages none shows more than a third.
MOST_OF_STUB = 0.5
# Words of a page that says that it is gone, with its excuses and a search form; articles about lost pages are longer.
LONGEST_EXCUSE = 120
LONGEST_BARE_EXCUSE = 40  # where its title does not say so: the shortest news in brief has as many
LONGEST_GONE_TITLE = 8  # words
SHORTEST_SHARED_OPENING = 8  # words, of which a cut text's opening has to be its former's: a shingle of a fingerprint
LONGEST_OFFER = 400  # characters of a paragraph that offers a subscription

_ERROR = r"(?:error\s*)?(?:404|410)(?:\s*error)?"
_THING = (
    r"(?:(?:the|this|that|your|la|die|das|cette|esta)\s)?(?:requested\s)?(?:web\s?)?"
    r"(?:page|article|story|content|post|link|url|seite|artikel|página|article|artículo)"
)
_IS_GONE = (
    r"(?:(?:can(?:no|['’])t|cannot|could ?n[o'’]t|could not) be found|(?:is|was|are) not found|not found|"
    r"(?:is |are )?no longer (?:available|exists?|here|on this (?:site|server))|does(?: not|n['’]t) (?:seem to )?exist|"
    r"(?:is|are)(?: not|n['’]t| currently not| currently un) ?available|unavailable|has expired|"
    r"(?:has|have|may have) been (?:moved|removed|deleted|archived)(?: or (?:\w+ ){0,2}(?:moved|removed|"
    r"deleted|renamed))?|"
    r"(?:has|may have) moved|(?:wurde )?nicht (?:gefunden|verfügbar)|introuvable|no encontrad[ao]|non trovat[ao])"
)
_GONE_TITLE = re.compile(
    rf"\W*(?:(?:oops|sorry|whoops|uh[- ]oh)\W+)?(?:{_ERROR}(?:\W+(?:{_THING} )?{_IS_GONE})?|(?:{_THING} )?{_IS_GONE}"
    rf"(?:\W+{_ERROR})?|(?:page|article|http)? ?error|gone)\W*",
    re.I,
)
_EXCUSE = r"(?:\W*(?:oops|sorry|whoops|uh[- ]oh|we(?:['’]re| are) sorry|we apologi[sz]e|error)\W+(?:but )?)?"
# It opens with the page, says of it that it is gone, and soon ends: no report about a page that is gone.
_GONE_LINE = re.compile(
    rf"{_EXCUSE}(?:{_ERROR}\W.{{0,60}}|{_THING}(?: (?:that )?you(?:['’]re| are|['’]ve)? (?:\w+ ){{1,4}}(?:for )?)?"
    rf"[^.!?]{{0,20}}?\s?{_IS_GONE}[^.!?]{{0,30}}|we (?:ca|could)(?:n['’]t|n?not| not) (?:seem to )?find {_THING}"
    r"[^.!?]{0,40}|it looks like nothing was found[^.!?]{0,30})(?:[.!?]|\Z)",
    re.I,
)
# An offer that stands where the text ends; "Subscribe" alone stands on every page.
_OFFER = re.compile(
    r"\b(?:subscribe|sign (?:up|in)|log ?in|register|join|upgrade|become an? (?:\w+ )?(?:subscriber|member)|"
    r"create an? (?:free )?account|start (?:your|a) (?:\w+ )?trial|purchase|choose a (?:plan|subscription))\b"
    r"[^.!?\n]{0,60}\bto (?:(?:continue|keep|go on|finish)\b|(?:read|view|access|see|unlock|enjoy) (?:the |this |our )?"
    r"(?:full|rest|whole|entire|complete|article|story|content|more|unlimited|all|exclusive|premium))"
    r"|\bto (?:(?:continue|keep|finish) reading\b|(?:read|access|unlock|view|see) (?:the |this )?(?:full|rest|whole|"
    r"entire|complete|remaining|premium|exclusive)?\s?(?:of (?:the|this) )?(?:story|article|content|text|piece)\b)"
    r"[^.!?\n]{0,60}\b(?:subscri|sign (?:up|in)|log ?in|register|member|trial|account|purchase)"
    r"|\b(?:reserved|exclusive(?:ly)?|available|only|free)\b[^.!?\n]{0,20}\b(?:for|to)\b[^.!?\n]{0,20}"
    r"\b(?:subscribers|members only)\b"
    r"|\b(?:for |is )?(?:subscribers|members)[ -]only\b|\balready an? (?:\w+ )?(?:subscriber|member)\b"
    r"|\byou(?: have|['’]ve) (?:reached|hit|used|read|exceeded)[^.!?\n]{0,40}\b(?:free|limit|complimentary)\b"
    r"|\b(?:free|complimentary) articles? (?:left|remaining|this month|per month)\b"
    r"|\b(?:réservé|exclusif)s? (?:à nos |aux |pour les )?abonnés\b|\bil vous reste [^.\n]{0,30}% de cet article\b"
    r"|\b(?:weiterlesen|lesen sie (?:den ganzen|weiter))[^.!?\n]{0,30}\b(?:abo|mit|plus)\b|\bnur für abonnenten\b"
    r"|\b(?:contenido )?(?:exclusivo|solo) para suscriptores\b|\bsuscríb[ea]\w* para (?:seguir|continuar) leyendo\b"
    r"|\b(?:contenuto )?riservato agli abbonati\b",
    re.I,
)
# Every offer has one of these.
OFFER_ROOTS = (
    "ubscri", "UBSCRI", "ign in", "IGN IN", "og in", "ogin", "egister", "EGISTER", "ember", "EMBER", "bonn", "BONN",
    "Abo", "uscri", "uscrí", "ccount", "rial", "free articles",
)  # fmt: skip
_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[\s?(?:…|\.\.\.|\+\d+ chars)\s?\])[\s\"”’)\]]*\Z")
_BLANKED = re.compile(" {8,}")  # where no text of a page has so many
SIGNS_A_WORD = 6  # of English news, the space behind it among them
_CLOSED = re.compile(r'"isAccessibleForFree"\s*:\s*"?(?:https?://schema\.org/)?false\b', re.I)


def says_gone(title: str, paragraphs: Sequence[str]) -> bool:
    """Whether a page is no article but the word that there is none any more."""
    spoken = count_words(paragraphs, LONGEST_EXCUSE)
    if title and len(words(title)) <= LONGEST_GONE_TITLE and _GONE_TITLE.fullmatch(title):
        return spoken <= LONGEST_EXCUSE or _is_error(paragraphs)
    return 0 < spoken <= LONGEST_BARE_EXCUSE and _is_error(paragraphs)


def _is_error(paragraphs: Sequence[str]) -> bool:
    """Whether the page opens with saying so, and not with news of a page that is gone."""
    opening = next(filter(is_finished, paragraphs), next(iter(paragraphs), ""))
    return bool(_GONE_LINE.match(opening) or _GONE_TITLE.fullmatch(opening))


def is_offer(line: str) -> bool:
    """Whether a line says that one has to subscribe, or to sign in, to read on."""
    return len(line) <= LONGEST_OFFER and bool(_OFFER.search(line))


def says_closed(scripts: Sequence[str]) -> bool:
    """Whether a page's JSON-LD says that the article is not accessible for free."""
    return any(_CLOSED.search(script) for script in scripts)


def is_stub(text: str, former: str, paywalled: bool) -> bool:
    """Whether a text is what a paywall leaves of the one that stood there before.

    :param paywalled: whether the page says that only subscribers see the rest; where it does not, the text must open as
        the former did and break off in the middle of a sentence
    """
    now, before = folded_words(_CUT_OFF.sub("", text)), folded_words(former)
    if not before or _length(text, now) > MOST_OF_STUB * _length(former, before):
        return False
    return paywalled or (_breaks_off(text) and _opens_alike(now, before))


def _length(text: str, words: Sequence[str]) -> float:
    """How many words a text has, or had before all but its evidence was blanked."""
    return len(words) + sum(map(len, _BLANKED.findall(text))) / SIGNS_A_WORD


def _breaks_off(text: str) -> bool:
    return bool(_CUT_OFF.search(text)) or not is_finished(text.rstrip())


def _opens_alike(now: Sequence[str], before: Sequence[str]) -> bool:
    """Whether all of a text but its last word, which may be half of one, opens the other."""
    whole = now[:-1]
    return len(whole) >= SHORTEST_SHARED_OPENING and list(whole) == list(before[: len(whole)])
