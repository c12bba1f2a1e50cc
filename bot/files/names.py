"""Names of files as senders give them, made harmless. Pure."""

from __future__ import annotations

import re
import unicodedata

from bot.files.kinds import FAMILY_OF_ENDING, Kind

MAX_BYTES = 150
MAX_ENDING = 8
# What a path, a shell or Windows takes for more than a letter.
FORBIDDEN = re.compile(r'[<>:"|?*\\/]')
# Controls, marks of direction and the like (Cf), halves of surrogate pairs, private and unassigned characters.
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
# https://learn.microsoft.com/windows/win32/fileio/naming-a-file
DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def clean_name(name: str | None, kind: Kind, *, fallback: str) -> str:
    """One visible line of at most `MAX_BYTES` of UTF-8 that ends as the kind's names do.

    What stands before the last `/` or `\\` is a path and goes; `fallback` is taken when nothing is left.
    """
    text = visible(re.split(r"[/\\]", unicodedata.normalize("NFC", name or ""))[-1])
    given = ending_of(text)
    if given in FAMILY_OF_ENDING:
        text = text[: -len(given)]
    ending = given if given in kind.signs else kind.ending
    stem = text.strip(". ") or fallback
    return _cut(f"_{stem}" if DEVICES.match(stem) else stem, MAX_BYTES - len(ending)) + ending


def visible(text: str) -> str:
    """In one line, without what cannot be seen or is more than a letter to a system."""
    text = "".join(" " if each.isspace() else each for each in text)
    text = "".join(each for each in text if unicodedata.category(each) not in UNSEEN)
    return " ".join(FORBIDDEN.sub("_", text).split()).strip(". ")


def ending_of(name: str) -> str:
    """`.jpg` of `photo.JPG`; empty when it has none."""
    stem, dot, ending = name.strip().rpartition(".")
    is_one = dot and stem and 0 < len(ending) <= MAX_ENDING and ending.isascii() and ending.isalnum()
    return f".{ending.lower()}" if is_one else ""


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore").strip(". ")
