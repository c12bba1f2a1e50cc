"""Queries on residents."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, false, func, select, update
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.asyncio import AsyncSession

from storage import bulk, files, staff
from storage.file_tables import StoredFile
from storage.keeping_tables import Correction
from storage.learning_tables import Settlement
from storage.resident_rows import ResidentRow
from storage.sealed import keys_of
from storage.tables import Feedback, Message, Outbox, ProposedExample, Resident, Unresolved
from storage.ticket_tables import Ticket
from storage.together import Rows, Statement, ask
from storage.types import as_stored, moment

Key = tuple[str, str]
"""(channel, address)"""


ADDRESS, CONVERSATION = Resident.address.type, Resident.conversation.type
LOADED = ("id", "address_hash", "language", "language_chosen", "municipality", "conversation", "stopped", "created_at")


async def lock_residents(session: AsyncSession, keys: Collection[Key], now: datetime) -> dict[Key, ResidentRow]:
    """Load these residents, new ones included, and keep them to this transaction until it ends."""
    dialect = session.get_bind().dialect
    ring = keys_of(dialect)
    hashes = {key: ring.hashes(*key) for key in sorted(set(keys))}
    of_hash = {each: key for key in hashes for each in hashes[key]}

    def read(rows: Rows) -> dict[Key, ResidentRow]:
        return {of_hash[row[1]]: _row(of_hash[row[1]], row, dialect) for row in rows}

    given = [_given(key, hashes[key], dialect) for key in hashes]
    values = {
        "rows": bulk.document(session, given),
        "nothing": CONVERSATION.process_bind_param({}, dialect),
        "now": as_stored(now, dialect.name),
    }
    statements = [
        Statement(name=name, text=text, values=values, read=read) for name, text in _locking(dialect.name).items()
    ]
    found: dict[Key, ResidentRow] = {}
    while len(found) < len(hashes):  # again, if another process has taken in somebody's first message just now
        known, added = await ask(session, *statements)
        found = {**known, **added}
    return found


def at(session: AsyncSession, channel: str, addresses: Collection[str]) -> ColumnElement[bool]:
    """Condition on `Resident`: theirs is one of these addresses."""
    ring = keys_of(session.get_bind().dialect)
    return Resident.address_hash.in_([each for address in addresses for each in ring.hashes(channel, address)])


def saving(session: AsyncSession, rows: Sequence[bulk.Values]) -> Statement[None]:
    """Writes down what these residents (`id`) are now; all rows name the same columns."""
    return bulk.updating(session, Resident, rows)


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


def _row(key: Key, row: Sequence[Any], dialect: Dialect) -> ResidentRow:
    number, _hash, language, chosen, municipality, conversation, stopped, created_at = row
    return ResidentRow(
        number,
        *key,
        language,
        bool(chosen),
        municipality,
        CONVERSATION.process_result_value(conversation, dialect),
        bool(stopped),
        moment(created_at),
    )


def _given(key: Key, hashes: Sequence[str], dialect: Dialect) -> bulk.Values:
    channel, address = key
    return {"channel": channel, "address": ADDRESS.process_bind_param(address, dialect), "hashes": hashes}


@cache
def _locking(dialect: str) -> Mapping[str, str]:
    """Who of the `:rows` is there, whatever key their address was hashed with; and who was not, and is now.

    In order, so that two transactions that want the same residents cannot wait for each other in a ring.
    """
    columns = ", ".join(LOADED)
    if dialect == "postgresql":
        hashes = "SELECT json_array_elements_text(value -> 'hashes')"
        among = f"= ANY (ARRAY ({hashes} FROM json_array_elements(CAST(:rows AS json))))"
        is_known = " ".join((f"ARRAY ({hashes}) && ARRAY (SELECT CAST(address_hash AS text)", "FROM known)"))
        rows = "json_array_elements(CAST(:rows AS json)) WITH ORDINALITY AS given (value, key)"
        parts = "value ->> 'channel', value ->> 'address', value -> 'hashes' ->> 0"
        now, nothing, held = "CAST(:now AS timestamptz)", "CAST(:nothing AS text)", "FOR UPDATE"
    else:
        own = "json_each(given.value, '$.hashes') AS own"
        among = " ".join(("IN (SELECT own.value FROM json_each(:rows) AS given,", f"{own})"))
        is_known = " ".join(("EXISTS (SELECT 1 FROM residents,", own, "WHERE address_hash = own.value)"))
        rows = "json_each(:rows) AS given"
        parts = ", ".join(f"json_extract(given.value, '$.{part}')" for part in ("channel", "address", "hashes[0]"))
        now, nothing, held = ":now", ":nothing", ""
    return {
        "known": " ".join(("SELECT", columns, "FROM residents WHERE address_hash", among, "ORDER BY id", held)),
        "added": f"""
            INSERT INTO residents
                (channel, address, address_hash, language_chosen, conversation, stopped, created_at, seen_at)
            SELECT {parts}, false, {nothing}, false, {now}, {now}
            FROM {rows} WHERE NOT ({is_known}) ORDER BY given.key
            ON CONFLICT DO NOTHING RETURNING {columns}
        """,  # noqa: S608  nothing that anybody wrote
    }
