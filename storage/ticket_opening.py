"""A new ticket with all it begins with, kept in one go: asking five times takes longer than handling ten messages."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, cast

from sqlalchemy.ext.asyncio import AsyncSession

from storage import bulk
from storage.base import Base
from storage.dialect import dialect_of
from storage.ticket_tables import Ticket, TicketEntry, TicketEvent
from storage.together import Rows, Statement, ask, nothing
from storage.word_tables import TicketWord


async def keep(
    session: AsyncSession, ticket: Ticket, entry: TicketEntry, event: TicketEvent, words: Collection[int]
) -> int:
    """The ticket's id. `entry` is the first of its thread, with these `words` (`tickets.words`) for the search, and
    `event` tells of it. None of them is the session's, neither before nor afterwards.

    Whoever catches an error of it rolls back: on SQLite some of it may be there.
    """
    await session.flush()  # what they point at may be new
    id_of_ticket, id_of_entry = _ids(dialect_of(session))
    values = {"reference": ticket.reference}
    own = {"ticket_id": id_of_ticket}
    statements: list[Statement[Any]] = [
        bulk.inserting(session, Ticket, [_row(ticket)], returning=("id",), read=_only),
        bulk.inserting(
            session, TicketEntry, [_row(entry)], returning=("id",), read=_only, looked_up=own, values=values
        ),
        bulk.inserting(
            session, TicketEvent, [_row(event)], read=nothing, looked_up={**own, "entry_id": id_of_entry}, values=values
        ),
    ]
    if words:
        rows = [{"word": word} for word in sorted(words)]
        statements.append(bulk.inserting(session, TicketWord, rows, read=nothing, looked_up=own, values=values))
    return cast("int", (await ask(session, *statements))[0])


def _ids(dialect: str) -> tuple[str, str]:
    """In SQL: the id of the ticket, and of its entry, that are added in the same breath."""
    if dialect == "postgresql":  # the parts of one statement do not see what the others do to the tables
        return "(SELECT id FROM added_tickets)", "(SELECT id FROM added_ticket_entries)"
    ticket = "(SELECT id FROM tickets WHERE reference = :reference)"
    return ticket, f"(SELECT max(id) FROM ticket_entries WHERE ticket_id = {ticket})"  # noqa: S608  nothing anybody wrote


def _row(row: Base) -> Mapping[str, Any]:
    values = {column.key: getattr(row, column.key) for column in row.__table__.columns}
    return {name: value for name, value in values.items() if value is not None}


def _only(rows: Rows) -> int:
    ((number,),) = rows
    return cast("int", number)
