import hashlib
import json
from contextlib import suppress
from dataclasses import replace
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.pipelines.steps import read as module
from dateline.pipelines.steps.read import read
from dateline.schemas.errors import InputError
from dateline.schemas.identity import article_id
from dateline.schemas.records import Document, Hints, Media, Reading

TEXT = (
    "Mud buries three villages\n\nBy Ann Lee\n\nPublished May 3, 2016\n\n"
    "ORLA, Peru (AP) — A wall of mud buried three villages on Monday, officials said. "
    "Rescuers found nobody alive.\n\n"
    "The governor will decide by May 10 whether to move the villages, a spokesman said on Tuesday."
)


def document(
    body: bytes, media: Media = "text/plain", uri: str = "file:///a.txt", hints: Hints | None = None
) -> Document:
    return Document(article_id(uri), uri, hashlib.sha256(body).hexdigest(), media, hints=hints or Hints())


def reading(text: str, media: Media = "text/plain", **more: object) -> Reading:
    body = text.encode()
    return read(replace(document(body, media), **more), body)  # type: ignore[arg-type]


def test_a_text_is_read_whole() -> None:
    found = reading(TEXT)
    assert (found.title, found.authors, found.dateline, found.credit) == (
        "Mud buries three villages",
        ("Ann Lee",),
        "ORLA, Peru",
        ("AP",),
    )
    assert (found.lang, found.mined, found.genre) == ("en", True, "news")
    assert [p.name for p in found.parts] == ["title", "body"]
    assert found.times
    assert found.fingerprints


def test_every_span_is_verbatim() -> None:
    found = reading(TEXT)
    text = {part.ordinal: part.text for part in found.parts}
    sentences = [text[s.part][s.start : s.end] for s in found.sentences]
    assert sentences[:2] == [
        "Mud buries three villages",
        "A wall of mud buried three villages on Monday, officials said.",
    ]
    assert all(text[t.part][t.start : t.end] == t.text for t in found.times)
    assert all(text[m.part][m.trigger_start : m.trigger_end] == m.trigger for m in found.mentions)
    assert all(text[q.part][q.start : q.end] == q.text for q in found.quotations)


def test_a_language_without_rules_is_kept_but_not_mined() -> None:
    found = reading(
        "Une coulée de boue a enseveli lundi trois villages de la vallée. Les secours n'ont trouvé personne."
    )
    assert (found.lang, found.mined, found.times, found.mentions) == ("fr", False, (), ())
    assert found.sentences
    assert found.parts[0].name == "body"


def test_dates_of_a_second_language_are_read_and_tell_no_event() -> None:
    found = reading("Eine Schlammlawine hat am Montag drei Dörfer im Orlatal verschüttet. Die Helfer fanden niemanden.")
    assert (found.lang, found.mined, [t.text for t in found.times], found.mentions) == ("de", False, ["Montag"], ())


def test_a_translation_in_an_english_article_tells_no_event() -> None:
    german = (
        "Eine Schlammlawine hat am 2. Mai 2016 drei Dörfer verschüttet. Der Gouverneur will bis 10. Mai entscheiden."
    )
    alone, both = reading(TEXT), reading(f"{TEXT} {TEXT}\n\n{german}")
    assert (both.lang, both.mined) == ("en", True)
    assert {m.headline for m in both.mentions} == {m.headline for m in alone.mentions}


def test_an_article_in_another_language_than_its_source_is_not_read_with_english_rules() -> None:
    text = (
        "Una avalancha de lodo sepultó el lunes 2 de mayo tres aldeas del valle, informó el gobernador de la provincia."
    )
    found = reading(text, hints=Hints(lang="en"))
    assert (found.lang, found.mined, found.times, found.mentions) == ("es", False, (), ())


def test_the_same_words_in_another_encoding_say_the_same() -> None:
    plain, other = TEXT.encode(), TEXT.replace("\n", "\r\n").encode("utf-16")
    assert read(document(plain), plain).content == read(document(other), other).content


def test_another_word_or_date_says_something_else() -> None:
    assert reading(TEXT).content != reading(TEXT.replace("three", "four")).content
    assert reading(TEXT).content != reading(TEXT.replace("May 3", "May 4")).content


def test_an_article_object_in_text_or_html_gives_its_own_fields() -> None:
    row = {
        "url": "https://x.example/a",
        "title": "Mud",
        "text": TEXT,
        "published": "2016-05-04",
        "source": "Herald",
    }
    found = reading(json.dumps(row), "application/x-dateline-article+json")
    assert (found.title, found.url, found.source) == ("Mud", "https://x.example/a", "Herald")
    assert [(d.method, d.day) for d in found.dates] == [("input", "2016-05-04"), ("text", "2016-05-03")]
    html = "<html><body><article>" + "".join(f"<p>{p}</p>" for p in TEXT.split("\n\n")[3:]) + "</article></body></html>"
    paged = reading(json.dumps({"url": "https://x.example/a", "html": html}), "application/x-dateline-article+json")
    assert paged.dateline == "ORLA, Peru"


