"""How well mentions are linked to events, and sources counted, against the gold.

    python -m tests.gold.events.score_links CORPORA STORE

STORE holds `seeds/corpus` and CORPORA's `sanctuary/articles.jsonl`, ingested together. A pair is linked if statements
of both triggers stand for one event; a trigger that no statement tells is linked to nothing, so that what is not found
counts as missed. A statement tells a trigger if it is triggered by it, or by another word of the same act close beside
it ("filed" and "lawsuit", "moved" and "punish"), which counts where no statement of the trigger's own stands for any.
Pairs of one event are to be linked, the others (another event, no event) not; what is not sure counts neither way.

Articles are split by a hash of their ids: misses of the half "read" may be looked at (`--misses`), of the half "blind"
only the figures are. A pair is blind if both its articles are, a set of reports by its first.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dateline.pipelines.resolve.lineages import independent
from tests.gold.events import labels
from tests.gold.events.labels import Mention, Pair, Reported, Where

BESIDE = 40  # characters between a trigger and another word of the same act
HALVES = ("read", "blind")

Node = tuple[str, str, int, int]  # article, part, and where the trigger begins and ends in it


@dataclass(frozen=True, slots=True)
class Told:
    """A statement of the store: where its trigger stands, and its event, "" for none."""

    part: str
    start: int
    end: int
    first: int  # of its words
    last: int
    event: str
    status: str


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of linked and unlinked pairs, and what follows from them."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of linked pairs that are to be; 1 where none is linked."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of pairs of one event that are linked; 1 where there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def half(article: str) -> str:
    """Which half an article belongs to."""
    return HALVES[hashlib.sha256(article.encode()).digest()[0] % 2]


def half_of(pair: Pair) -> str:
    """A pair that is half read is read."""
    return "blind" if {half(pair.a.where.article), half(pair.b.where.article)} == {"blind"} else "read"


class Store:
    """What a store holds of the labelled articles."""

    def __init__(self, path: Path, uris: Mapping[str, str]) -> None:
        self.db = duckdb.connect(str(path), read_only=True)
        self.name = {uri: article for article, uri in uris.items()}
        for (uri,) in self.db.execute("select uri from article where uri like 'file:%'").fetchall():
            self.name[uri] = f"seeds/{uri.rsplit('/', 1)[-1]}"
        self.told: dict[str, list[Told]] = defaultdict(list)
        rows = self.db.execute(
            "select uri, part, part_ordinal, trigger_start, trigger_end, char_start, char_end, event_id, status "
            "from evidence order by uri, part_ordinal, trigger_start, mention_id"
        ).fetchall()
        for uri, part, ordinal, start, end, first, last, event, status in rows:
            name = part if part != "caption" else f"caption-{ordinal}"
            self.told[self.name.get(uri, uri)].append(Told(name, start, end, first, last, event or "", status))

    def of(self, where: Where, trigger: labels.Span) -> tuple[Told, ...]:
        """The statements that tell a trigger: those that it triggers, else the nearest beside it in its sentence; of
        either, those that stand for an event, where there are any.
        """
        start, end = where.start + trigger[0], where.start + trigger[1]
        here = [one for one in self.told[where.article] if one.part == where.part]
        exact = tuple(one for one in here if one.start < end and start < one.end)
        within = [one for one in here if where.start <= one.start and one.end <= where.end]
        beside = [one for one in within if one not in exact and max(one.start - end, start - one.end) <= BESIDE]
        nearest = min((max(one.start - end, start - one.end) for one in beside), default=0)
        act = tuple(one for one in beside if max(one.start - end, start - one.end) == nearest)
        return next((told for told in (exact, act) if any(one.event for one in told)), exact or act)

    def events(self, mention: Mention) -> frozenset[str]:
        """The events that its statements stand for; empty where none does."""
        return frozenset(one.event for one in self.of(mention.where, mention.trigger) if one.event)

    def sources(self, event: str, articles: Iterable[str]) -> tuple[int, frozenset[str]]:
        """How many lineages of an event that name one of these articles' publishers count as sources, and which of the
        articles it has: opinion corroborates nothing, and the labels count what it alone tells as one.
        """
        rows = self.db.execute("select lineages from event where story = 'all' and event_id = $e", {"e": event})
        [(lineages,)] = rows.fetchall()
        told = self.db.execute(
            "select distinct a.uri, a.source from evidence e join article a using (article_id) where event_id = $e",
            {"e": event},
        ).fetchall()
        wanted = set(articles)
        named = {self.name.get(uri, uri): source or uri.rsplit("/", 1)[-1] for uri, source in told}
        names = {source for article, source in named.items() if article in wanted}
        count = max(1, independent([line for line in lineages if any(name in line for name in names)]))
        return count, frozenset(named.keys() & wanted)


def linked(store: Store, pair: Pair) -> bool:
    """Whether statements of both triggers stand for one event."""
    return bool(store.events(pair.a) & store.events(pair.b))


def pairwise(pairs: Iterable[tuple[Pair, bool]]) -> Score:
    """How the linked pairs fare; those that are not sure are left out."""
    judged = [(pair.label == "same", is_linked) for pair, is_linked in pairs if pair.sure]
    return Score(judged.count((True, True)), judged.count((False, True)), judged.count((True, False)))


def node(mention: Mention) -> Node:
    """Names a mention."""
    where, (start, end) = mention.where, mention.trigger
    return where.article, where.part, where.start + start, where.start + end


def bcubed(judged: Sequence[tuple[Pair, bool]]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 over the mentions of sure pairs that name single happenings.

    Of the readers' clusters only what the labels say, or imply by "same", is known: what two mentions have in common
    that no label speaks of counts neither way. So linked mentions are those of linked pairs.
    """
    sure = [(pair, link) for pair, link in judged if pair.sure and pair.label != "no_event"]
    nodes = sorted({node(side) for pair, _ in sure for side in (pair.a, pair.b)})
    gold = _clusters(nodes, ((node(p.a), node(p.b)) for p, _ in sure if p.label == "same"))
    ours = _clusters(nodes, ((node(p.a), node(p.b)) for p, link in sure if link))
    shared = [len(gold[n] & ours[n]) for n in nodes]
    precision = sum(s / len(ours[n]) for s, n in zip(shared, nodes, strict=True)) / len(nodes)
    recall = sum(s / len(gold[n]) for s, n in zip(shared, nodes, strict=True)) / len(nodes)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _clusters(nodes: Iterable[Node], pairs: Iterable[tuple[Node, Node]]) -> dict[Node, frozenset[Node]]:
    clusters = {one: frozenset({one}) for one in nodes}
    for a, b in pairs:
        joined = clusters[a] | clusters[b]
        clusters.update(dict.fromkeys(joined, joined))
    return clusters


