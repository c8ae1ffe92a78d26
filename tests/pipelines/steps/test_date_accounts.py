"""The words in which a document's date is accounted for."""

from __future__ import annotations

from dateline.pipelines.steps.date_accounts import NAMES, REFUSALS, explained
from dateline.pipelines.steps.dates import ORDER, candidate


def test_an_explanation_says_what_states_the_date_what_agrees_and_what_was_passed_over() -> None:
    found = [
        candidate("published", "json-ld", "2017-08-04T10:00:00Z"),
        candidate("published", "url", "2017-08-04"),
        candidate("published", "text", "August 4, 2017"),
        candidate("published", "meta", "2017-08-05"),
        candidate("published", "meta", "1970-01-01"),
        candidate("modified", "meta", "2017-08-09"),
    ]
    assert explained(found) == (
        "its JSON-LD says “2017-08-04T10:00:00Z”, and so do its address and its text; its meta data says “2017-08-05”, "
        "which counts for less; its meta data says “1970-01-01”, but software writes that where it has no date"
    )
    assert explained(found[:1]) == "its JSON-LD says “2017-08-04T10:00:00Z”"


def test_an_open_date_is_explained_by_what_was_refused() -> None:
    found = [candidate("published", "text", "04/08/2017"), candidate("modified", "meta", "2017-08-09")]
    assert explained(found) == (
        "nothing says when; its text says “04/08/2017”, but its numbers may be day and month or month and day"
    )
    assert explained([]) == "nothing says when"


def test_every_reason_against_a_date_has_its_words() -> None:
    texts = ("3/4/2017", "1970-01-01", "2050-01-01", "2017-02-31", "soon")
    assert set(NAMES) == set(ORDER)
    reasons = {candidate("published", "meta", text).refused for text in texts} | {"today", "unrelated"}
    assert reasons == set(REFUSALS)
