"""Replies out: at once, in order, from where a page was cut off."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import ClientResponse

from bot.channels.webchat import channel, events
from storage.database import Database
from tests.bot.channels.webchat.world import Browser, World, world
from tests.fakes import StillClock


class Stream:
    """An open stream of events."""

    def __init__(self, response: ClientResponse) -> None:
        self.response = response

    async def next(self) -> dict[str, Any]:
        """The next reply."""
        async with asyncio.timeout(10):
            while True:
                fields = await self._fields()
                if "id" in fields:
                    assert int(fields["id"]) == json.loads(fields["data"])["id"]
                    return dict(json.loads(fields["data"]))

    async def until(self, event: str) -> None:
        async with asyncio.timeout(10):
            while (await self._fields()).get("event") != event:
                pass

    async def ends(self) -> bool:
        async with asyncio.timeout(10):
            await self.response.content.read()
        return True

    async def _fields(self) -> dict[str, str]:
        fields: dict[str, str] = {}
        while line := (await self.response.content.readline()).decode().strip():
            name, _, value = line.partition(":")
            fields[name] = value.strip()
        assert not self.response.content.at_eof(), "the stream has ended"
        return fields


@asynccontextmanager
async def listening(browser: Browser, *, after: int = 0, last_event: int | None = None) -> AsyncIterator[Stream]:
    headers = {"Last-Event-ID": str(last_event)} if last_event is not None else {}
    async with browser.session.get(f"/chat/events?after={after}", headers=headers) as response:
        assert response.status == 200
        yield Stream(response)


async def test_a_reply_arrives_while_the_page_is_open(browser: Browser) -> None:
    await browser.post("/chat/session", json={})
    async with listening(browser) as stream:
        await browser.say("one")
        assert (await stream.next())["text"] == "You said: one"


async def test_replies_arrive_once_and_in_order(browser: Browser) -> None:
    await browser.post("/chat/session", json={})
    async with listening(browser) as stream:
        for text in ("one", "two", "three"):
            await browser.say(text)
        received = [(await stream.next())["text"] for _ in range(4)]
    assert received == ["You said: one", "The first.", "The second.", "You said: three"]


async def test_two_pages_both_get_the_reply(browser: Browser) -> None:
    await browser.post("/chat/session", json={})
    async with listening(browser) as one, listening(browser) as other:
        await browser.say("one")
        assert await one.next() == await other.next()


async def test_a_page_that_was_cut_off_goes_on_where_it_was(browser: Browser) -> None:
    await browser.say("two")
    async with listening(browser) as stream:
        first = await stream.next()
    await browser.say("three")
    async with listening(browser, after=0, last_event=first["id"]) as stream:
        assert [(await stream.next())["text"] for _ in range(2)] == ["The second.", "You said: three"]


async def test_what_another_process_put_there_arrives_by_looking(browser: Browser, chat_world: World) -> None:
    await browser.say("one")
    async with listening(browser) as stream:
        await stream.next()
        await chat_world.answer_from_elsewhere(chat_world.intake.accepted[0].address, "From the office")
        assert (await stream.next())["text"] == "From the office"


async def test_replies_need_no_delivery_in_this_process(database: Database, clock: StillClock) -> None:
    async with world(database, clock, delivers=False) as served, served.browser() as browser:
        await browser.post("/chat/session", json={})
        async with listening(browser) as stream:
            await browser.say("one")
            assert (await stream.next())["text"] == "You said: one"


@pytest.mark.parametrize("delivers", [True, False])
async def test_a_farewell_arrives_though_nothing_is_kept_of_it(
    delivers: bool, database: Database, clock: StillClock
) -> None:
    async with world(database, clock, delivers=delivers) as served, served.browser() as browser:
        await browser.say("one")
        async with listening(browser) as stream:
            await stream.next()
            await browser.say("/forget")
            farewell = await stream.next()
    assert (farewell["text"], farewell["farewell"]) == ("Everything is erased. Goodbye!", True)


async def test_a_quiet_stream_has_a_heartbeat(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "BEAT_EVERY_S", 0.05)
    monkeypatch.setattr(events, "LOOK_EVERY_S", 0.02)
    await browser.post("/chat/session", json={})
    async with listening(browser) as stream:
        await stream.until("beat")
        await stream.until("beat")


async def test_a_stream_may_not_be_kept_back_or_framed(browser: Browser) -> None:
    await browser.post("/chat/session", json={})
    async with listening(browser) as stream:
        headers = stream.response.headers
    assert (headers["Content-Type"], headers["X-Accel-Buffering"]) == ("text/event-stream; charset=utf-8", "no")
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]


async def test_nobody_sees_the_replies_to_another(chat_world: World) -> None:
    async with chat_world.browser() as one, chat_world.browser() as other:
        await one.post("/chat/session", json={})
        await other.post("/chat/session", json={})
        async with listening(other) as stream:
            await one.say("secret")
            await other.say("mine")
            assert (await stream.next())["text"] == "You said: mine"


async def test_strangers_have_no_stream(browser: Browser) -> None:
    assert (await browser.get("/chat/events")).status == 401


async def test_too_many_pages_are_refused_in_words(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel, "MAX_PAGES_OF_RESIDENT", 1)
    await browser.post("/chat/session", json={})
    async with listening(browser):
        response = await browser.get("/chat/events")
    assert (response.status, (await response.json())["error"]) == (429, "too-many-pages")


async def test_a_server_that_stops_ends_its_streams(browser: Browser, chat_world: World) -> None:
    await browser.post("/chat/session", json={})
    async with listening(browser) as stream:
        chat_world.chat.close()
        assert await stream.ends()


async def test_a_page_that_has_gone_is_forgotten(
    browser: Browser, chat_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "LOOK_EVERY_S", 0.02)
    await browser.post("/chat/session", json={})
    async with listening(browser):
        assert len(chat_world.chat.listening) == 1
    async with asyncio.timeout(5):
        while chat_world.chat.listening:  # noqa: ASYNC110  nobody tells
            await asyncio.sleep(0.02)
