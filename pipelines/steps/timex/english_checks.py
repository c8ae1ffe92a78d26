"""What only looks like time in English: checks that keep a rule from reading it so.

Each looks at the text itself, no further than REACH characters either way, and not beyond the sentence where
that matters.
"""

# ruff: noqa: ARG001  (checks share one signature)
from __future__ import annotations

import re
from collections.abc import Mapping

from dateline.pipelines.steps.timex.grammar import Check

# The longest word or phrase that a check asks for on either side.
REACH = 32


def led_by(text: str, start: int) -> str:
    """What stands right before a place."""
    return text[max(0, start - REACH) : start]


def followed_by(text: str, end: int) -> str:
    """What stands right behind a place."""
    return text[end : end + REACH]


_OLD = re.compile(r"[\s-]*(?:olds?\b|of age\b)")
_AGED = re.compile(r"\b(?:aged?|ages)\s$", re.I)


# What will happen "in two weeks" happens at their end; but what is counted or measured in them lies anywhere in them:
# "will cut 500 jobs in two years", "the first in ten years".
_COMES = re.compile(
    r"\b(?:will|won't|(?:is|are) (?:due|set|expected|scheduled|to)|expires?|begins?|starts?|ends?|opens?|closes?|"
    r"returns?|retires?)\b(?:(?![0-9]|\b(?:time|times|first|second|third|only|once|twice|\w+est|most|least|record|ever|two|three|"
    r"four|five|ten|hundreds?|thousands?|millions?)\b)[^.;:,]){0,48}\bin\s$"
)
_IT_WILL = re.compile(r",?\s[^.;:,]{1,48}\s(?:will|won't|is to|are to|(?:is|are) due)\b")
_REACH_OF_VERB = 80


def not_to_come(text: str, start: int, end: int) -> bool:
    """A length behind "in" that is no way ahead: "built in two years", "the first in ten years"."""
    before = text[max(0, start - _REACH_OF_VERB) : start]
    if before.endswith("In "):
        return not _IT_WILL.match(text, end)
    return not _COMES.search(before)


_FRACTION = re.compile(r"(?:an?|one|third|three)[\s-]quarters?$", re.I)


# "One day last week" is some day of it, "in one day last week" a length.
_SOME_DAY = re.compile(
    r"\s(?:last|next|this|when|soon|in (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*|in [12][0-9]{3})\b"
)
_SPAN_OF = re.compile(r"\b(?:in|for|within|than|just|only|of|over|least|most|about)\s$", re.I)


def not_a_length(text: str, start: int, end: int) -> bool:
    """A length that is an age or a fraction: "a 20-year-old", "54 years of age", "three quarters of them"."""
    after = followed_by(text, end)
    if text[start:end] == "60 Minutes" or _FRACTION.search(text[start:end]):
        return True
    if text[start:end].lower() == "one day" and _SOME_DAY.match(after) and not _SPAN_OF.search(led_by(text, start)):
        return True
    if text[start:end].endswith(" second") and re.match(r"\s[a-z]", after):
        return True
    return bool(_OLD.match(after) or _AGED.search(led_by(text, start)))


