"""Queries on the history of topics and municipalities."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.account_tables import Account
from storage.code_tables import CodeChange, CodeKind
from storage.dialect import insert
from storage.directory import Cells

CodeChangeBy = tuple[CodeChange, str | None]
"""A change, and what the account that made it is called."""


async def add_changes(session: AsyncSession, rows: Sequence[Cells]) -> None:
    if rows:
        await session.execute(insert(session, CodeChange), rows)


async def change_by_id(session: AsyncSession, change_id: int) -> CodeChange | None:
    return await session.get(CodeChange, change_id)


async def history(
    session: AsyncSession, kind: CodeKind, code: str, *, after_version: int = 0, limit: int = 20
) -> list[CodeChangeBy]:
    """What happened to one of them after this version, newest first.

    The rows no longer belong to the session: they are told about after it was rolled back, too.
    """
    query = (
        select(CodeChange, Account.name)
        .outerjoin(Account, Account.id == CodeChange.account_id)
        .where(CodeChange.kind == kind, CodeChange.code == code, CodeChange.version > after_version)
        .order_by(CodeChange.id.desc())
        .limit(limit)
    )
    found: list[CodeChangeBy] = [(change, name) for change, name in await session.execute(query)]
    for change, _ in found:
        session.expunge(change)
    return found
