"""A connection to PostgreSQL that one piece of work has for itself, as long as it lasts.

What PostgreSQL ties to a connection (advisory locks, LISTEN, being there at all) needs one that no pool hands on. A
connection pooler in front of it must work by session, not by transaction.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

if TYPE_CHECKING:
    import asyncpg

STATEMENT_S = 5.0
# A machine that loses its power says nothing: the server finds out within some seconds, and lets its locks go.
KEEPALIVES = (
    "SELECT set_config('tcp_keepalives_idle', '3', false), set_config('tcp_keepalives_interval', '1', false), "
    "set_config('tcp_keepalives_count', '3', false), set_config('synchronous_commit', 'off', false)"
)


@asynccontextmanager
async def own_connection(url: URL) -> AsyncIterator[asyncpg.Connection[Any]]:
    """asyncpg's own connection, each statement a transaction; raises what asyncpg or the system raises."""
    engine = create_async_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT", hide_parameters=True)
    connection = await engine.connect()
    raw: asyncpg.Connection[Any] = (await connection.get_raw_connection()).driver_connection
    try:
        await raw.execute(KEEPALIVES, timeout=STATEMENT_S)
        yield raw
    finally:
        # The server may be away: whoever ends must not wait for it.
        raw.terminate()
        await connection.invalidate()
        await connection.close()
        await engine.dispose()
