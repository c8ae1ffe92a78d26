import pytest

from dateline.pipelines.steps.genre import find_genre
from dateline.pipelines.steps.layout import Layout


@pytest.mark.parametrize(
    ("layout", "url", "genre"),
    [
        (Layout(title="Mud buries villages"), "https://x.example/world/mud", "news"),
        (Layout(title="OPINION: The mud was no accident"), "", "opinion"),
        (Layout(title="The mud was no accident"), "https://x.example/opinion/2016/mud", "opinion"),
        (Layout(title="Der Schlamm", section="Kommentar"), "", "opinion"),
        (Layout(title="Orla: live updates", kind="LiveBlogPosting"), "", "live blog"),
        (
            Layout(title="Mud", paragraphs=tuple(f"{h}:15 p.m. More rain." for h in range(1, 12))),
            "",
            "live blog",
        ),
        (
            Layout(title="Firm digs", paragraphs=("LIMA, May 3, 2016 /PRNewswire/ -- Digger Inc.",)),
            "",
            "press release",
        ),
        (Layout(title="Morning briefing: mud, rain and a vote"), "", "roundup"),
        (Layout(title="Analysis: why the slope gave way"), "", "analysis"),
        (Layout(title="Opinion polls open in Orla"), "", "news"),
        (Layout(title="Mud", kind="OpinionNewsArticle"), "", "opinion"),
        (Layout(title="Mud", kind="SatiricalArticle"), "", "satire"),
        (Layout(title="Mud apologises to town"), "https://x.example/satire/2016/mud", "satire"),
        (Layout(title="Mud: what the council must do | Opinion"), "", "opinion"),
        (Layout(title="The mud was no accident"), "https://x.example/guest-columns/2016/mud", "opinion"),
        (Layout(title="Mud in Orla – as it happened"), "", "live blog"),
        (Layout(title="Mud in Orla"), "https://x.example/news/live/world-123", "live blog"),
        (Layout(title="Band from Orla to play live"), "", "news"),
        (Layout(title="Mud, the film"), "https://x.example/film-reviews/mud", "review"),
        (Layout(title="Mud", kind="ReviewNewsArticle"), "", "review"),
        (Layout(title="Ministry orders judicial review of dam"), "https://x.example/news/dam", "news"),
        (Layout(title="Flood and vote | Week in review"), "", "roundup"),
        (Layout(title="Thefts and a fire"), "https://x.example/police-blotter/2016/orla", "roundup"),
        (Layout(title="Digger hires", section="Press Releases"), "", "press release"),
        (
            Layout(title="Mud", paragraphs=("ANN LEE: Good evening.", "BO DIAZ: Thank you.") * 4),
            "",
            "interview",
        ),
        (Layout(title="The dam must go", authors=("The Editorial Board",)), "", "opinion"),
        (Layout(title="The dam must go", authors=("Orla Courier Editorial Board",)), "", "opinion"),
        (Layout(title="Dam gives way", authors=("Ann Lee", "Editorial Assistant Bo Ray")), "", "news"),
        (Layout(title="Opinions differ on the dam"), "https://x.example/news/opinions-differ", "news"),
    ],
)
def test_genre_by_what_the_outlet_says_and_by_form(layout: Layout, url: str, genre: str) -> None:
    assert find_genre(layout, url) == genre


ARGUED = (
    "I was in Orla when the slope gave way, and I do not believe that it was an accident. We all knew that the dam "
    "would not hold. Why did nobody close the road? The council had been warned, the maps were in every office, and "
    "the men who signed the permits are the men who now count the dead. "
) * 12
REPORTED = (
    "The slope gave way at night, the mayor said. A spokesman for the council told reporters that maps had been in "
    "every office. “We knew that the dam would not hold,” an engineer said. “Why did you not close the road?” a woman "
    "asked. "
) * 12


def test_a_text_that_argues_in_its_own_voice_is_opinion() -> None:
    assert find_genre(Layout(title="The slope", paragraphs=(ARGUED,))) == "opinion"
    assert find_genre(Layout(title="The slope", paragraphs=(REPORTED,))) == "news"


JUDGED = (
    "The council knew that the dam would not hold, and it is absurd to call this fate. The men who signed the permits "
    "were reckless, and those who now count the dead should admit it. Instead they speak of rain, which is nonsense: "
    "the same rain fell on the next valley, where somebody had opened the gates in time and where nobody drowned that "
    "night. "
) * 8
ASKED = "An engineer said so. A clerk said so. A guard said so. "


def test_a_text_that_judges_is_opinion_though_it_gives_somewhat_to_others() -> None:
    plain = JUDGED.replace("absurd", "hard").replace("reckless", "new").replace("nonsense", "known")
    for text, genre in ((ASKED + JUDGED, "opinion"), (ASKED + plain, "news"), (ASKED * 3 + JUDGED, "news")):
        assert find_genre(Layout(title="The slope", paragraphs=(text,))) == genre


def test_only_english_wording_is_judged_and_nothing_short() -> None:
    assert find_genre(Layout(title="The slope", paragraphs=(ARGUED,)), lang="es") == "news"
    assert find_genre(Layout(title="The slope", paragraphs=(ARGUED[:900],))) == "news"


def test_a_text_that_says_whose_view_it_is_is_opinion() -> None:
    note = "Bo Diaz is an engineer. The views expressed in this commentary are those of the author."
    assert find_genre(Layout(title="The slope", paragraphs=("The dam gave way.", note))) == "opinion"