# Month words that are also names or verbs; the short ones are months only where something governs them.
_MONTH_NAMES = frozenset({"March", "May", "April", "June", "August", "MAY", "MARCH", "Jan", "Mar", "Jun", "Sep", "Dec"})
_GOVERNS_MONTH = re.compile(
    r"(?:\b(?:in|of|last|next|since|until|till|by|this|early|late|mid|through|from|to|and|or|for|between|every|during|before|"
    r"after|around|about|the|a|an|his|her|its|their|end|on|than|with|as|over|was|that|each|late|both|is|or)|[-(,/])\s*$",
    re.I,
)
_MONTH_FOLLOWS = re.compile(
    r"\s(?:to|through|and|or|until)\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_FIRST_NAMES = frozenset({"Jan", "Mar", "Jun", "Sep", "Dec"})
_EVENT = re.compile(r"\s(?:for|on|against)\s+(?:the\s)?[A-Z]|\s(?:Madness|Against|For)\b")
_SURNAME = re.compile(r"\s[A-Z][a-z]+")
_PREPOSITION = re.compile(
    r"\b(?:in|of|since|until|by|last|next|this|early|late|mid-?|from|to|and|for|during)\s?$", re.I
)


def not_a_month(text: str, start: int, end: int) -> bool:
    """A month's name that is a verb or a name: "March for Science", "Theresa May", "April Smith", "May I"."""
    if text[start:end] not in _MONTH_NAMES:
        return False
    before, after = led_by(text, start), followed_by(text, end)
    if _SURNAME.match(after) and (text[start:end] in _FIRST_NAMES or not _PREPOSITION.search(before)):
        return True
    if text[start:end] in ("April", "June", "August") or _MONTH_FOLLOWS.match(after):
        return False
    return not _GOVERNS_MONTH.search(before) or bool(_EVENT.match(after))


def in_a_name(text: str, start: int, end: int) -> bool:
    """A capitalised word behind another, as in the title of a paper or a broadcast: "Nation Today"."""
    return a_title(text, start, end) or (text[start].isupper() and bool(re.search(r"[A-Z]\w* $", led_by(text, start))))


_PAPER = re.compile(
    r"\s(?:Times|Mail|Mirror|Telegraph|Herald|Post|Express|Independent|Tribune|World|Night Live|Night Lights|School|"
    r"Agreement)\b"
)


_COUNTED_FROM = re.compile(r"\s(?:after|before|following)\s(?:the\s(?:first\s|last\s)?)?[A-Z0-9]")


def not_a_day(text: str, start: int, end: int) -> bool:
    """A weekday that is part of a name, or hangs on a day named behind it: "the Sunday Times", "Super Tuesday",
    "the Friday after Thanksgiving"."""
    after = followed_by(text, end)
    if re.search(r"\bone\s$", led_by(text, start), re.I):  # "one Friday in May"
        return True
    if _COUNTED_FROM.match(after) and re.search(r"\bthe\s(?:first\s)?$", led_by(text, start), re.I):
        return True
    return bool(_PAPER.match(after) or re.search(r"\b(?:Super|Black|Bloody)\s$", led_by(text, start)))


def not_a_feast(text: str, start: int, end: int) -> bool:
    """A holiday's name that names an island or a thing: "Easter Island", "Christmas tree"."""
    return bool(
        re.match(
            r"\s(?:Island|egg|tree|card|carol|present|gift|lights|Act|Seal|Agreement|[Aa]ccords?)",
            followed_by(text, end),
        )
    )


_NOUN_FOLLOWS = re.compile(
    r"[\s-]+(?!(?:to|in|at|for|of|on|and|or|by|with|from|after|before|when|as|that|which|who|but|because|during|until|"
    r"will|would|was|were|is|has|had|have|are|it|he|she|they|we|the|a|an|if|while|than|under|about|over|between|near|inside|"
    r"outside|against|amid|into|through|since|where|his|her|its|their|this|said|could|should|may|might|must|can|shall)\b)[a-z]"
)


def counts(text: str, start: int, end: int) -> bool:
    """A number that counts what follows it rather than names a day: "April 24 and 25 people"."""
    after = followed_by(text, end)
    return bool(_NOUN_FOLLOWS.match(after) or re.match(r"[.,:][0-9]|%|[0-9]", after))


def last_of(text: str, start: int, end: int) -> bool:
    """The last of something that follows, not the one before this: "the last week of June"."""
    led = text[start:end].lower().startswith("the ") or re.search(r"\bthe\s$", led_by(text, start), re.I)
    return bool(led and re.match(r"\sof\b", followed_by(text, end)))


def not_alone_day(text: str, start: int, end: int) -> bool:
    """A number that counts what follows, or is the day of it: "on the 8th of next month", "the 9th Circuit"."""
    return counts(text, start, end) or bool(re.match(r"\s(?:of|day|[A-Z]\w+)\b", followed_by(text, end)))


def spelled_out(text: str, start: int, end: int) -> bool:
    """An ordinal without a figure before a month counts it: "the third August in a row"."""
    return not any(char.isdigit() for char in text[start:end])


def not_a_numbered_day(text: str, start: int, end: int) -> bool:
    """A place in an order behind a weekday: "Friday, the fourth in a row"."""
    if not any(char.isdigit() for char in text[start:end]):
        return True
    if "," not in text[start:end]:  # "Friday the 13th brought no bad luck"
        return bool(re.match(r"\s(?:of|in)\b", followed_by(text, end)))
    return not_alone_day(text, start, end)


def not_nine_eleven(text: str, start: int, end: int) -> bool:
    """Attacks of another day than September 11: "the March 11 attacks" have no one year."""
    return not re.search(r"\bsep\w*\.?\s+(?:11|eleventh)(?![0-9])", text[start:end], re.I)


def past_twelve(text: str, start: int, end: int) -> bool:
    """Hours of which the first lies in the other half of the day: "11 to 1 p.m."."""
    hours = [int(hour) % 12 for hour in re.findall(r"([0-9]+)(?::[0-9]+)?", text[start:end])[:2]]
    return len(hours) < 2 or hours[0] >= hours[1]


_AGE_OR_DEGREE = re.compile(
    r"\b(?:his|her|their|my|your|our|its)\s$|\b(?:temperatures?|highs?|lows?|readings?|mercury)(?:\s\w+){0,3}\sin\s(?:the\s)?$",
    re.I,
)


def not_a_decade(text: str, start: int, end: int) -> bool:
    """Tens that are an age or a temperature: "a man in his mid-50s", "highs in the 80s"."""
    return bool(
        _AGE_OR_DEGREE.search(led_by(text, start)) or re.match(r"\s(?:degrees|percent)", followed_by(text, end))
    )


def not_an_era(text: str, start: int, end: int) -> bool:
    """Letters that are no era, and years that none has: "79 ad campaigns", "AD 0"."""
    words = text[start:end]
    year = re.search(r"[0-9]+", words)
    return re.search(r"\b(?:ad|ce)\b", words) is not None or (year is not None and not 1 <= int(year[0][:5]) <= 9999)


def not_a_later_day(text: str, start: int, end: int) -> bool:
    """A second number that counts something, or is no later day: "on April 29 to 5 of them"."""
    days = [int(day) for day in re.findall(r"[0-9]+", text[start:end])]
    return counts(text, start, end) or days != sorted(set(days))


def governs(text: str, start: int, end: int) -> bool:
    """A phrase whose "before" or "after" belongs to what follows it: "the day before the vote"."""
    return bool(
        _NOUN_FOLLOWS.match(followed_by(text, end))
        or re.match(
            r"\s(?:the|a|an|his|her|its|their|he|she|they|it|that|when|[A-Z0-9])|[-\u2013]\w",
            followed_by(text, end),
        )
    )


def compound(text: str, start: int, end: int) -> bool:
    """A phrase that is only the head of a longer name: "the quarter-to-quarter comparison", "the week of"."""
    return bool(re.match(r"[-\u2013]\w|\s(?:of|before|after|ago|that|president|finals?)\b", followed_by(text, end)))


def not_the_week(text: str, start: int, end: int) -> bool:
    """The head of a longer name, or a magazine: "the week of", "as the Week has it"."""
    return compound(text, start, end) or (text[start].islower() and text[end - len("week")].isupper())


def not_alone_season(text: str, start: int, end: int) -> bool:
    """A season's word that is a verb or part of a noun: "fall short", "spring training", "winter coats"."""
    after = followed_by(text, end)
    if text[start:end].lower().endswith("fall") and re.match(r"\sof\s(?!the year|last|this|next|that|[0-9])", after):
        return True
    named = text[start].isupper() and text[start:end].isalpha() and re.match(r"\s[A-Z]", after)
    return bool(named or _NOUN_FOLLOWS.match(after) or re.match(r"\s(?:to|in|into)\b", after))


_VERB_FOLLOWS = re.compile(
    r"\s(?:under|within|below|beneath|outside|inside|between|into|upon|behind|short|apart|foul|prey|victim|ill|asleep|flat|"
    r"from|off|through|to)\b"
)


def falls(text: str, start: int, end: int) -> bool:
    """A verb behind its relative pronoun: "cases that fall under the act"."""
    return bool(
        text[start].islower() and text[start:end].endswith("fall") and _VERB_FOLLOWS.match(followed_by(text, end))
    )


def after_midnight(text: str, start: int, end: int) -> bool:
    """An hour of "last night" that is one of this morning: "at 2 last night"."""
    hour = re.match(r"[0-9]+", text[start:end])
    return hour is None or not 6 <= int(hour[0]) <= 11


_CHANGED = re.compile(r"\b(?:moved|delayed|postponed|pushed|changed|rescheduled|shifted|switched)\b[^.;]*$", re.I)


def moved(text: str, start: int, end: int) -> bool:
    """Two days of which one takes the other's place: "moved from Thursday to next Tuesday"."""
    return bool(_CHANGED.search(led_by(text, start)))


def not_a_half(text: str, start: int, end: int) -> bool:
    """A half of a match or of anything else but a year."""
    return bool(
        re.match(r"\s(?:of (?!the year|this|last|next|fiscal|[0-9])|goal|lead|whistle)", followed_by(text, end))
    )


_LONGER = re.compile(r"-?\w")
_OF_A_MATCH = re.compile(
    r"\sof (?:(?:the|a|an|this|that|their|his|her|its) (?:\w+ )?)?(?:game|match|season opener|Super Bowl)", re.I
)


def not_a_quarter(text: str, start: int, end: int) -> bool:
    """A quarter of a match or a mile, or of a longer word: "the first quarter of the game", "quarter-mile", "Q2x"."""
    if text[max(start - 1, 0) : start].isalnum():
        return True
    after = followed_by(text, end)
    return bool(_LONGER.match(after) or _OF_A_MATCH.match(after))


def a_title(text: str, start: int, end: int) -> bool:
    """A word that begins a name: "the Daily Mail", "the Tonight Show"."""
    if not text[start].isupper():
        return False
    return bool(re.match(r"\s[A-Z]" if text[end - 2 : end] == "ly" else r"\sShow\b", followed_by(text, end)))


def not_now(text: str, start: int, end: int) -> bool:
    """Words for the present that say something else: "the now-defunct firm", "current account"."""
    return bool(re.match(r"\saccount\b|-", followed_by(text, end)) or re.search(r"\bthen[\s-]$", led_by(text, start)))


def soon_after(text: str, start: int, end: int) -> bool:
    """ "Soon" that tells an order or a speed, not a time to come: "soon after", "was soon released"."""
    if re.match(
        r"\s(?:after|as|afterwards?|enough|became|gave|went|came|found|fell|left|\w+[^e]ed)\b", followed_by(text, end)
    ):
        return True
    return bool(re.search(r"\b(?:was|were|had)\s$", led_by(text, start)))


def not_a_clock(text: str, start: int, end: int) -> bool:
    """A score, a ratio or a verse: "a 10:30 win". A time of day is led in by a preposition or says a.m. or
    p.m."""
    if re.search(r"m\.?\W*\w*\W*$|clock$|(?-i:[A-Z]{2,4})\)?$", text[start:end], re.I):
        return False
    return not re.search(
        r"\b(?:at|by|until|till|before|after|since|around|about|from|to)\s$", led_by(text, start), re.I
    )


def not_one_phrase(text: str, start: int, end: int) -> bool:
    """Two expressions that a full stop or a comma parts."""
    return bool(re.search(r"[,;.]\s", text[start:end]))


_COUNTS = re.compile(
    r"(?:[0-9]|\b(?:million|billion|trillion|thousand|hundred|dozens?|percent|cents|dollars|euros|pounds|times))\s$|"
    r"(?:[0-9]|\b(?:million|billion|thousand|hundred|dozens|hundreds|thousands|two|three|four|five|six|seven|eight)) "
    r"(?:of )?[a-z]+s $"
)


def rate(text: str, start: int, end: int) -> bool:
    """What is counted by the day or year: "358,000 a month", "1,000 arrests a day"."""
    return bool(_COUNTS.search(led_by(text, start)))


CHECKS: Mapping[str, Check] = {
    check.__name__: check
    for check in (
        a_title, after_midnight, compound, counts, falls, governs, last_of, moved, not_a_clock, not_a_day,
        not_a_decade, not_a_feast, not_a_half, not_a_later_day, not_a_length, not_a_month,
        not_a_numbered_day, not_a_quarter, not_alone_day, not_alone_season, not_an_era,
        not_nine_eleven, not_now, not_one_phrase, not_the_week, not_to_come, past_twelve, rate, soon_after,
        spelled_out,
    )
}  # fmt: skip
