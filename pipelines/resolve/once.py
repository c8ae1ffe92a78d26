"""What befalls a named person once: its reports are one event whatever day, month or year each of them gives.

The death of Ann Lee is told as of last week, as of 1 July and, two years later, as of that year. Days cannot bring
these together; that nobody dies twice does. Kinds that do come again (an arrest, a charge) are one only where their
days are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from dateline.pipelines.resolve.anchoring import When
from dateline.pipelines.resolve.counting import set_block
from dateline.pipelines.resolve.items import Item
from dateline.pipelines.resolve.parties import may_be_spelt, spelt
from dateline.pipelines.steps.inflection import noun
from dateline.pipelines.steps.kinds import DEADLINE, NOUN_KINDS
from dateline.pipelines.steps.unnamed import kind_of

# Kinds, and under which name they are told of the same happening: who was shot may have died of it.
_BEFALLS: Final = {
    "death": "death",
    "execution": "death",
    "attack": "death",
    "arrest": "arrest",
    "charge": "charge",
    "verdict": "verdict",
    "sentence": "sentence",
    "appointment": "appointment",
    "dismissal": "departure",
    "resignation": "departure",
    "bill signed": "bill signed",
    "veto": "veto",
}
_SIGNER = ("bill signed", "veto")
# The neighbourhoods of what a bill comes by once, whoever tells it: no other day of it can be meant.
SIGNED: Final = re.compile(f"^(?:{'|'.join(_SIGNER)}): ")
# Done by whom it befalls, by the stem of the trigger: the one who "died" and "resigned".
_OWN_DOING = ("die", "dying", "dead", "pass", "resign", "quit", "step", "stand")
SLACK = timedelta(days=3)  # between days that two outlets give one happening
LEAD = 80  # characters of `Hook.lead`, as they are kept
_WORD = re.compile(r"[\w-]+")
_APPOSED = re.compile(r"^,(?: \d+,)? (?:an?|the|who)\b[^,]*,")  # "Ann Lee, a teacher, "
YEAR, MONTH = timedelta(days=366), timedelta(days=31)
# The interval that says enough; of what may come again, a `MONTH`.
WIDEST: Final = {"death": YEAR, "bill signed": YEAR, "veto": YEAR}
ON_IT = ("at", "inherited")  # bounds of what happens on the days that are given


@dataclass(frozen=True, slots=True)
class Hook:
    """How a mention hangs on its document's time expressions, and the persons that it names."""

    mention_id: str
    time: int
    bound: str
    status: str
    kind: str
    trigger: str
    patients: Collection[str] = ()  # to whom it is done
    actors: Collection[str] = ()
    persons: Collection[str] = ()
    parties: Collection[str] = ()  # all that take part, persons by their surnames
    headline: str = ""
    lead: str = ""  # what stands close before the trigger in its sentence
    bills: Collection[str] = ()  # to which it is done, by number or name


def befallen(hook: Hook) -> str:
    """What befell whom, "death: A. Lee"; "" where it is of no such kind, or not one named person's.

    A bill befalls that one person signs it: "bill signed: Lee, Senate Bill 9", since other states have a Senate Bill 9.
    """
    what, word = _BEFALLS.get(hook.kind, ""), hook.trigger.lower()
    if hook.kind in _SIGNER:
        alone = len(hook.bills) == 1 and len(hook.actors) == 1
        return f"{what}: {_surname(hook.actors)}, {next(iter(hook.bills))}" if alone else ""
    if not what or not (hook.patients or hook.persons):
        return ""
    own = word.startswith(_OWN_DOING)
    named = (hook.actors or [name for name in hook.persons if _does(name, hook.lead)]) if own else hook.patients
    if noun(word) in NOUN_KINDS and hook.kind != "attack":  # whoever is named behind "Lee's death" did not die
        named = [name for name in hook.persons if _is_of(name, word, hook.headline)] or named
    if not named and not own:
        named = [name for name in hook.persons if _undergoes(name, hook.lead)]
    name = next(iter(named)).split() if len(named) == 1 else []
    # "Kate Lee" and "Kathryn Lee" are one to outlets: K. Lee. So are "Ann Rivkin" and "Anna Rivkyn": A. rivk*n.
    return f"{what}: {name[0][0]}. {spelt(name[-1])}" if len(name) > 1 else ""


def _surname(names: Collection[str]) -> str:
    return next(iter(names)).split()[-1]


