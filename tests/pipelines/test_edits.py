"""The file of decisions and the store come to hold the same ones, whatever was killed, moved or written by hand."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.connectors import edits as log
from dateline.connectors.layout import Layout
from dateline.pipelines import deciding, edits
from dateline.schemas.edit import MAIN, OTHER, Edit, Ground
from dateline.schemas.errors import DatelineError
from tests.pipelines.conftest import Clock
from tests.pipelines.editing import CHAIR, DAM, HERALD, VOTE, ask, event, say, take_in, timeline

GROUND = Ground(MAIN, "a" * 16, "https://courier.example/fire", "b" * 64, "body", "A fire broke out.", "broke")
HIDE = Edit("2030-01-01T00:00:00.000000Z", "Ada", "why", "hide", "", (GROUND,))


def killed_after_the_file(store: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch, *events: str) -> None:
    """Decisions to hide events, by commands that die before they reach the database."""

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(deciding, "apply", die)
        for one in events:
            with pytest.raises(KeyboardInterrupt):
                say(store, clock, "hide", one)


def test_a_decision_whose_command_was_killed_is_applied_by_the_next_run(
    newsroom: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed_after_the_file(newsroom, clock, monkeypatch, event(newsroom, DAM))
    assert len(timeline(newsroom)) == 3
    report = take_in(newsroom, clock)
    assert report.recovered == 1
    assert [headline for _, _, headline in timeline(newsroom) if "dam" in headline] == []
    assert ask(newsroom, "select kind, inputs from run where kind = 'edit'") == [
        ("edit", ["edit 1 left in edits.jsonl"])
    ]
    assert take_in(newsroom, clock).recovered == 0


def test_a_decision_that_fails_inside_its_batch_leaves_the_store_as_it_was_and_is_applied_later(
    newsroom: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> int:
        raise MemoryError

    dam = event(newsroom, DAM)
    with monkeypatch.context() as patched:
        patched.setattr(edits, "redecide", fail)
        with pytest.raises(MemoryError):
            say(newsroom, clock, "hide", dam)
    assert ask(newsroom, "select * from edit") == []
    say(newsroom, clock, "note", event(newsroom, CHAIR), value="Unanimous")
    assert ask(newsroom, "select action, ordinal from edit order by ordinal") == [("hide", 1), ("note", 2)]
    assert len(timeline(newsroom)) == 2


def test_a_store_that_was_moved_without_its_folder_gives_the_file_back(
    newsroom: Path, tmp_path: Path, clock: Clock
) -> None:
    made = [say(newsroom, clock, "hide", event(newsroom, word)).edit for word in (DAM, CHAIR)]
    moved = tmp_path / "moved.duckdb"
    shutil.copyfile(newsroom, moved)
    taken = say(moved, clock, "note", event(newsroom, VOTE), value="Moved").edit
    assert log.read(Layout.of(moved).edits) == (*made, taken)


def test_what_only_the_file_and_what_only_the_store_has_come_to_be_in_both(
    newsroom: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(newsroom, clock, "hide", event(newsroom, DAM))
    file = Layout.of(newsroom).edits
    file.unlink()
    killed_after_the_file(newsroom, clock, monkeypatch, event(newsroom, CHAIR))
    first, second = log.read(file)  # the command had written the first one there again
    log.replace(file, [second])
    take_in(newsroom, clock)
    assert log.read(file) == (first, second)
    assert [edit for (edit,) in ask(newsroom, "select edit_id from edit order by ordinal")] == [
        first.edit_id, second.edit_id
    ]  # fmt: skip
    assert len(timeline(newsroom)) == 1


def test_a_damaged_file_stops_a_run_before_it_changes_anything(newsroom: Path, clock: Clock) -> None:
    file = Layout.of(newsroom).edits
    file.write_text("not a decision\n", encoding="utf-8")
    with pytest.raises(DatelineError, match="line 1: is no editor's decision"):
        take_in(newsroom, clock, herald=HERALD + "It rained on May 5, 2016.\n")
    assert ask(newsroom, "select count(*) from run") == [(1,)]
    assert file.read_text(encoding="utf-8") == "not a decision\n"


@pytest.mark.parametrize(
    ("edit", "wrong"),
    [
        (replace(HIDE, grounds=(replace(GROUND, side=OTHER),)), "a side that it does not have"),
        (replace(HIDE, action="undo", value="x"), "a side that it does not have"),
        (replace(HIDE, action="status", value="likely"), "no status but “likely”"),
        (replace(HIDE, action="date", value="Thursday"), "no date: “Thursday”"),
        (replace(HIDE, action="note", value=" "), "says nothing"),
    ],
)
def test_a_decision_of_somebody_else_s_making_that_could_not_be_applied_is_refused(edit: Edit, wrong: str) -> None:
    with pytest.raises(DatelineError, match=wrong) as refused:
        edits.check(edit, "theirs.jsonl")
    assert refused.value.reason == "edit-damaged"


def test_a_decision_that_can_be_applied_passes() -> None:
    both = (GROUND, replace(GROUND, side=OTHER))
    for good in (HIDE, replace(HIDE, action="merge", grounds=both), replace(HIDE, action="date", value="2017~")):
        edits.check(good, "theirs.jsonl")
        edits.check(replace(good, grounds=()), "theirs.jsonl")  # what they spoke of is forgotten
