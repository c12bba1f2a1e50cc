"""The channel wakes pages and holds nobody up."""

from __future__ import annotations

import asyncio

import pytest

from bot.channels.contract import Channel
from bot.channels.webchat import channel
from bot.channels.webchat.channel import TooManyPages, WebChat
from handlers.records import Reply

REPLY = Reply(text="Mirë", language="sq")


async def test_it_keeps_the_contract_of_channels() -> None:
    chat: Channel = WebChat()
    assert chat.name == "webchat"
    assert (await chat.send("nobody", REPLY, event=7)).provider_id == "7"


async def test_every_page_of_a_resident_is_woken_and_handed_the_reply() -> None:
    chat = WebChat()
    with chat.opened("me") as one, chat.opened("me") as two, chat.opened("you") as other:
        await chat.send("me", REPLY, event=7)
        assert [await page.woken(0.01) for page in (one, two, other)] == [True, True, False]
        assert one.take_handed() == {7: REPLY}


async def test_what_was_handed_is_handed_once() -> None:
    chat = WebChat()
    with chat.opened("me") as page:
        await chat.send("me", REPLY, event=7)
        page.take_handed()
        assert page.take_handed() == {}


async def test_a_page_woken_before_it_waits_does_not_wait() -> None:
    chat = WebChat()
    with chat.opened("me") as page:
        chat.wake("me")
        async with asyncio.timeout(1):
            assert await page.woken(60)


async def test_a_closed_page_is_forgotten() -> None:
    chat = WebChat()
    with chat.opened("me"):
        assert list(chat.listening) == ["me"]
    assert list(chat.listening) == []


async def test_one_resident_cannot_open_pages_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel, "MAX_PAGES_OF_RESIDENT", 1)
    chat = WebChat()
    with chat.opened("me"), chat.opened("you"), pytest.raises(TooManyPages), chat.opened("me"):
        pass


async def test_all_together_cannot_open_pages_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channel, "MAX_PAGES", 1)
    chat = WebChat()
    with chat.opened("me"), pytest.raises(TooManyPages), chat.opened("you"):
        pass


async def test_closing_ends_every_page() -> None:
    chat = WebChat()
    with chat.opened("me") as page:
        chat.close()
        assert page.closed
        assert await page.woken(0.01)
