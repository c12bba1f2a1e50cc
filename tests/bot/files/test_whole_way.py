"""The whole way through the built app: a photo from Telegram to the office, and the office's picture back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import select

from bot.app import App, build
from bot.channels.telegram.decode import decode
from bot.files.links import resident
from bot.settings import Settings, TelegramDriver
from bot.web import make_web
from handlers.records import FileInStore, Incoming, Kind, Reply
from handlers.replies import to_json
from storage import files, outbox
from storage.file_tables import FileState, StoredFile
from storage.migrate import migrate
from storage.tables import Resident
from tests.bot.files.contents import jpeg, png
from tests.bot.routers import Shelf
from tests.bot_api import TOKEN, BotApi

CHAT = 5512345678
pytestmark = pytest.mark.usefixtures("bare_environment")


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as api:
        yield api


@pytest.fixture(params=TelegramDriver)
async def app(request: pytest.FixtureRequest, api: BotApi, tmp_path: Path, shelf: Shelf) -> AsyncIterator[App]:
    settings = Settings.load(
        database_url=f"sqlite+aiosqlite:///{tmp_path / 'whole.sqlite3'}",
        files_url=str(tmp_path / "files"),
        telegram_token=TOKEN,
        telegram_api_url=api.url,
        telegram_driver=request.param,
    )
    app = build(settings)
    await migrate(app.database.engine)
    async with app.open():
        yield app


async def sends_photo(app: App, api: BotApi, content: bytes) -> None:
    """A resident who has asked for the office sends a photo."""
    api.files["AgACAgQ"] = content
    api.writes(CHAT, photo=[{"file_id": "AgACAgQ", "file_unique_id": "u", "width": 8, "height": 8}])
    update = api._pending[-1]
    photo = decode(update)
    assert photo is not None
    await app.intake.accept(pressed("office:new", photo))
    await app.intake.accept(photo)


def pressed(action: str, like: Incoming) -> Incoming:
    return Incoming(
        channel="telegram", event_id="1", address=like.address, kind=Kind.ACTION, sent_at=like.sent_at, action=action
    )


async def the_file(app: App) -> StoredFile:
    async with app.database.reading() as session:
        return (await session.scalars(select(StoredFile))).one()


async def test_a_photo_reaches_the_office_and_can_be_fetched_by_a_link(app: App, api: BotApi) -> None:
    await sends_photo(app, api, jpeg())
    await app.files.keeper.fetch_due()
    file = await the_file(app)
    assert (file.state, file.ticket_id is not None) == (FileState.KEPT, True)
    async with TestClient(TestServer(make_web(app))) as client:
        response = await client.get(app.files.links.to_file(file.key, who=resident(1)))
        assert (response.status, await response.read()) == (200, jpeg())


async def test_the_offices_picture_is_uploaded_into_the_chat(app: App, api: BotApi) -> None:
    await sends_photo(app, api, jpeg())
    upload = await app.files.uploads.take(png(), name="plan.png", mime_type="image/png")
    stored = FileInStore(key=upload.key, name=upload.name, mime_type=upload.mime_type, size=upload.size)
    reply = to_json(Reply(text="Here is the plan.", language="en", stored_file=stored))
    async with app.database.transaction() as session:
        person = (await session.scalars(select(Resident))).one()
        files.keep_upload(session, upload, resident_id=person.id, now=app.clock())
        await outbox.add(session, [outbox.row_for(person, reply, message_id=None, now=app.clock())])
    await app.delivery.drain()
    (call,) = api.calls_of("sendPhoto")
    assert (call.file_name, call.parameters["photo"], call.parameters["caption"]) == (
        "plan.png",
        png(),
        "Here is the plan.",
    )
