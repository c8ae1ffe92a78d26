"""Times that plainly hold on: what a tale goes on to tell without saying anew when.

"In March the director testified. … She was asked whether …, and answered": the sentences after a dated one that go on
about whom or what it named, in the same plain tense, happened when it did. A sentence in another tense, of others, or
with a time of its own ends the tale.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from dateline.pipelines.steps.draft import Draft, Sentence
from dateline.pipelines.steps.inflection import noun
from dateline.pipelines.steps.kinds import NOUN_KINDS, STATEMENT, family
from dateline.pipelines.steps.phrases import STATIVE, TALKING
from dateline.pipelines.steps.timing import along
from dateline.schemas.records import Span, TimeExpression

# A text is told by times where so many sentences open with one. 2 would find .3 % more of the
# dated events of 27 articles, and a fifth more that is none.
FRAMES = 3
FRAME_REACH = 8  # sentences in which such a time holds; more did not matter
OPENING = 15  # characters before a time that opens its sentence: "But late on Friday"
GAP = 2  # sentences that may tell nothing, or of something else, before the tale goes on; set by reading news
TALE_REACH = 12  # sentences after a dated one in which a tale is looked for; longer ones are rare
BESIDE = 14  # characters from a verb to an adverb that is beside it
_PRONOUNS = frozenset(("he", "she", "they", "it", "two", "both"))
_REFERS = re.compile(
    r"\W*(?:[Tt]hat|[Tt]his|[Tt]hose|[Tt]hese|[Tt]he|[Dd]uring|[Aa]fter|[Aa]fterwards?|[Tt]hen|[Ll]ater),? ([\w-]+)"
)
_POINTS = re.compile(r"\W*(?:That|This|Those|These) [\w-]+ ")
_THE = r"(?:[Tt]he|[Tt]h(?:is|at|ese|ose)|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Bb]oth)"
# What happened another time, whatever goes on.
_ANOTHER_TIME = re.compile(
    r"\b(?:again|previously|earlier|formerly|(?<!at )once|recently|ago|already|repeatedly|since then)\b"
)
# What goes on from there tells of the days after: "In the weeks since, Lee signed", "Since then the union".
_MOVES_ON = re.compile(
    r"\W*(?:[Ss]ince then\b|(?:[Ii]n|[Oo]ver|[Dd]uring) the (?:\w+ )?(?:days|weeks|months|years|decades) "
    r"(?:since|afterwards?|that followed|thereafter)\b)"
)
_BACKGROUND = re.compile(r"\b(?:[Ii]s|[Aa]re|[Hh]as|[Hh]ave|[Hh]ad|[Ww]ill|[Nn]ow|[Tt]oday)\b")  # no part of a tale
_QUOTATION = re.compile(r"“[^”]*(?:”|$)")
_QUOTED = re.compile(r"[”\"] ?(?:[\w.’'-]+ ){1,3}\Z")  # words said, and by whom: "“…,” Lee continued"
_CAUSED = re.compile(r"\W*(?:That|This) ")
_YEAR = re.compile(r"\d{4}")
# "At the time, Lee said", "Lee at the time said": when what was just told of happened, even in a year.
_AT_THE_TIME = re.compile(r"^\W*[Aa]t the time,|^\W*(?:[\w.’'-]+ ){1,4}at the time (?=[a-z]+ed\b|said\b|told\b)")
_THEN = re.compile(r"\b(?:[Tt]hen|afterwards?|at once|immediately)\W+\Z")
_OCCASION = re.compile(
    r"\b(?:hearing|testimony|testified|deposition|debate|letter|memo|statement|speech|remarks|interview|tweet|email)s?\b"
)
_ONE_DAY = frozenset(("minute", "part_of_day", "day"))
_ON_THE_SPOT = frozenset(
    (
        "attack",
        "protest",
        "disaster",
        "capture",
        "rescue",
        "arrest",
        "death",
        "abduction",
        "accident",
        "release",
        "vote",
    )
)
_ANSWERS = frozenset(("denial", STATEMENT))  # to what is told, which they are no part of
_HELD = frozenset(("at", "inherited"))
_ASSERTED = frozenset(("main", "comp"))
_PLAIN = frozenset(("main", "sub", "comp"))
_LEVELS = frozenset(("main", "adj"))
# A tale of a year or more goes on too seldom within it.
_FINE = frozenset(("minute", "part_of_day", "day", "weekend", "week", "month"))


@dataclass(slots=True)
class _Tale:
    """The dated sentence that later ones go on from."""

    lead: Draft
    fine: bool  # of a time within which a tale goes on
    recent: bool  # of one day of its own story, told without its year
    framed: bool  # its time opens the sentence, in a text that is told by such times
    words: str  # of the sentence and those that went on
    last: int  # the sentence that went on last


def carry(
    drafts: Sequence[Draft], texts: Mapping[int, str], sentences: Sequence[Span], times: Sequence[TimeExpression]
) -> list[Draft]:
    """Give undated drafts of sentences that go on with a dated one its time, bound "inherited", in place; returns what
    has it.
    """
    tale: _Tale | None = None
    given: list[Draft] = []
    frames = {lead.sentence for lead in drafts if _frames(lead, times, sentences)}
    for number, told in groupby(drafts, key=lambda draft: draft.sentence):
        here = list(told)
        span = sentences[number]
        words = texts[span.part][span.start : span.end]
        if any(draft.time >= 0 for draft in here):
            lead = _lead(here)
            tale = _begun(lead, times[lead.time], words, frames) if lead is not None else None
        elif tale is not None and (_is_over(tale, number, words) or span.part != tale.lead.part):
            tale = None
        elif tale is not None and (
            _goes_on(here, tale, words) or _is_scene(here, tale, words) or _is_framed(here, tale, words)
        ):
            for draft in _holding(here, tale.lead):
                _inherit(draft, tale.lead)
                given.append(draft)
            tale.words, tale.last = f"{tale.words} {words}", number
    return given


def _begun(lead: Draft, time: TimeExpression, words: str, frames: Collection[int]) -> _Tale:
    recent = lead.granularity in _ONE_DAY and _YEAR.search(time.text) is None
    framed = len(frames) >= FRAMES and lead.sentence in frames
    return _Tale(lead, lead.granularity in _FINE, recent, framed, words, lead.sentence)


def _frames(draft: Draft, times: Sequence[TimeExpression], sentences: Sequence[Span]) -> bool:
    """Whether a time that opens its sentence dates a draft: "On March 26, the sheriff"."""
    if draft.time < 0 or draft.level != "main" or draft.status != "occurred":
        return False
    return 0 <= times[draft.time].start - sentences[draft.sentence].start <= OPENING


def _is_over(tale: _Tale, number: int, words: str) -> bool:
    """Whether too much stands between, or a sentence moves on to the days after."""
    far = number - tale.last > GAP and not (tale.framed and number - tale.lead.sentence <= FRAME_REACH)
    return far or _MOVES_ON.match(words) is not None


def _inherit(draft: Draft, lead: Draft) -> None:
    draft.time, draft.bound, draft.granularity = lead.time, "inherited", lead.granularity


def go_along(given: Sequence[Draft], drafts: Sequence[Draft], told_in: Mapping[int, Sentence]) -> None:
    """Give what is told beside a draft that has an earlier sentence's time the same, in place, where a time of its own
    sentence would date both: "He refused to sign", "Lee told the union that he was leaving"."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    for lead in given:
        s = told_in[lead.sentence]
        verbs = {s.row.starts[s.groups[number].head] for number in along(s, lead.verb)}
        for draft in by_sentence[lead.sentence]:
            if draft.time < 0 and draft.level and draft.verb in verbs and not draft.quoted:
                _inherit(draft, lead)


