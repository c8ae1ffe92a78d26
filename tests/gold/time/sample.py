"""Writes the sheets that readers label: which sentences, in their context, with the day of publication.

    python -m tests.gold.time.sample CORPORA FOLDER

CORPORA holds `sanctuary/articles.jsonl`. FOLDER lies outside the repository, since the sheets quote the corpus. The
same corpus gives the same sheets. Only texts and sentences are taken from Read, nothing that the tagger finds.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from dateline.connectors import files
from dateline.pipelines.steps.read import read
from dateline.schemas.errors import InputError
from dateline.schemas.identity import article_id
from dateline.schemas.inputs import Item
from dateline.schemas.records import Document, Part, Reading, Span
from dateline.schemas.source import Registry, load
from tests.conftest import ROOT
from tests.gold.time.words import may_hold_time

# The sets, in the order drawn, and how many sentences each has. The word list draws too much: of the first hundred at
# least 60 hold a time expression.
DRAWN = {"sanctuary": 100, "second": 80}
BEFORE = 3  # sentences of context
LABELLED = frozenset({"title", "body", "caption"})  # what events are read from


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sentence to label. Offsets count characters of the part's text as the store keeps it."""

    id: str  # "ARTICLE:PART:START"
    article: str  # "seeds/NAME", or "sanctuary/ID" with the id of the corpus
    part: str  # as in view `article_part`
    start: int
    end: int
    sha256: str  # of the sentence, 16 hex digits: finds it again where offsets have moved
    published: str  # ISO day in the publisher's own zone
    zone: str  # of that day: IANA name, or offset from UTC, or "not known"
    source: str
    url: str
    title: str
    dateline: str
    before: tuple[str, ...]  # sentences before it in its part, at most three
    sentence: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article as Dateline reads it, with the day that its sheets state."""

    name: str
    published: str
    zone: str
    source: str
    url: str
    reading: Reading


def sheets(article: Article) -> Iterator[Sheet]:
    """A sheet for every sentence of an article that may hold a time expression, in text order."""
    for part in article.reading.parts:
        if part.name not in LABELLED:
            continue
        spans = [span for span in article.reading.sentences if span.part == part.ordinal]
        for number, span in enumerate(spans):
            if may_hold_time(_text(part, span)):
                yield _sheet(article, part, spans[max(0, number - BEFORE) : number + 1])


def _sheet(article: Article, part: Part, spans: Sequence[Span]) -> Sheet:
    *before, span = spans
    name = name_of(part)
    return Sheet(
        id=f"{article.name}:{name}:{span.start}",
        article=article.name,
        part=name,
        start=span.start,
        end=span.end,
        sha256=fingerprint(_text(part, span)),
        published=article.published,
        zone=article.zone or "not known",
        source=article.source,
        url=article.url,
        title=article.reading.title,
        dateline=article.reading.dateline,
        before=tuple(_text(part, one) for one in before),
        sentence=_text(part, span),
    )


def name_of(part: Part) -> str:
    """What a sheet calls a part: captions are told apart by their place."""
    return part.name if part.name != "caption" else f"caption-{part.ordinal}"


def fingerprint(sentence: str) -> str:
    """By what a sentence is found again where offsets have moved: 16 hex digits."""
    return hashlib.sha256(sentence.encode()).hexdigest()[:16]


def _text(part: Part, span: Span) -> str:
    return part.text[span.start : span.end]


def draw(candidates: Iterable[Sheet], count: int) -> list[Sheet]:
    """So many sheets, drawn by a hash of article and sentence; of sentences that copies share, the first."""
    once = {sheet.sha256: sheet for sheet in sorted(candidates, key=lambda sheet: sheet.id, reverse=True)}
    drawn = sorted(once.values(), key=lambda sheet: hashlib.sha256(f"{sheet.article}{sheet.sha256}".encode()).digest())
    return drawn[:count]


def seed_articles(registry: Registry) -> Iterator[Article]:
    """The five seed articles, with the days that `seeds/expected.json` gives them."""
    expected = json.loads((ROOT / "seeds" / "expected.json").read_text(encoding="utf-8"))["articles"]
    for item in _items(ROOT / "seeds" / "corpus"):
        name = Path(item.uri).name
        yield _article(f"seeds/{name}", expected[name]["published"], item, registry)


def corpus_articles(corpora: Path, registry: Registry, only: Container[str] | None = None) -> Iterator[Article]:
    """The articles of the sanctuary corpus whose day of publication the corpus states.

    :param only: names of those wanted, None for all
    """
    for item in _items(corpora / "sanctuary" / "articles.jsonl"):
        row = json.loads(item.body)
        name = f"sanctuary/{row['id']}"
        if row["published"] and (only is None or name in only):
            yield _article(name, row["published"], item, registry)


def _items(path: Path) -> Iterator[Item]:
    return (found for found in files.read_all(files.find([str(path)])) if isinstance(found, Item))


def _article(name: str, published: str, item: Item, registry: Registry) -> Article:
    hints = registry.hints(item.uri, item.source)
    day, offset = published[:10], published[19:]  # "2017-08-04", "2017-08-04T10:33:00-04:00"
    sha256 = hashlib.sha256(item.body).hexdigest()
    document = Document(article_id(item.uri), item.uri, sha256, item.media, hints=hints)
    url = "" if item.uri.startswith("file:") else item.uri
    source = registry.name_of(item.uri, item.source)
    return Article(name, day, offset or hints.zone, source, url, read(document, item.body))


def write(folder: Path, name: str, rows: Iterable[Sheet]) -> int:
    """Writes a sheet file, one JSON object a line; how many it holds."""
    lines = [json.dumps(asdict(row), ensure_ascii=False) for row in rows]
    (folder / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(lines)


def asked(prog: str, argv: Sequence[str] | None) -> tuple[argparse.ArgumentParser, argparse.Namespace]:
    """What a sampler is asked for, its folder made: `corpora` and `folder`. Exits with 2 where it cannot be."""
    parser = argparse.ArgumentParser(prog, description="Writes the sheets to label.")
    parser.add_argument("corpora", type=Path, help="folder that holds sanctuary/articles.jsonl")
    parser.add_argument("folder", type=Path, help="where the sheets go, outside the repository")
    args = parser.parse_args(argv)
    if args.folder.resolve().is_relative_to(ROOT):
        parser.error(f"{args.folder} lies in the repository, which holds no text of the corpus: give another folder")
    if not (args.corpora / "sanctuary" / "articles.jsonl").is_file():
        parser.error(f"{args.corpora} holds no sanctuary/articles.jsonl: give the folder of the corpora")
    args.folder.mkdir(parents=True, exist_ok=True)
    return parser, args


def main(argv: Sequence[str] | None = None) -> int:
    parser, args = asked("python -m tests.gold.time.sample", argv)
    registry = load()
    try:
        seeds = [sheet for article in seed_articles(registry) for sheet in sheets(article)]
        corpus = [sheet for article in corpus_articles(args.corpora, registry) for sheet in sheets(article)]
    except InputError as error:
        parser.error(f"an article cannot be read: {error}")
    held = write(args.folder, "seeds.jsonl", seeds)
    drawn = iter(draw(corpus, sum(DRAWN.values())))
    sizes = [write(args.folder, f"{name}.jsonl", islice(drawn, size)) for name, size in DRAWN.items()]
    print(
        f"{held} sentences of the seeds, {sum(sizes)} of {len(corpus)} of the corpus, in {args.folder}", file=sys.stderr
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
