"""Queries on residents."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from sqlalchemy import ColumnElement, Select, delete, exists, false, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage import bulk, files, staff
from storage.file_tables import StoredFile
from storage.keeping_tables import Correction
from storage.learning_tables import Settlement
from storage.sealed import Keyring, keys_of
from storage.tables import Feedback, Message, Outbox, ProposedExample, Resident, Unresolved
from storage.ticket_tables import Ticket

Key = tuple[str, str]
"""(channel, address)"""


async def lock_residents(session: AsyncSession, keys: Collection[Key], now: datetime) -> dict[Key, Resident]:
    """Load these residents, new ones included, and keep them to this transaction until it ends."""
    found = await _select_locked(session, keys)
    missing = [key for key in keys if key not in found]
    if missing:
        ring = keys_of(session.get_bind().dialect)
        rows = [_new_resident(channel, address, ring, now) for channel, address in sorted(set(missing))]
        await bulk.insert(session, Resident, rows, unless_there=True)
        found |= await _select_locked(session, missing)
    return found


def at(session: AsyncSession, channel: str, addresses: Collection[str]) -> ColumnElement[bool]:
    """Condition on `Resident`: theirs is one of these addresses."""
    ring = keys_of(session.get_bind().dialect)
    return Resident.address_hash.in_([each for address in addresses for each in ring.hashes(channel, address)])


async def save(session: AsyncSession, rows: Sequence[bulk.Values]) -> None:
    """Write down what these residents (`id`) are now; all rows name the same columns."""
    await bulk.update(session, Resident, rows)


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
    await files.erase_of_resident(session, resident_id)
    await staff.erase_of_resident(session, resident_id)
    settled = await session.scalars(select(Unresolved.settlement_id).where(Unresolved.resident_id == resident_id))
    # What belongs to tickets goes with them: every table that points at one is ON DELETE CASCADE.
    for table in (Ticket, Unresolved, Feedback, Correction, ProposedExample, Outbox):
        await session.execute(delete(table).where(table.resident_id == resident_id))
    await drop_empty_settlements(session, {each for each in settled if each is not None})
    await session.execute(delete(Resident).where(Resident.id == resident_id))


async def drop_empty_settlements(session: AsyncSession, ids: Collection[int]) -> None:
    """What was told to those who are gone goes; what was told to others, too, stays theirs."""
    has_entries = exists().where(Unresolved.settlement_id == Settlement.id)
    await session.execute(delete(Settlement).where(Settlement.id.in_(ids), ~has_entries))


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How much is kept about somebody."""

    messages: int
    tickets: int
    files: int


async def count_of(session: AsyncSession, resident_id: int) -> Counts:
    async def count(table: type[Message] | type[Ticket] | type[StoredFile]) -> int:
        query = select(func.count()).select_from(table).where(table.resident_id == resident_id)
        return (await session.scalar(query)) or 0

    return Counts(messages=await count(Message), tickets=await count(Ticket), files=await count(StoredFile))


async def adopt(session: AsyncSession, message_ids: Collection[int], resident_id: int) -> None:
    """Give messages that nobody owns to this resident."""
    orphans = Message.id.in_(message_ids), Message.resident_id.is_(None)
    await session.execute(update(Message).where(*orphans).values(resident_id=resident_id))


async def stop_sending(session: AsyncSession, resident_id: int) -> None:
    """The resident has blocked the bot: nothing more is sent until they write again."""
    await session.execute(update(Resident).where(Resident.id == resident_id).values(stopped=True))


async def _select_locked(session: AsyncSession, keys: Collection[Key]) -> dict[Key, Resident]:
    ring = keys_of(session.get_bind().dialect)
    hashes = {each: key for key in keys for each in ring.hashes(*key)}
    document = bulk.document(session, [{"address_hash": each} for each in hashes])
    found = await session.scalars(_by_hash(bulk.dialect_of(session)), {"rows": document})
    return {hashes[row.address_hash]: row for row in found}


@cache
def _by_hash(dialect: str) -> Select[Resident]:
    # Ordered, so that two transactions that want the same residents cannot wait for each other in a ring.
    return (
        select(Resident)
        .where(bulk.found_in_rows(dialect, Resident, "address_hash"))
        .order_by(Resident.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def _new_resident(channel: str, address: str, ring: Keyring, now: datetime) -> dict[str, object]:
    return {
        "channel": channel,
        "address": address,
        "address_hash": ring.hash(channel, address),
        "language_chosen": False,
        "conversation": {},
        "stopped": False,
        "created_at": now,
        "seen_at": now,
    }
