"""Which way an underspecified English date points, and which words only look like time.

Tense and governing words decide: "moved Thursday" is past, "will vote Thursday" and "by Aug. 18" are future.
Only the sentence around the expression is looked at, and no more than WINDOW characters of it, so that a
text in one piece and sentence by sentence reads the same, in linear time.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from string import ascii_lowercase, ascii_uppercase

# Clauses of news sentences are seldom longer; measured on TimeBank, a wider window changes nothing.
WINDOW = 160
# A point ends a sentence, but not behind a title or an initial, since a name follows ("Sen. Smith", "U.S. District
# Judge"), unless a word comes next that no name begins with: "left the U.S. In May".
_BEFORE_NAMES = ("[A-Z]", "Mr", "Mrs", "Ms", "Dr", "St", "Lt", "Sen", "Rep", "Gov", "Gen", "Rev", "Sgt", "Col", "Atty")
_IN_A_SENTENCE = "".join(rf"(?<!\b{word}\.)" for word in _BEFORE_NAMES) + r"(?<! v\.)(?<! vs\.)(?<![ap]\.m\.)"
_OPENS = r"(?:The|An?|In|On|At|He|She|It|They|We|But|And|That|This|These|His|Her|Its|Their|For|As|If|When|While|By)\b"
_END = re.compile(
    rf"[.!?](?:{_IN_A_SENTENCE}(?:\s?[\"'”’)])*\s+(?=[\"'“‘(`]*[A-Z])|(?:(?<=\b[A-Z]\.)|(?<=[ap]\.m\.))\s+(?={_OPENS}))|\n\s*\n"
)
# What is told is still to come: an auxiliary or an infinitive (with its verb, which may look past: "will be
# paid", "is scheduled to be sentenced"), or a word of plans, whatever the tense it stands in: what "was
# scheduled for Monday" was still to come for those who scheduled it. As an adjective ("a previously scheduled
# meeting Monday") it says nothing.
_BE = r"(?: \w{1,12})? be(?: \w{1,15})?"
# What could be done and no more: "neither could be reached Wednesday".
_SEEN = r"be (?:reached|located|found|seen|heard|identified|learned|determined)"
_NOT_SEEN = rf"(?! {_SEEN}\b)"
_PLANNED = (
    r"scheduled(?: \w{1,15}){0,3}? (?:to|for)|"
    r"(?<!ly )(?<!\ba )(?<!the )(?<!its )(?<!his )(?<!eir )(?:scheduled|expected|due)|"
    r"(?:planned|slated|set|supposed|poised|ready|prepared|preparing) (?:to|for)"
)
# Those who promise, want or ask something speak of what is to come: "agreed to meet Friday".
_WILLED = (
    r"(?:agree[sd]?|hope[sd]?|wants?|wanted|vow(?:s|ed)|promise[sd]?|pledge[sd]?|intend(?:s|ed)?|plans?|"
    r"threaten(?:s|ed)|prepares?|going|about|is|are|was|were) to|plans? for|"
    r"(?:(?:is|are|was|were) )?(?:asked|asks|told|tells|urged|urges|ordered|orders|invited|required)"
    r"(?: \w{1,15}){0,3} to"
)
# A present that is seldom used of anything but an appointment: "begins", or right before its day "meets Monday",
# where a caption has the past in the same form ("The mayor arrives for a rally on Monday").
_APPOINTED = (
    r"convenes|reconvenes|resumes|closes|ends|expires?|begins?|starts|"
    r"takes? (?:effect|office|place)|go(?:es)? (?:into effect|to trial|on trial|on sale|before)|"
    r"(?:is|are|meets?|votes|arrives?|departs?|leaves?|returns?|opens?|resume)(?: on| again)?"
    r"(?=(?: at [\w.:]{1,5}(?: [ap]\.m\.)?)? (?:mon|tues|wednes|thurs|fri|satur|sun)day)|"
    r"(?:is|are) (?:holding|meeting|arriving|leaving|returning|visiting|hosting|voting)"
)
# A sentence that opens with a bare verb asks for what is not done yet: "Join us Saturday". Only verbs that are seldom
# a headline's noun.
_ASKED = r"(?P<asked>(?:please|don't|let's|get|go|come|join|vote|tune|register|bring|attend|be) (?=[a-z]))"
_FUTURE = (
    rf"(?:will|may|won't|shall|should|would|must|might|could{_NOT_SEEN}|to){_BE}|"
    rf"will|may|won't|shall|should(?! have)|would|must|might|could(?! not){_NOT_SEEN}|"
    rf"(?:(?:(?:has|have|had) been|is|are|was|were) )?(?:{_PLANNED})(?:{_BE})?|(?:{_WILLED})(?:{_BE})?|{_APPOINTED}|"
    r"expects?|upcoming|as (?:soon|early) as|tomorrow|payable|effective|postponed|"
    # Last, since what is no request for its small letter may be one of the others: "Tickets go on sale Friday".
    rf"{_ASKED}"
)
# What is told is over: a passive or an irregular past form can be nothing else, where a participle may also
# be an adjective ("rights issued Nov. 15"), and reporting verbs tell only when it was said. Behind an
# article ("a planned trip") a participle says nothing.
_FINITE = (
    rf"could {_SEEN}|"
    r"(?:was|were|has been|have been|had been|did)(?: \w{1,15})?|could(?:n't| not)|took|gave|went|came|began|sent|saw|"
    r"won|fell|rose|left|found|shot|became|broke|spoke|wrote|grew|struck|fled|flew|drew|threw|chose"
)
_PAST = (
    r"had|after (?:having )?[a-z]{2,15}ing|said|told|made|held|met|lost|got|led|ran|put|set|cut|paid|sold|bought|"
    r"brought|built|stood|ago|"
    r"(?<!\ba )(?<!\ban )(?<!\bthe )(?!need|indeed|speed|united|unlimited|hundred|"
    r"[a-z]{2,4}ceed|feed|breed|sacred)[a-z]{2,20}ed"
)
# Behind somebody a past form is finite, and its day over with it: "She got the post in October". Not of verbs by
# which somebody speaks or plans, whose object may lie ahead: "They called an election in October".
_SUBJECT = re.compile(r"\b(?:he|she|we|they|who|I)\s$", re.I)
_SPOKEN = re.compile(
    r"said|told|after|ago|set|put|(?:call|announc|propos|plann|schedul|expect|need|want|hop|vow|pledg|promis|agre|urg|ask|"
    r"demand|request|fac|predict|project|decid|back|support|oppos|warn|threaten|suggest|consider|favou?r|prefer)ed\b",
    re.I,
)
# A deed that is over, of which the day behind it is still to come: "set a trial for Sept. 9".
_APPOINTMENT = (
    r"(?:set|moved|delayed|pushed(?: back)?) (?:(?:a|an|the|his|her|its|their|new|next|first|court|public) ){1,3}"
    r"(?:trial|hearing|sentencing|arraignment|election|referendum|vote|runoff|meeting|deadline)s? (?:for|to)"
)
# Read in lower case: letters that stand for themselves are looked for three times as fast as those of any case.
_CUE = re.compile(
    rf"\b(?:(?P<appointment>{_APPOINTMENT})|(?P<future>{_FUTURE})|(?P<finite>{_FINITE})|(?P<past>{_PAST}))\b"
)
# A promise or an order is over when it stands behind its day: "The court on Monday ordered the state to answer".
_GIVEN = re.compile(r"(?!planned|scheduled|expected|slated|supposed|poised|prepared|postponed)\w+ed\b|told\b", re.I)
# A clause that its day opens: the verb behind it governs, not the one of the clause before.
_OPENS_CLAUSE = re.compile(r"[,;:\u2013\u2014]\s?(?:but |and |then )?(?:on |in |by )?$", re.I)
# Auxiliaries that promise; the other words for what is to come may also look back ("was to").
_SURE = ("will", "won't", "shall")
# Present plans look ahead as surely, of the month or day on which it is to be done: "may rule in May", "is to decide on
# Wednesday", but not "is expected to report a loss for March".
_PLANS = re.compile(r"(?:may|might|(?:is|are) [a-z]+|(?:plan|hope|intend|expect|want)s?)\b")
_IN = re.compile(r"\b(?:in|on) (?:early |late |mid-?)?$")
_TO_DO = re.compile(r" (?:to )?[a-z]+ $")  # "is expected to vote Wednesday"
# What leads in a time that is still to come when the rest happens: "by Aug. 18", "ahead of Monday's vote".
_DEADLINE = re.compile(r"\b(?:by|until|till|before|(?:no|not) later than)(?: the| late| early)?\s$", re.I)
_AHEAD = re.compile(
    r"\b(?:ahead of|in advance of|in time for|leading (?:up )?to|come|(?:heads?|heading) (?:in)?to(?:wards?)?|"
    r"(?:prepar(?:e|es|ing)|brac(?:e|es|ing)) for|"
    r"(?:trial|court|hearing|start|sentencing|release) date of)(?: the)?\s$",
    re.I,
)
# A deed done "ahead of the November election" was done close to it, on whichever side of publication both lie.
_MONTH = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b")
# The last word of all that leads in a time so: where it is another one, none of these is looked for.
_LEADS = re.compile(
    r"\b(?:by|until|till|before|since|in|into|on|from|of|for|to|towards?|than|come|starting|beginning|the|late|early)\s$",
    re.I,
)
# From when on something holds: "can apply, starting Tuesday". Still to come, unless it is told as over.
_STARTING = re.compile(r"\b(?:starting|beginning)(?: on| in| from)?(?: the| late| early)?\s$", re.I)
# Where it is over for all that: the end of a stretch, an hour of the night ("before dawn Thursday"), a state
# reached ("was contained by Thursday"), and a pluperfect behind it ("Until Thursday, they had not met").
_STRETCH_END = re.compile(r"\bfrom\b[^.;]{1,40}\b(?:until|till)\s$", re.I)
_HOUR = re.compile(r"(?:dawn|daybreak|sunrise|noon|midnight|[0-9:.]+ ?[ap]\.?m)\b", re.I)
_REACHED = re.compile(
    r"\b(?:was|were|had|been) (?!due|expected|scheduled|asked|told|ordered|given|promised|planned|supposed|required|"
    r"needed|set)\w{1,15}(?:ed|en|ne)(?: \w{1,15})? by\s$",
    re.I,
)
# A state that lasted "until March" is over: it is told in the past, and nothing in it was put off till then.
_LASTED = re.compile(
    r"\b(?:(?:was|were|been) (?:open|there|alive|home|in|on|at|with|a|an|the|part|mayor|president)|remained|stayed|"
    r"lasted|lived|worked|served|ran|continued|taught|kept|led|held|fought|waited|reigned|ruled|played)\b"
    r"(?:(?!\b(?:to|will|would|postpon\w+|delay\w+|suspend\w+|adjourn\w+|extend\w+)\b)[^.;]){0,60}\b(?:until|till)"
    r"(?: the| late| early)?\s$",
    re.I,
)
_HAD = re.compile(r",?(?: [\w.'’-]{1,20}){1,4} had\b")
_SINCE = re.compile(r"\bsince(?: the| late| early)?\s$", re.I)
_BACK = re.compile(r"\bback (?:in|on)\s$", re.I)
_INFINITIVE = re.compile(r"\bto [a-z]")
_POSSESSIVE = re.compile(r"\s?['’]s\b(?P<ahead> (?:planned|scheduled|expected|upcoming|coming)\b)?")
# What is named after the day on which it was done: "the January order".
_DEED = re.compile(
    r" (?:[a-z]+ )?(?:order|ruling|decision|memo|memorandum|letter|report|statement|speech|announcement|arrest|raid|"
    r"attack|shooting|killing|bombing|crash|massacre|indictment|conviction|resignation|riots?|coup|victory|win|"
    r"defeat|loss)\b"
)
_NAMES_IT = re.compile(r"\b(?:the|a|an|his|her|its|their|this|that)\s$", re.I)


# No cue is longer than this many characters: how far a search looks on, to see the last one whole.
_LONGEST_CUE = 100
# How far a search reads ahead, so that one serves several expressions.
_STRIDE = 240
# A finite past form this many characters or fewer before the expression governs it ("ruled in October"):
# about four words.
GOVERNED = 28


def directions(text: str) -> Callable[[int, int], str]:
    """A function that says which way the words around text[start:end] point; to be asked from left to right.

    ``<`` where a past form governs the expression, ``<~`` where one stands somewhere before it in the
    sentence, ``>`` and ``>~`` likewise where what is told is to come, ``<<`` after "since", and ``=``
    where the sentence says nothing. The nearest cue before the expression decides, and only if there is
    none, the nearest after it.
    """
    return _Cues(text).direction


def _lowered(text: str) -> str:
    """The text in lower case, each character at its place: there is one that two stand for in lower case."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text.translate(_ASCII_LOWER)


