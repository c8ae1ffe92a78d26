"""Tags a document's time expressions with TIMEX3 types and values."""

from __future__ import annotations

from datetime import date

from dateline.pipelines.steps.timex.anchoring import anchor
from dateline.pipelines.steps.timex.scan import find
from dateline.schemas.records import Anchor


def tag_document(text: str, dct: str, lang: str = "en") -> list[dict[str, object]]:
    """The time expressions of a text, as rows of start, end, text, type and value, in order.

    `dct` is the document's creation time in ISO 8601 or TIMEX3; only its day counts. Where it tells none,
    relative expressions keep X's in their values. A language without rules has no time expressions.
    """
    found = find(text, lang=lang)
    times = anchor(found, creation(dct))
    return [
        {"start": e.start, "end": e.end, "text": e.text, "type": e.type, "value": t.value}
        for e, t in zip(found, times, strict=True)
    ]


def creation(dct: str) -> Anchor | None:
    """The anchor that a creation time gives, None where it holds no day."""
    try:
        day = date.fromisoformat(dct.partition("T")[0])
    except ValueError:
        return None
    return Anchor(day, day)
