"""Archives to read, made here byte by byte, so that any byte of them can be wrong."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Iterable

PAGE = b"<!DOCTYPE html><html><body><p>The levee at %b held.</p></body></html>"
DATE = "2017-08-03T10:00:00Z"


def sha1(content: bytes) -> str:
    """A digest as archives write it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(content).digest()).decode()


def http(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """An answer of a server."""
    lines = [f"HTTP/1.1 {status}", *(headers or ("Content-Type: text/html",))]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(name: str, block: bytes | None = None, **fields: str) -> bytes:
    """A response record of ``http://news.example/NAME``; None for a page that tells of it."""
    block = http(PAGE % name.encode()) if block is None else block
    named = {
        "WARC-Type": "response",
        "WARC-Target-URI": f"http://news.example/{name}",
        "WARC-Date": DATE,
        "Content-Type": "application/http; msgtype=response",
        "Content-Length": str(len(block)),
    } | {field.replace("_", "-"): value for field, value in fields.items()}
    head = "\r\n".join(("WARC/1.0", *(f"{field}: {value}" for field, value in named.items() if value)))
    return head.encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def packed(records: Iterable[bytes]) -> bytes:
    """A ``.warc.gz`` as it should be: a member a record."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)
