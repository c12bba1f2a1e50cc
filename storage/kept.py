"""Small facts a process must remember."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.dialect import insert
from storage.tables import Kept


async def get(session: AsyncSession, name: str) -> str | None:
    return await session.scalar(select(Kept.value).where(Kept.name == name))


async def put(session: AsyncSession, name: str, value: str) -> None:
    statement = insert(session, Kept).values(name=name, value=value)
    await session.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


async def get_or_put(session: AsyncSession, name: str, value: str) -> str:
    """What is kept under this name; `value` if nothing was, even when two processes ask at once."""
    await session.execute(insert(session, Kept).values(name=name, value=value).on_conflict_do_nothing())
    kept = await get(session, name)
    assert kept is not None
    return kept
