"""Fills a store with residents, messages and replies as years of use would leave them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from sqlalchemy import Table, bindparam, func, select, text

from bot.clock import utc_now
from storage import bulk
from storage.base import Base
from storage.database import Database
from storage.dialect import dialect_of
from storage.sealed import PLAIN
from storage.tables import Message, MessageStatus, Outbox, OutboxStatus, Resident
from storage.ticket_tables import Ticket, TicketStatus
from storage.types import UtcDateTime

CHANNEL = "telegram"
AT_ONCE = 250_000
RESIDENTS_AT_ONCE = 5_000
RESIDENTS_A_TICKET = 10
COUNTING = {
    "postgresql": "SELECT {columns} FROM generate_series(CAST(:first AS bigint), CAST(:last AS bigint)) AS numbers (i)",
    "sqlite": (
        "WITH RECURSIVE numbers (i) AS (SELECT :first UNION ALL SELECT i + 1 FROM numbers WHERE i < :last) "
        "SELECT {columns} FROM numbers WHERE i <= :last"
    ),
}


def address(number: int) -> str:
    return str(20_000_000 + number)


async def grow(database: Database, *, residents: tuple[int, int], messages_each: int) -> None:
    """From so many residents to so many: `messages_each` messages for each, a reply to each of them, some tickets."""
    before, after = residents
    for start in range(before, after, RESIDENTS_AT_ONCE):
        await _add_residents(database, start, min(start + RESIDENTS_AT_ONCE, after))
    newest = await _newest(database, Message), await _newest(database, Outbox)
    done, wanted = before * messages_each, after * messages_each
    for start in range(done, wanted, AT_ONCE):
        numbers = (start + 1, min(start + AT_ONCE, wanted))
        await _add(database, Message, _message(after), numbers, after=newest[0] - done)
        await _add(database, Outbox, _reply(after, newest[0] - done), numbers, after=newest[1] - done)
    tickets = (before // RESIDENTS_A_TICKET + 1, after // RESIDENTS_A_TICKET)
    await _add(database, Ticket, _ticket(), tickets)
    await _analyze(database)


async def _add_residents(database: Database, start: int, stop: int) -> None:
    now = utc_now()
    rows = [
        {
            "channel": CHANNEL,
            "address": address(number),
            "address_hash": PLAIN.hash(CHANNEL, address(number)),
            "language": "sq",
            "municipality": "gjilan",
            "conversation": {},
            "created_at": now,
            "seen_at": now,
        }
        for number in range(start, stop)
    ]
    async with database.transaction() as session:
        await bulk.insert(session, Resident, rows)


def _message(residents: int) -> Mapping[str, str]:
    """Column → SQL; `i` counts."""
    return {
        "channel": f"'{CHANNEL}'",
        "event_id": "'old ' || i",
        "resident_id": f"1 + (i * 7919) % {residents}",
        "kind": "'text'",
        "text": "'Ku paguhet tatimi në pronë dhe çka duhet me marrë me vete?'",
        "content": """'{"message_id":"1"}'""",
        "status": f"'{MessageStatus.HANDLED}'",
        "received_at": ":now",
    }


def _reply(residents: int, messages_after: int) -> Mapping[str, str]:
    words = "Kontakt: Zyra e tatimit në pronë, e hapur nga e hëna deri të premten. " * 3
    return {
        "resident_id": f"1 + (i * 7919) % {residents}",
        "message_id": f"i + {messages_after}",
        "channel": f"'{CHANNEL}'",
        "address": "'20000000'",
        "reply": f"""'{{"text":"{words}","language":"sq"}}'""",
        "status": f"'{OutboxStatus.DELIVERED}'",
        "due_at": ":now",
        "provider_id": "'p' || i",
        "created_at": ":now",
        "finished_at": ":now",
    }


def _ticket() -> Mapping[str, str]:
    return {
        "reference": "'OLD-' || i",
        "resident_id": f"i * {RESIDENTS_A_TICKET}",
        "status": f"'{TicketStatus.CLOSED}'",
        "language": "'sq'",
        "created_at": ":now",
        "updated_at": ":now",
    }


async def _add(
    database: Database, table: type[Base], values: Mapping[str, str], numbers: tuple[int, int], *, after: int = 0
) -> None:
    """One row for each number `i`; its id is so much higher."""
    target = cast("Table", table.__table__)
    values = {**_defaults(target), "id": f"i + {after}", **values}
    async with database.transaction() as session:
        counting = COUNTING[dialect_of(session)].format(columns=", ".join(values.values()))
        statement = text(f"INSERT INTO {target.name} ({', '.join(values)}) {counting}").bindparams(
            bindparam("now", type_=UtcDateTime())
        )
        await session.execute(statement, {"first": numbers[0], "last": numbers[1], "now": utc_now()})
        if not database.is_sqlite:
            sequence = f"pg_get_serial_sequence('{target.name}', 'id')"
            await session.execute(text(f"SELECT setval({sequence}, (SELECT max(id) FROM {target.name}))"))


def _defaults(table: Table) -> dict[str, str]:
    """Column → its default as SQL, where there is one that is always the same."""
    plain = [column for column in table.columns if column.default is not None and column.default.is_scalar]
    return {column.name: _literal(column.default.arg) for column in plain}  # type: ignore[union-attr]


def _literal(value: object) -> str:
    if isinstance(value, str):
        return f"'{value}'"
    return str(value).lower() if isinstance(value, bool) else str(int(cast("int", value)))


async def _newest(database: Database, table: type[Base]) -> int:
    async with database.reading() as session:
        return await session.scalar(select(func.max(cast("Table", table.__table__).c.id))) or 0


async def _analyze(database: Database) -> None:
    """As PostgreSQL does by itself a minute later."""
    if not database.is_sqlite:
        async with database.transaction() as session:
            await session.execute(text("ANALYZE"))
