"""Story files: one to start from, and what is said of those that are no definition."""

import pytest

from dateline.pipelines.cli.stories import template
from dateline.pipelines.stories import check_kinds
from dateline.schemas.errors import UsageError
from dateline.schemas.story import parse


def test_the_story_file_to_start_from_is_a_story_as_it_stands():
    story = parse(template("harbour-fire"))
    assert story.name == "harbour-fire"
    assert story.title == "Harbour fire"
    assert story.phrases == ("harbour fire",)


def test_what_it_has_in_comments_is_a_story_too_once_they_are_taken_away():
    lines = template("harbour-fire").splitlines()
    settings = [line.removeprefix("# ") for line in lines if " = " in line or "[" in line]
    story = parse("\n".join(settings))
    assert story.places
    assert story.entities[0].aliases
    assert story.period.first < story.period.last
    assert [lane.name for lane in story.lanes] == ["In court", "California"]
    check_kinds(story, "template")


def test_a_name_that_no_story_can_have_is_refused():
    with pytest.raises(UsageError):
        template("Harbour Fire")


def test_init_makes_an_empty_store_and_the_file_and_overwrites_neither(run, tmp_path):
    done = run("init", "--story", "harbour-fire")
    assert done.code == 0
    assert "dateline story add harbour-fire.toml" in done.err
    assert run("timeline").words == "Nothing here."
    (tmp_path / "harbour-fire.toml").write_text("mine")
    again = run("init", "--story", "harbour-fire")
    assert again.code == 2
    assert (tmp_path / "harbour-fire.toml").read_text() == "mine"
    assert "as they were" in run("init").said


def test_stories_can_be_added_changed_and_removed(run, tmp_path):
    run("init", "--story", "harbour-fire")
    added = run("story", "add", "harbour-fire.toml").said
    assert "harbour-fire added: no events from no articles." in added
    assert "No article here has what it asks for" in added
    assert "unchanged" in run("story", "add", "harbour-fire.toml").said
    assert run("story", "list", "--format", "csv").out.splitlines()[1].startswith("harbour-fire,Harbour fire,0")
    assert run("story", "remove", "harbour-fire").code == 0
    assert "No stories yet" in run("story", "list").said
    assert run("story", "remove", "harbour-fire").code == 2


def test_a_file_that_is_no_story_says_what_is_wrong(run, tmp_path):
    run("init")
    (tmp_path / "bad.toml").write_text('name = "x"\ntitle = "X"\nperiods = 3\n')
    done = run("story", "add", "bad.toml")
    assert done.code == 2
    assert "periods" in done.said
    assert run("story", "add", "nowhere.toml").code == 2


def test_a_kind_that_there_is_not_is_refused_with_what_was_meant():
    story = parse(template("harbour-fire") + '[[lanes]]\nname = "In court"\nkinds = ["rulling"]\n')
    with pytest.raises(UsageError, match="'rulling' is no kind of event; did you mean 'ruling'"):
        check_kinds(story, "harbour-fire.toml")
