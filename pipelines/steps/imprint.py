"""Whose a saved page is, by its own markup: where it stood, and what it calls its site.

A page that was fetched has its address. One that somebody saved has its file's, which says nothing of who published it;
two pages of one paper would count as two sources.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice

from dateline.pipelines.steps.decode import clean, decode_markup
from dateline.pipelines.steps.jsonld import publisher_of
from dateline.schemas.errors import InputError

HEAD = 512 * 1024  # characters in which a page says whose it is; its head is seldom a tenth of that
LONGEST_NAME = 80  # characters of a site's name; what is longer is a slogan
MOST_SCRIPTS = 8
MOST_TAGS = 200
_BODY = re.compile(r"<body\b", re.I)
_ARCHIVED = re.compile(r"^https?://[\w.-]+/web/\d{4,14}[a-z_]*/(?=https?://)", re.I)
_ON_THE_WEB = re.compile(r"https?://(?=[^/]*[a-z])[\w-]+(?:\.[\w-]+)+(?:[/:?#]|$)", re.I)  # no localhost, no number
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_TAG = re.compile(r"<(?:link|meta)\b[^<>]{0,2000}>", re.I)
_ATTRIBUTE = re.compile(r"""(?<![\w:-])([\w:-]++)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_SCRIPT_END = re.compile(r"</script", re.I)
_SCRIPT = re.compile(r"<script\b[^<>]{0,500}ld\+json[^<>]{0,500}>", re.I)


@dataclass(frozen=True, slots=True)
class Imprint:
    """Whose a page says it is; "" where it does not."""

    url: str = ""  # where it stands on the web
    site: str = ""  # what it belongs to


def read_imprint(body: bytes) -> Imprint:
    """The imprint of a page's bytes: canonical link, else og:url; og:site_name, else the publisher in JSON-LD.

    Never raises: what cannot be read says nothing here, and is rejected where it is read.
    """
    try:
        page = decode_markup(body)[:HEAD]
    except InputError:
        return Imprint()
    closed = page.rfind("-->") + 1  # behind it no comment ends, and looking for one would begin anew at each
    page = _COMMENT.sub("", page[: closed + 2]) + page[closed + 2 :] if closed else page
    body_at = _BODY.search(page)
    head = page[: body_at.start()] if body_at else page
    tags = [_attributes(tag.group()) for tag in islice(_TAG.finditer(head), MOST_TAGS)]
    links = (tag for tag in tags if "canonical" in tag.get("rel", "").lower().split())
    canonical = next((tag["href"] for tag in links if tag.get("href")), "")
    site = _meta(tags, "og:site_name") or publisher_of(_scripts(page))
    site = " ".join(clean(site).split())
    url = next((url for url in map(_address, (canonical, _meta(tags, "og:url"))) if url), "")
    return Imprint(url, site if len(site) <= LONGEST_NAME else "")


def _address(href: str) -> str:
    """Where a link says that a page stands on the web, out of the wrapping of a web archive; "" where it does not."""
    address = _ARCHIVED.sub("", href.strip())
    address = f"https:{address}" if address.startswith("//") else address
    return address if _ON_THE_WEB.match(address) else ""


def _attributes(tag: str) -> dict[str, str]:
    return {key.lower(): unescape(a or b or c) for key, a, b, c in _ATTRIBUTE.findall(tag)}


def _meta(tags: list[dict[str, str]], key: str) -> str:
    named = (tag for tag in tags if (tag.get("property") or tag.get("name") or "").lower() == key)
    return next((tag["content"] for tag in named if tag.get("content", "").strip()), "")


def _scripts(page: str) -> Iterator[str]:
    ends = [end.start() for end in _SCRIPT_END.finditer(page)]
    for opens in islice(_SCRIPT.finditer(page), MOST_SCRIPTS):
        end = bisect_left(ends, opens.end())
        if end < len(ends):
            yield page[opens.end() : ends[end]]
