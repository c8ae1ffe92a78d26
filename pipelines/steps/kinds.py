"""What may happen: a table of kinds of event, the words that name them, and which kinds may tell of the same event.

A kind has the verbs that report it and the nouns that name it, all by lemma. A line of the table is the whole of what
the rules know of a kind; to teach them another, add a line. What is of no listed kind, but is told as a dated
happening, is `OTHER`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dateline.schemas.records import Status

OTHER: Final = "other"
STATEMENT: Final = "statement"
DEADLINE: Final = "deadline"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event."""

    name: str
    family: str  # kinds of one family may be the same event told differently
    verbs: str = ""
    nouns: str = ""
    effect: Status | None = None  # the status of what such a speech act is about: a threat's "threatened"
    lasting: bool = False  # kept as a statement even where nothing dates it


KINDS: Final = (
    # speech acts that press somebody
    Kind("threat", "pressure", "threaten", "threat ultimatum", "threatened", True),
    Kind("warning", "pressure", "warn caution", "warning alert", None, True),
    Kind("demand", "pressure", "demand urge request implore press", "demand request", "demanded", True),
    Kind("letter", "pressure", "", "letter memo memorandum", None, True),
    Kind("order", "pressure", "order instruct mandate command", "order directive decree mandate", "demanded", True),
    Kind("measure", "pressure", "punish restrict withhold tighten ban bar prohibit penalize penalise curb target",
         "crackdown restriction ban curfew emergency", None, True),
    # speech acts that commit, propose, accuse, deny
    Kind("pledge", "pledge", "pledge vow promise", "pledge vow promise", "proposed", True),
    Kind("proposal", "proposal", "propose recommend offer", "proposal recommendation offer", "proposed", True),
    Kind("announcement", "statement", "announce declare unveil reveal disclose proclaim", "announcement declaration", None, True),
    Kind("statement", "statement", "say tell state speak write tweet add insist respond reiterate",
         "speech statement address remark interview briefing testimony sermon"),
    Kind("confirmation", "statement", "confirm acknowledge admit concede", "confirmation admission", None, True),
    Kind("denial", "statement", "deny", "denial", "denied", True),
    Kind("criticism", "statement", "condemn denounce criticise criticize decry blast slam deplore rebuke",
         "condemnation criticism", None, True),
    Kind("accusation", "accusation", "accuse blame allege", "accusation allegation", None, True),
    Kind("refusal", "refusal", "refuse reject decline", "refusal rejection", None, True),
    Kind("apology", "statement", "apologize apologise", "apology", None, True),
    # legislation and executive action
    Kind("bill introduced", "bill introduced", "", "", None, True),
    Kind("bill passed", "vote", "ratify", "passage ratification", None, True),
    Kind("bill signed", "bill signed", "", "signing", None, True),
    Kind("bill endorsed", "endorsement", "endorse", "endorsement", None, True),
    Kind("veto", "veto", "veto", "veto", None, True),
    Kind("repeal", "repeal", "repeal rescind revoke", "repeal", None, True),
    Kind("approval", "vote", "approve adopt authorize authorise", "approval authorization", None, True),
    Kind("vote", "vote", "vote", "vote ballot", None, True),
    Kind("grant", "grant", "grant allocate donate tap", "grant", None, True),
    Kind("sanction", "sanction", "sanction", "sanction embargo", None, True),
    Kind("deadline", "deadline", "", "deadline"),
    Kind("compliance", "compliance", "comply"),
    Kind("policy", "policy", "implement enact institute", "enactment"),
    # courts
    Kind("lawsuit", "lawsuit", "sue", "lawsuit suit", None, True),
    Kind("ruling", "ruling", "rule overturn uphold enjoin quash invalidate", "ruling injunction", None, True),
    Kind("appeal", "appeal", "appeal", "appeal", None, True),
    Kind("arrest", "arrest", "arrest detain apprehend nab extradite", "arrest", None, True),
    Kind("charge", "charge", "charge indict arraign prosecute", "indictment arraignment", None, True),
    Kind("plea", "plea", "plead", "plea", None, True),
    Kind("verdict", "verdict", "convict acquit", "verdict conviction acquittal", None, True),
    Kind("sentence", "sentence", "sentence", "sentencing", None, True),
    Kind("hearing", "hearing", "testify", "hearing", None, True),
    Kind("trial", "trial", "", "trial retrial court-martial deliberation"),
    Kind("investigation", "investigation", "investigate probe", "investigation inquiry probe autopsy raid", None, True),
    Kind("execution", "death", "execute hang behead", "execution beheading", None, True),
    # violence and war
    Kind("attack", "attack", "attack bomb shell shoot ambush storm stab assault bombard raid torch gun blast",
         "attack bombing shooting assault airstrike air-strike raid massacre bombardment ambush stabbing rampage", None, True),
    Kind("fighting", "attack", "clash fight battle besiege", "clash battle fighting offensive siege skirmish", None, True),
    Kind("capture", "capture", "capture seize overrun retake recapture invade occupy", "capture seizure invasion takeover",
         None, True),
    Kind("abduction", "abduction", "kidnap abduct hijack", "kidnapping abduction hijacking", None, True),
    Kind("coup", "capture", "overthrow topple depose", "coup", None, True),
    Kind("protest", "protest", "protest demonstrate riot march rally",
         "protest demonstration rally march riot uprising sit-in revolt unrest mutiny", None, True),
    Kind("deployment", "deployment", "deploy dispatch mobilize mobilise", "deployment", None, True),
    Kind("withdrawal", "withdrawal", "withdraw retreat evacuate", "withdrawal retreat pullout evacuation", None, True),
    Kind("ceasefire", "agreement", "", "ceasefire cease-fire truce armistice", None, True),
    Kind("release", "release", "release free liberate pardon", "release pardon", None, True),
    Kind("rescue", "rescue", "rescue airlift", "rescue", None, True),
    # harm
    Kind("death", "death", "die kill murder assassinate drown perish slay execute massacre lynch",
         "death killing murder assassination suicide slaying overdose fatality", None, True),
    Kind("injury", "death", "injure wound maim hospitalize hospitalise", "injury hospitalization", None, True),
    Kind("disaster", "disaster", "flood engulf devastate",
         "earthquake quake tsunami hurricane storm tornado flood wildfire fire eruption landslide avalanche typhoon "
         "cyclone blizzard mudslide flooding aftershock famine blaze heatwave drought", None, True),
    Kind("accident", "disaster", "crash derail collide explode sink capsize leak collapse spill",
         "crash collision explosion spill leak derailment accident collapse sinking meltdown blowout", None, True),
    Kind("outbreak", "outbreak", "infect diagnose sicken contract", "outbreak infection epidemic pandemic diagnosis", None, True),
    Kind("closure", "closure", "close shut reopen shutter quarantine", "closure shutdown lockdown quarantine blackout", None, True),
    # politics and public life
    Kind("election", "election", "elect re-elect reelect inaugurate",
         "election referendum runoff run-off by-election inauguration primary caucus", None, True),
    Kind("meeting", "meeting", "meet convene", "meeting summit talks conference session", None, True),
    Kind("agreement", "agreement", "agree", "agreement deal accord treaty pact settlement", None, True),
    Kind("negotiation", "meeting", "negotiate", "negotiation"),
    Kind("visit", "visit", "visit arrive travel tour", "visit trip arrival", None, True),
    Kind("departure", "departure", "depart flee escape defect", "departure escape exodus defection", None, True),
    Kind("resignation", "resignation", "resign quit abdicate", "resignation abdication", None, True),
    Kind("dismissal", "resignation", "sack oust", "ouster dismissal", None, True),
    Kind("appointment", "appointment", "appoint nominate name hire", "appointment nomination", None, True),
    Kind("launch", "launch", "launch", "launch debut premiere"),
    Kind("publication", "publication", "publish report", "report study survey publication"),
    Kind("discovery", "discovery", "discover identify detect", "discovery", None, True),
    Kind("cancellation", "cancellation", "cancel postpone scrap suspend halt",
         "cancellation postponement suspension", None, True),
    Kind("strike", "protest", "", "strike walkout stoppage", None, True),
    Kind("ceremony", "ceremony", "bury commemorate", "funeral burial memorial vigil ceremony wedding concert parade celebration", None, True),
    Kind("marriage", "ceremony", "marry divorce wed", "marriage divorce", None, True),
    Kind("test", "test", "", "missile nuclear-test"),
    Kind("recognition", "approval", "recognise recognize", "recognition", None, True),
    Kind("award", "award", "", "award prize"),
    Kind("custody", "arrest", "", "custody", None, True),
    Kind("merger", "merger", "acquire merge buy purchase", "merger acquisition takeover buyout"),
    Kind("bankruptcy", "bankruptcy", "default", "bankruptcy default bailout", None, True),
    Kind("recall", "recall", "recall", "recall", None, True),
    Kind("payment", "payment", "pay fine repay", "payment"),
    Kind("victory", "victory", "win defeat beat triumph", "victory defeat"),
)  # fmt: skip

