"""What somebody says without quotation marks: "Lopez said (that) …", "…, Lopez said", "according to Lopez, …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dateline.pipelines.steps.lexicon import any_of
from dateline.pipelines.steps.names import Name
from dateline.pipelines.steps.participants import Cast
from dateline.pipelines.steps.speakers import Said, reporter, speech, subject

SHORTEST = 3  # words of what is said
LONGEST = 1000  # characters of a sentence: longer ones are lists
LONGEST_SUBJECT = 9  # words before the verb of a remark: "International Criminal Court prosecutor Luis Moreno-Ocampo"

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# What may stand between the verb and "that": when, where and to whom; behind "told" any noun.
_WHERE = (
    r"(?: (?:(?:late|early|later|earlier) )?(?:on|in|at|to|during|after|before|from|by|of|through|via|with|out|today"
    r"|yesterday|again|earlier|later|[A-Z][a-z]+day)\b[^,;:.“\"]{0,60}?)?"
)
_THAT = re.compile(rf",?{_WHERE},? that (?=[^\n])")
_TOLD_THAT = re.compile(r" [^,;:.“\"]{1,60}? that (?=[^\n])")
# What may stand between the verb and a clause without "that": whom it is told, and when.
_TOLD = re.compile(
    r" (?:them|him|her|us|me|it|you|(?:[\w.’'-]+ ){0,3}?(?!(?:the|an?|its|their|his|her) )[\w’'-]+)(?= )"
)
_WHEN = re.compile(
    r"(?: (?:(?:on|late|early|later|earlier|last|this) )*(?:[A-Z][a-z]+day|today|yesterday|again|week|month|year"
    r"|morning|afternoon|evening|earlier|later)\b)*"
)
# A clause begins with any word but these.
_CLAUSE_OPENS = re.compile(
    r" (?!(?:is|was|were|are|has|had|have|does|did|as|in|on|at|to|for|from|of|with|by|about|against|through|so|yes"
    r"|goodbye|nothing|anything|something|much|more|that|who|which|and|or|but|while|after|before|during|until|into|not)\b)"
    r"(?=\w)"
)
# "said in a filing it receives", "said that could create a loophole"
_IT_OPENS = re.compile(
    rf"{_WHERE} (?=(?:he|she|they|it|there) \w)|,? (?=that (?:is|was|will|would|can|could|may|might|has|had)\b)"
)
_PRONOUN_OPENS = re.compile(r"(?:he|she|they|we|I|you|there|it)(?:['’]\w+)? ", re.IGNORECASE)
_FINITE = re.compile(rf"\b(?:{any_of(speech()['finite'])}|\w+ed|['’](?:s|re|ve|ll|d|m))\b")
# It ends before a remark, a clause that goes on by itself, and a sentence with no space before it.
_ENDS = re.compile(
    rf"; |(?<=[a-z]{{3}})[.!?](?=[A-Z][a-z])|, (?:according to|adding|noting)\b"
    rf"|,? (?:and|but) (?:said|says|added|told)\b"
    rf"|, (?:but|and|while|although) (?=(?:[\w’'-]+ ){{1,4}}?{_FINITE.pattern})"
)
# Behind the verb of a remark that closes its sentence: whom it is told, when and where, and no object.
_TAIL = re.compile(
    r"(?: (?:on|in|at|to|during|after|before|of|by|via|from|through|when|as|last|this|late|early|earlier|later|again"
    r"|today|yesterday|reporters|them|him|her|me|us|[A-Z])[^,;:“”\"]*)?\s*[.!?]?[\"”’)]*\s*"
)
_INSERTED = re.compile(r"(?: (?:on|in|at|to|during|after|earlier|later|[A-Z])[^,;:“”\"]*)? ?, ")
_INSERTED_TO = re.compile(r" (?:[\w.’'-]+ ){0,4}[\w’'-]+ ?, ")  # "told the council, "
_SOURCE_OPENS = re.compile(
    r"\W*(?:(?:But|And|Still|However|Yet),? )?([Aa]ccording to (?:the |a |an )?)[^,;“”\"]{3,120}, "
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|been|be|being) (?:\w+ly )?$")
_TURNED = re.compile(r" (?:the |a |an |one )?[\w]")  # "said William Ross, a professor of law"
_RELATIVE = re.compile(r"\b(?:who|which|that|where|when)\s*,\s*$")  # "patients who, according to hospitals, are old"
_JOINS = re.compile(r"[,\s]*(?:and|but|who|which|as|when|where|because)\b")
_ACCORDING = re.compile(r"\b[Aa]ccording to (?:the |a |an )?")
_IT = re.compile(r"\b[Ii]t (?:also |then |does |did |only )?$")  # a thing, as a rule
_HE_OPENS = re.compile(r"\W*(?:(?!\w+,)[A-Z][^,.;“”\"]{1,40}, )?(?:[Hh]e|[Ss]he)\b")  # "On Monday, he"
_OWNS = re.compile(r" ?['’](?:s\b|(?= ))")
_SUBORDINATE = re.compile(r"\b(?:who|which|that)\b")
_STOPS = ".!?,;'\"”’)… "


class Told(NamedTuple):
    """A statement: where it stands, who makes it and how."""

    start: int
    end: int
    said: Said


def statements(
    text: str,
    sentence: tuple[int, int],
    quoted: Sequence[tuple[int, int]],
    names: Sequence[Name],
    last: str,
    cast: Cast,
) -> Iterator[Told]:
    """What one sentence gives as said without marks, in order; a clause that is quoted in part counts as a whole.

    :param quoted: where the text's quotations stand, with their marks
    :param names: those of the text around the sentence, in order, none of them inside quotations
    :param last: the person who spoke last, "" for none
    """
    start, end = sentence
    if end - start > LONGEST:
        return
    verbs = [
        v
        for v in _verbs().finditer(text, start, end)
        if not _inside(v.start(), quoted) and not _PASSIVE.search(text, max(start, v.start() - 20), v.start())
    ]
    if not verbs and text.find("ccording to", start, end) < 0:
        return
    done = start
    around = _remark(text, sentence, verbs, names, last, cast)
    closing = _by_source(text, sentence, verbs, names) or around or _closing(text, sentence, verbs, names, last, cast)
    if closing is not None:
        yield from _whole(text, closing, quoted)
        done, end = (closing.end, end) if around is not None else (start, closing.end)
    before = closing.said if closing else Said()
    for verb in verbs:
        if verb.start() < done or verb.start() >= end:
            continue
        begin = max([start, *(b for _, b in quoted if b <= verb.start())])
        if begin > start and not text[begin : verb.start()].strip():  # "…," said Lopez, adding that
            before = Said(subject(text, begin, verb, end, names, last, cast) or "", verb.group().lower())
            continue
        told = _leading(text, (begin, end), verb, names, before.speaker or last, cast, before)
        if told is not None:
            before, done = told.said, told.end
            yield from _whole(text, told, quoted)


def _whole(text: str, told: Told, quoted: Sequence[tuple[int, int]]) -> Iterator[Told]:
    """A statement, unless it is too short or one quotation from end to end."""
    within = any(a <= told.start and told.end <= b for a, b in quoted)
    bare = text[told.start : told.end]
    if (
        not within
        and len(_WORD.findall(bare)) >= SHORTEST
        and not any(a - 1 <= told.start and _trimmed(text, told.start, told.end) <= b for a, b in quoted)
    ):
        yield told


def _by_source(
    text: str, sentence: tuple[int, int], verbs: Sequence[re.Match[str]], names: Sequence[Name]
) -> Told | None:
    """The statement behind its source: "According to Lopez, …", "But, according to Lopez, …"."""
    start, end = sentence
    opens = None
    if not verbs and text.find("ccording to", start, end) >= 0:  # else the source passes on what somebody said
        opens = _SOURCE_OPENS.match(text, start, end)
    if opens is None:
        return None
    return Told(
        opens.end(), _trimmed(text, opens.end(), end), Said(reporter(text, opens.end(1), names), "according to")
    )


def _remark(
    text: str, sentence: tuple[int, int], verbs: Sequence[re.Match[str]], names: Sequence[Name], last: str, cast: Cast
) -> Told | None:
    """The statement around a remark: "The town, Lopez told reporters, had broken the law"."""
    start, end = sentence
    if not verbs or verbs[0].group() in speech()["participles"]:
        return None
    verb = verbs[0]
    comma = text.rfind(",", start, verb.start())
    lead = text[comma + 1 : verb.start()]
    if comma < start or not lead.strip() or len(lead.split()) > LONGEST_SUBJECT or _SUBORDINATE.search(lead):
        return None
    whom = _INSERTED_TO if verb.group() in speech()["telling"] else _INSERTED
    inserted = whom.match(text, verb.end(), end)
    if inserted is None or _JOINS.match(text, comma, verb.start()):
        return None
    if _FINITE.search(text, start, comma) or not _FINITE.search(text, inserted.end(), end):
        return None
    speaker = subject(text, comma + 1, verb, end, names, last, cast)
    said = Said(speaker or "", verb.group().lower())
    return None if speaker is None else Told(inserted.end(), _trimmed(text, inserted.end(), end), said)


def _closing(
    text: str, sentence: tuple[int, int], verbs: Sequence[re.Match[str]], names: Sequence[Name], last: str, cast: Cast
) -> Told | None:
    """The statement before a remark that closes its sentence: "…, Lopez said on Friday", "…, according to Lopez"."""
    start, end = sentence
    silent = speech()["mental"] | speech()["participles"]
    passes_on = [v for v in verbs if v.group().lower() not in silent or text[v.end() + 1 : v.end() + 2] in '“"']
    for according in _ACCORDING.finditer(text, start, end) if text.find("ccording to", start, end) >= 0 else ():
        if any(v.end() <= according.start() for v in passes_on):  # "Lopez said it was over, according to Reuters"
            return None
        if (
            according.start() > start
            and text[according.start() - 2 : according.start()] in (", ", "” ", '" ')
            and not (_RELATIVE.search(text, start, according.start()))
        ):
            said = Said(reporter(text, according.end(), names), "according to")
            return Told(start, _trimmed(text, start, according.start()), said)
    if not verbs or any(v is not verbs[-1] for v in passes_on):
        return None
    verb = verbs[-1]
    comma = text.rfind(",", start, verb.start())
    if comma < start or verb.group() in speech()["participles"] or _JOINS.match(text, comma, verb.start()):
        return None
    lead = text[comma + 1 : verb.start()]
    if _SUBORDINATE.search(lead):  # "…, even among judges who have ruled in its favor"
        return None
    turned = not lead.strip(' ”"’')
    if turned and verb.group() in speech()["telling"]:  # "Lopez, the mayor, told Reuters"
        return None
    behind = _TURNED.match(text, verb.end(), end) if turned else _TAIL.fullmatch(text, verb.end(), end)
    if not behind or len(lead.split()) > LONGEST_SUBJECT:
        return None
    speaker = subject(text, comma + 1, verb, end, names, last, cast)
    said = Said(speaker or "", verb.group().lower())
    plain = turned and "," not in text[start:comma]
    if speaker is None or not (plain or _FINITE.search(text, start, comma)):
        return None
    return Told(start, _trimmed(text, start, comma), said)


def _leading(
    text: str,
    sentence: tuple[int, int],
    verb: re.Match[str],
    names: Sequence[Name],
    last: str,
    cast: Cast,
    before: Said,
) -> Told | None:
    """The statement behind its verb: "Lopez said (that) …", "…, adding that …"."""
    start, end = sentence
    begins = _begins(text, verb, end)
    if begins is None:
        return None
    word = verb.group().lower()
    if word in speech()["participles"]:
        speaker = before.speaker if before.verb else _first(text, start, verb.start(), names, last)
    else:
        found = subject(text, start, verb, verb.end(), names, last, cast)
        if found is None or (not found and word in speech()["mental"]) or _IT.search(text, start, verb.start()):
            return None
        speaker = found
    stop = _ENDS.search(text, begins, end)
    return Told(begins, _trimmed(text, begins, stop.start() if stop else end), Said(speaker, word))


def _begins(text: str, verb: re.Match[str], end: int) -> int | None:
    """Where the statement begins behind a verb of saying; None where none does."""
    word = verb.group().lower()
    if word in speech()["asking"]:
        whether = re.compile(r"(?: [^,;.]{0,40}?)? (?=(?:whether|if|why|how|what)\b)").match(text, verb.end(), end)
        return whether.end() if whether else None
    at, tells = verb.end(), word in speech()["telling"]
    if text.startswith(": ", at) and text[at + 2 : at + 3].isalpha():
        return at + 2
    that = _THAT.match(text, at, end) or (_TOLD_THAT.match(text, at, end) if tells else None)
    if that is not None and not _FINITE.match(text, that.end(), end):  # not "a statement that accompanied the letters"
        return that.end()
    told = _TOLD.match(text, at, end) if tells else None
    at = told.end() if told else at
    when = _WHEN.match(text, at, end)
    opens = _CLAUSE_OPENS.match(text, when.end() if when else at, end) or _IT_OPENS.match(text, at, end)
    if opens is None:
        return None
    clause = word in speech()["bare"] and _FINITE.search(text, opens.end(), end)
    clause = clause or (word in speech()["brief"] and _soon().match(text, opens.end(), end))
    return opens.end() if clause or _PRONOUN_OPENS.match(text, opens.end(), end) else None


def _first(text: str, start: int, end: int, names: Sequence[Name], last: str) -> str:
    """The subject of a sentence, as a name that stands in it; a pronoun is who spoke last."""
    if _HE_OPENS.match(text, start, end):
        return last
    first = next((n for n in names if start <= n.start < end and n.kind not in ("group", "thing")), None)
    return "" if first is None or _OWNS.match(text, first.end) else first.name


def _trimmed(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip().rstrip(_STOPS))


def _inside(at: int, quoted: Sequence[tuple[int, int]]) -> bool:
    return any(a <= at < b for a, b in quoted)


@lru_cache(maxsize=1)
def _soon() -> re.Pattern[str]:
    """Match a clause that shows its verb within a few words: "the agency also has"."""
    plain = any_of(speech()["finite"])
    return re.compile(rf"(?:(?!(?:who|that|which|of)\b)[“\"]?[\w’'-]+[”\"]? ){{1,6}}?(?:{plain}\b|(?<=n['’]t) )")


@lru_cache(maxsize=1)
def _verbs() -> re.Pattern[str]:
    lists = speech()
    verbs = lists["reporting"] | lists["bare"] | lists["asking"] | lists["participles"] | lists["telling"]
    return re.compile(rf"(?<![\w-]){any_of(verbs)}\b(?!-| tanks?\b)")
