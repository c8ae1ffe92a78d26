"""German: its words, what its figures mean, its compounds and its sense of direction; the rows are in
``german_phrases``.

A smaller table than the English one: what news dates by, and no narrative times. No events are read from German.
"""

# ruff: noqa: ARG001  (checks share one signature)
from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from dateline.pipelines.steps.timex import german_phrases as phrases
from dateline.pipelines.steps.timex.grammar import Language, Token, Vocabulary

_DAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag/Sonnabend Sonntag"
_PARTS = {"morgen": "MO", "früh": "MO", "vormittag": "MO", "nachmittag": "AF", "abend": "EV", "nacht": "NI"}
_UNITS = "Tag/D Woche/W Monat/M Jahr/Y Jahrzehnt/DE Jahrhundert/CE Stunde/TH Minute/TM Sekunde/TS"


def _numbered(words: str) -> dict[str, str]:
    """Each word with its place from 1; words joined by a slash share one."""
    return {word: str(n) for n, group in enumerate(words.split(), 1) for word in group.split("/")}


def _counted(words: str, start: int) -> dict[str, str]:
    """Each word with the number that it is, from `start`."""
    return {word: str(n) for n, word in enumerate(words.split(), start)}


def _declined(stems: str) -> dict[str, str]:
    """Adjectives in all their endings."""
    return {f"{stem}{ending}": "" for stem in stems.split() for ending in ("e", "en", "em", "er", "es")}


def _plurals() -> dict[str, str]:
    units = dict(unit.split("/") for unit in _UNITS.split())
    endings = {"e": "n", "t": "en"}
    forms = {f"{name}{endings.get(name[-1], 'e')}": unit for name, unit in units.items()}
    return forms | {f"{name}en": units[name] for name in ("Tag", "Jahr", "Jahrzehnt", "Jahrhundert")} | {"Monate": "M"}


_WEEKDAYS = _numbered(_DAYS)
_ERAS = {"Woche": "W", "Monat": "M", "Quartal": "Q", "Jahr": "Y", "Jahrzehnt": "DE", "Wochenende": "WE"}
WORDS: Mapping[str, Mapping[str, str]] = {
    "month": _numbered(
        "Januar/Jänner/Jan Februar/Feber/Feb März/Mär April/Apr Mai"
        + " Juni/Jun Juli/Jul August/Aug September/Sept/Sep Oktober/Okt November/Nov Dezember/Dez"
    ),
    "weekday": _WEEKDAYS,
    "short_weekday": _numbered("Mo Di Mi Do Fr Sa So"),
    "weekdays": {f"{name.lower()}s": n for name, n in _WEEKDAYS.items()},
    # Split by `fold`: "Donnerstagabend" is Donnerstag and Abend.
    "compound": {f"{name}{part}": f"{name} {part}" for name in _WEEKDAYS for part in _PARTS},
    "part": _PARTS | {part.title(): code for part, code in _PARTS.items() if part != "früh"},
    "unit": dict(unit.split("/") for unit in _UNITS.split()),
    "units": _plurals(),
    "era": _ERAS | {"Monats": "M", "Quartals": "Q", "Jahres": "Y", "Jahrzehnts": "DE", "Wochenendes": "WE"},
    "season": {"Frühjahr": "SP", "Frühling": "SP", "Sommer": "SU", "Herbst": "FA", "Winter": "WI"},
    "number": dict.fromkeys(("ein", "eine", "einem", "einen", "einer", "eines"), "1")
    | _counted("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf", 2),
    "vague": dict.fromkeys(("einige", "einigen", "mehrere", "mehreren", "wenige", "wenigen"), "X"),
    "approx": dict.fromkeys(("rund", "etwa", "knapp", "fast", "gut", "ungefähr", "über"), ""),
    "last": _declined("vergangen letzt vorig"),
    "next": _declined("kommend nächst"),
    "this": _declined("dies laufend"),
    "ordinal": {form: n for stem, n in _counted("erst zweit dritt viert", 1).items() for form in _declined(stem)},
    "edge": {"Anfang": "START", "Beginn": "START", "Mitte": "MID", "Ende": "END"},
    "often": {"täglich": "P1D", "wöchentlich": "P1W", "monatlich": "P1M", "jährlich": "P1Y", "stündlich": "PT1H"},
    "feast": {
        "Weihnachten": "christmas", "Heiligabend": "christmas_eve", "Ostern": "easter", "Ostermontag": "easter_monday",
        "Karfreitag": "good_friday", "Pfingsten": "pentecost", "Silvester": "new_year_eve", "Neujahr": "new_year",
        "Allerheiligen": "all_saints",
    },
}  # fmt: skip
PROPER = frozenset({"month", "weekday", "short_weekday", "compound", "unit", "units", "era", "season", "edge", "feast"})
# Words that come in expressions and make none.
_COMPANIONS = frozenset({"short_weekday", "number", "vague", "approx", "last", "next", "this", "ordinal", "edge"})
TRIGGERS = (frozenset(WORDS) - _COMPANIONS) | {
    "year", "daymonth", "=er", "=Uhr", "=:", "=vorgestern", "=gestern", "=heute", "=morgen", "=übermorgen", "=derzeit",
    "=zurzeit", "=jetzt", "=momentan", "=kürzlich", "=neulich", "=unlängst", "=bald", "=demnächst", "=künftig",
}  # fmt: skip
# A long number, one too long to count, and with a full stop: a time, a day of a month, both, a thousand, none of these.
FIGURES = ("12345", "1234567", "10.30", "31.8", "10.12", "1.500", "1.75")
FIRST_YEAR, LAST_YEAR = 1000, 2199  # as in English: other figures of four digits are counts


