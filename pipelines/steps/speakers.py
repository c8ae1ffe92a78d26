"""Who speaks: the subject of a verb of saying, "according to", and whom "he" means there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from dateline.pipelines.steps.lexicon import any_of, load, words
from dateline.pipelines.steps.names import Name, lexicon
from dateline.pipelines.steps.participants import Cast
from dateline.pipelines.steps.pronouns import antecedent
from dateline.pipelines.steps.roles import hangs

FAR = 120  # characters between a speaker and the verb, less what stands between commas

_ADVERBS = r"(?:\w+ly\s+|also\s+|later\s+|then\s+|has\s+|have\s+|had\s+|once\s+|recently\s+|never\s+)*"
_PRONOUN = re.compile(rf"\b(he|she|they|it|we|I|you)(?:['’](?:s|d|ve))?\s+{_ADVERBS}$", re.IGNORECASE)
_NOUN_SUBJECT = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ne|[Aa]nother|[Ss]ome|[Mm]any|[Tt]wo|[Tt]hree)\s+"
    rf"(?:[\w’'-]+\s+){{0,3}}?([a-z]\w+)\s+{_ADVERBS}$"
)
_BARE_SUBJECT = re.compile(
    rf"(?:^\s*|[,;]\s+|\b(?:and|but|while|as)\s+)(?:[A-Za-z][\w’'-]*\s+){{0,3}}?"
    rf"((?!has\b|was\b|is\b|does\b|as\b)[A-Za-z]?[a-z]+s|[Pp]eople|[Pp]olice)\s+{_ADVERBS}$"
)
_WHO = re.compile(rf"\bwho\s+{_ADVERBS}$")
_THAT_SAYS = re.compile(rf"\b(?:that|which)\s+{_ADVERBS}$")
_APPOSED = re.compile(r"(?:,? (?:a|an|the|one|another) [^,;.“”\"]{1,60},?|,)? $")  # ", an Ohio lawyer who said"
_BEHIND_MARKS = re.compile(r",[\"”’]\s*$")
_OUTLETS = any_of(words(load("speech")["outlets"]))
_CAPITAL_SUBJECT = re.compile(
    rf"(?:The\s+(?=[A-Z]\S*\s+[A-Z])|(?!The\b|A\b|In\b|But\b|And\b|He\b|She\b))"
    rf"\b((?:(?!The\b|[A-Z][a-z]+day\b)[A-Z][\w&.-]*\s+){{1,4}})(?:{_OUTLETS}\s+)?{_ADVERBS}$"
)
_GOES_ON = re.compile(r"\b(?:and|but)\s+(?:also\s+|then\s+|later\s+)?$")  # "Lopez sued and said"
_CLAUSE = re.compile(r"\b(?:that|which|if)\b")
_OWNS = re.compile(r" ?['’](?:s\b|(?= ))")
_INVERTED = re.compile(r"\s+(?:[\w’'-]+[.,]?\s+){0,6}")
# "the White House official said": somebody of the institution, not the institution
_STAFF = re.compile(r"\s+(?!(?:also|later|then|has|have|had|in|on|at|\w+ly)\b)[a-z]+s?\s*$")
_ACCORDING = re.compile(r"\b[Aa]ccording to (?:the |a |an )?")
_CAPITALS = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*)*")


class Said(NamedTuple):
    """Who says it and how; the verb is "" where nobody is said to."""

    speaker: str = ""
    verb: str = ""


def said(text: str, start: int, end: int, names: Sequence[Name], last: str, cast: Cast, *, nearest_last: bool) -> Said:
    """Who is said to speak in ``text[start:end]``.

    :param names: those in and around it, in order
    :param last: the person who spoke last, "" for none
    :param nearest_last: whether the last verb there counts first, as before a quotation
    """
    verbs = list(verbs_pattern().finditer(text, start, end))
    for match in reversed(verbs) if nearest_last else verbs:
        speaker = subject(text, start, match, end, names, last, cast)
        if speaker is not None:
            return Said(speaker, match.group().lower())
    according = _ACCORDING.search(text, start, end)
    return Said(reporter(text, according.end(), names), "according to") if according else Said()


def reporter(text: str, at: int, names: Sequence[Name]) -> str:
    """Whom "according to" names, which ends at `at`: behind a title, too; "" where it is no name."""
    name = next((n for n in names if at - len("the ") <= n.start <= at or n.start == at), None)
    titled = next((n for n in names if at < n.start < at + FAR and text[at : n.start].istitle()), None)
    capitals = _CAPITALS.match(text, at)
    found = name or titled
    if found is not None:
        return "" if found.name.islower() else found.name
    return capitals.group() if capitals else ""


def subject(
    text: str, start: int, verb: re.Match[str], end: int, names: Sequence[Name], last: str, cast: Cast
) -> str | None:
    """Name the subject of a verb of saying, before it or after it where the order is turned; None if none.

    "" stands for a subject that has no name, as "officials".
    """
    lead = text[start : verb.start()]
    pronoun = _PRONOUN.search(lead)
    if pronoun:
        he = pronoun.group(1).lower() in ("he", "she")
        return antecedent(text, names, start + pronoun.start(), last, pronoun[1]) if he else ""
    before = [n for n in names if start <= n.start and n.end <= verb.start()]
    if _GOES_ON.search(lead) or verb.group() in speech()["participles"]:
        return _opening(text, start, before, names, last)
    if _THAT_SAYS.search(lead):  # "a fact that explains why"
        return None
    who = _WHO.search(lead)
    if who:
        return _told_of(text, before, start + who.start())
    noun = _NOUN_SUBJECT.search(lead) or _BARE_SUBJECT.search(lead)
    if noun and noun[1][0].isupper() and _BEHIND_MARKS.search(text, 0, start + noun.start(1)):
        noun = None  # "…,” Sessions said": within a sentence a capital is a name's
    if noun and not any(n.end >= start + noun.start(1) for n in before):
        return None if noun.group(1) in speech()["things"] else _institution(noun.group(1), cast)
    name = _named_subject(text, start, before, verb.start())
    if name is not None:
        return name
    capital = _CAPITAL_SUBJECT.search(lead)
    if capital and not hangs(text, start, start + capital.start(1)):
        said_by = capital.group(1).strip()
        return "" if said_by.lower() in speech()["people"] else _full(said_by, cast)
    if lead.strip(" ,—-"):
        return "" if re.search(r"\b(?:the|a|an|one|another|some|many|who)\b", lead, re.IGNORECASE) else None
    return _behind(text, start, verb, end, names, last)


def _opening(text: str, start: int, before: Sequence[Name], names: Sequence[Name], last: str) -> str:
    """The subject with which a clause opens that goes on to a second verb: "Lopez sued the state and said"."""
    pronoun = re.compile(r"\W*(he|she)\b", re.IGNORECASE).match(text, start)
    if pronoun:
        return antecedent(text, names, start, last, pronoun[1])
    free = [n for n in before if not hangs(text, start, n.start) and not n.name.islower()]
    afters: list[Name | None] = [*free[1:], None]
    heads = (n.name for n, after in zip(free, afters, strict=False) if not _is_title_of(text, n, after))
    return next(heads, "")


def _is_title_of(text: str, name: Name, after: Name | None) -> bool:
    """Whether a name is part of the title of the next: "Homeland Security" in "Homeland Security Secretary Ann Lee"."""
    if after is None or after.kind != "person" or name.kind == "person":
        return False
    between = text[name.end : after.start].split()
    return all(word.capitalize() in lexicon().titles for word in between)


def _told_of(text: str, before: Sequence[Name], who: int) -> str:
    """Whom "who" takes up: the name just before it, or before what is apposed to it; "" for anybody else."""
    name = max((n for n in before if n.end <= who), key=lambda n: n.end, default=None)
    apposed = name is not None and _APPOSED.fullmatch(text, name.end, who)
    return name.name if name is not None and apposed and not name.name.islower() else ""


def _named_subject(text: str, start: int, before: Sequence[Name], verb: int) -> str | None:
    """The nearest name that is no part of a phrase or of a remark between commas: "Cole, a friend of Reid, said"."""
    for name in sorted(before, key=lambda n: (n.kind == "group", -n.start)):
        between = text[name.end : verb]
        remark = between.lstrip().startswith((",", "(", "of ")) and between.rstrip().endswith((",", ")"))
        if _OWNS.match(between) or (not remark and (len(between) >= FAR or _CLAUSE.search(between))):
            continue
        if "," in between and not between.lstrip().startswith((",", "(", "—", "-")):
            continue  # inside the remark on somebody else
        if not hangs(text, start, name.start):
            staff = _STAFF.match(between) and between.split()[-1] not in speech()["outlets"]
            return "" if staff or name.name.islower() else name.name
    return None


def _behind(text: str, start: int, verb: re.Match[str], end: int, names: Sequence[Name], last: str) -> str | None:
    """The subject behind its verb: "said Anthony McCarthy, a spokesman"."""
    behind = [n for n in names if verb.end() <= n.start < end and _INVERTED.fullmatch(text, verb.end(), n.start)]
    behind = [n for n in behind if not _OWNS.match(text, n.end)] or behind  # "said Tim Reid’s mother, Ann Reid"
    for name in sorted(behind, key=lambda n: n.kind != "person"):
        return "" if name.name.islower() else name.name
    following = re.compile(r"\s+(he|she)\b").match(text, verb.end(), end)
    if following:
        return antecedent(text, names, start, last, following[1])
    capital = re.compile(r"\s+((?:[A-Z][\w.&-]*(?:\s|,|$)){1,4})").match(text, verb.end(), end)
    return capital.group(1).strip(" ,") if capital else None


def _full(said_by: str, cast: Cast) -> str:
    """The full name of the only person of the article whose given name this is, else what stands there."""
    persons = {name for _, kind, name in cast.aliases if kind == "person" and name.startswith(f"{said_by} ")}
    return persons.pop() if len(persons) == 1 else said_by


def _institution(noun: str, cast: Cast) -> str:
    meant = [meaning.name for meaning in cast.nouns if meaning.noun == noun.lower() and meaning.named]
    return meant[0] if len(meant) == 1 else ""


@lru_cache(maxsize=1)
def speech() -> dict[str, frozenset[str]]:
    """The words of saying, from ``data/speech.toml``."""
    return {name: words(text) for name, text in load("speech").items()}


@lru_cache(maxsize=1)
def verbs_pattern() -> re.Pattern[str]:
    """Match a verb of saying beside quoted words."""
    verbs = any_of(speech()["verbs"] | speech()["naming"])
    return re.compile(rf"(?<![\w-])(?:{verbs}|(?:shot|fired|hit|pushed) back)\b")


@lru_cache(maxsize=1)
def naming_pattern() -> re.Pattern[str]:
    """Match a verb that may say no more than a word or two."""
    return re.compile(rf"\b{any_of(speech()['naming'])}\b")