def test_a_nonsense_date_of_the_input_is_refused_and_the_text_is_believed() -> None:
    found = reading(json.dumps({"text": TEXT, "published": "yesterday"}), "application/x-dateline-article+json")
    assert [(d.method, d.refused, d.day) for d in found.dates] == [
        ("input", "unreadable", ""),
        ("text", "", "2016-05-03"),
    ]


def test_the_observation_makes_another_version_and_refuses_later_dates() -> None:
    seen = reading(TEXT, observed="2016-05-01T00:00:00Z")
    assert seen.version_id != reading(TEXT).version_id
    assert [d.refused for d in seen.dates] == ["future"]


@pytest.mark.parametrize(
    ("body", "media", "reason"),
    [
        (b"", "text/plain", "empty"),
        (b"%PDF-1.4", "text/plain", "binary"),
        (b"...\n---\n", "text/plain", "no-text"),
        (b"<html><head><title>x</title></head><body></body></html>", "text/html", "no-text"),
        (b"nonsense", "application/x-dateline-article+json", "not-json"),
        (b"<title>Page not found</title><p>The page you are looking for no longer exists.</p>", "text/html", "gone"),
        (b"<title>Mayor sues</title><p>Subscribe to continue reading this story.</p>", "text/html", "paywalled"),
        (b"Mayor sues\n\nThis article is no longer available.\n", "text/plain", "gone"),
    ],
)
def test_what_cannot_be_read_is_an_input_error(body: bytes, media: Media, reason: str) -> None:
    with pytest.raises(InputError) as caught:
        read(document(body, media), body)
    assert (caught.value.reason, caught.value.subject) == (reason, "file:///a.txt")


def test_a_text_as_long_as_a_library_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_TEXT", 100)
    with pytest.raises(InputError) as caught:
        reading(TEXT)
    assert caught.value.reason == "too-large"


def test_reading_twice_gives_the_same() -> None:
    for seed in resources.files("dateline.seeds").joinpath("corpus").iterdir():
        body = seed.read_bytes()
        assert read(document(body), body) == read(document(body), body)


@settings(max_examples=50, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from(["text/plain", "text/html", "application/x-dateline-article+json"]),
)
def test_any_bytes_are_read_or_an_input_error(body: bytes, media: Media) -> None:
    with suppress(InputError):
        assert read(document(body, media), body).parts


def test_what_its_publisher_puts_among_opinion_is_opinion() -> None:
    assert reading(TEXT, hints=Hints(opinion=True)).genre == "opinion"
    assert reading(TEXT).genre == "news"


def test_one_sentence_is_a_text_without_a_title() -> None:
    found = reading("The mayor resigned on 3 May 2019.")
    assert (found.title, [part.text for part in found.parts]) == ("", ["The mayor resigned on 3 May 2019."])


def test_a_sentence_with_a_date_states_no_publication() -> None:
    assert reading("The mayor resigned on 3 May 2019.").dates == ()
    assert reading("市長は2017年8月3日に辞任した。").parts[0].text == "市長は2017年8月3日に辞任した。"


NOTICE = "Correction: An earlier version of this story said that the mayor resigned on 2 May 2019."


@pytest.mark.parametrize("place", ["before", "after"])
def test_a_correction_is_a_part_of_its_own_and_tells_no_events(place: str) -> None:
    text = "The mayor of Springfield resigned on 3 May 2019 after a long dispute with the council over its budget."
    lines = [NOTICE, text] if place == "before" else [text, NOTICE]
    found = reading("Mayor resigns\n\n" + "\n\n".join(lines))
    assert [(part.name, part.text) for part in found.parts][-1] == ("notice", NOTICE)
    assert NOTICE not in next(part.text for part in found.parts if part.name == "body")
    assert {m.part for m in found.mentions} == {part.ordinal for part in found.parts if part.name == "body"}
    assert found.content != reading(f"Mayor resigns\n\n{text}").content


def test_the_note_of_an_update_makes_no_version() -> None:
    text = "Mayor resigns\n\nThe mayor of Springfield resigned on 3 May 2019 after a long dispute with the council.\n\n"
    at_noon, at_one = (reading(f"{text}This story was updated at {hour}.") for hour in ("12:00 p.m.", "1:00 p.m."))
    assert at_noon.parts != at_one.parts
    assert at_noon.content == at_one.content


def test_a_page_says_that_only_subscribers_see_the_rest() -> None:
    text = "<p>The mayor of Springfield resigned on 3 May 2019 after a long dispute with the council of the city.</p>"
    offer = "<div><span>To continue reading,</span> <a href='/s'>subscribe</a></div>"
    assert reading(f"<title>Mayor resigns</title>{text}{offer}", "text/html").paywalled
    assert not reading(f"<title>Mayor resigns</title>{text}<a href='/s'>Subscribe</a>", "text/html").paywalled
