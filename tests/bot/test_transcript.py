"""A talk is read as it was kept, and a store that is away is told apart from an empty talk."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.intake import StoreUnavailable
from bot.transcript import MAX_ENTRIES, Said, Told, Transcript
from storage import messages, outbox, residents
from storage.database import Database

Read = Callable[[Transcript], Awaitable[object]]


async def put(database: Database, at: datetime, *texts: str, address: str = "me", told: bool = False) -> None:
    """Keep texts that the resident said, or was told unasked."""
    async with database.transaction() as session:
        resident = (await residents.lock_residents(session, [("webchat", address)], at))["webchat", address]
        if told:
            row = {"resident_id": resident.id, "channel": "webchat", "address": address, "due_at": at, "created_at": at}
            await outbox.add(session, [{**row, "reply": {"text": text, "language": "en"}} for text in texts])
        else:
            message = {"resident_id": resident.id, "channel": "webchat", "kind": "text", "received_at": at}
            rows = [{**message, "event_id": f"{address} {text}", "text": text, "content": {}} for text in texts]
            await messages.add_new(session, rows)


def text_of(entry: Said | Told) -> str:
    return entry.text if isinstance(entry, Said) else str(entry.reply["text"])


async def test_a_talk_is_in_the_order_of_time(database: Database, now: datetime) -> None:
    await put(database, now + timedelta(seconds=2), "second")
    await put(database, now + timedelta(seconds=3), "third", told=True)
    await put(database, now, "first", told=True)
    talk = await Transcript(database, "webchat").talk("me")
    assert [text_of(entry) for entry in talk] == ["first", "second", "third"]


async def test_of_a_long_talk_the_end_is_given(database: Database, now: datetime) -> None:
    await put(database, now, *(f"m{number}" for number in range(MAX_ENTRIES)))
    await put(database, now + timedelta(1), "last", told=True)
    talk = await Transcript(database, "webchat").talk("me")
    assert (len(talk), text_of(talk[0]), text_of(talk[-1])) == (MAX_ENTRIES, "m1", "last")


async def test_the_newest_row_is_known_for_all_who_ask_at_once(database: Database, now: datetime) -> None:
    await put(database, now, "one", "two", told=True)
    await put(database, now, "three", address="you", told=True)
    newest = await Transcript(database, "webchat").newest(["me", "you", "nobody"])
    assert {address: newest.get(address) for address in ("me", "you", "nobody")} == {"me": 2, "you": 3, "nobody": None}


async def test_a_talk_on_another_channel_is_another_talk(database: Database, now: datetime) -> None:
    await put(database, now, "one", told=True)
    assert await Transcript(database, "telegram").talk("me") == []


@pytest.mark.parametrize(
    "read",
    [
        lambda transcript: transcript.talk("me"),
        lambda transcript: transcript.told("me", after=0),
        lambda transcript: transcript.newest(["me"]),
        lambda transcript: transcript.file("me", 1),
    ],
    ids=["talk", "told", "newest", "file"],
)
async def test_a_store_that_is_away_is_no_empty_talk(read: Read, tmp_path: Path) -> None:
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'without_tables.sqlite3'}")
    with pytest.raises(StoreUnavailable):
        await read(Transcript(database, "webchat"))
    await database.close()