def numbers(text: str) -> Mapping[str, str]:
    """The classes of a token of digits; a full stop parts day and month, hour and minute, or thousands."""
    if not text.isdigit():
        return _dotted(text)
    if len(text) > 6:
        return {"figure": text}
    classes = {"number": text.lstrip("0") or "0"}
    if len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR:
        classes |= {"year": text} | ({"decade_year": text[:3]} if text[3] == "0" else {})
    return classes | _short(text) if len(text) <= 2 else classes


def _short(text: str) -> dict[str, str]:
    value = int(text)
    told = {
        "two": (len(text) == 2, text),
        "decade_two": (len(text) == 2 and text[1] == "0" and value >= 20, text[0]),
        "minute": (len(text) == 2 and value < 60, text),
        "hour": (value < 25, f"{value:02}"),
        "twelve": (1 <= value <= 12, str(value)),
        "day": (1 <= value <= 31, str(value)),
        "four": (len(text) == 1 and 1 <= value <= 4, text),
    }
    return {name: form for name, (holds, form) in told.items() if holds}


def _dotted(text: str) -> Mapping[str, str]:
    left, _, right = text.partition(".")
    if not (left.isdigit() and right.isdigit()) or len(left) > 3 or len(right) > 3:
        return {"figure": text}
    if len(right) == 3:
        return {"number": str(int(left + right))}
    classes = {}
    if len(left) <= 2 and 1 <= int(left) <= 31 and 1 <= int(right) <= 12:
        classes["daymonth"] = f"{int(right)},{int(left)}"
    if len(left) <= 2 and len(right) == 2 and int(left) < 25 and int(right) < 60:
        classes["dotted"] = f"{left:0>2}:{right}"
    return classes or {"figure": text}


