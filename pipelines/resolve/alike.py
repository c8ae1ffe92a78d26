"""Whether two mentions of one block tell the same event: by their words, kinds, statuses, names and places.

It hangs on the two alone, and on whether their articles copy or quote each other: on nothing else that is known.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from dateline.pipelines.resolve.acts import is_telling, one_object
from dateline.pipelines.resolve.counting import is_set, number
from dateline.pipelines.resolve.deeds import is_deed
from dateline.pipelines.resolve.items import Item
from dateline.pipelines.resolve.once import is_once, may_be_one
from dateline.pipelines.resolve.parties import meet, named_alike, persons_meet, places_meet
from dateline.pipelines.steps.inflection import noun
from dateline.pipelines.steps.kinds import (
    COURT_NOUNS,
    DEADLINE,
    NOUN_KINDS,
    OTHER,
    TOGETHER,
    akin,
    family,
    is_told_apart,
)
from dateline.pipelines.steps.terms import cosine_of, terms

# Cosine of weighted terms from which two mentions of one day are one event, read off the sanctuary articles by eye:
# below .3 different acts of one actor on one day begin to merge, above .45 rewordings begin to split. Kinds that only
# neighbour each other ask for more, strangers for nearly the same words.
SAME_FAMILY = 0.34
AKIN = 0.45
STRANGERS = 0.6
# Where both name the same person, court, bill or the like, fewer of the other words need be the same.
ONE_NAME = 0.25
# Within one article, and between those that copy or quote each other, two statements of one kind and day; what happens
# once a day needs no likeness at all.
ONE_ARTICLE = 0.2
SLIGHT = 0.001  # a word in common
ONCE_A_DAY = frozenset(
    {
        "appointment",
        "bill passed",
        "bill signed",
        "deadline",
        "dismissal",
        "election",
        "resignation",
        "sentence",
        "verdict",
        "veto",
    }
)
# Of these kinds a day has many about one matter: only nearly the same words tell that it is the same one.
MANY_A_DAY = frozenset({"other", "statement", "announcement", "criticism", "accusation", "confirmation"})
# Acts of courts, houses and offices, of which a day has seldom two of one sort about the same party or place.
SELDOM = ONCE_A_DAY | {"agreement", "appeal", "bill introduced", "lawsuit", "repeal", "ruling"}
# Of these a day may have some about one matter: two articles open with the same one where they share more words.
NEWSWORTHY = SELDOM | {"demand", "grant", "letter", "order", "proposal", "threat"}
NEWS_TERMS = 4
# Characters of a body in which an article tells its own news, some six sentences.
OPENING = 1000
# Likeness of what two articles open with, where they share a party or a place.
NEWS = 0.15
# Likeness from which two deeds that nobody dates are one, where their kind comes again and again: nearly the same
# words, since the same man makes a promise every week.
AGAIN = 0.5
# Words that a noun may have beside those of the happening to which it comes back in its article.
BARE = 1
# A month or a year has many of any kind: what is told of it must be so much more alike.
LONG_DAYS = 7
LONG = 0.15
# One word in common ("Trump said", "voters backed Trump") tells nothing, where it is all that a short clause has.
SHARED_TERMS = 2
ONE_PHRASE = 3  # words that may make up one name or term: "World Health Organization"
# Statuses that are said of things not (yet) done: they never merge with what happened.
OPEN_STATUSES = frozenset({"threatened", "demanded", "proposed"})

# Verbs of which the infinitive or -ing form says what was begun: one happening, told with two words.
BEGINNING = frozenset(("begin", "start"))
# Verbs whose -ing form, after an act, says why it was done or what was said with it.
ARGUING = frozenset(("allege", "argue", "assert", "cite", "claim", "contend", "explain", "maintain", "reason", "say"))

CAPTURE = "capture"  # of towns and of people

# What says that another one is meant than that of which the article tells.
OTHERWISE = frozenset(("again", "also", "another", "earlier", "lower", "other", "previous", "previously", "separate",
                       "similar", "repeatedly"))  # fmt: skip
# Before a verb, or one that is joined to it: "has repeatedly targeted cities and threatened", "judges who have ruled".
_MANY = re.compile(
    r"\b(?:repeatedly|often|routinely|regularly|frequently|always|several times)\b[^,;:.]*$"
    r"|\b[a-z]+s who (?:ha(?:ve|d) )?$"
)
# What has a day of its own, which another sentence tells: "within hours of being inaugurated".
_BY_ANOTHER = re.compile(  # and where the lead is cut off behind "within"; not "three days of talks"
    r"\b[Ww]ithin (?:minutes|hours|days) of |"
    r"\b(?:minutes|hours|days) (?:after|before|of (?:being|becoming|having|taking)) "
)

Related = Mapping[str, Mapping[str, str]]  # version -> other -> relation, both ways
NONE: Mapping[str, str] = {}


def compatible(a: Item, b: Item) -> bool:
    """Whether the statuses of two mentions can be said of one event (sources may differ; plans and deeds may not)."""
    return a.status == b.status or not ({a.status, b.status} & OPEN_STATUSES)


def same_event(a: Item, b: Item, related: Related) -> bool:
    """Whether two mentions of one block tell the same event."""
    if a.mention_id == b.mention_id:
        return True
    if sets_term(a, b) or sets_term(b, a):
        return True
    if not compatible(a, b):
        return False
    if is_deed(a.block):
        return one_deed(a, b)
    if is_once(a.block):
        one = a.block == b.block and may_be_one(a, b)
        return one and (not is_set(a.block) or (not apart(a, b) and len({*a.terms} & {*b.terms}) >= SHARED_TERMS))
    if a.version_id == b.version_id and within_one_sentence(a, b):
        return goes_with(a, b) or goes_with(b, a)
    if (a.version_id == b.version_id and elaborates(a, b)) or (not is_long(a) and one_act(a, b)):
        return True
    if a.kind == b.kind and a.kind not in MANY_A_DAY and not is_long(a):
        if number_of(a) != number_of(b):
            return False
        if a.version_id == b.version_id and not apart(a, b):
            named = a.kind in ONCE_A_DAY or (is_told_apart(a.kind) and (is_noun(a) or is_noun(b)))
            return named or likeness(a, b) >= (ONE_ARTICLE if a.lemma == b.lemma else SAME_FAMILY)
        if b.version_id in related.get(a.version_id, NONE):
            return likeness(a, b) >= (SLIGHT if a.kind in ONCE_A_DAY else ONE_ARTICLE)
        if are_one_news(a, b) and not apart(a, b):
            return True
    return likeness(a, b) >= threshold(a, b) and _share_enough(a, b)


def one_deed(a: Item, b: Item) -> bool:
    """Whether two statements that nobody dates tell of one deed: what befalls somebody once, or the same act told by
    one word, or by a noun, in words that are alike."""
    if a.kind != b.kind or apart(a, b) or number_of(a) != number_of(b) or means_another(a) or means_another(b):
        return False
    same = a.version_id == b.version_id
    if same and within_one_sentence(a, b):
        return False
    if is_once(a.block) or (same and (_goes_back(a, b) or _goes_back(b, a))):
        return True
    told = a.lemma == b.lemma or is_noun(a) or is_noun(b)
    if a.kind in SELDOM:
        return told and likeness(a, b) >= SAME_FAMILY
    return told and likeness(a, b) >= AGAIN and (a.terms == b.terms or len({*a.terms} & {*b.terms}) >= NEWS_TERMS)


def _goes_back(item: Item, other: Item) -> bool:
    """Whether a noun says nothing but whose the happening is: "the court's rash ruling", after what it ruled on."""
    own = {*terms(item.trigger)[0]}
    return is_noun(item) and meet(item, other) and len({*item.terms} - {*other.terms} - own) <= BARE


def are_one_news(a: Item, b: Item) -> bool:
    """Whether two acts of one time, with which articles open, have a party or place in common, or many words."""
    if not (is_news(a) and is_news(b)) or likeness(a, b) < NEWS:
        return False
    seldom = a.kind in SELDOM or (tells_set(a) and tells_set(b))
    return (seldom and (meet(a, b) or bool({*a.places} & {*b.places}))) or len({*a.terms} & {*b.terms}) >= NEWS_TERMS


def one_act(a: Item, b: Item) -> bool:
    """Whether somebody of one name does the same to the same, by one verb: "the WHO declared a global flu pandemic",
    "the World Health Organization declared it a full pandemic"."""
    if a.lemma != b.lemma or not (a.doers & b.doers or persons_meet(a.actors, b.actors)):
        return False
    if not (is_telling(a.lemma, a.kind) and is_telling(b.lemma, b.kind)) or number_of(a) != number_of(b) or apart(a, b):
        return False
    return one_object(a.headline, a.trigger, b.headline, b.trigger)


def sets_term(deadline: Item, due: Item) -> bool:
    """Whether the one is the last day of what the other says is demanded: "asked them to show proof by Aug. 18"."""
    told = deadline.version_id == due.version_id and deadline.time == due.time
    return told and deadline.kind == DEADLINE and (due.status, due.bound) == ("demanded", "until")


def is_news(item: Item) -> bool:
    """Whether an article opens with an act of which a day has few."""
    return item.kind in NEWSWORTHY and item.part == "body" and item.start < OPENING and not is_long(item)


def is_noun(item: Item) -> bool:
    """Whether a noun names the one happening: in the singular, or by a plural that is told as one."""
    return names_one(item.trigger)


@lru_cache(maxsize=8192)
def names_one(trigger: str) -> bool:
    """Whether a trigger is a noun that names one happening."""
    word = trigger.lower()
    single = noun(word)
    return (single in NOUN_KINDS or single in COURT_NOUNS) and (single == word or single in TOGETHER)


def tells_set(item: Item) -> bool:
    """Whether a plural that is told as one happening names it: "issued a list of demands"."""
    return _set_kind(item.headline) == item.kind


@lru_cache(maxsize=8192)
def _set_kind(words: str) -> str:
    """The kind of the first plural in a line that is told as one happening; "" for none."""
    singles = ((word, noun(word)) for word in words.lower().split())
    return next((NOUN_KINDS[single] for word, single in singles if single in TOGETHER and single != word), "")


def number_of(item: Item) -> str:
    """The number of happenings that are told as one: "two" of "signed two executive orders"; "" for one, or unsaid."""
    return number(item.headline, item.kind)


def _share_enough(a: Item, b: Item) -> bool:
    """Whether one word in common may do, as for what a day has few of, or there are more."""
    few = a.kind == b.kind and a.kind not in MANY_A_DAY
    shared = frozenset(a.terms) & frozenset(b.terms)
    if few or a.terms == b.terms:
        return True
    return len(shared) >= SHARED_TERMS and (len(shared) > ONE_PHRASE or not _is_phrase(a, shared))


def _is_phrase(item: Item, shared: frozenset[str]) -> bool:
    """Whether words stand side by side in what a statement says: "swine flu" is one thing to have in common."""
    said = _stems(item.headline)
    at = [k for k, word in enumerate(said) if word in shared]
    return bool(at) and at[-1] - at[0] < len(at) and {said[k] for k in at} == shared


@lru_cache(maxsize=8192)
def _stems(line: str) -> tuple[str, ...]:
    return tuple(stem for word in line.split() for stem in (terms(word)[0] or ("",)))


def within_one_sentence(a: Item, b: Item) -> bool:
    """Whether the words of two mentions of one version overlap: one sentence that tells two events."""
    return a.part == b.part and a.start < b.end and b.start < a.end


def goes_with(act: Item, more: Item) -> bool:
    """Whether two mentions of one sentence are one act: one that was begun, or that says its reason.

    "Began to evacuate the town", "began evacuating"; "sued the board, arguing that".
    """
    if act.time != more.time or act.status != more.status:
        return False
    if act.lemma in BEGINNING:
        gap = " " if more.trigger.endswith("ing") else " to "
        return more.lead.endswith(f"{act.trigger}{gap}")
    told = more.lemma in ARGUING and more.trigger.endswith("ing")
    return told and act.start < more.end and f", {more.trigger} " in act.headline and more.lead.endswith(", ")


def is_long(a: Item) -> bool:
    """Whether a mention is dated by more than some days, or open to one side."""
    return a.earliest is not None and a.latest is not None and (a.latest - a.earliest).days > LONG_DAYS


def likeness(a: Item, b: Item) -> float:
    """Cosine of the weighted terms of two mentions, 0 to 1."""
    return cosine_of(a.words, b.words)


def threshold(a: Item, b: Item) -> float:
    """The likeness from which two mentions of their kinds tell one event."""
    return _by_kind(a, b) + (LONG if is_long(a) else 0.0)


def _by_kind(a: Item, b: Item) -> float:
    if a.kind in MANY_A_DAY or b.kind in MANY_A_DAY:
        return AKIN if a.kind == b.kind and a.lemma == b.lemma and a.kind == OTHER else STRANGERS
    if family(a.kind) == family(b.kind):
        return ONE_NAME if named_alike(a, b) else SAME_FAMILY
    return AKIN if akin(a.kind, b.kind) else STRANGERS


def apart(a: Item, b: Item) -> bool:
    """Whether two mentions name quite other parties or places, so that one kind on one day is still two events."""
    if CAPTURE in (a.kind, b.kind) and (_takes_a_place(a, b) or _takes_a_place(b, a)):
        return True
    named = bool(a.persons and b.persons) and not named_alike(a, b)
    placed = bool(a.places and b.places) and not places_meet(a.places, b.places)
    return named or placed


def _takes_a_place(a: Item, b: Item) -> bool:
    """Whether the one tells of a town that was taken, the other of a person: "the capture of Oakvale", "Lee's"."""
    place = any(name.partition(",")[0] in a.headline for name in a.places)
    return place and not a.patients and not b.places and bool(b.patients or (b.persons and is_noun(b)))


def elaborates(a: Item, b: Item) -> bool:
    """Whether one sentence of an article goes on about what the other dates: the letters that carry a threat."""
    goes_on = "inherited" in (a.bound, b.bound) and a.time == b.time and family(a.kind) == family(b.kind)
    return goes_on and (not {a.kind, b.kind} & MANY_A_DAY or likeness(a, b) >= SAME_FAMILY)


def means_another(item: Item) -> bool:
    """Whether a statement says itself that it means another happening, or many."""
    return _means_another(item.headline, item.lead)


@lru_cache(maxsize=8192)  # asked of an undated statement for all that it may mean
def _means_another(line: str, lead: str) -> bool:
    words = line.lower().split()
    return not OTHERWISE.isdisjoint(words) or bool(_MANY.search(lead) or _BY_ANOTHER.search(lead))
