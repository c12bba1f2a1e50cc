"""From bytes to text without losing a letter: the encoding is found, and told to the person who can check it."""

from __future__ import annotations

import codecs
import re

from directory.spreadsheet.table import TableFault
from locales.catalogs import mark

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
ENCODINGS = {"UTF-8": "utf-8", "UTF-16": "utf-16", "Windows-1250": "cp1250", "Windows-1251": "cp1251"} | {
    "Windows-1254": "cp1254"
}
# What spreadsheets in our languages save as "CSV" on Windows. Of equals the first is taken.
OLD_ENCODINGS = ("Windows-1250", "Windows-1254", "Windows-1251")
_LETTERS = {
    "Windows-1250": frozenset("ëçčćšžđöüĆČŠŽĐËÇÖÜ„”“’–—€°§·"),
    "Windows-1254": frozenset("ëçğışöüİĞŞËÇÖÜâîû„”“’–—€°§·"),
}
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile(r"[\u0400-\u045f]+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LOST = "\N{REPLACEMENT CHARACTER}"
_UNLIKELY = -3


def decode(content: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text and the name of its encoding, or with `encoding` (a key of `ENCODINGS`) as the person says.

    Raises `TableFault` when it is no text, and when letters were lost before.
    """
    text, name = _decoded(content, encoding)
    text = text.removeprefix("\ufeff")
    found = _CONTROL.search(text)
    if found:
        line = text.count("\n", 0, found.start()) + 1
        raise TableFault(mark("this is no table: there is something in line {line} that is no text"), line=line)
    if _LOST in text:
        line = text.count("\n", 0, text.index(_LOST)) + 1
        raise TableFault(mark("letters were lost before the file came here, see line {line}: save it anew"), line=line)
    return text, name


def _decoded(content: bytes, encoding: str | None) -> tuple[str, str]:
    if encoding is not None:
        return _strict(content, ENCODINGS[encoding], encoding), encoding
    for mark_bytes, codec, name in BYTE_ORDER_MARKS:
        if content.startswith(mark_bytes):
            return _strict(content, codec, name), name
    wide = _wide(content)
    if wide:
        return _strict(content, wide, "UTF-16"), "UTF-16"
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return _old(content)


def _strict(content: bytes, codec: str, name: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = mark("this is not {encoding}, see line {line}: save the file as CSV UTF-8")
        raise TableFault(message, encoding=name, line=line) from error


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of ordinary text is zero."""
    sample = content[:4096]
    if len(sample) < 4 or len(content) % 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if even == 0 and odd > len(sample) / 6:
        return "utf-16-le"
    return "utf-16-be" if odd == 0 and even > len(sample) / 6 else None


def _old(content: bytes) -> tuple[str, str]:
    """The old encoding whose letters are those of our languages."""
    candidates: dict[str, str] = {}
    for name in OLD_ENCODINGS:
        try:
            candidates[name] = content.decode(ENCODINGS[name])
        except UnicodeDecodeError:
            continue
    if not candidates:
        raise TableFault(mark("the letters of this file cannot be read: save it as CSV UTF-8"))
    best = max(candidates, key=lambda name: _likeness(candidates[name], name))
    return candidates[best], best


def _likeness(text: str, name: str) -> int:
    """How much a text looks as if it were written in one of our languages."""
    if name == "Windows-1251":
        words = [word for word in _WORD.findall(text) if not word.isascii()]
        return sum(len(word) if _CYRILLIC.fullmatch(word) else _UNLIKELY * len(word) for word in words)
    letters = _LETTERS[name]
    return sum(1 if letter in letters else _UNLIKELY for letter in text if not letter.isascii())
