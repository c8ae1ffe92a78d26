"""The bytes of an archive file, unpacked as they are read: a gzip member for each record, one for all, or none.

Where a member is damaged, what could be unpacked of it ends in a *break*, behind which the next one follows that can be
found.
"""

from __future__ import annotations

import zlib
from typing import BinaryIO

from dateline.connectors.bodies import GZIP_WINDOW

GZIP = b"\x1f\x8b\x08"
_BLOCK = 64 << 10
_MOST = 1 << 20  # bytes that one step may unpack


class Unpacked:
    """A stream of bytes that can be looked at before they are taken, and which no look crosses a break of."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._packed = stream.read(_BLOCK)
        self._gzipped = self._packed.startswith(GZIP)
        self._inflating: zlib._Decompress | None = None
        self._plain = bytearray()
        self._ended = False
        self._break = False  # at the end of what is unpacked
        self._passed = 0  # bytes that were taken
        self._began = 0  # after how many of all unpacked bytes the present member began

    def peek(self, length: int) -> bytes:
        """Up to so many of the next bytes, which stay; fewer only before a break or at the end."""
        while len(self._plain) < length and not (self._break or self._ended):
            self._fill()
        return bytes(self._plain[:length])

    def skip(self, length: int) -> int:
        """Passes over so many bytes, and says how many there were before a break or the end."""
        left = length
        while left:
            there = len(self.peek(min(left, _MOST)))
            if not there:
                break
            self._take(there)
            left -= there
        return length - left

    def is_broken(self) -> bool:
        """Whether the member that the last bytes came of is damaged right behind them, and not only cut short."""
        return self._is_at_break() and not self._ended and self._began < self._passed

    def is_lost(self) -> bool:
        """Whether a member follows of which nothing could be unpacked."""
        return self._is_at_break() and self._began == self._passed

    def go_on(self) -> bool:
        """Goes on behind a break; False where there is none: at the end."""
        was, self._break = self._is_at_break(), False
        return was

    def _is_at_break(self) -> bool:
        return not self.peek(1) and self._break

    def _take(self, count: int) -> None:
        del self._plain[:count]
        self._passed += count

    def _fill(self) -> None:
        self._packed = self._packed or self._stream.read(_BLOCK)
        if not self._packed:
            self._ended = True
            self._break = self._inflating is not None  # cut short
        elif not self._gzipped:
            self._plain += self._packed
            self._packed = b""
        elif self._inflating is not None or self._seek():
            self._inflate()

    def _inflate(self) -> None:
        if self._inflating is None:
            self._inflating = zlib.decompressobj(GZIP_WINDOW)
            self._began = self._passed + len(self._plain)
        member = self._inflating
        try:
            self._plain += member.decompress(self._packed, _MOST)
        except zlib.error:
            # The next member can only begin behind the first byte of what could not be unpacked.
            self._inflating, self._packed, self._break = None, self._packed[1:], True
            return
        self._inflating = None if member.eof else member
        self._packed = member.unused_data if member.eof else member.unconsumed_tail

    def _seek(self) -> bool:
        """Goes to where the next member begins, over padding and what is damaged; False where it is not there yet."""
        found = self._packed.find(GZIP)
        if found < 0:
            more = self._stream.read(_BLOCK)
            self._packed = self._packed[1 - len(GZIP) :] + more if more else b""
            return False
        self._packed = self._packed[found:]
        return True
