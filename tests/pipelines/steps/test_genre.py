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
        (Layout(title="Opinions differ on the dam"), "https://x.example/news/opinions-differ", "news"),
    ],
)
def test_genre_by_what_the_outlet_says_and_by_form(layout: Layout, url: str, genre: str) -> None:
    assert find_genre(layout, url) == genre
