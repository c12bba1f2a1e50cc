"""Queries on the staff group in Telegram. What it is told is not limited by a scope: whoever is in it reads all."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CursorResult, Select, delete, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage import outbox
from storage.account_tables import Account
from storage.dialect import insert
from storage.staff_tables import StaffPost, StaffTopic, StaffTopicToDelete, StaffUpdate
from storage.tables import Outbox, OutboxStatus, Resident
from storage.ticket_tables import Ticket, TicketEntry, TicketEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A ticket with all that its topic can tell: entries, events, and answers that could not be delivered, in order;
    names of accounts by their ids.
    """

    topic: StaffTopic
    ticket: Ticket
    resident: Resident
    entries: Sequence[TicketEntry]
    events: Sequence[TicketEvent]
    lost: Sequence[Outbox]
    names: Mapping[int, str]


async def add_update(session: AsyncSession, update_id: int, now: datetime) -> bool:
    """Keep that this update has come; False when it was there already."""
    row = insert(session, StaffUpdate).values(update_id=update_id, received_at=now).on_conflict_do_nothing()
    return _count(await session.execute(row)) == 1


async def has_update(session: AsyncSession, update_id: int) -> bool:
    return await session.get(StaffUpdate, update_id) is not None


async def forget_updates(session: AsyncSession, before: datetime) -> None:
    await session.execute(delete(StaffUpdate).where(StaffUpdate.received_at < before))


async def newest_event(session: AsyncSession) -> int:
    return (await session.scalar(select(func.max(TicketEvent.id)))) or 0


async def settled_event(session: AsyncSession, after: int, *, before: datetime) -> int:
    """The last event behind `after` up to which all are older than `before`; `after` when there is none."""
    fresh = select(func.min(TicketEvent.id)).where(TicketEvent.id > after, TicketEvent.created_at >= before)
    first_fresh = await session.scalar(fresh)
    return max(after, first_fresh - 1 if first_fresh else await newest_event(session))


async def want_topics(
    session: AsyncSession, after: int, *, kinds: Collection[str], statuses: Collection[str], now: datetime
) -> None:
    """Make rows for the tickets in one of these states to which, behind the event `after`, something of these kinds has
    happened, and which have none.
    """
    called = select(TicketEvent.ticket_id).where(TicketEvent.id > after, TicketEvent.kind.in_(kinds))
    has_topic = exists().where(StaffTopic.ticket_id == Ticket.id)
    query = select(Ticket.id).where(Ticket.id.in_(called), Ticket.status.in_(statuses), ~has_topic)
    blank = {"title": "", "is_opened": False, "is_closed": False, "told": 0, "lost": 0, "attempts": 0}
    rows = [{**blank, "ticket_id": each, "created_at": now, "due_at": now} for each in await session.scalars(query)]
    if rows:
        await session.execute(insert(session, StaffTopic).values(rows).on_conflict_do_nothing())


async def look_again(session: AsyncSession, after: int, now: datetime) -> None:
    """Have the topics looked at that were not told yet of something behind the event `after`."""
    touched = select(TicketEvent.ticket_id).where(TicketEvent.id > after)
    untold = exists().where(TicketEvent.ticket_id == StaffTopic.ticket_id, TicketEvent.id > StaffTopic.told)
    waiting = StaffTopic.due_at.is_(None), StaffTopic.ticket_id.in_(touched), untold
    statement = update(StaffTopic).where(*waiting).values(due_at=now)
    await session.execute(statement.execution_options(synchronize_session=False))


async def look_at_lost(session: AsyncSession, since: datetime, now: datetime) -> None:
    """Have the topics looked at that were not told yet of an answer that was given up since then."""
    query = (
        select(TicketEntry.ticket_id, func.max(Outbox.id))
        .join(Outbox, Outbox.ticket_entry_id == TicketEntry.id)
        .where(outbox.IS_FAILED, Outbox.finished_at >= since)
        .group_by(TicketEntry.ticket_id)
    )
    for ticket_id, row_id in (await session.execute(query)).all():
        untold = StaffTopic.ticket_id == ticket_id, StaffTopic.lost < row_id, StaffTopic.due_at.is_(None)
        await session.execute(update(StaffTopic).where(*untold).values(due_at=now))


async def next_due(session: AsyncSession, now: datetime) -> int | None:
    """The ticket whose topic waits for the longest time."""
    query = select(StaffTopic.ticket_id).where(StaffTopic.due_at <= now).order_by(StaffTopic.due_at).limit(1)
    return await session.scalar(query)


async def matter(session: AsyncSession, ticket_id: int) -> Matter | None:
    """None when the resident was erased meanwhile."""
    topic, ticket = await session.get(StaffTopic, ticket_id), await session.get(Ticket, ticket_id)
    if topic is None or ticket is None:
        return None
    resident = await session.get_one(Resident, ticket.resident_id)
    entries = await _all(session, select(TicketEntry).where(TicketEntry.ticket_id == ticket_id))
    events = await _all(session, select(TicketEvent).where(TicketEvent.ticket_id == ticket_id))
    people = {event.account_id for event in events} | {ticket.assignee_id}
    accounts = await session.scalars(select(Account).where(Account.id.in_(people - {None})))
    return Matter(
        topic=topic,
        ticket=ticket,
        resident=resident,
        entries=sorted(entries, key=lambda entry: entry.id),
        events=sorted(events, key=lambda event: event.id),
        lost=[row for row in await outbox.of_ticket(session, ticket_id) if row.status == OutboxStatus.FAILED],
        names={account.id: account.called for account in accounts},
    )


