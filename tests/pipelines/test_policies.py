"""What the source file says of keeping is obeyed, wherever bytes or words of an article could lie."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from dateline.connectors.archive import Archive
from dateline.connectors.files import Naming
from dateline.connectors.layout import Layout
from dateline.connectors.store import open_writer
from dateline.pipelines import batches, rebuild
from dateline.pipelines.batches import Tools
from dateline.pipelines.compact import compact
from dateline.pipelines.ingest import IngestOptions, run
from dateline.pipelines.policies import expired
from dateline.pipelines.recovery import recover
from dateline.pipelines.report import RunReport
from dateline.pipelines.resolve.resolve import resolve
from dateline.pipelines.runner import Engine
from dateline.pipelines.steps.read import read
from dateline.pipelines.transfer import bring_in, export
from dateline.schemas import source
from dateline.schemas.identity import article_id
from dateline.schemas.source import Registry, Source
from tests.faults.children import read_here
from tests.pipelines.bytes import places
from tests.pipelines.conftest import Clock
from tests.pipelines.runs import rows
from tests.pipelines.told import ARTICLES, COURIER, DAILY, NAME, WIRE, jsonl

UNQUOTED = "the gulls and cranes of yore"  # in a sentence that tells no event
DAY = datetime(2030, 1, 1, 12)
TEXTS = {
    **ARTICLES[0],
    "observed": "2019-05-04T10:00:00Z",
    "text": f"{ARTICLES[0]['text']}\n\nBehind it all {UNQUOTED}, a picture.",
}
EARLIER = TEXTS | {"observed": "2019-05-03T10:00:00Z", "text": f"{TEXTS['text']}\n\nAnd once more {UNQUOTED}."}
EMPTY = {"url": "https://courier.example/empty", "source": "Courier", "title": UNQUOTED, "text": "  "}
SHOWN = "select event_id, headline, quote, char_start, time_text from evidence order by all"


def take(store: Path, policy: str, *articles: dict[str, str], at: datetime = DAY) -> RunReport:
    """Ingests articles, the source file saying one thing of the Courier."""
    given = jsonl(sources(store, policy).parent, "articles.jsonl", *articles)
    return run(IngestOptions((str(given),), store, workers=1, sources=sources(store, policy)), Clock(at))


def sources(store: Path, policy: str) -> Path:
    """A source file, in a folder beside the store's own."""
    file = store.parent.parent / "given" / "sources.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f'[[source]]\nname = "Courier"\ndomains = ["courier.example"]\n{policy}\n')
    return file


def made(folder: Path, policy: str, *articles: dict[str, str]) -> Path:
    store = folder / "at" / "news.duckdb"
    store.parent.mkdir()
    take(store, policy, *articles)
    return store


@pytest.fixture(scope="module", autouse=True)
def _reading_here() -> Iterator[None]:
    """Reads in this process, without a pipeline: what is kept of a reading hangs on none."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(batches, "read_batch", read_here)
        yield


@pytest.fixture(scope="module")
def evidence_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("evidence")
    made(folder, 'keep = "evidence"', TEXTS, EMPTY, *ARTICLES[1:])
    return folder


@pytest.fixture(scope="module")
def whole_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    made(folder, "", EARLIER, TEXTS, *ARTICLES[1:])
    return folder


@pytest.fixture
def store(evidence_once: Path, tmp_path: Path) -> Path:
    """A store that keeps evidence alone of the Courier, and all of others."""
    shutil.copytree(evidence_once, tmp_path, dirs_exist_ok=True)
    return tmp_path / "at" / "news.duckdb"


@pytest.fixture
def whole(whole_once: Path, tmp_path: Path) -> Path:
    """A store that keeps all, the Courier's article in two versions."""
    shutil.copytree(whole_once, tmp_path / "whole")
    return tmp_path / "whole" / "at" / "news.duckdb"


def test_of_a_source_whose_evidence_is_kept_no_other_word_is_left_in_any_byte(store: Path) -> None:
    assert places(store, UNQUOTED) == []
    assert places(store, NAME)  # whose arrest is told
    [(text, keep)] = rows(store, "select text, keep from article where source = 'Courier'")
    assert keep == "evidence"
    assert text.startswith("A fire broke out in the old harbour")
    quoted = "p.ordinal = e.part_ordinal and substring(p.text, char_start + 1, char_end - char_start) = quote"
    found = f"select count(*), count(*) filter ({quoted}) from evidence e join article_part p using (version_id)"
    [(n, verbatim)] = rows(store, f"{found} where p.ordinal = e.part_ordinal")
    assert n == verbatim > 0


