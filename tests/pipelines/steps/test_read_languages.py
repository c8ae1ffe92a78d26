"""Articles in other languages: told apart in a few words, dated by their own lines, and never read as English."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from pathlib import Path

import pytest

from dateline.pipelines.steps.language import decide, guess
from dateline.pipelines.steps.read import read
from dateline.schemas.identity import article_id
from dateline.schemas.records import Document, Hints

ARTICLES = {  # headline, and what follows a line with the date
    "de": (
        "Feuer im Hafen",
        "Im Hafen von Kiel brannte in der Nacht zum Donnerstag eine Lagerhalle. Die Feuerwehr löschte den Brand.",
    ),
    "es": (
        "Incendio en el puerto",
        "Un incendio destruyó el jueves por la noche un almacén en el puerto de Vigo, informaron los bomberos.",
    ),
    "fr": (
        "Incendie dans le port",
        "Un incendie a détruit jeudi soir un entrepôt dans le port de Brest, ont indiqué les pompiers de la ville.",
    ),
    "it": (
        "Incendio nel porto",
        "Un incendio ha distrutto giovedì sera un magazzino nel porto di Bari, hanno riferito i vigili del fuoco.",
    ),
    "ja": ("港で火災", "神戸港の倉庫で木曜日の夜、火災が発生した。消防によると、火は翌朝に消し止められたという。"),
    "ru": ("Пожар в порту", "Пожар уничтожил в четверг вечером склад в порту города, сообщили пожарные."),
}
DATED = [
    ("de", "Veröffentlicht am 3. August 2017"),
    ("de", "Stand: 03.08.2017, 10:33 Uhr"),
    ("es", "Publicado el 3 de agosto de 2017"),
    ("fr", "Publié le 3 août 2017 à 10h33"),
    ("it", "Pubblicato il 3 agosto 2017"),
    ("ja", "公開日：2017年8月3日 10時33分"),
    ("ru", "Опубликовано 3 августа 2017 года"),
]
# The pages of the corpus by language, as their publishers write.
PAGES = {"de": 55, "en": 8, "es": 6, "cs": 2, "fr": 2, "it": 2, "ja": 2, "da": 1, "hi": 1, "zh": 1}


@pytest.mark.parametrize(("lang", "line"), DATED)
def test_an_article_is_dated_by_a_line_in_its_own_language(lang: str, line: str) -> None:
    title, text = ARTICLES[lang]
    body = f"{title}\n\n{line}\n\n{text}\n".encode()
    uri = "file:///article.txt"
    # Its source is said to write in English, and what the text shows counts for more.
    document = Document(article_id(uri), uri, hashlib.sha256(body).hexdigest(), "text/plain", hints=Hints(lang="en"))
    found = read(document, body)
    assert (found.lang, found.mined, found.mentions) == (lang, False, ())
    assert [(c.role, c.day) for c in found.dates if not c.refused] == [("published", "2017-08-03")]


@pytest.fixture(scope="module")
def texts(corpora: Path) -> list[str]:
    """The texts of 80 news pages from 14 countries."""
    lines = (corpora / "pages" / "fundus" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


@pytest.mark.parametrize("length", [100, 200, 500, 1000, None])
def test_the_beginning_of_a_page_tells_its_language_like_the_whole(texts: list[str], length: int | None) -> None:
    assert Counter(guess(text[:length]).lang for text in texts) == PAGES


def test_no_page_is_taken_for_english_because_its_source_and_its_template_say_so(texts: list[str]) -> None:
    assert Counter(decide(text, "en", "en-US") for text in texts) == PAGES
