"""An item's page, and the article that it makes with what the feed says of it."""

from __future__ import annotations

import json

from dateline.pipelines.steps.decode import clean, decode_markup


def with_page(offered: bytes, page: bytes) -> bytes:
    """An article as its feed gives it, with its page in the place of the feed's words for it: an article object.

    :param offered: the article object that the feed's item makes
    :raises InputError: the page is no text
    """
    fields = json.loads(offered)
    fields.pop("text", None)
    fields["html"] = clean(decode_markup(page))
    return json.dumps(fields, ensure_ascii=False, sort_keys=True).encode()
