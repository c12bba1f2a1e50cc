"""Queries on how offices' websites do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.dialect import insert
from storage.directory_tables import ContactPointRow
from storage.keeping_tables import WebsiteCheck

NOT_LOOKED_AT = "inactive"  # the state of a contact point that residents never see


async def due(session: AsyncSession, checked_before: datetime, *, limit: int) -> Sequence[tuple[str, str, int]]:
    """Contact point, website and failures so far, of those that were not looked at since; a new address begins anew."""
    same = and_(WebsiteCheck.contact == ContactPointRow.key, WebsiteCheck.url == ContactPointRow.website)
    query = (
        select(ContactPointRow.key, ContactPointRow.website, WebsiteCheck.failures)
        .outerjoin(WebsiteCheck, same)
        .where(
            ContactPointRow.website.is_not(None),
            ContactPointRow.demo.is_(False),
            ContactPointRow.state != NOT_LOOKED_AT,
            or_(WebsiteCheck.checked_at.is_(None), WebsiteCheck.checked_at < checked_before),
        )
        .order_by(WebsiteCheck.checked_at.is_not(None), WebsiteCheck.checked_at, ContactPointRow.key)
        .limit(limit)
    )
    return [(key, url or "", failures or 0) for key, url, failures in await session.execute(query)]


async def keep(
    session: AsyncSession, contact: str, url: str, *, failures: int, fault: str | None, now: datetime
) -> None:
    values = {"url": url, "failures": failures, "fault": fault, "checked_at": now}
    row = insert(session, WebsiteCheck).values(contact=contact, **values)
    await session.execute(row.on_conflict_do_update(index_elements=["contact"], set_=values))


async def forget(session: AsyncSession, before: datetime) -> None:
    """Of contact points that are gone, or have another website since."""
    await session.execute(delete(WebsiteCheck).where(WebsiteCheck.checked_at < before))
