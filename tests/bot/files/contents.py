"""Small files of every kind, as far as their first bytes matter."""

from __future__ import annotations

import io
import zipfile


def zipped(*names: str, first: tuple[str, str] | None = None) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        if first:
            archive.writestr(zipfile.ZipInfo(first[0]), first[1])
        for name in names:
            archive.writestr(name, "x" * 50)
    return buffer.getvalue()


def bomb() -> bytes:
    """Ten megabytes in ten kilobytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", b"\0" * 10 * 1024**2)
    return buffer.getvalue()


def jpeg(width: int = 8, height: int = 8) -> bytes:
    sides = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    head = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    return head + b"\xff\xff\xff\xc2\x00\x11\x08" + sides + b"\x03" + b"\0" * 60


def png(width: int = 8, height: int = 8) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\0" * 60


def boxed(brand: bytes) -> bytes:
    """MPEG-4 and its like."""
    return b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0" + b"\0" * 60


OPENED_XML = "[Content_Types].xml"
ODT = "application/vnd.oasis.opendocument.text"
GOOD = {
    "jpeg": (jpeg(), "image/jpeg", ".jpg"),
    "png": (png(), "image/png", ".png"),
    "gif": (b"GIF89a" + b"\0" * 50, "image/gif", ".gif"),
    "webp": (b"RIFF\x24\0\0\0WEBPVP8 " + b"\0" * 50, "image/webp", ".webp"),
    "heic": (boxed(b"heic"), "image/heif", ".heic"),
    "tiff": (b"II*\0\x08\0\0\0" + b"\0" * 50, "image/tiff", ".tif"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3\n1 0 obj\n%%EOF", "application/pdf", ".pdf"),
    "pdf behind a line": (b"\r\n%PDF-1.4\n", "application/pdf", ".pdf"),
    "docx": (
        zipped(OPENED_XML, "word/document.xml"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".docx",
    ),
    "xlsx": (
        zipped(OPENED_XML, "xl/workbook.xml"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ".xlsx",
    ),
    "odt": (zipped("content.xml", first=("mimetype", ODT)), ODT, ".odt"),
    "doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "application/msword", ".doc"),
    "rtf": (b"{\\rtf1\\ansi hello}", "application/rtf", ".rtf"),
    "zip": (zipped("a.txt"), "application/zip", ".zip"),
    "zip bomb": (bomb(), "application/zip", ".zip"),
    "voice": (b"OggS\0\2" + b"\0" * 20 + b"\x01\x13OpusHead" + b"\0" * 50, "audio/ogg", ".ogg"),
    "mp3": (b"ID3\x03\0\0\0\0\0\x0f" + b"\0" * 100, "audio/mpeg", ".mp3"),
    "m4a": (boxed(b"M4A "), "audio/mp4", ".m4a"),
    "wav": (b"RIFF\x24\0\0\0WAVEfmt " + b"\0" * 50, "audio/wav", ".wav"),
    "amr": (b"#!AMR\n" + b"\0" * 50, "audio/amr", ".amr"),
    "mp4": (boxed(b"mp42"), "video/mp4", ".mp4"),
    "mov": (boxed(b"qt  "), "video/quicktime", ".mov"),
    "3gp": (boxed(b"3gp4"), "video/3gpp", ".3gp"),
    "text": ("përshëndetje, ђаци, ğüş".encode(), "text/plain", ".txt"),
    "text of Windows": ("MZ Gračanica, čekaonica".encode("utf-16"), "text/plain", ".txt"),
    "text that begins like a program": (b"MZ Velika Hoca, ulica bb", "text/plain", ".txt"),
}
RUNNING = {
    "exe": b"MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff" + b"\0" * 200,
    "elf": b"\x7fELF\2\1\1" + b"\0" * 50,
    "mach-o": b"\xcf\xfa\xed\xfe" + b"\0" * 50,
    "java": b"\xca\xfe\xba\xbe\0\0\0\x34" + b"\0" * 50,
    "shell": b"#!/bin/sh\nrm -rf /\n",
    "shortcut": b"L\0\0\0\x01\x14\x02\0" + b"\0" * 60,
    "html": b"<!DOCTYPE html><html><script>alert(1)</script>",
    "html behind blanks": b"\xef\xbb\xbf \r\n\t<HTML><body onload=alert(1)>",
    "html behind a comment": b"<!-- hello --><script>alert(1)</script>",
    "html of Windows": "<html><script>alert(1)</script>".encode("utf-16"),
    "svg": b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "bare svg": b"<svg onload=alert(1)>",
    "macros": zipped(OPENED_XML, "word/document.xml", "word/vbaProject.bin"),
    "old macros": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "_VBA_PROJECT".encode("utf-16-le"),
    "jar": zipped("META-INF/MANIFEST.MF", "a.class"),
    "apk": zipped("AndroidManifest.xml", "classes.dex"),
}
