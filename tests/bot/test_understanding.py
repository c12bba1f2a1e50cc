"""Messages are understood off the event loop, and a newly activated model takes over without losing one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest

from bot.background import Background
from bot.understanding import MAX_TEXT, REMEMBERED, Understanding
from handlers.records import Incoming, Kind
from routing.records import Routing
from tests.bot.routers import HandRouter, Shelf
from tests.handlers.world import NOW, UNCLEAR, WASTE, WATER


def message(text: str, hint: str | None = None, now: datetime = NOW) -> Incoming:
    return Incoming(
        channel="test", event_id="1", address="1", kind=Kind.TEXT, sent_at=now, text=text, language_hint=hint
    )


@pytest.fixture
async def understanding(shelf: Shelf, tmp_path: Path) -> AsyncIterator[Understanding]:
    made = Understanding(tmp_path, look_every_s=0.01)
    yield made
    made.close()


@pytest.fixture
async def following(understanding: Understanding) -> AsyncIterator[None]:
    async with Background() as background:
        background.keep_running(understanding.follow, name="understanding")
        yield


async def until(true: Callable[[], Awaitable[bool]]) -> None:
    for _ in range(1_000):
        if await true():
            return
        await asyncio.sleep(0.005)
    raise TimeoutError


async def until_loads(shelf: Shelf, count: int) -> None:
    async def reached() -> bool:
        return shelf.loads >= count

    await until(reached)


async def route(understanding: Understanding, text: str) -> Routing:
    return await understanding.route(message(text))


async def test_many_who_ask_at_once_load_one_router(shelf: Shelf, understanding: Understanding) -> None:
    routers = await asyncio.gather(*(understanding.router() for _ in range(5)))
    assert (len(set(map(id, routers))), shelf.loads) == (1, 1)


async def test_a_repeated_text_is_remembered(shelf: Shelf, understanding: Understanding) -> None:
    await route(understanding, "uji")
    await route(understanding, "uji")
    assert shelf.active.asked == ["uji"]


async def test_the_same_text_with_another_hint_is_asked_anew(shelf: Shelf, understanding: Understanding) -> None:
    await understanding.route(message("uji"))
    await understanding.route(message("uji", "sq"))
    assert shelf.active.asked == ["uji", "uji"]


async def test_only_the_beginning_of_a_long_text_is_weighed(shelf: Shelf, understanding: Understanding) -> None:
    await route(understanding, "x" * (MAX_TEXT + 500))
    assert shelf.active.asked == ["x" * MAX_TEXT]


async def test_what_was_not_asked_for_longest_is_forgotten(
    shelf: Shelf, understanding: Understanding, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert REMEMBERED > 2
    monkeypatch.setattr("bot.understanding.REMEMBERED", 2)
    for text in ("a", "b", "a", "c", "a", "b"):
        await route(understanding, text)
    assert shelf.active.asked == ["a", "b", "c", "b"]


async def test_a_load_that_failed_is_tried_again(shelf: Shelf, understanding: Understanding) -> None:
    shelf.fault = OSError("no room")
    with pytest.raises(OSError, match="no room"):
        await understanding.router()
    shelf.fault = None
    assert await route(understanding, "uji") == UNCLEAR


async def test_a_caller_who_gives_up_does_not_take_the_router_away(shelf: Shelf, understanding: Understanding) -> None:
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(understanding.router(), 0)
    await understanding.router()
    assert shelf.loads <= 1


@pytest.mark.usefixtures("following")
async def test_a_newly_activated_model_takes_over(shelf: Shelf, understanding: Understanding) -> None:
    shelf.active = HandRouter(routings={"uji": WASTE})
    before = await route(understanding, "uji")
    shelf.active = HandRouter(version="releaseA-2", routings={"uji": WATER})
    await until_loads(shelf, 2)

    async def changed() -> bool:
        return await route(understanding, "uji") != before

    await until(changed)
    assert (before, await route(understanding, "uji")) == (WASTE, WATER)


@pytest.mark.usefixtures("following")
async def test_the_same_model_is_not_loaded_again(shelf: Shelf, understanding: Understanding) -> None:
    await understanding.router()
    await asyncio.sleep(0.1)
    assert shelf.loads == 1


@pytest.mark.usefixtures("following")
async def test_nothing_is_loaded_before_somebody_asks(shelf: Shelf) -> None:
    await asyncio.sleep(0.1)
    assert shelf.loads == 0


@pytest.mark.usefixtures("following")
async def test_a_model_that_cannot_be_loaded_leaves_the_old_one(shelf: Shelf, understanding: Understanding) -> None:
    shelf.active = HandRouter(routings={"uji": WASTE})
    await understanding.router()
    shelf.fault, shelf.active = OSError("half a file"), HandRouter(version="releaseA-2", routings={"uji": WATER})
    await until_loads(shelf, 2)
    assert await route(understanding, "uji") == WASTE


@pytest.mark.usefixtures("following")
async def test_a_message_under_way_during_the_change_is_understood_but_not_remembered(
    shelf: Shelf, understanding: Understanding
) -> None:
    held = Event()
    old = shelf.active = HandRouter(routings={"uji": WASTE}, held=held)
    under_way = asyncio.ensure_future(route(understanding, "uji"))

    async def asked() -> bool:
        return old.asked == ["uji"]

    await until(asked)
    new = shelf.active = HandRouter(version="releaseA-2", routings={"uji": WATER})
    await until_loads(shelf, 2)

    async def changed() -> bool:
        return id(await understanding.router()) == id(new)

    await until(changed)
    held.set()
    assert (await under_way, await route(understanding, "uji")) == (WASTE, WATER)


async def test_a_municipality_named_anew_is_understood_without_a_restart(shelf: Shelf, tmp_path: Path) -> None:
    names = {("gjilan", "Gjilani")}
    understanding = Understanding(tmp_path, names=lambda: frozenset(names), look_every_s=0.01)
    await route(understanding, "Gilan")

    async def knows_it() -> bool:
        return ("gjilan", "Gilan") in getattr(await understanding.router(), "called", ())

    async with Background() as background:
        background.keep_running(understanding.follow, name="understanding")
        names.add(("gjilan", "Gilan"))
        await until(knows_it)
    understanding.close()
    assert shelf.loads == 1
