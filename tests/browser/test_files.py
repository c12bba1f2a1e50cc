"""Photos and documents in the chat, sent from a phone's page and received on it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, expect

from bot.channels.webchat.channel import NAME
from handlers.files_kept import MAX_FILE_BYTES
from handlers.records import FileInStore, Kind, Reply
from handlers.replies import to_json
from storage import files, outbox, residents
from storage.files import Upload
from tests.bot.channels.webchat.world import World
from tests.browser.conftest import Watch
from tests.browser.test_chat import is_talk

pytestmark = pytest.mark.asyncio(loop_scope="module")

PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 100
KEY = "b" * 48


def chosen(name: str, content: bytes = PICTURE, mime_type: str = "image/png") -> Any:
    return {"name": name, "mimeType": mime_type, "buffer": content}


async def choose(page: Page, *picked: Any) -> None:
    async with page.expect_file_chooser() as opened:
        await page.get_by_role("button", name="File, up to 20 MB").click()
    await (await opened.value).set_files(list(picked))


async def test_a_photo_is_sent_and_named(page: Page, chat_world: World) -> None:
    await choose(page, chosen("rruga ime.png"))
    await is_talk(page, "📎 rruga ime.png", "You sent rruga ime.png")
    (sent,) = chat_world.intake.accepted
    assert sent.kind is Kind.ATTACHMENT
    assert list(chat_world.files.content.values()) == [PICTURE]


async def test_a_reload_keeps_the_name(page: Page) -> None:
    await choose(page, chosen("one.png"))
    await is_talk(page, "📎 one.png", "You sent one.png")
    await page.reload()
    await is_talk(page, "📎 one.png", "You sent one.png")


async def test_several_at_once_are_an_album(page: Page, chat_world: World) -> None:
    await choose(page, chosen("one.png"), chosen("two.png"))
    await expect(page.locator(".theirs:not(.welcome)")).to_have_count(2)
    assert len({each.group_id for each in chat_world.intake.accepted}) == 1


async def test_a_file_that_is_too_large_is_named_and_not_sent(page: Page, chat_world: World) -> None:
    await choose(page, chosen("film.png", b"\0" * (MAX_FILE_BYTES + 1)))
    await expect(page.locator("#note")).to_have_text("Too large to be sent, at most 20 MB: film.png")
    assert chat_world.intake.accepted == []


async def test_a_file_that_is_not_taken_is_said_so_in_words(page: Page, watch: Watch) -> None:
    watch.expected = "422"
    await choose(page, chosen("photo.jpg", b"<html><script>alert(1)</script>", "image/jpeg"))
    await is_talk(page, "Programs and web pages are not taken. Please send a photo or a PDF.")


async def test_an_officers_file_is_downloaded_under_its_name(page: Page, chat_world: World) -> None:
    await choose(page, chosen("one.png"))
    await is_talk(page, "📎 one.png", "You sent one.png")
    await send_from_office(chat_world, chat_world.intake.accepted[0].address)
    async with page.expect_download() as started:
        await page.get_by_role("link", name="Download formular.pdf").click()
    download = await started.value
    assert download.suggested_filename == "formular.pdf"
    assert (await download.path()).read_bytes() == b"%PDF-1.7 form"


async def send_from_office(world: World, address: str) -> None:
    now = world.clock()
    await world.files.put(KEY, b"%PDF-1.7 form")
    upload = Upload(
        key=KEY, medium="document", name="formular.pdf", mime_type="application/pdf", size=13, sha256="0" * 64
    )
    stored = FileInStore(key=KEY, name=upload.name, mime_type=upload.mime_type, size=upload.size)
    reply = Reply(text="Here is the form.", language="en", stored_file=stored)
    async with world.database.transaction() as session:
        resident = (await residents.lock_residents(session, [(NAME, address)], now))[NAME, address]
        files.keep_upload(session, upload, resident_id=resident.id, now=now)
        await outbox.add(session, [outbox.row_for(resident, to_json(reply), message_id=None, now=now)])
    world.intake._delivery.wake()
