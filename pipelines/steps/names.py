"""Proper names in a text by their form: persons by title or given name, institutions by their head word.

No model, no list of everybody: a title ("Gov."), a given name, a head word ("Department", "Court", "Union")
or a number ("Senate Bill 54") says what kind of name it is. `participants` folds the names of one article
into its cast.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal, NamedTuple, Protocol

from dateline.pipelines.steps.bills import bills
from dateline.pipelines.steps.described import described
from dateline.pipelines.steps.gazetteer import candidates, demonyms, fold, is_name
from dateline.pipelines.steps.lexicon import load, phrases, words
from dateline.pipelines.steps.place_scan import Capital, capitals, find_capitals, is_title_case, vocabulary
from dateline.pipelines.steps.remembered import Remembered
from dateline.pipelines.steps.terms import STOP_WORDS, is_listed

NameKind = Literal["person", "agency", "court", "bill", "programme", "organisation", "place", "group", "thing"]
LONGEST_PERSON = 4  # words: "Luiz Inácio Lula da Silva" has four capitals
LONGEST_GROUP = 3  # words: "California House Republicans"
LONGEST_ALIAS = 8
LONGEST_GAP = 9  # characters between two capitals of a known name: " for the "
LONGEST_RUN = 14  # capitalised words: longer runs are tables and headings

_NAME_PARTICLES = words("de la van von der den bin ibn al el da dos di du abu ul ben")
# Which heads take a complement with which preposition: "Committee on Banking", "Center for Research"
_HEADS_BEFORE = {
    "on": words("Committee Subcommittee Commission Council Conference Convention Agreement Treaty Institute"),
    "for": words(
        "Center Centers Centre Centres Fund Committee Coalition Institute Council Office Agency Association"
        " Society Foundation Campaign Alliance Commission Union Party Partnership Bureau Network Movement"
        " Court Program School"
    ),
    "at": words("University"),  # "the University of California at Berkeley"
}
_OF_GAPS = (" of ", " of the ", " for ", " for the ", " on ", " on the ", " at ")
_SHORTENED = words(
    "Atty Gen Gov Sen Sens Rep Reps Lt Dr Mr Mrs Ms St Rev Sgt Capt Col Maj Cpl Prof Hon Cmdr Adm Brig Supt"
)
_OWNERS = words("Sheriff Attorney Prosecutor Coroner Governor Mayor Children Women People Veterans Workers Teachers")
_NOT_NAMES = words(
    "January February March July September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct"
    " Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri LRB RRB"
    " EST EDT CST CDT MST MDT PST PDT GMT BST CET UTC"
)
_ORDINAL = re.compile(r"\b(\d{1,2}(?:st|nd|rd|th)) $")
_ORDINAL_ENDS = ("st ", "nd ", "rd ", "th ")
_TAIL_NUMBER = re.compile(r"-\d+\b")  # "MS-13"
_MONTHS = words("April May June August")  # names of persons too


class Name(NamedTuple):
    """A proper name where it stands: ``text[start:end]``, without a person's title."""

    start: int
    end: int
    kind: NameKind
    name: str
    title: str = ""  # before a person's name, in lower case, written out: "attorney general"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that names are told by, from ``data/people.toml``."""

    titles: frozenset[str]
    closing: frozenset[str]
    offices: frozenset[str]
    short: dict[str, str]
    heads: dict[str, NameKind]
    known: dict[str, tuple[NameKind, str]]
    groups: frozenset[str]
    nouns: frozenset[str]
    classes: dict[str, frozenset[str]]
    given: frozenset[str]
    women: frozenset[str]  # given names that nearly only women have
    men: frozenset[str]
    things: frozenset[str]
    ordinals: dict[str, str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read the word lists once in a process."""
    raw: dict[str, Any] = load("people")
    known: dict[str, tuple[NameKind, str]] = {}
    for name, line in raw["known"].items():
        kind, *aliases = (part.strip() for part in line.split(";"))
        known.update(dict.fromkeys((name, *aliases), (kind, name)))
    peoples = phrases(raw["groups"]["peoples"]) | {word for word in demonyms() if _is_people(word)}
    known.update((people, ("group", people)) for people in peoples - known.keys())
    known.update((outlet, ("organisation", outlet)) for outlet in _outlets() - known.keys())
    return Lexicon(
        words(raw["titles"]),
        words(raw["closing"]),
        phrases(raw["offices"]),
        raw["short"],
        {head: kind for kind, text in raw["heads"].items() for head in text.split()},
        known,
        words(raw["groups"]["words"]),
        words(raw["groups"]["institutions"]),
        {kind: words(nouns) for kind, nouns in raw["classes"].items()},
        words(raw["given"]["names"]),
        words(raw["gender"]["women"]),
        words(raw["gender"]["men"]),
        words(raw["given"]["things"]),
        raw["ordinals"],
    )


def _is_people(demonym: str) -> bool:
    """Tell "Libyans", who are many, from "Libyan" and "Swiss"."""
    return demonym.endswith("s") and not demonym.endswith("ss")


def _outlets() -> frozenset[str]:
    """The newspapers and the like whose name is no word of every day, as "Time" and "The Sun" are."""
    names = phrases(load("outlets")["names"])
    return frozenset(n for n in names if n.isupper() or not all(is_listed(w) for w in n.removeprefix("The ").split()))


class Stretch(Protocol):
    """What stands somewhere in a text: ``text[start:end]``."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def covered(text: str, stretches: Iterable[Stretch]) -> bytearray:
    """A byte for each character of a text: 1 where one of these stretches is, else 0."""
    mask = bytearray(len(text))
    for stretch in stretches:
        mask[stretch.start : stretch.end] = b"\1" * (stretch.end - stretch.start)
    return mask


def find_names(text: str, aliases: Mapping[str, tuple[NameKind, str]]) -> list[Name]:
    """Find the proper names of a text, in order; `aliases` are names that the article explains elsewhere."""
    names = [Name(start, end, "bill", name) for start, end, name in bills(text)]
    found = capitals(text)
    runs_are_names = not is_title_case(text)
    in_bills = covered(text, names)
    runs = _runs(text)
    openers = _openers() | {re.split(r"[ -]", form)[0] for form in aliases}
    i = 0
    while i < len(found):
        if in_bills[found[i].start]:
            i += 1
            continue
        known = _known(text, found, i, aliases) if found[i].word in openers else None
        if known is not None:
            names.append(known[0])
            i = known[1]
            continue
        if i not in runs:
            j = _run_end(text, found, i)
            runs[i] = j, _of_run(text, found[i:j]) if j > i and runs_are_names else ()
        j, told = runs[i]
        names.extend(told)
        # where the run is no name as a whole, a name that is known may stand in it: "Candidate Trump"
        i = j if told else i + 1
    return _with_described(text, names)


@lru_cache(maxsize=16)
def own_names(text: str) -> tuple[Name, ...]:
    """Find the names of a text by their form alone; remembered."""
    return tuple(find_names(text, {}))


def _with_described(text: str, names: Sequence[Name]) -> list[Name]:
    """Add the names that common nouns complete, each in place of what it is made of."""
    for start, end, kind, name in described(text):
        within = [n for n in names if n.start < end and start < n.end]
        if kind == "programme" and any(n.kind not in ("person", "place", "organisation") for n in within):
            continue
        names = [n for n in names if n not in within] + [
            Name(min([start, *(n.start for n in within)]), end, kind, name)
        ]
    return sorted(names, key=lambda n: n.start)


def unclassified(text: str) -> Iterator[tuple[Capital, ...]]:
    """Give the runs of one to three capitalised words that no rule takes for a name, of a text that was looked at."""
    found = capitals(text)
    for i, (j, told) in sorted(_runs(text).items()):
        if not told and 1 <= j - i <= 3:
            yield found[i:j]


@lru_cache(maxsize=16)
def _runs(text: str) -> dict[int, tuple[int, tuple[Name, ...]]]:  # noqa: ARG001  # the key
    """Remember what each run of capitals in a text is: it is looked at again once the cast is known."""
    return {}


# ------------------------------------------------------------------------------------------ runs


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    return frozenset(re.split(r"[ -]", form)[0] for form in lexicon().known)


def _known(
    text: str, found: Sequence[Capital], i: int, aliases: Mapping[str, tuple[NameKind, str]]
) -> tuple[Name, int] | None:
    """Match the longest name that is known, from the article or from the list, at a capitalised word."""
    known = lexicon().known
    start, last = found[i].start, i + 1
    most = min(i + LONGEST_ALIAS, len(found))
    while last < most and found[last].start - found[last - 1].end <= LONGEST_GAP:
        last += 1
    for j in range(last, i, -1):
        number = _TAIL_NUMBER.match(text, found[j - 1].end)
        end = number.end() if number else found[j - 1].end
        form = text[start:end]
        hit = aliases.get(form) or known.get(form)
        if hit is not None and not (j - i == 1 and _is_inside(text, found, i)):
            return Name(start, end, hit[0], hit[1]), j
    return None


def _is_inside(text: str, found: Sequence[Capital], i: int) -> bool:
    """Tell whether a single word is only a piece of a longer name: "Sessions" in "Sessions Street"."""
    if i + 1 < len(found) and not found[i].possessive and text[found[i].end : found[i + 1].start] == " ":
        return _NAME_WORDS[found[i + 1].word] and found[i + 1].word not in lexicon().closing
    return False


def _may_name(word: str) -> bool:
    return word not in _NOT_NAMES and (word.lower() not in STOP_WORDS or word in lexicon().titles)


# Whether a capitalised word may be one of a name's.
_NAME_WORDS: Final[Remembered[bool]] = Remembered(_may_name)


def _run_end(text: str, found: Sequence[Capital], i: int) -> int:
    if not _NAME_WORDS[found[i].word] or found[i].word in _MONTHS:
        return i
    j = i + 1
    most = min(len(found), i + LONGEST_RUN)
    while j < most and _joins(text, found, i, j):
        j += 1
    return j


def _joins(text: str, found: Sequence[Capital], i: int, j: int) -> bool:
    """Tell whether the name that runs from the capital `i` goes on with `j`."""
    last, word = found[j - 1], found[j]
    gap = text[last.end : word.start]
    if word.word in _MONTHS and last.word.lower() not in lexicon().given:
        return False
    initial = len(word.word) == 1 and text[word.end : word.end + 2] == ". " and gap == " "  # "Samuel A. Alito"
    if not _NAME_WORDS[word.word] and word.word not in _MONTHS and not initial:
        return False
    if last.possessive:
        return last.word in _OWNERS and word.word in lexicon().heads and gap in ("'s ", "’s ", " 's ", " ’s ")
    if gap in (" ", "-"):
        return True
    if gap == ". ":
        return last.word in _SHORTENED or len(last.word) == 1
    if gap in _OF_GAPS:
        heads = _HEADS_BEFORE.get(gap.split()[0], lexicon().heads)
        campus = gap == " at " and any(w.word in heads for w in found[i:j])
        return last.word in heads or campus or (last.word == "Secretary" and word.word in lexicon().titles)
    pieces = gap.replace("-", " ").split()
    return 0 < len(pieces) < 3 and all(piece in _NAME_PARTICLES for piece in pieces)


# ---------------------------------------------------------------------------------------------------- classes


def _of_run(text: str, run: Sequence[Capital]) -> tuple[Name, ...]:
    """The names of a run of capitals, which are the same wherever its words stand, but for an article or a number right
    before them.
    """
    start, end = run[0].start, run[-1].end
    lead = text[max(0, start - len("the ")) : start]
    if lead.endswith(_ORDINAL_ENDS):
        return tuple(_classify(text, run))
    article = "the " if lead.lower() == "the " else ""
    moved = start - len(article)
    return tuple([Name(moved + n[0], moved + n[1], *n[2:]) for n in _OF_WORDS[f"{article}{text[start:end]}"]])


def _of_words(words: str) -> tuple[Name, ...]:
    return tuple(_classify(words, find_capitals(words)))


_OF_WORDS: Final[Remembered[tuple[Name, ...]]] = Remembered(_of_words)


def _classify(text: str, run: Sequence[Capital]) -> Iterator[Name]:
    lex = lexicon()
    if lex.known.get(run[-1].word, ("",))[0] == "group" and len(run) <= LONGEST_GROUP:
        yield _name(text, run, "group")  # "Senate Democrats"
        return
    split = _title_split(run)
    if split is not None:
        first, after = split
        title = title_name([w.word for w in run[first:after]])
        if first:
            yield from _institution(text, run[:first])
        yield _name(text, run[after:], "person", title)
        return
    first_name = run[0].word.lower() in lex.given  # "Bill", "Grant" are given names, too
    if any(word.word in lex.heads for word in run[first_name:]):
        yield from _institution(text, run)
    elif _is_person(text, run):
        yield _name(text, run, "person")


def title_name(title: list[str]) -> str:
    """Write a title out in lower case: "Atty. Gen." is "attorney general"."""
    short = lexicon().short
    return " ".join(short.get(word, word.lower()) for word in title)


def _name(text: str, run: Sequence[Capital], kind: NameKind, title: str = "") -> Name:
    start, end = run[0].start, run[-1].end
    form = " ".join(text[start:end].split())
    return Name(start, end, kind, form if kind == "person" else institution_name(form), title)


def _title_split(run: Sequence[Capital]) -> tuple[int, int] | None:
    """Find where a title begins and where the name after it begins; None where there is no titled person."""
    lex = lexicon()
    for title_end in range(len(run) - 1, 0, -1):
        after, rest = title_end, run[title_end:]
        if run[after - 1].word not in lex.closing or len(rest) > LONGEST_PERSON:
            continue
        while len(rest) > 1 and rest[0].word in lex.titles:  # "Secretary of State John Kerry"
            rest, after = rest[1:], after + 1
        first_name = rest[0].word.lower() in lex.given and len(rest) > 1  # "Mayor Bill de Blasio"
        if any(word.word in lex.heads or word.word in lex.closing for word in rest[first_name:]):
            continue
        if rest[0].word.removesuffix("s") in lex.heads and len(rest) == 1:  # "Justice Departments"
            continue
        if (rest[0].word in lex.heads and not first_name) or (rest[0].word.isupper() and len(rest[0].word) > 3):
            continue
        first = title_end - 1
        while first and run[first - 1].word in lex.titles:
            first -= 1
        return first, after
    return None


def _institution(text: str, run: Sequence[Capital]) -> Iterator[Name]:
    heads = lexicon().heads
    at = [k for k, word in enumerate(run) if word.word in heads]
    if not at:
        return
    circuit = lexicon().ordinals.get(run[0].word)
    if circuit and run[1:2] and run[1].word == "Circuit":
        yield Name(run[0].start, run[-1].end, "court", f"{circuit} Circuit Court of Appeals")
        return
    ordinal = _ORDINAL.search(text, max(0, run[0].start - 10), run[0].start)
    if ordinal and heads[run[at[-1]].word] == "court":
        form = institution_name(text[run[0].start : run[-1].end])
        form = "Circuit Court of Appeals" if form.startswith("Circuit") else form
        yield Name(ordinal.start(), run[-1].end, "court", f"{ordinal.group(1)} {form}")
        return
    # "Department of Justice", "Court of Appeals": the head before "of" is the name's, and the phrase
    # belongs to it
    opens = next((k for k in at if text[run[k].end : run[k].end + 4] in (" of ", " for", " on ")), -1)
    head, end = (opens, len(run)) if opens >= 0 else (at[-1], at[-1] + 1)
    if end > 1:
        yield _name(text, run[:end], heads[run[head].word])


def institution_name(form: str) -> str:
    """Give one form to an institution's names: "U.S. Labor Department" is "Department of Labor"."""
    form = re.sub(r"^(?:U\.S\.|US|The) ", "", form)
    department = re.fullmatch(
        r"(Labor|Treasury|Interior|Education|Energy|Agriculture|Commerce|Transportation|Veterans Affairs)"
        r" (?:Department|Dept)",
        form,
    )
    if department:
        return f"Department of {department.group(1)}"
    ministry = re.fullmatch(r"Ministry of (?:the )?(\w+)", form)
    return f"{ministry.group(1)} Ministry" if ministry else form


def _is_person(text: str, run: Sequence[Capital]) -> bool:
    if not 2 <= len(run) <= LONGEST_PERSON or run[0].word in vocabulary()["directions"]:
        return False
    if text[max(0, run[0].start - 4) : run[0].start].lower() == "the ":
        return False
    if _is_place(text[run[0].start : run[-1].end]) or any(w.word.isupper() and len(w.word) > 2 for w in run):
        return False
    if run[0].word in demonyms() or any(w.word in lexicon().things for w in run):
        return False
    if len(run) > 2 and _is_place(text[run[-2].start : run[-1].end]):  # a reporter and where he writes
        return False
    first = run[0].word.lower()
    if first in lexicon().given or (len(first) == 2 and first.endswith(".")):
        return True
    # "Moammar Gadhafi": words that English does not have are names
    return all(len(w.word) > 2 and not is_listed(w.word) and not is_name(fold(w.word)) for w in run)


def _is_place(form: str) -> bool:
    return any(c.kind != "city" or c.population > 20 for c in candidates(fold(form)))
