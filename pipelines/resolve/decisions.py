"""What editors decided, as the linker takes it: must-link, cannot-link, and what is to be shown of an event.

A decision speaks of statements, its grounds. Which mentions these are under the present rules is settled in table
`edit_match`; from then on a decision is a function of mentions that stand, like everything else that is said of an
event, so that orders of arrival and as-of answers come out as ever (laws 2 and 3). It is timeless in *known*: it
corrects what this store made of the reports, not when the public could read them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

import duckdb

from dateline.pipelines.resolve.items import Item
from dateline.pipelines.resolve.tables import keys
from dateline.pipelines.steps.edtf import Stretch, read_edtf
from dateline.pipelines.steps.terms import cosine, terms
from dateline.schemas.edit import MAIN, OTHER
from dateline.schemas.queries import query

Key = tuple[str, str]  # (version_id, mention_id)
# Likeness from which a statement of another article is the very one that an editor set apart: a copy of it.
SAME_WORDS = 0.9
NOWHERE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Wording:
    """A ground of a split in the form in which a statement of another article is compared with it."""

    side: int
    trigger: str
    terms: tuple[str, ...]
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision in force, and the mentions that its grounds are now."""

    edit_id: str
    ordinal: int
    action: str
    value: str
    sides: tuple[frozenset[Key], frozenset[Key]]
    wordings: tuple[Wording, ...] = ()  # of a split


@dataclass(frozen=True, slots=True)
class Verdict:
    """What decisions make of one event at one time."""

    edits: tuple[str, ...] = ()
    hidden: bool = False
    when: Stretch | None = None
    status: str = ""
    headline: str = ""