def test_events_are_the_same_whether_texts_are_kept_or_evidence_alone(store: Path, whole: Path) -> None:
    said = "select headline, quote, char_start, time_text, edtf from evidence order by all"
    assert rows(store, said) == rows(whole, said)
    told = "select headline, earliest, n_articles, n_independent from timeline where story = 'all' order by all"
    assert rows(store, told) == rows(whole, told)


def test_a_reject_of_such_a_source_keeps_its_reason_and_not_its_bytes(store: Path) -> None:
    assert rows(store, "select uri, reason, sha256 from reject") == [(EMPTY["url"], "no-text", None)]


def test_what_comes_again_is_unchanged_and_leaves_nothing_either(store: Path) -> None:
    before = rows(store, SHOWN)
    again = take(store, 'keep = "evidence"', TEXTS)
    assert (again.total.unchanged, again.total.stored, again.adds_up) == (1, 0, True)
    assert rows(store, SHOWN) == before
    assert places(store, UNQUOTED) == []


def test_of_a_source_of_which_nothing_is_kept_a_row_says_that_it_came(tmp_path: Path) -> None:
    store = made(tmp_path, 'keep = "nothing"', TEXTS)
    came = rows(store, "select uri, outcome, reason, sha256 from input")
    assert came == [(COURIER, "skipped", "not-kept", None)]
    assert places(store, UNQUOTED, NAME) == []


def test_bytes_that_another_source_has_too_stay_its_own(tmp_path: Path) -> None:
    store, given = tmp_path / "news.duckdb", tmp_path / "given"
    namings = []
    for name in ("courier", "daily"):
        (given / name).mkdir(parents=True)
        (given / name / "fire.txt").write_text(TEXTS["text"])
        namings.append(Naming(str(given / name), f"https://{name}.example/"))
    file = sources(tmp_path / "at" / "news.duckdb", 'keep = "evidence"')
    inputs = tuple(str(given / name) for name in ("courier", "daily"))
    run(IngestOptions(inputs, store, workers=1, sources=file, addresses=tuple(namings)), Clock(DAY))
    (_, gone), (_, kept) = rows(store, "select keep, sha256 from article order by keep")
    assert gone == kept
    assert Archive(Layout.of(store).archive).has(kept)


def test_a_rebuild_keeps_what_it_cannot_read_again(store: Path) -> None:
    everything = (SHOWN, "from timeline order by all", "from money order by all", "from article order by uri")
    before = [rows(store, question) for question in everything]
    done = rebuild.run(rebuild.RebuildOptions(store, workers=1), Clock(DAY + timedelta(days=1)))
    assert done.given == len(ARTICLES) - 1
    assert [rows(store, question) for question in everything] == before


def test_a_rebuild_takes_a_new_policy_to_what_is_stored(whole: Path) -> None:
    assert places(whole, UNQUOTED)
    before = rows(whole, SHOWN)
    file = sources(whole, 'keep = "evidence"')
    rebuild.run(rebuild.RebuildOptions(whole, workers=1, sources=file), Clock(DAY))
    assert places(whole, UNQUOTED) == []
    assert rows(whole, SHOWN) == before


def test_what_comes_again_and_may_be_kept_whole_by_now_has_its_words_back(store: Path, whole: Path) -> None:
    before = rows(store, SHOWN)
    again = take(store, "", TEXTS)
    assert (again.total.unchanged, again.adds_up, again.exit_code) == (1, True, 0)
    assert rows(store, "select detail from input where outcome = 'unchanged'") == [
        ("the store holds the same bytes of this article, and from now on all of its text",)
    ]
    said = "select text, keep, sha256 from article where source = 'Courier'"
    assert rows(store, said) == rows(whole, said)
    assert Archive(Layout.of(store).archive).is_whole(rows(store, said)[0][2])
    assert rows(store, SHOWN) == before
    assert take(store, "", TEXTS).changed == 0


