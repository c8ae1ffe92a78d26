"""A day on which a page was changed is never its day of publication, in whatever layout the page says so."""

from __future__ import annotations

import pytest

from dateline.pipelines.steps.html import lay_out

URL = "https://herald.example/news/orla-mud"
TEXT = "<p>A wall of mud buried three villages above the Orla valley on Monday night, the army said in the morning.</p>"


def stated(beside: str, head: str = "") -> set[tuple[str, str]]:
    """The roles and days that a page states."""
    markup = (
        f"<html lang='en'><head><title>Mud | Herald</title>{head}</head><body><article><h1>Mud buries villages</h1>"
        f"{beside}{TEXT * 3}</article></body></html>"
    )
    return {(found.role, found.day) for found in lay_out(markup, URL).dates}


@pytest.mark.parametrize(
    "beside",
    [
        "<time>Updated May 5, 2016</time>",
        "<time datetime='2016-05-05T10:00:00Z'>Updated 5 May</time>",
        "<time datetime='2016-05-05' title='Last updated'>5 May</time>",
        "<time datetime='2016-05-05' aria-label='Updated May 5'>5 May</time>",
        "<span itemprop='datePublished'>Last modified: May 5, 2016</span>",
        "<p class='last-updated'>May 5, 2016</p>",
        "<div class='modified-date'><p>May 5, 2016</p></div>",
        "<dl><dt>Updated</dt><dd>May 5, 2016</dd></dl>",
        "<ul><li>Updated</li><li>May 5, 2016</li></ul>",
        "<p>Updated<br>May 5, 2016</p>",
        "<p><b>Updated:</b><span>May 5, 2016</span></p>",
    ],
)
def test_a_change_is_no_publication(beside: str) -> None:
    assert stated(beside) == {("modified", "2016-05-05")}


@pytest.mark.parametrize("content", ["Updated May 5, 2016", "Last modified: 2016-05-05", "Aktualisiert am 5.5.2016"])
def test_a_change_in_a_field_for_the_publication_is_none(content: str) -> None:
    head = f"<meta property='article:published_time' content='{content}'>"
    assert stated("", head) == {("modified", "2016-05-05")}


@pytest.mark.parametrize(
    "beside",
    [
        "<dl><dt>Published</dt><dd>May 3, 2016</dd><dt>Updated</dt><dd>May 5, 2016</dd></dl>",
        "<p>Published<br>May 3, 2016<br>Updated<br>May 5, 2016</p>",
        "<time>May 3, 2016</time> <time>Updated May 5, 2016</time>",
        "<div class='date-updated'><span>May 3, 2016</span><span>Updated May 5, 2016</span></div>",
    ],
)
def test_beside_a_change_the_publication_keeps_its_day(beside: str) -> None:
    assert stated(beside) == {("published", "2016-05-03"), ("modified", "2016-05-05")}


@pytest.mark.parametrize(
    "beside",
    [
        "<h2>Updated plan for the valley</h2><p>May 3, 2016</p>",
        "<div class='hide-tagupdated'>by <a href='/lee'>Ann Lee</a> <span>May 3, 2016</span></div>",
        "<span class='updated-by'>By Ann Lee</span><p>May 3, 2016</p>",
    ],
)
def test_a_word_of_change_that_is_of_something_else_changes_nothing(beside: str) -> None:
    assert stated(beside) == {("published", "2016-05-03")}
