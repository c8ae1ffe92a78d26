"""The records of an archive, told apart: WARC (ISO 28500) 0.17 to 1.1, and ARC 1 and 2.

A record that is damaged costs itself alone. Blocks of records that nobody wants are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dateline.connectors.warc.stream import Unpacked

WANTED = ("response", "resource", "conversion", "revisit")
_VERSION = re.compile(rb"WARC/\d{1,2}\.\d{1,3}\r?\n")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_FOLDED = re.compile(r"\r?\n[ \t]+")
_NEXT = re.compile(rb"\r?\n(?=WARC/\d{1,2}\.\d{1,3}\r?\n|https?://\S{1,2000} [\d.:a-fA-F]+ \d{14} )")
_ARC_NEXT = re.compile(rb"[a-z][a-z0-9+.-]*:\S{1,2000} [\d.:a-fA-F]+ \d{14} ", re.I)
# ARC: address, IP, date and time, type, and the length last; version 2 has more fields between.
_ARC_LINE = re.compile(rb"([a-z][a-z0-9+.-]*:\S*) ([\d.:a-fA-F]+) (\d{14}) ([^\r\n]*?) ?(\d{1,15})\r?\n", re.I)
_STEP = 64 << 10  # bytes that are searched at once; no head is longer
_LINE = 4 << 10  # bytes of the line by which a record is told
_BLANK = b"\r\n \t\0"

Damage = Literal["truncated", "damaged-record", "too-large"]


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its named fields in lower case, and its block."""

    number: int  # of the records of its file, from 1
    fields: Mapping[str, str]
    block: bytes

    def field(self, name: str) -> str:
        """A field's value, "" for none."""
        return self.fields.get(name, "")


@dataclass(frozen=True, slots=True)
class Damaged:
    """A record that cannot be had whole."""

    number: int
    reason: Damage
    detail: str
    fields: Mapping[str, str]  # as far as they could be read


@dataclass(frozen=True, slots=True)
class _Head:
    fields: Mapping[str, str]
    size: int  # bytes that it takes
    length: int  # of the block


def records(stream: Unpacked, cap: int) -> Iterator[Record | Damaged]:
    """The wanted records of an archive in their order, and what is damaged.

    :param cap: the longest block that is read, in bytes
    """
    number, was_whole = 0, True
    while True:
        _pass_blank(stream)
        if stream.peek(1):
            number += 1
            if found := _next(stream, number, cap):
                was_whole = isinstance(found, Record)
                yield found
            continue
        lost = stream.is_lost()
        if not stream.go_on():
            return
        if lost and was_whole:  # behind a damage, more of it may look like the beginning of a member
            number, was_whole = number + 1, False
            yield Damaged(number, "damaged-record", "its gzip member cannot be unpacked", {})


def _pass_blank(stream: Unpacked) -> None:
    """Passes over the blank lines between records."""
    while blank := stream.peek(_LINE):
        count = len(blank) - len(blank.lstrip(_BLANK))
        stream.skip(count)
        if count < len(blank):
            return


def _next(stream: Unpacked, number: int, cap: int) -> Record | Damaged | None:
    """The record that begins here, None for one that nobody wants."""
    head = _head(stream)
    if head is None:
        _go_on(stream)
        return Damaged(number, "damaged-record", "what stands here is no record", {})
    if head.fields.get("warc-type", "") in WANTED:
        return _whole(stream, number, head, cap)
    stream.skip(head.size + head.length)
    return None


def _whole(stream: Unpacked, number: int, head: _Head, cap: int) -> Record | Damaged:
    size, length = head.size, head.length
    if length > cap:
        whole = stream.skip(size + length) == size + length
        reason: Damage = "too-large" if whole else "truncated"
        return Damaged(number, reason, f"its block has {length:,} bytes, more than is read of one record", head.fields)
    block = stream.peek(size + length)[size:]
    if len(block) < length:
        stream.skip(size + len(block))
        return Damaged(number, "truncated", f"it ends after {len(block):,} of its {length:,} bytes", head.fields)
    if not _ends(stream, size + length):
        within = _NEXT.search(block)
        stream.skip(size + (within.start() if within else length))
        if not within:
            _go_on(stream)
        return Damaged(number, "damaged-record", "its length is not that of its block", head.fields)
    stream.skip(size + length)
    _pass_blank(stream)
    if stream.is_broken():
        return Damaged(number, "damaged-record", "its gzip member is damaged", head.fields)
    return Record(number, head.fields, block)


def _ends(stream: Unpacked, size: int) -> bool:
    """Whether a record that takes so many bytes ends there: with the end of all, or before another."""
    behind = stream.peek(size + _LINE)[size:]
    if behind.startswith(b"\r\n\r\n"):
        return True
    behind = behind.lstrip(_BLANK)  # ARC has one line break, and some programs none
    return not behind or behind.startswith(b"WARC/") or bool(_ARC_NEXT.match(behind))


def _head(stream: Unpacked) -> _Head | None:
    """The fields of the record that begins here, None where none does."""
    start = stream.peek(_LINE)
    if start[:5] != b"WARC/":
        return _arc_head(start)
    if not _VERSION.match(start):
        return None
    end = _HEAD_END.search(start) or _HEAD_END.search(start := stream.peek(_STEP))
    if end is None:
        return None
    fields = _fields(start[: end.start()].decode("utf-8", "replace"))
    length = fields.get("content-length", "")
    return _Head(fields, end.end(), int(length)) if length.isascii() and length.isdigit() else None


def _fields(head: str) -> dict[str, str]:
    lines = _FOLDED.sub(" ", head).splitlines()[1:]
    pairs = (line.partition(":") for line in lines)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _arc_head(start: bytes) -> _Head | None:
    found = _ARC_LINE.match(start)
    if found is None:
        return None
    address, _, stamp, kind, length = (part.decode("utf-8", "replace") for part in found.groups())
    date = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}T{stamp[8:10]}:{stamp[10:12]}:{stamp[12:]}Z"
    fields = {"warc-target-uri": address, "warc-date": date}
    if address.startswith("filedesc:"):
        fields["warc-type"] = "warcinfo"
    elif kind != "text/dns":
        fields |= {"warc-type": "response", "content-type": "application/http; msgtype=response"}
    return _Head(fields, found.end(), int(length))


def _go_on(stream: Unpacked) -> None:
    """Goes to the next record that can be told, to a break or to the end."""
    stream.skip(1)
    while ahead := stream.peek(_STEP):
        found = _NEXT.search(ahead)
        if found:
            stream.skip(found.end())
            return
        stream.skip(max(1, len(ahead) - _LINE))