_ASCII_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)


def _is_cue(cue: re.Match[str], text: str) -> bool:
    """Whether a cue found in lower case is one as it stands: "May" is a name, "Go on" asks, "go on" does not."""
    capital = text[cue.start()].isupper()
    if cue["asked"]:
        return capital and text[cue.end()].islower()
    return not (capital and cue[0].startswith(("will", "may")))


class _Stops:
    """Where the sentences of a text end, each found once however many expressions ask for it."""

    def __init__(self, text: str) -> None:
        self._found = _END.finditer(text)
        self._starts: list[int] = []
        self._ends = [0]  # one more than starts: where each sentence begins
        self._none = len(text)

    def before(self, place: int) -> int:
        """Where the sentence begins that `place` is in; what stands right there opens a sentence."""
        self._read(place)
        return self._ends[bisect_right(self._ends, place) - 1]

    def after(self, place: int) -> int:
        """Where the sentence ends that `place` is in: before its full stop."""
        self._read(place)
        following = bisect_left(self._starts, place)
        return self._starts[following] if following < len(self._starts) else self._none

    def _read(self, place: int) -> None:
        while not self._starts or self._starts[-1] < place:
            stop = next(self._found, None)
            if stop is None:
                return
            self._starts.append(stop.start())
            self._ends.append(stop.end())


