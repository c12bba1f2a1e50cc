"""Small files such as residents attach; they show nothing real."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass

SIDE = 160  # pixels
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_SKY, _GROUND, _HEAP = (176, 196, 208), (122, 128, 112), (92, 78, 66)

Pixel = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    name: str
    mime_type: str
    content: bytes


def samples() -> tuple[Sample, ...]:
    """A picture of a heap by the road, and a letter."""
    letter = "DEMO\n\nThis file was made up for showing the service. It is nobody's letter.\n"
    return (
        Sample(name="demo-photo.png", mime_type="image/png", content=picture()),
        Sample(name="demo-letter.txt", mime_type="text/plain", content=letter.encode()),
    )


def picture() -> bytes:
    """A PNG: sky, ground, and a heap between them."""
    rows = b"".join(b"\0" + b"".join(bytes(_pixel(x, y)) for x in range(SIDE)) for y in range(SIDE))
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)
    return _SIGNATURE + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _pixel(x: int, y: int) -> Pixel:
    if (x - SIDE / 2) ** 2 + (2 * (y - SIDE * 0.7)) ** 2 < (SIDE * 0.3) ** 2:
        return _HEAP
    return _SKY if y < SIDE * 0.55 else _GROUND


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
