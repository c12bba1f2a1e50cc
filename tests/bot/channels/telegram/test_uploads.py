from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.uploads import MAX_PHOTO_BYTES, method_for, sides_of
from handlers.records import File
from tests.bot.files.contents import GOOD, jpeg, png


def sent(content: bytes, mime_type: str) -> str:
    return method_for(File(name="x", mime_type=mime_type, content=content))[0]


@pytest.mark.parametrize(
    ("content", "mime_type", "method"),
    [
        (jpeg(), "image/jpeg", "sendPhoto"),
        (png(1280, 800), "image/png", "sendPhoto"),
        (png(1000, 9_000), "image/png", "sendPhoto"),
        (png(1000, 9_001), "image/png", "sendDocument"),
        (jpeg(100, 2_001), "image/jpeg", "sendDocument"),
        (png(0, 5), "image/png", "sendDocument"),
        (jpeg() + b"\0" * MAX_PHOTO_BYTES, "image/jpeg", "sendDocument"),
        (GOOD["gif"][0], "image/gif", "sendDocument"),
        (GOOD["pdf"][0], "application/pdf", "sendDocument"),
        (GOOD["voice"][0], "audio/ogg", "sendVoice"),
        (GOOD["mp3"][0], "audio/mpeg", "sendAudio"),
        (GOOD["m4a"][0], "audio/mp4", "sendAudio"),
        (GOOD["mp4"][0], "video/mp4", "sendVideo"),
        (b"", "image/jpeg", "sendDocument"),
    ],
)
def test_a_file_is_sent_as_what_telegram_can_show_it_as(content: bytes, mime_type: str, method: str) -> None:
    assert sent(content, mime_type) == method


@given(st.integers(1, 65_535), st.integers(1, 65_535))
def test_sides_are_read_from_pictures(width: int, height: int) -> None:
    assert sides_of(jpeg(width, height)) == sides_of(png(width, height)) == (width, height)


@given(st.binary(max_size=200))
def test_a_broken_picture_has_no_sides_or_some(tail: bytes) -> None:
    sides_of(b"\xff\xd8" + tail)
    sides_of(b"\x89PNG\r\n\x1a\n" + tail)
