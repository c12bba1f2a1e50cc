"""How a store says that what lies in it is made up."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from storage import kept
from storage.database import Database

MARKER = "demo_month"


async def put(session: AsyncSession, begin: datetime) -> None:
    await kept.put(session, MARKER, begin.isoformat())


async def is_demo(database: Database) -> bool:
    async with database.reading() as session:
        return await kept.get(session, MARKER) is not None
