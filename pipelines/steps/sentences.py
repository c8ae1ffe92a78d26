"""Sentences: Punkt with the abbreviations of news prose, one paragraph at a time.

Method: Kiss and Strunk, Unsupervised Multilingual Sentence Boundary Detection, Computational Linguistics
32(4), 2006, with the model inside its package. News writes more abbreviations before names than the model
learned ("Atty. Gen.", "Lt. Gov.", "Rep."): a boundary after one of those is taken back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from punkt import LanguageVars, PunktSentenceTokenizer, load_model

from dateline.pipelines.steps.lexicon import words
from dateline.pipelines.steps.remembered import Remembered
from dateline.schemas.records import Span

# Titles, ranks and the like, which a name follows: a sentence never ends with one.
_BEFORE_NAMES = words(
    """
    adm amb asst assn atty brig capt cmdr col comdr cpl det dr ens fr gen gov hon insp lt ltc maj messrs
    mlle mme mr mrs ms msgr mt ofc pfc prof pvt rep reps rev sen sens sgt spc sr st ste supt vice
    atty.gen lt.gov lt.col maj.gen brig.gen e.g i.e cf viz approx
    """
)
# Months, days and counters, which a number follows where they do not end a sentence.
_BEFORE_NUMBERS = words(
    """
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun no nos
    vol pp ch sec art fig est ca
    """
)
_BEFORE_PARTIES = frozenset({"v", "vs"})
# "A.B. 4", "H.R. 3003": the initials of a chamber, which the number of a bill follows.
_BILL = re.compile(r"[a-z](?:\.[a-z]){1,3}")
# "George H.W. Bush": initials between a given name and a surname, and no place, body or time of day.
_INITIALS = re.compile(
    r"[A-Z][a-z]+ (?!(?:U\.[KNS]|D\.C|E\.U|L\.A|B\.C|A\.[DM]|P\.M|[NSRW]\.[CDHIJMVY]|N\.Y|F\.C)\.)(?:[A-Z]\.){2}\Z"
)
# "5:34 p.m. ET", "10 a.m. Eastern", "7 p.m. London time": the zone belongs to the time of day, as does its day: "9 a.m.
# Friday", "5 p.m. Christmas Eve".
_HALVES_OF_DAYS = frozenset({"a.m", "p.m"})
_OF_THE_CLOCK = re.compile(
    r"(?:[ECMP][SD]?T|AK[SD]?T|H[SD]?T|GMT|UTC|BST|IST|CES?T|EES?T|JST|AE[SD]?T|Eastern|Central|Mountain|Pacific"
    r"|(?:[A-Z][\w-]+ ){1,3}[Tt]ime"
    r"|(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?|May|June?|July?"
    r"|Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|Aug(?:ust)?|(?:Sept?|Oct|Nov|Dec)(?:(?:em|o)?ber)?"
    r"|Christmas|Thanksgiving|Easter|New Year|Labor Day|Memorial Day|Election Day|Independence Day)\b"
)
# "the 6 p.m. BBC news", "a 10 a.m. Senate hearing"; "Shortly before 9 p.m. Smith arrived": what follows goes with the
# hour.
_HOUR_BEFORE = re.compile(
    r"(?:\b(?:an?|the|its|h(?:is|er)|their|our|every)|[’']s"
    r"|\A[“\"]?(?:(?:just|shortly) )?(?:a(?:t|fter|round|bout)|by|before|from|since|until|till)(?: about)?)"
    r" [\d:.]+ [ap]\.m\.\Z",
    re.IGNORECASE,
)
# Punkt's own runs of dashes and full stops, "--", "..." and ". . .", with what they begin with first: re leaps there.
_RUNS = r"(?:[-.](?:(?<=-)-+|(?<=\.)(?:\.+|\s(?:\.\s)+\.)))"
_RUN = re.compile(_RUNS)
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_LAST_WORD = re.compile(r"([^\s(\[\"“”‘’']+)\.\Z")
_LAST_WORDS = 100  # characters at the end of a sentence, in which its last word stands
# Characters. Of 39,000 sentences of news the longest has 1,492; what is longer is a list, a table or a transcript
# without stops, and to parse it costs more than the square of its length.
LONGEST = 2000
_CUTS = (";", ",", " ")  # after which it is cut, the best first, as near its end as they stand


_PLAIN = re.compile(r"([A-Za-z]{2,})\.\s")
# The model takes every "p.m." for the middle of a sentence; what follows it decides (`_is_boundary`).
_HOUR = re.compile(r"[ap]\.m\.[”’\"']?\s", re.IGNORECASE)


class _Remembering(PunktSentenceTokenizer):
    """Punkt that judges each word before a full stop once, and with it the word behind only where that matters."""

    def __init__(self) -> None:
        rules = LanguageVars(multi_char_punct_pattern=_RUNS)
        super().__init__(load_model("english"), rules=rules, line_breaks="always")
        self._stops = "".join(rules.sent_end_chars)
        self._joining = {first for first, _ in self.params.collocations}
        self._ends: Remembered[bool] = Remembered(self._always_ends)
        self._breaks: Remembered[bool] = Remembered(super()._context_has_sentbreak)

    def _always_ends(self, word: str) -> bool:
        """Whether a sentence ends with a word and its full stop whatever follows: it neither abbreviates nor joins."""
        binds = self.params.is_abbrev(word) or self.params.is_numeric_abbrev(word.lower())
        return not binds and word.lower() not in self._joining

    def _candidate_spans(self, text: str) -> Iterator[tuple[int, int]]:
        """The stretches between the full stops that end a sentence, as Punkt's own; its records of what stands around
        each full stop cost more than to judge it.
        """
        begin = 0
        for stop, following, context in self._stops_of(text):
            if self._context_has_sentbreak(context):
                yield begin, stop
                begin = following
        yield begin, len(text.rstrip())

    def _stops_of(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Behind each full stop, the last of a run: where it ends, where the next word begins, and both words."""
        within = {at for run in _RUN.finditer(text) for at in range(run.start(), run.end() - 1)}
        held: tuple[int, int, str] | None = None
        word = stop = 0  # where the word before the last full stop begins, and that full stop
        for match in self._boundaries.match(text):
            if match.start() in within:
                continue
            space = _last_space(text, stop, match.start())
            word = space + 1 if space > stop else word
            if held is not None and stop <= word:
                yield held
            stop = match.start()
            following = match.start("next_tok")
            held = (match.end(), following if following >= 0 else match.end(), text[word : match.end("after_tok")])
        if held is not None:
            yield held

    def _is_only_sentence_punctuation(self, text: str) -> bool:
        return bool(text) and not text.strip(self._stops)

    def _context_has_sentbreak(self, context: str) -> bool:
        plain = _PLAIN.match(context)
        if plain is not None and self._ends[plain[1]]:
            return True
        return self._breaks[context] or _HOUR.match(context) is not None