def speak_on(
    drafts: Sequence[Draft],
    texts: Mapping[int, str],
    times: Sequence[TimeExpression],
    outlet: Callable[[int], str],
) -> list[Draft]:
    """Give what a speaker says besides the day of what he said before, bound "inherited", in place; returns that.

    A story asks a speaker once: "Lee said on Monday … The tax, Lee said". Who is "he" said something last. What "that
    drew" came at once. A day with its year is that of something else.

    :param outlet: the other report that a sentence gives what it tells to, "" for none
    """
    named, said, last = "", dict[str, Draft](), None
    given = []
    for draft in drafts:
        if draft.level == "main" and draft.subject not in _PRONOUNS and noun(draft.subject) == draft.subject:
            named = draft.subject or named
        speaker = named if draft.subject in _PRONOUNS else draft.subject
        before = last if last is not None and _points_at(draft, last, texts) else None
        if before is None and _speaks(draft, texts):
            before = said.get(speaker)
            if draft.time >= 0 and _opens(draft, times[draft.time]):
                said[speaker] = last = draft
        if before is None or draft.time >= 0 or draft.level not in _LEVELS or _earlier(draft, texts):
            continue
        # What he told another paper he told it another time.
        if outlet(draft.sentence) in ("", outlet(before.sentence)):
            _inherit(draft, before)
            given.append(draft)
            last = draft
    return given


