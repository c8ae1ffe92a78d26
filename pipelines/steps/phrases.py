"""Which kind of event a verb with its particle, its object or its subject names, where the verb alone does not say.

"Approve a bill", "approve a merger" and "approve of" are three things. The tables read: verbs, then the words beside
them, then the kind. All words are lemmas.
"""

from __future__ import annotations

from typing import Final

from dateline.pipelines.steps.kinds import KINDS

VERB_KINDS: Final[dict[str, str]] = {verb: kind.name for kind in KINDS for verb in kind.verbs.split()}
NOUN_KINDS: Final[dict[str, str]] = {noun: kind.name for kind in KINDS for noun in kind.nouns.split()}

_BILL = "bill legislation law act amendment measure resolution statute budget ordinance"

_PHRASAL: Final = """
step down: resignation | stand down: resignation | pull out: withdrawal | call off: cancellation | call for: demand
call on: demand | break out: happen | blow up: attack | strike down: ruling | throw out: ruling | turn down: refusal
crack down: measure | put off: cancellation | shut down: closure | hand over: release | push back: cancellation
open fire: attack | take office: appointment | take effect: policy | take over: capture | take control: capture
go trial: trial | stand trial: trial | come force: policy | pass away: death | be dead: death
carry out: light | take place: happen | find dead: death | find guilty: verdict | take part: light | test positive: outbreak
turn himself: arrest | turn herself: arrest | swear in: appointment | take hostage: abduction | gun down: attack
shoot down: attack | shoot dead: death | leave dead: death | cut off: measure | hold off: cancellation | evacuate from: withdrawal
"""

# verbs | words of the object | kind
_OBJECTS: Final = f"""
introduce file sponsor unveil table propose|{_BILL}|bill introduced
approve pass adopt clear advance ratify|{_BILL}|bill passed
sign|{_BILL}|bill signed
sign issue|order decree memorandum directive|order
sign reach strike seal ink conclude|agreement deal treaty accord pact settlement truce|agreement
declare announce agree sign reach|ceasefire cease-fire truce|ceasefire
endorse back support|{_BILL}|bill endorsed
file bring|lawsuit suit complaint claim petition|lawsuit
file bring press face|charge count indictment|charge
drop dismiss|charge count case|ruling
file lodge|appeal|appeal
file seek|bankruptcy|bankruptcy
issue|warrant|charge
issue grant|injunction ruling|ruling
block halt suspend stay lift|order ban law rule policy injunction|ruling
deny reject dispute|allegation accusation charge claim report wrongdoing involvement responsibility rumour rumor|denial
dismiss reject deny grant hear|appeal motion petition lawsuit suit|ruling
enter change|plea|plea
reach deliver return|verdict|verdict
release publish issue|report study figure data document result footage transcript|publication
release issue|statement|statement
confirm report record announce|case infection outbreak death patient|outbreak
send write|letter memo|letter
send deploy move|troop soldier force warship ship ship plane police marine aircraft|deployment
impose approve adopt announce extend tighten lift ease|sanction embargo|sanction
freeze|asset account fund|sanction
impose announce lift|curfew ban restriction tariff quarantine|measure
close|school border airport airspace embassy market|closure
declare|emergency war alert|measure
declare|independence|announcement
raise lower|alert level threat|warning
give deliver make|speech address statement remark|statement
hold give|conference briefing|statement
hold call schedule|election referendum vote poll|election
call|meeting session summit|meeting
call|strike walkout|strike
meet miss|condition requirement demand deadline target standard obligation|compliance
win lose|election vote seat presidency primary|election
win receive|award prize medal|award
fire launch test|missile rocket|test
take capture seize gain win|control city town capital base village airport|capture
take|step action measure|measure
take|custody|custody
take|hostage|abduction
take|oath|appointment
pull withdraw|troop force soldier|withdrawal
resign leave quit|post office job position|resignation
"""

# Verbs that lend their tense to an event noun: the noun says what happened.
LIGHT: Final = frozenset(
    "make give hold issue file deliver launch take stage mount reach send conduct receive release open begin start face "
    "win cast suffer perform undergo order attend host lead complete impose schedule plan set sign".split()
)
# Verbs by which an event noun happens; the noun is their subject.
HAPPEN: Final = frozenset(
    "occur happen begin start end take strike hit rock shake erupt break continue resume open close conclude follow leave "
    "kill injure wound destroy devastate claim sweep rage rip tear hold schedule postpone cancel set spread go".split()
)
# States, feelings, opinions and habits: background, whatever the date beside them.
STATIVE: Final = frozenset(
    "be have believe remain know think want need seem appear include involve contain live own like love hope expect feel "
    "understand mean cost belong consist depend update deserve lack matter resemble stand stay represent regard prefer fear doubt "
    "exist keep hate enjoy suppose concern suffice cover relate differ tend refer reflect indicate suggest require "
    "consider look sound weigh equal total average measure number earn use work wear prove serve run go get do allow let "
    "help enable cause result range continue try seek struggle manage mark date base bear come see watch hear wait sit "
    "lie sleep talk argue note point explain describe wonder worry compare link".split()
)
# Verbs whose infinitive is what happened: "moved to punish", "voted to approve", "began to withdraw".
CARRYING: Final = frozenset("move vote begin start act decide agree rush scramble proceed go manage use continue join".split())
# Verbs that put an event on the calendar: "the hearing was set for April 5".
SCHEDULING: Final = frozenset("schedule set plan slate fix book".split())
# Verbs that move one to another day: "postponed until", "extended the deadline to".
MOVING: Final = frozenset("extend postpone delay push move reschedule adjourn defer".split())
# Who rules on a case; others rule a country.
JUDGES: Final = frozenset(
    "court judge justice panel jury coroner tribunal commission board agency regulator magistrate committee arbitrator "
    "he she they it examiner council body umpire".split()
)
# Words before an event noun that make it another thing.
NOT_EVENTS: Final = frozenset(
    ("cardiac arrest|heart attack|panic attack|asthma attack|press release|news release|life sentence|death sentence|"
     "blood test|search warrant|brain storm|credit report|house arrest|security alert|nuclear test|real estate|air strike|"
     "attack ad|labor day|interest rate|standing order|mail order|law order|public address|home address|court order").split("|")
)  # fmt: skip
# "the department asked the cities to show proof": asking is a demand when somebody is to do something.
ASKING: Final = frozenset("ask tell advise encourage invite press push force require pressure summon".split())
INFORMING: Final = frozenset("tell inform notify advise remind write assure say".split())


def _phrasal() -> dict[tuple[str, str], str]:
    rows = (row.rpartition(":") for line in _PHRASAL.strip().splitlines() for row in line.split("|"))
    pairs = ((words.split(), kind.strip()) for words, _, kind in rows)
    return {(words[0], words[1]): kind for words, kind in pairs}


def _objects() -> dict[tuple[str, str], str]:
    table: dict[tuple[str, str], str] = {}
    for line in _OBJECTS.strip().splitlines():
        verbs, nouns, kind = line.split("|")
        for verb in verbs.split():
            for noun in nouns.split():
                table.setdefault((verb, noun), kind)
    return table


PHRASAL: Final = _phrasal()
OBJECTS: Final = _objects()