_BY_NAME: Final = {kind.name: kind for kind in KINDS}
_OTHER: Final = Kind(OTHER, OTHER)
# Families that tell of one event from two sides: who was attacked and who died, the letter and its announcement.
_AKIN: Final = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "pressure/order pressure/statement pressure/pledge pressure/policy pressure/sanction order/statement "
        "attack/death attack/capture disaster/death attack/disaster outbreak/death arrest/charge charge/plea verdict/sentence "
        "statement/accusation statement/refusal statement/proposal statement/pledge statement/resignation "
        "statement/publication statement/appointment statement/closure statement/cancellation "
        "statement/outbreak statement/grant statement/agreement meeting/agreement vote/election vote/sanction ruling/verdict"
    ).split()
)  # fmt: skip


def kind(name: str) -> Kind:
    """The kind of that name; `OTHER` has no words and a family of its own."""
    return _BY_NAME.get(name, _OTHER)


def family(name: str) -> str:
    """The family of a kind: kinds of one family may tell of the same event ("threat", "demand", "letter": pressure)."""
    return kind(name).family


def akin(a: str, b: str) -> bool:
    """Whether mentions of two kinds may tell of the same event: one family, neighbouring families, or one is `OTHER`."""
    left, right = family(a), family(b)
    return left == right or OTHER in (left, right) or frozenset((left, right)) in _AKIN
