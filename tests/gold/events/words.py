"""Words by which the sentences to label are chosen: broad on purpose, and no part of the rules that find events.

The rules' own tables would choose the sentences that they can read, and hide what they miss. These lists choose too
much: a sentence that turns out to hold no event tests that none is found in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# What a drawn sentence is to hold, and how many are drawn for it: rare things first, since one sentence may hold
# several and counts for the first. "plain" holds none of the words above it.
STRATA: Final = {
    "money": 20,
    "threat": 20,
    "ruling": 20,
    "quotation": 18,
    "bill": 18,
    "plan": 18,
    "deed": 14,
    "modal": 8,
    "said": 8,
    "plain": 6,
}

_LISTS: Final = {
    "threat": """
        threat threaten threatens threatened threatening warn warns warned warning withhold withholds
        withheld withholding punish punished punishing deny denies denied denying strip stripped stripping
        demand demands demanded demanding urge urged urges ask asked asks force forced forcing require
        required requires cutoff defund defunding ultimatum refuse refused refuses""",
    "ruling": """
        judge judges court courts ruling rulings ruled rules sue sues sued suing lawsuit lawsuits suit suits
        injunction appeal appeals appealed upheld uphold overturned struck blocked blocks halted order
        orders ordered justices verdict plaintiffs""",
    "bill": """
        bill bills law laws legislation ordinance measure amendment senate house passed passes pass signed
        signs vote votes voted approve approved vetoed repeal repealed introduced sponsored endorsed
        endorses lawmakers""",
    "plan": """
        plan plans planned planning propose proposes proposed proposal pledge pledged pledges vow vowed vows
        promise promised promises expected scheduled deadline intend intends set hopes proposing tomorrow
        next upcoming""",
    "deed": """
        shot killed arrested deported charged convicted released detained fired resigned elected nominated
        appointed confirmed died murdered met meeting visited sent launched protest protested rally began
        ended opened closed won lost left hired moved created declared cancelled canceled killing shooting
        arrest murder""",
    "modal": "may might could would should will must can cannot won't wouldn't couldn't likely possible if unless",
    "said": """
        said says say told tells wrote writes tweeted announced announces stated argued argues added noted
        claimed claims reported insisted explained called""",
}
_SHAPES: Final = {
    "money": r"[$€£]\s?\d|\b(?:million|billion|trillion)s?\b.{0,20}\bdollars?\b|\bdollars\b|\bcents\b",
    "quotation": r"[“\"][^”\"]{12,}",
}


def _listed(words: str) -> str:
    return rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, words.split()), key=len, reverse=True))})(?!\w)"


_HELD: Final = {
    name: re.compile(_SHAPES.get(name) or _listed(_LISTS[name]), re.IGNORECASE) for name in STRATA if name != "plain"
}


def strata(sentence: str) -> frozenset[str]:
    """What a sentence may be drawn for."""
    return frozenset(name for name, pattern in _HELD.items() if pattern.search(sentence)) or frozenset({"plain"})


# Words that may name the event of a sentence, by what they name: first those that tell it, then those that refer to it.
_TRIGGERS: Final = {
    "threat": (
        "threatens threatened threatening warned withhold withholding withheld punish punishing vowed vows",
        "threat warning ultimatum",
    ),
    "ruling": (
        """ruled blocked blocks blocking halted halting overturned upheld upholds invalidated enjoined rejected
        declined""",
        "ruling rulings decision decisions injunction",
    ),
    "order": (
        "signed signs signing ordered orders instructed issued demanded demands rescinded",
        "orders directive memo demand",
    ),
    "lawsuit": ("sued sues suing filed appealed challenged", "lawsuit lawsuits suit suits appeal challenge"),
    "law": (
        "passed passes approved voted vetoed introduced endorsed adopted enacted repealed proposed unveiled",
        "vote passage veto",
    ),
    "crime": (
        "shot killed murdered slain died arrested convicted charged released deported acquitted",
        "killing murder shooting death arrest arrests slaying conviction",
    ),
    "office": (
        "fired resigned resign nominated confirmed elected appointed named won lost ousted defeated nominate",
        "firing resignation nomination confirmation inauguration victory appointment",
    ),
    "speech": (
        "announced announces pledged promised tweeted accused praised apologized",
        "announcement speech rally speeches",
    ),
}
_FAMILIES: Final = {
    name: tuple(re.compile(_listed(words), re.IGNORECASE) for words in lists) for name, lists in _TRIGGERS.items()
}
RECURRING: Final = frozenset({"threat", "ruling", "order"})  # told again and again, of one occasion or another


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that may name an event, by its characters in the sentence."""

    start: int
    end: int
    tells: bool  # rather than refers to it


def triggers(sentence: str) -> dict[str, Trigger]:
    """The first word of each family that a sentence holds, one that tells before one that refers."""
    found: dict[str, Trigger] = {}
    for family, (tell, refer) in _FAMILIES.items():
        if match := tell.search(sentence) or refer.search(sentence):
            found[family] = Trigger(match.start(), match.end(), match.re is tell)
    return found


def family_of(a: str, b: str) -> str:
    """The family of which two sentences hold a trigger, "" for none: one that both tell before others."""
    left, right = triggers(a), triggers(b)
    both = [family for family in _FAMILIES if family in left and family in right]
    return max(both, key=lambda family: left[family].tells + right[family].tells, default="")