def _opens(draft: Draft, time: TimeExpression) -> bool:
    """Whether a dated saying is an occasion on which its speaker may have said more."""
    held = draft.bound in _HELD and draft.granularity in _ONE_DAY and draft.level in _ASSERTED
    return held and _YEAR.search(time.text) is None


def _speaks(draft: Draft, texts: Mapping[int, str]) -> bool:
    """Whether a draft tells that somebody spoke, and is not itself quoted; who "continued" had words before it."""
    if draft.quoted or draft.status != "occurred" or not draft.simple or not draft.subject:
        return False
    if draft.lemma == "continue":
        return _QUOTED.search(texts[draft.part], max(0, draft.trigger - BESIDE), draft.trigger) is not None
    return draft.kind == STATEMENT or draft.lemma.split()[0] in TALKING


def _points_at(draft: Draft, last: Draft, texts: Mapping[int, str]) -> bool:
    """Whether a sentence tells what came of the one before, in which somebody spoke: "That drew fire from Diaz"."""
    if draft.sentence != last.sentence + 1 or draft.part != last.part or draft.level != "main" or not draft.simple:
        return False
    return _CAUSED.fullmatch(texts[draft.part], draft.start, draft.trigger) is not None


def _earlier(draft: Draft, texts: Mapping[int, str]) -> bool:
    """Whether a word beside the verb says that it was said another time: "has previously said"."""
    return (
        _ANOTHER_TIME.search(texts[draft.part], max(0, draft.trigger - BESIDE), draft.trigger_end + BESIDE) is not None
    )


def _lead(here: Sequence[Draft]) -> Draft | None:
    """What a dated sentence tells that a tale may go on from: by its main clauses, else by its nouns and the clauses
    that hang on them; None where these have several times."""
    dated = [d for d in here if d.time >= 0 and d.bound in _HELD]
    plain = [d for d in dated if d.level in _PLAIN]
    main = [d for d in plain if d.level == "main"] or plain
    for told in (main, [d for d in dated if d.level not in _PLAIN]):
        if len({d.time for d in told}) == 1 and told[0].status in ("occurred", "scheduled"):
            return told[0]
    return None