UNEDITED = Verdict()


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions in force, in their order."""

    made: tuple[Decision, ...] = ()
    by_key: Mapping[Key, tuple[Decision, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, made: Sequence[Decision]) -> Decisions:
        """Index decisions by the mentions that they speak of."""
        by_key: dict[Key, list[Decision]] = defaultdict(list)
        for decision in sorted(made, key=lambda d: d.ordinal):
            for key in decision.sides[MAIN] | decision.sides[OTHER]:
                by_key[key].append(decision)
        return cls(tuple(sorted(made, key=lambda d: d.ordinal)), {k: tuple(v) for k, v in by_key.items()})

    def apart(self, item: Item) -> frozenset[str]:
        """The splits that set a mention apart: two mentions link only where these are the same."""
        return frozenset(d.edit_id for d in self.made if d.action == "split" and _is_apart(d, item))

    def must_link(self, items: Sequence[Item]) -> list[tuple[int, int]]:
        """Pairs of indices that a merge makes one event, unless a later split has them apart."""
        place: dict[Key, list[int]] = defaultdict(list)
        for i, item in enumerate(items):
            place[item.version_id, item.mention_id].append(i)
        return [
            (i, j)
            for merge in self.made
            if merge.action == "merge"
            for found in [sorted(i for key in merge.sides[MAIN] | merge.sides[OTHER] for i in place.get(key, ()))]
            for n, i in enumerate(found)
            for j in found[n + 1 :]
            if not self._parted_since(merge, items[i], items[j])
        ]

    def verdict(self, standing: Iterable[Key]) -> Verdict:
        """What is decided of an event for which these mentions stand."""
        keys = set(standing)
        met = {d.edit_id: d for key in keys for d in self.by_key.get(key, ())}
        speaking = sorted((d for d in met.values() if _speaks(d, keys)), key=lambda d: d.ordinal)
        if not speaking:
            return UNEDITED
        last = {d.action: d.value for d in speaking}
        return Verdict(
            edits=tuple(d.edit_id for d in speaking),
            hidden="hide" in last,
            when=read_edtf(last["date"]) if "date" in last else None,
            status=last.get("status", ""),
            headline=last.get("headline", ""),
        )

    def _parted_since(self, merge: Decision, a: Item, b: Item) -> bool:
        later = (d for d in self.made if d.action == "split" and d.ordinal > merge.ordinal)
        return any(_is_apart(split, a) != _is_apart(split, b) for split in later)


UNDECIDED = Decisions()


def _speaks(decision: Decision, standing: Set[Key]) -> bool:
    """Whether a decision shapes an event: a merge does only where both sides are there to be merged."""
    if decision.action == "merge":
        return all(side & standing for side in decision.sides)
    return True


def _is_apart(split: Decision, item: Item) -> bool:
    """Whether a split sets a mention apart: it is named, or a copy's word for one that is.

    A copy is told by the words that the decision itself keeps, not by the named mention, so that this is the same
    whether or not that one is known yet.
    """
    key = (item.version_id, item.mention_id)
    if key in split.sides[OTHER]:
        return True
    if key in split.sides[MAIN]:
        return False
    alike = [0.0, 0.0]
    for said in split.wordings:
        alike[said.side] = max(alike[said.side], _alike(said, item.trigger, item.terms, item.weights))
    return alike[OTHER] >= SAME_WORDS and alike[OTHER] > alike[MAIN]


def in_force(edits: Sequence[tuple[str, str, str]]) -> set[str]:
    """Which edits hold: those that no undo in force names. An undo can be undone.

    :param edits: (edit_id, action, value) in their order
    """
    undone: set[str] = set()
    for edit_id, action, value in reversed(edits):
        if action == "undo" and edit_id not in undone:
            undone.add(value)
    return {edit_id for edit_id, action, _ in edits if action != "undo" and edit_id not in undone}


def decided(db: duckdb.DuckDBPyConnection) -> Decisions:
    """The decisions in force in a store, with the mentions that `edit_match` gives their grounds."""
    edits = db.execute("select edit_id, ordinal, action, value from edit_log order by ordinal, edit_id").fetchall()
    if not edits:
        return UNDECIDED
    holding = in_force([(edit, action, value) for edit, _, action, value in edits])
    sides: dict[str, tuple[set[Key], set[Key]]] = defaultdict(lambda: (set(), set()))
    for edit, side, version, mention in db.execute(query("resolve/edit_matches")).fetchall():
        sides[edit][side].add((version, mention))
    wordings = _wordings(db)
    return Decisions.of(
        [
            Decision(edit, n, action, value, (frozenset(sides[edit][0]), frozenset(sides[edit][1])), (*wordings[edit],))
            for edit, n, action, value in edits
            if edit in holding
        ]
    )


def edited_blocks(db: duckdb.DuckDBPyConnection, edits: Set[str]) -> set[str]:
    """The neighbourhoods of all statements that these decisions bear on, those too that no decision names.

    A split sets apart whatever has the words of what it names, also where that one is not in the store, and on other
    days.
    """
    keys(db, "scope_edits", edits)
    blocks = {block for (block,) in db.execute(query("resolve/edited_blocks")).fetchall()}
    said = [w for edit, words in _wordings(db).items() if edit in edits for w in words if w.side == OTHER]
    if said:
        rows = db.execute(query("resolve/split_alike")).fetchall()
        blocks |= {block for block, *one in rows if any(_alike(w, *one) >= SAME_WORDS for w in said)}
    return blocks


def _wordings(db: duckdb.DuckDBPyConnection) -> dict[str, list[Wording]]:
    """The words of the grounds of each split."""
    found: dict[str, list[Wording]] = defaultdict(list)
    for edit, side, quote, trigger in db.execute(query("resolve/split_grounds")).fetchall():
        found[edit].append(Wording(side, trigger.casefold(), *terms(quote)))
    return found


def _alike(said: Wording, trigger: str, of: Sequence[str], weights: Sequence[float]) -> float:
    """How alike a ground of a split and a statement are, 0 to 1; not at all where another word names the event."""
    return cosine(said.terms, said.weights, of, weights) if said.trigger == trigger.casefold() else 0.0
