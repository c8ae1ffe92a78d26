"""Identifiers: sixteen hex digits of the SHA-256 of what a thing is, the same in any process on any day."""

from __future__ import annotations

import hashlib

# 64 bits: among ten million ids the chance of one collision is below 3 in a million.
ID_DIGITS = 16


def digest(*fields: str) -> str:
    """Sixteen hex digits of the fields' SHA-256, NUL between them so that no two lists look alike."""
    return hashlib.sha256("\0".join(fields).encode("utf-8", "surrogatepass")).hexdigest()[:ID_DIGITS]


def article_id(uri: str) -> str:
    """The article's identifier: of its feed item's key, else its URL, else its file's address."""
    return digest(uri)


def version_id(article_id: str, sha256: str, observed: str) -> str:
    """The identifier of one state of an article: which one, which bytes, when observed ("" for a file)."""
    return digest(article_id, sha256, observed)


def mention_id(article_id: str, part_name: str, sentence: str, trigger: str, nth: int) -> str:
    """The identifier of a mention: of what is said, not of where, so that a version that moves a sentence
    keeps it.

    :param sentence: the sentence's text; white space is folded
    :param trigger: the word that names the event, as it stands
    :param nth: 0 for the first mention with this sentence and trigger in the article, then 1, 2, …
    """
    return digest(article_id, part_name, " ".join(sentence.split()), trigger, str(nth))
