"""Fills the unresolved log for tests, and reads back what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from handlers.unresolved import masked
from storage.database import Database
from storage.tables import Message, ProposedExample, Unresolved
from tests.desk.world import Browser, Page, World
from tests.fakes import resident_of

LOG = "/desk/unresolved"


async def leave(desk: World, text: str, *, who: str = "r1", reads: str | None = None, **fields: Any) -> int:
    """A message of this resident that the bot could not place, in group 1 unless told; gives the entry's id."""
    now = desk.clock()
    fields = {"reason": "not-understood", "language": "sq", "municipality": "gjilan", "group_id": 1} | fields
    async with desk.database.transaction() as store:
        resident = await resident_of(store, "webchat", who, now)
        resident.language = reads or resident.language
        message = Message(
            channel="webchat",
            event_id=f"{who} {text} {len(await _ids(desk))}",
            resident_id=resident.id,
            kind="text",
            text=text,
            received_at=now,
        )
        store.add(message)
        await store.flush()
        entry = Unresolved(
            resident_id=resident.id,
            message_id=message.id,
            channel="webchat",
            text=masked(text),
            created_at=now,
            **fields,
        )
        store.add(entry)
        await store.flush()
        return entry.id


async def _ids(desk: World) -> Sequence[int]:
    async with desk.database.reading() as store:
        return (await store.scalars(select(Unresolved.id))).all()


async def press(browser: Browser, do: str, *ids: int, **fields: str) -> Page:
    """Tick these entries of group 1 and press a button; fields with a dash are written with a line."""
    ticked = {f"row-{number}": "on" for number in ids}
    named = {name.replace("_", "-"): value for name, value in fields.items()}
    return await browser.submit(f"{LOG}/1", do=do, **ticked, **named)


async def waiting(database: Database) -> list[str]:
    """The texts of what nobody has settled, in order."""
    async with database.reading() as store:
        query = select(Unresolved.text).where(Unresolved.settled_at.is_(None)).order_by(Unresolved.id)
        return list(await store.scalars(query))


async def proposed(database: Database) -> list[tuple[str, str, str]]:
    """Label, language and text of what was proposed, in order."""
    async with database.reading() as store:
        rows = await store.scalars(select(ProposedExample).order_by(ProposedExample.id))
        return [(row.label, row.language, row.text) for row in rows]
