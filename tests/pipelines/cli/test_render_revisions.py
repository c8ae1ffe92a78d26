"""What a version changed is said in words, under the notice that speaks of it."""

from rich.console import Group

from dateline.pipelines.cli.output import draw
from dateline.pipelines.cli.render_revisions import LONGEST_QUOTE, SHOWN, Revision, quoted, revisions


def revision(change, was=None, now=None, kind=None, notice=None):
    return Revision("v", change, was, now, kind, notice)


def page(*found):
    return draw(Group(*revisions(found)), 100).splitlines()


def test_changes_stand_above_the_notice_that_speaks_of_them_and_silent_ones_apart():
    notice = "Correction: The number is 14."
    lines = page(
        revision("number", "12", "14", "correction", notice),
        revision("date", "Aug. 3", "Aug. 2"),
        revision("wording", "said", "says"),
    )
    assert [line.strip() for line in lines] == [
        "number: “12” → “14”",
        f"which it corrects: “{notice}”",
        "date: “Aug. 3” → “Aug. 2”",
        "wording: “said” → “says”",
        "of which the article says nothing",
    ]


def test_what_came_went_or_moved_is_said_without_an_arrow():
    lines = page(
        revision("number", "12"),
        revision("cut", "He fled."),
        revision("added", None, "She stayed."),
        revision("moved", "They met.", "They met."),
    )
    assert [line.strip() for line in lines[:4]] == [
        "number: “12” is gone",
        "passage cut: “He fled.”",
        "passage added: “She stayed.”",
        "passage moved: “They met.”",
    ]


def test_of_many_changes_the_weightiest_are_shown_and_the_others_counted():
    lines = page(*(revision("wording", str(n), str(n + 1)) for n in range(SHOWN + 3)))
    assert lines[-1].strip() == "and 3 more, in view revision"
    assert len(lines) == SHOWN + 2


def test_long_words_are_cut_and_stay_on_one_line():
    assert quoted("a\n b") == "“a b”"
    assert len(quoted("x" * 500)) == LONGEST_QUOTE + 2
