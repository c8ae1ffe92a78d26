"""What was forgotten on request, and whether a document is it: known by hashes, never by a word of it.

A passage is known by the keyed hash of its words, folded (letter case, accents, marks and punctuation do not count).
It is looked for at every place of everything that a document's bytes can be read as: as they stand, without tags, with
entities and escapes undone, and in each string of a JSON object. The key keeps the hashes of two stores apart and
tables of common words from being of use; who has the store and a guess can still try the guess.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import blake2b
from html import unescape
from urllib.parse import unquote

from dateline.pipelines.steps.decode import decode_markup
from dateline.schemas.edit import Edit, Ground
from dateline.schemas.errors import InputError
from dateline.schemas.identity import article_id

# A longer passage is not safer to tell apart, and each of its words is hashed at every place of every document.
MOST_WORDS = 200
# Runs of so few words are remembered, and hashed once, however many readings of a document have them.
FEW_WORDS = 8
SALT_BYTES = 16  # as many as the hash: no guess at the key is cheaper than one at the words
HASH_BYTES = 16
# Scripts that put no space between words: each sign is a word, so that a name is found within a sentence.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_MARKS = ("Mn", "Me", "Cf")  # accents and vowel signs, and what is invisible: soft hyphen, joiners, direction marks
_TAG = re.compile("<[^<>]*>")
# Tags that stand within a word or beside one, and part none by themselves.
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|cite|em|font|i|mark|q|s|small|span|strong|sub|sup|tt|u|wbr)\b[^<>]*>", re.IGNORECASE
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|[nrtbf/\"])")  # of JSON and of scripts
_AROUND = ".,;:!?()[]<>\"'“”‘’"  # what a sentence sets around an address
_OWN_ADDRESS = re.compile(r"<(?:link|meta)\b[^<>]*\b(?:canonical|og:url)\b[^<>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+")
_PERCENT = re.compile("%[0-9a-fA-F]{2}")


@dataclass(frozen=True, slots=True, order=True)
class Phrase:
    """Words that are known by their hash alone."""

    salt: str  # the key, in hex
    words: int  # how many they are
    hash: str

    @classmethod
    def of(cls, words: Sequence[str], salt: str) -> Phrase:
        """The phrase that these folded words make."""
        return cls(salt, len(words), _hash(" ".join(words), bytes.fromhex(salt)))


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Everything that a store was asked to forget."""

    articles: frozenset[str] = frozenset()  # article_id, which is also the hash of an address
    bodies: frozenset[str] = frozenset()  # SHA-256 of bytes
    sources: frozenset[Phrase] = frozenset()
    texts: frozenset[Phrase] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.articles or self.bodies or self.sources or self.texts)

    def has_address(self, address: str) -> bool:
        """Whether an address is one that was forgotten, or holds a passage that was."""
        return article_id(address) in self.articles or self.has_text(address, unquote(address))

    def has_source(self, *names: str) -> bool:
        """Whether a publisher of one of these names was forgotten."""
        return any(Phrase.of(folded(name), p.salt) == p for p in self.sources for name in names if name)

    def has_text(self, *texts: str) -> bool:
        """Whether a forgotten passage stands in one of these texts."""
        return bool(self.texts) and _stands_in(texts, self.texts)

    def has_body(self, body: bytes, media: str) -> bool:
        """Whether a forgotten passage stands in a document, however it is written there."""
        return bool(self.texts) and _stands_in(readings(body, media), self.texts)

    def has_page(self, body: bytes) -> bool:
        """Whether a page says of itself that its address is one that was forgotten, wherever it lies now."""
        tags = _OWN_ADDRESS.findall(_text(body)) if self.articles else []
        return any(self.has_address(unescape(found)) for tag in tags for found in _ADDRESS.findall(tag))

    def has_input(self, given: str) -> bool:
        """Whether what a run was given names something forgotten: an address, a passage, a publisher."""
        return self.has_address(given) or _stands_in((given, unquote(given)), self.sources)

    def is_named_in(self, said: str) -> bool:
        """Whether a person's own words repeat a forgotten passage, or the address of a forgotten article."""
        addresses = {form for word in said.split() for form in (word, word.strip(_AROUND))}
        return self.has_text(said) or any(article_id(address) in self.articles for address in addresses)

    def has_ground(self, ground: Ground) -> bool:
        """Whether a statement that an editor spoke of is one of a forgotten article, or holds a forgotten passage."""
        named = ground.article_id in self.articles or ground.sha256 in self.bodies
        return named or self.has_address(ground.uri) or self.has_text(ground.quote)

    def without(self, edit: Edit) -> Edit | None:
        """An editor's decision without what is forgotten of it; None where that is the decision itself.

        Forgotten statements go from its grounds; the decision stays, and its reason unless that repeats what was
        forgotten.
        """
        if self.is_named_in(edit.value) or self.has_text(edit.editor):
            return None
        grounds = tuple(ground for ground in edit.grounds if not self.has_ground(ground))
        return replace(edit, why=ERASED if self.is_named_in(edit.why) else edit.why, grounds=grounds)


