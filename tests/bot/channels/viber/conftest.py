from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.channels.viber.channel import ViberChannel
from bot.channels.viber.client import Client
from bot.channels.viber.render import LinkedFile
from handlers.records import Reply
from tests.fakes import ViberBook
from tests.viber_api import TOKEN, ViberApi

DRITA = "01234567890A="


def link(reply: Reply, event: int) -> LinkedFile | None:
    """Where tests say that a file lies."""
    if reply.file is None:
        return None
    url = f"https://kontakt.example.org/files/{event}"
    return LinkedFile(url=url, name=reply.file.name, size=len(reply.file.content))


@pytest.fixture
async def api() -> AsyncIterator[ViberApi]:
    async with ViberApi() as api:
        api.knows(DRITA)
        yield api


@pytest.fixture
def book() -> ViberBook:
    return ViberBook()


@pytest.fixture
async def viber(api: ViberApi, book: ViberBook) -> AsyncIterator[ViberChannel]:
    channel = ViberChannel(Client(TOKEN, api_url=api.url, timeout_s=0.3), book, token=TOKEN, link=link)
    yield channel
    await channel.close()
