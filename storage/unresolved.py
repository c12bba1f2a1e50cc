"""Queries on the unresolved log and on what was done about it. Grouping it by likeness is in `storage.alike`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.learning_tables import SettledAs, Settlement
from storage.scope import Scope
from storage.tables import Message, Resident, Unresolved
from storage.ticket_tables import Ticket

# What has not been put into a group yet is one by itself.
group_key: ColumnElement[int] = func.coalesce(Unresolved.group_id, Unresolved.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which entries to find; None: whichever. An empty municipality, topic or language: those that name none.

    `until` is not included.
    """

    settled: bool = False
    reason: str | None = None
    language: str | None = None
    municipality: str | None = None
    since: datetime | None = None
    until: datetime | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        asked = (
            (Unresolved.reason, self.reason),
            (Unresolved.language, self.language),
            (Unresolved.municipality, self.municipality),
        )
        found = [column == value if value else column.is_(None) for column, value in asked if value is not None]
        found.append(Unresolved.settled_at.is_not(None) if self.settled else Unresolved.settled_at.is_(None))
        if self.since is not None:
            found.append(Unresolved.created_at >= self.since)
        if self.until is not None:
            found.append(Unresolved.created_at < self.until)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Entries that read alike, as far as they are sought and may be seen: how many, and the newest one's id."""

    id: int
    count: int
    newest: int


async def groups(session: AsyncSession, sought: Sought, *, scope: Scope, limit: int, offset: int = 0) -> list[Group]:
    """The group with the newest entry first."""
    newest = func.max(Unresolved.id)
    query = (
        select(group_key, func.count(), newest)
        .where(*sought.conditions(), *within(scope))
        .group_by(group_key)
        .order_by(newest.desc())
        .limit(limit)
        .offset(offset)
    )
    return [Group(id=number, count=count, newest=last) for number, count, last in await session.execute(query)]


async def count_groups(session: AsyncSession, sought: Sought, *, scope: Scope) -> tuple[int, int]:
    """How many groups, and how many entries in them."""
    query = select(func.count(group_key.distinct()), func.count()).select_from(Unresolved)
    count, entries = (await session.execute(query.where(*sought.conditions(), *within(scope)))).one()
    return count, entries


async def by_ids(session: AsyncSession, ids: Collection[int], *, scope: Scope) -> dict[int, Unresolved]:
    """Those that are there and may be seen."""
    rows = await session.scalars(select(Unresolved).where(Unresolved.id.in_(ids), *within(scope)))
    return {row.id: row for row in rows}


async def group_of(session: AsyncSession, number: int, *, scope: Scope) -> int:
    """The group that the entry with this id has been put into meanwhile; the number itself if it stands for a group."""
    query = select(group_key).where(Unresolved.id == number, *within(scope))
    return (await session.scalar(query)) or number


async def of_group(
    session: AsyncSession, group: int, sought: Sought, *, scope: Scope, limit: int
) -> Sequence[Unresolved]:
    """Newest first."""
    query = select(Unresolved).where(group_key == group, *sought.conditions(), *within(scope))
    return (await session.scalars(query.order_by(Unresolved.id.desc()).limit(limit))).all()


async def count_of_group(session: AsyncSession, group: int, sought: Sought, *, scope: Scope) -> int:
    query = select(func.count()).select_from(Unresolved).where(group_key == group, *sought.conditions(), *within(scope))
    return (await session.scalar(query)) or 0


