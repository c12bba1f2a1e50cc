"""Queries on residents."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, false, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.dialect import insert
from storage.tables import Feedback, Message, Outbox, ProposedExample, Resident, Unresolved
from storage.ticket_tables import Ticket, TicketEntry

Key = tuple[str, str]
"""(channel, address)"""


async def lock_residents(session: AsyncSession, keys: Collection[Key], now: datetime) -> dict[Key, Resident]:
    """Load these residents, new ones included, and keep them to this transaction until it ends."""
    found = await _select_locked(session, keys)
    missing = [key for key in keys if key not in found]
    if missing:
        rows = [_new_resident(channel, address, now) for channel, address in sorted(set(missing))]
        await session.execute(insert(session, Resident).on_conflict_do_nothing().values(rows))
        found |= await _select_locked(session, missing)
    return found


async def erase_resident(session: AsyncSession, resident_id: int, *, up_to: int | None = None) -> None:
    """Erase a person for good. Of their messages only the platform's event ids stay, so that a copy that comes late is
    still refused; they say nothing about the person. `up_to`: the message that asked for it; later ones are only
    let go, to be given to the stranger they come from now (`adopt`).
    """
    later = Message.id > up_to if up_to is not None else false()
    await session.execute(update(Message).where(Message.resident_id == resident_id, later).values(resident_id=None))
    await session.execute(
        update(Message)
        .where(Message.resident_id == resident_id)
        .values(resident_id=None, kind="", text="", content={}, routing=None)
    )
    tickets = select(Ticket.id).where(Ticket.resident_id == resident_id)
    await session.execute(delete(TicketEntry).where(TicketEntry.ticket_id.in_(tickets)))
    for table in (Ticket, Unresolved, Feedback, ProposedExample, Outbox):
        await session.execute(delete(table).where(table.resident_id == resident_id))
    await session.execute(delete(Resident).where(Resident.id == resident_id))


async def adopt(session: AsyncSession, message_ids: Collection[int], resident_id: int) -> None:
    """Give messages that nobody owns to this resident."""
    orphans = Message.id.in_(message_ids), Message.resident_id.is_(None)
    await session.execute(update(Message).where(*orphans).values(resident_id=resident_id))


async def stop_sending(session: AsyncSession, resident_id: int) -> None:
    """The resident has blocked the bot: nothing more is sent until they write again."""
    await session.execute(update(Resident).where(Resident.id == resident_id).values(stopped=True))


async def _select_locked(session: AsyncSession, keys: Collection[Key]) -> dict[Key, Resident]:
    # Ordered, so that two transactions that want the same residents cannot wait for each other in a ring.
    query = (
        select(Resident)
        .where(tuple_(Resident.channel, Resident.address).in_(list(keys)))
        .order_by(Resident.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return {(row.channel, row.address): row for row in await session.scalars(query)}


def _new_resident(channel: str, address: str, now: datetime) -> dict[str, object]:
    return {
        "channel": channel,
        "address": address,
        "language_chosen": False,
        "conversation": {},
        "stopped": False,
        "created_at": now,
        "seen_at": now,
    }
