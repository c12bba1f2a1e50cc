"""By which method a file is sent, told from its type (https://core.telegram.org/bots/api#sending-files). Pure."""

from __future__ import annotations

from handlers.records import File

DOCUMENT = ("sendDocument", "document")
METHODS = {
    "audio/ogg": ("sendVoice", "voice"),
    "audio/mpeg": ("sendAudio", "audio"),
    "audio/mp4": ("sendAudio", "audio"),
    "video/mp4": ("sendVideo", "video"),
}
PHOTO = ("sendPhoto", "photo")
MAX_PHOTO_BYTES = 10 * 1024**2
MAX_SIDES, MAX_RATIO = 10_000, 20  # width and height together; the longer by the shorter side
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8"
# The parts of a JPEG that tell its size: SOF0 to SOF15 without DHT, JPG and DAC.
SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
NO_LENGTH = frozenset({0x01, *range(0xD0, 0xD9)})
PADDING = 0xFF


def method_for(file: File) -> tuple[str, str]:
    """Method and the parameter that holds the file. Telegram refuses a photo it cannot shrink: that is a document."""
    sides = sides_of(file.content)
    if sides and len(file.content) <= MAX_PHOTO_BYTES and _is_photo(*sides):
        return PHOTO
    return METHODS.get(file.mime_type, DOCUMENT)


def sides_of(content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels of a PNG or JPEG; None for anything else."""
    if content.startswith(PNG) and len(content) >= 24:
        return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
    return _jpeg_sides(content) if content.startswith(JPEG) else None


def _is_photo(width: int, height: int) -> bool:
    short, long = sorted((width, height))
    return short > 0 and width + height <= MAX_SIDES and long <= MAX_RATIO * short


def _jpeg_sides(content: bytes) -> tuple[int, int] | None:
    place = len(JPEG)
    while place + 9 <= len(content) and content[place] == PADDING:
        marker = content[place + 1]
        if marker in SIZES:
            sides = content[place + 5 : place + 9]
            return int.from_bytes(sides[2:], "big"), int.from_bytes(sides[:2], "big")
        if marker == PADDING:
            place += 1
        elif marker in NO_LENGTH:
            place += 2
        else:
            place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
    return None