async def newest(session: AsyncSession, sought: Sought, *, scope: Scope, limit: int = 100) -> Sequence[Unresolved]:
    query = select(Unresolved).where(*sought.conditions(), *within(scope))
    return (await session.scalars(query.order_by(Unresolved.id.desc()).limit(limit))).all()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What is to be settled: of a group the entries with these ids; None: all of it up to the entry `seen`."""

    group: int
    ids: Collection[int] | None
    seen: int

    def conditions(self) -> list[ColumnElement[bool]]:
        which = Unresolved.id <= self.seen if self.ids is None else Unresolved.id.in_(self.ids)
        return [group_key == self.group, Unresolved.settled_at.is_(None), which]


async def lock(session: AsyncSession, chosen: Chosen, *, scope: Scope, limit: int) -> Sequence[Unresolved]:
    """The chosen entries that nobody has settled, oldest first, kept to this transaction after their residents: the
    intake locks residents first, too.
    """
    wanted = and_(*chosen.conditions(), *within(scope))
    found = select(Unresolved.id, Unresolved.resident_id).where(wanted).order_by(Unresolved.id).limit(limit)
    ids = (await session.execute(found)).all()
    owners = {owner for _id, owner in ids if owner is not None}
    await session.execute(select(Resident.id).where(Resident.id.in_(owners)).order_by(Resident.id).with_for_update())
    query = select(Unresolved).where(Unresolved.id.in_([number for number, _owner in ids]), wanted)
    return (await session.scalars(query.order_by(Unresolved.id).with_for_update())).all()


async def settle(
    session: AsyncSession,
    rows: Collection[Unresolved],
    settled_as: SettledAs,
    *,
    account_id: int | None,
    now: datetime,
    **details: Any,
) -> Settlement:
    """Note what was done about these (`details`: columns of `Settlement`)."""
    settlement = Settlement(settled_as=settled_as, account_id=account_id, created_at=now, **details)
    session.add(settlement)
    await session.flush()
    for row in rows:
        row.settled_at, row.settlement_id = now, settlement.id
    await session.flush()
    return settlement


async def take_up_again(session: AsyncSession, settlement_id: int, *, scope: Scope) -> list[int]:
    """What was settled by this act is unsettled again, as far as it may be seen; the ids of these entries."""
    settled = Unresolved.settlement_id == settlement_id
    query = select(Unresolved.id).where(settled, *within(scope)).order_by(Unresolved.id)
    ids = list(await session.scalars(query.with_for_update()))
    statement = update(Unresolved).where(Unresolved.id.in_(ids), settled, *within(scope))
    await session.execute(statement.values(settled_at=None, settlement_id=None))
    return ids


async def settlement(session: AsyncSession, number: int, *, scope: Scope) -> tuple[Settlement, int] | None:
    """An act and how many entries it settled; None when none of them may be seen."""
    entries = select(func.count()).select_from(Unresolved).where(Unresolved.settlement_id == number, *within(scope))
    count = (await session.scalar(entries)) or 0
    found = await session.get(Settlement, number) if count else None
    return (found, count) if found else None


async def settlements(session: AsyncSession, rows: Collection[Unresolved]) -> dict[int, Settlement]:
    """What was done about these, by its id."""
    ids = {row.settlement_id for row in rows if row.settlement_id is not None}
    return {each.id: each for each in await session.scalars(select(Settlement).where(Settlement.id.in_(ids)))}


async def readers(session: AsyncSession, rows: Collection[Unresolved]) -> dict[int, Resident]:
    """The residents of these entries, by their own id."""
    owners = {row.resident_id for row in rows if row.resident_id is not None}
    return {each.id: each for each in await session.scalars(select(Resident).where(Resident.id.in_(owners)))}


async def message_of(session: AsyncSession, row: Unresolved) -> Message | None:
    """The message that an entry comes from, as long as it is kept and the same resident's."""
    message = await session.get(Message, row.message_id) if row.message_id is not None else None
    return message if message is not None and message.resident_id == row.resident_id else None


async def tickets_since(session: AsyncSession, rows: Collection[Unresolved], *, scope: Scope) -> dict[int, str]:
    """Entry → the reference of the first ticket that its resident has opened since: somebody looks after them."""
    owners = {row.resident_id for row in rows if row.resident_id is not None}
    query = select(Ticket.resident_id, Ticket.created_at, Ticket.reference).where(
        Ticket.resident_id.in_(owners), *scope.of_tickets()
    )
    opened: defaultdict[int, list[tuple[datetime, str]]] = defaultdict(list)
    for owner, moment, reference in await session.execute(query.order_by(Ticket.id)):
        opened[owner].append((moment, reference))
    first = {
        row.id: next((reference for moment, reference in opened[row.resident_id] if moment >= row.created_at), None)
        for row in rows
        if row.resident_id is not None
    }
    return {number: reference for number, reference in first.items() if reference}


def within(scope: Scope) -> list[ColumnElement[bool]]:
    """Conditions on `Unresolved`."""
    return scope.of_rows(Unresolved.municipality, Unresolved.topic)
