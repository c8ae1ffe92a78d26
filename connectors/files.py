"""Finds and reads the articles that files hold: named ones, folders and all below them, and glob patterns.

Files of this machine are walked here, with the care that a folder of unknown origin needs: nothing outside the folder
that was given is read, nothing that is no regular file is opened, and every name that is not read leaves a word why.
Addresses with a scheme (``s3://…``) go through Beam's filesystems.
"""

# Names that are not UTF-8, links and descriptors are the matter of this module, which pathlib hides:
# ruff: noqa: PTH100, PTH111, PTH112, PTH114, PTH116, PTH119, PTH120, PTH122, PTH123, PTH207

from __future__ import annotations

import contextlib
import errno
import glob
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Literal
from urllib.parse import quote, unquote_to_bytes, urlsplit

from dateline.connectors import beam_io
from dateline.connectors.bodies import BodyError, read_body, read_head, read_lines
from dateline.connectors.jsonl import article, document
from dateline.connectors.sniffing import HEAD, kind_of
from dateline.connectors.warc.answers import answers
from dateline.schemas.errors import InputError
from dateline.schemas.fetched import Fetched
from dateline.schemas.inputs import MEBIBYTE, FeedBody, Item, Limits, Unread
from dateline.schemas.records import Media

LOOKED_FOR = ".txt, .html, .htm, .jsonl, .json, .xml, .rss, .atom, .rdf, .warc and .arc, each also with .gz"
KINDS: dict[str, Media] = {
    ".txt": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".jsonl": "application/x-dateline-article+json",
}
HELD = "a feed, an archive, an article or a list of articles"
FEEDS = (".rss", ".atom", ".rdf")
# What their first bytes say. A file without any ending is such a one only where it is named, by itself or by a pattern.
ARCHIVES = (".warc", ".arc")
SNIFFED = (*FEEDS, *ARCHIVES, ".xml", ".json")
_LISTS = {
    "sitemaps": ("list-of-sitemaps", "this lists addresses of sitemaps and holds none of them"),
    "opml": ("list-of-feeds", "this lists addresses of feeds and holds none of them"),
}
LIMITS = Limits()
Given = Item | Unread | FeedBody | Fetched
SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.\-]+://")
# "news.example/fire.html", "www.news.example", "127.0.0.1:8000": as people name pages where a browser adds the rest.
LIKE_ADDRESS = re.compile(r"www\.|(?:[\w-]+\.)+[a-z\d]{2,}(?::\d+)?/|[\w.-]+:\d+(?:/|\Z)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file that holds articles: where it is opened, and how it is addressed."""

    path: str
    uri: str
    kind: str  # a key of KINDS, one of SNIFFED, or "" for a name that tells nothing
    gzipped: bool
    named: bool = False  # outright, so that it was meant to be read


Found = FileRef | Unread


@dataclass(frozen=True, slots=True)
class Naming:
    """How the files below a folder are addressed, if not by where they are on this machine."""

    root: str  # absolute
    prefix: str  # put before a file's path within the root

    def uri(self, path: str) -> str | None:
        """The address of ``path``, or None where it is not below the root."""
        root = self.root.rstrip("/") + "/"
        return self.prefix + _quoted(path[len(root) :]) if path.startswith(root) else None


def _quoted(path: str) -> str:
    return quote(os.fsencode(path), safe="/")


def find(inputs: Sequence[str], namings: Sequence[Naming] = ()) -> Iterator[Found]:
    """What a run's inputs stand for, each in the order given and sorted by name below that."""
    for given in inputs:
        if SCHEME.match(given) and not given.lower().startswith("file://"):
            yield from _find_remote(given)
        else:
            yield from _Walk(namings, LIKE_ADDRESS.match(given) is not None).find(_local_path(given))


def refuse_nothing(inputs: Sequence[str]) -> None:
    """Raises InputError where no input holds a file of ours, before anything is opened or written."""
    problems: list[Unread] = []
    for found in find(inputs):
        if isinstance(found, FileRef):
            return
        if found.outcome == "rejected":
            problems.append(found)
    if len(problems) == len(inputs) == 1:
        raise InputError(problems[0].reason, inputs[0], problems[0].detail)
    said = "; ".join(f"{problem.uri}: {problem.detail}" for problem in problems[:3])
    raise InputError("nothing-to-read", "", f"none of the inputs can be read ({said}); looked for {LOOKED_FOR}")


def _local_path(given: str) -> str:
    if given.lower().startswith("file://"):
        given = os.fsdecode(unquote_to_bytes(urlsplit(given).path))
    return os.path.abspath(os.path.expanduser(given))


def _find_remote(given: str) -> Iterator[Found]:
    ours = False
    try:
        for address in beam_io.list_files(given):
            found = _by_kind(address, address, address, named=address == given)
            ours = ours or isinstance(found, FileRef)
            yield found
    except InputError as error:
        yield Unread(given, "rejected", error.reason, error.detail)
        return
    if not ours:
        yield _nothing_here(given)


def _by_kind(name: str, path: str, uri: str, *, named: bool = False, untold: bool = False) -> Found:
    """A file that holds articles by its name, or a word that it is none of ours.

    :param untold: whether a name that tells nothing will do
    """
    stem, suffix = os.path.splitext(name.lower())
    gzipped = suffix == ".gz"
    if gzipped:
        suffix = os.path.splitext(stem)[1]
    if suffix in KINDS or suffix in SNIFFED or (not suffix and (named or untold)):
        return FileRef(path, uri, suffix, gzipped, named)
    return Unread(uri, "skipped", "other-kind", f"the name ends in none of {LOOKED_FOR}")


def _nothing_here(uri: str) -> Unread:
    return Unread(uri, "rejected", "nothing-here", f"no article files here; looked for {LOOKED_FOR}")


class _Walk:
    """The files of this machine that one input stands for."""

    def __init__(self, namings: Sequence[Naming], maybe_address: bool = False) -> None:
        """Walks what one input stands for.

        :param maybe_address: whether it may be meant for an address, if there is no such file
        """
        self._namings = namings
        self._maybe_address = maybe_address

    def uri(self, path: str) -> str:
        named = (naming.uri(path) for naming in self._namings)
        return next((uri for uri in named if uri is not None), "file://" + _quoted(path))

    def find(self, path: str) -> Iterator[Found]:
        """What ``path`` stands for. A file that is named outright is meant to be read: no kind of refusal is
        silent.
        """
        if not os.path.lexists(path):
            yield from self._find_pattern(path) if glob.has_magic(path) else [self._missing(path)]
            return
        try:
            real = os.path.realpath(path, strict=True)
            mode = os.stat(real).st_mode
        except OSError as error:
            yield self._refused(path, error)
            return
        if stat.S_ISDIR(mode):
            yield from self._find_below(path, real)
        elif not stat.S_ISREG(mode):
            yield self._no_file(path, mode)
        else:
            found = _by_kind(os.path.basename(path), real, self.uri(path), named=True)
            yield (found if isinstance(found, FileRef) else Unread(found.uri, "rejected", found.reason, found.detail))

    def _find_pattern(self, pattern: str) -> Iterator[Found]:
        """The files that a pattern matches. Folders that match are walked, unless ``**`` names what is below
        anyway.
        """
        fixed = pattern[: re.search(r"[*?[]", pattern).start()]  # type: ignore[union-attr]
        root = os.path.realpath(os.path.dirname(fixed))
        matches = sorted(glob.glob(pattern, recursive=True), key=os.fsencode)
        if not matches:
            yield Unread(self.uri(pattern), "rejected", "missing", "no file has a name of this pattern")
        for path in matches:
            if os.path.isdir(path) and not os.path.islink(path):
                if "**" not in pattern:
                    yield from self._find_below(path, root)
            else:
                yield from self._entry(path, root, untold=True)

    def _find_below(self, folder: str, root: str) -> Iterator[Found]:
        """All below a folder, of which nothing outside ``root`` is read."""
        ours = False
        folders = [folder]
        while folders:
            current = folders.pop()
            try:
                with os.scandir(current) as entries:
                    listed = sorted(entries, key=lambda entry: os.fsencode(entry.name))
            except OSError as error:
                yield self._refused(current, error)
                continue
            below = []
            for entry in listed:
                if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False) and _is_utf8(entry.name):
                    below.append(entry.path)
                    continue
                for found in self._entry(entry.path, root):
                    ours = ours or isinstance(found, FileRef)
                    yield found
            folders.extend(reversed(below))
        if not ours:
            yield _nothing_here(self.uri(folder))

    def _entry(self, path: str, root: str, *, untold: bool = False) -> Iterator[Found]:
        """One name of a folder that is no folder itself, or a hidden one."""
        name = os.path.basename(path)
        if name.startswith("."):
            yield Unread(self.uri(path), "skipped", "hidden", "the name begins with a dot")
            return
        if not _is_utf8(name):
            yield Unread(self.uri(path), "rejected", "name-not-utf8", "the file's name is not UTF-8; rename it")
            return
        try:
            real = os.path.realpath(path, strict=True)
            mode = os.stat(real).st_mode
        except OSError as error:
            yield self._refused(path, error)
            return
        if os.path.islink(path) and (refusal := self._link(path, real, root)):
            yield refusal
        elif not stat.S_ISREG(mode):
            yield self._no_file(path, mode)
        else:
            yield _by_kind(name, real, self.uri(path), untold=untold)

    def _link(self, path: str, real: str, root: str) -> Unread | None:
        """Why a symbolic link is not followed; None for one to a file within the root."""
        uri = self.uri(path)
        if not f"{real}/".startswith(root.rstrip("/") + "/"):
            return Unread(uri, "rejected", "link-outside", "a link to something outside the folder that was given")
        if not os.path.isdir(real):
            return None
        if f"{os.path.realpath(os.path.dirname(path))}/".startswith(f"{real}/"):
            return Unread(uri, "rejected", "link-loop", "a link to a folder that holds it")
        return Unread(uri, "skipped", "link-inside", "a link to a folder that is read under its own name")

    def _missing(self, path: str) -> Unread:
        hint = "; an address begins with https://" if self._maybe_address else ""
        return Unread(self.uri(path), "rejected", "missing", f"there is no such file or folder{hint}")

    def _no_file(self, path: str, mode: int) -> Unread:
        what = "a named pipe" if stat.S_ISFIFO(mode) else "a socket" if stat.S_ISSOCK(mode) else "a device"
        return Unread(self.uri(path), "rejected", "not-a-file", f"this is {what}, no file")

    def _refused(self, path: str, error: OSError) -> Unread:
        if error.errno == errno.ELOOP:
            return Unread(self.uri(path), "rejected", "link-loop", "links that lead to each other")
        if error.errno == errno.ENOENT:
            return Unread(self.uri(path), "rejected", "link-broken", "a link to something that is not there")
        return _unreadable(self.uri(path), error)