def _last_space(text: str, start: int, end: int) -> int:
    """Where the last white space of ASCII stands in ``text[start:end]``, -1 where none does."""
    blank = text.rfind(" ", start, end)
    if text[max(start, blank + 1) : end].isalnum():
        return blank
    return max(blank, *(text.rfind(mark, start, end) for mark in "\t\n\r\v\f"))


@cache
def _tokenizer() -> PunktSentenceTokenizer:
    return _Remembering()


def split(text: str, part: int) -> tuple[Span, ...]:
    """The sentences of a part's text, in order, without white space around them; a line break ends one."""
    spans: list[tuple[int, int]] = []
    for first, last in _tokenizer().span_tokenize(text):
        # A line of punctuation alone comes back with the line before it.
        for piece in _LINE.finditer(text, first, last):
            if spans and _joins(text, spans[-1], *piece.span()):
                spans[-1] = (spans[-1][0], piece.end())
            else:
                spans.append(piece.span())
    return tuple(Span(part, start, end) for whole in spans for start, end in bounded(text, *whole))


def bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or the stretches of one that is too long to be one, without white space around them."""
    while end - start > LONGEST:
        stop = start + LONGEST
        found = (text.rfind(mark, start + LONGEST // 2, stop) + 1 for mark in _CUTS)
        at = next((at for at in found if at), stop)
        yield start, start + len(text[start:at].rstrip())
        start = at
        while text[start].isspace():
            start += 1
    yield start, end


def _joins(text: str, before: tuple[int, int], start: int, end: int) -> bool:
    """Whether what the model splits on one line is one sentence."""
    if "\n" in text[before[1] : start]:
        return False
    return not _is_boundary(text[max(before[0], before[1] - _LAST_WORDS) : before[1]], text[start:end])


def _is_boundary(left: str, right: str) -> bool:
    """Whether what the model splits really is two sentences.

    :param left: the first of them, or its end
    """
    if right[0].islower() or right[0] in ",;:)]–—":  # "“Stop!” he said", "Calif. — cities"
        return False
    found = _LAST_WORD.search(left, left.rfind(" ") + 1) if left.endswith(".") else None
    if not found:
        return True
    word = found[1].lower().rpartition("-")[2]  # "then-Gov. Rick Perry"
    if word in _BEFORE_NAMES or word in _BEFORE_PARTIES:
        return False
    if word in _HALVES_OF_DAYS:
        begins = right.lstrip("“‘\"'")[:1].isupper()  # "8 p.m. (2 p.m. ET)" goes on
        return begins and not (_OF_THE_CLOCK.match(right) or _HOUR_BEFORE.search(left))
    if right[0].isupper() and _INITIALS.search(left):
        return False
    numbered = word in _BEFORE_NUMBERS or _BILL.fullmatch(word) is not None
    return not (numbered and right[0].isdigit())
