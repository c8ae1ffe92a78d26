"""Writes the sheets that readers label: sentences, pairs of mentions, reports of one event, whole articles.

    python -m tests.gold.events.sample CORPORA FOLDER

CORPORA holds `sanctuary/articles.jsonl`. FOLDER lies outside the repository, since the sheets quote the corpus: one
JSON object a line, and beside them the articles, in which readers may look up a name or a day. The same corpus gives
the same sheets. Of what Read gives, only texts and sentences are used: nothing that it finds in them.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline.schemas.errors import InputError
from dateline.schemas.source import load
from tests.gold.events.likeness import Likeness, Told, is_clean, tell
from tests.gold.events.pairs import pairs
from tests.gold.events.reports import reports
from tests.gold.events.words import STRATA, strata
from tests.gold.time.sample import Article, asked, corpus_articles, seed_articles

Row = dict[str, Any]
BEFORE = 3  # sentences of context
FROM_ONE = 3  # sentences drawn of one article, so that long ones do not fill the sheet
READ_WHOLE = 27  # articles, in two drawings: 15, and 12 more when the first had been read
WORDS = range(400, 1201)  # of an article that is read whole


def by_hash(key: str) -> bytes:
    """The order in which things are drawn: of no meaning, and always the same."""
    return hashlib.sha256(key.encode()).digest()


def drawn(told: Iterable[Told], quotas: Mapping[str, int] = STRATA) -> list[Told]:
    """So many sentences for each stratum, by hash; of sentences that copies share, the first."""
    clean = (one for one in told if is_clean(one.text))
    once = {one.sha256: one for one in sorted(clean, key=lambda one: one.id, reverse=True)}
    order = sorted(once.values(), key=lambda one: by_hash(f"{one.article.name}{one.sha256}"))
    taken: dict[str, Told] = {}
    articles: Counter[str] = Counter()
    for stratum, quota in quotas.items():
        fit = (one for one in order if stratum in strata(one.text))
        for one in fit:
            if quota and one.id not in taken and articles[one.article.name] < FROM_ONE:
                taken[one.id] = one
                articles[one.article.name] += 1
                quota -= 1
    return sorted(taken.values(), key=lambda one: by_hash(one.id))


def head(article: Article) -> Row:
    """What every sheet says of an article."""
    return {
        "published": article.published,
        "zone": article.zone or "not known",
        "source": article.source,
        "url": article.url,
        "title": article.reading.title,
        "dateline": article.reading.dateline,
    }


def sentence_sheet(one: Told) -> Row:
    """A sentence to label, after the sentences before it."""
    before = list(one.before[-BEFORE:])
    return {"id": one.id, **one.place(), **head(one.article), "before": before, "sentence": one.text}


def article_sheet(article: Article, told: Sequence[Told]) -> Row:
    """An article to read whole, its sentences numbered."""
    lines = [{"n": number, **one.place(), "sentence": one.text} for number, one in enumerate(told, 1)]
    for line in lines:
        del line["article"]
    return {"id": article.name, **head(article), "sentences": lines}


def whole(articles: Iterable[Article], told: Sequence[Told]) -> Iterator[Row]:
    """The articles to read whole, by hash."""
    order = sorted(articles, key=lambda article: by_hash(article.name))
    fit = (one for one in order if _words(one) in WORDS and all(is_clean(line.text) for line in tell(one)))
    for article, _ in zip(fit, range(READ_WHOLE), strict=False):
        yield article_sheet(article, [one for one in told if one.article.name == article.name])


def _words(article: Article) -> int:
    return sum(len(part.text.split()) for part in article.reading.parts)


def write(folder: Path, name: str, rows: Iterable[Row]) -> str:
    """Writes a sheet file, one JSON object a line; says how many it holds."""
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    (folder / name).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return f"{len(lines)} in {name}"


def write_article(folder: Path, article: Article) -> None:
    """Writes an article's text, each part under its name, to look things up in."""
    path = folder / "articles" / f"{article.name}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    parts = [f"[{part.name}]\n{part.text}" for part in article.reading.parts]
    facts = [f"{key}: {value}" for key, value in head(article).items()]
    path.write_text("\n".join([*facts, "", *parts, ""]), encoding="utf-8")


def write_all(folder: Path, seeds: Sequence[Article], corpus: Sequence[Article]) -> list[str]:
    """Writes every sheet; says how many each file holds."""
    told = {article.name: list(tell(article)) for article in (*seeds, *corpus)}
    of_seeds = [one for article in seeds for one in told[article.name]]
    of_corpus = [one for article in corpus for one in told[article.name]]
    first = {one.sha256: one for one in reversed(of_seeds)}
    likeness = Likeness((*of_seeds, *of_corpus))
    for article in (*seeds, *corpus):
        write_article(folder, article)
    return [
        write(folder, "sentences-seeds.jsonl", (sentence_sheet(one) for one in of_seeds if first[one.sha256] is one)),
        write(folder, "sentences-sanctuary.jsonl", map(sentence_sheet, drawn(of_corpus))),
        write(folder, "pairs.jsonl", pairs(likeness)),
        write(folder, "reports.jsonl", reports(likeness, load())),
        write(folder, "articles.jsonl", whole(corpus, of_corpus)),
    ]


def main(argv: Sequence[str] | None = None) -> int:
    parser, args = asked("python -m tests.gold.events.sample", argv)
    registry = load()
    try:
        seeds, corpus = list(seed_articles(registry)), list(corpus_articles(args.corpora, registry))
    except InputError as error:
        parser.error(f"an article cannot be read: {error}")
    print(f"{', '.join(write_all(args.folder, seeds, corpus))}, in {args.folder}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