def _unreadable(uri: str, error: OSError) -> Unread:
    return Unread(uri, "rejected", "unreadable", f"cannot be read: {os.strerror(error.errno or errno.EIO)}")


def _is_utf8(name: str) -> bool:
    with contextlib.suppress(UnicodeEncodeError):
        name.encode()
        return True
    return False


# -----------------------------------------------------------------------------------------------------------
# reading


def read(file: FileRef, limits: Limits = LIMITS) -> Iterator[Given]:
    """The documents of a file: itself, a feed, an archive's answers, or one a line of a ``.jsonl``.

    Never raises for what a file may be or hold.
    """
    try:
        if file.kind not in KINDS:
            yield from _read_sniffed(file, limits)
            return
        with _open(file) as stream:
            if file.kind == ".jsonl":
                yield from _read_lines(file, stream, limits)
            else:
                body = read_body(stream, file.gzipped, limits.document)
                yield Item(file.uri, KINDS[file.kind], body)
    except (BodyError, InputError) as error:
        yield Unread(file.uri, "rejected", error.reason, error.detail)
    except OSError as error:
        yield _unreadable(file.uri, error)


def _read_sniffed(file: FileRef, limits: Limits) -> Iterator[Given]:
    if file.kind in ARCHIVES:
        yield from _answers(file, limits)
        return
    with _open(file) as stream:
        head = read_head(stream, file.gzipped, HEAD)
        kind = kind_of(head)
        if kind == "unknown" and (file.kind in FEEDS or not head.strip()):
            kind = "feed"  # a damaged one, or an empty one: whoever reads it says so
        is_whole = kind in _WHOLE and not (kind == "html" and file.kind)
        if is_whole:
            stream.seek(0)
            body = read_body(stream, file.gzipped, limits.document)
    if is_whole:
        yield from _WHOLE[kind](body, file.uri)
    elif kind == "warc":
        yield from _answers(file, limits)
    elif kind in _LISTS:
        yield Unread(file.uri, "rejected", *_LISTS[kind])
    else:
        yield _none_of_ours(file)