ERASED = "erased on request"
NOTHING = Forgotten()


def less(edits: Iterable[Edit], forgotten: Forgotten) -> tuple[tuple[Edit, ...], dict[str, str]]:
    """Editors' decisions without what is forgotten, and the ids that changed with that: to "" where one went.

    :param edits: in their order, so that what undoes another comes after it
    """
    kept: list[Edit] = []
    renamed: dict[str, str] = {}
    for edit in edits:
        left = forgotten.without(edit)
        if left and left.action == "undo" and left.value in renamed:
            left = replace(left, value=renamed[left.value]) if renamed[left.value] else None
        if left:
            kept.append(left)
        if left != edit:
            renamed[edit.edit_id] = left.edit_id if left else ""
    return tuple(kept), renamed


def folded(text: str) -> list[str]:
    """The words of a text in one form, without case, accents, marks and punctuation."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
        text = text.translate({ord(c): None for c in set(text) if unicodedata.category(c) in _MARKS})
    return _WORD.findall(text.casefold())


def readings(body: bytes, media: str) -> Iterator[str]:
    """Everything that a document's bytes can be read as, in no order; some words come several times.

    :param media: its media type; JSON is taken apart, anything else may be markup
    """
    text = _text(body)
    if media.endswith("json"):
        with suppress(ValueError, RecursionError):  # damaged: as it stands, like any text
            yield from (reading for part in _strings(json.loads(text)) for reading in _as_markup(part))
    yield from _as_markup(text)


def _text(body: bytes) -> str:
    try:
        return decode_markup(body)
    except InputError:  # no text to Read, but somebody may find words in it all the same
        return body.decode("utf-8", "ignore")


def _as_markup(text: str) -> Iterator[str]:
    """A text as it stands, with what stands for other characters undone, and without tags.

    A tag may part two words (``<br>``) or stand within one (``<b>J</b>ohn``), and one passage may have both.
    """
    yield text
    plain = unescape(text)
    if "\\" in plain:
        plain = _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else " ", plain)
    if _PERCENT.search(plain):
        yield unquote(plain)
    if plain != text:
        yield plain
    if "<" in text:
        yield unescape(_TAG.sub(" ", text))
        yield unescape(_TAG.sub("", text))
        yield unescape(_TAG.sub(" ", _INLINE.sub("", text)))


def _strings(value: object) -> Iterator[str]:
    """Every string in a JSON value, names of fields too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, item in value.items():
            yield name
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)


def _stands_in(texts: Iterable[str], phrases: Iterable[Phrase]) -> bool:
    """Whether one of the phrases stands at some place of one of the texts, mostly the same words read otherwise."""
    sought: dict[tuple[str, int], set[str]] = {}
    for phrase in phrases:
        sought.setdefault((phrase.salt, phrase.words), set()).add(phrase.hash)
    met: dict[tuple[str, int], set[str]] = {kind: set() for kind in sought}
    for words in map(folded, texts):
        for (salt, length), hashes in sought.items():
            places = (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))
            fresh: Iterable[str] = places
            if length <= FEW_WORDS:
                fresh = set(places) - met[salt, length]
                met[salt, length] |= fresh
            key = bytes.fromhex(salt)
            if any(_hash(place, key) in hashes for place in fresh):
                return True
    return False


def _hash(words: str, key: bytes) -> str:
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=HASH_BYTES, key=key).hexdigest()
