from __future__ import annotations

import pytest

from bot.channels.contract import FetchError, FileSource
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.files import fetch
from bot.settings import TelegramDriver
from tests.bot.files.contents import jpeg
from tests.bot_api import TOKEN, BotApi
from tests.telegram_drivers import NOWHERE, telegram_by

LIMIT = 20 * 1024**2


async def fault_of(telegram: TelegramChannel, file_id: str, limit: int = LIMIT) -> FetchError:
    with pytest.raises(FetchError) as fault:
        await telegram.fetch(file_id, limit=limit)
    assert TOKEN not in f"{fault.value!r} {fault.value.__cause__!r} {fault.value.__context__!r}"
    return fault.value


async def test_a_residents_file_is_fetched(api: BotApi, telegram: TelegramChannel) -> None:
    assert isinstance(telegram, FileSource)
    api.files["AgACAgQ"] = jpeg()
    assert await telegram.fetch("AgACAgQ", limit=LIMIT) == jpeg()


async def test_a_file_that_telegram_does_not_know_is_not_asked_for_again(telegram: TelegramChannel) -> None:
    assert not (await fault_of(telegram, "AgACAgQ")).retry


@pytest.mark.parametrize(("size", "limit"), [(LIMIT + 1, LIMIT), (101, 100)])
async def test_a_file_that_is_too_large_is_said_so(
    api: BotApi, telegram: TelegramChannel, size: int, limit: int
) -> None:
    api.files["film"] = b"x" * size
    fault = await fault_of(telegram, "film", limit)
    assert (fault.too_large, fault.retry) == (True, False)


async def test_a_telegram_that_is_away_is_asked_again(library: TelegramDriver) -> None:
    async with telegram_by(library, NOWHERE) as telegram:
        assert (await fault_of(telegram, "AgACAgQ")).retry


@pytest.mark.parametrize("path", ["../../bot123/getMe", "a/../b", "..", "", 7, None])
async def test_a_path_that_leads_elsewhere_is_not_followed(path: object) -> None:
    async def call(_method: str, _parameters: object) -> object:
        return {"file_path": path}

    with pytest.raises(FetchError):
        await fetch(call, f"{NOWHERE}/file", "f", limit=LIMIT)