def counted(store: Store, reported: Reported) -> tuple[int, frozenset[str]] | None:
    """How many sources the first report's event has among the reports, and who tells it; None where it is not found."""
    first = Mention(reported.reports[0], reported.trigger)
    found = [store.sources(event, (r.article for r in reported.reports)) for event in sorted(store.events(first))]
    return max(found, key=lambda f: f[0], default=None)


def _pair_lines(store: Store, pairs: Sequence[Pair]) -> Iterator[str]:
    judged = [(pair, linked(store, pair)) for pair in pairs]
    found = [(p, link) for p, link in judged if all(store.of(side.where, side.trigger) for side in (p.a, p.b))]
    for name, part in (("pairs", judged), ("  whose triggers are both told", found)):
        score = pairwise(part)
        yield (
            f"{name:32} {len(part):4}  F1 {score.f1:.3f}  precision {score.precision:.3f}  recall {score.recall:.3f}"
            f"  (right {score.right}, wrong {score.wrong}, missed {score.missed})"
        )
    precision, recall, both = bcubed(judged)
    yield f"{'  B-cubed':32}       F1 {both:.3f}  precision {precision:.3f}  recall {recall:.3f}"


def _source_line(store: Store, sets: Sequence[Reported]) -> str:
    real = [one for one in sets if not one.no_event]
    told = [(one, found[0]) for one in real if (found := counted(store, one))]
    over = sum(n > one.independent for one, n in told)
    under = sum(n < one.independent for one, n in told)
    return (
        f"{'events with reports':32} {len(real):4}  found {len(told)}, sources right {len(told) - over - under}, "
        f"over-counted {over}, under-counted {under}"
    )


def _quote(store: Store, where: Where, trigger: labels.Span) -> str:
    rows = store.db.execute(
        "select a.uri, p.part, p.ordinal, p.text from article_part p join article a using (article_id)"
    )
    for uri, part, ordinal, text in rows.fetchall():
        name = part if part != "caption" else f"caption-{ordinal}"
        if (store.name.get(uri), name) == (where.article, where.part):
            said, (start, end) = text[where.start : where.end], trigger
            return f"{said[:start]}[{said[start:end]}]{said[end:]}".replace("\n", " ")
    return ""


def _miss_lines(store: Store, pairs: Iterable[Pair], sets: Iterable[Reported]) -> Iterator[str]:
    for pair in pairs:
        link = linked(store, pair)
        if pair.sure and link != (pair.label == "same"):
            yield f"\n{'linked' if link else 'apart'}, {pair.label}: {pair.id}"
            for side in (pair.a, pair.b):
                of = store.of(side.where, side.trigger)
                told = ", ".join(f"{one.event[:6] or '-'} {one.status}" for one in of) or "not told"
                yield f"  {side.where.published} {side.where.id}: {told}\n    {_quote(store, side.where, side.trigger)}"
    for one in sets:
        found = None if one.no_event else counted(store, one)
        if found and found[0] != one.independent:
            by = [n for n, report in enumerate(one.reports, 1) if report.article in found[1]]
            yield f"\n{found[0]} sources, {one.independent} in the gold: {one.id} told by {by}, gold {one.groups}"
            yield f"    {_quote(store, one.reports[0], one.trigger)}"


def main(argv: Sequence[str] | None = None) -> int:
    """Print the scores of both halves and of all."""
    parser = argparse.ArgumentParser("python -m tests.gold.events.score_links", description="Scores links and sources.")
    parser.add_argument("corpora", type=Path, help="folder that holds sanctuary/articles.jsonl")
    parser.add_argument("store", type=Path, help="with the seeds and that file ingested")
    parser.add_argument("--misses", action="store_true", help="print what is wrong in the half that is read")
    args = parser.parse_args(argv)
    with (args.corpora / "sanctuary" / "articles.jsonl").open(encoding="utf-8") as lines:
        uris = {f"sanctuary/{row['id']}": row["url"] for row in map(json.loads, lines)}
    store = Store(args.store, uris)
    pairs = {name: [p for p in labels.pairs() if half_of(p) == name] for name in HALVES}
    sets = {name: [r for r in labels.reports() if half(r.reports[0].article) == name] for name in HALVES}
    for name in (*HALVES, "all"):
        chosen = list(labels.pairs()) if name == "all" else pairs[name]
        reported = list(labels.reports()) if name == "all" else sets[name]
        print(f"{name}:", *_pair_lines(store, chosen), _source_line(store, reported), sep="\n  ")
    if args.misses:
        print(*_miss_lines(store, pairs["read"], sets["read"]), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