def fold(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """Parts what is two words in one ("Donnerstagabend"), and joins a short month with its full stop."""
    out: list[Token] = []
    for token in tokens:
        if "compound" in token.values:
            name, part = token.values["compound"].split()
            middle = token.start + len(name)
            for word, start, end in ((name, token.start, middle), (part, middle, token.end)):
                entry = vocabulary.entries[word]
                out.append(Token(entry.code, entry.values, start, end))
        elif "=." in token.values and out and "month" in out[-1].values and token.start - out[-1].start in (3, 4):
            out[-1] = vocabulary.phrase("month", out[-1].values["month"], out[-1].start, token.end)
        else:
            out.append(token)
    return out


def is_an_age(text: str, start: int, end: int) -> bool:
    """A length that is an age: "20 Jahre alt"."""
    return text.startswith(" alt", end)


def is_a_noun(text: str, start: int, end: int) -> bool:
    """A word with a capital that is an adverb only without one: "der Morgen"."""
    return text[start].isupper()


# Clauses are longer than English ones, and the verb may stand at either end.
WINDOW = 200
_END = re.compile(r"(?<![0-9])[.!?][\"“”«»]*\s+(?=[\"„»]?[A-ZÄÖÜ])|\n\s*\n")
_FUTURE = (
    r"wird|werden|soll|sollen|will|wollen|muss|müssen|möchten?|dürften?|könnten?|plant|planen|geplant|erwartet|"
    r"vorgesehen|angesetzt|beginnt|startet"
)
# Auxiliaries and weak verbs in the past; adjectives end like these ("letzte"), nouns have a capital.
_PAST = (
    r"hat|haben|hatten?|war|waren|wurden?|worden|kam|kamen|gab|gaben|ging|gingen|fand|fanden|traf|trafen|fiel|starb|"
    r"starben|nahm|nahmen|rief|sprach|schrieb|verlor|gewann|begann|blieb|"
    r"(?P<weak>(?!heute|letzte|dritte|erste|zweite|gesamte|sollte|wollte|müsste|rechte|alte|gute|späte)[a-zäöüß]{3,20}ten?)"
)
_CUE = re.compile(rf"\b(?:(?P<future>{_FUTURE})|(?P<past>{_PAST}))\b")
_LEAD = re.compile(r"\b(?:(?P<until>bis|ab|spätestens)|(?P<since>seit))(?: (?:zum|am|dem))?\s$")
_LONGEST_LEAD = 20
# An auxiliary or a strong verb this many characters or fewer before the expression governs it, as in English.
GOVERNED = 28


def directions(text: str) -> Callable[[int, int], str]:
    """Which way the words around text[start:end] point, as in ``english_tense``: the nearest cue before it in the
    sentence, else the nearest after it.
    """
    return _Sentences(text).direction


class _Sentences:
    """The cues and the ends of sentences of a text, found once when first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _cues(self) -> list[re.Match[str]]:
        return list(_CUE.finditer(self._text))

    @cached_property
    def _breaks(self) -> list[int]:
        return [match.end() for match in _END.finditer(self._text)]

    def direction(self, start: int, end: int) -> str:
        lead = _LEAD.search(self._text[max(0, start - _LONGEST_LEAD) : start])
        if lead:
            return ">~" if lead["until"] else "<<"
        place = bisect_right(self._breaks, start)
        first = max(start - WINDOW, self._breaks[place - 1] if place else 0)
        last = min(end + WINDOW, self._breaks[place] if place < len(self._breaks) else len(self._text))
        after = bisect_left(self._cues, start, key=re.Match.start)
        if after and self._cues[after - 1].start() >= first:
            return _pointed(self._cues[after - 1], start)
        later = next((cue for cue in self._cues[after : after + 3] if end <= cue.start() < last), None)
        return _pointed(later, start) if later else "="


def _pointed(cue: re.Match[str], start: int) -> str:
    governs = 0 <= start - cue.end() <= GOVERNED and not cue["weak"]
    return (">" if cue["future"] else "<") + ("" if governs else "~")


GERMAN = Language(
    code="de",
    words=WORDS,
    proper=PROPER,
    layers=(phrases.LENGTHS, (*phrases.DAYS, *phrases.STRETCHES), phrases.CLOSER),
    checks={"is_an_age": is_an_age, "is_a_noun": is_a_noun},
    directions=directions,
    numbers=numbers,
    figures=FIGURES,
    fold=fold,
    fold_kinds=("month",),
    fold_words=(".",),
    triggers=TRIGGERS,
)