def _is_of(name: str, happening: str, line: str) -> bool:
    """Whether a noun is somebody's by a line: "Ann Lee's death", "the death in Ohio of Ann Lee"."""
    last, what = re.escape(name.split()[-1]), re.escape(happening)
    before = rf"\b{last} ?[’']s? (?:\w+ ){{0,2}}{what}"
    after = rf"\b{what} (?:[\w-]+ ){{0,4}}?of (?:[\w.,-]+ ){{0,5}}?{last}\b"
    return re.search(f"(?i){before}|{after}", line) is not None


def _does(name: str, lead: str) -> bool:
    """Whether the words before a verb make somebody its subject: "Ann Lee, 32, who had"; not "Ann Lee before he"."""
    last = re.escape(name.split()[-1])
    return re.search(rf"\b{last}(?:,[^.;]{{1,60}},|,)?(?: who| has| had| have| later| then)* $", lead) is not None


def _undergoes(name: str, lead: str) -> bool:
    """Whether the words before a verb say of somebody that it is done to him: "Ann Lee, a teacher who was"."""
    last = re.escape(name.split()[-1])
    passive = r"(?:was|were|had been|has been)(?: \w+,?(?: and)?)? $"
    return re.search(rf"\b{last},(?: \d+,)? (?:an?|the|who)\b[^,.;]*? {passive}", lead) is not None


def victim(hook: Hook, whom: Collection[str]) -> str:
    """Whose death a mention tells that names nobody: that of whom its article says so, if one alone; "" for none.

    :param whom: what befell whom, by all the article's mentions
    """
    if _BEFALLS.get(hook.kind) != "death" or hook.patients or not _back(hook.headline, hook.trigger):
        return ""
    deaths = [what for what in whom if what.startswith("death:")]
    return deaths[0] if len(deaths) == 1 else ""


def _back(line: str, trigger: str) -> bool:
    """Whether a line means one person or happening that was named before: "she was shot", "the killing"."""
    return re.search(rf"(?i)^(?:s?he)\b|^(?:\w+ ){{0,2}}{re.escape(trigger)}$", line) is not None


def befell_another(item: Item, target: Item) -> bool:
    """Whether one mention says of another person than the other one's what befalls somebody once."""
    if not is_once(target.block):
        return False
    hook = Hook(
        item.mention_id, item.time, item.bound, item.status, item.kind, item.trigger, item.patients, item.actors,
        item.persons, (), item.headline, item.lead,
    )  # fmt: skip
    mine = "" if _by_pronoun(hook) else befallen(hook)
    return bool(mine) and mine != target.block


def befell(hooks: Sequence[Hook]) -> list[str]:
    """What befell whom by each mention of one version, "" for nothing.

    "He" who died is whoever's death the article tells by name, where that is one person's: who stands nearest before a
    pronoun is as often the one who tells of it.
    """
    found = [befallen(hook) for hook in hooks]
    happened = [
        what if hook.status == "occurred" and hook.kind not in _SIGNER else ""
        for hook, what in zip(hooks, found, strict=True)
    ]
    named = {what for hook, what in zip(hooks, happened, strict=True) if what and not _by_pronoun(hook)}
    return [
        _meant(hook, alike, named) if alike and _by_pronoun(hook) else what
        for hook, what, alike in zip(hooks, found, happened, strict=True)
    ]


def _meant(hook: Hook, what: str, told: Set[str]) -> str:
    """What befell somebody by a pronoun: whose death the article tells by name; of several, or none, whoever stands
    before it, where he is one of them, or nobody else can be meant; "" where that is open."""
    deaths = {other for other in told if other.startswith("death:")} if what.startswith("death:") else set()
    if len(deaths) == 1:
        return next(iter(deaths))
    return what if what in told or (not deaths and not _others_meant(hook, what)) else ""


def _others_meant(hook: Hook, what: str) -> bool:
    """Whether words before what a pronoun tells give somebody else whom it may have befallen: "Ann Lee was with the
    singer when he", "Ann Lee's troops killed him"; not "Ann Lee, a teacher, fell ill before she"."""
    surnames = {name.split()[-1] for name in hook.persons}
    mine = {name for name in surnames if spelt(name) == what.split()[-1]}
    him = rf"\b(?:{'|'.join(map(re.escape, sorted(mine)))})\b"
    *before, after = re.split(him, hook.lead) if mine else [hook.lead]
    if before and not what.startswith("death:"):
        return False  # who is arrested, or resigns, is spoken of, or speaks, before and after that
    befalls_object = re.search(rf"(?i)\b{re.escape(hook.trigger)} (?:him|her)\b", hook.headline)
    if befalls_object and before and not re.search(r"\b(?:that|which|who)(?: \w+)? $", after):
        return True
    if mine and re.search(him, hook.headline.partition(hook.trigger)[2]):
        return True  # who is named after a passive did it: "he was attacked by Lee's men"
    if surnames - mine and not before and len(hook.lead) >= LEAD:
        return True  # where they stand is not seen
    rest = _APPOSED.sub("", after, count=1) if before else after
    return any(word in surnames - mine or _is_somebody(word) for word in _WORD.findall(rest))


