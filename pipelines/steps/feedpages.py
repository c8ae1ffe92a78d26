"""An item's page, and the article that it makes with what the feed says of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

from dateline.pipelines.steps.decode import clean, decode_markup
from dateline.pipelines.steps.feeditems import MEDIA
from dateline.pipelines.steps.read import gist
from dateline.schemas.identity import article_id
from dateline.schemas.records import Document, Media


@dataclass(frozen=True, slots=True)
class Made:
    """The article that an item's page makes."""

    media: Media
    body: bytes
    content: str  # what it says, hashed: the same for two that say the same


def made(uri: str, offered: bytes | None, media: Media, page: bytes) -> Made:
    """The article of a page: the page itself, so that the archived answer gives the same article again; where that
    states no day of publication, which the feed does, the two together. Headlines are the page's own, which may change
    when its feed no longer lists it.

    :param offered: the article object that the feed's item makes, None where that is not to be had
    :raises InputError: as `gist`
    """
    document = Document(article_id(uri), uri, "", media)
    found = gist(document, page)
    if found.dated or offered is None:
        return Made(media, page, found.content)
    body = _with_page(offered, page, found.titled)
    return Made(MEDIA, body, gist(replace(document, media=MEDIA), body).content)


def without_words(article: bytes) -> bytes:
    """What an article object says of its article, without the article: enough to make it again of its page."""
    fields = json.loads(article)
    return _object({name: value for name, value in fields.items() if name not in ("text", "html")})


def _with_page(offered: bytes, page: bytes, titled: bool) -> bytes:
    """An article as its feed gives it, with its page in the place of the feed's words for it: an article object.

    :param offered: the article object that the feed's item makes
    :param titled: whether the page has a headline
    :raises InputError: the page is no text
    """
    fields = json.loads(offered)
    fields.pop("text", None)
    if titled:
        fields.pop("title", None)
    fields["html"] = clean(decode_markup(page))
    return _object(fields)


def _object(fields: dict[str, object]) -> bytes:
    return json.dumps(fields, ensure_ascii=False, sort_keys=True).encode()
