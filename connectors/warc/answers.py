"""What an archive's records say that servers answered: pages and feeds, whole and as their digests promise."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from typing import BinaryIO

from dateline.connectors.http.coding import decoded
from dateline.connectors.http.trouble import FetchError
from dateline.connectors.warc.records import Damaged, Record, records
from dateline.connectors.warc.stream import Unpacked
from dateline.schemas.fetched import Fetched, Headers, header
from dateline.schemas.inputs import Limits, Unread

# What of an answer may come before its body, and what a coding may add to it.
OVERHEAD = 256 << 10
_OK = (200, 203)
_TYPES = re.compile(
    r"\A\s*(?:text/(?:html|plain|xml)|application/(?:xhtml\+xml|xml|(?:rss|atom|rdf|feed)\+(?:xml|json)|json)"
    r"|(?:application|binary)/octet-stream|unknown/unknown)?\s*(?:;|\Z)",
    re.I,
)
_STATUS = re.compile(rb"(?:HTTP/\d(?:\.\d)?|ICY) (\d{3})[^\r\n]*")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHUNK = re.compile(rb"\s*([0-9a-fA-F]{1,8})[^\r\n]{0,200}\r?\n")
_MARKUP = re.compile(rb"[\s\xef\xbb\xbf]*<")


class _BadRecordError(Exception):
    """A record that holds no answer to read."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail


def answers(stream: BinaryIO, address: str, limits: Limits) -> Iterator[Fetched | Unread]:
    """The answers of an archive file that may hold articles, and a word for each of the others.

    :param address: of the file, for what in it has none of its own
    """
    for record in records(Unpacked(stream), limits.document + OVERHEAD):
        uri = _target(record) or f"{address}#record={record.number}"
        if isinstance(record, Damaged):
            yield Unread(uri, "rejected", record.reason, record.detail)
            continue
        try:
            found = _answer(record, limits.document)
        except _BadRecordError as error:
            yield Unread(uri, "rejected", error.reason, error.detail)
        else:
            yield found if isinstance(found, Fetched) else Unread(uri, "skipped", *found)


def _answer(record: Record, cap: int) -> Fetched | tuple[str, str]:
    """What a server answered; or why that is not read."""
    uri = _target(record)
    if record.field("warc-type") == "revisit":
        return "revisit", "the record says that nothing had changed since another one"
    if not uri.startswith(("http://", "https://")):
        return "not-the-web", "the record is of no page of the web"
    if record.field("warc-truncated"):
        raise _BadRecordError("truncated", "the record says that it is cut short")
    status, headers, payload = _message(record)
    if status not in _OK:
        return "http-status", f"the server answered with {status}"
    if not _TYPES.match(header(headers, "content-type")):
        return "other-kind", f"it was served as {header(headers, 'content-type')[:60]!r}, and pages and feeds are read"
    body = _body(headers, payload, cap)
    _check(record, payload, body)
    at = record.field("dateline-address") or uri  # where redirects led to, which journals of ours say
    return Fetched(uri, at, "", 200, headers, body, _observed(record), record.field("dateline-feed"))


def _target(record: Record | Damaged) -> str:
    """The address that a record is of; some programs write it in angle brackets."""
    return record.fields.get("warc-target-uri", "").removeprefix("<").removesuffix(">").strip()


def _message(record: Record) -> tuple[int, Headers, bytes]:
    """An answer's status, headers with names in lower case, and what followed them."""
    if "application/http" not in record.field("content-type").lower():
        return 200, (("content-type", record.field("content-type")),), record.block
    status = _STATUS.match(record.block)
    end = _HEAD_END.search(record.block)
    if status is None or end is None:
        raise _BadRecordError("not-http", "the record should hold an answer of HTTP, and holds none")
    lines = record.block[status.end() : end.start()].decode("latin-1").splitlines()
    pairs = [
        (name.strip().lower(), value.strip()) for name, _, value in (line.partition(":") for line in lines if line)
    ]
    return int(status[1]), tuple(pairs), record.block[end.end() :]


def _body(headers: Headers, payload: bytes, cap: int) -> bytes:
    """A body without its codings. Some archives take them off and leave the headers as they were."""
    length = header(headers, "content-length")
    if "chunked" in header(headers, "transfer-encoding").lower():
        payload = _unchunked(payload)
    elif length.isascii() and length.isdigit() and len(payload) < int(length) and not _is_coded(headers):
        raise _BadRecordError("truncated", f"{len(payload):,} bytes of a body of {int(length):,}")
    try:
        body = decoded(headers, payload, cap)
    except FetchError as error:
        if not _MARKUP.match(payload):
            raise _BadRecordError(error.reason, error.detail) from None
        body = payload
    if len(body) > cap:
        raise _BadRecordError("too-large", f"over {cap >> 20} MiB once decoded, the most that is read of one document")
    return body


def _is_coded(headers: Headers) -> bool:
    return header(headers, "content-encoding").strip().lower() not in ("", "identity")


def _unchunked(payload: bytes) -> bytes:
    """A body without its chunks (RFC 9112, 7.1), as it is where it has none."""
    pieces: list[bytes] = []
    at = 0
    while chunk := _CHUNK.match(payload, at):
        size = int(chunk[1], 16)
        if not size:
            return b"".join(pieces)
        at = chunk.end() + size
        pieces.append(payload[chunk.end() : at])
        if len(pieces[-1]) < size:
            raise _BadRecordError("truncated", "the body ends within one of its chunks")
    if not pieces:
        return payload
    rest = payload[at:].strip()
    raise _BadRecordError("encoding" if rest else "truncated", "the body's chunks do not come to an end")


def _check(record: Record, payload: bytes, body: bytes) -> None:
    """Compares a record with the digests that it promises.

    What a digest of the payload is taken of, before or after its codings, differs from program to program.
    """
    whole = _agrees(record.field("warc-block-digest"), record.block)
    if whole is None:
        said = record.field("warc-payload-digest")
        found = [_agrees(said, form) for form in (payload, body, _without_chunks(payload))]
        whole = None if None in found else True in found
    if whole is False:
        raise _BadRecordError("digest-mismatch", "its bytes are not those that its digest is of")


def _without_chunks(payload: bytes) -> bytes:
    with suppress(_BadRecordError):
        return _unchunked(payload)
    return payload


def _agrees(said: str, content: bytes) -> bool | None:
    """Whether a digest, as ``algorithm:value`` in Base32 or hex, is of some bytes; None where it cannot be told."""
    name, _, value = said.partition(":")
    name = name.lower().replace("-", "")
    if name not in ("sha1", "sha256", "sha512", "md5") or not value:
        return None
    made = hashlib.new(name, content, usedforsecurity=False)
    return value.strip().lower().rstrip("=") in (
        made.hexdigest(),
        base64.b32encode(made.digest()).decode().lower().rstrip("="),
    )


def _observed(record: Record) -> datetime:
    try:
        at = datetime.fromisoformat(record.field("warc-date"))
    except ValueError:
        raise _BadRecordError("no-date", "the record does not say when it was made") from None
    return (at.astimezone(UTC) if at.tzinfo else at).replace(tzinfo=None, microsecond=0)