async def change_topic(session: AsyncSession, ticket_id: int, **columns: Any) -> bool:
    """False when there is no such topic any more: its resident was erased."""
    statement = update(StaffTopic).where(StaffTopic.ticket_id == ticket_id).values(**columns)
    return _count(await session.execute(statement)) == 1


async def topic_in(session: AsyncSession, thread_id: int) -> tuple[StaffTopic, str] | None:
    """The topic of this thread, and the reference of its ticket."""
    query = select(StaffTopic, Ticket.reference).join(Ticket, Ticket.id == StaffTopic.ticket_id)
    row = (await session.execute(query.where(StaffTopic.thread_id == thread_id))).first()
    return (row[0], row[1]) if row else None


async def topic_of(session: AsyncSession, reference: str) -> tuple[StaffTopic, str] | None:
    """The topic of the ticket with this reference, as it is stored."""
    query = select(StaffTopic, Ticket.reference).join(Ticket, Ticket.id == StaffTopic.ticket_id)
    row = (await session.execute(query.where(Ticket.reference == reference))).first()
    return (row[0], row[1]) if row else None


async def is_behind(session: AsyncSession, topic: StaffTopic, kinds: Collection[str], via: str) -> bool:
    """Whether something of these kinds has happened, elsewhere than `via`, that the topic does not show yet."""
    query = select(TicketEvent).where(
        TicketEvent.ticket_id == topic.ticket_id, TicketEvent.id > topic.told, TicketEvent.kind.in_(kinds)
    )
    return any(event.details.get("via") != via for event in await session.scalars(query))


async def lost_thread(session: AsyncSession, thread_id: int, now: datetime) -> None:
    """Somebody has deleted this topic: it is made anew."""
    anew = {"thread_id": None, "title": "", "is_opened": False, "is_closed": False, "due_at": now}
    await session.execute(update(StaffTopic).where(StaffTopic.thread_id == thread_id).values(anew))


async def leave_group(session: AsyncSession) -> int:
    """What is known of the topics belongs to another group from now on; how many were still to be deleted there.

    A question gets a topic in the new group as one that is older than it.
    """
    anew = {"thread_id": None, "title": "", "is_opened": False, "is_closed": False}
    await session.execute(update(StaffTopic).values(anew))
    await session.execute(delete(StaffPost).where(StaffPost.person.is_(None)))
    return _count(await session.execute(delete(StaffTopicToDelete)))


async def next_post(session: AsyncSession, now: datetime) -> StaffPost | None:
    query = select(StaffPost).where(StaffPost.due_at <= now).order_by(StaffPost.id).limit(1)
    return await session.scalar(query)


async def drop_post(session: AsyncSession, post_id: int) -> None:
    await session.execute(delete(StaffPost).where(StaffPost.id == post_id))


async def delay_post(session: AsyncSession, post_id: int, *, due_at: datetime) -> None:
    statement = update(StaffPost).where(StaffPost.id == post_id)
    await session.execute(statement.values(due_at=due_at, attempts=StaffPost.attempts + 1))


async def erase_of_resident(session: AsyncSession, resident_id: int) -> None:
    """List the topics of a resident's tickets for deletion; their rows go with the tickets."""
    own = await session.scalars(select(Ticket.id).where(Ticket.resident_id == resident_id))
    await list_topics_for_deletion(session, own.all())


async def list_topics_for_deletion(session: AsyncSession, ticket_ids: Collection[int]) -> None:
    """Of tickets that are about to be deleted."""
    threads = await session.scalars(select(StaffTopic.thread_id).where(StaffTopic.ticket_id.in_(ticket_ids)))
    await list_for_deletion(session, [each for each in threads if each is not None])


async def list_for_deletion(session: AsyncSession, thread_ids: Collection[int]) -> None:
    if thread_ids:
        rows = [{"thread_id": each} for each in sorted(thread_ids)]
        await session.execute(insert(session, StaffTopicToDelete).values(rows).on_conflict_do_nothing())


async def next_to_delete(session: AsyncSession, now: datetime) -> StaffTopicToDelete | None:
    """The one that was tried least; what could not be deleted is not in the way of others."""
    row = StaffTopicToDelete
    query = select(row).where(or_(row.due_at.is_(None), row.due_at <= now)).order_by(row.attempts, row.thread_id)
    return await session.scalar(query.limit(1))


async def delay_deletion(session: AsyncSession, thread_id: int, *, due_at: datetime) -> None:
    row = StaffTopicToDelete
    statement = update(row).where(row.thread_id == thread_id)
    await session.execute(statement.values(due_at=due_at, attempts=row.attempts + 1))


async def mark_deleted(session: AsyncSession, thread_id: int) -> None:
    await session.execute(delete(StaffTopicToDelete).where(StaffTopicToDelete.thread_id == thread_id))


async def _all(session: AsyncSession, query: Select[Any]) -> list[Any]:
    return list(await session.scalars(query))


def _count(result: Any) -> int:
    assert isinstance(result, CursorResult)
    return result.rowcount
