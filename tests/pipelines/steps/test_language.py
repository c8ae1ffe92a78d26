"""The language of a text, and whose word counts for it: the text's, its source's or its page's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipelines.steps.language import Guess, code_of, decide, guess

ENGLISH = "The governor said on Monday that the road to the capital would stay closed."
GERMAN = "Der Gouverneur sagte am Montag, die Straße in die Hauptstadt bleibe gesperrt."
SPANISH = "El gobernador dijo el lunes que la carretera a la capital seguirá cerrada."
NAMES = "Obama, Merkel, Macron, Putin, Xi, Biden: 4-2"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        (GERMAN, "de"),
        (GERMAN.upper(), "de"),
        (SPANISH, "es"),
        ("Le gouverneur a déclaré lundi que la route de la capitale resterait fermée.", "fr"),
        ("知事は月曜日、首都への道路は閉鎖されたままだと述べた。", "ja"),
        ("Губернатор заявил в понедельник, что дорога в столицу останется закрытой.", "ru"),
        ("قال الحاكم يوم الاثنين إن الطريق إلى العاصمة سيظل مغلقا حتى الصباح", "ar"),
    ],
)
def test_languages_of_the_news(text: str, lang: str) -> None:
    assert guess(text).lang == lang
    assert guess(text).sure


@pytest.mark.parametrize(
    ("headline", "lang"),
    [
        ("豪雨で橋崩落", "ja"),
        ("南海沖で強い揺れ、津波なし", "ja"),
        ("暴雨冲垮大桥", "zh"),
        ("대구 다리 붕괴", "ko"),
        ("สะพานพังถล่ม", "th"),
        ("Γέφυρα κατέρρευσε", "el"),
        ("סופה בחוף", "he"),
    ],
)
def test_a_script_of_one_language_tells_it_in_a_few_signs(headline: str, lang: str) -> None:
    assert guess(headline) == Guess(lang, sure=True)
    assert decide(headline, "en", "en") == lang


@pytest.mark.parametrize(
    ("dates", "lang"),
    [
        ("Aug. 3, 2017: Smith sued the city of Reno.\n\nAug. 4, 2017: The council voted to close the harbour.", "en"),
        ("• Aug. 3, 2017 – Lee threatened the mayor.\n• Aug. 4, 2017 – The mayor sued him in court.", "en"),
        ("3. Aug. 2017: Schmidt verklagt die Stadt. 4. Aug. 2017: Der Rat stimmt der Klage zu.", "de"),
    ],
)
def test_a_list_of_dates_is_in_the_language_of_its_words(dates: str, lang: str) -> None:
    assert guess(dates).lang == lang


@pytest.mark.parametrize("text", ["", "   ", "12:30 - 14:45", "ok", NAMES, "Мост рухнул", "ਪੁਲ ਢਹਿ ਗਿਆ"])
def test_too_little_to_tell(text: str) -> None:
    assert guess(text).lang == ""
    assert decide(text) == ""


def test_a_long_text_is_in_the_language_of_most_of_it() -> None:
    assert guess(f"{SPANISH}\n" * 15 + f"{ENGLISH}\n" * 40).lang == "en"
    assert guess(f"{ENGLISH}\n" * 40 + f"{SPANISH}\n" * 15).lang == "en"
    assert guess(f"{ENGLISH}\n" * 15 + f"{SPANISH}\n" * 40).lang == "es"
    assert guess(f"{ENGLISH}\n{GERMAN}\n{ENGLISH}").lang == "en"


def test_a_text_half_in_one_language_and_half_in_another_is_sure_of_neither() -> None:
    assert not guess(f"{ENGLISH}\n" * 20 + f"{SPANISH}\n" * 20).sure


@pytest.mark.parametrize(("hint", "stated"), [("en", "en-US"), ("en", ""), ("", "en"), ("", "")])
def test_a_text_that_is_sure_counts_more_than_its_source_and_its_page(hint: str, stated: str) -> None:
    assert decide(SPANISH, hint, stated) == "es"


def test_a_text_that_is_not_sure_is_what_its_source_writes_in_or_what_its_page_says() -> None:
    assert decide(NAMES, "fr", "en") == "fr"
    assert decide(NAMES, "", "pt-BR") == "pt"


def test_an_unsure_guess_that_the_page_or_the_source_confirms_stands() -> None:
    short = "Die Brücke ist zu."
    assert (guess(short).lang, guess(short).sure) == ("de", False)
    assert decide(short, "en", "de-AT") == "de"
    assert decide(short, "de", "en") == "de"
    assert decide(short, "en", "") == "en"
    assert decide(short) == "de"


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en", "en"),
        ("en-US", "en"),
        ("EN_us", "en"),
        ("eng", "en"),
        ("zh-Hant-TW", "zh"),
        ("fil", "fil"),
        (" de ", "de"),
        ("", ""),
        ("und", ""),
        ("zxx", ""),
        ("English", ""),
        ("x-default", ""),
        ("en" * 10_000, ""),
    ],
)
def test_a_language_tag_is_read_as_bcp_47_writes_it(tag: str, code: str) -> None:
    assert code_of(tag) == code


@given(st.text(max_size=300), st.sampled_from(["", "en", "de"]), st.text(max_size=20))
def test_any_text_has_a_language_or_none(text: str, hint: str, stated: str) -> None:
    decided = decide(text, hint, stated)
    assert decided == "" or (decided.islower() and 2 <= len(decided) <= 3)


def test_the_end_of_a_short_text_counts_too() -> None:
    ours = "The mayor of the town said that the situation was serious and that measures would be taken on Friday. "
    theirs = "Le conseil municipal se réunira lundi pour voter le budget de la ville et parler du pont de pierre. "
    assert guess(ours + theirs + theirs + theirs).lang == "fr"
