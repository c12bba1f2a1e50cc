"""Marking a SQLite store as left: whoever still has it open can change nothing in it any more.

The triggers are kept together with the copy of the last row. From then on a process that still runs on the old store
acknowledges nothing and sends nothing, so nothing is lost and nothing is sent from both.
"""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from storage import copying

MOVED = "this store has moved to another database"
_CHANGES = ("INSERT", "UPDATE", "DELETE")


async def mark_moved(session: AsyncSession) -> None:
    """Refuse every further change of a SQLite store, once this transaction is committed."""
    for table in copying.tables():
        for change in _CHANGES:
            await session.execute(
                text(
                    f"CREATE TRIGGER moved_{change.lower()}_{table.name} BEFORE {change} ON {table.name} "
                    f"BEGIN SELECT RAISE(ABORT, '{MOVED}'); END"
                )
            )


async def is_moved(session: AsyncSession) -> bool:
    query = text("SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'moved\\_%' ESCAPE '\\'")
    return bool(await session.scalar(query))


def says_moved(error: DBAPIError) -> bool:
    """The store refused a change because it was left."""
    return MOVED in str(error.orig)
