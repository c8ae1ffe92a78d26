import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.article_json import read_line
from dateline.pipelines.steps.dates import candidate
from dateline.schemas.errors import InputError


def test_the_fields_of_an_article_object() -> None:
    row = {
        "url": "https://x.example/a",
        "text": "It rained.",
        "title": "Rain",
        "authors": ["Ann Lee", 3],
        "published": 1501857180,
    }
    found = read_line(json.dumps(row).encode())
    assert (found.url, found.text, found.title, found.authors) == (
        "https://x.example/a",
        "It rained.",
        "Rain",
        ("Ann Lee",),
    )
    assert found.published == "1501857180"


def test_fields_of_the_wrong_kind_count_as_not_given() -> None:
    found = read_line(b'{"text": "It rained.", "title": "", "authors": "Ann Lee", "published": true, "modified": null}')
    assert (found.title, found.authors, found.published, found.modified) == (None, ("Ann Lee",), "", "")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ('["2017-08-04"]', "2017-08-04"),
        ('{"$date": "2017-08-04"}', "2017-08-04"),
        ('{"$date": 1501857180000}', "1501857180000"),
        ('[[{"$date": ["2017-08-04"]}]]', "2017-08-04"),
        ('["2017-08-04", "2017-08-05"]', '["2017-08-04", "2017-08-05"]'),
        ('{"from": "2017-08-04"}', '{"from": "2017-08-04"}'),
        ("[]", ""),
        ("{}", ""),
        ('{"$date": null}', ""),
    ],
)
def test_a_date_in_a_structure_is_its_only_value_or_kept_to_be_refused(value: str, text: str) -> None:
    assert read_line(f'{{"text": "It rained.", "published": {value}}}'.encode()).published == text
    assert not text.startswith(("[", "{")) or candidate("published", "input", text).refused == "unreadable"


def test_lone_surrogates_and_nul_do_not_get_in() -> None:
    found = read_line(rb'{"text": "It \ud800 rained\u0000 here."}')
    assert found.text == "It  rained here."


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"not json", "not-json"),
        (b'{"text": "It rained."', "not-json"),
        (b"[" * 100_000, "not-json"),
        (b'["text"]', "not-an-article"),
        (b"17", "not-an-article"),
        (b"{}", "no-text"),
        (b'{"url": "https://x.example/a", "text": "  "}', "no-text"),
        (b"", "empty"),
        (b"\x00\x00\x00\x00", "binary"),
    ],
)
def test_nonsense_lines_are_refused_with_a_reason(line: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read_line(line, "list.jsonl:3")
    assert (caught.value.reason, caught.value.subject) == (reason, "list.jsonl:3")


@given(st.binary() | st.text().map(str.encode))
def test_any_line_is_an_article_or_an_input_error(line: bytes) -> None:
    with suppress(InputError):
        assert read_line(line).text or read_line(line).html
