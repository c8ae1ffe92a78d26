"""D3: the same article in another encoding or form is the same text; a broken character costs itself alone."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import duckdb

from tests.faults.children import command, without_beam

CLEAN = (
    "Café owner José Núñez sued the city of Málaga on May 4, 2016, over “unfair” rents.\n\n"
    "The court in Málaga will hear him on July 11, 2016, his lawyer said."
)
PASTED = "It rained in Málaga."  # from an older system, into a text in UTF-8
SAVED = {
    "utf-8": CLEAN.encode(),
    "utf-8 with a mark": CLEAN.encode("utf-8-sig"),
    "utf-16": CLEAN.encode("utf-16"),
    "utf-16-be": b"\xfe\xff" + CLEAN.encode("utf-16-be"),
    "utf-32": CLEAN.encode("utf-32"),
    "cp1252": CLEAN.encode("cp1252"),
    "crlf": CLEAN.replace("\n", "\r\n").encode(),
    "cr": CLEAN.replace("\n", "\r").encode(),
    "crlf and lf": CLEAN.replace("\n\n", "\r\n\n").encode(),
    "nfd": unicodedata.normalize("NFD", CLEAN).encode(),
}


def texts(store: Path) -> dict[str, str]:
    """The body of each article, by its file's name."""
    with duckdb.connect(str(store), read_only=True) as db:
        found = db.execute("select uri, text from part join version using (version_id) where name = 'body'").fetchall()
    return {uri.rsplit("/", 1)[-1].removesuffix(".txt").replace("%20", " "): text for uri, text in found}


def take(folder: Path, store: Path, **files: bytes) -> dict[str, str]:
    folder.mkdir()
    for name, body in files.items():
        (folder / name).write_bytes(body)
    ended = command("ingest", folder, "--store", store, before=[without_beam])
    assert ended.code == 0, ended.said
    return texts(store)


def test_d3_an_article_is_the_same_text_however_it_was_saved(tmp_path: Path, store: Path) -> None:
    found = take(tmp_path / "articles", store, **{f"{name}.txt": body for name, body in SAVED.items()})
    assert found == dict.fromkeys(SAVED, CLEAN)


def test_d3_a_paste_in_another_encoding_garbles_neither_itself_nor_the_rest(tmp_path: Path, store: Path) -> None:
    mixed = f"{CLEAN}\n\n".encode() + PASTED.encode("cp1252")
    assert take(tmp_path / "articles", store, **{"a.txt": mixed}) == {"a": f"{CLEAN}\n\n{PASTED}"}


def test_d3_half_a_character_is_left_out_and_its_neighbours_are_stored(tmp_path: Path, store: Path) -> None:
    lines = (
        b'{"url": "https://a.example/half", "text": "He sued \\ud800 the city on May 4, 2016, his lawyer said."}\n'
        b'{"url": "https://a.example/good", "text": "She sued the city on May 4, 2016, her lawyer said."}\n'
    )
    assert take(tmp_path / "articles", store, **{"a.jsonl": lines}) == {
        "half": "He sued the city on May 4, 2016, his lawyer said.",
        "good": "She sued the city on May 4, 2016, her lawyer said.",
    }
