"""Story files: one to start from, and what is said of those that are no definition."""

import json

import pytest

from dateline.pipelines.cli.stories import read_definition, template
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


def test_a_story_file_may_open_with_the_mark_that_windows_programs_write(tmp_path):
    (tmp_path / "x.toml").write_bytes(b"\xef\xbb\xbf" + template("harbour-fire").encode())
    assert parse(read_definition(tmp_path / "x.toml")).name == "harbour-fire"


def test_a_phrase_of_signs_alone_is_refused_as_it_would_match_nothing():
    with pytest.raises(UsageError, match=r"line 3, phrases: '§ …' has no letter and no digit"):
        parse('name = "x"\ntitle = "X"\nphrases = ["§ …"]\n')


def test_a_kind_that_there_is_not_is_refused_with_what_was_meant():
    story = parse(template("harbour-fire") + '[[lanes]]\nname = "In court"\nkinds = ["rulling"]\n')
    with pytest.raises(UsageError, match="'rulling' is no kind of event; did you mean 'ruling'"):
        check_kinds(story, "harbour-fire.toml")


ARTICLES = (
    {
        "url": "https://courier.example/1",
        "title": "Suit over ferry",
        "published": "2021-05-04",
        "text": "The Harbour Commission sued the ferry company on Monday. The suit was filed in Stockton, Calif.",
    },
    {
        "url": "https://star.example/2",
        "title": "Ferry vote",
        "published": "2021-05-06",
        "text": "The Harbour Council approved a new ferry on Wednesday, officials said.",
    },
    {
        "url": "https://wire.example/3",
        "title": "A vote on Crete",
        "published": "2021-05-06",
        "text": "The Harbour Council approved a budget on Wednesday, officials said.",
    },
)
STORY = """
name = "ferry"
title = "The ferry"
phrases = ["ferry"]
[[entities]]
name = "Harbour Board of Commissioners"
aliases = ["Harbour Commission", "Harbour Council"]
wikidata = "Q77"
[[places]]
name = "Stockton, California"
geoid = "0675000"
selects = false
"""


