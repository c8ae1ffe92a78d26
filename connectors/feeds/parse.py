"""A feed's text parsed by whichever reader knows its format."""

from __future__ import annotations

import re

from dateline.schemas.feeds import Feed, Unparsed

_SITEMAP = re.compile(r"<(?:[\w.-]+:)?urlset[\s>]")
_AHEAD = 4096  # characters before a sitemap's first element: a declaration, a style sheet, comments


def parse(text: str) -> Feed | Unparsed:
    """The feed that a decoded body is.

    :raises MemoryError, RecursionError: it needs more than there is
    """
    if text.lstrip("\ufeff \t\r\n")[:1] in ("{", "["):
        from dateline.connectors.feeds.jsonfeed import read_json

        return read_json(text.lstrip("\ufeff \t\r\n"))
    if text.find("urlset", 0, _AHEAD) >= 0 and _SITEMAP.search(text, 0, _AHEAD):
        from dateline.connectors.feeds.sitemap import read_sitemap

        return read_sitemap(text)
    from dateline.connectors.feeds.xml import read_xml  # feedparser takes a tenth of a second to import

    return read_xml(text)