class _Cues:
    """The cues of a text, each found once however many expressions ask for it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lower = _lowered(text)
        self._stops = _Stops(text)
        self._cues: list[re.Match[str]] = []
        self._ends: list[int] = []
        self._read = 0  # how far the text has been searched

    def direction(self, start: int, end: int) -> str:
        text = self._text
        first, last = max(0, start - WINDOW), min(len(text), end + WINDOW)
        first = max(first, self._stops.before(start))
        lead = text[max(first, start - GOVERNED) : start]
        leads = lead[-1:].isspace() and _LEADS.search(lead) is not None
        led = self._led(lead, leads, first, start, end, last)
        if led:
            if not leads or led != ">~":
                return led
            if _AHEAD.search(lead):
                near = _MONTH.match(text, start) and self._told(first, start, end, last).startswith("<")
                return "=" if near else led
            return ">" if self._is_promised(first, start, end, last) else led
        told = self._told(first, start, end, last)
        return ">~" if told == "=" and leads and _STARTING.search(lead) else told

    def _told(self, first: int, start: int, end: int, last: int) -> str:
        """The direction that the nearest cue gives the expression."""
        if last > self._read:
            self._search(first, last)
        if not self._ends or self._ends[-1] <= first:
            return "="
        place = bisect_right(self._ends, start)
        if self._governed_behind(place, end) and _OPENS_CLAUSE.search(self._text, max(first, start - GOVERNED), start):
            return self._after(place, end, last)
        if place and self._cues[place - 1].start() >= first:
            return self._before(self._cues[place - 1], start)
        return self._after(place, end, last)

    def _led(self, lead: str, leads: bool, first: int, start: int, end: int, last: int) -> str:
        """The direction that the words right around the expression give it, "" where they give none."""
        text = self._text
        if leads and _AHEAD.search(lead):
            return ">~"
        if possessive := _POSSESSIVE.match(text, end, last):
            return ">~" if possessive["ahead"] else "<~"
        if leads and _DEADLINE.search(lead):
            return "" if self._reached(lead, first, start, end, last) else ">~"
        if leads and _SINCE.search(lead):
            return "<<"
        if leads and _BACK.search(lead):
            return "<"
        return "<~" if _DEED.match(text, end, last) and _NAMES_IT.search(lead) else ""

    def _reached(self, lead: str, first: int, start: int, end: int, last: int) -> bool:
        text = self._text
        if _STRETCH_END.search(text, max(first, start - _LONGEST_CUE), start) or _REACHED.search(lead):
            return True
        if _LASTED.search(text, max(first, start - _LONGEST_CUE), start):
            return True
        if lead.lower().endswith("before ") and _HOUR.match(text, start, last):
            return True
        return lead[:1].isupper() and " " not in lead.strip() and bool(_HAD.match(text, end, last))

    def _is_promised(self, first: int, start: int, end: int, last: int) -> bool:
        """Whether what a deadline leads in surely comes: "by year's end, it will close"."""
        if last > self._read:
            self._search(first, last)
        last = min(self._stops.after(end), last)
        return any(first <= cue.start() < last and cue[0].startswith(_SURE) for cue in self._near(start))

    def _near(self, start: int) -> Sequence[re.Match[str]]:
        """The cues right before and right behind a place."""
        place = bisect_right(self._ends, start)
        return self._cues[max(place - 1, 0) : place + 1]

    def _governed_behind(self, place: int, end: int) -> bool:
        """Whether a cue follows the expression closely, with no comma between."""
        cue = next((cue for cue in self._cues[place : place + 2] if cue.start() >= end), None)
        if cue is None or cue.start() > min(self._stops.after(end), end + GOVERNED):
            return False
        return "," not in self._text[end : cue.start()]

    def _before(self, cue: re.Match[str], start: int) -> str:
        if cue["appointment"]:
            return ">~"
        governs = cue.end() >= start - GOVERNED and not _INFINITIVE.search(self._text, cue.end(), start)
        if cue["future"]:
            return ">" if cue[0].startswith(_SURE) or self._is_planned(cue, start) else ">~"
        return "<" if governs and self._is_finite(cue) else "<~"

    def _is_planned(self, cue: re.Match[str], start: int) -> bool:
        """Whether a present plan is for the very time that follows."""
        if not _PLANS.match(cue[0]):
            return False
        between = self._text[cue.end() : start]
        return not between.strip() or bool(_IN.search(between) or _TO_DO.fullmatch(between))

    def _is_finite(self, cue: re.Match[str]) -> bool:
        """Whether a past form cannot be a participle: by itself, or by the pronoun before it."""
        if cue["finite"]:
            return True
        subject = self._text[max(0, cue.start() - len(" they ")) : cue.start()]
        return bool(_SUBJECT.search(subject)) and not _SPOKEN.match(cue[0])

    def _after(self, place: int, end: int, last: int) -> str:
        cue = next((cue for cue in self._cues[place : place + 2] if cue.start() >= end), None)
        if cue is None or cue.start() >= min(self._stops.after(end), last):
            return "="
        return ">~" if cue["future"] and not _GIVEN.match(cue[0]) else "<"

    def _search(self, first: int, last: int) -> None:
        last += _STRIDE
        for cue in _CUE.finditer(self._lower, max(first, self._read), last + _LONGEST_CUE):
            if cue.start() >= last:
                break
            if _is_cue(cue, self._text):
                self._cues.append(cue)
                self._ends.append(cue.end())
            self._read = cue.end()
        self._read = max(self._read, last)
