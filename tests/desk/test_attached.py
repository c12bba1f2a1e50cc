from __future__ import annotations

import re
from typing import Any

import pytest

from bot.files.links import Links, account
from desk.attached import attached, size_in_words
from storage import files
from storage.file_tables import StoredFile
from storage.files import Upload
from tests.desk.test_ticket import resident_adds
from tests.desk.world import KEY as KEY_OF_LINKS
from tests.desk.world import Browser, World

KEY = "b8" * 24
SENT = {"medium": "photo", "name": "rruga.png", "key": KEY}


def row(**fields: Any) -> StoredFile:
    return StoredFile(**{"key": KEY, "medium": "photo", "name": "rruga.jpg", "size": 2048, "state": "kept", **fields})


def shown(file: StoredFile | None, sent: dict[str, Any] = SENT, language: str = "en") -> tuple[str, ...]:
    found = attached(sent, file, language, lambda file: f"/files/{file.key[:2]}")
    return found.kind, found.name, found.note, found.link


def test_a_kept_file_is_named_measured_and_linked() -> None:
    assert shown(row()) == ("a photo", "rruga.jpg", "JPG, 2 kB", "/files/b8")


@pytest.mark.parametrize(
    ("file", "note"),
    [
        (row(state="wanted"), "It is being fetched."),
        (row(state="refused", fault="runs"), "It was not taken. It is a program or a web page, or holds one."),
        (row(state="lost", fault="gone"), "It could not be fetched. It is not there any more."),
        (row(state="refused", fault="of a later version"), "It was not taken."),
        (row(state="of a later version"), ""),
        (None, "It is not there any more."),
    ],
)
def test_what_is_not_there_says_why_and_has_no_link(file: StoredFile | None, note: str) -> None:
    assert shown(file)[2:] == (note, "")


def test_a_file_without_a_name_has_its_kind() -> None:
    assert shown(None, {"medium": "voice"})[:2] == ("a voice message", "")


@pytest.mark.parametrize(
    ("size", "language", "words"),
    [
        (0, "en", "0.1 kB"),
        (512, "en", "0.5 kB"),
        (1536, "sq", "1,5 kB"),
        (15 * 1024, "en", "15 kB"),
        (1024**2, "en", "1 MB"),
        (20 * 1024**2 - 1, "sr-Cyrl", "20 MB"),
    ],
)
def test_sizes_are_round_numbers(size: int, language: str, words: str) -> None:
    assert size_in_words(size, language) == words


async def test_the_page_links_to_the_file_for_whoever_reads_it(desk: World, officer: Browser) -> None:
    await desk.ticket("7KX-4PB")
    await resident_adds(desk, "", medium="photo", key=KEY)
    async with desk.database.transaction() as store:
        upload = Upload(key=KEY, medium="photo", name="a <b>.jpg", mime_type="image/jpeg", size=2048, sha256="0" * 64)
        files.keep_upload(store, upload, now=desk.clock())
    page = await officer.get("/desk/tickets/7KX-4PB")
    (token,) = re.findall(r'<a href="/files/([^"]+)" download', page.text)
    opens = Links(lambda: KEY_OF_LINKS, desk.clock).read(token)
    assert (opens.key, opens.who) == (KEY, account((await desk.accounts())[0].id))
    assert "a <b>.jpg" in page.text
