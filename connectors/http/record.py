"""An answer as a record of a WARC file (ISO 28500:2017), and back; and the records of a file, each a gzip member.

The record's target is the address that was asked for. Its body is without transfer and content coding; what the server
said of them, and of its length, is kept in headers of the names that archives use, ``X-Archive-Orig-*``.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import uuid
import zlib
from collections.abc import Iterator
from datetime import datetime
from http import HTTPStatus
from pathlib import Path

from dateline.connectors.archive import LEVEL
from dateline.connectors.bodies import GZIP_WINDOW
from dateline.schemas.fetched import Fetched, Headers

_CODED = ("content-encoding", "transfer-encoding", "content-length")
_ORIGINAL = "x-archive-orig-"
# Fields of our own, as the standard lets one add: where the answer came from, where redirects lead for good, and what
# the feed is known by that was asked for, which its items without links are named by wherever it moves.
_ADDRESS, _MOVED, _FEED = "Dateline-Address", "Dateline-Moved", "Dateline-Feed"
_BLOCK = 256 << 10
_INSTANT = "%Y-%m-%dT%H:%M:%SZ"
_NAMESPACE = uuid.UUID("6c6a3a0e-5a0f-5b7c-9f8e-0d1a7e11ae00")  # of this project: record ids follow from what they name


def packed(fetched: Fetched) -> bytes:
    """The gzip member of an answer's record; the same for the same answer."""
    block = _http(fetched)
    fields = [
        ("WARC-Type", "response"),
        ("WARC-Target-URI", fetched.url),
        ("WARC-Date", fetched.observed.strftime(_INSTANT)),
        ("WARC-Record-ID", f"<urn:uuid:{uuid.uuid5(_NAMESPACE, f'{fetched.url} {fetched.observed}')}>"),
        ("WARC-Payload-Digest", _digest(fetched.body)),
        ("WARC-Block-Digest", _digest(block)),
        (_ADDRESS, fetched.address),
        *((name, value) for name, value in ((_MOVED, fetched.moved), (_FEED, fetched.feed)) if value),
        ("Content-Type", "application/http; msgtype=response"),
        ("Content-Length", str(len(block))),
    ]
    return gzip.compress(b"WARC/1.1\r\n" + _lines(fields, "utf-8") + block + b"\r\n\r\n", LEVEL, mtime=0)


def unpacked(record: bytes) -> Fetched | None:
    """The answer of a record, None for one that is not of our making or damaged."""
    try:
        head, _, rest = record.partition(b"\r\n\r\n")
        fields = dict(_pairs(head, "utf-8"))
        http, _, body = rest[: int(fields["Content-Length"])].partition(b"\r\n\r\n")
        if fields["WARC-Block-Digest"] != _digest(http + b"\r\n\r\n" + body):
            return None
        return Fetched(
            url=fields["WARC-Target-URI"],
            address=fields[_ADDRESS],
            moved=fields.get(_MOVED, ""),
            status=int(http.split(b" ", 2)[1]),
            headers=_original(_pairs(http, "latin-1")),
            body=body,
            observed=datetime.fromisoformat(fields["WARC-Date"]).replace(tzinfo=None),
            feed=fields.get(_FEED, ""),
        )
    except (ValueError, KeyError, IndexError):
        return None


def members(path: Path, start: int = 0) -> Iterator[tuple[int, int, bytes]]:
    """The whole gzip members of a file, each as where it begins, where it ends, and what it holds.

    It stops before one that is cut short or damaged, as a killed process leaves it at the end.
    """
    with path.open("rb") as file:
        file.seek(start)
        waiting = b""
        while waiting := waiting or file.read(_BLOCK):
            member = zlib.decompressobj(GZIP_WINDOW)
            pieces = []
            end = start
            while waiting and not member.eof:
                try:
                    pieces.append(member.decompress(waiting))
                except zlib.error:
                    return
                end += len(waiting) - len(member.unused_data)
                waiting = member.unused_data or file.read(_BLOCK)
            if not member.eof:
                return
            yield start, end, b"".join(pieces)
            start = end


def _http(fetched: Fetched) -> bytes:
    try:
        phrase = HTTPStatus(fetched.status).phrase
    except ValueError:
        phrase = ""
    headers = [(f"{_ORIGINAL}{name}" if name in _CODED else name, value) for name, value in fetched.headers]
    headers.append(("content-length", str(len(fetched.body))))
    return f"HTTP/1.1 {fetched.status} {phrase}\r\n".encode() + _lines(headers, "latin-1") + fetched.body


def _original(pairs: Iterator[tuple[str, str]]) -> Headers:
    """The headers as the server sent them."""
    renamed = {f"{_ORIGINAL}{name}": name for name in _CODED}
    return tuple((renamed.get(name, name), value) for name, value in pairs if name not in _CODED)


def _lines(pairs: list[tuple[str, str]], encoding: str) -> bytes:
    return "".join(f"{name}: {value}\r\n" for name, value in pairs).encode(encoding) + b"\r\n"


def _pairs(head: bytes, encoding: str) -> Iterator[tuple[str, str]]:
    for line in head.decode(encoding).split("\r\n")[1:]:
        name, _, value = line.partition(": ")
        yield name, value


def _digest(block: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(block, usedforsecurity=False).digest()).decode()
