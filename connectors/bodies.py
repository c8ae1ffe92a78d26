"""Bytes from streams under a cap: gzip undone, bombs stopped, lines told apart without loading a file.

Nothing here looks at names or file systems: a stream goes in, bytes come out, and what cannot be had raises
:class:`BodyError` with the reason that its reject row will carry.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from typing import BinaryIO

from dateline.schemas.inputs import MEBIBYTE, Limits

GZIP_WINDOW = 31  # zlib's way to say: 15 bits of window, with a gzip header and trailer (RFC 1952)
GZIP_OVERHEAD = 64 << 10  # a gzip file of incompressible bytes is larger than they are, by far less than this


class BodyError(Exception):
    """A body that cannot be had whole."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


def read_body(stream: BinaryIO, gzipped: bool, cap: int) -> bytes:
    """The whole of a stream, decoded, if that is no more than ``cap`` bytes; never holds much more than that.

    :raises BodyError: ``too-large``, or ``damaged-gzip`` for a file that is cut short or is none
    """
    if not gzipped:
        body = stream.read(cap + 1)
        if len(body) > cap:
            raise _too_large(cap)
        return body
    # Asked for the cap at once, Python makes room for all of it, which a small feed pays for.
    packed = stream.read(GZIP_OVERHEAD)
    if len(packed) == GZIP_OVERHEAD:
        packed += stream.read(cap + 1)
    if len(packed) > cap + GZIP_OVERHEAD:
        raise _too_large(cap)
    return _inflate(packed, cap)


def _inflate(packed: bytes, cap: int) -> bytes:
    """All members of a gzip file (RFC 1952, 2.2), which may be padded with zeros."""
    pieces: list[bytes] = []
    size = 0
    while True:
        member = zlib.decompressobj(GZIP_WINDOW)
        try:
            piece = member.decompress(packed, cap - size + 1)
        except zlib.error as error:
            raise BodyError("damaged-gzip", f"this is no gzip file, or a damaged one ({error})") from None
        size += len(piece)
        if size > cap:
            raise _too_large(cap)
        pieces.append(piece)
        if not member.eof:
            raise BodyError("damaged-gzip", "the gzip file is cut short")
        packed = member.unused_data
        if not packed.strip(b"\0"):
            return b"".join(pieces)


def _too_large(cap: int) -> BodyError:
    return BodyError("too-large", f"over {cap // MEBIBYTE} MiB once decoded, the most that is read of one document")


def read_head(stream: BinaryIO, gzipped: bool, length: int) -> bytes:
    """The first bytes of a stream, decoded; fewer where there are no more.

    :raises BodyError: ``damaged-gzip``
    """
    if not gzipped:
        return stream.read(length)
    # A gzip.GzipFile would take a tenth of the time of a whole small feed.
    found, packed, member = b"", stream.read(length), zlib.decompressobj(GZIP_WINDOW)
    try:
        while packed.strip(b"\0") and len(found) < length:
            found += member.decompress(packed, length - len(found))
            if member.eof:
                packed, member = member.unused_data or stream.read(length), zlib.decompressobj(GZIP_WINDOW)
            else:
                packed = member.unconsumed_tail or stream.read(length)
    except zlib.error as error:
        raise BodyError("damaged-gzip", f"this is no gzip file, or a damaged one ({error})") from None
    return found


def read_lines(stream: BinaryIO, gzipped: bool, limits: Limits) -> Iterator[bytes | None]:
    """The lines of a stream without their ends, one at a time; None stands for one over the cap,
    which is passed over.

    :raises BodyError: ``damaged-gzip``, ``gzip-bomb`` or ``too-large``, after the lines before that
    """
    plain: BinaryIO = gzip.GzipFile(fileobj=stream, mode="rb") if gzipped else stream  # type: ignore[assignment]
    decoded = 0
    try:
        while line := plain.readline(limits.line + 1):
            decoded += len(line)
            if gzipped and decoded > limits.bomb_floor and decoded > limits.ratio * stream.tell():
                raise BodyError("gzip-bomb", f"unpacks to more than {limits.ratio} times its size")
            if len(line) > limits.line and not line.endswith(b"\n"):
                decoded += _pass_over(plain, limits)
                yield None
            else:
                yield line.rstrip(b"\r\n")
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise BodyError("damaged-gzip", f"the gzip file is damaged from here on ({error})") from None


def _pass_over(plain: BinaryIO, limits: Limits) -> int:
    """Reads on to the end of the line without keeping it, and says how many bytes that was."""
    passed = 0
    while piece := plain.readline(MEBIBYTE):
        passed += len(piece)
        if piece.endswith(b"\n"):
            break
        if passed > limits.abandon:
            raise BodyError("too-large", f"a line goes on for more than {limits.abandon // MEBIBYTE} MiB")
    return passed
