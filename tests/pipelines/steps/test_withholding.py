"""Of a reading that may keep evidence alone, every quote stays where it stood, and nothing else can be read."""

from __future__ import annotations

from dataclasses import replace

from dateline.pipelines.steps.read import read
from dateline.schemas.identity import article_id
from dateline.schemas.records import Document, Hints, Reading

URI = "https://news.example/fire"
PAGE = b"""<html><head><title>Warehouse burns in Stockton</title></head><body><article>
<h1>Warehouse burns in Stockton</h1>
<p>A warehouse in Stockton burned down on Tuesday, and two firefighters were hurt, the fire department said.</p>
<p>The harbour, red and grey, with its cranes and its gulls: a picture of what it once used to be.</p>
<p>"A day of sorrow and of gratitude to all of you," read a placard in a window.</p>
<p>Mayor Ann Lee ordered an inquiry on Wednesday into a $3 million repair of the wiring.</p>
</article></body></html>"""
UNTOLD = "cranes and its gulls"


def readings(page: bytes = PAGE) -> tuple[Reading, Reading]:
    """A page read whole, and read for its evidence."""
    document = Document(article_id(URI), URI, "0" * 64, "text/html")
    return read(document, page), read(replace(document, hints=Hints(keep="evidence")), page)


def test_text_that_no_evidence_quotes_is_blank_and_the_rest_stands_where_it_stood() -> None:
    whole, less = readings()
    assert UNTOLD in "".join(part.text for part in whole.parts)
    assert UNTOLD not in repr(less)
    assert less.mentions == whole.mentions != ()
    for part, was in zip(less.parts, whole.parts, strict=True):
        assert len(part.text) == len(was.text)
        assert all(now in (" ", then) for now, then in zip(part.text, was.text, strict=True))
        assert part.text.count("\n") == was.text.count("\n")


def test_every_offset_of_what_is_left_still_points_to_its_words() -> None:
    whole, less = readings()
    texts = {part.ordinal: part.text for part in whole.parts}
    left = {part.ordinal: part.text for part in less.parts}
    spans = [(m.part, m.start, m.end) for m in less.mentions]
    spans += [(m.part, who.start, who.end) for m in less.mentions for who in m.participants]
    spans += [(t.part, t.start, t.end) for t in less.times]
    spans += [(one.part, one.start, one.end) for one in (*less.money, *less.quotations)]
    assert all(left[part][start:end] == texts[part][start:end] for part, start, end in spans)
    assert [one.text for one in less.money] == ["$3 million"]


def test_a_quotation_that_no_evidence_holds_goes() -> None:
    said = b'<p>"We were asleep and heard nothing of it at all," said Carla Diaz, who lives there.</p></article>'
    whole, less = readings(PAGE.replace(b"</article>", said))
    told = {(m.part, m.start, m.end) for m in less.mentions}
    for one in whole.quotations:
        is_within = any(part == one.part and start <= one.start and one.end <= end for part, start, end in told)
        assert (one in less.quotations) is is_within


def test_it_says_the_same_to_copies_and_to_what_it_is_compared_with() -> None:
    whole, less = readings()
    assert (less.fingerprints, less.content, less.dates) == (whole.fingerprints, whole.content, whole.dates)


def test_what_a_page_asks_for_is_read_with_it() -> None:
    asking = PAGE.replace(b"<title>", b'<meta name="robots" content="noarchive, noindex"><title>')
    document = Document(article_id(URI), URI, "0" * 64, "text/html", hints=Hints(wishes=("tdm-reservation",)))
    assert read(document, asking).wishes == ("noarchive", "noindex", "tdm-reservation")
    assert read(document, asking).keep == "text"
