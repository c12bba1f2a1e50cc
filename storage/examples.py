"""Queries on proposed examples: messages that somebody showed the right topic of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

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
) -> None:
    """Keep a proposal; `text` is masked already. Whoever changes their mind about a text has one proposal, the last."""
    earlier = await session.scalar(
        select(ProposedExample)
        .where(
            ProposedExample.resident_id == resident_id,
            ProposedExample.text == text,
            ProposedExample.source == source,
            ProposedExample.status == Proposal.PROPOSED,
        )
        .limit(1)
    )
    if earlier is not None:
        earlier.label = label
        return
    session.add(
        ProposedExample(
            resident_id=resident_id, text=text, language=language, label=label, source=source, created_at=now
        )
    )


async def waiting(session: AsyncSession, *, limit: int = 100) -> Sequence[ProposedExample]:
    """Proposals that nobody has judged, oldest first."""
    query = select(ProposedExample).where(ProposedExample.status == Proposal.PROPOSED)
    return (await session.scalars(query.order_by(ProposedExample.id).limit(limit))).all()


async def count_waiting(session: AsyncSession) -> int:
    query = select(func.count()).select_from(ProposedExample).where(ProposedExample.status == Proposal.PROPOSED)
    return (await session.scalar(query)) or 0


async def by_ids(session: AsyncSession, ids: Collection[int]) -> dict[int, ProposedExample]:
    """Those that are there, kept to this transaction; in order, so that two admins cannot wait for each other."""
    query = select(ProposedExample).where(ProposedExample.id.in_(ids)).order_by(ProposedExample.id)
    return {row.id: row for row in await session.scalars(query.with_for_update())}
