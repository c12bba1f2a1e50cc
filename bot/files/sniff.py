"""What a file really is, told from its content. Pure."""

from __future__ import annotations

import puremagic

from bot.files.kinds import (
    FAMILY_OF_ENDING,
    IN_ZIP,
    KIND_OF_SIGN,
    KINDS,
    OLDER_OFFICE,
    PDF,
    PICTURE,
    RUNNING,
    SOUND,
    TABLES,
    TEXT,
    TEXTS,
    ZIP,
    Kind,
)
from bot.files.names import ending_of, visible
from storage.file_tables import FileFault
from storage.files import FileRefused

# The first bytes of programs for every system, whatever else they may be taken for, and of Windows' shortcuts.
PROGRAMS = (
    b"\x7fELF",
    b"#!/",
    b"#! /",
    b"\xca\xfe\xba\xbe",
    b"\xfe\xed\xfa",
    b"\xce\xfa\xed\xfe",
    b"\xcf\xfa\xed\xfe",
    b"\0asm",
    b"L\0\0\0\x01\x14\x02\0",
)
WINDOWS, WINDOWS_HEAD = b"MZ", 64
# Programs inside documents and archives, by names that stand in them unpacked.
CONTAINERS = (b"PK", b"\xd0\xcf\x11\xe0")
INSIDE = (b"vbaProject.bin", "_VBA_PROJECT".encode("utf-16-le"), b"META-INF/MANIFEST.MF", b"AndroidManifest.xml")
MARKUP = (b"<!doctype html", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<?xml", b"<?php", b"<iframe", b"<!--")
MARKUP_WITHIN = 1024
# What is no sign of a text: control characters other than white space.
NO_TEXT = bytes(range(9)) + bytes(range(14, 27)) + bytes(range(28, 32))
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
PDF_SIGN, PDF_WITHIN = b"%PDF-", 1024  # readers, too, look for it so far
NO_CLAIM = ("", "application/octet-stream", "binary/octet-stream")


def examine(content: bytes, *, name: str | None, mime_type: str | None) -> Kind:
    """What this is; `name` and `mime_type` are what the sender says. Raises `FileRefused`."""
    if not content:
        raise FileRefused(FileFault.EMPTY)
    ending = ending_of(visible(name or ""))
    if ending in RUNNING or _runs(content):
        raise FileRefused(FileFault.RUNS)
    kind = _kind_of(content, ending)
    if kind is None:
        known = FAMILY_OF_ENDING.get(ending) or _family(mime_type)
        raise FileRefused(FileFault.LIES if known else FileFault.UNKNOWN)
    said = [FAMILY_OF_ENDING.get(ending), _family(mime_type)]
    if any(family is not None and family != kind.family for family in said):
        raise FileRefused(FileFault.LIES)
    return kind


def _runs(content: bytes) -> bool:
    # A text may begin with these two letters, too.
    if content.startswith(PROGRAMS) or (content.startswith(WINDOWS) and b"\0" in content[:WINDOWS_HEAD]):
        return True
    if content.startswith(CONTAINERS) and any(sign in content for sign in INSIDE):
        return True
    # Pages and pictures with scripts begin with markup, perhaps behind a mark of byte order, blanks or a comment.
    start = content[:MARKUP_WITHIN].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip(b"\xff\xfe \t\r\n").lower()
    return start.startswith(MARKUP)


def _kind_of(content: bytes, ending: str) -> Kind | None:
    found = _by_signature(content)
    if found is None:
        return _text(content, ending)
    if found is ZIP and ending != ZIP.ending:
        return next((kind for sign, kind in IN_ZIP if sign in content), ZIP)
    if found.ending == ".doc" and ending in OLDER_OFFICE:
        return Kind(mime_type=OLDER_OFFICE[ending], ending=ending, family=found.family)
    return found


def _by_signature(content: bytes) -> Kind | None:
    if PDF_SIGN in content[:PDF_WITHIN]:
        return PDF
    try:
        matches = puremagic.magic_string(content)  # the surest first
    except puremagic.PureError:  # nothing it knows
        return None
    return next((KIND_OF_SIGN[match.extension] for match in matches if match.extension in KIND_OF_SIGN), None)


def _text(content: bytes, ending: str) -> Kind | None:
    """Texts have no signature. One that is called so may be in an old encoding of one byte a letter."""
    called_so = FAMILY_OF_ENDING.get(ending) == TEXT
    if not (_decodes(content) or (called_so and content.translate(None, NO_TEXT) == content)):
        return None
    return TABLES if ending == TABLES.ending else TEXTS


def _decodes(content: bytes) -> bool:
    encoding = "utf-16" if content.startswith(UTF_16) else "utf-8"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return not any(chr(control) in text for control in NO_TEXT)


def _family(mime_type: str | None) -> str | None:
    """The family that a declared type belongs to; None when it claims nothing that could be wrong."""
    declared = (mime_type or "").partition(";")[0].strip().lower()
    if declared in NO_CLAIM:
        return None
    if declared == "application/ogg":
        return SOUND
    main = declared.partition("/")[0]
    return {"image": PICTURE, "audio": SOUND, "video": SOUND, "text": TEXT}.get(main) or _paper(declared)


def _paper(declared: str) -> str | None:
    return next((kind.family for kind in (*KINDS, *(kind for _, kind in IN_ZIP)) if kind.mime_type == declared), None)
