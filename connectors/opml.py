"""OPML, in which readers of feeds keep and pass on what they follow (opml.org, 1.0 to 2.0), in and out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from lxml import etree

from dateline.schemas.errors import InputError
from dateline.schemas.feeds import Listed

_XML = b"<?xml version='1.0' encoding='UTF-8'?>\n"
_LEVEL = "/"
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # in XML 1.0 (2.2)


def read(body: bytes) -> tuple[Listed, ...]:
    """The feeds of a list, each address once, in their order; a slash in a folder's name becomes a dash.

    :raises InputError: ``not-opml``
    """
    # Nothing is loaded, fetched or expanded for a list, and what is damaged in it costs what is damaged.
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, recover=True, remove_pis=True)
    try:
        root = etree.fromstring(body.strip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None or _name(root) != "opml":
        raise InputError("not-opml", "", "this is no OPML; name a list of feeds as feed readers export it")
    found: dict[str, Listed] = {}
    for listed in _feeds(root):
        found.setdefault(listed.url, listed)
    return tuple(found.values())


def write(feeds: Iterable[Listed], title: str) -> bytes:
    """A list of these feeds, in their order, with folders in folders; the same for the same feeds."""
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = title
    folders = {"": ElementTree.SubElement(root, "body")}
    for feed in feeds:
        name = _FORBIDDEN.sub("", feed.title) or feed.url
        within = _folder(folders, feed.folder)
        ElementTree.SubElement(within, "outline", type="rss", text=name, title=name, xmlUrl=feed.url)
    ElementTree.indent(root)
    return _XML + ElementTree.tostring(root) + b"\n"


def _folder(folders: dict[str, ElementTree.Element], path: str) -> ElementTree.Element:
    """The element of a folder, made with those around it where it is not there."""
    if path not in folders:
        above, _, name = _FORBIDDEN.sub("", path).rpartition(_LEVEL)
        folders[path] = ElementTree.SubElement(_folder(folders, above), "outline", text=name, title=name)
    return folders[path]


def _feeds(root: etree._Element) -> Iterator[Listed]:
    for outline in root.iter():
        given = _attributes(outline)
        if url := given.get("xmlurl", ""):
            above = (_named(folder).replace(_LEVEL, "-") for folder in reversed(list(outline.iterancestors())))
            yield Listed(url, _named(outline), _LEVEL.join(filter(None, above)))


def _named(outline: etree._Element) -> str:
    given = _attributes(outline) if _name(outline) == "outline" else {}
    return given.get("title") or given.get("text") or ""


def _attributes(element: etree._Element) -> dict[str, str]:
    """An element's attributes, names in lower case as some programs write them, values on one line."""
    return {str(name).lower(): " ".join(str(value).split()) for name, value in element.attrib.items()}


def _name(element: etree._Element) -> str:
    tag = element.tag  # no text for comments and the like
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
