"""Which versions share words does not hang on the order in which they came."""

from __future__ import annotations

import json

from tests.laws.harness import Doc, Replica

NOTE = (
    "Ida Berg stepped down as head of the harbour board late in the evening after auditors had found "
    "that eleven million crowns were gone."
)
REPORT = (
    "The ferry company has known for a year that the doors of its two oldest ships do not close as they ought to, "
    "and has gone on selling tickets for both of them. Letters from the yard, which warn of the rust and ask for the "
    "ships to be taken out of the water, were answered with a single line that promised to look into the matter. "
    "Nobody did so until a deckhand took pictures and sent them to the inspectors, who then came on board in the night."
)
CROWD = 50  # versions that may meet at one fingerprint


def article(name: str, text: str, published: str, source: str = "") -> Doc:
    line = {"url": f"http://{name}.example/1", "title": name, "text": text, "published": published, "source": source}
    return Doc(line["url"], json.dumps(line).encode(), "application/x-dateline-article+json")


def copies(*batches: list[Doc]) -> list[str]:
    replica = Replica()
    for batch in batches:
        replica.ingest(batch)
    return replica.rows("copy")


def test_a_note_is_found_in_a_report_that_quotes_it_whichever_came_first():
    note = article("note", NOTE, "2021-03-04", "Gazette")
    report = article("report", f"It was a long day.\n\nAccording to the Gazette, “{NOTE}”\n\n{REPORT}", "2021-03-05")
    assert copies([note], [report]) == copies([report], [note]) == copies([note, report])
    assert copies([note, report])


def test_what_everybody_printed_has_the_same_copies_in_any_order():
    printed = [article(f"p{n}", REPORT, f"2021-03-{1 + n % 28:02d}") for n in range(CROWD + 6)]
    late_first = sorted(printed, key=lambda doc: json.loads(doc.body)["published"], reverse=True)
    at_once = copies(printed)
    assert len(at_once) < len(printed) * (len(printed) - 1)  # those after the first fifty do not meet each other
    assert copies(late_first[:CROWD], late_first[CROWD:]) == at_once
    assert copies(late_first[:-3], late_first[-3:]) == at_once
