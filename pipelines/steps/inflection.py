"""English inflection by table and rule: which verb a word may be a form of, and which noun.

No tagger stands behind this. A word is looked up among the forms of the listed verbs (``data/verbs.txt`` holds the
regular ones, the table below the irregular ones); a word in -ed or -ing that no listed verb has is still taken for a form
of an unlisted one, since those endings seldom lie.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, NamedTuple

_VOWELS = frozenset("aeiou")


# The forms that one spelling may be, as bits: plain integers, since they are tested for every word of an article.
BASE: Final = 1
THIRD: Final = 2  # "threatens"
PAST: Final = 4
PARTICIPLE: Final = 8  # past participle
ING: Final = 16


class Verb(NamedTuple):
    """A word read as a verb."""

    lemma: str
    form: int  # sum of the bits above


NO_VERB = Verb("", 0)

# base past participle; "/" between variants.
_IRREGULAR = """
arise arose arisen|awake awoke awoken|bear bore borne/born|beat beat beaten|become became become|begin began begun|beset beset beset
bend bent bent|bet bet bet|bid bid bid|bind bound bound|bite bit bitten|bleed bled bled|blow blew blown
break broke broken|breed bred bred|bring brought brought|broadcast broadcast/broadcasted broadcast/broadcasted
build built built|burn burned/burnt burned/burnt|burst burst burst|buy bought bought|cast cast cast
catch caught caught|choose chose chosen|cling clung clung|come came come|cost cost cost|creep crept crept|cut cut cut
deal dealt dealt|dig dug dug|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen
feed fed fed|feel felt felt|fight fought fought|find found found|flee fled fled|fling flung flung|fly flew flown
forbid forbade forbidden|forecast forecast forecast|foresee foresaw foreseen|forget forgot forgotten
forgive forgave forgiven|freeze froze frozen|get got got/gotten|give gave given|go went gone|grind ground ground
grow grew grown|hang hung/hanged hung/hanged|hear heard heard|hide hid hidden|hit hit hit|hold held held
hurt hurt hurt|keep kept kept|kneel knelt knelt|know knew known|lay laid laid|lead led led
leap leapt/leaped leapt/leaped|learn learned/learnt learned/learnt|leave left left|lend lent lent|let let let
lie lay lain|light lit/lighted lit/lighted|lose lost lost|make made made|mean meant meant|meet met met
mislead misled misled|mistake mistook mistaken|overcome overcame overcome|override overrode overridden
oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown|pay paid paid
plead pleaded/pled pleaded/pled|put put put|quit quit/quitted quit/quitted|read read read|rebuild rebuilt rebuilt
rid rid rid|ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought
sell sold sold|send sent sent|set set set|shake shook shaken|shed shed shed|shine shone shone|shoot shot shot
show showed shown|shrink shrank shrunk|shut shut shut|sing sang sung|sink sank sunk|sit sat sat|slay slew slain
sleep slept slept|slide slid slid|sling slung slung|speak spoke spoken|speed sped sped|spend spent spent|spill spilled/spilt spilled/spilt
spin spun spun|split split split|spread spread spread|spring sprang sprung|stand stood stood|steal stole stolen
stick stuck stuck|sting stung stung|strike struck struck/stricken|strive strove striven|swear swore sworn|sweep swept swept
swim swam swum|swing swung swung|take took taken|teach taught taught|tear tore torn|tell told told|think thought thought
throw threw thrown|undergo underwent undergone|understand understood understood|undertake undertook undertaken
undo undid undone|uphold upheld upheld|upset upset upset|wake woke woken|wear wore worn|weep wept wept|win won won
wind wound wound|withdraw withdrew withdrawn|withhold withheld withheld|withstand withstood withstood|write wrote written
"""

# Words in -ed and -ing that are no verb forms.
_NOT_VERBS = frozenset(
    "united alleged so-called hundred indeed need speed seed feed weed breed creed deed reed shed bed red wed sled sacred "
    "naked wicked rugged ragged crooked beloved aged biased embed mohammed ahmed mohamed muhammed hamed ned ted fred "
    "nothing something anything everything king ring spring string thing wing during morning evening ceiling building "
    "sibling beijing wedding shilling sterling boeing following according including pending regarding concerning "
    "excluding notwithstanding interesting outstanding upcoming ongoing leading housing clothing funding "
    "rating ranking briefing "
    "unprecedented unexpected undocumented unarmed unidentified unnamed unconfirmed unauthorized uninsured".split()
)
# Nouns above that are also real -ing forms stay nouns: an event noun is found by its own table.

_IRREGULAR_PLURALS = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "police": "police", "lives": "life",
    "crises": "crisis", "media": "media", "criteria": "criterion", "feet": "foot", "wives": "wife", "series": "series",
}  # fmt: skip


@lru_cache(maxsize=65536)
def verb(word: str) -> Verb:
    """The verb that a lower-case word may be a form of, `NO_VERB` where it can be none."""
    known = _forms().get(word)
    if known is not None:
        return known
    if word in _NOT_VERBS or not word.isascii():
        return NO_VERB
    stem = word.rpartition("-")[2]  # "re-elected", "co-sponsored"
    if stem != word and stem in _forms() and word.startswith(("re-", "co-", "pre-", "over-", "mis-", "out-")):
        base = _forms()[stem]
        return Verb(word[: len(word) - len(stem)] + base.lemma, base.form)
    if len(word) > 4 and word.endswith("ed") and word.isalpha():
        return Verb(word[:-2], PAST | PARTICIPLE)
    return NO_VERB


@lru_cache(maxsize=65536)
def noun(word: str) -> str:
    """The singular of a lower-case word read as a noun; possessive endings go."""
    word = word.removesuffix("'s").removesuffix("’s").rstrip("'’")
    if word in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[word]
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]


@cache
def _forms() -> dict[str, Verb]:
    """Every spelling of every listed verb; where two verbs share one, the irregular and the shorter are kept."""
    table: dict[str, Verb] = {}
    for base, past, participle in _irregular():
        _add(table, base, past, participle)
    for base in files(__package__).joinpath("data", "verbs.txt").read_text("utf-8").split():
        past = (regular_past(base),)
        _add(table, base, past, past)
    for word in _NOT_VERBS:
        table.pop(word, None)
    return table


def _irregular() -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    rows = _IRREGULAR.replace("\n", "|").strip("|").split("|")
    fields = (row.split() for row in rows if row)
    return [(base, tuple(past.split("/")), tuple(part.split("/"))) for base, past, part in fields]


def _add(table: dict[str, Verb], base: str, past: tuple[str, ...], participle: tuple[str, ...]) -> None:
    spellings: dict[str, int] = {}
    for word, form in (
        [(base, BASE), (third(base), THIRD), (ing(base), ING)]
        + [(word, PAST) for word in past]
        + [(word, PARTICIPLE) for word in participle]
    ):
        spellings[word] = spellings.get(word, 0) | form
    for word, form in spellings.items():
        # "found" is find's before it is found's; "lay" is lay's own before it is lie's
        if word not in table or (word == base and not table[word].form & (PAST | PARTICIPLE)):
            table[word] = Verb(base, form)


def third(base: str) -> str:
    """The third person singular of a verb, or the plural of a noun."""
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    return base[:-1] + "ies" if _consonant_y(base) else base + "s"


# Verbs of more than one syllable that end like "stop" but are stressed earlier, and so do not double.
_DOUBLING = frozenset(
    "admit commit permit submit omit emit remit transmit refer prefer confer defer infer transfer deter occur incur recur "
    "concur regret forget begin rebut abet allot compel expel repel propel rebel control patrol enrol fulfil kidnap "
    "equip abhor acquit outfit worship program travel cancel label model signal quarrel".split()
)


def _doubles(base: str) -> bool:
    if base in _DOUBLING:
        return True
    short = sum(1 for at, c in enumerate(base) if c in _VOWELS and (at == 0 or base[at - 1] not in _VOWELS)) == 1
    return short and len(base) > 2 and base[-1] not in "aeiouwxy" and base[-2] in _VOWELS and base[-3] not in _VOWELS


def _consonant_y(base: str) -> bool:
    return base.endswith("y") and len(base) > 1 and base[-2] not in _VOWELS


def regular_past(base: str) -> str:
    """The regular past form of a verb."""
    if base.endswith("e"):
        return base + "d"
    if _consonant_y(base):
        return base[:-1] + "ied"
    return base + (base[-1] if _doubles(base) else "") + "ed"


def ing(base: str) -> str:
    """The -ing form of a verb."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + (base[-1] if _doubles(base) else "") + "ing"