def test_what_comes_again_and_may_not_be_kept_any_more_goes_with_all_of_its_versions(whole: Path) -> None:
    assert places(whole, UNQUOTED)
    before = rows(whole, SHOWN)
    assert take(whole, 'keep = "evidence"', TEXTS).total.unchanged == 1
    assert rows(whole, "select keep from article_version where source = 'Courier'") == [("evidence",)] * 2
    assert places(whole, UNQUOTED) == []
    assert rows(whole, SHOWN) == before
    assert take(whole, 'keep = "evidence"', TEXTS).changed == 0


LATER = TEXTS | {
    "observed": "2019-05-05T10:00:00Z",
    "text": f"{TEXTS['text']}\n\nThe fire chief resigned on Saturday.",
}
LATEST = "(select version_id from article where source = 'Courier')"


def test_what_is_kept_of_one_version_alone_is_no_change_of_the_next(store: Path) -> None:
    assert take(store, "", LATER).total.stored == 1
    assert rows(store, f"select * from revision where version_id = {LATEST}") == []
    assert rows(store, f"select count(*) from evidence where version_id = {LATEST}")[0][0] >= 3


def test_the_versions_before_one_that_may_not_be_kept_whole_are_not_either(whole: Path) -> None:
    assert take(whole, 'keep = "evidence"', LATER).total.stored == 1
    assert rows(whole, "select distinct keep from article_version where source = 'Courier'") == [("evidence",)]
    assert places(whole, UNQUOTED) == []
    assert rows(whole, f"select change from revision where version_id = {LATEST}") == [("added",)]


def test_an_export_and_a_compacted_store_lack_nothing(store: Path, tmp_path: Path) -> None:
    compact(store, Clock(DAY))
    second = tmp_path / "second" / "news.duckdb"
    second.parent.mkdir()
    assert export(store, tmp_path / "export", lambda: DAY).lacking == ()
    bring_in(tmp_path / "export", second)
    assert rows(second, SHOWN) == rows(store, SHOWN)
    assert places(second, UNQUOTED) == []


def test_what_a_killed_run_left_to_be_read_goes_with_the_next_command(store: Path) -> None:
    with open_writer(store) as writer:  # as if the run had been killed before it could let go of the bytes
        sha256 = writer.archive.put(UNQUOTED.encode())
        writer.db.execute("update input set sha256 = $sha256 where keep = 'evidence'", {"sha256": sha256})
    assert places(store, UNQUOTED)
    with open_writer(store) as writer:
        recover(writer, Tools(read, resolve, source.load(), Engine(), Clock(DAY)))
    assert places(store, UNQUOTED) == []


@pytest.mark.parametrize(("days", "gone"), [(0, ()), (30, ()), (31, (COURIER,)), (400, (COURIER,))])
def test_an_articles_time_is_over_at_the_midnight_after_its_days(whole: Path, days: int, gone: tuple[str, ...]) -> None:
    registry = Registry([Source(name="Courier", retain_days=30)])
    with open_writer(whole) as writer:
        assert expired(writer.db, registry, DAY + timedelta(days=days)) == gone
        assert expired(writer.db, source.load(), DAY + timedelta(days=days)) == ()


def test_a_new_version_of_an_article_is_kept_for_as_long_as_the_first(whole: Path) -> None:
    registry = Registry([Source(name="Courier", retain_days=30)])
    with open_writer(whole) as writer:
        earlier = "select version_id from version where article_id = $id order by observed limit 1"
        named = {"id": article_id(COURIER)}
        writer.db.execute(
            f"update arrival set recorded = recorded - interval 20 day where version_id = ({earlier})", named
        )
        assert expired(writer.db, registry, DAY + timedelta(days=20)) == ()


def test_an_article_whose_time_is_over_is_erased_on_record_and_not_taken_in_again(whole: Path) -> None:
    done = take(whole, "retain_days = 30", TEXTS, ARTICLES[2], at=DAY + timedelta(days=31))
    assert done.expired == 1
    assert [uri for (uri,) in rows(whole, "select uri from article order by uri")] == sorted((DAILY, WIRE))
    assert places(whole, UNQUOTED, NAME) == []
    assert rows(whole, "select editor, n_articles, n_versions from forgotten") == [("source file", 1, 2)]
    again = take(whole, "retain_days = 30", TEXTS, at=DAY + timedelta(days=80))
    assert (again.total.erased, again.expired) == (1, 0)
