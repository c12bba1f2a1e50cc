"""Queries on proposed examples: messages that somebody showed the right topic of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import bulk
from storage.scope import Scope
from storage.tables import Proposal, ProposedExample
from storage.ticket_tables import Author


async def propose(
    session: AsyncSession,
    *,
    resident_id: int | None,
    text: str,
    language: str,
    label: str,
    source: Author,
    now: datetime,
    municipality: str | None = None,
    unresolved_id: int | None = None,
) -> None:
    """Keep a proposal; `text` is masked already. Whoever changes their mind about a text has one proposal, the last."""
    waiting = await session.scalars(
        select(ProposedExample).where(
            ProposedExample.resident_id == resident_id,
            ProposedExample.source == source,
            ProposedExample.status == Proposal.PROPOSED,
        )
    )
    earlier = next((each for each in waiting if each.text == text), None)
    if earlier is not None:
        earlier.label, earlier.unresolved_id = label, unresolved_id
        return
    session.add(
        ProposedExample(
            resident_id=resident_id,
            text=text,
            language=language,
            label=label,
            municipality=municipality,
            source=source,
            unresolved_id=unresolved_id,
            created_at=now,
        )
    )


async def find(
    session: AsyncSession,
    status: Proposal,
    *,
    scope: Scope,
    label: str | None = None,
    language: str | None = None,
    limit: int = 100,
    offset: int = 0,
) -> Sequence[ProposedExample]:
    """Those that wait, oldest first; those that were judged, the last judgement first."""
    query = select(ProposedExample).where(*_wanted(status, scope, label, language)).limit(limit).offset(offset)
    if status is Proposal.PROPOSED:
        return (await session.scalars(query.order_by(ProposedExample.id))).all()
    last_judged = ProposedExample.judged_at.desc(), ProposedExample.id.desc()
    return (await session.scalars(query.order_by(*last_judged))).all()


async def count(
    session: AsyncSession,
    status: Proposal,
    *,
    scope: Scope,
    label: str | None = None,
    language: str | None = None,
) -> int:
    query = select(func.count()).select_from(ProposedExample).where(*_wanted(status, scope, label, language))
    return (await session.scalar(query)) or 0


async def labels_by_id(
    session: AsyncSession, status: Proposal, *, scope: Scope, label: str | None = None
) -> dict[int, str]:
    """What each of those of this status is about."""
    query = select(ProposedExample.id, ProposedExample.label).where(*_wanted(status, scope, label, None))
    return dict((await session.execute(query)).all())


async def by_ids(session: AsyncSession, ids: Collection[int], *, scope: Scope) -> dict[int, ProposedExample]:
    """Those that are there, kept to this transaction; in order, so that two admins cannot wait for each other."""
    query = select(ProposedExample).where(ProposedExample.id.in_(ids), *_within(scope))
    return {row.id: row for row in await session.scalars(query.order_by(ProposedExample.id).with_for_update())}


async def withdraw(session: AsyncSession, unresolved_ids: Collection[int]) -> None:
    """What was proposed from these entries of the unresolved log, and nobody has judged yet, is taken back."""
    waiting = ProposedExample.status == Proposal.PROPOSED, ProposedExample.unresolved_id.in_(unresolved_ids)
    await session.execute(delete(ProposedExample).where(*waiting))


async def accepted_ids(session: AsyncSession) -> list[int]:
    """What routing is to learn from, in the order in which it was judged: the last judgement of a text counts."""
    query = select(ProposedExample.id).where(ProposedExample.status == Proposal.ACCEPTED)
    return list(await session.scalars(query.order_by(ProposedExample.judged_at, ProposedExample.id)))


async def in_order(session: AsyncSession, ids: Sequence[int]) -> list[ProposedExample]:
    """Once accepted examples in the order of these ids, whatever was decided about them since."""
    query = select(ProposedExample).where(bulk.among(session, ProposedExample.id, ids))
    found = {row.id: row for row in await session.scalars(query)}
    return [found[number] for number in ids if number in found]


def _wanted(status: Proposal, scope: Scope, label: str | None, language: str | None) -> list[ColumnElement[bool]]:
    asked = ((ProposedExample.label, label), (ProposedExample.language, language))
    chosen = [column == value for column, value in asked if value is not None]
    return [ProposedExample.status == status, *chosen, *_within(scope)]


def _within(scope: Scope) -> list[ColumnElement[bool]]:
    return scope.of_rows(ProposedExample.municipality, ProposedExample.label)
