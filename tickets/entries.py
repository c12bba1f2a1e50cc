"""What is written into threads is kept here and nowhere else: with each entry go its words, for the search."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.ext.asyncio import AsyncSession

from storage import ticket_search
from storage.ticket_tables import Ticket, TicketEntry
from tickets.words import WordIndex, index_of


class NoIndex(RuntimeError):
    """The session was lent no index of words."""


async def keep_entry(session: AsyncSession, ticket: Ticket, entry: TicketEntry) -> TicketEntry:
    """Add to a ticket's thread; the entry then has its id."""
    session.add(entry)
    await session.flush()
    await ticket_search.add(session, {ticket.id: words_of(session, ticket, entry)})
    return entry


def words_of(session: AsyncSession, ticket: Ticket, entry: TicketEntry) -> frozenset[int]:
    """The words that this entry adds to those its ticket is found by."""
    index = index_of(session)
    return frozenset() if index is None else index.of(_searchable(ticket.reference, entry.text))


async def reindex(session: AsyncSession, ids: Collection[int], *, wait: bool = False) -> set[int]:
    """Make the words of these tickets anew: of those written before there was an index, or with another key. Gives the
    ids of those that were done; without `wait` the ones that somebody works on are not. Raises `NoIndex`.
    """
    index = index_of(session)
    if index is None:
        raise NoIndex("the session was lent no index of words")
    # Whoever writes into a thread holds its ticket: nothing is added between reading and keeping.
    held = await ticket_search.hold(session, ids, wait=wait)
    texts = await ticket_search.texts(session, held)
    words = {ticket: _words(index, reference, texts[ticket]) for ticket, reference in held.items()}
    await ticket_search.replace(session, words)
    return set(held)


def _words(index: WordIndex, reference: str, texts: list[str]) -> frozenset[int]:
    return frozenset().union(*(index.of(_searchable(reference, text)) for text in texts or [""]))


def _searchable(reference: str, text: str) -> str:
    return f"{reference} {text}"