def _goes_on(here: Sequence[Draft], tale: _Tale, words: str) -> bool:
    plain = (d for d in here if d.level == "main" and (not d.quoted or tale.lead.quoted))
    main = next((d for d in plain if _same_tense(d, tale.lead)), None)
    if main is None or main.sentence - tale.last > GAP:
        return False
    if _AT_THE_TIME.search(words):
        return True
    if not tale.fine or not main.subject or _ANOTHER_TIME.search(words) or _comments(main, tale, words):
        return False
    if _THEN.search(words, 0, main.trigger - main.start):
        return True
    if main.kind == STATEMENT and main.sentence == tale.last + 1 and tale.lead.granularity in _ONE_DAY:
        return True
    if main.subject in _PRONOUNS or _is_named_again(main.subject, tale, words):
        return True
    if _POINTS.match(words) is not None:
        return True
    match = _REFERS.match(words)
    if match is None:
        return False
    return noun(match[1].lower()) in NOUN_KINDS or (match[1].lower() in tale.words.lower() and "The " not in match[0])


def _is_scene(here: Sequence[Draft], tale: _Tale, words: str) -> bool:
    """Whether the next sentence goes on with what happened on the spot on a day: "Two tellers died at once"."""
    lead, main = tale.lead, next((d for d in here if d.level == "main" and not d.quoted), None)
    scene = tale.recent and lead.status == "occurred" and family(lead.kind) in _ON_THE_SPOT
    if main is None or not scene or main.sentence != tale.last + 1 or main.kind == STATEMENT or main.lemma in TALKING:
        return False
    return main.simple and main.status == "occurred" and _ANOTHER_TIME.search(words) is None


def _is_framed(here: Sequence[Draft], tale: _Tale, words: str) -> bool:
    """Whether a plain past stands in the frame that a time opens for what follows, up to the next time (Charolles'
    framing adverbials): "On March 26, he was freed. … The sheriff asked why."
    """
    main = next((d for d in here if d.level == "main" and not d.quoted), None)
    if main is None or not tale.framed or main.lemma in STATIVE or not main.simple or main.status != "occurred":
        return False
    if any(_comments(draft, tale, words) for draft in here if draft.level == "main"):
        return False
    return _ANOTHER_TIME.search(words) is None and _BACKGROUND.search(_QUOTATION.sub("", words)) is None


def _comments(main: Draft, tale: _Tale, words: str) -> bool:
    """Whether somebody is quoted on what happened in some week or month, who said so when he was asked; at a hearing or
    in a letter that is told of he said it then.
    """
    said = main.kind == STATEMENT and tale.lead.granularity not in _ONE_DAY and tale.lead.lemma not in TALKING
    return said and _OCCASION.search(tale.words) is None and _OCCASION.search(words) is None


def _is_named_again(subject: str, tale: _Tale, words: str) -> bool:
    """Whether a sentence speaks of whom the tale has named; a common noun must have been its subject, and be definite:
    no cities of which it spoke, and no courts at all.
    """
    word = re.escape(subject)
    if re.search(rf"\b{word}\b", words) is not None:
        return subject == tale.lead.subject and re.search(rf"\b{_THE}\W(?:[\w.-]+ ){{0,2}}{word}\b", words) is not None
    named = any(match[0][0].isupper() for match in re.finditer(rf"\b{word}\b", tale.words, re.IGNORECASE))
    within = re.search(rf"\b(?:in|of|at|from|near)\s(?:[\w.]+\s)?{word}\b", words, re.IGNORECASE)
    return named and within is None  # "the union in New Mexico": not Mexico


def _same_tense(draft: Draft, lead: Draft) -> bool:
    return draft.status == lead.status and (draft.simple or lead.status == "scheduled")


def answers(draft: Draft, lead: Draft) -> bool:
    """Whether a draft is said to an account, and not when it happened: "They say Lee left on Monday. Lee denied it"."""
    return lead.level == "comp" and draft.kind in _ANSWERS


def _holding(here: Sequence[Draft], lead: Draft) -> Iterator[Draft]:
    for draft in here:
        if answers(draft, lead) or (draft.quoted and not lead.quoted):
            continue
        saying = draft.level == "rel" and draft.kind == STATEMENT  # "drew the attention of the union, which said"
        if (draft.level in _LEVELS or saying) and (
            _same_tense(draft, lead) or (draft.level == "adj" and draft.status == lead.status)
        ):
            yield draft
