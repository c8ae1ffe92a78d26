"""What linking compares: a mention with its time, and the years of knowledge in which it stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from dateline.pipelines.steps.terms import Bag, bag

FAR = datetime.max  # noqa: DTZ901 (the store's instants carry no zone); orders what is never known after all that is
ALWAYS = datetime.min  # noqa: DTZ901 (likewise); before all that is known


# Never changed; not frozen, as one of so many fields then takes ten times as long to make.
@dataclass(slots=True, unsafe_hash=True)
class Item:
    """One mention of one article version, in one phase: from when to when (in known time) it says what it says here.

    ``enter`` is None where nothing says when it was known: it then counts for the current timeline alone. ``leave`` is
    None as long as nothing took its place; ``current`` says whether it stands with everything in the store known.
    """

    mention_id: str
    version_id: str
    article_id: str
    source: str
    owner: str
    block: str  # "" for an undated mention that looks for an event to join
    earliest: date | None
    latest: date | None
    edtf: str
    granularity: str
    enter: datetime | None
    leave: datetime | None
    current: bool
    ordinal: int  # among its article's mentions
    time: int  # which of the article's time expressions it hangs on, -1 for none
    part: str
    kind: str
    status: str
    bound: str
    headline: str
    trigger: str
    places: tuple[str, ...]
    names: frozenset[str]  # of the persons, courts and bills that take part
    attributed_to: str
    terms: tuple[str, ...]
    weights: tuple[float, ...]
    lemma: str = ""  # of the trigger
    start: int = 0  # where its words begin in its part
    end: int = 0
    parties: frozenset[str] = frozenset()  # all that take part and have a name
    persons: frozenset[str] = frozenset()  # of the names, those of persons,
    patients: frozenset[str] = frozenset()  # those to whom it is done,
    actors: frozenset[str] = frozenset()  # and those who do it
    doers: frozenset[str] = frozenset()  # of all that have a name, those who do it
    opinion: bool = False  # whether its article is one
    wire: str = ""  # the wire that its article credits, or comes from; "" for none
    name: str = ""  # what a person calls the article: its source, else the end of its address
    lead: str = ""  # what stands close before the trigger in its sentence
    words: Bag = field(init=False, repr=False, compare=False)  # its terms with their weights: it is compared with many

    def __post_init__(self) -> None:
        self.words = bag(self.terms, self.weights)

    @property
    def key(self) -> tuple[datetime, str, str]:
        """The canonical order: earliest known first, ties by content."""
        return (self.enter or FAR, self.mention_id, self.version_id)

    @property
    def ever_stands(self) -> bool:
        """Whether there is a time at which it is known and not yet replaced, or it stands now."""
        return self.current or (self.enter is not None and (self.leave is None or self.enter < self.leave))

    def stands_at(self, instant: datetime) -> bool:
        """Whether it is known and not yet replaced at an instant."""
        return self.enter is not None and self.enter <= instant and (self.leave is None or instant < self.leave)

    def stood_before(self, instant: datetime) -> bool:
        """Whether it was known, and not yet replaced, just before an instant."""
        return self.enter is not None and self.enter < instant and (self.leave is None or instant <= self.leave)
