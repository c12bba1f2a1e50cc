"""The group in a whole process: switched on by its setting, told of at the start, found by the doctor."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.app import App, build
from bot.doctor import examine
from bot.run import _say_staff_group
from bot.settings import Settings
from bot.undelivered import warnings
from storage.database import Database
from storage.migrate import migrate
from tests.bot_api import TOKEN, BotApi
from tests.bot_api_forum import Forum

pytestmark = pytest.mark.usefixtures("bare_environment")


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(forum=Forum()) as api:
        yield api


@pytest.fixture
async def settings(tmp_path: Path, api: BotApi) -> Settings:
    url = f"sqlite+aiosqlite:///{tmp_path / 'kontakt.sqlite3'}"
    database = Database(url)
    await migrate(database.engine)
    await database.close()
    chat = api.forum.chat_id if api.forum else 0
    return Settings.load(
        database_url=url,
        telegram_token=TOKEN,
        telegram_api_url=api.url,
        telegram_staff_chat=chat,
        files_url=str(tmp_path),
    )


@pytest.fixture
async def app(settings: Settings) -> AsyncIterator[App]:
    app = build(settings)
    async with app.open():
        yield app


async def test_the_start_says_that_it_is_on(app: App) -> None:
    said: list[str] = []
    assert app.staff is not None
    await _say_staff_group(app.staff, said.append)
    assert said == ["Telegram staff group: on"]


async def test_what_is_missing_is_said_and_warned_of(app: App, api: BotApi) -> None:
    said: list[str] = []
    assert app.staff is not None
    assert api.forum is not None
    api.forum.bot["can_manage_topics"] = False
    await _say_staff_group(app.staff, said.append)
    assert said == ["Telegram staff group: the bot lacks the right to manage topics in the group"]
    assert "manage topics" in (await warnings(app))["telegram staff group"]


async def test_the_doctor_looks_at_it(settings: Settings) -> None:
    sentences = [finding.sentence for finding in await examine(settings)]
    assert "Telegram staff group: has topics, and the bot may manage them" in sentences
    assert "Notices by e-mail: off, SMTP_URL is not set" in sentences


def test_without_a_group_there_is_none(tmp_path: Path) -> None:
    app = build(Settings.load(database_url=f"sqlite+aiosqlite:///{tmp_path / 'x.sqlite3'}", telegram_token=TOKEN))
    assert (app.staff, app.mailer) == (None, None)
