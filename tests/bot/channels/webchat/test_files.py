"""Files that a page sends, and files that come with a reply."""

from __future__ import annotations

import io
import uuid
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any
from urllib.parse import quote

import pytest
from aiohttp import ClientResponse
from sqlalchemy import select

from bot.channels.webchat.channel import NAME
from bot.clock import Clock
from handlers.files_kept import MAX_FILE_BYTES
from handlers.records import FileInStore, Kind, Medium, Reply
from handlers.replies import to_json
from storage import files, outbox, residents
from storage.database import Database
from storage.file_tables import FileState, StoredFile
from storage.files import Upload
from tests.bot.channels.webchat.world import Browser, World, world
from tests.bot.files.contents import RUNNING, bomb, jpeg
from tests.fakes import StillClock

KEY = "a7" * 24


@pytest.fixture
async def served(database: Database, now: datetime) -> AsyncIterator[World]:
    clock: Clock = StillClock(now)
    async with world(database, clock, delivers=False) as served:
        yield served


async def upload(browser: Browser, content: bytes, *, name: str = "rruga.jpg", **headers: Any) -> ClientResponse:
    given = {
        "Content-Type": "application/octet-stream",
        "X-File-Name": quote(name),
        "X-File-Type": "",
        "X-Message-Id": str(uuid.uuid4()),
        **headers,
    }
    body = io.BytesIO(content) if isinstance(content, bytes) else content
    return await browser.post("/chat/files", data=body, headers={k: v for k, v in given.items() if v is not None})


async def rows(world: World) -> list[StoredFile]:
    async with world.database.reading() as session:
        return list(await session.scalars(select(StoredFile)))


async def test_a_file_is_kept_and_its_message_accepted(served: World) -> None:
    async with served.browser() as browser:
        response = await upload(browser, jpeg(), name="../Rruga e ëndrrave.jpeg")
    (incoming,), (file,) = served.intake.accepted, await rows(served)
    assert (response.status, incoming.kind) == (202, Kind.ATTACHMENT)
    assert incoming.attachment is not None
    assert (incoming.attachment.medium, incoming.attachment.file_id) == (Medium.PHOTO, file.key)
    assert (file.state, file.name, served.files.content[file.key]) == (
        FileState.KEPT,
        "Rruga e ëndrrave.jpeg",
        jpeg(),
    )


async def test_the_same_message_sent_again_is_answered_once(served: World) -> None:
    key = str(uuid.uuid4())
    async with served.browser() as browser:
        await browser.post("/chat/session", json={})
        statuses = [(await upload(browser, jpeg(), **{"X-Message-Id": key})).status for _ in range(2)]
    assert (statuses, len(served.intake.accepted)) == ([202, 202], 1)


async def test_several_files_may_be_one_album(served: World) -> None:
    group = str(uuid.uuid4())
    async with served.browser() as browser:
        await upload(browser, jpeg(), **{"X-Group-Id": group})
    assert served.intake.accepted[0].group_id == group


@pytest.mark.parametrize(
    ("content", "name", "status", "error"),
    [
        (b"x" * (MAX_FILE_BYTES + 1), "film.mp4", 422, "too-large"),
        (b"", "photo.jpg", 422, "empty"),
        (RUNNING["html"], "photo.jpg", 422, "runs"),
        (RUNNING["svg"], "photo.png", 422, "runs"),
        (RUNNING["exe"], "letter.pdf", 422, "runs"),
        (jpeg(), "photo.jpg.exe", 422, "runs"),
        (b"a text", "photo.jpg", 422, "lies"),
        (bytes(range(256)), "x", 422, "unknown"),
        (bomb(), "archive.zip", 202, None),
    ],
    ids=["21 MB", "empty", "html", "svg", "exe", "exe by name", "lies", "unknown", "zip bomb"],
)
async def test_what_is_not_taken_is_told_in_words(
    served: World, content: bytes, name: str, status: int, error: str | None
) -> None:
    async with served.browser() as browser:
        response = await upload(browser, content, name=name)
    answer = await response.json()
    assert (response.status, answer.get("error")) == (status, error)
    assert bool(answer.get("message")) is (error is not None)


async def test_too_much_without_a_length_is_not_read_to_its_end(served: World) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(MAX_FILE_BYTES // 100_000 + 2):
            yield b"x" * 100_000

    async with served.browser() as browser:
        response = await upload(browser, endless())  # type: ignore[arg-type]  # a body in pieces
    assert (await response.json())["error"] == "too-large"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Type": "multipart/form-data; boundary=x"}, 415),
        ({"Content-Type": "text/plain"}, 415),
        ({"Origin": "https://elsewhere.example"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"X-Message-Id": "7"}, 400),
        ({"X-Message-Id": None}, 400),
        ({"X-Group-Id": "7"}, 400),
    ],
)
async def test_another_sites_page_cannot_send_files(served: World, headers: dict[str, str], status: int) -> None:
    async with served.browser() as browser:
        response = await upload(browser, jpeg(), **headers)
    assert (response.status, served.files.content) == (status, {})


async def test_a_store_that_is_away_asks_the_page_to_try_again(served: World) -> None:
    served.files.away = True
    async with served.browser() as browser:
        response = await upload(browser, jpeg())
    assert (response.status, response.headers["Retry-After"]) == (503, "2")


async def test_a_page_gone_wild_is_slowed_down(served: World) -> None:
    async with served.browser() as browser:
        await browser.post("/chat/session", json={})
        statuses = [(await upload(browser, b"")).status for _ in range(21)]
    assert statuses == [422] * 20 + [429]


async def test_the_talk_names_the_file(served: World) -> None:
    async with served.browser() as browser:
        await upload(browser, jpeg())
        entries = await browser.entries()
    assert entries[0]["file"] == {"name": "rruga.jpg"}


async def office_sends(world: World, address: str) -> None:
    now = world.clock()
    await world.files.put(KEY, b"%PDF-1.7")
    found = Upload(key=KEY, medium="document", name="form.pdf", mime_type="application/pdf", size=8, sha256="0" * 64)
    stored = FileInStore(key=KEY, name="form.pdf", mime_type="application/pdf", size=8)
    reply = Reply(text="Here", language="en", stored_file=stored)
    async with world.database.transaction() as session:
        resident = (await residents.lock_residents(session, [(NAME, address)], now))[NAME, address]
        files.keep_upload(session, found, resident_id=resident.id, now=now)
        await outbox.add(session, [outbox.row_for(resident, to_json(reply), message_id=None, now=now)])


async def test_an_officers_file_is_fetched_by_a_link_of_its_own(served: World) -> None:
    async with served.browser() as browser:
        await browser.say("hello")
        await office_sends(served, served.intake.accepted[0].address)
        file = (await browser.entries())[-1]["file"]
        response = await browser.get(file["url"], allow_redirects=False)
        content = await (await browser.get(file["url"])).text()
    assert (file["name"], response.status, response.headers["Location"][:8]) == ("form.pdf", 302, "/files/r")
    assert content == "%PDF-1.7"


async def test_another_residents_file_is_not_found(served: World) -> None:
    async with served.browser() as owner, served.browser() as other:
        await owner.say("hello")
        await other.say("hello")
        await office_sends(served, served.intake.accepted[0].address)
        url = (await owner.entries())[-1]["file"]["url"]
        assert (await other.get(url, allow_redirects=False)).status == 404
