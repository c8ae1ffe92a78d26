"""A clause for display, made from an evidence sentence by leaving things out, never by changing a word.

Dropped, until it is short enough: the time (it is shown beside the headline), who said it, what stands in
brackets, non-restrictive relative clauses, and trailing clauses. A condition is never parted from what it
conditions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from dateline.pipelines.steps.inflection import BASE, PAST, THIRD, verb

MAX_LENGTH = 116  # characters; two lines of a timeline in a terminal, one on a page
WHOLE_LENGTH = 190  # a sentence that ends nowhere sooner is shown whole up to here
MIN_LENGTH = 24  # a shorter rest says too little; the cut is not made

STAGE_REACH = 16  # characters between the verb and a clause that sets the stage for what it says
GRACE = 40  # characters more, where no clause ends sooner: longer beats cut off
LAST_WORDS = 60  # characters before a cut that hold its last two words
LONGEST_TAIL = 24  # characters of what a clause to cut begins with: "and established"
MIN_SAID = 40  # characters to keep of what somebody says: "the ministry: a traveller" tells nothing
MIN_COMPLEMENT = 8  # characters to keep after the verb: "weighed" alone is not "weighed in on the dispute"
_VERB = "\x01"  # stands before the verb while the words are cut
_PTB = {"-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "``": "“", "''": "”"}
_PTB_PATTERN = re.compile(r"-(?:LRB|RRB|LSB|RSB)-|``|''")
_COMMAS = re.compile(r",(?:\s*,)+")
_BEFORE_MARK = re.compile(r" (?=[,.;:!?%)\]”’]|'s\b|n't\b|'re\b|'ve\b|'ll\b|'d\b)")
_DETACHED = (*(f" {mark}" for mark in ",.;:!?%)]”’'"), " n't")  # one of which stands wherever that matches
_AFTER_MARK = re.compile(r"([(\[“$£€])\s+")
# What pages put before a sentence: bullets, "FILE PHOTO:", "PHOTOS:", a bracket that nothing closes.
_LABEL = re.compile(
    r"(?:[-–—*•·|>\]\s,:]+|\[\s*,?\s*(?=[^\]]*$)|\d{1,2}[.:]\d\d\s+[A-Z]{2,4}\s+|(?:[A-Z]{3,}\s?){1,3}:\s+)+(?=\S)"
)
# "The fallout was immediate: Mexico's president cancelled": what stands before the colon only leads in.
_LEAD_IN = re.compile(rf"[^:“\"{_VERB}]{{2,40}}:\s(?=[A-Z][^{_VERB}]*{_VERB})")
_DATELINE = re.compile(
    r"[A-Z][A-Z.,'’ -]{2,40}(?:[A-Z][a-z]{1,9}\.?\s)?(?:\([^()]{2,40}\)\s*)?"
    r"(?:[A-Z][a-z]+\.?\s\d{1,2}\s*)?(?:—|–|--|-)\s+"
)
_BRACKETS = re.compile(r"\s*\([^()]{0,80}\)|\s*\[[^\[\]]{0,80}\]")
_TRAILING_SAID = re.compile(
    r",\s(?:according\sto\s[^,]{2,80}|"
    r"(?:[\w.’'-]+\s){1,7}(?:said|says|reported|wrote|added|told\s[\w.’' ]{2,40})(?:\s[\w.’', ]{0,40})?|"
    r"(?:said|says)\s[^,]{2,60}(?:,[^,]{2,80})?)[.,]?$"
)
# One of which stands in each of these: they are dear to look for.
_SAYINGS = ("said", "says", "told", "according", "added", "wrote", "reported")
_OPENING = re.compile(
    r"(?:(?:But|And|So|Yet|Meanwhile|However|Also|Then|Earlier|Later|Separately|Still|Now|Instead|Indeed|Furthermore|"
    r"Moreover|Additionally|Nevertheless|Previously|Recently|Finally|Overall|Elsewhere),?\s)+"
)
_RELATIVE = re.compile(r",\s(?:which|who|whose|where|whom)\s[^,]{2,160}(?:,\s|$)")
# ", which would ban fishing, leaving ports empty": what the relative clause brings about goes with it
_RELATIVE_RESULT = re.compile(r",\s(?:which|who|whose|where|whom)\s[^,]{2,160},\s\w+ing\b.*$")
# ", a senator from Ohio," and "— who began it —" between subject and verb
_ASIDE = re.compile(
    r",\s(?:a|an|the|one|both|now|then|formerly|who|which|whose)\s[^,]{2,140}(?<!\bwhen)(?<!\bthat),"
    r"(?=\s(?!and\b|or\b))|"  # no list's item
    r"\s[—–-]{1,2}\s(?:who|which|whose|a|an|the)\s[^—–]{2,160}\s[—–-]{1,2}(?=\s)"
)
# " -- which has killed two -- " anywhere
_DASHED = re.compile(r"\s[—–-]{1,2}\s(?:who|which|whose|including)\s[^—–]{2,160}?\s[—–-]{1,2}(?=\s)")
# "said in an interview on CNN that": what was said matters more than where
_ASIDE_OF_SAYING = re.compile(
    rf"({_VERB}(?:said|announced|warned|argued|wrote|declared|testified|insisted|confirmed))\s(?:in|on|at|during|to)\s[^,]{{2,70}}?\sthat\s"
)
# "told the leaders in a long meeting at the palace that that": what was told matters more than where
_ASIDE_OF_TELLING = re.compile(
    rf"({_VERB}told(?:\s[\w.’'-]+){{1,5}}?)\s(?:in|at|during)\s[^“”]{{2,90}}?\sthat\s(?:that\s)?"
)
# "allegations that Lee", "complained that since the vote": a clause that was begun and not told
_BEGUN = re.compile(
    r"\sthat\s(?:(?:since|because|when|if|unless|after|before|while|although|as)\s[^,]*|"
    r"(?:[A-Z][\w.’'-]*\s?){1,4}(?:,\s[^,]*)?|(?:the|a|an|its|his|her|their)\s[\w’'-]+(?:\s[\w’'-]+)?)$"
)
# "sent letters to the cities‸, telling them that they would …": what the adjunct's clause does, in fewer words
_ADJUNCT = re.compile(rf", {_VERB}\w+ing\b")
# What may stand before the clause of a verb far into a sentence.
_OPENS = re.compile(r"[,;:—–]\s|\s(?:and|but|that|if|unless|when|while|before|after|because|since|although)\s")
# A clause that only sets the stage for the one after it: "said if they refused"
_STAGE = re.compile(
    r"(?:\w|,)\s(?:if|unless|when|while|although|because|after|before|as|since|in|on|at|during)\s[^,]*$"
)
_INFINITIVE = re.compile(r"\sto\s")
_TAILS = (
    re.compile(r",\s(?:which|who|whose|where|whom|when|while|as|after|before|because|although|though|but|and|with|including|"
               r"amid|despite|following|in a move|part of|saying|adding|calling|citing|\w{3,}ing)\b"),
    re.compile(r";\s|\s[—–-]{1,2}\s|:\s"),
    re.compile(r"\s(?:in a move that|after|while|because|amid|when|following|although|though|even as)\s"),
    re.compile(r"\s(?:and|but)\s(?:\w{2,}ed|said|told|made|took|was|were|is|are|has|have|had|will|would)\s"),
    re.compile(r",\s"),
    re.compile(r"(?<!ed)(?<!ing)(?<!\s\w\w)\s(?:that|which|who|where|for|in|on|with|at|by|during|over|from|about)\s"),
    _INFINITIVE,
)  # fmt: skip
_WHOLE_TAILS = _TAILS[:4]  # after which what stays is whole; the others may part a noun from what it is of
# "in late autumn‸ and winter": half of a time
_GOES_ON = re.compile(r" (?:and|or) (?:(?:early|late) )?(?:spring|summer|autumn|fall|winter|morning|evening|night)s?\b")
# Words that cannot end a clause: what they lead to was cut.
_DANGLING = frozenset(
    ("and", "or", "but", "the", "a", "an", "of", "to", "in", "on", "at", "by", "for", "with", "from", "that", "which",
     "who", "as", "its", "their", "his", "her", "have", "has", "had", "will", "would", "is", "are", "was", "were", "be",
     "been", "some", "such", "new", "not", "than", "into", "about", "even", "just", "rather", "shortly", "soon",
     "immediately", "along")
)  # fmt: skip
# "Ann Lee‸, declared that": one comma between subject and verb is what an aside left
_CUT_SUBJECT = re.compile(rf"([^,{_VERB}]+), {_VERB}")
_WITH_PARTICLE = re.compile(r"\b(?:sworn|weighed|moved|stepped|called|broke|caved|gave|turned \w+sel(?:f|ves)) in$")
_STILL_OF_IT = re.compile(r"(?:which|who|whose|where|whom|that)\b")
_AUXILIARY = frozenset(("is", "are", "was", "were", "has", "have", "had", "will", "would", "may", "might", "can"))
_ALSO = re.compile(r"\s(?:also|later|then|earlier)$")
_BARE_INFINITIVE = re.compile(r"\sto\s[a-z]\w*$")
# "“We will not yield,” the minister told reporters …": the words, then who said them
_QUOTE_FIRST = re.compile(
    r"^[“\"](?P<said>[^“”\"]{20,}?)[,.?!][”\"]\s(?P<who>(?!said|says|told|wrote)\w[^“”\"]{2,120}?)"
    rf"\s{_VERB}(?:said|told|says|wrote|tweeted|added|warned|insisted)\b"
)
# "Trade will rise, experts said in a study": the words, then who said them
_SAID_LAST = re.compile(
    rf"(?P<said>(?!\w+ing )[^{_VERB}“\"]{{24,}}), (?P<who>(?:[\w.’'-]+ ){{1,8}}){_VERB}"
    r"(?:told [^,]{2,90}|(?:said|says|wrote|warned)(?: (?:after|at|before|by|during|from|in|late|on|to)\b[^,]{0,90})?)$"
)
# "in a bipartisan‸, bicameral meeting": no noun before the comma
_ADJECTIVE_LAST = re.compile(
    r"\b(?:an?|the|its|his|her|their)\s(?:\w+(?:al|an|ous|ive|ic|ful|ing|ary)|new|long|short|big|small)$"
)
# "told reporters that": the clause that follows is what was told
_TOLD_THAT = re.compile(rf"{_VERB}\w+(?:\s[\w’'-]+){{0,4}}\sthat\b")
# What only leads in the clause that was cut.
_LED_IN = re.compile(
    r" (?:on the grounds|in (?:an? |the )?(?:attempt|bid|effort|move|order|case|hopes?)|as (?:well|far|soon)|so long)$"
)
# What is left of "a day after the vote" when its second half is cut.
_LAPSE = re.compile(
    r"(?:,\s(?:just\s|only\s)?\w+|\sthe|\s(?:just|only|barely|mere)(?:\s\w+)?)\s(?:day|week|month|year|hour|minute)s?$"
)
_LAPSES = tuple(f" {unit}{s}" for unit in ("day", "week", "month", "year", "hour", "minute") for s in ("", "s"))
# "fell between‸, but rallied": a preposition whose dates were cut
_LEFT_OPEN = re.compile(r"\s(?:between|from|since|until)(?:\sand)?(?=,|$)")
# A clause or phrase that opens a sentence and is not yet it.
_FRONTED = re.compile(
    r"(?:While|Once|Although|Though|When|If|Because|Since|After|Before|Even as|As|Despite|With|Amid)\s"
)
_CONDITION = re.compile(r"\b(?:if|unless|until|except|provided|but not|only)\b")


def headline(text: str, start: int, end: int, verb: int, core: int, cut: Sequence[tuple[int, int]]) -> str:
    """The stretch ``text[start:end]`` in short.

    :param verb: where the verb stands that no cut may lose
    :param core: where its subject starts, if what stands before may go; else `start`
    :param cut: the stretches of the time expressions to leave out, prepositions included
    """
    words = _polish(_without(text, start, end, verb, cut))
    if len(words) > MAX_LENGTH and start < core < end:
        words = _polish(_without(text, core, end, verb, cut))
    if len(words) > MAX_LENGTH and (quote := _QUOTE_FIRST.match(words)):
        return _speaker_first(quote["who"], quote["said"])
    return _finish(_shorten(words))


def _speaker_first(who: str, said: str) -> str:
    """ "The minister: “We will not yield…”", as newspapers head a long quotation."""
    who = _ALSO.sub("", _finish(_ASIDE.sub("", who + ",").partition(",")[0]))
    room = MAX_LENGTH - len(who) - len(": “…”")
    if len(said) > room:
        said = said[: max(room, MIN_LENGTH)].rsplit(" ", 1)[0].rstrip(" ,;:—–") + "…"
    return f"{who}: “{said}”"


def _polish(words: str) -> str:
    words = _tidy(words)
    for pattern in (_LABEL, _DATELINE, _LABEL, _OPENING):
        words = _behind(pattern, words)
    if ":" in words and len(rest := _behind(_LEAD_IN, words)) >= MIN_LENGTH:
        words = rest
    words = _without_speaker(words)
    return words if len(words) <= MAX_LENGTH else _tidied_if_new(_drop(_BRACKETS, words), words)


def _behind(pattern: re.Pattern[str], words: str) -> str:
    """What stands behind the opening that matches; all where none does."""
    opening = pattern.match(words)
    return words[opening.end() :] if opening else words


def _without_speaker(words: str) -> str:
    told = "," in words and any(word in words for word in _SAYINGS)
    return _drop(_TRAILING_SAID, words) if told else words


def _without(text: str, start: int, end: int, verb: int, cut: Sequence[tuple[int, int]]) -> str:
    """The stretch less what is cut, the verb marked."""
    pieces: list[str] = []
    at = start
    stops = [(a, b) for a, b in sorted(cut) if start <= a and b <= end and not _GOES_ON.match(text, b)]
    for first, last in [*stops, (end, end)]:
        if at <= verb < first:
            pieces += [text[at:verb], _VERB]
            at = verb
        pieces.append(text[at:first])
        at = last
        if not text[start:first].strip():
            at = end - len(text[at:end].lstrip(" ,"))
    return "".join(pieces)


def _tidy(words: str) -> str:
    if "-" in words or "``" in words or "''" in words:
        words = _PTB_PATTERN.sub(lambda m: _PTB[m.group()], words)
    words = " ".join(words.split())
    if any(mark in words for mark in _DETACHED):
        words = _BEFORE_MARK.sub("", words)
    if _AFTER_MARK.search(words):
        words = _AFTER_MARK.sub(r"\1", words)
    if "," in words:
        words = _COMMAS.sub(",", words).replace(",.", ".")
    return words.strip(" ,;:—–").lstrip("]),”’ ")


def _tidied_if_new(words: str, before: str) -> str:
    return _tidy(words) if words != before else before


def _drop(pattern: re.Pattern[str], words: str) -> str:
    """Leave out what matches, unless it holds the verb or too little is left."""
    shorter = pattern.sub(lambda m: m.group() if _VERB in m.group() else "", words)
    return shorter if len(shorter) >= MIN_LENGTH else words


def _shorten(words: str) -> str:
    """Cut relative clauses, then tails, until it fits, or else to a length that is still bearable; a last
    resort cuts between words, with a mark.
    """
    if len(words) > MAX_LENGTH:
        words = _tidied_if_new(_RELATIVE.sub(_relative, _drop(_RELATIVE_RESULT, words)), words)
    if len(words) > MAX_LENGTH:
        words = _tidied_if_new(_drop(_DASHED, words), words)
    if len(words) > MAX_LENGTH and _VERB in words:
        before, _, after = words.partition(_VERB)
        words = _tidied_if_new(_ASIDE.sub("", before) + _VERB + after, words)
    if len(words) > MAX_LENGTH and _VERB in words and " that " in words:
        words = _ASIDE_OF_TELLING.sub(r"\1 that ", _ASIDE_OF_SAYING.sub(r"\1 that ", words))
    for room in (MAX_LENGTH, MAX_LENGTH + GRACE, WHOLE_LENGTH):
        for pattern in _TAILS if room > MAX_LENGTH else _WHOLE_TAILS:
            if len(words) <= room:
                return words
            words = _cut(pattern, words, room)
        if room > MAX_LENGTH and len(words) > room and (said := _SAID_LAST.match(words)):
            who = _capital(_ALSO.sub("", said["who"].strip()))
            short = _shorten(f"{who}: {said['said']}")
            words = short if len(short) >= len(who) + MIN_SAID else words
    if len(words) <= WHOLE_LENGTH:
        return words
    if (adjunct := _ADJUNCT.search(words)) and MIN_LENGTH < adjunct.start() <= WHOLE_LENGTH:
        return words[: adjunct.start()]
    verb = words.find(_VERB)
    openings = [m.end() for m in _OPENS.finditer(words, 0, max(0, verb))]
    if MAX_LENGTH - MIN_COMPLEMENT < verb < len(words) - MIN_LENGTH and openings:
        return _shorten(words[openings[-1] :])  # the cut would lose the verb
    return words[:MAX_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:—–") + "…"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _verb_end(words: str) -> int:
    verb = words.find(_VERB)
    end = words.find(" ", verb) if verb >= 0 else 0
    return end if end >= 0 else len(words)


def _relative(match: re.Match[str]) -> str:
    if _VERB in match.group():
        return match.group()
    if not match.group().endswith(", "):
        return ""
    if _STILL_OF_IT.match(match.string, match.end()):
        return match.group()  # "…, where towns resist the law, which": of the law
    words, end = match.string, match.end()
    follows = words[end:].partition(" ")[0].removeprefix(_VERB)
    is_verb = follows in _AUXILIARY or bool(verb(follows).form & (BASE | THIRD | PAST))
    # "The figures, which …, show that": the verb of the words that the clause was about
    return " " if is_verb and "," not in words[: match.start()] else ", "


def _cut(pattern: re.Pattern[str], words: str, room: int) -> str:
    """Cut at the last boundary that leaves enough and fits; the words as they are where there is none."""
    least = _least(words, pattern is _INFINITIVE)
    places = []
    for match in pattern.finditer(words, max(0, least - LONGEST_TAIL)):
        if match.start() > room:
            break
        if match.start() >= least:
            places.append(match.start())
    for place in reversed(places):
        if not _parts_condition(words, place, room) and not _BEGUN.search(words, 0, place):
            return words[:place]
    return words


@lru_cache(maxsize=8)
def _least(words: str, completes: bool) -> int:
    """How many characters a cut has to leave; remembered, as it is asked for each way to cut the same words.

    :param completes: whether it is an infinitive that is cut, of which the first completes the verb: "asked the cities
        to show"
    """
    told = _TOLD_THAT.search(words)
    verb_end = _verb_end(words)
    complete = words[verb_end - 1 : verb_end] == ","  # "…, the minister said, as": nothing after the verb is missed
    least = max(MIN_LENGTH, verb_end - 1 if complete else (told.end() if told else verb_end) + MIN_COMPLEMENT)
    if not completes:
        return least
    first = words.find(" to ", least)
    return first + 4 if first >= 0 else len(words)


def _parts_condition(words: str, place: int, room: int) -> bool:
    """Whether a cut here would leave out the main clause, or a condition of the clause that stays; one far off may be
    another's."""
    rest = words[place:]
    if _FRONTED.match(words) and "," not in words[:place]:
        return True  # "while the town holds out‸ -- so they say -- the regime has advanced"
    if _BARE_INFINITIVE.search(words, max(0, place - LAST_WORDS), place):
        return True  # "would try to show‸ that": the verb's own complement
    if words[place] == "," and _ADJECTIVE_LAST.search(words, max(0, place - LAST_WORDS), place):
        return True
    if (
        rest.startswith(",")
        and (stage := _STAGE.search(words, max(0, words.find(_VERB)), place))
        and words.find(_VERB) > stage.start() - STAGE_REACH
    ):
        return True
    near = rest if room < WHOLE_LENGTH else rest[:GRACE]
    return bool(_CONDITION.search(near)) and not re.match(r",\s\w+ing\b|;|\s[—–]", rest)


def _without_dangling(words: str) -> str:
    before, gap, last = words.rpartition(" ")
    while gap and last in _DANGLING:
        words = before.removesuffix(",")
        before, gap, last = words.rpartition(" ")
    return words


def _finish(words: str) -> str:
    words = _without_speaker(words)
    if cut_subject := _CUT_SUBJECT.match(words):
        words = f"{cut_subject[1]} {words[cut_subject.end() :]}"
    words = words.replace(_VERB, "").strip().rstrip(".,;:—–- ").lstrip("—–- ").removeprefix("to ")
    words = _LED_IN.sub("", words)
    words = words if words.endswith(" in") and _WITH_PARTICLE.search(words) else _without_dangling(words)
    if words.endswith(_LAPSES):
        words = _LAPSE.sub("", words)
    words = _LEFT_OPEN.sub("", words)
    for left, right in (("“", "”"), ("(", ")"), ("[", "]")):
        if words.count(left) != words.count(right):
            words = words.replace(left, "").replace(right, "")
    if words.count('"') % 2:
        words = words.replace('"', "")
    return _capital(words)
