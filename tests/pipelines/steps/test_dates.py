import pytest

from dateline.pipelines.steps.dates import (
    ORDER,
    Writer,
    candidate,
    choose,
    from_url,
    judged,
)
from dateline.schemas.records import DateCandidate


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.example/2017/08/04/fire", "2017-08-04"),
        ("https://x.example/2017/aug/9/fire", "2017-08-09"),
        ("https://x.example/news/2017-08-04-fire.html", "2017-08-04"),
        ("https://x.example/news/20170804/fire", "2017-08-04"),
        ("https://x.example/n1/2017/0804/c1001-4.html", "2017-08-04"),
        ("https://x.example/fire-20170804", "2017-08-04"),
        ("https://x.example/2017/08/04.html", "2017-08-04"),
        ("https://x.example/2017.08.04/fire", "2017-08-04"),
        ("https://x.example/news/2017_08_04/fire", "2017-08-04"),
        ("https://x.example/english/2017-08/04/c_136.htm", "2017-08-04"),
        ("https://x.example/20170804103300-fire", "2017-08-04"),
        ("https://x.example/cronaca/17_agosto_04/incendio-1a2b.shtml", "2017-08-04"),
        ("https://x.example/2017/8/4/fire", "2017-08-04"),
        ("https://x.example/news/fire-2017-08-04/", "2017-08-04"),
        ("https://x.example/2017/08/04/after-2001-09-11-attacks", "2017-08-04"),
        ("https://archive.example/web/20190601000000/https://x.example/2017/08/04/fire", "2017-08-04"),
    ],
)
def test_the_day_that_a_path_carries(url: str, day: str) -> None:
    (found,) = from_url(url)
    assert (found.method, found.day, found.instant) == ("url", day, "")


@pytest.mark.parametrize(
    "url",
    [
        "",
        "https://x.example/fire",
        "https://x.example/2017/08/fire",
        "https://x.example/fire?date=2017-08-04",
        "https://x.example/news/after-2001-09-11-attacks",
        "https://archive.example/web/20190601000000/https://x.example/fire",
        "https://archive.example/web/20190601000000id_/http:/x.example/fire",
        "https://x.example/2017/02/31/fire",
        "https://x.example/id/120170804123",
        "https://x.example/04/08/2017/fire",
        "https://x.example/17_fires_04/",
        "https://x.example/a/20170804ab12",
        "https://2017-08-04.example/fire",
        "file:///home/crawl/2017-08-04/fire.txt",
    ],
)
def test_paths_that_carry_no_day(url: str) -> None:
    assert from_url(url) == ()


def test_methods_are_tried_in_their_order() -> None:
    found = [candidate("published", method, f"2017-08-{i:02d}") for i, method in enumerate(reversed(ORDER), 1)]
    while found:
        best = choose(found, "published")
        assert best is found.pop()
    assert choose(found, "published") is None


def test_refused_dates_and_other_roles_are_never_chosen() -> None:
    found = [candidate("published", "json-ld", "1970-01-01"), candidate("modified", "meta", "2017-08-05")]
    assert choose(found, "published") is None
    assert choose(found, "modified") == found[1]


def test_of_the_same_day_by_the_same_method_the_one_with_its_instant_is_chosen() -> None:
    bare, full = (
        candidate("published", "meta", "2017-08-04"),
        candidate("published", "meta", "2017-08-04T10:00:00Z"),
    )
    assert choose([bare, full], "published") == full


def test_a_date_after_the_document_was_seen_is_refused() -> None:
    found = judged(
        [candidate("published", "meta", "2017-08-09"), candidate("published", "url", "2017-08-04")],
        "2017-08-05T10:00:00Z",
    )
    assert [(d.refused, d.day) for d in found] == [("future", ""), ("", "2017-08-04")]


def test_without_an_observation_nothing_is_refused_and_repetitions_go() -> None:
    once: DateCandidate = candidate("published", "meta", "2017-08-09")
    assert judged([once, once], "") == (once,)


def test_a_value_too_long_to_be_a_date_is_refused() -> None:
    assert candidate("published", "meta", "2017-08-04 " + "x" * 200).refused == "unreadable"


@pytest.mark.parametrize("observed", ["9999-12-31T23:00:00Z", "yesterday", "1e+20", "2017-08"])
def test_an_observation_at_the_end_of_time_or_at_none_refuses_no_date(observed: str) -> None:
    stated = candidate("published", "input", "2016-05-03")
    assert judged([stated], observed) == (stated,)


def test_the_pages_own_clock_is_no_publication() -> None:
    stated = candidate("published", "meta", "2017-08-05T09:59:57Z")
    assert [d.refused for d in judged([stated], "2017-08-05T10:00:00Z")] == ["today"]
    assert judged([stated], "2017-08-05T10:01:00Z") == (stated,)  # published a minute ago
    given = candidate("published", "input", "2017-08-05T10:00:00Z")
    assert judged([given], "2017-08-05T10:00:00Z") == (given,)  # of its maker, who may have seen it at once
    saved = candidate("modified", "meta", "2017-08-05T10:00:00Z")
    assert judged([saved], "2017-08-05T10:00:00Z") == (saved,)


def test_numbers_are_read_in_the_publishers_order_and_an_inputs_in_none() -> None:
    chicago = Writer("America/Chicago", "en")
    assert candidate("published", "meta", "3/4/2017", chicago).day == "2017-03-04"
    assert candidate("published", "meta", "3/4/2017", Writer(lang="de")).day == "2017-04-03"
    assert candidate("published", "meta", "3/4/2017", Writer("America/Chicago", "de")).refused == "ambiguous"
    assert candidate("published", "input", "3/4/2017", chicago).refused == "ambiguous"
