"""Bytes to text: which encoding, whether it is text at all, and the same text for the same words however they
were saved.

Order of evidence: byte order mark, valid UTF-8, the charset that the document declares for itself, cp1252
(what pages of no declared encoding mostly are, and what the WHATWG Encoding Standard reads them as). Text
comes out in NFC with "\\n" for every line break and without control characters, so that nothing later meets
U+0000 or a lone surrogate.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from dateline.schemas.errors import InputError

# A news page of more than 20 million characters is a mistake or an attack: the largest of the public article
# corpora stay below 6 million, and lxml needs some 20 bytes of memory a byte of HTML.
MAX_CHARACTERS = 20_000_000
_MAX_BYTES = 4 * MAX_CHARACTERS  # UTF-32 is the widest encoding
# More control characters than one in a hundred do not happen in text that somebody typed.
MAX_CONTROL_SHARE = 0.01
# Western European text in cp1252 has up to a tenth of its letters above 0x7F; other scripts have nearly all
# of them.
MAX_CP1252_HIGH_SHARE = 0.3
# Bytes that are no UTF-8 for every hundred sequences that are: a paste from an older system into a UTF-8
# page.
MAX_STRAY_SHARE = 0.2
MAX_REPLACED_SHARE = 0.02

_MAGIC = (
    *(
        b"%PDF",
        b"%!PS",
        b"{\\rtf",
        b"PK\x03\x04",
        b"PK\x05\x06",
        b"Rar!",
        b"7z\xbc\xaf",
        b"\x1f\x8b",
        b"BZh",
        b"\xfd7zXZ",
    ),
    *(
        b"\x28\xb5\x2f\xfd",
        b"\x89PNG",
        b"GIF87a",
        b"GIF89a",
        b"\xff\xd8\xff",
        b"II*\x00",
        b"MM\x00*",
        b"RIFF",
        b"OggS",
    ),
    *(
        b"ID3",
        b"fLaC",
        b"\x7fELF",
        b"MZ\x90",
        b"\xca\xfe\xba\xbe",
        b"\xd0\xcf\x11\xe0",
        b"SQLite format 3",
        b"PAR1",
    ),
    *(b"wOFF", b"wOF2", b"\x00asm", b"\x1aE\xdf\xa3"),
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<(?:\?xml|meta)[^>]{0,200}?(?:encoding|charset)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_DECLARED_WITHIN = 4096  # the standard looks at 1,024 bytes; pages with a script before their meta are common
# Labels that name one encoding and are used for a larger one, after the WHATWG Encoding Standard.
_LARGER = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# C0 and C1 controls, surrogates, non-characters, and marks that are invisible and split words: soft hyphen,
# zero-width space, word joiner, byte order mark. Zero-width (non-)joiners stay: Persian and emoji need them.
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u2060\ufeff\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CONTROL_BYTES = bytes(code for code in range(128) if _CONTROL.match(chr(code)))


def decode(body: bytes, subject: str = "") -> str:
    """The text of a document's bytes, cleaned.

    :param subject: whose bytes they are, for the error
    :raises InputError: "empty", "binary", "undecodable", "too-large"
    """
    text = clean(decode_markup(body, subject))
    if not text.strip():
        raise _empty(subject)
    return text


def decode_markup(body: bytes, subject: str = "") -> str:
    """The text of a page's bytes, as it stands: what is taken out of it is to be cleaned, which is much less
    to clean.

    :raises InputError: as `decode`
    """
    if not body.strip(b" \t\r\n\x0b\x0c"):
        raise _empty(subject)
    if len(body) > _MAX_BYTES:
        raise _too_large(subject)
    if body.startswith(_MAGIC) or body[4:8] == b"ftyp":
        raise InputError("binary", subject, "it is not text (PDF, archive, image, …); convert it to text or HTML first")
    text = _to_text(body, subject)
    if len(text) > MAX_CHARACTERS:
        raise _too_large(subject)
    if len(body.translate(None, _CONTROL_BYTES)) < len(body):  # far faster than to search the text
        if len(_CONTROL.findall(text)) > MAX_CONTROL_SHARE * len(text):
            raise InputError("binary", subject, "it has too many control characters to be text")
        text = text.replace("\0", "")  # parsers written in C stop there
    return text


def clean(text: str) -> str:
    """The same words in one form: NFC, "\\n" for line breaks, no control characters, no surrogates."""
    if text.isascii() and text.isprintable():
        return text
    text = _UNWANTED.sub("", _BREAKS.sub("\n", text))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def _empty(subject: str) -> InputError:
    return InputError("empty", subject, "there is nothing in it; remove it or fetch it again")


def _too_large(subject: str) -> InputError:
    return InputError("too-large", subject, f"it has more than {MAX_CHARACTERS:,} characters; split it or leave it out")


def _to_text(body: bytes, subject: str) -> str:
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return _checked(body[len(mark) :].decode(encoding, "replace"), subject)
    if wide := _wide(body):
        return _checked(body.decode(wide, "replace"), subject)
    declared = _declared(body)
    if (
        declared
        and not declared.startswith(("utf", "cp1252"))
        and (declared.startswith("iso2022") or not _is_utf8(body))
    ):
        return _checked(body.decode(declared, "replace"), subject)
    if _is_utf8(body):
        return body.decode("utf-8")
    return _mixed(body, subject, trusted=declared == "cp1252")


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _wide(body: bytes) -> str:
    """UTF-16 without a mark: every other byte of Western text is NUL."""
    head = body[:4096]
    if len(head) < 4 or 0 not in head:
        return ""
    half = len(head) // 2
    even, odd = head[0::2].count(0) / half, head[1::2].count(0) / half
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.05 else ""


def _declared(body: bytes) -> str:
    """The codec of the charset that the document declares for itself, "" if none that is known."""
    found = _DECLARED.search(body[:_DECLARED_WITHIN])
    if not found:
        return ""
    try:
        name = codecs.lookup(found[1].decode("ascii", "ignore").lower().replace("ks_c_5601-1987", "euc_kr")).name
        b"".decode(name)
    except (LookupError, ValueError):  # unknown, or a codec of Python's that does not read text
        return ""
    return _LARGER.get(name, name)


def _mixed(body: bytes, subject: str, trusted: bool) -> str:
    """Bytes that are neither UTF-8 nor declared: UTF-8 with a few strays, else cp1252."""
    text = body.decode("utf-8", "replace")
    strays = text.count("\ufffd")
    if strays <= MAX_STRAY_SHARE * (sum(character > "\x7f" for character in text) - strays):
        return body.decode("utf-8", _STRAYS)
    letters = sum(byte > 0x40 for byte in body)
    high = sum(byte > 0x9F for byte in body)  # below are cp1252's quotation marks and dashes
    if not trusted and high > MAX_CP1252_HIGH_SHARE * max(letters, 1):
        raise InputError("undecodable", subject, "its encoding is not known; save it as UTF-8 or declare its charset")
    return _western(body)


def _western(body: bytes) -> str:
    return body.decode("cp1252", "ignore")  # five bytes have no character: 81 8D 8F 90 9D


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Codec error handler: what is no UTF-8 is read as cp1252."""
    assert isinstance(error, UnicodeDecodeError)
    return _western(error.object[error.start : error.end]), error.end


_STRAYS = "dateline-strays-are-cp1252"
codecs.register_error(_STRAYS, _stray)


def _checked(text: str, subject: str) -> str:
    """The text, unless too much of it could not be decoded for its mark or declaration to be true."""
    if text.count("\ufffd") > MAX_REPLACED_SHARE * len(text):
        raise InputError("undecodable", subject, "its bytes are not in the encoding that it declares; save it as UTF-8")
    return text
