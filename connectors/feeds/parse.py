"""A feed's text parsed by whichever reader knows its format."""

from __future__ import annotations

from dateline.schemas.feeds import Feed, Unparsed


def parse(text: str) -> Feed | Unparsed:
    """The feed that a decoded body is.

    :raises MemoryError, RecursionError: it needs more than there is
    """
    if text.lstrip("\ufeff \t\r\n")[:1] in ("{", "["):
        from dateline.connectors.feeds.jsonfeed import read_json

        return read_json(text.lstrip("\ufeff \t\r\n"))
    from dateline.connectors.feeds.xml import read_xml  # feedparser takes a tenth of a second to import

    return read_xml(text)
