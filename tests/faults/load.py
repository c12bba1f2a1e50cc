"""Residents that write as a platform brings it: one message after the other, each again until it is acknowledged."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence

from aiohttp import ClientSession

from tests.bot_api import DATE
from tests.faults.process import Bot

# Each is answered in its own words, so that the order can be read off what was sent.
COMMANDS = ("/help", "/status", "/topics", "/municipality", "/mydata")
ROOM = 100
"""Event ids of one resident."""


def update(resident: int, number: int) -> Mapping[str, object]:
    person = {"id": resident, "is_bot": False, "first_name": "R", "language_code": "en"}
    message = {
        "message_id": number + 1,
        "date": DATE,
        "chat": {"id": resident, "type": "private", "first_name": "R"},
        "from": person,
        "text": COMMANDS[number],
    }
    return {"update_id": resident * ROOM + number, "message": message}


async def write_everything(
    pick: Callable[[], Bot], session: ClientSession, residents: Sequence[int], *, pause_s: float = 0.0
) -> None:
    """All residents at once; `pick` says which process a message, or its repetition, is brought to."""

    async def write(resident: int) -> None:
        for number in range(len(COMMANDS)):
            await asyncio.sleep(pause_s)
            while await pick().receive(session, update(resident, number)) != 200:  # noqa: ASYNC110  as Telegram does
                await asyncio.sleep(0.05)

    await asyncio.gather(*map(write, residents))
