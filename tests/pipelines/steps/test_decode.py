import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps import decode as module
from dateline.pipelines.steps.decode import clean, decode, decode_markup
from dateline.schemas.errors import InputError

TEXT = "Der Bürgermeister sagte: „Wir haben 5 € übrig“ – mehr nicht."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_same_words_in_any_usual_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_the_declared_charset_is_used_where_the_bytes_are_not_utf8() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Президент подписал закон</body></html>'
    assert "Президент подписал закон" in decode_markup(page.encode("cp1251"))
    older = '<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"><p>東京で地震</p>'
    assert "東京で地震" in decode_markup(older.encode("cp932"))


def test_bytes_that_are_utf8_are_read_as_such_whatever_is_declared() -> None:
    assert "Bürger" in decode_markup('<meta charset="iso-8859-1"><p>Bürger</p>'.encode())


def test_a_stray_byte_in_utf8_is_read_as_cp1252() -> None:
    mixed = TEXT.encode() * 3 + b"caf" + b"\xe9 \x93quoted\x94"
    assert decode(mixed).endswith("café “quoted”")


def test_line_breaks_and_composition_come_out_in_one_form() -> None:
    variants = (
        "a\nb\né",
        "a\r\nb\r\né",
        "a\rb\u2028é",
        unicodedata.normalize("NFD", "a\nb\né"),
        "\ufeffa\nb\n\u00ade\u0301",
    )
    assert {decode(v.encode()) for v in variants} == {"a\nb\né"}


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        ("\u200b\ufeff".encode(), "empty"),
        (b"%PDF-1.7 \n%", "binary"),
        (b"PK\x03\x04rest", "binary"),
        (b"\x89PNG\r\n\x1a\n", "binary"),
        (b"\x00" * 40, "binary"),
        (bytes(range(1, 9)) * 30, "binary"),
        ("Президент подписал новый закон".encode("cp1251"), "undecodable"),
        (b"\xff\xfe" + b"\x00\xd8" * 50, "undecodable"),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(body: bytes, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        decode(body, "here.txt")
    assert (caught.value.reason, caught.value.subject) == (reason, "here.txt")


def test_a_huge_text_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_CHARACTERS", 100)
    with pytest.raises(InputError) as caught:
        decode(b"a" * 101)
    assert caught.value.reason == "too-large"


def test_a_few_control_characters_are_taken_out() -> None:
    assert decode(b"The council met on Tuesday.\n" * 10 + b"\x00") == "The council met on Tuesday.\n" * 10


@given(st.binary())
def test_any_bytes_are_text_or_an_input_error(body: bytes) -> None:
    try:
        text = decode(body)
    except InputError:
        return
    assert "\0" not in text
    assert text == clean(text)
    text.encode()


@given(st.text())
def test_cleaning_twice_is_cleaning_once_and_any_result_encodes(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    once.encode()