def _is_somebody(word: str) -> bool:
    """Whether a word may mean one person without a name: "singer", "him"."""
    return word in ("him", "her") or (noun(word) == word and kind_of(word) == "group")


def _by_pronoun(hook: Hook) -> bool:
    """Whether a pronoun says whom it befell: "when he died", "the drug that killed him"."""
    if re.search(r"(?i)\bs?he(?: \w+)? $", hook.lead):
        return True
    return re.search(rf"(?i)\b{re.escape(hook.trigger)} (?:him|her)(?:self)?\b", hook.headline) is not None


def is_once(block: str) -> bool:
    """Whether a neighbourhood is that of what befell somebody, and not one of days."""
    return ": " in block


def blocks_of(hooks: Sequence[Hook], whens: Sequence[When]) -> list[str]:
    """The neighbourhood of each mention of one version: what befell somebody, else its days, "" for none.

    What names nobody ("she was shot that day") befell him of whom the article says so of these days, if one alone, or
    at all. A day that hangs on the publication gives nothing to one that does not, since it may come to be known later.
    """
    found = befell(hooks)
    own = [_once(what, hook, when) for what, hook, when in zip(found, hooks, whens, strict=True)]
    whom = {what for hook, what in zip(hooks, found, strict=True) if hook.status == "occurred" and what}
    named = [(block, when) for block, when in zip(own, whens, strict=True) if block]
    return [
        block or _shared(hook, when, named, whom) or _deadline(hook, hooks, whens) or _counted(hook, when) or when.block
        for block, hook, when in zip(own, hooks, whens, strict=True)
    ]


def _deadline(hook: Hook, hooks: Sequence[Hook], whens: Sequence[When]) -> str:
    """The days of the deadline up to which something is demanded: the two are one entry of a timeline."""
    if hook.status != "demanded" or hook.bound != "until":
        return ""
    beside = zip(hooks, whens, strict=True)
    return next((when.block for other, when in beside if other.kind == DEADLINE and other.time == hook.time), "")


def _counted(hook: Hook, when: When) -> str:
    """The neighbourhood of acts that are told by their number, as of a month or a year; of a day, the day says more."""
    if hook.status != "occurred" or hook.bound not in ON_IT or when.earliest is None or when.latest is None:
        return ""
    return (
        set_block(hook.headline, hook.kind, when.block) if MONTH - SLACK <= when.latest - when.earliest <= YEAR else ""
    )


def may_be_one(a: Item, b: Item) -> bool:
    """Whether the intervals of two reports of what befell somebody meet, give or take what outlets differ by, and
    their names may be one person's."""
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return False
    meet = a.earliest - SLACK <= b.latest and b.earliest - SLACK <= a.latest
    mine, theirs = _befell_whom(a), _befell_whom(b)
    return meet and (not mine or not theirs or any(may_be_spelt(one, other) for one in mine for other in theirs))


def _befell_whom(item: Item) -> list[str]:
    """The full names of an item that its block may mean: "Ann Larson" of "death: A. lars*n"."""
    initial, _, surname = item.block.partition(": ")[2].partition(". ")
    names = (name.split() for name in item.persons)
    return [" ".join(n) for n in names if len(n) > 1 and n[0][0] == initial and spelt(n[-1]) == surname]


def _once(what: str, hook: Hook, when: When) -> str:
    happens = what and hook.bound in ON_IT and hook.status == "occurred"
    return "" if not happens or _too_wide(what.partition(":")[0], when) else what


def _shared(hook: Hook, when: When, named: Sequence[tuple[str, When]], whom: Set[str]) -> str:
    group = _BEFALLS.get(hook.kind)
    if group is None or not when.block or hook.patients or hook.status != "occurred" or hook.bound not in ON_IT:
        return ""
    blocks = {
        block
        for block, other in named
        if block.startswith(f"{group}:") and other.block == when.block and (when.relative or not other.relative)
    }
    if not blocks and group == "death" and when.edtf and not _too_wide(group, when):
        blocks = {what for what in whom if what.startswith(f"{group}:")}
    return blocks.pop() if len(blocks) == 1 else ""


def _too_wide(group: str, when: When) -> bool:
    if when.earliest is None or when.latest is None:
        return True
    return when.latest - when.earliest > WIDEST.get(group, MONTH)
