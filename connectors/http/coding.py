"""Undoes the content codings of a body, never to more than a bound: gzip and deflate, which are all that is asked for.

Brotli and Zstandard cannot be bounded by what Python 3.11 has, so that they are not offered, and refused where they
come unasked. A coding on a coding is undone too, each under the same bound.
"""

from __future__ import annotations

import io
import zlib

from dateline.connectors.bodies import BodyError, read_body
from dateline.connectors.http.trouble import FetchError
from dateline.schemas.fetched import Headers, header
from dateline.schemas.inputs import MEBIBYTE

OFFERED = "gzip, deflate"
# Misconfigured servers and proxies compress twice. Nobody means it when it is more.
LAYERS = 2
RAW_WINDOW = -15  # zlib's way to say: 15 bits of window, and no header (RFC 1951)


def decoded(headers: Headers, body: bytes, cap: int) -> bytes:
    """A body without its content codings.

    :param cap: bytes that it may come to, after each
    :raises FetchError: ``encoding`` or ``too-large``
    """
    named = [name.strip().lower() for name in header(headers, "content-encoding").split(",")]
    codings = [name for name in named if name not in ("", "identity")]
    if len(codings) > LAYERS:
        raise FetchError("encoding", f"{len(codings)} codings on one another")
    for coding in reversed(codings):
        body = _undone(coding, body, cap)
    return body


def _undone(coding: str, body: bytes, cap: int) -> bytes:
    if not body:
        return body
    if coding == "deflate":
        return _inflated(body, cap)
    if coding not in ("gzip", "x-gzip"):
        raise FetchError("encoding", f"the body comes in {coding[:40]!r}; only {OFFERED} were offered")
    try:
        return read_body(io.BytesIO(body), True, cap)
    except BodyError as error:
        if error.reason == "too-large":
            raise FetchError("too-large", error.detail) from None
        raise FetchError("encoding", error.detail) from None


def _inflated(body: bytes, cap: int) -> bytes:
    """A body in ``deflate``, with the header that the standard asks for, or without it, as some servers send it."""
    for window in (zlib.MAX_WBITS, RAW_WINDOW):
        stream = zlib.decompressobj(window)
        try:
            plain = stream.decompress(body, cap + 1)
        except zlib.error:
            continue
        if len(plain) > cap:
            raise FetchError("too-large", f"over {cap / MEBIBYTE:g} MiB once decoded, the most that is read")
        if stream.eof:
            return plain
    raise FetchError("encoding", "the body is no deflate, or is cut short")
