"""The kinds of files that are taken, and the names of those that never are.

A kind is recognised by its content (library: puremagic, which knows signatures); a name may only agree with it. Kinds
that an office cannot open, or that can run something when they are opened, are not taken.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """`family`: names and declared types of one family may stand for each other (a PNG called .jpg).

    `signs`: the endings that puremagic gives for its signature.
    """

    mime_type: str
    ending: str
    family: str
    signs: frozenset[str] = frozenset()


def _kind(mime_type: str, ending: str, family: str, *signs: str) -> Kind:
    return Kind(mime_type=mime_type, ending=ending, family=family, signs=frozenset(signs or (ending,)))


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
PICTURE, SOUND, PAPER, TEXT, ARCHIVE = "picture", "sound and film", "paper", "text", "archive"

TEXTS = _kind("text/plain", ".txt", TEXT)
TABLES = _kind("text/csv", ".csv", TEXT)
ZIP = _kind("application/zip", ".zip", ARCHIVE, ".zip", ".docx", ".xlsx", ".pptx", ".odt", ".ods")
OGG = _kind("audio/ogg", ".ogg", SOUND, ".ogg", ".oga", ".ogv", ".opus")
PDF = _kind("application/pdf", ".pdf", PAPER)
KINDS = (
    _kind("image/jpeg", ".jpg", PICTURE, ".jpg", ".jpeg", ".jfif"),
    _kind("image/png", ".png", PICTURE),
    _kind("image/gif", ".gif", PICTURE),
    _kind("image/webp", ".webp", PICTURE),
    _kind("image/heif", ".heic", PICTURE, ".heic", ".heif"),
    _kind("image/tiff", ".tif", PICTURE, ".tif", ".tiff"),
    PDF,
    _kind("application/rtf", ".rtf", PAPER),
    _kind("application/msword", ".doc", PAPER, ".doc", ".xls", ".ppt"),
    OGG,
    _kind("audio/wav", ".wav", SOUND),
    _kind("video/x-msvideo", ".avi", SOUND),
    _kind("audio/mp4", ".m4a", SOUND, ".m4a", ".f4a"),
    _kind("video/quicktime", ".mov", SOUND),
    _kind("video/mp4", ".mp4", SOUND),
    _kind("video/3gpp", ".3gp", SOUND, ".3gp", ".3g2", ".3ga"),
    _kind("video/webm", ".webm", SOUND),
    _kind("audio/mpeg", ".mp3", SOUND, ".mp3", ".mpga"),
    _kind("audio/amr", ".amr", SOUND),
    ZIP,
)
# What a ZIP really is, told by names that stand in it unpacked; nothing is ever unpacked.
IN_ZIP = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", _kind(f"{_OPEN}.text", ".odt", PAPER)),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", _kind(f"{_OPEN}.spreadsheet", ".ods", PAPER)),
    (b"mimetypeapplication/vnd.oasis.opendocument.presentation", _kind(f"{_OPEN}.presentation", ".odp", PAPER)),
    (b"word/document.xml", _kind(f"{_OFFICE}.wordprocessingml.document", ".docx", PAPER)),
    (b"xl/workbook.xml", _kind(f"{_OFFICE}.spreadsheetml.sheet", ".xlsx", PAPER)),
    (b"ppt/presentation.xml", _kind(f"{_OFFICE}.presentationml.presentation", ".pptx", PAPER)),
)
# Older Word, Excel and PowerPoint share one container: the name tells which.
OLDER_OFFICE = {".xls": "application/vnd.ms-excel", ".ppt": "application/vnd.ms-powerpoint"}

_FAMILIES = {
    PICTURE: ".jpg .jpeg .jpe .jfif .png .gif .webp .heic .heif .tif .tiff .bmp",
    SOUND: ".ogg .oga .ogv .opus .mp3 .mp2 .mpga .wav .m4a .f4a .mp4 .m4v .mov .3gp .3g2 .avi .webm .mkv .amr .aac",
    PAPER: ".pdf .rtf .doc .docx .xls .xlsx .ppt .pptx .odt .ods .odp",
    TEXT: ".txt .csv .log .md .tsv",
    ARCHIVE: ".zip",
}
KIND_OF_SIGN = {sign: kind for kind in reversed(KINDS) for sign in kind.signs}
FAMILY_OF_ENDING = {ending: family for family, endings in _FAMILIES.items() for ending in endings.split()}

RUNNING = {
    ending
    for line in (
        ".ade .adp .apk .app .appimage .asp .aspx .bat .cab .chm .class .cmd .com .cpl .csh .deb .dll .dmg .docm .dot",
        ".dotm .exe .ex4 .gadget .hlp .hta .htm .html .inf .ins .iso .img .isp .jar .js .jse .jsp .lib .lnk .mde .mht",
        ".mhtml .mjs .msc .msh .msi .msix .msp .mst .msu .nsh .ocx .ops .pcd .php .pif .pl .pptm .ps1 .psm1 .py .pyc",
        ".pyw .reg .rpm .rb .scf .scr .sct .sh .shb .shtml .slk .so .svg .svgz .swf .sys .url .vb .vbe .vbs .vhd",
        ".vhdx .vxd .wasm .website .ws .wsc .wsf .wsh .xbap .xht .xhtml .xla .xlam .xll .xlsb .xlsm .xltm .xml .xps",
        ".xsl",
    )
    for ending in line.split()
}
