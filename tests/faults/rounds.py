"""Rounds of `kill -9` under load: a web process and a worker at random moments, then back again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from random import Random

from aiohttp import ClientSession, ClientTimeout

from storage.database import Database
from tests.bot_api import BotApi
from tests.faults.findings import Findings, look, until_all_is_sent
from tests.faults.load import write_everything
from tests.faults.process import Bot, migrate

RESIDENTS = 60
FIRST_KILL_S, LAST_KILL_S = 0.1, 1.0
PAUSE_S = 0.15
DRAIN_S = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    number: int
    drained_s: float
    findings: Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """All processes of one installation."""

    webs: Sequence[Bot]
    workers: Sequence[Bot]

    @property
    def all(self) -> Sequence[Bot]:
        return (*self.webs, *self.workers)


async def rounds(database_url: str, *, number: int, seed: int, webs: int, workers: int) -> AsyncIterator[Round]:
    dice = Random(seed)
    await migrate(database_url)
    async with AsyncExitStack() as stack:
        api = await stack.enter_async_context(BotApi())
        session = await stack.enter_async_context(ClientSession(timeout=ClientTimeout(total=10)))
        database = Database(database_url)
        stack.push_async_callback(database.close)
        crew = await stack.enter_async_context(_crew(api, database_url, webs, workers))
        for each in range(number):
            yield await _round(each, crew, api, database, session, dice)


@asynccontextmanager
async def _crew(api: BotApi, database_url: str, webs: int, workers: int) -> AsyncIterator[Crew]:
    crew = Crew(
        webs=[Bot(api, database_url=database_url, command="web") for _ in range(webs)],
        workers=[Bot(api, database_url=database_url, command="worker") for _ in range(workers)],
    )
    # The worker must not poll, and has no address of its own.
    for worker in crew.workers:
        worker.answers_at(crew.webs[0].url)
    try:
        await asyncio.gather(*(bot.start() for bot in crew.all))
        yield crew
    finally:
        await asyncio.gather(*(bot.stop() for bot in crew.all))


async def _round(
    number: int, crew: Crew, api: BotApi, database: Database, session: ClientSession, dice: Random
) -> Round:
    residents = range(1 + number * RESIDENTS, 1 + (number + 1) * RESIDENTS)
    for resident in residents:
        api.meets(resident)
    victims = [dice.choice(crew.webs), dice.choice(crew.workers)]
    work = write_everything(lambda: dice.choice(crew.webs), session, residents, pause_s=PAUSE_S)
    await asyncio.gather(work, *(_pull_the_plug(bot, dice.uniform(FIRST_KILL_S, LAST_KILL_S)) for bot in victims))
    began = time.monotonic()
    await until_all_is_sent(database, within_s=DRAIN_S)
    drained_s = time.monotonic() - began
    return Round(number=number, drained_s=drained_s, findings=await look(database, api.sent, residents))


async def _pull_the_plug(bot: Bot, after_s: float) -> None:
    await asyncio.sleep(after_s)
    await bot.kill()
    await bot.start()