def test_adding_a_story_says_how_many_of_the_articles_it_takes(run, tmp_path):
    (tmp_path / "news.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in ARTICLES))
    run("ingest", "news.jsonl")
    (tmp_path / "one.toml").write_text('name = "one"\ntitle = "One"\nphrases = ["ferry company"]\n')
    added = run("story", "add", "one.toml").said
    n_events = len(run("timeline", "--story", "one", "--format", "jsonl").rows)  # undated deeds do not count
    assert f": {n_events} event from 1 of {len(ARTICLES)} articles." in added


def test_a_story_file_says_what_goes_by_which_name_without_an_article_being_read_again(run, tmp_path):
    (tmp_path / "news.jsonl").write_text("".join(f"{json.dumps(one)}\n" for one in ARTICLES))
    (tmp_path / "ferry.toml").write_text(STORY)
    assert run("ingest", "news.jsonl").code == 0
    named = "select distinct entity, wikidata, article.source from participant join article using (article_id) "
    asked = f"{named} where name in ('Harbour Commission', 'Harbour Council') order by all"
    before = run("sql", asked, "--format", "jsonl").rows
    assert [row["entity"] for row in before] == ["Harbour Commission", "Harbour Council", "Harbour Council"]
    assert run("timeline", "--about", "Harbour Council", "--format", "jsonl").rows != []
    assert run("story", "add", "ferry.toml").code == 0
    after = run("sql", asked, "--format", "jsonl").rows
    assert [(row["entity"], row["wikidata"]) for row in after] == [
        ("Harbour Board of Commissioners", "Q77"),
        ("Harbour Board of Commissioners", "Q77"),
        ("Harbour Council", None),  # in an article that is none of the story's: there may be others of the name
    ]
    by_name = run("timeline", "--story", "ferry", "--about", "harbour commission", "--format", "jsonl").rows
    assert {row["earliest"] for row in by_name} == {"2021-05-03", "2021-05-05"}
    assert run("timeline", "--story", "ferry", "--about", "q77", "--format", "jsonl").rows == by_name
    known = run(
        "timeline", "--story", "ferry", "--about", "Harbour Council", "--as-of", "2021-05-05", "--format", "jsonl"
    ).rows
    assert {row["earliest"] for row in known} == {"2021-05-03"}
    (place,) = run("sql", "select distinct place, geoid, geonames from place", "--format", "jsonl").rows
    assert place == {"place": "Stockton, California", "geoid": "0675000", "geonames": 5399020}
    shown = run("show", by_name[0]["event_id"])
    assert "Harbour Board of Commissioners" in shown.words
    assert "Q77" in shown.words
    assert run("story", "remove", "ferry").code == 0
    assert run("sql", asked, "--format", "jsonl").rows == before


def test_a_storys_sources_are_counted_by_the_source_file_that_the_articles_came_with(run, tmp_path, monkeypatch):
    told = "The Harbour Council sued the ferry company on Monday"
    texts = (f"{told}, its lawyers wrote to readers.", f"{told}. Nobody at the pier had heard of it before noon.")
    papers = zip(("courier", "star"), texts, strict=True)
    (tmp_path / "news.jsonl").write_text(
        "".join(
            f"{json.dumps({'url': f'https://{paper}.example/1', 'published': '2021-05-04', 'text': text})}\n"
            for paper, text in papers
        )
    )
    owned = '[[source]]\nname = "{0}"\nowner = "Press"\ndomains = ["{0}.example"]\n'
    (tmp_path / "sources.toml").write_text(owned.format("courier") + owned.format("star"))
    (tmp_path / "ferry.toml").write_text('name = "ferry"\ntitle = "Ferry"\nphrases = ["ferry"]\n')
    monkeypatch.setenv("DATELINE_SOURCES", "sources.toml")
    counted = "select n_articles, n_independent from timeline where story = '{}'"
    assert run("ingest", "news.jsonl").code == 0
    whole = run("sql", counted.format("all"), "--format", "jsonl").rows
    assert whole == [{"n_articles": 2, "n_independent": 1}]
    assert run("story", "add", "ferry.toml").code == 0
    assert run("sql", counted.format("ferry"), "--format", "jsonl").rows == whole


def test_a_name_that_nothing_here_has_is_said_to_be_none(ask):
    done = ask("timeline", "--about", "Ada Fenn")
    assert done.code == 2
    assert "no event here names it" in done.said


@pytest.mark.parametrize(
    ("entries", "says"),
    [
        ('[[entities]]\nname = "HB"\nwikidata = "77"\n', "line 6, entities.0.wikidata: '77' is no item of Wikidata"),
        ('[[places]]\nname = "Selby"\n\ngeoid = "123"\n', "line 7, places.0.geoid: '123' is no GEOID"),
        (
            'places = [\n"Selby", {name = "Hull", geoid = "3901234"},\n{name = "York", geoid = "39012"},\n'
            '{name = "Leeds", geoid = "3"}]\n',
            "line 7, places.3.geoid: '3' is no GEOID",
        ),
        ("places = [{name = 'Selby', geoid = 3901234}]\n", "line 4, places.0.geoid: is to be text, in quotes"),
        ('[[entities]]\nname = "HB"\nwikidat = "Q7"\n', "line 6, entities.0.wikidat: there is no such entry"),
        (
            '[[entities]]\nname = "HB"\n[[entities]]\nname = "Board"\naliases = ["hb"]\n',
            "line 7, entities.1: 'hb' is already 'HB'",
        ),
        (
            '[[entities]]\nname = "HB"\nwikidata = "Q7"\n[[places]]\nname = "Board"\nwikidata = "Q7"\n',
            "line 8, places.0: 'Q7' is already 'HB'",
        ),
        ('[[entities]]\nname = "HB"\naliases = [" "]\n', "line 5, entities.0: an empty name"),
    ],
)
def test_what_is_wrong_with_a_name_is_said_with_its_line(run, tmp_path, entries: str, says: str):
    run("init")
    (tmp_path / "x.toml").write_text(f'name = "x"\ntitle = "X"\nphrases = ["y"]\n{entries}')
    done = run("story", "add", "x.toml")
    assert done.code == 2
    assert says in done.said
    assert "x.toml" in done.said
