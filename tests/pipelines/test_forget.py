"""What somebody asks to have forgotten is nowhere any more, does not come back, and nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.connectors.layout import Layout
from dateline.connectors.store import open_reader, open_writer
from dateline.pipelines import ingest, rebuild, stories
from dateline.pipelines.asked import Asked
from dateline.pipelines.deciding import Place, Saying, decide
from dateline.pipelines.forget import Plan, forget, look, settle
from dateline.schemas import source
from dateline.schemas.erasure import Kind
from dateline.schemas.errors import DatelineError, UsageError
from dateline.schemas.identity import article_id
from tests.pipelines.bytes import places
from tests.pipelines.runs import rows
from tests.pipelines.told import ARTICLES, COURIER, NAME, TOLD, WIRE, clock, jsonl, take

# The event that both papers tell; that it destroyed four sheds is another.
FIRE = "story = 'all' and headline ilike '%fire%' and kind = 'disaster'"


@pytest.fixture
def store(told_store: Path) -> Path:
    return told_store


def ask(store: Path, what: str, kind: Kind | None = None, why: str = "a court says so") -> Plan:
    return look(Asked(what, kind, "Ada", why), store, clock())


def erase(store: Path, what: str, kind: Kind | None = None) -> Plan:
    plan = ask(store, what, kind)
    forget(plan.request, store, clock())
    return plan


def again(store: Path, told: Path) -> dict[str, int]:
    """The outcomes of the same articles given once more."""
    done = take(store, told / "given")
    assert done.adds_up
    return {
        name: count for name in ("stored", "unchanged", "erased", "rejected") if (count := getattr(done.total, name))
    }


@pytest.mark.parametrize(("what", "kind"), [(COURIER, None), ("courier", "source"), (NAME, None)])
def test_nothing_is_left_of_what_was_forgotten_in_any_byte(store: Path, told: Path, what: str, kind: Kind) -> None:
    needles = [NAME, COURIER] if kind is None else [NAME, "courier"]
    if what == NAME:
        needles = [NAME]
    assert places(store, *needles)
    erase(store, what, kind)
    if what == COURIER:  # the reject is another article, and names her too: that is another request
        needles = [f"arrested {NAME}", f"{COURIER}\n", "Harbour burns"]
    assert places(store, *needles) == []
    again(store, told)
    assert places(store, *needles) == []


def test_what_was_forgotten_is_not_taken_in_again_and_counts_as_erased(store: Path, told: Path) -> None:
    erase(store, COURIER)
    assert again(store, told) == {"erased": 2, "unchanged": 2, "rejected": 1}
    article = article_id(COURIER)
    assert rows(store, "select distinct uri, article_id, reason from input where outcome = 'erased'") == [
        (f"erased:{article}", article, "forgotten")
    ]
    by_either_scheme = {(article,), (article_id(COURIER.replace("https:", "http:")),)}
    assert set(rows(store, "select hash from tombstone where kind = 'article'")) == by_either_scheme


def test_new_bytes_at_a_forgotten_address_are_refused(store: Path, tmp_path: Path) -> None:
    erase(store, COURIER)
    file = jsonl(tmp_path, "new.jsonl", {"url": COURIER, "text": "Something quite different happened on Friday."})
    assert take(store, file).total.erased == 1


def test_forgotten_bytes_are_refused_at_any_address(store: Path, told: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Bridge opens\n\nThe bridge opened on May 4, 2019, the mayor said.", encoding="utf-8")
    take(store, page)
    erase(store, page.as_uri())
    moved = page.rename(tmp_path / "moved.txt")
    assert take(store, moved).total.erased == 1
    assert places(store, "moved.txt", "page.txt", "Bridge opens") == []


def test_a_clean_version_of_an_article_stays_when_a_passage_is_forgotten(store: Path, tmp_path: Path) -> None:
    clean = ARTICLES[0] | {"observed": "2019-05-06T10:00:00Z", "text": TOLD}
    take(store, jsonl(tmp_path, "clean.jsonl", clean))
    plan = erase(store, NAME)
    assert [(loss.uri, loss.versions, loss.left) for loss in plan.articles] == [(COURIER, 2, 1)]
    assert rows(store, "select uri from article where source = 'Courier'") == [(COURIER,)]


def test_every_past_run_still_adds_up(store: Path) -> None:
    before = rows(store, "select run_id, n_inputs from run order by run_id")
    erase(store, NAME)
    after = rows(
        store,
        "select run_id, n_inputs, n_stored + n_duplicate + n_unchanged + n_skipped + n_rejected + n_erased "
        "from run where kind = 'ingest' order by run_id",
    )
    assert after == [(run_id, n, n) for run_id, n in before]
    assert sum(n for (n,) in rows(store, "select n_erased from run")) == 3


def test_events_that_others_report_stay_and_those_that_rest_on_nothing_else_go(store: Path) -> None:
    fire = f"select headline, n_articles from timeline where {FIRE}"
    assert [n for _, n in rows(store, fire)] == [2]
    plan = erase(store, COURIER)
    assert [n for _, n in rows(store, fire)] == [1]
    assert plan.events_left >= 1
    assert plan.events_gone >= 1
    assert rows(store, "select count(*) from timeline where headline ilike '%arrest%'") == [(0,)]


def test_the_history_of_other_events_is_kept_and_that_of_erased_ones_is_gone(store: Path) -> None:
    kept = "select * from event_state where headline ilike '%bridge%' order by all"
    before = rows(store, kept)
    erase(store, COURIER)
    assert rows(store, kept) == before
    assert rows(store, "select count(*) from membership m anti join version v using (version_id)") == [(0,)]


def test_who_ordered_it_and_why_is_kept_without_what_it_was(store: Path) -> None:
    erase(store, NAME)
    assert rows(store, "select editor, why, kind, n_articles, n_versions, n_inputs from forgotten") == [
        ("Ada", "a court says so", "text", 2, 2, 3)
    ]


def test_looking_changes_nothing(store: Path) -> None:
    before = {path: path.read_bytes() for path in store.parent.rglob("*") if path.is_file()}
    assert ask(store, NAME).reach
    assert {path: path.read_bytes() for path in store.parent.rglob("*") if path.is_file()} == before


def test_bytes_that_another_article_shares_stay_unless_it_is_named_too(store: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.txt", tmp_path / "two.txt"
    for page in (one, two):
        page.write_text("Bridge opens\n\nThe bridge opened on May 4, 2019.", encoding="utf-8")
    take(store, one, two)
    plan = erase(store, one.as_uri())
    assert (len(plan.reach.bodies), len(plan.reach.shared)) == (0, 1)
    assert rows(store, "select uri from article where uri like 'file:%'") == [(two.as_uri(),)]
    assert places(store, "one.txt") == []


def test_what_was_forgotten_before_is_said_to_be_so(store: Path) -> None:
    erase(store, NAME)
    assert ask(store, NAME.upper()).already


def test_an_address_that_nothing_has_is_refused_with_those_that_may_be_meant(store: Path) -> None:
    with pytest.raises(DatelineError, match=r"nothing was erased\. Did you mean https://courier.example/fire"):
        ask(store, "https://m.courier.example/fire?utm_source=x")


@pytest.mark.parametrize("given", ["http://courier.example/fire", "https://courier.example/fire?utm_source=x"])
def test_a_page_is_forgotten_with_all_its_bytes_by_any_address_that_leads_to_it(store: Path, given: str) -> None:
    plan = erase(store, given)
    assert (len(plan.reach.articles), len(plan.reach.shared)) == (1, 0)
    assert rows(store, "select uri from article where uri like '%courier.example/fire'") == []
    assert places(store, f"arrested {NAME} on Friday in the harbour") == []


def test_a_publisher_whose_name_others_write_is_not_guessed_at(store: Path, tmp_path: Path) -> None:
    named = {"url": "https://blog.example/1", "source": "Blog", "text": "On Friday the Courier told of a fire."}
    take(store, jsonl(tmp_path, "n.jsonl", named))
    with pytest.raises(UsageError, match="--as source or --as text"):
        ask(store, "courier")
    assert ask(store, "courier", "source").request.kind == "source"
    assert ask(store, "wire").request.kind == "source"


@pytest.mark.parametrize("why", [f"{NAME} asked", "quarrington, ottilie; OTTILIE QUARRINGTON"])
def test_a_reason_that_repeats_it_is_refused(store: Path, why: str) -> None:
    with pytest.raises(UsageError, match="repeats what is to be forgotten"):
        ask(store, NAME, why=why)


@pytest.mark.parametrize("what", ["", " ", "…"])
def test_a_request_that_names_nothing_is_refused(store: Path, what: str) -> None:
    with pytest.raises(UsageError, match="name an address, a publisher or a passage"):
        ask(store, what)


def test_a_story_that_is_defined_by_the_words_has_to_be_changed_first(store: Path) -> None:
    with open_writer(store) as writer:
        definition = f'name = "arrest"\ntitle = "An arrest"\nphrases = ["{NAME}"]\n'
        writer.db.execute("insert into story values ('arrest', 'An arrest', ?, '', now()::timestamp)", [definition])
    with pytest.raises(UsageError, match="dateline story add"):
        ask(store, NAME)


def test_nothing_is_left_of_a_removed_story_of_that_name(store: Path) -> None:
    named = 'name = "ottilie-quarrington"\ntitle = "A fire"\nphrases = ["harbour"]\n'
    stories.add(store, named, "story.toml", source.load(), clock())
    stories.remove(store, "ottilie-quarrington", source.load(), clock())
    assert places(store, "ottilie-quarrington")
    erase(store, NAME)
    assert places(store, "ottilie-quarrington") == []


def test_the_store_has_no_file_but_its_own_afterwards(store: Path) -> None:
    (Layout.of(store).folder / "rebuild").mkdir()
    (Layout.of(store).folder / "rebuild" / "left.json").write_text(NAME)
    Layout.of(store).fresh.write_bytes(NAME.encode())
    erase(store, NAME)
    names = {path.name for path in Layout.of(store).folder.iterdir()}
    assert names == {"archive", "landing", "store.duckdb", "writer.lock", "edits.jsonl"}
    with open_reader(store) as db:
        assert db.execute("select count(*) from article").fetchall() == [(2,)]


def test_editors_decisions_lose_what_is_forgotten_and_keep_the_rest(store: Path) -> None:
    [(fire,)] = rows(store, f"select event_id from timeline where {FIRE}")
    where, at = Place(store), clock()
    decide(Saying("note", (fire,), "Ada", "I was there", "It burned for two days"), where, at)
    decide(Saying("headline", (fire,), "Ada", "clearer", f"{NAME} at the fire"), where, at)
    plan = erase(store, NAME)
    assert plan.edits == 2
    assert places(store, NAME) == []
    assert rows(store, "select action, value, why from edit_log") == [("note", "It burned for two days", "I was there")]
    assert Layout.of(store).edits.read_text().count("\n") == 1
    [(kept,)] = rows(store, "select edit_id from edit_log")
    assert rows(store, f"select edits from timeline where {FIRE}") == [([kept],)]


def test_what_a_killed_run_had_read_is_forgotten_too(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = ARTICLES[2] | {"url": "https://wire.example/2", "text": "Zebulon Crane was arrested in Oakfield on Monday."}
    with monkeypatch.context() as patched:
        patched.setattr(ingest, "commit", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            take(store, jsonl(tmp_path, "late.jsonl", late))
    with pytest.raises(DatelineError, match="no article here has these words"):
        ask(store, "Zebulon Crane")
    settle(store, clock())
    erase(store, "Zebulon Crane")
    assert places(store, "Zebulon Crane") == []


def test_where_there_is_no_store_settling_makes_none(tmp_path: Path) -> None:
    settle(tmp_path / "news.duckdb", clock())
    assert list(tmp_path.iterdir()) == []


def test_an_address_is_gone_from_what_editors_said_and_from_how_runs_were_given_it(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [(fire,)] = rows(store, f"select event_id from timeline where {FIRE}")
    where, at = Place(store), clock()
    decide(Saying("note", (fire,), "Ada", "I was there", f"See {COURIER}, which tells more"), where, at)
    decide(Saying("headline", (fire,), "Ada", f"clearer than <{COURIER}>", "A great fire"), where, at)
    erase(store, COURIER)
    assert rows(store, "select action, value, why from edit_log") == [("headline", "A great fire", "erased on request")]
    assert places(store, COURIER) == places(store, f"{COURIER},") == []
    (tmp_path / "sub").mkdir()
    (tmp_path / "named.txt").write_text("The levee held on May 4, 2016.")
    monkeypatch.chdir(tmp_path / "sub")
    take(store, Path("../named.txt"))
    erase(store, str(tmp_path / "named.txt"))
    assert places(store, "named.txt") == []


def test_the_reasons_of_earlier_requests_are_rid_of_it(store: Path) -> None:
    forget(ask(store, WIRE, why=f"for the same order as {NAME}").request, store, clock())
    erase(store, NAME)
    assert rows(store, "select editor, why from forgotten order by kind") == [
        ("Ada", "a court says so"), ("Ada", "erased on request"),
    ]  # fmt: skip
    assert places(store, NAME) == []


def test_a_rebuild_keeps_what_was_forgotten_forgotten(store: Path, told: Path) -> None:
    erase(store, COURIER)
    rebuild.run(rebuild.RebuildOptions(store, workers=1), clock())
    assert again(store, told) == {"erased": 2, "unchanged": 2, "rejected": 1}
    assert rows(store, "select kind, n_versions from forgotten") == [("url", 2)]
