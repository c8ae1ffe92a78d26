"""One line of article JSONL: an object with ``url``, ``text`` or ``html``, and what its maker knows of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from dateline.pipelines.steps.decode import clean, decode
from dateline.schemas.errors import InputError


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """The fields of an article object; "" or () where it does not give them. `html` comes before `text`."""

    url: str
    text: str
    html: str
    title: str | None  # None where it gives none: then one is looked for in the text
    published: str
    modified: str
    authors: tuple[str, ...]
    source: str
    lang: str
    via: Literal["input", "feed"]  # who says when it was published: whoever made the input, or its publisher's feed


def read_line(body: bytes, subject: str = "") -> ArticleLine:
    """The article that one line of JSON gives.

    :raises InputError: "not-json", "not-an-article", "no-text", and what `decode` raises
    """
    try:
        row = json.loads(decode(body, subject))
    except (ValueError, RecursionError) as error:
        raise InputError("not-json", subject, f"the line is no JSON object: {error}") from error
    if not isinstance(row, dict):
        raise InputError("not-an-article", subject, 'the line is JSON, but no object with "url" and "text" or "html"')
    line = ArticleLine(
        url=_text(row, "url"),
        text=_text(row, "text"),
        html=_text(row, "html"),
        title=_text(row, "title") or None,
        published=_date(row, "published"),
        modified=_date(row, "modified"),
        authors=_authors(row.get("authors")),
        source=_text(row, "source"),
        lang=_text(row, "lang"),
        via="feed" if _text(row, "via") == "feed" else "input",
    )
    if not (line.text or line.html):
        raise InputError("no-text", subject, 'the article has neither "text" nor "html"')
    return line


def _text(row: dict[str, Any], key: str) -> str:
    value = row.get(key)
    if isinstance(value, (int, float)) and not isinstance(value, bool):  # a date as epoch seconds
        value = str(value)
    return clean(value).strip() if isinstance(value, str) else ""


def _date(row: dict[str, Any], key: str) -> str:
    """A date as text: the only value of a list or of ``{"$date": …}``; other JSON as it is, for whoever refuses it."""
    value = row.get(key)
    while isinstance(value, (list, dict)) and len(value) == 1 and (isinstance(value, list) or "$date" in value):
        value = value[0] if isinstance(value, list) else value["$date"]
    if isinstance(value, (list, dict)) and value:
        return clean(json.dumps(value, ensure_ascii=False))
    return _text({key: value}, key)


def _authors(value: Any) -> tuple[str, ...]:
    names = value if isinstance(value, list) else [value]
    return tuple(clean(name).strip() for name in names if isinstance(name, str) and name.strip())
