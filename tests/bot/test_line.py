"""A resident's messages stay in order and single when several processes take them in at once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from random import Random

import pytest
from sqlalchemy import func, select

from bot import line as line_module
from bot.background import Background
from bot.delivery import Delivery
from bot.intake import Intake
from bot.line import Line
from handlers.records import Incoming, Kind
from routing.records import Routing
from storage.database import Database
from storage.own_connection import own_connection
from storage.tables import Message
from storage.traffic_tables import Place
from tests.handlers import world
from tests.handlers.world import NOW

pytestmark = pytest.mark.parametrize("database", ["postgresql"], indirect=True)

SLOW_S = 0.3
KEY = ("console", "ana")


async def understand(incoming: Incoming) -> Routing:
    """Words take as long as they say."""
    await asyncio.sleep(float(incoming.text.partition(" ")[0]))
    return world.WASTE


def said(text: str, *, event: str = "", address: str = "ana") -> Incoming:
    return Incoming(channel="console", event_id=event or text, address=address, kind=Kind.TEXT, sent_at=NOW, text=text)


def pressed(event: str) -> Incoming:
    """Needs no understanding at all."""
    return Incoming(
        channel="console", event_id=event, address="ana", kind=Kind.ACTION, sent_at=NOW, action="language:en"
    )


@asynccontextmanager
async def process(database: Database) -> AsyncIterator[Intake]:
    """What one web process does with messages."""
    store = Database(database.url)
    line = Line(store.url)
    intake = Intake(
        store,
        route=understand,
        guide=world.guide,
        clock=lambda: NOW,
        departure=Delivery(store, {}, clock=lambda: NOW).departure,
        line=line,
    )
    async with Background() as background:
        background.keep_running(line.run, name="line")
        background.keep_running(intake.run, name="intake")
        async with asyncio.timeout(5):
            while (standing := await line.take(("none", "none"))) is None:  # noqa: ASYNC110  until it is connected
                await asyncio.sleep(0.01)
        standing.leave()
        yield intake
    await store.close()


@pytest.fixture
async def pair(database: Database) -> AsyncIterator[tuple[Intake, Intake]]:
    async with process(database) as one, process(database) as other:
        yield one, other


async def kept(database: Database) -> list[str]:
    async with database.reading() as session:
        return list(await session.scalars(select(Message.event_id).order_by(Message.id)))


async def test_a_quick_message_does_not_overtake_a_slow_one_in_another_process(
    database: Database, pair: tuple[Intake, Intake]
) -> None:
    one, other = pair
    slow = asyncio.ensure_future(one.accept(said(f"{SLOW_S} rubbish", event="first")))
    await asyncio.sleep(0.05)
    await other.accept(pressed("second"))
    await slow
    assert await kept(database) == ["first", "second"]


async def test_three_in_turn_in_two_processes_stay_in_turn(database: Database, pair: tuple[Intake, Intake]) -> None:
    one, other = pair
    working = []
    for process, event, takes_s in ((one, "1", SLOW_S), (other, "2", 0.0), (one, "3", 0.0)):
        working.append(asyncio.ensure_future(process.accept(said(f"{takes_s} rubbish", event=event))))
        await asyncio.sleep(0.05)
    await asyncio.gather(*working)
    assert await kept(database) == ["1", "2", "3"]


async def test_others_do_not_wait(database: Database, pair: tuple[Intake, Intake]) -> None:
    one, other = pair
    slow = asyncio.ensure_future(one.accept(said(f"{SLOW_S} rubbish", event="slow")))
    await asyncio.sleep(0.05)
    await other.accept(said("0 rubbish", event="quick", address="besa"))
    assert await kept(database) == ["quick"]
    await slow


async def test_the_same_event_brought_to_both_is_kept_once(database: Database, pair: tuple[Intake, Intake]) -> None:
    accepted = await asyncio.gather(*(each.accept(said("0 rubbish", event="same")) for each in pair))
    assert await kept(database) == ["same"]
    assert sorted(each.message_id is None for each in accepted) == [False, True]


@pytest.mark.parametrize("seed", range(3))
async def test_many_messages_spread_over_processes_stay_in_order(database: Database, seed: int) -> None:
    dice, working = Random(seed), []
    async with AsyncExitStack() as stack:
        processes = [await stack.enter_async_context(process(database)) for _ in range(3)]
        for number in range(30):
            text = f"{dice.choice([0, 0, 0.03])} rubbish"
            work = dice.choice(processes).accept(said(text, event=str(number)))
            working.append(asyncio.ensure_future(work))
            await asyncio.sleep(0.01)
        await asyncio.gather(*working)
    assert await kept(database) == [str(number) for number in range(30)]


async def test_nobody_waits_for_a_process_that_has_died(database: Database, pair: tuple[Intake, Intake]) -> None:
    async with own_connection(database.url) as dead:
        await dead.execute(
            "INSERT INTO places (channel, address, backend) VALUES ('console', 'ana', $1)", dead.get_server_pid()
        )
    async with asyncio.timeout(2):
        await pair[0].accept(pressed("one"))


async def test_nobody_waits_for_ever_for_one_that_hangs(
    database: Database, pair: tuple[Intake, Intake], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_module, "LONGEST_WAIT_S", 0.2)
    hanging = asyncio.ensure_future(pair[0].accept(said("60 rubbish")))
    await asyncio.sleep(0.05)
    async with asyncio.timeout(5):
        await pair[1].accept(pressed("two"))
    hanging.cancel()


async def test_without_the_line_messages_are_kept_all_the_same(database: Database, pair: tuple[Intake, Intake]) -> None:
    async with own_connection(database.url) as other:
        await other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> $1",
            other.get_server_pid(),
        )
    async with asyncio.timeout(10):
        await pair[0].accept(pressed("one"))
    assert await kept(database) == ["one"]


async def test_whoever_is_done_leaves_the_line(database: Database, pair: tuple[Intake, Intake]) -> None:
    await asyncio.gather(*(pair[number % 2].accept(pressed(str(number))) for number in range(10)))
    await asyncio.sleep(0.1)
    async with database.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Place)) == 0


async def until_alone(line: Line) -> None:
    async with asyncio.timeout(10):
        while (standing := await line.take(KEY)) is not None:
            standing.leave()
            await asyncio.sleep(0.02)


async def test_whoever_is_alone_takes_no_place_until_somebody_joins(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(line_module, "SETTLE_S", 0.1)
    monkeypatch.setattr(line_module, "COUNT_EVERY_S", 0.05)
    first, second = Line(database.url), Line(database.url)
    async with Background() as background:
        background.keep_running(first.run, name="line")
        await first.joined()
        await until_alone(first)
        joining = background.keep_running(second.run, name="line")
        await second.joined()
        standing = await first.take(KEY)
        assert standing is not None
        standing.leave()
        joining.cancel()
        await until_alone(first)
