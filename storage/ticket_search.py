"""The blind index of tickets' words: what is kept for a ticket, and which tickets have all words of a search."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import cast

from sqlalchemy import ColumnElement, Table, delete, exists, func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from storage import bulk, dialect
from storage.ticket_tables import Ticket, TicketEntry
from storage.word_tables import TicketWord

# So many tickets with the rarest word of a search are looked up one by one; where there are more, the list is walked
# in its order instead, and soon full.
FEW = 4_000

TABLE = cast("Table", TicketWord.__table__)


async def add(session: AsyncSession, words: Mapping[int, Collection[int]]) -> None:
    """Ticket → its words; those that are there already stay."""
    rows = [{"ticket_id": ticket, "word": word} for ticket, found in words.items() for word in sorted(found)]
    if rows:
        await session.execute(dialect.insert(session, TicketWord).on_conflict_do_nothing(), rows)


async def replace(session: AsyncSession, words: Mapping[int, Collection[int]]) -> None:
    """Ticket → its words, in the place of all that were there."""
    await session.execute(delete(TABLE).where(TABLE.c.ticket_id.in_(words)))
    await add(session, words)


async def numbers(session: AsyncSession, *, after: int, limit: int) -> Sequence[int]:
    """Ids of tickets behind this one, in order."""
    return (await session.scalars(select(Ticket.id).where(Ticket.id > after).order_by(Ticket.id).limit(limit))).all()


async def hold(session: AsyncSession, ids: Collection[int], *, wait: bool) -> dict[int, str]:
    """Keep these tickets to this transaction: id → reference. Without `wait` those that somebody else holds are left
    out, so that nobody who holds several can stand in the way.
    """
    query = select(Ticket.id, Ticket.reference).where(Ticket.id.in_(ids)).order_by(Ticket.id)
    return dict((await session.execute(query.with_for_update(skip_locked=not wait))).all())


async def texts(session: AsyncSession, ids: Collection[int]) -> dict[int, list[str]]:
    """All that was written into each of these tickets."""
    found: dict[int, list[str]] = {ticket: [] for ticket in ids}
    query = select(TicketEntry.ticket_id, TicketEntry.text).where(TicketEntry.ticket_id.in_(ids))
    for ticket, text in await session.execute(query.order_by(TicketEntry.id)):
        found[ticket].append(text)
    return found


async def having(session: AsyncSession, words: Collection[int]) -> list[ColumnElement[bool]]:
    """Conditions on `Ticket`: all of these words stand in it. Who asks for tickets with them limits by a scope, too."""
    if not words:
        return []
    counts = await _counts(session, words)
    rarest, *others = sorted(words, key=lambda word: (counts[word], word))
    if counts[rarest] > FEW:
        return [_has(Ticket.id, word) for word in (rarest, *others)]
    query = select(TicketWord.ticket_id).where(TicketWord.word == rarest)
    query = query.where(*(_has(TicketWord.ticket_id, word) for word in others))
    return [bulk.among(session, Ticket.id, (await session.scalars(query)).all())]


async def _counts(session: AsyncSession, words: Collection[int]) -> dict[int, int]:
    """Word → how many tickets have it; beyond `FEW` it is not counted on."""
    some = {word: select(literal(1)).where(TicketWord.word == word).limit(FEW + 1).subquery() for word in words}
    counts = (select(func.count()).select_from(found).scalar_subquery() for found in some.values())
    return dict(zip(some, (await session.execute(select(*counts))).one(), strict=True))


def _has(ticket_id: InstrumentedAttribute[int], word: int) -> ColumnElement[bool]:
    also = TicketWord.__table__.alias()
    return exists().where(also.c.word == word, also.c.ticket_id == ticket_id)
