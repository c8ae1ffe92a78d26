"""`dateline edit`: an editor's decisions by command, and the marks that they leave wherever an event is shown."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.pipelines import editing
from tests.pipelines.cli.conftest import Result

SIGNED = ("--by", "Ada Lovelace", "--why", "The minutes say so")
Edit = Callable[..., Result]


@pytest.fixture
def edit(run: Edit, newsroom: Path) -> Edit:
    """Runs a command on a newsroom of its own."""
    return lambda *arguments: run(*arguments, "--store", newsroom)


def test_a_decision_prints_its_id_and_says_how_to_see_it_and_take_it_back(edit: Edit, newsroom: Path) -> None:
    dam = editing.event(newsroom, editing.DAM)
    done = edit("edit", "status", dam[:6], "denied", *SIGNED)
    assert done.code == 0
    assert len(done.out.strip()) == 16
    assert f"Status set. See: dateline show {dam[:8]} --store {newsroom}" in done.said
    assert f"Take it back: dateline edit undo {done.out[:8]} --store" in done.said
    back = edit("edit", "undo", done.out[:8], *SIGNED)
    assert back.said.startswith(f"Undone. See: dateline show {dam[:8]}")
    assert "denied" not in edit("timeline").out


def test_wherever_an_event_is_shown_it_is_marked_as_edited(edit: Edit, newsroom: Path) -> None:
    dam = editing.event(newsroom, editing.DAM)
    edit("edit", "date", dam, "2016-06-03", *SIGNED)
    edit("edit", "date", dam, "2016-06-04", "--by", "Bo Lind", "--why", "Read again")
    mark = "edited by Ada Lovelace and Bo Lind: date"
    assert edit("timeline").words.count(mark) == 1
    assert edit("new", "--since", "2016-01-01").words.count(mark) == 1
    assert edit("why", "herald").words.count(mark) == 1
    shown = edit("show", dam).words
    assert "Decided by editors date: Fri 3 Jun 2016 · Ada Lovelace" in shown
    assert "“The minutes say so” · a later one holds" in shown
    assert "“Read again”" in shown


def test_a_hidden_event_is_shown_by_its_id_and_listed_with_the_decision(edit: Edit, newsroom: Path) -> None:
    dam = editing.event(newsroom, editing.DAM)
    edit("edit", "hide", dam, *SIGNED)
    assert "dam" not in edit("timeline").out
    assert "Hidden: an editor took it off all timelines." in edit("show", dam).words
    listed = edit("edit", "list").words.split()
    quote = "“Engineers inspected the dam on June 2, 2016.”"  # broken as its column is wide
    assert {"hide", *quote.split(), "holds", dam[:8]} <= {*listed}


def test_the_list_tells_programs_all_columns_and_with_stale_only_what_lost_its_ground(
    edit: Edit, newsroom: Path
) -> None:
    edit("edit", "note", editing.event(newsroom, editing.DAM), "Ask the engineers", *SIGNED)
    (row,) = edit("edit", "list", "--format", "jsonl").rows
    assert (row["action"], row["value"], row["editor"]) == ("note", "Ask the engineers", "Ada Lovelace")
    assert (row["why"], row["stale"], row["uris"]) == ("The minutes say so", False, ["harlan:herald.txt"])
    assert edit("edit", "list", "--stale").said == "No decision has lost its ground."
    assert edit("edit", "list", "--stale", "--format", "json").out == "[]\n"


def test_the_editor_may_be_named_by_the_environment(
    edit: Edit, newsroom: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dam = editing.event(newsroom, editing.DAM)
    monkeypatch.delenv("DATELINE_EDITOR", raising=False)
    refused = edit("edit", "hide", dam, "--why", "x")
    assert refused.code == 2
    assert "--by" in refused.err
    assert "DATELINE_EDITOR" in refused.err
    assert edit("edit", "hide", dam, "--by", "Ada").code == 2  # no decision without a reason
    monkeypatch.setenv("DATELINE_EDITOR", "Ada")
    assert edit("edit", "hide", dam, "--why", "x").code == 0
    assert [row["editor"] for row in edit("edit", "list", "--format", "jsonl").rows] == ["Ada"]


def test_events_are_merged_and_split_by_ids_as_show_has_them(edit: Edit, newsroom: Path) -> None:
    vote, dam = (editing.event(newsroom, word) for word in (editing.VOTE, editing.DAM))
    merged = edit("edit", "merge", vote, dam, *SIGNED)
    assert merged.said.count("dateline show") == 1
    assert dam[:8] in edit("show", vote).out
    split = edit("edit", "split", vote, dam[:8], *SIGNED)
    assert split.said.count("dateline show") == 2


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("hide", "ffffff"), 2, "no such event"),
        (("date", "DAM", "yesterday"), 2, "no date in EDTF"),
        (("status", "DAM", "likely"), 2, "no such status"),
        (("merge", "DAM", "DAM"), 2, "one event already"),
        (("undo", "ffffff"), 2, "no such decision"),
        (("split", "DAM", "DAM"), 2, "leaves none"),
    ],
)
def test_what_cannot_be_done_is_said_and_not_kept(
    edit: Edit, newsroom: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    dam = editing.event(newsroom, editing.DAM)
    done = edit("edit", *(dam if word == "DAM" else word for word in words), *SIGNED)
    assert (done.code, done.out) == (code, "")
    assert said in done.said
    assert not (newsroom.with_name(f"{newsroom.name}.d") / "edits.jsonl").exists()


def test_decisions_go_out_to_a_file_and_into_another_store(
    run: Edit, edit: Edit, newsroom: Path, read_once: Path, tmp_path: Path
) -> None:
    edit("edit", "hide", editing.event(newsroom, editing.DAM), *SIGNED)
    assert edit("edit", "export", "out.jsonl").said == "1 decision written to out.jsonl."
    assert edit("edit", "export", "-").out == (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    other = editing.copied(read_once, tmp_path / "other")
    assert run("edit", "import", "out.jsonl", "--store", other).said == "1 decision taken in."
    assert run("timeline", "--store", other).out == edit("timeline").out
    assert run("edit", "import", "out.jsonl", "--store", other).said == "no decisions taken in, 1 known already."


def test_export_writes_over_decisions_and_nothing_else(edit: Edit, newsroom: Path, tmp_path: Path) -> None:
    shutil.copyfile(newsroom.with_name("articles") / "herald.txt", tmp_path / "herald.txt")
    refused = edit("edit", "export", "herald.txt")
    assert refused.code == 2
    assert "holds something else" in refused.said
    assert (tmp_path / "herald.txt").read_text(encoding="utf-8") == editing.HERALD
    assert edit("edit", "export", "out.jsonl").code == edit("edit", "export", "out.jsonl").code == 0


def test_a_file_that_is_none_of_decisions_is_refused(edit: Edit, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text(json.dumps({"url": "https://courier.example/"}) + "\n", encoding="utf-8")
    refused = edit("edit", "import", "bad.jsonl")
    assert refused.code == 1
    assert "bad.jsonl, line 1: is no editor's decision" in refused.said
    assert edit("edit", "import", "nowhere.jsonl").code == 2


def test_doctor_finds_decisions_that_only_the_file_or_only_the_store_has(edit: Edit, newsroom: Path) -> None:
    edit("edit", "hide", editing.event(newsroom, editing.DAM), *SIGNED)
    assert "1 decision of editors, in the store as in edits.jsonl." in edit("doctor").words
    file = newsroom.with_name(f"{newsroom.name}.d") / "edits.jsonl"
    line = file.read_text(encoding="utf-8")
    file.unlink()
    assert "lacks 1 decision that the store has" in edit("doctor").words
    file.write_text(line.replace("Ada", "Eve"), encoding="utf-8")
    assert "it was changed by hand" in edit("doctor").words


def test_what_was_forgotten_does_not_come_back_with_decisions(edit: Edit, newsroom: Path, tmp_path: Path) -> None:
    edit("edit", "hide", editing.event(newsroom, editing.DAM), *SIGNED)
    edit("edit", "export", "out.jsonl")
    assert edit("forget", "harlan:herald.txt", "--yes", *SIGNED).code == 0
    assert edit("edit", "import", "out.jsonl").said == "no decisions taken in, 1 known already."
    assert "inspected the dam" in (tmp_path / "out.jsonl").read_text(encoding="utf-8")
    file = newsroom.with_name(f"{newsroom.name}.d") / "edits.jsonl"
    assert "inspected the dam" not in file.read_text(encoding="utf-8")
    assert [row["reason"] for row in edit("edit", "list", "--format", "jsonl").rows] == ["gone"]


def test_a_passage_that_was_forgotten_is_not_to_be_repeated_by_an_editor(edit: Edit, newsroom: Path) -> None:
    assert edit("forget", "Rosa Quill", "--as", "text", "--yes", *SIGNED).code == 0
    dam = editing.event(newsroom, editing.DAM)
    refused = edit("edit", "note", dam, "Rosa Quill was there", *SIGNED)
    assert refused.code == 2
    assert "asked to forget" in refused.said
