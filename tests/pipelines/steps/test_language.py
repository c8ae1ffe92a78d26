import pytest

from dateline.pipelines.steps.language import identify


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("The governor said on Monday that the road to the capital would stay closed.", "en"),
        ("Der Gouverneur sagte am Montag, die Straße in die Hauptstadt bleibe gesperrt.", "de"),
        ("Le gouverneur a déclaré lundi que la route de la capitale resterait fermée.", "fr"),
        ("El gobernador dijo el lunes que la carretera a la capital seguirá cerrada.", "es"),
        ("知事は月曜日、首都への道路は閉鎖されたままだと述べた。", "ja"),
        ("Губернатор заявил в понедельник, что дорога в столицу останется закрытой.", "ru"),
    ],
)
def test_languages_of_the_news(text: str, lang: str) -> None:
    assert identify(text) == lang


@pytest.mark.parametrize("text", ["", "   ", "12:30 - 14:45", "ok"])
def test_too_little_to_tell(text: str) -> None:
    assert identify(text) == ""