def _answers(file: FileRef, limits: Limits) -> Iterator[Given]:
    with _open(file) as stream:
        yield from answers(stream, file.uri, limits)


def _page(body: bytes, uri: str) -> Iterator[Item]:
    yield Item(uri, "text/html", body)


def _feed(body: bytes, uri: str) -> Iterator[FeedBody]:
    yield FeedBody(uri, body)


# What is read as a whole, by what it is.
_WHOLE: dict[str, Callable[[bytes, str], Iterator[Given]]] = {"json": document, "feed": _feed, "html": _page}


def _none_of_ours(file: FileRef) -> Unread:
    if file.kind in FEEDS:
        return Unread(file.uri, "rejected", "not-a-feed", "this is a web page, no feed")
    outcome: Literal["rejected", "skipped"] = "rejected" if file.named else "skipped"
    return Unread(file.uri, outcome, "other-kind", f"neither its name nor its first bytes say that it is {HELD}")


def _open(file: FileRef) -> BinaryIO:
    """Opens a file; one of this machine only if it is a regular one still, and without waiting on what is
    none.
    """
    if SCHEME.match(file.path):
        return beam_io.open_file(file.path)
    descriptor = os.open(file.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise InputError("not-a-file", file.uri, "this is no file any more")
    return open(descriptor, "rb")


def _read_lines(file: FileRef, stream: BinaryIO, limits: Limits) -> Iterator[Item | Unread]:
    number = 0
    for number, line in enumerate(read_lines(stream, file.gzipped, limits), 1):
        at = f"{file.uri}#line={number}"
        if line is None:
            detail = f"the line is over {limits.line // MEBIBYTE} MiB, the most that is read of one"
            yield Unread(at, "rejected", "too-large", detail)
        elif text := line.removeprefix(b"\xef\xbb\xbf" if number == 1 else b"").strip():
            yield article(text, at)


def read_all(found: Iterable[Found], limits: Limits = LIMITS) -> Iterator[Given]:
    """The documents of all files found, and what was not read, in order."""
    for one in found:
        if isinstance(one, Unread):
            yield one
        else:
            yield from read(one, limits)


def archived(found: Iterable[Found], limits: Limits = LIMITS) -> Iterator[Fetched]:
    """The answers that the archives among all files found hold."""
    for one in found:
        if isinstance(one, FileRef) and one.kind in (*ARCHIVES, ""):
            yield from (answer for answer in read(one, limits) if isinstance(answer, Fetched))
