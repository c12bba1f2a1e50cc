"""One process dies, another goes on with its work within ten seconds."""

from __future__ import annotations

import time

from aiohttp import ClientSession

from tests.bot_api import HANG, BotApi
from tests.faults.load import update
from tests.faults.process import Bot, migrate, until

TAKEN_OVER_S = 10.0
RESIDENT = 1


def is_waiting(api: BotApi) -> bool:
    return bool(api.calls_of("sendMessage"))


async def test_what_a_killed_worker_was_sending_is_sent_by_another(empty_url: str) -> None:
    await migrate(empty_url)
    async with BotApi() as api, ClientSession() as session:
        api.meets(RESIDENT)
        web = Bot(api, database_url=empty_url, command="web")
        workers = [Bot(api, database_url=empty_url, command="worker") for _ in range(2)]
        for worker in workers:
            worker.answers_at(web.url)
        try:
            await web.start()
            await workers[0].start()
            api.will_answer("sendMessage", HANG)
            assert await web.receive(session, update(RESIDENT, 0)) == 200
            await until(lambda: is_waiting(api), 10)
            await workers[1].start()
            killed_at = time.monotonic()
            await workers[0].kill()
            await until(lambda: bool(api.sent), 2 * TAKEN_OVER_S)
            assert time.monotonic() - killed_at < TAKEN_OVER_S
        finally:
            for bot in (web, *workers):
                await bot.stop()


async def test_polling_has_one_owner_and_an_heir(empty_url: str) -> None:
    await migrate(empty_url)
    async with BotApi() as api:
        first, second = (Bot(api, database_url=empty_url, command="worker", is_polling=True) for _ in range(2))
        try:
            await first.start()
            api.writes(RESIDENT, "/help", language="en")
            await until(lambda: bool(api.sent), 10)
            await second.start()
            api.writes(RESIDENT, "/status", language="en")
            await until(lambda: not api.unconfirmed, 10)
            assert api.conflicts == 0
            await first.kill()
            api.writes(RESIDENT, "/topics", language="en")
            killed_at = time.monotonic()
            await until(lambda: not api.unconfirmed, 2 * TAKEN_OVER_S)
            assert time.monotonic() - killed_at < TAKEN_OVER_S
            assert api.conflicts <= 1  # the dead one's last request may still have hung there
        finally:
            for bot in (first, second):
                await bot.stop()
